// How long the longest slice is while a large heap is measured, and what the whole costs.
// `heap_bench PROGRAM.go`: runs it to its end.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "sim/lab/lab.h"

using namespace tw;

int main(int argc, char** argv) {
    using Clock = std::chrono::steady_clock;
    const auto since = [](Clock::time_point begin) { return std::chrono::duration<double, std::milli>(Clock::now() - begin).count(); };
    auto opened = open_lab(argc > 1 ? argv[1] : "");
    if (!opened.ok()) return fmt::print(stderr, "{}\n", opened.error), 1;
    Lab lab = update(std::move(*opened.value), StepAction{StepKind::ToEnd});
    while (lab.travel) lab = update(std::move(lab), ContinueAction{});
    double longest = 0, all = 0;
    int slices = 0;
    for (; lab.busy(); slices++) {
        const auto begin = Clock::now();
        lab = update(std::move(lab), ContinueAction{});
        longest = std::max(longest, since(begin));
        all += since(begin);
    }
    const auto begin = Clock::now();
    const Snapshot view = snapshot(lab, parts_of(Part::Heap) | parts_of(Part::HeldBy) | parts_of(Part::Goroutines) | parts_of(Part::Values));
    fmt::print("{} objects measured in {:.0f} ms, {} slices, the longest {:.1f} ms; what the lesson's panes show of it {:.1f} ms\n", lab.cache->picture(*lab.session).graph.nodes.size(), all, slices, longest, since(begin));
}
