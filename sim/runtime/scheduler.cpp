// Who runs next: one P. A goroutine made ready goes to runnext and pushes the one there to the end of the local queue; who yields
// or is preempted goes to the global queue, which is looked at when the local one is empty and every 61st time slice. So
// `for i := range 6 { go print(i) }` prints 5 0 1 2 3 4, as real Go does with GOMAXPROCS=1.
// Invariant: a goroutine is Runnable exactly when it stands in one of run_next, run_queue and global_queue.
// Models [go1.26 runtime/proc.go newproc1], [go1.26 runtime/proc.go runqput], [go1.26 runtime/proc.go findRunnable],
// [go1.26 runtime/proc.go checkdead]. Differs: records of goroutines are persistent memory; the clock jumps when all wait for time.
#include <algorithm>

#include <fmt/format.h>

#include "sim/base/check.h"
#include "sim/runtime/records_internal.h"

namespace tw {
namespace {

constexpr std::size_t kLocalQueue = 256;
// Ids 2 to 5 belong to the runtime's own goroutines, 6 to the finalizers' in programs with files. [go1.26 runtime/proc.go main]
constexpr std::uint64_t kFirstUserGoroutine = 6;

std::uint32_t record_status(GStatus status) {
    switch (status) {
        case GStatus::Idle: return 0;
        case GStatus::Runnable: return 1;
        case GStatus::Running: return 2;
        case GStatus::Waiting: return 4;
        case GStatus::Dead: return 6;
    }
    return 0;
}

void put_local(Runtime& rt, std::uint32_t slot) {
    if (rt.run_queue.size() < kLocalQueue) {
        rt.run_queue.push_back(slot);
        return;
    }
    for (std::size_t i = 0; i < kLocalQueue / 2; i++) {  // [go1.26 runtime/proc.go runqputslow]
        rt.global_queue.push_back(rt.run_queue.front());
        rt.run_queue.pop_front();
    }
    rt.global_queue.push_back(slot);
}

std::int64_t pop(std::deque<std::uint32_t>& queue) {
    if (queue.empty()) return -1;
    const std::uint32_t slot = queue.front();
    queue.pop_front();
    return slot;
}

std::int64_t take_from_global(Runtime& rt) {  // [go1.26 runtime/proc.go globrunqgetbatch]
    const std::int64_t first = pop(rt.global_queue);
    for (std::size_t n = std::min(rt.global_queue.size() + 1, kLocalQueue / 2); first >= 0 && n > 1; n--) rt.run_queue.push_back(static_cast<std::uint32_t>(pop(rt.global_queue)));
    return first;
}

std::int64_t pick_in_order(Runtime& rt) {
    if (rt.schedule_ticks % 61 == 0 && !rt.global_queue.empty()) {
        rt.schedule_ticks++;
        return pop(rt.global_queue);
    }
    wake_finalizer_goroutines(rt);
    if (rt.run_next >= 0) return std::exchange(rt.run_next, -1);  // inherits the time slice
    std::int64_t slot = pop(rt.run_queue);
    if (slot < 0) slot = take_from_global(rt);
    if (slot >= 0) rt.schedule_ticks++;
    return slot;
}

std::int64_t pick_at_random(Runtime& rt) {
    wake_finalizer_goroutines(rt);
    const std::size_t next = rt.run_next >= 0, local = rt.run_queue.size(), all = next + local + rt.global_queue.size();
    if (all == 0) return -1;
    std::size_t i = rt.random() % all;
    if (i < next) return std::exchange(rt.run_next, -1);
    i -= next;
    std::deque<std::uint32_t>& queue = i < local ? rt.run_queue : rt.global_queue;
    const auto at = queue.begin() + static_cast<std::ptrdiff_t>(i < local ? i : i - local);
    const std::uint32_t slot = *at;
    queue.erase(at);
    return slot;
}

std::uint32_t take_slot(Runtime& rt) {
    if (!rt.free_slots.empty()) {
        const std::uint32_t slot = rt.free_slots.back();
        rt.free_slots.pop_back();
        const std::uint64_t record = rt.goroutines[slot].record;
        rt.goroutines[slot] = Goroutine{};
        rt.goroutines[slot].record = record;
        return slot;
    }
    const auto slot = static_cast<std::uint32_t>(rt.goroutines.size());
    Goroutine fresh;
    fresh.record = rt.memory.add_persistent(g_record::kSize, 8).value;
    rt.goroutines.push_back(std::move(fresh));
    return slot;
}

std::uint64_t take_id(Runtime& rt) {
    const std::uint64_t id = rt.next_goroutine_id;
    rt.next_goroutine_id = id == 1 ? kFirstUserGoroutine + rt.image->function_named.contains("os.NewFile") : id + 1;
    return id;
}

// The frame that the goroutine starts in. [go1.26 runtime/proc.go newproc1 gostartcallfn]
void prepare_stack(Runtime& rt, Goroutine& g, std::int32_t frame_size) {
    const std::uint64_t header = g.stack_high - 2 * static_cast<std::uint64_t>(kFrameHeader);
    g.fp = header - static_cast<std::uint64_t>(frame_size);
    rt.memory.set_word(header, kTextBase + rt.image->goexit_code);
    rt.memory.set_word(header + 8, g.start_function);
    rt.memory.set_word(header + 16, 0);
    rt.memory.set_word(header + 24, 0);
}

void write_record(Runtime& rt, std::uint32_t slot) {
    using namespace g_record;
    const Goroutine& g = rt.goroutines[slot];
    const std::uint64_t at = g.record;
    Memory& m = rt.memory;
    m.set_word(at + kStackLow, g.stack_low);
    m.set_word(at + kStackHigh, g.stack_high);
    m.set_word(at + kGuard0, g.stack_low + 928);
    m.set_word(at + kGuard1, ~std::uint64_t{0});
    m.set_word(at + kSchedSp, g.fp);
    m.set_word(at + kSchedPc, kTextBase + g.code_index);
    m.set_word(at + kSchedG, at);
    m.set_word(at + kSchedContext, g.start_function);
    m.set_word(at + kGoid, g.id);
    m.set_word(at + kParentGoid, g.parent);
    m.set_word(at + kGoPc, g.created_at ? kTextBase + g.created_at : 0);
    m.set_word(at + kStartPc, kTextBase + g.code_index);
    m.put<std::uint32_t>(at + kSlot, slot);
}

}  // namespace

void set_status(Runtime& rt, std::uint32_t slot, GStatus status) {
    Goroutine& g = rt.goroutines[slot];
    g.status = status;
    rt.memory.put<std::uint32_t>(g.record + g_record::kStatus, record_status(status));
}

void wake_done(Runtime& rt, std::uint32_t slot) {
    rt.goroutines[slot].instruction_done = true;
    rt.ready(slot);
}

std::uint32_t Runtime::new_goroutine(std::uint64_t function_value, int, bool make_ready) {
    if (function_value == 0) {
        fatal("go of nil func value");
        return current;
    }
    if (goroutines.size() - free_slots.size() >= settings.max_goroutines) {
        out_of_budget("goroutine");
        return current;
    }
    const auto entry = static_cast<std::uint32_t>(memory.word(function_value) - kTextBase);
    SIM_CHECK(entry > 0 && entry < image->code.size());
    const std::int32_t frame_size = image->code[entry - 1].a;
    std::uint64_t stack = starting_stack;
    while (stack < static_cast<std::uint64_t>(frame_size) + 2 * static_cast<std::uint64_t>(kFrameHeader)) stack *= 2;
    const Address low = heap.stack_alloc(memory, stack);
    if (low.value == 0) {
        out_of_budget("memory");
        return current;
    }
    // Its stack counts as scanned: no root job of a running cycle looks at it.
    if (collector.barrier_on()) [[unlikely]] collector.shade(memory, heap, function_value);
    const bool is_first = goroutines.empty();
    const std::uint32_t slot = take_slot(*this);
    Goroutine& fresh = goroutines[slot];
    fresh.id = take_id(*this);
    fresh.stack_low = low.value;
    fresh.stack_high = low.value + stack;
    fresh.code_index = entry;
    fresh.start_function = function_value;
    if (!is_first) {
        fresh.parent = g().id;
        fresh.created_at = g().code_index;
    }
    prepare_stack(*this, fresh, frame_size);
    write_record(*this, slot);
    if (events) report(RuntimeEvent::Kind::GoroutineStart, fresh.record, 0, -1, std::to_string(fresh.id));
    if (make_ready) ready(slot);
    return slot;
}

void Runtime::ready(std::uint32_t slot, bool next) {
    Goroutine& g = goroutines[slot];
    SIM_CHECK(g.status != GStatus::Runnable && g.status != GStatus::Dead);
    g.reason = WaitReason::None;
    g.waiting_on = 0;
    set_status(*this, slot, GStatus::Runnable);
    if (!next) {
        global_queue.push_back(slot);
        return;
    }
    const std::int64_t kicked = std::exchange(run_next, slot);
    if (kicked >= 0) put_local(*this, static_cast<std::uint32_t>(kicked));
}

void Runtime::park(WaitReason reason, std::uint64_t waiting_on) {
    Goroutine& me = g();
    me.reason = reason;
    me.waiting_on = waiting_on;
    me.wait_since = steps;
    me.wait_time = now();
    me.instruction_done = false;
    me.result_at = 0;
    set_status(*this, current, GStatus::Waiting);
    memory.put<std::uint8_t>(me.record + g_record::kWaitReason, static_cast<std::uint8_t>(reason));
    memory.set_word(me.record + g_record::kSchedSp, me.fp);
    memory.set_word(me.record + g_record::kSchedPc, kTextBase + me.code_index);
}

void Runtime::yield_local() {
    set_status(*this, current, GStatus::Runnable);
    put_local(*this, current);
}

void Runtime::begin_cycle() {
    clear_pools();
    std::uint64_t stacks = 0;
    for (Goroutine& each : goroutines) {
        each.assist_bytes = 0;
        stacks += each.stack_high - each.stack_low;
    }
    collector.pacer.max_stack_scan = stacks;
    // The first cycle starts the mark worker, a goroutine like others. [go1.26 runtime/mgc.go gcBgMarkStartWorkers]
    if (collector.cycles() == 0 && run_next >= 0) put_local(*this, static_cast<std::uint32_t>(std::exchange(run_next, -1)));
}

void Runtime::end_goroutine() {
    Goroutine& me = g();
    report(RuntimeEvent::Kind::GoroutineEnd, me.record);
    set_status(*this, current, GStatus::Dead);
    heap.stack_free(memory, Address{me.stack_low}, me.stack_high - me.stack_low);
    memory.set_word(me.record + g_record::kStackLow, 0);
    memory.set_word(me.record + g_record::kStackHigh, 0);
    me.stack_low = me.stack_high = me.fp = me.start_function = me.result_at = 0;
    me.defers.clear();
    me.panics.clear();
    if (me.id != 1) free_slots.push_back(current);  // the first slot stays the main goroutine's
}

// Nobody can ever run again. [go1.26 runtime/proc.go checkdead]
static void report_deadlock(Runtime& rt) {
    const bool anyone = std::any_of(rt.goroutines.begin(), rt.goroutines.end(), [](const Goroutine& g) { return !g.is_system && g.status == GStatus::Waiting; });
    rt.fatal(anyone ? "all goroutines are asleep - deadlock!" : "no goroutines (main called runtime.Goexit) - deadlock!");
}

bool Runtime::schedule() {
    while (end.kind == EndKind::Running) {
        poll_timers(*this);
        const std::int64_t slot = settings.seed == 0 ? pick_in_order(*this) : pick_at_random(*this);
        if (slot >= 0) {
            const auto chosen = static_cast<std::uint32_t>(slot);
            set_status(*this, chosen, GStatus::Running);
            const bool switched = chosen != current;
            current = chosen;
            if (slot == flush_after) flush_after = -1;
            if (switched && events) report(RuntimeEvent::Kind::Switch, g().record);
            return true;
        }
        const std::uint64_t when = next_timer();
        if (when == ~std::uint64_t{0}) {
            report_deadlock(*this);
            return false;
        }
        if (when > now()) clock += when - now();
    }
    return false;
}

void Runtime::run_now(std::uint32_t slot) {
    if (run_next == static_cast<std::int64_t>(slot)) run_next = -1;
    std::erase(run_queue, slot);
    std::erase(global_queue, slot);
    set_status(*this, slot, GStatus::Running);
    current = slot;
    if (flush_after == static_cast<std::int64_t>(slot)) flush_after = -1;
    if (events) report(RuntimeEvent::Kind::Switch, g().record);
}

std::uint64_t Runtime::goroutine_count() const {
    std::uint64_t count = 0;
    for (const Goroutine& g : goroutines)
        if (g.status != GStatus::Dead && g.status != GStatus::Idle && !g.is_system) count++;
    return count;
}

}  // namespace tw
