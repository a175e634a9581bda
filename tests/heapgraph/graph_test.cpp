// Graphs made by hand: paths, dominators and retained size against a brute-force answer.
#include <algorithm>
#include <random>

#include "sim/heapgraph/graph.h"
#include "tests/support/catch.h"

using namespace tw;

namespace {

struct Drawing {
    HeapGraph graph;
    std::vector<std::vector<std::uint32_t>> out;

    explicit Drawing(std::size_t n) : out(n) {}
    void finish(const std::vector<std::uint32_t>& roots) {
        for (std::size_t i = 0; i < out.size(); i++) {
            HeapNode node;
            node.object.base = Address{0xc000000000 + i * 64};
            node.object.size = 16 + 16 * (i % 3);
            node.first_edge = static_cast<std::uint32_t>(graph.edges.size());
            for (std::uint32_t to : out[i]) graph.edges.push_back({NodeId(to), 0, 0});
            node.edge_count = static_cast<std::uint32_t>(out[i].size());
            graph.nodes.push_back(node);
        }
        for (std::uint32_t r : roots) graph.roots.push_back({Root{}, NodeId(r), 0});
        find_distances(graph);
    }
    std::vector<bool> reached(std::uint32_t without) const {
        std::vector<bool> seen(out.size());
        std::vector<std::uint32_t> work;
        const auto add = [&](std::uint32_t n) {
            if (n != without && !seen[n]) seen[n] = true, work.push_back(n);
        };
        for (const RootEdge& r : graph.roots) add(r.to.index);
        while (!work.empty()) {
            const std::uint32_t n = work.back();
            work.pop_back();
            for (std::uint32_t to : out[n]) add(to);
        }
        return seen;
    }
};

}  // namespace

TEST_CASE("retained size is what goes when the object goes", "[heapgraph]") {
    std::mt19937 random(7);
    for (int round = 0; round < 60; round++) {
        const std::size_t n = 2 + random() % 30;
        Drawing drawing(n);
        for (std::size_t e = 0; e < n * 2; e++) drawing.out[random() % n].push_back(static_cast<std::uint32_t>(random() % n));
        drawing.finish({0, static_cast<std::uint32_t>(random() % n)});
        const Dominators d = dominators(drawing.graph);
        const std::vector<bool> all = drawing.reached(~0u);
        for (std::uint32_t i = 0; i < n; i++) {
            CHECK(drawing.graph.nodes[i].reachable == all[i]);
            if (!all[i]) continue;
            const std::vector<bool> rest = drawing.reached(i);
            std::uint64_t gone = 0;
            for (std::uint32_t k = 0; k < n; k++)
                if (all[k] && !rest[k]) gone += drawing.graph.nodes[k].object.size;
            CHECK(d.retained[i] == gone);
            HeapPath path;
            REQUIRE(shortest_path(drawing.graph, NodeId(i), path));
            CHECK(path.edges.size() + 1 == drawing.graph.distance[i]);
            HeapPath same;
            REQUIRE(shortest_path_from(drawing.graph, path.root, NodeId(i), same));
            CHECK(same.edges.size() == path.edges.size());
            const auto reaching = roots_that_reach(drawing.graph, NodeId(i));
            CHECK(std::find(reaching.begin(), reaching.end(), path.root) != reaching.end());
        }
    }
}

TEST_CASE("a long list has dominators all along", "[heapgraph]") {
    const std::size_t n = 1'000'000;
    Drawing drawing(n);
    for (std::size_t i = 0; i + 1 < n; i++) drawing.out[i].push_back(static_cast<std::uint32_t>(i + 1));
    drawing.finish({0});
    const Dominators d = dominators(drawing.graph);
    CHECK(d.dominator[n - 1] == NodeId(n - 2));
    CHECK(d.retained[n - 2] == drawing.graph.nodes[n - 1].object.size + drawing.graph.nodes[n - 2].object.size);
}

