// The heap as a graph, read from memory alone: objects, the pointers between them, and the roots. Never looks at the
// collector's mark bits, so that it can disagree with the collector (floating garbage is a lesson).
// Used by queries, views and the independent checks.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "sim/base/ids.h"
#include "sim/base/sliced.h"
#include "sim/collector/root.h"
#include "sim/memory/heap.h"

namespace tw {

using NodeId = Id<struct HeapNodeTag>;

struct HeapNode {
    ObjectRef object;
    ObjectNote note;         // allocation site and the step of its birth
    std::uint32_t first_edge = 0, edge_count = 0;
    bool reachable = false;
};

struct HeapEdge {
    NodeId to;
    std::uint64_t offset = 0;  // of the pointer word in the object it leaves
    std::uint64_t interior = 0;  // of the pointer's target in the object it enters
};

struct RootEdge {
    Root root;
    NodeId to;
    std::uint64_t interior = 0;
};

struct HeapGraph {
    std::vector<HeapNode> nodes;   // ascending by address
    std::vector<HeapEdge> edges;   // grouped by node
    std::vector<RootEdge> roots;   // only roots that point into the heap
    std::vector<std::uint32_t> distance;   // references from the nearest root; kUnreached
    std::vector<std::int64_t> parent_edge; // the edge of a shortest path that enters the node; −1 − root index for a root's
    // Of each page from the first object on: how many objects begin below it. build_graph makes it; `find` does without.
    std::vector<std::uint32_t> begin_below;
    static constexpr std::uint32_t kUnreached = ~0u;

    [[nodiscard]] NodeId find(Address at) const;  // the object that holds `at`, interior included; none
};

// Takes memory, its heap and the roots of one moment. Cost: the whole heap, once.
HeapGraph build_graph(const Memory& memory, const Heap& heap, const std::vector<Root>& roots);
// The same in slices: about kGraphPasses units for each object. What it is given must outlive it.
Sliced build_graph(HeapGraph& graph, const Memory& memory, const Heap& heap, std::vector<Root> roots);
constexpr std::uint64_t kGraphPasses = 3;

// Fills distance, parent_edge and reachable from nodes, edges and roots; build_graph has done it.
void find_distances(HeapGraph& graph);

// The object that an edge leaves.
NodeId edge_source(const HeapGraph& graph, std::uint32_t edge);

// Roots put together by who holds them, one below another: a variable's words, a frame's variables, a goroutine's frames.
// Group 0 stands above all; parents come before their children.
struct RootGroups {
    std::vector<std::uint32_t> parent{0};
    std::vector<std::uint32_t> of_root;    // by index into HeapGraph::roots
};

// What each node keeps alive: the bytes that would go if it went. Index of `dominator` is a node; none = no object alone.
struct Dominators {
    std::vector<NodeId> dominator;        // immediate; none when only roots dominate
    std::vector<std::uint32_t> group;     // where there is no dominating object: the smallest group of roots that dominates
    std::vector<std::uint64_t> retained;  // bytes, the node itself included; 0 for unreachable nodes
    std::vector<std::uint64_t> group_retained;  // bytes that only roots of that group keep
};
// Cost: nearly linear in nodes and edges (semi-NCA).
Dominators dominators(const HeapGraph& graph, const RootGroups& groups = {});
// The same in slices: about kDominatorPasses units for each reachable object.
Sliced dominators(Dominators& result, const HeapGraph& graph, RootGroups groups);
constexpr std::uint64_t kDominatorPasses = 4;

// What would become unreachable if these edges and roots (indices) were no more.
struct Freed {
    std::vector<NodeId> nodes;   // ascending by address
    std::uint64_t bytes = 0;
};
Freed freed_by_cut(const HeapGraph& graph, const std::vector<std::uint32_t>& edges, const std::vector<std::uint32_t>& roots);

// Bytes that are reachable from the given roots (indices into graph.roots) and from no other root.
std::uint64_t retained_by_roots(const HeapGraph& graph, const std::vector<std::uint32_t>& roots);

struct HeapPath {
    std::uint32_t root = 0;             // index into graph.roots
    std::vector<std::uint32_t> edges;   // indices into graph.edges, in walking order
    NodeId target;
};
// A shortest path from a root; false when unreachable.
bool shortest_path(const HeapGraph& graph, NodeId target, HeapPath& path);

// A shortest path that starts at this root; false when it does not reach the target.
bool shortest_path_from(const HeapGraph& graph, std::uint32_t root, NodeId target, HeapPath& path);

// Up to `limit` paths that have no root word and no object in common but the target: as many as there can be, which is the
// number of objects and root words that would have to go to free it. Shortest first. `complete`: there are no more.
// Differs from shortest paths: one of them may be longer, when the shortest stands in the way of two others.
std::vector<HeapPath> disjoint_paths(const HeapGraph& graph, NodeId target, std::size_t limit, bool* complete = nullptr);

// Every root from which the target can be reached, ascending.
std::vector<std::uint32_t> roots_that_reach(const HeapGraph& graph, NodeId target);

}  // namespace tw
