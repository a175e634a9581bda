#include <fmt/format.h>

#include <algorithm>

#include "gui/hover.h"
#include "gui/timeline_range.h"
#include "gui/twins.h"

namespace tw::gui {

std::string heap_twin(const Snapshot& snapshot, const UiState&) {
    static constexpr const char* kColours[] = {"white", "grey", "black"};
    const HeapView& heap = snapshot.heap;
    std::string text = fmt::format("{} bytes\n", heap.bytes);
    for (const GroupView& group : heap.groups) text += fmt::format("group {} x {}, {} bytes{}\n", group.count, group.label, group.bytes, group.expanded ? ", opened" : "");
    if (!(heap.filter == HeapFilter{})) text += fmt::format("filter lets {} through\n", heap.matching);
    for (const RootView& root : heap.roots) text += fmt::format("root {} -> 0x{:x}\n", root.label, root.target);
    for (const ObjectView& o : heap.objects) {
        text += fmt::format("0x{:x} {} {}{} ({})\n", o.address, o.label, kColours[static_cast<int>(o.colour)], o.reachable ? "" : ", unreachable", o.born);
        for (const EdgeView& e : heap.edges)
            if (e.from_root < 0 && e.from == o.address) text += fmt::format("    {} -> 0x{:x}\n", e.name, e.to);
    }
    return text;
}

std::string held_twin(const Snapshot& snapshot, const UiState&) {
    const HeldByView& held = snapshot.held_by;
    if (!held.has_selection) return "";
    std::string text = held.text.empty() ? held.what + "\n" : held.text;
    for (const std::string& root : held.roots) text += "root: " + root + "\n";
    for (const std::string& word : held.words) text += word + "\n";
    if (snapshot.cut.active) text += snapshot.cut.sentence + "\n";
    return text;
}

std::string goroutines_twin(const Snapshot& snapshot, const UiState&) {
    std::string text;
    for (const GoroutineView& g : snapshot.goroutines) {
        text += fmt::format("goroutine {} [{}]{}{}\n", g.id, g.state, g.waiting_on.empty() ? "" : " on ", g.waiting_on);
        for (const FrameView& f : g.frames) {
            text += fmt::format("  {} {}:{}\n", f.function, f.file, f.line);
            for (const SlotView& s : f.slots) text += fmt::format("    {}{} = {}   {}\n", s.changed ? "* " : "", s.name, s.value.concept_text, s.live ? s.value.words_text : "(dead)");
        }
    }
    return text;
}

std::string timeline_twin(const Snapshot& snapshot, const UiState&) {
    const TimelineView& t = snapshot.timeline;
    std::string text = fmt::format("step {} of {}{}\n", t.step, t.end, t.end_known ? "" : "+");
    for (const Bookmark& mark : t.bookmarks) text += fmt::format("bookmark {} {}\n", mark.step, mark.note);
    for (const LaneView& lane : t.lanes) {
        text += fmt::format("G{} {}:", lane.id, lane.name);
        for (std::size_t i = 0; i < lane.spans.size() && i < 40; i++) text += fmt::format(" {}{}", lane.spans[i].from, lane.spans[i].state);
        text += "\n";
    }
    const SelectionMarks& marks = t.marks;
    if (marks.object) text += fmt::format("selected 0x{:x}: born {}\n", marks.object, marks.born);
    for (const LifeMark& mark : marks.life) text += fmt::format("selected: {} {} {} {}\n", mark.kind, mark.step, mark.place, mark.text);
    for (const WriteTick& write : marks.writes) text += fmt::format("selected: written {} {}\n", write.step, write.place);
    for (const EventMark& e : t.events) text += fmt::format("{}{} {} {}\n", e.step == t.step ? "> " : "  ", e.step, e.kind, e.text);
    return text;
}

std::string breakpoints_twin(const Snapshot& snapshot, const UiState& ui) {
    if (snapshot.breakpoints.empty()) return std::string(tr(ui, "stops.none")) + "\n";
    std::string text;
    for (const BreakpointView& each : snapshot.breakpoints) {
        text += each.id > 0 ? fmt::format("{} {}", tr(ui, "stops.line"), each.id) : std::string(tr(ui, "stops.anywhere"));
        if (!each.condition.empty()) text += fmt::format(" {} {}", tr(ui, "stops.when"), each.condition);
        if (each.nth > 1) text += ", " + fmt::format(fmt::runtime(tr(ui, "stops.nth")), each.nth);
        if (each.hits) text += ", " + fmt::format(fmt::runtime(tr(ui, "stops.hits")), each.hits);
        text += "\n";
    }
    if (snapshot.condition.column) text += fmt::format("{}\n{}^ {}: {}\n", snapshot.condition.text, std::string(static_cast<std::size_t>(snapshot.condition.column - 1), ' '), snapshot.condition.column, snapshot.condition.error);
    return text;
}

bool breakpoints_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions) {
    if (key.control || key.alt) return false;
    int& chosen = ui.view.chosen_stop;
    const int count = static_cast<int>(snapshot.breakpoints.size());
    if (key.name == "Down" || key.name == "Up") {
        chosen = std::clamp(chosen + (key.name == "Down" ? 1 : -1), 0, std::max(0, count - 1));
        return true;
    }
    if (chosen < 0 || chosen >= count) return false;
    const BreakpointView& each = snapshot.breakpoints[static_cast<std::size_t>(chosen)];
    if (key.name == "Return") ask_for_stop(ui, snapshot, each.id);
    else if (key.name == "Delete" || key.name == "Backspace") actions.push_back(ToggleBreakpointAction{each.id});
    else if (key.name == "plus" || key.name == "=") actions.push_back(BreakpointAction{each.id, each.condition, each.nth + 1});
    else if (key.name == "minus") actions.push_back(BreakpointAction{each.id, each.condition, std::max<std::uint64_t>(1, each.nth - 1)});
    else return false;
    return true;
}

