// The garbage collector as part of the Machine: a value that is advanced one unit at a time, or many at once. Used by the
// Machine (drives it), the runtime (barrier, finalizers, runtime.GC) and the panels (phase, colours, statistics).
// White: mark bit clear. Grey: marked and on the work list. Black: marked and not on it.
// Models [go1.26 runtime/mgc.go gcStart], [go1.26 runtime/mgcmark.go gcDrain], [go1.26 runtime/mgcsweep.go sweepone].
// Differs: one worker; the work list is a stack of objects for all sizes, from whose top a few wait in a queue while their memory
// comes nearer.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/collector/pacer.h"
#include "sim/collector/root.h"
#include "sim/memory/heap.h"

namespace tw {

enum class GcPhase : std::uint8_t { Off, Mark, MarkTermination, Sweep };

struct CollectorSettings {
    int gogc = 100;                              // negative: off
    std::uint64_t memory_limit = ~0ull >> 1;
    bool stop_the_world = true;
    bool write_barrier = true;                   // false shows the lost object
    std::uint32_t collect_every = 0;             // stress: a cycle is due after so many allocating instructions; 0: by the pacer
    std::uint32_t concurrent_slice = 64;         // instructions between two units of a concurrent cycle
    bool operator==(const CollectorSettings&) const = default;
};

// What one cycle did; the fields of a gctrace line. Times are virtual nanoseconds.
struct CycleStats {
    std::uint32_t number = 0;
    bool forced = false;
    std::uint64_t start = 0, mark_end = 0;
    std::uint64_t live_at_start = 0, live_at_end = 0, marked = 0, goal = 0;
    std::uint64_t stack_bytes = 0, global_bytes = 0;
    std::uint64_t roots_scanned = 0, objects_scanned = 0, objects_marked = 0;
    bool operator==(const CycleStats&) const = default;
};

struct GcContext { Memory& memory; Heap& heap; RootProvider& roots; };

struct GcUnit {  // what one advance did
    enum class Kind : std::uint8_t { None, Root, Object, MarkDone, Span, SweepDone } kind = Kind::None;
    Address object;           // Object: the one blackened
    std::uint32_t index = 0;  // Root: job; Span: first page
};

class Collector {
public:
    CollectorSettings settings;

    [[nodiscard]] GcPhase phase() const { return phase_; }
    [[nodiscard]] bool marking() const { return phase_ == GcPhase::Mark || phase_ == GcPhase::MarkTermination; }
    [[nodiscard]] bool barrier_on() const { return barrier_; }

    // Sets goal and trigger before the first cycle and after a change of settings. [go1.26 runtime/mgc.go gcControllerCommit]
    void commit_goal(GcContext context);

    // An allocation comes and the heap is at its trigger: must the machine act first? Off: a cycle is due. In a concurrent cycle:
    // the heap is at its goal, so that the rest is done at once, as an assist without end. Counts the instruction for collect_every.
    bool due(const Heap& heap) {
        if (phase_ != GcPhase::Off) return heap.live_bytes() >= goal_;
        if (settings.collect_every == 0 || until_due_ == 0) return true;
        until_due_--;
        return false;
    }
    // Roots and work list are empty: the next unit ends marking, unless specials bring more.
    [[nodiscard]] bool mark_ends_next() const { return phase_ == GcPhase::Mark && next_job_ == jobs_ && !has_work(); }

    // Starts a cycle; finishes sweeping of the one before. `now` is the virtual clock. Requires: phase Off or Sweep.
    void start_cycle(GcContext context, bool forced, std::uint64_t now);
    // One unit: a root job, an object, the change to sweeping, one span. None when phase is Off.
    GcUnit advance(GcContext context, std::uint64_t now);
    // Up to `limit` units without reporting them; returns how many were done. Marks at full speed.
    std::uint64_t advance_many(GcContext context, std::uint64_t limit, std::uint64_t now);
    // Runs marking to its end (stop-the-world), leaving phase Sweep; sweeping goes on lazily or by advance.
    void finish_mark(GcContext context, std::uint64_t now);
    void finish_sweep(GcContext context);

