// The result of the types stage: every expression with its type, value and object; every function that has a body.
// Generic functions and types appear here as INSTANCES ONLY: instantiating clones the declaration's syntax with fresh
// ExprIds and checks the clone with its type parameters bound to the type arguments, so that escape and codegen never
// meet a type parameter. (The generic original is checked once too, for its diagnostics.)
#pragma once
#include <unordered_map>

#include "sim/syntax/ast.h"
#include "sim/types/constant.h"
#include "sim/types/type.h"

namespace tw {

enum class Mode : std::uint8_t {
    Invalid, NoValue, Builtin, TypeExpr, Constant,
    Variable,  // addressable
    MapIndex,  // m[k]: assignable, comma-ok
    Value,
    NilValue,
    CommaOk,   // x.(T), <-c: a value that may be used with ", ok"
};

struct ExprInfo {
    Mode mode = Mode::Invalid;
    TypeId type;      // final type: untyped operands got the type they were converted to. Of a call with ≥2 results: Tuple.
                      // Of a comma-ok expression used with two variables: still the single value's type.
    ConstantId constant;  // exact value when mode == Constant
};

enum class ObjectKind : std::uint8_t { Package, Constant, TypeName, Variable, Function, Label, Builtin, Nil };

struct Object {
    ObjectKind kind = ObjectKind::Variable;
    std::string name;
    TypeId type;
    Pos pos;
    PackageId package;      // none for universe
    ConstantId constant;
    int builtin = 0;        // Builtin: a types::BuiltinKind
    FuncId function;        // Function: its body (none while generic); of a local variable: the function that declares it
    bool is_global = false;  // package-level variable
    bool is_param = false, is_result = false;
    bool is_field = false;
    bool pointer_receiver = false;  // methods: declared on *T
    bool reassigned = false; // assigned anywhere but its declaration (feeds capture by value / by reference)
    bool address_taken = false;  // & applied, or method call with pointer receiver, or array sliced
    DeclId decl;            // where it was declared (Function, TypeName, package-level Variable)
};

// What a selector expression x.f means. The path lists field indices to walk from x's type, through embedded fields;
// pointers on the way are followed implicitly.
enum class SelectionKind : std::uint8_t {
    Qualified,        // package.Name
    Field,
    Method,           // concrete method, called or as a method value: x.M
    InterfaceMethod,  // x.M through an interface
    MethodExpression, // T.M or (*T).M
};
struct Selection {
    SelectionKind kind = SelectionKind::Field;
    std::vector<int> path;   // field indices; for methods: the embedded fields to walk before the receiver
    ObjectId object;         // Qualified, Method, MethodExpression (of a concrete method): the object
    int method_index = -1;   // InterfaceMethod: index into the interface type's sorted methods
    TypeId receiver;         // type of x; for MethodExpression: the type T
    bool indirect = false;   // a pointer was followed on the way
};

struct Function {
    std::string symbol;      // "main.main", "main.(*T).M", "main.T.M", "main.f.func1", "main.F[int]"
    ObjectId object;         // none for literals
    FuncId parent;           // literals: the function they stand in
    ExprId literal;          // literals
    DeclId decl;             // declared functions
    StmtId body;             // none: implemented natively (library only)
    TypeId signature;        // Func type without receiver
    ObjectId receiver;       // none for functions
    TypeId receiver_type;
    std::vector<ObjectId> params;   // one per parameter, unnamed and blank ones included
    std::vector<ObjectId> results;  // one per result; unnamed ones are called ~r0, ~r1 …
    std::vector<ObjectId> captures; // variables of enclosing functions, in order of first use; also those only nested literals use
    PackageId package;
    Pos pos;                 // of the name, or of "func" for literals
    bool has_defer = false, has_recover = false;
    bool is_range_body = false;   // body of a range-over-func loop
    std::vector<TypeId> type_args;
    std::vector<std::string> pragmas;
};

struct InitStep {               // one package-level initialization, in dependency order
    std::vector<ObjectId> lhs;  // may be blank objects
    ExprId rhs;
};

struct Package {
    std::string path, name;
    bool is_library = false;
    std::vector<std::size_t> files;      // indices into Ast::files
    std::vector<ObjectId> variables;     // package-level, in source order
    std::vector<InitStep> init_order;    // [spec Package initialization]
    std::vector<FuncId> init_functions;
};

struct TypedProgram {
    Ast ast;
    TypeTable types;
    Table<ObjectId, Object> objects;
    Table<ConstantId, Constant> constants;
    Table<PackageId, Package> packages;  // dependency order: a package stands after all it imports; main is last
    Table<FuncId, Function> functions;
    std::vector<ExprInfo> info;          // by ExprId
    std::vector<ObjectId> objects_of;    // by ExprId: the object an Ident defines or uses
    std::unordered_map<ExprId, Selection> selections;       // Selector expressions
    std::unordered_map<ExprId, FuncId> literals;            // FuncLit expressions
    std::unordered_map<ExprId, FuncId> instances;           // Ident/Selector/Index expressions that denote an instantiated generic function
    std::unordered_map<StmtId, ObjectId> clause_objects;    // TypeSwitch Case clauses: the variable bound in the clause
    std::unordered_map<StmtId, FuncId> range_bodies;        // Range statements over functions: the loop body as a function
    FuncId main;                         // main.main

    // Whether the function is part of the program that runs: not the generic original of instances, nor a literal in one.
    [[nodiscard]] bool is_compiled(FuncId f) const {
        while (functions[f].parent) f = functions[f].parent;
        return !functions[f].object || objects[functions[f].object].function == f;
    }
    [[nodiscard]] const ExprInfo& of(ExprId e) const { return info[e.index]; }
    [[nodiscard]] TypeId type_of(ExprId e) const { return info[e.index].type; }
    [[nodiscard]] ObjectId object_of(ExprId e) const { return objects_of[e.index]; }
};

}  // namespace tw
