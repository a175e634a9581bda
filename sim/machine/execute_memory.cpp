// Typed stores and the slice instructions.
#include "sim/machine/execute_internal.h"

namespace tw::slow {
namespace {

bool in_bounds(std::int64_t value, std::int64_t limit) { return value >= 0 && value <= limit; }

// A slice expression's bounds; [go1.26 runtime/panic.go panicSliceAlen …] for the texts.
struct Bounds { std::int64_t lo = 0, hi = 0, max = 0; bool three = false; };

// `of_length`: of a string or array, whose capacity is its length.
bool check(Runtime& rt, const Bounds& b, std::int64_t cap, bool of_length) {
    const auto fail = [&](BoundsCode code, std::int64_t x, std::int64_t y) {
        rt.panic_bounds(code, x, y);
        return false;
    };
    if (b.three) {
        if (!in_bounds(b.max, cap)) return fail(of_length ? BoundsCode::Slice3Alen : BoundsCode::Slice3Acap, b.max, cap);
        if (!in_bounds(b.hi, b.max)) return fail(BoundsCode::Slice3B, b.hi, b.max);
        if (!in_bounds(b.lo, b.hi)) return fail(BoundsCode::Slice3C, b.lo, b.hi);
        return true;
    }
    if (!in_bounds(b.hi, cap)) return fail(of_length ? BoundsCode::SliceAlen : BoundsCode::SliceAcap, b.hi, cap);
    if (!in_bounds(b.lo, b.hi)) return fail(BoundsCode::SliceB, b.lo, b.hi);
    return true;
}

Bounds bounds_of(const Slow& x, std::int64_t length, std::int64_t cap) {
    const auto at = [&](int i) { return static_cast<std::int64_t>(x.word(x.ip->c + i * 8)); };
    Bounds b;
    b.lo = x.ip->e & 1 ? at(0) : 0;
    b.hi = x.ip->e & 2 ? at(1) : length;
    b.three = (x.ip->e & 4) != 0;
    b.max = b.three ? at(2) : cap;
    return b;
}

void write_slice(Slow& x, std::uint64_t base, const Bounds& b, std::int64_t elem_size) {
    const std::int64_t cap = b.max - b.lo;
    // never point behind the array: an empty result keeps its base
    x.word(x.ip->a) = cap == 0 ? base : base + static_cast<std::uint64_t>(b.lo * elem_size);
    x.word(x.ip->a + 8) = static_cast<std::uint64_t>(b.hi - b.lo);
    x.word(x.ip->a + 16) = static_cast<std::uint64_t>(cap);
}

}  // namespace

Flow store_typed(Slow& x) {
    x.rt.store_slot(x.rt.type(x.ip->c), x.word(x.ip->a) + x.ip->e, x.fp + x.ip->b);
    return Flow::Next;
}

Flow move_typed(Slow& x) {
    const TypeInfo& type = x.rt.type(x.ip->c);
    const std::uint64_t to = x.word(x.ip->a), from = x.word(x.ip->b);
    if (to < kTextBase || from < kTextBase) x.rt.panic_nil_dereference();
    else x.rt.move_typed(to, from, type.size, !type.noscan());
    return Flow::Next;
}

Flow zero_typed(Slow& x) {
    const TypeInfo& type = x.rt.type(x.ip->c);
    x.rt.clear_typed(x.word(x.ip->a), type.size, !type.noscan());
    return Flow::Next;
}

Flow clear_slice(Slow& x) {
    const TypeInfo& type = x.rt.type(x.ip->b);
    x.rt.clear_typed(x.word(x.ip->a), type.size * x.word(x.ip->a + 8), !type.noscan());
    return Flow::Next;
}

Flow make_slice(Slow& x) {
    const TypeInfo& type = x.rt.type(x.ip->c);
    const auto length = static_cast<std::int64_t>(x.word(x.ip->b)), cap = static_cast<std::int64_t>(x.word(x.ip->b + 8));
    constexpr std::uint64_t kMaxBytes = 1ull << 47;
    const auto fits = [&](std::int64_t n) { return n >= 0 && (type.size == 0 || static_cast<std::uint64_t>(n) <= kMaxBytes / type.size); };
    if (!fits(length)) {
        x.rt.panic_error("makeslice: len out of range");
        return Flow::Next;
    }
    if (!fits(cap) || length > cap) {
        x.rt.panic_error("makeslice: cap out of range");
        return Flow::Next;
    }
    const std::uint64_t at = x.rt.allocate(type.size * static_cast<std::uint64_t>(cap), type.heap_type, x.ip[1].a);
    x.word(x.ip->a) = at;
    x.word(x.ip->a + 8) = static_cast<std::uint64_t>(length);
    x.word(x.ip->a + 16) = static_cast<std::uint64_t>(cap);
    return Flow::Next;
}

// A slice whose elements stand in this frame gets its own on the heap [go1.26 runtime/slice.go moveSlice moveSliceNoCap].
Flow move_slice(Slow& x) {
    const TypeInfo& type = x.rt.type(x.ip->c);
    const std::uint64_t array = x.word(x.ip->b), length = x.word(x.ip->b + 8), capacity = x.word(x.ip->b + 16);
    for (int i = 0; i < 3; i++) x.word(x.ip->a + i * 8) = x.word(x.ip->b + i * 8);
    const int function = x.rt.image->function_of(static_cast<std::uint32_t>(x.ip - x.rt.image->code.data()));
    const auto frame = static_cast<std::uint64_t>(x.rt.image->functions[static_cast<std::size_t>(function)].frame_size);
    if (array - x.address(0) >= frame) return Flow::Next;
    const std::uint64_t kept = x.ip->e == 3 ? capacity : length;
    if (kept == 0) {
        x.word(x.ip->a) = x.rt.image->zero_base;
        x.word(x.ip->a + 16) = 0;
        return Flow::Next;
    }
    const std::uint64_t cap = x.ip->e == 3 ? capacity : Heap::round_up_size(length * type.size, type.noscan()) / type.size;
    const std::uint64_t at = x.rt.allocate(cap * type.size, type.heap_type, x.ip[1].a);
    if (x.rt.end.kind != EndKind::Running) return Flow::Next;
    x.rt.move_typed(at, array, kept * type.size, !type.noscan());
    x.word(x.ip->a) = at;
    x.word(x.ip->a + 16) = cap;
    return Flow::Next;
}

// Room in the frame, as much of it as the size class of the elements has [go1.26 runtime/slice.go growsliceBuf].
Flow grow_in_frame(Slow& x, std::uint64_t buffer) {
    const TypeInfo& type = x.rt.type(x.ip->c);
    const std::uint64_t needed = x.word(x.ip->b + 8), old = needed - static_cast<std::uint64_t>(x.ip[1].b), from = x.word(x.ip->b);
    if (from != buffer && old != 0) std::memmove(x.rt.memory.write_range(buffer, old * type.size), x.rt.memory.read_range(from, old * type.size), old * type.size);
    const std::uint64_t cap = Heap::round_up_size(needed * type.size, type.noscan()) / type.size;
    if (cap > needed) std::memset(x.rt.memory.write_range(buffer + needed * type.size, (cap - needed) * type.size), 0, (cap - needed) * type.size);
    x.word(x.ip->a) = buffer;
    x.word(x.ip->a + 8) = needed;
    x.word(x.ip->a + 16) = cap;
    return Flow::Next;
}

Flow grow_slice(Slow& x) {
    if (x.ip->e >= 2) return move_slice(x);
    constexpr std::uint64_t kRoom = 32;
    if (x.ip->e == 1 && x.word(x.ip->b + 8) <= kRoom / x.rt.type(x.ip->c).size) return grow_in_frame(x, x.word(x.ip[1].c));
    std::uint64_t slice[3] = {x.word(x.ip->b), x.word(x.ip->b + 8), x.word(x.ip->b + 16)};
    const std::uint64_t needed = slice[1], old = needed - static_cast<std::uint64_t>(x.ip[1].b);
    slice[1] = old;
    if (!x.rt.grow_slice(slice, old, needed, x.ip->c, x.ip[1].a)) return Flow::Next;
    x.word(x.ip->a) = slice[0];
    x.word(x.ip->a + 8) = needed;
    x.word(x.ip->a + 16) = slice[2];
    return Flow::Next;
}

Flow append_slice(Slow& x) {
    const TypeInfo& type = x.rt.type(x.ip->c);
    std::uint64_t slice[3] = {x.word(x.ip->b), x.word(x.ip->b + 8), x.word(x.ip->b + 16)};
    const std::uint64_t more = x.word(x.ip->b + 24), count = x.word(x.ip->b + 32);
    const std::uint64_t old = slice[1], needed = old + count;
    if (more == 0 && static_cast<std::int64_t>(count) < 0) {
        x.rt.panic_error("makeslice: len out of range");
        return Flow::Next;
    }
    if (needed > slice[2] && !x.rt.grow_slice(slice, old, needed, x.ip->c, x.ip[1].a)) return Flow::Next;
    if (count && more == 0) x.rt.clear_typed(slice[0] + old * type.size, count * type.size, !type.noscan());  // of a make that never was
    else if (count) x.rt.move_typed(slice[0] + old * type.size, more, count * type.size, !type.noscan());
    x.word(x.ip->a) = slice[0];
    x.word(x.ip->a + 8) = needed;
    x.word(x.ip->a + 16) = slice[2];
    return Flow::Next;
}

Flow copy_slice(Slow& x) {
    const TypeInfo& type = x.rt.type(x.ip->c);
    const std::uint64_t count = std::min(x.word(x.ip->b + 8), x.word(x.ip->b + 32));
    if (count) x.rt.move_typed(x.word(x.ip->b), x.word(x.ip->b + 24), count * type.size, !type.noscan());
    x.word(x.ip->a) = count;
    return Flow::Next;
}

Flow slice_string(Slow& x) {
    const std::uint64_t base = x.word(x.ip->b);
    const auto length = static_cast<std::int64_t>(x.word(x.ip->b + 8));
    const Bounds b = bounds_of(x, length, length);
    if (!check(x.rt, b, length, true)) return Flow::Next;
    x.word(x.ip->a) = b.hi == b.lo ? base : base + static_cast<std::uint64_t>(b.lo);
    x.word(x.ip->a + 8) = static_cast<std::uint64_t>(b.hi - b.lo);
    return Flow::Next;
}

Flow slice_slice(Slow& x) {
    const auto length = static_cast<std::int64_t>(x.word(x.ip->b + 8)), cap = static_cast<std::int64_t>(x.word(x.ip->b + 16));
    const std::uint64_t base = x.word(x.ip->b);
    const Bounds b = bounds_of(x, length, cap);
    if (check(x.rt, b, cap, false)) write_slice(x, base, b, x.ip[1].a);
    return Flow::Next;
}

Flow slice_array(Slow& x) {
    const std::uint64_t base = x.word(x.ip->b);
    if (base < kTextBase) {
        x.rt.panic_nil_dereference();
        return Flow::Next;
    }
    const std::int64_t length = x.ip[1].b;
    const Bounds b = bounds_of(x, length, length);
    if (check(x.rt, b, length, true)) write_slice(x, base, b, x.ip[1].a);
    return Flow::Next;
}

Flow panic_slice_convert(Slow& x) {
    const std::uint64_t length = x.word(x.ip->a);
    if (length < offset_of(x.ip->b))
        x.rt.panic_bounds(BoundsCode::Convert, static_cast<std::int64_t>(length), x.ip->b);
    return Flow::Next;
}

}  // namespace tw::slow
