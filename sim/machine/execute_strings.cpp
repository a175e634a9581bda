// Strings and print. [go1.26 runtime/string.go], [go1.26 runtime/print.go]
#include <fmt/format.h>

#include <bit>
#include <cmath>

#include "sim/machine/execute_internal.h"

namespace tw::slow {
namespace {

void put(Slow& x, const std::array<std::uint64_t, 2>& s) {
    x.word(x.ip->a) = s[0];
    x.word(x.ip->a + 8) = s[1];
}

constexpr std::uint32_t kRuneError = 0xFFFD;

void encode(std::string& out, std::uint64_t value) {
    const std::uint32_t r = value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ? kRuneError : static_cast<std::uint32_t>(value);
    if (r < 0x80) out += static_cast<char>(r);
    else if (r < 0x800) out += {static_cast<char>(0xC0 | r >> 6), static_cast<char>(0x80 | (r & 63))};
    else if (r < 0x10000) out += {static_cast<char>(0xE0 | r >> 12), static_cast<char>(0x80 | (r >> 6 & 63)), static_cast<char>(0x80 | (r & 63))};
    else out += {static_cast<char>(0xF0 | r >> 18), static_cast<char>(0x80 | (r >> 12 & 63)), static_cast<char>(0x80 | (r >> 6 & 63)), static_cast<char>(0x80 | (r & 63))};
}

// The rune at `at` and its width; invalid bytes are (U+FFFD, 1). [spec For statements with range clause]
std::uint32_t decode(std::string_view s, std::size_t at, std::size_t& width) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(s[at + i])); };
    const std::uint32_t first = byte(0);
    width = 1;
    if (first < 0x80) return first;
    const std::size_t need = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + need > s.size()) return kRuneError;
    std::uint32_t r = first & (0x7Fu >> need);
    for (std::size_t i = 1; i < need; i++) {
        if ((byte(i) & 0xC0) != 0x80) return kRuneError;
        r = r << 6 | (byte(i) & 63);
    }
    const std::uint32_t least = need == 2 ? 0x80 : need == 3 ? 0x800 : 0x10000;
    if (r < least || r > 0x10FFFF || (r >= 0xD800 && r < 0xE000)) return kRuneError;
    width = need;
    return r;
}

// Shortest digits that read back as the same number, in %g's form. [go1.26 runtime/print.go printfloat64]
template <class Float>
std::string float_text(Float v) {
    if (std::isnan(v)) return "NaN";
    if (std::isinf(v)) return v > 0 ? "+Inf" : "-Inf";
    if (v == 0) return std::signbit(v) ? "-0" : "0";
    const std::string plain = fmt::format("{}", std::fabs(v));
    std::string digits;
    int point = 0, exponent = 0;  // value = 0.digits * 10^point
    bool seen_point = false;
    std::size_t i = 0;
    for (; i < plain.size() && plain[i] != 'e'; i++) {
        if (plain[i] == '.') { seen_point = true; continue; }
        digits += plain[i];
        if (!seen_point) point++;
    }
    if (i < plain.size()) exponent = std::atoi(plain.c_str() + i + 1);
    const std::size_t first = digits.find_first_not_of('0');
    point += exponent - static_cast<int>(first);
    digits = digits.substr(first, digits.find_last_not_of('0') - first + 1);
    const std::string sign = v < 0 ? "-" : "";
    const int shown = point - 1;
    const int count = static_cast<int>(digits.size());
    if (shown < -4 || shown >= 6) {
        std::string out = sign + digits.substr(0, 1);
        if (count > 1) out += "." + digits.substr(1);
        return out + fmt::format("e{}{:02}", shown < 0 ? '-' : '+', std::abs(shown));
    }
    if (point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    if (count <= point) return sign + digits + std::string(static_cast<std::size_t>(point - count), '0');
    return sign + digits.substr(0, static_cast<std::size_t>(point)) + "." + digits.substr(static_cast<std::size_t>(point));
}

template <class Float>
std::string complex_text(Float re, Float im) {
    const std::string imaginary = float_text(im);
    return "(" + float_text(re) + (imaginary[0] == '-' || imaginary[0] == '+' ? "" : "+") + imaginary + "i)";
}

float float_of(std::uint64_t bits) { return std::bit_cast<float>(static_cast<std::uint32_t>(bits)); }

}  // namespace

