// The compiler's escape notes as `go build -gcflags='-m -l'` prints them, sorted by position.
#pragma once
#include <string>

#include "sim/bytecode/program.h"

namespace tw {

// "./main.go:7:6: moved to heap: x" lines. `explain`: with the lines of -m=2 before each.
std::string escape_text(const Program& program, bool explain);

}  // namespace tw
