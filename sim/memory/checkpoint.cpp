// Checkpoints of the address space. Invariant: a page without the "since the last checkpoint" mark equals the page of
// Memory::base_ (nullptr: all zero), so that taking looks at marked pages only and restoring at pages that are marked
// or whose pointers differ. A page that was written and is the same again keeps its old copy.
#include <algorithm>

#include "sim/base/check.h"
#include "sim/memory/memory.h"

namespace tw {

namespace {

constexpr std::uint64_t kGroupPages = 64;
constexpr std::uint8_t kSince = 1;

std::uint64_t pages_of(std::uint64_t bytes) { return (bytes + kTrackedPage - 1) >> kTrackedShift; }
std::uint64_t groups_of(std::uint64_t bytes) { return (pages_of(bytes) + kGroupPages - 1) / kGroupPages; }

bool group_is_dirty(const std::uint8_t* dirty) {
    std::uint64_t any = 0, word = 0;
    for (std::size_t i = 0; i < kGroupPages; i += 8) {
        std::memcpy(&word, dirty + i, 8);
        any |= word;
    }
    return (any & 0x0101010101010101ull) != 0;
}

bool all_zero(const std::byte* bytes) {
    std::uint64_t first = 0;
    std::memcpy(&first, bytes, 8);
    return first == 0 && std::memcmp(bytes, bytes + 8, kTrackedPage - 8) == 0;
}

const PageGroup* group_at(const RegionCheckpoint& checkpoint, std::uint64_t group) {
    return group < checkpoint.groups.size() ? checkpoint.groups[group].get() : nullptr;
}

// The group with its marked pages copied; forgets the marks.
std::shared_ptr<const PageGroup> copy_group(Region& region, std::uint64_t group, const PageGroup* before, std::uint64_t& fresh) {
    auto copy = before ? std::make_shared<PageGroup>(*before) : std::make_shared<PageGroup>();
    for (std::uint64_t i = 0; i < kGroupPages; i++) {
        const std::uint64_t page = group * kGroupPages + i;
        if ((region.dirty[page] & kSince) == 0) continue;
        region.dirty[page] &= static_cast<std::uint8_t>(~kSince);
        const std::byte* bytes = region.bytes + (page << kTrackedShift);
        MemoryPagePtr& slot = copy->pages[i];
        if (slot ? std::memcmp(slot->bytes.data(), bytes, kTrackedPage) == 0 : all_zero(bytes)) continue;
        auto held = std::make_shared<MemoryPage>();
        std::memcpy(held->bytes.data(), bytes, kTrackedPage);
        slot = std::move(held);
        fresh += kTrackedPage;
    }
    return copy;
}

// Marks may lie on the page after `used` (an access at the very end touches it); it is held like any other.
RegionCheckpoint take_region(Region& region, const RegionCheckpoint* before, std::uint64_t& fresh) {
    RegionCheckpoint result;
    if (before) result.groups = before->groups;
    result.used = region.used;
    const std::uint64_t count = groups_of(region.used + 1);
    if (result.groups.size() < count) result.groups.resize(count);
    for (std::uint64_t group = 0; group < count; group++)
        if (group_is_dirty(region.dirty + group * kGroupPages))
            result.groups[group] = copy_group(region, group, result.groups[group].get(), fresh);
    return result;
}

void restore_group(Region& region, std::uint64_t group, const PageGroup* from, const PageGroup* base) {
    for (std::uint64_t i = 0; i < kGroupPages; i++) {
        const std::uint64_t page = group * kGroupPages + i;
        const MemoryPage* want = from ? from->pages[i].get() : nullptr;
        const MemoryPage* have = base ? base->pages[i].get() : nullptr;
        if (want == have && (region.dirty[page] & kSince) == 0) continue;
        const std::uint64_t offset = page << kTrackedShift;
        if (want) {
            std::memcpy(region.bytes + offset, want->bytes.data(), kTrackedPage);
            region.dirty[page] = kWritten & ~kSince;
        } else {
            region.clear(offset, kTrackedPage);
        }
    }
}

void restore_region(Region& region, const RegionCheckpoint& from, const RegionCheckpoint* base) {
    const RegionCheckpoint nothing;
    const RegionCheckpoint& known = base ? *base : nothing;
    const std::uint64_t count = groups_of(std::max({region.used, from.used, known.used}) + 1);
    for (std::uint64_t group = 0; group < count;) {
        const PageGroup *want = group_at(from, group), *have = group_at(known, group);
        if (want == have && !group_is_dirty(region.dirty + group * kGroupPages)) { group++; continue; }
        if (want) { restore_group(region, group++, want, have); continue; }
        const std::uint64_t first = group;  // a run that was not there yet is given back to the host at once
        while (group < count && !group_at(from, group)) group++;
        region.clear(first * kGroupPages << kTrackedShift, (group - first) * kGroupPages << kTrackedShift);
    }
    region.used = from.used;
}

}  // namespace

std::uint64_t MemoryCheckpoint::fresh_bytes() const { return state_ ? state_->fresh_bytes : 0; }

MemoryCheckpoint take_checkpoint(Memory& memory) {
    auto state = std::make_shared<MemoryCheckpoint::State>();
    const MemoryCheckpoint::State* before = memory.base_.state_.get();
    for (std::size_t kind = 0; kind < kRegionCount; kind++)
        state->regions[kind] = take_region(memory.region(kind), before ? &before->regions[kind] : nullptr, state->fresh_bytes);
    state->read_only_end = memory.read_only_size;
    state->data_end = memory.data_end_;
    MemoryCheckpoint checkpoint;
    checkpoint.state_ = std::move(state);
    memory.base_ = checkpoint;
    return checkpoint;
}

void restore(Memory& memory, const MemoryCheckpoint& checkpoint) {
    SIM_CHECK(!checkpoint.empty());
    const MemoryCheckpoint::State* base = memory.base_.state_.get();
    for (std::size_t kind = 0; kind < kRegionCount; kind++)
        restore_region(memory.region(kind), checkpoint.state_->regions[kind], base ? &base->regions[kind] : nullptr);
    memory.read_only_size = checkpoint.state_->read_only_end;
    memory.data_end_ = checkpoint.state_->data_end;
    memory.base_ = checkpoint;
}

}  // namespace tw
