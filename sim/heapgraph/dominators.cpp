// Dominators by the semi-NCA algorithm: semidominators in reverse preorder with path compression, then each dominator by
// walking up the tree made so far. Everything is iterative, so that a list of a million objects needs no host stack.
// A virtual node stands above all roots and above the groups that roots were put into. Retained size of a node = sizes in
// its subtree of the dominator tree.
#include <algorithm>

#include "sim/heapgraph/graph.h"

namespace tw {
namespace {

constexpr std::uint32_t kNone = ~0u;

// Nodes of the flow graph: 0 above all, then groups, then heap nodes.
class FlowGraph {
public:
    FlowGraph(const HeapGraph& graph, const RootGroups& groups) : graph_(graph), groups_(std::max<std::size_t>(groups.parent.size(), 1)) {
        std::vector<std::uint32_t> counts(groups_ + 1, 0);
        const auto group_of = [&](std::size_t root) { return root < groups.of_root.size() ? groups.of_root[root] : 0u; };
        for (std::size_t g = 1; g < groups_; g++) counts[groups.parent[g] + 1]++;
        for (std::size_t r = 0; r < graph.roots.size(); r++) counts[group_of(r) + 1]++;
        for (std::size_t g = 1; g < counts.size(); g++) counts[g] += counts[g - 1];
        first_ = counts;
        below_.resize(first_.back());
        for (std::size_t g = 1; g < groups_; g++) below_[counts[groups.parent[g]]++] = static_cast<std::uint32_t>(g);
        for (std::size_t r = 0; r < graph.roots.size(); r++) below_[counts[group_of(r)]++] = heap_node(graph.roots[r].to);
    }
    [[nodiscard]] std::size_t size() const { return groups_ + graph_.nodes.size(); }
    [[nodiscard]] std::size_t groups() const { return groups_; }
    [[nodiscard]] std::uint32_t heap_node(NodeId node) const { return static_cast<std::uint32_t>(groups_) + node.index; }
    [[nodiscard]] std::uint32_t out_degree(std::uint32_t node) const {
        return node < groups_ ? first_[node + 1] - first_[node] : graph_.nodes[node - groups_].edge_count;
    }
    [[nodiscard]] std::uint32_t successor(std::uint32_t node, std::uint32_t i) const {
        return node < groups_ ? below_[first_[node] + i] : heap_node(graph_.edges[graph_.nodes[node - groups_].first_edge + i].to);
    }

private:
    const HeapGraph& graph_;
    std::size_t groups_;
    std::vector<std::uint32_t> first_, below_;   // below_[first_[g]] up to first_[g + 1]: what stands under group g
};

// All numbers are places in preorder; 0 is the node above all.
struct Numbered {
    std::vector<std::uint32_t> node;               // by number
    std::vector<std::uint32_t> number;             // by node; kNone = unreachable
    std::vector<std::uint32_t> parent;             // in the tree of the walk
    std::vector<std::uint32_t> first, predecessor; // predecessor[first[n]] up to first[n + 1]
};

Numbered number_nodes(const FlowGraph& flow) {
    Numbered out;
    out.number.assign(flow.size(), kNone);
    struct Visit { std::uint32_t node, at; };
    std::vector<Visit> stack;
    const auto enter = [&](std::uint32_t node, std::uint32_t parent) {
        out.number[node] = static_cast<std::uint32_t>(out.node.size());
        out.node.push_back(node);
        out.parent.push_back(parent);
        stack.push_back({node, 0});
    };
    enter(0, 0);
    while (!stack.empty()) {
        Visit& top = stack.back();
        if (top.at == flow.out_degree(top.node)) {
            stack.pop_back();
            continue;
        }
        const std::uint32_t to = flow.successor(top.node, top.at++);
        if (out.number[to] == kNone) enter(to, out.number[top.node]);
    }
    out.first.assign(out.node.size() + 1, 0);
    for (const std::uint32_t node : out.node)
        for (std::uint32_t i = 0; i < flow.out_degree(node); i++) out.first[out.number[flow.successor(node, i)] + 1]++;
    for (std::size_t n = 1; n < out.first.size(); n++) out.first[n] += out.first[n - 1];
    out.predecessor.resize(out.first.back());
    std::vector<std::uint32_t> next = out.first;
    for (std::uint32_t n = 0; n < out.node.size(); n++)
        for (std::uint32_t i = 0; i < flow.out_degree(out.node[n]); i++)
            out.predecessor[next[out.number[flow.successor(out.node[n], i)]]++] = n;
    return out;
}

// The forest of nodes already looked at: of a node, the least semidominator on its way up.
class Forest {
public:
    Forest(const std::vector<std::uint32_t>& parent, std::vector<std::uint32_t>& semi) : ancestor_(parent), semi_(semi), label_(parent.size()) {
        for (std::uint32_t n = 0; n < label_.size(); n++) label_[n] = n;
    }
    // Nodes above `last` have been looked at: their ways up are compressed.
    std::uint32_t least(std::uint32_t node, std::uint32_t last) {
        if (node <= last) return node;
        way_.clear();
        for (std::uint32_t at = node; ancestor_[at] > last; at = ancestor_[at]) way_.push_back(at);
        for (std::size_t i = way_.size(); i-- > 0;) {
            const std::uint32_t at = way_[i], above = ancestor_[at];
            if (semi_[label_[above]] < semi_[label_[at]]) label_[at] = label_[above];
            ancestor_[at] = ancestor_[above];
        }
        return label_[node];
    }

private:
    std::vector<std::uint32_t> ancestor_;
    std::vector<std::uint32_t>& semi_;
    std::vector<std::uint32_t> label_, way_;
};

std::vector<std::uint32_t> immediate_dominators(const Numbered& nodes) {
    const auto count = static_cast<std::uint32_t>(nodes.node.size());
    std::vector<std::uint32_t> semi(count), idom = nodes.parent;
    for (std::uint32_t n = 0; n < count; n++) semi[n] = n;
    Forest forest(nodes.parent, semi);
    for (std::uint32_t n = count; n-- > 1;) {
        std::uint32_t best = nodes.parent[n];
        for (std::uint32_t k = nodes.first[n]; k < nodes.first[n + 1]; k++)
            best = std::min(best, semi[forest.least(nodes.predecessor[k], n)]);
        semi[n] = best;
    }
    for (std::uint32_t n = 1; n < count; n++)
        while (idom[n] > semi[n]) idom[n] = idom[idom[n]];
    return idom;
}

}  // namespace

Dominators dominators(const HeapGraph& graph, const RootGroups& groups) {
    const FlowGraph flow(graph, groups);
    const Numbered nodes = number_nodes(flow);
    const auto idom = immediate_dominators(nodes);
    const auto above = static_cast<std::uint32_t>(flow.groups());
    std::vector<std::uint64_t> retained(flow.size(), 0);
    Dominators result;
    result.dominator.resize(graph.nodes.size());
    result.group.assign(graph.nodes.size(), 0);
    for (std::uint32_t n = static_cast<std::uint32_t>(nodes.node.size()); n-- > 1;) {
        const std::uint32_t node = nodes.node[n], by = nodes.node[idom[n]];
        if (node >= above) {
            retained[node] += graph.nodes[node - above].object.size;
            if (by >= above) result.dominator[node - above] = NodeId(by - above);
            else result.group[node - above] = by;
        }
        retained[by] += retained[node];
    }
    result.group_retained.assign(retained.begin(), retained.begin() + above);
    result.retained.assign(retained.begin() + above, retained.end());
    return result;
}

}  // namespace tw
