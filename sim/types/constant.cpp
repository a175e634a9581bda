// Exact constants over Boost.Multiprecision: integers of any size, rationals while they stay small, 512-bit floats after.
// [go1.26 go/constant/value.go]
#include "sim/types/constant.h"

#include <fmt/format.h>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>

namespace tw {

namespace mp = boost::multiprecision;
using Integer = mp::cpp_int;
using Rational = mp::cpp_rational;
using Float = mp::number<mp::cpp_bin_float<512, mp::digit_base_2, void, std::int32_t, -1000000, 1000000>, mp::et_off>;

// An integer (denominator 1), a rational, or a float when exact fractions would grow beyond reason.
struct BigNumber {
    bool is_float = false;
    Rational rational;
    Float real;
};

namespace {

constexpr unsigned kMostBits = 4096;  // beyond this a fraction becomes a float

std::shared_ptr<const BigNumber> make(Rational value) {
    auto number = std::make_shared<BigNumber>();
    const unsigned bits = value == 0 ? 0 : std::max(msb(mp::abs(numerator(value))), msb(denominator(value)));
    if (denominator(value) != 1 && bits > kMostBits) {
        number->is_float = true;
        number->real = Float(numerator(value)) / Float(denominator(value));
    } else {
        number->rational = std::move(value);
    }
    return number;
}

std::shared_ptr<const BigNumber> make_float(Float value) {
    auto number = std::make_shared<BigNumber>();
    number->is_float = true;
    number->real = std::move(value);
    return number;
}

Float as_float(const BigNumber& n) {
    return n.is_float ? n.real : Float(numerator(n.rational)) / Float(denominator(n.rational));
}

bool is_zero(const BigNumber& n) { return n.is_float ? n.real == 0 : n.rational == 0; }

std::shared_ptr<const BigNumber> arithmetic(const BigNumber& x, Token op, const BigNumber& y) {
    if (x.is_float || y.is_float) {
        const Float a = as_float(x), b = as_float(y);
        switch (op) {
            case Token::Add: return make_float(a + b);
            case Token::Sub: return make_float(a - b);
            case Token::Mul: return make_float(a * b);
            default: return b == 0 ? nullptr : make_float(a / b);
        }
    }
    switch (op) {
        case Token::Add: return make(x.rational + y.rational);
        case Token::Sub: return make(x.rational - y.rational);
        case Token::Mul: return make(x.rational * y.rational);
        default: return is_zero(y) ? nullptr : make(x.rational / y.rational);
    }
}

Integer integer_of(const Constant& c) { return c.re && !c.re->is_float ? Integer(numerator(c.re->rational)) : Integer(0); }

Constant from_integer(Integer value) {
    Constant c;
    c.kind = ConstantKind::Int;
    c.re = make(Rational(std::move(value)));
    return c;
}

Constant from_number(std::shared_ptr<const BigNumber> number) {
    Constant c;
    if (!number) return c;
    c.kind = ConstantKind::Float;
    c.re = std::move(number);
    return c;
}

// Infinite-precision two's complement and, or, xor through floor division by a large power of two.
Integer bitwise(const Integer& x, Token op, const Integer& y) {
    const unsigned bits = std::max(x == 0 ? 0u : msb(mp::abs(x)), y == 0 ? 0u : msb(mp::abs(y))) + 2;
    const Integer modulus = Integer(1) << bits;
    const Integer a = x < 0 ? x + modulus : x, b = y < 0 ? y + modulus : y;
    Integer out;
    switch (op) {
        case Token::And: out = a & b; break;
        case Token::Or: out = a | b; break;
        case Token::Xor: out = a ^ b; break;
        default: out = a & (modulus - 1 - b); break;  // &^
    }
    return bit_test(out, bits - 1) ? Integer(out - modulus) : out;
}

Constant integer_binary(const Integer& x, Token op, const Integer& y, bool integer_division) {
    switch (op) {
        case Token::Add: return from_integer(x + y);
        case Token::Sub: return from_integer(x - y);
        case Token::Mul: return from_integer(x * y);
        case Token::Quo:
            if (y == 0) return {};
            if (integer_division) return from_integer(x / y);
            {
                Constant c = from_number(make(Rational(x, y)));
                return c;
            }
        case Token::Rem: return y == 0 ? Constant{} : from_integer(x % y);
        default: return from_integer(bitwise(x, op, y));
    }
}

Rational power_of_ten(long exponent) {
    const Integer power = mp::pow(Integer(10), static_cast<unsigned>(std::labs(exponent)));
    return exponent >= 0 ? Rational(power) : Rational(Integer(1), power);
}

Rational power_of_two(long exponent) {
    const Integer power = Integer(1) << static_cast<unsigned>(std::labs(exponent));
    return exponent >= 0 ? Rational(power) : Rational(Integer(1), power);
}

int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return (c | 0x20) - 'a' + 10;
}

// Digits with an optional point and exponent, in base 10 or 16. Exponents too large for a fraction go through floats.
std::shared_ptr<const BigNumber> parse_float(const std::string& text) {
    const bool hex = text.size() > 1 && (text[1] | 0x20) == 'x';
    const int base = hex ? 16 : 10;
    Integer mantissa = 0;
    long exponent = 0;
    bool fraction = false;
    std::size_t i = hex ? 2 : 0;
    for (; i < text.size(); i++) {
        const char lower = static_cast<char>(text[i] | 0x20);
        if (text[i] == '.') { fraction = true; continue; }
        if (lower == 'p' || (lower == 'e' && !hex)) break;
        mantissa = mantissa * base + digit_value(text[i]);
        if (fraction) exponent -= hex ? 4 : 1;
    }
    if (i < text.size()) exponent += std::strtol(text.c_str() + i + 1, nullptr, 10);
    if (mantissa == 0) return make(Rational(0));
    if (std::labs(exponent) > 5000) {
        const Float scale = hex ? mp::ldexp(Float(1), static_cast<int>(std::clamp(exponent, -900000l, 900000l)))
                                : mp::pow(Float(10), static_cast<int>(std::clamp(exponent, -250000l, 250000l)));
        return make_float(Float(mantissa) * scale);
    }
    return make(Rational(mantissa) * (hex ? power_of_two(exponent) : power_of_ten(exponent)));
}

Constant parse_int(const std::string& text) {
    int base = 10;
    std::size_t i = 0;
    if (text.size() > 1 && text[0] == '0') {
        const char p = static_cast<char>(text[1] | 0x20);
        base = p == 'x' ? 16 : p == 'b' ? 2 : 8;
        i = p == 'x' || p == 'b' || p == 'o' ? 2 : 1;
    }
    Integer value = 0;
    for (; i < text.size(); i++) {
        const int digit = digit_value(text[i]);
        if (digit < 0 || digit >= base) return {};
        value = value * base + digit;
    }
    return from_integer(value);
}

void append_utf8(std::string& out, std::uint32_t rune) {
    if (rune < 0x80) out += static_cast<char>(rune);
    else if (rune < 0x800) out += {static_cast<char>(0xC0 | rune >> 6), static_cast<char>(0x80 | (rune & 0x3F))};
    else if (rune < 0x10000)
        out += {static_cast<char>(0xE0 | rune >> 12), static_cast<char>(0x80 | (rune >> 6 & 0x3F)), static_cast<char>(0x80 | (rune & 0x3F))};
    else
        out += {static_cast<char>(0xF0 | rune >> 18), static_cast<char>(0x80 | (rune >> 12 & 0x3F)),
                static_cast<char>(0x80 | (rune >> 6 & 0x3F)), static_cast<char>(0x80 | (rune & 0x3F))};
}

// One escape sequence at text[i] (the backslash); leaves i after it. `byte`: a raw byte, not a code point.
std::uint32_t parse_escape(const std::string& text, std::size_t& i, bool& byte) {
    const char c = text[++i];
    byte = false;
    static constexpr char kNames[] = "abfnrtv\\'\"", kValues[] = "\a\b\f\n\r\t\v\\'\"";
    for (int k = 0; kNames[k]; k++)
        if (kNames[k] == c) return i++, static_cast<unsigned char>(kValues[k]);
    int count = 3, base = 8;
    if (c == 'x' || c == 'u' || c == 'U') count = c == 'x' ? 2 : c == 'u' ? 4 : 8, base = 16, i++;
    byte = count <= 3;
    std::uint32_t value = 0;
    for (int k = 0; k < count && i < text.size(); k++) value = value * static_cast<unsigned>(base) + static_cast<unsigned>(digit_value(text[i++]));
    return value;
}

std::string unquote(const std::string& text) {
    std::string out;
    if (text[0] == '`') {
        for (char c : text.substr(1, text.size() - 2))
            if (c != '\r') out += c;
        return out;
    }
    for (std::size_t i = 1; i + 1 < text.size();) {
        if (text[i] != '\\') { out += text[i++]; continue; }
        bool byte = false;
        const std::uint32_t value = parse_escape(text, i, byte);
        if (byte) out += static_cast<char>(value);
        else append_utf8(out, value);
    }
    return out;
}

Constant parse_rune(const std::string& text) {
    if (text.size() < 3) return {};
    std::size_t i = 1;
    if (text[1] == '\\') {
        bool byte = false;
        return constant_int(parse_escape(text, i, byte));
    }
    const auto first = static_cast<unsigned char>(text[1]);
    const int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    std::uint32_t rune = more == 0 ? first : first & (0x3Fu >> more);
    for (int k = 1; k <= more && static_cast<std::size_t>(1 + k) < text.size(); k++) rune = rune << 6 | (static_cast<unsigned char>(text[1 + static_cast<std::size_t>(k)]) & 0x3Fu);
    return constant_int(rune);
}

std::string without_underscores(const std::string& text) {
    std::string out;
    for (char c : text)
        if (c != '_') out += c;
    return out;
}

Constant complex_binary(const Constant& x, Token op, const Constant& y) {
    const BigNumber &a = *x.re, &b = *x.im, &c = *y.re, &d = *y.im;
    Constant out;
    out.kind = ConstantKind::Complex;
    if (op == Token::Add || op == Token::Sub) {
        out.re = arithmetic(a, op, c);
        out.im = arithmetic(b, op, d);
        return out;
    }
    const auto ac = arithmetic(a, Token::Mul, c), bd = arithmetic(b, Token::Mul, d);
    const auto bc = arithmetic(b, Token::Mul, c), ad = arithmetic(a, Token::Mul, d);
    if (op == Token::Mul) {
        out.re = arithmetic(*ac, Token::Sub, *bd);
        out.im = arithmetic(*bc, Token::Add, *ad);
        return out;
    }
    const auto scale = arithmetic(*arithmetic(c, Token::Mul, c), Token::Add, *arithmetic(d, Token::Mul, d));
    if (is_zero(*scale)) return {};
    out.re = arithmetic(*arithmetic(*ac, Token::Add, *bd), Token::Quo, *scale);
    out.im = arithmetic(*arithmetic(*bc, Token::Sub, *ad), Token::Quo, *scale);
    return out;
}

int compare_numbers(const BigNumber& x, const BigNumber& y) {
    if (!x.is_float && !y.is_float) return x.rational.compare(y.rational);
    return as_float(x).compare(as_float(y));
}

bool ordered(int order, Token op) {
    switch (op) {
        case Token::Eql: return order == 0;
        case Token::Neq: return order != 0;
        case Token::Lss: return order < 0;
        case Token::Leq: return order <= 0;
        case Token::Gtr: return order > 0;
        default: return order >= 0;
    }
}

}  // namespace

