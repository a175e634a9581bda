// Timers on the virtual clock: time.Sleep, AfterFunc, and channel timers, whose objects are the library's timeTimer
// (assets/golib/time/sleep.go, laid out as Go's). A channel timer is in the heap only while somebody waits on its channel;
// otherwise it is looked at when the channel is, so that a forgotten one can be collected.
// Invariant: the state byte of an object is 1 exactly while `timers` names it; `when` is 0 when it is not pending.
// Models [go1.26 runtime/time.go timer], [go1.26 runtime/time.go unlockAndRun], [go1.26 time/sleep.go sendTime goFunc].
// Differs: one heap ordered by time and then by start; goFunc's goroutine is made here.
#include <algorithm>
#include <array>

#include "sim/runtime/channel_internal.h"

namespace tw {
namespace {

constexpr std::uint64_t kState = 25, kIsChan = 26, kBlocked = 28, kWhen = 40, kPeriod = 48, kArgData = 72, kSeq = 80, kLocation = 88;
constexpr std::int64_t kMaxWhen = INT64_MAX;
constexpr std::int64_t kUnixTo1885 = 2682288000;  // [go1.26 time/time.go unixToInternal minWall]

bool later(const TimerRecord& a, const TimerRecord& b) { return a.when != b.when ? a.when > b.when : a.sequence > b.sequence; }

void push(Runtime& rt, TimerRecord record) {
    record.sequence = rt.timer_sequence++;
    rt.timers.push_back(record);
    std::push_heap(rt.timers.begin(), rt.timers.end(), later);
}

TimerRecord pop_first(Runtime& rt) {
    std::pop_heap(rt.timers.begin(), rt.timers.end(), later);
    const TimerRecord record = rt.timers.back();
    rt.timers.pop_back();
    return record;
}

struct TimerObject {
    Runtime& rt;
    std::uint64_t at;
    [[nodiscard]] std::int64_t when() const { return rt.memory.get<std::int64_t>(at + kWhen); }
    [[nodiscard]] std::int64_t period() const { return rt.memory.get<std::int64_t>(at + kPeriod); }
    [[nodiscard]] bool is_chan() const { return rt.memory.get<std::uint8_t>(at + kIsChan) != 0; }
    [[nodiscard]] bool heaped() const { return rt.memory.get<std::uint8_t>(at + kState) != 0; }
    [[nodiscard]] std::uint32_t blocked() const { return rt.memory.get<std::uint32_t>(at + kBlocked); }
    [[nodiscard]] std::uint64_t arg() const { return rt.memory.word(at + kArgData); }
    void set_when(std::int64_t when) const { rt.memory.put(at + kWhen, when); }
    void set_heaped(bool is) const { rt.memory.put<std::uint8_t>(at + kState, is); }

