#include "sim/views/heap_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace tw {
namespace {

constexpr int kColumns = 12;

const char* root_kind(Root::Kind kind) {
    using Kind = Root::Kind;
    switch (kind) {
        case Kind::Global: return "global";
        case Kind::Frame: case Kind::FrameClosure: case Kind::StackObject: case Kind::Defer: case Kind::Panic: case Kind::Goroutine: return "stack";
        case Kind::Timer: return "timer";
        case Kind::Finalizer: case Kind::FinalizerObject: case Kind::Cleanup: return "finalizer";
        case Kind::WeakHandle: return "weak pointer";
        case Kind::Runtime: break;
    }
    return "runtime";
}

// A goroutine's state changes while its root stays the same: "goroutine 7 main.f [sleep] › …" has one place.
std::string without_state(std::string label) {
    const std::size_t from = label.find(" [");
    const std::size_t to = from == std::string::npos ? from : label.find(']', from);
    if (to != std::string::npos && label.starts_with("goroutine ")) label.erase(from, to + 1 - from);
    return label;
}

class Maker {
public:
    Maker(const Machine& machine, const HeapPicture& picture, Places& places, const HeapOptions& options)
        : machine_(machine), rt_(machine.rt), picture_(picture), graph_(picture.graph), places_(places), options_(options) {}

    HeapView make() {
        choose();
        for (const std::uint32_t n : shown_) add_object(n);
        add_roots();
        add_edges();
        view_.bytes = rt_.heap.stats(rt_.memory).heap_alloc;
        view_.hidden = graph_.nodes.size() - shown_.size();
        return std::move(view_);
    }

private:
    const Machine& machine_;
    const Runtime& rt_;
    const HeapPicture& picture_;
    const HeapGraph& graph_;
    Places& places_;
    const HeapOptions& options_;
    HeapView view_;
    std::vector<std::uint32_t> shown_;       // nodes, ascending
    std::vector<bool> is_shown_;

    void show_with_path(std::uint32_t node) {
        for (std::int64_t at = node; at >= 0 && !is_shown_[static_cast<std::size_t>(at)];) {
            is_shown_[static_cast<std::size_t>(at)] = true;
            const std::int64_t parent = graph_.parent_edge[static_cast<std::size_t>(at)];
            if (graph_.distance[static_cast<std::size_t>(at)] == HeapGraph::kUnreached || parent < 0) break;
            at = picture_.edge_source(static_cast<std::uint32_t>(parent)).index;
        }
    }

    // The program's objects, nearest first, each with what lies on its shortest path; then what nothing reaches.
    void choose() {
        std::vector<std::uint32_t> wanted;
        for (std::size_t n = 0; n < graph_.nodes.size(); n++)
            if (options_.library || allocated_by_main(rt_, picture_.kinds[n]) || (picture_.of_program(NodeId(n)) && graph_.nodes[n].reachable)) wanted.push_back(static_cast<std::uint32_t>(n));
        std::stable_sort(wanted.begin(), wanted.end(), [&](std::uint32_t a, std::uint32_t b) { return graph_.distance[a] < graph_.distance[b]; });
        is_shown_.assign(graph_.nodes.size(), false);
        if (const NodeId selected = picture_.find(options_.selected)) show_with_path(selected.index);
        if (wanted.size() > options_.most) wanted.resize(options_.most);
        for (const std::uint32_t n : wanted) show_with_path(n);
        for (std::size_t n = 0; n < is_shown_.size(); n++)
            if (is_shown_[n]) shown_.push_back(static_cast<std::uint32_t>(n));
        // places are given in the order of distance, so that a first picture reads from left to right
        std::stable_sort(shown_.begin(), shown_.end(), [&](std::uint32_t a, std::uint32_t b) { return graph_.distance[a] < graph_.distance[b]; });
    }

