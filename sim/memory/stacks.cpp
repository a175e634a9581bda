// Goroutine stacks: pools of 32 KiB spans for the four small sizes, own spans above. [go1.26 runtime/stack.go stackalloc]
#include <algorithm>

#include "sim/memory/heap_internals.h"

namespace tw {

namespace {

constexpr std::uint64_t kPoolSpan = 32768;
constexpr unsigned kPools = 4;

unsigned pool_of(std::uint64_t size) { return static_cast<unsigned>(std::countr_zero(size / kLeastStack)); }

}  // namespace

Address Heap::stack_alloc(Memory& memory, std::uint64_t size) {
    SIM_CHECK(size >= kLeastStack && std::has_single_bit(size));
    const unsigned pool = pool_of(size);
    if (pool >= kPools) {
        const std::uint64_t npages = (size + kPageSize - 1) / kPageSize;
        for (std::size_t i = stack_large_.size(); i-- > 0;) {
            if (span_at(memory, stack_large_[i]).npages != npages) continue;
            const std::uint32_t page = stack_large_[i];
            stack_large_.erase(stack_large_.begin() + static_cast<std::ptrdiff_t>(i));
            return Address{kArenaBase + page * kPageSize};
        }
        const SpanRecord* span = HeapInternals::new_stack_span(*this, memory, npages, size);
        return span ? Address{kArenaBase + span->start_page * kPageSize} : Address{};
    }
    std::vector<std::uint64_t>& free = stack_free_[pool];
    if (free.empty()) {
        SpanRecord* span = HeapInternals::new_stack_span(*this, memory, kPoolSpan / kPageSize, size);
        if (!span) return Address{};
        // The pool takes half of a span at a time, from its end; within a half addresses rise. [stackcacherefill]
        const std::uint64_t base = kArenaBase + span->start_page * kPageSize, count = kPoolSpan / size;
        for (std::uint64_t i = count / 2; i-- > 0;) free.push_back(base + i * size);
        for (std::uint64_t i = count; i-- > count / 2;) free.push_back(base + i * size);
    }
    const std::uint64_t at = free.back();
    free.pop_back();
    const std::uint64_t page = (at - kArenaBase) / kPageSize;
    HeapInternals::span_to_write(memory, span_at(memory, page).start_page).alloc_count++;
    return Address{at};
}

void Heap::stack_free(Memory& memory, Address low, std::uint64_t size) {
    memory.arena.touch_range(low.value - kArenaBase, size);
    const std::uint32_t page = span_at(memory, (low.value - kArenaBase) / kPageSize).start_page;
    const unsigned pool = pool_of(size);
    SIM_CHECK(span_at(memory, page).state == SpanState::Manual && span_at(memory, page).elem_size == size);
    if (pool >= kPools) {
        if (allocate_black) return stack_large_.push_back(page);
        return HeapInternals::free_span(*this, memory, page);
    }
    HeapInternals::span_to_write(memory, page).alloc_count--;
    stack_free_[pool].push_back(low.value);
}

// At the end of a cycle. [go1.26 runtime/stack.go freeStackSpans]
void HeapInternals::free_stack_spans(Heap& heap, Memory& memory) {
    for (const std::uint32_t page : std::exchange(heap.stack_large_, {})) free_span(heap, memory, page);
    for (std::vector<std::uint64_t>& free : heap.stack_free_) {
        std::vector<std::uint32_t> empty;
        std::erase_if(free, [&](std::uint64_t at) {
            const std::uint32_t page = span_at(memory, (at - kArenaBase) / kPageSize).start_page;
            if (span_at(memory, page).alloc_count != 0) return false;
            empty.push_back(page);
            return true;
        });
        std::sort(empty.begin(), empty.end());
        empty.erase(std::unique(empty.begin(), empty.end()), empty.end());
        for (const std::uint32_t page : empty) free_span(heap, memory, page);
    }
}

}  // namespace tw
