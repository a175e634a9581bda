// Range statements.
#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {

bool FunctionContext::wants(StmtId s, std::size_t which) const {
    const Stmt& node = unit.in.ast.stmts[s];
    if (which >= node.lhs.size() || !node.lhs[which]) return false;
    const Expr& name = unit.in.ast.exprs[node.lhs[which]];
    return !(name.kind == ExprKind::Ident && name.text == "_");
}

void FunctionContext::range_variable(StmtId s, std::size_t which, int slot, TypeId type) {
    if (wants(s, which)) define_or_store(unit.in.ast.stmts[s].lhs[which], unit.in.ast.stmts[s].op == Token::Define, slot, type);
}

// for a, b = range …: both places are made out before either is assigned.
void FunctionContext::range_variables(StmtId s, int key, TypeId key_type, int elem, TypeId elem_type) {
    const Stmt& node = unit.in.ast.stmts[s];
    if (node.op == Token::Define || !wants(s, 0) || !wants(s, 1)) {
        range_variable(s, 0, key, key_type);
        range_variable(s, 1, elem, elem_type);
        return;
    }
    const std::size_t before = mark();
    const Place first = snapshot(place(strip(node.lhs[0]))), second = snapshot(place(strip(node.lhs[1])));
    store(first, implicit(key, key_type, first.type, kNowhere, ExprId()));
    store(second, implicit(elem, elem_type, second.type, kNowhere, ExprId()));
    release(before);
}

// A variable that the body never changes is the loop's own counter.
bool FunctionContext::share_counter(StmtId s, int at) {
    const Stmt& node = unit.in.ast.stmts[s];
    if (!wants(s, 0) || !defines(node.lhs[0], node.op == Token::Define)) return false;
    const ObjectId object = unit.in.object_of(node.lhs[0]);
    if (on_heap(object) || lives_in_memory(object) || unit.in.objects[object].reassigned) return false;
    locals[object.index] = {Local::Kind::Register, at};
    note_variable(object, at, false, false);
    return true;
}

void FunctionContext::range_statement(StmtId s) {
    const Stmt& node = unit.in.ast.stmts[s];
    const std::size_t before = mark(), first_variable = code.variables.size();
    const TypeId type = unit.in.type_of(node.x);
    loop_depth++;
    switch (unit.kind(type)) {
        case Kind::Slice: case Kind::Array: case Kind::Pointer: range_slice(s); break;
        case Kind::String: case Kind::UntypedString: range_string(s); break;
        case Kind::Map: range_map(s); break;
        case Kind::Chan: range_channel(s); break;
        case Kind::Func: range_function(s); break;
        default: range_integer(s);
    }
    loop_depth--;
    release(before);
    for (std::size_t i = first_variable; i < code.variables.size(); i++)
        if (code.variables[i].to == 0) code.variables[i].to = static_cast<std::uint32_t>(code.code.size());
}

void FunctionContext::range_integer(StmtId s) {
    const Stmt& node = unit.in.ast.stmts[s];
    TypeId type = unit.in.type_of(node.x);
    if (wants(s, 0)) {
        const ObjectId object = unit.in.object_of(node.lhs[0]);
        type = object ? unit.in.objects[object].type : unit.in.type_of(node.lhs[0]);
    }
    const int limit = word(), at = word();
    value(node.x, type, limit);
    load_immediate(at, 0);
    const int top = label(), again = label(), end = label();
    const bool sign = !(unit.kind(type) >= Kind::Uint && unit.kind(type) <= Kind::Uintptr);
    push_target(end, again, true);
    emit(sign ? Op::JLeS : Op::JLeU, limit, at, end);
    bind(top);
    const std::size_t inner = mark();
    declare_heap_variables(node.lhs, node.op == Token::Define);
    if (!share_counter(s, at)) range_variable(s, 0, at, type);
    block(node.body);
    release(inner);
    bind(again);
    pos = node.pos;
    emit(Op::AddImm, at, at, 1);
    const std::size_t post_end = code.code.size();
    emit(sign ? Op::JLtS : Op::JLtU, at, limit, top);
    fuse_loop_end(post_end);
    bind(end);
    targets.pop_back();
}

