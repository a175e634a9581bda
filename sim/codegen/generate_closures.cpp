// Closures, method values, and the argument-less functions that go and defer statements run.
#include <fmt/format.h>

#include <utility>

#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {
namespace {

bool by_value(const Unit& unit, FuncId function, std::size_t capture) {
    const auto& all = unit.facts.captures;
    if (function.index >= all.size() || all[function.index].size() != unit.in.functions[function].captures.size()) return false;
    return all[function.index][capture].by_value;
}

TypeId record_type(Unit& unit, const std::vector<TypeId>& captures) {
    std::vector<StructField> fields;
    fields.push_back({"F", unit.types.basic(Kind::Uintptr), false, "", "main", {}, 0});
    for (std::size_t i = 0; i < captures.size(); i++) fields.push_back({fmt::format("X{}", i), captures[i], false, "", "main", {}, 0});
    return unit.types.struct_of(std::move(fields));
}

}  // namespace

// Builds {code address, captures…}. A record without captures is static.
int FunctionContext::record(int function, const std::vector<std::pair<int, TypeId>>& captures, bool heap, int dest, const std::string& reason) {
    if (dest == kNowhere) dest = word(true);
    if (captures.empty()) {
        emit(Op::LoadFuncVal, dest, function);
        return dest;
    }
    std::vector<TypeId> types;
    for (const auto& [slot, type] : captures) types.push_back(type);
    const TypeId type = record_type(unit, types);
    const int descriptor = unit.describe(type);
    const int pointer = word(true), address_word = word();
    if (heap) {
        emit(Op::New, pointer, descriptor, unit.site(pos, descriptor, reason, AllocationSite::Kind::Closure));
    } else {
        emit(Op::Lea, pointer, room(type));
    }
    emit(Op::LoadFuncPC, address_word, function);
    emit(Op::Store64, pointer, address_word, 0);
    for (std::size_t i = 0; i < captures.size(); i++) store(field_place(pointer_place(pointer, type), static_cast<int>(i) + 1), captures[i].first);
    emit(Op::Mov, dest, pointer);
    return dest;
}

int FunctionContext::make_closure(FuncId function, bool heap, int dest, Pos at, const std::string& reason) {
    const std::vector<ObjectId>& objects = unit.in.functions[function].captures;
    std::vector<std::pair<int, TypeId>> captures;
    if (dest == kNowhere) dest = word(true);
    const std::size_t before = mark();
    pos = at;
    for (std::size_t i = 0; i < objects.size(); i++) {
        const TypeId type = unit.in.objects[objects[i]].type;
        const Place variable = variable_place(objects[i]);
        if (by_value(unit, function, i)) captures.emplace_back(load(variable), type);
        else captures.emplace_back(address(variable), unit.types.pointer_to(type));
    }
    if (unit.has_dictionary(function)) captures.push_back(dictionary(function));
    record(static_cast<int>(function.index), captures, heap, dest, reason);
    release(before);
    return dest;
}

int FunctionContext::literal(ExprId e, int dest) {
    const bool heap = e.index >= unit.facts.expr_on_heap.size() || unit.facts.expr_on_heap[e.index];
    return make_closure(unit.in.literals.at(e), heap, dest, unit.in.ast.exprs[e].pos, reason(e, "func literal escapes to heap"));
}