Constant constant_bool(bool value) {
    Constant c;
    c.kind = ConstantKind::Bool;
    c.boolean = value;
    return c;
}
Constant constant_string(std::string bytes) {
    Constant c;
    c.kind = ConstantKind::String;
    c.text = std::move(bytes);
    return c;
}
Constant constant_int(std::int64_t value) { return from_integer(value); }
Constant constant_uint(std::uint64_t value) { return from_integer(value); }
Constant constant_float(double value) {
    int exponent = 0;
    const double mantissa = std::frexp(value, &exponent);
    return from_number(make(Rational(Integer(static_cast<std::int64_t>(std::ldexp(mantissa, 53)))) * power_of_two(exponent - 53)));
}
Constant constant_complex(const Constant& re, const Constant& im) {
    Constant c;
    c.kind = ConstantKind::Complex;
    c.re = re.re;
    c.im = im.re;
    return c;
}

Constant constant_literal(Token literal, const std::string& spelling) {
    switch (literal) {
        case Token::Int: return parse_int(without_underscores(spelling));
        case Token::Float: return from_number(parse_float(without_underscores(spelling)));
        case Token::Char: return parse_rune(spelling);
        case Token::String: return spelling.size() < 2 ? Constant{} : constant_string(unquote(spelling));
        case Token::Imag: {
            std::string digits = without_underscores(spelling);
            digits.pop_back();
            const bool prefixed = digits.size() > 1 && digits[0] == '0' && std::isalpha(static_cast<unsigned char>(digits[1]));
            const bool real = digits.find_first_of(".pP") != std::string::npos || (!prefixed && digits.find_first_of("eE") != std::string::npos);
            const Constant im = real || !prefixed ? from_number(parse_float(digits)) : parse_int(digits);
            return constant_complex(constant_int(0), im);
        }
        default: return {};
    }
}

