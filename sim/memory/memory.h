// The simulated address space: a low segment (read-only data, package variables, persistent runtime records) and the
// arena (heap spans and goroutine stacks), plus the tables that describe spans (host side, never addressable by the
// program). Everything large is host pages with one dirty byte each, so that a checkpoint copies only what was written.
// Used by the heap, the collector, the runtime and the interpreter loop.
#pragma once
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

#include "sim/base/check.h"
#include "sim/base/ids.h"
#include "sim/memory/reserve.h"

namespace tw {

inline constexpr std::uint64_t kLowBase = 0x400000;
inline constexpr std::uint64_t kArenaBase = 0xc000000000;
inline constexpr std::uint64_t kPageSize = 8192;      // a page of the allocator [go1.26 runtime/malloc.go]
inline constexpr std::uint64_t kTrackedPage = 4096;   // what one dirty byte stands for
inline constexpr std::uint64_t kTrackedShift = 12;
inline constexpr std::uint8_t kWritten = 3;           // bit 0: since the last checkpoint, bit 1: ever

struct MemoryPage { std::array<std::byte, kTrackedPage> bytes; };
using MemoryPagePtr = std::shared_ptr<const MemoryPage>;  // nullptr: never written, all zero

// One flat host range with dirty tracking.
class Region {
public:
    Region() = default;
    explicit Region(std::uint64_t reserve);
    Region(const Region& other);
    Region& operator=(const Region& other);
    Region(Region&&) noexcept = default;
    Region& operator=(Region&&) noexcept = default;
    ~Region() = default;

    std::byte* bytes = nullptr;          // host address of offset 0
    std::uint8_t* dirty = nullptr;       // one byte per kTrackedPage
    std::uint64_t used = 0;              // accesses are checked against this

    [[nodiscard]] std::uint64_t reserved() const { return host_.size(); }
    void touch(std::uint64_t offset) const { dirty[offset >> kTrackedShift] = kWritten; }
    void touch_range(std::uint64_t offset, std::uint64_t size) const;
    void clear(std::uint64_t offset, std::uint64_t size);  // zeroes and forgets that it was ever written
    friend bool operator==(const Region& a, const Region& b);  // the bytes below `used`

private:
    Reservation host_, dirty_host_;
};

// Pages of one region in groups, so that two checkpoints share what did not change.
struct PageGroup { std::array<MemoryPagePtr, 64> pages; };
struct RegionCheckpoint {
    std::uint64_t used = 0;
    std::vector<std::shared_ptr<const PageGroup>> groups;  // nullptr: all zero
};

enum class RegionKind : std::uint8_t { Low, Arena, Spans, AllocBits, MarkBits, Notes };
inline constexpr std::size_t kRegionCount = 6;

// A value: holds the bytes of every region at one moment. Copying copies one pointer.
class MemoryCheckpoint {
public:
    [[nodiscard]] bool empty() const { return !state_; }
    [[nodiscard]] std::uint64_t fresh_bytes() const;  // bytes this checkpoint holds that the one before it does not

private:
    struct State {
        std::array<RegionCheckpoint, kRegionCount> regions;
        std::uint64_t read_only_end = 0, data_end = 0, fresh_bytes = 0;
    };
    std::shared_ptr<const State> state_;
    friend class Memory;
    friend MemoryCheckpoint take_checkpoint(class Memory& memory);
    friend void restore(class Memory& memory, const MemoryCheckpoint& checkpoint);
};

class Memory {
public:
    // Takes: how much arena to reserve (address space, not bytes). Less is taken when the host refuses, at least 256 MiB.
    explicit Memory(std::uint64_t arena_reserve = 64ull << 30);

