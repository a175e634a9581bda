// Go's elementary functions on amd64, bit by bit: the algorithms of Cephes and of FreeBSD's msun that its math package names,
// evaluated in the same order. No fused operations but where Go's amd64 code has them (Exp).
#pragma once
#include <cmath>
#include <cstdint>
#include <limits>

namespace tw {

inline constexpr double kPi = 3.14159265358979323846264338327950288419716939937510582097494459;
inline constexpr double kLn2 = 0.693147180559945309417232121458176568075500134360255254120680009;
inline constexpr double kLn10 = 2.30258509299404568401799145468436420760110148862877297603332790;
double go_nan();  // 0x7FF8000000000001

// exponentials and powers (math_exponential.cpp)
double go_exp(double x);
double go_exp2(double x);
double go_expm1(double x);
double go_log(double x);
double go_log2(double x);
double go_log10(double x);
double go_log1p(double x);
double go_pow(double x, double y);
double go_cbrt(double x);
double go_mod(double x, double y);
double go_frexp(double x, int& exponent);
double go_ldexp(double x, std::int64_t exponent);
double go_gamma(double x);
double go_lgamma(double x, int& sign);

// trigonometry (math_trigonometric.cpp)
void go_sincos(double x, double& sine, double& cosine);
double go_sin(double x);
double go_cos(double x);
double go_tan(double x);
double go_atan(double x);
double go_asin(double x);
double go_acos(double x);
double go_atan2(double y, double x);
double go_sinh(double x);
double go_cosh(double x);
double go_tanh(double x);
double go_asinh(double x);
double go_acosh(double x);
double go_atanh(double x);

}  // namespace tw
