// A Machine's moments: memory pages written since the one before, and the small state beside memory.
#include <algorithm>

#include "sim/machine/machine.h"
#include "sim/runtime/files.h"

namespace tw {

struct MachineSmallState {
    RuntimeState runtime;
    bool collecting = false;
    std::uint64_t slice_end = 0, traced = 0, next_unit = 0, ending_since = 0;
    std::int64_t assist_left = 0, assist_done = 0;
    std::vector<LostObject> lost;
};

MachineCheckpoint Machine::checkpoint() {
    MachineCheckpoint out;
    out.memory = take_checkpoint(rt.memory);
    for (Goroutine& g : rt.goroutines) g.watermark = ~std::uint64_t{0};  // stacks count as unmarked from here on
    auto rest = std::make_shared<MachineSmallState>();
    rest->runtime = rt;
    rest->collecting = collecting_;
    rest->slice_end = slice_end_;
    rest->traced = traced_;
    rest->next_unit = next_unit_;
    rest->ending_since = ending_since_;
    rest->lost = lost_;
    rest->assist_left = assist_left_;
    rest->assist_done = assist_done_;
    out.step = rt.steps;
    out.rest = std::move(rest);
    return out;
}

void Machine::restore(const MachineCheckpoint& checkpoint) {
    tw::restore(rt.memory, checkpoint.memory);
    static_cast<RuntimeState&>(rt) = checkpoint.rest->runtime;
    collecting_ = checkpoint.rest->collecting;
    slice_end_ = checkpoint.rest->slice_end;
    traced_ = checkpoint.rest->traced;
    next_unit_ = checkpoint.rest->next_unit;
    ending_since_ = checkpoint.rest->ending_since;
    lost_ = checkpoint.rest->lost;
    assist_left_ = checkpoint.rest->assist_left;
    assist_done_ = checkpoint.rest->assist_done;
    rt.pending_output.clear();
}

bool equal(const Machine& a, const Machine& b) {
    const Runtime &x = a.rt, &y = b.rt;
    if (x.steps != y.steps || x.clock != y.clock || x.random_state != y.random_state || x.current != y.current) return false;
    if (!(x.end == y.end) || !(x.pending == y.pending) || x.run_queue != y.run_queue || x.run_next != y.run_next) return false;
    if (!(x.timers == y.timers) || !(x.semaphore_waiters == y.semaphore_waiters) || x.input_position != y.input_position) return false;
    if (x.files != y.files && !(x.files && y.files && *x.files == *y.files)) return false;
    if (a.collecting_ != b.collecting_ || a.slice_end_ != b.slice_end_ || a.assist_left_ != b.assist_left_ || a.assist_done_ != b.assist_done_) return false;
    if (!(x.collector.pacer == y.collector.pacer) || x.collector.trigger() != y.collector.trigger() || x.heap.pages_swept() != y.heap.pages_swept()) return false;
    if (x.starting_stack != y.starting_stack || x.scanned_stack_bytes != y.scanned_stack_bytes || x.scanned_stacks != y.scanned_stacks) return false;
    if (a.collecting_concurrently() && (a.next_unit_ != b.next_unit_ || a.ending_since_ != b.ending_since_)) return false;
    if (a.lost_.size() != b.lost_.size()) return false;
    if (x.collector.phase() != y.collector.phase() || x.collector.work() != y.collector.work() || x.collector.cycles() != y.collector.cycles()) return false;
    if (x.goroutines.size() != y.goroutines.size()) return false;
    for (std::size_t i = 0; i < x.goroutines.size(); i++) {
        Goroutine g = x.goroutines[i], h = y.goroutines[i];
        g.watermark = h.watermark = 0;
        if (!(g == h)) return false;
        if (g.status == GStatus::Dead || g.status == GStatus::Idle || g.stack_high == g.fp) continue;
        const std::uint64_t used = g.stack_high - g.fp;
        if (std::memcmp(x.memory.read_range(g.fp, used), y.memory.read_range(g.fp, used), used) != 0) return false;
    }
    if (!(x.memory.low == y.memory.low)) return false;
    if (x.heap.live_bytes() != y.heap.live_bytes() || x.heap.ready != y.heap.ready) return false;
    // heap objects one by one: dead bytes of stacks and free slots do not count
    std::vector<ObjectRef> of_x, of_y;
    x.heap.for_each_object(x.memory, [&](const ObjectRef& object) { of_x.push_back(object); });
    y.heap.for_each_object(y.memory, [&](const ObjectRef& object) { of_y.push_back(object); });
    if (of_x != of_y) return false;
    for (const ObjectRef& object : of_x) {
        if (std::memcmp(x.memory.read_range(object.base.value, object.size), y.memory.read_range(object.base.value, object.size), object.size) != 0) return false;
        if (x.heap.is_marked(x.memory, object) != y.heap.is_marked(y.memory, object)) return false;
    }
    return true;
}

}  // namespace tw
