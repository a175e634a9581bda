// math/big's arithmetic on words, least significant first. Operands are read before results are written, so they may overlap.
// [go1.26 math/big/arith.go addVV], [go1.26 math/big/natdiv.go divBasic] (Knuth's algorithm D)
#include <algorithm>
#include <string>
#include <vector>

#include "sim/golib/native_tables.h"
#include "sim/runtime/runtime.h"

namespace tw {
namespace {

using Words = std::vector<std::uint64_t>;
using Wide = unsigned __int128;

// A slice that begins at words[at].
Words read(const NativeCall& call, std::size_t at) {
    Words out(call.words[at + 1]);
    for (std::size_t i = 0; i < out.size(); i++) out[i] = call.rt.memory.word(call.words[at] + i * 8);
    return out;
}

// Fills the whole slice; what is missing is 0.
NativeStatus write(NativeCall& call, std::size_t at, const Words& value) {
    for (std::size_t i = 0; i < call.words[at + 1]; i++) call.rt.memory.set_word(call.words[at] + i * 8, i < value.size() ? value[i] : 0);
    return NativeStatus::Done;
}

void trim(Words& x) {
    while (!x.empty() && x.back() == 0) x.pop_back();
}

Words sum(const Words& x, const Words& y) {
    Words out(std::max(x.size(), y.size()) + 1);
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < out.size(); i++) {
        const Wide w = static_cast<Wide>(i < x.size() ? x[i] : 0) + (i < y.size() ? y[i] : 0) + carry;
        out[i] = static_cast<std::uint64_t>(w);
        carry = static_cast<std::uint64_t>(w >> 64);
    }
    return out;
}

Words difference(const Words& x, const Words& y) {
    Words out(x.size());
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < x.size(); i++) {
        const Wide w = static_cast<Wide>(x[i]) - (i < y.size() ? y[i] : 0) - borrow;
        out[i] = static_cast<std::uint64_t>(w);
        borrow = static_cast<std::uint64_t>(w >> 64) & 1;
    }
    return out;
}

Words product(const Words& x, const Words& y) {
    Words out(x.size() + y.size(), 0);
    for (std::size_t i = 0; i < x.size(); i++) {
        std::uint64_t carry = 0;
        for (std::size_t j = 0; j < y.size(); j++) {
            const Wide w = static_cast<Wide>(x[i]) * y[j] + out[i + j] + carry;
            out[i + j] = static_cast<std::uint64_t>(w);
            carry = static_cast<std::uint64_t>(w >> 64);
        }
        out[i + y.size()] = carry;
    }
    return out;
}

Words shifted_left(const Words& x, std::uint64_t n) {
    const auto whole = static_cast<std::size_t>(n / 64);
    const unsigned part = n % 64;
    Words out(x.size() + whole + 1, 0);
    for (std::size_t i = 0; i < x.size(); i++) {
        out[i + whole] |= x[i] << part;
        if (part) out[i + whole + 1] |= x[i] >> (64 - part);
    }
    return out;
}

Words shifted_right(const Words& x, std::uint64_t n) {
    const auto whole = static_cast<std::size_t>(n / 64);
    const unsigned part = n % 64;
    if (whole >= x.size()) return {};
    Words out(x.size() - whole);
    for (std::size_t i = 0; i < out.size(); i++) {
        out[i] = x[i + whole] >> part;
        if (part && i + whole + 1 < x.size()) out[i] |= x[i + whole + 1] << (64 - part);
    }
    return out;
}

// Divides in place by one word; the rest.
std::uint64_t divide_by_word(Words& x, std::uint64_t y) {
    std::uint64_t rest = 0;
    for (std::size_t i = x.size(); i-- > 0;) {
        const Wide w = static_cast<Wide>(rest) << 64 | x[i];
        x[i] = static_cast<std::uint64_t>(w / y);
        rest = static_cast<std::uint64_t>(w % y);
    }
    return rest;
}

// One digit of the quotient: subtracts q·v from u at `at`; false when q was one too large (and then it is put right).
bool subtract_multiple(Words& u, std::size_t at, const Words& v, std::uint64_t q) {
    std::uint64_t carry = 0, borrow = 0;
    for (std::size_t i = 0; i <= v.size(); i++) {
        const Wide m = static_cast<Wide>(q) * (i < v.size() ? v[i] : 0) + carry;
        carry = static_cast<std::uint64_t>(m >> 64);
        const Wide w = static_cast<Wide>(u[at + i]) - static_cast<std::uint64_t>(m) - borrow;
        u[at + i] = static_cast<std::uint64_t>(w);
        borrow = static_cast<std::uint64_t>(w >> 64) & 1;
    }
    if (!borrow) return true;
    std::uint64_t up = 0;
    for (std::size_t i = 0; i <= v.size(); i++) {
        const Wide w = static_cast<Wide>(u[at + i]) + (i < v.size() ? v[i] : 0) + up;
        u[at + i] = static_cast<std::uint64_t>(w);
        up = static_cast<std::uint64_t>(w >> 64);
    }
    return false;
}

