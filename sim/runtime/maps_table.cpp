// Tables of a map: made, grown, split, cleaned. [go1.26 internal/runtime/maps/table.go]
#include <array>

#include "sim/runtime/maps_internal.h"

namespace tw::maps {
namespace {

// Places an entry that is not in the table. The indirect key and element move with their pointers.
void put_unchecked(Runtime& rt, const MapInfo& info, std::uint64_t at, std::uint64_t hash, const std::byte* slot_from) {
    Table& table = write_table(rt.memory, at);
    const std::byte* groups = rt.memory.readable(table.groups);
    for (Probe probe(hash, table.length_mask);; probe.next()) {
        const std::uint64_t group = table.groups + probe.offset * info.group_size;
        const std::uint64_t free = match_free(control_of(groups + probe.offset * info.group_size));
        if (free == 0) continue;
        const unsigned slot = first_slot(free);
        const std::uint64_t to = group + 8 + slot * std::uint64_t{info.slot_size};
        write_value(rt, to, slot_from, info.slot_size, info.key_pointers || info.elem_pointers);
        set_control(rt.memory, group, slot, static_cast<std::uint8_t>(hash & 0x7F));
        table.growth_left--;
        table.used++;
        return;
    }
}

template <MapInfo::KeyForm form>
std::uint64_t hash_slot(Runtime& rt, const MapInfo& info, const std::byte* slot, std::uint64_t seed) {
    return Keys<form>::hash(rt, info, info.indirect_key ? rt.memory.readable(read_as<std::uint64_t>(slot)) : slot, seed);
}

// Every entry of `count` groups goes to one of two tables: `right` when the hash has a bit of `mask`.
void distribute(Runtime& rt, const MapInfo& info, std::uint64_t seed, std::uint64_t groups, std::uint64_t count, std::uint64_t left, std::uint64_t right, std::uint64_t mask) {
    with_keys(info, [&]<MapInfo::KeyForm form>() {
        const std::byte* group = rt.memory.readable(groups);
        for (std::uint64_t i = 0; i < count; i++, group += info.group_size) {
            for (std::uint64_t full = match_full(control_of(group)); full != 0; full &= full - 1) {
                const std::byte* slot = group + 8 + first_slot(full) * std::uint64_t{info.slot_size};
                const std::uint64_t hash = hash_slot<form>(rt, info, slot, seed);
                put_unchecked(rt, info, (hash & mask) == 0 ? left : right, hash, slot);
            }
        }
    });
}

void replace_table(Runtime& rt, std::uint64_t map, std::uint64_t table) {
    const Header& header = header_at(rt.memory, map);
    const Table& own = table_at(rt.memory, table);
    const std::uint64_t entries = std::uint64_t{1} << (header.global_depth - own.local_depth);
    for (std::uint64_t i = 0; i < entries; i++) set_pointer(rt, header.directory + 8 * (static_cast<std::uint64_t>(own.index) + i), table);
}

// A directory twice as long, each table twice in it.
bool double_directory(Runtime& rt, const MapInfo& info, std::uint64_t map, int site) {
    Header& header = write_header(rt.memory, map);
    const auto length = static_cast<std::uint64_t>(header.directory_length);
    const std::uint64_t directory = rt.allocate(length * 16, info.directory_heap_type, site);
    if (rt.end.kind != EndKind::Running) return false;
    for (std::uint64_t i = 0; i < length; i++) {
        const std::uint64_t table = rt.memory.word(header.directory + 8 * i);
        set_pointer(rt, directory + 16 * i, table);
        set_pointer(rt, directory + 16 * i + 8, table);
        if (static_cast<std::uint64_t>(table_at(rt.memory, table).index) == i) write_table(rt.memory, table).index = static_cast<std::int64_t>(2 * i);
    }
    header.global_depth++;
    header.global_shift--;
    set_pointer(rt, map + offsetof(Header, directory), directory);
    header.directory_length = static_cast<std::int64_t>(length * 2);
    return true;
}

bool split(Runtime& rt, const MapInfo& info, std::uint64_t map, std::uint64_t at, int site) {
    const auto depth = static_cast<std::uint8_t>(table_at(rt.memory, at).local_depth + 1);
    const std::uint64_t left = new_table(rt, info, kMaxTable, -1, depth, site);
    const std::uint64_t right = left ? new_table(rt, info, kMaxTable, -1, depth, site) : 0;
    if (right == 0) return false;
    const Table& old = table_at(rt.memory, at);
    const Header& header = header_at(rt.memory, map);
    distribute(rt, info, header.seed, old.groups, old.length_mask + 1, left, right, std::uint64_t{1} << (64 - depth));
    if (old.local_depth == header.global_depth && !double_directory(rt, info, map, site)) return false;
    write_table(rt.memory, left).index = old.index;
    replace_table(rt, map, left);
    write_table(rt.memory, right).index = old.index + (std::int64_t{1} << (header.global_depth - depth));
    replace_table(rt, map, right);
    write_table(rt.memory, at).index = -1;
    return true;
}

// Marks the groups whose tombstones some entry's probe passes over.
template <MapInfo::KeyForm form>
void mark_needed(Runtime& rt, const MapInfo& info, std::uint64_t seed, const Table& table, std::array<bool, kMaxTable / kSlots>& needed) {
    const std::byte* groups = rt.memory.readable(table.groups);
    for (std::uint64_t i = 0; i <= table.length_mask; i++) {
        const std::byte* group = groups + i * info.group_size;
        for (std::uint64_t full = match_full(control_of(group)); full != 0; full &= full - 1) {
            const std::byte* key = group + 8 + first_slot(full) * std::uint64_t{info.slot_size};
            if (info.indirect_key) key = rt.memory.readable(read_as<std::uint64_t>(key));
            if (!Keys<form>::equal(rt, info, key, key)) continue;  // NaN is never looked up
            for (Probe probe(Keys<form>::hash(rt, info, key, seed), table.length_mask); probe.offset != i; probe.next())
                if (match_free(control_of(groups + probe.offset * info.group_size)) != 0) needed[probe.offset] = true;
        }
        if (match_empty(control_of(group)) != 0) needed[i] = true;
    }
}

}  // namespace

std::uint64_t new_groups(Runtime& rt, const MapInfo& info, std::uint64_t count, int site) {
    const std::uint64_t groups = rt.allocate(count * info.group_size, info.group_heap_type, site);
    if (rt.end.kind != EndKind::Running) return 0;
    for (std::uint64_t i = 0; i < count; i++) rt.memory.set_word(groups + i * info.group_size, kAllEmpty);
    return groups;
}

std::uint64_t new_table(Runtime& rt, const MapInfo& info, std::uint64_t capacity, std::int64_t index, std::uint8_t local_depth, int site) {
    capacity = std::bit_ceil(std::max(capacity, kSlots));
    const std::uint64_t at = rt.allocate(sizeof(Table), info.table_heap_type, site);
    if (rt.end.kind != EndKind::Running) return 0;
    const std::uint64_t groups = new_groups(rt, info, capacity / kSlots, site);
    if (groups == 0) return 0;
    Table& table = write_table(rt.memory, at);
    table.index = index;
    table.local_depth = local_depth;
    table.capacity = static_cast<std::uint16_t>(capacity);
    table.growth_left = max_growth(capacity);
    table.length_mask = capacity / kSlots - 1;
    set_pointer(rt, at + offsetof(Table, groups), groups);
    return at;
}

bool grow_to_table(Runtime& rt, const MapInfo& info, std::uint64_t map, int site) {
    const std::uint64_t table = new_table(rt, info, 2 * kSlots, 0, 0, site);
    if (table == 0) return false;
    const Header& old = header_at(rt.memory, map);
    distribute(rt, info, old.seed, old.directory, 1, table, table, 0);
    const std::uint64_t directory = rt.allocate(8, info.directory_heap_type, site);
    if (rt.end.kind != EndKind::Running) return false;
    set_pointer(rt, directory, table);
    set_pointer(rt, map + offsetof(Header, directory), directory);
    Header& header = write_header(rt.memory, map);
    header.directory_length = 1;
    header.global_depth = 0;
    header.global_shift = 64;
    return true;
}

bool rehash(Runtime& rt, const MapInfo& info, std::uint64_t map, std::uint64_t table, int site) {
    const Table& old = table_at(rt.memory, table);
    const std::uint64_t capacity = 2 * std::uint64_t{old.capacity};
    if (capacity > kMaxTable) return split(rt, info, map, table, site);
    const std::uint64_t bigger = new_table(rt, info, capacity, old.index, old.local_depth, site);
    if (bigger == 0) return false;
    distribute(rt, info, header_at(rt.memory, map).seed, old.groups, old.length_mask + 1, bigger, bigger, 0);
    replace_table(rt, map, bigger);
    write_table(rt.memory, table).index = -1;
    return true;
}

void prune_tombstones(Runtime& rt, const MapInfo& info, std::uint64_t map, std::uint64_t at) {
    Table& table = write_table(rt.memory, at);
    const unsigned tombstones = table.capacity * static_cast<unsigned>(kMaxLoad) / kSlots - table.used - table.growth_left;
    if (tombstones * 10 < table.capacity) return;
    std::array<bool, kMaxTable / kSlots> needed{};
    const std::uint64_t seed = header_at(rt.memory, map).seed;
    with_keys(info, [&]<MapInfo::KeyForm form>() { mark_needed<form>(rt, info, seed, table, needed); });
    const auto control_at = [&](std::uint64_t i) { return table.groups + i * info.group_size; };
    unsigned removable = 0;
    for (std::uint64_t i = 0; i <= table.length_mask; i++)
        if (!needed[i]) removable += static_cast<unsigned>(std::popcount(match_free(rt.memory.word(control_at(i)))));
    if (removable * 10 < table.capacity) return;  // growing is better
    for (std::uint64_t i = 0; i <= table.length_mask; i++) {
        if (needed[i]) continue;
        const std::uint64_t control = rt.memory.word(control_at(i)), free = match_free(control);
        const std::uint64_t bytes = (free >> 7) * 0xFF;  // whole bytes of the free slots
        rt.memory.set_word(control_at(i), (control & ~bytes) | (kAllEmpty & bytes));
        table.growth_left = static_cast<std::uint16_t>(table.growth_left + std::popcount(free));
    }
}

void clear_table(Runtime& rt, const MapInfo& info, std::uint64_t at) {
    Table& table = write_table(rt.memory, at);
    const std::uint16_t all = max_growth(table.capacity);
    if (table.used == 0 && table.growth_left == all) return;
    const bool only_full = std::uint64_t{table.used} * 4 <= table.length_mask || info.slot_size > 32;
    for (std::uint64_t i = 0; i <= table.length_mask; i++) {
        const std::uint64_t group = table.groups + i * info.group_size;
        if (!only_full || match_full(rt.memory.word(group)) != 0) rt.clear_typed(group, info.group_size, info.group_heap_type != kNoPointers);
        rt.memory.set_word(group, kAllEmpty);
    }
    table.used = 0;
    table.growth_left = all;
}

}  // namespace tw::maps
