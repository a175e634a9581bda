// Operators: arithmetic, comparison, shifts, string concatenation, conditions that jump.
#include <algorithm>
#include <bit>
#include <limits>

#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {
namespace {

bool is_signed(Kind k) { return (k >= Kind::Int && k <= Kind::Int64) || k == Kind::UntypedInt || k == Kind::UntypedRune; }
bool is_integer(Kind k) { return (k >= Kind::Int && k <= Kind::Uintptr) || k == Kind::UntypedInt || k == Kind::UntypedRune; }
bool is_complex(Kind k) { return k == Kind::Complex64 || k == Kind::Complex128 || k == Kind::UntypedComplex; }
bool is_f64(Kind k) { return k == Kind::Float64 || k == Kind::UntypedFloat; }

Token without_assign(Token op) {
    if (op >= Token::AddAssign && op <= Token::AndNotAssign)
        return static_cast<Token>(static_cast<int>(Token::Add) + static_cast<int>(op) - static_cast<int>(Token::AddAssign));
    return op;
}

Op integer_op(Token op, bool sign) {
    switch (op) {
        case Token::Add: return Op::Add;
        case Token::Sub: return Op::Sub;
        case Token::Mul: return Op::Mul;
        case Token::Quo: return sign ? Op::DivS : Op::DivU;
        case Token::Rem: return sign ? Op::RemS : Op::RemU;
        case Token::And: return Op::And;
        case Token::Or: return Op::Or;
        case Token::Xor: return Op::Xor;
        case Token::AndNot: return Op::AndNot;
        default: return Op::Nop;
    }
}

Op float_op(Token op, bool wide) {
    switch (op) {
        case Token::Add: return wide ? Op::AddF64 : Op::AddF32;
        case Token::Sub: return wide ? Op::SubF64 : Op::SubF32;
        case Token::Mul: return wide ? Op::MulF64 : Op::MulF32;
        default: return wide ? Op::DivF64 : Op::DivF32;
    }
}

Op complex_op(Token op) {
    switch (op) {
        case Token::Add: return Op::AddC128;
        case Token::Sub: return Op::SubC128;
        case Token::Mul: return Op::MulC128;
        default: return Op::DivC128;
    }
}

bool needs_wrap(Token op) {
    return op == Token::Add || op == Token::Sub || op == Token::Mul || op == Token::Quo || op == Token::Shl;
}

Token swapped(Token op) {
    switch (op) {
        case Token::Lss: return Token::Gtr;
        case Token::Leq: return Token::Geq;
        case Token::Gtr: return Token::Lss;
        case Token::Geq: return Token::Leq;
        default: return op;
    }
}

Token negated(Token op) {
    switch (op) {
        case Token::Eql: return Token::Neq;
        case Token::Neq: return Token::Eql;
        case Token::Lss: return Token::Geq;
        case Token::Leq: return Token::Gtr;
        case Token::Gtr: return Token::Leq;
        default: return Token::Lss;
    }
}

bool fits32(const Constant& c) {
    return c.kind == ConstantKind::Int && fits_int64(c) && int64_of(c) >= std::numeric_limits<std::int32_t>::min() && int64_of(c) <= std::numeric_limits<std::int32_t>::max();
}

}  // namespace

void FunctionContext::wrap(TypeId type, int slot) {
    switch (unit.kind(type)) {
        case Kind::Int8: emit(Op::ExtI8, slot, slot); return;
        case Kind::Int16: emit(Op::ExtI16, slot, slot); return;
        case Kind::Int32: emit(Op::ExtI32, slot, slot); return;
        case Kind::Uint8: emit(Op::ExtU8, slot, slot); return;
        case Kind::Uint16: emit(Op::ExtU16, slot, slot); return;
        case Kind::Uint32: emit(Op::ExtU32, slot, slot); return;
        default: return;
    }
}

