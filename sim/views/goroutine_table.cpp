// Goroutines with what only they keep and whether anything can still wake them; the comparison of two moments.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "sim/query/goroutines.h"
#include "sim/views/objects_view.h"

namespace tw {
namespace {

constexpr std::size_t kMostRetained = 48;   // goroutines whose retained size is computed: each costs two walks of the heap
constexpr std::size_t kMostRows = 1000;

std::string object_text(const HeapPicture& picture, std::uint64_t at) {
    const NodeId node = picture.find(at);
    return node ? fmt::format("{} {:#x}", picture.label(node), at) : fmt::format("{:#x}", at);
}

std::string waiting_reason(const HeapPicture& picture, const Goroutine& g) {
    std::string out;
    for (const std::uint64_t at : blocked_on(picture.rt, g)) out += (out.empty() ? "" : ", ") + object_text(picture, at);
    return out;
}

void judge(const HeapPicture& picture, const Goroutine& g, const std::map<std::uint32_t, std::pair<std::size_t, std::uint64_t>>& woken, bool leaked, std::uint32_t slot, GoroutineRow& row) {
    if (leaked) {
        row.verdict = "leaked";
        const std::string on = waiting_reason(picture, g);
        row.why = on.empty() ? "it waits for nothing that could ever happen" : fmt::format("nothing that can still run reaches {}", on);
        return;
    }
    if (const auto found = woken.find(slot); found != woken.end()) {
        row.verdict = "can be woken";
        row.why = fmt::format("round {}: {} is reached by what can still run", found->second.first + 1, object_text(picture, found->second.second));
        return;
    }
    row.verdict = g.status == GStatus::Waiting ? "can be woken" : "runs";
    if (g.status == GStatus::Waiting) row.why = g.reason == WaitReason::Sleep ? "its timer wakes it" : "the runtime wakes it";
}

std::vector<std::uint64_t> retained_by_each(const HeapPicture& picture, const std::vector<std::uint64_t>& ids) {
    std::vector<std::uint64_t> out;
    for (const std::uint64_t id : ids) {
        std::vector<std::uint32_t> owned;
        for (std::uint32_t r = 0; r < picture.graph.roots.size(); r++)
            if (is_owned_by(picture.graph.roots[r].root, id)) owned.push_back(r);
        out.push_back(owned.empty() ? 0 : retained_by_roots(picture.graph, owned));
    }
    return out;
}

}  // namespace

std::vector<GoroutineRow> make_goroutine_table(const HeapPicture& picture, bool with_retained) {
    const Runtime& rt = picture.rt;
    const LeakSearch search = search_leaked_goroutines(rt, picture.graph);
    std::map<std::uint32_t, std::pair<std::size_t, std::uint64_t>> woken;
    for (std::size_t round = 0; round < search.rounds.size(); round++)
        for (const LeakSearch::Woken& each : search.rounds[round]) woken[each.slot] = {round, each.through};
    const std::set<std::uint32_t> leaked(search.leaked.begin(), search.leaked.end());
    std::vector<GoroutineRow> rows;
    for (std::uint32_t slot = 0; slot < rt.goroutines.size() && rows.size() < kMostRows; slot++) {
        const Goroutine& g = rt.goroutines[slot];
        if (!exists(g) || g.is_system) continue;
        GoroutineRow row;
        row.id = g.id;
        row.name = goroutine_name(rt, g);
        row.state = goroutine_state(g);
        row.waiting_on = g.status == GStatus::Waiting ? waiting_reason(picture, g) : "";
        row.parent = g.parent;
        row.created_at = created_text(rt, g);
        row.is_current = slot == rt.current && g.status == GStatus::Running;
        row.can_run = g.status == GStatus::Runnable;
        judge(picture, g, woken, leaked.count(slot) > 0, slot, row);
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const GoroutineRow& a, const GoroutineRow& b) { return a.id < b.id; });
    if (!with_retained) return rows;
    std::vector<std::uint64_t> ids;
    for (const GoroutineRow& row : rows)
        if (ids.size() < kMostRetained) ids.push_back(row.id);
    const std::vector<std::uint64_t> retained = retained_by_each(picture, ids);
    for (std::size_t i = 0; i < retained.size(); i++) rows[i].retained = retained[i];
    return rows;
}

