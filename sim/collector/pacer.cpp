// [go1.26 runtime/mgcpacer.go commit], [go1.26 runtime/mgcpacer.go heapGoalInternal], [go1.26 runtime/mgcpacer.go trigger]
#include "sim/collector/pacer.h"

#include <algorithm>

namespace tw {

namespace {

constexpr std::uint64_t kHeapMinimum = 4 << 20;
constexpr std::uint64_t kLimitHeadroom = 1 << 20;

std::uint64_t percent_goal(const PacerInput& input) {
    if (input.gogc < 0) return ~0ull;
    const std::uint64_t percent = static_cast<std::uint64_t>(input.gogc);
    const std::uint64_t grown = (input.heap_marked + input.stack_bytes + input.global_bytes) * percent / 100;
    return std::max(input.heap_marked + grown, kHeapMinimum * percent / 100);
}

// [go1.26 runtime/mgcpacer.go memoryLimitHeapGoal]
std::uint64_t limit_goal(const PacerInput& input) {
    if (input.non_heap_bytes >= input.memory_limit) return input.heap_marked;
    const std::uint64_t room = input.memory_limit - input.non_heap_bytes;
    const std::uint64_t headroom = std::max(room / 100 * 3, kLimitHeadroom);
    const std::uint64_t goal = room < headroom || room - headroom < headroom ? headroom : room - headroom;
    return std::max(goal, input.heap_marked);
}

}  // namespace

PacerGoal compute_goal(const PacerInput& input, bool concurrent) {
    PacerGoal result{percent_goal(input), 0};
    std::uint64_t least = input.heap_marked;
    if (const std::uint64_t limit = limit_goal(input); limit < result.goal) {
        result.goal = limit;
    } else {
        result.goal = std::max(result.goal, input.sweep_minimum);
        least = std::max(least, input.sweep_minimum);
    }
    result.trigger = result.goal;
    if (!concurrent || input.heap_marked >= result.goal || result.goal == ~0ull) return result;
    // Marking starts as late as Go allows it to: there is no estimate of how fast the program allocates.
    const std::uint64_t distance = (result.goal - input.heap_marked) / 64;
    least = std::max(least, input.heap_marked + distance * 45);
    std::uint64_t latest = input.heap_marked + distance * 61;
    if (result.goal > kHeapMinimum) latest = std::max(latest, result.goal - kHeapMinimum);
    result.trigger = std::max(latest, least);
    return result;
}

}  // namespace tw
