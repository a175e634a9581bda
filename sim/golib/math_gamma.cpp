// [go1.26 math/gamma.go Gamma] after Cephes. Differs: Lgamma is the host's, which may differ in the last digit.
#include <array>

#include "sim/golib/go_math.h"

namespace tw {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

template <std::size_t N> double polynomial(const std::array<double, N>& c, double x) {
    double y = c[0];
    for (std::size_t i = 1; i < N; i++) y = y * x + c[i];
    return y;
}

constexpr std::array<double, 7> kP{1.60119522476751861407e-04, 1.19135147006586384913e-03, 1.04213797561761569935e-02, 4.76367800457137231464e-02,
                                   2.07448227648435975150e-01, 4.94214826801497100753e-01, 9.99999999999999996796e-01};
constexpr std::array<double, 8> kQ{-2.31581873324120129819e-05, 5.39605580493303397842e-04, -4.45641913851797240494e-03, 1.18139785222060435552e-02,
                                   3.58236398605498653373e-02, -2.34591795718243348568e-01, 7.14304917030273074085e-02, 1.00000000000000000320e+00};
constexpr std::array<double, 5> kS{7.87311395793093628397e-04, -2.29549961613378126380e-04, -2.68132617805781232825e-03, 3.47222221605458667310e-03,
                                   8.33333333333482257126e-02};

// Two factors, so that their product overflows only when the result does.
struct Factors { double first, second; };
Factors stirling(double x) {
    if (x > 200) return {kInf, 1};
    double w = 1 / x;
    w = 1 + w * polynomial(kS, w);
    double first = go_exp(x), second = 1;
    if (x > 143.01608) {
        const double v = go_pow(x, 0.5 * x - 0.25);
        second = v / first;
        first = v;
    } else {
        first = go_pow(x, x - 0.5) / first;
    }
    return {first, 2.506628274631000502417 * w * second};
}

double large_gamma(double x) {
    const double q = std::fabs(x);
    if (x >= 0) {
        const Factors f = stirling(x);
        return f.first * f.second;
    }
    double p = std::floor(q);
    const double sign = (static_cast<std::int64_t>(p) & 1) == 0 ? -1 : 1;
    double z = q - p;
    if (z > 0.5) {
        p += 1;
        z = q - p;
    }
    z = q * go_sin(kPi * z);
    if (z == 0) return sign * kInf;
    const Factors f = stirling(q);
    const double size = std::fabs(z), d = size * f.first * f.second;
    return sign * (std::isinf(d) ? kPi / size / f.first / f.second : kPi / d);
}

double near_zero(double z, double x) { return x == 0 ? kInf : z / ((1 + 0.57721566490153286060651209008240243104215933593992 * x) * x); }

}  // namespace

double go_gamma(double x) {
    double whole = 0;
    if ((x < 0 && std::modf(x, &whole) == 0) || std::isnan(x)) return go_nan();
    if (x == kInf) return kInf;
    if (x == 0) return std::signbit(x) ? -kInf : kInf;
    if (std::fabs(x) > 33) return large_gamma(x);
    double z = 1;
    while (x >= 3) {
        x -= 1;
        z = z * x;
    }
    while (x < 0) {
        if (x > -1e-09) return near_zero(z, x);
        z = z / x;
        x += 1;
    }
    while (x < 2) {
        if (x < 1e-09) return near_zero(z, x);
        z = z / x;
        x += 1;
    }
    if (x == 2) return z;
    x -= 2;
    return z * polynomial(kP, x) / polynomial(kQ, x);
}

double go_lgamma(double x, int& sign) {
    sign = 1;
    if (std::isnan(x) || std::isinf(x)) return x;
    return lgamma_r(x, &sign);
}

}  // namespace tw
