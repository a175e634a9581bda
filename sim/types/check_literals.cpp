// Literals: constants, functions, composites [spec Composite literals].
#include <fmt/format.h>

#include "sim/types/checker_internal.h"

namespace tw {

void Checker::literal(Operand& x, ExprId e) {
    const Expr& node = p_.ast.exprs[e];
    if (node.flag) return;  // reported by the scanner
    x.value = constant_literal(node.lit, node.text);
    if (x.value.kind == ConstantKind::Unknown) {
        error_at(e, fmt::format("malformed constant: {}", node.text));
        return;
    }
    x.mode = Mode::Constant;
    x.type = basic(node.lit == Token::Int ? Kind::UntypedInt : node.lit == Token::Float ? Kind::UntypedFloat : node.lit == Token::Imag ? Kind::UntypedComplex
                   : node.lit == Token::Char ? Kind::UntypedRune : Kind::UntypedString);
}

void Checker::func_literal(Operand& x, ExprId e) {
    const Expr node = p_.ast.exprs[e];
    open_scope();
    Scope* scope = scope_;
    const TypeId type = signature_of(node.x, scope);
    Function function;
    const FuncId parent = function_;
    const std::string outer = parent ? p_.functions[parent].symbol : (package_ ? p_.packages[package_].path + ".init" : "init");
    const int number = ++literal_count_[parent];
    const bool nested = parent && bool(p_.functions[parent].literal);
    function.symbol = nested ? fmt::format("{}.{}", outer, number) : fmt::format("{}.func{}", outer, number);
    function.parent = parent;
    function.literal = e;
    function.body = node.body;
    function.signature = type;
    function.package = package_;
    function.pos = node.pos;
    const FuncId id = p_.functions.add(std::move(function));
    p_.literals[e] = id;
    function_scopes_[id] = scope;
    declare_params(id, node.x, scope, nullptr);
    function_ = id;
    block(p_.ast.stmts[node.body].stmts);
    check_labels(node.body);
    check_jumps(node.body);
    if (!p_.types[type].results.empty() && !terminates(node.body, "")) error(p_.ast.stmts[node.body].end, "missing return");
    function_ = parent;
    close_scope();
    x.mode = Mode::Value;
    x.type = type;
}

// Where a composite literal's type is elided, the hint is the element type: T, or *T for &T{…}.
void Checker::composite(Operand& x, ExprId e, TypeId hint) {
    const Expr node = p_.ast.exprs[e];
    TypeId type;
    if (node.x && p_.ast.exprs[node.x].kind == ExprKind::ArrayType && p_.ast.exprs[node.x].flag) {
        const TypeId elem = type_expr(p_.ast.exprs[node.x].x);
        type = p_.types.array_of(elem, composite_elements(e, elem, -1));
        record_type(node.x, type);
        x.mode = Mode::Value;
        x.type = type;
        return;
    }
    if (node.x) type = type_expr(node.x);
    else if (hint) type = hint;
    else {
        error_at(e, "invalid composite literal type: missing type");
        return;
    }
    TypeId base = type;
    if (!node.x && kind(type) == Kind::Pointer) base = p_.types.under(type).elem;
    if (kind(base) == Kind::Invalid) return;
    const Type under = p_.types.under(base);
    switch (under.kind) {
        case Kind::Struct: composite_struct(e, base); break;
        case Kind::Array: composite_elements(e, under.elem, under.length); break;
        case Kind::Slice: composite_elements(e, under.elem, -1); break;
        case Kind::Map:
            for (ExprId item : node.list) {
                const Expr pair = p_.ast.exprs[item];
                if (pair.kind != ExprKind::KeyValue) {
                    error_at(item, "missing key in map literal");
                    continue;
                }
                Operand key, value;
                expr(key, pair.x, under.key);
                assignment(key, under.key, "map literal");
                expr(value, pair.y, under.elem);
                assignment(value, under.elem, "map literal");
            }
            break;
        default: error_at(e, fmt::format("invalid composite literal type {}", text(type))); return;
    }
    x.mode = Mode::Value;
    x.type = type;
}

void Checker::composite_struct(ExprId e, TypeId type) {
    const Expr node = p_.ast.exprs[e];
    const Type under = p_.types.under(type);
    const std::string package = p_.packages[package_].path;
    if (node.list.empty()) return;
    if (p_.ast.exprs[node.list[0]].kind == ExprKind::KeyValue) {
        std::set<std::string> seen;
        for (ExprId item : node.list) {
            const Expr pair = p_.ast.exprs[item];
            if (pair.kind != ExprKind::KeyValue) {
                error_at(item, "mixture of field:value and value elements in struct literal");
                continue;
            }
            const std::string name = p_.ast.exprs[pair.x].text;
            const StructField* field = nullptr;
            for (const StructField& f : under.fields)
                if (f.name == name && (is_exported(name) || f.package == package)) field = &f;
            Operand value;
            if (!field) {
                error_at(pair.x, fmt::format("unknown field {} in struct literal of type {}", name, text(type)));
                raw_expr(value, pair.y);
                continue;
            }
            if (!seen.insert(name).second) error_at(pair.x, fmt::format("duplicate field name {} in struct literal", name));
            expr(value, pair.y, field->type);
            assignment(value, field->type, "struct literal");
        }
        return;
    }
    for (std::size_t i = 0; i < node.list.size(); i++) {
        Operand value;
        if (p_.ast.exprs[node.list[i]].kind == ExprKind::KeyValue) {
            error_at(node.list[i], "mixture of field:value and value elements in struct literal");
            continue;
        }
        if (i >= under.fields.size()) {
            error_at(node.list[i], fmt::format("too many values in struct literal of type {}", text(type)));
            break;
        }
        expr(value, node.list[i], under.fields[i].type);
        if (!is_exported(under.fields[i].name) && under.fields[i].package != package)
            error_at(node.list[i], fmt::format("implicit assignment to unexported field {} in struct literal of type {}", under.fields[i].name, text(type)));
        assignment(value, under.fields[i].type, "struct literal");
    }
    if (node.list.size() < under.fields.size()) {
        Pos brace = node.end;
        brace.offset--;
        error(brace, fmt::format("too few values in struct literal of type {}", text(type)));
    }
}

// Elements of an array or slice literal; returns its length. `length` < 0: unbounded.
std::int64_t Checker::composite_elements(ExprId e, TypeId elem, std::int64_t length) {
    const std::vector<ExprId> list = p_.ast.exprs[e].list;
    std::int64_t next = 0, most = 0;
    std::set<std::int64_t> seen;
    for (ExprId item : list) {
        const Expr node = p_.ast.exprs[item];
        ExprId value = item;
        if (node.kind == ExprKind::KeyValue) {
            value = node.y;
            Operand key;
            expr(key, node.x);
            const Constant whole = key.mode == Mode::Constant ? constant_to_int(key.value) : Constant{};
            if (key.ok() && (whole.kind != ConstantKind::Int || constant_sign(whole) < 0)) error_at(node.x, fmt::format("index {} must be integer constant", text(node.x)));
            else if (key.ok()) {
                next = int64_of(whole);
                if (is_untyped(key.type)) convert_untyped(key, basic(Kind::Int));
            }
        }
        if (length >= 0 && next >= length) error_at(value, fmt::format("invalid argument: index {} out of bounds [0:{}]", next, length));
        if (!seen.insert(next).second) error_at(item, fmt::format("duplicate index {} in array or slice literal", next));
        Operand x;
        expr(x, value, elem);
        assignment(x, elem, "array or slice literal");
        most = std::max(most, ++next);
    }
    return most;
}

}  // namespace tw
