// The goroutines that run finalizers and cleanups. What the sweeper found dead waits in finalizer_queue and cleanup_queue; each
// goroutine takes all there is and runs it in Go's order: finalizers last one first, cleanups by whole blocks of 20, the last block
// first and each block in order, then the rest, which is queued when sweeping has ended.
// Models [go1.26 runtime/mfinal.go queuefinalizer runFinalizers], [go1.26 runtime/mcleanup.go runCleanups].
// Differs: the loops are Go functions in assets/golib/runtime; one goroutine runs cleanups.
#include <algorithm>

#include "sim/runtime/records_internal.h"

namespace tw {
namespace {

constexpr std::size_t kCleanupBlock = 20;
constexpr std::uint64_t kFinalizerId = 5, kCleanupId = 6;

std::int64_t start_system_goroutine(Runtime& rt, const char* symbol, std::uint64_t id) {
    const auto found = rt.image->function_named.find(symbol);
    if (found == rt.image->function_named.end()) return -1;
    const std::uint64_t next_id = rt.next_goroutine_id;
    const std::uint32_t slot = rt.new_goroutine(rt.image->functions[static_cast<std::size_t>(found->second)].funcval, -1, false);
    if (rt.end.kind != EndKind::Running) return -1;
    Goroutine& g = rt.goroutines[slot];
    g.id = id;
    g.is_system = true;
    rt.memory.set_word(g.record + g_record::kGoid, id);
    rt.next_goroutine_id = next_id;
    rt.ready(slot, false);
    return slot;
}

// In its own loop, not in a finalizer that waits for something.
bool is_parked(const Runtime& rt, std::int64_t slot) {
    if (slot < 0) return false;
    const WaitReason reason = rt.goroutines[static_cast<std::size_t>(slot)].reason;
    return reason == WaitReason::FinalizerWait || reason == WaitReason::CleanupWait;
}

}  // namespace

void Runtime::start_finalizer_goroutines() {
    if (finalizer_goroutine < 0) finalizer_goroutine = start_system_goroutine(*this, "runtime.runFinalizers", kFinalizerId);
    if (cleanup_goroutine < 0) cleanup_goroutine = start_system_goroutine(*this, "runtime.runCleanups", kCleanupId);
}

void Runtime::queue_ready_finalizers(bool forced) {
    if (heap.ready.empty()) return;
    for (ReadySpecial& one : heap.ready) (one.special.kind == Special::Kind::Finalizer ? finalizer_queue : cleanup_queue).push_back(one);
    heap.ready.clear();
    start_finalizer_goroutines();
    wake_finalizers = wake_finalizers || !finalizer_queue.empty();
    wake_cleanups = wake_cleanups || cleanup_queue.size() >= kCleanupBlock;
    flush_after = forced ? static_cast<std::int64_t>(current) : -1;
}

void wake_finalizer_goroutines(Runtime& rt) {
    if (rt.wake_finalizers && is_parked(rt, rt.finalizer_goroutine)) {
        rt.wake_finalizers = false;
        wake_done(rt, static_cast<std::uint32_t>(rt.finalizer_goroutine));
    }
    if (rt.flush_after < 0 && !rt.cleanup_queue.empty()) rt.wake_cleanups = true;
    if (!rt.wake_cleanups || !is_parked(rt, rt.cleanup_goroutine)) return;
    rt.wake_cleanups = false;
    const auto slot = static_cast<std::uint32_t>(rt.cleanup_goroutine);
    rt.goroutines[slot].instruction_done = true;
    set_status(rt, slot, GStatus::Runnable);
    rt.run_queue.push_back(slot);
}

// What leaves the tables for a stack that was scanned before them is not lost.
static void shade_taken(Runtime& rt, const ReadySpecial& taken) {
    if (!rt.collector.barrier_on()) return;
    for (const std::uint64_t value : {taken.object.value, taken.special.function.value, taken.special.argument.value}) {
        if (value == taken.object.value && taken.special.kind != Special::Kind::Finalizer) continue;
        rt.collector.shade(rt.memory, rt.heap, value);
    }
}

bool Runtime::next_finalizer(ReadySpecial& out) {
    if (finalizer_batch == 0) finalizer_batch = finalizer_queue.size();
    if (finalizer_batch == 0) {
        park(WaitReason::FinalizerWait);
        return false;
    }
    const auto at = finalizer_queue.begin() + static_cast<std::ptrdiff_t>(--finalizer_batch);
    out = *at;
    finalizer_queue.erase(at);
    shade_taken(*this, out);
    if (events) report(RuntimeEvent::Kind::Finalizer, out.object.value);
    return true;
}

bool Runtime::next_cleanup(ReadySpecial& out) {
    const std::size_t whole = cleanup_queue.size() / kCleanupBlock * kCleanupBlock;
    const std::size_t count = whole > 0 || flush_after >= 0 ? whole : cleanup_queue.size();
    if (cleanup_batch.empty() && count > 0) {  // whole blocks are taken last first; what is left over comes by itself
        for (std::size_t from = 0; from < count; from += kCleanupBlock) {
            const std::size_t to = std::min(count, from + kCleanupBlock);
            cleanup_batch.insert(cleanup_batch.end(), cleanup_queue.rend() - static_cast<std::ptrdiff_t>(to), cleanup_queue.rend() - static_cast<std::ptrdiff_t>(from));
        }
        cleanup_queue.erase(cleanup_queue.begin(), cleanup_queue.begin() + static_cast<std::ptrdiff_t>(count));
    }
    if (cleanup_batch.empty()) {
        park(WaitReason::CleanupWait);
        return false;
    }
    out = cleanup_batch.back();
    cleanup_batch.pop_back();
    shade_taken(*this, out);
    if (events) report(RuntimeEvent::Kind::Finalizer, out.object.value);
    return true;
}

}  // namespace tw
