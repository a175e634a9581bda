// Natives on maps and hashes: maps.clone copies a map group by group. [go1.26 internal/runtime/maps/map.go Clone], [go1.26 internal/runtime/maps/table.go clone]
#include "sim/golib/arguments.h"

namespace tw {
namespace {

constexpr std::uint64_t kMapSize = 48, kTableSize = 32, kDirectory = 16, kDirectoryLength = 24, kGroups = 16, kLengthMask = 24, kSlots = 8;

std::uint64_t copy_of(Runtime& rt, std::uint64_t from, std::uint64_t size, int heap_type) {
    const std::uint64_t to = rt.allocate(size, heap_type, -1);
    if (rt.end.kind == EndKind::Running) rt.move_typed(to, from, size, heap_type != kNoPointers);
    return to;
}

// Keys and elements over 128 bytes stand beside the group: each used slot gets its own.
void copy_indirect(Runtime& rt, const MapInfo& info, std::uint64_t group) {
    for (std::uint64_t slot = 0; slot < kSlots; slot++) {
        if (rt.memory.get<std::uint8_t>(group + slot) & 0x80) continue;  // empty or deleted
        const std::uint64_t at = group + 8 + slot * info.slot_size;
        const TypeInfo &key = rt.type(info.key_type), &elem = rt.type(info.elem_type);
        if (info.indirect_key) rt.store_pointer(at, copy_of(rt, rt.memory.word(at), key.size, key.heap_type));
        if (info.indirect_elem) rt.store_pointer(at + info.elem_offset, copy_of(rt, rt.memory.word(at + info.elem_offset), elem.size, elem.heap_type));
    }
}

std::uint64_t copy_groups(Runtime& rt, const MapInfo& info, std::uint64_t groups, std::uint64_t count) {
    const std::uint64_t to = copy_of(rt, groups, count * info.group_size, info.group_heap_type);
    if (info.indirect_key || info.indirect_elem)
        for (std::uint64_t i = 0; i < count && rt.end.kind == EndKind::Running; i++) copy_indirect(rt, info, to + i * info.group_size);
    return to;
}

std::uint64_t copy_table(Runtime& rt, const MapInfo& info, std::uint64_t table) {
    const std::uint64_t to = copy_of(rt, table, kTableSize, info.table_heap_type);
    rt.store_pointer(to + kGroups, copy_groups(rt, info, rt.memory.word(table + kGroups), rt.memory.word(table + kLengthMask) + 1));
    return to;
}

// func clone(m any) any
NativeStatus clone(NativeCall& call) {
    Runtime& rt = call.rt;
    const int type = rt.type_index(call.words[0]);
    const MapInfo& info = rt.image->maps[static_cast<std::size_t>(rt.image->map_info_of_type[static_cast<std::size_t>(type)])];
    const std::uint64_t from = call.words[1], to = copy_of(rt, from, kMapSize, info.map_heap_type);
    const std::uint64_t directory = rt.memory.word(from + kDirectory), length = rt.memory.word(from + kDirectoryLength);
    if (length == 0) {
        if (directory) rt.store_pointer(to + kDirectory, copy_groups(rt, info, directory, 1));
    } else {
        const std::uint64_t copies = rt.allocate(length * 8, info.directory_heap_type, -1);
        for (std::uint64_t i = 0; i < length && rt.end.kind == EndKind::Running; i++) {
            const std::uint64_t table = rt.memory.word(directory + i * 8);
            const bool shared = i > 0 && table == rt.memory.word(directory + i * 8 - 8);  // several entries lead to one table
            rt.store_pointer(copies + i * 8, shared ? rt.memory.word(copies + i * 8 - 8) : copy_table(rt, info, table));
        }
        rt.store_pointer(to + kDirectory, copies);
    }
    call.words[2] = call.words[0];
    call.words[3] = to;
    return NativeStatus::Done;
}

// func hashAny(v any, seed uintptr) uintptr
NativeStatus hash_any(NativeCall& call) {
    Runtime& rt = call.rt;
    const int index = rt.type_index(call.words[0]);
    if (index < 0) return give(call, 3, 0);  // nil
    const TypeInfo& type = rt.type(index);
    const auto* value = type.direct ? reinterpret_cast<const std::byte*>(&call.words[1]) : type.size ? rt.memory.read_range(call.words[1], type.size) : nullptr;
    const std::uint64_t hash = rt.hash(type, value, call.words[2]);
    if (rt.pending.kind != PanicKind::None) return NativeStatus::Failed;
    return give(call, 3, static_cast<std::int64_t>(hash));
}

constexpr NativeEntry kEntries[] = {{"maps.clone", clone}, {"sync.hashAny", hash_any}};

}  // namespace

std::span<const NativeEntry> map_natives() { return kEntries; }

}  // namespace tw
