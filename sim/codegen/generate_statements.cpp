// Statements other than assignments, ranges, switches and selects.
#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {

void FunctionContext::start_statement(Pos at) {
    pos = at;
    const auto pc = static_cast<std::uint32_t>(code.code.size());
    if (code.statements.empty() || code.statements.back() != pc) code.statements.push_back(pc);
}

void FunctionContext::statements(const std::vector<StmtId>& list) {
    for (StmtId s : list) statement(s);
}

void FunctionContext::block(StmtId s) {
    if (!s) return;
    const std::size_t before = mark(), first_variable = code.variables.size();
    statements(unit.in.ast.stmts[s].stmts);
    release(before);
    for (std::size_t i = first_variable; i < code.variables.size(); i++)
        if (code.variables[i].to == 0) code.variables[i].to = static_cast<std::uint32_t>(code.code.size());
}

void FunctionContext::push_target(int break_label, int continue_label, bool is_loop) {
    Target target;
    target.label = pending_label;
    target.break_label = break_label;
    target.continue_label = continue_label;
    target.is_loop = is_loop;
    pending_label.clear();
    targets.push_back(target);
}

void FunctionContext::branch(StmtId s) {
    const Stmt& statement = unit.in.ast.stmts[s];
    if (statement.op == Token::Fallthrough) {
        jump(fallthrough_label);
        return;
    }
    if (statement.op == Token::Goto && (!range_outer || own_labels.contains(statement.text))) {
        const auto [it, added] = goto_labels.emplace(statement.text, 0);
        if (added) it->second = label();
        jump(it->second);
        return;
    }
    for (auto it = targets.rbegin(); statement.op != Token::Goto && it != targets.rend(); ++it) {
        if (!statement.text.empty() ? it->label != statement.text : (statement.op == Token::Continue && !it->is_loop)) continue;
        jump(statement.op == Token::Break ? it->break_label : it->continue_label);
        return;
    }
    exit_body(std::string(statement.op == Token::Break ? "break " : statement.op == Token::Continue ? "continue " : "goto ") + statement.text, s);
}

void FunctionContext::if_statement(StmtId s) {
    const Stmt& statement_ = unit.in.ast.stmts[s];
    const std::size_t before = mark();
    if (statement_.init) statement(statement_.init);
    const int otherwise = label(), end = label();
    pos = statement_.pos;
    condition(statement_.x, false, otherwise);
    block(statement_.body);
    if (statement_.els) jump(end);
    bind(otherwise);
    if (statement_.els) statement(statement_.els);
    bind(end);
    release(before);
}

// i += n and the loop's test of i in one instruction.
void FunctionContext::fuse_loop_end(std::size_t post_end) {
    if (post_end == 0 || code.code.size() != post_end + 1) return;
    const Instruction add = code.code[post_end - 1], test = code.code[post_end];
    if (add.op != Op::AddImm || add.a != add.b || test.a != add.a || add.c != static_cast<std::int16_t>(add.c)) return;
    Op op = Op::Nop;
    switch (test.op) {
        case Op::JLtS: op = Op::IncJLtS; break;
        case Op::JLeS: op = Op::IncJLeS; break;
        case Op::JLtSImm: op = Op::IncJLtSImm; break;
        case Op::JLeSImm: op = Op::IncJLeSImm; break;
        default: return;
    }
    if ((op == Op::IncJLtS || op == Op::IncJLeS) && test.b == test.a) return;
    for (int pc : label_pc_)
        if (pc == static_cast<int>(post_end)) return;
    code.code.pop_back();
    code.lines.pop_back();
    code.code.back() = test;
    code.code.back().op = op;
    code.code.back().e = static_cast<std::uint16_t>(static_cast<std::int16_t>(add.c));
}

void FunctionContext::for_statement(StmtId s) {
    const Stmt& loop = unit.in.ast.stmts[s];
    const std::size_t before = mark();
    const std::size_t first_variable = code.variables.size();
    const std::string own_label = pending_label;
    pending_label.clear();
    if (loop.init) statement(loop.init);
    pending_label = own_label;
    const int top = label(), again = label(), end = label();
    push_target(end, again, true);
    loop_depth++;
    pos = loop.pos;
    if (loop.x) condition(loop.x, false, end);
    bind(top);
    block(loop.body);
    bind(again);
    if (loop.init) {  // each iteration has its own variables: those on the heap are copied [spec For clause]
        for (ExprId name : unit.in.ast.stmts[loop.init].lhs) {
            const ObjectId object = unit.in.object_of(name);
            if (!object || !locals.contains(object.index) || locals[object.index].kind != Local::Kind::Heap) continue;
            const std::size_t inner = mark();
            const TypeId type = unit.in.objects[object].type;
            const int fresh = word(true);
            emit(Op::New, fresh, unit.describe(type), unit.site(unit.in.objects[object].pos, unit.describe(type), unit.reason_of(object), AllocationSite::Kind::Variable));
            const int old = load(variable_place(object));
            store(pointer_place(fresh, type), old);
            emit(Op::Mov, locals[object.index].slot, fresh);
            release(inner);
        }
    }
    if (loop.post) statement(loop.post);
    const std::size_t post_end = code.code.size();
    pos = loop.pos;
    if (loop.x) condition(loop.x, true, top);
    else jump(top);
    if (loop.x && loop.post) fuse_loop_end(post_end);
    bind(end);
    loop_depth--;
    targets.pop_back();
    release(before);
    for (std::size_t i = first_variable; i < code.variables.size(); i++)
        if (code.variables[i].to == 0) code.variables[i].to = static_cast<std::uint32_t>(code.code.size());
}

