// The garbage collector as part of the Machine: a value that is advanced one unit at a time, or many at once. Used by the
// Machine (drives it), the runtime (barrier, finalizers, runtime.GC) and the panels (phase, colours, statistics).
// White: mark bit clear. Grey: marked and on the work list. Black: marked and not on it.
// Models [go1.26 runtime/mgc.go gcStart], [go1.26 runtime/mgcmark.go gcDrain], [go1.26 runtime/mgcmark.go gcAssistAlloc],
// [go1.26 runtime/mgcsweep.go sweepone].
// Differs: one worker; the work list is a stack of objects for all sizes, from whose top a few wait in a queue while their memory
// comes nearer. Nobody waits in a queue for credit: with one processor, an assist that finds no work ends marking.
#pragma once
#include <algorithm>
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
    std::uint32_t concurrent_slice = 64;         // instructions between two units of a concurrent cycle: three quarters of the time
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
    std::uint64_t heap_work = 0, runway = 0;          // scan work in the heap; bytes the cycle was given, before it began
    double cons_mark = 0;                             // as this cycle left it
    std::uint64_t assists = 0;                        // how often a goroutine that allocated had to help or took credit
    std::uint64_t assist_work = 0, stolen_work = 0, background_work = 0;  // bytes scanned by assists, paid by credit, by the background
    std::uint64_t assist_time = 0, background_time = 0, clock_time = 0;   // of marking
    std::uint64_t gc_time_so_far = 0, extra_time_so_far = 0;              // of all cycles up to this one; a unit counts more than a step
    bool operator==(const CycleStats&) const = default;
};

// A goroutine in debt came to an allocation. [go1.26 runtime/mgcmark.go gcAssistAlloc]
struct Assist {
    std::uint64_t goroutine = 0, step = 0;
    std::int64_t debt = 0;       // bytes allocated beyond what was paid for
    std::int64_t wanted = 0;     // scan work that pays for them, at least 64 KiB
    std::int64_t stolen = 0;     // of it taken from the background's credit
    std::int64_t done = 0;       // of it scanned by the goroutine itself
    bool operator==(const Assist&) const = default;
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
    // the goroutine is in debt and must assist, or the heap is far beyond its goal. Counts the instruction for collect_every.
    bool due(Heap& heap, std::int64_t balance, std::uint64_t now) {
        if (phase_ == GcPhase::Mark) return balance < 0 || background_is_behind() || beyond_goal(heap);
        if (heap.ready_limit != ~0ull && !over_limit_trigger(heap, now)) return false;
        if (phase_ != GcPhase::Off) return heap.live_bytes() >= trigger_;
        if (settings.collect_every == 0 || until_due_ == 0) return true;
        until_due_--;
        return false;
    }
    // Roots and work list are empty: the next unit ends marking, unless specials bring more.
    [[nodiscard]] bool mark_ends_next() const { return phase_ == GcPhase::Mark && next_job_ == jobs_ && !has_work(); }

    // Marking did not keep up: the rest is done at once, as an assist without end.
    [[nodiscard]] bool beyond_goal(const Heap& heap) const { return heap.live_bytes() >= hard_goal_; }

