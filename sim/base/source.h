// Source files and positions. A Pos is an offset into the concatenation of all files of a program, so that one
// 32-bit number names file, line and column.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tw {

struct Pos {
    std::uint32_t offset = 0;  // 0 = no position
    auto operator<=>(const Pos&) const = default;
    explicit operator bool() const { return offset != 0; }
};

struct Location {
    std::string file;  // as it is to be printed
    int line = 0;
    int column = 0;  // in bytes, from 1, as the toolchain counts
};

struct SourceFile {
    std::string name;     // path as printed in diagnostics (base name for programs in one folder)
    std::string package;  // import path of its package ("main" for the program)
    std::string text;
    std::uint32_t base = 0;             // Pos of its first byte
    std::vector<std::uint32_t> lines;   // offsets of line starts
};

// All files of a program: the learner's and those of assets/golib.
class SourceSet {
public:
    // Adds a file; returns its index. Offsets start at 1 so that Pos{0} stays "none".
    std::size_t add(std::string name, std::string package, std::string text);
    [[nodiscard]] Location locate(Pos pos) const;            // {"?",0,0} for no position
    [[nodiscard]] const SourceFile* file_of(Pos pos) const;  // nullptr for no position
    [[nodiscard]] const std::vector<SourceFile>& files() const { return files_; }

private:
    std::vector<SourceFile> files_;
};

struct Diagnostic {
    Pos pos;
    std::string message;  // in the toolchain's words; further lines start with a tab
    bool soft = false;    // reported only where no hard error stands (unused variables, unused imports)
};

template <class T>
struct Checked {
    T value;  // usable even when diagnostics exist
    std::vector<Diagnostic> diagnostics;
    [[nodiscard]] bool ok() const { return diagnostics.empty(); }
};

}  // namespace tw
