// The lost objects of a cycle that marked without the write barrier. Used by the machine at the end of marking.
#pragma once
#include <vector>

#include "sim/machine/machine.h"

namespace tw {

// Objects that the program reaches while the collector, about to end marking, did not mark them; the first of each chain of
// white objects, as the rest hangs on it. Words of a frame without a stack map do not count: they may be dead.
// Cost: the whole reachable heap.
std::vector<LostObject> find_lost_objects(const Runtime& rt);

}  // namespace tw
