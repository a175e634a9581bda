// The lists of spans per class and the current span of each. [go1.26 runtime/mcentral.go cacheSpan], [go1.26 runtime/mcache.go refill]
#include "sim/memory/heap_internals.h"

namespace tw {

namespace {

constexpr int kSpanBudget = 100;  // how many unswept spans one refill looks at

std::uint32_t pop(std::vector<std::uint32_t>& list) {
    if (list.empty()) return kNoPage;
    const std::uint32_t page = list.back();
    list.pop_back();
    return page;
}

bool has_free_slot(const Memory& memory, SpanRecord& span) {
    SpanRecord probe = span;
    const std::uint32_t index = take_slot(memory, probe);
    if (index == span.nelems) return false;
    span.free_index = static_cast<std::uint16_t>(index);
    span.alloc_cache = ~bits_at(memory.alloc_bits, span.start_page, index) >> (index % 64);
    return true;
}

}  // namespace

void HeapInternals::account(Heap& heap, SpanRecord& span) {
    const auto fresh = static_cast<std::uint64_t>(span.alloc_count - span.counted);
    heap.allocs_[span.span_class] += fresh;
    heap.pacer_alloc_ += fresh * span.elem_size;
    span.counted = span.alloc_count;
}

SpanRecord* HeapInternals::refill(Heap& heap, Memory& memory, unsigned span_class) {
    Heap::ClassLists& lists = heap.lists_[span_class];
    if (const std::uint32_t old = heap.current_[span_class]; old != kNoPage) {
        SpanRecord& span = span_to_write(memory, old);
        account(heap, span);
        span.cached = 0;
        span.sweep_gen = heap.sweep_gen;
        lists.full.push_back(old);
        heap.current_[span_class] = kNoPage;
    }
    pay_sweep_debt(heap, memory, Heap::kClassPages[span_class >> 1] * kPageSize, 0);
    std::uint32_t page = pop(lists.partial);
    int budget = kSpanBudget;
    for (; page == kNoPage && budget >= 0 && !lists.partial_unswept.empty(); budget--) {
        page = pop(lists.partial_unswept);
        heap.unswept_--;
        sweep_span(heap, memory, page, true);
        if (has_free_slot(memory, span_at(memory, page))) break;
        lists.full.push_back(page);  // only when every dead object came back to life
        page = kNoPage;
    }
    for (; page == kNoPage && budget >= 0 && !lists.full_unswept.empty(); budget--) {
        page = pop(lists.full_unswept);
        heap.unswept_--;
        sweep_span(heap, memory, page, true);
        if (has_free_slot(memory, span_at(memory, page))) break;
        lists.full.push_back(page);
        page = kNoPage;
    }
    SpanRecord* span = page == kNoPage ? new_heap_span(heap, memory, Heap::kClassPages[span_class >> 1], span_class) : &span_to_write(memory, page);
    if (!span) return nullptr;
    span->counted = span->alloc_count;
    span->cached = 1;
    span->sweep_gen = heap.sweep_gen + 3;
    heap.heap_live_ += span->npages * kPageSize - span->alloc_count * span->elem_size;
    heap.current_[span_class] = span->start_page;
    heap.flushed_scan_ += std::exchange(heap.scan_alloc_, 0);
    if (heap.ready_limit != ~0ull) heap.trigger = 0;  // what is mapped has changed: the goal is worked out anew
    return span;
}

}  // namespace tw
