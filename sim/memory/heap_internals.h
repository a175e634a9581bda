// What the heap's files share. Used inside sim/memory.
#pragma once
#include <bit>
#include <cstring>

#include "sim/base/check.h"
#include "sim/memory/heap.h"
#include "sim/memory/size_class_lookup.h"

namespace tw {

inline constexpr std::uint32_t kNoPage = ~0u;

class HeapInternals {
public:
    // pages.cpp
    static std::uint32_t take_pages(Heap& heap, Memory& memory, std::uint64_t npages);       // kNoPage: exhausted
    static void free_span(Heap& heap, Memory& memory, std::uint32_t page);
    static SpanRecord* new_heap_span(Heap& heap, Memory& memory, std::uint64_t npages, unsigned span_class);
    static SpanRecord* new_stack_span(Heap& heap, Memory& memory, std::uint64_t npages, std::uint64_t elem_size);
    // allocate.cpp
    enum class SmallKind : std::uint8_t { NoPointers, InSpanBits, Header };
    template <SmallKind kind>
    static Address small(Heap& heap, Memory& memory, unsigned size_class, const HeapType* type, std::uint64_t size, ObjectNote note, Zero zero);
    static Address tiny(Heap& heap, Memory& memory, std::uint64_t size, ObjectNote note);
    static Address large(Heap& heap, Memory& memory, std::uint64_t size, const HeapType* type, ObjectNote note, Zero zero);
    // central.cpp
    static SpanRecord* refill(Heap& heap, Memory& memory, unsigned span_class);              // nullptr: exhausted
    static void account(Heap& heap, SpanRecord& span);                                       // its new allocations into the totals
    // sweep.cpp
    // Returns whether the span was given back. preserve: the caller takes it.
    static bool sweep_span(Heap& heap, Memory& memory, std::uint32_t page, bool preserve);
    static void sweep_specials(Heap& heap, Memory& memory, const SpanRecord& span);
    static void pay_sweep_debt(Heap& heap, Memory& memory, std::uint64_t span_bytes, std::uint64_t pages_of_caller);
    // stacks.cpp
    static void free_stack_spans(Heap& heap, Memory& memory);

    static SpanRecord& span_to_write(Memory& memory, std::uint64_t page) {
        memory.spans.touch(page * sizeof(SpanRecord));
        return span_at(memory, page);
    }
};

inline std::uint64_t bits_at(const Region& bits, std::uint64_t page, std::uint64_t index) {
    std::uint64_t word = 0;
    std::memcpy(&word, bits.bytes + page * kBitsPerPage + index / 64 * 8, 8);
    return word;
}

// The next free slot at or after free_index; nelems when the span is full. Takes it.
// [go1.26 runtime/mbitmap.go nextFreeIndex], [go1.26 runtime/malloc.go nextFreeFast]
inline std::uint32_t take_slot(const Memory& memory, SpanRecord& span) {
    std::uint32_t from = span.free_index;
    std::uint64_t cache = span.alloc_cache;
    while (cache == 0) [[unlikely]] {
        from = (from + 64) & ~63u;
        if (from >= span.nelems) { span.free_index = span.nelems; return span.nelems; }
        cache = ~bits_at(memory.alloc_bits, span.start_page, from);
    }
    const unsigned skip = static_cast<unsigned>(std::countr_zero(cache));
    const std::uint32_t result = from + skip;
    if (result >= span.nelems) [[unlikely]] { span.free_index = span.nelems; return span.nelems; }
    cache = cache >> skip >> 1;
    const std::uint32_t next = result + 1;
    if (next % 64 == 0 && next != span.nelems) [[unlikely]] cache = ~bits_at(memory.alloc_bits, span.start_page, next);
    span.alloc_cache = cache;
    span.free_index = static_cast<std::uint16_t>(next);
    span.alloc_count++;
    return result;
}

inline bool set_mark_bit(Memory& memory, std::uint64_t page, std::uint32_t index) {
    const std::uint64_t at = page * kBitsPerPage + index / 8;
    const std::byte bit{static_cast<unsigned char>(1u << (index % 8))};
    if ((memory.mark_bits.bytes[at] & bit) != std::byte{0}) return false;
    memory.mark_bits.bytes[at] |= bit;
    memory.mark_bits.touch(at);
    return true;
}

}  // namespace tw