int FunctionContext::arithmetic(Token op, TypeId type, int x, int y, int dest) {
    op = without_assign(op);
    const Kind k = unit.kind(type);
    if (dest == kNowhere) dest = temp(type);
    if (k == Kind::String || k == Kind::UntypedString) {
        const int pair = alloc({true, false, true, false});
        emit(Op::Mov2, pair, x);
        emit(Op::Mov2, pair + 16, y);
        emit(Op::ConcatStr, dest, pair, 2);
        data(unit.site(pos, unit.describe(type), "string concatenation", AllocationSite::Kind::String), kNowhere);
        return dest;
    }
    if (is_integer(k)) {
        if ((k == Kind::Int32 || k == Kind::Uint32) && (op == Token::Add || op == Token::Sub || op == Token::Mul)) {
            const bool s = k == Kind::Int32;
            emit(op == Token::Add ? (s ? Op::AddI32 : Op::AddU32) : op == Token::Sub ? (s ? Op::SubI32 : Op::SubU32) : (s ? Op::MulI32 : Op::MulU32), dest, x, y);
            return dest;
        }
        emit(integer_op(op, is_signed(k)), dest, x, y);
        if (needs_wrap(op)) wrap(type, dest);
        return dest;
    }
    if (is_complex(k)) {
        if (k == Kind::Complex64) {
            const int a = alloc({false, false}), b = alloc({false, false});
            emit(Op::C64ToC128, a, x);
            emit(Op::C64ToC128, b, y);
            emit(complex_op(op), a, a, b);
            emit(Op::C128ToC64, dest, a);
        } else {
            emit(complex_op(op), dest, x, y);
        }
        return dest;
    }
    emit(float_op(op, is_f64(k)), dest, x, y);
    return dest;
}

// x op constant in one instruction; x is an expression or stands at a slot. False: there is none.
bool FunctionContext::arithmetic_immediate(Token op, TypeId type, ExprId x, ExprId y, int dest, int x_slot) {
    op = without_assign(op);
    if (!is_constant(y) || !fits32(constant_to_int(constant_of(y)))) return false;
    auto n = static_cast<std::int32_t>(int64_of(constant_to_int(constant_of(y))));
    const Kind k = unit.kind(type);
    const bool word_size = unit.size_of(type) == 8, power = n > 0 && (n & (n - 1)) == 0;
    Op chosen = Op::Nop;
    bool wraps = false;
    switch (op) {
        case Token::Sub:
            if (n == std::numeric_limits<std::int32_t>::min()) return false;
            n = -n;
            [[fallthrough]];
        case Token::Add:
            chosen = k == Kind::Uint32 ? Op::AddImmU32 : k == Kind::Int32 ? Op::AddImmI32 : Op::AddImm;
            wraps = chosen == Op::AddImm;
            break;
        case Token::Mul:
            chosen = k == Kind::Uint32 ? Op::MulImmU32 : k == Kind::Int32 ? Op::MulImmI32 : Op::MulImm;
            wraps = chosen == Op::MulImm;
            break;
        case Token::And:
            if (n < 0) return false;
            chosen = Op::AndImm;
            break;
        case Token::Quo: case Token::Rem: {
            if (n == 0 || n == -1) return false;
            const bool quotient = op == Token::Quo;
            if (is_signed(k) || !word_size) chosen = quotient ? Op::DivSImm : Op::RemSImm;  // a smaller unsigned value is not negative
            else if (power && quotient) { chosen = Op::ShrUImm; n = std::countr_zero(static_cast<std::uint32_t>(n)); }
            else if (power) { chosen = Op::AndImm; n -= 1; }
            else return false;
            break;
        }
        default: return false;
    }
    emit(chosen, dest, x ? operand(x, type) : x_slot, n);
    if (wraps) wrap(type, dest);
    return true;
}

int FunctionContext::shift(Token op, TypeId type, int x, ExprId count, int dest) {
    op = without_assign(op);
    if (dest == kNowhere) dest = temp(type);
    const bool sign = is_signed(unit.kind(type));
    if (is_constant(count)) {
        const Constant whole = constant_to_int(constant_of(count));
        const std::uint64_t n = fits_uint64(whole) ? uint64_of(whole) : 64;
        if (op == Token::Shl) {
            if (n >= 64) load_immediate(dest, 0);
            else emit(Op::ShlImm, dest, x, static_cast<std::int32_t>(n));
            wrap(type, dest);
        } else if (sign) {
            emit(Op::ShrSImm, dest, x, static_cast<std::int32_t>(std::min<std::uint64_t>(n, 63)));
        } else if (n >= 64) {
            load_immediate(dest, 0);
        } else {
            emit(Op::ShrUImm, dest, x, static_cast<std::int32_t>(n));
        }
        return dest;
    }
    const std::size_t before = mark();
    const int by = expr(count);
    if (is_signed(unit.kind(unit.in.type_of(count)))) emit(Op::ShiftCheck, by);
    emit(op == Token::Shl ? Op::Shl : sign ? Op::ShrS : Op::ShrU, dest, x, by);
    if (op == Token::Shl) wrap(type, dest);
    release(before);
    return dest;
}

