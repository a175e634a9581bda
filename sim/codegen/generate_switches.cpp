// Switch, type switch and select.
#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {

void FunctionContext::clause_body(StmtId clause, int next) {
    const std::size_t before = mark();
    const int saved = fallthrough_label;
    fallthrough_label = next;
    statements(unit.in.ast.stmts[clause].stmts);
    fallthrough_label = saved;
    release(before);
}

void FunctionContext::switch_statement(StmtId s) {
    const Stmt& node = unit.in.ast.stmts[s];
    const std::size_t before = mark();
    const std::string own_label = pending_label;
    pending_label.clear();
    if (node.init) statement(node.init);
    pending_label = own_label;
    const int end = label();
    push_target(end, -1, false);
    TypeId type;
    int tag = kNowhere;
    if (node.x) {
        type = unit.in.type_of(node.x);
        if (unit.kind(type) == Kind::UntypedNil) type = unit.types.any_type;
        tag = unit.shape_of(type) == Shape::Empty ? word() : temp(type);
        // string(bytes) is only compared when all cases are constants [go1.26 cmd/compile walk.walkSwitchExpr]
        bool constants = unit.shape_of(type) == Shape::String;
        for (StmtId clause : node.stmts)
            for (ExprId test : unit.in.ast.stmts[clause].lhs) constants = constants && is_constant(test);
        if (constants) text_operand(node.x, tag);
        else value(node.x, type, tag);
    }
    std::vector<int> labels;
    int otherwise = end;
    for (StmtId clause : node.stmts) {
        labels.push_back(label());
        const Stmt& one = unit.in.ast.stmts[clause];
        if (one.flag && one.lhs.empty()) otherwise = labels.back();
        for (ExprId test : one.lhs) {
            pos = unit.in.ast.exprs[test].pos;
            if (!node.x && !unit.is_interface(unit.in.type_of(test))) {
                condition(test, true, labels.back());
                continue;
            }
            if (!node.x) {  // an interface that may hold true
                const std::size_t inner = mark();
                const TypeId boxed_type = unit.in.type_of(test);
                const Constant yes = constant_bool(true);
                const int boxed = convert_to_interface(kNowhere, unit.types.basic(Kind::Bool), boxed_type, kNowhere, ExprId(), &yes);
                emit(Op::JmpIf, compare(Token::Eql, boxed_type, boxed, expr(test), kNowhere), labels.back());
                release(inner);
                continue;
            }
            const std::size_t inner = mark();
            const TypeId test_type = unit.in.type_of(test);
            const bool nil = unit.in.of(test).mode == Mode::NilValue || unit.kind(test_type) == Kind::UntypedNil;
            if (nil) {
                emit(Op::JEqImm, tag, 0, labels.back());
            } else if (unit.is_interface(test_type) && !unit.is_interface(type)) {
                const int boxed = implicit(tag, type, test_type, kNowhere, ExprId());
                emit(Op::JmpIf, compare(Token::Eql, test_type, boxed, expr(test), kNowhere), labels.back());
            } else {
                const int other = value(test, type);
                const Kind k = unit.kind(type);
                const bool plain = unit.shape_of(type) == Shape::Word && k != Kind::Float32 && k != Kind::Float64 && k != Kind::Complex64;
                if (plain) emit(Op::JEq, tag, other, labels.back());
                else emit(Op::JmpIf, compare(Token::Eql, type, tag, other, kNowhere), labels.back());
            }
            release(inner);
        }
    }
    jump(otherwise);
    for (std::size_t i = 0; i < node.stmts.size(); i++) {
        bind(labels[i]);
        clause_body(node.stmts[i], i + 1 < labels.size() ? labels[i + 1] : end);
        jump(end);
    }
    bind(end);
    targets.pop_back();
    release(before);
}

