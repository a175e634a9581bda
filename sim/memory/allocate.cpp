// The allocation paths. [go1.26 runtime/malloc.go mallocgc]
#include "sim/memory/heap_internals.h"

namespace tw {

namespace {

inline void zero_slot(Memory& memory, std::uint64_t offset, std::uint64_t size) {
    std::byte* at = memory.arena.bytes + offset;
    if (size <= 64) {  // overlapping halves instead of a loop
        const std::uint64_t part = size > 32 ? 32 : size > 16 ? 16 : 8;
        if (part == 32) { std::memset(at, 0, 32); std::memset(at + size - 32, 0, 32); }
        else if (part == 16) { std::memset(at, 0, 16); std::memset(at + size - 16, 0, 16); }
        else { std::memset(at, 0, 8); std::memset(at + size - 8, 0, 8); }
        memory.arena.touch(offset);
        memory.arena.touch(offset + size - 1);
        return;
    }
    std::memset(at, 0, size);
    memory.arena.touch_range(offset, size);
}

void set_note(Memory& memory, std::uint64_t page, std::uint64_t index, ObjectNote note) {
    const std::uint64_t at = page * kNotesPerPage + index * 8, word = note.pack();
    std::memcpy(memory.notes.bytes + at, &word, 8);
    memory.notes.touch(at);
}

// Pointer bits of the slot from the type, repeated for arrays; bits of the slack are clear.
// [go1.26 runtime/mbitmap.go writeHeapBitsSmall]
inline void write_heap_bits(Memory& memory, std::uint64_t start_page, std::uint64_t elem_size, std::uint64_t index, const HeapType& type,
                            std::uint64_t size) {
    std::uint64_t bits = type.small_mask;
    if (type.size < size) {
        if (type.size == 8) bits = size == 512 ? ~0ull : (1ull << (size / 8)) - 1;
        else for (std::uint64_t at = type.size; at + type.ptrdata <= size; at += type.size) bits |= type.small_mask << (at / 8);
    }
    const std::uint64_t words = elem_size / 8, first = index * words, shift = first % 64;
    const std::uint64_t mask = words == 64 ? ~0ull : (1ull << words) - 1;
    const std::uint64_t at = start_page * kPageSize + heap_bits_offset(elem_size) + first / 64 * 8;
    std::uint64_t word = 0;
    std::memcpy(&word, memory.arena.bytes + at, 8);
    word = (word & ~(mask << shift)) | bits << shift;
    std::memcpy(memory.arena.bytes + at, &word, 8);
    memory.arena.touch(at);
    if (shift + words <= 64) return;
    std::memcpy(&word, memory.arena.bytes + at + 8, 8);
    word = (word & ~(mask >> (64 - shift))) | bits >> (64 - shift);
    std::memcpy(memory.arena.bytes + at + 8, &word, 8);
}

}  // namespace

// Small objects: with pointers and in-span bits, with pointers and a header, without pointers.
template <HeapInternals::SmallKind kind>
inline Address HeapInternals::small(Heap& heap, Memory& memory, unsigned size_class, const HeapType* type, std::uint64_t size,
                                    ObjectNote note, Zero zero) {
    constexpr bool scan = kind != SmallKind::NoPointers;
    const unsigned span_class = size_class << 1 | (scan ? 0 : 1);
    const std::uint64_t elem_size = kSizes[size_class];
    const std::uint32_t page = heap.current_[span_class];
    SpanRecord* span = &span_at(memory, page == kNoPage ? 0 : page);
    std::uint32_t index = 0;
    if (page == kNoPage || (index = take_slot(memory, *span)) == span->nelems) [[unlikely]] {
        span = refill(heap, memory, span_class);
        if (!span) return Address{};
        index = take_slot(memory, *span);
    }
    const std::uint64_t start = span->start_page;
    memory.spans.touch(start * sizeof(SpanRecord));
    const std::uint64_t offset = start * kPageSize + index * elem_size;
    if (span->need_zero && (scan || zero == Zero::Yes)) zero_slot(memory, offset, elem_size);
    set_note(memory, start, index, note);
    if (heap.allocate_black) [[unlikely]] {
        set_mark_bit(memory, start, index);
        heap.bytes_marked += elem_size;
    }
    if constexpr (kind == SmallKind::InSpanBits) {
        heap.scan_alloc_ += size - (type->size - type->ptrdata);
        if (elem_size != 8) write_heap_bits(memory, start, elem_size, index, *type, size);
    }
    if constexpr (kind == SmallKind::Header) {
        heap.scan_alloc_ += size - (type->size - type->ptrdata);
        std::memcpy(memory.arena.bytes + offset, &type->descriptor.value, 8);
        memory.arena.touch(offset);
        return Address{kArenaBase + offset + 8};
    }
    return Address{kArenaBase + offset};
}

// [go1.26 runtime/malloc.go mallocgcTiny]
Address HeapInternals::tiny(Heap& heap, Memory& memory, std::uint64_t size, ObjectNote note) {
    std::uint64_t offset = heap.tiny_offset_;
    const std::uint64_t align = size % 8 == 0 ? 8 : size % 4 == 0 ? 4 : size % 2 == 0 ? 2 : 1;
    offset = (offset + align - 1) & ~(align - 1);
    if (offset + size <= kMaxTiny && heap.tiny_ != 0) {
        heap.tiny_offset_ = offset + size;
        heap.tiny_allocs_++;
        return Address{heap.tiny_ + offset};
    }
    const Address block = small<SmallKind::NoPointers>(heap, memory, 2, nullptr, kMaxTiny, note, Zero::Yes);
    if (block.value != 0 && (size < heap.tiny_offset_ || heap.tiny_ == 0)) {
        heap.tiny_ = block.value;
        heap.tiny_offset_ = size;
    }
    return block;
}

// [go1.26 runtime/malloc.go mallocgcLarge], [go1.26 runtime/mcache.go allocLarge]
Address HeapInternals::large(Heap& heap, Memory& memory, std::uint64_t size, const HeapType* type, ObjectNote note, Zero zero) {
    if (size > memory.arena.reserved()) return Address{};
    const std::uint64_t npages = (size + kPageSize - 1) / kPageSize;
    pay_sweep_debt(heap, memory, npages * kPageSize, npages);
    const unsigned span_class = type ? 0 : 1;
    SpanRecord* span = new_heap_span(heap, memory, npages, span_class);
    if (!span) return Address{};
    span->free_index = span->alloc_count = span->counted = 1;
    span->large_size = size;
    span->large_type = type ? type->descriptor.value : 0;
    heap.lists_[span_class].full.push_back(span->start_page);
    heap.allocs_[span_class]++;
    heap.large_alloc_ += span->elem_size;
    heap.heap_live_ += span->elem_size;
    heap.pacer_alloc_ += span->elem_size;
    if (type) heap.scan_alloc_ += size - (type->size - type->ptrdata);
    if (heap.ready_limit != ~0ull) heap.trigger = 0;
    if (span->need_zero && (zero == Zero::Yes || type)) zero_slot(memory, span->start_page * kPageSize, span->elem_size);
    set_note(memory, span->start_page, 0, note);
    if (heap.allocate_black) {
        set_mark_bit(memory, span->start_page, 0);
        heap.bytes_marked += span->elem_size;
    }
    return Address{kArenaBase + span->start_page * kPageSize};
}

Address Heap::allocate(Memory& memory, std::uint64_t size, int type, ObjectNote note, Zero zero) {
    if (size == 0) [[unlikely]] return zero_base;
    const HeapType* pointers = type == kNoPointers ? nullptr : &(*types_)[static_cast<std::size_t>(type)];
    if (pointers && pointers->ptrdata == 0) pointers = nullptr;
    if (size > kMaxSmall - 8) return HeapInternals::large(*this, memory, size, pointers, note, zero);
    using Kind = HeapInternals::SmallKind;
    if (!pointers) {
        if (size < kMaxTiny) return HeapInternals::tiny(*this, memory, size, note);
        return HeapInternals::small<Kind::NoPointers>(*this, memory, lookup_size_class(size), nullptr, size, note, zero);
    }
    if (size <= kMaxInSpanBits)
        return HeapInternals::small<Kind::InSpanBits>(*this, memory, kSizeClassLookup.by8[(size + 7) / 8], pointers, size, note, zero);
    return HeapInternals::small<Kind::Header>(*this, memory, lookup_size_class(size + 8), pointers, size, note, zero);
}

}  // namespace tw
