// append's growth. [go1.26 runtime/slice.go growslice nextslicecap]
#include "sim/runtime/runtime.h"

namespace tw {
namespace {

constexpr std::uint64_t kMaxBytes = 1ull << 48;

std::uint64_t next_capacity(std::uint64_t needed, std::uint64_t old) {
    constexpr std::uint64_t kThreshold = 256;
    if (needed > old * 2) return needed;
    if (old < kThreshold) return old * 2;
    std::uint64_t cap = old;
    while (cap < needed) cap += (cap + 3 * kThreshold) >> 2;
    return cap;
}

}  // namespace

bool Runtime::grow_slice(std::uint64_t (&slice)[3], std::uint64_t old_length, std::uint64_t needed, int elem_type, int site) {
    const TypeInfo& t = type(elem_type);
    if (static_cast<std::int64_t>(needed) < 0) {
        panic_error("growslice: len out of range");
        return false;
    }
    if (t.size == 0) {
        slice[0] = image->zero_base;
        slice[1] = old_length;
        slice[2] = needed;
        return true;
    }
    std::uint64_t cap = next_capacity(needed, slice[2]);
    if (cap > kMaxBytes / t.size) {
        panic_error("growslice: len out of range");
        return false;
    }
    const std::uint64_t bytes = Heap::round_up_size(cap * t.size, t.noscan());
    cap = bytes / t.size;
    const std::uint64_t at = allocate(cap * t.size, t.heap_type, site, t.noscan() ? Zero::No : Zero::Yes);
    if (end.kind != EndKind::Running) return false;
    if (t.noscan()) clear_typed(at + old_length * t.size, (cap - old_length) * t.size, false);
    if (old_length) {
        const std::uint64_t size = old_length * t.size;
        std::memcpy(memory.write_range(at, size), memory.read_range(slice[0], size), size);
        if (!t.noscan() && collector.barrier_on()) collector.bulk_barrier_new(memory, heap, at, size);
    }
    slice[0] = at;
    slice[1] = old_length;
    slice[2] = cap;
    return true;
}

}  // namespace tw
