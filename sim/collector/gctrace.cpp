// [go1.26 runtime/mgc.go gcMarkTermination]  Differs: one P; pauses take no time, and nobody marks while the processor is idle.
#include <fmt/format.h>

#include "sim/collector/collector.h"

namespace tw {

namespace {

// value / 10^decimals with all decimals. [go1.26 runtime/mgc.go itoaDiv]
std::string with_decimals(std::uint64_t value, unsigned decimals) {
    std::uint64_t unit = 1;
    for (unsigned i = 0; i < decimals; i++) unit *= 10;
    if (decimals == 0) return fmt::format("{}", value);
    return fmt::format("{}.{:0{}}", value / unit, value % unit, decimals);
}

// Milliseconds: whole from 10 on, two digits below, an exact zero as "0". [go1.26 runtime/mgc.go fmtNSAsMS]
std::string milliseconds(std::uint64_t nanoseconds) {
    if (nanoseconds >= 10'000'000) return with_decimals(nanoseconds / 1'000'000, 0);
    std::uint64_t value = nanoseconds / 1000;
    if (value == 0) return "0";
    unsigned decimals = 3;
    for (; value >= 100; value /= 10) decimals--;
    return with_decimals(value, decimals);
}

}  // namespace

std::string gctrace_line(const CycleStats& cycle, std::uint64_t run_nanoseconds) {
    const std::uint64_t run = run_nanoseconds + cycle.extra_time_so_far;
    const std::uint64_t percent = run == 0 ? 0 : cycle.gc_time_so_far * 100 / run;
    return fmt::format("gc {} @{}s {}%: 0+{}+0 ms clock, 0+{}/{}/0+0 ms cpu, {}->{}->{} MB, {} MB goal, {} MB stacks, {} MB globals, 1 P{}",
                       cycle.number, with_decimals(cycle.start / 1'000'000, 3), percent, milliseconds(cycle.clock_time),
                       milliseconds(cycle.assist_time), milliseconds(cycle.background_time),
                       cycle.live_at_start >> 20, cycle.live_at_end >> 20, cycle.marked >> 20, cycle.goal >> 20,
                       cycle.stack_bytes >> 20, cycle.global_bytes >> 20, cycle.forced ? " (forced)" : "");
}

}  // namespace tw
