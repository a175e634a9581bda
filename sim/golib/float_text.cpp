#include "sim/golib/float_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace tw {
namespace {

// 0.d1d2d3… × 10^point, without trailing zeros.
struct Digits { std::string text; int point = 0; };

// Takes "d.ddde±x" apart.
Digits from_scientific(std::string_view text) {
    Digits out;
    const auto e = text.find('e');
    for (const char c : text.substr(0, e))
        if (c != '.') out.text += c;
    out.point = std::atoi(std::string(text.substr(e + 1)).c_str()) + 1;
    while (!out.text.empty() && out.text.back() == '0') out.text.pop_back();
    if (out.text.empty()) out.point = 0;
    return out;
}

Digits shortest_digits(double value, int bits) {
    if (value == 0) return {};
    // "{}" is the shortest text; wide exponents are written out, so both forms are taken apart
    const std::string text = bits == 32 ? fmt::format("{}", static_cast<float>(value)) : fmt::format("{}", value);
    if (text.find('e') != std::string::npos) return from_scientific(text);
    Digits out;
    const auto point = std::min(text.find('.'), text.size());
    for (const char c : text)
        if (c != '.') out.text += c;
    out.point = static_cast<int>(point);
    const auto zeros = std::min(out.text.find_first_not_of('0'), out.text.size());
    out.text.erase(0, zeros);
    out.point -= static_cast<int>(zeros);
    while (!out.text.empty() && out.text.back() == '0') out.text.pop_back();
    return out;
}

std::string print_c(const char* format, int precision, double value) {
    const int n = std::snprintf(nullptr, 0, format, precision, value);
    std::string out(static_cast<std::size_t>(n) + 1, '\0');
    std::snprintf(out.data(), out.size(), format, precision, value);
    out.pop_back();
    return out;
}

// d.ddde±dd
std::string exponent_form(const Digits& d, int precision, char letter) {
    std::string out(1, d.text.empty() ? '0' : d.text[0]);
    if (precision > 0) {
        out += '.';
        const int have = std::min(static_cast<int>(d.text.size()), precision + 1);
        if (have > 1) out += d.text.substr(1, static_cast<std::size_t>(have) - 1);
        out.append(static_cast<std::size_t>(precision + 1 - std::max(have, 1)), '0');
    }
    const int exponent = d.text.empty() ? 0 : d.point - 1;
    out += letter;
    out += exponent < 0 ? '-' : '+';
    const int size = std::abs(exponent);
    if (size < 10) out += '0';
    return out + std::to_string(size);
}

// ddd.ddd
std::string plain_form(const Digits& d, int precision) {
    std::string out;
    const int have = static_cast<int>(d.text.size());
    if (d.point > 0) {
        out = d.text.substr(0, static_cast<std::size_t>(std::min(have, d.point)));
        out.append(static_cast<std::size_t>(std::max(0, d.point - have)), '0');
    } else {
        out = "0";
    }
    if (precision <= 0) return out;
    out += '.';
    for (int i = 0; i < precision; i++) {
        const int at = d.point + i;
        out += at >= 0 && at < have ? d.text[static_cast<std::size_t>(at)] : '0';
    }
    return out;
}

struct Parts { std::uint64_t mantissa; int exponent; int mantissa_bits; };

// value = mantissa × 2^(exponent − mantissa_bits)
Parts parts_of(double value, int bits) {
    if (bits == 32) {
        const auto raw = std::bit_cast<std::uint32_t>(static_cast<float>(value));
        const int exp = static_cast<int>(raw >> 23 & 0xFF);
        const std::uint64_t fraction = raw & 0x7FFFFFu;
        return exp == 0 ? Parts{fraction, 1 - 127, 23} : Parts{fraction | 1u << 23, exp - 127, 23};
    }
    const auto raw = std::bit_cast<std::uint64_t>(value);
    const int exp = static_cast<int>(raw >> 52 & 0x7FF);
    const std::uint64_t fraction = raw & 0xFFFFFFFFFFFFFull;
    return exp == 0 ? Parts{fraction, 1 - 1023, 52} : Parts{fraction | 1ull << 52, exp - 1023, 52};
}

std::string binary_form(const Parts& p) {
    const int exponent = p.exponent - p.mantissa_bits;
    return fmt::format("{}p{}{}", p.mantissa, exponent >= 0 ? "+" : "-", std::abs(exponent));
}

// 0x1.yyyyyyyyp±dd
std::string hex_form(Parts p, char format, int precision) {
    std::uint64_t m = p.mantissa;
    int exponent = m == 0 ? 0 : p.exponent;
    m <<= 60 - p.mantissa_bits;
    while (m != 0 && (m & 1ull << 60) == 0) {
        m <<= 1;
        exponent--;
    }
    if (precision >= 0 && precision < 15) {
        const int shift = precision * 4;
        const std::uint64_t extra = (m << shift) & ((1ull << 60) - 1);
        m >>= 60 - shift;
        if ((extra | (m & 1)) > 1ull << 59) m++;  // more than half, or half and odd
        m <<= 60 - shift;
        if ((m & 1ull << 61) != 0) {
            m >>= 1;
            exponent++;
        }
    }
    const char* digits = format == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    std::string out{'0', format, static_cast<char>('0' + (m >> 60 & 1))};
    m <<= 4;
    if (precision < 0 && m != 0) {
        out += '.';
        for (; m != 0; m <<= 4) out += digits[m >> 60 & 15];
    } else if (precision > 0) {
        out += '.';
        for (int i = 0; i < precision; i++, m <<= 4) out += digits[m >> 60 & 15];
    }
    return out + fmt::format("{}{}{:02}", format == 'X' ? 'P' : 'p', exponent < 0 ? '-' : '+', std::abs(exponent));
}

std::string finite_text(double value, char format, int precision, int bits) {
    const bool shortest = precision < 0;
    if (format == 'f' && !shortest) return print_c("%.*f", precision, value);
    Digits digits;
    if (shortest) {
        digits = shortest_digits(value, bits);
    } else {
        if (format == 'g' || format == 'G') precision = std::max(precision, 1);
        digits = value == 0 ? Digits{} : from_scientific(print_c("%.*e", format == 'e' || format == 'E' ? precision : precision - 1, value));
    }
    const int count = static_cast<int>(digits.text.size());
    switch (format) {
        case 'e': case 'E': return exponent_form(digits, shortest ? std::max(count - 1, 0) : precision, format);
        case 'f': return plain_form(digits, std::max(count - digits.point, 0));
        default: break;
    }
    int limit = shortest ? 6 : precision;
    if (!shortest && limit > count && count >= digits.point) limit = count;
    const int exponent = digits.point - 1;
    if (exponent < -4 || exponent >= limit) {
        const int most = shortest ? count : std::min(precision, count);
        return exponent_form(digits, std::max(most - 1, 0), format == 'G' ? 'E' : 'e');
    }
    return plain_form(digits, std::max(count - digits.point, 0));
}

// ---- reading
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

std::size_t common_prefix(std::string_view text, std::string_view word) {
    std::size_t n = 0;
    while (n < text.size() && n < word.size() && lower(text[n]) == word[n]) n++;
    return n;
}

// Inf, Infinity (signed or not), NaN.
bool read_special(std::string_view text, ParsedFloat& out) {
    if (text.empty()) return false;
    const bool sign = text[0] == '+' || text[0] == '-';
    const std::string_view rest = text.substr(sign ? 1 : 0);
    std::size_t n = common_prefix(rest, "infinity");
    if (n >= 3) {
        if (n < 8) n = 3;
        out = {text[0] == '-' ? -HUGE_VAL : HUGE_VAL, n + (sign ? 1 : 0), 0};
        return true;
    }
    if (sign || common_prefix(text, "nan") != 3) return false;
    out = {std::bit_cast<double>(0x7FF8000000000001ull), 3, 0};
    return true;
}

// Underscores only between digits or behind the base prefix, .
bool underscores_ok(std::string_view s) {
    if (!s.empty() && (s[0] == '-' || s[0] == '+')) s.remove_prefix(1);
    char before = '^';
    std::size_t i = 0;
    bool hex = false;
    if (s.size() >= 2 && s[0] == '0' && (lower(s[1]) == 'b' || lower(s[1]) == 'o' || lower(s[1]) == 'x')) {
        i = 2;
        before = '0';
        hex = lower(s[1]) == 'x';
    }
    for (; i < s.size(); i++) {
        const char c = s[i];
        if ((c >= '0' && c <= '9') || (hex && lower(c) >= 'a' && lower(c) <= 'f')) {
            before = '0';
        } else if (c == '_') {
            if (before != '0') return false;
            before = '_';
        } else {
            if (before == '_') return false;
            before = '!';
        }
    }
    return before != '_';
}

// The length of the number's text, 0 when there is none; `plain` is it without underscores.
std::size_t read_number(std::string_view s, std::string& plain) {
    std::size_t i = 0;
    if (i < s.size() && (s[i] == '+' || s[i] == '-')) plain += s[i++];
    bool hex = false;
    if (i + 2 < s.size() && s[i] == '0' && lower(s[i + 1]) == 'x') {
        hex = true;
        plain += "0x";
        i += 2;
    }
    bool point = false, digits = false, underscores = false;
    for (; i < s.size(); i++) {
        const char c = s[i];
        if (c == '_') {
            underscores = true;
            continue;
        }
        if (c == '.') {
            if (point) break;
            point = true;
        } else if ((c >= '0' && c <= '9') || (hex && lower(c) >= 'a' && lower(c) <= 'f')) {
            digits = true;
        } else {
            break;
        }
        plain += c;
    }
    if (!digits) return 0;
    if (i < s.size() && lower(s[i]) == (hex ? 'p' : 'e')) {
        plain += s[i++];
        if (i >= s.size()) return 0;
        if (s[i] == '+' || s[i] == '-') plain += s[i++];
        if (i >= s.size() || s[i] < '0' || s[i] > '9') return 0;
        for (; i < s.size() && ((s[i] >= '0' && s[i] <= '9') || s[i] == '_'); i++) {
            if (s[i] == '_') underscores = true;
            else plain += s[i];
        }
    } else if (hex) {
        return 0;
    }
    if (underscores && !underscores_ok(s.substr(0, i))) return 0;
    return i;
}

}  // namespace

std::string float_text(double value, char format, int precision, int bits) {
    if (bits == 32) value = static_cast<double>(static_cast<float>(value));
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value < 0 ? "-Inf" : "+Inf";
    const char* sign = std::signbit(value) ? "-" : "";
    const double size = std::fabs(value);
    switch (format) {
        case 'b': return fmt::format("{}{}", sign, binary_form(parts_of(size, bits)));
        case 'x': case 'X': return fmt::format("{}{}", sign, hex_form(parts_of(size, bits), format, precision));
        case 'e': case 'E': case 'f': case 'g': case 'G': return fmt::format("{}{}", sign, finite_text(size, format, precision, bits));
        default: return fmt::format("%{}", format);
    }
}

ParsedFloat parse_float_prefix(std::string_view text, int bits) {
    ParsedFloat out;
    if (read_special(text, out)) return out;
    std::string plain;
    const std::size_t length = read_number(text, plain);
    if (length == 0) return out;
    const double value = bits == 32 ? static_cast<double>(std::strtof(plain.c_str(), nullptr)) : std::strtod(plain.c_str(), nullptr);
    return {value, length, std::isinf(value) ? 2 : 0};
}

}  // namespace tw