    // Host address of [at, at+size), nullptr where the program would fault. `size` ≤ 4096; see `range` for more.
    [[nodiscard]] const std::byte* readable(std::uint64_t at) const {
        if (std::uint64_t offset = at - kArenaBase; offset < arena.used) [[likely]] return arena.bytes + offset;
        if (std::uint64_t offset = at - kLowBase; offset < low.used) return low.bytes + offset;
        return nullptr;
    }
    // As `readable`, and marks the page (both pages, when the range straddles) as written; nullptr in read-only data.
    [[nodiscard]] std::byte* writable(std::uint64_t at, std::uint64_t size) {
        if (std::uint64_t offset = at - kArenaBase; offset < arena.used) [[likely]] return touched(arena, offset, size);
        if (std::uint64_t offset = at - kLowBase; offset < low.used && offset >= read_only_size) return touched(low, offset, size);
        return nullptr;
    }
    [[nodiscard]] std::byte* translate(Address at) const { return const_cast<std::byte*>(readable(at.value)); }

    // false = fault. T up to 16 bytes.
    template <class T> [[nodiscard]] bool load(std::uint64_t at, T& out) const {
        const std::byte* from = readable(at);
        if (!from) [[unlikely]] return false;
        std::memcpy(&out, from, sizeof(T));
        return true;
    }
    template <class T> [[nodiscard]] bool store(std::uint64_t at, T value) {
        std::byte* to = writable(at, sizeof(T));
        if (!to) [[unlikely]] return false;
        std::memcpy(to, &value, sizeof(T));
        return true;
    }
    // For the runtime, whose own addresses cannot fault: aborts instead.
    template <class T> [[nodiscard]] T get(std::uint64_t at) const { T value{}; check(load(at, value)); return value; }
    template <class T> void put(std::uint64_t at, T value) { check(store(at, value)); }
    [[nodiscard]] std::uint64_t word(std::uint64_t at) const { return get<std::uint64_t>(at); }
    void set_word(std::uint64_t at, std::uint64_t value) { put(at, value); }

    // Ranges of any size; nullptr when any byte of [at, at+size) would fault. A size of 0 gives a non-null pointer.
    [[nodiscard]] const std::byte* read_range(std::uint64_t at, std::uint64_t size) const;
    [[nodiscard]] std::byte* write_range(std::uint64_t at, std::uint64_t size);

    // The interpreter writes frame slots without marks. Before a checkpoint, a copy, a comparison or a restore it tells the
    // whole of every stack that it ran on since the last one: returned frames count too, a restore must bring them back.
    void mark_dirty_range(std::uint64_t low_address, std::uint64_t high_address);

    // The low segment is built in this order while loading: read-only bytes, then the data segment, then anything later
    // (itabs, runtime records) is persistent: never freed. Addresses are aligned to `align` (a power of two).
    Address add_read_only(const void* bytes, std::uint64_t size, std::uint64_t align);  // before add_data only
    void patch_read_only(Address at, const void* bytes, std::uint64_t size);            // the loader fixes references up
    Address add_data(std::uint64_t size);                                               // once; zeroed; starts a page
    Address add_persistent(std::uint64_t size, std::uint64_t align);                    // after add_data; zeroed, writable
    [[nodiscard]] Address data_start() const { return Address{kLowBase + read_only_size}; }
    [[nodiscard]] Address data_end() const { return Address{kLowBase + data_end_}; }

    friend bool operator==(const Memory& a, const Memory& b);  // by bytes

    Region low, arena, spans, alloc_bits, mark_bits, notes;  // the last four belong to the heap
    std::uint64_t read_only_size = 0;

private:
    [[nodiscard]] static std::byte* touched(Region& region, std::uint64_t offset, std::uint64_t size) {
        region.touch(offset);
        region.touch(offset + size - 1);
        return region.bytes + offset;
    }
    static void check(bool ok);
    Region& region(std::size_t kind);
    std::uint64_t data_end_ = 0;
    MemoryCheckpoint base_;  // the checkpoint that every page without a dirty mark equals

    friend MemoryCheckpoint take_checkpoint(Memory& memory);
    friend void restore(Memory& memory, const MemoryCheckpoint& checkpoint);
};

// Copies the pages written since the last checkpoint or restore of this Memory, shares all others with it.
MemoryCheckpoint take_checkpoint(Memory& memory);

// Makes `memory` byte-equal to the moment of the checkpoint; rewrites only pages that differ.
// Requires: the checkpoint was taken from this Memory or a copy of it.
void restore(Memory& memory, const MemoryCheckpoint& checkpoint);

}  // namespace tw
