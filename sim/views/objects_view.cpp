#include "sim/views/objects_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/query/goroutines.h"

namespace tw {
namespace {

constexpr std::uint64_t kNobody = ~std::uint64_t{0}, kMany = kNobody - 1;

// Who alone leads to a node: a goroutine's number, or 0 for what is not on a stack; kMany when several do.
std::vector<std::uint64_t> sole_owners(const HeapGraph& graph) {
    std::vector<std::uint64_t> owner(graph.nodes.size(), kNobody);
    std::vector<std::uint32_t> work;
    const auto reach = [&](std::uint32_t node, std::uint64_t by) {
        const std::uint64_t merged = owner[node] == kNobody || owner[node] == by ? by : kMany;
        if (owner[node] == merged) return;
        owner[node] = merged;
        work.push_back(node);
    };
    for (const RootEdge& root : graph.roots) reach(root.to.index, is_owned_by(root.root, root.root.owner) ? root.root.owner : 0);
    while (!work.empty()) {
        const std::uint32_t n = work.back();
        work.pop_back();
        const HeapNode& node = graph.nodes[n];
        for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; e++) reach(graph.edges[e].to.index, owner[n]);
    }
    return owner;
}

class ObjectTable {
public:
    ObjectTable(const HeapPicture& picture, const ObjectsOptions& options) : picture_(picture), graph_(picture.graph), rt_(picture.rt), options_(options) {}

    ObjectsView make() {
        view_.sorted = options_.sort;
        view_.ascending = options_.ascending;
        std::vector<std::uint32_t> chosen = choose();
        const std::size_t rows = std::min(options_.most, chosen.size());
        sort(chosen, rows);
        owners_ = sole_owners(graph_);
        for (std::size_t i = 0; i < rows; i++) view_.rows.push_back(row(chosen[i]));
        return std::move(view_);
    }

private:
    const HeapPicture& picture_;
    const HeapGraph& graph_;
    const Runtime& rt_;
    const ObjectsOptions& options_;
    ObjectsView view_;
    std::vector<std::uint64_t> owners_;

    std::vector<std::uint32_t> choose() {
        std::map<std::string, TypeTotal> totals;
        std::map<const TypeTotal*, std::uint64_t> largest;   // bytes of the largest one so far
        struct Known { std::string label, type; bool fits; TypeTotal* total; };
        std::map<std::tuple<int, int, int, int>, Known> kinds;   // labels cost more than a look-up
        std::vector<std::uint32_t> chosen;
        for (std::uint32_t n = 0; n < graph_.nodes.size(); n++) {
            const ObjectKind& kind = picture_.kinds[n];
            if (!options_.library && !allocated_by_main(rt_, kind) && !(picture_.of_program(NodeId(n)) && graph_.nodes[n].reachable)) continue;
            const auto [at, fresh] = kinds.try_emplace({static_cast<int>(kind.form), kind.type, kind.function, kind.site});
            Known& known = at->second;
            if (fresh) {
                known.label = object_label(rt_, kind, graph_.nodes[n].object, false);
                known.type = object_type(rt_, kind);
                known.fits = options_.text.empty() || known.label.find(options_.text) != std::string::npos || known.type.find(options_.text) != std::string::npos;
                known.total = &totals[known.label];
            }
            known.total->count++;
            known.total->bytes += graph_.nodes[n].object.size;
            known.total->unreachable += !graph_.nodes[n].reachable;
            if (graph_.nodes[n].reachable && graph_.nodes[n].object.size > largest[known.total]) {
                largest[known.total] = graph_.nodes[n].object.size;
                known.total->largest = graph_.nodes[n].object.base.value;
            }
            if (!known.fits) continue;   // the totals are of all types, the rows of those that were asked for
            view_.count++;
            view_.bytes += graph_.nodes[n].object.size;
            chosen.push_back(n);
        }
        for (auto& [label, total] : totals) {
            total.type = label;
            view_.totals.push_back(std::move(total));
        }
        std::stable_sort(view_.totals.begin(), view_.totals.end(), [](const TypeTotal& a, const TypeTotal& b) { return a.bytes > b.bytes; });
        return chosen;
    }

