// Natives of math. [go1.26 math]
#include <algorithm>
#include <cstdlib>
#include <string>

#include "sim/golib/arguments.h"
#include "sim/golib/go_math.h"

namespace tw {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

template <double (*F)(double)> NativeStatus one(NativeCall& call) { return give_double(call, 1, F(double_at(call, 0))); }
template <double (*F)(double, double)> NativeStatus two(NativeCall& call) { return give_double(call, 2, F(double_at(call, 0), double_at(call, 1))); }

NativeStatus sincos(NativeCall& call) {
    double sine = 0, cosine = 0;
    go_sincos(double_at(call, 0), sine, cosine);
    give_double(call, 1, sine);
    return give_double(call, 2, cosine);
}
NativeStatus frexp(NativeCall& call) {
    int exponent = 0;
    give_double(call, 1, go_frexp(double_at(call, 0), exponent));
    return give(call, 2, exponent);
}
NativeStatus ldexp(NativeCall& call) { return give_double(call, 2, go_ldexp(double_at(call, 0), std::max<std::int64_t>(-1'000'000, std::min<std::int64_t>(1'000'000, int_at(call, 1))))); }
NativeStatus modf(NativeCall& call) {
    const double x = double_at(call, 0);
    if (std::isinf(x)) {
        give_double(call, 1, x);
        return give_double(call, 2, go_nan());
    }
    double whole = 0;
    const double fraction = std::modf(x, &whole);
    give_double(call, 1, whole);
    return give_double(call, 2, fraction);
}
NativeStatus lgamma(NativeCall& call) {
    int sign = 1;
    give_double(call, 1, go_lgamma(double_at(call, 0), sign));
    return give(call, 2, sign);
}
NativeStatus fused(NativeCall& call) { return give_double(call, 3, std::fma(double_at(call, 0), double_at(call, 1), double_at(call, 2))); }

double hypot(double p, double q) {
    p = std::fabs(p);
    q = std::fabs(q);
    if (std::isinf(p) || std::isinf(q)) return kInf;
    if (std::isnan(p) || std::isnan(q)) return go_nan();
    if (p == 0 && q == 0) return 0;
    const double large = std::max(p, q), ratio = std::min(p, q) / large;
    return large * std::sqrt(ratio * ratio + 1.0);
}
double larger(double x, double y) {
    if (x == kInf || y == kInf) return kInf;
    if (std::isnan(x) || std::isnan(y)) return go_nan();
    if (x == 0 && x == y) return std::signbit(x) ? y : x;
    return x > y ? x : y;
}
double smaller(double x, double y) {
    if (x == -kInf || y == -kInf) return -kInf;
    if (std::isnan(x) || std::isnan(y)) return go_nan();
    if (x == 0 && x == y) return std::signbit(x) ? x : y;
    return x < y ? x : y;
}
double dim(double x, double y) {
    const double v = x - y;
    return v <= 0 ? 0 : v;
}
double next_after(double x, double y) { return std::isnan(x) || std::isnan(y) ? go_nan() : std::nextafter(x, y); }
double remainder_of(double x, double y) { return std::isnan(x) || std::isnan(y) || std::isinf(x) || y == 0 ? go_nan() : std::remainder(x, y); }
double round_even(double x) { return std::nearbyint(x); }
double square_root(double x) { return std::isnan(x) ? x : x < 0 ? go_nan() : std::sqrt(x); }
double absolute(double x) { return std::fabs(x); }
double floor_of(double x) { return std::floor(x); }
double ceiling_of(double x) { return std::ceil(x); }
double trunc_of(double x) { return std::trunc(x); }
double round_of(double x) { return std::round(x); }
double error_function(double x) { return std::erf(x); }
double error_complement(double x) { return std::erfc(x); }
double bessel_j0(double x) { return std::isinf(x) ? 0 : ::j0(x); }
double bessel_j1(double x) { return std::isinf(x) ? 0 : ::j1(x); }
double bessel_y0(double x) { return x < 0 || std::isnan(x) ? go_nan() : ::y0(x); }
double bessel_y1(double x) { return x < 0 || std::isnan(x) ? go_nan() : ::y1(x); }
NativeStatus bessel_jn(NativeCall& call) { return give_double(call, 2, ::jn(static_cast<int>(int_at(call, 0)), double_at(call, 1))); }
NativeStatus bessel_yn(NativeCall& call) {
    const double x = double_at(call, 1);
    return give_double(call, 2, x < 0 || std::isnan(x) ? go_nan() : ::yn(static_cast<int>(int_at(call, 0)), x));
}
// func pow10(n int) float64
NativeStatus power_of_ten(NativeCall& call) { return give_double(call, 1, std::strtod(("1e" + std::to_string(int_at(call, 0))).c_str(), nullptr)); }
NativeStatus same_bits(NativeCall& call) { return give(call, 1, int_at(call, 0)); }
NativeStatus same_bits32(NativeCall& call) { return give(call, 1, static_cast<std::int64_t>(call.words[0] & 0xFFFFFFFFu)); }

constexpr NativeEntry kEntries[] = {
    {"math.Abs", one<absolute>}, {"math.Acos", one<go_acos>}, {"math.Acosh", one<go_acosh>}, {"math.Asin", one<go_asin>},
    {"math.Asinh", one<go_asinh>}, {"math.Atan", one<go_atan>}, {"math.Atan2", two<go_atan2>}, {"math.Atanh", one<go_atanh>},
    {"math.Cbrt", one<go_cbrt>}, {"math.Ceil", one<ceiling_of>}, {"math.Cos", one<go_cos>}, {"math.Cosh", one<go_cosh>}, {"math.Dim", two<dim>},
    {"math.Erf", one<error_function>}, {"math.Erfc", one<error_complement>}, {"math.Exp", one<go_exp>}, {"math.Exp2", one<go_exp2>},
    {"math.Expm1", one<go_expm1>}, {"math.FMA", fused}, {"math.Float64bits", same_bits}, {"math.Float64frombits", same_bits},
    {"math.Float32bits", same_bits32}, {"math.Float32frombits", same_bits32}, {"math.Floor", one<floor_of>}, {"math.Frexp", frexp},
    {"math.Gamma", one<go_gamma>}, {"math.Hypot", two<hypot>}, {"math.J0", one<bessel_j0>}, {"math.J1", one<bessel_j1>},
    {"math.Jn", bessel_jn}, {"math.Y0", one<bessel_y0>}, {"math.Y1", one<bessel_y1>}, {"math.Yn", bessel_yn}, {"math.Ldexp", ldexp},
    {"math.Lgamma", lgamma}, {"math.Log", one<go_log>}, {"math.Log10", one<go_log10>}, {"math.Log1p", one<go_log1p>},
    {"math.Log2", one<go_log2>}, {"math.Max", two<larger>}, {"math.Min", two<smaller>}, {"math.Mod", two<go_mod>}, {"math.Modf", modf},
    {"math.Nextafter", two<next_after>}, {"math.Pow", two<go_pow>}, {"math.Remainder", two<remainder_of>}, {"math.Round", one<round_of>},
    {"math.RoundToEven", one<round_even>}, {"math.Sin", one<go_sin>}, {"math.Sincos", sincos}, {"math.Sinh", one<go_sinh>},
    {"math.Sqrt", one<square_root>}, {"math.Tan", one<go_tan>}, {"math.Tanh", one<go_tanh>}, {"math.Trunc", one<trunc_of>},
    {"math.pow10", power_of_ten},
};

}  // namespace

std::span<const NativeEntry> math_natives() { return kEntries; }

}  // namespace tw
