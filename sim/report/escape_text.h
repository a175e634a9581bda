// The compiler's notes as `go build -gcflags='-m -l'` prints them; it prints them function by function, callees first.
#pragma once
#include <string>
#include <vector>

#include "sim/bytecode/program.h"

namespace tw {

// "main.go:7:6: moved to heap: x" lines, sorted by position. `explain`: with the lines of -m=2 before each.
std::string escape_text(const Program& program, bool explain);
// The same in the order given.
std::string notes_text(const SourceSet& sources, const std::vector<EscapeNote>& notes, bool explain);

}  // namespace tw
