// Checks a compiled program's own promises; used by tests and when loading in debug builds.
#pragma once
#include <string>
#include <vector>

#include "sim/bytecode/program.h"

namespace tw {

// Returns one line per broken rule: slots inside the frame, jump targets inside the function, table indices in range,
// a Data instruction after those that need one, stack maps of the frame's size. Empty: well formed.
std::vector<std::string> verify(const Program& program);

}  // namespace tw
