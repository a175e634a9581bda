// Natives of errors (what types say of themselves) and sort. [go1.26 errors/wrap.go As], [go1.26 internal/reflectlite/swapper.go]
#include <algorithm>
#include <cmath>

#include "sim/golib/arguments.h"

namespace tw {
namespace {

constexpr std::uint8_t kInterface = 20, kPointer = 22, kSlice = 23;

// func comparable(v error) bool
NativeStatus comparable(NativeCall& call) {
    const std::uint64_t type = call.rt.dynamic_type(call.words[0], true);
    return give(call, 2, type != 0 && call.rt.descriptor(call.rt.type_index(type)).comparable);
}

bool has_error_method(const TypeDescriptor& t) {
    return std::any_of(t.methods.begin(), t.methods.end(), [](const MethodDescriptor& m) { return m.name == "Error"; });
}

// func targetFault(target any) int
NativeStatus target_fault(NativeCall& call) {
    const int type = call.rt.type_index(call.words[0]);
    const TypeDescriptor& pointer = call.rt.descriptor(type);
    if (pointer.kind != kPointer || call.words[1] == 0) return give(call, 2, 1);
    const TypeDescriptor& elem = call.rt.descriptor(pointer.elem);
    return give(call, 2, elem.kind == kInterface || has_error_method(elem) ? 0 : 2);
}

// func assign(err error, target any) bool
NativeStatus assign(NativeCall& call) {
    Runtime& rt = call.rt;
    const int have = rt.type_index(rt.dynamic_type(call.words[0], true));
    const int want = rt.descriptor(rt.type_index(call.words[2])).elem;
    const std::uint64_t to = call.words[3], data = call.words[1];
    const TypeDescriptor& wanted = rt.descriptor(want);
    if (wanted.kind == kInterface) {
        std::uint64_t word = rt.type(have).address;
        if (!wanted.interface_methods.empty()) {
            bool missing = false;
            word = rt.itab(want, have, &missing);
            if (missing || word == 0) return give(call, 4, false);
        }
        rt.memory.set_word(to, word);
        rt.store_pointer(to + 8, data);
        return give(call, 4, true);
    }
    if (have != want) return give(call, 4, false);
    if (wanted.direct_iface) rt.store_pointer(to, data);
    else rt.move_typed(to, data, static_cast<std::uint64_t>(wanted.size), wanted.ptrdata != 0);
    return give(call, 4, true);
}

// ---- sort
// func Ints(x []int)
NativeStatus ints(NativeCall& call) {
    if (call.words[1] < 2) return NativeStatus::Done;
    auto* first = reinterpret_cast<std::int64_t*>(call.rt.memory.write_range(call.words[0], call.words[1] * 8));
    std::sort(first, first + call.words[1]);
    return NativeStatus::Done;
}
// func Float64s(x []float64): NaNs first
NativeStatus floats(NativeCall& call) {
    if (call.words[1] < 2) return NativeStatus::Done;
    auto* first = reinterpret_cast<double*>(call.rt.memory.write_range(call.words[0], call.words[1] * 8));
    std::stable_sort(first, first + call.words[1], [](double a, double b) { return a < b || (std::isnan(a) && !std::isnan(b)); });
    return NativeStatus::Done;
}

// The slice words in an interface's data; nullptr (a panic is pending) when it holds no slice.
bool slice_in(NativeCall& call, std::uint64_t (&slice)[3], int& elem) {
    Runtime& rt = call.rt;
    const int type = call.words[0] ? rt.type_index(call.words[0]) : -1;
    if (type < 0 || rt.descriptor(type).kind != kSlice) {
        rt.panic_plain("reflect: call of Swapper on " + (type < 0 ? std::string("zero Value") : rt.descriptor(type).text + " Value"));
        return false;
    }
    elem = rt.descriptor(type).elem;
    for (int i = 0; i < 3; i++) slice[i] = rt.memory.word(call.words[1] + static_cast<std::uint64_t>(i) * 8);
    return true;
}

// func sliceLength(x any) int
NativeStatus slice_length(NativeCall& call) {
    std::uint64_t slice[3];
    int elem = -1;
    if (!slice_in(call, slice, elem)) return NativeStatus::Failed;
    return give(call, 2, static_cast<std::int64_t>(slice[1]));
}

// func sliceScratch(x any) unsafe.Pointer
NativeStatus slice_scratch(NativeCall& call) {
    std::uint64_t slice[3];
    int elem = -1;
    if (!slice_in(call, slice, elem)) return NativeStatus::Failed;
    const TypeInfo& type = call.rt.type(elem);
    constexpr std::uint8_t kString = 24;
    const bool word = type.noscan() ? type.size == 8 || type.size == 4 || type.size == 2 || type.size == 1 : type.size == 8 || type.descriptor->kind == kString;
    return give(call, 2, word ? 0 : static_cast<std::int64_t>(call.rt.allocate(type.size, type.heap_type, -1)));
}

// func sliceSwap(x any, i, j int)
NativeStatus slice_swap(NativeCall& call) {
    Runtime& rt = call.rt;
    std::uint64_t slice[3];
    int elem = -1;
    if (!slice_in(call, slice, elem)) return NativeStatus::Failed;
    const std::uint64_t i = call.words[2], j = call.words[3];
    if (i >= slice[1] || j >= slice[1]) {
        rt.panic_plain("reflect: slice index out of range");
        return NativeStatus::Failed;
    }
    const TypeDescriptor& t = rt.descriptor(elem);
    const auto size = static_cast<std::uint64_t>(t.size);
    if (i == j || size == 0) return NativeStatus::Done;
    const std::uint64_t a = slice[0] + i * size, b = slice[0] + j * size;
    if (t.ptrdata != 0) {  // pointers go through the barrier word by word; the rest of the last pointer word is plain
        for (std::uint64_t at = 0; at < size; at += 8) {
            const std::uint64_t x = rt.memory.word(a + at), y = rt.memory.word(b + at);
            if (t.pointer_mask[at / 8]) {
                rt.store_pointer(a + at, y);
                rt.store_pointer(b + at, x);
            } else {
                rt.memory.set_word(a + at, y);
                rt.memory.set_word(b + at, x);
            }
        }
        return NativeStatus::Done;
    }
    std::byte* p = rt.memory.write_range(a, size);
    std::byte* q = rt.memory.write_range(b, size);
    std::swap_ranges(p, p + size, q);
    return NativeStatus::Done;
}

constexpr NativeEntry kEntries[] = {
    {"errors.comparable", comparable}, {"errors.targetFault", target_fault}, {"errors.assign", assign}, {"sort.Ints", ints},
    {"sort.Float64s", floats}, {"sort.sliceLength", slice_length}, {"sort.sliceSwap", slice_swap}, {"sort.sliceScratch", slice_scratch},
};

}  // namespace

std::span<const NativeEntry> errors_and_sort_natives() { return kEntries; }

}  // namespace tw
