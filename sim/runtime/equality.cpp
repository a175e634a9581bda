// == and hashing by type. [go1.26 runtime/alg.go efaceeq ifaceeq strhash nilinterhash typehash]
#include <bit>
#include <cmath>

#include "sim/runtime/runtime.h"

namespace tw {
namespace {

template <class T>
T read(const std::byte* at) {
    T value{};
    std::memcpy(&value, at, sizeof value);
    return value;
}

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    const auto product = static_cast<unsigned __int128>(a ^ 0xA0761D6478BD642Full) * (b ^ 0xE7037ED1A0B428DBull);
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t hash_bytes(const std::byte* at, std::uint64_t size, std::uint64_t seed) {
    std::uint64_t h = seed ^ size * 0x9E3779B97F4A7C15ull;
    for (; size >= 8; size -= 8, at += 8) h = mix(h, read<std::uint64_t>(at));
    if (size) {
        std::uint64_t rest = 0;
        std::memcpy(&rest, at, size);
        h = mix(h, rest);
    }
    return mix(h, seed);
}

template <class Float>
std::uint64_t hash_float(Runtime& rt, Float v, std::uint64_t seed) {
    if (v == 0) return mix(seed, 0);                       // +0 and -0 are equal
    if (v != v) return mix(seed, rt.random());             // every NaN is another key
    return mix(seed, std::bit_cast<std::uint64_t>(static_cast<double>(v)));
}

}  // namespace

bool Runtime::equal(const TypeInfo& t, const std::byte* a, const std::byte* b) {
    switch (t.compare) {
        case CompareForm::Bytes: return t.size == 0 || std::memcmp(a, b, t.size) == 0;
        case CompareForm::String: {
            const auto n = read<std::uint64_t>(a + 8), m = read<std::uint64_t>(b + 8);
            return n == m && string_at(read<std::uint64_t>(a), n) == string_at(read<std::uint64_t>(b), m);
        }
        case CompareForm::F32: return read<float>(a) == read<float>(b);
        case CompareForm::F64: return read<double>(a) == read<double>(b);
        case CompareForm::C64: return read<float>(a) == read<float>(b) && read<float>(a + 4) == read<float>(b + 4);
        case CompareForm::C128: return read<double>(a) == read<double>(b) && read<double>(a + 8) == read<double>(b + 8);
        case CompareForm::Eface: case CompareForm::Iface: {
            const std::uint64_t x[2] = {read<std::uint64_t>(a), read<std::uint64_t>(a + 8)}, y[2] = {read<std::uint64_t>(b), read<std::uint64_t>(b + 8)};
            return equal_interfaces(x, y, t.compare == CompareForm::Iface);
        }
        case CompareForm::Array: {
            const TypeInfo& elem = type(t.descriptor->elem);
            for (std::int64_t i = 0; i < t.descriptor->length; i++)
                if (!equal(elem, a + static_cast<std::uint64_t>(i) * elem.size, b + static_cast<std::uint64_t>(i) * elem.size)) return false;
            return true;
        }
        case CompareForm::Struct:
            for (const FieldDescriptor& field : t.descriptor->fields)
                if (field.name != "_" && !equal(type(field.type), a + field.offset, b + field.offset)) return false;
            return true;
        case CompareForm::None: panic_error("comparing uncomparable type " + t.descriptor->text); return false;
    }
    return false;
}

bool Runtime::equal_data(int type_index_, std::uint64_t data_a, std::uint64_t data_b) {
    const TypeInfo& t = type(type_index_);
    if (t.compare == CompareForm::None) {
        panic_error("comparing uncomparable type " + t.descriptor->text);
        return false;
    }
    if (t.direct) return data_a == data_b;
    if (t.size == 0) return true;
    return equal(t, memory.read_range(data_a, t.size), memory.read_range(data_b, t.size));
}

bool Runtime::equal_interfaces(const std::uint64_t* a, const std::uint64_t* b, bool non_empty) {
    const std::uint64_t have_a = dynamic_type(a[0], non_empty), have_b = dynamic_type(b[0], non_empty);
    if (have_a != have_b) return false;
    if (have_a == 0) return true;
    return equal_data(type_index(have_a), a[1], b[1]);
}

std::uint64_t Runtime::hash(const TypeInfo& t, const std::byte* value, std::uint64_t seed) {
    switch (t.compare) {
        case CompareForm::Bytes:
            if (t.size == 8) return mix(seed, read<std::uint64_t>(value));
            if (t.size == 4) return mix(seed, read<std::uint32_t>(value));
            return hash_bytes(value, t.size, seed);
        case CompareForm::String: {
            const std::string_view text = string_at(read<std::uint64_t>(value), read<std::uint64_t>(value + 8));
            return hash_bytes(reinterpret_cast<const std::byte*>(text.data()), text.size(), seed);
        }
        case CompareForm::F32: return hash_float(*this, read<float>(value), seed);
        case CompareForm::F64: return hash_float(*this, read<double>(value), seed);
        case CompareForm::C64: return hash_float(*this, read<float>(value + 4), hash_float(*this, read<float>(value), seed));
        case CompareForm::C128: return hash_float(*this, read<double>(value + 8), hash_float(*this, read<double>(value), seed));
        case CompareForm::Eface: case CompareForm::Iface: {
            const std::uint64_t have = dynamic_type(read<std::uint64_t>(value), t.compare == CompareForm::Iface);
            if (have == 0) return seed;
            const TypeInfo& inner = type(type_index(have));
            const auto data = read<std::uint64_t>(value + 8);
            if (inner.compare == CompareForm::None) {
                panic_error("hash of unhashable type " + inner.descriptor->text);
                return 0;
            }
            if (inner.direct) return mix(seed, data);
            return inner.size == 0 ? seed : hash(inner, memory.read_range(data, inner.size), seed);
        }
        case CompareForm::Array: {
            const TypeInfo& elem = type(t.descriptor->elem);
            for (std::int64_t i = 0; i < t.descriptor->length; i++) seed = hash(elem, value + static_cast<std::uint64_t>(i) * elem.size, seed);
            return seed;
        }
        case CompareForm::Struct:
            for (const FieldDescriptor& field : t.descriptor->fields)
                if (field.name != "_") seed = hash(type(field.type), value + field.offset, seed);
            return seed;
        case CompareForm::None: panic_error("hash of unhashable type " + t.descriptor->text); return 0;
    }
    return seed;
}

}  // namespace tw
