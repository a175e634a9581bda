// The panes of the machine's views.
#include "gui/panes.h"
#include "gui/twins.h"

namespace tw::gui {

void add_view_panes(std::vector<Pane>& all) {
    all.push_back({"heap", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_heap_panel(s.heap, s.held_by, s.collector, ui, look); }, heap_twin, heap_key});
    all.push_back({"held", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_held_by_panel(s.held_by, ui, look); }, held_twin, nullptr});
    all.push_back({"goroutines", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_goroutines_panel(s.goroutines, ui, look); }, goroutines_twin, nullptr});
    all.push_back({"timeline", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_timeline_panel(s.timeline, ui, look); }, timeline_twin, timeline_key});
}

}  // namespace tw::gui