void FunctionContext::return_statement(StmtId s) {
    const Stmt& statement = unit.in.ast.stmts[s];
    if (range_outer) {
        return_from_body(s);
        return;
    }
    const std::size_t before = mark();
    if (!statement.rhs.empty() && (result_objects.empty() || result_objects.size() != result_types.size())) {
        unit.unsupported(statement.pos, "this return (the function's results are unknown)");
    } else if (!statement.rhs.empty()) {
        if (statement.rhs.size() == 1 && result_types.size() > 1) {
            const auto values = multi_value(statement.rhs[0], 0);
            for (std::size_t i = 0; i < values.size() && i < result_objects.size(); i++)
                store(variable_place(result_objects[i]), implicit(values[i].first, values[i].second, result_types[i], kNowhere, statement.rhs[0]));
        } else if (statement.rhs.size() == 1) {
            const Place to = variable_place(result_objects[0]);
            if (to.kind == Place::Kind::Register) value(statement.rhs[0], result_types[0], to.slot);
            else store(to, value(statement.rhs[0], result_types[0]));
        } else {
            std::vector<int> slots;
            for (std::size_t i = 0; i < statement.rhs.size(); i++) {
                const TypeId type = result_types[i];
                if (is_constant(statement.rhs[i]) && !unit.is_interface(type)) {
                    slots.push_back(kNowhere);
                    continue;
                }
                const int own = unit.shape_of(type) == Shape::Empty ? word() : temp(type);
                value(statement.rhs[i], type, own);
                slots.push_back(own);
            }
            for (std::size_t i = 0; i < slots.size(); i++)
                store(variable_place(result_objects[i]), slots[i] == kNowhere ? value(statement.rhs[i], result_types[i]) : slots[i]);
        }
    }
    release(before);
    leave();
}

void FunctionContext::leave() {
    if (code.has_defer || heap_results) jump(epilogue_label);
    else emit(Op::Return);
}

// Where returns and recovered panics meet.
void FunctionContext::epilogue() {
    if (!code.has_defer && !heap_results) return;
    bind(epilogue_label);
    pos = code.end;
    if (code.has_defer) emit(Op::DeferReturn);
    for (std::size_t i = 0; i < result_objects.size(); i++) {
        if (locals[result_objects[i].index].kind != Local::Kind::Heap) continue;
        load(variable_place(result_objects[i]), kParam + layout.results[i]);
    }
    emit(Op::Return);
}

void FunctionContext::declaration(DeclId d) {
    const Decl& decl = unit.in.ast.decls[d];
    if (decl.kind == DeclKind::Group)
        for (DeclId inner : decl.decls) declaration(inner);
    if (decl.kind != DeclKind::Var) return;
    start_statement(decl.pos);
    if (decl.values.empty()) {
        for (ExprId name : decl.names)
            if (unit.in.ast.exprs[name].text != "_") declare(unit.in.object_of(name), true);
        return;
    }
    assign_pairs(decl.names, decl.values, true);
}

void FunctionContext::statement(StmtId s) {
    if (!s) return;
    const Stmt& node = unit.in.ast.stmts[s];
    if (node.kind != StmtKind::Block && node.kind != StmtKind::Empty && node.kind != StmtKind::Labeled) start_statement(node.pos);
    switch (node.kind) {
        case StmtKind::Bad: case StmtKind::Empty: case StmtKind::Case: case StmtKind::Comm: return;
        case StmtKind::Expr: {
            const std::size_t before = mark();
            expr(strip(node.x));
            release(before);
            return;
        }
        case StmtKind::Send: {
            const std::size_t before = mark();
            const TypeId channel = unit.in.type_of(node.x);
            const int c = expr(node.x);
            const int element = value(node.y, unit.under(channel).elem);
            emit(Op::Send, c, element, unit.describe(channel));
            release(before);
            return;
        }
        case StmtKind::IncDec: {
            op_assign(node.x, node.op, ExprId());
            return;
        }
        case StmtKind::Assign:
            move_slices(s);
            assign(s);
            return;
        case StmtKind::Go: case StmtKind::Defer: {
            const std::size_t before = mark();
            const bool is_go = node.kind == StmtKind::Go;
            const int function = deferred_call(node.x, is_go);
            pos = node.pos;
            if (is_go) {
                emit(Op::Go, function);
                data(unit.site(node.pos, -1, "go statement", AllocationSite::Kind::Goroutine));
            } else {
                if (range_outer) emit(Op::DeferAt, function, load(hidden({"defers", unit.types.basic(Kind::Uintptr), true})));
                else emit(Op::Defer, function, 0, 0, loop_depth > 0 || !goto_labels.empty() ? 1 : 0);
            }
            release(before);
            return;
        }
        case StmtKind::Return:
            move_slices(s);
            return_statement(s);
            return;
        case StmtKind::Branch: branch(s); return;
        case StmtKind::Block: block(s); return;
        case StmtKind::If: if_statement(s); return;
        case StmtKind::Switch: switch_statement(s); return;
        case StmtKind::TypeSwitch: type_switch(s); return;
        case StmtKind::Select: select_statement(s); return;
        case StmtKind::For: for_statement(s); return;
        case StmtKind::Range: range_statement(s); return;
        case StmtKind::Labeled: {
            const auto [it, added] = goto_labels.emplace(node.text, 0);
            if (added) it->second = label();
            bind(it->second);
            pending_label = node.text;
            statement(node.body);
            pending_label.clear();
            return;
        }
        case StmtKind::Decl: declaration(node.decl); return;
    }
}

}  // namespace tw::codegen
