#include "sim/views/held_by_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace tw {
namespace {

constexpr std::size_t kMostRoots = 50, kMostWords = 64, kMostPaths = 6;

std::string word_line(const HeapPicture& picture, NodeId node, std::uint64_t offset, std::uint64_t value) {
    const Runtime& rt = picture.rt;
    const HeapNode& n = picture.graph.nodes[node.index];
    const WordName word = word_in_object(rt, picture.kind(node), n.object, offset);
    std::string line = fmt::format("+{:<4} {:#018x}", offset, value);
    if (!word.name.empty() && !word.name.starts_with("+")) line += "  " + word.name;
    bool is_pointer = word.name == ".type" || word.name == ".tab" || word.name.ends_with(".type") || word.name.ends_with(".tab") || word.name == ".F";
    rt.heap.for_each_pointer_slot(rt.memory, n.object, [&](std::uint64_t slot) { is_pointer = is_pointer || slot == n.object.base.value + offset; });
    if (!is_pointer) return line;   // bytes that look like an address are none
    if (const NodeId to = picture.find(value)) return line + " → " + picture.label(to);
    const int type = rt.type_index(value);
    if (type >= 0) return line + "  type " + type_name(rt, type);
    const PlaceKind place = place_of(rt, value);
    return place == PlaceKind::Nil || place == PlaceKind::Nowhere ? line : line + "  (" + place_text(place) + ")";
}

void add_words(const HeapPicture& picture, NodeId node, HeldByView& view) {
    const ObjectRef& object = picture.graph.nodes[node.index].object;
    for (std::uint64_t offset = 0; offset < object.size; offset += 8) {
        if (view.words.size() == kMostWords) {
            view.words.push_back(fmt::format("… {} bytes in all", object.size));
            return;
        }
        std::uint64_t value = 0;
        if (!picture.rt.memory.load(object.base.value + offset, value)) return;
        view.words.push_back(word_line(picture, node, offset, value));
    }
}

// The next collection does not free it yet.
bool has_finalizer(const HeapPicture& picture, std::uint64_t address) {
    const auto found = picture.rt.heap.specials().find(address);
    return found != picture.rt.heap.specials().end() && std::any_of(found->second.begin(), found->second.end(), [](const Special& s) { return s.kind == Special::Kind::Finalizer; });
}

std::string text_of(const HeldByView& view) {
    std::string text = fmt::format("{} (0x{:x}): itself {}, keeps {} alive\n{}\n", view.what, view.address, size_text(view.shallow), size_text(view.retained), view.sentence);
    const auto add = [&](const std::vector<PathRow>& rows) {
        for (std::size_t i = 0; i < rows.size(); i++) text += fmt::format("  {}{}\n", i == 0 ? "" : "↓ ", rows[i].text);
    };
    if (!view.path.empty()) text += "held by\n";
    add(view.path);
    for (const auto& other : view.others) {
        text += "and by\n";
        add(other);
    }
    if (!view.dominators.empty()) text += "dominated by (not a path)\n";
    for (const PathRow& row : view.dominators) text += "  " + row.text + "\n";
    return text;
}

}  // namespace

HeldByView make_held_by_view(const HeapPicture& picture, std::uint64_t address) {
    HeldByView view;
    const NodeId node = address ? picture.find(address) : NodeId();
    if (!node) return view;
    const HeapGraph& graph = picture.graph;
    view.has_selection = true;
    view.address = graph.nodes[node.index].object.base.value;
    view.what = picture.label(node);
    view.shallow = graph.nodes[node.index].object.size;
    view.retained = picture.dominators().retained[node.index];
    add_words(picture, node, view);
    std::vector<HeapPath> paths = disjoint_paths(graph, node, kMostPaths);
    if (paths.size() == 1) shortest_path(graph, node, paths[0]);
    if (paths.empty()) {
        view.sentence = has_finalizer(picture, view.address) ? "Nothing leads to it. It has a finalizer, which runs first." : "Nothing leads to it: the next collection frees it.";
        view.text = text_of(view);
        return view;
    }
    const HeapPath& path = paths[0];
    for (PathStep& row : picture.rows(path)) view.path.push_back({std::move(row.text), row.object});
    for (std::size_t i = 1; i < paths.size(); i++) {
        std::vector<PathRow> rows;
        for (PathStep& row : picture.rows(paths[i])) rows.push_back({std::move(row.text), row.object});
        view.others.push_back(std::move(rows));
    }
    for (const std::uint32_t root : roots_that_reach(graph, node)) {
        const std::string text = picture.root_text(graph.roots[root]);
        if (std::find(view.roots.begin(), view.roots.end(), text) == view.roots.end()) view.roots.push_back(text);
        if (view.roots.size() == kMostRoots) break;
    }
    for (const NodeId d : picture.dominator_chain(node))
        if (d != node) view.dominators.push_back({picture.label(d), graph.nodes[d.index].object.base.value});
    const std::size_t others = view.roots.size() - 1;
    const std::string root = picture.root_text(graph.roots[path.root]);
    view.sentence = path.edges.empty() ? root + " leads straight to it" : fmt::format("{} keeps it, over a path of {} references", root, path.edges.size() + 1);
    view.sentence += others == 0 ? "; no other root does." : fmt::format("; {} other root{} keep{} it too.", others, others == 1 ? "" : "s", others == 1 ? "s" : "");
    if (paths.size() > 1) view.sentence += fmt::format(" {}{} paths have no reference in common: all must be cut to free it.", paths.size() == kMostPaths ? "At least " : "", paths.size());
    view.text = text_of(view);
    return view;
}

}  // namespace tw
