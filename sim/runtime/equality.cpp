// == and hashing by type. [go1.26 runtime/alg.go efaceeq ifaceeq strhash nilinterhash typehash]
#include <bit>
#include <cmath>

#include "sim/runtime/hash_internal.h"
#include "sim/runtime/runtime.h"

namespace tw {
namespace {

template <class Float>
std::uint64_t hash_float(Runtime& rt, Float v, std::uint64_t seed) {
    if (v == 0) return hash_word(0, seed);                       // +0 and -0 are equal
    if (v != v) return hash_word(rt.random(), seed);             // every NaN is another key
    return hash_word(std::bit_cast<std::uint64_t>(static_cast<double>(v)), seed);
}

}  // namespace

bool Runtime::equal(const TypeInfo& t, const std::byte* a, const std::byte* b) {
    switch (t.compare) {
        case CompareForm::Bytes:
            if (t.size == 8) return read_as<std::uint64_t>(a) == read_as<std::uint64_t>(b);
            return t.size == 0 || std::memcmp(a, b, t.size) == 0;
        case CompareForm::String: {
            const auto n = read_as<std::uint64_t>(a + 8), m = read_as<std::uint64_t>(b + 8);
            if (n != m) return false;
            const auto x = read_as<std::uint64_t>(a), y = read_as<std::uint64_t>(b);
            return x == y || n == 0 || std::memcmp(memory.readable(x), memory.readable(y), n) == 0;
        }
        case CompareForm::F32: return read_as<float>(a) == read_as<float>(b);
        case CompareForm::F64: return read_as<double>(a) == read_as<double>(b);
        case CompareForm::C64: return read_as<float>(a) == read_as<float>(b) && read_as<float>(a + 4) == read_as<float>(b + 4);
        case CompareForm::C128: return read_as<double>(a) == read_as<double>(b) && read_as<double>(a + 8) == read_as<double>(b + 8);
        case CompareForm::Eface: case CompareForm::Iface: {
            const std::uint64_t x[2] = {read_as<std::uint64_t>(a), read_as<std::uint64_t>(a + 8)}, y[2] = {read_as<std::uint64_t>(b), read_as<std::uint64_t>(b + 8)};
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
        case CompareForm::None: panic_error("comparing uncomparable type " + t.descriptor->text, true); return false;
    }
    return false;
}

bool Runtime::equal_data(int type_index_, std::uint64_t data_a, std::uint64_t data_b) {
    const TypeInfo& t = type(type_index_);
    if (t.compare == CompareForm::None) {
        panic_error("comparing uncomparable type " + t.descriptor->text, true);
        return false;
    }
    if (t.direct) return data_a == data_b;
    if (t.size == 0) return true;
    return equal(t, memory.readable(data_a), memory.readable(data_b));
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
            if (t.size == 8) return hash_word(read_as<std::uint64_t>(value), seed);
            if (t.size == 4) return hash_word(read_as<std::uint32_t>(value), seed);
            return hash_bytes(value, t.size, seed);
        case CompareForm::String: {
            return hash_bytes(memory.readable(read_as<std::uint64_t>(value)), read_as<std::uint64_t>(value + 8), seed);
        }
        case CompareForm::F32: return hash_float(*this, read_as<float>(value), seed);
        case CompareForm::F64: return hash_float(*this, read_as<double>(value), seed);
        case CompareForm::C64: return hash_float(*this, read_as<float>(value + 4), hash_float(*this, read_as<float>(value), seed));
        case CompareForm::C128: return hash_float(*this, read_as<double>(value + 8), hash_float(*this, read_as<double>(value), seed));
        case CompareForm::Eface: case CompareForm::Iface: {
            const std::uint64_t have = dynamic_type(read_as<std::uint64_t>(value), t.compare == CompareForm::Iface);
            if (have == 0) return seed;
            seed = hash_word(have, seed);  // values of several types are spread
            const TypeInfo& inner = type(type_index(have));
            const auto data = read_as<std::uint64_t>(value + 8);
            if (inner.compare == CompareForm::None) {
                panic_error("hash of unhashable type " + inner.descriptor->text, true), pending.words[0] = inner.address;
                return 0;
            }
            if (inner.direct) return hash_word(data, seed);
            return inner.size == 0 ? seed : hash(inner, memory.readable(data), seed);
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
        case CompareForm::None: panic_error("hash of unhashable type " + t.descriptor->text, true), pending.words[0] = t.address; return 0;
    }
    return seed;
}

}  // namespace tw