Constant constant_binary(const Constant& x, Token op, const Constant& y, bool integer_division) {
    if (x.kind == ConstantKind::Unknown || y.kind == ConstantKind::Unknown) return {};
    if (x.kind == ConstantKind::Bool) return constant_bool(op == Token::LAnd ? x.boolean && y.boolean : x.boolean || y.boolean);
    if (x.kind == ConstantKind::String) return constant_string(x.text + y.text);
    if (x.kind == ConstantKind::Int && y.kind == ConstantKind::Int) return integer_binary(integer_of(x), op, integer_of(y), integer_division);
    if (x.kind == ConstantKind::Complex || y.kind == ConstantKind::Complex)
        return complex_binary(constant_to_complex(x), op, constant_to_complex(y));
    return from_number(arithmetic(*x.re, op, *y.re));
}

Constant constant_shift(const Constant& x, Token op, unsigned count) {
    const Constant whole = constant_to_int(x);
    if (whole.kind != ConstantKind::Int) return {};
    const Integer value = integer_of(whole);
    if (op == Token::Shl) return from_integer(value << count);
    const Integer divisor = Integer(1) << count;
    return from_integer(value >= 0 ? Integer(value / divisor) : Integer(-((-value + divisor - 1) / divisor)));
}

Constant constant_unary(Token op, const Constant& x, int bits) {
    if (op == Token::Not) return constant_bool(!x.boolean);
    if (op == Token::Xor) {
        const Integer value = integer_of(x);
        return from_integer(bits ? Integer((Integer(1) << static_cast<unsigned>(bits)) - 1 - value) : Integer(-value - 1));
    }
    if (op != Token::Sub) return x;
    Constant zero = constant_int(0);
    zero.kind = x.kind == ConstantKind::Complex ? ConstantKind::Complex : x.kind;
    if (x.kind == ConstantKind::Complex) zero.im = zero.re;
    return constant_binary(zero, Token::Sub, x, false);
}

