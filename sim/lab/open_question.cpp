#include "sim/lab/open_question.h"

namespace tw {

bool has_open_question(const Lab& lab) { return lab.player && lab.facts.ok() && !lab.facts.predicted.empty() && lab.answer < 0; }

Withheld withheld_here(const Lab& lab) {
    const bool here = has_open_question(lab) && lab.session->machine.steps() == lab.facts.step;
    return here ? withheld(lab.player->scenario().steps[static_cast<std::size_t>(lab.stop)]) : Withheld{};
}

void withhold(const Withheld& hidden, std::vector<GoroutineView>& goroutines) {
    if (hidden.goroutines) std::erase_if(goroutines, [](const GoroutineView& each) { return !each.is_current; });
    for (GoroutineView& goroutine : goroutines)
        for (FrameView& frame : goroutine.frames)
            for (SlotView& slot : frame.slots)
                if (hidden.variables.count(slot.name)) slot.value = {"?", "?", "?", "", false, "", "", "", 0};
}

namespace {

// Heap and tables show what leads where, not the verdict.
void withhold_reachability(Snapshot& view) {
    for (ObjectView& object : view.heap.objects) object.reachable = true, object.dying = false;
    for (GroupView& group : view.heap.groups) group.unreachable = 0;
    for (ObjectRow& row : view.objects.rows) row.state = "?", row.distance = -1, row.held_only_by.clear();
    for (TypeTotal& total : view.objects.totals) total.unreachable = 0;
}

}  // namespace

void withhold(const Withheld& hidden, Snapshot& view) {
    if (hidden.notes) {
        for (SourceLineView& line : view.source.lines) line.escapes.clear();
        view.values.ledger.clear();
    }
    if (hidden.reachability) withhold_reachability(view);
}

}  // namespace tw
