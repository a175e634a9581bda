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
        view.sentence = "Nothing leads to it: the next collection frees it.";
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
    for (const NodeId d : picture.dominator_chain(node)) view.dominators.push_back({picture.label(d), graph.nodes[d.index].object.base.value});
    const std::size_t others = view.roots.size() - 1;
    view.sentence = fmt::format("{} keeps it through {} reference{}", picture.root_text(graph.roots[path.root]), path.edges.size() + 1, path.edges.empty() ? "" : "s");
    if (paths.size() > 1) view.sentence += fmt::format("; {}{} paths that share no reference must all be cut to free it", paths.size() == kMostPaths ? "at least " : "", paths.size());
    view.sentence += others == 0 ? "; no other root does." : fmt::format("; so {} {} other root{}.", others == 1 ? "does" : "do", others, others == 1 ? "" : "s");
    view.text = text_of(view);
    return view;
}

}  // namespace tw
