// What the pacer and the assists did, in sentences: for panels, twins and questions.
#pragma once
#include <string>
#include <vector>

#include "sim/collector/collector.h"

namespace tw {

// Goal and trigger with what they come from; scan work and the assist ratio; sweeping ahead.
std::vector<std::string> pacer_lines(const Collector& collector, const Heap& heap);
// Who assisted in the running or last cycle, the latest last.
std::vector<std::string> assist_lines(const Collector& collector);
// One line about a cycle: where it began and ended between trigger and goal, and what was scanned by whom.
std::string cycle_line(const CycleStats& cycle);

}  // namespace tw
