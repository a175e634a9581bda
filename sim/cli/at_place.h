// A program run to a place, for the commands that look at it there.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "sim/base/result.h"
#include "sim/lab/execution.h"

namespace tw::cli {

struct AtPlace {
    std::string path;                       // FILE.go or a folder
    std::string at = "end";                 // LABEL, LINE, either with :HIT, or "end"
    std::uint64_t seed = 0, max_steps = 1'000'000'000;
    bool must_arrive = true;                // false: the end will do
    std::function<void(Machine&)> before_running;   // to watch it from its first step
};
struct Stopped {
    std::unique_ptr<Machine> machine;
    std::string console;                    // what it printed so far, both streams
};
// Errors are complete sentences or compile errors, without a newline at the end.
Result<Stopped> run_to_place(const AtPlace& place);

}  // namespace tw::cli
