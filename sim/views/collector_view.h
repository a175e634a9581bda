// What the collector is doing.
#pragma once
#include "sim/machine/machine.h"
#include "sim/views/snapshot.h"

namespace tw {

// `last_unit` is left to whoever advanced the machine.
CollectorView make_collector_view(const Machine& machine);

}  // namespace tw
