// The files of the simulated program: they exist in memory alone, begin empty but for /tmp, and are part of a Machine's value.
// Immutable: whoever changes something makes a new FileSystem (golib/files.cpp), so that checkpoints share what did not change.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace tw {

struct FileNode {
    bool directory = false;
    std::uint32_t mode = 0;                       // permission bits
    std::uint64_t modified = 0;                   // virtual nanoseconds
    std::shared_ptr<const std::string> bytes;     // none: empty
    bool operator==(const FileNode& other) const {
        return directory == other.directory && mode == other.mode && modified == other.modified && text() == other.text();
    }
    [[nodiscard]] const std::string& text() const {
        static const std::string kEmpty;
        return bytes ? *bytes : kEmpty;
    }
};

struct OpenFile {
    std::uint64_t node = 0;
    std::int64_t position = 0;
    bool readable = false, writable = false, appends = false;
    bool operator==(const OpenFile&) const = default;
};

struct FileSystem {
    std::map<std::string, std::uint64_t> names;   // clean absolute path -> number of the node
    std::map<std::uint64_t, FileNode> nodes;      // of names and of open files
    std::map<int, OpenFile> open;                 // by descriptor
    std::uint64_t next_node = 1;
    std::string directory = "/";                  // the working directory
    bool operator==(const FileSystem&) const = default;
};

}  // namespace tw
