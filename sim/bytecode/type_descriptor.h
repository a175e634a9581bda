// Type descriptors of the compiled program: enough to lay out internal/abi.Type records in memory, to drive maps,
// comparison, hashing and marking, and to show a value. Models [go1.26 internal/abi/type.go].
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/source.h"

namespace tw {

struct FieldDescriptor { std::string name; int type = -1; std::int64_t offset = 0; bool embedded = false, exported = false; std::string tag; std::string package; };
struct MethodDescriptor {       // concrete method
    std::string name; std::string package;  // package significant for unexported names
    int signature = -1;         // Func type index
    int ifn = -1;               // function called through an itab: takes the data word as receiver
    int tfn = -1;               // function called directly
    bool exported = false;
};
struct InterfaceMethodDescriptor { std::string name; std::string package; int signature = -1; };

struct TypeDescriptor {
    std::uint8_t kind = 0;      // internal/abi.Kind (sim/types Kind, the first 27)
    std::int64_t size = 0, align = 1, ptrdata = 0;
    std::vector<bool> pointer_mask;  // one bit per word
    std::string text;           // "[]main.T", as %T prints it
    std::string name;           // bare name of a defined type, else ""
    std::string package_path;   // of a defined type
    bool direct_iface = false;
    bool comparable = true;     // has an Equal function
    bool regular_memory = false;
    std::uint32_t hash = 0;     // stable hash of `text` and identity
    int elem = -1, key = -1, pointer_to = -1;  // pointer_to: index of *T or −1
    std::int64_t length = 0;    // arrays
    int chan_dir = 0;           // 1 recv, 2 send, 3 both
    bool variadic = false;
    std::vector<FieldDescriptor> fields;
    std::vector<int> params, results;
    std::vector<MethodDescriptor> methods;             // sorted by name
    std::vector<InterfaceMethodDescriptor> interface_methods;  // sorted by name
    Pos pos;                    // of the declaration, for "types from different scopes"
};

}  // namespace tw
