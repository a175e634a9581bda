// Dominators by repeated intersection over reverse postorder (Cooper, Harvey, Kennedy). A virtual node stands above all
// roots. Retained size of a node = sizes in its subtree of the dominator tree.
#include <algorithm>

#include "sim/heapgraph/graph.h"

namespace tw {
namespace {

constexpr std::uint32_t kTop = 0;  // the virtual node; heap node n is n + 1

struct Flow {
    std::vector<std::uint32_t> order;              // reverse postorder, kTop first
    std::vector<std::uint32_t> position;           // node → place in order; ~0 = unreachable
    std::vector<std::uint32_t> first, predecessor; // those of node n: predecessor[first[n]] up to first[n + 1]
};

std::uint32_t successor_count(const HeapGraph& graph, std::uint32_t node) {
    return node == kTop ? static_cast<std::uint32_t>(graph.roots.size()) : graph.nodes[node - 1].edge_count;
}
std::uint32_t successor(const HeapGraph& graph, std::uint32_t node, std::uint32_t i) {
    return node == kTop ? graph.roots[i].to.index + 1 : graph.edges[graph.nodes[node - 1].first_edge + i].to.index + 1;
}

void find_predecessors(const HeapGraph& graph, Flow& flow) {
    flow.first.assign(graph.nodes.size() + 2, 0);
    for (const std::uint32_t node : flow.order)
        for (std::uint32_t i = 0; i < successor_count(graph, node); i++) flow.first[successor(graph, node, i) + 1]++;
    for (std::size_t n = 1; n < flow.first.size(); n++) flow.first[n] += flow.first[n - 1];
    flow.predecessor.resize(flow.first.back());
    std::vector<std::uint32_t> next = flow.first;
    for (const std::uint32_t node : flow.order)
        for (std::uint32_t i = 0; i < successor_count(graph, node); i++) flow.predecessor[next[successor(graph, node, i)]++] = node;
}

Flow order_nodes(const HeapGraph& graph) {
    Flow flow;
    const std::size_t count = graph.nodes.size() + 1;
    std::vector<bool> seen(count);
    struct Visit { std::uint32_t node, at; };
    std::vector<Visit> stack{{kTop, 0}};
    seen[kTop] = true;
    while (!stack.empty()) {
        Visit& top = stack.back();
        if (top.at == successor_count(graph, top.node)) {
            flow.order.push_back(top.node);
            stack.pop_back();
            continue;
        }
        const std::uint32_t to = successor(graph, top.node, top.at++);
        if (seen[to]) continue;
        seen[to] = true;
        stack.push_back({to, 0});
    }
    std::reverse(flow.order.begin(), flow.order.end());
    flow.position.assign(count, ~0u);
    for (std::size_t i = 0; i < flow.order.size(); i++) flow.position[flow.order[i]] = static_cast<std::uint32_t>(i);
    find_predecessors(graph, flow);
    return flow;
}

std::uint32_t intersect(const std::vector<std::uint32_t>& idom, const Flow& flow, std::uint32_t a, std::uint32_t b) {
    while (a != b) {
        while (flow.position[a] > flow.position[b]) a = idom[a];
        while (flow.position[b] > flow.position[a]) b = idom[b];
    }
    return a;
}

std::vector<std::uint32_t> immediate_dominators(const Flow& flow, std::size_t count) {
    std::vector<std::uint32_t> idom(count, ~0u);
    idom[kTop] = kTop;
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 1; i < flow.order.size(); i++) {
            const std::uint32_t node = flow.order[i];
            std::uint32_t best = ~0u;
            for (std::uint32_t k = flow.first[node]; k < flow.first[node + 1]; k++) {
                const std::uint32_t p = flow.predecessor[k];
                if (idom[p] != ~0u) best = best == ~0u ? p : intersect(idom, flow, p, best);
            }
            if (best != idom[node]) idom[node] = best, changed = true;
        }
    }
    return idom;
}

}  // namespace

Dominators dominators(const HeapGraph& graph) {
    const Flow flow = order_nodes(graph);
    const auto idom = immediate_dominators(flow, graph.nodes.size() + 1);
    Dominators result;
    result.dominator.resize(graph.nodes.size());
    result.retained.assign(graph.nodes.size(), 0);
    for (std::size_t i = flow.order.size(); i-- > 1;) {
        const std::uint32_t node = flow.order[i];
        result.retained[node - 1] += graph.nodes[node - 1].object.size;
        if (idom[node] == kTop) continue;
        result.dominator[node - 1] = NodeId(idom[node] - 1);
        result.retained[idom[node] - 1] += result.retained[node - 1];
    }
    return result;
}

}  // namespace tw
