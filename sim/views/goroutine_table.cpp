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

}  // namespace tw
