#include "sim/views/heap_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "sim/query/goroutines.h"
#include "sim/views/heap_choice_internal.h"

namespace tw {
namespace {

constexpr int kColumns = 12;

const char* root_kind(Root::Kind kind) {
    using Kind = Root::Kind;
    switch (kind) {
        case Kind::Global: return "global";
        case Kind::Frame: case Kind::FrameClosure: case Kind::StackObject: case Kind::Defer: case Kind::Panic: case Kind::Goroutine: return "stack";
        case Kind::Timer: return "timer";
        case Kind::Finalizer: case Kind::FinalizerObject: return "finalizer";
        case Kind::Cleanup: return "cleanup";
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

// The part of the picture that a root belongs to: its roots stand together.
std::string lane_of(const HeapPicture& picture, const Root& root) {
    using Kind = Root::Kind;
    switch (root.kind) {
        case Kind::Global: return "globals";
        case Kind::Timer: return "timers";
        case Kind::Finalizer: case Kind::FinalizerObject: case Kind::Cleanup: return "finalizers";
        case Kind::WeakHandle: return "weak pointers";
        case Kind::Runtime: return "runtime";
        default: break;
    }
    const Goroutine* g = picture.goroutine(root.owner);
    return g ? fmt::format("goroutine {} {}", g->id, goroutine_name(picture.rt, *g)) : "runtime";
}

class Maker {
public:
    Maker(const Machine& machine, const HeapPicture& picture, Places& places, const HeapOptions& options)
        : rt_(machine.rt), picture_(picture), graph_(picture.graph), places_(places), options_(options), choice_(choose_objects(machine, picture, options)) {}

    HeapView make() {
        view_.groups = std::move(choice_.groups);
        find_present();
        add_roots();
        for (const std::uint32_t n : choice_.shown) add_object(n);
        place_groups();
        add_edges();
        add_group_edges();
        for (const HeapChoice::Gap& gap : choice_.gaps) {
            EdgeView edge{address(gap.from), address(gap.to), -1, fmt::format("\u2026 {} references", gap.references), false, -1, -1, gap.references, true};
            view_.edges.push_back(std::move(edge));
        }
        view_.filter = options_.filter;
        view_.matching = choice_.matching;
        view_.bytes = rt_.heap.stats(rt_.memory).heap_alloc;
        std::uint64_t grouped = 0;
        for (const GroupView& group : view_.groups) grouped += group.count;
        view_.hidden = graph_.nodes.size() - choice_.shown.size() - grouped;
        return std::move(view_);
    }

private:
    static constexpr std::size_t kMostRoots = 300;
    static constexpr int kLaneBlock = 3;   // rows that a lane of roots gets at a time
    const Runtime& rt_;
    const HeapPicture& picture_;
    const HeapGraph& graph_;
    Places& places_;
    const HeapOptions& options_;
    HeapChoice choice_;
    HeapView view_;
    std::map<std::uint64_t, int> root_row_of_;        // by target: where its first root stands
    std::set<std::pair<int, int>> taken_;             // (column, row) in this picture

    [[nodiscard]] std::uint64_t address(std::uint32_t n) const { return graph_.nodes[n].object.base.value; }
    [[nodiscard]] Places::Key key_of(std::uint32_t n) const { return {address(n), graph_.nodes[n].note.birth}; }

    // Places that this picture needs for those that have one already.
    void find_present() {
        for (const std::uint32_t n : choice_.shown)
            if (const auto known = places_.of.find(key_of(n)); known != places_.of.end()) taken_.emplace(known->second.column, known->second.row);
        for (const GroupView& group : view_.groups)
            if (const auto known = places_.groups.find(group.key); known != places_.groups.end()) taken_.emplace(known->second.column, known->second.row);
    }

    [[nodiscard]] bool exists(const Places::Key& key) const {
        if (key.first == 0) return true;   // a group
        const NodeId node = graph_.find(Address{key.first});
        return node && key_of(node.index) == key;
    }

    // The free row of the column that is nearest to the wished one.
    Places::Place take_row(int column, int wished, const Places::Key& owner) {
        if (places_.rows.size() <= static_cast<std::size_t>(column)) places_.rows.resize(static_cast<std::size_t>(column) + 1);
        std::map<int, Places::Key>& rows = places_.rows[static_cast<std::size_t>(column)];
        const auto is_free = [&](int row) {
            if (row < 0 || taken_.count({column, row})) return false;
            const auto had = rows.find(row);
            if (had == rows.end()) return true;
            return options_.swept_since != 0 && owner.first != 0 && owner.second > options_.swept_since && had->second.second <= options_.swept_since && !exists(had->second);
        };
        int row = wished;
        for (int away = 0; !is_free(row); away++) row = away % 2 == 0 ? wished + away / 2 + 1 : wished - away / 2 - 1;
        rows[row] = owner;
        taken_.emplace(column, row);
        return {column, row};
    }

    int row_of_holder(std::uint32_t n) const {
        const std::int64_t parent = graph_.distance[n] == HeapGraph::kUnreached ? -1 : graph_.parent_edge[n];
        if (parent >= 0) {
            const std::uint32_t holder = picture_.edge_source(static_cast<std::uint32_t>(parent)).index;
            const auto known = places_.of.find(key_of(holder));
            if (known != places_.of.end()) return known->second.row;
        }
        const auto root = root_row_of_.find(address(n));
        return root == root_row_of_.end() ? 0 : root->second;
    }

    Places::Place place_of_node(std::uint32_t n) {
        const Places::Key key = key_of(n);
        if (const auto found = places_.of.find(key); found != places_.of.end()) return found->second;
        const std::uint32_t distance = graph_.distance[n] == HeapGraph::kUnreached ? 1 : graph_.distance[n];
        const int column = std::clamp<int>(static_cast<int>(std::min<std::uint32_t>(distance, kColumns)), 1, kColumns);
        const Places::Place place = take_row(column, row_of_holder(n), key);
        places_.of.emplace(key, place);
        return place;
    }

    void place_groups() {
        for (std::size_t i = 0; i < view_.groups.size(); i++) {
            GroupView& group = view_.groups[i];
            auto known = places_.groups.find(group.key);
            if (known == places_.groups.end()) known = places_.groups.emplace(group.key, take_row(group.column, 0, {0, places_.groups.size()})).first;
            group.column = known->second.column;
            group.row = known->second.row;
        }
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
        view.dying = rt_.collector.phase() == GcPhase::Sweep && rt_.heap.is_condemned(rt_.memory, node.object);
        const Places::Place place = place_of_node(n);
        view.column = place.column;
        view.row = place.row;
        if (options_.retained) view.retained = picture_.dominators().retained[n];
        const auto& sites = rt_.image->program->sites;
        const bool known = kind.site >= 0 && static_cast<std::size_t>(kind.site) < sites.size();
        const std::string at = known ? position_text(*rt_.image->program, sites[static_cast<std::size_t>(kind.site)].pos) : "";
        view.born = at.empty() ? fmt::format("step {}", node.note.birth) : fmt::format("{}, step {}", at, node.note.birth);
        if (known) {
            const Location born_at = rt_.image->program->sources.locate(sites[static_cast<std::size_t>(kind.site)].pos);
            view.born_file = born_at.file.substr(born_at.file.rfind('/') + 1);
            view.born_line = born_at.line;
        }
        view.reason = known ? sites[static_cast<std::size_t>(kind.site)].reason : "allocated by the runtime";
        view.is_new = node.note.birth >= options_.new_since;
        view_.objects.push_back(std::move(view));
    }

    int next_block() {
        if (places_.free_blocks.empty()) return std::exchange(places_.next_block, places_.next_block + kLaneBlock);
        const int block = places_.free_blocks.back();
        places_.free_blocks.pop_back();
        return block;
    }

    // A program of thousands of goroutines would make the picture endless: blocks of those that are gone are used again.
    void free_lanes_of_the_gone() {
        if (places_.next_block < 90 || !places_.free_blocks.empty()) return;
        for (auto lane = places_.lanes.begin(); lane != places_.lanes.end();) {
            std::uint64_t id = 0;
            const bool gone = lane->first.starts_with("goroutine ") && (id = std::strtoull(lane->first.c_str() + 10, nullptr, 10)) != 0 && !picture_.goroutine(id);
            if (!gone) {
                ++lane;
                continue;
            }
            places_.free_blocks.insert(places_.free_blocks.end(), lane->second.blocks.begin(), lane->second.blocks.end());
            std::erase_if(places_.root_rows, [&](const auto& row) { return row.first.starts_with(lane->first + "/"); });
            lane = places_.lanes.erase(lane);
        }
        std::sort(places_.free_blocks.rbegin(), places_.free_blocks.rend());
    }

    // Rows of one lane stand together: a lane gets blocks of rows and fills them.
    int row_of_root(const std::string& lane, const std::string& label) {
        const std::string key = lane + "/" + without_state(label);
        if (const auto known = places_.root_rows.find(key); known != places_.root_rows.end()) return known->second;
        Places::Lane& own = places_.lanes[lane];
        if (own.used % kLaneBlock == 0) own.blocks.push_back(next_block());
        const int row = own.blocks[static_cast<std::size_t>(own.used / kLaneBlock)] + own.used % kLaneBlock;
        own.used++;
        places_.root_rows.emplace(key, row);
        return row;
    }

    void add_roots() {
        free_lanes_of_the_gone();
        std::map<std::pair<std::string, std::uint64_t>, int> known;
        for (const RootEdge& edge : graph_.roots) {
            const int group = choice_.group_of[edge.to.index];
            if (!choice_.is_shown[edge.to.index] && group < 0) continue;
            if (view_.roots.size() == kMostRoots) return;
            const std::string label = picture_.root_text(edge);
            const std::uint64_t target = address(edge.to.index);
            if (!known.emplace(std::pair(label, group < 0 ? target : static_cast<std::uint64_t>(group)), static_cast<int>(view_.roots.size())).second) continue;
            RootView root;
            root.label = label;
            root.kind = root_kind(edge.root.kind);
            root.target = target;
            root.lane = lane_of(picture_, edge.root);
            root.row = row_of_root(root.lane, label);
            EdgeView out;
            out.to = group < 0 ? target : 0;
            out.to_group = group;
            out.from_root = static_cast<int>(view_.roots.size());
            const WordName word = picture_.root_word(edge.root);
            out.name = word.name;
            out.is_interface_data = word.is_interface_data;
            root_row_of_.emplace(target, root.row);
            view_.roots.push_back(std::move(root));
            view_.edges.push_back(std::move(out));
        }
    }

    void add_edges() {
        for (const std::uint32_t n : choice_.shown) {
            const HeapNode& node = graph_.nodes[n];
            std::map<int, std::size_t> to_group;   // one edge to each group
            for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; e++) {
                const NodeId to = graph_.edges[e].to;
                const int group = choice_.group_of[to.index];
                if (!choice_.is_shown[to.index] && group < 0) continue;
                if (group >= 0)
                    if (const auto known = to_group.find(group); known != to_group.end()) {
                        view_.edges[known->second].count++;
                        continue;
                    }
                if (group >= 0) to_group[group] = view_.edges.size();
                const WordName word = word_in_object(rt_, picture_.kinds[n], node.object, graph_.edges[e].offset);
                view_.edges.push_back({address(n), group < 0 ? address(to.index) : 0, -1, word.name, word.is_interface_data, group, -1, 1, false});
            }
        }
    }

    // From groups to what is drawn, and from group to group: one edge each, with its number.
    void add_group_edges() {
        if (view_.groups.empty()) return;
        std::map<std::pair<int, std::int64_t>, std::uint64_t> counts;   // (from, node or −1 − group)
        for (std::size_t n = 0; n < graph_.nodes.size(); n++) {
            const int group = choice_.group_of[n];
            if (group < 0) continue;
            const HeapNode& node = graph_.nodes[n];
            for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; e++) {
                const std::uint32_t to = graph_.edges[e].to.index;
                if (choice_.is_shown[to]) counts[{group, to}]++;
                else if (choice_.group_of[to] >= 0) counts[{group, -1 - choice_.group_of[to]}]++;
            }
        }
        for (const auto& [pair, count] : counts) {
            const bool to_node = pair.second >= 0;
            view_.edges.push_back({0, to_node ? address(static_cast<std::uint32_t>(pair.second)) : 0, -1, "", false,
                                   to_node ? -1 : static_cast<int>(-1 - pair.second), pair.first, count, false});
        }
    }
};

}  // namespace

HeapView make_heap_view(const Machine& machine, const HeapPicture& picture, Places& places, const HeapOptions& options) {
    return Maker(machine, picture, places, options).make();
}

}  // namespace tw
