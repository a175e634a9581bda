// Range over functions: the loop's body becomes a function that the iterator calls; break, continue, goto and return that
// leave the body are remembered in a variable and acted upon after the iterator has returned.
// [go1.26 cmd/compile/internal/rangefunc/rewrite.go]  Differs: an exit sets the states of the loops that it leaves one by
// one, on its way out.
#include <fmt/format.h>

#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {
namespace {

enum State : std::int64_t { Ready = 0, Running = 1, Done = 2, Exhausted = 3 };  // as Op::RangeState reads them

void collect_labels(const Ast& ast, StmtId s, std::set<std::string>& labels) {
    if (!s) return;
    const Stmt& node = ast.stmts[s];
    if (node.kind == StmtKind::Labeled) labels.insert(node.text);
    for (StmtId inner : {node.init, node.post, node.body, node.els}) collect_labels(ast, inner, labels);
    for (StmtId inner : node.stmts) collect_labels(ast, inner, labels);
}

bool by_value(const Unit& unit, FuncId function, std::size_t capture) {
    const auto& all = unit.facts.captures;
    if (function.index >= all.size() || all[function.index].size() != unit.in.functions[function].captures.size()) return false;
    return all[function.index][capture].by_value;
}

}  // namespace

// A variable of a loop as this function reaches it: its own, or through its closure record.
Place FunctionContext::hidden(const Hidden& variable) {
    const auto own = hidden_locals.find(variable.name);
    if (own != hidden_locals.end()) {
        if (own->second.kind == Local::Kind::Heap) return pointer_place(own->second.slot, variable.type);
        const bool memory = own->second.kind == Local::Kind::Frame;
        return Place{memory ? Place::Kind::Frame : Place::Kind::Register, variable.type, own->second.slot, 0, kNowhere, {}};
    }
    std::size_t index = 0;
    while (index < hidden_captures.size() && hidden_captures[index].name != variable.name) index++;
    if (index == hidden_captures.size()) hidden_captures.push_back(variable);
    const int closure = word(true), pointer = word(!variable.by_value);
    emit(Op::LoadClosure, closure);
    emit(Op::Load64, pointer, closure, static_cast<std::int32_t>(hidden_base + static_cast<std::int64_t>(index) * 8));
    if (variable.by_value) return Place{Place::Kind::Register, variable.type, pointer, 0, kNowhere, {}};
    return pointer_place(pointer, variable.type);
}

void FunctionContext::make_hidden(const Hidden& variable, bool heap) {
    if (variable.by_value) {
        const int slot = word();
        emit(Op::DeferRange, slot);
        hidden_locals[variable.name] = {Local::Kind::Register, slot};
        return;
    }
    if (variable.name.starts_with("rv")) {  // the result itself, where it moved to the heap
        const auto index = static_cast<std::size_t>(std::stoi(variable.name.substr(2))) - 1;
        const auto known = index < result_objects.size() ? locals.find(result_objects[index].index) : locals.end();
        if (known != locals.end() && known->second.kind == Local::Kind::Heap) {
            hidden_locals[variable.name] = known->second;
            return;
        }
    }
    if (!heap) {
        std::vector<bool> mask = unit.mask_of(variable.type);
        if (mask.empty()) mask = {false};
        const int slot = alloc_fixed(mask);
        stack_object(slot, variable.type);
        zero(variable.type, slot);
        hidden_locals[variable.name] = {Local::Kind::Frame, slot};
        return;
    }
    hidden_locals[variable.name] = {Local::Kind::Heap, new_heap_variable(variable.type, pos, "moved to heap: #" + variable.name)};
}

void FunctionContext::end_body(int state, bool result) {
    const std::size_t before = mark();
    const TypeId integer = unit.types.basic(Kind::Int);
    const int value = word();
    load_immediate(value, state);
    store(hidden({fmt::format("state{}", range_loop.index), integer}), value);
    load_immediate(kParam + layout.results[0], result ? 1 : 0);
    emit(Op::Return);
    release(before);
}

