// A recorded run as something to visit: whoever recorded it (a Recording, the lab's Session) tells how to get to a step.
#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

#include "sim/history/recording.h"

namespace tw {

struct Past {
    Machine* machine = nullptr;
    std::function<void(std::uint64_t step)> seek;   // makes the machine the one at `step`, first ≤ step ≤ last
    std::uint64_t first = 0, last = 0;
    bool ended = false;                             // the program ends at `last`: nothing comes after it
    // Steps at which the recording goes on with another machine than running on would give (a person asked for a collection, or
    // chose who runs): who runs on by himself seeks there. Ascending.
    std::vector<std::uint64_t> joints;

    [[nodiscard]] bool is_joint(std::uint64_t step) const { return std::binary_search(joints.begin(), joints.end(), step); }
    // `to`, or less, so that no joint is passed on the way from `from`.
    [[nodiscard]] std::uint64_t before_joint(std::uint64_t from, std::uint64_t to) const {
        const auto next = std::upper_bound(joints.begin(), joints.end(), from);
        return next == joints.end() || *next > to ? to : *next;
    }
};

// Of what the recording has seen so far. The recording and the machine must outlive it.
inline Past past_of(Recording& recording, Machine& machine) {
    return {&machine, [&recording, &machine](std::uint64_t step) { recording.seek(machine, step); }, recording.first(), recording.frontier(), recording.end_known(), {}};
}

}  // namespace tw