// Copies what the closure record holds into slots, so that the record itself need not stay alive.
void FunctionContext::load_captures() {
    const Function& function = unit.in.functions[id];
    const bool dictionary_behind = function.parent && !function.is_range_body && unit.has_dictionary(id);  // of a loop's body: behind what is hidden
    if (function.captures.empty() && !dictionary_behind) return;
    std::vector<TypeId> types;
    for (std::size_t i = 0; i < function.captures.size(); i++) {
        const TypeId type = unit.in.objects[function.captures[i]].type;
        types.push_back(by_value(unit, id, i) ? type : unit.types.pointer_to(type));
    }
    if (dictionary_behind) types.push_back(unit.types.basic(Kind::UnsafePointer));
    const TypeId type = record_type(unit, types);
    hidden_base = (unit.size_of(type) + 7) & ~std::int64_t{7};
    code.closure_type = unit.describe(type);
    if (function.captures.empty()) return;
    const int closure = word(true);
    emit(Op::LoadClosure, closure);
    for (std::size_t i = 0; i < function.captures.size(); i++) {
        const ObjectId object = function.captures[i];
        const TypeId object_type = unit.in.objects[object].type;
        const Place field = field_place(pointer_place(closure, type), static_cast<int>(i) + 1);
        Variable capture;
        capture.name = unit.in.objects[object].name;
        capture.type = unit.describe(object_type);
        capture.offset = static_cast<std::int32_t>(field.displacement);
        capture.by_reference = !by_value(unit, id, i);
        capture.pos = unit.in.objects[object].pos;
        code.captures.push_back(capture);
        Local local;
        if (capture.by_reference) {
            local.kind = Local::Kind::Reference;
            local.slot = word(true);
            emit(Op::Load64, local.slot, closure, static_cast<std::int32_t>(field.displacement));
        } else {
            const bool memory = lives_in_memory(object) || is_frame_memory(object_type);
            local.kind = memory ? Local::Kind::Frame : Local::Kind::Register;
            local.slot = memory ? alloc_fixed(unit.mask_of(object_type)) : temp(object_type);
            if (lives_in_memory(object)) stack_object(local.slot, object_type);
            if (is_frame_memory(object_type)) aggregate(local.slot, object_type);
            // word by word: a word that is never used is never live
            const std::vector<bool> mask = unit.mask_of(object_type);
            if (unit.shape_of(object_type) == Shape::Word || unit.shape_of(object_type) == Shape::Empty) {
                if (!mask.empty()) load(field, local.slot);
            } else {
                for (std::size_t w = 0; w < mask.size(); w++)
                    emit(Op::Load64, local.slot + static_cast<int>(w) * 8, closure, static_cast<std::int32_t>(field.displacement) + static_cast<std::int32_t>(w) * 8);
            }
        }
        locals[object.index] = local;
        note_variable(object, local.slot, false, capture.by_reference);
    }
}

// The record of a range-over-func body, when all that it captures is known.
void FunctionContext::fix_closure_type() {
    const Function& function = unit.in.functions[id];
    std::vector<TypeId> types;
    for (std::size_t i = 0; i < function.captures.size(); i++) {
        const TypeId type = unit.in.objects[function.captures[i]].type;
        types.push_back(by_value(unit, id, i) ? type : unit.types.pointer_to(type));
    }
    for (const Hidden& variable : hidden_captures) types.push_back(variable.by_value ? variable.type : unit.types.pointer_to(variable.type));
    if (unit.has_dictionary(id)) types.push_back(unit.types.basic(Kind::UnsafePointer));
    if (!types.empty()) code.closure_type = unit.describe(record_type(unit, types));
}

