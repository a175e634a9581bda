// From source text to a program that the Machine can load: the whole left half of the picture in one call.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/base/source.h"
#include "sim/bytecode/program.h"

namespace tw {

struct SourceText {
    std::string name;  // as printed in diagnostics
    std::string text;
};

enum class BuildGoal { Check, Escape, Program };

struct Built {
    SourceSet sources;                    // also inside program when goal was Program
    std::vector<Diagnostic> diagnostics;  // empty: the program was accepted
    std::shared_ptr<const Program> program;
    std::vector<EscapeNote> escapes;      // goal Escape and Program
    [[nodiscard]] bool ok() const { return diagnostics.empty(); }
};

// Runs the stages up to the goal. Several files form one package main.
Built build(std::vector<SourceText> files, BuildGoal goal);

// Reads FILE.go, or all non-test .go files of a folder. Names are as `go build` prints them: "./file.go" relative to the folder.
Result<std::vector<SourceText>> read_sources(const std::string& path);

// "file.go:3:5: message" lines as the toolchain prints them, at most 10 and then "too many errors".
std::string diagnostics_text(const Built& built);

}  // namespace tw
