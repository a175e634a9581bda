// Calls of functions, methods, function values and interface methods.
#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {

// Room for the extra arguments of a variadic call: slot of a pointer to an array.
int FunctionContext::variadic_room(ExprId call, TypeId elem, std::size_t count) {
    const TypeId array = unit.types.array_of(elem, static_cast<std::int64_t>(count));
    const bool heap = call.index >= unit.facts.expr_on_heap.size() || unit.facts.expr_on_heap[call.index];
    const int pointer = word(true), descriptor = unit.describe(array);
    if (heap) {
        emit(Op::New, pointer, descriptor, unit.site(pos, descriptor, reason(call, "... argument escapes to heap"), AllocationSite::Kind::Slice));
        return pointer;
    }
    emit(Op::Lea, pointer, room(array));
    return pointer;
}

// The slice of a variadic call's extra arguments.
int FunctionContext::pack_variadic(ExprId call, TypeId slice, const std::vector<ExprId>& list, std::size_t from) {
    const int dest = temp(slice);
    if (from >= list.size()) {
        zero(slice, dest);
        return dest;
    }
    const TypeId elem = unit.under(slice).elem;
    const auto count = static_cast<std::int64_t>(list.size() - from);
    const std::size_t before = mark();
    const int pointer = variadic_room(call, elem, list.size() - from);
    for (std::size_t i = from; i < list.size(); i++) {
        const std::size_t inner = mark();
        const int slot = value(list[i], elem);
        store(pointer_place(pointer, elem, static_cast<std::int64_t>(i - from) * unit.size_of(elem)), slot);
        release(inner);
    }
    emit(Op::Mov, dest, pointer);
    load_immediate(dest + 8, count);
    load_immediate(dest + 16, count);
    release(before);
    return dest;
}

// The same of values that stand in slots: results of one call.
int FunctionContext::pack_values(ExprId call, TypeId slice, const std::vector<std::pair<int, TypeId>>& values, std::size_t from) {
    const int dest = temp(slice);
    zero(slice, dest);
    if (from >= values.size()) return dest;
    const TypeId elem = unit.under(slice).elem;
    const int pointer = variadic_room(call, elem, values.size() - from);
    for (std::size_t i = from; i < values.size(); i++) {
        const int slot = implicit(values[i].first, values[i].second, elem, kNowhere, unit.in.ast.exprs[call].list[0]);
        store(pointer_place(pointer, elem, static_cast<std::int64_t>(i - from) * unit.size_of(elem)), slot);
    }
    emit(Op::Mov, dest, pointer);
    load_immediate(dest + 8, static_cast<std::int64_t>(values.size() - from));
    load_immediate(dest + 16, static_cast<std::int64_t>(values.size() - from));
    return dest;
}

// Evaluates arguments into the outgoing area. An argument may go straight to its place when nothing evaluated after
// it calls or allocates: the outgoing area is not part of this frame's stack maps.
void FunctionContext::arguments(ExprId call, TypeId signature, const Layout& at, std::vector<std::pair<int, TypeId>> first) {
    const Expr& expression = unit.in.ast.exprs[call];
    const Type type = unit.under(signature);
    const std::vector<ExprId>& list = expression.list;
    std::vector<std::pair<int, int>> moves;  // slot, parameter
    if (list.size() == 1 && type.params.size() + (type.variadic ? 1 : 0) > 0 && unit.kind(unit.in.type_of(list[0])) == Kind::Tuple) {
        const std::vector<std::pair<int, TypeId>> values = multi_value(list[0], 0);
        const std::size_t fixed = type.variadic ? type.params.size() - 1 : type.params.size();
        for (std::size_t i = 0; i < fixed; i++)
            moves.emplace_back(implicit(values[i].first, values[i].second, type.params[i], kNowhere, list[0]), static_cast<int>(i));
        if (type.variadic) {
            moves.emplace_back(pack_values(call, type.params.back(), values, fixed), static_cast<int>(fixed));
        }
    } else {
        for (std::size_t i = 0; i < type.params.size(); i++) {
            const TypeId param = type.params[i];
            if (type.variadic && i + 1 == type.params.size() && !expression.flag) {
                moves.emplace_back(pack_variadic(call, param, list, i), static_cast<int>(i));
                continue;
            }
            bool last = first.empty() && !(type.variadic && !expression.flag && i + 1 < type.params.size());
            for (std::size_t j = i + 1; last && j < list.size(); j++)
                last = is_simple(list[j]) && !(unit.is_interface(type.params[std::min(j, type.params.size() - 1)]) && !unit.is_interface(unit.in.type_of(list[j])));
            const bool one_step = unit.shape_of(param) == Shape::Word || is_simple(list[i]);
            const bool boxed = unit.is_interface(param) && !unit.is_interface(unit.in.type_of(list[i]));
            if (last && one_step && !boxed) value(list[i], param, at.params[i]);
            else moves.emplace_back(value(list[i], param), static_cast<int>(i));
        }
    }
    for (const auto& [slot, type_of] : first) move(type_of, 0, slot);
    for (const auto& [slot, index] : moves) move(type.params[static_cast<std::size_t>(index)], at.params[static_cast<std::size_t>(index)], slot);
}

