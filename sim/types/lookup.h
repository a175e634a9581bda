// Fields and methods by name, through embedded fields [spec Selectors], and what a type lacks to implement an interface.
#pragma once
#include <string>
#include <vector>

#include "sim/types/typed_program.h"

namespace tw {

struct Member {
    enum class Kind : std::uint8_t { None, Field, Method, InterfaceMethod, Ambiguous } kind = Kind::None;
    std::vector<int> path;       // field indices; for a field the last one is the field itself
    TypeId type;                 // Field: its type; methods: signature without receiver
    ObjectId object;             // Method
    int method_index = -1;       // InterfaceMethod
    bool indirect = false;       // a pointer was followed on the way
    bool pointer_receiver = false;
    TypeId holder;               // the embedded type that has the method
};

// `package`: import path of the code that asks; unexported names of other packages are not found.
Member find_member(const TypedProgram& program, TypeId type, const std::string& name, const std::string& package);

// Why `type` does not implement interface `target`, in types2's words ("missing method M"); "" when it does.
std::string missing_method(const TypedProgram& program, TypeId type, TypeId target);

bool is_exported(const std::string& name);

}  // namespace tw
