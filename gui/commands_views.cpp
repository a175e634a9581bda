// Commands of the machine's views: canvas, objects, timeline, collector.
#include <algorithm>

#include "gui/commands.h"
#include "gui/timeline_range.h"

namespace tw::gui {
namespace {

template <StepKind kind>
void step(CommandCall& call) { call.act(StepAction{kind}); }

void select_neighbour(CommandCall& call, int delta) {
    const auto& objects = call.snapshot.heap.objects;
    if (objects.empty()) return;
    int index = delta > 0 ? -1 : 0;
    for (std::size_t i = 0; i < objects.size(); i++)
        if (objects[i].address == call.snapshot.held_by.address) index = static_cast<int>(i);
    const int count = static_cast<int>(objects.size());
    index = ((index + delta) % count + count) % count;
    call.act(SelectObjectAction{objects[static_cast<std::size_t>(index)].address});
}

// The object before the selected one on its path from the root.
void select_holder(CommandCall& call) {
    std::uint64_t selected = 0, holder = 0;
    for (const PathRow& row : call.snapshot.held_by.path) {
        if (!row.object || row.object == selected) continue;
        holder = selected;
        selected = row.object;
    }
    if (holder) call.act(SelectObjectAction{holder});
}

// A hundredth of what the timeline shows, forth or back.
void scrub(CommandCall& call, bool forth) {
    const TimelineView& t = call.snapshot.timeline;
    const auto part = static_cast<std::uint64_t>(std::max(1.0, shown_range(t, call.ui.view.timeline).width() / 100));
    if (forth) call.act(SeekAction{t.step + part});
    else call.act(SeekAction{t.step > t.begin + part ? t.step - part : t.begin});
}

void zoom_time(CommandCall& call, double factor) {
    zoom_timeline(call.snapshot.timeline, call.ui.view.timeline, factor, static_cast<double>(call.snapshot.timeline.step));
}

void zoom_canvas(CommandCall& call, float factor) {
    CanvasState& canvas = call.ui.view.canvas;
    canvas.fit = false;
    const float before = canvas.zoom;
    canvas.zoom = std::clamp(before * factor, 0.1f, 4.f);
    canvas.pan_x = canvas.still_x - (canvas.still_x - canvas.pan_x) * canvas.zoom / before;
    canvas.pan_y = canvas.still_y - (canvas.still_y - canvas.pan_y) * canvas.zoom / before;
}

void pan_canvas(CommandCall& call, float x, float y) {
    CanvasState& canvas = call.ui.view.canvas;
    canvas.fit = false;
    canvas.pan_x += x;
    canvas.pan_y += y;
}

constexpr float kPan = 80;

}  // namespace

void add_view_commands(std::vector<Command>& all) {
    const char* group = "time";
    const auto add = [&](const char* id, std::vector<KeyPress> keys, void (*run)(CommandCall&)) { all.push_back({id, group, std::move(keys), run}); };
    add("time.event", {{"e"}}, step<StepKind::NextEvent>);
    add("time.event_back", {{"e", true}}, step<StepKind::PreviousEvent>);
    add("time.allocation", {{"a"}}, step<StepKind::NextAllocation>);
    add("time.forth", {{"]"}}, [](CommandCall& call) { scrub(call, true); });
    add("time.back", {{"["}}, [](CommandCall& call) { scrub(call, false); });
    add("time.zoom_in", {{"]", false, true}}, [](CommandCall& call) { zoom_time(call, 0.5); });
    add("time.zoom_out", {{"[", false, true}}, [](CommandCall& call) { zoom_time(call, 2); });
    add("time.pan_forth", {{"]", false, false, true}}, [](CommandCall& call) { pan_timeline(call.snapshot.timeline, call.ui.view.timeline, 0.25); });
    add("time.pan_back", {{"[", false, false, true}}, [](CommandCall& call) { pan_timeline(call.snapshot.timeline, call.ui.view.timeline, -0.25); });
    add("time.fit_run", {{"w", true}}, [](CommandCall& call) { call.ui.view.timeline.shows = TimelineState::Shows::Run; });
    add("time.fit_here", {{"a", true}}, [](CommandCall& call) { fit_around_here(call.snapshot.timeline, call.ui.view.timeline); });
    add("time.fit_events", {{"v", true}}, [](CommandCall& call) { call.ui.view.timeline.shows = TimelineState::Shows::Events; });
    group = "collector";
    add("collector.unit", {{"m"}}, step<StepKind::NextCollectorUnit>);
    add("collector.collect", {{"g"}}, [](CommandCall& call) { call.act(CollectAction{}); });
    group = "heap";
    add("object.next", {{"s"}}, [](CommandCall& call) { select_neighbour(call, 1); });
    add("object.previous", {{"s", true}}, [](CommandCall& call) { select_neighbour(call, -1); });
    add("object.holder", {{"h"}}, select_holder);
    add("canvas.fit", {{"f"}}, [](CommandCall& call) { call.ui.view.canvas = CanvasState{}; });
    add("canvas.larger", {{"z"}}, [](CommandCall& call) { zoom_canvas(call, 1.25f); });
    add("canvas.smaller", {{"z", true}}, [](CommandCall& call) { zoom_canvas(call, 1 / 1.25f); });
    add("canvas.left", {{"Left", false, true}}, [](CommandCall& call) { pan_canvas(call, kPan, 0); });
    add("canvas.right", {{"Right", false, true}}, [](CommandCall& call) { pan_canvas(call, -kPan, 0); });
    add("canvas.up", {{"Up", false, true}}, [](CommandCall& call) { pan_canvas(call, 0, kPan); });
    add("canvas.down", {{"Down", false, true}}, [](CommandCall& call) { pan_canvas(call, 0, -kPan); });
}

}  // namespace tw::gui
