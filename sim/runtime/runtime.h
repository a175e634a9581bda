// The mutator's side of the model: allocation, strings, slices, interfaces, maps, channels, goroutines, timers, defers and panics,
// all on bytes in Memory. A value: copying it gives an independent world. The machine executes instructions on it, the library's
// natives act through it, views read it const.
#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/collector/collector.h"
#include "sim/runtime/goroutine.h"
#include "sim/runtime/image.h"

namespace tw {

// Standard input: what was read so far is kept, so that re-execution reads the same.
struct InputLog {
    std::string bytes;
    bool at_end = false;
    std::function<bool(std::string& more)> read_more;  // false = end of input; none: nothing more comes
};

struct RuntimeSettings {
    std::uint64_t seed = 0;                 // 0: Go's order with GOMAXPROCS=1
    CollectorSettings collector;
    std::uint64_t max_memory = ~0ull;       // bytes of heap and stacks
    std::uint64_t max_goroutines = 1'000'000;
    std::vector<std::string> args{"program"};
    bool gctrace = false;
    bool shrink_stacks = true;              // false: GODEBUG=gcshrinkstackoff=1
};

enum class EndKind : std::uint8_t { Running, Exited, Panicked, Fatal, Budget };
struct ProgramEnd {
    EndKind kind = EndKind::Running;
    int status = 0;          // exit status as the real program's; Budget: 3
    std::string text;        // "panic: …", "fatal error: …", the budget's sentence
    bool operator==(const ProgramEnd&) const = default;
};

// What a panic raised by the machine or a native will be.
enum class PanicKind : std::uint8_t { None, Error, Plain, Bounds, TypeAssertion, Unhashable, Nil, Value };
// What was out of bounds. [go1.26 internal/abi/bounds.go BoundsErrorCode]
enum class BoundsCode : std::uint8_t { Index, SliceAlen, SliceAcap, SliceB, Slice3Alen, Slice3Acap, Slice3B, Slice3C, Convert };
struct PendingPanic {
    PanicKind kind = PanicKind::None;
    std::string text;                     // Error: without "runtime error: "
    bool composed = false;                // Error: the text names a type, so that it is allocated; others are read-only data
    std::array<std::uint64_t, 4> words{}; // Value: an eface; Bounds: x, y, signed, code; TypeAssertion: the addresses of the static, the dynamic
                                          // and the asserted type, 1 + the missing method's index; Unhashable: the type's address
    bool operator==(const PendingPanic&) const = default;
};

// Something happened that a person steps by. Reported only while somebody observes.
struct RuntimeEvent {
    enum class Kind : std::uint8_t { Allocation, Box, GoroutineStart, GoroutineEnd, Switch, Channel, GcStart, GcEnd, Finalizer, Timer, Output, Panic, Stack, Assist } kind;
    std::uint64_t goroutine = 0;
    std::uint64_t address = 0;
    std::uint64_t size = 0;
    int site = -1;
    std::string text;
};
using EventSink = std::function<void(const RuntimeEvent&)>;

// Where the data word of a conversion to an interface leads. [go1.26 runtime/iface.go convT]
enum class BoxOutcome : std::uint8_t { Direct, Heap, Stack, SmallValue, ZeroValue, ReadOnly, Count };
inline constexpr std::size_t kBoxOutcomes = static_cast<std::size_t>(BoxOutcome::Count);

struct TimerRecord {                      // one pending timer; `object` is a root of kind Timer
    std::uint64_t when = 0, sequence = 0; // virtual nanoseconds
    std::uint64_t object = 0;             // the *runtimeTimer it was started with, 0 for time.Sleep
    std::uint32_t sleeper = 0;            // goroutine slot of time.Sleep
    bool operator==(const TimerRecord&) const = default;
};

struct FileSystem;

// All of a Runtime but memory: a small value that a checkpoint copies. New state belongs here.
struct RuntimeState {
    RuntimeSettings settings;
    Heap heap;
    Collector collector;
    std::uint64_t steps = 0;              // instructions and collector units so far
    std::uint64_t clock = 0;              // virtual nanoseconds since the start that sleeping has added
    std::uint64_t random_state = 0x9E3779B97F4A7C15ull;
    std::uint64_t input_position = 0;
    ProgramEnd end;
    PendingPanic pending;
    std::vector<std::uint64_t> free_sudogs;   // records to be used again
    std::uint64_t last_elem_address = 0;      // the channel element type looked up last, and its index
    int last_elem_type = -1;
    int hchan_type = kNoPointers;             // Heap type of a channel header with pointers, once one was made
    std::vector<Goroutine> goroutines;    // by slot; dead slots are used again
    std::uint32_t current = 0;            // slot of the running goroutine
    std::uint64_t next_goroutine_id = 1;
    // Stacks of new goroutines are as large as those that the last cycle scanned were on average.
    std::uint64_t starting_stack = 2048, scanned_stack_bytes = 0, scanned_stacks = 0;
    std::deque<std::uint32_t> run_queue;
    std::int64_t run_next = -1;
    std::deque<std::uint32_t> global_queue;   // those that yielded or were preempted, and what overflows run_queue
    std::uint64_t schedule_ticks = 6;         // time slices begun; the first few went to the start of the runtime
    std::vector<std::uint32_t> free_slots;
    struct SemaphoreWaiter { std::uint64_t address; std::uint32_t slot; bool operator==(const SemaphoreWaiter&) const = default; };
    std::vector<SemaphoreWaiter> semaphore_waiters;
    struct NotifyWaiter { std::uint64_t list; std::uint32_t ticket, slot; bool operator==(const NotifyWaiter&) const = default; };
    std::vector<NotifyWaiter> notify_waiters;
    std::vector<TimerRecord> timers;      // a heap: the next one is first. Channel timers only while somebody waits on the channel
    std::uint64_t timer_sequence = 0;
    std::uint64_t special_id = 0;
    std::int64_t finalizer_goroutine = -1;
    std::int64_t cleanup_goroutine = -1;
    std::vector<ReadySpecial> finalizer_queue, cleanup_queue;  // roots: due, in the order in which they died
    std::size_t finalizer_batch = 0;      // how many of finalizer_queue are being run, last one first
    std::vector<ReadySpecial> cleanup_batch;                   // being run, last one first
    std::int64_t flush_after = -1;        // slot: the last cleanups wait until the goroutine that called runtime.GC has run
    std::uint32_t pins = 0;                                       // while not 0 nobody is preempted (procPin)
    bool wake_finalizers = false, wake_cleanups = false;      // the scheduler readies them before it picks
    std::uint64_t pool_lists = 0;         // address of sync.pools {all, old []*Pool}, 0 before the first Put
    std::map<std::pair<int, int>, std::uint64_t> dynamic_itabs;  // by (interface type, concrete type), built on first use
    struct ItabCacheEntry { int interface_type = -1, concrete_type = -1; std::uint64_t itab = 0; };
    std::array<ItabCacheEntry, 64> itab_cache;      // those of both kinds that were used last
    bool gc_requested = false;            // runtime.GC: the machine runs a whole cycle before the caller goes on
    bool goexit_requested = false;        // runtime.Goexit: the machine unwinds after the native
    std::vector<std::array<std::uint64_t, kBoxOutcomes>> box_runs;  // by Program::conversions: how often each ended how
    std::shared_ptr<const FileSystem> files;   // none: nothing was written yet (files.h)
    std::vector<std::uint64_t> runtime_roots;  // other pointers the library asked to keep (sync.Pool lists, …)
};

class Runtime : public RootProvider, public RuntimeState {
public:
    explicit Runtime(std::shared_ptr<const Image> image_, RuntimeSettings settings_);

