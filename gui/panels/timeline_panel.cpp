// The scrubber: events, heap size, goroutines and the selected object's life over the steps of the run.
#include <cstring>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "gui/panels/drawing.h"
#include "gui/timeline_range.h"

namespace tw::gui {
namespace {

struct Lane { const char* name; const char* kinds; };

constexpr Lane kLanes[] = {
    {"time.lane.memory", "allocation boxing finalizer assist"},
    {"time.lane.goroutines", "goroutine starts goroutine ends switch panic stack moves"},
    {"time.lane.channels", "channel timer fires"},
    {"time.lane.output", "output"},
};
constexpr std::size_t kLaneCount = sizeof kLanes / sizeof kLanes[0];

constexpr float kLaneHeight = 1.2f;   // in sizes of its type

struct Ruler {   // steps to pixels
    float left, width;
    StepRange shown;
    [[nodiscard]] float x(std::uint64_t step) const {
        const double share = (static_cast<double>(step) - shown.from) / std::max(1.0, shown.width());
        return left + static_cast<float>(std::clamp(share, -0.01, 1.01)) * width;
    }
    [[nodiscard]] bool holds(std::uint64_t step) const { return static_cast<double>(step) >= shown.from && static_cast<double>(step) <= shown.to; }
    [[nodiscard]] double step(float at) const { return shown.from + static_cast<double>(std::clamp((at - left) / width, 0.f, 1.f)) * shown.width(); }
};

// What has room, from the top down: lanes of events (in one where four have no room), the selection, heap size, goroutines.
struct Rows {
    float top = 0, lane = 0;
    std::size_t events = kLaneCount, goroutines = 0;
    bool marks = false, memory = false;
    [[nodiscard]] float marks_y() const { return top + lane * static_cast<float>(events); }
    [[nodiscard]] float memory_y() const { return marks_y() + (marks ? lane : 0); }
    [[nodiscard]] float goroutines_y() const { return memory_y() + (memory ? lane * 1.5f : 0); }
    [[nodiscard]] float bottom() const { return goroutines_y() + lane * static_cast<float>(goroutines); }
    [[nodiscard]] float event_y(std::size_t kind) const { return top + lane * static_cast<float>(std::min(kind, events - 1)); }
};

Rows arrange(const TimelineView& timeline, float top, float height, const Look& look) {
    Rows rows;
    rows.top = top;
    rows.lane = look.fonts.small->FontSize * kLaneHeight;
    rows.marks = timeline.marks.object != 0;
    const float wanted = rows.lane * (static_cast<float>(kLaneCount) + (rows.marks ? 1.f : 0.f));
    if (height < wanted) rows.events = 1;
    rows.lane = std::max(8.f, std::min(rows.lane, height / (static_cast<float>(rows.events) + (rows.marks ? 1.f : 0.f))));
    float left = height - rows.lane * (static_cast<float>(rows.events) + (rows.marks ? 1.f : 0.f));
    rows.memory = left > rows.lane * 1.5f;
    left -= rows.memory ? rows.lane * 1.5f : 0;
    rows.goroutines = std::min(timeline.lanes.size(), static_cast<std::size_t>(std::max(0.f, left) / rows.lane));
    return rows;
}

std::size_t lane_of(const std::string& kind) {
    for (std::size_t i = 0; i < kLaneCount; i++)
        if (std::strstr(kLanes[i].kinds, kind.c_str())) return i;
    return kLaneCount;
}

// The first event of the list that is not left of what is shown.
std::vector<EventMark>::const_iterator first_shown(const TimelineView& timeline, const Ruler& ruler) {
    return std::lower_bound(timeline.events.begin(), timeline.events.end(), ruler.shown.from, [](const EventMark& mark, double from) { return static_cast<double>(mark.step) < from; });
}

// Collections are bars over all lanes.
void draw_collections(const TimelineView& timeline, const Ruler& ruler, const Rows& rows, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float named = -100;
    const auto bar = [&](std::uint64_t from, std::uint64_t to) {
        if (static_cast<double>(to) < ruler.shown.from || static_cast<double>(from) > ruler.shown.to) return;
        const float a = ruler.x(from), b = std::max(ruler.x(to), a + 4);
        list.AddRectFilled({a, rows.top}, {b, rows.bottom()}, (look.colours.root & 0x00FFFFFF) | 0x66000000);
        const bool fits = a >= ruler.left && a + look.fonts.small->FontSize * 1.6f <= ruler.left + ruler.width;
        if (!fits || a - named < look.fonts.small->FontSize * 1.6f) return;
        named = a;
        list.AddText(look.fonts.small, look.fonts.small->FontSize, {a + 3, rows.top}, look.colours.text, "GC");
    };
    std::uint64_t from = 0;
    for (const EventMark& event : timeline.events) {
        if (event.kind == "collection starts") from = event.step;
        if (event.kind == "collection ends" && from) bar(from, event.step), from = 0;
    }
    if (from) bar(from, timeline.end);
}

// One tick per pixel column at most, so that a million events cost no more than the width.
void draw_events(const TimelineView& timeline, const Ruler& ruler, const Rows& rows, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float last[kLaneCount + 1];
    for (float& x : last) x = -10;
    for (auto event = first_shown(timeline, ruler); event != timeline.events.end() && ruler.holds(event->step); ++event) {
        const std::size_t at = lane_of(event->kind);
        if (at == kLaneCount || event->step < timeline.begin) continue;
        const float x = ruler.x(event->step);
        if (x - last[at] < 1.5f) continue;
        last[at] = x;
        const float y = rows.event_y(at);
        const bool ends = event->kind == "goroutine ends" || event->kind == "panic";
        list.AddRectFilled({x - 1, y + 2}, {x + 1, y + rows.lane - 2}, ends ? look.colours.leak : event->kind == "boxing" ? look.colours.interface_word : look.colours.text);
    }
}

// What came later was not noted: said where the marks end, so that nobody takes it for silence.
void draw_end_of_events(const TimelineView& timeline, const Ruler& ruler, const Rows& rows, const UiState& ui, const Look& look) {
    if (!timeline.more_events || timeline.events.empty() || !ruler.holds(timeline.events.back().step)) return;
    const float x = ruler.x(timeline.events.back().step), font = look.fonts.small->FontSize, room = ruler.left + ruler.width - x - 8;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (float y = rows.top; y < rows.top + rows.lane * static_cast<float>(rows.events); y += 6) list.AddLine({x + 2, y}, {x + 2, y + 3}, look.colours.muted, 1.5f);
    if (room > font * 4) list.AddText(look.fonts.small, font, {x + 8, rows.top}, look.colours.muted, elided(look.fonts.small, font, tr(ui, "time.more_events"), room).c_str());
}

const EventMark* nearest(const TimelineView& timeline, const Ruler& ruler, const Rows& rows, ImVec2 mouse) {
    const auto wanted = static_cast<std::size_t>(std::max(0.f, (mouse.y - rows.top) / rows.lane));
    if (wanted >= rows.events) return nullptr;
    const EventMark* best = nullptr;
    float distance = 6;
    for (auto event = first_shown(timeline, ruler); event != timeline.events.end() && ruler.holds(event->step); ++event) {
        if (rows.events > 1 && lane_of(event->kind) != wanted) continue;
        const float d = std::abs(ruler.x(event->step) - mouse.x);
        if (d < distance) distance = d, best = &*event;
    }
    return best;
}

// A lane for each goroutine: its state's letter where there is room, told apart by height and pattern: a running one is full, a
// runnable one half, one that waits a line.
void draw_goroutine_lanes(const TimelineView& timeline, const Ruler& ruler, const Rows& rows, float left, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float font = look.fonts.small->FontSize;
    for (std::size_t i = 0; i < rows.goroutines; i++) {
        const LaneView& g = timeline.lanes[i];
        const float y = rows.goroutines_y() + rows.lane * static_cast<float>(i);
        list.AddText(look.fonts.small, font, {left, y}, look.colours.muted, elided(look.fonts.small, font, "G" + std::to_string(g.id) + " " + g.name, ruler.left - left - 6).c_str());
        float last_x = -10;
        for (std::size_t s = 0; s < g.spans.size(); s++) {
            const LaneView::Span& span = g.spans[s];
            const std::uint64_t end = s + 1 < g.spans.size() ? g.spans[s + 1].from : timeline.end;
            if (static_cast<double>(end) < ruler.shown.from || static_cast<double>(span.from) > ruler.shown.to) continue;
            const float a = std::max(ruler.left, ruler.x(span.from)), b = std::max(ruler.x(end), a + 1);
            if (span.state == 'D' || (b - last_x < 1 && b - a < 1.5f)) continue;
            last_x = b;
            const bool running = span.state == 'X', runnable = span.state == 'R';
            const float top = running ? y + 2 : runnable ? y + rows.lane * 0.45f : y + rows.lane * 0.72f;
            list.AddRectFilled({a, top}, {b, y + rows.lane - 2}, running ? look.colours.accent : runnable ? look.colours.muted : look.colours.interface_word);
            if (b - a > font * 1.2f && !running) {
                const char letter[2] = {span.state, 0};
                list.AddText(look.fonts.small, font, {a + 2, y}, look.colours.text, letter);
            }
        }
    }
}

// What a goroutine did at the step under the mouse, in words; "" = it was not there.
std::string state_under(const TimelineView& timeline, const Ruler& ruler, const Rows& rows, ImVec2 mouse, const UiState& ui) {
    if (mouse.y < rows.goroutines_y() || rows.goroutines == 0) return "";
    const auto lane = static_cast<std::size_t>((mouse.y - rows.goroutines_y()) / rows.lane);
    if (lane >= rows.goroutines) return "";
    const LaneView& g = timeline.lanes[lane];
    const double step = ruler.step(mouse.x);
    const LaneView::Span* span = nullptr;
    for (const LaneView::Span& each : g.spans)
        if (static_cast<double>(each.from) <= step) span = &each;
    if (!span || span->state == 'D') return "";
    return fmt::format("G{} {}: {} ({})", g.id, g.name, tr(ui, std::string("time.state.") + span->state), fmt::format(fmt::runtime(tr(ui, "time.state.since")), span->from));
}

void draw_memory(const TimelineView& timeline, const Ruler& ruler, const Rows& rows, const Look& look) {
    if (timeline.memory.size() < 2) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float top = rows.memory_y(), height = rows.lane * 1.5f;
    std::uint64_t most = 1;
    for (const HeapSample& sample : timeline.memory) most = std::max(most, sample.live);
    const auto y = [&](std::uint64_t live) { return top + height - 2 - (height - 4) * static_cast<float>(static_cast<double>(live) / static_cast<double>(most)); };
    for (std::size_t i = 1; i < timeline.memory.size(); i++) {
        const HeapSample &a = timeline.memory[i - 1], &b = timeline.memory[i];
        if (static_cast<double>(b.step) < ruler.shown.from || static_cast<double>(a.step) > ruler.shown.to) continue;
        list.AddLine({ruler.x(a.step), y(a.live)}, {ruler.x(b.step), y(b.live)}, look.colours.accent, 1.5f);
    }
    const HeapSample& last = timeline.memory.back();   // and stays so as far as the run is known
    list.AddLine({ruler.x(last.step), y(last.live)}, {ruler.x(timeline.end), y(last.live)}, look.colours.accent, 1.5f);
}

void draw_bookmarks(const TimelineView& timeline, const Ruler& ruler, const Rows& rows, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float font = look.fonts.small->FontSize;
    for (const Bookmark& mark : timeline.bookmarks) {
        if (!ruler.holds(mark.step)) continue;
        const float x = ruler.x(mark.step);
        list.AddLine({x, rows.top}, {x, rows.bottom()}, look.colours.edge_path, 2);
        list.AddTriangleFilled({x, rows.top}, {x + 12, rows.top + 5}, {x, rows.top + 10}, look.colours.edge_path);
        if (mark.note.empty()) continue;
        const std::string note = elided(look.fonts.small, font, mark.note, std::max(font * 3, ruler.left + ruler.width - x - 20));
        const ImVec2 size = look.fonts.small->CalcTextSizeA(font, 1e6f, 0, note.c_str());
        list.AddRectFilled({x + 12, rows.top}, {x + 18 + size.x, rows.top + size.y}, (look.colours.canvas & 0x00FFFFFF) | 0xE0000000, 3);
        list.AddText(look.fonts.small, font, {x + 15, rows.top}, look.colours.edge_path, note.c_str());
    }
}

// The selected object: a circle where it was born, triangles where it was written to, a cross where its last path was cut, a
// square where it was swept.
void draw_marks(const SelectionMarks& marks, const Ruler& ruler, const Rows& rows, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = rows.marks_y(), middle = y + rows.lane / 2, half = rows.lane * 0.3f;
    const ImU32 colour = look.colours.selected;
    float last = -10;
    for (const WriteTick& write : marks.writes) {
        if (!ruler.holds(write.step)) continue;
        const float x = ruler.x(write.step);
        if (x - last < 1.5f) continue;
        last = x;
        list.AddTriangleFilled({x - half * 0.8f, middle + half}, {x + half * 0.8f, middle + half}, {x, middle - half}, colour);
    }
    if (ruler.holds(marks.born)) list.AddCircleFilled({ruler.x(marks.born), middle}, half, look.colours.root);
    for (const LifeMark& change : marks.life) {
        if (!ruler.holds(change.step)) continue;
        const float x = ruler.x(change.step);
        if (change.kind == "swept") list.AddRect({x - half, middle - half}, {x + half, middle + half}, look.colours.leak, 0, 0, 2);
        else if (change.kind == "back") list.AddCircle({x, middle}, half, look.colours.root, 0, 2);
        else {
            const float thick = change.kind == "cut" ? 2.5f : 1.2f;
            list.AddLine({x - half, middle - half}, {x + half, middle + half}, look.colours.leak, thick);
            list.AddLine({x - half, middle + half}, {x + half, middle - half}, look.colours.leak, thick);
        }
    }
}

// What stands in the selection's lane under the mouse.
std::string mark_under(const SelectionMarks& marks, const Ruler& ruler, float x, const UiState& ui) {
    std::string text;
    float distance = 7;
    const auto add = [&](std::uint64_t step, const std::string& what) {
        if (!ruler.holds(step) || std::abs(ruler.x(step) - x) >= distance) return;
        distance = std::abs(ruler.x(step) - x);
        text = fmt::format("{} {}: {}", tr(ui, "time.step"), step, what);
    };
    for (const WriteTick& write : marks.writes) add(write.step, tr(ui, "time.written") + (write.place.empty() ? "" : " " + write.place));
    add(marks.born, tr(ui, "time.born"));
    for (const LifeMark& change : marks.life) add(change.step, std::string(tr(ui, "time." + change.kind)) + " " + change.place + (change.text.empty() ? "" : ", " + change.text));
    return text;
}

void draw_names(const TimelineView& timeline, const Rows& rows, float left, float width, const UiState& ui, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float font = look.fonts.small->FontSize;
    const auto name = [&](float y, const std::string& text, ImU32 colour) { list.AddText(look.fonts.small, font, {left, y}, colour, elided(look.fonts.small, font, text, width - 6).c_str()); };
    if (rows.events == 1) name(rows.top, tr(ui, "time.lane.events"), look.colours.muted);
    else
        for (std::size_t i = 0; i < kLaneCount; i++) name(rows.event_y(i), tr(ui, kLanes[i].name), look.colours.muted);
    if (rows.memory) name(rows.memory_y(), tr(ui, "time.lane.heap"), look.colours.muted);
    if (!rows.marks) return;
    const SelectionMarks& marks = timeline.marks;
    std::string text = tr(ui, "time.lane.selected");
    if (marks.done >= 0 && marks.done < 1) text = fmt::format(fmt::runtime(tr(ui, "time.searching")), marks.done * 100);
    else if (!marks.writes.empty()) text += fmt::format(" \xe2\x96\xb2{}{}", marks.writes.size(), marks.more_writes ? "+" : "");
    name(rows.marks_y(), text, look.colours.selected);
}

// The line that is asked for: a bookmark's note, or a condition. What is wrong in a condition stands below its column.
void draw_question(const ConditionCheck& check, UiState& ui, const Look& look, Actions& actions) {
    if (ui.view.ask != Asking::Note && ui.view.ask != Asking::Condition) return;
    const bool note = ui.view.ask == Asking::Note;
    FieldState& field = note ? ui.view.note : ui.view.condition;
    if (draw_field(field, note ? "time.note" : "time.condition", tr(ui, note ? "time.note" : "time.condition"), ImGui::GetFontSize() * 24, ui)) {
        if (note) actions.push_back(BookmarkAction{field.text});
        else actions.push_back(RunUntilAction{field.text});
        if (note || check.column == 0 || check.text != field.text) ui.view.ask = Asking::Nothing;   // a wrong one stays to be mended
    }
    if (!note) draw_condition_check(check, field, look, actions);
}

void use_mouse(const TimelineView& timeline, const Ruler& ruler, UiState& ui, Actions& actions) {
    const ImGuiIO& io = ImGui::GetIO();
    TimelineState& state = ui.view.timeline;
    if (ImGui::IsItemActive() && ImGui::IsMouseDown(0))
        if (const auto step = static_cast<std::uint64_t>(ruler.step(io.MousePos.x)); step != timeline.step) actions.push_back(SeekAction{step});
    if (!ImGui::IsItemHovered()) return;
    if (io.MouseWheel != 0 && io.KeyShift) pan_timeline(timeline, state, -0.15 * static_cast<double>(io.MouseWheel));
    else if (io.MouseWheel != 0) zoom_timeline(timeline, state, std::pow(1.25, -static_cast<double>(io.MouseWheel)), ruler.step(io.MousePos.x));
    if (io.MouseWheelH != 0) pan_timeline(timeline, state, -0.15 * static_cast<double>(io.MouseWheelH));
    if (ImGui::IsMouseDragging(2, 0) && io.MouseDelta.x != 0) pan_timeline(timeline, state, -static_cast<double>(io.MouseDelta.x / ruler.width));
}

}  // namespace

float timeline_height(const Look& look) { return look.fonts.small->FontSize * kLaneHeight * (kLaneCount + 1) + 6; }

Actions draw_timeline_panel(const TimelineView& timeline, const ConditionCheck& check, UiState& ui, const Look& look) {
    Actions actions;
    draw_question(check, ui, look, actions);
    const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
    if (room.x < 60) return actions;
    const Rows rows = arrange(timeline, at.y, room.y - 4, look);
    float names = 0;
    for (const Lane& lane : kLanes) names = std::max(names, look.fonts.small->CalcTextSizeA(look.fonts.small->FontSize, 1e6f, 0, tr(ui, lane.name)).x + 12);
    names = std::min(names, room.x * 0.24f);
    const Ruler ruler{at.x + names, std::max(20.f, room.x - names - 4), shown_range(timeline, ui.view.timeline)};
    ui.view.timeline.shown_from = ruler.shown.from;
    ui.view.timeline.shown_to = ruler.shown.to;
    ImGui::SetCursorScreenPos({ruler.left, at.y});
    ImGui::InvisibleButton("scrubber", ImVec2(ruler.width, rows.bottom() - rows.top), ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonMiddle);
    mark(ui, "scrubber");
    const bool hovered = ImGui::IsItemHovered() && !ImGui::IsItemActive();
    use_mouse(timeline, ruler, ui, actions);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_names(timeline, rows, at.x, names, ui, look);
    list.AddRectFilled({ruler.left, rows.top}, {ruler.left + ruler.width, rows.bottom()}, look.colours.last_line, 4);
    list.PushClipRect({ruler.left - 8, rows.top - 6}, {ruler.left + ruler.width + 8, rows.bottom() + 4}, true);
    draw_collections(timeline, ruler, rows, look);
    draw_events(timeline, ruler, rows, look);
    draw_end_of_events(timeline, ruler, rows, ui, look);
    if (rows.marks) draw_marks(timeline.marks, ruler, rows, look);
    list.PopClipRect();
    list.PushClipRect({ruler.left, rows.top - 6}, {ruler.left + ruler.width, rows.bottom() + 4}, true);
    if (rows.memory) draw_memory(timeline, ruler, rows, look);
    list.PopClipRect();
    draw_goroutine_lanes(timeline, ruler, rows, at.x, look);
    list.PushClipRect({ruler.left - 8, rows.top - 6}, {ruler.left + ruler.width + 8, rows.bottom() + 4}, true);
    draw_bookmarks(timeline, ruler, rows, look);
    if (ruler.holds(timeline.step)) {
        const float now = ruler.x(timeline.step);
        list.AddRectFilled({now - 2, rows.top - 2}, {now + 2, rows.bottom() + 2}, look.colours.accent, 2);
        list.AddTriangleFilled({now - 7, rows.top - 5}, {now + 7, rows.top - 5}, {now, rows.top + 5}, look.colours.accent);
    }
    list.PopClipRect();
    if (!hovered) return actions;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (rows.marks && mouse.y >= rows.marks_y() && mouse.y < rows.marks_y() + rows.lane) {
        if (const std::string text = mark_under(timeline.marks, ruler, mouse.x, ui); !text.empty()) ImGui::SetTooltip("%s", text.c_str());
    } else if (const std::string text = state_under(timeline, ruler, rows, mouse, ui); !text.empty()) {
        ImGui::SetTooltip("%s", text.c_str());
    } else if (const EventMark* event = nearest(timeline, ruler, rows, mouse)) {
        ImGui::SetTooltip("%s %llu: %s %s", tr(ui, "time.step"), static_cast<unsigned long long>(event->step), event->kind.c_str(), event->text.c_str());
    }
    return actions;
}

}  // namespace tw::gui
