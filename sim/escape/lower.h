// Lowers the typed program to the form of ir.h: every function body, package initialization, and the generic instances.
// [go1.26 noder/writer.go, noder/reader.go, typecheck/func.go, typecheck/stmt.go, rangefunc/rewrite.go]
#pragma once
#include "sim/base/source.h"
#include "sim/escape/ir.h"

namespace tw::escape {

class Lower {
public:
    Lower(const TypedProgram& program, const SourceSet& sources, Tree& tree);
    // `instances`: with the functions that the compiler adds per instance of a generic function, which call that of its shape.
    void run(bool instances = false);

private:
    using Nodes = std::vector<Node*>;
    // lower_functions.cpp
    void declare_functions();
    void forward_results(Node* ret, Node* call, const std::vector<TypeId>& types);
    void instance_function(Func& shaped);
    void capture_dictionary(Func& fn);
    Pos declared_at(const Function& source) const;
    void function_body(Func& fn, const Function& source);
    void package_init(PackageId package);
    Variable* new_variable(Func& fn, std::string name, TypeId type, Class kind, Pos pos, ObjectId object = {});
    Variable* temp(Pos pos, TypeId type);
    Variable* variable_of(ObjectId object);
    Variable* declare_object(ObjectId object, Pos pos);
    Func* func_of(FuncId id) const { return id ? tree_.by_id[id.index] : nullptr; }
    void capture(Variable* v, Pos pos);
    [[nodiscard]] const Type& under(TypeId t) const { return p_.types.under(t ? t : p_.types.basic(Kind::Invalid)); }
    [[nodiscard]] TypeId under_elem(TypeId t) const { return under(t).elem; }
    [[nodiscard]] Kind kind(TypeId t) const { return under(t).kind; }
    [[nodiscard]] bool is_interface(TypeId t) const { return kind(t) == Kind::Interface; }
    [[nodiscard]] ExprId strip(ExprId e) const;
    [[nodiscard]] bool program_writes(const char* name) const;
    [[nodiscard]] const Expr& ast(ExprId e) const { return p_.ast.exprs[e]; }

    // lower_expressions.cpp
    Node* expr(ExprId e);
    Node* expr_unparen(ExprId e);
    Node* instance_name(ExprId e, FuncId function);
    Node* dictionary_closure(ExprId e);
    Node* implicit(TypeId to, ExprId e);
    Node* convert(TypeId to, Node* x, Pos pos, bool implicit, ExprId type_expr, ExprId origin, ExprId operand);
    Node* name(Variable* v, Pos pos);
    Node* object(ObjectId object, Pos pos, ExprId e);
    Node* literal(ExprId e);
    Node* selector(ExprId e);
    Node* walk_fields(Node* x, TypeId& type, const std::vector<int>& path, std::size_t count, Pos pos);
    Node* receiver(ExprId selector_expr, const Selection& selection, TypeId wanted);
    Node* address(Node* x, Pos pos, bool implicit);
    Node* composite(ExprId e, TypeId type, ExprId type_expr);
    Node* element(ExprId e, TypeId type, ExprId elem_type_expr);
    Node* func_literal(ExprId e);
    Node* index(ExprId e);
    Node* slice(ExprId e);
    Node* unary(ExprId e);
    Node* binary(ExprId e);
    Node* add_strings(Node* x, Node* y, Pos pos, TypeId type, ExprId e);
    [[nodiscard]] bool is_type_arg(TypeId t) const;
    [[nodiscard]] bool receiver_is_derived(ExprId selector_expr) const;
    [[nodiscard]] bool receiver_is_type_param(ExprId selector_expr) const;
    Node* init_expr(Nodes init, Node* x);

    // lower_calls.cpp
    Node* call(ExprId e);
    Node* dictionary_method(const Node* receiver, const std::string& method, TypeId signature, Pos pos);
    Node* builtin(ExprId e, const std::string& name);
    Node* make(ExprId e);
    Nodes multi(const std::vector<ExprId>& list, const std::vector<TypeId>& targets, Pos pos);
    Node* multi_value(ExprId e, std::vector<TypeId>* types);
    void pack_variadic(Node* call, TypeId signature);
    void rewrite_callee(Node* call);
    Node* normalize_go_defer(Op op, Node* call, Pos pos, Nodes& init);

    // lower_statements.cpp
    void stmts(const std::vector<StmtId>& list, Nodes& out);
    void stmt(StmtId s, Nodes& out);
    void block(StmtId s, Nodes& out);
    void assign(const std::vector<ExprId>& lhs, const std::vector<ExprId>& rhs, Pos pos, Nodes& out);
    Node* assignee(ExprId e, Nodes& dcls, std::vector<Variable*>& names);
    void declare(DeclId d, Nodes& out);
    void assign_op(StmtId s, Nodes& out);
    void if_stmt(StmtId s, Nodes& out);
    void for_stmt(StmtId s, Nodes& out);
    Pos range_keyword(Pos from) const;
    void range_stmt(StmtId s, Nodes& out);
    void switch_stmt(StmtId s, Nodes& out);
    Pos type_end(ExprId e) const;
    void type_switch(StmtId s, Nodes& out);
    void select_stmt(StmtId s, Nodes& out);
    void go_defer(StmtId s, Nodes& out);
    void return_stmt(StmtId s, Nodes& out);
    int static_bool(ExprId& e) const;
    bool terminates(StmtId s) const;
    Node* make_assign(Node* x, Node* y, Pos pos);
    Node* int_literal(Pos pos, std::int64_t value);

    // lower_range_functions.cpp: for x := range f becomes f(func(x T) bool { … })
    void range_function(StmtId s, Nodes& out);
    bool leaves_loop(StmtId s, Nodes& out);
    Node* set_variable(Variable* v, Pos pos);
    Node* return_bool(Pos pos);

    struct RangeLoop {
        StmtId stmt;
        Variable* state = nullptr;
        std::string label;
    };
    struct Outer {   // of the function whose body is being lowered, not counting range bodies
        Func* fn = nullptr;
        std::vector<RangeLoop> loops;
        Variable* next = nullptr;
        Variable* defers = nullptr;
        Nodes declared;
        int state_count = 0, yield_count = 0;
    };

    const TypedProgram& p_;
    const SourceSet& sources_;
    Tree& tree_;
    Func* fn_ = nullptr;
    Outer outer_;
    std::vector<Variable*> variables_;   // by ObjectId
    // what an unlabeled break or continue inside a range-over-func body refers to
    int breakable_ = 0, continuable_ = 0;
    std::vector<std::string> labels_inside_;
    std::string pending_label_;
    bool byte_ = false, rune_ = false;   // how the program writes its uint8 and int32
};

}  // namespace tw::escape
