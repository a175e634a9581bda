// One value as panels show it.
#pragma once
#include "sim/runtime/runtime.h"
#include "sim/views/snapshot.h"

namespace tw {

ValueView make_value_view(const Runtime& rt, int type, std::uint64_t address);

}  // namespace tw