void FunctionContext::type_switch(StmtId s) {
    const Stmt& node = unit.in.ast.stmts[s];
    const std::size_t before = mark();
    const std::string own_label = pending_label;
    pending_label.clear();
    if (node.init) statement(node.init);
    pending_label = own_label;
    const int end = label();
    push_target(end, -1, false);
    const ExprId guarded = unit.in.ast.exprs[node.x].x;
    const TypeId from = unit.in.type_of(guarded);
    const int value_slot = temp(from);
    expr(guarded, value_slot);
    std::vector<int> labels;
    std::vector<int> bound(node.stmts.size(), kNowhere);
    int otherwise = end;
    for (std::size_t i = 0; i < node.stmts.size(); i++) {
        const StmtId clause = node.stmts[i];
        labels.push_back(label());
        const Stmt& one = unit.in.ast.stmts[clause];
        if (one.flag && one.lhs.empty()) otherwise = labels.back();
        for (ExprId test : one.lhs) {
            pos = unit.in.ast.exprs[test].pos;
            const TypeId to = unit.in.type_of(test);
            if (unit.in.of(test).mode == Mode::NilValue || unit.kind(to) == Kind::UntypedNil) {
                emit(Op::JEqImm, value_slot, 0, labels.back());
                continue;
            }
            const int ok = word();
            const int slot = unit.shape_of(to) == Shape::Empty ? word() : temp(to);
            assert_to(value_slot, from, to, slot, ok);
            if (one.lhs.size() == 1) bound[i] = slot;
            emit(Op::JmpIf, ok, labels.back());
        }
    }
    jump(otherwise);
    for (std::size_t i = 0; i < node.stmts.size(); i++) {
        bind(labels[i]);
        const std::size_t inner = mark();
        const auto object = unit.in.clause_objects.find(node.stmts[i]);
        if (object != unit.in.clause_objects.end()) {
            const TypeId type = unit.in.objects[object->second].type;
            const Place to = declare(object->second, false);
            if (bound[i] != kNowhere) store(to, bound[i]);
            else if (type == from || unit.is_interface(type)) store(to, value_slot);
            else store_zero(to);
        }
        clause_body(node.stmts[i], end);
        release(inner);
        jump(end);
    }
    bind(end);
    targets.pop_back();
    release(before);
}

void FunctionContext::select_statement(StmtId s) {
    const Stmt& node = unit.in.ast.stmts[s];
    const std::size_t before = mark();
    const int end = label();
    push_target(end, -1, false);
    std::vector<StmtId> cases;
    StmtId otherwise;
    for (StmtId clause : node.stmts) {
        if (unit.in.ast.stmts[clause].init) cases.push_back(clause);
        else otherwise = clause;
    }
    std::vector<bool> mask;
    for (std::size_t i = 0; i < cases.size(); i++) mask.insert(mask.end(), {true, true, false});
    const int area = alloc_fixed(mask);
    std::vector<int> elements(cases.size(), kNowhere);
    std::vector<ExprId> receives(cases.size());
    for (std::size_t i = 0; i < cases.size(); i++) {
        const Stmt& comm = unit.in.ast.stmts[unit.in.ast.stmts[cases[i]].init];
        const int at = area + static_cast<int>(i) * 24;
        pos = comm.pos;
        TypeId channel;
        if (comm.kind == StmtKind::Send) {
            channel = unit.in.type_of(comm.x);
            emit(Op::Mov, at, expr(comm.x));
        } else {
            receives[i] = strip(comm.kind == StmtKind::Expr ? comm.x : comm.rhs[0]);
            const ExprId source = unit.in.ast.exprs[receives[i]].x;
            channel = unit.in.type_of(source);
            emit(Op::Mov, at, expr(source));
        }
        const TypeId elem = unit.under(channel).elem;
        std::vector<bool> room = unit.mask_of(elem);
        if (room.empty()) room = {false};
        elements[i] = alloc_fixed(room);
        stack_object(elements[i], unit.shape_of(elem) == Shape::Empty ? unit.types.basic(Kind::Int) : elem);
        if (comm.kind == StmtKind::Send) value(comm.y, elem, elements[i]);
        else zero(elem, elements[i]);
        emit(Op::Lea, at + 8, elements[i]);
        load_immediate(at + 16, comm.kind == StmtKind::Send ? 1 : 0);
    }
    pos = node.pos;
    const int chosen = alloc({false, false});
    emit(Op::Select, chosen, area, static_cast<std::int32_t>(cases.size()), otherwise ? 1 : 0);
    std::vector<int> labels;
    for (std::size_t i = 0; i < cases.size(); i++) {
        labels.push_back(label());
        emit(Op::JEqImm, chosen, static_cast<std::int32_t>(i), labels.back());
    }
    if (otherwise) clause_body(otherwise, end);
    jump(end);
    for (std::size_t i = 0; i < cases.size(); i++) {
        bind(labels[i]);
        const std::size_t inner = mark();
        const Stmt& comm = unit.in.ast.stmts[unit.in.ast.stmts[cases[i]].init];
        if (comm.kind == StmtKind::Assign) {
            const bool define = comm.op == Token::Define;
            const TypeId elem = unit.under(unit.in.type_of(unit.in.ast.exprs[receives[i]].x)).elem;
            const Place element{Place::Kind::Frame, elem, elements[i], 0, kNowhere, {}};
            define_or_store(comm.lhs[0], define, load(element), elem);
            if (comm.lhs.size() > 1) define_or_store(comm.lhs[1], define, chosen + 8, unit.types.basic(Kind::Bool));
        }
        clause_body(cases[i], end);
        release(inner);
        jump(end);
    }
    bind(end);
    targets.pop_back();
    release(before);
}

}  // namespace tw::codegen
