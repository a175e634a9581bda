// math/rand: the register of the additive lagged Fibonacci generator, and the machine's own random numbers.
// Go ships the register after 7.8e12 steps as a table of 607 numbers; here it is computed, by powers of x modulo the
// generator's polynomial. [go1.26 math/rand/rng.go rngSource], [go1.26 math/rand/gen_cooked.go]
#include <array>
#include <vector>

#include "sim/golib/native_tables.h"
#include "sim/runtime/runtime.h"

namespace tw {
namespace {

constexpr int kLength = 607, kTap = 273;
constexpr std::uint64_t kSteps = 7'800'000'000'000;

using Polynomial = std::vector<std::uint64_t>;  // coefficients modulo 2^64

// Park and Miller's generator with 48271.
std::int64_t next_seed(std::int64_t x) { return x * 48271 % 0x7fffffff; }

// The numbers of the sequence obey x[n] = x[n-607] + x[n-273]: X^607 = X^334 + 1.
Polynomial multiply(const Polynomial& a, const Polynomial& b) {
    Polynomial product(2 * kLength, 0);
    for (std::size_t i = 0; i < kLength; i++) {
        if (a[i] == 0) continue;
        for (std::size_t j = 0; j < kLength; j++) product[i + j] += a[i] * b[j];
    }
    for (std::size_t i = 2 * kLength - 1; i >= kLength; i--) {
        product[i - kLength] += product[i];
        product[i - kTap] += product[i];
    }
    product.resize(kLength);
    return product;
}

// X^exponent.
Polynomial power(std::uint64_t exponent) {
    Polynomial result(kLength, 0), base(kLength, 0);
    result[0] = 1;
    base[1] = 1;
    for (; exponent; exponent >>= 1) {
        if (exponent & 1) result = multiply(result, base);
        base = multiply(base, base);
    }
    return result;
}

// The register before the steps: what gen_cooked's srand(1) leaves, in the order in which the sequence gives it. The feed
// runs downwards from length−tap, so that position holds the number of step −1 and the next higher ones those before it.
std::array<std::uint64_t, kLength> start_register() {
    std::array<std::uint64_t, kLength> vec{};
    std::int64_t x = 1;
    for (int i = 0; i < 20; i++) x = next_seed(x);
    for (std::uint64_t& v : vec) {
        x = next_seed(x);
        v = static_cast<std::uint64_t>(x) << 20;
        x = next_seed(x);
        v ^= static_cast<std::uint64_t>(x) << 10;
        x = next_seed(x);
        v ^= static_cast<std::uint64_t>(x);
    }
    return vec;
}

// Position that step n (from 0) writes.
std::size_t feed_of(std::uint64_t step) {
    const std::uint64_t down = (step + 1) % kLength;
    return static_cast<std::size_t>((kLength - kTap + kLength - down) % kLength);
}

std::array<std::uint64_t, kLength> cooked_register() {
    const auto start = start_register();
    // sequence[0..606] are the numbers of steps −607..−1
    std::array<std::uint64_t, kLength> sequence{};
    for (std::size_t i = 0; i < kLength; i++) sequence[i] = start[feed_of(i)];  // step i−607 writes where step i does
    // numbers of steps N−607..N−1: coefficients of X^(N+i) applied to the sequence
    const Polynomial jump = power(kSteps);
    std::array<std::uint64_t, kLength> window{}, out{};
    for (std::size_t j = 0; j < kLength; j++) window[j] = sequence[j];
    for (std::size_t i = 0; i < kLength; i++) {
        std::uint64_t value = 0;
        for (std::size_t j = 0; j < kLength; j++) value += jump[j] * window[j];
        out[feed_of(kSteps + i)] = value;
        const std::uint64_t next = window[0] + window[kLength - kTap];
        for (std::size_t j = 0; j + 1 < kLength; j++) window[j] = window[j + 1];
        window[kLength - 1] = next;
    }
    return out;
}

// func fill(vec *[607]int64, seed int64)
NativeStatus fill(NativeCall& call) {
    static const auto cooked = cooked_register();
    std::int64_t x = static_cast<std::int64_t>(call.words[1]) % 0x7fffffff;
    if (x < 0) x += 0x7fffffff;
    if (x == 0) x = 89482311;
    for (int i = 0; i < 20; i++) x = next_seed(x);
    for (std::size_t i = 0; i < kLength; i++) {
        x = next_seed(x);
        std::uint64_t u = static_cast<std::uint64_t>(x) << 40;
        x = next_seed(x);
        u ^= static_cast<std::uint64_t>(x) << 20;
        x = next_seed(x);
        u ^= static_cast<std::uint64_t>(x);
        call.rt.memory.set_word(call.words[0] + i * 8, u ^ cooked[i]);
    }
    return NativeStatus::Done;
}

NativeStatus runtime_rand(NativeCall& call) {
    call.words[0] = call.rt.random();
    return NativeStatus::Done;
}

constexpr NativeEntry kEntries[] = {
    {"math/rand.fill", fill},
    {"math/rand.runtime_rand", runtime_rand},
    {"math/rand/v2.runtime_rand", runtime_rand},
    {"crypto/rand.runtime_rand", runtime_rand},
};

}  // namespace

std::span<const NativeEntry> rand_natives() { return kEntries; }

}  // namespace tw
