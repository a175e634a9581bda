// Paths that share nothing: a flow of unit capacities, one augmenting walk for each path (Menger). Every object but the
// target lets one path through, and so does every root word.
#include <algorithm>

#include "sim/heapgraph/graph.h"

namespace tw {
namespace {

constexpr std::int64_t kNone = -1;

// A node on a path has the edge by which the path comes, and the one by which it leaves. Roots are −2 − index.
class Flow {
public:
    Flow(const HeapGraph& graph, NodeId target)
        : graph_(graph), target_(target.index), enters_(graph.nodes.size(), kNone), leaves_(graph.nodes.size(), kNone), root_used_(graph.roots.size(), false) {}

    bool augment() {
        from_.assign(graph_.nodes.size() * 2, kUnseen);
        via_.assign(graph_.nodes.size() * 2, kNone);
        work_.clear();
        for (std::uint32_t r = 0; r < graph_.roots.size(); r++) {
            if (root_used_[r]) continue;
            if (graph_.roots[r].to.index == target_) {
                root_used_[r] = true;
                return true;
            }
            reach(inner(graph_.roots[r].to.index), kSource, root_edge(r));
        }
        for (std::size_t head = 0; head < work_.size(); head++)
            if (expand(work_[head])) return true;
        return false;
    }

    [[nodiscard]] std::vector<HeapPath> paths() const {
        std::vector<HeapPath> out;
        for (std::uint32_t r = 0; r < graph_.roots.size(); r++) {
            if (!root_used_[r]) continue;
            HeapPath path{r, {}, NodeId(target_)};
            for (std::uint32_t node = graph_.roots[r].to.index; node != target_; node = graph_.edges[path.edges.back()].to.index)
                path.edges.push_back(static_cast<std::uint32_t>(leaves_[node]));
            out.push_back(std::move(path));
        }
        return out;
    }

private:
    static constexpr std::uint32_t kUnseen = ~0u, kSource = ~0u - 1;
    const HeapGraph& graph_;
    std::uint32_t target_;
    std::vector<std::int64_t> enters_, leaves_;
    std::vector<bool> root_used_;
    // the walk: two places for each object, before and behind its capacity of one
    std::vector<std::uint32_t> from_, work_;
    std::vector<std::int64_t> via_;

    static std::uint32_t inner(std::uint32_t node) { return node * 2; }
    static std::uint32_t outer(std::uint32_t node) { return node * 2 + 1; }
    static std::int64_t root_edge(std::uint32_t root) { return -2 - static_cast<std::int64_t>(root); }
    [[nodiscard]] bool on_path(std::uint32_t node) const { return enters_[node] != kNone; }

    void reach(std::uint32_t place, std::uint32_t from, std::int64_t via) {
        if (from_[place] != kUnseen) return;
        from_[place] = from;
        via_[place] = via;
        work_.push_back(place);
    }
    bool expand(std::uint32_t place) {
        const std::uint32_t node = place / 2;
        if (place == inner(node)) {
            if (!on_path(node)) reach(outer(node), place, kNone);
            else if (enters_[node] >= 0) reach(outer(edge_source(graph_, static_cast<std::uint32_t>(enters_[node])).index), place, enters_[node]);  // takes it back
            return false;
        }
        const HeapNode& n = graph_.nodes[node];
        for (std::uint32_t e = n.first_edge; e < n.first_edge + n.edge_count; e++) {
            if (leaves_[node] == e) continue;
            if (graph_.edges[e].to.index == target_) {
                apply(place, e);
                return true;
            }
            reach(inner(graph_.edges[e].to.index), place, e);
        }
        if (on_path(node)) reach(inner(node), place, kNone);
        return false;
    }

    // Walks back: first what is taken back goes, then what is new comes.
    void apply(std::uint32_t last, std::uint32_t into_target) {
        struct New { std::uint32_t from; std::int64_t edge; std::uint32_t to; };
        std::vector<New> fresh{{last / 2, into_target, target_}};
        for (std::uint32_t place = last; place != kSource; place = from_[place]) {
            const std::int64_t via = via_[place];
            const std::uint32_t from = from_[place];
            if (via == kNone) continue;
            if (from != kSource && place == outer(place / 2)) {  // went back over `via`
                leaves_[place / 2] = kNone;
                enters_[from / 2] = kNone;
            } else {
                fresh.push_back({from == kSource ? kSource : from / 2, via, place / 2});
            }
        }
        for (const New& one : fresh) {
            if (one.from == kSource) root_used_[static_cast<std::size_t>(-2 - one.edge)] = true;
            else leaves_[one.from] = one.edge;
            if (one.to != target_) enters_[one.to] = one.edge;
        }
    }
};

}  // namespace

std::vector<HeapPath> disjoint_paths(const HeapGraph& graph, NodeId target, std::size_t limit, bool* complete) {
    if (complete) *complete = true;
    if (!target || graph.distance[target.index] == HeapGraph::kUnreached) return {};
    Flow flow(graph, target);
    std::size_t count = 0;
    while (count < limit && flow.augment()) count++;
    if (complete) *complete = count < limit || !Flow(flow).augment();
    std::vector<HeapPath> paths = flow.paths();
    std::stable_sort(paths.begin(), paths.end(), [](const HeapPath& a, const HeapPath& b) { return a.edges.size() < b.edges.size(); });
    return paths;
}

}  // namespace tw
