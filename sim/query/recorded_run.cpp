#include "sim/query/recorded_run.h"

#include <algorithm>

namespace tw {

RecordedRun record_run(const Machine& like, std::uint64_t max_steps) {
    RecordedRun run;
    run.machine = std::make_unique<Machine>(like.rt.image, like.rt.settings);
    run.machine->rt.input = like.rt.input;
    run.recording = std::make_unique<Recording>(*run.machine);
    Machine& machine = *run.machine;
    const std::uint64_t last = std::max(max_steps, like.steps());
    while (!machine.ended() && machine.steps() < last) {
        machine.run(std::min(last, machine.steps() + Recording::kInterval));
        run.recording->note(machine);
        machine.rt.pending_output.clear();
    }
    run.recording->seek(machine, like.steps());
    machine.rt.pending_output.clear();
    run.past = past_of(*run.recording, machine);
    return run;
}

}  // namespace tw
