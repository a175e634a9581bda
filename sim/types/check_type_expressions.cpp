#include <fmt/format.h>

#include <set>

#include "sim/types/checker_internal.h"

namespace tw {

void Checker::record_type(ExprId e, TypeId type) {
    if (p_.info.size() < p_.ast.exprs.size()) p_.info.resize(p_.ast.exprs.size() + 1024);
    p_.info[e.index] = {Mode::TypeExpr, type, {}};
}

TypeId Checker::type_expr(ExprId e) {
    const TypeId type = type_expr_inner(e);
    record_type(e, type);
    return type;
}

// The expression as a type, or nothing when it is none (and nothing is reported).
std::optional<TypeId> Checker::try_type(ExprId e) {
    const Expr node = p_.ast.exprs[e];
    switch (node.kind) {
        case ExprKind::ArrayType: case ExprKind::StructType: case ExprKind::FuncType: case ExprKind::InterfaceType: case ExprKind::MapType:
        case ExprKind::ChanType:
            return type_expr(e);
        case ExprKind::Paren: {
            auto inner = try_type(node.x);
            if (inner) record_type(e, *inner);
            return inner;
        }
        case ExprKind::Star: {
            auto inner = try_type(node.x);
            if (!inner) return {};
            const TypeId pointer = p_.types.pointer_to(*inner);
            record_type(e, pointer);
            return pointer;
        }
        case ExprKind::Ident: {
            const ObjectId object = find(node.text);
            if (!object || p_.objects[object].kind != ObjectKind::TypeName) return {};
            return type_expr(e);
        }
        case ExprKind::Selector: {
            if (p_.ast.exprs[node.x].kind != ExprKind::Ident) return {};
            const ObjectId package = find(p_.ast.exprs[node.x].text);
            if (!package || p_.objects[package].kind != ObjectKind::Package || !imported_.count(package)) return {};
            const auto& names = packages_[imported_[package]].names;
            const auto found = names.find(node.text);
            if (found == names.end() || p_.objects[found->second].kind != ObjectKind::TypeName) return {};
            return type_expr(e);
        }
        case ExprKind::Index: {
            ExprId base = node.x;
            while (p_.ast.exprs[base].kind == ExprKind::Paren) base = p_.ast.exprs[base].x;
            const Expr b = p_.ast.exprs[base];
            ObjectId object;
            if (b.kind == ExprKind::Ident) object = find(b.text);
            if (b.kind == ExprKind::Selector && p_.ast.exprs[b.x].kind == ExprKind::Ident) {
                const ObjectId package = find(p_.ast.exprs[b.x].text);
                if (package && p_.objects[package].kind == ObjectKind::Package && imported_.count(package)) {
                    const auto& names = packages_[imported_[package]].names;
                    if (const auto found = names.find(b.text); found != names.end()) object = found->second;
                }
            }
            if (!object || p_.objects[object].kind != ObjectKind::TypeName) return {};
            return type_expr(e);
        }
        default: return {};
    }
}

TypeId Checker::type_expr_inner(ExprId e) {
    const Expr node = p_.ast.exprs[e];
    switch (node.kind) {
        case ExprKind::Ident: case ExprKind::Selector: {
            Operand x;
            if (node.kind == ExprKind::Ident) ident(x, e);
            else selector(x, e);
            if (!x.ok()) return basic(Kind::Invalid);
            if (x.mode != Mode::TypeExpr) {
                error(node.start, fmt::format("{} is not a type", text(e)));
                return basic(Kind::Invalid);
            }
            const ObjectId object = p_.objects_of[e.index];
            if (object && p_.objects[object].decl && p_.objects[object].kind == ObjectKind::TypeName && !p_.ast.decls[p_.objects[object].decl].type_params.empty() &&
                p_.ast.decls[p_.objects[object].decl].kind == DeclKind::Type) {
                error(node.start, fmt::format("cannot use generic type {}[{}] without instantiation", p_.objects[object].name,
                                              fmt::join(type_param_names(p_.ast.decls[p_.objects[object].decl].type_params), ", ")));
                return basic(Kind::Invalid);
            }
            return x.type;
        }
        case ExprKind::Paren: return type_expr(node.x);
        case ExprKind::Star: return p_.types.pointer_to(type_expr(node.x));
        case ExprKind::ArrayType: return array_type(e);
        case ExprKind::MapType: {
            const TypeId key = type_expr(node.x), value = type_expr(node.y);
            const Kind k = kind(key);
            if (k == Kind::Func || k == Kind::Map || k == Kind::Slice) error_at(node.x, fmt::format("invalid map key type {}", text(key)));
            return p_.types.map_of(key, value);
        }
        case ExprKind::ChanType: return p_.types.chan_of(type_expr(node.y), node.dir);
        case ExprKind::FuncType: {
            open_scope();
            const TypeId type = signature_of(e, scope_);
            close_scope();
            return type;
        }
        case ExprKind::StructType: return struct_type(e);
        case ExprKind::InterfaceType: return interface_type(e);
        case ExprKind::Index: {
            ExprId base = node.x;
            while (p_.ast.exprs[base].kind == ExprKind::Paren) base = p_.ast.exprs[base].x;
            Operand x;
            if (p_.ast.exprs[base].kind == ExprKind::Ident) ident(x, base);
            else if (p_.ast.exprs[base].kind == ExprKind::Selector) selector(x, base);
            const ObjectId object = p_.objects_of[base.index];
            std::vector<TypeId> args;
            for (ExprId arg : node.list) args.push_back(type_expr(arg));
            if (!object || p_.objects[object].kind != ObjectKind::TypeName || !p_.objects[object].decl || p_.ast.decls[p_.objects[object].decl].type_params.empty()) {
                if (x.ok()) error(node.start, fmt::format("{} is not a generic type", text(base)));
                return basic(Kind::Invalid);
            }
            return instantiate_type(object, args, node.start);
        }
        case ExprKind::Unary:
            if (node.op == Token::Tilde) return p_.types.union_of({{true, type_expr(node.x)}});
            break;
        case ExprKind::Binary:
            if (node.op == Token::Or) {
                std::vector<UnionTerm> terms;
                for (ExprId side : {node.x, node.y}) {
                    const TypeId t = type_expr(side);
                    if (p_.types[t].kind == Kind::Union) terms.insert(terms.end(), p_.types[t].terms.begin(), p_.types[t].terms.end());
                    else if (is_interface(t)) {
                        const auto inner = p_.types.under(t).terms;
                        terms.insert(terms.end(), inner.begin(), inner.end());
                    } else terms.push_back({false, t});
                }
                return p_.types.union_of(std::move(terms));
            }
            break;
        default: break;
    }
    if (node.kind != ExprKind::Bad) error(node.start, fmt::format("{} is not a type", text(e)));
    return basic(Kind::Invalid);
}

TypeId Checker::array_type(ExprId e) {
    const Expr node = p_.ast.exprs[e];
    if (!node.y && !node.flag) return p_.types.slice_of(type_expr(node.x));
    if (node.flag) {
        error(node.pos, "invalid use of [...] array (outside a composite literal)");
        return basic(Kind::Invalid);
    }
    Operand length;
    expr(length, node.y);
    std::int64_t count = -1;
    if (length.ok()) {
        const Constant whole = length.mode == Mode::Constant ? constant_to_int(length.value) : Constant{};
        if (length.mode != Mode::Constant) error_at(node.y, fmt::format("invalid array length {}", text(node.y)));
        else if (whole.kind != ConstantKind::Int) error_at(node.y, fmt::format("array length {} must be integer", describe(length)));
        else if (constant_sign(whole) < 0) error_at(node.y, fmt::format("invalid array length {}", describe(length)));
        else if (!fits_int64(whole)) error_at(node.y, fmt::format("invalid array length {}", text(node.y)));
        else count = int64_of(whole);
        if (is_untyped(length.type)) convert_untyped(length, basic(Kind::Int));
    }
    const TypeId elem = type_expr(node.x);
    return count < 0 ? basic(Kind::Invalid) : p_.types.array_of(elem, count);
}

TypeId Checker::struct_type(ExprId e) {
    const std::vector<Field> fields = p_.ast.exprs[e].fields;
    std::vector<StructField> out;
    std::set<std::string> seen;
    const std::string package = package_ ? p_.packages[package_].path : "";
    auto add = [&](StructField field) {
        if (field.name != "_" && !seen.insert(field.name).second) error(field.pos, fmt::format("{} redeclared", field.name));
        out.push_back(std::move(field));
    };
    for (const Field& field : fields) {
        const TypeId type = type_expr(field.type);
        std::string tag;
        if (field.tag) tag = constant_literal(Token::String, p_.ast.exprs[field.tag].text).text;
        for (ExprId name : field.names) add({p_.ast.exprs[name].text, type, false, tag, package, p_.ast.exprs[name].pos, 0});
        if (!field.names.empty()) continue;
        ExprId base = field.type;
        while (p_.ast.exprs[base].kind == ExprKind::Star || p_.ast.exprs[base].kind == ExprKind::Index || p_.ast.exprs[base].kind == ExprKind::Paren) base = p_.ast.exprs[base].x;
        const bool pointer = p_.ast.exprs[field.type].kind == ExprKind::Star;
        if (pointer && is_interface(p_.types[type].elem)) error(field.pos, "embedded field type cannot be a pointer to an interface");
        add({p_.ast.exprs[base].text, type, true, tag, package, field.pos, 0});
    }
    return p_.types.struct_of(std::move(out));
}

void Checker::embed_interface(Type& into, TypeId type, Pos at) {
    const Type& embedded = p_.types.under(type);
    std::vector<UnionTerm> terms;
    bool limits = true;
    if (embedded.kind == Kind::Interface) {
        for (const InterfaceMethod& method : embedded.methods) {
            bool known = false;
            for (const InterfaceMethod& have : into.methods) {
                if (have.name != method.name || have.package != method.package) continue;
                known = true;
                if (have.signature != method.signature) error(at, fmt::format("duplicate method {}", method.name));
            }
            if (!known) into.methods.push_back(method);
        }
        into.comparable_constraint |= embedded.comparable_constraint;
        limits = embedded.has_terms;
        terms = embedded.terms;
    } else if (embedded.kind == Kind::Union) {
        terms = embedded.terms;
    } else {
        terms = {{false, type}};
    }
    if (!limits) return;
    if (into.has_terms) {  // intersection by type
        std::vector<UnionTerm> both;
        for (const UnionTerm& a : into.terms)
            for (const UnionTerm& b : terms)
                if (a.type == b.type || (a.tilde && p_.types.underlying(b.type) == a.type) || (b.tilde && p_.types.underlying(a.type) == b.type)) both.push_back(a.tilde ? b : a);
        terms = both;
    }
    into.has_terms = true;
    into.terms = terms;
}

TypeId Checker::interface_type(ExprId e) {
    const std::vector<Field> fields = p_.ast.exprs[e].fields;
    Type out;
    const std::string package = package_ ? p_.packages[package_].path : "";
    for (const Field& field : fields) {
        if (field.names.empty()) continue;
        const std::string name = p_.ast.exprs[field.names[0]].text;
        for (const InterfaceMethod& have : out.methods)
            if (have.name == name) error(p_.ast.exprs[field.names[0]].pos, fmt::format("duplicate method {}", name));
        out.methods.push_back({name, is_exported(name) ? "" : package, type_expr(field.type), p_.ast.exprs[field.names[0]].pos});
    }
    for (const Field& field : fields)
        if (field.names.empty()) embed_interface(out, type_expr(field.type), field.pos);
    return p_.types.interface_of(std::move(out));
}

}  // namespace tw
