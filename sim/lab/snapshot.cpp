// All that is shown of a lab, read from its Machine by the views.
#include <fmt/format.h>

#include <sstream>

#include "sim/lab/lab.h"
#include "sim/lab/open_question.h"
#include "sim/lab/slot_values_internal.h"
#include "sim/views/collector_view.h"
#include "sim/views/goroutines_view.h"
#include "sim/views/held_by_view.h"
#include "sim/views/source_view.h"

namespace tw {
namespace {

void add_breakpoints(const Lab& lab, Snapshot& view) {
    for (const auto& [id, each] : lab.breakpoints) {
        view.breakpoints.push_back({id, each.condition, each.nth, each.hits});
        if (id < 1 || id > static_cast<int>(view.source.lines.size())) continue;
        SourceLineView& line = view.source.lines[static_cast<std::size_t>(id - 1)];
        line.breakpoint = true;
        line.conditional = !each.condition.empty() || each.nth > 1;
    }
    view.condition = lab.condition;
}

// A rejected program has text and errors only.
SourceView plain_source(const Lab& lab) {
    SourceView view;
    view.file = lab.file;
    std::istringstream in(lab.text);
    for (std::string line; std::getline(in, line);) {
        SourceLineView each;
        each.text = line;
        view.lines.push_back(std::move(each));
    }
    return view;
}

void mark_changes(const Lab& lab, std::vector<GoroutineView>& goroutines) {
    if (lab.values_before.empty()) return;
    for (GoroutineView& goroutine : goroutines)
        for (std::size_t f = 0; f < goroutine.frames.size(); f++)
            for (SlotView& slot : goroutine.frames[f].slots) {
                const auto before = lab.values_before.find(slot_key(goroutine, f, slot));
                slot.changed = before == lab.values_before.end() || before->second != slot.value.words_text;
            }
}

std::string status_text(const Lab& lab) {
    if (!lab.diagnostics.empty()) return fmt::format("rejected: {} error{}", lab.diagnostics.size(), lab.diagnostics.size() == 1 ? "" : "s");
    if (!lab.session) return "not loaded";
    const ProgramEnd& end = lab.session->machine.rt.end;
    switch (end.kind) {
        case EndKind::Running: break;
        case EndKind::Exited: return fmt::format("exited with status {}", end.status);
        case EndKind::Panicked: case EndKind::Fatal: return fmt::format("died with status {}", end.status);
        case EndKind::Budget: return end.text;
    }
    if (lab.session->machine.collecting()) return "collecting: the world is stopped";
    return fmt::format("goroutine {} runs", lab.session->machine.rt.g().id);
}

void add_rows(std::vector<std::string>& rows, const Answer& answer) {
    for (std::string& row : answer_rows(answer)) rows.push_back(std::move(row));
}

void add_question(const Lab& lab, const ScenarioStep& step, NarrationView& view) {
    const Prediction& prediction = step.predict[0];
    const Answer& computed = lab.facts.predicted[0];
    view.question = in_language(prediction.ask, lab.language);
    for (std::size_t i = 0; i < prediction.choices.size(); i++)
        view.choices.push_back({in_language(prediction.choices[i].text, lab.language), static_cast<int>(i) == lab.answer});
    view.answered = lab.answer >= 0;
    if (!view.answered) return;
    const Choice& chosen = prediction.choices[static_cast<std::size_t>(lab.answer)];
    view.correct = lab.answer == right_choice(prediction, computed);
    view.verdict = view.correct ? "" : in_language(chosen.because, lab.language) + " ";
    view.verdict += fmt::format("{} = {}", computed.query, computed.ok() ? computed.text : computed.error);
    view.then = in_language(step.then, lab.language);
    if (!prediction.evidence.empty() && !lab.facts.evidence.empty()) add_rows(view.facts, lab.facts.evidence[0]);
}

NarrationView narration_view(const Lab& lab) {
    NarrationView view;
    if (!lab.player) {
        view.title = lab.file;
        view.text = !lab.diagnostics.empty() ? said(lab, "The program is rejected:", "程序被拒绝：")
                    : lab.session && lab.session->machine.ended()
                        ? said(lab, "Who holds the memory? Ctrl+2: the table of objects is sorted by what each keeps alive; a click on a row shows who holds it, C asks what would go if that reference were cut. By type: a click selects the largest one. Ctrl+3: goroutines, and which of them are leaked.",
                               "谁占着内存？Ctrl+2：对象表按各对象使之存活的字节排序；点一行就看到谁持有它，C 问切断那个引用会释放什么。按类型：点一下选中其中最大的。Ctrl+3：协程，以及哪些泄漏了。")
                        : said(lab, "F10 steps over, F11 into; End runs to the end, F5 to the next breakpoint; Shift+F10 goes back. ? shows all keys.",
                               "F10 单步越过，F11 进入；End 运行到结束，F5 到下一个断点；Shift+F10 后退。按 ? 看所有按键。");
        view.facts = lab.diagnostics;
        return view;
    }
    const Scenario& scenario = lab.player->scenario();
    const ScenarioStep& step = scenario.steps[static_cast<std::size_t>(lab.stop)];
    view.lesson = scenario.name;
    view.title = in_language(scenario.title, lab.language);
    view.step = lab.stop + 1;
    view.count = static_cast<int>(scenario.steps.size());
    view.text = in_language(step.say, lab.language);
    if (!lab.facts.ok()) {
        view.facts.push_back(lab.facts.error);
        return view;
    }
    if (lab.facts.step == 0 && lab.facts.predicted.size() < step.predict.size()) return view;   // still looked for
    const bool asked = !step.predict.empty() && !lab.facts.predicted.empty();                   // not while the way to the stop was broken off
    if (asked) add_question(lab, step, view);
    // an open question comes before what would answer it
    if (step.predict.empty() || view.answered)
        for (const Answer& shown : lab.facts.shown)
            if (step.predict.empty() || shown.query != lab.facts.evidence[0].query) add_rows(view.facts, shown);
    return view;
}

// What each line has allocated so far.
void add_allocations(const Lab& lab, SourceView& source) {
    const Program& program = *lab.session->image->program;
    const std::vector<SiteTotal> totals = lab.session->site_totals();
    for (std::size_t site = 0; site < totals.size(); site++) {
        if (totals[site].count == 0) continue;
        const Location at = program.sources.locate(program.sites[site].pos);
        if (at.file.substr(at.file.rfind('/') + 1) != source.file || at.line < 1 || at.line > static_cast<int>(source.lines.size())) continue;
        SourceLineView& line = source.lines[static_cast<std::size_t>(at.line - 1)];
        line.allocations += totals[site].count;
        line.allocated += totals[site].bytes;
    }
}

void add_heap(const Lab& lab, Parts parts, Snapshot& view) {
    Session& session = *lab.session;
    const Machine& machine = session.machine;
    const HeapPicture& picture = lab.cache->picture(session);
    HeapOptions options;
    options.filter = lab.panels.filter;
    options.expanded = lab.panels.expanded;
    for (const CycleEnd& cycle : session.cycles())
        if (cycle.step <= machine.steps()) options.swept_since = cycle.step;
    options.new_since = lab.step_before < machine.steps() ? lab.step_before + 1 : ~std::uint64_t{0};
    const auto selected = machine.rt.heap.find_object(machine.rt.memory, Address{lab.selection.address});
    if (selected && machine.rt.heap.note(machine.rt.memory, *selected).birth == lab.selection.born) options.selected = lab.selection.address;
    if (wants(parts, Part::Heap)) view.heap = make_heap_view(machine, picture, session.places, options);
    if (wants(parts, Part::HeldBy) || wants(parts, Part::Heap)) view.held_by = make_held_by_view(picture, options.selected);
    view.held_by.address = view.held_by.has_selection ? options.selected : 0;
}

void add_machine(const Lab& lab, Parts parts, Snapshot& view) {
    Session& session = *lab.session;
    const Machine& machine = session.machine;
    view.source = make_source_view(machine, lab.file, lab.last_line);
    add_allocations(lab, view.source);
    view.goroutines = make_goroutines_view(machine);
    if (machine.ended())   // nobody runs any more; those that waited stay as they were
        std::erase_if(view.goroutines, [&](const GoroutineView& each) { return each.id == machine.rt.g().id && machine.rt.end.kind == EndKind::Exited; });
    mark_changes(lab, view.goroutines);
    const Withheld hidden = withheld_here(lab);
    withhold(hidden, view.goroutines);
    view.heap.measured = lab.cache->ready(session);
    if (view.heap.measured) add_heap(lab, parts, view);
    view.collector = make_collector_view(machine);
    view.collector.last_unit = next_unit_text(session);
    view.console = session.console();
    view.timeline.step = machine.steps();
    view.timeline.end = session.observed();
    view.timeline.begin = session.begin();
    view.timeline.end_known = session.end_known();
    view.timeline.events = session.events();
    view.timeline.more_events = session.events().size() >= kMostMarks;
    add_panels(lab, parts, view);
    withhold(hidden, view);
}

}  // namespace

std::string slot_key(const GoroutineView& goroutine, std::size_t frame, const SlotView& slot) {
    const std::size_t from_outermost = goroutine.frames.size() - frame;
    return fmt::format("{}/{}/{}/{}", goroutine.id, from_outermost, goroutine.frames[frame].function, slot.name);
}

std::map<std::string, std::string> slot_values(const std::vector<GoroutineView>& goroutines) {
    std::map<std::string, std::string> values;
    for (const GoroutineView& goroutine : goroutines)
        for (std::size_t f = 0; f < goroutine.frames.size(); f++)
            for (const SlotView& slot : goroutine.frames[f].slots) values[slot_key(goroutine, f, slot)] = slot.value.words_text;
    return values;
}

std::map<std::string, std::string> slot_values(const Session& session) { return slot_values(make_goroutines_view(session.machine)); }

std::string next_unit_text(const Session& session) {
    const Runtime& rt = session.machine.rt;
    const Collector& collector = rt.collector;
    if (collector.phase() == GcPhase::Sweep) return fmt::format("next: sweep a span, {} left", rt.heap.unswept());
    if (!collector.marking()) return "";
    if (collector.next_root_job() < collector.root_jobs()) return fmt::format("next: scan root {} of {}", collector.next_root_job() + 1, collector.root_jobs());
    if (!collector.has_work()) return "next: marking ends";
    const auto object = rt.heap.find_object(rt.memory, collector.next_object());
    if (!object) return "next: scan an object";
    const ObjectKind kind = kind_by_site(rt, *object, rt.heap.note(rt.memory, *object));
    return fmt::format("next: scan {} and turn it black", object_label(rt, kind, *object));
}

void refresh_progress(const Lab& lab, Snapshot& view) {
    view.message = lab.message;
    view.busy = lab.busy();
    view.doing.clear();
    view.done = -1;
    if (lab.work) {
        view.doing = lab.work->what;
        view.done = lab.work->progress();
    } else if (lab.model_run) {
        view.done = lab.model_run->progress();
    } else if (lab.measures()) {
        view.doing = said(lab, "Measuring the heap", "正在测量堆");
        view.done = lab.cache->progress();
    } else if (lab.panels.search && !lab.panels.search->done()) {
        const SchedulesView tried = lab.panels.search->view();
        view.doing = said(lab, "Trying schedules", "正在尝试各种调度");
        view.done = tried.wanted ? static_cast<float>(static_cast<double>(tried.tried) / static_cast<double>(tried.wanted)) : -1;
    } else if (lab.travel && lab.session) {
        const Travel& t = *lab.travel;
        const std::uint64_t now = lab.session->machine.steps();
        const std::uint64_t to = t.kind == Travel::Kind::Seek && t.target != ~std::uint64_t{0} ? t.target : lab.session->end_known() ? lab.session->observed() : 0;
        if (to > t.origin && now >= t.origin) view.done = static_cast<float>(static_cast<double>(now - t.origin) / static_cast<double>(to - t.origin));
    }
    view.real_go = lab.real_go_view;
    if (lab.panels.search) view.schedules = lab.panels.search->view();
    view.timeline.marks = {};
    if (lab.selection.address == 0) return;
    view.timeline.marks.born = lab.selection.born + 1;
    view.timeline.marks.object = lab.selection.address;
    if (lab.marks && lab.marks->about(lab.session, {lab.selection.address, lab.selection.born})) lab.marks->add_to(view.timeline.marks);
}

Snapshot snapshot(const Lab& lab, Parts parts) {
    Snapshot view;
    view.language = lab.language;
    view.program_name = lab.player ? lab.player->scenario().name + " / " + lab.file : lab.file;
    view.status = status_text(lab);
    view.message = lab.message;
    view.narration = narration_view(lab);
    view.collector.phase = "off";
    view.diagnostics = lab.diagnostics;
    view.real_go = lab.real_go_view;
    if (lab.session) add_machine(lab, parts, view);
    else view.source = plain_source(lab);
    add_breakpoints(lab, view);
    for (const CatalogEntry& entry : lab.catalog) view.lessons.push_back(entry.name);
    add_workbook(lab, view);
    refresh_progress(lab, view);
    return view;
}

}  // namespace tw
