#include "sim/collector/pacer.h"

#include <algorithm>

namespace tw {

namespace {

constexpr std::uint64_t kHeapMinimum = 4 << 20;
constexpr std::uint64_t kLeastHeadroom = 1 << 20, kHeadroomPercent = 3;
constexpr std::uint64_t kLeastRunway = 64 << 10;
constexpr std::uint64_t kRatioParts = 64, kEarliest = 45, kLatest = 61;  // of the way from the marked heap to the goal
constexpr double kOvershoot = 1.1;
constexpr std::int64_t kLeastWork = 1000;

// [go1.26 runtime/mgcpacer.go memoryLimitHeapGoal]
std::uint64_t limit_goal(const Pacer& pacer, const MappedMemory& memory) {
    const std::uint64_t beside = memory.ready - memory.heap_free - memory.heap_alloc;
    const std::uint64_t overage = memory.ready > pacer.memory_limit ? memory.ready - pacer.memory_limit : 0;
    if (beside + overage >= pacer.memory_limit) return pacer.heap_marked;
    const std::uint64_t room = pacer.memory_limit - (beside + overage);
    const std::uint64_t headroom = std::max(room / 100 * kHeadroomPercent, kLeastHeadroom);
    const std::uint64_t goal = room < headroom || room - headroom < headroom ? headroom : room - headroom;
    return std::max(goal, pacer.heap_marked);
}

std::uint64_t between(std::uint64_t from, std::uint64_t to, std::uint64_t parts) { return from + (to - from) / kRatioParts * parts; }

}  // namespace

PacerGoal Pacer::goal_and_least_trigger(const MappedMemory& memory) const {
    if (const std::uint64_t limit = limit_goal(*this, memory); limit < percent_goal) return {limit, 0};
    std::uint64_t goal = std::max(percent_goal, sweep_minimum);
    if (triggered != kNever) goal = std::max(goal, triggered + kLeastRunway);
    return {goal, sweep_minimum};
}

PacerGoal Pacer::goal_and_trigger(const MappedMemory& memory) const {
    const PacerGoal bounds = goal_and_least_trigger(memory);
    const std::uint64_t goal = bounds.goal;
    if (heap_marked >= goal) return {goal, goal};
    const std::uint64_t least = std::max({bounds.trigger, heap_marked, between(heap_marked, goal, kEarliest)});
    std::uint64_t most = between(heap_marked, goal, kLatest);
    if (goal > kHeapMinimum) most = std::max(most, goal - kHeapMinimum);
    most = std::max(most, least);
    const std::uint64_t wanted = runway > goal ? least : goal - runway;
    return {goal, std::min(std::max(wanted, least), most)};
}

std::uint64_t Pacer::hard_goal(std::uint64_t goal) const {
    const double percent = gogc < 0 ? 100000 : gogc;
    const double most = (1.0 + percent / 100.0) * static_cast<double>(goal) * kOvershoot;
    return most >= 9e18 ? kNever : static_cast<std::uint64_t>(most);
}

// [go1.26 runtime/mgcpacer.go commit]
void Pacer::commit(std::uint64_t live, bool swept) {
    sweep_minimum = swept ? 0 : live + kSweepDistance;
    percent_goal = kNever;
    if (gogc >= 0) {
        const auto percent = static_cast<std::uint64_t>(gogc);
        percent_goal = std::max(heap_marked + (heap_marked + last_stack_scan + globals_scan) * percent / 100, kHeapMinimum * percent / 100);
    }
    runway = static_cast<std::uint64_t>(cons_mark * (1 - kBackground) / kBackground * static_cast<double>(expected_work()));
}

// [go1.26 runtime/mgcpacer.go startCycle]
void Pacer::start_cycle(std::uint64_t live, std::uint64_t goal) {
    heap_scan_work = stack_scan_work = globals_scan_work = 0;
    credit = 0;
    assist_time = 0;
    triggered = live;
    revise(live, goal);
}

// The work that is left, spread over the bytes that may still be allocated. When more was found than the last cycle had, the heap
// grows: the goal moves on as if all that can be scanned were live, so that the ratio stays as it was.
// [go1.26 runtime/mgcpacer.go revise]
void Pacer::revise(std::uint64_t live, std::uint64_t goal_now) {
    const auto work = static_cast<std::int64_t>(scan_work());
    auto expected = static_cast<std::int64_t>(expected_work());
    const auto most = static_cast<std::int64_t>(heap_scan + max_stack_scan + globals_scan);
    const auto start = static_cast<std::int64_t>(triggered);
    auto goal = static_cast<std::int64_t>(std::min(goal_now, kNever >> 1));
    if (work > expected) {
        const double further = static_cast<double>(goal - start) / static_cast<double>(std::max<std::int64_t>(expected, 1)) * static_cast<double>(most);
        const double hard = static_cast<double>(hard_goal(static_cast<std::uint64_t>(goal))) / kOvershoot;
        goal = static_cast<std::int64_t>(std::min({further + static_cast<double>(start), hard, 9e18}));
        expected = most;
    }
    const auto now = static_cast<std::int64_t>(live);
    if (now > goal) {
        goal = static_cast<std::int64_t>(static_cast<double>(goal) * kOvershoot);
        expected = most;
    }
    const std::int64_t left = std::max(expected - work, kLeastWork);
    const std::int64_t distance = std::max<std::int64_t>(goal - now, 1);
    work_per_byte = static_cast<double>(left) / static_cast<double>(distance);
    bytes_per_work = static_cast<double>(distance) / static_cast<double>(left);
}

// How fast the program allocates beside how fast marking scans; the highest of this and the four cycles before counts.
// [go1.26 runtime/mgcpacer.go endCycle]
void Pacer::end_cycle(std::uint64_t live, std::uint64_t duration) {
    if (live <= triggered) return;
    double utilization = kBackground;
    if (duration > 0) utilization += static_cast<double>(assist_time) / static_cast<double>(duration);
    utilization = std::min(utilization, 0.99);  // all of a short cycle may have been assists
    const double now = static_cast<double>(live - triggered) * utilization / (static_cast<double>(std::max<std::uint64_t>(scan_work(), 1)) * (1 - utilization));
    cons_mark = std::max(now, *std::max_element(last_cons_mark.begin(), last_cons_mark.end()));
    std::rotate(last_cons_mark.begin(), last_cons_mark.begin() + 1, last_cons_mark.end());
    last_cons_mark.back() = now;
}

// [go1.26 runtime/mgcpacer.go resetLive]
void Pacer::reset_live(std::uint64_t marked) {
    heap_marked = marked;
    heap_scan = last_heap_scan = heap_scan_work;
    last_stack_scan = stack_scan_work;
    triggered = kNever;
}

}  // namespace tw
