// The inner loop of marking: from a pointer to its object's mark bit, from an object to its pointer words. Used inside
// sim/collector. Keeps raw host addresses, so one Marker lives no longer than one call that does not allocate.
#pragma once
#include <bit>
#include <cstring>
#include <vector>

#include "sim/memory/heap.h"

namespace tw {

class Marker {
public:
    Marker(Memory& memory, const Heap& heap)
        : arena_(memory.arena.bytes), arena_used_(memory.arena.used), spans_(reinterpret_cast<const SpanRecord*>(memory.spans.bytes)),
          allocs_(reinterpret_cast<const std::uint8_t*>(memory.alloc_bits.bytes)),
          marks_(reinterpret_cast<std::uint8_t*>(memory.mark_bits.bytes)), dirty_(memory.mark_bits.dirty), heap_(heap) {}

    std::uint64_t bytes_marked = 0, objects_marked = 0;

    // Marks the white object that holds `pointer`; returns its base when it has pointers to follow, else 0.
    // [go1.26 runtime/mgcmark.go greyobject]
    std::uint64_t mark(std::uint64_t pointer) {
        const std::uint64_t offset = pointer - kArenaBase;
        if (offset >= arena_used_) return 0;
        const SpanRecord* span = &spans_[offset / kPageSize];
        if (span->start_page != offset / kPageSize) span = &spans_[span->start_page];
        const std::uint64_t in_span = offset - span->start_page * kPageSize;
        const std::uint32_t index = static_cast<std::uint32_t>(in_span * span->div_magic >> 32);
        if (index >= span->nelems) return 0;  // free runs and stacks have no slots
        const std::uint64_t byte = span->start_page * kBitsPerPage + index / 8;
        const std::uint8_t bit = static_cast<std::uint8_t>(1u << (index % 8));
        const std::uint8_t old = marks_[byte];
        if ((old & bit) != 0) return 0;
        if (index >= span->free_index && (allocs_[byte] & bit) == 0) [[unlikely]] return 0;
        const std::uint64_t elem_size = span->elem_size;
        if (elem_size > kMaxInSpanBits) [[unlikely]] return mark_big(*span, index, in_span, byte, bit);
        marks_[byte] = old | bit;
        dirty_[byte >> kTrackedShift] = kWritten;
        bytes_marked += elem_size;
        objects_marked++;
        return span->noscan() ? 0 : kArenaBase + span->start_page * kPageSize + index * elem_size;
    }

    // Marks what the object at `base` points to and appends the grey ones to work[top…]; returns the new top.
    std::size_t scan(std::uint64_t base, std::vector<std::uint64_t>& work, std::size_t top) {
        const std::uint64_t offset = base - kArenaBase;
        const SpanRecord* span = &spans_[offset / kPageSize];
        if (span->start_page != offset / kPageSize) span = &spans_[span->start_page];
        if (span->elem_size > kMaxInSpanBits) [[unlikely]] return scan_by_type(*span, base, work, top);
        if (work.size() < top + 64) work.resize(top + top / 2 + 256);
        std::uint64_t* to = work.data();
        const std::byte* object = arena_ + offset;
        const std::uint64_t start = span->start_page * kPageSize;
        // Last word first, so that the first one's object is next: what was allocated together is scanned together.
        for (std::uint64_t bits = heap_bits_of(arena_ + start, offset - start, span->elem_size); bits != 0;) {
            const unsigned word = static_cast<unsigned>(std::bit_width(bits)) - 1;
            bits ^= 1ull << word;
            std::uint64_t value;
            std::memcpy(&value, object + word * 8, 8);
            const std::uint64_t grey = mark(value);
            if (grey == 0) continue;
            __builtin_prefetch(arena_ + (grey - kArenaBase));
            to[top++] = grey;
        }
        return top;
    }

private:
    static constexpr std::uint64_t kMaxInSpanBits = 512;

    // With a malloc header, or large.
    std::uint64_t mark_big(const SpanRecord& span, std::uint32_t index, std::uint64_t in_span, std::uint64_t byte, std::uint8_t bit) {
        if (span.size_class() == 0 && in_span >= span.large_size) return 0;
        marks_[byte] |= bit;
        dirty_[byte >> kTrackedShift] = kWritten;
        bytes_marked += span.elem_size;
        objects_marked++;
        if (span.noscan()) return 0;
        return kArenaBase + span.start_page * kPageSize + index * span.elem_size + (span.size_class() != 0 ? 8 : 0);
    }

    __attribute__((noinline)) std::size_t scan_by_type(const SpanRecord& span, std::uint64_t base, std::vector<std::uint64_t>& work, std::size_t top) {
        const bool large = span.size_class() == 0;
        std::uint64_t descriptor = span.large_type;
        if (!large) std::memcpy(&descriptor, arena_ + (base - kArenaBase) - 8, 8);
        const int index = heap_.type_at(Address{descriptor});
        if (index < 0) return top;
        for_each_masked_word(heap_.type(index), base, large ? span.large_size : span.elem_size - 8, [&](std::uint64_t slot) {
            std::uint64_t value;
            std::memcpy(&value, arena_ + (slot - kArenaBase), 8);
            const std::uint64_t grey = mark(value);
            if (grey == 0) return;
            if (work.size() <= top) work.resize(top + top / 2 + 256);
            work[top++] = grey;
        });
        return top;
    }

    const std::byte* arena_;
    std::uint64_t arena_used_;
    const SpanRecord* spans_;
    const std::uint8_t* allocs_;
    std::uint8_t* marks_;
    std::uint8_t* dirty_;
    const Heap& heap_;
};

}  // namespace tw
