// What the files that build an Image share.
#pragma once
#include "sim/runtime/image.h"

namespace tw {

// Room for the arguments of a panic function (two strings).
inline constexpr std::int32_t kSigpanicFrame = 32;

// abi.Type records at real offsets in read-only data (image_types.cpp). [go1.26 internal/abi/type.go]
void place_types(Image& image);
// What the collector knows of each type, maps' tables and groups included.
void register_heap_types(Image& image);

}  // namespace tw
