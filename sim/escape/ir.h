// The form escape analysis works on: the typed syntax tree lowered to the compiler's own operations, with implicit
// conversions, dereferences, method receivers, variadic slices, temporaries and go/defer wrappers written out.
// [go1.26 cmd/compile/internal/ir, noder/reader.go, typecheck]
#pragma once
#include <array>
#include <deque>
#include <string>
#include <vector>

#include "sim/types/typed_program.h"

namespace tw::escape {

enum class Op : std::uint8_t {
    // operands
    Name, Global, FuncName, Literal, Nil, TypeExpr, MethodExpr,
    // operators
    Plus, Neg, BitNot, Not, Binary, Logical, AddStr, Addr, Deref, Dot, DotPtr, DotInter, DotType, Index, IndexMap,
    Slice, SliceArr, SliceStr, Conv, ConvNop, ConvIface, SliceToArr, SliceToArrPtr, Recv,
    Bytes2Str, Runes2Str, Str2Bytes, Str2Runes, RuneStr,
    // allocations
    New, MakeSlice, MakeMap, MakeChan, MethValue, PtrLit, ArrayLit, SliceLit, StructLit, MapLit, Key, StructKey, Closure,
    // calls
    CallFunc, CallInter, InlinedCall, Append, Cap, Clear, Close, Complex, Copy, Delete, Imag, Len, Max, Min, Panic, Print, Println, Real,
    Recover, UnsafeAdd, UnsafeSlice, UnsafeSliceData, UnsafeString, UnsafeStringData,
    // statements
    Dcl, As, AsOp, As2, As2Func, As2DotType, As2MapR, As2Recv, Block, Break, Continue, Goto, Fall, Label, If, For, Range,
    Switch, TypeSwitch, Case, Select, Comm, Return, Send, Go, Defer, CheckNil,
};

struct Node;
struct Func;
struct Location;

enum class Class : std::uint8_t { Auto, Param, ParamOut };

// How an interface variable was assigned: a node to follow (a call: its result of that index), or a type (none: not concrete).
struct Assignment {
    Node* node = nullptr;
    TypeId type;
    std::size_t result = 0;
};

struct Variable {
    std::string name;
    TypeId type;
    Class kind = Class::Auto;
    Pos pos;
    Func* curfn = nullptr;
    Node* defn = nullptr;      // the statement that declares and assigns it
    ObjectId object;           // none for temporaries
    bool addrtaken = false;
    bool autotemp = false;
    bool assigned_again = false;  // assigned by another statement than defn [ir.Reassigned]
    bool byval = false, byval_known = false;  // captured by value
    std::vector<Assignment> assignments;  // interface variables only
    ExprId origin;             // the temporary behind new(value): that expression
    Location* location = nullptr;
};

struct Node {
    Op op = Op::Block;
    Token token = Token::None;  // Binary, Logical, AsOp
    bool implicit = false;      // written by the compiler; text() skips implicit Addr, Deref and conversions
    bool ddd = false;           // the last argument is a slice: f(a...)
    bool flag = false;          // Slice: three indices; As, As2: declares; AsOp: ++ or --; For, Range: declares per-iteration variables
    bool dictionary = false;    // calls: of a generic function's instance from a function that is none
    bool go_defer = false;      // calls: of a go or defer statement
    bool marked = false;        // calls: the inliner has seen it
    Pos pos;                    // in an inlined body: of the call, as all lines speak of it
    Pos inner;                  // calls in an inlined body: where they are written
    int inlining = -1;          // calls in an inlined body: which inlining, see InlineTree
    TypeId type;
    Node* x = nullptr;          // operand, function, left side, condition, receiver
    Node* y = nullptr;          // second operand, right side, post statement
    Node* z = nullptr;
    Node* w = nullptr;
    std::vector<Node*> list;    // arguments, elements, left sides, body
    std::vector<Node*> list2;   // right sides, else, result variables of an InlinedCall
    std::vector<Node*> init;    // run first
    Variable* var = nullptr;    // Name; Dcl; Case of a type switch
    Func* fn = nullptr;         // FuncName, MethodExpr, MethValue (none: interface), Closure
    std::string text;           // selected name, label, function name
    ExprId type_expr;           // as the source writes the type (byte or uint8, any or interface{})
    ConstantId constant;
    std::int64_t number = 0;    // Literal without constant; TypeExpr as callee: 1 + which method of the dictionary
    TypeId signature;           // calls: of the callee, without receiver
    ExprId origin;              // the expression whose facts this node decides
    StmtId statement;           // As, As2, Return: the statement of the source
};

// What flows from a parameter: minimal dereferences to the heap, to memory writes, to calls, to each of the first five
// results; 0 none, else derefs+1 [go1.26 escape/leaks.go].
struct Leaks {
    static constexpr int kHeap = 0, kMutator = 1, kCallee = 2, kResult = 3, kResults = 5;
    std::array<std::uint8_t, 8> at{};
    [[nodiscard]] int get(int i) const { return static_cast<int>(at[static_cast<std::size_t>(i)]) - 1; }
    void add(int i, int derefs);
    void optimize();            // drops paths that are no shorter than the one to the heap
};

enum class State : std::uint8_t { Unknown, Planned, Tagged };

struct Func {
    FuncId id;                  // none for wrappers and package initialization
    std::string name;           // as -m=2 prints it
    FuncId shaped_id;           // of the function that an instance's wrapper calls: its pragmas count
    std::string instance;       // of an instance of a generic function: "F[int]"
    Pos pos;                    // where the compiler says it is declared; literals: "func"
    Func* parent = nullptr;     // enclosing function of a literal
    Node* closure = nullptr;    // the Closure node of a literal
    std::vector<Node*> body;
    bool has_body = false, is_wrapper = false, shaped = false, reports = false;  // reports: its lines are shown
    bool shows_params = true;
    std::vector<TypeId> type_args;   // of an instance, or of the receiver's type
    std::vector<Variable*> dcl;      // parameters, results, then locals
    std::vector<Variable*> params;   // receiver first
    std::vector<Variable*> results;
    Func* wrapper = nullptr;         // of an instance: the function that values of it are
    std::vector<std::string> dictionary_methods;   // of an instance: methods of type parameters, by first use
    Variable* dictionary = nullptr;  // of an instance: its hidden parameter
    std::vector<Variable*> closure_vars;
    std::vector<Pos> closure_pos;    // of the first use of each
    std::vector<Leaks> tags;         // one per parameter once Tagged
    State state = State::Unknown;
    bool closure_results_lost = false;
    bool user = false;               // of the package whose lines are shown, whether or not this function's are
    int literals = 0, go_defers = 0; // how many literals and go/defer wrappers have been named after it
    struct Inline {
        bool checked = false;
        bool possible = false;
        Func* body = nullptr;        // what is inlined; none: the model's body is not the real library's, only its lines are known
        int cost = 0;
        bool delay_results = false;  // one return, of values, to unnamed results
    } inl;
    [[nodiscard]] bool is_closure() const { return closure && !closure_vars.empty(); }
};

struct Tree {  // owns everything
    std::deque<Node> nodes;
    std::deque<Variable> variables;
    std::deque<Func> functions;
    std::vector<Func*> roots;                 // every function that is not a literal, in package order, then package initializations
    std::vector<Func*> by_id;                 // by FuncId; none where not lowered
    Node* add(Op op, Pos pos, TypeId type = {}) {
        nodes.emplace_back();
        Node& n = nodes.back();
        n.op = op;
        n.pos = pos;
        n.type = type;
        return &n;
    }
};

inline bool is_call(const Node* n) { return n->op == Op::CallFunc || n->op == Op::CallInter || n->op == Op::InlinedCall; }

// The variable a write to n changes, through fields and array elements; none when memory is written [ir.OuterValue].
Variable* outer_variable(const TypedProgram& program, const Node* n);

// Calls visit(child) for each direct child, in the compiler's order; a Closure's body is not a child.
template <class Visit>
void each_child(const Node* n, const Visit& visit) {
    for (Node* c : n->init) visit(c);
    if (n->x) visit(n->x);
    if (n->op == Op::For || n->op == Op::As || n->op == Op::AsOp) {
        if (n->y) visit(n->y);
        for (Node* c : n->list) visit(c);
        return;
    }
    for (Node* c : n->list) visit(c);
    if (n->y) visit(n->y);
    if (n->z) visit(n->z);
    if (n->w) visit(n->w);
    for (Node* c : n->list2) visit(c);
}

// The expression as the compiler prints it: "&T{...}", "... argument", "(*T).M(t)" [ir/fmt.go].
std::string node_text(const TypedProgram& program, const Node* n);
std::string type_display(const TypedProgram& program, TypeId type);
std::string shape_text(const TypedProgram& program, TypeId type);
std::string receiver_text(const TypedProgram& program, TypeId type);              // "(*Stack[go.shape.int])"
std::string dictionary_text(const TypedProgram& program, const Node* callee);     // "&.dict.areaG[*main.Square]"

}  // namespace tw::escape
