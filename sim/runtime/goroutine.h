// A goroutine beside memory: what its g record and the scheduler know. Its frames are in Memory.
// Models [go1.26 runtime/runtime2.go g]. Differs: deferred calls and panics are kept here, not on the stack.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace tw {

// Stack that the runtime's functions take where a goroutine stops (gopark, chanrecv, chanrecv1 in go1.26), which have no frames here.
inline constexpr std::uint64_t kRuntimeFrames = 192;

enum class GStatus : std::uint8_t { Idle, Runnable, Running, Waiting, Dead };

// [go1.26 runtime/runtime2.go waitReasonStrings]
enum class WaitReason : std::uint8_t {
    None, ChanReceiveNil, ChanSendNil, ChanReceive, ChanSend, Select, SelectNoCases, Sleep, SemAcquire, MutexLock, RWMutexRLock, RWMutexLock,
    CondWait, WaitGroupWait, FinalizerWait, CleanupWait, Coroutine, Preempted, Count
};
const char* wait_reason_text(WaitReason reason);  // "chan receive"

struct DeferRecord {
    std::uint64_t frame = 0;      // fp of the function that deferred
    std::uint64_t function = 0;   // function value
    std::uint32_t recovery = 0;   // code index of the frame's DeferReturn
    bool operator==(const DeferRecord&) const = default;
};

struct PanicRecord {
    std::uint64_t value[2] = {0, 0};   // the eface
    std::uint64_t raised_at = 0;       // fp of the frame that panicked
    std::uint64_t defer_frame = 0;     // frame whose deferred call runs now
    std::uint32_t recovery = 0;        // code index of that frame's DeferReturn
    std::uint64_t stub = 0;            // fp of the stub frame from which its deferred calls are made
    bool recovered = false, aborted = false, goexit = false, repanicked = false;
    bool operator==(const PanicRecord&) const = default;
};

struct Goroutine {
    std::uint64_t id = 0;
    GStatus status = GStatus::Idle;
    WaitReason reason = WaitReason::None;
    std::uint64_t waiting_on = 0;      // channel, semaphore address
    std::uint64_t wait_since = 0;      // step
    std::uint64_t wait_time = 0;       // virtual nanoseconds at the same moment
    std::uint64_t stack_low = 0, stack_high = 0;
    std::uint64_t fp = 0;              // of the innermost frame
    std::uint64_t watermark = ~0ull;   // stack pages from here up are marked as written since the last checkpoint
    std::uint32_t code_index = 0;      // next instruction; while parked: the instruction that parked
    bool instruction_done = false;     // it was completed by whoever woke us: go on behind it
    std::uint64_t result_at = 0;       // parked in a channel operation: slot that receives the value (0: none)
    std::int32_t result_words = 0;
    bool started = false;
    bool is_system = false;
    bool preempt_shrink = false;       // its stack was scanned where it could not move: it is halved at the next stack map
    std::int64_t assist_bytes = 0;     // what it may allocate while marking runs before it must help; negative: its debt
    std::uint64_t start_function = 0;  // function value it was started with
    std::uint64_t parent = 0;          // id
    std::uint32_t created_at = 0;      // code index of the go statement
    std::uint64_t record = 0;          // address of its g record
    std::vector<std::uint64_t> sudogs; // those it waits with
    std::uint64_t select_result = 0;   // where index and ok of a select go
    std::string wake_panic;            // plain error raised when it runs again ("send on closed channel")
    std::uint64_t sleep_until = 0;
    std::vector<DeferRecord> defers;
    std::vector<PanicRecord> panics;
    bool operator==(const Goroutine&) const = default;
};

}  // namespace tw
