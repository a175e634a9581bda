// The universe scope [spec Predeclared identifiers]: types, constants, nil, and the built-in functions.
#pragma once
#include <string>
#include <unordered_map>

#include "sim/types/typed_program.h"

namespace tw {

enum class Builtin : int {
    None, Append, Cap, Clear, Close, Complex, Copy, Delete, Imag, Len, Make, Max, Min, New, Panic, Print, Println, Real, Recover,
    UnsafeAdd, UnsafeAlignof, UnsafeOffsetof, UnsafeSizeof, UnsafeSlice, UnsafeSliceData, UnsafeString, UnsafeStringData,
};

using NameTable = std::unordered_map<std::string, ObjectId>;

// Adds the predeclared objects to the program and returns them by name. Sets error_type, any_type and comparable_type.
NameTable declare_universe(TypedProgram& program);
// The members of package unsafe.
NameTable declare_unsafe(TypedProgram& program, PackageId package);

}  // namespace tw