    // ---- assists. `balance`: bytes the goroutine may allocate before it must help, negative: its debt.
    // While marking, after an allocation: the ratio follows the live heap, and the time it takes belongs to the background, too.
    void allocated(const Heap& heap, std::uint64_t size) {
        allocation_time_ += kAllocationTime + size / kBytesPerNanosecond;
        if (heap.live_bytes() != revised_at_) revise(heap);
    }
    // Takes credit; returns the scan work that is left to do, 0: the debt is paid.
    std::int64_t begin_assist(std::int64_t& balance, std::uint64_t goroutine, std::uint64_t step);
    void end_assist(std::int64_t& balance, std::int64_t done);
    // Allocating and clearing takes longer than an instruction: so much that units of the background are overdue.
    [[nodiscard]] bool background_is_behind() const { return allocation_time_ >= slice_time(); }
    void background_catches_up() {   // by one unit
        allocation_time_ -= slice_time();
        passed_allocation_time_ += slice_time();
    }
    // Around one unit of marking in a concurrent cycle, for the pacer: the background's work is credit. Returns the work done.
    void begin_unit(bool assist);
    std::uint64_t end_unit(bool assist);
    [[nodiscard]] std::uint64_t unit_time() const { return std::max<std::uint64_t>(1, settings.concurrent_slice / 3); }
    [[nodiscard]] std::uint64_t slice_time() const { return std::max<std::uint64_t>(1, settings.concurrent_slice); }
    static constexpr std::uint64_t kAllocationTime = 20, kBytesPerNanosecond = 16;
    // The last ones of the running or last cycle.
    [[nodiscard]] const std::vector<Assist>& assists() const { return assists_; }

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
    [[nodiscard]] std::uint64_t trigger() const { return trigger_; }                // live bytes at which the next cycle begins
    // Pointers whose objects shade() has coloured, counted over all cycles, objects without pointers too; the last kShaded are kept.
    [[nodiscard]] std::uint64_t shaded_count() const { return shaded_count_; }
    [[nodiscard]] std::uint64_t shaded(std::uint64_t number) const { return shaded_[number % kShaded]; }   // requires: one of the last kShaded
    static constexpr std::uint64_t kShaded = 16;
    [[nodiscard]] std::uint32_t next_root_job() const { return next_job_; }
    [[nodiscard]] std::uint32_t root_jobs() const { return jobs_; }

    Pacer pacer;

private:
    void scan_job(GcContext context, std::uint32_t job);
    void scan_specials(GcContext context);
    std::uint64_t drain(Memory& memory, Heap& heap, std::uint64_t limit);
    void end_mark(GcContext context, std::uint64_t now);
    void revise(const Heap& heap);
    void set_goal(Heap& heap);
    bool over_limit_trigger(Heap& heap, std::uint64_t now);   // with a memory limit the goal follows what is mapped
    [[nodiscard]] MappedMemory mapped(const Heap& heap) const;

    GcPhase phase_ = GcPhase::Off;
    bool barrier_ = false;
    static constexpr std::uint32_t kQueue = 16;
    std::vector<std::uint64_t> work_;
    std::array<std::uint64_t, kQueue> queue_{};     // a ring, filled from the top of work_
    std::uint32_t queue_first_ = 0, waiting_ = 0;
    std::array<std::uint64_t, kShaded> shaded_{};
    std::uint64_t shaded_count_ = 0;
    std::uint64_t last_ = 0;                        // the object scanned last
    std::uint32_t until_due_ = 0;
    std::uint32_t jobs_ = 0, next_job_ = 0, cycles_ = 0, forced_ = 0;
    std::uint64_t goal_ = 4ull << 20, trigger_ = 4ull << 20, hard_goal_ = ~0ull, revised_at_ = 0;
    std::uint64_t gc_time_ = 0, extra_time_ = 0;    // of the cycles that have ended
    std::uint64_t allocation_time_ = 0, passed_allocation_time_ = 0, last_cost_ = 0;
    std::uint64_t work_before_unit_ = 0, units_ = 0;                       // of a concurrent cycle, done while the program ran
    std::vector<Assist> assists_;
    CycleStats cycle_;
};

// "goroutine 18 owes 4096 bytes: …"
std::string assist_text(const Assist& assist);

// gctrace line without the newline. [go1.26 runtime/mgc.go gcMarkTermination]
std::string gctrace_line(const CycleStats& cycle, std::uint64_t run_nanoseconds);

// The weak tri-colour invariant: every white object that a black one points to is reachable from a grey object over white
// ones only. Cost: the whole heap. Empty while not marking.
struct InvariantViolation { Address black, slot, white; };
std::vector<InvariantViolation> validate(GcContext context, const Collector& collector);

}  // namespace tw
