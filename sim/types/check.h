// Front door of the types stage.
#pragma once
#include <functional>
#include <optional>

#include "sim/base/source.h"
#include "sim/types/typed_program.h"

namespace tw {

// Gives the source of a library package: file name and text of each of its files; none when the library lacks it.
struct LibraryFile { std::string name, text; };
using LibraryLoader = std::function<std::optional<std::vector<LibraryFile>>(const std::string& import_path)>;

// Parses and checks the program whose files (package main) stand in `sources`, and the library packages it imports
// (their files are appended to `sources`). Diagnostics are sorted by position, in the words and at the places of
// `go build` [go1.26 cmd/compile/internal/types2]: syntax errors alone if there are any; else type errors. A package that the
// library lacks: "package net: not in twoword's library".
Checked<TypedProgram> check_program(SourceSet& sources, const LibraryLoader& library);

}  // namespace tw
