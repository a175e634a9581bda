// The block functions of crypto/md5, sha1, sha256 and sha512. [go1.26 crypto/md5/md5block.go], [FIPS 180-4]
// The constants are computed as their definitions say: sines for MD5, roots of primes for SHA-2.
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <vector>

#include "sim/golib/native_tables.h"
#include "sim/runtime/runtime.h"

namespace tw {
namespace {

template <class W, std::size_t N> using State = std::array<W, N>;

template <class W> W big_endian(const std::byte* at) {
    W value = 0;
    for (std::size_t i = 0; i < sizeof(W); i++) value = static_cast<W>(value << 8 | std::to_integer<W>(at[i]));
    return value;
}

std::uint32_t little_endian(const std::byte* at) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < 4; i++) value |= std::to_integer<std::uint32_t>(at[i]) << (8 * i);
    return value;
}

// func blocks(state []W, data []byte)
template <class W, std::size_t N, std::size_t kBlock, class Step> NativeStatus run(NativeCall& call, Step step) {
    State<W, N> state;
    std::memcpy(state.data(), call.rt.memory.read_range(call.words[0], sizeof state), sizeof state);
    const std::uint64_t length = call.words[4];
    const std::byte* data = call.rt.memory.read_range(call.words[3], length);
    for (std::uint64_t at = 0; at + kBlock <= length; at += kBlock) step(state, data + at);
    std::memcpy(call.rt.memory.write_range(call.words[0], sizeof state), state.data(), sizeof state);
    return NativeStatus::Done;
}

// The first bits behind the point of the n-th root of the first `count` primes, by bisection in whole numbers.
template <class W> std::vector<W> cube_root_bits(std::size_t count) {
    std::vector<W> out;
    for (std::uint64_t candidate = 2; out.size() < count; candidate++) {
        bool prime = true;
        for (std::uint64_t d = 2; d * d <= candidate; d++) prime = prime && candidate % d != 0;
        if (!prime) continue;
        // largest r with r³ ≤ candidate·2^(3·bits); r has bits + 4 bits, r³ is compared in four words
        constexpr unsigned kBits = sizeof(W) * 8;
        unsigned __int128 low = 0, high = static_cast<unsigned __int128>(16) << kBits;
        const auto cube_not_above = [&](unsigned __int128 r) {
            std::array<std::uint64_t, 4> product{static_cast<std::uint64_t>(r), static_cast<std::uint64_t>(r >> 64), 0, 0};
            for (int i = 0; i < 2; i++) {
                std::array<std::uint64_t, 4> next{};
                for (std::size_t a = 0; a < 4; a++) {
                    unsigned __int128 carry = 0;
                    for (std::size_t b = 0; a + b < 4; b++) {
                        const std::uint64_t factor = b == 0 ? static_cast<std::uint64_t>(r) : b == 1 ? static_cast<std::uint64_t>(r >> 64) : 0;
                        carry += static_cast<unsigned __int128>(product[a]) * factor + next[a + b];
                        next[a + b] = static_cast<std::uint64_t>(carry);
                        carry >>= 64;
                    }
                }
                product = next;
            }
            std::array<std::uint64_t, 4> bound{};
            bound[3 * kBits / 64] = candidate << (3 * kBits % 64);
            for (std::size_t i = 4; i-- > 0;)
                if (product[i] != bound[i]) return product[i] < bound[i];
            return true;
        };
        while (high - low > 1) {
            const unsigned __int128 middle = low + (high - low) / 2;
            (cube_not_above(middle) ? low : high) = middle;
        }
        out.push_back(static_cast<W>(low));
    }
    return out;
}

struct Rotations { int s0[3], s1[3], e0[3], e1[3]; };  // the third of s0 and s1 is a shift

