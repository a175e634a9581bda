// Functions of the library that the compiler replaces by instructions, and calls that it counts as one node.
#pragma once
#include <string>

namespace tw::escape {

bool is_intrinsic(const std::string& symbol);    // [go1.26 ssagen/intrinsics.go, amd64]
bool is_cheap_call(const std::string& symbol);   // [go1.26 inline/inl.go doNode]

}  // namespace tw::escape
