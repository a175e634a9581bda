// Assignments: operands first, then values, then stores from left to right [spec Assignment statements].
#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {

bool FunctionContext::defines(ExprId lhs, bool define) const {
    if (!define) return false;
    const Expr& name = unit.in.ast.exprs[lhs];
    const ObjectId object = unit.in.object_of(lhs);
    return name.kind == ExprKind::Ident && name.text != "_" && object && unit.in.objects[object].pos == name.pos;
}

void FunctionContext::define_or_store(ExprId lhs, bool define, int slot, TypeId from, ExprId operand) {
    if (unit.in.ast.exprs[strip(lhs)].kind == ExprKind::Ident && unit.in.ast.exprs[strip(lhs)].text == "_") return;
    if (defines(lhs, define)) {
        const Place to = declare(unit.in.object_of(lhs), false);
        store(to, implicit(slot, from, to.type, kNowhere, operand));
        return;
    }
    const std::size_t before = mark();
    const Place to = place(strip(lhs));
    store(to, implicit(slot, from, to.type, kNowhere, operand));
    release(before);
}

void FunctionContext::assign(StmtId s) {
    const Stmt& node = unit.in.ast.stmts[s];
    if (node.op != Token::Assign && node.op != Token::Define) {
        op_assign(node.lhs[0], node.op, node.rhs[0]);
        return;
    }
    assign_pairs(node.lhs, node.rhs, node.op == Token::Define);
}

// The place with its operands kept aside: they may be variables that are assigned before it.
Place FunctionContext::snapshot(Place at) {
    if (at.kind == Place::Kind::FrameArray) {  // the array itself stays where it is
        const int index = word();
        emit(Op::Mov, index, at.index);
        at.index = index;
        return at;
    }
    at = plain(at);
    if (at.kind == Place::Kind::Element || at.kind == Place::Kind::MapElement) {
        const int copy = at.kind == Place::Kind::Element ? alloc({true, false, false}) : word(true);
        emit(at.kind == Place::Kind::Element ? Op::Mov3 : Op::Mov, copy, at.slot);
        at.slot = copy;
        const TypeId index_type = at.kind == Place::Kind::Element ? unit.types.basic(Kind::Int) : unit.under(at.map_type).key;
        const int index = unit.shape_of(index_type) == Shape::Empty ? word() : temp(index_type);
        move(index_type, index, at.index);
        at.index = index;
    } else if (at.kind == Place::Kind::Pointer) {
        const int copy = word(true);
        emit(Op::Mov, copy, at.slot);
        at.slot = copy;
    }
    return at;
}

void FunctionContext::assign_pairs(const std::vector<ExprId>& lhs, const std::vector<ExprId>& rhs, bool define) {
    const auto is_blank = [&](ExprId e) { return unit.in.ast.exprs[strip(e)].kind == ExprKind::Ident && unit.in.ast.exprs[strip(e)].text == "_"; };
    declare_heap_variables(lhs, define);
    note_literals(lhs, rhs, define);
    if (lhs.size() > rhs.size()) {
        // Destination operands are evaluated before the call's effects; names need nothing.
        std::vector<Place> places(lhs.size());
        for (std::size_t i = 0; i < lhs.size(); i++)
            if (!is_blank(lhs[i]) && !define && unit.in.ast.exprs[strip(lhs[i])].kind != ExprKind::Ident) places[i] = place(strip(lhs[i]));
        for (Place& at : places) at = snapshot(at);
        const auto values = multi_value(rhs[0], lhs.size(), lhs.size() == 2 && is_blank(lhs[0]));
        for (std::size_t i = 0; i < lhs.size(); i++) {
            if (places[i].kind != Place::Kind::Blank) store(places[i], implicit(values[i].first, values[i].second, places[i].type, kNowhere, rhs[0]));
            else define_or_store(lhs[i], define, values[i].first, values[i].second, rhs[0]);
        }
        return;
    }
    if (lhs.size() == 1) {
        if (is_blank(lhs[0])) {
            const std::size_t before = mark();
            const TypeId type = unit.in.type_of(rhs[0]);
            if (unit.in.of(rhs[0]).mode != Mode::NilValue && type) expr(rhs[0]);
            release(before);
            return;
        }
        if (defines(lhs[0], define)) {
            const ObjectId object = unit.in.object_of(lhs[0]);
            const TypeId type = unit.in.objects[object].type;
            if (!on_heap(object) && !lives_in_memory(object) && unit.shape_of(type) != Shape::Empty) {
                // The variable's slot receives the value directly; it comes into scope afterwards.
                Local local;
                local.kind = is_frame_memory(type) ? Local::Kind::Frame : Local::Kind::Register;
                local.slot = is_frame_memory(type) ? alloc_fixed(unit.mask_of(type)) : temp(type);
                const std::size_t before = mark();
                value(rhs[0], type, local.slot);
                release(before);
                locals[object.index] = local;
                if (local.kind == Local::Kind::Frame) aggregate(local.slot, type);
                note_variable(object, local.slot, false, false);
                return;
            }
            const int slot = value(rhs[0], type);
            store(declare(object, false), slot);
            return;
        }
        const std::size_t before = mark();
        const Place to = place(strip(lhs[0]));
        if (to.kind == Place::Kind::Register) value(rhs[0], to.type, to.slot);
        else store(to, operand(rhs[0], to.type));
        release(before);
        return;
    }
    std::vector<Place> places(lhs.size());
    std::vector<int> values(lhs.size(), kNowhere);
    for (std::size_t i = 0; i < lhs.size(); i++)
        if (!is_blank(lhs[i]) && !defines(lhs[i], define)) places[i] = place(strip(lhs[i]));
    for (Place& at : places) at = snapshot(at);
    for (std::size_t i = 0; i < lhs.size(); i++) {
        const TypeId type = places[i].kind != Place::Kind::Blank ? places[i].type : defines(lhs[i], define) ? unit.in.objects[unit.in.object_of(lhs[i])].type : unit.in.type_of(rhs[i]);
        values[i] = unit.shape_of(type) == Shape::Empty ? word() : temp(type);
        value(rhs[i], type, values[i]);
    }
    for (std::size_t i = 0; i < lhs.size(); i++) {
        if (defines(lhs[i], define)) store(declare(unit.in.object_of(lhs[i]), false), values[i]);
        else if (places[i].kind != Place::Kind::Blank) store(places[i], values[i]);
    }
}