int FunctionContext::compare(Token op, TypeId type, int x, int y, int dest) {
    if (dest == kNowhere) dest = word();
    if (op == Token::Gtr || op == Token::Geq) {
        std::swap(x, y);
        op = swapped(op);
    }
    const bool negate = op == Token::Neq;
    const Kind k = unit.kind(type);
    const auto choose = [&](Op eq, Op lt, Op le) {
        emit(op == Token::Lss ? lt : op == Token::Leq ? le : eq, dest, x, y);
        if (negate) emit(Op::Not, dest, dest);
        return dest;
    };
    switch (unit.shape_of(type)) {
        case Shape::String: return choose(Op::EqStr, Op::LtStr, Op::LeStr);
        case Shape::Interface:
            emit(Op::EqIface, dest, x, y, unit.is_empty_interface(type) ? 0 : 1);
            break;
        case Shape::Complex: emit(Op::EqC128, dest, x, y); break;
        case Shape::Empty: load_immediate(dest, 1); break;
        case Shape::Memory: {
            const int a = address(Place{Place::Kind::Frame, type, x, 0, kNowhere, {}});
            const int b = address(Place{Place::Kind::Frame, type, y, 0, kNowhere, {}});
            emit(Op::EqTyped, dest, a, b);
            data(unit.describe(type));
            break;
        }
        default:
            if (is_f64(k)) return choose(Op::EqF64, Op::LtF64, Op::LeF64);
            if (k == Kind::Float32) return choose(Op::EqF32, Op::LtF32, Op::LeF32);
            if (k == Kind::Complex64) {
                const int a = alloc({false, false}), b = alloc({false, false});
                emit(Op::C64ToC128, a, x);
                emit(Op::C64ToC128, b, y);
                emit(Op::EqC128, dest, a, b);
                break;
            }
            if (negate) {
                emit(Op::Ne, dest, x, y);
                return dest;
            }
            return is_signed(k) ? choose(Op::Eq, Op::LtS, Op::LeS) : choose(Op::Eq, Op::LtU, Op::LeU);
    }
    if (negate) emit(Op::Not, dest, dest);
    return dest;
}

int FunctionContext::compare_expr(ExprId e, int dest) {
    const Expr& expression = unit.in.ast.exprs[e];
    if (dest == kNowhere) dest = word();
    const std::size_t before = mark();
    TypeId x = unit.in.type_of(expression.x), y = unit.in.type_of(expression.y);
    const auto is_nil = [&](ExprId operand, TypeId type) { return unit.in.of(operand).mode == Mode::NilValue || unit.kind(type) == Kind::UntypedNil; };
    if (is_nil(expression.x, x) || is_nil(expression.y, y)) {
        const ExprId other = is_nil(expression.x, x) ? expression.y : expression.x;
        const int zero_word = word(), target = word();
        if (is_nil(other, unit.in.type_of(other))) load_immediate(target, 0);
        else emit(Op::Mov, target, expr(other));  // the first word decides for every kind that has nil
        load_immediate(zero_word, 0);
        emit(expression.op == Token::Eql ? Op::Eq : Op::Ne, dest, target, zero_word);
        release(before);
        return dest;
    }
    TypeId type = x;
    if (unit.is_interface(y) && !unit.is_interface(x)) type = y;
    else if (unit.is_interface(x) && unit.is_interface(y) && x != y && unit.types.underlying(x) != unit.types.underlying(y))
        type = unit.types.any_type;
    else if (is_constant(expression.x) && !is_constant(expression.y)) type = y;
    const bool text = unit.shape_of(type) == Shape::String;
    const auto side = [&](ExprId operand_expr) { return text ? text_operand(operand_expr, kNowhere) : value(operand_expr, type); };
    const bool y_first = is_simple(expression.x) && !is_simple(expression.y);
    const int early = y_first ? side(expression.y) : kNowhere;
    const int a = side(expression.x);
    const int b = y_first ? early : side(expression.y);
    compare(expression.op, type, a, b, dest);
    release(before);
    return dest;
}

namespace {

void collect_operands(const TypedProgram& in, ExprId e, std::vector<ExprId>& list) {
    ExprId at = e;
    while (in.ast.exprs[at].kind == ExprKind::Paren) at = in.ast.exprs[at].x;
    const Expr& expression = in.ast.exprs[at];
    if (in.of(at).mode != Mode::Constant && expression.kind == ExprKind::Binary && expression.op == Token::Add) {
        collect_operands(in, expression.x, list);
        collect_operands(in, expression.y, list);
        return;
    }
    list.push_back(at);
}

}  // namespace

