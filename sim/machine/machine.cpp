#include "sim/machine/machine.h"

#include <algorithm>

#include "sim/base/check.h"
#include "sim/machine/execute.h"
#include "sim/machine/lost_objects.h"

namespace tw {
namespace {

constexpr std::uint64_t kTimeSlice = 10'000'000;   // 10 ms of one instruction a nanosecond [go1.26 runtime/proc.go forcePreemptNS]
constexpr std::uint64_t kLongestWait = 4096;       // instructions that the end of marking waits for a stack map

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

void Machine::start_cycle() {
    rt.begin_cycle();
    rt.collector.start_cycle(rt.gc_context(), rt.gc_requested, rt.now());
    rt.report(RuntimeEvent::Kind::GcStart);
    next_unit_ = rt.steps + 1;
    ending_since_ = 0;
}

void Machine::finish_cycle() {
    const bool forced = rt.collector.cycle().forced;
    collecting_ = false;
    if (forced) rt.gc_requested = false;
    rt.report(RuntimeEvent::Kind::GcEnd);
    if (rt.settings.gctrace && traced_ != rt.collector.cycles()) {
        traced_ = rt.collector.cycles();
        rt.write_output(2, gctrace_line(rt.collector.cycle(), rt.now()) + "\n");
    }
    rt.queue_ready_finalizers(forced);
    if (!forced || ended()) return;
    // runtime.GC waits while the cycle runs, so others come first [go1.26 runtime/mgc.go GC]. Asked for from outside the program, the
    // cycle can follow an instruction that made the goroutine wait, or end: then it has left the processor already.
    if (rt.g().status == GStatus::Running) rt.ready(rt.current, false);
    if (rt.schedule()) resume(rt);
}

// With the world stopped: a whole cycle, or what is left of a concurrent one. runtime.GC comes here; so does an allocation.
void Machine::collect(std::uint64_t until_step, bool stop_at_unit) {
    Collector& collector = rt.collector;
    if (!collecting_) {
        const bool starts = collector.phase() == GcPhase::Off;
        if (starts) start_cycle();
        if (starts && !collector.settings.stop_the_world && !rt.gc_requested) return;  // from here on by turns
        if (!starts && collector.marking() && !rt.gc_requested && !collector.beyond_goal(rt.heap)) {
            if (!collector.background_is_behind()) return begin_assist();
            collector.background_catches_up();
            next_unit_ = rt.steps;  // the loop takes the turn
            return;
        }
        collecting_ = true;
    }
    if (stop_at_unit) return;
    while (rt.steps < until_step && collector.phase() != GcPhase::Off) {
        if (!collector.settings.write_barrier && collector.mark_ends_next()) {
            take_turn();
            continue;
        }
        const std::uint64_t limit = collector.settings.write_barrier ? until_step - rt.steps : 1;
        const std::uint64_t done = collector.advance_many(rt.gc_context(), limit, rt.now());
        if (done == 0) break;
        rt.steps += done;
    }
    if (collector.phase() != GcPhase::Off) return;
    const bool other = rt.gc_requested && !collector.cycle().forced;  // it was the concurrent cycle before
    finish_cycle();
    if (other && !ended()) collect(until_step, stop_at_unit);
}

// The mark phase ends at a moment for which there is a stack map of the running goroutine, unless none comes for long.
// [go1.26 runtime/mgc.go gcMarkDone]  Differs: real Go stops the goroutine anywhere and scans its innermost frame conservatively.
bool Machine::waits_for_safepoint() const {
    if (collecting() || !rt.collector.mark_ends_next()) return false;
    if (ending_since_ != 0 && rt.steps - ending_since_ >= kLongestWait) return false;
    bool found = false;
    rt.walk_frames(rt.g(), [&](const Runtime::Frame& frame) {
        found = frame.map != nullptr;
        return false;
    });
    return !found;
}

bool Machine::unit_is_next() const {
    if (ended()) return false;
    return collecting() || (collecting_concurrently() && rt.steps >= next_unit_ && !waits_for_safepoint());
}

// One unit of the collector's work. [go1.26 runtime/mgcmark.go gcDrain]
void Machine::take_turn() {
    Collector& collector = rt.collector;
    if (waits_for_safepoint()) {
        if (ending_since_ == 0) ending_since_ = rt.steps;
        next_unit_ = rt.steps + 1;
        return;
    }
    const bool counts = !collecting_ && collector.phase() == GcPhase::Mark;
    if (counts) collector.begin_unit(false);
    mark_unit();
    if (counts) collector.end_unit(false);
    next_unit_ = rt.steps + std::max<std::uint64_t>(1, collector.settings.concurrent_slice);
    if (collector.phase() == GcPhase::Off && !collecting_) finish_cycle();
}

void Machine::mark_unit() {
    Collector& collector = rt.collector;
    std::vector<LostObject> lost;
    if (!collector.settings.write_barrier && collector.mark_ends_next()) lost = find_lost_objects(rt);
    collector.advance(rt.gc_context(), rt.now());
    rt.steps++;
    ending_since_ = 0;
    if (!lost.empty() && !collector.marking()) report_lost(std::move(lost));
}

// The running goroutine stands before an allocation and owes scan work. [go1.26 runtime/mgcmark.go gcAssistAlloc]
void Machine::begin_assist() {
    Goroutine& g = rt.g();
    assist_done_ = 0;
    assist_left_ = rt.collector.begin_assist(g.assist_bytes, g.id, rt.steps);
    const Assist& assist = rt.collector.assists().back();
    if (rt.events) rt.report(RuntimeEvent::Kind::Assist, 0, static_cast<std::uint64_t>(assist.debt), -1, assist_text(assist));
}

// Unit by unit, until the debt is paid or marking has ended, which an assist that finds no more work brings about.
void Machine::assist(std::uint64_t until_step) {
    while (assist_left_ > 0 && rt.steps < until_step) {
        rt.collector.begin_unit(true);
        mark_unit();
        const auto work = static_cast<std::int64_t>(rt.collector.end_unit(true));
        assist_left_ -= work;
        assist_done_ += work;
        if (assist_left_ <= 0 || !rt.collector.marking()) end_assist();
    }
}

void Machine::end_assist() {
    rt.collector.end_assist(rt.g().assist_bytes, assist_done_);
    assist_left_ = assist_done_ = 0;
    next_unit_ = std::max(next_unit_, rt.steps + 1);
}

// A stack that could not move when it was scanned is halved when its goroutine stands at a stack map and the runtime has the word.
// [go1.26 runtime/stack.go newstack preemptShrink]
void Machine::shrink_if_asked() {
    if (rt.g().preempt_shrink) rt.shrink_stack(rt.current);
}

void Machine::report_lost(std::vector<LostObject> lost) {
    for (LostObject& one : lost) {
        rt.write_output(2, "twoword: " + one.text + "\n");
        lost_.push_back(std::move(one));
    }
}

void Machine::run(std::uint64_t until_step) { run_program(until_step, false); }

bool Machine::run_to_unit(std::uint64_t until_step) {
    run_program(until_step, true);
    return unit_is_next();
}

void Machine::run_program(std::uint64_t until_step, bool stop_at_unit) {
    while (!ended() && rt.steps < until_step) {
        if (collecting()) {
            if (stop_at_unit) return;
            if (collecting_) collect(until_step, stop_at_unit);
            else assist(until_step);
            continue;
        }
        if (rt.g().instruction_done && rt.g().status == GStatus::Running) resume(rt);
        if (collecting_concurrently() && rt.steps >= next_unit_) {
            if (stop_at_unit && unit_is_next()) return;
            take_turn();
            continue;
        }
        if (rt.steps >= slice_end_ && rt.pins == 0) {  // its time is over: the next one runs
            slice_end_ = rt.steps + kTimeSlice;
            shrink_if_asked();
            rt.run_due_timers();
            if (rt.run_next >= 0 || !rt.run_queue.empty() || !rt.global_queue.empty()) {
                rt.g().status = GStatus::Waiting;
                rt.ready(rt.current, false);
                if (!rt.schedule()) break;
                resume(rt);
            }
        }
        std::uint64_t end = std::min(until_step, std::max(slice_end_, rt.steps + 1));
        if (collecting_concurrently()) end = std::min(end, next_unit_);
        switch (execute(rt, end - rt.steps)) {
            case Halt::Fuel: break;
            case Halt::Ended: return;
            case Halt::Collect:
                shrink_if_asked();
                collect(until_step, stop_at_unit);
                break;
            case Halt::Switch:
                if (!rt.schedule()) return;
                resume(rt);
                slice_end_ = rt.steps + kTimeSlice;
                break;
        }
        if (rt.gc_requested && !collecting_ && !ended()) collect(until_step, stop_at_unit);
    }
}

bool Machine::switch_to(std::uint64_t goroutine, std::string& why_not) {
    const auto refuse = [&](const char* why) { why_not = why; return false; };
    if (ended()) return refuse("the program has ended");
    if (collecting_) return refuse("the collector works with the world stopped");
    if (assisting()) return refuse("the running goroutine helps the collector before it allocates");
    if (rt.pins != 0) return refuse("the running goroutine must not be preempted here");
    std::int64_t wanted = -1;
    for (std::uint32_t slot = 0; slot < rt.goroutines.size(); slot++)
        if (rt.goroutines[slot].id == goroutine && rt.goroutines[slot].status == GStatus::Runnable) wanted = slot;
    if (wanted < 0) return refuse("that goroutine cannot run now");
    if (rt.g().status == GStatus::Running) {
        rt.g().status = GStatus::Waiting;
        rt.ready(rt.current, false);
    }
    rt.run_now(static_cast<std::uint32_t>(wanted));
    resume(rt);
    slice_end_ = rt.steps + kTimeSlice;
    return true;
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
