// Counts as runtime.MemStats has them. [go1.26 runtime/mstats.go readmemstats_m]
#include "sim/memory/heap_internals.h"

namespace tw {

HeapStats Heap::stats(const Memory& memory) const {
    HeapStats stats;
    for (unsigned c = 0; c < kSpanClasses; c++) {
        std::uint64_t allocs = allocs_[c];
        if (current_[c] != kNoSpan) {
            const SpanRecord& span = span_at(memory, current_[c]);
            allocs += static_cast<std::uint64_t>(span.alloc_count - span.counted);
        }
        stats.class_mallocs[c >> 1] += allocs;
        stats.class_frees[c >> 1] += frees_[c];
        stats.mallocs += allocs;
        stats.frees += frees_[c];
        stats.total_alloc += allocs * kSizes[c >> 1];
        stats.total_free += frees_[c] * kSizes[c >> 1];
    }
    stats.total_alloc += large_alloc_;
    stats.total_free += large_free_;
    stats.heap_objects = stats.mallocs - stats.frees;
    stats.heap_alloc = stats.total_alloc - stats.total_free;
    stats.tiny_allocs = tiny_allocs_;
    stats.mallocs += tiny_allocs_;
    stats.frees += tiny_allocs_;
    stats.heap_inuse = pages_.in_use * kPageSize;
    stats.stack_inuse = pages_.stacks * kPageSize;
    stats.heap_idle = (pages_.mapped - pages_.in_use - pages_.stacks) * kPageSize;
    stats.heap_released = stats.heap_idle - pages_.ready_free * kPageSize;
    stats.heap_sys = stats.heap_inuse + stats.heap_idle;
    return stats;
}

}  // namespace tw
