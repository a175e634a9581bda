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

// The walk that gives the numbers.
class Numbering {
public:
    Numbering(const FlowGraph& flow, Numbered& out) : flow_(flow), out_(out) {
        out.number.assign(flow.size(), kNone);
        enter(0, 0);
    }
    // Makes about so many moves; false: all that can be reached has its number.
    bool advance(std::size_t moves) {
        for (; !stack_.empty() && moves > 0; moves--) {
            Visit& top = stack_.back();
            if (top.at == flow_.out_degree(top.node)) {
                stack_.pop_back();
                continue;
            }
            const std::uint32_t to = flow_.successor(top.node, top.at++);
            if (out_.number[to] == kNone) enter(to, out_.number[top.node]);
        }
        return !stack_.empty();
    }

private:
    struct Visit { std::uint32_t node, at; };
    const FlowGraph& flow_;
    Numbered& out_;
    std::vector<Visit> stack_;
    void enter(std::uint32_t node, std::uint32_t parent) {
        out_.number[node] = static_cast<std::uint32_t>(out_.node.size());
        out_.node.push_back(node);
        out_.parent.push_back(parent);
        stack_.push_back({node, 0});
    }
};

void count_predecessors(const FlowGraph& flow, Numbered& out, std::size_t from, std::size_t to) {
    for (std::size_t n = from; n < to; n++)
        for (std::uint32_t i = 0; i < flow.out_degree(out.node[n]); i++) out.first[out.number[flow.successor(out.node[n], i)] + 1]++;
}

void fill_predecessors(const FlowGraph& flow, Numbered& out, std::vector<std::uint32_t>& next, std::size_t from, std::size_t to) {
    for (std::size_t n = from; n < to; n++)
        for (std::uint32_t i = 0; i < flow.out_degree(out.node[n]); i++)
            out.predecessor[next[out.number[flow.successor(out.node[n], i)]]++] = static_cast<std::uint32_t>(n);
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

// Each node's semidominator, from the last number down, then the dominators from the first up.
class Immediate {
public:
    explicit Immediate(const Numbered& nodes) : nodes_(nodes), semi_(nodes.node.size()), idom_(nodes.parent), forest_(nodes.parent, semi_), left_(static_cast<std::uint32_t>(nodes.node.size())) {
        for (std::uint32_t n = 0; n < left_; n++) semi_[n] = n;
    }
    Immediate(const Immediate&) = delete;   // the forest refers to semi_
    Immediate& operator=(const Immediate&) = delete;
    // Looks at about so many nodes; false: all are known.
    bool advance(std::uint32_t nodes) {
        for (; left_ > 1 && nodes > 0; nodes--) {
            const std::uint32_t n = --left_;
            std::uint32_t best = nodes_.parent[n];
            for (std::uint32_t k = nodes_.first[n]; k < nodes_.first[n + 1]; k++)
                best = std::min(best, semi_[forest_.least(nodes_.predecessor[k], n)]);
            semi_[n] = best;
        }
        if (left_ > 1) return true;
        for (std::uint32_t n = 1; n < idom_.size(); n++)
            while (idom_[n] > semi_[n]) idom_[n] = idom_[idom_[n]];
        return false;
    }
    [[nodiscard]] const std::vector<std::uint32_t>& dominators() const { return idom_; }

private:
    const Numbered& nodes_;
    std::vector<std::uint32_t> semi_, idom_;
    Forest forest_;
    std::uint32_t left_;
};

void add_retained(const HeapGraph& graph, const Numbered& nodes, const std::vector<std::uint32_t>& idom, std::uint32_t above, Dominators& result) {
    std::vector<std::uint64_t> retained(above + graph.nodes.size(), 0);
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
}

}  // namespace

Sliced dominators(Dominators& result, const HeapGraph& graph, RootGroups groups) {
    constexpr std::uint32_t kBlock = 1 << 14;   // nodes
    const FlowGraph flow(graph, groups);
    Numbered nodes;
    for (Numbering walk(flow, nodes); walk.advance(kBlock);) co_await spend(kBlock / 2);   // a node is entered and left
    const std::size_t count = nodes.node.size();
    nodes.first.assign(count + 1, 0);
    for (std::size_t n = 0; n < count; n += kBlock) {
        count_predecessors(flow, nodes, n, std::min(n + kBlock, count));
        co_await spend(kBlock);
    }
    for (std::size_t n = 1; n < nodes.first.size(); n++) nodes.first[n] += nodes.first[n - 1];
    nodes.predecessor.resize(nodes.first.back());
    std::vector<std::uint32_t> next = nodes.first;
    for (std::size_t n = 0; n < count; n += kBlock) {
        fill_predecessors(flow, nodes, next, n, std::min(n + kBlock, count));
        co_await spend(kBlock);
    }
    Immediate immediate(nodes);
    while (immediate.advance(kBlock)) co_await spend(kBlock);
    add_retained(graph, nodes, immediate.dominators(), static_cast<std::uint32_t>(flow.groups()), result);
}

Dominators dominators(const HeapGraph& graph, const RootGroups& groups) {
    Dominators result;
    dominators(result, graph, groups).finish();
    return result;
}

}  // namespace tw
