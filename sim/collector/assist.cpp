// Who allocates while marking runs pays for it with scan work: first from what the background has done ahead, then by scanning.
// [go1.26 runtime/mgcmark.go gcAssistAlloc gcAssistAlloc1 gcFlushBgCredit], [go1.26 runtime/malloc.go deductAssistCredit]
// Differs: a debt is paid before the next allocation of its goroutine, when a stack map is at hand.
#include <fmt/format.h>

#include "sim/collector/collector.h"

namespace tw {

namespace {

constexpr std::size_t kMostAssists = 64;  // remembered per cycle, for people

}  // namespace

void Collector::revise(const Heap& heap) {
    revised_at_ = heap.live_bytes();
    goal_ = pacer.goal_and_least_trigger(mapped(heap)).goal;
    hard_goal_ = pacer.hard_goal(goal_);
    pacer.revise(revised_at_, goal_);
}

std::int64_t Collector::begin_assist(std::int64_t& balance, std::uint64_t goroutine, std::uint64_t step) {
    Assist assist{goroutine, step, -balance, 0, 0, 0};
    std::int64_t pays_for = assist.debt;
    assist.wanted = static_cast<std::int64_t>(pacer.work_per_byte * static_cast<double>(assist.debt));
    if (assist.wanted < Pacer::kOverAssist) {
        assist.wanted = Pacer::kOverAssist;
        pays_for = static_cast<std::int64_t>(pacer.bytes_per_work * static_cast<double>(assist.wanted));
    }
    if (pacer.credit > 0) {
        assist.stolen = std::min(pacer.credit, assist.wanted);
        balance += assist.stolen == assist.wanted ? pays_for : 1 + static_cast<std::int64_t>(pacer.bytes_per_work * static_cast<double>(assist.stolen));
        pacer.credit -= assist.stolen;
        cycle_.stolen_work += static_cast<std::uint64_t>(assist.stolen);
    }
    cycle_.assists++;
    if (assists_.size() >= kMostAssists) assists_.erase(assists_.begin());
    assists_.push_back(assist);
    return assist.wanted - assist.stolen;
}

void Collector::end_assist(std::int64_t& balance, std::int64_t done) {
    assists_.back().done = done;
    balance = marking() ? balance + 1 + static_cast<std::int64_t>(pacer.bytes_per_work * static_cast<double>(done)) : 0;
}

void Collector::begin_unit(bool assist) {
    work_before_unit_ = pacer.scan_work();
    units_++;
    if (!assist) return;
    pacer.assist_time += unit_time();
    cycle_.assist_time += unit_time();
}

std::uint64_t Collector::end_unit(bool assist) {
    const std::uint64_t work = pacer.scan_work() - work_before_unit_;
    if (assist) {
        cycle_.assist_work += work;
    } else {
        pacer.credit += static_cast<std::int64_t>(work);
        cycle_.background_work += work;
    }
    return work;
}

std::string assist_text(const Assist& assist) {
    const std::int64_t left = assist.wanted - assist.stolen;
    return fmt::format("goroutine {} owes {} bytes of allocation: {} bytes of marking, {} from the background's credit, {} of its own", assist.goroutine,
                       assist.debt, assist.wanted, assist.stolen, left);
}

}  // namespace tw
