#include "sim/lab/schedules.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/heapgraph/graph.h"
#include "sim/query/goroutines.h"
#include "sim/query/liveness.h"

namespace tw {

ScheduleSearch::ScheduleSearch(std::shared_ptr<const Image> image, RuntimeSettings settings, std::uint64_t count)
    : image_(std::move(image)), settings_(std::move(settings)) {
    view_.wanted = count;
}

void ScheduleSearch::advance(std::uint64_t budget) {
    while (budget > 0 && !done()) {
        if (!machine_) {
            settings_.seed = view_.tried + 1;
            machine_ = std::make_unique<Machine>(image_, settings_);
        }
        const std::uint64_t before = machine_->steps();
        machine_->run(std::min(before + budget, kLongestRun));
        machine_->rt.pending_output.clear();
        budget -= std::min(budget, machine_->steps() - before + 1000);   // a machine costs something, too
        if (!machine_->ended() && machine_->steps() < kLongestRun) return;
        judge();
        machine_.reset();
        view_.tried++;
    }
}

void ScheduleSearch::judge() {
    constexpr std::size_t kExamples = 5;
    const Runtime& rt = machine_->rt;
    const auto add = [&](const std::string& kind, const std::string& text) {
        if (examples_[kind]++ < kExamples) view_.found.push_back({settings_.seed, text});
    };
    if (!machine_->ended()) {
        view_.unfinished++;
        return add("unfinished", fmt::format("goes on after {} steps", kLongestRun));
    }
    if (rt.end.kind == EndKind::Fatal && rt.end.text.find("deadlock") != std::string::npos) {
        view_.deadlocked++;
        return add("deadlock", "deadlock");
    }
    if (rt.end.kind != EndKind::Exited || rt.end.status != 0) {
        view_.died++;
        return add("died", rt.end.text.empty() ? fmt::format("exit status {}", rt.end.status) : rt.end.text.substr(0, rt.end.text.find('\n')));
    }
    const HeapGraph graph = build_graph(rt.memory, rt.heap, precise_roots(rt));
    const std::vector<std::uint32_t> leaked = leaked_goroutines(rt, graph);
    if (leaked.empty()) return add("clean", "no goroutine is left behind");
    view_.leaking++;
    add("leak", fmt::format("{} leaked: {}", leaked.size(), goroutine_line(rt, rt.goroutines[leaked[0]])));
}

SchedulesView ScheduleSearch::view() const {
    SchedulesView view = view_;
    view.running = !done();
    return view;
}

}  // namespace tw
