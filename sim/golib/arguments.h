// Reading a native's parameters and writing its results, word by word.
#pragma once
#include <bit>
#include <cstring>
#include <string_view>

#include "sim/golib/native_tables.h"
#include "sim/runtime/runtime.h"

namespace tw {

// A string's bytes, or a byte slice's: the two words from `word` on. Valid until memory is written.
inline std::string_view text_at(const NativeCall& call, int word) { return call.rt.string_at(call.words[word], call.words[word + 1]); }

// The bytes of the slice whose words begin at `word`, for writing; nullptr when it is empty.
inline char* bytes_at(NativeCall& call, int word) {
    if (call.words[word + 1] == 0) return nullptr;
    return reinterpret_cast<char*>(call.rt.memory.write_range(call.words[word], call.words[word + 1]));
}

inline std::int64_t int_at(const NativeCall& call, int word) { return static_cast<std::int64_t>(call.words[word]); }
inline std::int32_t rune_at(const NativeCall& call, int word) { return static_cast<std::int32_t>(call.words[word]); }
inline bool bool_at(const NativeCall& call, int word) { return (call.words[word] & 1) != 0; }
inline double double_at(const NativeCall& call, int word) { return std::bit_cast<double>(call.words[word]); }

inline NativeStatus give(NativeCall& call, int word, std::int64_t value) {
    call.words[word] = static_cast<std::uint64_t>(value);
    return NativeStatus::Done;
}
inline NativeStatus give_double(NativeCall& call, int word, double value) {
    call.words[word] = std::bit_cast<std::uint64_t>(value);
    return NativeStatus::Done;
}

}  // namespace tw
