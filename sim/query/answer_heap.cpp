#include <fmt/format.h>

#include <algorithm>

#include "sim/query/answering_internal.h"

namespace tw {
namespace {

constexpr std::size_t kMostLines = 20;

void add_rows(Answer& out, const std::vector<PathStep>& rows) {
    for (const PathStep& row : rows) out.lines.push_back(row.text);
}

}  // namespace

bool Answering::targets(std::vector<NodeId>& nodes) {
    Targets found = find_targets(picture(), argument);
    if (!found.error.empty()) {
        fail(found.error);
        return false;
    }
    if (!found.live) out.notes.push_back(fmt::format("{} is dead here: nothing reads it any more, so it keeps nothing alive", argument));
    nodes = std::move(found.nodes);
    return true;
}

void Answering::alive() {
    std::vector<NodeId> nodes;
    if (!targets(nodes)) {
        // what a variable leads to may be freed; what is not on the heap is never collected
        return;
    }
    const HeapGraph& graph = picture().graph;
    std::size_t reached = 0;
    for (const NodeId node : nodes) {
        if (!graph.nodes[node.index].reachable) continue;
        if (reached++ == 0) out.object = graph.nodes[node.index].object.base.value;
    }
    out.text = reached ? "true" : "false";
    out.lines.push_back(fmt::format("{} of {} object{} reachable", reached, nodes.size(), nodes.size() == 1 ? "" : "s"));
}

// The object with the shortest path among those named.
void Answering::path() {
    std::vector<NodeId> nodes;
    if (!targets(nodes)) return;
    const HeapGraph& graph = picture().graph;
    NodeId best;
    for (const NodeId node : nodes)
        if (graph.distance[node.index] != HeapGraph::kUnreached && (!best || graph.distance[node.index] < graph.distance[best.index])) best = node;
    if (!best) {
        out.text = nodes.empty() ? "no such object" : "unreachable: no root leads to it";
        return;
    }
    HeapPath path;
    shortest_path(graph, best, path);
    const std::vector<PathStep> rows = picture().rows(path);
    out.text = join_rows(rows);
    add_rows(out, rows);
    out.object = graph.nodes[best.index].object.base.value;
}

void Answering::paths() {
    std::vector<NodeId> nodes;
    if (!targets(nodes)) return;
    const HeapGraph& graph = picture().graph;
    std::size_t count = 0;
    for (const NodeId node : nodes) {
        for (const std::uint32_t root : roots_that_reach(graph, node)) {
            HeapPath path;
            if (!shortest_path_from(graph, root, node, path)) continue;
            if (count++ < kMostLines) out.lines.push_back(join_rows(picture().rows(path)));
        }
        if (count >= kMostLines) break;
    }
    out.text = fmt::format("{} path{}", count, count == 1 ? "" : "s");
    if (count >= kMostLines) out.notes.push_back("only the first are shown");
}

void Answering::roots() {
    std::vector<NodeId> nodes;
    if (!targets(nodes)) return;
    std::size_t count = 0;
    for (const NodeId node : nodes) {
        for (const std::uint32_t root : roots_that_reach(picture().graph, node)) {
            const std::string line = picture().root_text(picture().graph.roots[root]);
            if (std::find(out.lines.begin(), out.lines.end(), line) != out.lines.end()) continue;
            count++;
            if (out.lines.size() < kMostLines) out.lines.push_back(line);
        }
        if (count >= kMostLines) break;
    }
    out.text = fmt::format("{} root{}", count, count == 1 ? "" : "s");
}

void Answering::retained() {
    if (retained_by_holder()) return;
    const HeapGraph& graph = picture().graph;
    std::uint64_t number = 0;
    const bool goroutines = names_function(rt, argument) || parse_goroutine_number(argument, number);
    if (goroutines && (number != 0 || !locate(rt, argument).ok())) {
        const std::vector<std::uint32_t> slots = goroutines_named(rt, argument);
        if (number != 0 && slots.empty()) return fail(fmt::format("there is no goroutine {}", number));
        std::vector<std::uint32_t> owned;
        for (std::uint32_t r = 0; r < graph.roots.size(); r++)
            for (const std::uint32_t slot : slots)
                if (is_owned_by(graph.roots[r].root, rt.goroutines[slot].id)) owned.push_back(r);
        out.text = size_text(retained_by_roots(graph, owned));
        for (const std::uint32_t slot : slots) out.lines.push_back(goroutine_line(rt, rt.goroutines[slot]));
        return;
    }
    std::vector<NodeId> nodes;
    if (!targets(nodes)) return;
    std::uint64_t bytes = 0;
    for (const NodeId node : nodes) {
        const std::uint64_t one = picture().dominators().retained[node.index];
        bytes += one;
        if (out.lines.size() < kMostLines) out.lines.push_back(fmt::format("{}: {} itself, {} retained", picture().label(node), size_text(graph.nodes[node.index].object.size), size_text(one)));
    }
    if (nodes.size() > 1) out.notes.push_back("what two of them hold together is in neither's number");
    out.text = size_text(bytes);
    if (!nodes.empty()) out.object = graph.nodes[nodes[0].index].object.base.value;
}

void Answering::dominators() {
    std::vector<NodeId> nodes;
    if (!targets(nodes)) return;
    if (nodes.empty()) {
        out.text = "no such object";
        return;
    }
    const HeapGraph& graph = picture().graph;
    const std::vector<NodeId> chain = picture().dominator_chain(nodes[0]);
    if (chain.empty()) {
        out.text = "unreachable: no root leads to it";
        return;
    }
    for (const NodeId node : chain)
        out.lines.push_back(fmt::format("{} retains {}", picture().label(node), size_text(picture().dominators().retained[node.index])));
    out.text = fmt::format("{} dominator{} besides the roots", chain.size() - 1, chain.size() == 2 ? "" : "s");
    out.object = graph.nodes[nodes[0].index].object.base.value;
}

void Answering::objects() {
    std::vector<NodeId> nodes;
    if (!targets(nodes)) return;
    const HeapGraph& graph = picture().graph;
    std::uint64_t bytes = 0;
    for (const NodeId node : nodes) {
        const HeapNode& n = graph.nodes[node.index];
        bytes += n.object.size;
        if (out.lines.size() < kMostLines)
            out.lines.push_back(fmt::format("{:#x} {}, {}{}", n.object.base.value, picture().label(node), birth_text(rt, picture().kind(node)), n.reachable ? "" : ", unreachable"));
    }
    out.text = fmt::format("{} object{}, {}", nodes.size(), nodes.size() == 1 ? "" : "s", size_text(bytes));
}

}  // namespace tw
