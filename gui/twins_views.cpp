#include <fmt/format.h>

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
    for (const EventMark& e : t.events) text += fmt::format("{}{} {} {}\n", e.step == t.step ? "> " : "  ", e.step, e.kind, e.text);
    return text;
}

bool heap_key(const KeyPress&, const Snapshot&, UiState&, Actions&) { return false; }
bool timeline_key(const KeyPress&, const Snapshot&, UiState&, Actions&) { return false; }

}  // namespace tw::gui
