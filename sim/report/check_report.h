// Bounds on what a program leaves behind, for continuous integration: `twoword check`.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/machine/machine.h"

namespace tw {

struct CheckLimits {
    std::optional<std::uint64_t> max_live;        // bytes reachable when main has returned, as after a final collection
    std::optional<std::uint64_t> max_goroutines;  // goroutines that exist then, main's own included
    bool no_leaked_goroutines = false;            // none may be blocked for good
};
struct CheckedBound {
    std::string name;      // "live memory", "goroutines", "leaked goroutines", "ends by itself"
    bool ok = true;
    std::string summary;   // "1.0 MiB live at the end of main, at most 64 KiB allowed"
    std::string details;   // of a broken one: the paths that hold the most, a row per line
};
struct CheckReport {
    std::vector<CheckedBound> bounds;
    [[nodiscard]] bool ok() const;
    [[nodiscard]] std::string text() const;   // a line for each bound, behind a broken one its details
};
// Takes a machine that has ended.
CheckReport check_at_exit(const Machine& machine, const CheckLimits& limits);

// The report as a JUnit file (one suite, a test case per bound), which CI services show. `program`: its name there.
std::string junit_xml(const CheckReport& report, const std::string& program);

}  // namespace tw
