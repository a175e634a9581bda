#include "sim/report/heap_profile.h"

#include <algorithm>

#include "sim/report/code_stack.h"

namespace tw {

AllocationProfiler::AllocationProfiler(const Runtime& rt) : rt_(rt) {
    sink_ = [this](const RuntimeEvent& event) { note(event); };
}

void AllocationProfiler::note(const RuntimeEvent& event) {
    if (event.kind != RuntimeEvent::Kind::Allocation || event.size == 0) return;
    const auto object = rt_.heap.find_object(rt_.memory, Address{event.address});
    if (!object) return;
    // A tiny value shares its block: it counts with its own size.
    const std::uint64_t size = object->noscan && event.size < 16 ? event.size : object->size;
    const auto [found, added] = bucket_of_.emplace(std::pair(code_stack(rt_, rt_.g()), size), static_cast<std::uint32_t>(buckets_.size()));
    if (added) buckets_.push_back({found->first.first, size, 0});
    buckets_[found->second].allocated++;
    blocks_[event.address] = {found->second, rt_.steps};
}

std::vector<std::uint64_t> AllocationProfiler::count_live(const HeapGraph& graph) const {
    std::vector<std::uint64_t> live(buckets_.size(), 0);
    for (const auto& [address, block] : blocks_) {
        const NodeId node = graph.find(Address{address});
        if (!node) continue;
        // The slot may have been given away again, in other pieces, since that value was born.
        const HeapNode& holder = graph.nodes[node.index];
        if (holder.reachable && holder.note.birth <= block.born) live[block.bucket]++;
    }
    return live;
}

PprofProfile AllocationProfiler::profile(const HeapGraph& graph, const std::string& program) const {
    PprofProfile profile({{"alloc_objects", "count"}, {"alloc_space", "bytes"}, {"inuse_objects", "count"}, {"inuse_space", "bytes"}},
                         {"space", "bytes"}, 1, program);
    profile.set_default_type("inuse_space");
    const std::vector<std::uint64_t> live = count_live(graph);
    for (std::size_t b = 0; b < buckets_.size(); b++) {
        const Bucket& bucket = buckets_[b];
        std::vector<PprofFrame> frames;
        for (const std::uint32_t code : bucket.stack) {
            if (is_wrapper_code(*rt_.image, code) || (frames.empty() && is_runtime_code(*rt_.image, code))) continue;
            frames.push_back(frame_of_code(*rt_.image, code));
        }
        if (frames.empty()) continue;   // the runtime's own
        const auto count = [](std::uint64_t n) { return static_cast<std::int64_t>(n); };
        profile.add(frames, {count(bucket.allocated), count(bucket.allocated * bucket.size), count(live[b]), count(live[b] * bucket.size)},
                    count(bucket.size));
    }
    return profile;
}

}  // namespace tw
