// Questions about who keeps how much: cuts, independent paths, totals.
#include <fmt/format.h>

#include <algorithm>

#include "sim/query/answering_internal.h"
#include "sim/query/boxings.h"
#include "sim/query/differences.h"
#include "sim/query/retention.h"
#include "sim/query/structure.h"

namespace tw {
namespace {

constexpr std::size_t kMostLines = 20, kMostPaths = 8;

std::string objects_text(std::uint64_t n) { return fmt::format("{} object{}", n, n == 1 ? "" : "s"); }

bool number_in(const std::string& text, std::size_t& n) {
    if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string::npos) return false;
    n = std::stoull(text);
    return true;
}

}  // namespace

bool Answering::one_target(NodeId& node) {
    std::vector<NodeId> nodes;
    if (!targets(nodes)) return false;
    for (const NodeId each : nodes)   // of several, one that is reachable
        if (!node || (!picture().graph.nodes[node.index].reachable && picture().graph.nodes[each.index].reachable)) node = each;
    if (!node) {
        out.text = "no such object";
        return false;
    }
    out.object = picture().graph.nodes[node.index].object.base.value;
    if (nodes.size() > 1) out.notes.push_back(fmt::format("one of {} such objects", nodes.size()));
    if (picture().graph.nodes[node.index].reachable) return true;
    out.text = "unreachable: no root leads to it";
    return false;
}

void Answering::independent() {
    NodeId node;
    if (!one_target(node)) return;
    bool complete = true;
    const std::vector<HeapPath> paths = disjoint_paths(picture().graph, node, kMostPaths, &complete);
    for (const HeapPath& path : paths) out.lines.push_back(join_rows(picture().rows(path)));
    out.text = fmt::format("{}{} independent path{}", complete ? "" : "at least ", paths.size(), paths.size() == 1 ? "" : "s");
    out.notes.push_back("they share no object and no root word, only the target: so many references must go before it does");
}

void Answering::distance() {
    NodeId node;
    if (one_target(node)) out.text = fmt::to_string(picture().graph.distance[node.index]);
}

void Answering::held_only_by() {
    NodeId node;
    if (!one_target(node)) return;
    const std::vector<NodeId> chain = picture().dominator_chain(node);
    const std::uint32_t holder = picture().only_holder(node);
    for (std::uint32_t h = holder; h != 0; h = picture().holders()[h].parent) {
        const Holder& one = picture().holders()[h];
        out.lines.insert(out.lines.begin(), fmt::format("{} keeps {} that nothing else keeps", picture().holder_text(one), size_text(one.retained)));
    }
    for (std::size_t i = 0; i + 1 < chain.size(); i++)
        out.lines.push_back(fmt::format("{} retains {}", picture().label(chain[i]), size_text(picture().dominators().retained[chain[i].index])));
    if (chain.size() > 1) out.text = picture().label(chain[chain.size() - 2]);
    else if (holder != 0) out.text = picture().holder_text(picture().holders()[holder]);
    else out.text = fmt::format("nothing alone: {} roots reach it", roots_that_reach(picture().graph, node).size());
}

void Answering::put_cut(const Cut& made) {
    if (!made.error.empty()) return fail(made.error);
    const std::size_t words = made.edges.size() + made.roots.size();
    out.text = fmt::format("frees {} in {}", size_text(made.freed.bytes), objects_text(made.freed.nodes.size()));
    if (made.freed.nodes.empty()) out.text = "frees nothing: other references keep all of it";
    for (const std::uint32_t r : made.roots) out.lines.push_back("cut: " + picture().root_text(picture().graph.roots[r]));
    for (const std::uint32_t e : made.edges)
        out.lines.push_back(fmt::format("cut: {}{} → {}", picture().label(picture().edge_source(e)), picture().edge_word(e).name, picture().label(picture().graph.edges[e].to)));
    if (out.lines.size() > kMostLines) out.lines.resize(kMostLines);
    for (const LabelTotal& total : totals_by_type(picture(), made.freed.nodes))
        if (out.lines.size() < 2 * kMostLines) out.lines.push_back(fmt::format("freed: {} {}, {}", total.objects, total.label, size_text(total.bytes)));
    if (words == 0) out.notes.push_back("no word was cut");
}

void Answering::cut() { put_cut(tw::cut(picture(), argument)); }

