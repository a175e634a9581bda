// The panels: each draws one view into the current child window, changes only the window's own state, and returns actions.
// None of them sees a Machine.
#pragma once
#include <vector>

#include "gui/palette.h"
#include "gui/ui_state.h"
#include "sim/lab/action.h"
#include "sim/views/snapshot.h"

namespace tw::gui {

struct Look {  // what every panel needs to draw
    Fonts fonts;
    Palette colours;
};

using Actions = std::vector<Action>;

Actions draw_toolbar_panel(const Snapshot& snapshot, UiState& ui, const Look& look);
Actions draw_source_panel(const Snapshot& snapshot, UiState& ui, const Look& look);
Actions draw_editor_panel(const Snapshot& snapshot, UiState& ui, const Look& look);   // in the source's place while editing
Actions draw_teacher_panel(const Snapshot& snapshot, UiState& ui, const Look& look);
Actions draw_survivors_panel(const Snapshot& snapshot, UiState& ui, const Look& look);
Actions draw_real_go_panel(const Snapshot& snapshot, UiState& ui, const Look& look);
Actions draw_variants_panel(const Snapshot& snapshot, UiState& ui, const Look& look);
Actions draw_narration_panel(const NarrationView& narration, UiState& ui, const Look& look);
Actions draw_heap_panel(const Snapshot& snapshot, UiState& ui, const Look& look);
Actions draw_goroutines_panel(const Snapshot& snapshot, UiState& ui, const Look& look);
Actions draw_held_by_panel(const HeldByView& held_by, const CutView& cut, UiState& ui, const Look& look);
float timeline_height(const Look& look);   // that its lanes need, with the selection's
Actions draw_timeline_panel(const TimelineView& timeline, const ConditionCheck& check, UiState& ui, const Look& look);
Actions draw_breakpoints_panel(const Snapshot& snapshot, UiState& ui, const Look& look);
void ask_for_stop(UiState& ui, const Snapshot& snapshot, int id);   // the condition of a breakpoint (id 0: of a new one, anywhere)
void follow(const DispatchRow& row, UiState& ui, Actions& actions);   // to the object or the source line that it names
Actions draw_values_panel(const Snapshot& snapshot, UiState& ui, const Look& look);
Actions draw_objects_panel(const ObjectsView& objects, std::uint64_t selected, UiState& ui, const Look& look);
Actions draw_totals_panel(const ObjectsView& objects, UiState& ui, const Look& look);
Actions draw_goroutine_table_panel(const std::vector<GoroutineRow>& rows, UiState& ui, const Look& look);
Actions draw_compare_panel(const DiffView& compared, std::uint64_t step, UiState& ui, const Look& look);
Actions draw_collector_panel(const CollectorView& collector, const CollectorPanelView& view, const TimelineView& timeline, UiState& ui, const Look& look);
Actions draw_marking_panel(const MarkingView& marking, UiState& ui, const Look& look);
Actions draw_flame_panel(const FlameView& flame, std::uint64_t selected, UiState& ui, const Look& look);
Actions draw_dump_panel(const FlamesView& evidence, UiState& ui, const Look& look);
Actions draw_memstats_panel(const FlamesView& evidence, UiState& ui, const Look& look);
Actions draw_schedule_panel(const SchedulesView& schedules, const std::vector<GoroutineRow>& goroutines, UiState& ui, const Look& look);
void draw_console_panel(const Snapshot& snapshot, UiState& ui, const Look& look);

}  // namespace tw::gui
