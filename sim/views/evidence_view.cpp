#include "sim/views/evidence_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/query/differences.h"

namespace tw {
namespace {

const char* kind_text(Holder::Kind kind) {
    switch (kind) {
        case Holder::Kind::All: return "all";
        case Holder::Kind::Goroutine: return "goroutine";
        case Holder::Kind::Frame: return "frame";
        case Holder::Kind::Variable: return "variable";
        case Holder::Kind::PackageVariable: return "package variable";
        case Holder::Kind::Other: return "runtime";
    }
    return "?";
}

std::vector<TypeTotalView> totals_view(const std::vector<LabelTotal>& totals) {
    std::vector<TypeTotalView> out;
    for (const LabelTotal& t : totals) out.push_back({t.label, t.objects, t.bytes, t.unreachable});
    return out;
}

// Parents before children, the largest first among those of one parent.
std::vector<HolderView> holders_view(const HeapPicture& picture) {
    const std::vector<Holder>& all = picture.holders();
    std::vector<std::vector<std::uint32_t>> below(all.size());
    for (std::uint32_t i = 1; i < all.size(); i++) below[all[i].parent].push_back(i);
    std::vector<HolderView> out;
    struct Visit { std::uint32_t holder; int parent; };
    std::vector<Visit> work;
    const auto push = [&](std::uint32_t of, int parent) {
        std::stable_sort(below[of].begin(), below[of].end(), [&](std::uint32_t a, std::uint32_t b) { return all[a].retained < all[b].retained; });
        for (const std::uint32_t i : below[of]) work.push_back({i, parent});
    };
    push(0, -1);
    while (!work.empty()) {
        const Visit one = work.back();
        work.pop_back();
        const Holder& h = all[one.holder];
        out.push_back({kind_text(h.kind), picture.holder_text(h), one.parent, h.goroutine, h.retained});
        push(one.holder, static_cast<int>(out.size()) - 1);
    }
    return out;
}

std::string only_by(const HeapPicture& picture, NodeId node) {
    if (const NodeId by = picture.dominators().dominator[node.index]) return picture.label(by);
    const std::uint32_t holder = picture.only_holder(node);
    return holder ? picture.holder_text(picture.holders()[holder]) : "";
}

}  // namespace

StructureView make_structure_view(const Structure& s) {
    StructureView view{s.error, s.title, s.address, s.size, {}, s.notes};
    for (const StructureRow& r : s.rows) view.rows.push_back({r.indent, r.address, r.offset, r.size, r.name, r.type, r.value, r.points_to, r.target, r.padding, r.heading, row_text(r)});
    return view;
}

StructureView make_structure_view(const Runtime& rt, const std::string& kind, const std::string& argument) { return make_structure_view(structure_of(rt, kind, argument)); }

LedgerView make_ledger_view(const Runtime& rt) {
    LedgerView view;
    for (const Boxing& b : boxing_ledger(rt)) {
        LedgerRowView row;
        row.file = b.file, row.line = b.line, row.column = b.column, row.from = b.from, row.to = b.to;
        row.total = b.total;
        row.text = boxing_line(b);
        const std::uint64_t copies = b.runs[static_cast<std::size_t>(BoxOutcome::Heap)];
        row.allocated_bytes = copies * (b.tiny ? b.size : b.slot);
        for (std::size_t k = 0; k < kBoxOutcomes; k++)
            if (b.runs[k]) row.outcomes.push_back({outcome_text(b, static_cast<BoxOutcome>(k)), b.runs[k]});
        view.conversions += row.total;
        view.allocations += copies;
        view.allocated_bytes += row.allocated_bytes;
        view.rows.push_back(std::move(row));
    }
    return view;
}

DiffView make_diff_view(const MomentDiff& d, const HeapPicture& now) {
    constexpr std::size_t kMostNew = 30;
    DiffView view;
    view.has_base = true;
    view.from = d.from, view.to = d.to;
    view.summary = diff_summary(d);
    view.born = d.born, view.freed = d.freed, view.unreachable = d.unreachable, view.reachable_again = d.reachable_again;
    view.born_bytes = d.born_bytes, view.freed_bytes = d.freed_bytes, view.unreachable_bytes = d.unreachable_bytes;
    for (const TypeGrowth& g : d.growth) view.growth.push_back({g.label, g.objects, g.bytes});
    view.started = d.started, view.ended = d.ended, view.changed_goroutines = d.changed_goroutines;
    for (const ChangedVariable& v : d.variables) view.variables.push_back({v.name, v.before, v.after, 0});
    for (const ChangedWord& w : d.words) view.words.push_back({w.place, fmt::format("{:#x}", w.before), fmt::format("{:#x}", w.after), w.object});
    view.lines = diff_lines(d);
    std::vector<NodeId> fresh;
    for (const std::uint64_t address : d.born)
        if (const NodeId node = now.find(address)) fresh.push_back(node);
    const auto larger = [&](NodeId a, NodeId b) { return now.graph.nodes[a.index].object.size > now.graph.nodes[b.index].object.size; };
    std::stable_sort(fresh.begin(), fresh.end(), larger);
    for (std::size_t i = 0; i < fresh.size() && i < kMostNew; i++) view.largest.emplace_back(now.graph.nodes[fresh[i].index].object.base.value, now.label(fresh[i]));
    return view;
}

LifeView make_life_view(const LifeStory& story) {
    LifeView view;
    view.object = story.object.base, view.birth = story.birth, view.last = story.last;
    view.label = story.label, view.born_at = story.born_at, view.now = life_text(story.now);
    view.ended = story.ended, view.exact = story.exact;
    for (const LifeChange& c : story.changes)
        view.changes.push_back({c.step, c.goroutine, life_text(c.from), life_text(c.to), c.place, cause_text(c.cause), c.link, c.path});
    return view;
}

RetentionView make_retention_view(const HeapPicture& picture, std::size_t top) {
    RetentionView view;
    for (const NodeId node : largest_retained(picture, top)) {
        const HeapNode& n = picture.graph.nodes[node.index];
        view.top.push_back({n.object.base.value, n.object.size, picture.dominators().retained[node.index], picture.graph.distance[node.index], picture.label(node),
                            birth_text(picture.rt, picture.kind(node)), only_by(picture, node)});
    }
    view.holders = holders_view(picture);
    view.totals = totals_view(totals_by_type(picture));
    for (const SizeBucket& b : size_histogram(picture)) view.histogram.push_back({b.from, b.to, b.objects, b.bytes});
    return view;
}

CutView make_cut_view(const HeapPicture& picture, const Cut& cut) {
    CutView view;
    view.error = cut.error;
    if (!cut.error.empty()) return view;
    for (const std::uint32_t r : cut.roots) view.cut.push_back(picture.root_text(picture.graph.roots[r]));
    for (const std::uint32_t e : cut.edges) view.cut.push_back(picture.label(picture.edge_source(e)) + picture.edge_word(e).name + " → " + picture.label(picture.graph.edges[e].to));
    view.bytes = cut.freed.bytes;
    for (const NodeId node : cut.freed.nodes) view.objects.push_back(picture.graph.nodes[node.index].object.base.value);
    view.freed = totals_view(totals_by_type(picture, cut.freed.nodes));
    return view;
}

std::vector<DifferenceView> make_differences_view() {
    std::vector<DifferenceView> view;
    for (const Difference& d : differences()) view.push_back({std::string(d.subject), std::string(d.english), std::string(d.chinese)});
    return view;
}

}  // namespace tw