bool constant_compare(const Constant& x, Token op, const Constant& y) {
    if (x.kind == ConstantKind::Bool) return ordered(x.boolean == y.boolean ? 0 : 1, op);
    if (x.kind == ConstantKind::String) return ordered(x.text.compare(y.text), op);
    if (x.kind == ConstantKind::Complex || y.kind == ConstantKind::Complex) {
        const Constant a = constant_to_complex(x), b = constant_to_complex(y);
        return ordered(compare_numbers(*a.re, *b.re) == 0 && compare_numbers(*a.im, *b.im) == 0 ? 0 : 1, op);
    }
    return ordered(compare_numbers(*x.re, *y.re), op);
}

Constant constant_to_int(const Constant& x) {
    if (x.kind == ConstantKind::Int) return x;
    if (x.kind == ConstantKind::Complex) return is_zero(*x.im) ? constant_to_int(constant_real(x)) : Constant{};
    if (x.kind != ConstantKind::Float) return {};
    if (!x.re->is_float) return denominator(x.re->rational) == 1 ? from_integer(numerator(x.re->rational)) : Constant{};
    const Float whole = mp::trunc(x.re->real);
    return whole == x.re->real && mp::abs(whole) < mp::ldexp(Float(1), 4096) ? from_integer(whole.convert_to<Integer>()) : Constant{};
}
Constant constant_to_float(const Constant& x) {
    if (x.kind == ConstantKind::Complex) return is_zero(*x.im) ? constant_real(x) : Constant{};
    if (x.kind != ConstantKind::Int && x.kind != ConstantKind::Float) return {};
    return from_number(x.re);
}
Constant constant_to_complex(const Constant& x) {
    if (x.kind == ConstantKind::Complex) return x;
    if (x.kind != ConstantKind::Int && x.kind != ConstantKind::Float) return {};
    return constant_complex(x, constant_int(0));
}
Constant constant_real(const Constant& x) { return from_number(x.re); }
Constant constant_imag(const Constant& x) { return x.kind == ConstantKind::Complex ? from_number(x.im) : constant_int(0); }
Constant constant_round_float32(const Constant& x) {
    const float value = float32_of(x);
    return std::isfinite(value) ? constant_float(static_cast<double>(value)) : Constant{};
}
Constant constant_round_float64(const Constant& x) {
    const double value = float64_of(x);
    return std::isfinite(value) ? constant_float(value) : Constant{};
}
int constant_sign(const Constant& x) {
    if (!x.re) return 0;
    if (x.kind == ConstantKind::Complex) return is_zero(*x.re) && is_zero(*x.im) ? 0 : 1;
    return x.re->is_float ? x.re->real.compare(0) : x.re->rational.compare(0);
}
int constant_bit_length(const Constant& x) {
    const Integer value = mp::abs(integer_of(x));
    return value == 0 ? 0 : static_cast<int>(msb(value)) + 1;
}
bool fits_int64(const Constant& x) {
    const Integer value = integer_of(x);
    return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}