template <class W, std::size_t kRounds> void sha2(State<W, 8>& state, const std::byte* data, const std::vector<W>& k, const Rotations& r) {
    std::array<W, kRounds> w;
    for (std::size_t i = 0; i < 16; i++) w[i] = big_endian<W>(data + i * sizeof(W));
    for (std::size_t i = 16; i < kRounds; i++) {
        const W a = w[i - 15], b = w[i - 2];
        const W s0 = std::rotr(a, r.s0[0]) ^ std::rotr(a, r.s0[1]) ^ (a >> r.s0[2]);
        const W s1 = std::rotr(b, r.s1[0]) ^ std::rotr(b, r.s1[1]) ^ (b >> r.s1[2]);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    State<W, 8> v = state;
    for (std::size_t i = 0; i < kRounds; i++) {
        const W e1 = std::rotr(v[4], r.e1[0]) ^ std::rotr(v[4], r.e1[1]) ^ std::rotr(v[4], r.e1[2]);
        const W t1 = v[7] + e1 + ((v[4] & v[5]) ^ (~v[4] & v[6])) + k[i] + w[i];
        const W e0 = std::rotr(v[0], r.e0[0]) ^ std::rotr(v[0], r.e0[1]) ^ std::rotr(v[0], r.e0[2]);
        const W t2 = e0 + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
        v = {static_cast<W>(t1 + t2), v[0], v[1], v[2], static_cast<W>(v[3] + t1), v[4], v[5], v[6]};
    }
    for (std::size_t i = 0; i < 8; i++) state[i] += v[i];
}

NativeStatus sha256_blocks(NativeCall& call) {
    static const auto k = cube_root_bits<std::uint32_t>(64);
    constexpr Rotations r{{7, 18, 3}, {17, 19, 10}, {2, 13, 22}, {6, 11, 25}};
    return run<std::uint32_t, 8, 64>(call, [&](auto& state, const std::byte* data) { sha2<std::uint32_t, 64>(state, data, k, r); });
}

NativeStatus sha512_blocks(NativeCall& call) {
    static const auto k = cube_root_bits<std::uint64_t>(80);
    constexpr Rotations r{{1, 8, 7}, {19, 61, 6}, {28, 34, 39}, {14, 18, 41}};
    return run<std::uint64_t, 8, 128>(call, [&](auto& state, const std::byte* data) { sha2<std::uint64_t, 80>(state, data, k, r); });
}

void sha1_block(State<std::uint32_t, 5>& state, const std::byte* data) {
    std::array<std::uint32_t, 80> w;
    for (std::size_t i = 0; i < 16; i++) w[i] = big_endian<std::uint32_t>(data + i * 4);
    for (std::size_t i = 16; i < 80; i++) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    auto [a, b, c, d, e] = state;
    for (std::size_t i = 0; i < 80; i++) {
        std::uint32_t f = 0, k = 0;
        if (i < 20) f = (b & c) | (~b & d), k = 0x5a827999;
        else if (i < 40) f = b ^ c ^ d, k = 0x6ed9eba1;
        else if (i < 60) f = (b & c) | (b & d) | (c & d), k = 0x8f1bbcdc;
        else f = b ^ c ^ d, k = 0xca62c1d6;
        const std::uint32_t t = std::rotl(a, 5) + f + e + k + w[i];
        e = d, d = c, c = std::rotl(b, 30), b = a, a = t;
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
}

NativeStatus sha1_blocks(NativeCall& call) { return run<std::uint32_t, 5, 64>(call, sha1_block); }

void md5_block(State<std::uint32_t, 4>& state, const std::byte* data) {
    constexpr int kShift[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    auto [a, b, c, d] = state;
    for (unsigned i = 0; i < 64; i++) {
        std::uint32_t f = 0;
        unsigned g = 0;
        switch (i / 16) {
            case 0: f = (b & c) | (~b & d), g = i; break;
            case 1: f = (d & b) | (~d & c), g = (5 * i + 1) % 16; break;
            case 2: f = b ^ c ^ d, g = (3 * i + 5) % 16; break;
            default: f = c ^ (b | ~d), g = 7 * i % 16; break;
        }
        const auto k = static_cast<std::uint32_t>(static_cast<std::uint64_t>(std::fabs(std::sin(i + 1.0)) * 4294967296.0));
        const std::uint32_t t = a + f + k + little_endian(data + g * 4);
        a = d, d = c, c = b, b = b + std::rotl(t, kShift[i / 16][i % 4]);
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d};
}

NativeStatus md5_blocks(NativeCall& call) { return run<std::uint32_t, 4, 64>(call, md5_block); }

constexpr NativeEntry kEntries[] = {
    {"crypto/md5.blocks", md5_blocks},
    {"crypto/sha1.blocks", sha1_blocks},
    {"crypto/sha256.blocks", sha256_blocks},
    {"crypto/sha512.blocks", sha512_blocks},
};

}  // namespace

std::span<const NativeEntry> digest_natives() { return kEntries; }

}  // namespace tw
