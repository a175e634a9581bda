// Composite literals of constants that are converted to an interface: the value is read-only data, nothing is allocated.
// Models [go1.26 cmd/compile/internal/walk/order.go addrTemp], [go1.26 cmd/compile/internal/walk/complit.go isStaticCompositeLiteral].
// Differs: a literal with a constant in a field of interface type is boxed as any other.
#include <cstring>

#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {

// The literal that the operand is or, a variable that is never assigned again, was declared with; none: it is no literal.
ExprId FunctionContext::literal_behind(ExprId operand) const {
    const ExprId e = strip(operand);
    const Expr& node = unit.in.ast.exprs[e];
    if (node.kind == ExprKind::CompositeLit) return e;
    if (node.kind != ExprKind::Ident) return {};
    const ObjectId object = unit.in.object_of(e);
    if (!object || unit.in.objects[object].reassigned || unit.in.objects[object].address_taken) return {};
    const auto found = literal_of_.find(object.index);
    return found == literal_of_.end() ? ExprId() : found->second;
}

void FunctionContext::note_literals(const std::vector<ExprId>& lhs, const std::vector<ExprId>& rhs, bool define) {
    if (lhs.size() != rhs.size()) return;
    for (std::size_t i = 0; i < lhs.size(); i++) {
        if (!defines(lhs[i], define)) continue;
        const ExprId value = strip(rhs[i]);
        const ObjectId object = unit.in.object_of(lhs[i]);
        if (unit.in.ast.exprs[value].kind == ExprKind::CompositeLit && unit.in.type_of(value) == unit.in.objects[object].type)
            literal_of_[object.index] = value;
    }
}

// Writes the value's bytes at `at`; false when it is not known before the program runs.
bool FunctionContext::static_bytes(ExprId e, TypeId type, std::int64_t at, StaticData& out) {
    const ExprId inner = strip(e);
    const Expr& node = unit.in.ast.exprs[inner];
    if (unit.in.of(e).mode == Mode::NilValue || unit.kind(unit.in.type_of(e)) == Kind::UntypedNil) return true;
    if (unit.is_interface(type)) return false;
    if (is_constant(e)) {
        const Constant& value = constant_of(e);
        if (value.kind == ConstantKind::String) {
            const std::int64_t length = static_cast<std::int64_t>(value.text.size());
            if (length == 0) return true;
            out.strings.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(unit.string(value.text))});
            std::memcpy(out.bytes.data() + at + 8, &length, 8);
            return true;
        }
        const std::string bytes = constant_bytes(value, type);
        std::memcpy(out.bytes.data() + at, bytes.data(), bytes.size());
        return true;
    }
    if (node.kind != ExprKind::CompositeLit || unit.kind(unit.in.type_of(inner)) != unit.kind(type)) return false;
    return static_elements(node, unit.under(type), at, out);
}

bool FunctionContext::static_elements(const Expr& literal, const Type& shape, std::int64_t at, StaticData& out) {
    if (shape.kind != Kind::Struct && shape.kind != Kind::Array) return false;   // slices and maps are made anew each time
    std::int64_t index = 0;
    for (const ExprId item : literal.list) {
        const Expr& element = unit.in.ast.exprs[item];
        const bool keyed = element.kind == ExprKind::KeyValue;
        const ExprId source = keyed ? element.y : item;
        if (shape.kind == Kind::Struct) {
            std::size_t field = static_cast<std::size_t>(index);
            for (std::size_t f = 0; keyed && f < shape.fields.size(); f++)
                if (shape.fields[f].name == unit.in.ast.exprs[element.x].text) field = f;
            if (shape.fields[field].name == "_" || !static_bytes(source, shape.fields[field].type, at + shape.fields[field].offset, out)) return false;
        } else {
            if (keyed) index = int64_of(constant_to_int(constant_of(element.x)));
            if (!static_bytes(source, shape.elem, at + index * unit.size_of(shape.elem), out)) return false;
        }
        index++;
    }
    return true;
}

// The data word of a boxed static literal; false: it must be boxed while the program runs.
bool FunctionContext::box_static_literal(ExprId operand, TypeId type, int dest) {
    const ExprId literal = operand ? literal_behind(operand) : ExprId();
    if (!literal || unit.size_of(type) == 0 || unit.in.type_of(literal) != type) return false;
    StaticData data;
    data.bytes.assign(static_cast<std::size_t>(unit.size_of(type)), '\0');
    if (!static_bytes(literal, type, 0, data)) return false;
    emit(Op::LoadRodata, dest, unit.rodata(data.bytes, data.strings));
    return true;
}

}  // namespace tw::codegen
