// Natives of strconv but for floating point: digits of integers, quoting. [go1.26 internal/strconv/itoa.go formatBits]
#include "sim/golib/arguments.h"
#include "sim/golib/float_text.h"
#include "sim/golib/unicode_tables.h"

namespace tw {
namespace {

// func parseDecimal(s string) (n int, ok bool)
NativeStatus parse_decimal(NativeCall& call) {
    std::string_view s = text_at(call, 0);
    const bool negative = !s.empty() && s[0] == '-';
    if (!s.empty() && (s[0] == '-' || s[0] == '+')) s.remove_prefix(1);
    call.words[2] = 0;
    if (s.empty() || s.size() > 18) return give(call, 3, false);
    std::int64_t n = 0;
    for (const char c : s) {
        if (c < '0' || c > '9') return give(call, 3, false);
        n = n * 10 + (c - '0');
    }
    call.words[2] = static_cast<std::uint64_t>(negative ? -n : n);
    return give(call, 3, true);
}

int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

// func parseDigits(s string, base int, max uint64, underscores bool) (n uint64, status int)
NativeStatus parse_digits(NativeCall& call) {
    const std::string_view s = text_at(call, 0);
    const auto base = static_cast<unsigned>(call.words[2]);
    const std::uint64_t max = call.words[3];
    const bool underscores = bool_at(call, 4);
    call.words[5] = 0;
    if (s.empty()) return give(call, 6, underscores ? 0 : 1);
    unsigned __int128 n = 0;
    bool too_large = false;
    for (const char c : s) {
        if (c == '_' && underscores) continue;
        const auto d = static_cast<unsigned>(digit_value(c));
        if (d >= base) return give(call, 6, 1);
        if (!too_large) n = n * base + d;
        too_large = too_large || n > max;
        if (too_large) return give(call, 6, 2);
    }
    call.words[5] = static_cast<std::uint64_t>(n);
    return give(call, 6, 0);
}

// func formatBits(buf []byte, u uint64, base int, negative bool) (start int)
NativeStatus format_bits(NativeCall& call) {
    char* buf = bytes_at(call, 0);
    auto at = static_cast<std::int64_t>(call.words[1]);
    std::uint64_t u = call.words[3];
    const std::uint64_t base = call.words[4];
    do {
        buf[--at] = "0123456789abcdefghijklmnopqrstuvwxyz"[u % base];
        u /= base;
    } while (u != 0);
    if (bool_at(call, 5)) buf[--at] = '-';
    return give(call, 6, at);
}

// func formatFloat(buf []byte, f float64, fmt byte, prec, bitSize int) int
NativeStatus format_float(NativeCall& call) {
    const std::string text = float_text(double_at(call, 3), static_cast<char>(call.words[4]), static_cast<int>(int_at(call, 5)), static_cast<int>(int_at(call, 6)));
    if (text.size() <= call.words[1])
        if (char* buf = bytes_at(call, 0)) std::memcpy(buf, text.data(), text.size());
    return give(call, 7, static_cast<std::int64_t>(text.size()));
}

// func parseFloat(s string, bitSize int) (f float64, n int, status int)
NativeStatus parse_float(NativeCall& call) {
    const ParsedFloat parsed = parse_float_prefix(text_at(call, 0), static_cast<int>(int_at(call, 2)));
    call.words[4] = parsed.length;
    call.words[5] = static_cast<std::uint64_t>(parsed.status);
    return give_double(call, 3, parsed.value);
}

// func plainPrefix(s string, quote byte) int
NativeStatus plain_prefix(NativeCall& call) {
    const std::string_view s = text_at(call, 0);
    const char quote = static_cast<char>(call.words[2]);
    std::size_t n = 0;
    while (n < s.size() && s[n] >= ' ' && s[n] <= '~' && s[n] != quote && s[n] != '\\') n++;
    return give(call, 3, static_cast<std::int64_t>(n));
}

NativeStatus is_print(NativeCall& call) { return give(call, 1, unicode_is_print(rune_at(call, 0))); }
NativeStatus is_graphic(NativeCall& call) { return give(call, 1, unicode_is_graphic(rune_at(call, 0))); }

constexpr NativeEntry kEntries[] = {
    {"strconv.parseDecimal", parse_decimal}, {"strconv.parseDigits", parse_digits}, {"strconv.formatBits", format_bits},
    {"strconv.formatFloat", format_float}, {"strconv.parseFloat", parse_float}, {"strconv.plainPrefix", plain_prefix},
    {"strconv.IsPrint", is_print}, {"strconv.IsGraphic", is_graphic},
};

}  // namespace

std::span<const NativeEntry> strconv_natives() { return kEntries; }

}  // namespace tw
