// Unary and binary operators, shifts, comparisons [spec Operators].
#include <fmt/format.h>

#include "sim/types/checker_internal.h"

namespace tw {

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