namespace {

// A function whose closure record holds `types`; loads them and lets `act` use them.
int wrapper_function(Unit& unit, const std::string& symbol, const std::string& package, const std::vector<TypeId>& types, TypeId signature, Pos at,
                     const std::function<void(FunctionContext&, const std::vector<int>&)>& act) {
    FunctionContext inner(unit);
    inner.pos = at;
    std::vector<TypeId> params, results;
    if (signature) params = unit.under(signature).params, results = unit.under(signature).results;
    inner.start(symbol, TypeId(), params, results);
    inner.code.package = package;
    inner.code.is_wrapper = true;
    inner.code.pos = inner.code.end = at;
    std::vector<int> slots;
    if (!types.empty()) {
        const TypeId record = record_type(unit, types);
        inner.code.closure_type = unit.describe(record);
        const int closure = inner.word(true);
        inner.emit(Op::LoadClosure, closure);
        for (std::size_t i = 0; i < types.size(); i++)
            slots.push_back(inner.load(inner.field_place(inner.pointer_place(closure, record), static_cast<int>(i) + 1)));
    }
    act(inner, slots);
    if (inner.code.code.empty() || inner.code.code.back().op != Op::Return) inner.emit(Op::Return);
    return unit.add_function(inner.finish());
}

// Passes the wrapper's own parameters on and returns the callee's results.
void forward(FunctionContext& inner, Unit& unit, TypeId receiver, TypeId signature, int receiver_slot, const std::function<void()>& call) {
    const Type type = unit.under(signature);
    const Layout at = layout_of(unit, receiver, type.params, type.results);
    inner.need_outgoing(at.size);
    if (receiver) inner.move(receiver, 0, receiver_slot);
    for (std::size_t i = 0; i < type.params.size(); i++) inner.move(type.params[i], at.params[i], kParam + inner.layout.params[i]);
    call();
    for (std::size_t i = 0; i < type.results.size(); i++) inner.move(type.results[i], kParam + inner.layout.results[i], at.results[i]);
    inner.emit(Op::Return);
}

}  // namespace

int FunctionContext::method_value(ExprId e, const Selection& selection, int dest) {
    const Expr& expression = unit.in.ast.exprs[e];
    const TypeId signature = unit.in.type_of(e);
    const bool heap = e.index >= unit.facts.expr_on_heap.size() || unit.facts.expr_on_heap[e.index];
    if (dest == kNowhere) dest = word(true);
    const std::size_t before = mark();
    TypeId captured;
    int slot = kNowhere, function = -1;
    // In an instance the method is known by the dictionary, which stands before the receiver.
    const bool derived = depends_on_instance(unit.in.type_of(strip(expression.x)));
    const auto types = [&] { return derived ? std::vector<TypeId>{unit.types.basic(Kind::UnsafePointer), captured} : std::vector<TypeId>{captured}; };
    if (selection.kind == SelectionKind::InterfaceMethod) {
        const Place at = walk(place(expression.x), selection.path);
        captured = at.type;
        slot = load(at);
        const int type_word = word();
        emit(Op::Mov, type_word, slot);
        emit(Op::NilCheck, type_word);
        const int index = selection.method_index;
        function = wrapper_function(unit, fmt::format("{}.{}-fm", type_text(unit.types, captured, Qualify::PackageName), expression.text), code.package, types(), signature, expression.pos,
            [&](FunctionContext& inner, const std::vector<int>& slots) {
                forward(inner, unit, unit.types.basic(Kind::UnsafePointer), signature, slots.back() + 8, [&] { inner.emit(Op::CallIface, slots.back(), index); });
            });
    } else {
        const FuncId method = unit.in.objects[selection.object].function;
        captured = unit.in.functions[method].receiver_type;
        slot = receiver_value(e, selection, selection.object, kNowhere);
        function = wrapper_function(unit, unit.in.functions[method].symbol + "-fm", code.package, types(), signature, expression.pos,
            [&](FunctionContext& inner, const std::vector<int>& slots) {
                forward(inner, unit, captured, signature, slots.back(), [&] { inner.emit(Op::Call, static_cast<int>(method.index)); });
            });
    }
    std::vector<std::pair<int, TypeId>> captures;
    if (derived) captures.push_back(dictionary(id));
    captures.emplace_back(slot, captured);
    record(function, captures, heap, dest, reason(e, "method value escapes to heap"));
    release(before);
    return dest;
}

