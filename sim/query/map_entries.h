// The entries of a map, read from its groups without changing anything. [go1.26 internal/runtime/maps/map.go Map]
#pragma once
#include <cstdint>
#include <functional>

#include "sim/runtime/runtime.h"

namespace tw {

// visit(address of the key, address of the element) until it returns false. `map`: the map's address; nothing for 0.
void for_each_map_entry(const Runtime& rt, int map_type, std::uint64_t map, const std::function<bool(std::uint64_t key, std::uint64_t elem)>& visit);

}  // namespace tw
