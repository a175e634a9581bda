// The phases of a cycle and the units that advance it. [go1.26 runtime/mgc.go gcStart], [go1.26 runtime/mgc.go gcMarkTermination]
#include "sim/collector/collector.h"

#include "sim/base/check.h"

namespace tw {

namespace {

// What the real runtime maps for itself in a small program, and for each further arena of 64 MiB: as MemStats of go1.26 shows with
// Sys − HeapSys − StackSys. It counts against the memory limit. [go1.26 runtime/mgcpacer.go memoryLimitHeapGoal]
std::uint64_t runtime_bytes(std::uint64_t heap_sys) { return 3'758'344 + heap_sys / (64 << 20) * 69'648; }

}  // namespace

void Collector::commit_goal(GcContext context) {
    PacerInput input;
    input.heap_marked = heap_marked_;
    input.stack_bytes = stack_bytes;
    input.global_bytes = global_bytes;
    input.gogc = settings.gogc;
    input.memory_limit = settings.memory_limit;
    input.first = cycles_ == 0;
    input.sweep_minimum = phase_ == GcPhase::Sweep && !context.heap.swept() ? context.heap.live_bytes() + kSweepDistance : 0;
    if (settings.memory_limit != CollectorSettings{}.memory_limit) {
        const HeapStats stats = context.heap.stats(context.memory);
        const std::uint64_t beside = stats.stack_inuse + (stats.heap_inuse - stats.heap_alloc) + runtime_bytes(stats.heap_sys);
        const std::uint64_t ready = stats.heap_alloc + beside;  // free pages count as given back
        input.non_heap_bytes = beside + (ready > settings.memory_limit ? ready - settings.memory_limit : 0);
    }
    const PacerGoal result = compute_goal(input, !settings.stop_the_world);
    goal_ = result.goal;
    context.heap.trigger = settings.collect_every != 0 && settings.gogc >= 0 ? 0 : result.trigger;
}

void Collector::start_cycle(GcContext context, bool forced, std::uint64_t now) {
    SIM_CHECK(!marking());
    finish_sweep(context);
    cycle_ = CycleStats{};
    cycle_.number = cycles_ + 1;
    cycle_.forced = forced;
    cycle_.start = now;
    cycle_.live_at_start = context.heap.live_bytes();
    cycle_.goal = goal_;
    context.heap.begin_mark(context.memory);
    context.heap.allocate_black = true;
    barrier_ = settings.write_barrier;
    until_due_ = settings.collect_every;
    work_.clear();
    waiting_ = queue_first_ = 0;
    last_ = 0;
    next_job_ = 0;
    jobs_ = context.roots.root_jobs() + 1;  // the last one: specials
    phase_ = GcPhase::Mark;
}

GcUnit Collector::advance(GcContext context, std::uint64_t now) {
    if (phase_ == GcPhase::Off) return {};
    if (phase_ == GcPhase::Sweep) {
        std::uint32_t page = 0;
        if (context.heap.sweep_next(context.memory, &page)) return {GcUnit::Kind::Span, Address{kArenaBase + page * kPageSize}, page};
        phase_ = GcPhase::Off;
        return {GcUnit::Kind::SweepDone, {}, 0};
    }
    if (next_job_ < jobs_) {
        const std::uint32_t job = next_job_++;
        scan_job(context, job);
        return {GcUnit::Kind::Root, {}, job};
    }
    if (has_work()) {
        const Address object = next_object();
        drain(context.memory, context.heap, 1);
        return {GcUnit::Kind::Object, object, 0};
    }
    end_mark(context, now);
    return {phase_ == GcPhase::Sweep ? GcUnit::Kind::MarkDone : GcUnit::Kind::Root, {}, jobs_ - 1};
}

std::uint64_t Collector::advance_many(GcContext context, std::uint64_t limit, std::uint64_t now) {
    std::uint64_t done = 0;
    while (done < limit && phase_ != GcPhase::Off) {
        if (phase_ == GcPhase::Mark && next_job_ == jobs_ && has_work()) done += drain(context.memory, context.heap, limit - done);
        else if (advance(context, now).kind != GcUnit::Kind::None) done++;
    }
    return done;
}

void Collector::finish_mark(GcContext context, std::uint64_t now) {
    while (marking()) {
        if (next_job_ < jobs_) scan_job(context, next_job_++);
        else if (has_work()) drain(context.memory, context.heap, ~0ull);
        else end_mark(context, now);
    }
}

void Collector::finish_sweep(GcContext context) {
    while (context.heap.sweep_next(context.memory)) {}
    if (phase_ == GcPhase::Sweep) phase_ = GcPhase::Off;
}

// Specials that were added while marking are looked at once more; what they find is drained before marking ends.
void Collector::end_mark(GcContext context, std::uint64_t now) {
    scan_specials(context);
    if (has_work()) return;
    Heap& heap = context.heap;
    barrier_ = false;
    heap.allocate_black = false;
    phase_ = GcPhase::Sweep;
    cycle_.mark_end = now;
    cycle_.live_at_end = heap.live_bytes();
    cycle_.marked = heap_marked_ = heap.bytes_marked;
    cycle_.stack_bytes = stack_bytes;
    cycle_.global_bytes = global_bytes;
    cycles_++;
    forced_ += cycle_.forced;
    heap.set_live_bytes(heap_marked_);
    heap.begin_sweep(context.memory);
    commit_goal(context);
}

}  // namespace tw