Flow concat(Slow& x) {
    std::uint64_t total = 0;
    int filled = 0, last = 0;
    for (std::int32_t i = 0; i < x.ip->c; i++) {
        const std::uint64_t length = x.word(x.ip->b + i * 16 + 8);
        if (length) filled++, last = i;
        total += length;
    }
    // A single text is not copied, unless it is in the frame and the result may outlive it [go1.26 runtime/string.go concatstrings].
    const std::uint64_t only = filled == 1 ? x.word(x.ip->b + last * 16) : 0;
    const bool copied = (x.ip->e & 1) == 0 && x.rt.g().stack_low <= only && only < x.rt.g().stack_high;
    if (filled <= 1 && !copied) {
        put(x, filled ? std::array<std::uint64_t, 2>{x.word(x.ip->b + last * 16), x.word(x.ip->b + last * 16 + 8)} : std::array<std::uint64_t, 2>{0, 0});
        return Flow::Next;
    }
    const bool in_frame = (x.ip->e & 1) != 0 && total <= 32 && x.ip[1].b > 0;
    const std::uint64_t at = in_frame ? x.address(x.ip[1].b) : x.rt.allocate(total, kNoPointers, x.ip[1].a, Zero::No);
    if (x.rt.end.kind != EndKind::Running) return Flow::Next;
    std::byte* to = x.rt.memory.write_range(at, total);
    for (std::int32_t i = 0; i < x.ip->c; i++) {
        const std::uint64_t length = x.word(x.ip->b + i * 16 + 8);
        if (!length) continue;
        std::memcpy(to, x.rt.memory.read_range(x.word(x.ip->b + i * 16), length), length);
        to += length;
    }
    put(x, {at, total});
    return Flow::Next;
}

Flow bytes_to_string(Slow& x) {
    const std::uint64_t length = x.word(x.ip->b + 8);
    if ((x.ip->e & 1) != 0 && length <= 32 && length > 1 && x.ip[1].b > 0) {
        std::memcpy(x.fp + x.ip[1].b, x.rt.memory.read_range(x.word(x.ip->b), length), length);
        put(x, {x.address(x.ip[1].b), length});
        return Flow::Next;
    }
    put(x, x.rt.make_string(x.rt.string_at(x.word(x.ip->b), length), x.ip[1].a));
    return Flow::Next;
}

Flow string_to_bytes(Slow& x) {
    const std::uint64_t length = x.word(x.ip->b + 8);
    if ((x.ip->e & 1) != 0 && length <= 32 && x.ip[1].b > 0) {
        const std::uint64_t from = x.word(x.ip->b);
        std::memset(x.fp + x.ip[1].b, 0, 32);
        if (length) std::memcpy(x.fp + x.ip[1].b, x.rt.memory.read_range(from, length), length);
        x.word(x.ip->a) = x.address(x.ip[1].b);
        x.word(x.ip->a + 8) = length;
        x.word(x.ip->a + 16) = 32;
        return Flow::Next;
    }
    const auto bytes = x.rt.make_bytes(x.rt.string_at(x.word(x.ip->b), length), x.ip[1].a);
    for (int i = 0; i < 3; i++) x.word(x.ip->a + i * 8) = bytes[static_cast<std::size_t>(i)];
    return Flow::Next;
}

namespace {

// Room for `size` bytes, in the frame where they may stay and fit [go1.26 runtime/string.go rawstringtmp]; 0: out of memory.
std::uint64_t text_room(Slow& x, std::uint64_t size, std::uint64_t frame_room) {
    if ((x.ip->e & 1) != 0 && size <= frame_room && x.ip[1].b > 0) return x.address(x.ip[1].b);
    const std::uint64_t at = x.rt.allocate(size, kNoPointers, x.ip[1].a, Zero::No);
    return x.rt.end.kind == EndKind::Running ? at : 0;
}

Flow put_text(Slow& x, const std::string& text, std::uint64_t size, std::uint64_t frame_room) {
    const std::uint64_t at = text_room(x, size, frame_room);
    if (at == 0) return Flow::Next;
    if (!text.empty()) std::memcpy(x.rt.memory.write_range(at, text.size()), text.data(), text.size());
    put(x, {at, text.size()});
    return Flow::Next;
}

}  // namespace

