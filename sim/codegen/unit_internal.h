// What all functions of one compilation share: type, string and site tables, the list of functions to be written.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "sim/bytecode/program.h"
#include "sim/escape/facts.h"
#include "sim/types/typed_program.h"

namespace tw::codegen {

// How a value stands in a frame.
enum class Shape : std::uint8_t { Empty, Word, String, Interface, Complex, Slice, Memory };

// A method of a method set, found by walking embedded fields.
struct MethodEntry {
    std::string name, package;
    TypeId signature;
    std::vector<int> path;        // embedded fields to walk
    ObjectId object;              // concrete method, or none when
    int interface_index = -1;     // … an embedded interface has it
    TypeId holder;                // the type that declares it: named type or interface type
    bool pointer_receiver = false;
    bool indirect = false;        // a pointer field was followed
};

class FunctionContext;

struct Unit {
    const TypedProgram& in;
    const EscapeFacts& facts;
    TypeTable types;  // own copy: codegen makes pointer and record types
    Program out;
    std::vector<Diagnostic> diagnostics;
    std::unordered_map<std::uint32_t, int> type_index;
    std::vector<TypeId> described;             // by descriptor index
    std::unordered_map<std::string, int> string_index, rodata_index, wrapper_index;
    std::unordered_map<std::uint32_t, std::int64_t> global_offset;  // ObjectId -> data offset
    std::vector<bool> captured_by_reference;   // by ObjectId
    std::unordered_map<std::uint32_t, std::string> variable_reason;  // by ObjectId: why it is on the heap
    [[nodiscard]] std::string reason_of(ObjectId object) const;
    std::unordered_map<std::uint32_t, int> method_value_count;
    std::vector<bool> defers_from_bodies;      // by FuncId: a range-over-func body inside has a defer statement
    std::size_t methods_done = 0;              // descriptors whose method tables are filled

    Unit(const TypedProgram& program, const EscapeFacts& escape, SourceSet sources);

    [[nodiscard]] const Type& under(TypeId id) const { return types.under(id ? id : types.basic(tw::Kind::Invalid)); }
    [[nodiscard]] Kind kind(TypeId id) const { return under(id).kind; }
    [[nodiscard]] std::int64_t size_of(TypeId id);
    [[nodiscard]] std::vector<bool> mask_of(TypeId id);   // of the value as it stands in a frame: whole words
    [[nodiscard]] Shape shape_of(TypeId id);
    [[nodiscard]] bool can_split(TypeId id);   // into words [go1.26 cmd/compile/internal/ssa CanSSA]
    [[nodiscard]] bool is_interface(TypeId id) const { return kind(id) == Kind::Interface; }
    [[nodiscard]] bool is_empty_interface(TypeId id) const { return is_interface(id) && under(id).methods.empty(); }

    int describe(TypeId id);            // descriptor index
    int string(const std::string& bytes);
    int rodata(const std::string& bytes, const std::vector<RodataString>& strings = {});
    int site(Pos pos, int type, std::string reason, AllocationSite::Kind kind);
    void unsupported(Pos pos, const std::string& what);

    // Methods of T (value receivers) or, with `pointer`, of *T; sorted by name.
    std::vector<MethodEntry> method_set(TypeId id);
    void fill_methods();                // method tables of all descriptors, wrappers included
    // Function that takes a receiver of type `receiver` and calls the method. `data_word`: receiver is passed as *receiver.
    int method_wrapper(TypeId receiver, const MethodEntry& method);
    int direct_function(ObjectId method) const;
    int add_function(FunctionCode code);
    // Whether the function is an instance of a generic one or stands in one; the read-only data with its type arguments.
    [[nodiscard]] bool has_dictionary(FuncId id) const;
    int dictionary(FuncId id);
};

struct Layout { std::vector<std::int32_t> params, results; std::int32_t results_offset = 0, size = 0; };
// Receiver (none: invalid id), parameters and results, each rounded up to whole words.
Layout layout_of(Unit& unit, TypeId receiver, const std::vector<TypeId>& params, const std::vector<TypeId>& results);

void build_function(Unit& unit, FuncId id);
void build_original(Unit& unit, FuncId id);
void build_entry(Unit& unit);
void add_stack_maps(FunctionCode& code, const std::vector<TypeDescriptor>& types);

}  // namespace tw::codegen
