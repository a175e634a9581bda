#include "sim/machine/machine.h"

#include <algorithm>

#include "sim/base/check.h"
#include "sim/machine/execute.h"

namespace tw {
namespace {

constexpr std::uint64_t kTimeSlice = 10'000'000;   // 10 ms of one instruction a nanosecond [go1.26 runtime/proc.go forcePreemptNS]
constexpr std::uint64_t kConcurrentSlice = 64;     // instructions between two units of a concurrent collection

// A goroutine whose instruction was completed by others goes on behind it.
void resume(Runtime& rt) {
    Goroutine& g = rt.g();
    g.result_at = 0;
    g.result_words = 0;
    if (g.instruction_done) {
        g.instruction_done = false;
        g.code_index++;
        if (rt.image->code[g.code_index].op == Op::Data) g.code_index++;
    }
    g.started = true;
    if (!g.wake_panic.empty()) {
        rt.panic_plain(g.wake_panic);
        g.wake_panic.clear();
        raise_pending(rt);
    }
}

}  // namespace

Machine::Machine(std::shared_ptr<const Image> image, RuntimeSettings settings) : rt(std::move(image), std::move(settings)) {
    const FunctionInfo& entry = rt.image->functions[static_cast<std::size_t>(rt.image->program->entry)];
    rt.current = rt.new_goroutine(entry.funcval, -1, true);
    rt.schedule();
    resume(rt);
    slice_end_ = kTimeSlice;
}

void Machine::collect(std::uint64_t until_step) {
    Collector& collector = rt.collector;
    GcContext context = rt.gc_context();
    if (!collecting_) {
        if (rt.gc_requested && collector.phase() != GcPhase::Off) {  // finish a concurrent cycle first
            collector.finish_mark(context, rt.now());
            collector.finish_sweep(context);
        }
        rt.begin_cycle();
        collector.start_cycle(context, rt.gc_requested, rt.now());
        rt.report(RuntimeEvent::Kind::GcStart);
        collecting_ = true;
    }
    while (rt.steps < until_step && collector.phase() != GcPhase::Off) {
        const std::uint64_t done = collector.advance_many(context, until_step - rt.steps, rt.now());
        if (done == 0) break;
        rt.steps += done;
    }
    if (collector.phase() != GcPhase::Off) return;
    collecting_ = false;
    const bool forced = rt.gc_requested;
    rt.gc_requested = false;
    rt.report(RuntimeEvent::Kind::GcEnd);
    if (rt.settings.gctrace && traced_ != collector.cycles()) {
        traced_ = collector.cycles();
        rt.write_output(2, gctrace_line(collector.cycle(), rt.now()) + "\n");
    }
    rt.queue_ready_finalizers(forced);
    if (!forced || ended()) return;
    rt.ready(rt.current, false);  // runtime.GC waits while the cycle runs, so others come first [go1.26 runtime/mgc.go GC]
    if (rt.schedule()) resume(rt);
}

void Machine::run(std::uint64_t until_step) {
    while (!ended() && rt.steps < until_step) {
        if (collecting_) {
            collect(until_step);
            continue;
        }
        if (rt.g().instruction_done && rt.g().status == GStatus::Running) resume(rt);
        if (rt.steps >= slice_end_ && rt.pins == 0) {  // its time is over: the next one runs
            slice_end_ = rt.steps + kTimeSlice;
            rt.run_due_timers();
            if (rt.run_next >= 0 || !rt.run_queue.empty() || !rt.global_queue.empty()) {
                rt.g().status = GStatus::Waiting;
                rt.ready(rt.current, false);
                if (!rt.schedule()) break;
                resume(rt);
            }
        }
        const std::uint64_t fuel = std::min(until_step, std::max(slice_end_, rt.steps + 1)) - rt.steps;
        switch (execute(rt, fuel)) {
            case Halt::Fuel: break;
            case Halt::Ended: return;
            case Halt::Collect: collect(until_step); break;
            case Halt::Switch:
                if (!rt.schedule()) return;
                resume(rt);
                slice_end_ = rt.steps + kTimeSlice;
                break;
        }
        if (rt.gc_requested && !collecting_ && !ended()) collect(until_step);
    }
}

Pos Machine::position() const {
    const int f = function();
    if (f < 0) return {};
    const FunctionCode& code = rt.image->program->functions[static_cast<std::size_t>(f)];
    return Pos{code.lines[rt.g().code_index - rt.image->functions[static_cast<std::size_t>(f)].entry]};
}

std::uint32_t Machine::depth() const {
    std::uint32_t count = 0;
    rt.walk_frames(rt.g(), [&](const Runtime::Frame&) { count++; return true; });
    return count;
}

}  // namespace tw
