// Who allocated: the heap by call stack, as `go tool pprof` reads it. Exact, as with runtime.MemProfileRate = 1.
// Models [go1.26 runtime/mprof.go MemProfile], [go1.26 runtime/pprof/protomem.go writeHeapProto].
// Differs: "inuse" is what the next collection would leave, not what the last one left, so that no runtime.GC is needed.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "sim/heapgraph/graph.h"
#include "sim/report/pprof.h"
#include "sim/runtime/runtime.h"

namespace tw {

// Watches a Machine from its start: give `sink()` to Runtime::events. Lives longer than the watching.
class AllocationProfiler {
public:
    explicit AllocationProfiler(const Runtime& rt);
    AllocationProfiler(const AllocationProfiler&) = delete;
    AllocationProfiler& operator=(const AllocationProfiler&) = delete;

    [[nodiscard]] const EventSink* sink() const { return &sink_; }

    // The profile at this moment. `graph`: of the same runtime, now. `program`: the name of the binary it shows.
    [[nodiscard]] PprofProfile profile(const HeapGraph& graph, const std::string& program) const;

private:
    struct Bucket { std::vector<std::uint32_t> stack; std::uint64_t size = 0, allocated = 0; };
    struct Block { std::uint32_t bucket = 0; std::uint64_t born = 0; };
    const Runtime& rt_;
    EventSink sink_;
    std::vector<Bucket> buckets_;
    std::map<std::pair<std::vector<std::uint32_t>, std::uint64_t>, std::uint32_t> bucket_of_;   // by stack and size
    std::unordered_map<std::uint64_t, Block> blocks_;   // by address, the youngest
    std::vector<std::uint32_t> stack_;                  // room to walk in

    void note(const RuntimeEvent& event);
    [[nodiscard]] std::vector<std::uint64_t> count_live(const HeapGraph& graph) const;   // by bucket
};

}  // namespace tw
