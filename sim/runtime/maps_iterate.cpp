// Ranging over a map that may change meanwhile. [go1.26 internal/runtime/maps/table.go Iter]
#include "sim/runtime/maps_internal.h"

namespace tw {
namespace maps {
namespace {

// The entry of a slot of a group that is no longer part of the map: what the map holds for that key now. None when it was deleted;
// a NaN cannot be looked up and is given as it was, unless the map was cleared. [grownKeyElem]
Entry moved_entry(Runtime& rt, const MapInfo& info, const Iterator& it, unsigned slot) {
    const std::uint64_t key = key_address(rt, info, it.group, slot);
    const std::byte* host = rt.memory.readable(key);
    const Entry now = find_entry(rt, info, it.map, host);
    if (now.key != 0) return now;
    if (it.clear_seq != header_at(rt.memory, it.map).clear_seq || rt.equal(rt.type(info.key_type), host, host)) return {};
    return {key, elem_address(rt, info, it.group, slot)};
}

Entry entry_in(Runtime& rt, const MapInfo& info, const Iterator& it, unsigned slot, bool moved) {
    if (moved) return moved_entry(rt, info, it, slot);
    return {key_address(rt, info, it.group, slot), elem_address(rt, info, it.group, slot)};
}

Entry next_small(Runtime& rt, const MapInfo& info, Iterator& it) {
    const bool moved = header_at(rt.memory, it.map).directory_length > 0;
    const std::byte* group = rt.memory.readable(it.group);
    while (it.entry_index < kSlots) {
        const auto slot = static_cast<unsigned>((it.entry_index++ + it.entry_offset) % kSlots);
        if ((group[slot] & std::byte{kEmpty}) != std::byte{0}) continue;
        const Entry entry = entry_in(rt, info, it, slot, moved);
        if (entry.key != 0) return entry;
    }
    return {};
}

// Goes on at the first place in the directory of the table that comes next.
void enter_table(Runtime& rt, const Header& header, Iterator& it) {
    const auto mask = static_cast<std::uint64_t>(header.directory_length) - 1;
    const std::uint64_t index = (static_cast<std::uint64_t>(it.directory_index) + it.directory_offset) & mask;
    it.table = rt.memory.word(header.directory + 8 * index);
    it.directory_offset -= index - static_cast<std::uint64_t>(table_at(rt.memory, it.table).index);
}

Entry next_in_table(Runtime& rt, const MapInfo& info, Iterator& it) {
    const Table& table = table_at(rt.memory, it.table);
    const std::uint64_t mask = table.capacity - std::uint64_t{1};
    const bool moved = table.index == -1;
    while (it.entry_index <= mask) {
        const std::uint64_t place = (it.entry_index + it.entry_offset) & mask;
        const std::uint64_t from = place % kSlots;
        it.group = table.groups + place / kSlots * info.group_size;
        const std::uint64_t full = match_full(control_of(rt.memory.readable(it.group))) >> (8 * from);
        if (full == 0) {
            it.entry_index += kSlots - from;
            continue;
        }
        const unsigned skip = first_slot(full);
        it.entry_index += skip;
        if (it.entry_index > mask) break;
        it.entry_index++;
        const Entry entry = entry_in(rt, info, it, static_cast<unsigned>(from) + skip, moved);
        if (entry.key != 0) return entry;
    }
    return {};
}

Entry next_entry(Runtime& rt, const MapInfo& info, Iterator& it) {
    if (it.map == 0) return {};
    if (it.directory_index < 0) return next_small(rt, info, it);
    const Header& header = header_at(rt.memory, it.map);
    if (it.global_depth != header.global_depth) {  // the directory grew
        const unsigned orders = header.global_depth - static_cast<unsigned>(it.global_depth);
        it.directory_index <<= orders;
        it.directory_offset <<= orders;
        it.global_depth = header.global_depth;
    }
    while (it.directory_index < header.directory_length) {
        if (it.table == 0) enter_table(rt, header, it);
        const Entry entry = next_in_table(rt, info, it);
        if (entry.key != 0) return entry;
        it.directory_index += std::int64_t{1} << (header.global_depth - table_at(rt.memory, it.table).local_depth);
        it.table = it.group = it.entry_index = 0;
    }
    return {};
}

}  // namespace
}  // namespace maps

using namespace maps;

void Runtime::map_iter_init(int map_type, std::uint64_t map, std::byte* iterator) {
    Iterator it{};
    it.type = type(map_type).address;
    if (map != 0 && header_at(memory, map).used != 0) {
        const Header& header = header_at(memory, map);
        it.map = map;
        it.entry_offset = random();
        it.directory_offset = random();
        it.global_depth = header.global_depth;
        it.clear_seq = header.clear_seq;
        if (header.directory_length == 0) {
            it.directory_index = -1;
            it.group = header.directory;
        }
    }
    std::memcpy(iterator, &it, sizeof it);
}

bool Runtime::map_iter_next(int map_type, std::byte* iterator, std::uint64_t& key, std::uint64_t& element) {
    Iterator& it = *reinterpret_cast<Iterator*>(iterator);
    const Entry entry = next_entry(*this, info_of(*this, map_type), it);
    it.key = key = entry.key;
    it.elem = element = entry.elem;
    return entry.key != 0;
}

}  // namespace tw
