// Natives that park, wake or order goroutines: semaphores and notify lists of sync, timers and the clock of time, and what of
// package runtime schedules. [go1.26 runtime/sema.go sync_runtime_Semrelease], [go1.26 time/sleep.go newTimer]
#include <algorithm>
#include <cstring>

#include "sim/golib/native_tables.h"
#include "sim/runtime/runtime.h"

namespace tw {
namespace {

// ---- sync, internal/sync
NativeStatus acquire(NativeCall& call, WaitReason reason, bool lifo) {
    return call.rt.semaphore_acquire(call.words[0], reason, lifo) ? NativeStatus::Done : NativeStatus::Park;
}
NativeStatus acquire_wait_group(NativeCall& call) { return acquire(call, WaitReason::WaitGroupWait, false); }
NativeStatus acquire_read(NativeCall& call) { return acquire(call, WaitReason::RWMutexRLock, call.words[1] & 1); }
NativeStatus acquire_write(NativeCall& call) { return acquire(call, WaitReason::RWMutexLock, call.words[1] & 1); }
NativeStatus acquire_mutex(NativeCall& call) { return acquire(call, WaitReason::MutexLock, call.words[1] & 1); }

// func runtime_Semrelease(s *uint32, handoff bool, skipframes int): with handoff the waiter that was woken runs at once.
NativeStatus release(NativeCall& call) {
    Runtime& rt = call.rt;
    const std::size_t waiting = rt.semaphore_waiters.size();
    rt.semaphore_release(call.words[0]);
    if (!(call.words[1] & 1) || rt.semaphore_waiters.size() == waiting) return NativeStatus::Done;
    rt.yield_local();
    return NativeStatus::Park;  // it stands in a run queue already
}

NativeStatus notify_add(NativeCall& call) {
    call.words[1] = call.rt.notify_add(call.words[0]);
    return NativeStatus::Done;
}
NativeStatus notify_wait(NativeCall& call) {
    return call.rt.notify_wait(call.words[0], static_cast<std::uint32_t>(call.words[1])) ? NativeStatus::Done : NativeStatus::Park;
}
NativeStatus notify_all(NativeCall& call) {
    call.rt.notify_all(call.words[0]);
    return NativeStatus::Done;
}
NativeStatus notify_one(NativeCall& call) {
    call.rt.notify_one(call.words[0]);
    return NativeStatus::Done;
}

NativeStatus pin(NativeCall& call) {
    call.rt.pins++;
    call.words[0] = 0;
    return NativeStatus::Done;
}
NativeStatus unpin(NativeCall& call) {
    if (call.rt.pins > 0) call.rt.pins--;
    return NativeStatus::Done;
}
NativeStatus register_pools(NativeCall& call) {
    call.rt.pool_lists = call.words[0];
    return NativeStatus::Done;
}
NativeStatus fatal(NativeCall& call) {
    call.rt.fatal(call.rt.string_at(call.words[0], call.words[1]));
    return NativeStatus::Exit;
}

// ---- time
NativeStatus nanotime(NativeCall& call) {
    call.words[0] = call.rt.now();
    return NativeStatus::Done;
}
// func now() (sec int64, nsec int32, mono int64)
NativeStatus time_now(NativeCall& call) {
    const std::uint64_t now = call.rt.now();
    call.words[0] = static_cast<std::uint64_t>(Runtime::kWallStart) + now / 1'000'000'000;
    call.words[1] = now % 1'000'000'000;
    call.words[2] = now + 1;
    return NativeStatus::Done;
}
NativeStatus sleep(NativeCall& call) {
    call.rt.sleep(static_cast<std::int64_t>(call.words[0]));
    return call.rt.g().status == GStatus::Waiting ? NativeStatus::Park : NativeStatus::Done;
}
NativeStatus start_timer(NativeCall& call) {
    constexpr std::uint64_t kWhen = 40;  // of timeTimer
    call.rt.start_timer(call.words[0], call.rt.memory.get<std::int64_t>(call.words[0] + kWhen));
    return NativeStatus::Done;
}
NativeStatus stop_timer(NativeCall& call) {
    call.words[1] = call.rt.stop_timer(call.words[0]);
    return NativeStatus::Done;
}
NativeStatus reset_timer(NativeCall& call) {
    call.words[3] = call.rt.reset_timer(call.words[0], static_cast<std::int64_t>(call.words[1]), static_cast<std::int64_t>(call.words[2]));
    return NativeStatus::Done;
}

// ---- runtime
NativeStatus gosched(NativeCall&) { return NativeStatus::Yield; }
NativeStatus goexit(NativeCall& call) {
    call.rt.goexit_requested = true;
    return NativeStatus::Exit;
}
NativeStatus num_goroutine(NativeCall& call) {
    call.words[0] = call.rt.goroutine_count();
    return NativeStatus::Done;
}
// func Stack(buf []byte, all bool) int
NativeStatus stack(NativeCall& call) {
    const std::string text = call.rt.goroutine_dump(call.words[3] & 1);
    const std::uint64_t size = std::min<std::uint64_t>(text.size(), call.words[1]);
    if (size) std::memcpy(call.rt.memory.write_range(call.words[0], size), text.data(), size);
    call.words[4] = size;
    return NativeStatus::Done;
}

constexpr NativeEntry kEntries[] = {
    {"sync.runtime_SemacquireWaitGroup", acquire_wait_group},
    {"sync.runtime_SemacquireRWMutexR", acquire_read},
    {"sync.runtime_SemacquireRWMutex", acquire_write},
    {"sync.runtime_Semrelease", release},
    {"sync.runtime_notifyListAdd", notify_add},
    {"sync.runtime_notifyListWait", notify_wait},
    {"sync.runtime_notifyListNotifyAll", notify_all},
    {"sync.runtime_notifyListNotifyOne", notify_one},
    {"sync.runtime_procPin", pin},
    {"fmt.runtime_procPin", pin},
    {"fmt.runtime_procUnpin", unpin},
    {"sync.runtime_procUnpin", unpin},
    {"sync.runtime_registerPools", register_pools},
    {"sync.fatal", fatal},
    {"internal/sync.runtime_SemacquireMutex", acquire_mutex},
    {"internal/sync.runtime_Semrelease", release},
    {"internal/sync.runtime_nanotime", nanotime},
    {"internal/sync.fatal", fatal},
    {"time.now", time_now},
    {"time.runtimeNano", nanotime},
    {"time.Sleep", sleep},
    {"time.startTimer", start_timer},
    {"time.stopTimer", stop_timer},
    {"time.resetTimer", reset_timer},
    {"runtime.Gosched", gosched},
    {"runtime.Goexit", goexit},
    {"runtime.NumGoroutine", num_goroutine},
    {"runtime.Stack", stack},
    {"runtime.fatal", fatal},
};

}  // namespace

std::span<const NativeEntry> waiting_natives() { return kEntries; }

}  // namespace tw
