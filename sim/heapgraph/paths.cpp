#include <algorithm>

#include "sim/heapgraph/graph.h"

namespace tw {
namespace {

// Marks what can be reached over the roots and edges for which `use_root` and `use_edge` say so.
template <class UseRoot, class UseEdge>
std::vector<bool> reached_over(const HeapGraph& graph, UseRoot use_root, UseEdge use_edge) {
    std::vector<bool> seen(graph.nodes.size());
    std::vector<std::uint32_t> work;
    auto visit = [&](NodeId to) {
        if (seen[to.index]) return;
        seen[to.index] = true;
        work.push_back(to.index);
    };
    for (std::uint32_t i = 0; i < graph.roots.size(); i++)
        if (use_root(i)) visit(graph.roots[i].to);
    while (!work.empty()) {
        const HeapNode& node = graph.nodes[work.back()];
        work.pop_back();
        for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; e++)
            if (use_edge(e)) visit(graph.edges[e].to);
    }
    return seen;
}

}  // namespace

NodeId edge_source(const HeapGraph& graph, std::uint32_t edge) {
    // of nodes with the same first_edge only the last one can own the edge: those before it have none
    auto after = std::upper_bound(graph.nodes.begin(), graph.nodes.end(), edge, [](std::uint32_t e, const HeapNode& n) { return e < n.first_edge; });
    return NodeId(static_cast<std::size_t>(after - 1 - graph.nodes.begin()));
}

bool shortest_path(const HeapGraph& graph, NodeId target, HeapPath& path) {
    path = HeapPath{0, {}, target};
    if (!target || graph.distance[target.index] == HeapGraph::kUnreached) return false;
    for (NodeId node = target;;) {
        const std::int64_t parent = graph.parent_edge[node.index];
        if (parent < 0) {
            path.root = static_cast<std::uint32_t>(-1 - parent);
            break;
        }
        path.edges.push_back(static_cast<std::uint32_t>(parent));
        node = edge_source(graph, static_cast<std::uint32_t>(parent));
    }
    std::reverse(path.edges.begin(), path.edges.end());
    return true;
}

bool shortest_path_from(const HeapGraph& graph, std::uint32_t root, NodeId target, HeapPath& path) {
    path = HeapPath{root, {}, target};
    constexpr std::int64_t kUnseen = -2, kStart = -1;
    std::vector<std::int64_t> entered(graph.nodes.size(), kUnseen);
    std::vector<std::uint32_t> queue{graph.roots[root].to.index};
    entered[queue[0]] = kStart;
    for (std::size_t head = 0; head < queue.size() && entered[target.index] == kUnseen; head++) {
        const HeapNode& node = graph.nodes[queue[head]];
        for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; e++) {
            const std::uint32_t to = graph.edges[e].to.index;
            if (entered[to] != kUnseen) continue;
            entered[to] = e;
            queue.push_back(to);
        }
    }
    if (entered[target.index] == kUnseen) return false;
    for (NodeId node = target; entered[node.index] != kStart; node = edge_source(graph, path.edges.back()))
        path.edges.push_back(static_cast<std::uint32_t>(entered[node.index]));
    std::reverse(path.edges.begin(), path.edges.end());
    return true;
}

std::vector<std::uint32_t> roots_that_reach(const HeapGraph& graph, NodeId target) {
    // walk the edges backwards once instead of forwards from each root
    std::vector<std::vector<std::uint32_t>> into(graph.nodes.size());
    for (std::size_t n = 0; n < graph.nodes.size(); n++)
        for (std::uint32_t e = graph.nodes[n].first_edge; e < graph.nodes[n].first_edge + graph.nodes[n].edge_count; e++)
            into[graph.edges[e].to.index].push_back(static_cast<std::uint32_t>(n));
    std::vector<bool> seen(graph.nodes.size());
    std::vector<std::uint32_t> work{target.index};
    seen[target.index] = true;
    while (!work.empty()) {
        const std::uint32_t node = work.back();
        work.pop_back();
        for (std::uint32_t from : into[node])
            if (!seen[from]) seen[from] = true, work.push_back(from);
    }
    std::vector<std::uint32_t> roots;
    for (std::size_t i = 0; i < graph.roots.size(); i++)
        if (seen[graph.roots[i].to.index]) roots.push_back(static_cast<std::uint32_t>(i));
    return roots;
}

Freed freed_by_cut(const HeapGraph& graph, const std::vector<std::uint32_t>& edges, const std::vector<std::uint32_t>& roots) {
    std::vector<bool> no_edge(graph.edges.size(), false), no_root(graph.roots.size(), false);
    for (const std::uint32_t e : edges) no_edge[e] = true;
    for (const std::uint32_t r : roots) no_root[r] = true;
    const auto still = reached_over(graph, [&](std::uint32_t r) { return !no_root[r]; }, [&](std::uint32_t e) { return !no_edge[e]; });
    Freed freed;
    for (std::size_t n = 0; n < graph.nodes.size(); n++) {
        if (still[n] || !graph.nodes[n].reachable) continue;
        freed.nodes.push_back(NodeId(n));
        freed.bytes += graph.nodes[n].object.size;
    }
    return freed;
}

std::uint64_t retained_by_roots(const HeapGraph& graph, const std::vector<std::uint32_t>& roots) { return freed_by_cut(graph, {}, roots).bytes; }

}  // namespace tw
