// Which steps the timeline shows. Used by its panel and by the commands that zoom and pan.
#pragma once
#include "gui/view_state.h"
#include "sim/views/snapshot.h"

namespace tw::gui {

struct StepRange {
    double from = 0, to = 1;
    [[nodiscard]] double width() const { return to - from; }
};

StepRange whole_run(const TimelineView& timeline);
// Where something happens: when nearly all events fill a small part of the run, that part, and the present moment.
StepRange where_events_are(const TimelineView& timeline);
StepRange shown_range(const TimelineView& timeline, const TimelineState& state);

// Shows `factor` of what is shown now, with `at` (a step) staying where it is.
void zoom_timeline(const TimelineView& timeline, TimelineState& state, double factor, double at);
void pan_timeline(const TimelineView& timeline, TimelineState& state, double share);
// So many steps on both sides of the present moment that its neighbouring events are seen.
void fit_around_here(const TimelineView& timeline, TimelineState& state);

}  // namespace tw::gui