bool fits_uint64(const Constant& x) {
    const Integer value = integer_of(x);
    return value >= 0 && value <= std::numeric_limits<std::uint64_t>::max();
}
std::int64_t int64_of(const Constant& x) { return static_cast<std::int64_t>(uint64_of(x)); }
std::uint64_t uint64_of(const Constant& x) {
    const Integer value = integer_of(constant_to_int(x));
    const Integer modulus = Integer(1) << 64;
    const Integer wrapped = ((value % modulus) + modulus) % modulus;
    return wrapped.convert_to<std::uint64_t>();
}
double float64_of(const Constant& x) { return x.re ? as_float(*x.re).convert_to<double>() : 0; }
float float32_of(const Constant& x) { return x.re ? as_float(*x.re).convert_to<float>() : 0; }

std::string constant_text(const Constant& x) {
    switch (x.kind) {
        case ConstantKind::Bool: return x.boolean ? "true" : "false";
        case ConstantKind::String: {
            std::string text = "\"";
            for (char c : x.text) {
                if (c == '"' || c == '\\') text += '\\';
                if (c == '\n') text += "\\n";
                else if (c == '\t') text += "\\t";
                else text += c;
            }
            text += "\"";
            constexpr std::size_t kLongest = 72;
            return text.size() > kLongest ? text.substr(0, kLongest - 3) + "..." : text;
        }
        case ConstantKind::Int: return integer_of(x).str();
        case ConstantKind::Float: {
            const Constant whole = constant_to_int(x);
            if (whole.kind == ConstantKind::Int && constant_bit_length(whole) < 64) return integer_of(whole).str();
            const std::string text = fmt::format("{:.6g}", float64_of(x));  // [go1.26 go/constant/value.go floatVal.String]
            return text.find('.') == std::string::npos ? fmt::format("{}", float64_of(x)) : text;
        }
        case ConstantKind::Complex:
            return fmt::format("({} + {}i)", constant_text(constant_real(x)), constant_text(constant_imag(x)));
        default: return "unknown";
    }
}

}  // namespace tw