// x becomes the rest. Requires: y's top word is not 0.
Words divide(Words& x, const Words& y) {
    trim(x);
    if (x.size() < y.size()) return {};
    if (y.size() == 1) {
        Words quotient = x;
        x = {divide_by_word(quotient, y[0])};
        return quotient;
    }
    const unsigned shift = static_cast<unsigned>(__builtin_clzll(y.back()));
    Words u = shifted_left(x, shift), v = shifted_left(y, shift);
    v.resize(y.size());
    u.resize(x.size() + 1);
    const std::size_t n = v.size();
    Words quotient(u.size() - n);
    for (std::size_t j = quotient.size(); j-- > 0;) {
        const Wide top = static_cast<Wide>(u[j + n]) << 64 | u[j + n - 1];
        Wide q = top / v[n - 1], r = top % v[n - 1];
        while (q >> 64 || static_cast<Wide>(static_cast<std::uint64_t>(q)) * v[n - 2] > (r << 64 | u[j + n - 2])) {
            q--;
            r += v[n - 1];
            if (r >> 64) break;
        }
        auto digit = static_cast<std::uint64_t>(q);
        if (!subtract_multiple(u, j, v, digit)) digit--;
        quotient[j] = digit;
    }
    x = shifted_right(u, shift);
    return quotient;
}

NativeStatus add_words(NativeCall& call) { return write(call, 0, sum(read(call, 3), read(call, 6))); }
NativeStatus sub_words(NativeCall& call) { return write(call, 0, difference(read(call, 3), read(call, 6))); }
NativeStatus mul_words(NativeCall& call) { return write(call, 0, product(read(call, 3), read(call, 6))); }
NativeStatus shl_words(NativeCall& call) { return write(call, 0, shifted_left(read(call, 3), call.words[6])); }
NativeStatus shr_words(NativeCall& call) { return write(call, 0, shifted_right(read(call, 3), call.words[6])); }

// func divWords(q, r, x, y []Word)
NativeStatus div_words(NativeCall& call) {
    Words x = read(call, 6);
    const Words quotient = divide(x, read(call, 9));
    write(call, 0, quotient);
    return write(call, 3, x);
}

// func expWords(z, x, y, m []Word)
NativeStatus exp_words(NativeCall& call) {
    Words base = read(call, 3), exponent = read(call, 6);
    const Words modulus = read(call, 9);
    trim(exponent);
    divide(base, modulus);
    Words result{1};
    divide(result, modulus);
    for (std::size_t bit = exponent.size() * 64; bit-- > 0;) {
        result = product(result, result);
        divide(result, modulus);
        if (exponent[bit / 64] >> (bit % 64) & 1) {
            result = product(result, base);
            divide(result, modulus);
        }
    }
    return write(call, 0, result);
}

constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

// The largest power of the base in one word, and its digits.
struct Chunk { std::uint64_t power = 1; int digits = 0; };
Chunk chunk_of(std::uint64_t base) {
    Chunk c;
    while (c.power <= ~std::uint64_t{0} / base) c.power *= base, c.digits++;
    return c;
}

// func textWords(x []Word, base int) string
NativeStatus text_words(NativeCall& call) {
    Words x = read(call, 0);
    const std::uint64_t base = call.words[3];
    const Chunk chunk = chunk_of(base);
    std::string text;
    for (trim(x); !x.empty(); trim(x)) {
        std::uint64_t rest = divide_by_word(x, chunk.power);
        for (int i = 0; i < chunk.digits; i++, rest /= base) text += kDigits[rest % base];
    }
    while (text.size() > 1 && text.back() == '0') text.pop_back();
    if (text.empty()) text = "0";
    std::reverse(text.begin(), text.end());
    const auto words = call.rt.make_string(text);
    call.words[4] = words[0];
    call.words[5] = words[1];
    return NativeStatus::Done;
}

std::uint64_t digit_value(char c) {
    if (c >= '0' && c <= '9') return static_cast<std::uint64_t>(c - '0');
    if (c >= 'a' && c <= 'z') return static_cast<std::uint64_t>(c - 'a' + 10);
    return static_cast<std::uint64_t>(c - 'A' + 36);
}

// func parseWords(z []Word, digits string, base int)
NativeStatus parse_words(NativeCall& call) {
    const std::string_view digits = call.rt.string_at(call.words[3], call.words[4]);
    const std::uint64_t base = call.words[5];
    const Chunk chunk = chunk_of(base);
    Words value;
    for (std::size_t i = 0; i < digits.size();) {
        std::uint64_t factor = 1, part = 0;
        for (int n = 0; n < chunk.digits && i < digits.size(); n++, i++) {
            factor *= base;
            part = part * base + digit_value(digits[i]);
        }
        value = sum(product(value, {factor}), {part});
        trim(value);
    }
    return write(call, 0, value);
}

constexpr NativeEntry kEntries[] = {
    {"math/big.addWords", add_words},
    {"math/big.subWords", sub_words},
    {"math/big.mulWords", mul_words},
    {"math/big.divWords", div_words},
    {"math/big.shlWords", shl_words},
    {"math/big.shrWords", shr_words},
    {"math/big.expWords", exp_words},
    {"math/big.textWords", text_words},
    {"math/big.parseWords", parse_words},
};

}  // namespace

std::span<const NativeEntry> big_natives() { return kEntries; }

}  // namespace tw
