// Layout of maps by their types, and what the collector knows of their parts. Called by make_image.
#pragma once
#include "sim/runtime/image.h"

namespace tw {

// Fills Image::maps and Image::map_info_of_type. Requires: all types have their heap_type; the data segment is placed (the records
// that describe groups, tables and directories lie behind it). [go1.26 cmd/compile/internal/reflectdata/map.go MapGroupType]
void register_map_types(Image& image);

}  // namespace tw
