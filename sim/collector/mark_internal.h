// The inner loop of marking: from a pointer to its object's mark bit, from an object to its pointer words. Used inside
// sim/collector. Keeps raw host addresses, so one Marker lives no longer than one call that does not allocate.
#pragma once
#include <bit>
#include <cstring>
#include <vector>

#include "sim/memory/heap.h"

namespace tw {

// Keeps the compiler from making a branch of what is computed from `value`.
inline std::uint64_t opaque(std::uint64_t value) {
#if defined(__GNUC__)
    __asm__("" : "+r"(value));
#endif
    return value;
}

class Marker {
public:
    Marker(Memory& memory, const Heap& heap)
        : arena_(memory.arena.bytes), arena_used_(memory.arena.used), spans_(reinterpret_cast<const SpanRecord*>(memory.spans.bytes)),
          allocs_(reinterpret_cast<const std::uint8_t*>(memory.alloc_bits.bytes)),
          marks_(reinterpret_cast<std::uint8_t*>(memory.mark_bits.bytes)), dirty_(memory.mark_bits.dirty), heap_(heap) {}

    std::uint64_t bytes_marked = 0, objects_marked = 0;
    std::uint64_t scan_work = 0;  // bytes of the objects scanned, up to their last pointer

    // Marks the white object that holds `pointer`; returns its base when it has pointers to follow, else 0.
    // [go1.26 runtime/mgcmark.go greyobject]
    std::uint64_t mark(std::uint64_t pointer) {
        const std::uint64_t offset = pointer - kArenaBase;
        if (offset >= arena_used_) return 0;
        const SpanRecord* span = &spans_[spans_[offset / kPageSize].start_page];
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
        if (span->noscan()) return 0;
        // Nearly every pointer is a base; saying so by a branch lets the processor follow it before the division is done.
        if (in_span != index * elem_size) [[unlikely]] pointer = opaque(kArenaBase + span->start_page * kPageSize + index * elem_size);
        return pointer;
    }

    // What lies so near to the object scanned last is at hand: it need not wait for its memory.
    static bool is_near(std::uint64_t base, std::uint64_t last) { return ((base ^ last) >> kNear) == 0; }
    void prefetch(std::uint64_t base) const { __builtin_prefetch(arena_ + (base - kArenaBase)); }

    // Marks what the object at `base` points to and appends the grey ones to work[top…]; returns the new top.
    std::size_t scan(std::uint64_t base, std::vector<std::uint64_t>& work, std::size_t top) {
        const std::uint64_t offset = base - kArenaBase;
        const SpanRecord* span = &spans_[spans_[offset / kPageSize].start_page];
        if (span->elem_size > kMaxInSpanBits) [[unlikely]] return scan_by_type(*span, base, work, top);
        if (work.size() < top + 64) work.resize(top + top / 2 + 256);
        std::uint64_t* to = work.data();
        const std::byte* object = arena_ + offset;
        const std::uint64_t start = span->start_page * kPageSize;
        // Last word first, so that the first one's object is next: what was allocated together is scanned together.
        std::uint64_t bits = heap_bits_of(arena_ + start, offset - start, span->elem_size);
        scan_work += static_cast<std::uint64_t>(std::bit_width(bits)) * 8;
        while (bits != 0) {
            const unsigned word = static_cast<unsigned>(std::bit_width(bits)) - 1;
            bits ^= 1ull << word;
            std::uint64_t value;
            std::memcpy(&value, object + word * 8, 8);
            const std::uint64_t grey = mark(value);
            if (grey == 0) continue;
            prefetch(grey);
            to[top++] = grey;
        }
        return top;
    }

    // `limit` times: scans the newest of work when it is near the last one; else that goes to the end of the queue, which has room for
    // one, and the queue's first object is scanned. Ends when work is empty or an object needs more room or its type; returns how often. The same acts as `scan`, with all that
    // does not change kept in registers.
    template <std::uint32_t queue_size>
    std::uint64_t scan_steadily(std::uint64_t* queue, std::uint32_t& queue_first, std::vector<std::uint64_t>& work, std::size_t& work_top,
                                std::uint64_t& last_scanned, std::uint64_t limit) {
        const std::byte* const arena = arena_;
        const SpanRecord* const spans = spans_;
        std::uint8_t *const marks = marks_, *const dirty = dirty_;
        const std::uint64_t used = arena_used_;
        std::uint64_t* const to = work.data();
        std::size_t top = work_top;
        const std::size_t room = work.size();
        std::uint32_t first = queue_first;
        std::uint64_t last = last_scanned;
        std::uint64_t done = 0, bytes = 0, objects = 0, words = 0;
        for (; done < limit && top != 0 && top + 64 <= room; done++) {
            const std::uint64_t newest = to[top - 1];
            const bool next = is_near(newest, last);
            const std::uint64_t self = (next ? newest : queue[first]) - kArenaBase;
            const SpanRecord& own = spans[spans[self / kPageSize].start_page];
            if (own.elem_size > kMaxInSpanBits) [[unlikely]] break;
            top--;
            if (!next) {
                __builtin_prefetch(arena + (newest - kArenaBase));
                queue[(first + queue_size - 1) % queue_size] = newest;
                first = (first + 1) % queue_size;
            }
            last = self + kArenaBase;
            const std::uint64_t start = own.start_page * kPageSize;
            std::uint64_t bits = heap_bits_of(arena + start, self - start, own.elem_size);
            words += static_cast<std::uint64_t>(std::bit_width(bits));
            while (bits != 0) {
                const unsigned word = static_cast<unsigned>(std::bit_width(bits)) - 1;
                bits ^= 1ull << word;
                std::uint64_t value;
                std::memcpy(&value, arena + self + word * 8, 8);
                const std::uint64_t offset = value - kArenaBase;
                if (offset >= used) continue;
                const SpanRecord& span = spans[spans[offset / kPageSize].start_page];
                const std::uint64_t page = span.start_page, elem_size = span.elem_size, in_span = offset - page * kPageSize;
                const std::uint64_t index = in_span * span.div_magic >> 32;
                const std::uint64_t byte = page * kBitsPerPage + index / 8, bit = 1u << (index % 8), old = marks[byte];
                if (index >= span.free_index || elem_size > kMaxInSpanBits) [[unlikely]] {
                    const std::uint64_t grey = mark(value);
                    to[top] = grey;
                    top += grey != 0;
                    continue;
                }
                if ((old & bit) != 0) continue;
                marks[byte] = static_cast<std::uint8_t>(old | bit);
                dirty[byte >> kTrackedShift] = kWritten;
                bytes += elem_size;
                objects++;
                if (span.noscan()) continue;
                if (in_span != index * elem_size) [[unlikely]] value = opaque(kArenaBase + page * kPageSize + index * elem_size);
                to[top++] = value;
            }
        }
        work_top = top;
        queue_first = first;
        last_scanned = last;
        bytes_marked += bytes;
        objects_marked += objects;
        scan_work += words * 8;
        return done;
    }

private:
    static constexpr unsigned kNear = 18;
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
        std::uint64_t end = base;
        for_each_masked_word(heap_.type(index), base, large ? span.large_size : span.elem_size - 8, [&](std::uint64_t slot) {
            end = slot + 8;
            std::uint64_t value;
            std::memcpy(&value, arena_ + (slot - kArenaBase), 8);
            const std::uint64_t grey = mark(value);
            if (grey == 0) return;
            if (work.size() <= top) work.resize(top + top / 2 + 256);
            work[top++] = grey;
        });
        scan_work += end - base;
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
