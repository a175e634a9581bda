// What the panels show, read from the machine by the views.
#include <fmt/format.h>

#include <algorithm>

#include "sim/collector/pacing_text.h"
#include "sim/lab/lab.h"
#include "sim/query/goroutines.h"
#include "sim/views/dispatch_view.h"
#include "sim/views/evidence_view.h"
#include "sim/views/flames_view.h"
#include "sim/views/objects_view.h"

namespace tw {
namespace {

constexpr std::size_t kMostWork = 100, kMostBarrierRows = 200;

// ---- the collector

void add_root_jobs(const Session& session, CollectorPanelView& view) {
    const Runtime& rt = session.machine.rt;
    const Collector& collector = rt.collector;
    if (collector.phase() == GcPhase::Off) return;
    const std::uint32_t next = collector.next_root_job();
    const auto name = [&](std::uint32_t job) -> std::string {   // in the order of Runtime::visit_root_job, the specials last
        if (job == 0) return "package variables";
        if (job == 1) return "tables of the runtime";
        if (job - 2 >= rt.goroutines.size()) return "finalizers, cleanups, weak pointers";
        const Goroutine& g = rt.goroutines[job - 2];
        return exists(g) ? fmt::format("stack of goroutine {} {}", g.id, goroutine_name(rt, g)) : "stack of a goroutine that has ended";
    };
    for (std::uint32_t job = 0; job < collector.root_jobs() && view.root_jobs.size() < kMostWork; job++)
        view.root_jobs.push_back(fmt::format("{} {}", job < next ? "scanned:" : job == next ? "next:" : "waits:", name(job)));
}

void add_work(const Session& session, const HeapPicture* picture, CollectorPanelView& view) {
    const auto& work = session.machine.rt.collector.work();
    view.work_count = work.size();
    for (auto at = work.rbegin(); at != work.rend() && view.work.size() < kMostWork; ++at) {
        const NodeId node = picture ? picture->find(*at) : NodeId();
        view.work.emplace_back(*at, node ? picture->label(node) : fmt::format("{:#x}", *at));
    }
}

std::string line_of(const Machine& machine) {
    const Location at = machine.rt.image->program->sources.locate(machine.position());
    return fmt::format("{}:{}", at.file.substr(at.file.rfind('/') + 1), at.line);
}

// What the write barrier shaded since the cycle began: the run is made again from there, and what is shaded while an instruction runs
// was shaded by it.
std::vector<BarrierRow> barrier_log(Session& session) {
    constexpr std::uint64_t kLongest = 400'000;
    std::vector<BarrierRow> rows;
    const std::uint64_t now = session.machine.steps();
    if (!session.machine.rt.collector.marking()) return rows;
    std::uint64_t begin = 0;
    for (const EventMark& mark : session.events())
        if (mark.kind == "collection starts" && mark.step <= now) begin = mark.step;
    if (begin == 0 || now - begin > kLongest) return rows;
    session.seek(begin);
    const Runtime& rt = session.machine.rt;
    while (session.machine.steps() < now) {
        const bool unit = session.machine.unit_is_next();
        const std::uint64_t before = rt.collector.shaded_count();
        const std::string line = !unit && rt.collector.barrier_on() ? line_of(session.machine) : "";
        session.walk(1, [] { return true; });
        const std::uint64_t after = rt.collector.shaded_count();
        for (std::uint64_t i = std::max(before, after - std::min(after, Collector::kShaded)); !line.empty() && i < after; i++) {
            if (rows.size() >= kMostBarrierRows) rows.erase(rows.begin());
            const auto object = rt.heap.find_object(rt.memory, Address{rt.collector.shaded(i)});
            const std::string label = object ? object_label(rt, kind_by_site(rt, *object, rt.heap.note(rt.memory, *object)), *object) : "an object";
            rows.push_back({session.machine.steps(), object ? object->base.value : rt.collector.shaded(i), fmt::format("{}: a store shaded {}", line, label)});
        }
    }
    return rows;
}

std::string allocation_text(const Machine& machine) {
    const Runtime& rt = machine.rt;
    const Collector& collector = rt.collector;
    if (collector.phase() == GcPhase::Off)
        return fmt::format("no assist: a cycle is due at {} live bytes, {} are live", collector.trigger(), rt.heap.live_bytes());
    if (machine.assisting()) return fmt::format("goroutine {} assists: {} bytes of marking are left", rt.g().id, machine.assist_left());
    if (!collector.marking()) return fmt::format("marking is over: the next cycle is due at {} live bytes", collector.trigger());
    const std::int64_t balance = rt.g().assist_bytes;
    if (balance < 0) return fmt::format("goroutine {} owes {} bytes: it assists before its next allocation", rt.g().id, -balance);
    return fmt::format("no assist: goroutine {} has paid for {} bytes; the goal is {} bytes away", rt.g().id, balance,
                       collector.goal() > rt.heap.live_bytes() ? collector.goal() - rt.heap.live_bytes() : 0);
}

void add_settings(const Runtime& rt, CollectorPanelView& view) {
    view.stop_the_world = rt.collector.settings.stop_the_world;
    view.barrier_on = rt.collector.settings.write_barrier;
    view.gogc = rt.collector.settings.gogc;
    view.seed = rt.settings.seed;
}

// `picture`: null where a large heap has not been measured.
CollectorPanelView collector_panel(const Lab& lab, const HeapPicture* picture) {
    Session& session = *lab.session;
    CollectorPanelView view;
    MomentCache& cache = *lab.cache;
    if (cache.barrier_step != session.machine.steps() * 64 + session.era() % 64) {
        cache.barrier_step = session.machine.steps() * 64 + session.era() % 64;
        cache.barrier = barrier_log(session);
    }
    const Runtime& rt = session.machine.rt;
    view.barrier = cache.barrier;
    add_root_jobs(session, view);
    add_work(session, picture, view);
    for (const CycleEnd& cycle : session.cycles()) {
        if (cycle.step > session.machine.steps()) break;
        const CycleStats& s = cycle.stats;
        view.cycles.push_back({s.number, cycle.step, s.forced, s.live_at_start, s.live_at_end, s.marked, s.goal, gctrace_line(s, cycle.run_nanoseconds), cycle_line(s)});
    }
    view.curve = session.memory();
    view.assist = allocation_text(session.machine);
    view.pacer = pacer_lines(rt.collector, rt.heap);
    view.assists = assist_lines(rt.collector);
    for (const LostObject& lost : session.machine.lost_objects()) view.lost.push_back(lost.text);
    for (const DifferenceView& each : make_differences_view())
        view.differences.push_back(each.subject + ": " + (lab.language == "zh" ? each.chinese : each.english));
    if (picture) view.leaks = make_leak_rounds(*picture);
    view.leaks.shown = lab.panels.leak_rounds;
    return view;
}

// ---- a reference that might be cut

CutView cut_view(const Lab& lab, const HeapPicture& picture) {
    if (!lab.panels.cut) return {};
    const CutAction& asked = *lab.panels.cut;
    CutView view = make_cut_view(picture, cut_references(picture, asked.from, asked.to));
    if (!view.error.empty()) return {};
    view.active = true;
    view.from = asked.from;
    view.to = asked.to;
    const std::string edge = fmt::format("{} → {}", asked.from ? picture.label(picture.find(asked.from)) : said(lab, "all roots", "所有的根"), picture.label(picture.find(asked.to)));
    view.sentence = view.objects.empty() ? fmt::format(fmt::runtime(said(lab, "If {} were cut, nothing would go: other references lead there.", "如果切断 {}，什么也不会释放：还有别的引用通向那里。")), edge)
                                         : fmt::format(fmt::runtime(said(lab, "If {0} were cut, {1} object{3} of {2} would go.", "如果切断 {0}，会释放 {1} 个对象，共 {2}。")), edge, view.objects.size(), size_text(view.bytes), view.objects.size() == 1 ? "" : "s");
    return view;
}

// ---- values

const char* structure_kind(const ValueView& value) {
    const std::string& type = value.type;
    if (value.is_interface) return value.word0_name == "tab" && value.word0 != "0x0" ? "itab" : "";
    if (type.starts_with("chan ") || type.starts_with("<-chan ") || type.starts_with("chan<- ")) return "chan";
    if (type.starts_with("map[")) return "map";
    if (type.starts_with("func(")) return "closure";
    if (type.starts_with("[]")) return "slice";
    if (type == "string") return "string";
    return value.concept_text.find('{') != std::string::npos && !type.starts_with("*") ? "layout" : "";
}

ValuesPanelView values_panel(const Lab& lab, const std::vector<GoroutineView>& goroutines) {
    constexpr std::size_t kMostStructures = 16, kMostStructureRows = 60;
    const Runtime& rt = lab.session->machine.rt;
    ValuesPanelView view;
    for (const GoroutineView& goroutine : goroutines) {
        if (!goroutine.is_current) continue;
        const auto frame = std::find_if(goroutine.frames.begin(), goroutine.frames.end(), [](const FrameView& f) { return !f.slots.empty(); });
        if (frame == goroutine.frames.end()) break;
        for (const SlotView& slot : frame->slots) {
            if (slot.value.is_interface && slot.live)
                for (DispatchView& call : make_dispatch_views(rt, slot)) view.calls.push_back(std::move(call));
            const std::string kind = structure_kind(slot.value);
            if (kind.empty() || !slot.live || view.structures.size() == kMostStructures) continue;
            const StructureView structure = make_structure_view(rt, kind, slot.name);
            if (!structure.error.empty()) continue;
            StructureText text{slot.name + ": " + structure.title, {}};
            for (const StructureRowView& row : structure.rows)
                if (text.rows.size() < kMostStructureRows) text.rows.push_back(std::string(static_cast<std::size_t>(row.indent) * 2, ' ') + row.text);
            view.structures.push_back(std::move(text));
        }
    }
    for (const LedgerRowView& row : make_ledger_view(rt).rows) view.ledger.push_back(row.text);
    return view;
}

// ---- time

void add_time(const Lab& lab, Snapshot& view) {
    const Session& session = *lab.session;
    view.timeline.bookmarks = lab.panels.bookmarks;
    view.timeline.lanes = session.lanes();
    view.timeline.memory = session.memory();
}

}  // namespace

void add_panels(const Lab& lab, Parts parts, Snapshot& view) {
    const Session& session = *lab.session;
    add_time(lab, view);
    if (wants(parts, Part::Values)) view.values = values_panel(lab, view.goroutines);
    const HeapPicture* measured = view.heap.measured ? &lab.cache->picture(session) : nullptr;
    if (wants(parts, Part::Collector)) view.collector_panel = collector_panel(lab, measured);
    add_settings(session.machine.rt, view.collector_panel);
    if (lab.panels.base) view.comparison.has_base = true, view.comparison.from = lab.panels.base->step;
    if (!measured) return;
    const HeapPicture& picture = *measured;
    if (wants(parts, Part::Objects)) {
        ObjectsOptions options;
        options.sort = lab.panels.sort;
        options.ascending = lab.panels.ascending;
        options.text = lab.panels.objects_text;
        view.objects = make_objects_view(picture, options);
    }
    view.goroutine_table = make_goroutine_table(picture, wants(parts, Part::GoroutineTable));
    if (lab.panels.marking.active && lab.panels.marking.step == session.machine.steps()) view.marking = marking_view(lab.panels.marking, picture);
    if (wants(parts, Part::Evidence)) view.evidence = make_flames_view(picture);
    if (wants(parts, Part::Comparison) && lab.panels.base) view.comparison = make_diff_view(diff_moments(*lab.panels.base, capture_moment(picture), picture), picture);
    view.cut = cut_view(lab, picture);
}

}  // namespace tw
