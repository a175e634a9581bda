// Is one object reachable right now? A plain walk that stops when it is found: cheaper than a graph where only that is asked.
#pragma once
#include "sim/runtime/runtime.h"

namespace tw {

// From the precise roots of the moment (liveness.h).
bool reaches(const Runtime& rt, std::uint64_t base);

}  // namespace tw
