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
            x.mode = o.type ? Mode::TypeExpr : Mode::Invalid;
            x.type = o.type;
            if (!o.type) error_at(e, fmt::format("invalid recursive type {}", name));
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
    if (x.mode == Mode::Constant) {
        const Constant whole = constant_to_int(x.value);
        if (!is_numeric(x.type)) return error_at(e, fmt::format("invalid argument: {} {} must be integer", what, describe(x))), false;
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
        if (x.type_args.size() == generic_params_[x.generic].size()) {
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

void Checker::unary(Operand& x, ExprId e, TypeId hint) {
    const Expr node = p_.ast.exprs[e];
    if (node.op == Token::And) {
        ExprId inner = node.x;
        while (p_.ast.exprs[inner].kind == ExprKind::Paren) inner = p_.ast.exprs[inner].x;
        const bool composite_literal = p_.ast.exprs[inner].kind == ExprKind::CompositeLit;
        TypeId elem_hint;
        if (hint && kind(hint) == Kind::Pointer) elem_hint = p_.types.under(hint).elem;
        expr(x, node.x, composite_literal ? elem_hint : TypeId{});
        if (!x.ok()) return;
        if (!composite_literal && x.mode != Mode::Variable) {
            error_at(e, fmt::format("invalid operation: cannot take address of {}", describe(x)));
            x.mode = Mode::Invalid;
            return;
        }
        if (!composite_literal) mark_address_taken(node.x);
        x.mode = Mode::Value;
        x.type = p_.types.pointer_to(x.type);
        return;
    }
    expr(x, node.x, hint);
    if (!x.ok()) return;
    const auto refuse = [&] {
        error_at(e, fmt::format("invalid operation: operator {} not defined on {}", spelling(node.op), describe(x)));
        x.mode = Mode::Invalid;
    };
    if (node.op == Token::Arrow) {
        const Type under = p_.types.under(x.type);
        if (under.kind != Kind::Chan) {
            error_at(e, fmt::format("invalid operation: cannot receive from non-channel {}", describe(x)));
            x.mode = Mode::Invalid;
        } else if (under.dir == ChanDir::Send) {
            error_at(e, fmt::format("invalid operation: cannot receive from send-only channel {}", describe(x)));
            x.mode = Mode::Invalid;
        } else {
            x.mode = Mode::CommaOk;
            x.type = under.elem;
        }
        return;
    }
    const bool fits = node.op == Token::Not ? is_boolean(x.type) : node.op == Token::Xor ? is_integer(x.type) : is_numeric(x.type);
    if (!fits || node.op == Token::Tilde) return refuse();
    if (x.mode == Mode::Constant) {
        const int bits = is_unsigned(x.type) ? static_cast<int>(p_.types.under(x.type).size * 8) : 0;
        x.value = constant_unary(node.op, x.value, bits);
        Constant rounded;
        if (!is_untyped(x.type) && !representable(x.value, x.type, &rounded)) {
            error_at(e, fmt::format("cannot use {} (untyped int constant {}) as {} value in assignment (overflows)", text(e), constant_text(x.value), text(x.type)));
            x.mode = Mode::Invalid;
        }
        return;
    }
    x.mode = Mode::Value;
}

// Brings the two operands of a binary operation to one type where untyped operands are involved.
void Checker::match(Operand& x, Operand& y) {
    const bool ux = is_untyped(x.type), uy = is_untyped(y.type);
    if (ux && uy) {
        const auto rank = [&](TypeId t) { return kind(t); };
        if (is_numeric(x.type) && is_numeric(y.type)) {
            const TypeId larger = rank(x.type) > rank(y.type) ? x.type : y.type;
            x.type = y.type = larger;
        }
        return;
    }
    if (ux != uy) {
        Operand& untyped = ux ? x : y;
        const TypeId target = ux ? y.type : x.type;
        const bool can = untyped.mode == Mode::NilValue || is_interface(target) || (is_boolean(untyped.type) && is_boolean(target)) ||
                         (is_string(untyped.type) && is_string(target)) || (is_numeric(untyped.type) && is_numeric(target));
        if (can) convert_untyped(untyped, target);
    }
}

void Checker::binary(Operand& x, ExprId e, TypeId hint) {
    const Expr node = p_.ast.exprs[e];
    Operand y;
    const bool is_shift = node.op == Token::Shl || node.op == Token::Shr;
    expr(x, node.x, is_shift ? hint : TypeId{});
    expr(y, node.y);
    if (!x.ok() || !y.ok()) {
        x.mode = Mode::Invalid;
        return;
    }
    if (is_shift) return shift(x, y, e);
    const TypeId before_x = x.type, before_y = y.type;
    match(x, y);
    if (!x.ok() || !y.ok()) {
        x.mode = Mode::Invalid;
        return;
    }
    const bool compares = node.op >= Token::Eql && node.op <= Token::Gtr ? true : node.op == Token::Neq || node.op == Token::Leq || node.op == Token::Geq;
    if (compares && node.op != Token::Assign && node.op != Token::Not) return comparison(x, y, e);
    const auto refuse = [&](const std::string& why) {
        error(is_untyped(before_x) && is_untyped(before_y) ? node.start : node.start, why);
        x.mode = Mode::Invalid;
    };
    if (x.type != y.type) {
        if (kind(x.type) == Kind::Invalid || kind(y.type) == Kind::Invalid) return refuse("invalid type");
        return refuse(fmt::format("invalid operation: {} (mismatched types {} and {})", text(e), text(x.type), text(y.type)));
    }
    bool fits = false;
    switch (node.op) {
        case Token::Add: fits = is_numeric(x.type) || is_string(x.type); break;
        case Token::Sub: case Token::Mul: case Token::Quo: fits = is_numeric(x.type); break;
        case Token::Rem: case Token::And: case Token::Or: case Token::Xor: case Token::AndNot: fits = is_integer(x.type); break;
        default: fits = is_boolean(x.type); break;
    }
    if (!fits) return refuse(fmt::format("invalid operation: operator {} not defined on {}", spelling(node.op), describe(x)));
    if ((node.op == Token::Quo || node.op == Token::Rem) && y.mode == Mode::Constant && (is_integer(x.type) || x.mode == Mode::Constant) && constant_sign(y.value) == 0 && !is_complex(y.type)) {
        error_at(node.y, "invalid operation: division by zero");
        x.mode = Mode::Invalid;
        return;
    }
    if (x.mode == Mode::Constant && y.mode == Mode::Constant) {
        x.value = constant_binary(x.value, node.op, y.value, is_integer(x.type));
        if (x.value.kind == ConstantKind::Unknown) {
            error_at(node.y, "invalid operation: division by zero");
            x.mode = Mode::Invalid;
            return;
        }
        Constant rounded;
        if (!is_untyped(x.type)) {
            if (!representable(x.value, x.type, &rounded)) {
                error(node.start, is_integer(x.type) || is_float(x.type) ? fmt::format("{} (constant {} of type {}) overflows {}", text(e), constant_text(x.value), text(x.type), text(x.type)) : "constant overflows");
                x.mode = Mode::Invalid;
                return;
            }
            x.value = rounded;
        } else if (x.value.kind == ConstantKind::Int && constant_bit_length(x.value) > 512) {
            error(node.pos, fmt::format("constant {} overflow", node.op == Token::Mul ? "multiplication" : node.op == Token::Add ? "addition" : "subtraction"));
            x.mode = Mode::Invalid;
        }
        return;
    }
    x.mode = Mode::Value;
}

void Checker::shift(Operand& x, Operand& y, ExprId e) {
    const Expr node = p_.ast.exprs[e];
    const auto fail = [&] { x.mode = Mode::Invalid; };
    Constant whole = x.mode == Mode::Constant ? constant_to_int(x.value) : Constant{};
    if (!(is_integer(x.type) || (is_untyped(x.type) && whole.kind == ConstantKind::Int))) {
        error_at(node.x, fmt::format("invalid operation: shifted operand {} must be integer", describe(x)));
        return fail();
    }
    if (y.mode == Mode::Constant) {
        const Constant count = constant_to_int(y.value);
        if (count.kind != ConstantKind::Int || !is_numeric(y.type)) return error_at(node.y, fmt::format("invalid operation: shift count {} must be integer", describe(y))), fail();
        if (constant_sign(count) < 0) return error_at(node.y, fmt::format("invalid operation: negative shift count {}", describe(y))), fail();
        if (is_untyped(y.type)) convert_untyped(y, basic(Kind::Uint));
        if (x.mode == Mode::Constant) {
            if (constant_bit_length(count) > 14) return error_at(node.y, fmt::format("invalid shift count {}", describe(y))), fail();
            if (is_untyped(x.type) && !is_integer(x.type)) x.type = basic(Kind::UntypedInt);
            x.value = constant_shift(whole, node.op, static_cast<unsigned>(int64_of(count)));
            if (is_untyped(x.type) && constant_bit_length(x.value) > 512) return error(node.pos, "constant shift overflow"), fail();
            Constant rounded;
            if (!is_untyped(x.type) && !representable(x.value, x.type, &rounded)) {
                error(node.start, fmt::format("{} (constant {} of type {}) overflows {}", text(e), constant_text(x.value), text(x.type), text(x.type)));
                return fail();
            }
            return;
        }
    } else {
        if (is_untyped(y.type)) convert_untyped(y, basic(Kind::Uint));
        if (!y.ok() || !is_integer(y.type)) return error_at(node.y, fmt::format("invalid operation: shift count {} must be integer", describe(y))), fail();
        // a non-constant shift of an untyped constant: its type comes from the context
        if (x.mode == Mode::Constant && is_untyped(x.type)) x.mode = Mode::Value;
    }
    if (x.mode != Mode::Value || !is_untyped(x.type)) x.mode = Mode::Value;
}

bool Checker::comparable(TypeId type) const {
    const Type& under = p_.types.under(type);
    switch (under.kind) {
        case Kind::Slice: case Kind::Map: case Kind::Func: return false;
        case Kind::Array: return comparable(under.elem);
        case Kind::Struct:
            for (const StructField& field : under.fields)
                if (!comparable(field.type)) return false;
            return true;
        default: return under.kind != Kind::UntypedNil;
    }
}

bool Checker::ordered(TypeId type) const { return is_integer(type) || is_float(type) || is_string(type); }

void Checker::comparison(Operand& x, Operand& y, ExprId e) {
    const Expr node = p_.ast.exprs[e];
    const bool equality = node.op == Token::Eql || node.op == Token::Neq;
    const auto refuse = [&](const std::string& why) {
        error(node.start, fmt::format("invalid operation: {} ({})", text(e), why));
        x.mode = Mode::Invalid;
    };
    const bool nil_x = x.mode == Mode::NilValue || kind(x.type) == Kind::UntypedNil, nil_y = y.mode == Mode::NilValue || kind(y.type) == Kind::UntypedNil;
    if (!assignable(x, y.type) && !assignable(y, x.type)) return refuse(fmt::format("mismatched types {} and {}", text(x.type), text(y.type)));
    if (nil_x && nil_y) return error(node.start, fmt::format("invalid operation: {} (operator {} not defined on nil)", text(e), spelling(node.op))), void(x.mode = Mode::Invalid);
    if (equality) {
        const bool against_nil = x.mode == Mode::NilValue || y.mode == Mode::NilValue;
        if (!against_nil) {
            for (const Operand* operand : {&x, &y}) {
                if (comparable(operand->type)) continue;
                const Kind k = kind(operand->type);
                if (k == Kind::Slice || k == Kind::Map || k == Kind::Func)
                    return refuse(fmt::format("{} can only be compared to nil", k == Kind::Slice ? "slice" : k == Kind::Map ? "map" : "func"));
                return refuse(k == Kind::Struct ? fmt::format("struct containing uncomparable field cannot be compared") : fmt::format("{} cannot be compared", text(operand->type)));
            }
        }
    } else if (!ordered(x.type) || !ordered(y.type)) {
        const Operand& bad = ordered(x.type) ? y : x;
        const Kind k = kind(bad.type);
        const char* what = k == Kind::Interface ? "interface" : k == Kind::Pointer ? "pointer" : k == Kind::Struct ? "struct" : k == Kind::Slice ? "slice"
                           : k == Kind::Map ? "map" : k == Kind::Func ? "func" : k == Kind::Chan ? "chan" : k == Kind::Array ? "array" : nullptr;
        return refuse(fmt::format("operator {} not defined on {}", spelling(node.op), what ? what : text(bad.type)));
    }
    if (x.mode == Mode::Constant && y.mode == Mode::Constant) {
        x.value = constant_bool(constant_compare(x.value, node.op, y.value));
    } else {
        x.mode = Mode::Value;
        // operands that are still untyped get their default types now
        if (is_untyped(x.type) && !nil_x) update_untyped(node.x, default_type(x.type));
        if (is_untyped(y.type) && !nil_y) update_untyped(node.y, default_type(y.type));
    }
    x.type = basic(Kind::UntypedBool);
}

}  // namespace tw
