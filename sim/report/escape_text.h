// The compiler's notes as `go build -gcflags='-m -l'` prints them: what the inliner says in its order, the rest by position.
// A line that equals the one before is printed once [go1.26 cmd/compile/internal/base FlushErrors].
#pragma once
#include <string>
#include <vector>

#include "sim/bytecode/program.h"

namespace tw {

// "./main.go:7:6: moved to heap: x" lines. `explain`: with the lines of -m=2 before each.
std::string escape_text(const Program& program, bool explain);
std::string escape_text(const SourceSet& sources, std::vector<EscapeNote> notes, bool explain);
// The same, in the order given.
std::string notes_text(const SourceSet& sources, const std::vector<EscapeNote>& notes, bool explain);

}  // namespace tw
