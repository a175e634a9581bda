// The panes of the machine's views.
#include "gui/panes.h"
#include "gui/twins.h"

namespace tw::gui {

void add_view_panes(std::vector<Pane>& all) {
    const auto add = [&](const char* id, Actions (*draw)(const Snapshot&, UiState&, const Look&), std::string (*twin)(const Snapshot&, const UiState&),
                         bool (*key)(const KeyPress&, const Snapshot&, UiState&, Actions&) = nullptr) { all.push_back({id, draw, twin, key}); };
    add("heap", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_heap_panel(s, ui, look); }, heap_twin, heap_key);
    add("held", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_held_by_panel(s.held_by, s.cut, ui, look); }, held_twin);
    add("goroutines", draw_goroutines_panel, goroutines_twin, goroutines_key);
    add("timeline", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_timeline_panel(s.timeline, s.condition, ui, look); }, timeline_twin, timeline_key);
    add("values", draw_values_panel, values_twin, values_key);
    add("breakpoints", draw_breakpoints_panel, breakpoints_twin, breakpoints_key);
    add("objects", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_objects_panel(s.objects, s.held_by.address, ui, look); }, objects_twin);
    add("totals", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_totals_panel(s.objects, ui, look); }, totals_twin);
    add("compare", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_compare_panel(s.comparison, s.timeline.step, ui, look); }, compare_twin);
    add("holders", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_flame_panel(s.evidence.by_holder, s.held_by.address, ui, look); }, holders_twin);
    add("sites", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_flame_panel(s.evidence.by_site, s.held_by.address, ui, look); }, sites_twin);
    add("stacks", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_flame_panel(s.evidence.by_stack, s.held_by.address, ui, look); }, stacks_twin);
    add("dump", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_dump_panel(s.evidence, ui, look); }, dump_twin);
    add("memstats", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_memstats_panel(s.evidence, ui, look); }, memstats_twin);
    add("goroutine_table", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_goroutine_table_panel(s.goroutine_table, ui, look); }, goroutine_table_twin);
    add("schedule", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_schedule_panel(s.schedules, s.goroutine_table, ui, look); }, schedule_twin);
    add("collector", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_collector_panel(s.collector, s.collector_panel, s.timeline, ui, look); }, collector_twin);
    add("marking", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_marking_panel(s.marking, ui, look); }, marking_twin);
}

}  // namespace tw::gui
