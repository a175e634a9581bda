// Untyped operands, representability and assignability [spec Assignability, Representability].
#include <fmt/format.h>

#include <cmath>

#include "sim/types/checker_internal.h"

namespace tw {

TypeId Checker::default_type(TypeId type) const {
    switch (kind(type)) {
        case Kind::UntypedBool: return basic(Kind::Bool);
        case Kind::UntypedInt: return basic(Kind::Int);
        case Kind::UntypedRune: return basic(Kind::Int32);
        case Kind::UntypedFloat: return basic(Kind::Float64);
        case Kind::UntypedComplex: return basic(Kind::Complex128);
        case Kind::UntypedString: return basic(Kind::String);
        default: return type;
    }
}

bool Checker::representable(const Constant& value, TypeId type, Constant* rounded) const {
    *rounded = value;
    if (is_integer(type)) {
        const Constant whole = constant_to_int(value);
        if (whole.kind != ConstantKind::Int) return false;
        *rounded = whole;
        if (is_untyped(type)) return true;
        const int bits = static_cast<int>(p_.types.under(type).size * 8);
        if (is_unsigned(type)) return constant_sign(whole) >= 0 && constant_bit_length(whole) <= bits;
        if (constant_sign(whole) >= 0) return constant_bit_length(whole) < bits;
        // the most negative value has one bit more than its magnitude suggests
        const Constant shifted = constant_binary(whole, Token::Add, constant_int(1), true);
        return constant_bit_length(shifted) < bits;
    }
    if (is_float(type)) {
        const Constant real = constant_to_float(value);
        if (real.kind == ConstantKind::Unknown) return false;
        *rounded = kind(type) == Kind::Float32 ? constant_round_float32(real) : kind(type) == Kind::Float64 ? constant_round_float64(real) : real;
        return rounded->kind != ConstantKind::Unknown;
    }
    if (is_complex(type)) {
        const Constant z = constant_to_complex(value);
        if (z.kind == ConstantKind::Unknown) return false;
        if (is_untyped(type)) return *rounded = z, true;
        const auto part = [&](const Constant& c) { return kind(type) == Kind::Complex64 ? constant_round_float32(c) : constant_round_float64(c); };
        const Constant re = part(constant_to_float(constant_real(z))), im = part(constant_to_float(constant_imag(z)));
        if (re.kind == ConstantKind::Unknown || im.kind == ConstantKind::Unknown) return false;
        *rounded = constant_complex(re, im);
        return true;
    }
    if (is_string(type)) return value.kind == ConstantKind::String;
    if (is_boolean(type)) return value.kind == ConstantKind::Bool;
    return false;
}

// Writes the final type into an untyped expression and into its untyped parts.
void Checker::update_untyped(ExprId e, TypeId type) {
    if (p_.info.size() <= e.index) return;
    ExprInfo& info = p_.info[e.index];
    if (!info.type || !is_untyped(info.type)) return;
    const Expr node = p_.ast.exprs[e];
    if (node.kind == ExprKind::Binary && (node.op == Token::Shl || node.op == Token::Shr) && info.mode != Mode::Constant && !is_untyped(type) && !is_integer(type) && is_const_type(type) && !is_boolean(type)) {
        error_at(node.x, fmt::format("invalid operation: shifted operand {} (type {}) must be integer", text(node.x), text(type)));
        return;
    }
    info.type = type;
    if (info.mode == Mode::Constant && !is_untyped(type)) {
        Constant rounded;
        if (is_const_type(type) && representable(p_.constants[info.constant], type, &rounded)) info.constant = keep(rounded);
    }
    switch (node.kind) {
        case ExprKind::Paren: case ExprKind::Unary: update_untyped(node.x, type); break;
        case ExprKind::Binary:
            if (info.mode == Mode::Constant) break;
            if (node.op == Token::Eql || node.op == Token::Neq || node.op == Token::Lss || node.op == Token::Leq || node.op == Token::Gtr || node.op == Token::Geq) break;
            update_untyped(node.x, type);
            if (node.op != Token::Shl && node.op != Token::Shr) update_untyped(node.y, type);
            break;
        default: break;
    }
}

// Converts an untyped operand to a type, or reports why not.
void Checker::convert_untyped(Operand& x, TypeId target) {
    if (!x.ok() || !is_untyped(x.type) || !target || kind(target) == Kind::Invalid) return;
    TypeId final_type = target;
    if (x.mode == Mode::NilValue) {
        const Kind k = kind(target);
        const bool fits = k == Kind::Pointer || k == Kind::Func || k == Kind::Slice || k == Kind::Map || k == Kind::Chan || k == Kind::Interface || k == Kind::UnsafePointer;
        if (!fits) {
            x.mode = Mode::Invalid;
            return;
        }
        p_.info[x.expr.index].type = target;
        x.type = target;
        return;
    }
    if (is_interface(target)) final_type = default_type(x.type);
    bool fits = (is_boolean(x.type) && is_boolean(final_type)) || (is_string(x.type) && is_string(final_type)) || (is_numeric(x.type) && is_numeric(final_type));
    if (fits && x.mode == Mode::Constant) {
        Constant rounded;
        fits = representable(x.value, final_type, &rounded);
        if (fits) x.value = rounded;
    } else if (fits && is_numeric(x.type) && !is_integer(final_type) && !is_untyped(final_type)) {
        // a non-constant untyped number is a shift: it must become an integer
        ExprId inner = x.expr;
        while (p_.ast.exprs[inner].kind == ExprKind::Paren) inner = p_.ast.exprs[inner].x;
        if (p_.ast.exprs[inner].kind == ExprKind::Binary) {
            error_at(x.expr, fmt::format("invalid operation: shifted operand {} (type {}) must be integer", text(p_.ast.exprs[inner].x), text(final_type)));
            x.mode = Mode::Invalid;
            return;
        }
    }
    if (!fits) {
        x.mode = Mode::Invalid;
        return;
    }
    update_untyped(x.expr, final_type);
    x.type = final_type;
}

bool Checker::assignable(const Operand& x, TypeId target, std::string* why) {
    if (!x.ok() || kind(target) == Kind::Invalid || kind(x.type) == Kind::Invalid) return true;
    if (x.type == target) return true;
    if (is_untyped(x.type)) {
        if (x.mode == Mode::NilValue) {
            const Kind k = kind(target);
            return k == Kind::Pointer || k == Kind::Func || k == Kind::Slice || k == Kind::Map || k == Kind::Chan || k == Kind::Interface || k == Kind::UnsafePointer || k == Kind::UntypedNil;
        }
        if (is_interface(target)) return p_.types.under(target).methods.empty() && !p_.types.under(target).has_terms;
        Constant rounded;
        if (x.mode == Mode::Constant) return representable(x.value, target, &rounded);
        return (is_boolean(x.type) && is_boolean(target)) || (is_numeric(x.type) && is_numeric(target)) || (is_string(x.type) && is_string(target));
    }
    const Type& from = p_.types[x.type];
    const Type& to = p_.types[target];
    const auto has_name = [](const Type& type) { return type.object || (type.kind >= Kind::Bool && type.kind <= Kind::Complex128) || type.kind == Kind::String || type.kind == Kind::UnsafePointer; };
    if (p_.types.underlying(x.type) == p_.types.underlying(target) && (!has_name(from) || !has_name(to)) && kind(x.type) != Kind::TypeParam) return true;
    if (is_interface(target)) {
        const std::string missing = missing_method(p_, x.type, target);
        if (missing.empty()) return true;
        if (why) *why = fmt::format("{} does not implement {} ({})", text(x.type), text(target), missing);
        if (why && kind(x.type) == Kind::Pointer && is_interface(p_.types.under(x.type).elem)) *why = fmt::format("type {} is pointer to interface, not interface", text(x.type));
        return false;
    }
    if (is_interface(x.type) && why && missing_method(p_, target, x.type).empty()) *why = "need type assertion";
    const Type& cf = p_.types.under(x.type);
    const Type& ct = p_.types.under(target);
    if (cf.kind == Kind::Chan && ct.kind == Kind::Chan && cf.dir == ChanDir::Both && cf.elem == ct.elem && (!from.object || !to.object)) return true;
    return false;
}

// x = value of type `target` (none: a variable that takes x's own, default type). Reports in types2's words.
void Checker::assignment(Operand& x, TypeId target, const std::string& context) {
    if (!x.ok()) return;
    if (!target) {
        if (x.mode == Mode::NilValue) {
            error_at(x.expr, fmt::format("use of untyped nil in {}", context));
            x.mode = Mode::Invalid;
            return;
        }
        if (is_untyped(x.type)) {
            const TypeId type = default_type(x.type);
            Operand before = x;
            convert_untyped(x, type);
            if (!x.ok()) error_at(before.expr, fmt::format("cannot use {} as {} value in {}{}", describe(before), text(type), context, is_numeric(before.type) ? " (overflows)" : ""));
        }
        return;
    }
    if (kind(target) == Kind::Invalid) return;
    if (x.generic && kind(target) == Kind::Func) {
        const auto& params = generic_params_[x.generic];
        std::map<TypeId, TypeId> bound;  // the target tells the type arguments that were left out
        for (std::size_t i = 0; i < params.size(); i++) bound[params[i]] = i < x.type_args.size() ? x.type_args[i] : TypeId{};
        if (x.type_args.size() < params.size() && unify(generic_signature_[x.generic], p_.types.underlying(target), bound, false)) {
            std::vector<TypeId> found;
            for (TypeId param : params)
                if (bound[param]) found.push_back(bound[param]);
            if (found.size() == params.size()) x.type_args = found;
        }
        finish_generic_call(x, {}, x.expr);
    }
    std::string why;
    if (is_untyped(x.type) && assignable(x, target)) {
        convert_untyped(x, target);
        if (x.ok() && is_interface(target) && x.mode != Mode::NilValue) return;
        if (x.ok()) return;
        return;
    }
    if (assignable(x, target, &why)) return;
    std::string message = fmt::format("cannot use {} as {} value in {}", describe(x), text(target), context);
    if (x.mode == Mode::NilValue) message = fmt::format("cannot use nil as {} value in {}", text(target), context);
    else if (x.mode == Mode::Constant && is_untyped(x.type) && is_numeric(x.type) && is_numeric(target)) {
        const bool fraction = is_integer(target) && constant_to_int(x.value).kind != ConstantKind::Int;
        message += fraction ? " (truncated)" : " (overflows)";
        if (!fraction && is_integer(target)) message = fmt::format("cannot use {} as {} value in {} (overflows)", describe(x), text(target), context);
    }
    if (!why.empty()) message += (why.starts_with("need") ? ": " : ": ") + why;
    error_at(x.expr, message);
    x.mode = Mode::Invalid;
}

// An operand as messages name it: "x (variable of type int)", "1 (untyped int constant)", "f() (value of type T)".
std::string Checker::describe(const Operand& x) const {
    const std::string source = text(x.expr);
    if (x.mode == Mode::NilValue) return "untyped nil";
    std::string out = source + " (";
    const bool untyped = is_untyped(x.type);
    std::string what = x.mode == Mode::Constant ? "constant" : x.mode == Mode::Variable ? "variable" : x.mode == Mode::MapIndex ? "map index expression"
                       : x.mode == Mode::CommaOk ? "comma, ok expression" : x.mode == Mode::TypeExpr ? "type" : "value";
    if (untyped) out += text(x.type) + " " + what;
    else out += what;
    if (x.mode == Mode::Constant) {
        const std::string value = constant_text(x.value);
        if (value != source) out += " " + value;
    }
    if (!untyped) {
        const Type& type = p_.types[x.type];
        std::string kind_word;
        if (type.object && x.mode != Mode::TypeExpr) {
            switch (kind(x.type)) {
                case Kind::Struct: kind_word = "struct "; break;
                case Kind::Interface: kind_word = "interface "; break;
                case Kind::Map: kind_word = "map "; break;
                case Kind::Slice: kind_word = "slice "; break;
                case Kind::Func: kind_word = "func "; break;
                case Kind::Pointer: kind_word = "pointer "; break;
                case Kind::Array: kind_word = "array "; break;
                case Kind::Chan: kind_word = "chan "; break;
                default:
                    if (is_const_type(x.type)) kind_word = p_.types[basic(kind(x.type))].name + " ";
            }
            if (x.type == p_.types.error_type) kind_word = "interface ";
        }
        out += fmt::format(" of {}type {}", kind_word, text(x.type));
    }
    return out + ")";
}

}  // namespace tw
