// Exact values of constant expressions [spec Constants]: booleans, strings, integers of any size, rationals and large
// floats, complex numbers. Boost.Multiprecision stays inside constant.cpp.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "sim/base/ids.h"
#include "sim/syntax/token.h"

namespace tw {

using ConstantId = Id<struct ConstantTag>;

enum class ConstantKind : std::uint8_t { Unknown, Bool, String, Int, Float, Complex };

struct BigNumber;  // constant.cpp: exact integer, or rational / 512-bit float

struct Constant {
    ConstantKind kind = ConstantKind::Unknown;
    bool boolean = false;
    std::string text;                          // String: its bytes
    std::shared_ptr<const BigNumber> re, im;   // Int, Float: re; Complex: both
};

Constant constant_bool(bool value);
Constant constant_string(std::string bytes);
Constant constant_int(std::int64_t value);
Constant constant_uint(std::uint64_t value);
Constant constant_float(double value);
Constant constant_complex(const Constant& re, const Constant& im);
// From a literal's source spelling (Int, Float, Imag, Char, String tokens). Unknown when malformed.
Constant constant_literal(Token literal, const std::string& spelling);

// op on two constants of matching kind (mixed kinds are raised to the larger one). Integer division when integer_division.
// Unknown on division by zero (the caller has checked).
Constant constant_binary(const Constant& x, Token op, const Constant& y, bool integer_division);
Constant constant_shift(const Constant& x, Token op, unsigned count);
// op in + - ^ !; for ^ on unsigned types `bits` gives the size, 0 for signed and untyped.
Constant constant_unary(Token op, const Constant& x, int bits);
bool constant_compare(const Constant& x, Token op, const Constant& y);

// Conversions; kind Unknown when not exactly representable where exactness is asked.
Constant constant_to_int(const Constant& x);      // 2.0 -> 2; Unknown for 2.5
Constant constant_to_float(const Constant& x);
Constant constant_to_complex(const Constant& x);
Constant constant_real(const Constant& x);
Constant constant_imag(const Constant& x);
Constant constant_round_float32(const Constant& x);  // as a float32 would hold it
Constant constant_round_float64(const Constant& x);
int constant_sign(const Constant& x);                // -1, 0, 1
int constant_bit_length(const Constant& x);          // of an integer's absolute value
bool fits_int64(const Constant& x);
bool fits_uint64(const Constant& x);
std::int64_t int64_of(const Constant& x);            // wrapped to 64 bits
std::uint64_t uint64_of(const Constant& x);
double float64_of(const Constant& x);
float float32_of(const Constant& x);
std::string constant_text(const Constant& x);        // as types2 prints it in messages: 300, 1.5, "abc", (1 + 2i)

}  // namespace tw
