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

std::span<const NativeEntry> panic_natives();       // panics.cpp
std::span<const NativeEntry> finalizer_natives();   // finalizers.cpp

}  // namespace tw