    Places::Place place_of_node(std::uint32_t n) {
        const HeapNode& node = graph_.nodes[n];
        const auto key = std::pair(node.object.base.value, node.note.birth);
        const auto found = places_.of.find(key);
        if (found != places_.of.end()) return found->second;
        const std::uint32_t distance = graph_.distance[n] == HeapGraph::kUnreached ? 1 : graph_.distance[n];
        const int column = std::clamp<int>(static_cast<int>(std::min<std::uint32_t>(distance, kColumns)), 1, kColumns);
        if (places_.next_row.size() <= static_cast<std::size_t>(column)) places_.next_row.resize(static_cast<std::size_t>(column) + 1, 0);
        const Places::Place place{column, places_.next_row[static_cast<std::size_t>(column)]++};
        places_.of.emplace(key, place);
        return place;
    }

    Colour colour_of(const ObjectRef& object) const {
        if (!rt_.heap.is_marked(rt_.memory, object)) return Colour::White;
        if (!rt_.collector.marking()) return Colour::Black;
        return rt_.collector.is_grey(rt_.memory, rt_.heap, object) ? Colour::Grey : Colour::Black;
    }

    void add_object(std::uint32_t n) {
        const HeapNode& node = graph_.nodes[n];
        const ObjectKind& kind = picture_.kinds[n];
        ObjectView view;
        view.address = node.object.base.value;
        view.size = node.object.size;
        view.label = picture_.label(NodeId(n));
        view.type = object_type(rt_, kind);
        view.colour = rt_.collector.phase() == GcPhase::Off ? Colour::White : colour_of(node.object);
        view.reachable = node.reachable;
        const Places::Place place = place_of_node(n);
        view.column = place.column;
        view.row = place.row;
        if (options_.retained) view.retained = picture_.dominators().retained[n];
        const auto& sites = rt_.image->program->sites;
        const bool known = kind.site >= 0 && static_cast<std::size_t>(kind.site) < sites.size();
        const std::string at = known ? position_text(*rt_.image->program, sites[static_cast<std::size_t>(kind.site)].pos) : "";
        view.born = at.empty() ? fmt::format("step {}", node.note.birth) : fmt::format("{}, step {}", at, node.note.birth);
        view.reason = known ? sites[static_cast<std::size_t>(kind.site)].reason : "allocated by the runtime";
        view.is_new = node.note.birth >= options_.new_since;
        view_.objects.push_back(std::move(view));
    }

    void add_roots() {
        std::map<std::pair<std::string, std::uint64_t>, int> known;
        for (const RootEdge& edge : graph_.roots) {
            if (!is_shown_[edge.to.index]) continue;
            const std::string label = picture_.root_text(edge);
            const std::uint64_t target = graph_.nodes[edge.to.index].object.base.value;
            if (!known.emplace(std::pair(label, target), static_cast<int>(view_.roots.size())).second) continue;
            RootView root;
            root.label = label;
            root.kind = root_kind(edge.root.kind);
            root.target = target;
            root.row = places_.root_rows.emplace(without_state(label), static_cast<int>(places_.root_rows.size())).first->second;
            EdgeView out;
            out.to = target;
            out.from_root = static_cast<int>(view_.roots.size());
            const WordName word = picture_.root_word(edge.root);
            out.name = word.name;
            out.is_interface_data = word.is_interface_data;
            view_.roots.push_back(std::move(root));
            view_.edges.push_back(std::move(out));
        }
    }

    void add_edges() {
        for (const std::uint32_t n : shown_) {
            const HeapNode& node = graph_.nodes[n];
            for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; e++) {
                const NodeId to = graph_.edges[e].to;
                if (!is_shown_[to.index]) continue;
                const WordName word = word_in_object(rt_, picture_.kinds[n], node.object, graph_.edges[e].offset);
                view_.edges.push_back({node.object.base.value, graph_.nodes[to.index].object.base.value, -1, word.name, word.is_interface_data});
            }
        }
    }
};

}  // namespace

HeapView make_heap_view(const Machine& machine, const HeapPicture& picture, Places& places, const HeapOptions& options) {
    return Maker(machine, picture, places, options).make();
}

}  // namespace tw