    template <class Value>
    void order(std::vector<std::uint32_t>& chosen, std::size_t rows, const Value& value) const {
        const auto before = [&](std::uint32_t a, std::uint32_t b) {
            const auto x = value(a), y = value(b);
            if (x != y) return options_.ascending ? x < y : y < x;
            return a < b;
        };
        std::partial_sort(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(rows), chosen.end(), before);
    }

    void sort(std::vector<std::uint32_t>& chosen, std::size_t rows) const {
        const auto& retained = picture_.dominators().retained;
        switch (options_.sort) {
            case ObjectColumn::Retained: return order(chosen, rows, [&](std::uint32_t n) { return retained[n]; });
            case ObjectColumn::Shallow: return order(chosen, rows, [&](std::uint32_t n) { return graph_.nodes[n].object.size; });
            case ObjectColumn::Distance: return order(chosen, rows, [&](std::uint32_t n) {   // the unreachable ones come last, either way
                return graph_.distance[n] == HeapGraph::kUnreached && !options_.ascending ? 0 : graph_.distance[n];
            });
            case ObjectColumn::Born: return order(chosen, rows, [&](std::uint32_t n) { return graph_.nodes[n].note.birth; });
            case ObjectColumn::State: return order(chosen, rows, [&](std::uint32_t n) { return graph_.nodes[n].reachable; });
            case ObjectColumn::Type: return order(chosen, rows, [&](std::uint32_t n) { return std::pair(picture_.kinds[n].type, picture_.kinds[n].site); });
            case ObjectColumn::HeldBy: return order(chosen, rows, [&](std::uint32_t n) { return picture_.dominators().dominator[n].index; });
        }
    }

    std::string state(const HeapNode& node) const {
        if (rt_.collector.phase() == GcPhase::Off) return node.reachable ? "reachable" : "unreachable";
        const bool marked = rt_.heap.is_marked(rt_.memory, node.object);
        if (!marked) return rt_.collector.phase() == GcPhase::Sweep && rt_.heap.is_unswept(rt_.memory, node.object) ? "dead" : "white";
        return rt_.collector.marking() && rt_.collector.is_grey(rt_.memory, rt_.heap, node.object) ? "grey" : "black";
    }

    std::string held_only_by(std::uint32_t n) const {
        if (!graph_.nodes[n].reachable) return "";
        if (const NodeId dominator = picture_.dominators().dominator[n]) return picture_.label(dominator);
        if (owners_[n] == kMany || owners_[n] == kNobody) return "";
        if (owners_[n] != 0) return fmt::format("goroutine {}", owners_[n]);
        return graph_.parent_edge[n] < 0 ? picture_.root_text(graph_.roots[static_cast<std::size_t>(-1 - graph_.parent_edge[n])]) : "package variables";
    }

    ObjectRow row(std::uint32_t n) const {
        const HeapNode& node = graph_.nodes[n];
        ObjectRow row;
        row.address = node.object.base.value;
        row.birth = node.note.birth;
        row.label = picture_.label(NodeId(n));
        row.state = state(node);
        row.shallow = node.object.size;
        row.retained = picture_.dominators().retained[n];
        row.share = view_.bytes ? static_cast<double>(row.retained) / static_cast<double>(view_.bytes) : 0;
        row.distance = graph_.distance[n] == HeapGraph::kUnreached ? -1 : static_cast<int>(graph_.distance[n]);
        const int site = picture_.kinds[n].site;
        const auto& sites = rt_.image->program->sites;
        row.born = fmt::format("step {}", row.birth);
        if (site >= 0 && static_cast<std::size_t>(site) < sites.size()) row.born = position_text(*rt_.image->program, sites[static_cast<std::size_t>(site)].pos) + ", " + row.born;
        row.held_only_by = held_only_by(n);
        return row;
    }
};

}  // namespace

ObjectsView make_objects_view(const HeapPicture& picture, const ObjectsOptions& options) { return ObjectTable(picture, options).make(); }

}  // namespace tw
