// The checker's state, shared by the check_*.cpp files. One instance checks one program.
// Models [go1.26 cmd/compile/internal/types2]. Differs: generic bodies are checked where they are instantiated.
#pragma once
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "sim/syntax/parser.h"
#include "sim/types/check.h"
#include "sim/types/lookup.h"
#include "sim/types/universe.h"

namespace tw {

struct Scope {
    Scope* parent = nullptr;
    std::unordered_map<std::string, ObjectId> names;
    bool is_function = false;
};

struct Operand {
    Mode mode = Mode::Invalid;
    TypeId type;
    Constant value;
    ExprId expr;
    Builtin builtin = Builtin::None;
    ObjectId generic;             // a generic function that waits for its type arguments
    std::vector<TypeId> type_args;
    [[nodiscard]] bool ok() const { return mode != Mode::Invalid; }
};

class Checker {
public:
    Checker(SourceSet& sources, const LibraryLoader& library) : sources_(sources), library_(library) {}
    Checked<TypedProgram> run();

private:
    // --- driver (check.cpp)
    struct FileScope { NameTable imports; std::map<std::string, Pos> import_pos; std::set<std::string> used; std::vector<PackageId> dots; };
    struct PackageState { NameTable names; std::vector<FileScope> files; bool checked = false; };
    PackageId load_package(std::string path, Pos at, std::vector<std::string>& stack);
    void collect(PackageId package);
    void collect_file(PackageId package, std::size_t file_index);
    void collect_decl(PackageId package, std::size_t file_index, DeclId decl);
    void declare_import(PackageId package, std::size_t file_index, DeclId decl);
    void declare_package_object(PackageId package, std::size_t file_index, ExprId name, ObjectKind kind, DeclId decl, int index);
    void collect_method(PackageId package, std::size_t file_index, DeclId decl);
    void check_package(PackageId package);
    void check_unused_imports(PackageId package);
    std::set<std::string> names_in_generic_bodies(std::size_t file) const;
    bool mentions_type_param(ExprId e) const;
    void unsafe_size(Operand& x, const Expr& node, Builtin id);
    void order_initialization(PackageId package);
    void error(Pos at, const std::string& message, bool soft = false);
    void error_at(ExprId at, const std::string& message) { error(p_.ast.exprs[at].start, message); }

    // --- declarations (check_declarations.cpp)
    struct DeclInfo {             // a package-level object on its way
        std::size_t file = 0;
        DeclId decl;
        int index = 0;            // which of the declaration's names
        enum { White, Grey, Black } colour = White;
        std::vector<DeclId> methods;  // of a type
    };
    void resolve(ObjectId object);
    void resolve_const(ObjectId object, DeclId decl, int index);
    void resolve_var(ObjectId object, DeclId decl, int index);
    void resolve_type(ObjectId object, DeclId decl);
    void resolve_func(ObjectId object, DeclId decl);
    void declare_type(ObjectId object, DeclId decl, Scope* outer);
    void add_methods(ObjectId object, TypeId named);
    void refuse_endless(TypeId named);
    void settle_underlying(TypeId named);
    TypeId alias_again(ObjectId object);
    std::set<ObjectId> aliases_again_;
    [[nodiscard]] bool identical_but_tags(TypeId a, TypeId b, int depth = 0) const;
    void held_types(TypeId type, std::vector<TypeId>& out) const;
    [[nodiscard]] std::string place(Pos pos) const;
    TypeId signature_of(ExprId func_type, Scope* scope);
    FuncId new_function(const std::string& symbol, DeclId decl, ObjectId object);
    void declare_params(FuncId function, ExprId func_type, Scope* scope, const std::vector<Field>* receiver);
    [[nodiscard]] std::size_t file_at(Pos pos) const;
    void check_body(FuncId function);
    void local_decl(DeclId decl);
    ObjectId declare_local(ExprId name, ObjectKind kind, TypeId type);
    void declare(Scope* scope, ObjectId object, bool report = true);
    ObjectId find(const std::string& name);
    ObjectId new_object(ObjectKind kind, const std::string& name, TypeId type, Pos pos);
    ConstantId keep(const Constant& value) { return p_.constants.add(value); }