void FunctionContext::op_assign(ExprId lhs, Token op, ExprId rhs) {
    const std::size_t before = mark();
    Place to = place(strip(lhs));
    if (rhs && !is_simple(rhs)) to = snapshot(to);  // what the right side calls may change the operands
    const bool in_place = to.kind == Place::Kind::Register;
    const Kind k = unit.kind(to.type);
    const bool is_shift = op == Token::ShlAssign || op == Token::ShrAssign;
    const bool right_first = rhs && !in_place && !is_shift && !is_simple(rhs);  // calls come before variables are read
    const int early = right_first ? operand(rhs, to.type) : kNowhere;
    const int old = load(to);
    const int result = in_place ? to.slot : temp(to.type);
    const bool integer = k >= Kind::Int && k <= Kind::Uintptr;
    if (in_place && k == Kind::Float64 && op == Token::AddAssign && !is_constant(rhs)) {
        const ExprId product = strip(rhs);
        const Expr& factor = unit.in.ast.exprs[product];
        if (factor.kind == ExprKind::Binary && factor.op == Token::Mul) {
            const int a = value(factor.x, to.type);
            emit(Op::MulAddF64, to.slot, a, operand(factor.y, to.type));
            release(before);
            return;
        }
    }
    if (rhs && integer && !right_first && arithmetic_immediate(op, to.type, ExprId(), rhs, result, old)) {
        if (!in_place) store(to, result);
        release(before);
        return;
    }
    if (op == Token::Inc || op == Token::Dec || ((op == Token::AddAssign || op == Token::SubAssign) && integer && is_constant(rhs) &&
                                                 fits_int64(constant_to_int(constant_of(rhs))) && int64_of(constant_to_int(constant_of(rhs))) < 1'000'000'000 && int64_of(constant_to_int(constant_of(rhs))) > -1'000'000'000)) {
        const std::int64_t by = rhs ? int64_of(constant_to_int(constant_of(rhs))) : 1;
        const bool minus = op == Token::Dec || op == Token::SubAssign;
        if (integer) {
            emit(Op::AddImm, result, old, static_cast<std::int32_t>(minus ? -by : by));
            wrap(to.type, result);
        } else {
            const int one = constant(constant_int(by), to.type, kNowhere);
            arithmetic(minus ? Token::Sub : Token::Add, to.type, old, one, result);
        }
    } else if (op == Token::ShlAssign || op == Token::ShrAssign) {
        shift(op, to.type, old, rhs, result);
    } else {
        arithmetic(op, to.type, old, right_first ? early : operand(rhs, to.type), result);
    }
    if (!in_place) store(to, result);
    release(before);
}

}  // namespace tw::codegen
