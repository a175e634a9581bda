// [go1.26 math/exp_amd64.s archExp], [go1.26 math/log_amd64.s archLog], [go1.26 math/pow.go pow], [go1.26 math/expm1.go expm1]
#include <bit>
#include <initializer_list>

#include "sim/golib/go_math.h"

namespace tw {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kLn2High = 6.93147180369123816490e-01, kLn2Low = 1.90821492927058770002e-10;

std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }
double from_bits(std::uint64_t x) { return std::bit_cast<double>(x); }

// A normal number and the exponent that was taken out of it.
double normalized(double x, int& exponent) {
    exponent = 0;
    if (std::fabs(x) >= 2.2250738585072014e-308) return x;
    exponent = -52;
    return x * 4503599627370496.0;
}

// e^(high − low) × 2^k
double exp_multi(double high, double low, int k) {
    const double r = high - low, t = r * r;
    const double c = r - t * (1.66666666666666657415e-01 + t * (-2.77777777770155933842e-03 + t * (6.61375632143793436117e-05
        + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
    return go_ldexp(1 - ((low - (r * c) / (2 - c)) - high), k);
}

bool is_odd(double x) {
    if (std::fabs(x) >= 9007199254740992.0) return false;
    double whole = 0;
    return std::modf(x, &whole) == 0 && (static_cast<std::int64_t>(whole) & 1) == 1;
}

// Pow where a plain rule decides.
bool simple_power(double x, double y, double& out) {
    if (y == 0 || x == 1) return out = 1, true;
    if (y == 1) return out = x, true;
    if (std::isnan(x) || std::isnan(y)) return out = go_nan(), true;
    if (x == 0) {
        const bool negative = std::signbit(x) && is_odd(y);
        if (y < 0) out = negative ? -kInf : kInf;
        else out = negative ? x : 0;
        return true;
    }
    if (std::isinf(y)) {
        if (x == -1) out = 1;
        else out = (std::fabs(x) < 1) == (y > 0) ? 0 : kInf;
        return true;
    }
    if (std::isinf(x)) {
        if (x < 0) out = go_pow(1 / x, -y);
        else out = y < 0 ? 0 : kInf;
        return true;
    }
    if (y == 0.5) return out = std::sqrt(x), true;
    if (y == -0.5) return out = 1 / std::sqrt(x), true;
    return false;
}

}  // namespace

double go_nan() { return from_bits(0x7FF8000000000001ull); }

double go_frexp(double x, int& exponent) {
    exponent = 0;
    if (x == 0 || std::isinf(x) || std::isnan(x)) return x;
    const std::uint64_t raw = bits(normalized(x, exponent));
    exponent += static_cast<int>(raw >> 52 & 0x7FF) - 1022;
    return from_bits((raw & ~(0x7FFull << 52)) | 1022ull << 52);
}

double go_ldexp(double x, std::int64_t exponent) {
    if (x == 0 || std::isinf(x) || std::isnan(x)) return x;
    int taken = 0;
    std::uint64_t raw = bits(normalized(x, taken));
    exponent += taken + static_cast<int>(raw >> 52 & 0x7FF) - 1023;
    if (exponent < -1075) return std::copysign(0.0, x);
    if (exponent > 1023) return x < 0 ? -kInf : kInf;
    double scale = 1;
    if (exponent < -1022) {
        exponent += 53;
        scale = 1.0 / 9007199254740992.0;
    }
    raw = (raw & ~(0x7FFull << 52)) | static_cast<std::uint64_t>(exponent + 1023) << 52;
    return scale * from_bits(raw);
}

double go_exp(double x) {
    if (std::isnan(x) || x == kInf) return x;
    if (x == -kInf) return 0;
    if (x > 7.09782712893384e+02) return kInf;
    if (x < -800) return 0;
    const double turns = 1.4426950408889634073599246810018920 * x;
    const auto k = static_cast<int>(std::nearbyint(turns));
    double r = std::fma(-0.69314718055966295651160180568695068359375, static_cast<double>(k), x);
    r = std::fma(-0.28235290563031577122588448175013436025525412068e-12, static_cast<double>(k), r);
    r *= 0.0625;
    double p = 2.4801587301587301587e-5;
    for (const double c : {1.9841269841269841270e-4, 1.3888888888888888889e-3, 8.3333333333333333333e-3, 4.1666666666666666667e-2, 1.6666666666666666667e-1, 0.5, 1.0})
        p = std::fma(p, r, c);
    r *= p;
    for (int i = 0; i < 3; i++) r = r * (r + 2.0);
    double y = std::fma(r, r + 2.0, 1.0);
    int biased = k + 0x3FF;
    if (biased <= 0) {
        if (biased < -52) return 0;
        y *= from_bits(static_cast<std::uint64_t>(biased + 0x3FE) << 52);
        biased = 1;
    }
    if (biased >= 0x7FF) return kInf;
    return y * from_bits(static_cast<std::uint64_t>(biased) << 52);
}

double go_exp2(double x) {
    if (std::isnan(x)) return x;
    if (x > 1.0239999999999999e+03) return kInf;
    if (x < -1.0740e+03) return 0;
    const int k = x > 0 ? static_cast<int>(x + 0.5) : x < 0 ? static_cast<int>(x - 0.5) : 0;
    const double t = x - static_cast<double>(k);
    return exp_multi(t * kLn2High, -t * kLn2Low, k);
}

double go_log(double x) {
    if (x == 0) return -kInf;
    if (x < 0) return go_nan();
    if (std::isinf(x) || std::isnan(x)) return x;
    const std::uint64_t raw = bits(x);
    auto k = static_cast<double>(static_cast<int>(raw >> 52 & 0x7FF) - 0x3FE);
    double f = from_bits((raw & 0xFFFFFFFFFFFFFull) | bits(0.5));
    if (f <= 7.07106781186547524401e-01) {
        k -= 1;
        f *= 2;
    }
    f -= 1;
    const double s = f / (2 + f), s2 = s * s, s4 = s2 * s2;
    const double t1 = s2 * (6.666666666666735130e-01 + s4 * (2.857142874366239149e-01 + s4 * (1.818357216161805012e-01 + s4 * 1.479819860511658591e-01)));
    const double t2 = s4 * (3.999999999940941908e-01 + s4 * (2.222219843214978396e-01 + s4 * 1.531383769920937332e-01));
    const double half = 0.5 * f * f;
    return k * kLn2High - ((half - (s * (half + (t1 + t2)) + k * kLn2Low)) - f);
}
double go_log10(double x) { return go_log(x) * 0.434294481903251827651128918916605082294397005803666566; }
double go_log2(double x) {
    int exponent = 0;
    const double fraction = go_frexp(x, exponent);
    if (fraction == 0.5) return static_cast<double>(exponent - 1);
    return go_log(fraction) * 1.442695040888963407359924681001892137426645954152985934 + static_cast<double>(exponent);
}

double go_pow(double x, double y) {
    double simple = 0;
    if (simple_power(x, y, simple)) return simple;
    double whole = 0;
    double fraction = std::modf(std::fabs(y), &whole);
    if (fraction != 0 && x < 0) return go_nan();
    if (whole >= 9223372036854775808.0) {
        if (x == -1) return 1;
        return (std::fabs(x) < 1) == (y > 0) ? 0 : kInf;
    }
    double result = 1;
    std::int64_t exponent = 0;
    if (fraction != 0) {
        if (fraction > 0.5) {
            fraction -= 1;
            whole += 1;
        }
        result = go_exp(fraction * go_log(x));
    }
    int power = 0;
    double square = go_frexp(x, power);
    for (auto i = static_cast<std::int64_t>(whole); i != 0; i >>= 1) {
        if (power < -(1 << 12) || power > 1 << 12) {  // certain to over- or underflow
            exponent += power;
            break;
        }
        if (i & 1) {
            result *= square;
            exponent += power;
        }
        square *= square;
        power *= 2;
        if (square < .5) {
            square += square;
            power--;
        }
    }
    if (y < 0) {
        result = 1 / result;
        exponent = -exponent;
    }
    return go_ldexp(result, exponent);
}

double go_mod(double x, double y) {
    if (y == 0 || std::isinf(x) || std::isnan(x) || std::isnan(y)) return go_nan();
    return std::fmod(x, y);  // exact, as Go's
}

double go_cbrt(double x) {
    if (x == 0 || std::isnan(x) || std::isinf(x)) return x;
    const double size = x < 0 ? -x : x;
    double t = from_bits(bits(size) / 3 + (715094163ull << 32));
    if (size < 2.22507385850720138309e-308) t = from_bits(bits(18014398509481984.0 * size) / 3 + (696219795ull << 32));
    double r = t * t / size;
    double s = 5.42857142857142815906e-01 + r * t;
    t *= 3.57142857142857150787e-01 + 1.60714285714285720630e+00 / (s + 1.41428571428571436819e+00 + -7.05306122448979611050e-01 / s);
    t = from_bits((bits(t) & 0xFFFFFFFFCull << 28) + (1ull << 30));
    s = t * t;
    r = size / s;
    r = (r - t) / (t + t + r);
    t = t + t * r;
    return x < 0 ? -t : t;
}

double go_log1p(double x) {
    if (x < -1 || std::isnan(x)) return go_nan();
    if (x == -1) return -kInf;
    if (x == kInf) return kInf;
    const double size = std::fabs(x);
    double f = 0, c = 0;
    std::uint64_t mantissa = 1;
    int k = 1;
    if (size < 4.142135623730950488017e-01) {
        if (size < 1.0 / 536870912.0) return size < 1.0 / 18014398509481984.0 ? x : x - x * x * 0.5;
        if (x > -2.928932188134524755992e-01) {
            k = 0;
            f = x;
        }
    }
    if (k != 0) {
        double u = x;
        if (size < 9007199254740992.0) {
            u = 1.0 + x;
            k = static_cast<int>(bits(u) >> 52) - 1023;
            c = (k > 0 ? 1.0 - (u - x) : x - (u - 1.0)) / u;
        } else {
            k = static_cast<int>(bits(u) >> 52) - 1023;
        }
        mantissa = bits(u) & 0x000fffffffffffffull;
        if (mantissa < 0x0006a09e667f3bcdull) {
            u = from_bits(mantissa | 0x3ff0000000000000ull);
        } else {
            k++;
            u = from_bits(mantissa | 0x3fe0000000000000ull);
            mantissa = (0x0010000000000000ull - mantissa) >> 2;
        }
        f = u - 1.0;
    }
    const double half = 0.5 * f * f, turns = k;
    if (mantissa == 0) {
        if (f == 0) return k == 0 ? 0 : turns * kLn2High + (c + turns * kLn2Low);
        const double r = half * (1.0 - 0.66666666666666666 * f);
        return k == 0 ? f - r : turns * kLn2High - ((r - (turns * kLn2Low + c)) - f);
    }
    const double s = f / (2.0 + f), z = s * s;
    const double r = z * (6.666666666666735130e-01 + z * (3.999999999940941908e-01 + z * (2.857142874366239149e-01 + z * (2.222219843214978396e-01
        + z * (1.818357216161805012e-01 + z * (1.531383769920937332e-01 + z * 1.479819860511658591e-01))))));
    if (k == 0) return f - (half - s * (half + r));
    return turns * kLn2High - ((half - (s * (half + r) + (turns * kLn2Low + c))) - f);
}

double go_expm1(double x) {
    if (x == kInf || std::isnan(x)) return x;
    if (x == -kInf) return -1;
    const bool negative = x < 0;
    const double size = std::fabs(x);
    if (size >= 3.88162421113569373274e+01) {
        if (negative) return -1;
        if (size >= 7.09782712893383973096e+02) return kInf;
    }
    double c = 0;
    int k = 0;
    if (size > 3.46573590279972654709e-01) {
        double high, low;
        if (size < 1.03972077083991796413e+00) {
            k = negative ? -1 : 1;
            high = negative ? x + kLn2High : x - kLn2High;
            low = negative ? -kLn2Low : kLn2Low;
        } else {
            k = static_cast<int>(1.44269504088896338700e+00 * x + (negative ? -0.5 : 0.5));
            high = x - k * kLn2High;
            low = k * kLn2Low;
        }
        x = high - low;
        c = (high - x) - low;
    } else if (size < 1.0 / 18014398509481984.0) {
        return x;
    }
    const double hfx = 0.5 * x, hxs = x * hfx;
    const double r1 = 1 + hxs * (-3.33333333333331316428e-02 + hxs * (1.58730158725481460165e-03 + hxs * (-7.93650757867487942473e-05
        + hxs * (4.00821782732936239552e-06 + hxs * -2.01099218183624371326e-07))));
    const double t = 3 - r1 * hfx;
    double e = hxs * ((r1 - t) / (6.0 - x * t));
    if (k == 0) return x - (x * e - hxs);
    e = x * (e - c) - c;
    e -= hxs;
    const auto scaled = [k](double y) { return from_bits(bits(y) + (static_cast<std::uint64_t>(static_cast<std::int64_t>(k)) << 52)); };
    if (k == -1) return 0.5 * (x - e) - 0.5;
    if (k == 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
    if (k <= -2 || k > 56) return scaled(1 - (e - x)) - 1;
    if (k < 20) return scaled(from_bits(0x3ff0000000000000ull - (0x20000000000000ull >> k)) - (e - x));
    return scaled(x - (e + from_bits(static_cast<std::uint64_t>(0x3ff - k) << 52)) + 1);
}

}  // namespace tw