// Up and down through the slots; what one of them is or leads to is shown in source and heap. Enter selects its object.
bool goroutines_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions) {
    if (key.control || key.alt || key.shift) return false;
    const auto slots = shown_slots(snapshot);
    int& chosen = ui.view.chosen_slot;
    if (slots.empty()) return false;
    if (key.name == "Down" || key.name == "Up") {
        chosen = std::clamp(chosen + (key.name == "Down" ? 1 : -1), 0, static_cast<int>(slots.size()) - 1);
        return true;
    }
    if (key.name != "Return" || chosen < 0 || chosen >= static_cast<int>(slots.size())) return false;
    const std::uint64_t object = slots[static_cast<std::size_t>(chosen)].slot->value.points_to;
    if (object) actions.push_back(SelectObjectAction{object});
    else ui.notice = tr(ui, "slot.no_object");
    return true;
}

// A call is followed with the arrows: to the right into it, down along it.
bool values_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions) {
    if (key.control || key.alt || key.shift) return false;
    const auto& calls = snapshot.values.calls;
    int &call = ui.view.chosen_call, &row = ui.view.chosen_row;
    const int count = static_cast<int>(calls.size());
    if (count == 0) return false;
    const int rows = call >= 0 && call < count ? static_cast<int>(calls[static_cast<std::size_t>(call)].rows.size()) : 0;
    if (key.name == "Right" || key.name == "Left") {
        call = std::clamp((call < 0 ? -1 : call) + (key.name == "Right" ? 1 : -1), 0, count - 1);
        row = 0;
        return ui.view.reveal = true;
    }
    if (key.name != "Down" && key.name != "Up" && key.name != "Return") return false;
    if (key.name != "Return") row = std::clamp(row + (key.name == "Down" ? 1 : -1), 1, std::max(1, rows));
    ui.view.reveal = true;
    if (row >= 1 && row <= rows) follow(calls[static_cast<std::size_t>(call)].rows[static_cast<std::size_t>(row - 1)], ui, actions);
    return true;
}

bool heap_key(const KeyPress&, const Snapshot&, UiState&, Actions&) { return false; }

// Arrows scrub and zoom; Enter goes back to where something happens.
bool timeline_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions) {
    if (key.control || key.alt) return false;
    const TimelineView& t = snapshot.timeline;
    TimelineState& state = ui.view.timeline;
    const double now = static_cast<double>(t.step);
    if (key.shift && (key.name == "Left" || key.name == "Right")) pan_timeline(t, state, key.name == "Right" ? 0.25 : -0.25);
    else if (key.shift) return false;
    else if (key.name == "Up" || key.name == "Down") zoom_timeline(t, state, key.name == "Up" ? 0.5 : 2, now);
    else if (key.name == "Left" || key.name == "Right") {
        const double by = std::max(1.0, shown_range(t, state).width() / 100);
        const double to = key.name == "Right" ? now + by : std::max(static_cast<double>(t.begin), now - by);
        actions.push_back(SeekAction{static_cast<std::uint64_t>(to)});
    } else if (key.name == "Return") state.shows = TimelineState::Shows::Events;
    else return false;
    return true;
}

}  // namespace tw::gui
