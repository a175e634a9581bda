#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "sim/query/goroutines.h"
#include "sim/views/heap_choice_internal.h"

namespace tw {
namespace {

constexpr std::size_t kNearestOfGroup = 8;
constexpr std::size_t kPathHead = 6, kPathTail = 12;   // drawn of a long path

struct KindHash {
    std::size_t operator()(const ObjectKind& k) const {
        std::size_t h = static_cast<std::size_t>(k.form);
        for (const int part : {k.type, k.function, k.site}) h = h * 1'000'003u + static_cast<std::size_t>(part + 1);
        return h;
    }
};

struct KindInfo {
    std::string key, label;
    std::size_t count = 0;
    bool matches_text = false;
    std::vector<std::uint32_t> nodes;   // that the filter lets through, nearest first
};

class Chooser {
public:
    Chooser(const Machine& machine, const HeapPicture& picture, const HeapOptions& options)
        : machine_(machine), rt_(machine.rt), picture_(picture), graph_(picture.graph), options_(options) {}

    HeapChoice choose() {
        out_.is_shown.assign(graph_.nodes.size(), false);
        out_.group_of.assign(graph_.nodes.size(), -1);
        if (options_.filter.goroutine) find_reached_by_goroutine();
        const std::vector<std::uint32_t> wanted = matching();
        out_.matching = wanted.size();
        for (const std::uint32_t n : wanted) kind_[slot_[n]].nodes.push_back(n);
        if (const NodeId selected = picture_.find(options_.selected)) show_with_path(selected.index);
        show_nearest(wanted);
        make_groups();
        for (std::size_t n = 0; n < out_.is_shown.size(); n++)
            if (out_.is_shown[n]) out_.shown.push_back(static_cast<std::uint32_t>(n));
        sort_by_distance(out_.shown);
        return std::move(out_);
    }

private:
    const Machine& machine_;
    const Runtime& rt_;
    const HeapPicture& picture_;
    const HeapGraph& graph_;
    const HeapOptions& options_;
    HeapChoice out_;
    std::vector<KindInfo> kind_;
    std::vector<std::uint32_t> slot_;   // by node: index into kind_
    std::vector<bool> of_goroutine_;

    void sort_by_distance(std::vector<std::uint32_t>& nodes) const {
        std::stable_sort(nodes.begin(), nodes.end(), [&](std::uint32_t a, std::uint32_t b) { return graph_.distance[a] < graph_.distance[b]; });
    }

    void find_reached_by_goroutine() {
        of_goroutine_.assign(graph_.nodes.size(), false);
        std::vector<std::uint32_t> work;
        const auto visit = [&](NodeId to) {
            if (of_goroutine_[to.index]) return;
            of_goroutine_[to.index] = true;
            work.push_back(to.index);
        };
        for (const RootEdge& root : graph_.roots)
            if (is_owned_by(root.root, options_.filter.goroutine)) visit(root.to);
        while (!work.empty()) {
            const HeapNode& node = graph_.nodes[work.back()];
            work.pop_back();
            for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; e++) visit(graph_.edges[e].to);
        }
    }

    void find_kinds() {
        std::unordered_map<ObjectKind, std::uint32_t, KindHash> known;
        slot_.resize(graph_.nodes.size());
        for (std::size_t n = 0; n < graph_.nodes.size(); n++) {
            const ObjectKind& kind = picture_.kinds[n];
            const auto [at, fresh] = known.emplace(kind, static_cast<std::uint32_t>(kind_.size()));
            slot_[n] = at->second;
            if (!fresh) continue;
            KindInfo info;
            info.label = object_label(rt_, kind, graph_.nodes[n].object, false);
            info.key = fmt::format("{}@{}", info.label, kind.site);
            const std::string& text = options_.filter.text;
            info.matches_text = text.empty() || info.label.find(text) != std::string::npos || object_type(rt_, kind).find(text) != std::string::npos;
            kind_.push_back(std::move(info));
        }
    }

    bool passes(std::size_t n) const {
        const HeapFilter& filter = options_.filter;
        const HeapNode& node = graph_.nodes[n];
        if (filter.unreachable_only && node.reachable) return false;
        if (node.object.size < filter.min_size || node.note.birth < filter.born_from || node.note.birth > filter.born_to) return false;
        const std::uint64_t age = machine_.steps() - std::min(machine_.steps(), node.note.birth);
        if (node.object.size > filter.max_size || age < filter.min_age || age > filter.max_age) return false;
        if (filter.goroutine && !of_goroutine_[n]) return false;
        if (kind_[slot_[n]].matches_text) return true;
        return filter.text.starts_with("0x") && fmt::format("{:#x}", node.object.base.value).starts_with(filter.text);
    }