int FunctionContext::method_expression(ExprId e, const Selection& selection, int dest) {
    if (dest == kNowhere) dest = word(true);
    const std::string& name = unit.in.ast.exprs[e].text;
    if (selection.object && selection.path.empty()) {
        const FuncId method = unit.in.objects[selection.object].function;
        if (unit.in.functions[method].receiver_type == selection.receiver) {
            if (unit.has_dictionary(method)) return instance_value(e, method, dest);
            emit(Op::LoadFuncVal, dest, static_cast<int>(method.index));
            return dest;
        }
    }
    for (const MethodEntry& method : unit.method_set(selection.receiver)) {
        if (method.name != name) continue;
        emit(Op::LoadFuncVal, dest, unit.method_wrapper(selection.receiver, method));
        return dest;
    }
    if (unit.is_interface(selection.receiver)) {
        const Type& type = unit.under(selection.receiver);
        for (std::size_t i = 0; i < type.methods.size(); i++) {
            if (type.methods[i].name != name) continue;
            MethodEntry method;
            method.name = name;
            method.signature = type.methods[i].signature;
            method.holder = selection.receiver;
            method.interface_index = static_cast<int>(i);
            emit(Op::LoadFuncVal, dest, unit.method_wrapper(selection.receiver, method));
            return dest;
        }
    }
    unit.unsupported(pos, "this method expression");
    return dest;
}

