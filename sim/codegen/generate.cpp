#include "sim/codegen/generate.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/bytecode/op_info.h"
#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {
namespace {

std::string params_text(Unit& unit, const Function& function) {
    std::string text = "(";
    for (std::size_t i = 0; i < function.params.size(); i++) {
        const Object& param = unit.in.objects[function.params[i]];
        text += fmt::format("{}{} {}", i ? ", " : "", param.name, type_text(unit.types, param.type, Qualify::PackageName));
    }
    return text + ")";
}

void place_globals(Unit& unit) {
    std::int64_t at = 0;
    for (const Package& package : unit.in.packages) {
        for (ObjectId object : package.variables) {
            const Object& info = unit.in.objects[object];
            at = (at + 7) & ~std::int64_t{7};
            unit.global_offset[object.index] = at;
            const std::vector<bool> mask = unit.mask_of(info.type);
            unit.out.data_mask.resize(static_cast<std::size_t>(at) / 8, false);
            unit.out.data_mask.insert(unit.out.data_mask.end(), mask.begin(), mask.end());
            Variable variable;
            variable.name = package.name + "." + info.name;
            variable.type = unit.describe(info.type);
            variable.offset = static_cast<std::int32_t>(at);
            variable.pos = info.pos;
            unit.out.globals.push_back(std::move(variable));
            at += std::max<std::int64_t>(unit.size_of(info.type), 8);
        }
    }
    unit.out.data_size = (at + 7) & ~std::int64_t{7};
    unit.out.data_mask.resize(static_cast<std::size_t>(unit.out.data_size) / 8, false);
}

// The name under which sim/golib registers a function: package path, type and name.
void native_body(FunctionContext& context, const std::string& symbol) {
    Unit& unit = context.unit;
    unit.out.natives.push_back(symbol);
    const int index = static_cast<int>(unit.out.natives.size()) - 1;
    context.code.native = index;
    context.emit(Op::CallNative, index, kParam);
    context.emit(Op::Return);
}

// Parameters and results stand above the frame; those that moved to the heap are copied there on entry.
void bind_parameters(FunctionContext& context, const Function& function) {
    Unit& unit = context.unit;
    const auto bind = [&](ObjectId object, std::int32_t offset, bool is_result) {
        if (!object) return;
        const TypeId type = unit.in.objects[object].type;
        const int slot = kParam + offset;
        const bool named = unit.in.objects[object].name.empty() || unit.in.objects[object].name[0] != '~';
        if (is_result && (named || context.code.has_defer)) context.zero(type, slot);
        if (context.on_heap(object)) {
            const Place to = context.declare(object, true);
            if (!is_result) context.store(to, slot);
            else context.heap_results = true;
            return;
        }
        const bool memory = context.lives_in_memory(object);
        context.locals[object.index] = {memory || context.is_frame_memory(type) ? Local::Kind::Frame : Local::Kind::Register, slot};
        if (memory) context.stack_object(slot, type);
        if (context.is_frame_memory(type)) context.aggregate(slot, type);
        context.note_variable(object, slot, false, false);
    };
    if (function.receiver) bind(function.receiver, 0, false);
    for (std::size_t i = 0; i < function.params.size(); i++) bind(function.params[i], context.layout.params[i], false);
    for (std::size_t i = 0; i < function.results.size(); i++) bind(function.results[i], context.layout.results[i], true);
}

}  // namespace