void FunctionContext::range_body(StmtId s) {
    const Stmt& node = unit.in.ast.stmts[s];
    const TypeId integer = unit.types.basic(Kind::Int);
    const Hidden state{fmt::format("state{}", s.index), integer};
    range_loop = s;
    collect_labels(unit.in.ast, node.body, own_labels);
    const std::size_t before = mark();
    const int value = load(hidden(state)), fine = label(), running = word();
    emit(Op::JEqImm, value, Ready, fine);
    emit(Op::RangeState, value, 0);
    bind(fine);
    load_immediate(running, Running);
    store(hidden(state), running);
    release(before);
    const Type signature = unit.under(unit.in.functions[id].signature);
    for (std::size_t i = 0; i < signature.params.size() && i < 2; i++) {
        const int slot = kParam + layout.params[i];
        const TypeId type = signature.params[i];
        if (!wants(s, i)) continue;
        const ObjectId object = unit.in.object_of(node.lhs[i]);
        if (!defines(node.lhs[i], node.op == Token::Define) || on_heap(object)) {
            range_variable(s, i, slot, type);
            continue;
        }
        const bool memory = lives_in_memory(object);
        locals[object.index] = {memory || is_frame_memory(type) ? Local::Kind::Frame : Local::Kind::Register, slot};
        if (memory) stack_object(slot, type);
        note_variable(object, slot, false, false);
    }
    const int end = label(), again = label();
    push_target(end, again, true);
    block(node.body);
    targets.pop_back();
    bind(again);
    pos = code.end;
    end_body(Ready, true);
    bind(end);
    end_body(Done, false);
}

int FunctionContext::iterator_closure(FuncId function, FunctionContext& inner, bool heap) {
    const std::vector<ObjectId>& objects = unit.in.functions[function].captures;
    std::vector<std::pair<int, TypeId>> captures;
    for (std::size_t i = 0; i < objects.size(); i++) {
        const TypeId type = unit.in.objects[objects[i]].type;
        const Place variable = variable_place(objects[i]);
        if (by_value(unit, function, i)) captures.emplace_back(load(variable), type);
        else captures.emplace_back(address(variable), unit.types.pointer_to(type));
    }
    for (const Hidden& variable : inner.hidden_captures) {
        const Place at = hidden(variable);
        if (variable.by_value) captures.emplace_back(load(at), variable.type);
        else captures.emplace_back(address(at), unit.types.pointer_to(variable.type));
    }
    if (unit.has_dictionary(function)) captures.push_back(dictionary(function));
    return record(static_cast<int>(function.index), captures, heap, kNowhere, "func literal escapes to heap");
}

void FunctionContext::range_function(StmtId s) {
    const Stmt& node = unit.in.ast.stmts[s];
    const FuncId function = unit.in.range_bodies.at(s);
    const Function& body = unit.in.functions[function];
    // A record on the heap may hold no address of the frame.
    bool heap = range_outer ? range_outer->loops_on_heap : true;
    for (std::size_t i = 0; i < body.captures.size(); i++)
        if (!by_value(unit, function, i) && !on_heap(body.captures[i])) heap = false;
    loops_on_heap = heap;
    const std::size_t before = mark();
    const int iterator = word(true);
    expr(node.x, iterator);
    FunctionContext inner(unit);
    inner.id = function;
    inner.range_outer = this;
    const Type signature = unit.under(body.signature);
    inner.start(body.symbol, TypeId(), signature.params, signature.results);
    inner.code.package = code.package;
    inner.code.pos = inner.pos = node.pos;
    inner.code.end = unit.in.ast.stmts[node.body].end;
    inner.code.parent = static_cast<int>(id.index);
    inner.pending_label = pending_label;
    pending_label.clear();
    inner.load_captures();
    inner.range_body(s);
    inner.fix_closure_type();
    const TypeId integer = unit.types.basic(Kind::Int);
    const Hidden state{fmt::format("state{}", s.index), integer};
    if (!range_outer) std::erase_if(hidden_locals, [](const auto& known) { return !known.first.starts_with("state"); });
    make_hidden(state, heap);
    for (const Hidden& variable : inner.hidden_captures)
        if (!range_outer && variable.name != state.name) make_hidden(variable, heap);
    const int closure = iterator_closure(function, inner, heap);
    std::vector<Exit> left = std::move(inner.exits);
    for (Variable& variable : inner.code.variables)
        if (variable.to == 0) variable.to = static_cast<std::uint32_t>(inner.code.code.size());
    unit.out.functions[function.index] = inner.finish();
    need_outgoing(8);
    emit(Op::Mov, 0, closure);
    emit(Op::CallClosure, iterator);
    const int value = load(hidden(state)), fine = label(), exhausted = word();
    emit(Op::JNeImm, value, Running, fine);
    emit(Op::RangeState, value, 1);
    bind(fine);
    load_immediate(exhausted, Exhausted);
    store(hidden(state), exhausted);
    for (const Exit& exit : left) act_on_exit(exit);
    hidden_locals.erase(state.name);
    release(before);
}

