// Pages of the arena: first fit by address, one bit per page. [go1.26 runtime/mheap.go allocSpan], [go1.26 runtime/mpagealloc.go]
#include <algorithm>

#include "sim/memory/heap_internals.h"

namespace tw {

namespace {

constexpr std::uint64_t kChunkPages = 512;  // the heap grows by this much [go1.26 runtime/mpagealloc.go pallocChunkPages]

bool bit(const std::vector<std::uint64_t>& bits, std::uint64_t i) { return (bits[i / 64] >> (i % 64) & 1) != 0; }

void set_bits(std::vector<std::uint64_t>& bits, std::uint64_t first, std::uint64_t count, bool value) {
    for (std::uint64_t i = first, end = first + count; i < end;) {
        const std::uint64_t in_word = std::min(64 - i % 64, end - i);
        const std::uint64_t mask = (in_word == 64 ? ~0ull : (1ull << in_word) - 1) << (i % 64);
        if (value) bits[i / 64] |= mask; else bits[i / 64] &= ~mask;
        i += in_word;
    }
}

// First page of the lowest run of `npages` free pages at or after `from`; `end` when there is none.
std::uint64_t find_run(const std::vector<std::uint64_t>& free, std::uint64_t from, std::uint64_t end, std::uint64_t npages) {
    for (std::uint64_t page = from; page + npages <= end;) {
        const std::uint64_t word = free[page / 64] >> (page % 64);
        if (word == 0) { page = (page / 64 + 1) * 64; continue; }
        page += static_cast<unsigned>(std::countr_zero(word));
        std::uint64_t run = 0;
        while (run < npages && page + run < end && bit(free, page + run)) {
            if ((page + run) % 64 == 0 && free[(page + run) / 64] == ~0ull) run += 64; else run++;
        }
        if (run >= npages) return page;
        page += run + 1;
    }
    return end;
}

// Pages that were given back, or never used, are mapped once more. With a memory limit, so many free ones are given back for them
// that no more than the limit is mapped, the highest first. [go1.26 runtime/mheap.go allocSpan], [go1.26 runtime/mgcscavenge.go scavenge]
template <class Pages>
void make_ready(Pages& pages, std::uint64_t first, std::uint64_t npages, std::uint64_t limit) {
    std::uint64_t fresh = 0;
    for (std::uint64_t i = first; i < first + npages; i++) fresh += !bit(pages.ready, i);
    set_bits(pages.ready, first, npages, true);
    pages.ready_free -= npages - fresh;
    if (fresh == 0 || limit == ~0ull) return;
    // The new pages are neither in use nor stacks yet.
    const std::uint64_t all = pages.in_use + pages.stacks + pages.ready_free + npages, most = limit / kPageSize;
    std::uint64_t over = all > most ? all - most : 0;
    for (std::uint64_t i = pages.count; i-- > 0 && over != 0 && pages.ready_free != 0;) {
        if (!bit(pages.free, i) || !bit(pages.ready, i)) continue;
        set_bits(pages.ready, i, 1, false);
        pages.ready_free--;
        over--;
    }
}

}  // namespace

std::uint32_t HeapInternals::take_pages(Heap& heap, Memory& memory, std::uint64_t npages) {
    Heap::Pages& pages = heap.pages_;
    if ((pages.in_use + pages.stacks + npages) > heap.max_bytes / kPageSize) return kNoPage;
    std::uint64_t page = find_run(pages.free, pages.search_from, pages.mapped, npages);
    if (page == pages.mapped) {
        const std::uint64_t more = (npages + kChunkPages - 1) / kChunkPages * kChunkPages;
        if ((pages.mapped + more) * kPageSize + (64 << 10) > memory.arena.reserved()) return kNoPage;
        const std::uint64_t first = pages.mapped;
        pages.mapped += more;
        pages.free.resize((pages.mapped + 63) / 64);
        pages.ready.resize(pages.free.size());
        set_bits(pages.free, first, more, true);
        memory.arena.used = pages.mapped * kPageSize;
        memory.spans.used = pages.mapped * sizeof(SpanRecord);
        memory.alloc_bits.used = memory.mark_bits.used = pages.mapped * kBitsPerPage;
        memory.notes.used = pages.mapped * kNotesPerPage;
        memory.spans.touch_range(first * sizeof(SpanRecord), more * sizeof(SpanRecord));
        for (std::uint64_t i = first; i < pages.mapped; i++) span_at(memory, i).start_page = static_cast<std::uint32_t>(i);
        page = find_run(pages.free, pages.search_from, pages.mapped, npages);
    }
    set_bits(pages.free, page, npages, false);
    make_ready(pages, page, npages, heap.ready_limit);
    while (pages.search_from < pages.mapped && !bit(pages.free, pages.search_from)) {
        if (pages.search_from % 64 == 0 && pages.free[pages.search_from / 64] == 0) pages.search_from += 64;
        else pages.search_from++;
    }
    pages.search_from = std::min(pages.search_from, pages.mapped);
    return static_cast<std::uint32_t>(page);
}

namespace {

SpanRecord& set_span(Memory& memory, std::uint32_t page, std::uint64_t npages, SpanState state) {
    memory.spans.touch_range(page * sizeof(SpanRecord), npages * sizeof(SpanRecord));
    for (std::uint64_t i = 1; i < npages; i++) span_at(memory, page + i).start_page = page;
    SpanRecord& span = span_at(memory, page);
    span = SpanRecord{};
    span.start_page = page;
    span.npages = static_cast<std::uint32_t>(npages);
    span.state = state;
    return span;
}

void clear_bits(Region& bits, std::uint64_t page, std::uint32_t slots) {
    const std::uint64_t at = page * kBitsPerPage, size = (slots + 63) / 64 * 8;
    std::byte* from = bits.bytes + at;
    if (std::all_of(from, from + size, [](std::byte b) { return b == std::byte{0}; })) return;
    std::memset(from, 0, size);
    bits.touch(at);
}

// [go1.26 runtime/mbitmap.go initHeapBits]
void init_heap_bits(Memory& memory, const SpanRecord& span) {
    if (span.noscan() || span.size_class() == 0 || span.elem_size > kMaxInSpanBits) return;
    const std::uint64_t at = span.start_page * kPageSize + heap_bits_offset(span.elem_size);
    const bool all_pointers = span.elem_size == 8;
    if (!all_pointers && !span.need_zero) return;
    std::memset(memory.arena.bytes + at, all_pointers ? 0xff : 0, kPageSize / 64);
    memory.arena.touch(at);
}

}  // namespace

// [go1.26 runtime/mheap.go initSpan]
SpanRecord* HeapInternals::new_heap_span(Heap& heap, Memory& memory, std::uint64_t npages, unsigned span_class) {
    // Before the heap grows, as many pages are reclaimed as are asked for. [go1.26 runtime/mheap.go reclaim]
    for (std::uint64_t before = heap.pages_.in_use; heap.unswept_ != 0 && before - heap.pages_.in_use < npages;)
        if (!heap.sweep_next(memory)) break;
    const std::uint32_t page = take_pages(heap, memory, npages);
    if (page == kNoPage) return nullptr;
    SpanRecord& span = set_span(memory, page, npages, SpanState::InUse);
    span.need_zero = page < heap.pages_.count;
    span.span_class = static_cast<std::uint8_t>(span_class);
    const unsigned size_class = span_class >> 1;
    span.elem_size = size_class == 0 ? npages * kPageSize : kSizes[size_class];
    span.nelems = Heap::slots_of(span_class);
    span.div_magic = size_class == 0 ? 0 : ~0u / kSizes[size_class] + 1;
    span.alloc_cache = ~0ull;
    span.sweep_gen = heap.sweep_gen;
    clear_bits(memory.alloc_bits, page, span.nelems);
    clear_bits(memory.mark_bits, page, span.nelems);
    init_heap_bits(memory, span);
    heap.pages_.count = std::max(heap.pages_.count, page + npages);
    heap.pages_.in_use += npages;
    return &span;
}

SpanRecord* HeapInternals::new_stack_span(Heap& heap, Memory& memory, std::uint64_t npages, std::uint64_t elem_size) {
    const std::uint32_t page = take_pages(heap, memory, npages);
    if (page == kNoPage) return nullptr;
    SpanRecord& span = set_span(memory, page, npages, SpanState::Manual);
    span.elem_size = elem_size;
    heap.pages_.count = std::max(heap.pages_.count, page + npages);
    heap.pages_.stacks += npages;
    return &span;
}

// The bytes stay as they are; whoever gets the pages next clears them.
void HeapInternals::free_span(Heap& heap, Memory& memory, std::uint32_t page) {
    const std::uint64_t npages = span_at(memory, page).npages;
    (span_at(memory, page).state == SpanState::Manual ? heap.pages_.stacks : heap.pages_.in_use) -= npages;
    memory.spans.touch_range(page * sizeof(SpanRecord), npages * sizeof(SpanRecord));
    for (std::uint64_t i = 0; i < npages; i++) {
        span_at(memory, page + i) = SpanRecord{};
        span_at(memory, page + i).start_page = static_cast<std::uint32_t>(page + i);
    }
    set_bits(heap.pages_.free, page, npages, true);
    heap.pages_.ready_free += npages;
    heap.pages_.search_from = std::min<std::uint64_t>(heap.pages_.search_from, page);
}

}  // namespace tw