    void enter() const {  // into the heap, if it belongs there
        if (when() <= 0 || heaped() || (is_chan() && blocked() == 0)) return;
        push(rt, TimerRecord{static_cast<std::uint64_t>(when()), 0, at, 0});
        set_heaped(true);
        if (rt.collector.barrier_on()) [[unlikely]] rt.collector.shade(rt.memory, rt.heap, at);  // the table may have been scanned
    }
    void leave() const {
        if (!heaped()) return;
        std::erase_if(rt.timers, [&](const TimerRecord& r) { return r.object == at; });
        std::make_heap(rt.timers.begin(), rt.timers.end(), later);
        set_heaped(false);
    }
};

// The Time that is sent: the wall clock and monotonic reading of `when`, as bytes of time.Time.
std::array<std::uint64_t, 3> time_value(std::int64_t when, std::uint64_t location) {
    const std::int64_t seconds = Runtime::kWallStart + when / 1'000'000'000 + kUnixTo1885;
    return {1ull << 63 | static_cast<std::uint64_t>(seconds) << 30 | static_cast<std::uint64_t>(when % 1'000'000'000),
            static_cast<std::uint64_t>(when) + 1, location};
}

void start_function(Runtime& rt, std::uint64_t function_value) {
    const std::uint32_t slot = rt.new_goroutine(function_value, -1, false);
    if (rt.end.kind != EndKind::Running) return;
    Goroutine& g = rt.goroutines[slot];
    g.parent = 0;
    const auto found = rt.image->function_named.find("time.goFunc");
    g.created_at = found == rt.image->function_named.end() ? 0 : rt.image->functions[static_cast<std::size_t>(found->second)].entry;
    rt.memory.set_word(g.record + g_record::kParentGoid, 0);
    rt.ready(slot);
}

// It is due and not in the heap: moves it on by its period and does what it is for.
void fire(Runtime& rt, TimerObject timer) {
    const std::int64_t when = timer.when(), period = timer.period();
    std::int64_t next = 0;
    if (period > 0) {
        const std::int64_t delta = static_cast<std::int64_t>(rt.now()) - when;
        if (__builtin_add_overflow(when, period * (1 + delta / period), &next)) next = kMaxWhen;
    }
    timer.set_when(next);
    if (rt.events) rt.report(RuntimeEvent::Kind::Timer, timer.at);
    if (!timer.is_chan()) {
        start_function(rt, timer.arg());
    } else {
        const auto value = time_value(when, rt.memory.word(timer.at + kLocation));
        send_value(rt, timer.arg(), reinterpret_cast<const std::byte*>(value.data()));
    }
    timer.enter();
}

}  // namespace

void run_channel_timer(Runtime& rt, std::uint64_t at) {
    const TimerObject timer{rt, at};
    const std::int64_t when = timer.when();
    if (when <= 0 || timer.heaped() || static_cast<std::uint64_t>(when) > rt.now()) return;
    fire(rt, timer);
}

void block_channel_timer(Runtime& rt, std::uint64_t at) {
    const TimerObject timer{rt, at};
    rt.memory.put<std::uint32_t>(at + kBlocked, timer.blocked() + 1);
    timer.enter();
}

void unblock_channel_timer(Runtime& rt, std::uint64_t at) {
    const TimerObject timer{rt, at};
    rt.memory.put<std::uint32_t>(at + kBlocked, timer.blocked() - 1);
    if (timer.blocked() == 0) timer.leave();
}

void Runtime::sleep(std::int64_t nanoseconds) {
    if (nanoseconds <= 0) return;
    std::int64_t when = 0;
    if (__builtin_add_overflow(static_cast<std::int64_t>(now()), nanoseconds, &when)) when = kMaxWhen;
    g().sleep_until = static_cast<std::uint64_t>(when);
    push(*this, TimerRecord{static_cast<std::uint64_t>(when), 0, 0, current});
    park(WaitReason::Sleep);
}

void Runtime::start_timer(std::uint64_t object, std::int64_t when) {
    const TimerObject timer{*this, object};
    timer.set_when(when);
    if (timer.is_chan() && timer.arg()) store_pointer(timer.arg() + offsetof(Hchan, timer), object);
    timer.enter();
}

bool Runtime::stop_timer(std::uint64_t object) {
    const TimerObject timer{*this, object};
    poll_timers(*this);
    bool was_pending = timer.when() > 0;
    timer.leave();
    timer.set_when(0);
    if (!timer.is_chan()) return was_pending;
    memory.set_word(object + kSeq, memory.word(object + kSeq) + 1);
    if (timer.arg() && drain_channel(*this, timer.arg())) was_pending = true;
    return was_pending;
}

bool Runtime::reset_timer(std::uint64_t object, std::int64_t when, std::int64_t period) {
    const bool was_pending = stop_timer(object);
    memory.put(object + kPeriod, period);
    start_timer(object, when);
    return was_pending;
}

void Runtime::run_due_timers() {
    while (!timers.empty() && timers.front().when <= now() && end.kind == EndKind::Running) {
        const TimerRecord due = pop_first(*this);
        if (due.object == 0) {
            goroutines[due.sleeper].sleep_until = 0;
            if (events) report(RuntimeEvent::Kind::Timer, goroutines[due.sleeper].record);
            wake_done(*this, due.sleeper);
            continue;
        }
        const TimerObject timer{*this, due.object};
        timer.set_heaped(false);
        fire(*this, timer);
    }
}

std::uint64_t Runtime::next_timer() const { return timers.empty() ? ~std::uint64_t{0} : timers.front().when; }

}  // namespace tw