void build_function(Unit& unit, FuncId id) {
    const Function& function = unit.in.functions[id];
    FunctionContext context(unit);
    context.id = id;
    const Type signature = unit.under(function.signature);
    context.start(function.symbol, function.receiver_type, signature.params, signature.results);
    context.code.package = function.package ? unit.in.packages[function.package].path : "main";
    context.code.pos = context.pos = function.pos;
    context.code.params_text = params_text(unit, function);
    context.code.parent = function.parent ? static_cast<int>(function.parent.index) : -1;
    if (!function.body) {
        context.code.end = function.pos;
        native_body(context, function.symbol);
    } else {
        context.code.end = unit.in.ast.stmts[function.body].end;
        context.code.has_defer = function.has_defer || unit.defers_from_bodies[id.index];
        context.epilogue_label = context.label();
        context.result_objects = function.results;
        context.load_captures();
        bind_parameters(context, function);
        context.block(function.body);
        const bool falls = context.code.code.empty() || !ends_flow(context.code.code.back().op);
        context.pos = context.code.end;
        if (falls || function.results.empty()) context.leave();
        context.epilogue();
        if (context.epilogue_label >= 0 && !context.code.has_defer && !context.heap_results) context.bind(context.epilogue_label);
    }
    for (Variable& variable : context.code.variables)
        if (variable.to == 0) variable.to = static_cast<std::uint32_t>(context.code.code.size());
    unit.out.functions[id.index] = context.finish();
}

// Generic code runs as its instances: the original keeps its number and has no code.
void build_original(Unit& unit, FuncId id) {
    FunctionContext context(unit);
    context.start(unit.in.functions[id].symbol, TypeId(), {}, {});
    context.code.pos = context.code.end = context.pos = unit.in.functions[id].pos;
    context.code.is_wrapper = true;
    unit.out.functions[id.index] = context.finish();
}

void build_entry(Unit& unit) {
    FunctionContext context(unit);
    context.start("runtime.main", TypeId(), {}, {});
    context.code.package = "runtime";
    context.code.is_wrapper = true;
    for (const Package& package : unit.in.packages) {
        for (const InitStep& step : package.init_order) {
            context.pos = unit.in.ast.exprs[step.rhs].pos;
            const std::size_t before = context.mark();
            if (step.lhs.size() == 1) {
                const TypeId type = unit.in.objects[step.lhs[0]].type;
                const bool blank = unit.in.objects[step.lhs[0]].name == "_";
                const int slot = context.value(step.rhs, type && !blank ? type : unit.in.type_of(step.rhs));
                if (!blank) context.store(context.variable_place(step.lhs[0]), slot);
            } else {
                const auto values = context.multi_value(step.rhs, step.lhs.size());
                for (std::size_t i = 0; i < step.lhs.size(); i++) {
                    if (unit.in.objects[step.lhs[i]].name == "_") continue;
                    const Place to = context.variable_place(step.lhs[i]);
                    context.store(to, context.implicit(values[i].first, values[i].second, to.type, kNowhere, step.rhs));
                }
            }
            context.release(before);
        }
        for (FuncId init : package.init_functions) context.emit(Op::Call, static_cast<std::int32_t>(init.index));
    }
    if (unit.in.main) {
        context.pos = unit.in.functions[unit.in.main].pos;
        context.emit(Op::Call, static_cast<std::int32_t>(unit.in.main.index));
    }
    context.emit(Op::Return);
    unit.out.entry = unit.add_function(context.finish());
}

}  // namespace tw::codegen

namespace tw {

Checked<Program> generate(const TypedProgram& program, const EscapeFacts& facts, SourceSet sources) {
    codegen::Unit unit(program, facts, std::move(sources));
    unit.out.functions.resize(program.functions.size());
    unit.out.main = program.main ? static_cast<int>(program.main.index) : -1;
    codegen::place_globals(unit);
    for (std::size_t i = 0; i < program.functions.size(); i++)
        if (!program.is_compiled(FuncId(i))) codegen::build_original(unit, FuncId(i));
        else if (!program.functions[FuncId(i)].is_range_body) codegen::build_function(unit, FuncId(i));  // bodies: by their loops
    codegen::build_entry(unit);
    unit.fill_methods();
    for (FunctionCode& function : unit.out.functions) codegen::add_stack_maps(function, unit.out.types);
    return {std::move(unit.out), std::move(unit.diagnostics)};
}

}  // namespace tw