    std::shared_ptr<const Image> image;
    Memory memory;

    // ---- time and chance
    [[nodiscard]] std::uint64_t now() const { return clock + steps; }
    std::uint64_t random();               // deterministic from the seed

    // ---- output and input
    std::string pending_output;           // frames of {fd byte, u32 length, bytes}; drained by whoever runs the machine
    void write_output(int fd, std::string_view bytes);
    std::shared_ptr<InputLog> input;

    // ---- ends
    void fatal(std::string_view text);    // "fatal error: text" with the dump of the goroutines; status 2
    void exit(int status);
    void out_of_budget(std::string_view what);

    // ---- panics: the machine raises what is pending after the instruction or native
    void panic_error(std::string text, bool composed = false);   // runtime.errorString: "runtime error: " + text
    void panic_plain(std::string text);
    void panic_bounds(BoundsCode code, std::int64_t x, std::int64_t y);
    void panic_nil_dereference() { panic_error("invalid memory address or nil pointer dereference"); }
    void panic_type_assertion(std::uint64_t interface_type, std::uint64_t concrete, std::uint64_t asserted, int missing_method = -1);
    void panic_unhashable(std::uint64_t type);
    void panic_value(std::uint64_t type_word, std::uint64_t data);

    // ---- types
    [[nodiscard]] const TypeInfo& type(int index) const { return image->types[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const TypeDescriptor& descriptor(int index) const { return *type(index).descriptor; }
    [[nodiscard]] int type_index(std::uint64_t address) const { return image->type_index(address); }
    [[nodiscard]] std::string type_text(std::uint64_t address) const;   // "<nil>" for 0

    // ---- allocation (never collects; the machine collects before an instruction when it is due)
    // Returns the address; 0 after out_of_budget.
    std::uint64_t allocate(std::uint64_t size, int heap_type, int site, Zero zero = Zero::Yes);
    std::uint64_t new_object(int type_index_, int site);
    std::uint64_t new_array(int elem_type, std::uint64_t count, int site, Zero zero = Zero::Yes);

    // ---- memory with barriers. `slot` outside stacks.
    void store_pointer(std::uint64_t slot, std::uint64_t value);           // through the write barrier
    void move_typed(std::uint64_t to, std::uint64_t from, std::uint64_t size, bool has_pointers);  // may overlap; barriers
    void clear_typed(std::uint64_t at, std::uint64_t size, bool has_pointers);

    // ---- slots and memory
    // Copies a value from memory to a frame slot (host pointer), extending small scalars; and back.
    void load_slot(const TypeInfo& t, std::byte* slot, const std::byte* from) const;
    void store_slot(const TypeInfo& t, std::uint64_t to, const std::byte* slot);  // with barriers

    // ---- strings and slices: words are {address, length[, capacity]}
    [[nodiscard]] std::string_view string_at(std::uint64_t address, std::uint64_t length) const;
    // The bytes as a heap string; a single byte comes from the table of small values, nothing for "".
    std::array<std::uint64_t, 2> make_string(std::string_view bytes, int site = -1);
    std::array<std::uint64_t, 3> make_bytes(std::string_view bytes, int site = -1);
    // A slice of strings (natives).
    std::array<std::uint64_t, 3> make_string_slice(const std::vector<std::string>& strings);
    // growslice: new {array, len, cap} that holds `needed` elements, old contents copied. [go1.26 runtime/slice.go growslice]
    bool grow_slice(std::uint64_t (&slice)[3], std::uint64_t old_length, std::uint64_t needed, int elem_type, int site);

    // ---- interfaces
    std::uint64_t itab(int interface_type, int concrete_type, bool* missing = nullptr, std::string* missing_method = nullptr);  // getitab; 0 when it does not implement
    [[nodiscard]] bool implements(int concrete_type, int interface_type, std::string* missing_method = nullptr) const;
    // Data word of a boxed copy of the value that stands in a frame slot (convT…). [go1.26 runtime/iface.go convT]
    std::uint64_t box(int type_index_, const std::byte* slot, int site);
    [[nodiscard]] std::uint64_t dynamic_type(std::uint64_t word0, bool non_empty) const;  // descriptor address, 0 for nil
    // The conversion at `index` was made by the running goroutine: read off its data word and counted.
    void count_conversion(std::size_t index, std::uint64_t data_word);
    // Contents equality. Panics (pending) on uncomparable types and returns false.
    bool equal(const TypeInfo& t, const std::byte* a, const std::byte* b);
    bool equal_data(int type_index_, std::uint64_t data_a, std::uint64_t data_b);   // of two boxed values of one dynamic type
    bool equal_interfaces(const std::uint64_t* a, const std::uint64_t* b, bool non_empty);
    std::uint64_t hash(const TypeInfo& t, const std::byte* value, std::uint64_t seed);  // panics (pending) on unhashable

    // ---- maps (maps.cpp) [go1.26 internal/runtime/maps]. Keys and values come and go as slots (host pointers).
    std::uint64_t make_map(int map_type, std::int64_t hint, int site, std::uint64_t header = 0);
    [[nodiscard]] std::uint64_t map_length(std::uint64_t map) const;
    // Address of the element in memory, 0 when absent. Panics (pending) on unhashable keys.
    std::uint64_t map_find(int map_type, std::uint64_t map, const std::byte* key_slot);
    // Address of the element for assignment, inserted when absent (key stored); 0 after a panic (nil map).
    std::uint64_t map_assign(int map_type, std::uint64_t map, const std::byte* key_slot, int site);
    void map_delete(int map_type, std::uint64_t map, const std::byte* key_slot);
    void map_clear(int map_type, std::uint64_t map);
    // Iterator of 96 bytes at a frame slot: pointers in words 0-3, 9, 10 only.
    void map_iter_init(int map_type, std::uint64_t map, std::byte* iterator);
    // Addresses of key and element of the next entry; false at the end.
    bool map_iter_next(int map_type, std::byte* iterator, std::uint64_t& key, std::uint64_t& element);

    // ---- channels (channels.cpp) [go1.26 runtime/chan.go]
    std::uint64_t make_channel(int channel_type, std::int64_t size, int site);
    // Done, or Blocked: the running goroutine is parked and its instruction will be completed by whoever wakes it.
    enum class ChannelResult : std::uint8_t { Done, Blocked, Panicked, WouldBlock };
    ChannelResult channel_send(std::uint64_t channel, std::uint64_t slot_address, bool block);
    ChannelResult channel_receive(std::uint64_t channel, int elem_type, std::uint64_t slot_address, std::uint64_t ok_address, bool block);
    void channel_close(std::uint64_t channel);
    // Cases: words {channel, element slot address, 0 receive | 1 send}; writes index and ok at `result_address`.
    ChannelResult select(std::uint64_t cases_address, std::uint32_t count, bool has_default, std::uint64_t result_address);
    [[nodiscard]] std::uint64_t channel_length(std::uint64_t channel) const;    // 0 for nil and for timers' channels
    [[nodiscard]] std::uint64_t channel_capacity(std::uint64_t channel) const;

    // ---- goroutines (scheduler.cpp) [go1.26 runtime/proc.go]
    [[nodiscard]] Goroutine& g() { return goroutines[current]; }
    [[nodiscard]] const Goroutine& g() const { return goroutines[current]; }
    std::uint32_t new_goroutine(std::uint64_t function_value, int site, bool make_ready = true);
    void ready(std::uint32_t slot, bool next = true);
    void park(WaitReason reason, std::uint64_t waiting_on = 0);  // the running goroutine
    void end_goroutine();                                         // the running goroutine
    void yield_local();                                           // the running one, to the end of the local queue [go1.26 runtime/proc.go goyield]
    // Picks who runs; advances the clock when all wait for time. False: nobody can run (deadlock or end).
    bool schedule();
    void run_now(std::uint32_t slot);                             // the choice of a person: takes it out of its queue; the one that ran must stand in one
    std::uint64_t goroutine_count() const;                        // NumGoroutine: system ones left out
    // Of the running goroutine, so that `needed` bytes fit below its frame. `callee`: function whose arguments already stand in
    // the outgoing area, or −1. False: overflow (fatal) or budget. [go1.26 runtime/stack.go newstack copystack]
    bool grow_stack(std::uint64_t needed, int callee = -1);
    // Halves the stack of a goroutine that uses less than a quarter of it, unless it must stay. Every frame stands at a stack map,
    // or the goroutine remembers to do it later. [go1.26 runtime/stack.go shrinkstack], [go1.26 runtime/stack.go isShrinkStackSafe]
    void shrink_stack(std::uint32_t slot);

    // ---- semaphores [go1.26 runtime/sema.go]
    bool semaphore_acquire(std::uint64_t address, WaitReason reason, bool lifo);  // true: got it; false: parked
    void semaphore_release(std::uint64_t address);
    // notifyList at `list` in memory {wait u32, notify u32, …}. [go1.26 runtime/sema.go notifyList]
    std::uint32_t notify_add(std::uint64_t list);
    bool notify_wait(std::uint64_t list, std::uint32_t ticket);    // true: called up already; false: parked
    void notify_all(std::uint64_t list);
    void notify_one(std::uint64_t list);

    void clear_pools();                   // [go1.26 sync/pool.go poolCleanup]
    void begin_cycle();                   // before the collector starts one: pools, and the mark worker that takes runnext

    // ---- timers [go1.26 runtime/time.go]
    void sleep(std::int64_t nanoseconds); // parks the running goroutine
    void start_timer(std::uint64_t object, std::int64_t when);
    bool stop_timer(std::uint64_t object);                                        // true: it was pending
    bool reset_timer(std::uint64_t object, std::int64_t when, std::int64_t period);  // the same, and sets it anew
    static constexpr std::int64_t kWallStart = 1257894000;  // Unix seconds at virtual time 0: 2009-11-10 23:00:00 UTC
    void run_due_timers();
    std::uint64_t next_timer() const;     // ~0: none

    // ---- defers and panics, see defer_and_panic.cpp for the walk
    // ---- finalizers, cleanups, weak pointers (finalizers.cpp)
    void start_finalizer_goroutines();    // on the first SetFinalizer or AddCleanup
    // Takes what runs next; false: nothing, the running goroutine was parked.
    bool next_finalizer(ReadySpecial& out);
    bool next_cleanup(ReadySpecial& out);
    void queue_ready_finalizers(bool forced = false);  // after sweeping: wakes the goroutines that run them

    // ---- roots (roots.cpp)
    std::uint32_t root_jobs() override;
    void visit_root_job(std::uint32_t job, const RootVisitor& visit) override;
    RootWork begin_root_job(std::uint32_t job) override;
    void mark_ends() override;            // [go1.26 runtime/stack.go gcComputeStartingStackSize]
    [[nodiscard]] std::vector<Root> all_roots() const;
    // One frame of a goroutine, innermost first.
    struct Frame {
        int function;              // Program index, −1 for the machine's own stubs
        std::uint32_t code_index;  // the instruction it stands at: running, or the call it waits in
        std::uint64_t fp;
        std::int32_t size;         // bytes from fp to its header
        std::uint32_t depth;       // 0 = innermost
        const Safepoint* map;      // nullptr: no stack map there, all its pointer words count
    };
    void walk_frames(const Goroutine& goroutine, const std::function<bool(const Frame&)>& visit) const;
    void visit_stack_roots(std::uint32_t slot, const RootVisitor& visit) const;

    GcContext gc_context() { return GcContext{memory, heap, *this}; }
    [[nodiscard]] std::string goroutine_dump(bool all) const;   // traceback text (traceback.cpp)

    const EventSink* events = nullptr;    // not part of the value: set while running observed
    void report(RuntimeEvent::Kind kind, std::uint64_t address = 0, std::uint64_t size = 0, int site = -1, std::string text = {}) const {
        if (events) [[unlikely]] (*events)(RuntimeEvent{kind, g().id, address, size, site, std::move(text)});
    }
    // Where the running goroutine stands: the machine keeps these current before it calls into the runtime.
    // (goroutines[current].fp and .code_index)
};

}  // namespace tw
