// Why the selected object is alive: a path, all roots, dominators, its memory.
#pragma once
#include "sim/query/picture.h"
#include "sim/views/snapshot.h"

namespace tw {

// `address`: in an object of the heap; anything else gives a view without a selection.
HeldByView make_held_by_view(const HeapPicture& picture, std::uint64_t address);

}  // namespace tw