void FunctionContext::range_slice(StmtId s) {
    const Stmt& node = unit.in.ast.stmts[s];
    const TypeId type = unit.in.type_of(node.x), integer = unit.types.basic(Kind::Int);
    const int at = word(), limit = word();
    Place element;
    if (unit.kind(type) == Kind::Slice) {
        const int slice = temp(type);
        expr(node.x, slice);
        emit(Op::Mov, limit, slice + 8);
        element = Place{Place::Kind::Element, unit.under(type).elem, slice, 0, at, {}};
    } else {
        const bool through = unit.kind(type) == Kind::Pointer;
        const TypeId array = through ? unit.under(type).elem : type;
        load_immediate(limit, unit.under(array).length);
        element.type = unit.under(array).elem;
        if (through || wants(s, 1)) {
            const int header = alloc({true, false, false});
            if (through) {
                emit(Op::Mov, header, expr(node.x));
            } else {
                const int copy = alloc_fixed(unit.mask_of(array));  // the array is copied before the loop
                expr(node.x, copy);
                stack_object(copy, array);
                emit(Op::Lea, header, copy);
            }
            load_immediate(header + 8, unit.under(array).length);
            load_immediate(header + 16, unit.under(array).length);
            element = Place{Place::Kind::Element, unit.under(array).elem, header, 0, at, {}};
        } else if (!is_simple(node.x)) {
            expr(node.x);
        }
    }
    load_immediate(at, 0);
    const int top = label(), again = label(), end = label();
    push_target(end, again, true);
    emit(Op::JLeS, limit, at, end);
    bind(top);
    const std::size_t inner = mark();
    declare_heap_variables(node.lhs, node.op == Token::Define);
    if (node.op != Token::Define && wants(s, 0) && wants(s, 1)) {
        range_variables(s, at, integer, load(element), element.type);
    } else if (!share_counter(s, at)) {
        range_variable(s, 0, at, integer);
    }
    if (wants(s, 1) && (node.op == Token::Define || !wants(s, 0))) {
        const ExprId name = node.lhs[1];
        const ObjectId object = unit.in.object_of(name);
        if (defines(name, node.op == Token::Define) && !on_heap(object) && !lives_in_memory(object) && unit.shape_of(element.type) != Shape::Empty) {
            load(element, declare(object, false).slot);
        } else {
            const int slot = load(element);
            range_variable(s, 1, slot, element.type);
        }
    }
    block(node.body);
    release(inner);
    bind(again);
    pos = node.pos;
    emit(Op::AddImm, at, at, 1);
    const std::size_t post_end = code.code.size();
    emit(Op::JLtS, at, limit, top);
    fuse_loop_end(post_end);
    bind(end);
    targets.pop_back();
}

void FunctionContext::range_string(StmtId s) {
    const Stmt& node = unit.in.ast.stmts[s];
    const int text = temp(unit.types.basic(Kind::String)), at = word(), decoded = alloc({false, false});
    expr(node.x, text);
    load_immediate(at, 0);
    const int top = label(), again = label(), end = label();
    push_target(end, again, true);
    bind(top);
    emit(Op::JLeS, text + 8, at, end);
    emit(Op::DecodeRune, decoded, text, at);
    const std::size_t inner = mark();
    declare_heap_variables(node.lhs, node.op == Token::Define);
    range_variables(s, at, unit.types.basic(Kind::Int), decoded, unit.types.basic(Kind::Int32));
    block(node.body);
    release(inner);
    bind(again);
    pos = node.pos;
    emit(Op::Mov, at, decoded + 8);
    jump(top);
    bind(end);
    targets.pop_back();
}

void FunctionContext::range_map(StmtId s) {
    const Stmt& node = unit.in.ast.stmts[s];
    const TypeId type = unit.in.type_of(node.x);
    const TypeId key_type = unit.under(type).key, elem_type = unit.under(type).elem;
    const int iterator = alloc_fixed({true, true, true, true, false, false, false, false, false, true, true, false});
    emit(Op::MapIterInit, iterator, expr(node.x), unit.describe(type));
    const int top = label(), end = label();
    push_target(end, top, true);
    bind(top);
    pos = node.pos;
    const std::size_t inner = mark();
    declare_heap_variables(node.lhs, node.op == Token::Define);
    const int key = !wants(s, 0) ? kNowhere : unit.shape_of(key_type) == Shape::Empty ? word() : temp(key_type);
    const int elem = !wants(s, 1) ? kNowhere : unit.shape_of(elem_type) == Shape::Empty ? word() : temp(elem_type);
    emit(Op::MapIterNext, iterator, key, elem);
    data(unit.describe(type), end);
    range_variables(s, key, key_type, elem, elem_type);
    block(node.body);
    release(inner);
    jump(top);
    bind(end);
    targets.pop_back();
}

void FunctionContext::range_channel(StmtId s) {
    const Stmt& node = unit.in.ast.stmts[s];
    const TypeId type = unit.in.type_of(node.x), elem = unit.under(type).elem;
    const int channel = word(true), ok = word();
    expr(node.x, channel);
    const int top = label(), end = label();
    push_target(end, top, true);
    bind(top);
    pos = node.pos;
    const std::size_t inner = mark();
    declare_heap_variables(node.lhs, node.op == Token::Define);
    const int slot = unit.shape_of(elem) == Shape::Empty ? word() : temp(elem);
    zero(elem, slot);
    emit(Op::Recv, slot, channel, unit.describe(type), 1);
    data(ok);
    emit(Op::JmpIfNot, ok, end);
    range_variable(s, 0, slot, elem);
    block(node.body);
    release(inner);
    jump(top);
    bind(end);
    targets.pop_back();
}

}  // namespace tw::codegen
