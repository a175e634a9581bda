// What the allocator knows of one run of pages. Lives in Memory's span table, 64 bytes per arena page, so that a
// checkpoint covers it. Used by the heap and the collector; panels read it. Models [go1.26 runtime/mheap.go mspan].
#pragma once
#include <cstdint>

#include "sim/memory/memory.h"

namespace tw {

enum class SpanState : std::uint8_t { Free, InUse, Manual };  // Manual: stacks

// spanClass = size class << 1 | noscan. Size class 0: one large object.
struct SpanRecord {
    std::uint32_t start_page = 0;    // every page of the span names its first page; the rest is set on the first only
    std::uint32_t npages = 0;
    std::uint64_t elem_size = 0;
    std::uint64_t alloc_cache = 0;   // inverted allocation bits from a multiple of 64 at free_index on
    std::uint64_t large_type = 0;    // type descriptor of a large object with pointers
    std::uint64_t large_size = 0;    // requested bytes of a large object
    std::uint32_t div_magic = 0;     // index = offset * div_magic >> 32
    std::uint32_t sweep_gen = 0;
    std::uint16_t nelems = 0, free_index = 0, alloc_count = 0;
    SpanState state = SpanState::Free;
    std::uint8_t span_class = 0;
    std::uint8_t need_zero = 0;
    std::uint8_t cached = 0;         // current span of its class
    std::uint16_t counted = 0;       // allocations that the heap's totals hold already [allocCountBeforeCache]
    std::uint8_t pad[4] = {};
    [[nodiscard]] bool noscan() const { return span_class & 1; }
    [[nodiscard]] unsigned size_class() const { return span_class >> 1; }
};
static_assert(sizeof(SpanRecord) == 64);

inline constexpr std::uint64_t kBitsPerPage = 128;   // bytes of allocation or mark bits per page: 1024 slots of 8 bytes
inline constexpr std::uint64_t kNotesPerPage = 8192; // bytes: one packed note per slot

// Who made an object and when, packed: birth step << 20 | site.
struct ObjectNote {
    std::uint32_t site = kNoSite;
    std::uint64_t birth = 0;
    static constexpr std::uint32_t kNoSite = (1u << 20) - 1;
    [[nodiscard]] std::uint64_t pack() const { return birth << 20 | (site & kNoSite); }
    static ObjectNote unpack(std::uint64_t word) { return ObjectNote{static_cast<std::uint32_t>(word & kNoSite), word >> 20}; }
};

inline SpanRecord& span_at(const Memory& memory, std::uint64_t page) {
    return reinterpret_cast<SpanRecord*>(memory.spans.bytes)[page];
}

}  // namespace tw
