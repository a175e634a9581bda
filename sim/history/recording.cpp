#include "sim/history/recording.h"

#include <algorithm>

#include "sim/base/check.h"

namespace tw {
namespace {

constexpr std::size_t kMostCheckpoints = 400, kNewest = 100, kOlder = 200;

}  // namespace

Recording::Recording(Machine& machine) { take(machine); }

void Recording::take(Machine& machine) {
    checkpoints_[machine.steps()] = machine.checkpoint();
    frontier_ = std::max(frontier_, machine.steps());
    if (checkpoints_.size() > kMostCheckpoints) thin();
}

// The newest stay as close as they were taken, the older ones as far apart as the length of the run asks for: evenly, so that no
// part of a long run is far from a checkpoint. The first one stays.
void Recording::thin() {
    const std::uint64_t apart = (checkpoints_.rbegin()->first - checkpoints_.begin()->first) / kOlder;
    std::size_t old = checkpoints_.size() - kNewest;
    std::uint64_t kept = checkpoints_.begin()->first;
    for (auto at = std::next(checkpoints_.begin()); old > 1; old--) {
        const bool near = at->first - kept < apart;
        if (!near) kept = at->first;
        at = near ? checkpoints_.erase(at) : std::next(at);
    }
}

std::uint64_t Recording::widest_gap() const {
    std::uint64_t widest = 0;
    for (auto at = checkpoints_.begin(); std::next(at) != checkpoints_.end(); ++at) widest = std::max(widest, std::next(at)->first - at->first);
    return widest;
}

void Recording::note(Machine& machine) {
    frontier_ = std::max(frontier_, machine.steps());
    end_known_ = end_known_ || machine.ended();
    const std::uint64_t newest = std::prev(checkpoints_.end())->first;
    if (machine.steps() >= newest + kInterval) take(machine);
}

void Recording::seek(Machine& machine, std::uint64_t step) {
    auto after = checkpoints_.upper_bound(step);
    SIM_CHECK(after != checkpoints_.begin());
    const auto from = std::prev(after);
    // running on from where it stands is nearer than any checkpoint
    const bool run_on = machine.steps() <= step && machine.steps() >= from->first;
    if (!run_on) machine.restore(from->second);
    while (machine.steps() < step && !machine.ended()) {
        const std::uint64_t newest = std::prev(checkpoints_.end())->first;
        machine.run(std::min(step, std::max(machine.steps(), newest) + kInterval));
        note(machine);
    }
}

}  // namespace tw
