// Data of Unicode 15.0.0 and the questions asked of it.
#pragma once
#include <cstdint>
#include <string_view>

namespace tw {

extern const std::uint32_t kUnicodeRanges[][3];      // {first, last, stride}
extern const std::uint32_t kUnicodeSetStart[];       // of set number n: at [n - 1], its end at [n]
extern const std::uint32_t kUnicodeSetCount;
extern const std::int32_t kUnicodeCases[][5];
extern const std::uint32_t kUnicodeCaseCount;
extern const std::uint32_t kUnicodeFolds[][2];
extern const std::uint32_t kUnicodeFoldCount;

// Numbers of sets as in assets/golib/unicode/tables.go.
enum UnicodeSet : int { kSetL = 7, kSetLl = 9, kSetLt = 12, kSetLu = 13, kSetM = 14, kSetN = 18, kSetNd = 19, kSetP = 22, kSetS = 30, kSetZs = 38, kSetWhiteSpace = 236 };

bool unicode_in_set(int set, std::int32_t rune);
bool unicode_is_print(std::int32_t rune);
bool unicode_is_graphic(std::int32_t rune);
bool unicode_is_space(std::int32_t rune);
std::int32_t unicode_to_case(int which, std::int32_t rune);  // 0 upper, 1 lower, 2 title

// [go1.26 unicode/utf8 DecodeRune]: {U+FFFD, 0} for no bytes, {U+FFFD, 1} for an invalid encoding.
struct DecodedRune { std::int32_t rune; int size; };
DecodedRune decode_rune(std::string_view bytes);
DecodedRune decode_last_rune(std::string_view bytes);

}  // namespace tw
