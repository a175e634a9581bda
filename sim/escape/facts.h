// The result of escape analysis: what lives on the heap, why, and the compiler's own -m lines.
#pragma once
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "sim/escape/options.h"
#include "sim/types/typed_program.h"

namespace tw {

struct EscapeLine {   // one line of -gcflags=-m output
    Pos pos;
    std::string text;                      // "moved to heap: x"
    std::vector<std::string> explanation;  // the -m=2 lines that precede it, without their position prefix… each complete
    std::size_t order = 0;                 // the place among lines and capture_lines in which the compiler prints it
};

// Before a statement the elements of the variable leave the frame; with their capacity, or with one that fits them.
struct SliceMove { ObjectId variable; bool keeps_capacity = false; };

struct Capture { ObjectId variable; bool by_value = true; };

struct EscapeFacts {
    std::vector<bool> variable_on_heap;  // by ObjectId: named variable moved to heap
    std::vector<bool> expr_on_heap;      // by ExprId: the allocating expression (&T{}, new, make, slice/map literal, closure, method
                                         // value, string concat/conversion, variadic call's slice: the Call's id) escapes
    std::unordered_map<ExprId, bool> box_on_heap;   // by ExprId of an operand converted (implicitly or explicitly) to an interface; default true
    std::unordered_map<ExprId, ConstantId> constant_box;  // by the same: the operand can only have this value, its box is read-only data
    std::vector<std::vector<Capture>> captures;     // by FuncId, same order as Function::captures
    std::unordered_map<ExprId, std::string> reason; // why an expression or (by its defining Ident) a variable is on the heap
    std::unordered_map<StmtId, std::vector<SliceMove>> slice_moves;
    std::unordered_set<ExprId> stepwise_appends;    // appends that take from the frame only what they need, size class by size class
    std::vector<EscapeLine> lines;       // main package only, sorted by position
    std::vector<EscapeLine> inline_lines;   // of the inliner, in the order in which it works; they stand before all others
    std::vector<EscapeLine> capture_lines;  // what -m=2 says beside `lines`: "f capturing by ref: x (addr=false assign=true width=8)", flows of go and defer records
    std::unordered_set<ExprId> zero_copy;   // []byte(s) conversions that may share the string's memory: nothing writes to them
};

// Escape analysis over the whole program, callees before callers [go1.26 cmd/compile/internal/escape].
EscapeFacts analyze_escape(const TypedProgram& program, const SourceSet& sources, const EscapeOptions& options = {});

}  // namespace tw
