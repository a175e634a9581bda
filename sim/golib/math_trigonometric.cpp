// [go1.26 math/sin.go sin], [go1.26 math/trig_reduce.go trigReduce], [go1.26 math/atan.go satan], [go1.26 math/sinh.go sinh]
#include <bit>
#include <utility>

#include "sim/golib/go_math.h"

namespace tw {
namespace {

// The octant of the phase angle, and what is left of the argument.
struct Reduced { std::uint64_t octant; double rest; };

// 4/pi in binary, for arguments so large that Cody and Waite's subtraction loses bits: Payne and Hanek.
constexpr std::uint64_t kFourOverPi[] = {
    0x0000000000000001, 0x45f306dc9c882a53, 0xf84eafa3ea69bb81, 0xb6c52b3278872083, 0xfca2c757bd778ac3, 0x6e48dc74849ba5c0, 0x0c925dd413a32439,
    0xfc3bd63962534e7d, 0xd1046bea5d768909, 0xd338e04d68befc82, 0x7323ac7306a673e9, 0x3908bf177bf25076, 0x3ff12fffbc0b301f, 0xde5e2316b414da3e,
    0xda6cfd9e4f96136e, 0x9e8c7ecd3cbfd45a, 0xea4f758fd7cbe2f6, 0x7a0e73ef14a525d4, 0xd7f6bf623f1aba10, 0xac06608df8f6d757};

Reduced reduce_large(double x) {
    const auto raw = std::bit_cast<std::uint64_t>(x);
    const int exponent = static_cast<int>(raw >> 52 & 0x7FF) - 1023 - 52;
    const std::uint64_t mantissa = (raw & 0xFFFFFFFFFFFFFull) | 1ull << 52;
    const auto from = static_cast<unsigned>(exponent + 61);
    const unsigned digit = from / 64, shift = from % 64;
    const auto window = [&](unsigned i) { return shift == 0 ? kFourOverPi[digit + i] : kFourOverPi[digit + i] << shift | kFourOverPi[digit + i + 1] >> (64 - shift); };
    using Wide = unsigned __int128;
    const Wide sum = (static_cast<Wide>(window(0) * mantissa) << 64) + static_cast<Wide>(window(1)) * mantissa
        + static_cast<std::uint64_t>(static_cast<Wide>(window(2)) * mantissa >> 64);
    auto high = static_cast<std::uint64_t>(sum >> 64);
    const auto low = static_cast<std::uint64_t>(sum);
    std::uint64_t octant = high >> 61;
    high = high << 3 | low >> 61;
    const int skip = std::countl_zero(high) + 1;
    const auto biased = static_cast<std::uint64_t>(1023 - skip);
    high = (skip == 64 ? 0 : high << skip) | low >> (64 - skip);
    double rest = std::bit_cast<double>(high >> 12 | biased << 52);
    if (octant & 1) {
        octant = (octant + 1) & 7;
        rest -= 1;
    }
    return {octant, rest * (kPi / 4)};
}

// x ≥ 0
Reduced reduce(double x) {
    if (x >= 536870912.0) return reduce_large(x);
    auto octant = static_cast<std::uint64_t>(x * 1.273239544735162686151070106980114896275677165923651590);
    auto y = static_cast<double>(octant);
    if (octant & 1) {
        octant++;
        y += 1;
    }
    return {octant & 7, ((x - y * 7.85398125648498535156e-1) - y * 3.77489470793079817668e-8) - y * 2.69515142907905952645e-15};
}

double sine_series(double z) {
    const double zz = z * z;
    return z + z * zz * ((((((1.58962301576546568060e-10 * zz) + -2.50507477628578072866e-8) * zz + 2.75573136213857245213e-6) * zz
        + -1.98412698295885395996e-4) * zz + 8.33333333332211858878e-3) * zz + -1.66666666666666307295e-1);
}
double cosine_series(double z) {
    const double zz = z * z;
    return 1.0 - 0.5 * zz + zz * zz * ((((((-1.13585365213876817300e-11 * zz) + 2.08757008419747316778e-9) * zz + -2.75573141792967388112e-7) * zz
        + 2.48015872888517045348e-5) * zz + -1.38888888888730564116e-3) * zz + 4.16666666666665929218e-2);
}

double arctangent_series(double x) {
    double z = x * x;
    z = z * ((((-8.750608600031904122785e-01 * z + -1.615753718733365076637e+01) * z + -7.500855792314704667340e+01) * z + -1.228866684490136173410e+02) * z
        + -6.485021904942025371773e+01)
        / (((((z + 2.485846490142306297962e+01) * z + 1.650270098316988542046e+02) * z + 4.328810604912902668951e+02) * z + 4.853903996359136964868e+02) * z
            + 1.945506571482613964425e+02);
    return x * z + x;
}

// x ≥ 0
double arctangent(double x) {
    constexpr double kMoreBits = 6.123233995736765886130e-17;  // pi/2 minus its double
    if (x <= 0.66) return arctangent_series(x);
    if (x > 2.41421356237309504880) return kPi / 2 - arctangent_series(1 / x) + kMoreBits;
    return kPi / 4 + arctangent_series((x - 1) / (x + 1)) + 0.5 * kMoreBits;
}

}  // namespace

void go_sincos(double x, double& sine, double& cosine) {
    if (x == 0) {
        sine = x;
        cosine = 1;
        return;
    }
    if (std::isnan(x) || std::isinf(x)) {
        sine = cosine = go_nan();
        return;
    }
    bool sine_negative = x < 0, cosine_negative = false;
    Reduced r = reduce(std::fabs(x));
    if (r.octant > 3) {
        r.octant -= 4;
        sine_negative = !sine_negative;
        cosine_negative = !cosine_negative;
    }
    if (r.octant > 1) cosine_negative = !cosine_negative;
    sine = sine_series(r.rest);
    cosine = cosine_series(r.rest);
    if (r.octant == 1 || r.octant == 2) std::swap(sine, cosine);
    if (cosine_negative) cosine = -cosine;
    if (sine_negative) sine = -sine;
}

double go_sin(double x) {
    if (x == 0 || std::isnan(x)) return x;
    double sine = 0, cosine = 0;
    go_sincos(x, sine, cosine);
    return sine;
}
double go_cos(double x) {
    double sine = 0, cosine = 0;
    go_sincos(x, sine, cosine);
    return cosine;
}

double go_tan(double x) {
    if (x == 0 || std::isnan(x)) return x;
    if (std::isinf(x)) return go_nan();
    const Reduced r = reduce(std::fabs(x));
    const double z = r.rest, zz = z * z;
    double y = z;
    if (zz > 1e-14)
        y = z + z * (zz * (((-1.30936939181383777646e4 * zz) + 1.15351664838587416140e6) * zz + -1.79565251976484877988e7)
            / ((((zz + 1.36812963470692954678e4) * zz + -1.32089234440210967447e6) * zz + 2.50083801823357915839e7) * zz + -5.38695755929454629881e7));
    if (r.octant & 2) y = -1 / y;
    return x < 0 ? -y : y;
}

double go_atan(double x) {
    if (x == 0) return x;
    return x > 0 ? arctangent(x) : -arctangent(-x);
}

double go_asin(double x) {
    if (x == 0) return x;
    const double size = x < 0 ? -x : x;
    if (size > 1) return go_nan();
    double y = std::sqrt(1 - size * size);
    y = size > 0.7 ? kPi / 2 - arctangent(y / size) : arctangent(size / y);
    return x < 0 ? -y : y;
}
double go_acos(double x) { return kPi / 2 - go_asin(x); }

double go_atan2(double y, double x) {
    if (std::isnan(y) || std::isnan(x)) return go_nan();
    if (y == 0) return std::copysign(x >= 0 && !std::signbit(x) ? 0 : kPi, y);
    if (x == 0) return std::copysign(kPi / 2, y);
    if (std::isinf(x)) {
        if (x > 0) return std::copysign(std::isinf(y) ? kPi / 4 : 0, y);
        return std::copysign(std::isinf(y) ? 2.356194490192344928846982537459627163147877049531329366 : kPi, y);
    }
    if (std::isinf(y)) return std::copysign(kPi / 2, y);
    const double q = go_atan(y / x);
    if (x >= 0) return q;
    return q <= 0 ? q + kPi : q - kPi;
}

double go_sinh(double x) {
    const double size = x < 0 ? -x : x;
    double y;
    if (size > 21) {
        y = go_exp(size) * 0.5;
    } else if (size > 0.5) {
        const double e = go_exp(size);
        y = (e - 1 / e) * 0.5;
    } else {
        const double sq = size * size;
        y = (((-0.2630563213397497062819489e+2 * sq + -0.2894211355989563807284660366e+4) * sq + -0.8991272022039509355398013511e+5) * sq
            + -0.6307673640497716991184787251e+6) * size;
        y = y / (((sq + -0.173678953558233699533450911e+3) * sq + 0.1521517378790019070696485176e+5) * sq + -0.6307673640497716991212077277e+6);
    }
    return x < 0 ? -y : y;
}

double go_cosh(double x) {
    x = std::fabs(x);
    const double e = go_exp(x);
    return x > 21 ? e * 0.5 : (e + 1 / e) * 0.5;
}

double go_tanh(double x) {
    const double z = std::fabs(x);
    if (z > 0.5 * 8.8029691931113054295988e+01) return x < 0 ? -1 : 1;
    if (z >= 0.625) {
        const double y = 1 - 2 / (go_exp(2 * z) + 1);
        return x < 0 ? -y : y;
    }
    if (x == 0) return x;
    const double s = x * x;
    return x + x * s * ((-9.64399179425052238628e-1 * s + -9.92877231001918586564e1) * s + -1.61468768441708447952e3)
        / (((s + 1.12811678491632931402e2) * s + 2.23548839060100448583e3) * s + 4.84406305325125486048e3);
}

double go_asinh(double x) {
    if (std::isnan(x) || std::isinf(x)) return x;
    const double size = std::signbit(x) && x != 0 ? -x : x;
    double y;
    if (size > 268435456.0) y = go_log(size) + kLn2;
    else if (size > 2) y = go_log(2 * size + 1 / (std::sqrt(size * size + 1) + size));
    else if (size < 1.0 / 268435456.0) y = size;
    else y = go_log1p(size + size * size / (1 + std::sqrt(1 + size * size)));
    return x < 0 ? -y : y;
}

double go_acosh(double x) {
    if (x < 1 || std::isnan(x)) return go_nan();
    if (x == 1) return 0;
    if (x >= 268435456.0) return go_log(x) + kLn2;
    if (x > 2) return go_log(2 * x - 1 / (x + std::sqrt(x * x - 1)));
    const double t = x - 1;
    return go_log1p(t + std::sqrt(2 * t + t * t));
}

double go_atanh(double x) {
    if (x < -1 || x > 1 || std::isnan(x)) return go_nan();
    if (x == 1 || x == -1) return x * std::numeric_limits<double>::infinity();
    const double size = x < 0 ? -x : x;
    double y = size;
    if (size >= 1.0 / 268435456.0) {
        const double twice = size + size;
        y = 0.5 * go_log1p(size < 0.5 ? twice + twice * size / (1 - size) : twice / (1 - size));
    }
    return x < 0 ? -y : y;
}

}  // namespace tw
