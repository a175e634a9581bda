// Natives of math/bits. [go1.26 math/bits]
#include "sim/golib/arguments.h"

namespace tw {
namespace {

NativeStatus leading_zeros(NativeCall& call) { return give(call, 1, std::countl_zero(call.words[0])); }
NativeStatus trailing_zeros(NativeCall& call) { return give(call, 1, std::countr_zero(call.words[0])); }
NativeStatus ones(NativeCall& call) { return give(call, 1, std::popcount(call.words[0])); }
NativeStatus length(NativeCall& call) { return give(call, 1, 64 - std::countl_zero(call.words[0])); }
NativeStatus reverse(NativeCall& call) {
    std::uint64_t x = call.words[0], out = 0;
    for (int i = 0; i < 64; i++, x >>= 1) out = out << 1 | (x & 1);
    call.words[1] = out;
    return NativeStatus::Done;
}
NativeStatus reverse_bytes(NativeCall& call) {
    call.words[1] = __builtin_bswap64(call.words[0]);
    return NativeStatus::Done;
}
NativeStatus multiply(NativeCall& call) {
    const unsigned __int128 product = static_cast<unsigned __int128>(call.words[0]) * call.words[1];
    call.words[2] = static_cast<std::uint64_t>(product >> 64);
    call.words[3] = static_cast<std::uint64_t>(product);
    return NativeStatus::Done;
}
// The caller has checked that the quotient fits.
NativeStatus divide(NativeCall& call) {
    const unsigned __int128 value = static_cast<unsigned __int128>(call.words[0]) << 64 | call.words[1];
    const std::uint64_t by = call.words[2];
    call.words[3] = static_cast<std::uint64_t>(value / by);
    call.words[4] = static_cast<std::uint64_t>(value % by);
    return NativeStatus::Done;
}

constexpr NativeEntry kEntries[] = {
    {"math/bits.LeadingZeros64", leading_zeros}, {"math/bits.TrailingZeros64", trailing_zeros}, {"math/bits.OnesCount64", ones},
    {"math/bits.Len64", length}, {"math/bits.Reverse64", reverse}, {"math/bits.ReverseBytes64", reverse_bytes},
    {"math/bits.Mul64", multiply}, {"math/bits.divide", divide},
};

}  // namespace

std::span<const NativeEntry> bits_natives() { return kEntries; }

}  // namespace tw
