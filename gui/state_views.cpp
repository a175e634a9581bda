#include "gui/state_views.h"

namespace tw::gui {

using nlohmann::json;

void add_views_state(nlohmann::json& state, const Snapshot& s, const UiState& ui) {
    const CanvasState& canvas = ui.view.canvas;
    const TimelineState& timeline = ui.view.timeline;
    state["window"]["timeline"] = {{"from", timeline.shown_from}, {"to", timeline.shown_to}};
    json life = json::array(), writes = json::array(), stops = json::array();
    for (const LifeMark& mark : s.timeline.marks.life) life.push_back({{"step", mark.step}, {"kind", mark.kind}, {"place", mark.place}, {"text", mark.text}});
    for (const WriteTick& write : s.timeline.marks.writes) writes.push_back({{"step", write.step}, {"place", write.place}});
    state["timeline"]["marks"] = {{"object", s.timeline.marks.object}, {"born", s.timeline.marks.born}, {"done", s.timeline.marks.done}, {"life", life}, {"writes", writes}};
    for (const BreakpointView& stop : s.breakpoints) stops.push_back({{"id", stop.id}, {"condition", stop.condition}, {"nth", stop.nth}, {"hits", stop.hits}});
    state["breakpoints"] = stops;
    state["condition"] = {{"text", s.condition.text}, {"column", s.condition.column}, {"error", s.condition.error}, {"now", s.condition.now}};
    state["doing"] = s.doing;
    state["cut"] = {{"active", s.cut.active}, {"bytes", s.cut.bytes}, {"objects", s.cut.objects}};
    json unfolded = json::array();
    for (const auto& [heading, shown] : ui.view.unfolded)
        if (shown && ui.marks.contains("heading." + heading)) unfolded.push_back(heading);
    state["window"]["unfolded"] = unfolded;
    state["window"]["canvas"] = {{"zoom", canvas.zoom}, {"fit", canvas.fit}, {"pan", {canvas.pan_x, canvas.pan_y}}};
}

}  // namespace tw::gui
