// What stands in memory, field by field at its real offsets: layouts with padding, itabs, type descriptors, channels with their
// queues, maps with directory, tables, groups and control words, closure records, slices, strings, timers, goroutine records.
// Decoded from the bytes; only names come from elsewhere. Used by the queries layout(), itab(), chan(), … and by views.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/runtime/runtime.h"

namespace tw {

struct StructureRow {
    int indent = 0;                 // rows of a part stand one further in
    std::uint64_t address = 0;      // 0: of a type, not of a value
    std::uint64_t offset = 0, size = 0;   // in the part it belongs to
    std::string name, type, value;
    std::uint64_t points_to = 0;    // an address it leads to, 0 = none
    std::string target;             // what stands there
    bool padding = false;           // bytes that belong to no field
    bool heading = false;           // begins a part: name and address of it
};
struct Structure {
    std::string error;              // "" = decoded
    std::string title;              // "main.T: 40 bytes, align 8"
    std::uint64_t address = 0, size = 0;
    std::vector<StructureRow> rows;
    std::vector<std::string> notes;
};

// Kinds: layout, itab, typedesc, chan, map, closure, slice, string, timer, g.
const std::vector<std::string>& structure_kinds();
// `argument`: a place as in queries (x, p.next, 0xc000…); layout and typedesc also take type:main.T; g takes a goroutine's number.
Structure structure_of(const Runtime& rt, const std::string& kind, const std::string& argument);

// One row as a line of text: "+16  8  next  *main.node  0xc000012340 → heap".
std::string row_text(const StructureRow& row);

}  // namespace tw