// The receiver as the method wants it: walks embedded fields, takes the address or dereferences.
int FunctionContext::receiver_value(ExprId selector, const Selection& selection, ObjectId method, int dest) {
    const Expr& expression = unit.in.ast.exprs[selector];
    const FuncId function = unit.in.objects[method].function;
    const TypeId wanted = unit.in.functions[function].receiver_type;
    Place at = walk(place(expression.x), selection.path);
    const bool wants_pointer = unit.kind(wanted) == Kind::Pointer;
    const bool has_pointer = unit.kind(at.type) == Kind::Pointer && !(unit.types.is_named(at.type) && at.type == wanted);
    if (wants_pointer && !has_pointer) return address(at, dest);
    if (!wants_pointer && has_pointer && at.type != wanted) return load(pointer_place(load(at), wanted), dest);
    return load(at, dest);
}

// Nothing that the arguments do can disturb the outgoing area.
bool FunctionContext::simple_arguments(ExprId e) const {
    const Expr& expression = unit.in.ast.exprs[e];
    const ExprId callee = strip(expression.x);
    const auto instantiated = unit.in.instances.find(callee);
    const Type& type = unit.under(instantiated != unit.in.instances.end() ? unit.in.functions[instantiated->second].signature : unit.in.type_of(callee));
    if (type.variadic && !expression.flag && expression.list.size() >= type.params.size()) return false;
    for (std::size_t i = 0; i < expression.list.size(); i++) {
        const TypeId from = unit.in.type_of(expression.list[i]);
        if (!is_simple(expression.list[i]) || i >= type.params.size() || unit.kind(from) == Kind::Tuple) return false;
        if (unit.is_interface(type.params[i]) && from != type.params[i]) return false;
    }
    return true;
}

std::vector<std::pair<int, TypeId>> FunctionContext::call_results(ExprId e) {
    const Expr& expression = unit.in.ast.exprs[e];
    const ExprId callee = strip(expression.x);
    const auto instantiated = unit.in.instances.find(callee);
    const TypeId signature = instantiated != unit.in.instances.end() ? unit.in.functions[instantiated->second].signature : unit.in.type_of(callee);
    const Type type = unit.under(signature);
    int function = -1, closure = kNowhere, interface_slot = kNowhere, method = -1;
    std::vector<std::pair<int, TypeId>> first;
    TypeId receiver;
    const auto instance = unit.in.instances.find(callee);
    const auto found = unit.in.selections.find(callee);
    const ObjectId object = unit.in.ast.exprs[callee].kind == ExprKind::Ident ? unit.in.object_of(callee) : ObjectId();
    if (instance != unit.in.instances.end()) {
        function = static_cast<int>(instance->second.index);
    } else if (object && unit.in.objects[object].kind == ObjectKind::Function) {
        function = static_cast<int>(unit.in.objects[object].function.index);
    } else if (found != unit.in.selections.end() && found->second.kind == SelectionKind::Qualified && unit.in.objects[found->second.object].kind == ObjectKind::Function) {
        function = static_cast<int>(unit.in.objects[found->second.object].function.index);
    } else if (found != unit.in.selections.end() && found->second.kind == SelectionKind::Method) {
        const ObjectId target = found->second.object;
        function = static_cast<int>(unit.in.objects[target].function.index);
        receiver = unit.in.functions[unit.in.objects[target].function].receiver_type;
        if (unit.shape_of(receiver) == Shape::Word && simple_arguments(e)) receiver_value(callee, found->second, target, 0);
        else first.emplace_back(receiver_value(callee, found->second, target, kNowhere), receiver);
    } else if (found != unit.in.selections.end() && found->second.kind == SelectionKind::InterfaceMethod) {
        interface_slot = load(walk(place(unit.in.ast.exprs[callee].x), found->second.path));
        method = found->second.method_index;
        receiver = unit.types.basic(Kind::UnsafePointer);
        if (simple_arguments(e)) emit(Op::Mov, 0, interface_slot + 8);
        else first.emplace_back(interface_slot + 8, receiver);
    } else {
        closure = expr(callee);
    }
    const Layout at = layout_of(unit, receiver, type.params, type.results);
    arguments(e, signature, at, first);
    pos = expression.pos;
    need_outgoing(at.size);
    if (function >= 0) emit(Op::Call, function);
    else if (closure != kNowhere) emit(Op::CallClosure, closure);
    else emit(Op::CallIface, interface_slot, method);
    std::vector<std::pair<int, TypeId>> results;
    for (std::size_t i = 0; i < type.results.size(); i++) results.emplace_back(at.results[i], type.results[i]);
    return results;
}

