#include <fmt/format.h>

#include "sim/types/checker_internal.h"

namespace tw {

void Checker::record(Operand& x) {
    if (p_.info.size() < p_.ast.exprs.size()) p_.info.resize(p_.ast.exprs.size() + 1024);
    ExprInfo& info = p_.info[x.expr.index];
    info.mode = x.mode;
    info.type = x.type;
    info.constant = x.mode == Mode::Constant ? keep(x.value) : ConstantId{};
}

// A single value: types, builtins without call, and calls with none or several results are refused.
void Checker::expr(Operand& x, ExprId e, TypeId hint) {
    raw_expr(x, e, hint);
    if (!x.ok()) return;
    if (x.mode == Mode::TypeExpr) error_at(e, fmt::format("{} (type) is not an expression", text(e)));
    else if (x.mode == Mode::Builtin) error_at(e, fmt::format("{} (built-in) must be called", text(e)));
    else if (x.mode == Mode::NoValue) error_at(e, fmt::format("{} (no value) used as value", text(e)));
    else if (kind(x.type) == Kind::Tuple) error_at(e, fmt::format("multiple-value {} (value of type {}) in single-value context", text(e), text(x.type)));
    else if (x.generic && x.type_args.empty() && !(hint && kind(hint) == Kind::Func)) error_at(e, fmt::format("cannot use generic function {} without instantiation", text(e)));
    else {
        if (x.generic) finish_generic_call(x, {}, e);
        return;
    }
    x.mode = Mode::Invalid;
}

void Checker::raw_expr(Operand& x, ExprId e, TypeId hint) {
    x = Operand{};
    x.expr = e;
    expr_kind(x, e, hint);
    x.expr = e;
    if (x.ok()) record(x);
}

void Checker::expr_kind(Operand& x, ExprId e, TypeId hint) {
    const Expr node = p_.ast.exprs[e];
    switch (node.kind) {
        case ExprKind::Bad: break;
        case ExprKind::Ident: ident(x, e); break;
        case ExprKind::BasicLit: literal(x, e); break;
        case ExprKind::CompositeLit: composite(x, e, hint); break;
        case ExprKind::FuncLit: func_literal(x, e); break;
        case ExprKind::Paren: raw_expr(x, node.x, hint); break;
        case ExprKind::Selector: selector(x, e); break;
        case ExprKind::Index: index(x, e); break;
        case ExprKind::Slice: slice(x, e); break;
        case ExprKind::TypeAssert: type_assert(x, e); break;
        case ExprKind::Call: call(x, e, hint); break;
        case ExprKind::Star: {
            if (auto type = try_type(e)) {
                x.mode = Mode::TypeExpr;
                x.type = *type;
                break;
            }
            expr(x, node.x);
            if (!x.ok()) break;
            if (x.mode == Mode::NilValue) error_at(node.x, "invalid operation: cannot indirect nil");
            else if (kind(x.type) != Kind::Pointer) error_at(node.x, fmt::format("invalid operation: cannot indirect {}", describe(x)));
            else {
                x.mode = Mode::Variable;
                x.type = p_.types.under(x.type).elem;
                break;
            }
            x.mode = Mode::Invalid;
            break;
        }
        case ExprKind::Unary: unary(x, e, hint); break;
        case ExprKind::Binary: binary(x, e, hint); break;
        case ExprKind::KeyValue: error_at(e, "unexpected key:value expression"); break;
        default:
            x.type = type_expr(e);
            x.mode = Mode::TypeExpr;
    }
}

void Checker::note_capture(ObjectId object) {
    Object& o = p_.objects[object];
    if (o.is_global || !function_ || !o.function || o.function == function_) return;
    // every literal between the use and the variable's function captures it
    for (FuncId f = function_; f && f != o.function; f = p_.functions[f].parent) {
        auto& captures = p_.functions[f].captures;
        bool known = false;
        for (ObjectId c : captures) known |= c == object;
        if (!known) captures.push_back(object);
    }
}

void Checker::ident(Operand& x, ExprId e) {
    const std::string name = p_.ast.exprs[e].text;
    x.expr = e;
    x.mode = Mode::Invalid;
    if (name == "_") {
        error_at(e, "cannot use _ as value");
        return;
    }
    const ObjectId object = find(name);
    if (!object) {
        error_at(e, fmt::format("undefined: {}", name));
        return;
    }
    p_.objects_of.resize(std::max(p_.objects_of.size(), p_.ast.exprs.size()));
    p_.objects_of[e.index] = object;
    if (decls_.count(object)) {
        if (owner_) uses_[owner_].insert(object);
        resolve(object);
    }
    const Object& o = p_.objects[object];
    switch (o.kind) {
        case ObjectKind::Package: error_at(e, fmt::format("use of package {} without selector", name)); break;
        case ObjectKind::Constant:
            if (name == "iota" && !o.package && has_iota_) x.value = iota_;
            else if (name == "iota" && !o.package) {
                error_at(e, "cannot use iota outside constant declaration");
                break;
            } else if (o.constant) x.value = p_.constants[o.constant];
            if (x.value.kind == ConstantKind::Unknown) break;
            x.mode = Mode::Constant;
            x.type = o.type;
            break;
        case ObjectKind::TypeName:
            x.type = o.type ? o.type : alias_again(object);
            x.mode = x.type ? Mode::TypeExpr : Mode::Invalid;
            if (!x.type) error_at(e, fmt::format("invalid recursive type {}", name));
            break;
        case ObjectKind::Variable:
            used_.insert(object);
            note_capture(object);
            if (!o.type || kind(o.type) == Kind::Invalid) break;
            x.mode = Mode::Variable;
            x.type = o.type;
            break;
        case ObjectKind::Function:
            x.mode = Mode::Value;
            x.type = o.type;
            if (generic_params_.count(object)) x.generic = object;
            break;
        case ObjectKind::Builtin:
            x.mode = Mode::Builtin;
            x.builtin = static_cast<Builtin>(o.builtin);
            break;
        case ObjectKind::Nil:
            x.mode = Mode::NilValue;
            x.type = basic(Kind::UntypedNil);
            break;
        case ObjectKind::Label: break;
    }
}

}  // namespace tw
