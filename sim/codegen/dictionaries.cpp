// Dictionaries: what tells a generic function's instance its type arguments. Closures in instances hold one, and so do deferred calls of
// instances. [go1.26 cmd/compile/internal/noder/reader.go funcLit, shapedMethodExpr, exprMethodVal]
// Differs: a dictionary is one word per type argument with the address of its descriptor; methods, itabs and the dictionaries of
// callees have no words in it, as instances are compiled for their types and never read it.
#include <algorithm>

#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {
namespace {

// Of a function, or of the type whose method it is.
const std::vector<TypeId>& type_arguments(const Unit& unit, const Function& function) {
    if (!function.type_args.empty() || !function.receiver_type) return function.type_args;
    TypeId base = function.receiver_type;
    if (!unit.in.types[base].object && unit.in.types[base].kind == Kind::Pointer) base = unit.in.types[base].elem;
    return unit.in.types[base].type_args;
}

const Function& outermost(const Unit& unit, FuncId id) {
    while (unit.in.functions[id].parent) id = unit.in.functions[id].parent;
    return unit.in.functions[id];
}

}  // namespace

bool Unit::has_dictionary(FuncId id) const { return !type_arguments(*this, outermost(*this, id)).empty(); }

int Unit::dictionary(FuncId id) {
    const Function& function = outermost(*this, id);
    const std::vector<TypeId> arguments = type_arguments(*this, function);
    std::vector<RodataType> words;
    for (std::size_t i = 0; i < arguments.size(); i++) words.push_back({static_cast<std::uint32_t>(i * 8), describe(arguments[i])});
    const auto [it, added] = rodata_index.emplace("dictionary of " + function.symbol, static_cast<int>(out.rodata.size()));
    if (added) out.rodata.push_back({std::string(arguments.size() * 8, '\0'), {}, std::move(words)});
    return it->second;
}

std::pair<int, TypeId> FunctionContext::dictionary(FuncId of) {
    const int slot = word(true);
    emit(Op::LoadRodata, slot, unit.dictionary(of));
    return {slot, unit.types.basic(Kind::UnsafePointer)};
}

// In an instance: whether the type is one of its arguments, or an instance over them. The checker keeps no trace of type parameters
// in instances, so that the same type written out counts as the parameter too.
bool FunctionContext::depends_on_instance(TypeId type) const {
    if (!type || !id) return false;
    const std::vector<TypeId>& known = type_arguments(unit, outermost(unit, id));
    const auto argument = [&](TypeId t) { return std::find(known.begin(), known.end(), t) != known.end(); };
    if (argument(type)) return true;
    if (!unit.in.types[type].object && unit.in.types[type].kind == Kind::Pointer) type = unit.in.types[type].elem;
    const std::vector<TypeId>& inner = unit.in.types[type].type_args;
    return std::any_of(inner.begin(), inner.end(), argument);
}

// F[T] as a value in an instance: a closure over F's dictionary.
int FunctionContext::instance_value(ExprId e, FuncId function, int dest) {
    if (dest == kNowhere) dest = word(true);
    const std::vector<TypeId> arguments = type_arguments(unit, unit.in.functions[function]);
    if (std::none_of(arguments.begin(), arguments.end(), [&](TypeId type) { return depends_on_instance(type); })) {
        emit(Op::LoadFuncVal, dest, static_cast<std::int32_t>(function.index));
        return dest;
    }
    const bool heap = e.index >= unit.facts.expr_on_heap.size() || unit.facts.expr_on_heap[e.index];
    const std::size_t before = mark();
    record(static_cast<int>(function.index), {dictionary(function)}, heap, dest, reason(e, "func literal escapes to heap"));
    release(before);
    return dest;
}

}  // namespace tw::codegen
