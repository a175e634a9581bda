// The phases of a cycle and the units that advance it. [go1.26 runtime/mgc.go gcStart], [go1.26 runtime/mgc.go gcMarkTermination]
#include "sim/collector/collector.h"

#include "sim/base/check.h"

namespace tw {

namespace {

// What the real runtime maps for itself in a small program, and for each further arena of 64 MiB: as MemStats of go1.26 shows with
// Sys − HeapSys − StackSys. It counts against the memory limit. [go1.26 runtime/mgcpacer.go memoryLimitHeapGoal]
// The stacks of its own goroutines and threads are not in the model either; after a few cycles it has taken 256 KiB more.
std::uint64_t runtime_bytes(std::uint64_t heap_sys, std::uint32_t cycles) {
    constexpr std::uint64_t kOwn = 3'758'344, kOwnStacks = 196'608, kMoreAfterCycles = 262'144, kPerArena = 69'648;
    return kOwn + kOwnStacks + (cycles > 5 ? kMoreAfterCycles : 0) + heap_sys / (64 << 20) * kPerArena;
}

}  // namespace

MappedMemory Collector::mapped(const Heap& heap) const {
    if (settings.memory_limit == CollectorSettings{}.memory_limit) return {};
    return {heap.bytes_ready() + runtime_bytes(heap.bytes_mapped(), cycles_), heap.bytes_free(), heap.bytes_allocated()};
}

void Collector::set_goal(Heap& heap) {
    const PacerGoal result = pacer.goal_and_trigger(mapped(heap));
    goal_ = result.goal;
    trigger_ = result.trigger;
    heap.trigger = settings.collect_every != 0 && settings.gogc >= 0 ? 0 : trigger_;
}

// Where the limit cannot be held, Go's collector runs all the time beside the program, which goes on at its share of the processor.
// With the world stopped that share is a pause between two cycles, as long as the last one took, instructions and clearing. [go1.26 runtime/mgclimit.go]
bool Collector::over_limit_trigger(Heap& heap, std::uint64_t now) {
    const bool asked = heap.trigger == 0;  // a span was taken
    set_goal(heap);
    if (goal_ >= pacer.percent_goal) return heap.wants_collection();
    const std::uint64_t fresh = heap.live_bytes() > pacer.heap_marked ? heap.live_bytes() - pacer.heap_marked : 0;
    const bool due = asked && heap.live_bytes() >= trigger_ && now - cycle_.mark_end + fresh / kBytesPerNanosecond >= last_cost_;
    if (!due) heap.trigger = ~0ull;        // until the next one is taken
    return due;
}

void Collector::commit_goal(GcContext context) {
    Heap& heap = context.heap;
    pacer.gogc = settings.gogc;
    pacer.memory_limit = settings.memory_limit;
    const bool limited = settings.memory_limit != CollectorSettings{}.memory_limit;
    const std::uint64_t beside = runtime_bytes(heap.bytes_mapped(), cycles_);
    heap.ready_limit = !limited ? ~0ull : settings.memory_limit > beside ? settings.memory_limit - beside : 0;
    pacer.commit(heap.live_bytes(), heap.swept());
    set_goal(heap);
    heap.pace_sweeper(trigger_);
    if (phase_ == GcPhase::Mark) {
        heap.trigger = 0;
        revise(heap);
    }
}

void Collector::start_cycle(GcContext context, bool forced, std::uint64_t now) {
    SIM_CHECK(!marking());
    finish_sweep(context);
    Heap& heap = context.heap;
    cycle_ = CycleStats{};
    cycle_.number = cycles_ + 1;
    cycle_.forced = forced;
    cycle_.start = now;
    cycle_.live_at_start = heap.live_bytes();
    cycle_.runway = pacer.runway;
    assists_.clear();
    units_ = allocation_time_ = passed_allocation_time_ = 0;
    pacer.heap_scan += heap.take_scan_bytes();
    pacer.start_cycle(heap.live_bytes(), goal_);
    goal_ = cycle_.goal = pacer.goal_and_least_trigger(mapped(heap)).goal;
    heap.begin_mark(context.memory);
    heap.allocate_black = true;
    heap.trigger = 0;  // every allocation looks whether its goroutine owes work
    barrier_ = settings.write_barrier;
    until_due_ = settings.collect_every;
    work_.clear();
    waiting_ = queue_first_ = 0;
    last_ = 0;
    next_job_ = 0;
    jobs_ = context.roots.root_jobs() + 1;  // the last one: specials
    phase_ = GcPhase::Mark;
    revise(heap);
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
        else if (advance(context, now + done).kind != GcUnit::Kind::None) done++;
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
    context.roots.mark_ends();
    cycle_.mark_end = now;
    cycle_.live_at_end = heap.live_bytes();
    const std::uint64_t steps = now - cycle_.start, extra = units_ * (unit_time() - 1) + passed_allocation_time_;
    last_cost_ = (units_ == 0 ? steps : units_) * unit_time();
    cycle_.clock_time = steps + extra;
    cycle_.background_time = units_ == 0 ? steps : units_ * unit_time() - cycle_.assist_time;
    gc_time_ += cycle_.assist_time + cycle_.background_time;
    extra_time_ += extra;
    cycle_.gc_time_so_far = gc_time_;
    cycle_.extra_time_so_far = extra_time_;
    pacer.end_cycle(heap.live_bytes(), cycle_.clock_time);
    barrier_ = false;
    heap.allocate_black = false;
    phase_ = GcPhase::Sweep;
    cycle_.marked = heap.bytes_marked;
    cycle_.heap_work = pacer.heap_scan_work;
    cycle_.stack_bytes = pacer.stack_scan_work;
    cycle_.global_bytes = pacer.globals_scan;
    cycle_.cons_mark = pacer.cons_mark;
    cycles_++;
    forced_ += cycle_.forced;
    pacer.reset_live(heap.bytes_marked);
    heap.set_live_bytes(heap.bytes_marked);
    heap.begin_sweep(context.memory);
    commit_goal(context);
}

}  // namespace tw
