#include <cstring>

#include <algorithm>

#include "gui/panels/drawing.h"

namespace tw::gui {
namespace {

struct Lane { const char* name; const char* kinds; };

constexpr Lane kLanes[] = {
    {"memory", "allocation boxing finalizer"},
    {"goroutines", "goroutine starts goroutine ends switch panic"},
    {"channels, timers", "channel timer fires"},
    {"output", "output"},
};
constexpr std::size_t kLaneCount = sizeof kLanes / sizeof kLanes[0];

struct Ruler {   // steps to pixels
    float left, width;
    std::uint64_t begin, end;
    [[nodiscard]] float x(std::uint64_t step) const {
        if (end <= begin || step <= begin) return left;
        return left + static_cast<float>(static_cast<double>(std::min(step, end) - begin) / static_cast<double>(end - begin)) * width;
    }
    [[nodiscard]] std::uint64_t step(float at) const {
        const float share = std::min(1.f, std::max(0.f, (at - left) / width));
        return begin + static_cast<std::uint64_t>(static_cast<double>(share) * static_cast<double>(end - begin));
    }
};

std::size_t lane_of(const std::string& kind) {
    for (std::size_t i = 0; i < kLaneCount; i++)
        if (std::strstr(kLanes[i].kinds, kind.c_str())) return i;
    return kLaneCount;
}

// Collections are bars over all lanes.
void draw_collections(const TimelineView& timeline, const Ruler& ruler, float top, float bottom, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto bar = [&](std::uint64_t from, std::uint64_t to) {
        const float a = ruler.x(from), b = std::max(ruler.x(to), a + 4);
        list.AddRectFilled({a, top}, {b, bottom}, (look.colours.root & 0x00FFFFFF) | 0x66000000);
        list.AddText(look.fonts.small, look.fonts.small->FontSize, {a + 3, top}, look.colours.text, "GC");
    };
    std::uint64_t from = 0;
    for (const EventMark& event : timeline.events) {
        if (event.kind == "collection starts") from = event.step;
        if (event.kind == "collection ends" && from) bar(from, event.step), from = 0;
    }
    if (from) bar(from, timeline.end);
}

// One tick per pixel column at most, so that a million events cost no more than the width.
void draw_lanes(const TimelineView& timeline, const Ruler& ruler, float top, float lane, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float last[kLaneCount + 1];
    for (float& x : last) x = -10;
    for (const EventMark& event : timeline.events) {
        const std::size_t at = lane_of(event.kind);
        if (at == kLaneCount || event.step < timeline.begin) continue;
        const float x = ruler.x(event.step);
        if (x - last[at] < 1.5f) continue;
        last[at] = x;
        const float y = top + lane * static_cast<float>(at);
        const bool ends = event.kind == "goroutine ends" || event.kind == "panic";
        list.AddRectFilled({x - 1, y + 2}, {x + 1, y + lane - 2}, ends ? look.colours.leak : event.kind == "boxing" ? look.colours.interface_word : look.colours.text);
    }
}

const EventMark* nearest(const TimelineView& timeline, const Ruler& ruler, float x, float y, float top, float lane) {
    const auto wanted = static_cast<std::size_t>(std::max(0.f, (y - top) / lane));
    const EventMark* best = nullptr;
    float distance = 6;
    for (const EventMark& event : timeline.events) {
        if (lane_of(event.kind) != wanted) continue;
        const float d = std::abs(ruler.x(event.step) - x);
        if (d < distance) distance = d, best = &event;
    }
    return best;
}

// A lane for each goroutine: its state's letter where there is room, told apart by height and pattern: a running one is full, a
// runnable one half, one that waits a line.
void draw_goroutine_lanes(const TimelineView& timeline, const Ruler& ruler, ImVec2 at, float lane, std::size_t most, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float font = look.fonts.small->FontSize;
    for (std::size_t i = 0; i < timeline.lanes.size() && i < most; i++) {
        const LaneView& g = timeline.lanes[i];
        const float y = at.y + lane * static_cast<float>(i);
        list.AddText(look.fonts.small, font, {at.x, y}, look.colours.muted, elided(look.fonts.small, font, "G" + std::to_string(g.id) + " " + g.name, ruler.left - at.x - 6).c_str());
        float last_x = -10;
        for (std::size_t s = 0; s < g.spans.size(); s++) {
            const LaneView::Span& span = g.spans[s];
            const std::uint64_t end = s + 1 < g.spans.size() ? g.spans[s + 1].from : timeline.end;
            const float a = ruler.x(span.from), b = std::max(ruler.x(end), a + 1);
            if (span.state == 'D' || (b - last_x < 1 && b - a < 1.5f)) continue;
            last_x = b;
            const bool running = span.state == 'X', runnable = span.state == 'R';
            const float top = running ? y + 2 : runnable ? y + lane * 0.45f : y + lane * 0.72f;
            list.AddRectFilled({a, top}, {b, y + lane - 2}, running ? look.colours.accent : runnable ? look.colours.muted : look.colours.interface_word);
            if (b - a > font * 1.2f && !running) {
                const char letter[2] = {span.state, 0};
                list.AddText(look.fonts.small, font, {a + 2, y}, look.colours.text, letter);
            }
        }
    }
}

void draw_memory(const TimelineView& timeline, const Ruler& ruler, float top, float height, const Look& look) {
    if (timeline.memory.size() < 2) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    std::uint64_t most = 1;
    for (const HeapSample& sample : timeline.memory) most = std::max(most, sample.live);
    const auto y = [&](std::uint64_t live) { return top + height - 2 - (height - 4) * static_cast<float>(static_cast<double>(live) / static_cast<double>(most)); };
    for (std::size_t i = 1; i < timeline.memory.size(); i++)
        list.AddLine({ruler.x(timeline.memory[i - 1].step), y(timeline.memory[i - 1].live)}, {ruler.x(timeline.memory[i].step), y(timeline.memory[i].live)}, look.colours.accent, 1.5f);
}

// Bookmarks as flags, the selected object's birth and writes as marks below.
void draw_flags(const TimelineView& timeline, const Ruler& ruler, float top, float bottom, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (const Bookmark& mark : timeline.bookmarks) {
        const float x = ruler.x(mark.step);
        list.AddLine({x, top}, {x, bottom}, look.colours.edge_path, 2);
        list.AddTriangleFilled({x, top}, {x + 12, top + 5}, {x, top + 10}, look.colours.edge_path);
        if (!mark.note.empty()) list.AddText(look.fonts.small, look.fonts.small->FontSize, {x + 14, top - 2}, look.colours.edge_path, mark.note.c_str());
    }
    if (timeline.born) list.AddCircleFilled({ruler.x(timeline.born), bottom - 4}, 4, look.colours.selected);
    for (const std::uint64_t step : timeline.writes) list.AddTriangleFilled({ruler.x(step) - 3, bottom}, {ruler.x(step) + 3, bottom}, {ruler.x(step), bottom - 6}, look.colours.selected);
}

}  // namespace

float timeline_height(const Look& look, float) { return look.fonts.small->FontSize * 1.25f * kLaneCount + 6; }

Actions draw_timeline_panel(const TimelineView& timeline, UiState& ui, const Look& look) {
    Actions actions;
    if (ui.view.ask != Asking::Nothing) {
        const bool note = ui.view.ask == Asking::Note;
        FieldState& field = note ? ui.view.note : ui.view.condition;
        if (draw_field(field, note ? "time.note" : "time.condition", tr(ui, note ? "time.note" : "time.condition"), ImGui::GetFontSize() * 24, ui)) {
            if (note) actions.push_back(BookmarkAction{field.text});
            else actions.push_back(RunUntilAction{field.text});
            ui.view.ask = Asking::Nothing;
        }
    }
    const float lane = look.fonts.small->FontSize * 1.25f;
    const float names = look.fonts.small->CalcTextSizeA(look.fonts.small->FontSize, 1e6f, 0, "channels, timers").x + 12;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    // as many lanes of goroutines as the pane has room for, the heap's size above them
    const float room = std::max(0.f, ImGui::GetContentRegionAvail().y - lane * kLaneCount - 4);
    const float memory = room > lane * 1.5f ? lane * 1.5f : 0;
    const auto goroutines = std::min(timeline.lanes.size(), static_cast<std::size_t>(std::max(0.f, room - memory) / lane));
    const float below = lane * kLaneCount;
    const float height = below + memory + lane * static_cast<float>(goroutines);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < kLaneCount; i++)
        list.AddText(look.fonts.small, look.fonts.small->FontSize, {at.x, at.y + lane * static_cast<float>(i)}, look.colours.muted, kLanes[i].name);
    ImGui::SetCursorScreenPos({at.x + names, at.y});
    ImGui::InvisibleButton("scrubber", ImVec2(std::max(20.f, width - names), height));
    mark(ui, "scrubber");
    const Ruler ruler{at.x + names, std::max(20.f, width - names), timeline.begin, std::max(timeline.end, timeline.begin + 1)};
    list.AddRectFilled({ruler.left, at.y}, {ruler.left + ruler.width, at.y + height}, look.colours.last_line, 4);
    draw_collections(timeline, ruler, at.y, at.y + height, look);
    draw_lanes(timeline, ruler, at.y, lane, look);
    if (memory > 0) {
        list.AddText(look.fonts.small, look.fonts.small->FontSize, {at.x, at.y + below}, look.colours.muted, "heap size");
        draw_memory(timeline, ruler, at.y + below, memory, look);
    }
    draw_goroutine_lanes(timeline, ruler, {at.x, at.y + below + memory}, lane, goroutines, look);
    draw_flags(timeline, ruler, at.y, at.y + height, look);
    const float now = ruler.x(timeline.step);
    list.AddRectFilled({now - 2, at.y - 2}, {now + 2, at.y + height + 2}, look.colours.accent, 2);
    list.AddTriangleFilled({now - 7, at.y - 5}, {now + 7, at.y - 5}, {now, at.y + 5}, look.colours.accent);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (ImGui::IsItemHovered() && !ImGui::IsItemActive())
        if (const EventMark* event = nearest(timeline, ruler, mouse.x, mouse.y, at.y, lane))
            ImGui::SetTooltip("step %llu: %s %s", static_cast<unsigned long long>(event->step), event->kind.c_str(), event->text.c_str());
    if (ImGui::IsItemActive())
        if (const std::uint64_t step = ruler.step(mouse.x); step != timeline.step) actions.push_back(SeekAction{step});
    return actions;
}

}  // namespace tw::gui
