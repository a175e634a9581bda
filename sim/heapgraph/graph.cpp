#include "sim/heapgraph/graph.h"

#include <algorithm>

namespace tw {
namespace {

constexpr unsigned kPageShift = 13;

void index_pages(HeapGraph& graph) {
    if (graph.nodes.empty()) return;
    const std::uint64_t first = graph.nodes.front().object.base.value >> kPageShift, last = graph.nodes.back().object.base.value >> kPageShift;
    graph.begin_below.assign(last - first + 2, 0);
    for (const HeapNode& node : graph.nodes) graph.begin_below[(node.object.base.value >> kPageShift) - first + 1]++;
    for (std::size_t p = 1; p < graph.begin_below.size(); p++) graph.begin_below[p] += graph.begin_below[p - 1];
}

NodeId find_node(const HeapGraph& graph, std::uint64_t at) {
    const std::vector<HeapNode>& nodes = graph.nodes;
    if (nodes.empty() || at < nodes.front().object.base.value) return {};
    auto from = nodes.begin(), to = nodes.end();
    if (!graph.begin_below.empty()) {   // those that begin on its page, and the last one before
        const std::uint64_t page = std::min<std::uint64_t>((at >> kPageShift) - (nodes.front().object.base.value >> kPageShift), graph.begin_below.size() - 2);
        from += graph.begin_below[page];
        to = nodes.begin() + graph.begin_below[page + 1];
    }
    auto after = std::upper_bound(from, to, at, [](std::uint64_t value, const HeapNode& n) { return value < n.object.base.value; });
    if (after == nodes.begin()) return {};
    const HeapNode& node = *(after - 1);
    // a pointer just behind the last byte belongs to no object
    if (at >= node.object.base.value + node.object.size) return {};
    return NodeId(static_cast<std::size_t>(after - 1 - nodes.begin()));
}

void add_nodes(HeapGraph& graph, const Memory& memory, const Heap& heap) {
    heap.for_each_object(memory, [&](const ObjectRef& object) {
        if (heap.is_condemned(memory, object)) return;  // dead, only waiting to be swept
        graph.nodes.push_back({object, heap.note(memory, object), 0, 0, false});
    });
}

void add_edges(HeapGraph& graph, const Memory& memory, const Heap& heap) {
    for (HeapNode& node : graph.nodes) {
        node.first_edge = static_cast<std::uint32_t>(graph.edges.size());
        heap.for_each_pointer_slot(memory, node.object, [&](std::uint64_t slot) {
            std::uint64_t value = 0;
            if (!memory.load(slot, value) || value == 0) return;
            const NodeId to = find_node(graph, value);
            if (!to) return;
            graph.edges.push_back({to, slot - node.object.base.value, value - graph.nodes[to.index].object.base.value});
        });
        node.edge_count = static_cast<std::uint32_t>(graph.edges.size()) - node.first_edge;
    }
}

}  // namespace

void find_distances(HeapGraph& graph) {
    graph.distance.assign(graph.nodes.size(), HeapGraph::kUnreached);
    graph.parent_edge.assign(graph.nodes.size(), 0);
    std::vector<std::uint32_t> queue;
    auto visit = [&](NodeId to, std::uint32_t distance, std::int64_t parent) {
        if (graph.distance[to.index] != HeapGraph::kUnreached) return;
        graph.distance[to.index] = distance;
        graph.parent_edge[to.index] = parent;
        graph.nodes[to.index].reachable = true;
        queue.push_back(to.index);
    };
    for (std::size_t i = 0; i < graph.roots.size(); i++) visit(graph.roots[i].to, 1, -1 - static_cast<std::int64_t>(i));
    for (std::size_t head = 0; head < queue.size(); head++) {
        const HeapNode& node = graph.nodes[queue[head]];
        const std::uint32_t next = graph.distance[queue[head]] + 1;
        for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; e++)
            visit(graph.edges[e].to, next, static_cast<std::int64_t>(e));
    }
}

NodeId HeapGraph::find(Address at) const { return find_node(*this, at.value); }

HeapGraph build_graph(const Memory& memory, const Heap& heap, const std::vector<Root>& roots) {
    HeapGraph graph;
    add_nodes(graph, memory, heap);
    index_pages(graph);
    add_edges(graph, memory, heap);
    for (const Root& root : roots) {
        const NodeId to = find_node(graph, root.value);
        if (to) graph.roots.push_back({root, to, root.value - graph.nodes[to.index].object.base.value});
    }
    find_distances(graph);
    return graph;
}

}  // namespace tw
