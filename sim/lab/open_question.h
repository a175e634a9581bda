// While a question of the lesson is open, the views keep back what would answer it.
#pragma once
#include "sim/lab/lab.h"
#include "sim/scenario/withheld.h"
#include "sim/views/snapshot.h"

namespace tw {

// Asked at this stop, not answered yet.
bool has_open_question(const Lab& lab);
// What the open question keeps from view; nothing once the run has gone on from the stop.
Withheld withheld_here(const Lab& lab);
// Takes it out of a finished snapshot.
void withhold(const Withheld& hidden, Snapshot& view);
// The same for the goroutines alone, before other views are made of them.
void withhold(const Withheld& hidden, std::vector<GoroutineView>& goroutines);

}  // namespace tw
