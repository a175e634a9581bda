#include <fmt/format.h>

#include "sim/types/checker_internal.h"

namespace tw {

void Checker::call(Operand& x, ExprId e, TypeId) {
    const Expr node = p_.ast.exprs[e];
    if (auto type = try_type(node.x)) {
        if (node.list.size() != 1) {
            error(node.list.empty() ? node.end : p_.ast.exprs[node.list.back()].start,
                  fmt::format("{} arguments in conversion to {}", node.list.empty() ? "missing" : "too many", text(*type)));
            return;
        }
        expr(x, node.list[0], *type);
        conversion(x, *type, e);
        return;
    }
    Operand fun;
    raw_expr(fun, node.x);
    if (!fun.ok()) {
        for (ExprId arg : node.list) {
            Operand ignored;
            raw_expr(ignored, arg);
        }
        return;
    }
    if (fun.mode == Mode::Builtin) return builtin(x, e, fun.builtin);
    if (kind(fun.type) != Kind::Func) {
        error_at(e, fmt::format("invalid operation: cannot call non-function {}", describe(fun)));
        return;
    }
    std::vector<Operand> args;
    arguments(fun, e, args);
    if (fun.generic) {
        fun.expr = node.x;
        if (!infer(fun.generic, args, fun.type_args, e)) return;
        TypeId signature;
        const FuncId f = instantiate_function(fun.generic, fun.type_args, node.start, &signature);
        if (!signature) return;
        if (f) p_.instances[node.x] = f;
        fun.type = signature;
        fun.generic = {};
        record(fun);
    }
    check_arguments(fun, fun.type, args, e);
    const Type signature = p_.types.under(fun.type);
    x.mode = signature.results.empty() ? Mode::NoValue : Mode::Value;
    x.type = signature.results.size() == 1 ? signature.results[0] : p_.types.tuple_of(signature.results);
}

// The argument operands; f(g()) with a multi-valued g gives one operand per result.
void Checker::arguments(Operand& fun, ExprId e, std::vector<Operand>& args) {
    const Expr node = p_.ast.exprs[e];
    const Type signature = p_.types.under(fun.type);
    if (node.list.size() == 1 && !node.flag) {
        Operand only;
        const TypeId hint = !fun.generic && !signature.params.empty() && !(signature.variadic && signature.params.size() == 1) ? signature.params[0] : TypeId{};
        raw_expr(only, node.list[0], hint);
        if (only.ok() && only.mode != Mode::NoValue && only.mode != Mode::TypeExpr && kind(only.type) == Kind::Tuple) {
            for (TypeId type : p_.types[only.type].results) {
                Operand each;
                each.mode = Mode::Value;
                each.type = type;
                each.expr = node.list[0];
                args.push_back(each);
            }
            return;
        }
        if (only.ok() && (only.mode == Mode::NoValue || only.mode == Mode::TypeExpr || only.mode == Mode::Builtin)) expr(only, node.list[0], hint);
        args.push_back(only);
        return;
    }
    for (std::size_t i = 0; i < node.list.size(); i++) {
        Operand arg;
        TypeId hint;
        if (!fun.generic && i < signature.params.size() && !(signature.variadic && i + 1 >= signature.params.size())) hint = signature.params[i];
        raw_expr(arg, node.list[i], hint);
        const bool waits = arg.ok() && arg.generic;
        if (arg.ok() && !waits && (arg.mode == Mode::NoValue || arg.mode == Mode::TypeExpr || arg.mode == Mode::Builtin || kind(arg.type) == Kind::Tuple)) expr(arg, node.list[i], hint);
        args.push_back(arg);
    }
}

void Checker::check_arguments(const Operand& fun, TypeId signature_id, std::vector<Operand>& args, ExprId e) {
    const Expr node = p_.ast.exprs[e];
    const Type signature = p_.types.under(signature_id);
    const std::size_t wanted = signature.params.size();
    for (const Operand& arg : args)
        if (!arg.ok()) return;
    const bool spread = node.flag;
    if (spread && !signature.variadic) {
        error_at(node.list.back(), fmt::format("have (...) but function is not variadic: cannot use ... in call to non-variadic {}", text(node.x)));
        return;
    }
    const bool enough = signature.variadic && !spread ? args.size() + 1 >= wanted : args.size() == wanted;
    if (!enough) {
        std::string have;
        for (const Operand& arg : args) have += (have.empty() ? "" : ", ") + (is_untyped(arg.type) && is_numeric(arg.type) ? std::string("number") : is_untyped(arg.type) ? (arg.mode == Mode::NilValue ? "nil" : text(default_type(arg.type))) : text(arg.type));
        const std::string want = text(p_.types.func_of(signature.params, {}, signature.variadic)).substr(4);
        const bool few = args.size() < wanted;
        Pos at = node.end;
        at.offset--;
        if (!few) at = p_.ast.exprs[node.list[std::min(wanted, node.list.size() - 1)]].start;
        error(at, fmt::format("{} arguments in call to {}\n\thave ({})\n\twant {}", few ? "not enough" : "too many", text(node.x), have, want));
        return;
    }
    for (std::size_t i = 0; i < args.size(); i++) {
        TypeId target = i < wanted ? signature.params[i] : signature.params.back();
        if (signature.variadic && !spread && i + 1 >= wanted) target = p_.types.under(signature.params.back()).elem;
        assignment(args[i], target, fmt::format("argument to {}", text(fun.expr)));
    }
}

// f(g()) where f is built in and g has several results: checked on the results' types.
bool Checker::builtin_of_tuple(Operand& x, ExprId e, Builtin id) {
    const Expr node = p_.ast.exprs[e];
    if (node.list.size() != 1 || p_.ast.exprs[node.list[0]].kind != ExprKind::Call) return false;
    if (id != Builtin::Complex && id != Builtin::Print && id != Builtin::Println && id != Builtin::Append && id != Builtin::Copy && id != Builtin::Delete) return false;
    Operand all;
    raw_expr(all, node.list[0]);
    if (!all.ok() || all.mode == Mode::NoValue || all.mode == Mode::TypeExpr || kind(all.type) != Kind::Tuple) return false;
    const std::vector<TypeId> types = p_.types[all.type].results;
    x.mode = Mode::NoValue;
    if (id == Builtin::Complex) {
        if (types.size() != 2 || types[0] != types[1] || !is_float(types[0])) return error_at(e, fmt::format("invalid operation: {} (mismatched types)", text(e))), true;
        x.mode = Mode::Value;
        x.type = basic(kind(types[0]) == Kind::Float32 ? Kind::Complex64 : Kind::Complex128);
    } else if (id == Builtin::Append || id == Builtin::Copy) {
        x.mode = Mode::Value;
        x.type = id == Builtin::Append ? types[0] : basic(Kind::Int);
    }
    return true;
}

void Checker::builtin(Operand& x, ExprId e, Builtin id) {
    const Expr node = p_.ast.exprs[e];
    const std::size_t count = node.list.size();
    if (builtin_of_tuple(x, e, id)) return;
    struct Arity { std::size_t least, most; };
    const Arity arity = [&]() -> Arity {
        switch (id) {
            case Builtin::Append: case Builtin::Max: case Builtin::Min: return {1, ~0ul};
            case Builtin::Print: case Builtin::Println: return {0, ~0ul};
            case Builtin::Make: return {1, 3};
            case Builtin::Complex: case Builtin::Copy: case Builtin::Delete: case Builtin::UnsafeAdd: case Builtin::UnsafeSlice: case Builtin::UnsafeString: return {2, 2};
            case Builtin::Recover: return {0, 0};
            default: return {1, 1};
        }
    }();
    if (count < arity.least || count > arity.most) {
        Pos at = node.end;
        at.offset--;
        error(count < arity.least ? at : p_.ast.exprs[node.list[arity.most]].start,
              fmt::format("{} arguments for {} (expected {}, found {})", count < arity.least ? "not enough" : "too many", text(e), count < arity.least ? arity.least : arity.most, count));
        return;
    }
    if (node.flag && id != Builtin::Append) return error_at(e, fmt::format("invalid operation: invalid use of ... in call to {}", text(node.x)));
    if (node.flag && count != 2) return error_at(e, fmt::format("can only use ... with matching parameter: {} arguments in call to append", count < 2 ? "not enough" : "too many"));
    if (builtin_sizes(x, e, id)) return;
    switch (id) {
        case Builtin::Append: return builtin_append(x, e);
        case Builtin::Make: case Builtin::New: return builtin_make_new(x, e, id);
        case Builtin::Complex: case Builtin::Real: case Builtin::Imag: return builtin_complex(x, e, id);
        case Builtin::Max: case Builtin::Min: return builtin_min_max(x, e, id);
        case Builtin::Panic: {
            Operand arg;
            expr(arg, node.list[0]);
            assignment(arg, p_.types.any_type, "argument to panic");
            x.mode = Mode::NoValue;
            break;
        }
        case Builtin::Print: case Builtin::Println:
            for (ExprId item : node.list) {
                Operand arg;
                expr(arg, item);
                assignment(arg, {}, fmt::format("argument to built-in {}", text(node.x)));
            }
            x.mode = Mode::NoValue;
            break;
        case Builtin::Recover:
            if (function_) p_.functions[function_].has_recover = true;
            x.mode = Mode::Value;
            x.type = p_.types.any_type;
            break;
        case Builtin::Close: case Builtin::Clear: {
            Operand arg;
            expr(arg, node.list[0]);
            if (!arg.ok()) return;
            const Kind k = kind(arg.type);
            const bool fits = id == Builtin::Close ? k == Kind::Chan : k == Kind::Map || k == Kind::Slice;
            if (!fits) return error_at(node.list[0], id == Builtin::Close ? fmt::format("invalid operation: cannot close non-channel {}", describe(arg)) : fmt::format("invalid argument: clear {} must be a map or slice", describe(arg)));
            if (id == Builtin::Close && p_.types.under(arg.type).dir == ChanDir::Recv) return error_at(node.list[0], fmt::format("invalid operation: cannot close receive-only channel {}", describe(arg)));
            x.mode = Mode::NoValue;
            break;
        }
        case Builtin::Copy: {
            Operand to, from;
            expr(to, node.list[0]);
            expr(from, node.list[1]);
            if (!to.ok() || !from.ok()) return;
            if (is_untyped(from.type) && is_string(from.type)) convert_untyped(from, basic(Kind::String));
            const Type a = p_.types.under(to.type), b = p_.types.under(from.type);
            const bool bytes = a.kind == Kind::Slice && kind(a.elem) == Kind::Uint8 && b.kind == Kind::String;
            if (!bytes && (a.kind != Kind::Slice || b.kind != Kind::Slice)) return error_at(e, fmt::format("invalid argument: copy expects slice arguments; found {} and {}", describe(to), describe(from)));
            if (!bytes && a.elem != b.elem) return error_at(e, fmt::format("invalid argument: arguments to copy {} and {} have different element types {} and {}", describe(to), describe(from), text(a.elem), text(b.elem)));
            x.mode = Mode::Value;
            x.type = basic(Kind::Int);
            break;
        }
        case Builtin::Delete: {
            Operand map, key;
            expr(map, node.list[0]);
            if (!map.ok()) return;
            if (kind(map.type) != Kind::Map) return error_at(node.list[0], fmt::format("invalid argument: {} is not a map", describe(map)));
            expr(key, node.list[1]);
            assignment(key, p_.types.under(map.type).key, "argument to delete");
            x.mode = Mode::NoValue;
            break;
        }
        default: builtin_unsafe(x, e, id);
    }
}

// len, cap and the sizes of package unsafe. True when it was one of them.
bool Checker::builtin_sizes(Operand& x, ExprId e, Builtin id) {
    const Expr node = p_.ast.exprs[e];
    if (id == Builtin::Len || id == Builtin::Cap) {
        Operand arg;
        expr(arg, node.list[0]);
        if (!arg.ok()) return true;
        Type under = p_.types.under(arg.type);
        if (under.kind == Kind::Pointer && kind(under.elem) == Kind::Array) under = p_.types.under(under.elem);
        const bool string = under.kind == Kind::String || under.kind == Kind::UntypedString;
        const bool fits = under.kind == Kind::Slice || under.kind == Kind::Array || under.kind == Kind::Chan || (id == Builtin::Len && (string || under.kind == Kind::Map));
        if (!fits) return error_at(node.list[0], fmt::format("invalid argument: {} for built-in {}", describe(arg), id == Builtin::Len ? "len" : "cap")), true;
        x.mode = Mode::Value;
        x.type = basic(Kind::Int);
        if (string && arg.mode == Mode::Constant) {
            x.mode = Mode::Constant;
            x.value = constant_int(static_cast<std::int64_t>(arg.value.text.size()));
        }
        if (is_untyped(arg.type)) convert_untyped(arg, basic(Kind::String));
        if (under.kind == Kind::Array) {
            // constant unless something must be evaluated
            bool evaluates = false;
            std::vector<ExprId> work{node.list[0]};
            while (!work.empty()) {
                const Expr n = p_.ast.exprs[work.back()];
                work.pop_back();
                evaluates |= (n.kind == ExprKind::Call && p_.info[n.x.index].mode != Mode::TypeExpr) || (n.kind == ExprKind::Unary && n.op == Token::Arrow);
                for (ExprId child : {n.x, n.y}) if (child && n.kind != ExprKind::FuncLit) work.push_back(child);
                work.insert(work.end(), n.list.begin(), n.list.end());
            }
            if (!evaluates) x.mode = Mode::Constant, x.value = constant_int(under.length);
        }
        return true;
    }
    if (id != Builtin::UnsafeSizeof && id != Builtin::UnsafeAlignof && id != Builtin::UnsafeOffsetof) return false;
    unsafe_size(x, node, id);
    return true;
}

void Checker::builtin_append(Operand& x, ExprId e) {
    const Expr node = p_.ast.exprs[e];
    expr(x, node.list[0]);
    if (!x.ok()) return;
    if (x.mode == Mode::NilValue) {
        error_at(node.list[0], "first argument to append must be a typed slice; have untyped nil");
        x.mode = Mode::Invalid;
        return;
    }
    const Type under = p_.types.under(x.type);
    if (under.kind != Kind::Slice) {
        error_at(node.list[0], fmt::format("invalid argument: {} is not a slice", describe(x)));
        x.mode = Mode::Invalid;
        return;
    }
    for (std::size_t i = 1; i < node.list.size(); i++) {
        Operand arg;
        const bool spread = node.flag && i + 1 == node.list.size();
        expr(arg, node.list[i], spread ? x.type : under.elem);
        if (spread && kind(under.elem) == Kind::Uint8 && arg.ok() && is_string(arg.type)) {
            if (is_untyped(arg.type)) convert_untyped(arg, basic(Kind::String));
            continue;
        }
        assignment(arg, spread ? p_.types.slice_of(under.elem) : under.elem, "argument to append");
    }
    x.mode = Mode::Value;
}

void Checker::builtin_make_new(Operand& x, ExprId e, Builtin id) {
    const Expr node = p_.ast.exprs[e];
    if (id == Builtin::New) {
        if (auto type = try_type(node.list[0])) {
            x.mode = Mode::Value;
            x.type = p_.types.pointer_to(*type);
            return;
        }
        Operand value;  // new(expression), since 1.26
        expr(value, node.list[0]);
        assignment(value, {}, "argument to new");
        if (!value.ok()) return;
        x.mode = Mode::Value;
        x.type = p_.types.pointer_to(value.type);
        return;
    }
    const TypeId type = type_expr(node.list[0]);
    const Kind k = kind(type);
    if (k != Kind::Slice && k != Kind::Map && k != Kind::Chan) {
        if (k != Kind::Invalid) error_at(node.list[0], fmt::format("invalid argument: cannot make {}; type must be slice, map, or channel", text(node.list[0])));
        return;
    }
    if (k == Kind::Slice && node.list.size() < 2) return error_at(e, fmt::format("invalid operation: {} expects 2 or 3 arguments; found 1", text(e)));
    if (k != Kind::Slice && node.list.size() > 2) return error_at(e, fmt::format("invalid operation: {} expects 1 or 2 arguments; found 3", text(e)));
    std::int64_t sizes[2] = {-1, -1};
    for (std::size_t i = 1; i < node.list.size(); i++) index_value(node.list[i], -1, "index", &sizes[i - 1]);
    if (sizes[0] >= 0 && sizes[1] >= 0 && sizes[0] > sizes[1]) error_at(node.list[1], fmt::format("invalid argument: length and capacity swapped"));
    x.mode = Mode::Value;
    x.type = type;
}

void Checker::builtin_complex(Operand& x, ExprId e, Builtin id) {
    const Expr node = p_.ast.exprs[e];
    expr(x, node.list[0]);
    if (!x.ok()) return;
    if (id == Builtin::Complex) {
        Operand y;
        expr(y, node.list[1]);
        if (!y.ok()) { x.mode = Mode::Invalid; return; }
        match(x, y);
        if (is_untyped(x.type) && is_untyped(y.type) && x.mode == Mode::Constant && y.mode == Mode::Constant) {
            x.value = constant_complex(constant_to_float(x.value), constant_to_float(y.value));
            x.type = basic(Kind::UntypedComplex);
            return;
        }
        if (is_untyped(x.type)) convert_untyped(x, basic(Kind::Float64)), convert_untyped(y, basic(Kind::Float64));
        if (x.type != y.type || !is_float(x.type)) {
            error_at(e, fmt::format("invalid operation: {} (mismatched types {} and {})", text(e), text(x.type), text(y.type)));
            x.mode = Mode::Invalid;
            return;
        }
        if (x.mode == Mode::Constant && y.mode == Mode::Constant) x.value = constant_complex(x.value, y.value);
        else x.mode = Mode::Value;
        x.type = basic(kind(x.type) == Kind::Float32 ? Kind::Complex64 : Kind::Complex128);
        return;
    }
    if (is_untyped(x.type) && x.mode != Mode::Constant) convert_untyped(x, basic(Kind::Complex128));
    if (x.mode == Mode::Constant && is_numeric(x.type) && (is_untyped(x.type) || is_complex(x.type))) {
        const Constant z = constant_to_complex(x.value);
        x.value = id == Builtin::Real ? constant_real(z) : constant_imag(z);
        if (is_untyped(x.type)) {
            x.type = basic(Kind::UntypedFloat);
            return;
        }
    } else if (x.ok()) {
        x.mode = Mode::Value;
    }
    if (!is_complex(x.type)) {
        error_at(node.list[0], fmt::format("invalid argument: {} not of complex type", describe(x)));
        x.mode = Mode::Invalid;
        return;
    }
    x.type = basic(kind(x.type) == Kind::Complex64 ? Kind::Float32 : Kind::Float64);
}

void Checker::builtin_min_max(Operand& x, ExprId e, Builtin id) {
    const Expr node = p_.ast.exprs[e];
    expr(x, node.list[0]);
    std::vector<ExprId> done{node.list[0]};
    for (std::size_t i = 1; i < node.list.size() && x.ok(); i++) {
        Operand y;
        expr(y, node.list[i]);
        if (!y.ok()) { x.mode = Mode::Invalid; return; }
        match(x, y);
        if (!x.ok() || !y.ok() || x.type != y.type || !ordered(x.type)) {
            error_at(node.list[i], fmt::format("invalid argument: mismatched types {} (previous argument) and {} (type of {})", text(x.type), text(y.type), text(node.list[i])));
            x.mode = Mode::Invalid;
            return;
        }
        done.push_back(node.list[i]);
        if (x.mode == Mode::Constant && y.mode == Mode::Constant) {
            if (constant_compare(y.value, id == Builtin::Min ? Token::Lss : Token::Gtr, x.value)) x.value = y.value;
        } else {
            x.mode = Mode::Value;
        }
    }
    if (!x.ok()) return;
    if (!ordered(x.type)) {
        error_at(node.list[0], fmt::format("invalid argument: {} cannot be ordered", describe(x)));
        x.mode = Mode::Invalid;
        return;
    }
    if (x.mode != Mode::Constant && !is_untyped(x.type))
        for (ExprId arg : done) update_untyped(arg, x.type);
}

// Type identity that ignores struct tags [spec Conversions].
bool Checker::identical_but_tags(TypeId x, TypeId y, int depth) const {
    if (x == y) return true;
    const Type &a = p_.types[x], &b = p_.types[y];
    if (a.object || b.object || a.kind != b.kind || depth > 50) return false;
    const auto lists = [&](const std::vector<TypeId>& p, const std::vector<TypeId>& q) {
        if (p.size() != q.size()) return false;
        for (std::size_t i = 0; i < p.size(); i++)
            if (!identical_but_tags(p[i], q[i], depth + 1)) return false;
        return true;
    };
    switch (a.kind) {
        case Kind::Pointer: case Kind::Slice: return identical_but_tags(a.elem, b.elem, depth + 1);
        case Kind::Array: return a.length == b.length && identical_but_tags(a.elem, b.elem, depth + 1);
        case Kind::Chan: return a.dir == b.dir && identical_but_tags(a.elem, b.elem, depth + 1);
        case Kind::Map: return identical_but_tags(a.key, b.key, depth + 1) && identical_but_tags(a.elem, b.elem, depth + 1);
        case Kind::Func: return a.variadic == b.variadic && lists(a.params, b.params) && lists(a.results, b.results);
        case Kind::Struct: {
            if (a.fields.size() != b.fields.size()) return false;
            for (std::size_t i = 0; i < a.fields.size(); i++) {
                const StructField &f = a.fields[i], &g = b.fields[i];
                if (f.name != g.name || f.embedded != g.embedded || f.package != g.package || !identical_but_tags(f.type, g.type, depth + 1)) return false;
            }
            return true;
        }
        default: return false;
    }
}

bool Checker::convertible(const Operand& x, TypeId target) {
    if (assignable(x, target)) return true;
    const TypeId from = p_.types.underlying(x.type), to = p_.types.underlying(target);
    if (from == to) return true;
    if (identical_but_tags(from, to)) return true;
    const Type a = p_.types[from], b = p_.types[to];
    const bool pointers = a.kind == Kind::Pointer && b.kind == Kind::Pointer && !p_.types[x.type].object && !p_.types[target].object;
    if (pointers && identical_but_tags(p_.types.underlying(a.elem), p_.types.underlying(b.elem))) return true;
    if ((is_integer(x.type) || is_float(x.type)) && (is_integer(target) || is_float(target))) return true;
    if (is_complex(x.type) && is_complex(target)) return true;
    if (is_string(target) && (is_integer(x.type) || (a.kind == Kind::Slice && (kind(a.elem) == Kind::Uint8 || kind(a.elem) == Kind::Int32)))) return true;
    if (is_string(x.type) && b.kind == Kind::Slice && (kind(b.elem) == Kind::Uint8 || kind(b.elem) == Kind::Int32)) return true;
    const auto address = [&](const Type& t) { return t.kind == Kind::Pointer || t.kind == Kind::UnsafePointer || t.kind == Kind::Uintptr; };
    if ((a.kind == Kind::UnsafePointer && address(b)) || (b.kind == Kind::UnsafePointer && address(a))) return true;
    if (a.kind == Kind::Slice && b.kind == Kind::Array && a.elem == b.elem) return true;
    return a.kind == Kind::Slice && b.kind == Kind::Pointer && kind(b.elem) == Kind::Array && p_.types.under(b.elem).elem == a.elem;
}

void Checker::conversion(Operand& x, TypeId target, ExprId e) {
    if (!x.ok() || kind(target) == Kind::Invalid) {
        x.mode = Mode::Invalid;
        return;
    }
    const auto refuse = [&](const std::string& why) {
        error_at(x.expr, fmt::format("cannot convert {} to type {}{}", describe(x), text(target), why));
        x.mode = Mode::Invalid;
    };
    if (x.mode == Mode::Constant && is_const_type(target)) {
        Constant rounded;
        const bool from_rune = is_integer(x.type) && is_string(target);
        if (from_rune) {
            const Constant whole = constant_to_int(x.value);
            const std::uint64_t rune = fits_uint64(whole) ? uint64_of(whole) : 0xFFFD;
            const bool valid = rune <= 0x10FFFF && !(rune >= 0xD800 && rune < 0xE000);
            const std::uint32_t r = valid ? static_cast<std::uint32_t>(rune) : 0xFFFD;
            std::string escape = fmt::format("\"\\U{:08X}\"", r);
            x.value = constant_literal(Token::String, escape);
            if (is_untyped(x.type)) update_untyped(x.expr, default_type(x.type));
        } else if (representable(x.value, target, &rounded)) {
            x.value = rounded;
            if (is_untyped(x.type)) update_untyped(x.expr, target);
        } else if ((is_numeric(x.type) && is_numeric(target))) {
            if (is_integer(target) && constant_to_int(x.value).kind == ConstantKind::Int)
                return error_at(x.expr, fmt::format("cannot convert {} to type {} (overflows)", describe(x), text(target))), void(x.mode = Mode::Invalid);
            return refuse(" (truncated)");
        } else {
            return refuse("");
        }
        x.type = target;
        return;
    }
    if (!convertible(x, target)) {
        std::string why;
        if (is_interface(target)) {
            const std::string missing = missing_method(p_, x.type, target);
            if (!missing.empty()) why = fmt::format(": {} does not implement {} ({})", text(x.type), text(target), missing);
        }
        return refuse(why);
    }
    if (is_untyped(x.type)) {
        const bool keeps = is_interface(target) || (x.mode == Mode::Constant && !is_const_type(target));
        TypeId final_type = x.mode == Mode::NilValue ? target : keeps ? default_type(x.type) : target;
        if (is_string(x.type) && kind(target) == Kind::Slice) final_type = basic(Kind::String);
        if (is_integer(x.type) && is_string(target)) final_type = default_type(x.type);
        if (x.mode == Mode::NilValue) p_.info[x.expr.index].type = target;
        update_untyped(x.expr, final_type);
    }
    x.mode = Mode::Value;
    x.type = target;
    (void)e;
}

}  // namespace tw
