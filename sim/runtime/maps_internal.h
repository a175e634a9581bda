// Swiss maps as they lie in memory, and what the maps' files share. All addresses are simulated; host pointers stay good while
// the program runs, since regions never move. [go1.26 internal/runtime/maps/map.go, table.go, group.go]
// Differs: the flag `writing` stays 0, since an operation on a map is one step.
#pragma once
#include <bit>

#include "sim/runtime/hash_internal.h"
#include "sim/runtime/runtime.h"

namespace tw::maps {

struct Header {
    std::uint64_t used, seed, directory;  // directory: of a small map its only group
    std::int64_t directory_length;        // 0: small
    std::uint8_t global_depth, global_shift, writing, tombstone_possible;
    std::uint32_t pad;
    std::uint64_t clear_seq;
};
static_assert(sizeof(Header) == 48 && offsetof(Header, directory) == 16 && offsetof(Header, clear_seq) == 40);

struct Table {
    std::uint16_t used, capacity, growth_left;
    std::uint8_t local_depth, pad;
    std::int64_t index;                   // first place in the directory; -1: replaced
    std::uint64_t groups, length_mask;
};
static_assert(sizeof(Table) == 32 && offsetof(Table, groups) == 16);

struct Iterator {
    std::uint64_t key, elem, type, map;
    std::uint64_t entry_offset, directory_offset, clear_seq;
    std::uint8_t global_depth, pad[7];
    std::int64_t directory_index;         // -1: small when it began
    std::uint64_t table, group, entry_index;
};
static_assert(sizeof(Iterator) == 96 && offsetof(Iterator, table) == 72 && offsetof(Iterator, entry_index) == 88);

inline constexpr std::uint64_t kSlots = 8, kMaxTable = 1024, kMaxLoad = 7;
inline constexpr std::uint64_t kLow = 0x0101010101010101ull, kHigh = 0x8080808080808080ull;
inline constexpr std::uint64_t kAllEmpty = kHigh;
inline constexpr std::uint8_t kEmpty = 0x80, kDeleted = 0xFE;

// One bit per matching control byte, in its top bit. May report a false match next to a true one: keys are compared anyway.
inline std::uint64_t match_h2(std::uint64_t control, std::uint64_t h2) {
    const std::uint64_t v = control ^ (kLow * h2);
    return (v - kLow) & ~v & kHigh;
}
inline std::uint64_t match_empty(std::uint64_t control) { return control & ~(control << 6) & kHigh; }
inline std::uint64_t match_free(std::uint64_t control) { return control & kHigh; }
inline std::uint64_t match_full(std::uint64_t control) { return ~control & kHigh; }
inline unsigned first_slot(std::uint64_t match) { return static_cast<unsigned>(std::countr_zero(match)) >> 3; }

inline std::uint64_t control_of(const std::byte* group) { return read_as<std::uint64_t>(group); }
inline const Header& header_at(const Memory& memory, std::uint64_t at) { return *reinterpret_cast<const Header*>(memory.readable(at)); }
inline Header& write_header(Memory& memory, std::uint64_t at) { return *reinterpret_cast<Header*>(memory.writable(at, sizeof(Header))); }
inline const Table& table_at(const Memory& memory, std::uint64_t at) { return *reinterpret_cast<const Table*>(memory.readable(at)); }
inline Table& write_table(Memory& memory, std::uint64_t at) { return *reinterpret_cast<Table*>(memory.writable(at, sizeof(Table))); }
inline std::uint64_t table_for(const Memory& memory, const Header& header, std::uint64_t hash) {
    const std::uint64_t index = header.directory_length == 1 ? 0 : hash >> (header.global_shift & 63);
    return read_as<std::uint64_t>(memory.readable(header.directory + 8 * index));
}
inline void set_control(Memory& memory, std::uint64_t group, unsigned slot, std::uint8_t value) { memory.put(group + slot, value); }

struct Probe {  // triangular numbers
    std::uint64_t mask, offset, index = 0;
    Probe(std::uint64_t hash, std::uint64_t mask_) : mask(mask_), offset(hash >> 7 & mask_) {}
    void next() { offset = (offset + ++index) & mask; }
};

// How the keys of one form are compared and hashed; `stored` and `key` have the layout of memory.
template <MapInfo::KeyForm form>
struct Keys {
    static std::uint64_t hash(Runtime& rt, const MapInfo& info, const std::byte* key, std::uint64_t seed) {
        using Form = MapInfo::KeyForm;
        if constexpr (form == Form::Bits32) return hash_word(read_as<std::uint32_t>(key), seed);
        if constexpr (form == Form::Bits64) return hash_word(read_as<std::uint64_t>(key), seed);
        if constexpr (form == Form::String) return hash_bytes(rt.memory.readable(read_as<std::uint64_t>(key)), read_as<std::uint64_t>(key + 8), seed);
        if constexpr (form == Form::Bytes) return hash_bytes(key, info.key_size, seed);
        if constexpr (form == Form::General) return rt.hash(rt.type(info.key_type), key, seed);
    }
    static bool equal(Runtime& rt, const MapInfo& info, const std::byte* key, const std::byte* stored) {
        using Form = MapInfo::KeyForm;
        if constexpr (form == Form::Bits32) return read_as<std::uint32_t>(key) == read_as<std::uint32_t>(stored);
        if constexpr (form == Form::Bits64) return read_as<std::uint64_t>(key) == read_as<std::uint64_t>(stored);
        if constexpr (form == Form::String) {
            const auto n = read_as<std::uint64_t>(key + 8), a = read_as<std::uint64_t>(key), b = read_as<std::uint64_t>(stored);
            return n == read_as<std::uint64_t>(stored + 8) && (a == b || n == 0 || std::memcmp(rt.memory.readable(a), rt.memory.readable(b), n) == 0);
        }
        if constexpr (form == Form::Bytes) return std::memcmp(key, stored, info.key_size) == 0;
        if constexpr (form == Form::General) return rt.equal(rt.type(info.key_type), key, stored);
    }
};

struct Entry { std::uint64_t key = 0, elem = 0; };  // addresses of the values; 0: none

// Where the value of a slot stands, behind its pointer when it is indirect.
inline std::uint64_t key_address(const Runtime& rt, const MapInfo& info, std::uint64_t group, unsigned slot) {
    const std::uint64_t at = group + 8 + slot * std::uint64_t{info.slot_size};
    return info.indirect_key ? rt.memory.word(at) : at;
}
inline std::uint64_t elem_address(const Runtime& rt, const MapInfo& info, std::uint64_t group, unsigned slot) {
    const std::uint64_t at = group + 8 + slot * std::uint64_t{info.slot_size} + info.elem_offset;
    return info.indirect_elem ? rt.memory.word(at) : at;
}

template <MapInfo::KeyForm form>
inline int find_in_group(Runtime& rt, const MapInfo& info, const std::byte* group, std::uint64_t control, std::uint64_t h2, const std::byte* key) {
    for (std::uint64_t match = match_h2(control, h2); match != 0; match &= match - 1) {
        const unsigned slot = first_slot(match);
        const std::byte* stored = group + 8 + slot * std::uint64_t{info.slot_size};
        if (info.indirect_key) [[unlikely]] stored = rt.memory.readable(read_as<std::uint64_t>(stored));
        if (Keys<form>::equal(rt, info, key, stored)) [[likely]] return static_cast<int>(slot);
    }
    return -1;
}

struct Place { std::uint64_t group = 0; int slot = -1; };  // slot -1: absent

// The slot that holds `key`. Requires: used > 0.
template <MapInfo::KeyForm form>
inline Place locate(Runtime& rt, const MapInfo& info, const Header& header, std::uint64_t hash, const std::byte* key) {
    const std::uint64_t h2 = hash & 0x7F;
    if (header.directory_length == 0) {
        const std::byte* group = rt.memory.readable(header.directory);
        return {header.directory, find_in_group<form>(rt, info, group, control_of(group), h2, key)};
    }
    const Table& table = table_at(rt.memory, table_for(rt.memory, header, hash));
    const std::byte* groups = rt.memory.readable(table.groups);
    for (Probe probe(hash, table.length_mask);; probe.next()) {
        const std::uint64_t offset = probe.offset * info.group_size;
        const std::byte* group = groups + offset;
        const std::uint64_t control = control_of(group);
        const int slot = find_in_group<form>(rt, info, group, control, h2, key);
        if (slot >= 0) return {table.groups + offset, slot};
        if (match_empty(control) != 0) return {0, -1};
    }
}

// Calls body.template operator()<form>() with the map's form of keys.
template <class Body>
inline auto with_keys(const MapInfo& info, Body&& body) {
    using Form = MapInfo::KeyForm;
    switch (info.key_form) {
        case Form::Bits32: return body.template operator()<Form::Bits32>();
        case Form::Bits64: return body.template operator()<Form::Bits64>();
        case Form::String: return body.template operator()<Form::String>();
        case Form::Bytes: return body.template operator()<Form::Bytes>();
        case Form::General: break;
    }
    return body.template operator()<Form::General>();
}

inline const MapInfo& info_of(const Runtime& rt, int map_type) {
    const Image& image = *rt.image;
    return image.maps[static_cast<std::size_t>(image.map_info_of_type[static_cast<std::size_t>(map_type)])];
}

// Writes a value of `size` bytes from host memory, through barriers where it has pointers.
inline void write_value(Runtime& rt, std::uint64_t to, const std::byte* from, std::uint64_t size, bool pointers) {
    if (size == 0) return;
    const bool barrier = pointers && rt.collector.barrier_on();
    if (barrier) [[unlikely]] rt.collector.bulk_barrier_old(rt.memory, rt.heap, to, size);
    std::memcpy(rt.memory.writable(to, size), from, size);
    if (barrier) [[unlikely]] rt.collector.bulk_barrier_new(rt.memory, rt.heap, to, size);
}

// maps_table.cpp. False: out of memory, the program has ended.
// A table of `capacity` slots, all empty. 0: out of memory.
std::uint64_t new_table(Runtime& rt, const MapInfo& info, std::uint64_t capacity, std::int64_t index, std::uint8_t local_depth, int site);
std::uint64_t new_groups(Runtime& rt, const MapInfo& info, std::uint64_t count, int site);
bool grow_to_table(Runtime& rt, const MapInfo& info, std::uint64_t map, int site);   // from one full group
bool rehash(Runtime& rt, const MapInfo& info, std::uint64_t map, std::uint64_t table, int site);
void prune_tombstones(Runtime& rt, const MapInfo& info, std::uint64_t map, std::uint64_t table);
void clear_table(Runtime& rt, const MapInfo& info, std::uint64_t table);
inline std::uint16_t max_growth(std::uint64_t capacity) { return static_cast<std::uint16_t>(capacity <= kSlots ? capacity - 1 : capacity * kMaxLoad / kSlots); }
inline void set_pointer(Runtime& rt, std::uint64_t at, std::uint64_t value) { rt.store_pointer(at, value); }

// Key and element of the entry of a live map that equals `key` (layout of memory).
Entry find_entry(Runtime& rt, const MapInfo& info, std::uint64_t map, const std::byte* key);

}  // namespace tw::maps