int FunctionContext::concat(ExprId e, int dest) {
    const TypeId type = unit.in.type_of(e);
    if (dest == kNowhere) dest = temp(type);
    const std::size_t before = mark();
    std::vector<ExprId> operands;
    collect_operands(unit.in, e, operands);
    std::vector<bool> mask;
    for (std::size_t i = 0; i < operands.size(); i++) mask.insert(mask.end(), {true, false});
    const int area = alloc(mask);
    for (const bool simple : {false, true})  // calls come before variables are read
        for (std::size_t i = 0; i < operands.size(); i++)
            if (is_simple(operands[i]) == simple) text_operand(operands[i], area + static_cast<int>(i) * 16);
    const bool stays = e.index < unit.facts.expr_on_heap.size() && !unit.facts.expr_on_heap[e.index];
    emit(Op::ConcatStr, dest, area, static_cast<std::int32_t>(operands.size()), stays ? 1 : 0);
    data(unit.site(unit.in.ast.exprs[e].pos, unit.describe(type), reason(e, "string concatenation"), AllocationSite::Kind::String), stays ? buffer(32) : kNowhere);
    release(before);
    return dest;
}

int FunctionContext::binary(ExprId e, int dest) {
    const Expr& expression = unit.in.ast.exprs[e];
    const TypeId type = unit.in.type_of(e);
    switch (expression.op) {
        case Token::LAnd: case Token::LOr: {
            if (dest == kNowhere) dest = word();
            const int no = label(), end = label();
            condition(e, false, no);
            load_immediate(dest, 1);
            jump(end);
            bind(no);
            load_immediate(dest, 0);
            bind(end);
            return dest;
        }
        case Token::Eql: case Token::Neq: case Token::Lss: case Token::Leq: case Token::Gtr: case Token::Geq: return compare_expr(e, dest);
        case Token::Shl: case Token::Shr: {
            if (dest == kNowhere) dest = temp(type);
            const std::size_t before = mark();
            shift(expression.op, type, value(expression.x, type), expression.y, dest);
            release(before);
            return dest;
        }
        default: break;
    }
    if (unit.shape_of(type) == Shape::String) return concat(e, dest);
    if (dest == kNowhere) dest = temp(type);
    const std::size_t before = mark();
    const Kind k = unit.kind(type);
    if (is_integer(k)) {
        ExprId x = expression.x, y = expression.y;
        const bool commutes = expression.op == Token::Add || expression.op == Token::Mul || expression.op == Token::And;
        if (commutes && is_constant(x)) std::swap(x, y);
        if (!is_constant(x) && arithmetic_immediate(expression.op, type, x, y, dest)) {
            release(before);
            return dest;
        }
    }
    // calls come before variables are read [go1.26 cmd/compile/internal/walk/order.go]
    const bool y_first = is_simple(expression.x) && !is_simple(expression.y);
    const int early = y_first ? operand(expression.y, type) : kNowhere;
    const int a = value(expression.x, type);
    const int b = y_first ? early : operand(expression.y, type);
    arithmetic(expression.op, type, a, b, dest);
    release(before);
    return dest;
}

int FunctionContext::unary(ExprId e, int dest) {
    const Expr& expression = unit.in.ast.exprs[e];
    const TypeId type = unit.in.type_of(e);
    if (expression.op == Token::Add) return expr(expression.x, dest);
    if (expression.op == Token::Arrow) return receive(expression.x, type, dest, kNowhere);
    if (expression.op == Token::And) {
        const ExprId target = strip(expression.x);
        if (unit.in.ast.exprs[target].kind == ExprKind::CompositeLit) return address_of_composite(e, target, dest);
        return address(place(target), dest);
    }
    if (dest == kNowhere) dest = temp(type);
    const std::size_t before = mark();
    const int x = operand(expression.x, type);
    const Kind k = unit.kind(type);
    if (expression.op == Token::Not) {
        emit(Op::Not, dest, x);
    } else if (expression.op == Token::Xor) {
        emit(Op::Com, dest, x);
        wrap(type, dest);
    } else if (is_f64(k)) {
        emit(Op::NegF64, dest, x);
    } else if (k == Kind::Float32) {
        emit(Op::NegF32, dest, x);
    } else if (k == Kind::Complex64) {
        const int wide = alloc({false, false});
        emit(Op::C64ToC128, wide, x);
        emit(Op::NegC128, wide, wide);
        emit(Op::C128ToC64, dest, wide);
    } else if (is_complex(k)) {
        emit(Op::NegC128, dest, x);
    } else {
        emit(Op::Neg, dest, x);
        wrap(type, dest);
    }
    release(before);
    return dest;
}