    // --- generics (check_generics.cpp)
    struct Cloner;
    ObjectId generic_of(ObjectId object) const;
    TypeId instantiate_type(ObjectId generic, std::vector<TypeId> args, Pos at);
    FuncId instantiate_function(ObjectId generic, const std::vector<TypeId>& args, Pos at, TypeId* signature);
    [[nodiscard]] int instance_depth() const;
    static constexpr int kMostInstances = 60;
    std::unordered_map<FuncId, int> instance_depth_;
    void bind_type_params(const std::vector<Field>& params, const std::vector<TypeId>& args, Scope* scope);
    std::vector<std::string> type_param_names(const std::vector<Field>& params) const;
    void declare_type_params(const std::vector<Field>& params, Scope* scope, std::vector<TypeId>* out);
    bool unify(TypeId pattern, TypeId actual, std::map<TypeId, TypeId>& bound, bool exact);
    bool infer(ObjectId generic, const std::vector<Operand>& args, std::vector<TypeId>& type_args, ExprId call);
    bool infer_from_constraints(const std::vector<TypeId>& params, std::map<TypeId, TypeId>& bound);
    TypeId substitute(TypeId type, const std::map<TypeId, TypeId>& bound);
    bool satisfies(TypeId type, TypeId constraint, std::string* why);
    bool has_type_param(TypeId type);
    ExprId clone_expr(ExprId id);
    StmtId clone_stmt(StmtId id);
    DeclId clone_decl(DeclId id);
    std::vector<Field> clone_fields(const std::vector<Field>& fields);
    void finish_generic_call(Operand& x, const std::vector<Operand>& args, ExprId call);

    // --- type expressions (check_type_expressions.cpp)
    TypeId type_expr(ExprId e);
    TypeId type_expr_inner(ExprId e);
    std::optional<TypeId> try_type(ExprId e);
    TypeId struct_type(ExprId e);
    TypeId interface_type(ExprId e);
    void embed_interface(Type& into, TypeId type, Pos at);
    TypeId array_type(ExprId e);
    void record_type(ExprId e, TypeId type);

    // --- expressions
    void expr(Operand& x, ExprId e, TypeId hint = {});        // a single value
    void raw_expr(Operand& x, ExprId e, TypeId hint = {});    // anything
    void expr_kind(Operand& x, ExprId e, TypeId hint);
    void ident(Operand& x, ExprId e);
    void literal(Operand& x, ExprId e);
    void func_literal(Operand& x, ExprId e);
    void composite(Operand& x, ExprId e, TypeId hint);
    void composite_struct(ExprId e, TypeId type);
    std::int64_t composite_elements(ExprId e, TypeId elem, std::int64_t length);
    void selector(Operand& x, ExprId e);
    void index(Operand& x, ExprId e);
    void slice(Operand& x, ExprId e);
    void type_assert(Operand& x, ExprId e);
    void unary(Operand& x, ExprId e, TypeId hint);
    void binary(Operand& x, ExprId e, TypeId hint);
    void shift(Operand& x, Operand& y, ExprId e);
    void comparison(Operand& x, Operand& y, ExprId e);
    void match(Operand& x, Operand& y);
    bool index_value(ExprId e, std::int64_t max, const char* what, std::int64_t* value = nullptr);
    void record(Operand& x);
    void note_capture(ObjectId object);
    void mark_address_taken(ExprId e);
    void mark_assigned(ExprId e);

    // --- calls, builtins, conversions
    void call(Operand& x, ExprId e, TypeId hint);
    void arguments(Operand& fun, ExprId e, std::vector<Operand>& args);
    void check_arguments(const Operand& fun, TypeId signature, std::vector<Operand>& args, ExprId e);
    void builtin(Operand& x, ExprId e, Builtin id);
    bool builtin_of_tuple(Operand& x, ExprId e, Builtin id);
    bool builtin_sizes(Operand& x, ExprId e, Builtin id);
    void builtin_append(Operand& x, ExprId e);
    void builtin_make_new(Operand& x, ExprId e, Builtin id);
    void builtin_complex(Operand& x, ExprId e, Builtin id);
    void builtin_min_max(Operand& x, ExprId e, Builtin id);
    void builtin_unsafe(Operand& x, ExprId e, Builtin id);
    void conversion(Operand& x, TypeId target, ExprId e);
    bool convertible(const Operand& x, TypeId target);

    // --- conversions of untyped operands, assignability
    void convert_untyped(Operand& x, TypeId target);
    void update_untyped(ExprId e, TypeId type);
    TypeId default_type(TypeId type) const;
    bool representable(const Constant& value, TypeId type, Constant* rounded) const;
    bool assignable(const Operand& x, TypeId target, std::string* why = nullptr);
    void assignment(Operand& x, TypeId target, const std::string& context);
    bool comparable(TypeId type) const;
    bool ordered(TypeId type) const;
    [[nodiscard]] std::string describe(const Operand& x) const;
    [[nodiscard]] std::string text(TypeId type) const { return type_text(p_.types, type, Qualify::RelativeToMain); }
    [[nodiscard]] std::string text(ExprId e) const { return expression_text(p_.ast, e); }

