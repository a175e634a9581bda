// `./dev bench seek`: records a run of N steps and seeks to 1000 random ones. Prints the median, the 99th percentile and the longest.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "tests/support/programs.h"

int main(int argc, char** argv) {
    using namespace tw;
    using Clock = std::chrono::steady_clock;
    if (argc < 2) {
        fmt::print(stderr, "usage: seek_bench FILE.go [STEPS]\n");
        return 1;
    }
    const std::uint64_t wanted = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 50'000'000;
    const auto image = test::image_of(test::read_text(argv[1]), "./main.go");
    const auto milliseconds = [](Clock::duration d) { return std::chrono::duration<double, std::milli>(d).count(); };
    Machine plain(image, {});
    auto begin = Clock::now();
    plain.run(wanted);
    const double without = milliseconds(Clock::now() - begin);
    Machine machine(image, {});
    Recording recording(machine);
    begin = Clock::now();
    while (!machine.ended() && machine.steps() < wanted) {
        machine.run(std::min(wanted, machine.steps() + 250'000));
        recording.note(machine);
        machine.rt.pending_output.clear();
    }
    const double with = milliseconds(Clock::now() - begin);
    const std::uint64_t end = machine.steps();
    std::vector<double> times;
    std::uint64_t state = 42;
    for (int i = 0; i < 1000; i++) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        const std::uint64_t step = (state >> 16) % end;
        begin = Clock::now();
        recording.seek(machine, step);
        times.push_back(milliseconds(Clock::now() - begin));
    }
    std::sort(times.begin(), times.end());
    fmt::print("{} steps, {} checkpoints; run {:.0f} ms, recorded {:.0f} ms (ratio {:.2f})\n", end, recording.checkpoints(), without, with, with / without);
    fmt::print("1000 random seeks: median {:.2f} ms, 99th percentile {:.2f} ms, longest {:.2f} ms\n", times[500], times[990], times[999]);
    return 0;
}