// The argument-less function value that a go or defer statement runs: callee and arguments are evaluated now.
int FunctionContext::deferred_call(ExprId call, bool is_go) {
    call = strip(call);
    const Expr& expression = unit.in.ast.exprs[call];
    const ExprId callee = strip(expression.x);
    const ExprInfo& info = unit.in.of(callee);
    const bool heap = is_go || loop_depth > 0 || range_outer || !goto_labels.empty();
    const Expr& target = unit.in.ast.exprs[callee];
    std::vector<std::pair<int, TypeId>> captured;
    std::vector<TypeId> types;
    const auto keep = [&](int slot, TypeId type) {
        captured.emplace_back(slot, type);
        types.push_back(type);
        return types.size() - 1;
    };
    const std::string symbol = fmt::format("{}.{}{}", code.symbol, is_go ? "gowrap" : "deferwrap", ++unit.method_value_count[id.index]);
    if (info.mode == Mode::Builtin) {
        const std::string name = target.text;
        const TypeId any = unit.types.any_type;
        const bool spread = expression.list.size() == 1 && unit.kind(unit.in.type_of(expression.list[0])) == Kind::Tuple;
        if (spread)
            for (const auto& [slot, type] : multi_value(expression.list[0], 0)) keep(slot, type);
        for (ExprId argument : spread ? std::vector<ExprId>{} : expression.list) {
            TypeId type = name == "panic" ? any : unit.in.type_of(argument);
            if (name == "delete" && !types.empty()) type = unit.under(types[0]).key;
            const int own = unit.shape_of(type) == Shape::Empty ? word() : temp(type);
            keep(value(argument, type, own), type);
        }
        const int function = wrapper_function(unit, symbol, code.package, types, TypeId(), expression.pos, [&](FunctionContext& inner, const std::vector<int>& slots) {
            std::vector<std::pair<int, TypeId>> values;
            for (std::size_t i = 0; i < slots.size(); i++) values.emplace_back(slots[i], types[i]);
            inner.builtin_of_values(name, values, TypeId(), kNowhere);
        });
        return record(function, captured, heap, kNowhere, is_go ? "go statement" : "defer statement");
    }
    const auto instantiated = unit.in.instances.find(callee);
    const TypeId signature = instantiated != unit.in.instances.end() ? unit.in.functions[instantiated->second].signature : unit.in.type_of(callee);
    const Type type = unit.under(signature);
    if (target.kind == ExprKind::FuncLit && type.params.empty() && type.results.empty()) return make_closure(unit.in.literals.at(callee), is_go || loop_depth > 0 || range_outer || !stays(callee), kNowhere, target.pos, reason(callee, "func literal escapes to heap"));
    int function = -1, method = -1;
    TypeId receiver;
    bool closure = false;
    const auto instance = unit.in.instances.find(callee);
    const auto found = unit.in.selections.find(callee);
    const ObjectId object = target.kind == ExprKind::Ident ? unit.in.object_of(callee) : ObjectId();
    if (instance != unit.in.instances.end()) {
        function = static_cast<int>(instance->second.index);
    } else if (object && unit.in.objects[object].kind == ObjectKind::Function) {
        function = static_cast<int>(unit.in.objects[object].function.index);
    } else if (found != unit.in.selections.end() && found->second.kind == SelectionKind::Qualified && unit.in.objects[found->second.object].kind == ObjectKind::Function) {
        function = static_cast<int>(unit.in.objects[found->second.object].function.index);
    } else if (found != unit.in.selections.end() && found->second.kind == SelectionKind::Method) {
        const ObjectId m = found->second.object;
        function = static_cast<int>(unit.in.objects[m].function.index);
        receiver = unit.in.functions[unit.in.objects[m].function].receiver_type;
        const int own = unit.shape_of(receiver) == Shape::Empty ? word() : temp(receiver);
        receiver_value(callee, found->second, m, own);
        keep(own, receiver);
    } else if (found != unit.in.selections.end() && found->second.kind == SelectionKind::InterfaceMethod) {
        const Place at = walk(place(target.x), found->second.path);
        method = found->second.method_index;
        keep(load(at), at.type);
        const int type_word = word();
        emit(Op::Mov, type_word, captured[0].first);
        emit(Op::NilCheck, type_word);
        receiver = unit.types.basic(Kind::UnsafePointer);
    } else {
        closure = true;
        keep(expr(callee), signature);
        if (is_go) emit(Op::NilCheck, captured[0].first);
    }
    // An instance is given its dictionary; a method of a type parameter is read from that of this function.
    const FuncId callee_id = function >= 0 ? FuncId(static_cast<std::size_t>(function)) : FuncId();
    const bool instance_callee = callee_id && unit.has_dictionary(callee_id);
    const TypeId holder = method >= 0 ? unit.in.type_of(strip(target.x)) : receiver;
    if (instance_callee || (!closure && depends_on_instance(holder))) {
        const auto [slot, pointer] = dictionary(instance_callee ? callee_id : id);
        keep(slot, pointer);
    }
    // Constants are evaluated in the wrapper, a variadic slice is made there [go1.26 typecheck normalizeGoDeferCall].
    struct Argument { TypeId type; ExprId constant; std::size_t kept = 0; };
    std::vector<Argument> arguments;
    const std::size_t fixed = type.params.size() - (type.variadic && !expression.flag ? 1 : 0);
    const auto param = [&](std::size_t i) { return i < fixed ? type.params[i] : unit.under(type.params.back()).elem; };
    const bool outer_literals = std::exchange(literals_on_heap, literals_on_heap || heap);
    if (expression.list.size() == 1 && unit.kind(unit.in.type_of(expression.list[0])) == Kind::Tuple) {
        const auto values = multi_value(expression.list[0], 0);
        for (std::size_t i = 0; i < values.size(); i++)
            arguments.push_back({param(i), {}, keep(implicit(values[i].first, values[i].second, param(i), kNowhere, expression.list[0]), param(i))});
    } else {
        for (std::size_t i = 0; i < expression.list.size(); i++) {
            const ExprId e = expression.list[i];
            if (is_constant(e) && !unit.is_interface(param(i))) arguments.push_back({param(i), e});
            else arguments.push_back({param(i), {}, keep(value(e, param(i)), param(i))});
        }
    }
    literals_on_heap = outer_literals;
    if (function >= 0 && type.params.empty() && types.empty() && type.results.empty()) return record(function, {}, heap, kNowhere, "");
    if (closure && type.params.empty() && type.results.empty()) return captured[0].first;
    const int wrapper = wrapper_function(unit, symbol, code.package, types, TypeId(), expression.pos, [&](FunctionContext& inner, const std::vector<int>& slots) {
        const Layout at = layout_of(unit, receiver, type.params, type.results);
        inner.need_outgoing(at.size);
        if (method >= 0) inner.emit(Op::Mov, 0, slots[0] + 8);
        else if (receiver) inner.move(receiver, 0, slots[0]);
        std::vector<std::pair<int, TypeId>> values;
        for (const Argument& argument : arguments) {
            const bool known = bool(argument.constant);
            values.emplace_back(known ? inner.value(argument.constant, argument.type) : slots[argument.kept], argument.type);
        }
        for (std::size_t i = 0; i < fixed; i++) inner.move(type.params[i], at.params[i], values[i].first);
        if (fixed < type.params.size()) {
            const int extra = inner.pack_values(call, type.params.back(), values, fixed);
            inner.move(type.params.back(), at.params[fixed], extra);
            for (std::size_t i = 0; i < fixed; i++) inner.move(type.params[i], at.params[i], values[i].first);
        }
        if (function >= 0) inner.emit(Op::Call, function);
        else if (closure) inner.emit(Op::CallClosure, slots[0]);
        else inner.emit(Op::CallIface, slots[0], method);
    });
    return record(wrapper, captured, heap, kNowhere, is_go ? "go statement" : "defer statement");
}