// A value that is used at once, before anything else is called: the result of a call may stay in the outgoing area.
int FunctionContext::operand(ExprId e, TypeId type) {
    const ExprId inner = strip(e);
    const Expr& expression = unit.in.ast.exprs[inner];
    if (expression.kind != ExprKind::Call || is_constant(inner) || unit.in.type_of(inner) != type || unit.shape_of(type) != Shape::Word) return value(e, type);
    const Mode mode = unit.in.of(strip(expression.x)).mode;
    if (mode == Mode::TypeExpr || mode == Mode::Builtin || unit.in.of(inner).mode != Mode::Value) return value(e, type);
    const std::size_t before = mark();
    const Pos old = pos;
    pos = expression.pos;
    const auto results = call_results(inner);
    pos = old;
    release(before);
    return results[0].first;
}

int FunctionContext::call(ExprId e, int dest) {
    const Expr& expression = unit.in.ast.exprs[e];
    const ExprId callee = strip(expression.x);
    const ExprInfo& info = unit.in.of(callee);
    if (info.mode == Mode::TypeExpr) return conversion(e, dest);
    if (info.mode == Mode::Builtin) {
        const Expr& name = unit.in.ast.exprs[callee];
        return builtin(e, name.text, dest);
    }
    const TypeId type = unit.in.type_of(e);
    const bool has_value = type && unit.kind(type) != Kind::Tuple && unit.kind(type) != Kind::Invalid && unit.in.of(e).mode != Mode::NoValue;
    if (has_value && dest == kNowhere) dest = unit.shape_of(type) == Shape::Empty ? word() : temp(type);
    const std::size_t before = mark();
    const auto results = call_results(e);
    if (results.size() == 1 && has_value) move(type, dest, results[0].first);
    release(before);
    return dest;
}

// All values of an expression used where several are wanted: a call's results or a comma-ok form, in own slots.
std::vector<std::pair<int, TypeId>> FunctionContext::multi_value(ExprId e, std::size_t count, bool only_ok) {
    e = strip(e);
    const Expr& expression = unit.in.ast.exprs[e];
    std::vector<std::pair<int, TypeId>> values;
    if (unit.kind(unit.in.type_of(e)) == Kind::Tuple || (expression.kind == ExprKind::Call && count != 2)) {
        const std::vector<std::pair<int, TypeId>> results = call_results(e);
        for (const auto& [slot, type] : results) {
            const int own = unit.shape_of(type) == Shape::Empty ? word() : temp(type);
            move(type, own, slot);
            values.emplace_back(own, type);
        }
        return values;
    }
    const TypeId type = unit.in.type_of(e);
    const int ok = word();
    const int slot = unit.shape_of(type) == Shape::Empty ? word() : temp(type);
    if (expression.kind == ExprKind::Index) map_get(expression.x, expression.list[0], slot, ok);
    else if (expression.kind == ExprKind::TypeAssert) type_assert(e, slot, ok, only_ok);
    else if (expression.kind == ExprKind::Unary) receive(expression.x, type, slot, ok);
    else unit.unsupported(expression.pos, "this comma-ok form");
    values.emplace_back(slot, type);
    values.emplace_back(ok, unit.types.basic(Kind::Bool));
    return values;
}

}  // namespace tw::codegen
