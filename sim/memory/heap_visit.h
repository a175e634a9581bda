// Bodies of the heap's visitors. Included by heap.h only.
#pragma once

namespace tw {

// Where the in-span pointer bitmap of an 8 KiB span starts, from the span's base. [go1.26 runtime/mbitmap.go spanHeapBits]
inline std::uint64_t heap_bits_offset(std::uint64_t elem_size) {
    return kPageSize - kPageSize / 64 - (elem_size >= 16 ? 128 : 0);
}
// Up to 64 bitmap bits for the object at `offset` in its span; one bit per word of the slot.
inline std::uint64_t heap_bits_of(const std::byte* span, std::uint64_t offset, std::uint64_t elem_size) {
    const std::byte* bits = span + heap_bits_offset(elem_size);
    std::uint64_t first = offset / 8, words = elem_size / 8, value = 0;
    std::memcpy(&value, bits + first / 64 * 8, 8);
    std::uint64_t shift = first % 64;
    value >>= shift;
    if (shift + words > 64) {
        std::uint64_t next = 0;
        std::memcpy(&next, bits + (first / 64 + 1) * 8, 8);
        value |= next << (64 - shift);
    }
    return words == 64 ? value : value & ((1ull << words) - 1);
}

inline bool slot_is_allocated(const Memory& memory, const SpanRecord& span, std::uint32_t index) {
    if (index < span.free_index) return true;
    const std::byte byte = memory.alloc_bits.bytes[span.start_page * kBitsPerPage + index / 8];
    return (std::to_integer<unsigned>(byte) >> (index % 8) & 1) != 0;
}

template <class Visit>
void Heap::for_each_span(const Memory& memory, Visit&& visit) const {
    for (std::uint64_t page = 0; page < pages_.count;) {
        const SpanRecord& span = span_at(memory, page);
        if (span.state == SpanState::Free) { page++; continue; }
        visit(static_cast<std::uint32_t>(page), span);
        page += span.npages;
    }
}

inline bool has_header(const SpanRecord& span) { return !span.noscan() && span.size_class() != 0 && span.elem_size > 512; }

inline ObjectRef object_ref(const SpanRecord& span, std::uint32_t index) {
    const std::uint64_t header = has_header(span) ? 8 : 0;
    const std::uint64_t base = kArenaBase + span.start_page * kPageSize + index * span.elem_size + header;
    return ObjectRef{Address{base}, span.elem_size - header, span.start_page, index, span.noscan()};
}

template <class Visit>
std::uint64_t Heap::objects_from(const Memory& memory, std::uint64_t page, std::uint64_t pages, Visit&& visit) const {
    const std::uint64_t end = page + std::min(pages, pages_.count - page);
    while (page < end) {
        const SpanRecord& span = span_at(memory, page);
        page += span.state == SpanState::Free ? 1 : span.npages;
        if (span.state != SpanState::InUse) continue;
        for (std::uint32_t i = 0; i < span.nelems; i++)
            if (slot_is_allocated(memory, span, i)) visit(object_ref(span, i));
    }
    return page;
}

template <class Visit>
void Heap::for_each_object(const Memory& memory, Visit&& visit) const {
    objects_from(memory, 0, pages_.count, visit);
}

// Pointer words of `size` bytes at `base` that hold elements of `type` one after the other.
template <class Visit>
void for_each_masked_word(const HeapType& type, std::uint64_t base, std::uint64_t size, Visit&& visit) {
    if (type.ptrdata == 0 || type.size == 0) return;
    for (std::uint64_t at = 0; at + type.ptrdata <= size; at += type.size)
        for (std::uint64_t w = 0; w < type.mask.size(); w++)
            for (std::uint64_t bits = type.mask[w]; bits != 0; bits &= bits - 1)
                visit(base + at + (w * 64 + static_cast<unsigned>(std::countr_zero(bits))) * 8);
}

template <class Visit>
void Heap::for_each_pointer_slot(const Memory& memory, const ObjectRef& object, Visit&& visit) const {
    if (object.noscan) return;
    const SpanRecord& span = span_at(memory, object.page);
    if (span.elem_size <= 512 && span.size_class() != 0) {
        const std::byte* start = memory.arena.bytes + object.page * kPageSize;
        std::uint64_t bits = heap_bits_of(start, object.index * span.elem_size, span.elem_size);
        for (; bits != 0; bits &= bits - 1) visit(object.base.value + static_cast<unsigned>(std::countr_zero(bits)) * 8);
        return;
    }
    const int index = type_at(header_type(memory, object));
    const std::uint64_t size = span.size_class() == 0 ? span.large_size : object.size;
    if (index >= 0) for_each_masked_word(type(index), object.base.value, size, visit);
}

}  // namespace tw
