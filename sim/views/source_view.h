// The source with the compiler's notes beside it and the statement that runs next.
#pragma once
#include <string>

#include "sim/machine/machine.h"
#include "sim/views/snapshot.h"

namespace tw {

// `file`: base name of a file of package main, "" = the first. `last_line`: where the machine stood
// at the stop before, 0 = unknown. next_line is that of the running goroutine's innermost frame in the file, 0 = none.
SourceView make_source_view(const Machine& machine, const std::string& file = "", int last_line = 0);

}  // namespace tw