LeakRoundsView make_leak_rounds(const HeapPicture& picture) {
    const Runtime& rt = picture.rt;
    const LeakSearch search = search_leaked_goroutines(rt, picture.graph);
    std::set<std::uint32_t> later(search.leaked.begin(), search.leaked.end());
    for (const auto& round : search.rounds)
        for (const LeakSearch::Woken& woken : round) later.insert(woken.slot);
    LeakRoundsView view;
    LeakRound first;
    for (std::uint32_t slot = 0; slot < rt.goroutines.size(); slot++)
        if (exists(rt.goroutines[slot]) && !rt.goroutines[slot].is_system && !later.count(slot)) first.added.push_back(goroutine_line(rt, rt.goroutines[slot]) + ": it can run, or time wakes it");
    view.rounds.push_back(std::move(first));
    for (const auto& round : search.rounds) {
        LeakRound out;
        for (const LeakSearch::Woken& woken : round)
            out.added.push_back(fmt::format("{}: {} is marked by now", goroutine_line(rt, rt.goroutines[woken.slot]), object_text(picture, woken.through)));
        view.rounds.push_back(std::move(out));
    }
    for (const std::uint32_t slot : search.leaked) view.leaked.push_back(goroutine_line(rt, rt.goroutines[slot]));
    return view;
}

HeapMoment remember_moment(const HeapPicture& picture) {
    HeapMoment moment;
    moment.step = picture.rt.steps;
    for (std::uint32_t n = 0; n < picture.graph.nodes.size(); n++) {
        const HeapNode& node = picture.graph.nodes[n];
        if (!node.reachable || !picture.of_program(NodeId(n))) continue;
        moment.bytes += node.object.size;
        moment.objects[{node.object.base.value, node.note.birth}] = {object_label(picture.rt, picture.kinds[n], node.object, false), node.object.size};
    }
    for (const Goroutine& g : picture.rt.goroutines)
        if (exists(g) && !g.is_system) moment.goroutines[g.id] = fmt::format("goroutine {} {}", g.id, goroutine_name(picture.rt, g));
    return moment;
}

ComparisonView compare_moments(const HeapMoment& base, const HeapPicture& picture) {
    constexpr std::size_t kMostNew = 30;
    const HeapMoment now = remember_moment(picture);
    ComparisonView view;
    view.has_base = true;
    view.base_step = base.step;
    view.bytes_before = base.bytes;
    view.bytes_now = now.bytes;
    std::map<std::string, TypeChange> types;
    for (const auto& [key, object] : base.objects) {
        TypeChange& change = types[object.type];
        change.count_before++;
        change.bytes_before += object.size;
        (now.objects.count(key) ? view.stayed : view.gone)++;
    }
    std::vector<std::pair<std::uint64_t, std::uint64_t>> fresh;   // (size, address)
    for (const auto& [key, object] : now.objects) {
        TypeChange& change = types[object.type];
        change.count_now++;
        change.bytes_now += object.size;
        if (base.objects.count(key)) continue;
        view.born++;
        fresh.emplace_back(object.size, key.first);
    }
    std::sort(fresh.rbegin(), fresh.rend());
    if (fresh.size() > kMostNew) fresh.resize(kMostNew);
    for (const auto& [size, address] : fresh) view.new_objects.emplace_back(address, picture.label(picture.find(address)));
    for (auto& [type, change] : types) {
        if (change.count_before == change.count_now && change.bytes_before == change.bytes_now) continue;
        change.type = type;
        view.types.push_back(std::move(change));
    }
    const auto difference = [](const TypeChange& c) { return c.bytes_now > c.bytes_before ? c.bytes_now - c.bytes_before : c.bytes_before - c.bytes_now; };
    std::stable_sort(view.types.begin(), view.types.end(), [&](const TypeChange& a, const TypeChange& b) { return difference(a) > difference(b); });
    for (const auto& [id, line] : now.goroutines)
        if (!base.goroutines.count(id)) view.goroutines.push_back("+ " + line);
    for (const auto& [id, line] : base.goroutines)
        if (!now.goroutines.count(id)) view.goroutines.push_back("\u2212 " + line);
    return view;
}

}  // namespace tw
