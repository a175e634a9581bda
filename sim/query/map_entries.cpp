#include "sim/query/map_entries.h"

namespace tw {
namespace {

constexpr std::uint64_t kDirectory = 16, kDirectoryLength = 24, kTableGroups = 16, kTableMask = 24;
constexpr std::uint64_t kMostGroups = 1 << 20;

std::uint64_t word(const Runtime& rt, std::uint64_t at) {
    std::uint64_t value = 0;
    return rt.memory.load(at, value) ? value : 0;
}

bool visit_group(const Runtime& rt, const MapInfo& map, std::uint64_t group, const std::function<bool(std::uint64_t, std::uint64_t)>& visit) {
    const std::uint64_t control = word(rt, group);
    for (unsigned i = 0; i < 8; i++) {
        if ((control >> (i * 8) & 0x80) != 0) continue;   // empty or deleted
        const std::uint64_t slot = group + 8 + i * map.slot_size, elem = slot + map.elem_offset;
        if (!visit(map.indirect_key ? word(rt, slot) : slot, map.indirect_elem ? word(rt, elem) : elem)) return false;
    }
    return true;
}

}  // namespace

void for_each_map_entry(const Runtime& rt, int map_type, std::uint64_t map, const std::function<bool(std::uint64_t, std::uint64_t)>& visit) {
    const int index = map_type < 0 ? -1 : rt.image->map_info_of_type[static_cast<std::size_t>(map_type)];
    if (map == 0 || index < 0) return;
    const MapInfo& info = rt.image->maps[static_cast<std::size_t>(index)];
    const std::uint64_t directory = word(rt, map + kDirectory), length = word(rt, map + kDirectoryLength);
    if (length == 0) {
        if (directory != 0 && rt.memory.read_range(directory, info.group_size)) visit_group(rt, info, directory, visit);
        return;
    }
    std::uint64_t last = 0;
    for (std::uint64_t i = 0; i < length && i < kMostGroups; i++) {
        const std::uint64_t table = word(rt, directory + i * 8);
        if (table == last) continue;   // a table may stand in several places of the directory, one after the other
        last = table;
        const std::uint64_t groups = word(rt, table + kTableGroups), count = word(rt, table + kTableMask) + 1;
        if (count > kMostGroups || !rt.memory.read_range(groups, count * info.group_size)) continue;
        for (std::uint64_t g = 0; g < count; g++)
            if (!visit_group(rt, info, groups + g * info.group_size, visit)) return;
    }
}

}  // namespace tw
