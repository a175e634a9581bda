// When the next cycle is due. Models [go1.26 runtime/mgcpacer.go gcControllerState].
// Differs: no assists and no cons/mark estimate; with stop-the-world the trigger is the goal itself.
#pragma once
#include <cstdint>

namespace tw {

inline constexpr std::uint64_t kSweepDistance = 1 << 20;

struct PacerInput {
    std::uint64_t heap_marked = 0, stack_bytes = 0, global_bytes = 0;
    std::uint64_t sweep_minimum = 0;           // live bytes + kSweepDistance while spans wait for the sweeper, else 0
    std::uint64_t non_heap_bytes = 0;          // counted against the memory limit
    int gogc = 100;                            // negative: off
    std::uint64_t memory_limit = ~0ull >> 1;
    bool first = false;                        // before any cycle
};
struct PacerGoal {
    std::uint64_t goal = 0;     // NextGC
    std::uint64_t trigger = 0;  // live bytes at which to start
};

PacerGoal compute_goal(const PacerInput& input, bool concurrent);

}  // namespace tw
