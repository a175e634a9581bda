// The simulated computer: an Image and the Runtime's state, advanced one step at a time. A step is one instruction or one unit
// of the collector's work. A pure function of program, settings, seed and input: equal machines stay equal.
// Used by history (checkpoints), the lab, the command line. Views and queries read it const.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "sim/runtime/runtime.h"

namespace tw {

// A moment of a Machine: memory pages shared with other checkpoints, and the small state beside them.
struct MachineCheckpoint {
    MemoryCheckpoint memory;
    std::shared_ptr<const struct MachineSmallState> rest;
    std::uint64_t step = 0;
};

// Barrier off: an object that the program can still reach when marking ends without having found it, so that it is freed.
struct LostObject {
    Address object;
    Address holder;               // the black object whose word leads to it, nil when a root does
    Address slot;                 // the word that leads to it, nil for the runtime's own state
    std::uint64_t goroutine = 0;  // whose stack reaches it, 0: package variables or the runtime
    std::uint32_t cycle = 0;
    std::string text;             // one sentence that names object, slot and goroutine
};

class Machine {
public:
    Machine(std::shared_ptr<const Image> image, RuntimeSettings settings);

    // Runs until `until_step` steps were made or the program ended. Equal to that many single steps.
    void run(std::uint64_t until_step);
    void step() { run(rt.steps + 1); }
    // As `run`, but stops before a unit of the collector's work; true when one is next.
    bool run_to_unit(std::uint64_t until_step);
    [[nodiscard]] bool ended() const { return rt.end.kind != EndKind::Running; }
    [[nodiscard]] std::uint64_t steps() const { return rt.steps; }
    [[nodiscard]] bool collecting() const { return collecting_ || assisting(); }  // the mutator stands: a step is a unit of the collector's work
    // The running goroutine allocated more than it paid for and marks, a unit a step, before it goes on.
    [[nodiscard]] bool assisting() const { return assist_left_ > 0; }
    [[nodiscard]] std::int64_t assist_left() const { return assist_left_; }        // bytes of scan work

    // A concurrent cycle is under way: the program and the collector take turns.
    [[nodiscard]] bool collecting_concurrently() const { return !collecting() && rt.collector.phase() != GcPhase::Off; }
    // The next step is a unit of the collector's work, not an instruction.
    [[nodiscard]] bool unit_is_next() const;
    // Found at the ends of marking with the barrier off; each was written to standard error, too.
    [[nodiscard]] const std::vector<LostObject>& lost_objects() const { return lost_; }

    // A person chooses who runs next: the running goroutine is preempted as at the end of its time slice, and this one, which
    // must be runnable, gets a slice of its own. Takes no step. False, with the reason: nothing was changed.
    bool switch_to(std::uint64_t goroutine, std::string& why_not);

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
    void start_cycle();
    void finish_cycle();
    void run_program(std::uint64_t until_step, bool stop_at_unit);
    void collect(std::uint64_t until_step, bool stop_at_unit);
    void take_turn();
    void mark_unit();
    void begin_assist();
    void assist(std::uint64_t until_step);
    void end_assist();
    void shrink_if_asked();
    [[nodiscard]] bool waits_for_safepoint() const;
    void report_lost(std::vector<LostObject> lost);
    bool collecting_ = false;     // the mutator stands while a cycle runs
    std::uint64_t slice_end_ = 0; // when the running goroutine has had its 10 ms
    std::uint64_t traced_ = 0;    // cycles whose gctrace line was written
    std::uint64_t next_unit_ = 0;   // concurrent cycle: step of the collector's next turn
    std::uint64_t ending_since_ = 0;  // step at which marking could have ended, 0: it cannot yet
    std::int64_t assist_left_ = 0, assist_done_ = 0;
    std::vector<LostObject> lost_;
};

}  // namespace tw
