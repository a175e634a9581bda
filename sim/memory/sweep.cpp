// Sweeping: what is not marked becomes free, mark bits become allocation bits. [go1.26 runtime/mgcsweep.go sweep]
// The bytes of dead objects stay as they are until their slots are used again.
#include <algorithm>

#include "sim/memory/heap_internals.h"

namespace tw {

void Heap::begin_mark(Memory& memory) {
    SIM_CHECK(unswept_ == 0);
    bytes_marked = 0;
    if (tiny_ == 0) return;  // [go1.26 runtime/mgcmark.go gcMarkTinyAllocs]
    if (const std::optional<ObjectRef> block = find_object(memory, Address{tiny_})) set_marked(memory, *block);
}

// The current spans are flushed, which sweeps them at once. [go1.26 runtime/mgcsweep.go gcSweep], [go1.26 runtime/mcache.go releaseAll]
void Heap::begin_sweep(Memory& memory) {
    SIM_CHECK(unswept_ == 0);
    sweep_gen += 2;
    sweep_cursor_ = 0;
    sweep_ = {};
    for (ClassLists& lists : lists_) {
        lists.partial_unswept = std::move(lists.partial);
        lists.full_unswept = std::move(lists.full);
        lists.partial.clear();
        lists.full.clear();
        unswept_ += static_cast<std::uint32_t>(lists.partial_unswept.size() + lists.full_unswept.size());
    }
    for (std::uint32_t& page : current_) {
        if (page == kNoSpan) continue;
        SpanRecord& span = HeapInternals::span_to_write(memory, page);
        HeapInternals::account(*this, span);
        span.cached = 0;
        HeapInternals::sweep_span(*this, memory, page, false);
        page = kNoSpan;
    }
    tiny_ = tiny_offset_ = 0;
    HeapInternals::free_stack_spans(*this, memory);
    scan_alloc_ = flushed_scan_ = 0;
}

// Classes in order, full spans before partial ones, the newest of a list first. [go1.26 runtime/mgcsweep.go nextSpanForSweep]
bool Heap::sweep_next(Memory& memory, std::uint32_t* page) {
    for (; unswept_ != 0 && sweep_cursor_ < 2 * kSpanClasses; sweep_cursor_++) {
        ClassLists& lists = lists_[sweep_cursor_ / 2];
        std::vector<std::uint32_t>& list = sweep_cursor_ % 2 == 0 ? lists.full_unswept : lists.partial_unswept;
        if (list.empty()) continue;
        const std::uint32_t next = list.back();
        list.pop_back();
        unswept_--;
        HeapInternals::sweep_span(*this, memory, next, false);
        if (page) *page = next;
        return true;
    }
    return false;
}

void Heap::pace_sweeper(std::uint64_t trigger_bytes) {
    sweep_.pages_per_byte = 0;
    if (unswept_ == 0) return;
    const std::uint64_t pages = pages_.in_use - std::min(pages_.in_use, sweep_.pages);
    if (pages == 0) return;
    const std::uint64_t distance = trigger_bytes > heap_live_ + (1 << 20) ? trigger_bytes - heap_live_ - (1 << 20) : 0;
    sweep_.pages_per_byte = static_cast<double>(pages) / static_cast<double>(std::max(distance, kPageSize));
    sweep_.live_basis = heap_live_;
    sweep_.pages_basis = sweep_.pages;
}

// Before a span is taken, as many pages are swept as its bytes cost. [go1.26 runtime/mgcsweep.go deductSweepCredit]
void HeapInternals::pay_sweep_debt(Heap& heap, Memory& memory, std::uint64_t span_bytes, std::uint64_t pages_of_caller) {
    Heap::Sweep& sweep = heap.sweep_;
    if (sweep.pages_per_byte == 0) return;
    const std::uint64_t fresh = span_bytes + (heap.heap_live_ > sweep.live_basis ? heap.heap_live_ - sweep.live_basis : 0);
    const auto target = static_cast<std::int64_t>(sweep.pages_per_byte * static_cast<double>(fresh)) - static_cast<std::int64_t>(pages_of_caller);
    while (target > static_cast<std::int64_t>(sweep.pages - sweep.pages_basis)) {
        const std::uint64_t before = sweep.pages;
        if (!heap.sweep_next(memory)) {
            sweep.pages_per_byte = 0;
            return;
        }
        sweep.ahead += sweep.pages - before;
    }
}

namespace {

// Mark bits become allocation bits; returns how many are set.
std::uint32_t move_marks(Memory& memory, const SpanRecord& span) {
    const std::uint64_t at = span.start_page * kBitsPerPage, words = (span.nelems + 63u) / 64;
    std::byte *marks = memory.mark_bits.bytes + at, *allocs = memory.alloc_bits.bytes + at;
    std::uint32_t count = 0;
    std::uint64_t changed = 0;
    for (std::uint64_t i = 0; i < words; i++) {
        std::uint64_t mark = 0, alloc = 0;
        std::memcpy(&mark, marks + i * 8, 8);
        std::memcpy(&alloc, allocs + i * 8, 8);
        count += static_cast<std::uint32_t>(std::popcount(mark));
        changed |= mark ^ alloc;
    }
    if (changed != 0) {
        std::memcpy(allocs, marks, words * 8);
        memory.alloc_bits.touch(at);
    }
    if (count != 0) {
        std::memset(marks, 0, words * 8);
        memory.mark_bits.touch(at);
    }
    return count;
}

}  // namespace

bool HeapInternals::sweep_span(Heap& heap, Memory& memory, std::uint32_t page, bool preserve) {
    SpanRecord& span = span_to_write(memory, page);
    if (!heap.specials_.empty()) sweep_specials(heap, memory, span);
    const std::uint32_t live = move_marks(memory, span);
    SIM_CHECK(live <= span.alloc_count);
    const std::uint32_t freed = span.alloc_count - live;
    span.alloc_count = span.counted = static_cast<std::uint16_t>(live);
    span.free_index = 0;
    span.alloc_cache = ~bits_at(memory.alloc_bits, page, 0);
    span.sweep_gen = heap.sweep_gen;
    heap.frees_[span.span_class] += freed;
    heap.pacer_alloc_ -= freed * span.elem_size;
    heap.sweep_.pages += span.npages;
    Heap::ClassLists& lists = heap.lists_[span.span_class];
    if (span.size_class() == 0) {
        if (freed == 0) {
            span.free_index = 1;  // a large object has its only slot
            lists.full.push_back(page);
            return false;
        }
        heap.large_free_ += span.elem_size;
        free_span(heap, memory, page);
        return true;
    }
    if (freed != 0) span.need_zero = 1;
    if (preserve) return false;
    if (live == 0) {
        free_span(heap, memory, page);
        return true;
    }
    if (live == span.nelems) span.free_index = span.nelems;  // every slot is taken: nobody needs to ask the allocation bits
    (live == span.nelems ? lists.full : lists.partial).push_back(page);
    return false;
}

// A dead object with a finalizer lives once more: the finalizer is queued, weak handles are cleared, all else stays.
void HeapInternals::sweep_specials(Heap& heap, Memory& memory, const SpanRecord& span) {
    const std::uint64_t base = kArenaBase + span.start_page * kPageSize, end = base + span.npages * kPageSize;
    auto at = heap.specials_.lower_bound(base);
    while (at != heap.specials_.end() && at->first < end) {
        const std::uint64_t index = (at->first - base) / span.elem_size, slot_end = base + (index + 1) * span.elem_size;
        auto last = at;
        bool finalizer = false;
        for (; last != heap.specials_.end() && last->first < slot_end; ++last)
            finalizer |= std::any_of(last->second.begin(), last->second.end(), [](const Special& s) { return s.kind == Special::Kind::Finalizer; });
        if ((bits_at(memory.mark_bits, span.start_page, index) >> (index % 64) & 1) != 0) { at = last; continue; }
        if (finalizer) set_mark_bit(memory, span.start_page, static_cast<std::uint32_t>(index));
        while (at != last) {
            std::vector<Special> stay;
            for (const Special& special : at->second) {
                if (finalizer && special.kind == Special::Kind::Cleanup) stay.push_back(special);
                else if (special.kind == Special::Kind::WeakHandle) memory.set_word(special.function.value, 0);
                else heap.ready.push_back({special, Address{at->first}});
            }
            if (stay.empty()) at = heap.specials_.erase(at);
            else (at++)->second = std::move(stay);
        }
    }
}

}  // namespace tw
