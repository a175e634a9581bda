#include "sim/query/retention.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

#include "sim/query/goroutines.h"
#include "sim/query/scope.h"

namespace tw {
namespace {

std::string trimmed(const std::string& text) {
    const std::size_t from = text.find_first_not_of(" \t"), to = text.find_last_not_of(" \t");
    return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

bool refers(std::uint8_t k) {
    return k == kind::Pointer || k == kind::Slice || k == kind::String || k == kind::Map || k == kind::Chan || k == kind::Func || k == kind::Interface ||
           k == kind::UnsafePointer;
}

std::vector<std::uint32_t> edges_between(const HeapGraph& graph, NodeId from, NodeId to) {
    std::vector<std::uint32_t> edges;
    const HeapNode& node = graph.nodes[from.index];
    for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; e++)
        if (graph.edges[e].to == to) edges.push_back(e);
    return edges;
}

Cut finish(const HeapPicture& picture, Cut cut) {
    if (cut.error.empty()) cut.freed = freed_by_cut(picture.graph, cut.edges, cut.roots);
    return cut;
}

Cut failure(std::string why) {
    Cut cut;
    cut.error = std::move(why);
    return cut;
}

Cut cut_between(const HeapPicture& picture, const std::string& from, const std::string& to) {
    const Targets into = find_targets(picture, to);
    if (!into.error.empty()) return failure(into.error);
    Cut out;
    std::uint64_t number = 0;
    if (from.starts_with("goroutine ") && parse_goroutine_number(from, number)) {
        for (std::uint32_t r = 0; r < picture.graph.roots.size(); r++)
            if (is_owned_by(picture.graph.roots[r].root, number) && std::find(into.nodes.begin(), into.nodes.end(), picture.graph.roots[r].to) != into.nodes.end()) out.roots.push_back(r);
    } else {
        const Targets source = find_targets(picture, from);
        if (!source.error.empty()) return failure(source.error);
        for (const NodeId a : source.nodes)
            for (const NodeId b : into.nodes)
                for (const std::uint32_t e : edges_between(picture.graph, a, b)) out.edges.push_back(e);
    }
    if (out.edges.empty() && out.roots.empty()) return failure(fmt::format("no word of {} leads to {}", from, to));
    return finish(picture, std::move(out));
}

}  // namespace

Targets find_targets(const HeapPicture& picture, const std::string& text) {
    const Runtime& rt = picture.rt;
    Targets out;
    if (text.starts_with("type:")) {
        out.nodes = picture.labelled(trimmed(text.substr(5)));
        return out;
    }
    const Located x = locate(rt, text);
    out.error = x.error;
    out.live = x.live;
    if (!x.ok()) return out;
    const bool follows = !x.is_address && x.type >= 0 && refers(rt.descriptor(x.type).kind);
    const std::uint64_t at = follows ? leading_pointer(rt, x.type, x.address) : x.address;
    if (at == 0) {
        out.error = text + " is nil: it refers to no object";
        return out;
    }
    const NodeId node = picture.find(at);
    if (node) out.nodes.push_back(node);
    else out.error = fmt::format("{} {} the heap: {}", text, follows ? "does not lead to" : "is not on", place_text(place_of(rt, at)));
    return out;
}

Cut cut_references(const HeapPicture& picture, std::uint64_t from, std::uint64_t to) {
    const NodeId source = from ? picture.find(from) : NodeId(), target = picture.find(to);
    if (!target || (from && !source)) return failure("that object is not on the heap here");
    Cut out;
    if (from) out.edges = edges_between(picture.graph, source, target);
    else
        for (std::uint32_t r = 0; r < picture.graph.roots.size(); r++)
            if (picture.graph.roots[r].to == target) out.roots.push_back(r);
    return finish(picture, std::move(out));
}

Cut cut_words(const HeapPicture& picture, std::uint64_t from, std::uint64_t to) {
    Cut out;
    const HeapGraph& graph = picture.graph;
    for (std::uint32_t r = 0; r < graph.roots.size(); r++)
        if (graph.roots[r].root.slot.value >= from && graph.roots[r].root.slot.value < to) out.roots.push_back(r);
    if (const NodeId node = picture.find(from)) {
        const HeapNode& n = graph.nodes[node.index];
        for (std::uint32_t e = n.first_edge; e < n.first_edge + n.edge_count; e++) {
            const std::uint64_t at = n.object.base.value + graph.edges[e].offset;
            if (at >= from && at < to) out.edges.push_back(e);
        }
    }
    return finish(picture, std::move(out));
}

Cut cut(const HeapPicture& picture, const std::string& text) {
    const std::size_t arrow = text.find("->");
    if (arrow != std::string::npos) return cut_between(picture, trimmed(text.substr(0, arrow)), trimmed(text.substr(arrow + 2)));
    const Located x = locate(picture.rt, text);
    if (!x.ok()) return failure(x.error);
    const std::uint64_t size = x.type >= 0 && !x.is_address ? static_cast<std::uint64_t>(picture.rt.descriptor(x.type).size) : 8;
    Cut out = cut_words(picture, x.address, x.address + std::max<std::uint64_t>(size, 1));
    if (out.edges.empty() && out.roots.empty())
        out.error = fmt::format("{} keeps nothing on the heap{}", text, x.live ? "" : ": it is dead here, nothing reads it any more");
    return out;
}

std::vector<LabelTotal> totals_by_type(const HeapPicture& picture, const std::vector<NodeId>& nodes) {
    std::map<std::tuple<ObjectForm, int, int>, LabelTotal> totals;
    for (const NodeId node : nodes) {
        const ObjectKind& kind = picture.kind(node);
        const HeapNode& n = picture.graph.nodes[node.index];
        LabelTotal& total = totals[{kind.form, kind.type, kind.function}];
        const bool by_type = kind.type >= 0 && kind.form == ObjectForm::Channel;   // its label has the capacity of one
        if (total.objects++ == 0)
            total.label = kind.form == ObjectForm::Variable ? "*" + type_name(picture.rt, kind.type)
                          : by_type                         ? type_name(picture.rt, kind.type)
                                                            : object_label(picture.rt, kind, n.object, false);
        total.bytes += n.object.size;
        total.unreachable += n.reachable ? 0 : 1;
    }
    // a new(T), a &T{} and a variable of T that was moved are one row
    std::map<std::string, LabelTotal> by_label;
    for (auto& [key, total] : totals) {
        LabelTotal& sum = by_label[total.label];
        sum.label = total.label;
        sum.objects += total.objects, sum.bytes += total.bytes, sum.unreachable += total.unreachable;
    }
    std::vector<LabelTotal> out;
    for (auto& [label, total] : by_label) out.push_back(std::move(total));
    std::stable_sort(out.begin(), out.end(), [](const LabelTotal& a, const LabelTotal& b) { return a.bytes > b.bytes; });
    return out;
}

std::vector<LabelTotal> totals_by_type(const HeapPicture& picture) {
    std::vector<NodeId> nodes;
    for (std::size_t n = 0; n < picture.graph.nodes.size(); n++)
        if (picture.of_program(NodeId(n))) nodes.push_back(NodeId(n));
    return totals_by_type(picture, nodes);
}

std::vector<NodeId> largest_retained(const HeapPicture& picture, std::size_t n) {
    const std::vector<std::uint64_t>& retained = picture.dominators().retained;
    std::vector<NodeId> nodes;
    for (std::size_t i = 0; i < retained.size(); i++)
        if (picture.graph.nodes[i].reachable && picture.of_program(NodeId(i))) nodes.push_back(NodeId(i));
    const auto more = [&](NodeId a, NodeId b) { return std::pair(retained[b.index], a.index) < std::pair(retained[a.index], b.index); };
    const std::size_t count = std::min(n, nodes.size());
    std::partial_sort(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(count), nodes.end(), more);
    nodes.resize(count);
    return nodes;
}

std::vector<SizeBucket> size_histogram(const HeapPicture& picture) {
    std::vector<SizeBucket> all(64);
    for (std::size_t i = 0; i < picture.graph.nodes.size(); i++) {
        if (!picture.of_program(NodeId(i))) continue;
        const std::uint64_t size = picture.graph.nodes[i].object.size;
        SizeBucket& bucket = all[std::bit_width(std::max<std::uint64_t>(size, 1) - 1)];
        bucket.objects++;
        bucket.bytes += size;
    }
    std::vector<SizeBucket> out;
    for (std::size_t k = 0; k < all.size(); k++) {
        if (all[k].objects == 0) continue;
        all[k].from = k == 0 ? 1 : (std::uint64_t{1} << (k - 1)) + 1;
        all[k].to = std::uint64_t{1} << k;
        out.push_back(all[k]);
    }
    return out;
}

}  // namespace tw
