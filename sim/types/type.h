// Go types as values in a table. Types are interned: two identical types [spec Type identity] have the same TypeId, so
// identity is equality of ids. Named types (and type parameters) are unique per declaration and type arguments.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "sim/base/ids.h"
#include "sim/base/source.h"
#include "sim/syntax/ast.h"

namespace tw {

using TypeId = Id<struct TypeTag>;
using ObjectId = Id<struct ObjectTag>;    // constants, variables, functions, type names, packages
using FuncId = Id<struct FuncTag>;        // a function with a body to run (declared, method, literal, instance)
using PackageId = Id<struct PackageTag>;

enum class Kind : std::uint8_t {  // the first 27 are the numbers of internal/abi.Kind
    Invalid, Bool, Int, Int8, Int16, Int32, Int64, Uint, Uint8, Uint16, Uint32, Uint64, Uintptr,
    Float32, Float64, Complex64, Complex128, Array, Chan, Func, Interface, Map, Pointer, Slice, String, Struct,
    UnsafePointer,
    UntypedBool, UntypedInt, UntypedRune, UntypedFloat, UntypedComplex, UntypedString, UntypedNil,
    Tuple,      // results of a call with 0 or ≥2 values
    TypeParam,  // only inside generic bodies; never seen by escape and codegen
    Union,      // only inside constraints
};

struct StructField {
    std::string name;     // "_" for blank; for embedded fields the type's name
    TypeId type;
    bool embedded = false;
    std::string tag;
    std::string package;  // import path, only significant for unexported names
    Pos pos;
    std::int64_t offset = 0;  // filled by layout
};

struct InterfaceMethod {
    std::string name;
    std::string package;  // for unexported names
    TypeId signature;     // Func type without receiver
    Pos pos;
};

struct UnionTerm {
    bool tilde = false;
    TypeId type;
};

struct Type {
    Kind kind = Kind::Invalid;
    TypeId elem;                     // Array, Slice, Pointer, Chan, Map (value)
    TypeId key;                      // Map
    std::int64_t length = 0;         // Array
    ChanDir dir = ChanDir::Both;     // Chan
    std::vector<StructField> fields; // Struct
    std::vector<TypeId> params, results;  // Func; Tuple uses results
    bool variadic = false;           // Func: the last parameter is a slice written with ...
    // Interface: complete, flattened method set sorted by name; for constraints also terms
    std::vector<InterfaceMethod> methods;
    std::vector<UnionTerm> terms;    // Union; Interface with type set (empty = all types)
    bool comparable_constraint = false;
    bool has_terms = false;
    // Named (defined) types and type parameters: object set; everything else describes the underlying type.
    ObjectId object;                 // declared name, none for type literals
    TypeId underlying;               // of a named type; of others: itself
    std::vector<TypeId> type_args;   // of an instance of a generic type
    std::vector<ObjectId> method_objects;  // declared methods (value and pointer receivers), sorted by name; complete after check
    std::string name;                // named types: bare name
    std::string package;             // named types: import path ("" for predeclared)
    int local_index = 0;             // >0: declared inside a function (distinguishes equal names)
    // layout, filled by compute_layout (amd64) [go1.26 cmd/compile/internal/types/size.go]
    std::int64_t size = -1;
    std::int64_t align = 1;
    std::int64_t ptrdata = 0;        // bytes of the prefix that can hold pointers
};

// The table of all types of one program. Types are added by the checker only; later stages read it.
class TypeTable {
public:
    TypeTable();
    [[nodiscard]] const Type& operator[](TypeId id) const { return types_[id.index]; }
    Type& mutate(TypeId id) { return types_[id.index]; }
    [[nodiscard]] std::size_t size() const { return types_.size(); }

    // Predeclared basic types by kind (bool … unsafe.Pointer, untyped kinds); byte and rune are uint8 and int32.
    [[nodiscard]] TypeId basic(Kind kind) const { return basic_[static_cast<std::size_t>(kind)]; }
    TypeId error_type, any_type, comparable_type;  // universe types that are not basic

    // Interning constructors.
    TypeId pointer_to(TypeId elem);
    TypeId slice_of(TypeId elem);
    TypeId array_of(TypeId elem, std::int64_t length);
    TypeId map_of(TypeId key, TypeId value);
    TypeId chan_of(TypeId elem, ChanDir dir);
    TypeId func_of(std::vector<TypeId> params, std::vector<TypeId> results, bool variadic);
    TypeId tuple_of(std::vector<TypeId> types);
    TypeId struct_of(std::vector<StructField> fields);
    TypeId interface_of(Type description);  // methods already flattened and sorted
    TypeId union_of(std::vector<UnionTerm> terms);
    TypeId new_named(ObjectId object, std::string name, std::string package);  // underlying set later with mutate()
    TypeId new_type_param(ObjectId object, std::string name, TypeId constraint);

    [[nodiscard]] TypeId underlying(TypeId id) const;
    [[nodiscard]] const Type& under(TypeId id) const { return types_[underlying(id).index]; }
    [[nodiscard]] bool is_named(TypeId id) const { return bool(types_[id.index].object); }

private:
    TypeId intern(const std::string& key, Type type);
    std::vector<Type> types_;
    std::vector<TypeId> basic_;
    std::unordered_map<std::string, TypeId> interned_;
};

// Fills size, align, ptrdata and field offsets for the type (recursively). Idempotent.
void compute_layout(TypeTable& types, TypeId id);
// One bit per 8-byte word of the value: true where the collector must look. An interface's first word is false.
std::vector<bool> pointer_mask(const TypeTable& types, TypeId id);
// Direct interface types: their value is the data word itself [go1.26 cmd/compile/internal/types/type.go IsDirectIface].
bool is_direct_iface(const TypeTable& types, TypeId id);
bool has_pointers(const TypeTable& types, TypeId id);

// "[]main.T" (runtime and %T: package name qualified), or "T" relative to package `relative_to` as types2 prints.
enum class Qualify : std::uint8_t { PackageName, ImportPath, RelativeToMain };
std::string type_text(const TypeTable& types, TypeId id, Qualify qualify);

}  // namespace tw
