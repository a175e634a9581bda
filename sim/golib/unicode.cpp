// Natives of unicode and unicode/utf8. [go1.26 unicode/letter.go Is], [go1.26 unicode/utf8/utf8.go DecodeRune]
#include <algorithm>

#include "sim/golib/arguments.h"
#include "sim/golib/unicode_tables.h"

namespace tw {
namespace {

constexpr std::int32_t kRuneError = 0xFFFD, kMaxRune = 0x10FFFF;

int find_case(std::int32_t rune) {
    int low = 0, high = static_cast<int>(kUnicodeCaseCount);
    while (low < high) {
        const int mid = (low + high) / 2;
        if (rune < kUnicodeCases[mid][0]) high = mid;
        else if (rune > kUnicodeCases[mid][1]) low = mid + 1;
        else return mid;
    }
    return -1;
}

std::int32_t simple_fold(std::int32_t rune) {
    if (rune < 0 || rune > kMaxRune) return rune;
    for (std::uint32_t i = 0; i < kUnicodeFoldCount; i++)
        if (static_cast<std::int32_t>(kUnicodeFolds[i][0]) == rune) return static_cast<std::int32_t>(kUnicodeFolds[i][1]);
    const std::int32_t lower = unicode_to_case(1, rune);
    return lower != rune ? lower : unicode_to_case(0, rune);
}

template <int Set> NativeStatus in_set(NativeCall& call) { return give(call, 1, unicode_in_set(Set, rune_at(call, 0))); }
template <int Case> NativeStatus to_case(NativeCall& call) { return give(call, 1, unicode_to_case(Case, rune_at(call, 0))); }
template <bool (*Test)(std::int32_t)> NativeStatus tested(NativeCall& call) { return give(call, 1, Test(rune_at(call, 0))); }

bool is_control(std::int32_t rune) { return (rune >= 0 && rune < 0x20) || (rune >= 0x7F && rune < 0xA0); }
NativeStatus fold(NativeCall& call) { return give(call, 1, simple_fold(rune_at(call, 0))); }
NativeStatus in_numbered_set(NativeCall& call) { return give(call, 2, unicode_in_set(static_cast<int>(int_at(call, 0)), rune_at(call, 1))); }

// ---- utf8. A parameter of W words: 2 a string, 3 a slice.
template <int W> NativeStatus decode(NativeCall& call) {
    const DecodedRune got = decode_rune(text_at(call, 0));
    call.words[W + 1] = static_cast<std::uint64_t>(got.size);
    return give(call, W, got.rune);
}
template <int W> NativeStatus decode_last(NativeCall& call) {
    const DecodedRune got = decode_last_rune(text_at(call, 0));
    call.words[W + 1] = static_cast<std::uint64_t>(got.size);
    return give(call, W, got.rune);
}
template <int W> NativeStatus count(NativeCall& call) {
    std::string_view s = text_at(call, 0);
    std::int64_t n = 0;
    for (; !s.empty(); n++) s.remove_prefix(static_cast<std::size_t>(decode_rune(s).size));
    return give(call, W, n);
}
template <int W> NativeStatus valid(NativeCall& call) {
    std::string_view s = text_at(call, 0);
    while (!s.empty()) {
        const DecodedRune got = decode_rune(s);
        if (got.rune == kRuneError && got.size == 1) return give(call, W, false);
        s.remove_prefix(static_cast<std::size_t>(got.size));
    }
    return give(call, W, true);
}

constexpr NativeEntry kEntries[] = {
    {"unicode.IsControl", tested<is_control>}, {"unicode.IsDigit", in_set<kSetNd>}, {"unicode.IsGraphic", tested<unicode_is_graphic>},
    {"unicode.IsLetter", in_set<kSetL>}, {"unicode.IsLower", in_set<kSetLl>}, {"unicode.IsMark", in_set<kSetM>},
    {"unicode.IsNumber", in_set<kSetN>}, {"unicode.IsPrint", tested<unicode_is_print>}, {"unicode.IsPunct", in_set<kSetP>},
    {"unicode.IsSpace", tested<unicode_is_space>}, {"unicode.IsSymbol", in_set<kSetS>}, {"unicode.IsTitle", in_set<kSetLt>},
    {"unicode.IsUpper", in_set<kSetLu>}, {"unicode.ToLower", to_case<1>}, {"unicode.ToTitle", to_case<2>},
    {"unicode.ToUpper", to_case<0>}, {"unicode.SimpleFold", fold}, {"unicode.inSet", in_numbered_set},
    {"unicode/utf8.decode", decode<3>}, {"unicode/utf8.decodeLast", decode_last<3>}, {"unicode/utf8.count", count<3>},
    {"unicode/utf8.valid", valid<3>}, {"unicode/utf8.decodeString", decode<2>}, {"unicode/utf8.decodeLastString", decode_last<2>},
    {"unicode/utf8.RuneCountInString", count<2>}, {"unicode/utf8.ValidString", valid<2>},
};

}  // namespace

bool unicode_in_set(int set, std::int32_t rune) {
    if (set < 1 || set > static_cast<int>(kUnicodeSetCount) || rune < 0) return false;
    const auto r = static_cast<std::uint32_t>(rune);
    std::uint32_t low = kUnicodeSetStart[set - 1], high = kUnicodeSetStart[set];
    while (low < high) {
        const std::uint32_t mid = (low + high) / 2;
        const auto& range = kUnicodeRanges[mid];
        if (r < range[0]) high = mid;
        else if (r > range[1]) low = mid + 1;
        else return range[2] == 1 || (r - range[0]) % range[2] == 0;
    }
    return false;
}

bool unicode_is_print(std::int32_t rune) {
    if (rune >= 0x20 && rune < 0x7F) return true;
    for (const int set : {kSetL, kSetM, kSetN, kSetP, kSetS})
        if (unicode_in_set(set, rune)) return true;
    return false;
}
bool unicode_is_graphic(std::int32_t rune) { return unicode_is_print(rune) || unicode_in_set(kSetZs, rune); }
bool unicode_is_space(std::int32_t rune) {
    if (rune >= 0 && rune < 0x80) return rune == ' ' || (rune >= '\t' && rune <= '\r');
    return unicode_in_set(kSetWhiteSpace, rune);
}

std::int32_t unicode_to_case(int which, std::int32_t rune) {
    if (rune >= 0 && rune < 0x80) {
        if (which == 1) return rune >= 'A' && rune <= 'Z' ? rune + 32 : rune;
        return rune >= 'a' && rune <= 'z' ? rune - 32 : rune;
    }
    const int at = find_case(rune);
    if (at < 0) return rune;
    const auto& entry = kUnicodeCases[at];
    const std::int32_t delta = entry[2 + which];
    if (delta > kMaxRune) return entry[0] + (((rune - entry[0]) & ~1) | (which & 1));  // upper and lower alternate
    return rune + delta;
}

DecodedRune decode_rune(std::string_view bytes) {
    if (bytes.empty()) return {kRuneError, 0};
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned b = at(0);
    if (b < 0x80) return {static_cast<std::int32_t>(b), 1};
    if (b < 0xC2 || b > 0xF4) return {kRuneError, 1};
    const int size = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    if (bytes.size() < static_cast<std::size_t>(size)) return {kRuneError, 1};
    unsigned low = 0x80, high = 0xBF;
    if (b == 0xE0) low = 0xA0;
    if (b == 0xED) high = 0x9F;
    if (b == 0xF0) low = 0x90;
    if (b == 0xF4) high = 0x8F;
    if (at(1) < low || at(1) > high) return {kRuneError, 1};
    std::uint32_t rune = b & (size == 2 ? 0x1Fu : size == 3 ? 0x0Fu : 0x07u);
    rune = rune << 6 | (at(1) & 0x3Fu);
    for (int i = 2; i < size; i++) {
        if ((at(static_cast<std::size_t>(i)) & 0xC0u) != 0x80) return {kRuneError, 1};
        rune = rune << 6 | (at(static_cast<std::size_t>(i)) & 0x3Fu);
    }
    return {static_cast<std::int32_t>(rune), size};
}

DecodedRune decode_last_rune(std::string_view bytes) {
    if (bytes.empty()) return {kRuneError, 0};
    const std::size_t end = bytes.size();
    for (std::size_t back = 1; back <= std::min<std::size_t>(4, end); back++) {
        if ((static_cast<unsigned char>(bytes[end - back]) & 0xC0) == 0x80) continue;
        const DecodedRune got = decode_rune(bytes.substr(end - back));
        if (static_cast<std::size_t>(got.size) == back) return got;
        break;
    }
    return {kRuneError, 1};
}

std::span<const NativeEntry> unicode_natives() { return kEntries; }

}  // namespace tw
