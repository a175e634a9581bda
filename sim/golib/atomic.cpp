// sync/atomic: one step each, since nothing runs between the start and the end of a native.
// [go1.26 internal/runtime/atomic/types.go]
#include <type_traits>

#include "sim/golib/native_tables.h"
#include "sim/runtime/runtime.h"

namespace tw {
namespace {

NativeStatus fault(NativeCall& call) {
    call.rt.panic_nil_dereference();
    return NativeStatus::Failed;
}

// A number as it stands in a word: int32 with its sign, uint32 without.
template <class T> std::uint64_t as_word(T value) {
    if constexpr (std::is_signed_v<T>) return static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
    else return value;
}

template <class T> NativeStatus load(NativeCall& call) {
    T value{};
    if (!call.rt.memory.load(call.words[0], value)) return fault(call);
    call.words[1] = as_word(value);
    return NativeStatus::Done;
}

template <class T> NativeStatus store(NativeCall& call) {
    return call.rt.memory.store(call.words[0], static_cast<T>(call.words[1])) ? NativeStatus::Done : fault(call);
}

// Replaces *addr by change(old, operand); the result is the old value, or the new one.
template <class T, class Change> NativeStatus replace(NativeCall& call, bool result_is_new, Change change) {
    T old{};
    if (!call.rt.memory.load(call.words[0], old)) return fault(call);
    const T next = change(old, static_cast<T>(call.words[1]));
    if (!call.rt.memory.store(call.words[0], next)) return fault(call);
    call.words[2] = as_word(result_is_new ? next : old);
    return NativeStatus::Done;
}

template <class T> NativeStatus swap(NativeCall& call) { return replace<T>(call, false, [](T, T x) { return x; }); }
template <class T> NativeStatus add(NativeCall& call) {
    using U = std::make_unsigned_t<T>;  // wraps around
    return replace<T>(call, true, [](T old, T x) { return static_cast<T>(static_cast<U>(old) + static_cast<U>(x)); });
}
template <class T> NativeStatus bit_and(NativeCall& call) { return replace<T>(call, false, [](T old, T x) { return static_cast<T>(old & x); }); }
template <class T> NativeStatus bit_or(NativeCall& call) { return replace<T>(call, false, [](T old, T x) { return static_cast<T>(old | x); }); }

template <class T> NativeStatus compare_and_swap(NativeCall& call) {
    T old{};
    if (!call.rt.memory.load(call.words[0], old)) return fault(call);
    const bool equal = old == static_cast<T>(call.words[1]);
    if (equal && !call.rt.memory.store(call.words[0], static_cast<T>(call.words[2]))) return fault(call);
    call.words[3] = equal;
    return NativeStatus::Done;
}

// Pointers go through the write barrier, unless the variable stands on the stack.
bool write_pointer(Runtime& rt, std::uint64_t at, std::uint64_t value) {
    if (!rt.memory.readable(at)) return false;
    if (at >= rt.g().stack_low && at < rt.g().stack_high) rt.memory.set_word(at, value);
    else rt.store_pointer(at, value);
    return true;
}

NativeStatus store_pointer(NativeCall& call) {
    return write_pointer(call.rt, call.words[0], call.words[1]) ? NativeStatus::Done : fault(call);
}

NativeStatus swap_pointer(NativeCall& call) {
    std::uint64_t old = 0;
    if (!call.rt.memory.load(call.words[0], old)) return fault(call);
    write_pointer(call.rt, call.words[0], call.words[1]);
    call.words[2] = old;
    return NativeStatus::Done;
}

NativeStatus compare_and_swap_pointer(NativeCall& call) {
    std::uint64_t old = 0;
    if (!call.rt.memory.load(call.words[0], old)) return fault(call);
    const bool equal = old == call.words[1];
    if (equal) write_pointer(call.rt, call.words[0], call.words[2]);
    call.words[3] = equal;
    return NativeStatus::Done;
}

#define TW_ATOMICS(name, type)                                        \
    {"sync/atomic.Load" name, load<type>},                            \
    {"sync/atomic.Store" name, store<type>},                          \
    {"sync/atomic.Swap" name, swap<type>},                            \
    {"sync/atomic.Add" name, add<type>},                              \
    {"sync/atomic.And" name, bit_and<type>},                          \
    {"sync/atomic.Or" name, bit_or<type>},                            \
    {"sync/atomic.CompareAndSwap" name, compare_and_swap<type>}

constexpr NativeEntry kEntries[] = {
    TW_ATOMICS("Int32", std::int32_t),
    TW_ATOMICS("Uint32", std::uint32_t),
    TW_ATOMICS("Int64", std::int64_t),
    TW_ATOMICS("Uint64", std::uint64_t),
    TW_ATOMICS("Uintptr", std::uint64_t),
    {"sync/atomic.LoadPointer", load<std::uint64_t>},
    {"sync/atomic.StorePointer", store_pointer},
    {"sync/atomic.SwapPointer", swap_pointer},
    {"sync/atomic.CompareAndSwapPointer", compare_and_swap_pointer},
};

}  // namespace

std::span<const NativeEntry> atomic_natives() { return kEntries; }

}  // namespace tw
