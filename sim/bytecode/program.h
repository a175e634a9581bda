// The compiled program: all that the right half of the picture (machine, views, queries) knows of the source.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/source.h"
#include "sim/bytecode/instruction.h"
#include "sim/bytecode/type_descriptor.h"

namespace tw {

struct Variable {           // a named variable of a frame or of the data segment
    std::string name;
    int type = -1;          // TypeDescriptor index
    std::int32_t offset = 0;  // from fp (frame), or in the data segment (globals)
    std::uint32_t from = 0, to = 0;  // instruction range of its scope (frames)
    bool is_param = false, is_result = false;
    bool on_heap = false;   // moved to heap: the slot holds a pointer to the value of `type`
    bool by_reference = false;  // captured by reference: the slot holds a pointer
    Pos pos;
    std::string reason;     // why it was moved to the heap
};

struct StackObject { std::int32_t offset = 0; int type = -1; };  // address-taken variable: scanned when a live pointer to it is found

struct Safepoint {          // stack map of one instruction that may call, allocate or park
    std::uint32_t pc = 0;   // instruction index in the function
    std::uint32_t bitmap = 0;  // index into FunctionCode::bitmaps
};

struct FunctionCode {
    std::string symbol;     // "main.(*T).M"
    std::string package;
    std::vector<Instruction> code;
    std::vector<std::uint32_t> lines;   // per instruction: Pos offset of the statement or expression
    std::vector<std::uint32_t> statements;  // pcs at which a statement begins (stepping "next statement")
    std::int32_t frame_size = 0;   // bytes below the header: locals, temporaries and outgoing arguments; multiple of 8
    std::int32_t args_size = 0;    // receiver, parameters and results above the header
    std::int32_t results_offset = 0;  // where results start, from the first parameter
    std::vector<Variable> variables;
    std::vector<StackObject> stack_objects;
    std::vector<StackObject> aggregates;  // variables that the compiler keeps as one: a read of any part keeps every word alive
    std::vector<Safepoint> safepoints;
    // One bit per word from fp on: frame_size/8 words, 2 header words, args_size/8 words. The closure word is a pointer.
    std::vector<std::vector<bool>> bitmaps;
    std::vector<bool> pointer_slots;  // same index: words that ever hold pointers (for the unoptimised mode and verify)
    int closure_type = -1;  // struct type of the closure record {F uintptr; captures…}, −1 without captures
    std::vector<Variable> captures;   // offset = offset in the closure record
    bool has_defer = false;
    bool is_wrapper = false;  // generated: hidden in tracebacks
    int native = -1;          // implemented natively
    Pos pos, end;
    std::string params_text;  // for headings: "(n int, w io.Writer)"
    int parent = -1;          // literals: function they stand in
};

struct AllocationSite {     // every instruction that may allocate names one
    Pos pos;
    int type = -1;          // what is allocated
    std::string reason;     // "boxed: int converted to any", "escapes: returned", "map growth" …
    enum class Kind : std::uint8_t { New, Composite, Closure, Box, Slice, Append, Map, Chan, String, Variable, Goroutine, Runtime } kind = Kind::New;
};

struct Conversion {         // a place in package main that pairs a concrete value with its type
    Pos pos;
    int from = -1, to = -1; // TypeDescriptor indices: the value's type, the interface
    bool constant = false;  // the value is known while compiling: its data word is an address in read-only data
};

struct EscapeNote { Pos pos; std::string text; std::vector<std::string> explanation; };

struct RodataString { std::uint32_t offset = 0, string = 0; };   // the address of Program::strings[string] stands at the offset
struct RodataType { std::uint32_t offset = 0; int type = -1; };           // … the address of the type's descriptor
struct Rodata { std::string bytes; std::vector<RodataString> strings; std::vector<RodataType> types; };

struct Program {
    SourceSet sources;
    std::vector<FunctionCode> functions;
    std::vector<TypeDescriptor> types;
    std::vector<std::string> strings;    // constant strings; placed in read-only data
    std::vector<Rodata> rodata;          // boxed constants; placed in read-only data, 8-byte aligned
    std::vector<Variable> globals;       // offset in the data segment
    std::int64_t data_size = 0;
    std::vector<bool> data_mask;         // pointer words of the data segment
    std::vector<std::string> natives;    // names "strconv.formatFloat" in the order of CallNative's index
    std::vector<AllocationSite> sites;
    std::vector<Conversion> conversions; // by LoadType's and LoadItab's e − 1
    std::vector<EscapeNote> escapes;     // the -m lines, sorted
    int entry = -1;                      // runs all initialization, then main.main
    int main = -1;
};

}  // namespace tw