    // Colours the object that holds `pointer` grey if it is white; anything else is ignored.
    void shade(Memory& memory, Heap& heap, std::uint64_t pointer);
    // Call before *slot = value when the slot is not in the running frame. [go1.26 runtime/mwbbuf.go wbBufFlush1]
    void write_barrier(Memory& memory, Heap& heap, std::uint64_t old_value, std::uint64_t value) {
        if (!barrier_) [[likely]] return;
        shade(memory, heap, old_value);
        shade(memory, heap, value);
    }
    // Before the words [at, at+size) of an object are overwritten by a bulk copy: shades every old pointer word.
    void bulk_barrier_old(Memory& memory, Heap& heap, std::uint64_t at, std::uint64_t size);
    // After: shades every pointer word that stands there now.
    void bulk_barrier_new(Memory& memory, Heap& heap, std::uint64_t at, std::uint64_t size);

    // The object of a weak handle, nil when it is dead; keeps it alive for this cycle otherwise.
    Address weak_value(Memory& memory, Heap& heap, Address object);

    [[nodiscard]] bool is_grey(const Memory& memory, const Heap& heap, const ObjectRef& object) const;  // O(work list)
    [[nodiscard]] std::vector<std::uint64_t> work() const;                          // bases of the grey objects; last is next
    [[nodiscard]] const std::vector<std::uint64_t>& work_stack() const { return work_; }  // all but those in the queue
    [[nodiscard]] std::vector<std::uint64_t> waiting_objects() const;               // those in the queue, the first one first
    [[nodiscard]] std::size_t grey_objects() const { return work_.size() + waiting_; }
    [[nodiscard]] bool has_work() const { return !work_.empty() || waiting_ != 0; }
    [[nodiscard]] Address next_object() const;                                      // requires has_work
    [[nodiscard]] const CycleStats& cycle() const { return cycle_; }                // running or last
    [[nodiscard]] std::uint32_t cycles() const { return cycles_; }                  // completed marks: NumGC
    [[nodiscard]] std::uint32_t forced_cycles() const { return forced_; }
    [[nodiscard]] std::uint64_t goal() const { return goal_; }                      // NextGC
    [[nodiscard]] std::uint32_t next_root_job() const { return next_job_; }
    [[nodiscard]] std::uint32_t root_jobs() const { return jobs_; }

    std::uint64_t stack_bytes = 0, global_bytes = 0;  // scannable bytes, kept by the runtime for the pacer and the trace

private:
    void scan_job(GcContext context, std::uint32_t job);
    void scan_specials(GcContext context);
    std::uint64_t drain(Memory& memory, Heap& heap, std::uint64_t limit);
    void end_mark(GcContext context, std::uint64_t now);

    GcPhase phase_ = GcPhase::Off;
    bool barrier_ = false;
    static constexpr std::uint32_t kQueue = 16;
    std::vector<std::uint64_t> work_;
    std::array<std::uint64_t, kQueue> queue_{};     // a ring, filled from the top of work_
    std::uint32_t queue_first_ = 0, waiting_ = 0;
    std::uint64_t last_ = 0;                        // the object scanned last
    std::uint32_t until_due_ = 0;
    std::uint32_t jobs_ = 0, next_job_ = 0, cycles_ = 0, forced_ = 0;
    std::uint64_t goal_ = 4ull << 20, heap_marked_ = 0;
    CycleStats cycle_;
};

// gctrace line without the newline. [go1.26 runtime/mgc.go gcMarkTermination]
std::string gctrace_line(const CycleStats& cycle, std::uint64_t run_nanoseconds);

// The weak tri-colour invariant: every white object that a black one points to is reachable from a grey object over white
// ones only. Cost: the whole heap. Empty while not marking.
struct InvariantViolation { Address black, slot, white; };
std::vector<InvariantViolation> validate(GcContext context, const Collector& collector);

}  // namespace tw