namespace {

// What stands between the roots and the target, by trying every set of objects up to `most`.
std::size_t smallest_separator(const Drawing& drawing, std::uint32_t target, std::size_t most) {
    const std::size_t n = drawing.out.size();
    const auto reached = [&](const std::vector<bool>& without) {
        std::vector<bool> seen = without;
        std::vector<std::uint32_t> work;
        for (const RootEdge& r : drawing.graph.roots)
            if (!seen[r.to.index]) seen[r.to.index] = true, work.push_back(r.to.index);
        while (!work.empty()) {
            const std::uint32_t at = work.back();
            work.pop_back();
            if (at == target) return true;
            for (std::uint32_t to : drawing.out[at])
                if (!seen[to]) seen[to] = true, work.push_back(to);
        }
        return false;
    };
    for (std::uint32_t chosen = 0, best = 0; best <= most; best++)
        for (chosen = 0; chosen < (1u << n); chosen++) {
            if (static_cast<std::size_t>(__builtin_popcount(chosen)) != best || (chosen >> target & 1)) continue;
            std::vector<bool> without(n, false);
            for (std::uint32_t i = 0; i < n; i++) without[i] = chosen >> i & 1;
            if (!reached(without)) return best;
        }
    return most + 1;
}

}  // namespace

TEST_CASE("independent paths share nothing and are as many as objects stand in between", "[heapgraph]") {
    std::mt19937 random(11);
    int several = 0;
    for (int round = 0; round < 150; round++) {
        const std::size_t n = 10;
        Drawing drawing(n);
        for (std::size_t e = 0; e < n * 2; e++) drawing.out[1 + random() % (n - 1)].push_back(static_cast<std::uint32_t>(1 + random() % (n - 1)));
        // three roots, each to an object of its own; the target is none of these
        drawing.finish({1, 2, 3});
        const NodeId target(9);
        if (drawing.graph.distance[9] == HeapGraph::kUnreached) continue;
        bool complete = false;
        const std::vector<HeapPath> paths = disjoint_paths(drawing.graph, target, 10, &complete);
        CHECK(complete);
        CHECK(paths.size() == smallest_separator(drawing, 9, 4));
        several += paths.size() > 1;
        std::vector<int> used(n, 0);
        for (const HeapPath& path : paths) {
            NodeId at = drawing.graph.roots[path.root].to;
            used[at.index]++;
            for (const std::uint32_t e : path.edges) {
                CHECK(edge_source(drawing.graph, e) == at);
                at = drawing.graph.edges[e].to;
                if (at != target) used[at.index]++;
            }
            CHECK(at == target);
        }
        for (const int times : used) CHECK(times <= 1);
        CHECK(disjoint_paths(drawing.graph, target, 1).size() == 1);
    }
    CHECK(several > 20);
}

TEST_CASE("groups of roots retain what no other root reaches", "[heapgraph]") {
    std::mt19937 random(5);
    for (int round = 0; round < 60; round++) {
        const std::size_t n = 4 + random() % 20;
        Drawing drawing(n);
        for (std::size_t e = 0; e < n * 3 / 2; e++) drawing.out[random() % n].push_back(static_cast<std::uint32_t>(random() % n));
        std::vector<std::uint32_t> roots;
        for (int i = 0; i < 6; i++) roots.push_back(static_cast<std::uint32_t>(random() % n));
        drawing.finish(roots);
        // two goroutines of two variables each, the rest alone
        const RootGroups groups{{0, 0, 0, 1, 1, 2, 2}, {3, 4, 5, 6, 0, 0}};
        const Dominators d = dominators(drawing.graph, groups);
        CHECK(d.group_retained[1] == retained_by_roots(drawing.graph, {0, 1}));
        CHECK(d.group_retained[2] == retained_by_roots(drawing.graph, {2, 3}));
        for (std::uint32_t r = 0; r < 4; r++) CHECK(d.group_retained[groups.of_root[r]] == retained_by_roots(drawing.graph, {r}));
        const Dominators plain = dominators(drawing.graph);
        CHECK(plain.retained == d.retained);
    }
}

TEST_CASE("a cut frees what only went over it", "[heapgraph]") {
    Drawing drawing(6);
    drawing.out[0] = {1, 2};
    drawing.out[1] = {3};
    drawing.out[2] = {3, 4};
    drawing.out[4] = {5};
    drawing.finish({0});
    const auto names = [&](const Freed& freed) {
        std::vector<std::uint32_t> out;
        for (const NodeId node : freed.nodes) out.push_back(node.index);
        return out;
    };
    CHECK(names(freed_by_cut(drawing.graph, {1}, {})) == std::vector<std::uint32_t>{2, 4, 5});   // 0 → 2
    CHECK(names(freed_by_cut(drawing.graph, {2}, {})).empty());                                    // 1 → 3: 2 keeps it
    CHECK(names(freed_by_cut(drawing.graph, {2, 3}, {})) == std::vector<std::uint32_t>{3});
    CHECK(freed_by_cut(drawing.graph, {}, {0}).nodes.size() == 6);
}
