// The modelled standard library (assets/golib) as it travels inside the binaries.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/types/check.h"

namespace tw {

struct EmbeddedFile {
    const char* path;  // "fmt/print.go"
    const char* text;
};

// All library files, sorted by path; the last entry has a null path. Generated at build time.
const EmbeddedFile* embedded_library();

// Gives the files of an import path out of the embedded library; none when there is no such package.
LibraryLoader library_loader();

}  // namespace tw
