// A recorded run as something to visit: whoever recorded it (a Recording, the lab's Session) tells how to get to a step.
#pragma once
#include <cstdint>
#include <functional>

#include "sim/history/recording.h"

namespace tw {

struct Past {
    Machine* machine = nullptr;
    std::function<void(std::uint64_t step)> seek;   // makes the machine the one at `step`, first ≤ step ≤ last
    std::uint64_t first = 0, last = 0;
    bool ended = false;                             // the program ends at `last`: nothing comes after it
};

// Of what the recording has seen so far. The recording and the machine must outlive it.
inline Past past_of(Recording& recording, Machine& machine) {
    return {&machine, [&recording, &machine](std::uint64_t step) { recording.seek(machine, step); }, recording.first(), recording.frontier(), recording.end_known()};
}

}  // namespace tw
