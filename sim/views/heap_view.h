// The heap as a canvas: objects in columns by their distance from the roots, roots at the left, references between them.
#pragma once
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "sim/machine/machine.h"
#include "sim/query/picture.h"
#include "sim/views/snapshot.h"

namespace tw {

// Where objects were put. The lab keeps one for each program it has open: an object, known by its address and the step of its
// birth, gets its place when it is first seen and has it for good, however one steps.
struct Places {
    struct Place { int column = 0, row = 0; };
    std::map<std::pair<std::uint64_t, std::uint64_t>, Place> of;   // (address, birth)
    std::vector<int> next_row;                                     // by column
    std::map<std::string, int> root_rows;                          // by the root's label
};

struct HeapOptions {
    std::size_t most = 300;      // objects on the canvas, the nearest to the roots
    bool library = false;        // objects of the runtime and the library too
    bool retained = true;        // compute dominators
    std::uint64_t new_since = ~0ull;  // objects born at or after this step are marked new
    std::uint64_t selected = 0;  // an object that is shown whatever else is, with its path
};
HeapView make_heap_view(const Machine& machine, const HeapPicture& picture, Places& places, const HeapOptions& options = {});

}  // namespace tw