void FunctionContext::condition(ExprId e, bool sense, int target) {
    e = strip(e);
    const Expr& expression = unit.in.ast.exprs[e];
    if (is_constant(e)) {
        if (constant_of(e).boolean == sense) jump(target);
        return;
    }
    if (expression.kind == ExprKind::Unary && expression.op == Token::Not) return condition(expression.x, !sense, target);
    if (expression.kind == ExprKind::Binary && (expression.op == Token::LAnd || expression.op == Token::LOr)) {
        if ((expression.op == Token::LAnd) != sense) {  // either operand alone decides
            condition(expression.x, sense, target);
            condition(expression.y, sense, target);
        } else {
            const int skip = label();
            condition(expression.x, !sense, skip);
            condition(expression.y, sense, target);
            bind(skip);
        }
        return;
    }
    const std::size_t before = mark();
    const Pos old = pos;
    pos = expression.pos;
    if (expression.kind == ExprKind::Binary && expression.op != Token::Eql && expression.op != Token::Neq && expression.op != Token::Lss && expression.op != Token::Leq && expression.op != Token::Gtr && expression.op != Token::Geq) {
        emit(sense ? Op::JmpIf : Op::JmpIfNot, expr(e), target);
    } else if (expression.kind == ExprKind::Binary) {
        ExprId x = expression.x, y = expression.y;
        Token op = sense ? expression.op : negated(expression.op);
        const auto nil = [&](ExprId o) { return unit.in.of(o).mode == Mode::NilValue || unit.kind(unit.in.type_of(o)) == Kind::UntypedNil; };
        if ((nil(x) || is_constant(x)) && !nil(y)) {
            std::swap(x, y);
            op = swapped(op);
        }
        const Kind k = unit.kind(unit.in.type_of(x));
        const bool words = (is_integer(k) || k == Kind::Bool || k == Kind::Pointer || k == Kind::Chan || k == Kind::UnsafePointer) &&
                           !unit.is_interface(unit.in.type_of(y));
        if (nil(y) && !nil(x)) {
            emit(op == Token::Eql ? Op::JEqImm : Op::JNeImm, operand(x, unit.in.type_of(x)), 0, target);
        } else if (words && is_constant(y) && !nil(x) &&
                   (k == Kind::Bool || fits32(constant_to_int(constant_of(y)))) && (is_signed(k) || op == Token::Eql || op == Token::Neq)) {
            const std::int32_t n = k == Kind::Bool ? constant_of(y).boolean : static_cast<std::int32_t>(int64_of(constant_to_int(constant_of(y))));
            const Op jump_op = op == Token::Eql ? Op::JEqImm : op == Token::Neq ? Op::JNeImm : op == Token::Lss ? Op::JLtSImm : op == Token::Leq ? Op::JLeSImm : op == Token::Gtr ? Op::JGtSImm : Op::JGeSImm;
            emit(jump_op, operand(x, unit.in.type_of(x)), n, target);
        } else if (words && !nil(x)) {
            int a = value(x, unit.in.type_of(x)), b = operand(y, unit.in.type_of(x));
            if (op == Token::Gtr || op == Token::Geq) {
                std::swap(a, b);
                op = swapped(op);
            }
            const bool s = is_signed(k);
            emit(op == Token::Eql ? Op::JEq : op == Token::Neq ? Op::JNe : op == Token::Lss ? (s ? Op::JLtS : Op::JLtU) : (s ? Op::JLeS : Op::JLeU), a, b, target);
        } else if (is_f64(k) && unit.in.type_of(y) == unit.in.type_of(x) && expression.op != Token::Eql && expression.op != Token::Neq) {
            const TypeId type = unit.in.type_of(x);
            int a = value(expression.x, type), b = operand(expression.y, type);
            if (expression.op == Token::Gtr || expression.op == Token::Geq) std::swap(a, b);
            const bool less = expression.op == Token::Lss || expression.op == Token::Gtr;
            emit(less ? (sense ? Op::JLtF64 : Op::JNLtF64) : (sense ? Op::JLeF64 : Op::JNLeF64), a, b, target);
        } else {
            emit(sense ? Op::JmpIf : Op::JmpIfNot, compare_expr(e, kNowhere), target);
        }
    } else {
        emit(sense ? Op::JmpIf : Op::JmpIfNot, operand(e, unit.in.type_of(e)), target);
    }
    pos = old;
    release(before);
}

}  // namespace tw::codegen