// Whether a break, continue or goto ends in this function.
bool FunctionContext::resolves(StmtId s) const {
    const Stmt& node = unit.in.ast.stmts[s];
    if (node.kind == StmtKind::Return) return !range_outer;
    if (!range_outer) return true;
    if (node.op == Token::Goto) return own_labels.contains(node.text);
    for (const Target& target : targets)
        if (target.label == node.text) return true;
    return false;
}

void FunctionContext::act_on_exit(const Exit& exit) {
    const TypeId integer = unit.types.basic(Kind::Int);
    const std::size_t before = mark();
    const int skip = label(), code_word = load(hidden({"next", integer}));
    emit(Op::JNeImm, code_word, range_root().exit_codes.at(exit.key), skip);
    if (!resolves(exit.statement)) {
        bool known = false;
        for (const Exit& other : exits) known = known || other.key == exit.key;
        if (!known) exits.push_back(exit);
        end_body(Done, false);
    } else {
        const int none = word();
        load_immediate(none, 0);
        store(hidden({"next", integer}), none);
        if (unit.in.ast.stmts[exit.statement].kind != StmtKind::Return) {
            branch(exit.statement);
        } else {
            if (exit.key == "return values")
                for (std::size_t i = 0; i < result_objects.size(); i++)
                    store(variable_place(result_objects[i]), load(hidden({fmt::format("rv{}", i + 1), result_types[i]})));
            leave();
        }
    }
    bind(skip);
    release(before);
}

void FunctionContext::exit_body(const std::string& key, StmtId s) {
    if (!range_outer) {
        unit.unsupported(unit.in.ast.stmts[s].pos, "this branch statement");
        return;
    }
    FunctionContext& root = range_root();
    const auto [it, added] = root.exit_codes.emplace(key, 0);
    if (added) it->second = static_cast<int>(root.exit_codes.size());
    bool known = false;
    for (const Exit& exit : exits) known = known || exit.key == key;
    if (!known) exits.push_back({key, s});
    const std::size_t before = mark();
    const int code_word = word();
    load_immediate(code_word, it->second);
    store(hidden({"next", unit.types.basic(Kind::Int)}), code_word);
    end_body(Done, false);
    release(before);
}

void FunctionContext::return_from_body(StmtId s) {
    const Stmt& node = unit.in.ast.stmts[s];
    FunctionContext& root = range_root();
    const std::size_t before = mark();
    std::vector<std::pair<int, TypeId>> values;
    if (node.rhs.size() == 1 && root.result_types.size() > 1) {
        values = multi_value(node.rhs[0], 0);
    } else {
        for (std::size_t i = 0; i < node.rhs.size(); i++) {
            const TypeId type = root.result_types[i];
            const int own = unit.shape_of(type) == Shape::Empty ? word() : temp(type);
            values.emplace_back(value(node.rhs[i], type, own), type);
        }
    }
    for (std::size_t i = 0; i < values.size() && i < root.result_types.size(); i++)
        store(hidden({fmt::format("rv{}", i + 1), root.result_types[i]}), implicit(values[i].first, values[i].second, root.result_types[i], kNowhere, node.rhs.empty() ? ExprId() : node.rhs[0]));
    exit_body(values.empty() ? "return" : "return values", s);
    release(before);
}

}  // namespace tw::codegen
