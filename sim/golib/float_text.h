// Floating-point numbers to text and back, as strconv does both. [go1.26 internal/strconv/ftoa.go genericFtoa],
// [go1.26 internal/strconv/atof.go readFloat]
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace tw {

// FormatFloat(value, format, precision, bits); precision −1: as many digits as tell the value from all others.
std::string float_text(double value, char format, int precision, int bits);

struct ParsedFloat {
    double value = 0;
    std::size_t length = 0;  // of the prefix that is a number
    int status = 1;          // 0 ok, 1 no number, 2 out of range (value is ±Inf)
};
ParsedFloat parse_float_prefix(std::string_view text, int bits);

}  // namespace tw
