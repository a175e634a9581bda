// Bounds on what a program leaves behind, for continuous integration: `twoword check`.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "sim/machine/machine.h"

namespace tw {

struct CheckLimits {
    std::optional<std::uint64_t> max_live;        // bytes reachable when main has returned, as after a final collection
    std::optional<std::uint64_t> max_goroutines;  // goroutines that exist then, main's own included
    bool no_leaked_goroutines = false;            // none may be blocked for good
};
struct CheckReport {
    bool ok = true;
    std::string text;   // a line for each bound; behind a broken one the paths that hold the most
};
// Takes a machine that has ended.
CheckReport check_at_exit(const Machine& machine, const CheckLimits& limits);

}  // namespace tw
