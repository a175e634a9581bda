// The simulated computer: an Image and the Runtime's state, advanced one step at a time. A step is one instruction or one unit
// of the collector's work. A pure function of program, settings, seed and input: equal machines stay equal.
// Used by history (checkpoints), the lab, the command line. Views and queries read it const.
#pragma once
#include <cstdint>
#include <memory>

#include "sim/runtime/runtime.h"

namespace tw {

// A moment of a Machine: memory pages shared with other checkpoints, and the small state beside them.
struct MachineCheckpoint {
    MemoryCheckpoint memory;
    std::shared_ptr<const struct MachineSmallState> rest;
    std::uint64_t step = 0;
};

class Machine {
public:
    Machine(std::shared_ptr<const Image> image, RuntimeSettings settings);

    // Runs until `until_step` steps were made or the program ended. Equal to that many single steps.
    void run(std::uint64_t until_step);
    void step() { run(rt.steps + 1); }
    [[nodiscard]] bool ended() const { return rt.end.kind != EndKind::Running; }
    [[nodiscard]] std::uint64_t steps() const { return rt.steps; }
    [[nodiscard]] bool collecting() const { return collecting_; }  // the mutator stands: a step is a unit of the collector's work

    // Where the running goroutine stands.
    [[nodiscard]] int function() const { return rt.image->function_of(rt.g().code_index); }
    [[nodiscard]] Pos position() const;              // of the next instruction, none in stubs
    [[nodiscard]] std::uint32_t depth() const;       // frames of the running goroutine

    [[nodiscard]] MachineCheckpoint checkpoint();
    void restore(const MachineCheckpoint& checkpoint);
    // Equal in all that the program, the collector or a reader can see. Dead bytes of stacks do not count.
    friend bool equal(const Machine& a, const Machine& b);

    Runtime rt;

private:
    void collect(std::uint64_t until_step);
    bool collecting_ = false;     // the mutator stands while a cycle runs
    std::uint64_t slice_end_ = 0; // when the running goroutine has had its 10 ms
    std::uint64_t traced_ = 0;    // cycles whose gctrace line was written
};

}  // namespace tw