// Calls a method found by walking `method.path` from a receiver of type `receiver`, which is the first parameter.
int Unit::method_wrapper(TypeId receiver, const MethodEntry& method) {
    const std::string key = fmt::format("{}|{}|{}", receiver.index, method.package, method.name);
    const auto known = wrapper_index.find(key);
    if (known != wrapper_index.end()) return known->second;
    FunctionContext inner(*this);
    const Type signature = under(method.signature);
    const bool pointer = kind(receiver) == Kind::Pointer;
    const TypeId base = pointer ? under(receiver).elem : receiver;
    const std::string text = type_text(types, base, Qualify::PackageName);
    inner.start(pointer ? fmt::format("{}.(*{}).{}", types[base].package.empty() ? "main" : types[base].package, types[base].name.empty() ? text : types[base].name, method.name) : text + "." + method.name,
                receiver, signature.params, signature.results);
    inner.code.package = types[base].package.empty() ? "main" : types[base].package;
    inner.code.is_wrapper = true;
    Place at{inner.is_frame_memory(receiver) ? Place::Kind::Frame : Place::Kind::Register, receiver, kParam, 0, kNowhere, {}};
    if (pointer && method.path.empty() && !method.pointer_receiver && method.object) {
        const int fine = inner.label();
        inner.emit(Op::JNeImm, kParam, 0, fine);
        inner.emit(Op::PanicWrap, string(fmt::format("value method {}.{} called using nil *{} pointer", text, method.name, types[base].name)));
        inner.bind(fine);
    }
    at = inner.walk(at, method.path);
    TypeId wanted;
    int slot = kNowhere;
    if (method.object) {
        wanted = in.functions[in.objects[method.object].function].receiver_type;
        if (kind(wanted) == Kind::Pointer && at.type != wanted) slot = inner.address(at);
        else if (at.type != wanted && kind(at.type) == Kind::Pointer) slot = inner.load(inner.pointer_place(inner.load(at), wanted));
        else slot = inner.load(at);
        const int function = direct_function(method.object);
        forward(inner, *this, wanted, method.signature, slot, [&] { inner.emit(Op::Call, function); });
    } else {
        if (kind(at.type) == Kind::Pointer) at = inner.pointer_place(inner.load(at), under(at.type).elem);
        slot = inner.load(at);
        forward(inner, *this, types.basic(Kind::UnsafePointer), method.signature, slot + 8, [&] { inner.emit(Op::CallIface, slot, method.interface_index); });
    }
    const int index = add_function(inner.finish());
    wrapper_index[key] = index;
    return index;
}

}  // namespace tw::codegen
