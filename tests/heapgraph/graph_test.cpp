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
