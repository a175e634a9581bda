// Hash functions of the runtime: one 128-bit multiplication per 8 or 16 bytes.
// Differs: Go uses AES instructions or wyhash with keys drawn at start; here only the map's seed varies.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace tw {

inline constexpr std::uint64_t kHashKey0 = 0xA0761D6478BD642Full, kHashKey1 = 0xE7037ED1A0B428DBull;

inline std::uint64_t hash_mix(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const auto product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

inline std::uint64_t hash_word(std::uint64_t value, std::uint64_t seed) { return hash_mix(value ^ seed ^ kHashKey0, kHashKey1); }

template <class T>
inline T read_as(const std::byte* at) {
    T value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

inline std::uint64_t hash_bytes(const std::byte* at, std::uint64_t size, std::uint64_t seed) {
    std::uint64_t a = 0, b = 0, h = seed ^ kHashKey0;
    if (size <= 16) [[likely]] {
        if (size >= 8) {
            a = read_as<std::uint64_t>(at);
            b = read_as<std::uint64_t>(at + size - 8);
        } else if (size >= 4) {
            a = read_as<std::uint32_t>(at);
            b = read_as<std::uint32_t>(at + size - 4);
        } else if (size > 0) {
            a = std::to_integer<std::uint64_t>(at[0]) << 16 | std::to_integer<std::uint64_t>(at[size / 2]) << 8 | std::to_integer<std::uint64_t>(at[size - 1]);
        }
    } else {
        std::uint64_t left = size;
        for (; left > 16; left -= 16, at += 16) h = hash_mix(read_as<std::uint64_t>(at) ^ kHashKey1, read_as<std::uint64_t>(at + 8) ^ h);
        a = read_as<std::uint64_t>(at + left - 16);
        b = read_as<std::uint64_t>(at + left - 8);
    }
    return hash_mix(hash_mix(a ^ kHashKey1, b ^ h) ^ size, kHashKey1);
}

}  // namespace tw
