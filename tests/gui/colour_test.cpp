// The three colours of marking stay apart for readers with protanopia, deuteranopia and tritanopia: computed, not looked at.
#include <array>
#include <cmath>

#include "gui/palette.h"
#include "tests/support/catch.h"

using namespace tw::gui;

namespace {

using Rgb = std::array<double, 3>;

double linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }

Rgb linear_of(ImU32 colour) {
    return {linear(static_cast<double>(colour & 255u) / 255), linear(static_cast<double>((colour >> 8) & 255u) / 255), linear(static_cast<double>((colour >> 16) & 255u) / 255)};
}

// Full dichromacy in linear RGB (Machado, Oliveira, Fernandes 2009, severity 1).
constexpr double kNormal[9] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
constexpr double kProtan[9] = {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998};
constexpr double kDeutan[9] = {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881};
constexpr double kTritan[9] = {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900};

Rgb seen(const Rgb& c, const double (&m)[9]) {
    Rgb out{};
    for (std::size_t i = 0; i < 3; i++) out[i] = std::min(1.0, std::max(0.0, m[i * 3] * c[0] + m[i * 3 + 1] * c[1] + m[i * 3 + 2] * c[2]));
    return out;
}

// CIE L*a*b* under D65.
Rgb lab(const Rgb& c) {
    const double x = (0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047, y = 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2], z = (0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883;
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

double difference(ImU32 a, ImU32 b, const double (&eye)[9]) {
    const Rgb p = lab(seen(linear_of(a), eye)), q = lab(seen(linear_of(b), eye));
    return std::sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) + (p[2] - q[2]) * (p[2] - q[2]));
}

}  // namespace

TEST_CASE("white, grey and black stay apart whatever one's colour vision, in every theme", "[gui][colour]") {
    for (const Theme theme : {Theme::Dark, Theme::Light, Theme::Contrast}) {
        const Palette p = palette(theme);
        for (const auto* eye : {&kNormal, &kProtan, &kDeutan, &kTritan}) {
            INFO(theme_name(theme));
            CHECK(difference(p.fill_white, p.fill_grey, *eye) > 20);   // 2.3 can just be noticed
            CHECK(difference(p.fill_grey, p.fill_black, *eye) > 20);
            CHECK(difference(p.fill_white, p.fill_black, *eye) > 50);
            CHECK(difference(p.ink_on_light, p.fill_white, *eye) > 50);   // what is written on them can be read
            CHECK(difference(p.ink_on_light, p.fill_grey, *eye) > 30);
            CHECK(difference(p.ink_on_dark, p.fill_black, *eye) > 50);
            CHECK(difference(p.edge_path, p.canvas, *eye) > 20);
            CHECK(difference(p.leak, p.canvas, *eye) > 20);
        }
    }
}
