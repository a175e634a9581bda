// When the next cycle is due, and how much a goroutine that allocates must help a running one. A value of plain numbers, part of
// the Collector; tests hold it to the formulas. Models [go1.26 runtime/mgcpacer.go gcControllerState].
// Differs: assists count in virtual time, where a unit of marking takes a third of what the program runs between two units, so that
// background marking has Go's quarter of the processor; no CPU limiter; statistics are never behind.
#pragma once
#include <array>
#include <cstdint>

namespace tw {

inline constexpr std::uint64_t kSweepDistance = 1 << 20;

// What the memory limit looks at. [go1.26 runtime/mgcpacer.go memoryLimitHeapGoal]
struct MappedMemory {
    std::uint64_t ready = 0;       // mapped and not given back
    std::uint64_t heap_free = 0;   // of it: free pages
    std::uint64_t heap_alloc = 0;  // of it: bytes of objects
};

struct PacerGoal {
    std::uint64_t goal = 0;     // NextGC
    std::uint64_t trigger = 0;  // live bytes at which to start
};

struct Pacer {
    static constexpr std::uint64_t kNever = ~0ull;
    static constexpr double kBackground = 0.25;                // share of the processor for marking [gcBackgroundUtilization]
    static constexpr std::int64_t kOverAssist = 64 << 10;      // an assist does at least so much [gcOverAssistWork]

    int gogc = 100;                                            // negative: off
    std::uint64_t memory_limit = ~0ull >> 1;

    // ---- of the last cycle and the time since
    std::uint64_t heap_marked = 0;
    std::uint64_t heap_scan = 0;                               // scannable bytes of the heap; stands still while marking
    std::uint64_t last_heap_scan = 0, last_stack_scan = 0;     // scan work done
    std::uint64_t globals_scan = 0, max_stack_scan = 0;
    std::uint64_t percent_goal = 4 << 20, sweep_minimum = 0, runway = 0;
    double cons_mark = 0;                                      // bytes allocated per byte scanned, for equal processor time
    std::array<double, 4> last_cons_mark{};

    // ---- of the running cycle
    std::uint64_t triggered = kNever;                          // live bytes when it began
    std::uint64_t heap_scan_work = 0, stack_scan_work = 0, globals_scan_work = 0;
    std::int64_t credit = 0;                                   // scan work of the background that no assist has taken
    std::uint64_t assist_time = 0;                             // virtual nanoseconds
    double work_per_byte = 0, bytes_per_work = 0;              // assist ratio

    [[nodiscard]] std::uint64_t scan_work() const { return heap_scan_work + stack_scan_work + globals_scan_work; }
    [[nodiscard]] std::uint64_t expected_work() const { return last_heap_scan + last_stack_scan + globals_scan; }

    // Goal and what the trigger may not fall below. [go1.26 runtime/mgcpacer.go heapGoalInternal]
    [[nodiscard]] PacerGoal goal_and_least_trigger(const MappedMemory& memory) const;
    // [go1.26 runtime/mgcpacer.go trigger]
    [[nodiscard]] PacerGoal goal_and_trigger(const MappedMemory& memory) const;
    // Beyond it the rest of marking is done at once. [go1.26 runtime/mgcpacer.go revise hardGoal]
    [[nodiscard]] std::uint64_t hard_goal(std::uint64_t goal) const;

    void commit(std::uint64_t live, bool swept);               // after a cycle and after a change of settings
    void start_cycle(std::uint64_t live, std::uint64_t goal);
    void revise(std::uint64_t live, std::uint64_t goal);       // the assist ratio, as live heap and work go on
    void end_cycle(std::uint64_t live, std::uint64_t duration);
    void reset_live(std::uint64_t marked);
    bool operator==(const Pacer&) const = default;
};

}  // namespace tw
