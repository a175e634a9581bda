#include "sim/history/recording.h"

#include <algorithm>

#include "sim/base/check.h"

namespace tw {
namespace {

constexpr std::size_t kMostCheckpoints = 400;

}  // namespace

Recording::Recording(Machine& machine) { take(machine); }

void Recording::take(Machine& machine) {
    checkpoints_[machine.steps()] = machine.checkpoint();
    frontier_ = std::max(frontier_, machine.steps());
    if (checkpoints_.size() > kMostCheckpoints) thin();
}

// Every second checkpoint of the older half goes; the first one and the newest stay.
void Recording::thin() {
    std::size_t index = 0;
    const std::size_t half = checkpoints_.size() / 2;
    for (auto at = checkpoints_.begin(); at != checkpoints_.end() && index < half; index++)
        at = index % 2 == 1 ? checkpoints_.erase(at) : std::next(at);
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