Flow runes_to_string(Slow& x) {  // three bytes more than the text has [slicerunetostring]
    std::string text;
    const std::uint64_t length = x.word(x.ip->b + 8);
    const std::byte* from = x.rt.memory.read_range(x.word(x.ip->b), length * 4);
    for (std::uint64_t i = 0; i < length; i++) {
        std::int32_t r = 0;
        std::memcpy(&r, from + i * 4, 4);
        encode(text, static_cast<std::uint64_t>(static_cast<std::int64_t>(r)));
    }
    return put_text(x, text, text.size() + 3, 32);
}

Flow string_to_runes(Slow& x) {  // [stringtoslicerune]
    const std::string_view text = x.rt.string_at(x.word(x.ip->b), x.word(x.ip->b + 8));
    std::vector<std::uint32_t> runes;
    for (std::size_t at = 0, width = 0; at < text.size(); at += width) runes.push_back(decode(text, at, width));
    const bool in_frame = (x.ip->e & 1) != 0 && runes.size() <= 32 && x.ip[1].b > 0;
    const std::uint64_t bytes = in_frame ? 128 : Heap::round_up_size(runes.size() * 4, true);
    const std::uint64_t to = in_frame ? x.address(x.ip[1].b) : x.rt.allocate(bytes, kNoPointers, x.ip[1].a);
    if (x.rt.end.kind != EndKind::Running) return Flow::Next;
    if (in_frame) std::memset(x.fp + x.ip[1].b, 0, bytes);
    if (!runes.empty()) std::memcpy(x.rt.memory.write_range(to, runes.size() * 4), runes.data(), runes.size() * 4);
    x.word(x.ip->a) = to;
    x.word(x.ip->a + 8) = runes.size();
    x.word(x.ip->a + 16) = bytes / 4;
    return Flow::Next;
}

Flow rune_to_string(Slow& x) {  // [intstring]
    std::string text;
    encode(text, x.word(x.ip->b));
    return put_text(x, text, 4, 4);
}

Flow decode_rune(Slow& x) {
    const std::uint64_t index = x.word(x.ip->c);
    const std::string_view text = x.rt.string_at(x.word(x.ip->b), x.word(x.ip->b + 8));
    std::size_t width = 1;
    const std::uint32_t r = decode(text, index, width);
    x.word(x.ip->a) = r;
    x.word(x.ip->a + 8) = index + width;
    return Flow::Next;
}

Flow compare_strings(Slow& x) {
    const std::string_view a = x.rt.string_at(x.word(x.ip->b), x.word(x.ip->b + 8)), b = x.rt.string_at(x.word(x.ip->c), x.word(x.ip->c + 8));
    x.word(x.ip->a) = x.ip->op == Op::EqStr ? a == b : x.ip->op == Op::LtStr ? a < b : a <= b;
    return Flow::Next;
}

Flow print(Slow& x) {
    const bool of_value = x.ip->b != 9 && x.ip->b != 10;   // a blank and a new line have no slot
    const std::uint64_t v = of_value ? x.word(x.ip->a) : 0;
    std::string text;
    switch (x.ip->b) {
        case 0: text = v & 1 ? "true" : "false"; break;
        case 1: text = std::to_string(static_cast<std::int64_t>(v)); break;
        case 2: text = std::to_string(v); break;
        case 3: text = float_text(std::bit_cast<double>(v)); break;
        case 4: text = std::string(x.rt.string_at(v, x.word(x.ip->a + 8))); break;
        case 5: text = fmt::format("{:#x}", v); break;
        case 6: text = fmt::format("[{}/{}]{:#x}", x.word(x.ip->a + 8), x.word(x.ip->a + 16), v); break;
        case 7: case 11: text = fmt::format("({:#x},{:#x})", v, x.word(x.ip->a + 8)); break;
        case 8: text = complex_text(std::bit_cast<double>(v), std::bit_cast<double>(x.word(x.ip->a + 8))); break;
        case 12: text = float_text(float_of(v)); break;
        case 13: text = complex_text(float_of(v), float_of(v >> 32)); break;
        case 9: text = " "; break;
        default: text = "\n"; break;
    }
    x.rt.write_output(2, text);
    return Flow::Next;
}

}  // namespace tw::slow
