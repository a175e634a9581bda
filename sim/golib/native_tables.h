// The library's natives, a table per file; registry.cpp collects them.
#pragma once
#include <span>
#include <string_view>

#include "sim/golib/native.h"

namespace tw {

struct NativeEntry {
    std::string_view symbol;   // "strconv.formatFloat"
    NativeFunction function;
};

std::span<const NativeEntry> mem_profile_natives(); // mem_profile.cpp
std::span<const NativeEntry> panic_natives();       // panics.cpp
std::span<const NativeEntry> finalizer_natives();   // finalizers.cpp
std::span<const NativeEntry> coroutine_natives();   // coroutines.cpp: iter
std::span<const NativeEntry> waiting_natives();     // waiting.cpp: sync, internal/sync, time, what of runtime schedules
std::span<const NativeEntry> atomic_natives();      // atomic.cpp
std::span<const NativeEntry> runtime_library_natives();  // runtime_library.cpp: runtime, runtime/debug, context
std::span<const NativeEntry> rand_natives();        // rand.cpp
std::span<const NativeEntry> reflect_natives();     // reflect.cpp
std::span<const NativeEntry> unicode_natives();     // unicode.cpp: unicode, unicode/utf8
std::span<const NativeEntry> strconv_natives();     // strconv.cpp
std::span<const NativeEntry> strings_natives();     // strings.cpp: strings, bytes
std::span<const NativeEntry> map_natives();         // maps.cpp: maps.Clone
std::span<const NativeEntry> file_natives();        // files.cpp: files of os
std::span<const NativeEntry> os_natives();          // os.cpp
std::span<const NativeEntry> errors_and_sort_natives();  // errors_and_sort.cpp
std::span<const NativeEntry> math_natives();        // math.cpp
std::span<const NativeEntry> bits_natives();        // bits.cpp: math/bits
std::span<const NativeEntry> big_natives();         // big.cpp: math/big
std::span<const NativeEntry> digest_natives();      // digests.cpp: crypto/md5, sha1, sha256, sha512
std::span<const NativeEntry> regexp_natives();      // regexp_match.cpp
std::span<const NativeEntry> json_natives();        // json.cpp: encoding/json

}  // namespace tw
