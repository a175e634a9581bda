// Commands of the panels: filters, groups, cuts, jumps, bookmarks, comparison, schedules, collector, marking by hand.
#include <algorithm>

#include "gui/commands.h"
#include "sim/views/heap_filter.h"

namespace tw::gui {
namespace {

// Brings a pane to the front, so that what a command does can be seen.
void show(CommandCall& call, const char* pane, const char* beside) { show_pane(call.ui.layout, pane, beside); }

template <Jump to>
void jump(CommandCall& call) { call.act(JumpAction{to}); }

// The field above the canvas says what is filtered.
void filter(CommandCall& call, const HeapFilter& wanted) {
    const HeapFilter next = call.snapshot.heap.filter == wanted ? HeapFilter{} : wanted;
    FieldState& field = call.ui.view.search;
    const std::string text = filter_text(next);
    field.text[text.copy(field.text, sizeof field.text - 1)] = 0;
    call.act(FilterAction{next});
}

// Added to what is filtered already, or taken away from it.
template <std::uint64_t HeapFilter::*part>
void refine(CommandCall& call, std::uint64_t value) {
    HeapFilter wanted = call.snapshot.heap.filter;
    const HeapFilter none;
    wanted.*part = wanted.*part == none.*part ? value : none.*part;
    filter(call, wanted);
}

// A tenth of the run so far.
std::uint64_t tenth(const CommandCall& call) { return std::max<std::uint64_t>(1, (call.snapshot.timeline.step - std::min(call.snapshot.timeline.step, call.snapshot.timeline.begin)) / 10); }

const ObjectView* selected(const Snapshot& snapshot) {
    for (const ObjectView& object : snapshot.heap.objects)
        if (snapshot.held_by.address && object.address == snapshot.held_by.address) return &object;
    return nullptr;
}

void expand_largest(CommandCall& call) {
    const auto& groups = call.snapshot.heap.groups;
    const auto largest = std::max_element(groups.begin(), groups.end(), [](const GroupView& a, const GroupView& b) { return a.count < b.count; });
    if (largest != groups.end()) call.act(ExpandAction{largest->key, 20});
    else call.ui.notice = tr(call.ui, "collector.no_work");
}

void collapse_all(CommandCall& call) {
    for (const GroupView& group : call.snapshot.heap.groups)
        if (group.expanded) call.act(ExpandAction{group.key, 0});
    if (call.actions.empty()) call.ui.notice = tr(call.ui, "collector.no_work");
}

// The object before the selected one on its path, 0: a root leads to it.
std::uint64_t holder_of(const HeldByView& held) {
    std::uint64_t last = 0, before = 0;
    for (const PathRow& row : held.path) {
        if (!row.object || row.object == last) continue;
        before = last;
        last = row.object;
    }
    return before;
}

void filter_by_goroutine(CommandCall& call) {
    HeapFilter wanted;
    for (const GoroutineView& g : call.snapshot.goroutines)
        if (g.is_current) wanted.goroutine = g.id;
    filter(call, wanted);
}

void filter_by_type(CommandCall& call) {
    HeapFilter wanted;
    if (const ObjectView* object = selected(call.snapshot)) wanted.text = object->label.substr(0, object->label.find(','));
    filter(call, wanted);
}

void filter_new(CommandCall& call) {
    HeapFilter wanted;
    wanted.born_from = call.snapshot.comparison.has_base ? call.snapshot.comparison.from : call.snapshot.timeline.step;
    filter(call, wanted);
}

void next_sort(CommandCall& call) {
    show(call, "objects", "heap");
    call.act(SortObjectsAction{static_cast<ObjectColumn>((static_cast<int>(call.snapshot.objects.sorted) + 1) % 7)});
}

// The runnable goroutine that is not the running one, the next by number.
void run_other(CommandCall& call) {
    std::uint64_t current = 0, first = 0, next = 0;
    for (const GoroutineRow& row : call.snapshot.goroutine_table)
        if (row.is_current) current = row.id;
    for (const GoroutineRow& row : call.snapshot.goroutine_table) {
        if (!row.can_run) continue;
        if (!first) first = row.id;
        if (!next && row.id > current) next = row.id;
    }
    if (next || first) call.act(ChooseGoroutineAction{next ? next : first});
    else call.ui.notice = tr(call.ui, "collector.no_work");
}

void open_schedule(CommandCall& call) {
    MachineAction open;
    for (const SchedulesView::Found& found : call.snapshot.schedules.found)
        if (!open.seed || found.what.find("leaked") != std::string::npos) {
            open.seed = found.seed;
            if (found.what.find("leaked") != std::string::npos) break;
        }
    if (!open.seed) open.seed = call.snapshot.collector_panel.seed + 1;
    call.act(open);
}

void machine(CommandCall& call, int what) {
    const CollectorPanelView& now = call.snapshot.collector_panel;
    MachineAction action;
    if (what == 0) action.stop_the_world = !now.stop_the_world;
    if (what == 1) action.write_barrier = !now.barrier_on;
    if (what == 1 && now.barrier_on) action.stop_the_world = false;
    if (what == 2) action.gogc = std::max(5, now.gogc / 2);
    if (what == 3) action.gogc = std::min(1600, std::max(10, now.gogc * 2));
    show(call, "collector", "goroutines");
    call.act(action);
}

template <int what>
void machine(CommandCall& call) { machine(call, what); }

void pick_grey(CommandCall& call) {
    const MarkingView& marking = call.snapshot.marking;
    std::uint64_t wanted = call.snapshot.held_by.address;
    const bool grey = std::any_of(marking.grey.begin(), marking.grey.end(), [&](const auto& each) { return each.first == wanted; });
    if (!grey && !marking.grey.empty()) wanted = marking.grey[0].first;
    call.act(MarkingAction{MarkingAction::Kind::Pick, wanted});
}

// Those that are grey already have been shaded.
void shade_child(CommandCall& call) {
    const MarkingView& marking = call.snapshot.marking;
    std::uint64_t wanted = 0;
    for (const auto& [address, label] : marking.white_children)
        if (!wanted && std::none_of(marking.grey.begin(), marking.grey.end(), [&, a = address](const auto& each) { return each.first == a; })) wanted = address;
    if (!wanted && !marking.white_children.empty()) wanted = marking.white_children[0].first;
    call.act(MarkingAction{MarkingAction::Kind::Shade, wanted});
}

template <MarkingAction::Kind kind>
void marking(CommandCall& call) {
    if (kind == MarkingAction::Kind::Start) show(call, "marking", "held");
    call.act(MarkingAction{kind, 0});
}

void leak_round(CommandCall& call, int delta) {
    show(call, "collector", "goroutines");
    call.act(LeakRoundAction{delta});
}

void add_heap_commands(std::vector<Command>& all) {
    const auto add = [&](const char* id, std::vector<KeyPress> keys, void (*run)(CommandCall&)) { all.push_back({id, "heap", std::move(keys), run}); };
    add("heap.measure", {{"h", false, true}}, [](CommandCall& call) { show(call, "heap", "source"); call.act(MeasureAction{}); });
    add("canvas.search", {{"f", false, true}}, [](CommandCall& call) { show(call, "heap", "source"); call.ui.view.search.focus = true; });
    add("canvas.minimap", {{"f", true}}, [](CommandCall& call) { call.ui.view.canvas.minimap = !call.ui.view.canvas.minimap; });
    add("canvas.expand", {{"d"}}, expand_largest);
    add("canvas.collapse", {{"d", true}}, collapse_all);
    add("canvas.filter_none", {{"0"}}, [](CommandCall& call) { call.ui.view.search.text[0] = 0; call.act(FilterAction{}); });
    add("canvas.filter_goroutine", {{"g", true}}, filter_by_goroutine);
    add("canvas.filter_type", {{"t", true}}, filter_by_type);
    add("canvas.filter_size", {{"k", true}}, [](CommandCall& call) { refine<&HeapFilter::min_size>(call, 1024); });
    add("canvas.filter_small", {{"k", false, false, true}}, [](CommandCall& call) { refine<&HeapFilter::max_size>(call, 64); });
    add("canvas.filter_young", {{"n", false, false, true}}, [](CommandCall& call) { refine<&HeapFilter::max_age>(call, tenth(call)); });
    add("canvas.filter_old", {{"o", false, false, true}}, [](CommandCall& call) { refine<&HeapFilter::min_age>(call, tenth(call)); });
    add("canvas.filter_new", {{"n", true}}, filter_new);
    add("canvas.filter_dead", {{"x", false, true}}, [](CommandCall& call) { HeapFilter wanted; wanted.unreachable_only = true; filter(call, wanted); });
    add("object.cut", {{"c"}}, [](CommandCall& call) { call.act(CutAction{holder_of(call.snapshot.held_by), call.snapshot.held_by.address}); });
    add("object.cut_roots", {{"c", true}}, [](CommandCall& call) { call.act(CutAction{0, call.snapshot.held_by.address}); });
    add("object.born", {{"i", true}}, jump<Jump::Born>);
    add("object.write_next", {{"u"}}, jump<Jump::NextWrite>);
    add("object.write_last", {{"u", true}}, jump<Jump::LastWrite>);
    add("object.last_cut", {{","}}, jump<Jump::LastPathCut>);
    add("object.swept", {{"q", true}}, jump<Jump::Swept>);
    add("objects.search", {{"f", true, true}}, [](CommandCall& call) { show(call, "objects", "heap"); call.ui.view.objects.focus = true; });
    add("objects.sort", {{"o", true, true}}, next_sort);
    add("compare.remember", {{"="}}, [](CommandCall& call) { show(call, "compare", "held"); call.act(CompareAction{}); });
    add("compare.go", {{"j", true}}, jump<Jump::Comparison>);
}

}  // namespace

void add_panel_commands(std::vector<Command>& all) {
    add_heap_commands(all);
    const char* group = "time";
    const auto add = [&](const char* id, std::vector<KeyPress> keys, void (*run)(CommandCall&)) { all.push_back({id, group, std::move(keys), run}); };
    add("time.bookmark", {{"b", true}}, [](CommandCall& call) { call.act(BookmarkAction{}); });
    add("time.note", {{"b", false, true}}, [](CommandCall& call) { call.ui.view.ask = Asking::Note; call.ui.view.note.focus = true; });
    add("time.bookmark_next", {{"F2"}}, jump<Jump::NextBookmark>);
    add("time.bookmark_previous", {{"F2", true}}, jump<Jump::PreviousBookmark>);
    add("time.until", {{"F6"}}, [](CommandCall& call) { call.ui.view.ask = Asking::Condition; call.ui.view.condition.focus = true; });
    add("time.run_other", {{"r"}}, run_other);
    add("schedule.search", {{"F8"}}, [](CommandCall& call) { show(call, "schedule", "goroutines"); call.act(SearchSchedulesAction{static_cast<std::uint64_t>(call.ui.view.schedules)}); });
    add("schedule.open", {{"F8", true}}, open_schedule);
    group = "collector";
    add("collector.phase", {{"m", true}}, [](CommandCall& call) { call.act(CollectorStepAction{CollectorStep::Phase}); });
    add("collector.cycle", {{"m", false, true}}, [](CommandCall& call) { call.act(CollectorStepAction{CollectorStep::Cycle}); });
    add("collector.mode", {{"F7"}}, machine<0>);
    add("collector.barrier", {{"F7", true}}, machine<1>);
    add("collector.gogc_less", {{"F3"}}, machine<2>);
    add("collector.gogc_more", {{"F3", true}}, machine<3>);
    add("collector.round", {{"l", true}}, [](CommandCall& call) { leak_round(call, 1); });
    add("collector.round_start", {{"l", false, true}}, [](CommandCall& call) { leak_round(call, 0); });
    add("marking.start", {{"r", true}}, marking<MarkingAction::Kind::Start>);
    add("marking.pick", {{"p", true}}, pick_grey);
    add("marking.shade", {{"h", true}}, shade_child);
    add("marking.blacken", {{"k", false, true}}, marking<MarkingAction::Kind::Blacken>);
    add("marking.stop", {{"r", false, true}}, marking<MarkingAction::Kind::Stop>);
}

}  // namespace tw::gui
