// The operations of the language on maps. [go1.26 internal/runtime/maps/map.go], [go1.26 runtime/map.go makemap]
#include "sim/runtime/maps_internal.h"

namespace tw {
namespace maps {
namespace {

constexpr std::uint64_t kMaxAlloc = 1ull << 48;  // [go1.26 runtime/malloc.go maxAlloc]

bool running(const Runtime& rt) { return rt.end.kind == EndKind::Running; }

// A key without hash in an empty map: no hash was computed, but it must be refused. [go1.26 internal/runtime/maps/map.go mapKeyError]
void check_key(Runtime& rt, const MapInfo& info, const std::byte* key) {
    if (!info.hash_might_panic || rt.pending.kind != PanicKind::None) return;
    (void)rt.hash(rt.type(info.key_type), key, 0);
    const std::uint64_t type = rt.pending.words[0];
    if (rt.pending.kind != PanicKind::Error || type == 0) return;
    rt.pending = {};
    rt.panic_unhashable(type);
}

// The tables that a map made for `hint` elements begins with. [NewMap]
void make_tables(Runtime& rt, const MapInfo& info, std::uint64_t map, std::uint64_t hint, int site) {
    const std::uint64_t target = hint * kSlots / kMaxLoad;
    if (target < hint || target > kMaxAlloc) return;
    const std::uint64_t tables = std::bit_ceil((target + kMaxTable - 1) / kMaxTable);
    if (tables > kMaxAlloc / kMaxTable || tables * kMaxTable > kMaxAlloc / info.group_size) return;
    const std::uint64_t directory = rt.allocate(tables * 8, info.directory_heap_type, site);
    if (!running(rt)) return;
    const auto depth = static_cast<std::uint8_t>(std::countr_zero(tables));
    for (std::uint64_t i = 0; i < tables; i++) {
        const std::uint64_t table = new_table(rt, info, target / tables, static_cast<std::int64_t>(i), depth, site);
        if (table == 0) return;
        set_pointer(rt, directory + i * 8, table);
    }
    set_pointer(rt, map + offsetof(Header, directory), directory);
    Header& header = write_header(rt.memory, map);
    header.directory_length = static_cast<std::int64_t>(tables);
    header.global_depth = depth;
    header.global_shift = static_cast<std::uint8_t>(64 - depth);
}

// Fills a free slot; its element stays zero. Address of the element, 0: out of memory.
std::uint64_t fill_slot(Runtime& rt, const MapInfo& info, std::uint64_t group, unsigned slot, std::uint64_t h2, const std::byte* key, int site) {
    const std::uint64_t key_at = group + 8 + slot * std::uint64_t{info.slot_size};
    std::uint64_t elem_at = key_at + info.elem_offset;
    if (info.indirect_key) [[unlikely]] {
        const std::uint64_t own = rt.new_object(info.key_type, site);
        if (!running(rt)) return 0;
        set_pointer(rt, key_at, own);
        rt.store_slot(rt.type(info.key_type), own, key);
    } else {
        write_value(rt, key_at, key, info.key_size, info.key_pointers);
    }
    if (info.indirect_elem) [[unlikely]] {
        const std::uint64_t own = rt.new_object(info.elem_type, site);
        if (!running(rt)) return 0;
        set_pointer(rt, elem_at, own);
        elem_at = own;
    }
    set_control(rt.memory, group, slot, static_cast<std::uint8_t>(h2));
    return elem_at;
}

std::uint64_t use_slot(Runtime& rt, const MapInfo& info, std::uint64_t group, unsigned slot, const std::byte* key) {
    if (info.need_key_update) rt.store_slot(rt.type(info.key_type), key_address(rt, info, group, slot), key);
    return elem_address(rt, info, group, slot);
}

template <MapInfo::KeyForm form>
std::uint64_t assign_small(Runtime& rt, const MapInfo& info, std::uint64_t map, std::uint64_t hash, const std::byte* key, int site) {
    const std::uint64_t group = header_at(rt.memory, map).directory;
    const std::byte* host = rt.memory.readable(group);
    const std::uint64_t control = control_of(host);
    const int known = find_in_group<form>(rt, info, host, control, hash & 0x7F, key);
    if (known >= 0) return use_slot(rt, info, group, static_cast<unsigned>(known), key);
    const std::uint64_t elem = fill_slot(rt, info, group, first_slot(match_free(control)), hash & 0x7F, key, site);
    if (elem) write_header(rt.memory, map).used++;
    return elem;
}

// Address of the element; 0 with retry: the table was replaced; 0 without: out of memory. [go1.26 table.go PutSlot]
template <MapInfo::KeyForm form>
std::uint64_t assign_in_table(Runtime& rt, const MapInfo& info, std::uint64_t map, std::uint64_t at, std::uint64_t hash, const std::byte* key, int site, bool& retry) {
    const std::uint64_t h2 = hash & 0x7F;
    Table& table = write_table(rt.memory, at);
    const std::byte* groups = rt.memory.readable(table.groups);
    std::uint64_t deleted_group = 0;
    unsigned deleted_slot = 0;
    for (Probe probe(hash, table.length_mask);; probe.next()) {
        const std::uint64_t offset = probe.offset * info.group_size;
        const std::byte* host = groups + offset;
        const std::uint64_t control = control_of(host);
        const int known = find_in_group<form>(rt, info, host, control, h2, key);
        if (known >= 0) return use_slot(rt, info, table.groups + offset, static_cast<unsigned>(known), key);
        const std::uint64_t free = match_free(control);
        if (free == 0) continue;
        std::uint64_t group = table.groups + offset;
        unsigned slot = first_slot(free);
        if (host[slot] == std::byte{kDeleted}) {
            if (deleted_group == 0) deleted_group = group, deleted_slot = slot;
            continue;
        }
        if (deleted_group != 0) {
            group = deleted_group;
            slot = deleted_slot;
            table.growth_left++;  // the slot is counted already
        }
        if (table.growth_left == 0) [[unlikely]] prune_tombstones(rt, info, map, at);
        if (table.growth_left == 0) [[unlikely]] {
            retry = rehash(rt, info, map, at, site);
            return 0;
        }
        const std::uint64_t elem = fill_slot(rt, info, group, slot, h2, key, site);
        if (elem == 0) return 0;
        table.growth_left--;
        table.used++;
        write_header(rt.memory, map).used++;
        return elem;
    }
}

template <MapInfo::KeyForm form>
std::uint64_t assign(Runtime& rt, const MapInfo& info, std::uint64_t map, const std::byte* key, int site) {
    const Header& header = header_at(rt.memory, map);
    const std::uint64_t hash = Keys<form>::hash(rt, info, key, header.seed);
    if constexpr (form == MapInfo::KeyForm::General)
        if (rt.pending.kind != PanicKind::None) return 0;
    if (header.directory == 0) {
        const std::uint64_t group = new_groups(rt, info, 1, site);
        if (group == 0) return 0;
        set_pointer(rt, map + offsetof(Header, directory), group);
    }
    if (header.directory_length == 0) {
        if (header.used < kSlots) return assign_small<form>(rt, info, map, hash, key, site);
        if (!grow_to_table(rt, info, map, site)) return 0;
    }
    for (;;) {
        bool retry = false;
        const std::uint64_t elem = assign_in_table<form>(rt, info, map, table_for(rt.memory, header, hash), hash, key, site, retry);
        if (!retry) return elem;
    }
}

void clear_slot(Runtime& rt, const MapInfo& info, std::uint64_t group, unsigned slot) {
    const std::uint64_t key_at = group + 8 + slot * std::uint64_t{info.slot_size}, elem_at = key_at + info.elem_offset;
    if (info.indirect_key) set_pointer(rt, key_at, 0);
    else if (info.key_pointers) rt.clear_typed(key_at, info.key_size, true);
    if (info.indirect_elem) set_pointer(rt, elem_at, 0);
    else rt.clear_typed(elem_at, info.elem_size, info.elem_pointers);
}

template <MapInfo::KeyForm form>
void remove(Runtime& rt, const MapInfo& info, std::uint64_t map, const std::byte* key) {
    Header& header = write_header(rt.memory, map);
    const std::uint64_t hash = Keys<form>::hash(rt, info, key, header.seed);
    if constexpr (form == MapInfo::KeyForm::General)
        if (rt.pending.kind != PanicKind::None) return;
    const Place place = locate<form>(rt, info, header, hash, key);
    if (place.slot >= 0) {
        const auto slot = static_cast<unsigned>(place.slot);
        header.used--;
        clear_slot(rt, info, place.group, slot);
        std::uint8_t control = kEmpty;
        if (header.directory_length > 0) {
            Table& table = write_table(rt.memory, table_for(rt.memory, header, hash));
            table.used--;
            if (match_empty(control_of(rt.memory.readable(place.group))) != 0) table.growth_left++;
            else control = kDeleted, header.tombstone_possible = 1;
        }
        set_control(rt.memory, place.group, slot, control);
    }
    if (header.used == 0) header.seed = rt.random();
}

}  // namespace

Entry find_entry(Runtime& rt, const MapInfo& info, std::uint64_t map, const std::byte* key) {
    const Header& header = header_at(rt.memory, map);
    if (header.used == 0) return {};
    const Place place = with_keys(info, [&]<MapInfo::KeyForm form>() {
        return locate<form>(rt, info, header, Keys<form>::hash(rt, info, key, header.seed), key);
    });
    if (place.slot < 0) return {};
    const auto slot = static_cast<unsigned>(place.slot);
    return {key_address(rt, info, place.group, slot), elem_address(rt, info, place.group, slot)};
}

}  // namespace maps

using namespace maps;

std::uint64_t Runtime::make_map(int map_type, std::int64_t hint, int site, std::uint64_t header) {
    const MapInfo& info = info_of(*this, map_type);
    const bool small = hint <= static_cast<std::int64_t>(kSlots);
    const bool in_frame = header != 0;
    if (in_frame) {
        std::memset(memory.write_range(header, sizeof(Header)), 0, sizeof(Header));
    } else {
        header = allocate(sizeof(Header), info.map_heap_type, site);
        if (!running(*this)) return header;
    }
    memory.set_word(header + offsetof(Header, seed), random());
    if (in_frame && small) {  // the first group lies behind the header
        const std::uint64_t group = header + sizeof(Header);
        std::memset(memory.write_range(group, info.group_size), 0, info.group_size);
        memory.set_word(group, kAllEmpty);
        memory.set_word(header + offsetof(Header, directory), group);
    }
    if (!small) make_tables(*this, info, header, static_cast<std::uint64_t>(hint), site);
    return header;
}

std::uint64_t Runtime::map_length(std::uint64_t map) const { return map == 0 ? 0 : header_at(memory, map).used; }

std::uint64_t Runtime::map_find(int map_type, std::uint64_t map, const std::byte* key_slot) {
    const MapInfo& info = info_of(*this, map_type);
    if (map == 0 || header_at(memory, map).used == 0) [[unlikely]] {
        check_key(*this, info, key_slot);
        return 0;
    }
    const Header& header = header_at(memory, map);
    return with_keys(info, [&]<MapInfo::KeyForm form>() -> std::uint64_t {
        const std::uint64_t hash = Keys<form>::hash(*this, info, key_slot, header.seed);
        if constexpr (form == MapInfo::KeyForm::General)
            if (pending.kind != PanicKind::None) return 0;
        const Place place = locate<form>(*this, info, header, hash, key_slot);
        return place.slot < 0 ? 0 : elem_address(*this, info, place.group, static_cast<unsigned>(place.slot));
    });
}

std::uint64_t Runtime::map_assign(int map_type, std::uint64_t map, const std::byte* key_slot, int site) {
    if (map == 0) {
        panic_plain("assignment to entry in nil map");
        return 0;
    }
    const MapInfo& info = info_of(*this, map_type);
    return with_keys(info, [&]<MapInfo::KeyForm form>() { return assign<form>(*this, info, map, key_slot, site); });
}

void Runtime::map_delete(int map_type, std::uint64_t map, const std::byte* key_slot) {
    const MapInfo& info = info_of(*this, map_type);
    if (map == 0 || header_at(memory, map).used == 0) {
        check_key(*this, info, key_slot);
        return;
    }
    with_keys(info, [&]<MapInfo::KeyForm form>() { remove<form>(*this, info, map, key_slot); });
}

void Runtime::map_clear(int map_type, std::uint64_t map) {
    if (map == 0) return;
    const MapInfo& info = info_of(*this, map_type);
    Header& header = write_header(memory, map);
    if (header.used == 0 && header.tombstone_possible == 0) return;
    if (header.directory_length == 0) {
        clear_typed(header.directory, info.group_size, info.group_heap_type != kNoPointers);
        memory.set_word(header.directory, kAllEmpty);
    } else {
        std::uint64_t last = 0;
        for (std::int64_t i = 0; i < header.directory_length; i++) {
            const std::uint64_t table = memory.word(header.directory + 8 * static_cast<std::uint64_t>(i));
            if (table != last) clear_table(*this, info, table);
            last = table;
        }
        header.tombstone_possible = 0;
    }
    header.used = 0;
    header.clear_seq++;
    header.seed = random();
}

}  // namespace tw
