// Generics: instantiating clones the declaration's syntax and checks the clone with the parameters bound to types.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/types/checker_internal.h"

namespace tw {

std::vector<Field> Checker::clone_fields(const std::vector<Field>& fields) {
    std::vector<Field> out;
    for (const Field& field : fields) {
        Field copy = field;
        for (ExprId& name : copy.names) name = clone_expr(name);
        copy.type = clone_expr(field.type);
        out.push_back(std::move(copy));
    }
    return out;
}

ExprId Checker::clone_expr(ExprId id) {
    if (!id) return id;
    Expr copy = p_.ast.exprs[id];
    copy.x = clone_expr(copy.x);
    copy.y = clone_expr(copy.y);
    copy.z = clone_expr(copy.z);
    copy.w = clone_expr(copy.w);
    for (ExprId& item : copy.list) item = clone_expr(item);
    copy.body = clone_stmt(copy.body);
    copy.fields = clone_fields(copy.fields);
    copy.params = clone_fields(copy.params);
    copy.results = clone_fields(copy.results);
    copy.type_params.clear();
    return p_.ast.exprs.add(std::move(copy));
}

StmtId Checker::clone_stmt(StmtId id) {
    if (!id) return id;
    Stmt copy = p_.ast.stmts[id];
    copy.x = clone_expr(copy.x);
    copy.y = clone_expr(copy.y);
    for (ExprId& e : copy.lhs) e = clone_expr(e);
    for (ExprId& e : copy.rhs) e = clone_expr(e);
    copy.init = clone_stmt(copy.init);
    copy.post = clone_stmt(copy.post);
    copy.body = clone_stmt(copy.body);
    copy.els = clone_stmt(copy.els);
    for (StmtId& s : copy.stmts) s = clone_stmt(s);
    copy.decl = clone_decl(copy.decl);
    return p_.ast.stmts.add(std::move(copy));
}

DeclId Checker::clone_decl(DeclId id) {
    if (!id) return id;
    Decl copy = p_.ast.decls[id];
    for (ExprId& e : copy.names) e = clone_expr(e);
    copy.type = clone_expr(copy.type);
    for (ExprId& e : copy.values) e = clone_expr(e);
    copy.receiver = clone_fields(copy.receiver);
    copy.body = clone_stmt(copy.body);
    for (DeclId& d : copy.decls) d = clone_decl(d);
    return p_.ast.decls.add(std::move(copy));
}

bool Checker::has_type_param(TypeId type) {
    std::vector<TypeId> work{type};
    std::set<TypeId> seen;
    while (!work.empty()) {
        const TypeId t = work.back();
        work.pop_back();
        if (!t || !seen.insert(t).second) continue;
        const Type& node = p_.types[t];
        if (node.kind == Kind::TypeParam) return true;
        if (node.object) {
            work.insert(work.end(), node.type_args.begin(), node.type_args.end());
            continue;
        }
        work.push_back(node.elem);
        work.push_back(node.key);
        work.insert(work.end(), node.params.begin(), node.params.end());
        work.insert(work.end(), node.results.begin(), node.results.end());
        for (const StructField& f : node.fields) work.push_back(f.type);
        for (const InterfaceMethod& m : node.methods) work.push_back(m.signature);
        for (const UnionTerm& term : node.terms) work.push_back(term.type);
    }
    return false;
}

void Checker::bind_type_params(const std::vector<Field>& params, const std::vector<TypeId>& args, Scope* scope) {
    std::size_t at = 0;
    for (const Field& field : params)
        for (ExprId name : field.names) {
            if (at >= args.size()) return;
            declare(scope, new_object(ObjectKind::TypeName, p_.ast.exprs[name].text, args[at++], {}), false);
        }
}

// Declares the parameters as types of their own, then resolves their constraints, which may mention them.
void Checker::declare_type_params(const std::vector<Field>& params, Scope* scope, std::vector<TypeId>* out) {
    std::vector<std::pair<TypeId, ExprId>> constraints;
    for (const Field& field : params)
        for (ExprId name : field.names) {
            const ObjectId object = new_object(ObjectKind::TypeName, p_.ast.exprs[name].text, {}, p_.ast.exprs[name].pos);
            const TypeId type = p_.types.new_type_param(object, p_.ast.exprs[name].text, p_.types.any_type);
            p_.objects[object].type = type;
            declare(scope, object);
            out->push_back(type);
            constraints.emplace_back(type, field.type);
        }
    for (const auto& [type, constraint] : constraints) {
        TypeId c = type_expr(constraint);
        if (!is_interface(c)) {
            Type wrapped;
            embed_interface(wrapped, c, p_.ast.exprs[constraint].start);
            c = p_.types.interface_of(std::move(wrapped));
        }
        p_.types.mutate(type).underlying = p_.types.underlying(c);
    }
}

bool Checker::satisfies(TypeId type, TypeId constraint, std::string* why) {
    const Type c = p_.types[constraint];
    if (c.kind != Kind::Interface) return true;
    if (c.comparable_constraint && !comparable(type)) {
        *why = fmt::format("{} does not satisfy comparable", text(type));
        return false;
    }
    if (!c.methods.empty()) {
        const std::string missing = missing_method(p_, type, constraint);
        if (!missing.empty()) {
            *why = fmt::format("{} does not satisfy {} ({})", text(type), text(constraint), missing);
            return false;
        }
    }
    if (!c.has_terms) return true;
    for (const UnionTerm& term : c.terms)
        if (term.type == type || (term.tilde && p_.types.underlying(term.type) == p_.types.underlying(type))) return true;
    *why = fmt::format("{} does not satisfy {} ({} missing in {})", text(type), text(constraint), text(type), text(constraint));
    return false;
}

TypeId Checker::instantiate_type(ObjectId generic, std::vector<TypeId> args, Pos at) {
    const Decl decl = p_.ast.decls[p_.objects[generic].decl];
    const auto names = type_param_names(decl.type_params);
    if (args.size() != names.size()) {
        error(at, fmt::format("{} type arguments for type {}: have {}, want {}", args.size() < names.size() ? "not enough" : "too many", p_.objects[generic].name, args.size(), names.size()));
        return basic(Kind::Invalid);
    }
    const auto key = std::pair(generic, args);
    if (const auto found = type_instances_.find(key); found != type_instances_.end()) return found->second;
    const auto saved = std::tuple(package_, file_, scope_, function_, quiet_);
    if (decls_.count(generic)) {
        package_ = p_.objects[generic].package;
        file_ = decls_[generic].file;
        scope_ = nullptr;
    }
    open_scope();
    bind_type_params(decl.type_params, args, scope_);
    TypeId result;
    if (decl.flag) {  // a generic alias stands for its right side
        result = type_expr(clone_expr(decl.type));
        type_instances_[key] = result;
    } else {
        result = p_.types.new_named(generic, p_.objects[generic].name, package_ ? p_.packages[package_].path : "");
        p_.types.mutate(result).type_args = args;
        type_instances_[key] = result;
        const TypeId under = p_.types.underlying(type_expr(clone_expr(decl.type)));
        p_.types.mutate(result).underlying = under;
        p_.types.mutate(result).kind = p_.types[under].kind;
        Scope* inner = scope_;
        scope_ = nullptr;
        add_methods(generic, result);
        scope_ = inner;
    }
    std::tie(package_, file_, scope_, function_, quiet_) = saved;
    return result;
}

// How many instances deep the function being checked is.
int Checker::instance_depth() const {
    FuncId f = function_;
    while (f && p_.functions[f].parent) f = p_.functions[f].parent;
    const auto found = f ? instance_depth_.find(f) : instance_depth_.end();
    return found == instance_depth_.end() ? 0 : found->second;
}

FuncId Checker::instantiate_function(ObjectId generic, const std::vector<TypeId>& args, Pos at, TypeId* signature) {
    const auto& params = generic_params_[generic];
    *signature = {};
    std::map<TypeId, TypeId> bound;
    for (std::size_t i = 0; i < params.size() && i < args.size(); i++) bound[params[i]] = args[i];
    bool open = false;
    for (std::size_t i = 0; i < params.size(); i++) {
        std::string why;
        open |= has_type_param(args[i]);
        const TypeId constraint = substitute(p_.types[params[i]].underlying, bound);
        if (!has_type_param(args[i]) && !satisfies(args[i], constraint, &why)) {
            error(at, fmt::format("{}", why));
            return {};
        }
    }
    const auto key = std::pair(generic, args);
    if (const auto found = function_instances_.find(key); found != function_instances_.end()) {
        *signature = found->second.second;
        return found->second.first;
    }
    *signature = substitute(generic_signature_[generic], bound);
    if (open) return {};
    const int depth = instance_depth() + 1;
    if (depth > kMostInstances) {  // each instance asks for a larger one: there is no end
        const int quiet = std::exchange(quiet_, 0);
        error(p_.objects[generic].pos, "instantiation cycle");
        quiet_ = quiet;
        return {};
    }
    const auto saved = std::tuple(package_, file_, scope_, function_, quiet_);
    package_ = p_.objects[generic].package;
    file_ = decls_[generic].file;
    scope_ = nullptr;
    open_scope();
    const std::vector<Field> type_params = p_.ast.exprs[p_.ast.decls[p_.objects[generic].decl].type].type_params;
    bind_type_params(type_params, args, scope_);
    const DeclId clone = clone_decl(p_.objects[generic].decl);
    std::string shown;
    for (TypeId arg : args) shown += (shown.empty() ? "" : ",") + type_text(p_.types, arg, Qualify::ImportPath);
    const ObjectId object = new_object(ObjectKind::Function, p_.objects[generic].name, {}, p_.objects[generic].pos);
    const FuncId function = new_function(fmt::format("{}.{}[{}]", p_.packages[package_].path, p_.objects[generic].name, shown), clone, object);
    p_.functions[function].type_args = args;
    p_.objects[object].decl = clone;
    p_.objects[object].function = function;
    p_.objects[object].type = signature_of(p_.ast.decls[clone].type, scope_);
    *signature = p_.objects[object].type;
    function_scopes_[function] = scope_;
    function_instances_[key] = {function, *signature};
    std::tie(package_, file_, scope_, function_, quiet_) = saved;
    instance_depth_[function] = depth;
    bodies_.push_back(function);
    if (owner_) uses_[owner_].insert(object);
    return function;
}

TypeId Checker::substitute(TypeId type, const std::map<TypeId, TypeId>& bound) {
    if (!type || !has_type_param(type)) return type;
    const Type t = p_.types[type];
    const auto list = [&](const std::vector<TypeId>& all) {
        std::vector<TypeId> out;
        for (TypeId each : all) out.push_back(substitute(each, bound));
        return out;
    };
    if (t.kind == Kind::TypeParam) {
        const auto found = bound.find(type);
        return found == bound.end() || !found->second ? type : found->second;
    }
    if (t.object) return instantiate_type(t.object, list(t.type_args), {});
    switch (t.kind) {
        case Kind::Pointer: return p_.types.pointer_to(substitute(t.elem, bound));
        case Kind::Slice: return p_.types.slice_of(substitute(t.elem, bound));
        case Kind::Array: return p_.types.array_of(substitute(t.elem, bound), t.length);
        case Kind::Map: return p_.types.map_of(substitute(t.key, bound), substitute(t.elem, bound));
        case Kind::Chan: return p_.types.chan_of(substitute(t.elem, bound), t.dir);
        case Kind::Func: return p_.types.func_of(list(t.params), list(t.results), t.variadic);
        case Kind::Tuple: return p_.types.tuple_of(list(t.results));
        case Kind::Struct: {
            std::vector<StructField> fields = t.fields;
            for (StructField& f : fields) f.type = substitute(f.type, bound);
            return p_.types.struct_of(std::move(fields));
        }
        case Kind::Interface: {
            Type copy;
            copy.methods = t.methods;
            for (InterfaceMethod& m : copy.methods) m.signature = substitute(m.signature, bound);
            copy.terms = t.terms;
            for (UnionTerm& term : copy.terms) term.type = substitute(term.type, bound);
            copy.has_terms = t.has_terms;
            copy.comparable_constraint = t.comparable_constraint;
            return p_.types.interface_of(std::move(copy));
        }
        default: return type;
    }
}

// Makes `pattern` equal to `actual` by binding type parameters; inexact unification lets a defined type match a literal.
bool Checker::unify(TypeId pattern, TypeId actual, std::map<TypeId, TypeId>& bound, bool exact) {
    if (pattern == actual) return true;
    const Type p = p_.types[pattern];
    if (p.kind == Kind::TypeParam && bound.count(pattern)) {
        TypeId& have = bound[pattern];
        if (!have) return have = actual, true;
        if (have == actual) return true;
        if (!exact && p_.types.underlying(have) == p_.types.underlying(actual)) {
            if (!p_.types[have].object) have = actual;
            return true;
        }
        return unify(have, actual, bound, exact);
    }
    Type a = p_.types[actual];
    if (p.object && a.object) {
        if (p.object != a.object || p.type_args.size() != a.type_args.size() || p.type_args.empty()) return false;
        for (std::size_t i = 0; i < p.type_args.size(); i++)
            if (!unify(p.type_args[i], a.type_args[i], bound, true)) return false;
        return true;
    }
    if (!exact && a.object && !p.object) a = p_.types.under(actual);
    if (!exact && p.object && !a.object) return unify(p_.types.underlying(pattern), actual, bound, exact);
    if (p.object || a.object || p.kind != a.kind) return false;
    const auto lists = [&](const std::vector<TypeId>& x, const std::vector<TypeId>& y) {
        if (x.size() != y.size()) return false;
        for (std::size_t i = 0; i < x.size(); i++)
            if (!unify(x[i], y[i], bound, true)) return false;
        return true;
    };
    switch (p.kind) {
        case Kind::Pointer: case Kind::Slice: return unify(p.elem, a.elem, bound, true);
        case Kind::Array: return p.length == a.length && unify(p.elem, a.elem, bound, true);
        case Kind::Chan: return (p.dir == a.dir || !exact) && unify(p.elem, a.elem, bound, true);
        case Kind::Map: return unify(p.key, a.key, bound, true) && unify(p.elem, a.elem, bound, true);
        case Kind::Func: return p.variadic == a.variadic && lists(p.params, a.params) && lists(p.results, a.results);
        case Kind::Struct: {
            if (p.fields.size() != a.fields.size()) return false;
            for (std::size_t i = 0; i < p.fields.size(); i++)
                if (p.fields[i].name != a.fields[i].name || !unify(p.fields[i].type, a.fields[i].type, bound, true)) return false;
            return true;
        }
        case Kind::Interface: {
            if (p.methods.size() != a.methods.size()) return false;
            for (std::size_t i = 0; i < p.methods.size(); i++)
                if (p.methods[i].name != a.methods[i].name || !unify(p.methods[i].signature, a.methods[i].signature, bound, true)) return false;
            return true;
        }
        default: return false;
    }
}

// What constraints with one term tell about the type arguments that are missing; true when none is left.
bool Checker::infer_from_constraints(const std::vector<TypeId>& params, std::map<TypeId, TypeId>& bound) {
    for (int round = 0; round < 3; round++)
        for (TypeId param : params) {
            const Type& constraint = p_.types[p_.types[param].underlying];
            if (constraint.kind == Kind::Interface && constraint.has_terms && constraint.terms.size() == 1) {
                const UnionTerm core = constraint.terms[0];
                if (!bound[param]) {
                    const TypeId found = substitute(core.type, bound);
                    bool open = false;
                    for (const auto& [p, b] : bound) open |= !b && p != param;
                    if (!open && !has_type_param(found)) bound[param] = found;
                } else {
                    unify(core.type, p_.types.underlying(bound[param]), bound, false);
                }
            }
        }
    return std::all_of(params.begin(), params.end(), [&](TypeId param) { return bool(bound[param]); });
}

// Finds the missing type arguments of a call: typed arguments first, then constraints with one type, then defaults of
// untyped constants [spec Type inference].
bool Checker::infer(ObjectId generic, const std::vector<Operand>& args, std::vector<TypeId>& type_args, ExprId call) {
    const auto& params = generic_params_[generic];
    const Type signature = p_.types[generic_signature_[generic]];
    std::map<TypeId, TypeId> bound;
    for (std::size_t i = 0; i < params.size(); i++) bound[params[i]] = i < type_args.size() ? type_args[i] : TypeId{};
    const bool spread = call && p_.ast.exprs[call].flag;
    const auto param_of = [&](std::size_t i) -> TypeId {
        if (signature.variadic && !spread && i + 1 >= signature.params.size()) return p_.types.under(signature.params.back()).elem;
        return i < signature.params.size() ? signature.params[i] : TypeId{};
    };
    for (std::size_t i = 0; i < args.size(); i++) {
        const TypeId param = param_of(i);
        if (!args[i].ok()) return false;
        if (!param || is_untyped(args[i].type) || args[i].generic || !has_type_param(param)) continue;
        if (!unify(param, args[i].type, bound, false) && !is_interface(param)) {
            error_at(args[i].expr, fmt::format("type {} of {} does not match {}", text(args[i].type), text(args[i].expr), text(substitute(param, {}))));
            return false;
        }
    }
    for (TypeId param : params) {  // a constraint with one exact type leaves no choice
        const Type& constraint = p_.types[p_.types[param].underlying];
        if (bound[param] || constraint.kind != Kind::Interface || !constraint.has_terms || constraint.terms.size() != 1 || constraint.terms[0].tilde) continue;
        const TypeId only = substitute(constraint.terms[0].type, bound);
        if (!has_type_param(only)) bound[param] = only;
    }
    for (std::size_t i = 0; i < args.size(); i++) {
        const TypeId param = param_of(i);
        if (!param || p_.types[param].kind != Kind::TypeParam || !bound.count(param) || !is_untyped(args[i].type) || args[i].mode == Mode::NilValue) continue;
        TypeId& have = bound[param];
        const TypeId wanted = default_type(args[i].type);
        if (!have) have = wanted;
        else if (is_numeric(have) && is_numeric(wanted) && kind(wanted) > kind(have) && (have == basic(Kind::Int) || have == basic(Kind::Int32) || have == basic(Kind::Float64))) {
            bool typed = false;
            for (std::size_t k = 0; k < args.size(); k++) typed |= param_of(k) == param && !is_untyped(args[k].type);
            if (!typed && i > 0) have = wanted;
        }
    }
    infer_from_constraints(params, bound);
    type_args.clear();
    for (TypeId param : params) {
        if (!bound[param]) {
            Pos at = call ? p_.ast.exprs[call].pos : Pos{};
            error(at, fmt::format("in call to {}, cannot infer {}", call ? text(p_.ast.exprs[call].x) : p_.objects[generic].name, p_.types[param].name));
            return false;
        }
        type_args.push_back(bound[param]);
    }
    return true;
}

// A generic function used as a value: its arguments were given in full, or the target type tells them.
void Checker::finish_generic_call(Operand& x, const std::vector<Operand>&, ExprId e) {
    if (!x.generic || x.type_args.size() != generic_params_[x.generic].size()) return;
    TypeId signature;
    const FuncId f = instantiate_function(x.generic, x.type_args, p_.ast.exprs[e].start, &signature);
    if (f) p_.instances[e] = f;
    x.generic = {};
    x.type = signature;
    if (!signature) x.mode = Mode::Invalid;
    else record(x);
}

}  // namespace tw
