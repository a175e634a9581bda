// The heap as a canvas: objects in columns by their distance from the roots, roots at the left in lanes, references between
// them. Kinds of which there are many are drawn as a group beside their nearest few.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "sim/machine/machine.h"
#include "sim/query/picture.h"
#include "sim/views/snapshot.h"

namespace tw {

// Where objects were put. The lab keeps one for each program it has open: an object, known by its address and the step of its
// birth, gets its place when it is first seen and has it until it is swept, however one steps. A row is given to another object
// only when that one was born after a collection that the former did not survive.
struct Places {
    struct Place { int column = 0, row = 0; };
    using Key = std::pair<std::uint64_t, std::uint64_t>;            // (address, birth)
    std::map<Key, Place> of;
    std::vector<std::map<int, Key>> rows;                           // by column: who had the row last
    std::map<std::string, Place> groups;
    std::map<std::string, int> root_rows;                           // by lane and label
    struct Lane { std::vector<int> blocks; int used = 0; };
    std::map<std::string, Lane> lanes;                              // first rows of the blocks that a lane has
    std::vector<int> free_blocks;                                   // of goroutines that are gone, once there are many
    int next_block = 0;
};

struct HeapOptions {
    std::size_t most = 300;      // objects on the canvas, the nearest to the roots
    bool library = false;        // objects of the runtime and the library too
    bool retained = true;        // compute dominators
    std::uint64_t new_since = ~0ull;  // objects born at or after this step are marked new
    std::uint64_t selected = 0;  // an object that is shown whatever else is, with its path
    HeapFilter filter;
    std::map<std::string, std::size_t> expanded;   // by group: how many more of it to show
    std::uint64_t swept_since = 0;  // step at which the last collection ended, 0 = none yet
    std::size_t group_above = 40;   // a kind with more objects is drawn as a group and its nearest 8
};
HeapView make_heap_view(const Machine& machine, const HeapPicture& picture, Places& places, const HeapOptions& options = {});

}  // namespace tw
