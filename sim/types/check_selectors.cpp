// Selectors, indices, slices and type assertions [spec Primary expressions].
#include <fmt/format.h>

#include "sim/types/checker_internal.h"

namespace tw {

void Checker::selector(Operand& x, ExprId e) {
    const Expr node = p_.ast.exprs[e];
    x.expr = e;
    x.mode = Mode::Invalid;
    const Expr left = p_.ast.exprs[node.x];
    if (left.kind == ExprKind::Ident) {
        const ObjectId package_object = find(left.text);
        if (package_object && p_.objects[package_object].kind == ObjectKind::Package) {
            if (!imported_.count(package_object)) return;  // the import was refused
            const PackageId package = imported_[package_object];
            const auto& names = packages_[package].names;
            const auto found = names.find(node.text);
            const std::string shown = left.text + "." + node.text;
            p_.objects_of.resize(std::max(p_.objects_of.size(), p_.ast.exprs.size()));
            p_.objects_of[node.x.index] = package_object;
            if (found == names.end()) return error(node.pos2, fmt::format("undefined: {}", shown));
            if (!is_exported(node.text) && package_ != package) return error(node.pos2, fmt::format("name {} not exported by package {}", node.text, p_.packages[package].path));
            const ObjectId object = found->second;
            p_.objects_of[e.index] = object;
            Selection selection;
            selection.kind = SelectionKind::Qualified;
            selection.object = object;
            p_.selections[e] = selection;
            resolve(object);
            const Object& o = p_.objects[object];
            x.type = o.type;
            switch (o.kind) {
                case ObjectKind::Constant: x.mode = Mode::Constant; x.value = o.constant ? p_.constants[o.constant] : Constant{}; break;
                case ObjectKind::TypeName: x.mode = Mode::TypeExpr; break;
                case ObjectKind::Variable: x.mode = Mode::Variable; break;
                case ObjectKind::Function: x.mode = Mode::Value; if (generic_params_.count(object)) x.generic = object; break;
                case ObjectKind::Builtin: x.mode = Mode::Builtin; x.builtin = static_cast<Builtin>(o.builtin); break;
                default: break;
            }
            return;
        }
    }
    if (node.text == "_") return error(node.pos2, "cannot refer to blank field or method");
    bool is_type = false;
    Operand base;
    if (auto type = try_type(node.x)) {
        is_type = true;
        base.mode = Mode::TypeExpr;
        base.type = *type;
        base.expr = node.x;
    } else {
        expr(base, node.x);
    }
    if (!base.ok()) return;
    const std::string package = p_.packages[package_].path;
    const Member m = find_member(p_, base.type, node.text, package);
    if (m.kind == Member::Kind::None || m.kind == Member::Kind::Ambiguous) {
        if (m.kind == Member::Kind::Ambiguous) return error(node.pos2, fmt::format("ambiguous selector {}", text(e)));
        const bool pointer_to_interface = kind(base.type) == Kind::Pointer && is_interface(p_.types.under(base.type).elem);
        if (pointer_to_interface) return error(node.pos2, fmt::format("{} undefined (type {} is pointer to interface, not interface)", text(e), text(base.type)));
        for (const auto& [id, unused] : packages_) {  // it is there, but belongs to another package
            const Member hidden = id == package_ ? Member{} : find_member(p_, base.type, node.text, p_.packages[id].path);
            if (hidden.kind == Member::Kind::None || hidden.kind == Member::Kind::Ambiguous) continue;
            return error(node.pos2, fmt::format("{} undefined (cannot refer to unexported {} {})", text(e), hidden.kind == Member::Kind::Field ? "field" : "method", node.text));
        }
        std::string changed = node.text;
        changed[0] = static_cast<char>(is_exported(node.text) ? std::tolower(changed[0]) : std::toupper(changed[0]));
        const Member other = find_member(p_, base.type, changed, package);
        if (other.kind == Member::Kind::Field || other.kind == Member::Kind::Method)
            return error(node.pos2, fmt::format("{} undefined (type {} has no field or method {}, but does have {} {})", text(e), text(base.type), node.text, other.kind == Member::Kind::Field ? "field" : "method", changed));
        return error(node.pos2, fmt::format("{} undefined (type {} has no field or method {})", text(e), text(base.type), node.text));
    }
    Selection selection;
    selection.path = m.path;
    selection.receiver = base.type;
    selection.indirect = m.indirect;
    selection.object = m.object;
    selection.method_index = m.method_index;
    if (m.kind == Member::Kind::Method && m.object && owner_) uses_[owner_].insert(m.object);
    if (is_type) {
        if (m.kind == Member::Kind::Field) return error(node.pos2, fmt::format("{} undefined (type {} has no method {})", text(e), text(base.type), node.text));
        const bool pointer = kind(base.type) == Kind::Pointer;
        if (m.kind == Member::Kind::Method && m.pointer_receiver && !pointer && !m.indirect)
            return error(node.pos2, fmt::format("invalid method expression {} (needs pointer receiver (*{}).{})", text(e), text(base.type), node.text));
        std::vector<TypeId> params{base.type};
        const Type signature = p_.types[m.type];
        params.insert(params.end(), signature.params.begin(), signature.params.end());
        selection.kind = SelectionKind::MethodExpression;
        p_.selections[e] = selection;
        x.mode = Mode::Value;
        x.type = p_.types.func_of(params, signature.results, signature.variadic);
        return;
    }
    if (m.kind == Member::Kind::Field) {
        selection.kind = SelectionKind::Field;
        p_.selections[e] = selection;
        x.mode = base.mode == Mode::Variable || m.indirect ? Mode::Variable : Mode::Value;
        x.type = m.type;
        return;
    }
    if (m.kind == Member::Kind::Method && m.pointer_receiver) {
        const bool pointer = kind(base.type) == Kind::Pointer && m.path.empty();
        if (!pointer && !m.indirect) {
            if (base.mode != Mode::Variable)
                return error_at(e, fmt::format("cannot call pointer method {} on {}", node.text, text(base.type)));
            mark_address_taken(node.x);
        }
    }
    selection.kind = m.kind == Member::Kind::Method ? SelectionKind::Method : SelectionKind::InterfaceMethod;
    p_.selections[e] = selection;
    x.mode = Mode::Value;
    x.type = m.type;
}

// A constant or variable index; false when it was reported. `max` < 0: no bound known.
bool Checker::index_value(ExprId e, std::int64_t max, const char* what, std::int64_t* value) {
    Operand x;
    expr(x, e);
    if (!x.ok()) return false;
    if (x.mode == Mode::NilValue) return error_at(e, fmt::format("invalid argument: {} {} must be integer", what, describe(x))), false;
    if (x.mode == Mode::Constant) {
        const Constant whole = constant_to_int(x.value);
        if (!is_untyped(x.type) && whole.kind == ConstantKind::Int && constant_sign(whole) >= 0 && is_integer(x.type) && !fits_int64(whole) && max < 0)
            return error_at(e, fmt::format("invalid argument: {} {} overflows int", what, describe(x))), false;
        if (!is_numeric(x.type) || (!is_untyped(x.type) && !is_integer(x.type))) return error_at(e, fmt::format("invalid argument: {} {} must be integer", what, describe(x))), false;
        if (whole.kind != ConstantKind::Int) return error_at(e, fmt::format("{} truncated to int", describe(x).empty() ? text(e) : text(e) + " (untyped float constant)")), false;
        if (constant_sign(whole) < 0) return error_at(e, fmt::format("invalid argument: {} {} must not be negative", what, describe(x))), false;
        if (max >= 0 && (!fits_int64(whole) || int64_of(whole) >= max))
            return error_at(e, fmt::format("invalid argument: {} {} out of bounds [0:{}]", what, text(e), max)), false;
        if (value) *value = int64_of(whole);
        if (is_untyped(x.type)) convert_untyped(x, basic(Kind::Int));
        return true;
    }
    if (is_untyped(x.type)) convert_untyped(x, basic(Kind::Int));
    if (!x.ok()) return false;
    if (!is_integer(x.type)) return error_at(e, fmt::format("invalid argument: {} {} must be integer", what, describe(x))), false;
    return true;
}

void Checker::index(Operand& x, ExprId e) {
    const Expr node = p_.ast.exprs[e];
    if (auto type = try_type(e)) {
        x.mode = Mode::TypeExpr;
        x.type = *type;
        return;
    }
    Operand base;
    raw_expr(base, node.x);
    if (base.ok() && base.generic) {  // explicit type arguments
        x = base;
        for (ExprId arg : node.list) x.type_args.push_back(type_expr(arg));
        const std::vector<TypeId>& params = generic_params_[x.generic];
        if (x.type_args.size() < params.size()) {  // constraints may tell the rest, F[[]int] of F[S ~[]E, E any]
            std::map<TypeId, TypeId> bound;
            for (std::size_t i = 0; i < params.size(); i++) bound[params[i]] = i < x.type_args.size() ? x.type_args[i] : TypeId{};
            if (infer_from_constraints(params, bound))
                for (std::size_t i = x.type_args.size(); i < params.size(); i++) x.type_args.push_back(bound[params[i]]);
        }
        if (x.type_args.size() == params.size()) {
            TypeId signature;
            const FuncId f = instantiate_function(x.generic, x.type_args, node.start, &signature);
            if (f) p_.instances[e] = f;
            x.generic = {};
            x.type = signature;
            if (!signature) x.mode = Mode::Invalid;
        }
        return;
    }
    if (!base.ok()) return;
    const ExprId at = node.list[0];
    Type under = p_.types.under(base.type);
    x.mode = Mode::Variable;
    if (under.kind == Kind::Pointer && kind(under.elem) == Kind::Array) {
        under = p_.types.under(under.elem);
        x.type = under.elem;
        index_value(at, under.length, "index");
        return;
    }
    switch (under.kind) {
        case Kind::String: case Kind::UntypedString: {
            std::int64_t value = -1;
            const bool good = index_value(at, base.mode == Mode::Constant ? static_cast<std::int64_t>(base.value.text.size()) : -1, "index", &value);
            x.mode = Mode::Value;
            x.type = basic(Kind::Uint8);
            if (is_untyped(base.type)) convert_untyped(base, basic(Kind::String));
            (void)good;
            break;
        }
        case Kind::Array:
            x.mode = base.mode == Mode::Variable ? Mode::Variable : Mode::Value;
            x.type = under.elem;
            index_value(at, under.length, "index");
            break;
        case Kind::Slice:
            x.type = under.elem;
            index_value(at, -1, "index");
            break;
        case Kind::Map: {
            Operand key;
            expr(key, at, under.key);
            assignment(key, under.key, "map index");
            x.mode = Mode::MapIndex;
            x.type = under.elem;
            break;
        }
        default:
            error_at(e, fmt::format("invalid operation: cannot index {}", describe(base)));
            x.mode = Mode::Invalid;
    }
}

void Checker::slice(Operand& x, ExprId e) {
    const Expr node = p_.ast.exprs[e];
    expr(x, node.x);
    if (!x.ok()) return;
    const Type under = p_.types.under(x.type);
    std::int64_t length = -1;
    switch (under.kind) {
        case Kind::String: case Kind::UntypedString:
            if (node.flag) error_at(e, fmt::format("invalid operation: 3-index slice of string"));
            if (x.mode == Mode::Constant) length = static_cast<std::int64_t>(x.value.text.size()) + 1;
            if (is_untyped(x.type)) convert_untyped(x, basic(Kind::String));
            break;
        case Kind::Array:
            length = under.length + 1;
            if (x.mode != Mode::Variable) {
                error_at(e, fmt::format("invalid operation: {} (slice of unaddressable value)", describe(x)));
                x.mode = Mode::Invalid;
                return;
            }
            mark_address_taken(node.x);
            x.type = p_.types.slice_of(under.elem);
            break;
        case Kind::Pointer:
            if (kind(under.elem) == Kind::Array) {
                length = p_.types.under(under.elem).length + 1;
                x.type = p_.types.slice_of(p_.types.under(under.elem).elem);
                break;
            }
            [[fallthrough]];
        default:
            if (under.kind != Kind::Slice) {
                error_at(e, fmt::format("cannot slice {}", describe(x)));
                x.mode = Mode::Invalid;
                return;
            }
    }
    std::int64_t last = -1;
    for (ExprId bound : {node.y, node.z, node.w}) {
        if (!bound) continue;
        std::int64_t value = -1;
        if (index_value(bound, length, "index", &value) && value >= 0) {
            if (value < last) error_at(bound, fmt::format("invalid slice indices: {} < {}", value, last));
            last = std::max(last, value);
        }
    }
    x.mode = Mode::Value;
}

void Checker::type_assert(Operand& x, ExprId e) {
    const Expr node = p_.ast.exprs[e];
    expr(x, node.x);
    if (!x.ok()) return;
    if (!node.y) {
        error_at(e, "invalid syntax tree: use of .(type) outside type switch");
        x.mode = Mode::Invalid;
        return;
    }
    if (!is_interface(x.type)) {
        error_at(node.x, fmt::format("invalid operation: {} is not an interface", text(node.x) + " (" + describe(x).substr(text(node.x).size() + 2)));
        x.mode = Mode::Invalid;
        type_expr(node.y);
        return;
    }
    const TypeId target = type_expr(node.y);
    if (!is_interface(target) && kind(target) != Kind::Invalid) {
        const std::string why = missing_method(p_, target, x.type);
        if (!why.empty()) error_at(e, fmt::format("impossible type assertion: {}\n\t{} does not implement {} ({})", text(e), text(target), text(x.type), why));
    }
    x.mode = Mode::CommaOk;
    x.type = target;
}

void Checker::mark_address_taken(ExprId e) {
    const Expr& node = p_.ast.exprs[e];
    switch (node.kind) {
        case ExprKind::Paren: mark_address_taken(node.x); break;
        case ExprKind::Ident:
            if (const ObjectId o = p_.objects_of[e.index]) p_.objects[o].address_taken = true;
            break;
        case ExprKind::Selector:
            if (kind(p_.info[node.x.index].type) == Kind::Struct && p_.info[node.x.index].mode == Mode::Variable) mark_address_taken(node.x);
            break;
        case ExprKind::Index:
            if (kind(p_.info[node.x.index].type) == Kind::Array) mark_address_taken(node.x);
            break;
        default: break;
    }
}

}  // namespace tw
