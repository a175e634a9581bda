// The whole run of which a Machine shows one moment, made again with a recording: for questions about when outside of the lab.
#pragma once
#include <memory>

#include "sim/history/past.h"

namespace tw {

struct RecordedRun {
    std::unique_ptr<Machine> machine;      // stands where `like` stood
    std::unique_ptr<Recording> recording;
    Past past;
};
// Runs the program of `like` from its start, to its end or for `max_steps`, and goes back to the step of `like`.
// Requires: `like` was only run, never told to collect from outside.
RecordedRun record_run(const Machine& like, std::uint64_t max_steps);

}  // namespace tw
