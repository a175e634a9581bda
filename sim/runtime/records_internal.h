// The runtime's records as they lie in memory: hchan, sudog, g. Offsets are those of go1.26.8 on amd64 (from its DWARF).
#pragma once
#include <cstddef>
#include <cstdint>

#include "sim/runtime/runtime.h"

namespace tw {

struct WaitQueue { std::uint64_t first, last; };  // sudogs

struct Hchan {  // [go1.26 runtime/chan.go hchan]
    std::uint64_t qcount, dataqsiz, buf;
    std::uint16_t elemsize;
    std::uint16_t pad;
    std::uint32_t closed;
    std::uint64_t timer;       // the *runtimeTimer that feeds it
    std::uint64_t elemtype, sendx, recvx;
    WaitQueue recvq, sendq;
    std::uint64_t bubble, lock;
};
static_assert(sizeof(Hchan) == 112 && offsetof(Hchan, recvq) == 64 && offsetof(Hchan, lock) == 104);

struct Sudog {  // [go1.26 runtime/runtime2.go sudog]
    std::uint64_t g, next, prev, elem, elem_handle;
    std::uint64_t acquiretime, releasetime;
    std::uint32_t ticket;      // Differs: number of the select case
    std::uint8_t is_select, success;
    std::uint16_t waiters;
    std::uint64_t parent, waitlink, waittail, c, c_handle;
};
static_assert(sizeof(Sudog) == 104 && offsetof(Sudog, ticket) == 56 && offsetof(Sudog, c) == 88);

inline constexpr std::uint64_t kHchanSize = sizeof(Hchan);
inline constexpr std::uint64_t kSudogSize = sizeof(Sudog);

namespace g_record {  // [go1.26 runtime/runtime2.go g]
inline constexpr std::uint64_t kSize = 456;
inline constexpr std::uint64_t kStackLow = 0, kStackHigh = 8, kGuard0 = 16, kGuard1 = 24, kSchedSp = 56, kSchedPc = 64, kSchedG = 72,
                               kSchedContext = 80, kStatus = 144, kGoid = 152, kWaitSince = 168, kWaitReason = 176, kParentGoid = 280,
                               kGoPc = 288, kStartPc = 304, kWaiting = 320;
inline constexpr std::uint64_t kSignal = 224, kSignalCode = 256, kSignalAddress = 264, kSignalPc = 272;
inline constexpr std::uint32_t kSegmentFault = 11;
inline constexpr std::uint64_t kSlot = 448;  // Differs: the place of valgrindStackID holds the goroutine's slot
}  // namespace g_record

// Changes the status of a goroutine beside memory and in its record. (scheduler.cpp)
void set_status(Runtime& rt, std::uint32_t slot, GStatus status);
// Makes a goroutine that waited in a native or was woken by a completed operation go on behind its instruction.
void wake_done(Runtime& rt, std::uint32_t slot);
// A timer's channel: before an operation on it looks at the buffer, and when somebody begins or ends to wait on it.
// [go1.26 runtime/time.go maybeRunChan blockTimerChan unblockTimerChan]
void run_channel_timer(Runtime& rt, std::uint64_t timer);
void block_channel_timer(Runtime& rt, std::uint64_t timer);
void unblock_channel_timer(Runtime& rt, std::uint64_t timer);
// Fires timers whose time has come; cheap when none has.
inline void poll_timers(Runtime& rt) {
    if (!rt.timers.empty() && rt.timers.front().when <= rt.now()) [[unlikely]] rt.run_due_timers();
}
// Readies the finalizer and cleanup goroutines when there is work for them. [go1.26 runtime/mfinal.go wakefing]
void wake_finalizer_goroutines(Runtime& rt);
// A timer's send: `value` has the element's memory layout; to a receiver or into the buffer, dropped when that is full.
void send_value(Runtime& rt, std::uint64_t channel, const std::byte* value);
// Empties a timer's channel, so that no stale value is received after Stop or Reset. True: there was one.
bool drain_channel(Runtime& rt, std::uint64_t channel);
// The words of a parked goroutine that point into its stack, when the stack moves. [go1.26 runtime/stack.go adjustsudogs]
void adjust_waiting_pointers(Runtime& rt, std::uint32_t slot, std::uint64_t old_low, std::uint64_t old_high, std::uint64_t delta);

}  // namespace tw
