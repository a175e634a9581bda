// "Be the collector": the student does the marking by hand on the graph of one moment, and is corrected by the invariant: an
// object may turn black only when none of its children is white. Used by the lab alone.
// Models [go1.26 runtime/mgcmark.go scanObject]. Differs: the world is stopped, roots are scanned all at once.
#pragma once
#include <cstdint>
#include <set>
#include <string>

#include "sim/query/picture.h"
#include "sim/views/snapshot.h"

namespace tw {

struct Marking {
    bool active = false;
    std::uint64_t step = 0;                       // the moment that it is played on
    std::set<std::uint64_t> grey, black;          // addresses
    std::uint64_t scanning = 0;
    std::size_t mistakes = 0;
    std::string message;
};

void start_marking(Marking& marking, const HeapPicture& picture);
// Each leaves a message: what was right, or which rule was broken.
void pick_grey(Marking& marking, const HeapPicture& picture, std::uint64_t address);
void shade_child(Marking& marking, const HeapPicture& picture, std::uint64_t address);
void blacken(Marking& marking, const HeapPicture& picture);
MarkingView marking_view(const Marking& marking, const HeapPicture& picture);

}  // namespace tw
