// Complex numbers. [go1.26 runtime/complex.go complex128div]
#include <bit>
#include <cmath>

#include "sim/machine/execute_internal.h"

namespace tw::slow {
namespace {

struct Complex { double re = 0, im = 0; };

Complex load(const Slow& x, std::int32_t slot) { return {std::bit_cast<double>(x.word(slot)), std::bit_cast<double>(x.word(slot + 8))}; }

void store(const Slow& x, Complex v) {
    x.word(x.ip->a) = std::bit_cast<std::uint64_t>(v.re);
    x.word(x.ip->a + 8) = std::bit_cast<std::uint64_t>(v.im);
}

double inf_to_one(double v) { return std::copysign(std::isinf(v) ? 1.0 : 0.0, v); }

Complex divide(Complex n, Complex m) {
    double e = 0, f = 0;
    if (std::fabs(m.re) >= std::fabs(m.im)) {
        const double ratio = m.im / m.re, denominator = m.re + ratio * m.im;
        e = (n.re + n.im * ratio) / denominator;
        f = (n.im - n.re * ratio) / denominator;
    } else {
        const double ratio = m.re / m.im, denominator = m.im + ratio * m.re;
        e = (n.re * ratio + n.im) / denominator;
        f = (n.im * ratio - n.re) / denominator;
    }
    if (!std::isnan(e) || !std::isnan(f)) return {e, f};
    // infinities and zeros that the formula loses, as in C99 annex G
    double a = n.re, b = n.im, c = m.re, d = m.im;
    const auto finite = [](double v) { return std::isfinite(v); };
    if (c == 0 && d == 0 && (!std::isnan(a) || !std::isnan(b))) {
        const double infinite = std::copysign(HUGE_VAL, c);
        return {infinite * a, infinite * b};
    }
    if ((std::isinf(a) || std::isinf(b)) && finite(c) && finite(d)) {
        a = inf_to_one(a);
        b = inf_to_one(b);
        return {HUGE_VAL * (a * c + b * d), HUGE_VAL * (b * c - a * d)};
    }
    if ((std::isinf(c) || std::isinf(d)) && finite(a) && finite(b)) {
        c = inf_to_one(c);
        d = inf_to_one(d);
        return {0 * (a * c + b * d), 0 * (b * c - a * d)};
    }
    return {e, f};
}

}  // namespace

Flow complex_op(Slow& x) {
    const Instruction& at = *x.ip;
    if (at.op == Op::C64ToC128) {
        const std::uint64_t v = x.word(at.b);
        store(x, {static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(v))), static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(v >> 32)))});
        return Flow::Next;
    }
    const Complex b = load(x, at.b);
    if (at.op == Op::C128ToC64) {
        const std::uint64_t re = std::bit_cast<std::uint32_t>(static_cast<float>(b.re)), im = std::bit_cast<std::uint32_t>(static_cast<float>(b.im));
        x.word(at.a) = re | im << 32;
        return Flow::Next;
    }
    if (at.op == Op::NegC128) {
        store(x, {-b.re, -b.im});
        return Flow::Next;
    }
    const Complex c = load(x, at.c);
    switch (at.op) {
        case Op::AddC128: store(x, {b.re + c.re, b.im + c.im}); break;
        case Op::SubC128: store(x, {b.re - c.re, b.im - c.im}); break;
        case Op::MulC128: store(x, {b.re * c.re - b.im * c.im, b.re * c.im + b.im * c.re}); break;
        case Op::DivC128: store(x, divide(b, c)); break;
        default: x.word(at.a) = b.re == c.re && b.im == c.im; break;
    }
    return Flow::Next;
}

}  // namespace tw::slow
