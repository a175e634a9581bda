// The past of a Machine: checkpoints, and re-execution between them. Checkpoints thin out with age, so that a recording's
// memory grows with the logarithm of its length. Used by the lab (seeking, stepping back) and by `run --history`.
#pragma once
#include <cstdint>
#include <map>

#include "sim/machine/machine.h"

namespace tw {

class Recording {
public:
    // Begins at the machine's present step, which stays reachable.
    explicit Recording(Machine& machine);

    // Tells that `machine` ran on: takes a checkpoint when enough steps have passed since the newest one.
    void note(Machine& machine);
    // Makes `machine` the one it was, or will be, at `step` (or at its end, when that comes first): restores the nearest
    // checkpoint before it and runs on. Requires: the machine that was recorded.
    void seek(Machine& machine, std::uint64_t step);

    [[nodiscard]] std::uint64_t first() const { return checkpoints_.begin()->first; }
    [[nodiscard]] std::uint64_t frontier() const { return frontier_; }  // the furthest step seen
    [[nodiscard]] bool end_known() const { return end_known_; }
    [[nodiscard]] std::size_t checkpoints() const { return checkpoints_.size(); }
    [[nodiscard]] std::uint64_t widest_gap() const;     // most steps from one checkpoint to the next: what a seek makes again

    // Steps between two checkpoints while recording; grows with the length of the run.
    static constexpr std::uint64_t kInterval = 250'000;

private:
    void take(Machine& machine);
    void thin();
    std::map<std::uint64_t, MachineCheckpoint> checkpoints_;
    std::uint64_t frontier_ = 0;
    bool end_known_ = false;
};

}  // namespace tw
