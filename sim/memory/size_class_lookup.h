// From sizes to size classes, inline for the allocator's fast path. Used inside sim/memory.
#pragma once
#include <array>
#include <cstdint>

#include "sim/memory/heap.h"

namespace tw {

inline constexpr std::uint64_t kMaxSmall = 32768;        // [go1.26 internal/runtime/gc/sizeclasses.go MaxSmallSize]
inline constexpr std::uint64_t kMaxInSpanBits = 512;     // [go1.26 internal/runtime/gc/malloc.go MinSizeForMallocHeader]
inline constexpr std::uint64_t kInlineMarkBytes = 128;   // [go1.26 runtime/mgcmark_greenteagc.go spanInlineMarkBits]
inline constexpr std::uint64_t kMaxTiny = 16;

// Class by (size + 7) / 8 up to 1024 bytes, by (size − 1024 + 127) / 128 above; filled from kClassSize once.
struct SizeClassLookup {
    std::array<std::uint8_t, 129> by8{};
    std::array<std::uint8_t, 249> by128{};
    constexpr explicit SizeClassLookup(const std::array<std::uint16_t, kSizeClasses>& sizes) {
        unsigned c = 0;
        for (unsigned i = 0; i < by8.size(); i++) {
            while (sizes[c] < i * 8) c++;
            by8[i] = static_cast<std::uint8_t>(c);
        }
        for (unsigned i = 0; i < by128.size(); i++) {
            while (sizes[c] < 1024 + i * 128) c++;
            by128[i] = static_cast<std::uint8_t>(c);
        }
    }
};

inline constexpr std::array<std::uint16_t, kSizeClasses> kSizes = {
    0,    8,    16,   24,   32,   48,   64,   80,    96,    112,   128,   144,   160,   176,   192,   208,   224,
    240,  256,  288,  320,  352,  384,  416,  448,   480,   512,   576,   640,   704,   768,   896,   1024,  1152,
    1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072,  3200,  3456,  4096,  4864,  5376,  6144,  6528,  6784,  6912,
    8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768};
inline constexpr SizeClassLookup kSizeClassLookup{kSizes};

inline unsigned lookup_size_class(std::uint64_t size) {
    return size <= 1024 - 8 ? kSizeClassLookup.by8[(size + 7) / 8] : kSizeClassLookup.by128[(size - 1024 + 127) / 128];
}

}  // namespace tw
