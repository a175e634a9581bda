// Files of assets that travel inside the binaries. Generated at build time.
#pragma once

namespace tw {

struct EmbeddedFile {
    const char* path;  // "fmt/print.go"
    const char* text;
};

// Sorted by path; the last entry has a null path.
const EmbeddedFile* embedded_library();   // assets/golib
const EmbeddedFile* embedded_page();      // assets/page: text, style and script of an exported page

}  // namespace tw