    std::vector<std::uint32_t> matching() {
        find_kinds();
        std::vector<std::uint32_t> wanted;
        for (std::size_t n = 0; n < graph_.nodes.size(); n++) {
            const bool of_interest = options_.library || allocated_by_main(rt_, picture_.kinds[n]) || (picture_.of_program(NodeId(n)) && graph_.nodes[n].reachable);
            if (of_interest && passes(n)) wanted.push_back(static_cast<std::uint32_t>(n));
        }
        sort_by_distance(wanted);
        return wanted;
    }

    // A shortest path from its root; of a long one the ends, and a gap between them.
    void show_with_path(std::uint32_t node) {
        std::vector<std::uint32_t> path{node};   // target first
        while (graph_.distance[path.back()] != HeapGraph::kUnreached && graph_.parent_edge[path.back()] >= 0)
            path.push_back(picture_.edge_source(static_cast<std::uint32_t>(graph_.parent_edge[path.back()])).index);
        const std::size_t count = path.size();
        const bool long_path = count > kPathHead + kPathTail + 4;
        for (std::size_t i = 0; i < count; i++)
            if (!long_path || i < kPathTail || i >= count - kPathHead) out_.is_shown[path[i]] = true;
        if (long_path) out_.gaps.push_back({path[count - kPathHead], path[kPathTail - 1], static_cast<std::uint32_t>(count - kPathHead - kPathTail + 1)});
    }

    // What lies between a root and an object that is drawn is drawn, as long as that is little.
    void show_with_short_path(std::uint32_t node) {
        std::uint32_t steps = 0;
        for (std::int64_t at = node; at >= 0 && !out_.is_shown[static_cast<std::size_t>(at)] && steps < 8; steps++) {
            out_.is_shown[static_cast<std::size_t>(at)] = true;
            const std::int64_t parent = graph_.parent_edge[static_cast<std::size_t>(at)];
            if (graph_.distance[static_cast<std::size_t>(at)] == HeapGraph::kUnreached || parent < 0) break;
            at = picture_.edge_source(static_cast<std::uint32_t>(parent)).index;
        }
    }

    void show_nearest(const std::vector<std::uint32_t>& wanted) {
        std::size_t room = options_.most;
        for (const auto& [key, more] : options_.expanded) room += more;
        std::vector<std::size_t> left(kind_.size());
        for (std::size_t k = 0; k < kind_.size(); k++) {
            const auto more = options_.expanded.find(kind_[k].key);
            const std::size_t asked = more == options_.expanded.end() ? 0 : more->second;
            left[k] = kind_[k].nodes.size() > options_.group_above ? kNearestOfGroup + asked : kind_[k].nodes.size();
        }
        for (const std::uint32_t n : wanted) {
            if (room == 0) return;
            if (left[slot_[n]] == 0) continue;
            left[slot_[n]]--;
            room--;
            show_with_short_path(n);
        }
    }

    void make_groups() {
        for (KindInfo& kind : kind_) {
            GroupView group;
            std::uint32_t nearest = HeapGraph::kUnreached;
            for (const std::uint32_t n : kind.nodes) {
                if (out_.is_shown[n]) continue;
                out_.group_of[n] = static_cast<std::int32_t>(out_.groups.size());
                group.count++;
                group.bytes += graph_.nodes[n].object.size;
                group.unreachable += !graph_.nodes[n].reachable;
                nearest = std::min(nearest, graph_.distance[n]);
            }
            if (group.count == 0) continue;
            group.key = kind.key;
            group.label = kind.label;
            group.column = static_cast<int>(std::min<std::uint32_t>(nearest == HeapGraph::kUnreached ? 1 : nearest, 12));
            const auto more = options_.expanded.find(kind.key);
            group.expanded = more == options_.expanded.end() ? 0 : more->second;
            out_.groups.push_back(std::move(group));
        }
    }
};

}  // namespace

HeapChoice choose_objects(const Machine& machine, const HeapPicture& picture, const HeapOptions& options) {
    return Chooser(machine, picture, options).choose();
}

}  // namespace tw
