// The allocator: size classes, spans, tiny blocks, large objects, stacks. All large state is in Memory's regions; what
// is here is small and copied with a checkpoint. Addresses, slot sizes, counts and bitmaps are Go 1.26's on amd64.
// Used by the runtime (allocate), the collector (mark bits, sweeping) and everything that inspects the heap.
// Models [go1.26 runtime/malloc.go mallocgc], [go1.26 runtime/mheap.go mheap], [go1.26 runtime/mcentral.go mcentral].
// Differs: one P without a page cache; no scavenger in the background; mark bits are kept beside the span, their place at the
// span's end is only reserved.
#pragma once
#include <array>
#include <bit>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "sim/memory/memory.h"
#include "sim/memory/span.h"

namespace tw {

inline constexpr std::size_t kSpanClasses = 136;
inline constexpr std::size_t kSizeClasses = 68;
inline constexpr std::uint64_t kLeastStack = 2048;   // bytes [go1.26 runtime/stack.go fixedStack]

// What the allocator and the collector know of a type. Registered once by the loader.
struct HeapType {
    std::uint64_t size = 0;
    std::uint64_t ptrdata = 0;             // bytes up to and including the last pointer word; 0 = no pointers
    std::vector<std::uint64_t> mask;       // bit i: word i is a pointer; ptrdata/8 bits
    Address descriptor;                    // its record in read-only data, stored in malloc headers
    std::uint64_t small_mask = 0;          // the first word of `mask`; set by register_type
};
inline constexpr int kNoPointers = -1;     // type argument for memory without pointers

enum class Zero : std::uint8_t { Yes, No };  // No: the caller overwrites all bytes at once

struct ObjectRef {
    Address base;              // where the object starts (after a malloc header)
    std::uint64_t size = 0;    // usable bytes: slot size without header; large: whole pages
    std::uint32_t page = 0;    // first page of its span
    std::uint32_t index = 0;   // slot
    bool noscan = false;
    friend bool operator==(const ObjectRef&, const ObjectRef&) = default;
};

// Things hung on an object. [go1.26 runtime/mheap.go special]
struct Special {
    enum class Kind : std::uint8_t { Finalizer, WeakHandle, Cleanup } kind = Kind::Finalizer;
    std::uint64_t id = 0;         // in order of creation
    Address function;             // Finalizer, Cleanup: closure record. WeakHandle: the 8-byte handle object
    Address argument;             // Cleanup: pointer to its argument record, or nil (closure keeps it)
    std::int32_t argument_type = -1;  // Finalizer: type index of the pointer it takes
    std::uint64_t extra = 0;      // for the runtime
    bool operator==(const Special&) const = default;
};
struct ReadySpecial { Special special; Address object; bool operator==(const ReadySpecial&) const = default; };

struct HeapStats {
    std::uint64_t mallocs = 0, frees = 0, tiny_allocs = 0;  // as MemStats: tiny sub-allocations are in both
    std::uint64_t total_alloc = 0, total_free = 0;
    std::uint64_t heap_alloc = 0, heap_objects = 0;
    std::uint64_t heap_inuse = 0, heap_idle = 0, heap_sys = 0, stack_inuse = 0;
    std::uint64_t heap_released = 0;   // of heap_idle: given back to the system, or never used
    std::array<std::uint64_t, kSizeClasses> class_mallocs{}, class_frees{};
};

class Heap {
public:
    Heap();
    // Returns the type's index for `allocate`. Types may be added at any time; copies of a Heap share the table.
    int register_type(HeapType type);
    [[nodiscard]] const HeapType& type(int index) const { return (*types_)[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int type_at(Address descriptor) const;  // −1 for none

    // Takes: bytes; the type of one element (repeated until `size`), or kNoPointers.
    // Returns the object's address; zerobase for size 0; nil when `max_bytes` or the reserved range is exhausted.
    // While `allocate_black` the object is marked at birth. Memory with pointers is zeroed whatever `zero` says.
    Address allocate(Memory& memory, std::uint64_t size, int type, ObjectNote note, Zero zero = Zero::Yes);

    // Goroutine stacks: sizes are powers of two from 2048. Returns the lowest address, nil when exhausted. Not zeroed.
    // Freeing marks all of the stack's pages as written, since frames are written without marks.
    Address stack_alloc(Memory& memory, std::uint64_t size);
    // While marking a large one is kept for other goroutines until the cycle ends. [go1.26 runtime/stack.go stackLarge]
    void stack_free(Memory& memory, Address low, std::uint64_t size);

    // The allocated object that holds `at` (interior pointers count), or nothing.
    [[nodiscard]] std::optional<ObjectRef> find_object(const Memory& memory, Address at) const;
    [[nodiscard]] ObjectNote note(const Memory& memory, const ObjectRef& object) const;
    [[nodiscard]] bool is_marked(const Memory& memory, const ObjectRef& object) const;
    void set_marked(Memory& memory, const ObjectRef& object);
    // The span still waits for the sweeper: unmarked objects in it are dead.
    [[nodiscard]] bool is_unswept(const Memory& memory, const ObjectRef& object) const;
    // Dead but not yet swept: must not be handed out (weak pointers) or shown as live.
    [[nodiscard]] bool is_condemned(const Memory& memory, const ObjectRef& object) const {
        return is_unswept(memory, object) && !is_marked(memory, object);
    }
    // Descriptor of the object's element type as the collector knows it (malloc header or large span); nil otherwise.
    [[nodiscard]] Address header_type(const Memory& memory, const ObjectRef& object) const;

    // visit(ObjectRef) for every allocated object, ascending by address.
    template <class Visit> void for_each_object(const Memory& memory, Visit&& visit) const;
    // The same for about `pages` pages from `page` (first 0) on: returns the page to go on with, page_count() when there are no more.
    template <class Visit> std::uint64_t objects_from(const Memory& memory, std::uint64_t page, std::uint64_t pages, Visit&& visit) const;
    [[nodiscard]] std::uint64_t page_count() const { return pages_.count; }
    // visit(slot address) for every pointer word of the object.
    template <class Visit> void for_each_pointer_slot(const Memory& memory, const ObjectRef& object, Visit&& visit) const;
    // visit(page, SpanRecord) for every span, ascending; free runs are skipped.
    template <class Visit> void for_each_span(const Memory& memory, Visit&& visit) const;

    // Collection, called by the collector only.
    void begin_mark(Memory& memory);                 // requires all swept; keeps the tiny block alive
    void begin_sweep(Memory& memory);                // all spans wait for the sweeper
    bool sweep_next(Memory& memory, std::uint32_t* page = nullptr);  // sweeps one span; false: all are swept
    [[nodiscard]] bool swept() const { return unswept_ == 0; }
    [[nodiscard]] std::uint32_t unswept() const { return unswept_; }
    // From now on allocation sweeps ahead, so that all pages are swept by the time the heap reaches its trigger.
    // [go1.26 runtime/mgcsweep.go gcPaceSweeper]
    void pace_sweeper(std::uint64_t trigger_bytes);
    [[nodiscard]] double sweep_pages_per_byte() const { return sweep_.pages_per_byte; }
    [[nodiscard]] std::uint64_t pages_swept() const { return sweep_.pages; }       // since marking ended
    [[nodiscard]] std::uint64_t pages_ahead() const { return sweep_.ahead; }       // of them by allocations in debt
    [[nodiscard]] std::uint64_t pages_in_use() const { return pages_.in_use; }

    // Specials. Objects are named by their base.
    void add_special(Address base, Special special) { specials_[base.value].push_back(special); }
    bool remove_special(Address base, Special::Kind kind, std::uint64_t id = 0);  // id 0: any of the kind
    [[nodiscard]] const Special* find_special(Address base, Special::Kind kind) const;
    [[nodiscard]] const std::map<std::uint64_t, std::vector<Special>>& specials() const { return specials_; }
    std::vector<ReadySpecial> ready;                 // finalizers and cleanups whose object died, in queue order

    [[nodiscard]] HeapStats stats(const Memory& memory) const;
    // The next tiny value begins a block of its own. [go1.26 runtime/mcache.go releaseAll]
    void drop_tiny_block() { tiny_ = tiny_offset_ = 0; }
    [[nodiscard]] std::uint64_t live_bytes() const { return heap_live_; }  // as the pacer counts: refills count whole spans
    [[nodiscard]] bool wants_collection() const { return heap_live_ >= trigger; }
    void set_live_bytes(std::uint64_t bytes) { heap_live_ = bytes; }
    // Scannable bytes allocated since this was last asked, as far as spans were refilled. [go1.26 runtime/mcache.go refill scanAlloc]
    std::uint64_t take_scan_bytes() { return std::exchange(flushed_scan_, 0); }
    void forget_scan_bytes() { scan_alloc_ = flushed_scan_ = 0; }
    // What a memory limit looks at; bytes the runtime has mapped for itself are left to the caller.
    [[nodiscard]] std::uint64_t bytes_free() const { return pages_.ready_free * kPageSize; }
    [[nodiscard]] std::uint64_t bytes_ready() const { return (pages_.in_use + pages_.stacks + pages_.ready_free) * kPageSize; }
    [[nodiscard]] std::uint64_t bytes_mapped() const { return pages_.mapped * kPageSize; }
    // Bytes of objects as far as spans were refilled and swept. [go1.26 runtime/mgcpacer.go totalAlloc totalFree]
    [[nodiscard]] std::uint64_t bytes_allocated() const { return pacer_alloc_; }

    bool allocate_black = false;
    std::uint64_t bytes_marked = 0;        // slot bytes marked in the running cycle
    std::uint64_t trigger = 4ull << 20;    // heap_live_ at which a cycle is due; set by the pacer
    std::uint64_t max_bytes = ~0ull;       // bound on heap and stacks together
    std::uint64_t ready_limit = ~0ull;     // with a memory limit: pages are given back rather than more than this be mapped
    Address zero_base;                     // set by the loader: address that zero-size objects share
    std::uint32_t sweep_gen = 0;

    // Per-class tables. [go1.26 internal/runtime/gc/sizeclasses.go]
    static const std::array<std::uint16_t, kSizeClasses> kClassSize;
    static const std::array<std::uint8_t, kSizeClasses> kClassPages;
    static unsigned size_class_of(std::uint64_t size);   // size ≤ 32768
    static std::uint64_t round_up_size(std::uint64_t size, bool noscan);  // slot bytes usable: what append grows to
    static std::uint16_t slots_of(unsigned span_class);

private:
    friend class HeapInternals;
    struct ClassLists { std::vector<std::uint32_t> partial, full, partial_unswept, full_unswept; };
    struct Pages {
        std::vector<std::uint64_t> free, ready;   // a bit per page; ready: backed by memory (not given back)
        std::uint64_t search_from = 0, count = 0, mapped = 0, in_use = 0, stacks = 0, ready_free = 0;
    };
    // [go1.26 runtime/mheap.go sweepPagesPerByte]
    struct Sweep { double pages_per_byte = 0; std::uint64_t live_basis = 0, pages_basis = 0, pages = 0, ahead = 0; };

    static constexpr std::uint32_t kNoSpan = ~0u;
    std::shared_ptr<std::vector<HeapType>> types_;
    std::shared_ptr<std::vector<std::int32_t>> type_by_address_;   // (descriptor − kLowBase) / 8
    std::array<std::uint32_t, kSpanClasses> current_{};            // page of the current span per class
    std::array<ClassLists, kSpanClasses> lists_;
    std::array<std::uint64_t, kSpanClasses> allocs_{}, frees_{};
    std::array<std::vector<std::uint64_t>, 4> stack_free_;
    std::vector<std::uint32_t> stack_large_;                       // first pages of large stacks that were freed while marking
    Sweep sweep_;
    Pages pages_;
    std::map<std::uint64_t, std::vector<Special>> specials_;
    std::uint64_t tiny_ = 0, tiny_offset_ = 0, tiny_allocs_ = 0;
    std::uint64_t large_alloc_ = 0, large_free_ = 0;               // bytes
    std::uint64_t heap_live_ = 0, scan_alloc_ = 0, flushed_scan_ = 0, pacer_alloc_ = 0;
    std::uint32_t unswept_ = 0, sweep_cursor_ = 0;

};

}  // namespace tw

#include "sim/memory/heap_visit.h"
