// From source text to a checked program, in one call for the command line and the lab.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/base/source.h"
#include "sim/bytecode/program.h"
#include "sim/escape/options.h"

namespace tw {

struct SourceText {
    std::string name;  // as printed in diagnostics
    std::string text;
};

struct Built {
    SourceSet sources;
    std::vector<Diagnostic> diagnostics;  // empty: the program was accepted
    [[nodiscard]] bool ok() const { return diagnostics.empty(); }
};

// Parses and checks the files as one package main, with the library packages that it imports.
Built build(std::vector<SourceText> files);

struct Compiled {
    Built built;                             // diagnostics of checking, then "not supported yet: …" of code generation
    std::shared_ptr<const Program> program;  // none when built has diagnostics
};
// Checks, decides what lives on the heap, and generates bytecode.
Compiled compile(std::vector<SourceText> files);

// What the compiler notes about one package, as `go tool compile FLAGS` does: any package name, functions without a body and a
// missing main are allowed, and "./p" imports the file or folder p of `folder`.
struct Notes {
    Built built;
    std::vector<EscapeNote> notes;   // in the order in which the compiler prints them
};
Notes compiler_notes(std::vector<SourceText> files, const std::string& folder, const EscapeOptions& options);

// Reads FILE.go, or all non-test .go files of a folder. Names are as `go build` prints them: "./file.go" relative to the folder.
Result<std::vector<SourceText>> read_sources(const std::string& path);

// "file.go:3:5: message" lines as the toolchain prints them, at most 10 and then "too many errors", or all.
std::string diagnostics_text(const Built& built, bool all = false);

}  // namespace tw
