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

constexpr std::uint64_t kPages = 64;         // of a block of nodes
constexpr std::size_t kBlock = 1 << 14;      // nodes

// Returns the page to go on with.
std::uint64_t add_nodes(HeapGraph& graph, const Memory& memory, const Heap& heap, std::uint64_t page) {
    return heap.objects_from(memory, page, kPages, [&](const ObjectRef& object) {
        if (heap.is_condemned(memory, object)) return;  // dead, only waiting to be swept
        graph.nodes.push_back({object, heap.note(memory, object), 0, 0, false});
    });
}

void add_edges(HeapGraph& graph, const Memory& memory, const Heap& heap, std::size_t from, std::size_t to) {
    for (std::size_t n = from; n < to; n++) {
        HeapNode& node = graph.nodes[n];
        node.first_edge = static_cast<std::uint32_t>(graph.edges.size());
        heap.for_each_pointer_slot(memory, node.object, [&](std::uint64_t slot) {
            std::uint64_t value = 0;
            if (!memory.load(slot, value) || value == 0) return;
            const NodeId target = find_node(graph, value);
            if (!target) return;
            graph.edges.push_back({target, slot - node.object.base.value, value - graph.nodes[target.index].object.base.value});
        });
        node.edge_count = static_cast<std::uint32_t>(graph.edges.size()) - node.first_edge;
    }
}

void add_roots(HeapGraph& graph, const std::vector<Root>& roots) {
    for (const Root& root : roots) {
        const NodeId to = find_node(graph, root.value);
        if (to) graph.roots.push_back({root, to, root.value - graph.nodes[to.index].object.base.value});
    }
}

// A walk in breadth from the roots.
class Distances {
public:
    explicit Distances(HeapGraph& graph) : graph_(graph) {
        graph.distance.assign(graph.nodes.size(), HeapGraph::kUnreached);
        graph.parent_edge.assign(graph.nodes.size(), 0);
        for (std::size_t i = 0; i < graph.roots.size(); i++) visit(graph.roots[i].to, 1, -1 - static_cast<std::int64_t>(i));
    }
    // Looks at about so many nodes; false: there are no more.
    bool advance(std::size_t nodes) {
        for (; head_ < queue_.size() && nodes > 0; head_++, nodes--) {
            const HeapNode& node = graph_.nodes[queue_[head_]];
            const std::uint32_t next = graph_.distance[queue_[head_]] + 1;
            for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; e++)
                visit(graph_.edges[e].to, next, static_cast<std::int64_t>(e));
        }
        return head_ < queue_.size();
    }

private:
    HeapGraph& graph_;
    std::vector<std::uint32_t> queue_;
    std::size_t head_ = 0;
    void visit(NodeId to, std::uint32_t distance, std::int64_t parent) {
        if (graph_.distance[to.index] != HeapGraph::kUnreached) return;
        graph_.distance[to.index] = distance;
        graph_.parent_edge[to.index] = parent;
        graph_.nodes[to.index].reachable = true;
        queue_.push_back(to.index);
    }
};

}  // namespace

void find_distances(HeapGraph& graph) {
    Distances walk(graph);
    while (walk.advance(kBlock)) {}
}

NodeId HeapGraph::find(Address at) const { return find_node(*this, at.value); }

Sliced build_graph(HeapGraph& graph, const Memory& memory, const Heap& heap, std::vector<Root> roots) {
    for (std::uint64_t page = 0; page < heap.page_count();) {
        const std::size_t before = graph.nodes.size();
        page = add_nodes(graph, memory, heap, page);
        co_await spend(graph.nodes.size() - before);
    }
    index_pages(graph);
    for (std::size_t n = 0; n < graph.nodes.size(); n += kBlock) {
        add_edges(graph, memory, heap, n, std::min(n + kBlock, graph.nodes.size()));
        co_await spend(kBlock);
    }
    add_roots(graph, roots);
    Distances walk(graph);
    while (walk.advance(kBlock)) co_await spend(kBlock);
}

HeapGraph build_graph(const Memory& memory, const Heap& heap, const std::vector<Root>& roots) {
    HeapGraph graph;
    build_graph(graph, memory, heap, roots).finish();
    return graph;
}

}  // namespace tw
