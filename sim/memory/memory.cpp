// Regions and the simulated address space over them.
#include "sim/memory/memory.h"

#include <algorithm>

#include "sim/base/check.h"
#include "sim/memory/span.h"

namespace tw {

namespace {

// Accesses are checked by their start only: the end may lie here. Restoring clears whole groups of pages.
constexpr std::uint64_t kSlack = 64 * kTrackedPage;
constexpr std::uint64_t kLowReserve = 1ull << 30;
constexpr std::uint64_t kLeastArena = 256ull << 20;

std::uint64_t align_up(std::uint64_t value, std::uint64_t align) { return (value + align - 1) & ~(align - 1); }
std::uint64_t pages_of(std::uint64_t bytes) { return (bytes + kTrackedPage - 1) >> kTrackedShift; }

}  // namespace

Region::Region(std::uint64_t reserve) : host_(reserve + kSlack), dirty_host_(pages_of(reserve + kSlack) + 64) {
    if (!host_.data() || !dirty_host_.data()) return;
    bytes = host_.data();
    dirty = reinterpret_cast<std::uint8_t*>(dirty_host_.data());
}

// Only pages that were ever written are copied: the rest of both ranges is zero.
Region::Region(const Region& other) : used(other.used) {
    if (!other.bytes) return;
    host_ = Reservation(other.host_.size());
    dirty_host_ = Reservation(other.dirty_host_.size());
    SIM_CHECK(host_.data() && dirty_host_.data());
    bytes = host_.data();
    dirty = reinterpret_cast<std::uint8_t*>(dirty_host_.data());
    const std::uint64_t count = pages_of(used);
    for (std::uint64_t page = 0; page < count;) {
        if (other.dirty[page] == 0) { page++; continue; }
        std::uint64_t end = page + 1;
        while (end < count && other.dirty[end] != 0) end++;
        std::memcpy(bytes + (page << kTrackedShift), other.bytes + (page << kTrackedShift), (end - page) << kTrackedShift);
        std::memcpy(dirty + page, other.dirty + page, end - page);
        page = end;
    }
}

Region& Region::operator=(const Region& other) {
    if (this != &other) *this = Region(other);
    return *this;
}

void Region::touch_range(std::uint64_t offset, std::uint64_t size) const {
    if (size == 0) return;
    const std::uint64_t first = offset >> kTrackedShift, last = (offset + size - 1) >> kTrackedShift;
    std::memset(dirty + first, kWritten, last - first + 1);
}

void Region::clear(std::uint64_t offset, std::uint64_t size) {
    host_.clear(offset, size);
    const std::uint64_t first = pages_of(offset), last = (offset + size) >> kTrackedShift;
    if (first < last) std::memset(dirty + first, 0, last - first);
}

bool operator==(const Region& a, const Region& b) {
    if (a.used != b.used) return false;
    for (std::uint64_t page = 0; page < pages_of(a.used); page++) {
        if ((a.dirty[page] | b.dirty[page]) == 0) continue;
        const std::uint64_t offset = page << kTrackedShift;
        if (std::memcmp(a.bytes + offset, b.bytes + offset, std::min(kTrackedPage, a.used - offset)) != 0) return false;
    }
    return true;
}

Memory::Memory(std::uint64_t arena_reserve) {
    low = Region(kLowReserve);
    for (std::uint64_t size = std::max(align_up(arena_reserve, kPageSize), kLeastArena); size >= kLeastArena; size /= 2) {
        const std::uint64_t pages = size / kPageSize;
        arena = Region(size);
        spans = Region(pages * sizeof(SpanRecord));
        alloc_bits = Region(pages * kBitsPerPage);
        mark_bits = Region(pages * kBitsPerPage);
        notes = Region(pages * kNotesPerPage);
        if (arena.bytes && spans.bytes && alloc_bits.bytes && mark_bits.bytes && notes.bytes) break;
        arena = spans = alloc_bits = mark_bits = notes = Region();
    }
    SIM_CHECK(low.bytes && arena.bytes);
}

void Memory::check(bool ok) { SIM_CHECK(ok); }

Region& Memory::region(std::size_t kind) {
    Region* const all[kRegionCount] = {&low, &arena, &spans, &alloc_bits, &mark_bits, &notes};
    return *all[kind];
}

const std::byte* Memory::read_range(std::uint64_t at, std::uint64_t size) const {
    if (size == 0) return arena.bytes;
    if (at >= kArenaBase) {
        const std::uint64_t offset = at - kArenaBase;
        return offset < arena.used && size <= arena.used - offset ? arena.bytes + offset : nullptr;
    }
    if (at < kLowBase) return nullptr;
    const std::uint64_t offset = at - kLowBase;
    return offset < low.used && size <= low.used - offset ? low.bytes + offset : nullptr;
}

std::byte* Memory::write_range(std::uint64_t at, std::uint64_t size) {
    const std::byte* from = read_range(at, size);
    if (!from || size == 0) return const_cast<std::byte*>(from);
    if (at >= kArenaBase) arena.touch_range(at - kArenaBase, size);
    else if (at - kLowBase < read_only_size) return nullptr;
    else low.touch_range(at - kLowBase, size);
    return const_cast<std::byte*>(from);
}

void Memory::mark_dirty_range(std::uint64_t low_address, std::uint64_t high_address) {
    if (low_address < high_address) SIM_CHECK(write_range(low_address, high_address - low_address) != nullptr);
}

Address Memory::add_read_only(const void* from, std::uint64_t size, std::uint64_t align) {
    SIM_CHECK(data_end_ == 0);
    const std::uint64_t offset = align_up(low.used, align);
    SIM_CHECK(offset + size + kSlack <= low.reserved());
    if (size != 0) std::memcpy(low.bytes + offset, from, size);
    low.touch_range(offset, size);
    low.used = read_only_size = offset + size;
    return Address{kLowBase + offset};
}

void Memory::patch_read_only(Address at, const void* from, std::uint64_t size) {
    SIM_CHECK(at.value >= kLowBase && at.value - kLowBase + size <= read_only_size);
    if (size != 0) std::memcpy(low.bytes + (at.value - kLowBase), from, size);
    low.touch_range(at.value - kLowBase, size);
}

Address Memory::add_data(std::uint64_t size) {
    SIM_CHECK(data_end_ == 0);
    read_only_size = align_up(low.used, kTrackedPage);
    SIM_CHECK(read_only_size + size + kSlack <= low.reserved());
    data_end_ = low.used = read_only_size + size;
    if (data_end_ == 0) data_end_ = low.used = read_only_size = kTrackedPage;  // an empty program still has a segment
    return Address{kLowBase + read_only_size};
}

Address Memory::add_persistent(std::uint64_t size, std::uint64_t align) {
    SIM_CHECK(data_end_ != 0);
    const std::uint64_t offset = align_up(low.used, align);
    SIM_CHECK(offset + size + kSlack <= low.reserved());
    low.used = offset + size;
    return Address{kLowBase + offset};
}

bool operator==(const Memory& a, const Memory& b) {
    return a.read_only_size == b.read_only_size && a.data_end_ == b.data_end_ && a.low == b.low && a.arena == b.arena &&
           a.spans == b.spans && a.alloc_bits == b.alloc_bits && a.mark_bits == b.mark_bits && a.notes == b.notes;
}

}  // namespace tw
