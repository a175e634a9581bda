#include "sim/views/held_by_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace tw {
namespace {

constexpr std::size_t kMostRoots = 50, kMostWords = 64;

std::string word_line(const HeapPicture& picture, NodeId node, std::uint64_t offset, std::uint64_t value) {
    const Runtime& rt = picture.rt;
    const HeapNode& n = picture.graph.nodes[node.index];
    const WordName word = word_in_object(rt, picture.kind(node), n.object, offset);
    std::string line = fmt::format("+{:<4} {:#018x}", offset, value);
    if (!word.name.empty() && !word.name.starts_with("+")) line += "  " + word.name;
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

}  // namespace

HeldByView make_held_by_view(const HeapPicture& picture, std::uint64_t address) {
    HeldByView view;
    const NodeId node = address ? picture.find(address) : NodeId();
    if (!node) return view;
    const HeapGraph& graph = picture.graph;
    view.has_selection = true;
    view.what = picture.label(node);
    view.shallow = graph.nodes[node.index].object.size;
    view.retained = picture.dominators().retained[node.index];
    add_words(picture, node, view);
    HeapPath path;
    if (!shortest_path(graph, node, path)) {
        view.sentence = "Nothing leads to it: the next collection frees it.";
        return view;
    }
    for (PathStep& row : picture.rows(path)) view.path.push_back({std::move(row.text), row.object});
    for (const std::uint32_t root : roots_that_reach(graph, node)) {
        const std::string text = picture.root_text(graph.roots[root]);
        if (std::find(view.roots.begin(), view.roots.end(), text) == view.roots.end()) view.roots.push_back(text);
        if (view.roots.size() == kMostRoots) break;
    }
    for (const NodeId d : picture.dominator_chain(node)) view.dominators.push_back({picture.label(d), graph.nodes[d.index].object.base.value});
    const std::size_t others = view.roots.size() - 1;
    view.sentence = fmt::format("{} keeps it through {} reference{}", picture.root_text(graph.roots[path.root]), path.edges.size() + 1, path.edges.empty() ? "" : "s");
    view.sentence += others == 0 ? "; no other root does." : fmt::format("; so {} {} other root{}.", others == 1 ? "does" : "do", others, others == 1 ? "" : "s");
    return view;
}

}  // namespace tw