// frame F, variable x, word x, goroutine N, function: what only that keeps.
bool Answering::retained_by_holder() {
    const auto behind = [&](const char* word) {
        const std::size_t from = argument.find_first_not_of(' ', std::string_view(word).size());
        return argument.starts_with(word) && from != std::string::npos ? argument.substr(from) : std::string();
    };
    if (const std::string function = behind("frame "); !function.empty()) {
        std::uint64_t bytes = 0;
        for (const Holder& h : picture().holders()) {
            if (h.kind != Holder::Kind::Frame || h.function < 0) continue;
            const std::string& symbol = rt.image->program->functions[static_cast<std::size_t>(h.function)].symbol;
            if (symbol != function && symbol != "main." + function) continue;
            bytes += h.retained;
            out.lines.push_back(fmt::format("{}: {}", picture().holder_text(h), size_text(h.retained)));
        }
        if (!out.lines.empty()) out.text = size_text(bytes);
        else if (names_function(rt, function)) out.text = "0 bytes", out.notes.push_back("no frame of it holds anything on the heap");
        else fail(fmt::format("there is no function {}", function));
        return true;
    }
    std::string place = behind("variable ");
    const std::string word = behind("word ");
    if (place.empty() && word.empty()) return false;
    Cut made;
    if (!word.empty()) {  // an interface's data word, a slice's array, a pointer
        const Located x = locate(rt, word);
        made.error = x.error;
        const bool interface = x.ok() && x.type >= 0 && rt.descriptor(x.type).kind == kind::Interface;
        if (x.ok()) made = cut_words(picture(), x.address + (interface ? 8 : 0), x.address + (interface ? 16 : 8));
    } else {
        made = tw::cut(picture(), place);
    }
    if (made.error.empty() && made.edges.empty() && made.roots.empty()) made.error = argument + " keeps nothing on the heap";
    put_cut(made);
    if (out.ok()) out.text = size_text(made.freed.bytes);
    return true;
}

void Answering::top() {
    std::size_t n = 0;
    if (!number_in(argument, n) || n == 0) return fail("top(N): N is how many objects");
    const HeapGraph& graph = picture().graph;
    for (const NodeId node : largest_retained(picture(), n)) {
        if (!out.object) out.object = graph.nodes[node.index].object.base.value;
        out.lines.push_back(fmt::format("{:#x} {}: {} itself, {} retained, {} from the roots, {}", graph.nodes[node.index].object.base.value, picture().label(node),
                                        size_text(graph.nodes[node.index].object.size), size_text(picture().dominators().retained[node.index]), graph.distance[node.index],
                                        birth_text(rt, picture().kind(node))));
    }
    out.text = out.lines.empty() ? "the program has no objects on the heap" : objects_text(out.lines.size());
}

void Answering::totals() {
    std::uint64_t objects = 0, bytes = 0;
    for (const LabelTotal& total : totals_by_type(picture())) {
        objects += total.objects, bytes += total.bytes;
        out.lines.push_back(fmt::format("{:>10} in {:>7} {}{}", size_text(total.bytes), total.objects, total.label, total.unreachable ? fmt::format(" ({} unreachable)", total.unreachable) : ""));
    }
    out.text = fmt::format("{} in {}", size_text(bytes), objects_text(objects));
}

void Answering::histogram() {
    std::uint64_t objects = 0, bytes = 0;
    for (const SizeBucket& bucket : size_histogram(picture())) {
        objects += bucket.objects, bytes += bucket.bytes;
        out.lines.push_back(fmt::format("{:>10} to {:<10} {:>8} objects {:>12}", size_text(bucket.from), size_text(bucket.to), bucket.objects, size_text(bucket.bytes)));
    }
    out.text = fmt::format("{}, {}", objects_text(objects), size_text(bytes));
}

void Answering::boxings() {
    std::size_t line = 0;
    if (!argument.empty() && !number_in(argument, line)) return fail("boxings(LINE): LINE is a number of a source line");
    std::array<std::uint64_t, kBoxOutcomes> runs{};
    std::uint64_t made = 0;
    for (const Boxing& boxing : boxing_ledger(rt)) {
        if (line != 0 && static_cast<std::size_t>(boxing.line) != line) continue;
        out.lines.push_back(boxing_line(boxing));
        made += boxing.total;
        for (std::size_t k = 0; k < kBoxOutcomes; k++) runs[k] += boxing.runs[k];
    }
    if (out.lines.empty()) return fail(line ? fmt::format("nothing is converted to an interface on line {}", line) : "package main converts nothing to an interface");
    static constexpr const char* kNames[] = {"direct pointer", "copied and allocated", "on the stack", "small-value table", "zero value", "read-only constant"};
    for (std::size_t k = 0; k < kBoxOutcomes; k++)
        if (runs[k]) out.text += fmt::format("{}{} {}", out.text.empty() ? "" : ", ", runs[k], kNames[k]);
    if (made == 0) out.text = "none made yet";
}

void Answering::differences() {
    for (const Difference& one : tw::differences()) out.lines.push_back(fmt::format("{}: {}", one.subject, one.english));
    out.text = fmt::format("{} differences", out.lines.size());
}

void Answering::structure() {
    const Structure s = structure_of(rt, name, argument);
    if (!s.error.empty()) return fail(s.error);
    out.text = s.title;
    for (const StructureRow& row : s.rows) out.lines.push_back(row_text(row));
    out.notes = s.notes;
    if (const auto object = rt.heap.find_object(rt.memory, Address{s.address})) out.object = object->base.value;
}

}  // namespace tw
