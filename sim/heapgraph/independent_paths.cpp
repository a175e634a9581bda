#include <algorithm>

#include "sim/heapgraph/graph.h"

namespace tw {

// Each path is a shortest one among the references that the paths before it have left over.
std::vector<HeapPath> independent_paths(const HeapGraph& graph, NodeId target, std::size_t most) {
    constexpr std::int64_t kUnseen = INT64_MIN;
    std::vector<HeapPath> paths;
    std::vector<bool> used_edge(graph.edges.size()), used_root(graph.roots.size());
    std::vector<std::int64_t> entered(graph.nodes.size());   // edge, or −1 − root
    std::vector<std::uint32_t> source(graph.edges.size());
    for (std::uint32_t n = 0; n < graph.nodes.size(); n++)
        std::fill_n(source.begin() + graph.nodes[n].first_edge, graph.nodes[n].edge_count, n);
    while (target && paths.size() < most) {
        std::fill(entered.begin(), entered.end(), kUnseen);
        std::vector<std::uint32_t> queue;
        const auto visit = [&](NodeId to, std::int64_t by) {
            if (entered[to.index] != kUnseen) return;
            entered[to.index] = by;
            queue.push_back(to.index);
        };
        for (std::size_t r = 0; r < graph.roots.size(); r++)
            if (!used_root[r]) visit(graph.roots[r].to, -1 - static_cast<std::int64_t>(r));
        for (std::size_t head = 0; head < queue.size() && entered[target.index] == kUnseen; head++) {
            const HeapNode& node = graph.nodes[queue[head]];
            for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; e++)
                if (!used_edge[e]) visit(graph.edges[e].to, e);
        }
        if (entered[target.index] == kUnseen) break;
        HeapPath path{0, {}, target};
        std::int64_t by = entered[target.index];
        for (; by >= 0; by = entered[source[static_cast<std::size_t>(by)]]) {
            path.edges.push_back(static_cast<std::uint32_t>(by));
            used_edge[static_cast<std::size_t>(by)] = true;
        }
        path.root = static_cast<std::uint32_t>(-1 - by);
        used_root[path.root] = true;
        std::reverse(path.edges.begin(), path.edges.end());
        paths.push_back(std::move(path));
    }
    return paths;
}

}  // namespace tw