    // kinds
    [[nodiscard]] Kind kind(TypeId t) const { return t ? p_.types.under(t).kind : Kind::Invalid; }
    [[nodiscard]] bool is_untyped(TypeId t) const { const Kind k = kind(t); return k >= Kind::UntypedBool && k <= Kind::UntypedNil; }
    [[nodiscard]] bool is_integer(TypeId t) const { const Kind k = kind(t); return (k >= Kind::Int && k <= Kind::Uintptr) || k == Kind::UntypedInt || k == Kind::UntypedRune; }
    [[nodiscard]] bool is_unsigned(TypeId t) const { const Kind k = kind(t); return k >= Kind::Uint && k <= Kind::Uintptr; }
    [[nodiscard]] bool is_float(TypeId t) const { const Kind k = kind(t); return k == Kind::Float32 || k == Kind::Float64 || k == Kind::UntypedFloat; }
    [[nodiscard]] bool is_complex(TypeId t) const { const Kind k = kind(t); return k == Kind::Complex64 || k == Kind::Complex128 || k == Kind::UntypedComplex; }
    [[nodiscard]] bool is_numeric(TypeId t) const { return is_integer(t) || is_float(t) || is_complex(t); }
    [[nodiscard]] bool is_string(TypeId t) const { const Kind k = kind(t); return k == Kind::String || k == Kind::UntypedString; }
    [[nodiscard]] bool is_boolean(TypeId t) const { const Kind k = kind(t); return k == Kind::Bool || k == Kind::UntypedBool; }
    [[nodiscard]] bool is_const_type(TypeId t) const { return is_numeric(t) || is_string(t) || is_boolean(t); }
    [[nodiscard]] bool is_interface(TypeId t) const { return kind(t) == Kind::Interface; }
    [[nodiscard]] TypeId basic(Kind k) const { return p_.types.basic(k); }

    // --- statements (check_statements.cpp, check_control.cpp)
    void stmt(StmtId s);
    void block(const std::vector<StmtId>& stmts);
    void assign_stmt(StmtId s);
    void assign_op(StmtId s);
    void define(StmtId s);
    void assign_to(ExprId lhs, Operand& x);
    TypeId assign_target(ExprId lhs);
    std::vector<Operand> values(const std::vector<ExprId>& rhs, std::size_t wanted, const std::vector<TypeId>& hints, Pos at, const char* what, bool returning = false);
    void return_stmt(StmtId s);
    void if_stmt(StmtId s);
    void for_stmt(StmtId s);
    void range_stmt(StmtId s);
    bool range_types(const Operand& x, TypeId& key, TypeId& value, std::string& why);
    void switch_stmt(StmtId s);
    void type_switch_stmt(StmtId s);
    void select_stmt(StmtId s);
    void check_labels(StmtId body);
    void check_jumps(StmtId body);
    bool terminates(StmtId s, const std::string& label);
    bool terminates_list(const std::vector<StmtId>& list);
    bool has_break(StmtId s, const std::string& label, bool implicit);
    void open_scope();
    void close_scope();

    SourceSet& sources_;
    const LibraryLoader& library_;
    TypedProgram p_;
    std::vector<Diagnostic> diagnostics_;
    NameTable universe_;
    std::map<std::string, PackageId> by_path_;
    std::map<PackageId, PackageState> packages_;
    std::unordered_map<ObjectId, DeclInfo> decls_;
    std::unordered_map<ObjectId, PackageId> imported_;     // Package objects → package
    std::unordered_map<ObjectId, std::set<ObjectId>> uses_; // package-level object → package-level objects it mentions
    std::vector<FuncId> bodies_;                            // waiting to be checked
    std::deque<std::unique_ptr<Scope>> scopes_;             // owner of all scopes: bodies refer to them later
    std::unordered_map<FuncId, Scope*> function_scopes_;
    std::map<std::pair<ObjectId, std::vector<TypeId>>, TypeId> type_instances_;
    std::map<std::pair<ObjectId, std::vector<TypeId>>, std::pair<FuncId, TypeId>> function_instances_;
    std::unordered_map<ObjectId, std::vector<TypeId>> generic_params_;  // generic function → its type parameters
    std::unordered_map<ObjectId, TypeId> generic_signature_;
    std::unordered_map<ObjectId, ObjectId> method_of_generic_;          // generic type of a method object
    std::set<std::string> reported_;

    // where we are
    PackageId package_;
    std::size_t file_ = 0;
    Scope* scope_ = nullptr;
    FuncId function_;
    ObjectId owner_;          // package-level object whose declaration is being checked (for the initialization order)
    Constant iota_;
    bool has_iota_ = false;
    int quiet_ = 0;           // > 0: nothing is reported
    bool in_instance_ = false;  // what only concrete types make wrong is no mistake of the generic body
    std::unordered_map<FuncId, int> literal_count_;
    std::vector<std::pair<ObjectId, Pos>> locals_;  // declared variables, for "declared and not used"
    std::set<ObjectId> used_;
    std::map<PackageId, int> local_types_;   // types declared in functions so far, by package
    bool in_loop_ = false;
};

}  // namespace tw
