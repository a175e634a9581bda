// Natives of iter: goroutines that change places with each other. [go1.26 runtime/coro.go newcoro coroswitch_m]
// Differs: the goroutine switched to runs next, as if the other had readied it; a random schedule may let another one in between.
#include <algorithm>
#include <utility>

#include "sim/golib/native_tables.h"
#include "sim/runtime/records_internal.h"

namespace tw {
namespace {

constexpr std::uint64_t kCoroArg = 384;  // of the g record

// The goroutine with the g record waits no longer; it runs before all others.
void wake(Runtime& rt, std::uint64_t record) {
    for (std::uint32_t slot = 0; slot < rt.goroutines.size(); slot++) {
        Goroutine& g = rt.goroutines[slot];
        if (g.record != record || g.status != GStatus::Waiting) continue;
        const std::int64_t kicked = std::exchange(rt.run_next, -1);
        rt.ready(slot);
        if (kicked >= 0) rt.run_queue.push_front(static_cast<std::uint32_t>(kicked));
        return;
    }
}

// func startcoro(c *coro, start func())
NativeStatus start(NativeCall& call) {
    Runtime& rt = call.rt;
    const std::uint64_t coro = call.words[0];
    const std::uint32_t slot = rt.new_goroutine(call.words[1], -1, false);
    if (rt.end.kind != EndKind::Running) return NativeStatus::Exit;
    Goroutine& fresh = rt.goroutines[slot];
    const std::uint64_t record = fresh.record;
    set_status(rt, slot, GStatus::Waiting);
    fresh.reason = WaitReason::Coroutine;
    fresh.waiting_on = coro;
    rt.memory.set_word(record + kCoroArg, coro);
    rt.memory.set_word(coro, record);
    rt.runtime_roots.push_back(coro);  // the g record holds it until the goroutine runs
    return NativeStatus::Done;
}

// func coroarg() *coro
NativeStatus argument(NativeCall& call) {
    Runtime& rt = call.rt;
    const std::uint64_t at = rt.g().record + kCoroArg, coro = rt.memory.word(at);
    rt.memory.set_word(at, 0);
    if (const auto found = std::find(rt.runtime_roots.begin(), rt.runtime_roots.end(), coro); found != rt.runtime_roots.end()) rt.runtime_roots.erase(found);
    call.words[0] = coro;
    return NativeStatus::Done;
}

// func coroswitch(c *coro)
NativeStatus change(NativeCall& call) {
    Runtime& rt = call.rt;
    const std::uint64_t coro = call.words[0], other = rt.memory.word(coro);
    rt.memory.set_word(coro, rt.g().record);
    rt.park(WaitReason::Coroutine, coro);
    wake(rt, other);
    return NativeStatus::Park;
}

// func coroexit(c *coro)
NativeStatus leave(NativeCall& call) {
    const std::uint64_t other = call.rt.memory.word(call.words[0]);
    call.rt.memory.set_word(call.words[0], 0);
    wake(call.rt, other);
    return NativeStatus::Done;
}

constexpr NativeEntry kEntries[] = {{"iter.startcoro", start}, {"iter.coroarg", argument}, {"iter.coroswitch", change}, {"iter.coroexit", leave}};

}  // namespace

std::span<const NativeEntry> coroutine_natives() { return kEntries; }

}  // namespace tw
