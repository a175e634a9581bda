// Values of expressions: constants, identifiers, selectors, conversions to interfaces.
#include <algorithm>
#include <cstring>

#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {

ExprId FunctionContext::strip(ExprId e) const {
    while (unit.in.ast.exprs[e].kind == ExprKind::Paren) e = unit.in.ast.exprs[e].x;
    return e;
}

bool FunctionContext::is_constant(ExprId e) const { return unit.in.of(e).mode == Mode::Constant && bool(unit.in.of(e).constant); }
const Constant& FunctionContext::constant_of(ExprId e) const { return unit.in.constants[unit.in.of(e).constant]; }

bool FunctionContext::is_simple(ExprId e) const {
    if (!e) return true;
    if (is_constant(e)) return true;
    const Expr& expression = unit.in.ast.exprs[e];
    switch (expression.kind) {
        case ExprKind::BasicLit: case ExprKind::Ident: return true;
        case ExprKind::Paren: case ExprKind::Star: return is_simple(expression.x);
        case ExprKind::Selector: {
            const auto it = unit.in.selections.find(e);
            if (it == unit.in.selections.end() || it->second.kind == SelectionKind::Qualified) return true;
            return it->second.kind == SelectionKind::Field && is_simple(expression.x);
        }
        case ExprKind::Unary:
            return (expression.op == Token::Add || expression.op == Token::Sub || expression.op == Token::Xor || expression.op == Token::Not) && is_simple(expression.x);
        case ExprKind::Binary: {
            const Shape shape = const_cast<Unit&>(unit).shape_of(unit.in.type_of(expression.x));
            return (shape == Shape::Word || shape == Shape::Complex) && is_simple(expression.x) && is_simple(expression.y);
        }
        case ExprKind::Index:
            return unit.kind(unit.in.type_of(expression.x)) != Kind::Map && !unit.in.instances.contains(e) && expression.list.size() == 1 && is_simple(expression.x) && is_simple(expression.list[0]);
        default: return false;
    }
}

namespace {

std::int64_t float_bits(Kind kind, double d, float f) {
    std::int64_t bits = 0;
    if (kind == Kind::Float32) { std::uint32_t b = 0; std::memcpy(&b, &f, 4); bits = b; }
    else std::memcpy(&bits, &d, 8);
    return bits;
}

// The bytes of a word-shaped or complex constant in memory.
std::vector<std::int64_t> constant_words(const Constant& value, Kind kind) {
    switch (kind) {
        case Kind::Bool: case Kind::UntypedBool: return {value.boolean ? 1 : 0};
        case Kind::Float32: return {float_bits(kind, 0, float32_of(constant_to_float(value)))};
        case Kind::Float64: case Kind::UntypedFloat: return {float_bits(kind, float64_of(constant_to_float(value)), 0)};
        case Kind::Complex64: case Kind::Complex128: case Kind::UntypedComplex: {
            const Constant c = constant_to_complex(value);
            const Constant re = constant_real(c), im = constant_imag(c);
            if (kind == Kind::Complex64) return {float_bits(Kind::Float32, 0, float32_of(re)) | float_bits(Kind::Float32, 0, float32_of(im)) << 32};
            return {float_bits(Kind::Float64, float64_of(re), 0), float_bits(Kind::Float64, float64_of(im), 0)};
        }
        default: {
            const Constant whole = constant_to_int(value);
            return {fits_int64(whole) ? int64_of(whole) : static_cast<std::int64_t>(uint64_of(whole))};
        }
    }
}

}  // namespace

int FunctionContext::constant(const Constant& value, TypeId type, int dest) {
    if (dest == kNowhere) dest = temp(type);
    if (value.kind == ConstantKind::String) {
        emit(Op::LoadString, dest, unit.string(value.text));
        return dest;
    }
    const std::vector<std::int64_t> words = constant_words(value, unit.kind(type));
    for (std::size_t i = 0; i < words.size(); i++) load_immediate(dest + static_cast<int>(i) * 8, words[i]);
    return dest;
}

// A constant as it stands in memory; not of strings.
std::string FunctionContext::constant_bytes(const Constant& value, TypeId type) {
    const std::vector<std::int64_t> words = constant_words(value, unit.kind(type));
    std::string bytes(words.size() * 8, '\0');
    std::memcpy(bytes.data(), words.data(), bytes.size());
    bytes.resize(static_cast<std::size_t>(unit.size_of(type)));
    return bytes;
}

// What LoadType and LoadItab carry in e, so that the machine counts how each conversion of package main ended.
std::uint16_t FunctionContext::counted_conversion(ExprId operand, int from, int to, bool constant) {
    if (code.package != "main" || unit.out.conversions.size() >= 0xFFFF) return 0;
    unit.out.conversions.push_back({operand && unit.in.ast.exprs[operand].pos ? unit.in.ast.exprs[operand].pos : pos, from, to, constant});
    return static_cast<std::uint16_t>(unit.out.conversions.size());
}

// Pairs a concrete value with its type: [go-facts 1.3] decides what the data word is.
int FunctionContext::convert_to_interface(int slot, TypeId from, TypeId to, int dest, ExprId operand, const Constant* known) {
    if (dest == kNowhere) dest = temp(to);
    const int type = unit.describe(from);
    const auto type_word = [&] {
        const std::uint16_t counted = counted_conversion(operand, type, unit.describe(to), known != nullptr);
        if (unit.is_empty_interface(to)) emit(Op::LoadType, dest, type, 0, counted);
        else emit(Op::LoadItab, dest, unit.describe(to), type, counted);
    };
    if (!known && operand && unit.size_of(from) > 1)
        if (const auto it = unit.facts.constant_box.find(operand); it != unit.facts.constant_box.end() && it->second) known = &unit.in.constants[it->second];
    if (known) {
        if (known->kind == ConstantKind::String) {
            emit(Op::LoadStringBox, dest + 8, unit.string(known->text));
        } else {
            emit(Op::LoadRodata, dest + 8, unit.rodata(constant_bytes(*known, from)));
        }
        type_word();
        return dest;
    }
    if (is_direct_iface(unit.types, from)) {
        emit(Op::Mov, dest + 8, slot);
        type_word();
        return dest;
    }
    if (box_static_literal(operand, from, dest + 8)) {
        type_word();
        return dest;
    }
    bool heap = true;
    if (operand) {
        const auto it = unit.facts.box_on_heap.find(operand);
        heap = it == unit.facts.box_on_heap.end() || it->second;
    }
    int box = kNowhere;
    if (!heap && unit.size_of(from) <= 1024 && unit.size_of(from) > 0) {
        box = alloc_fixed(unit.mask_of(from));
        stack_object(box, from);
    }
    const int data_word = word(true);
    emit(Op::ConvT, data_word, slot, type);
    data(unit.site(pos, type, "boxed: " + type_text(unit.types, from, Qualify::PackageName) + " converted to " + type_text(unit.types, to, Qualify::PackageName), AllocationSite::Kind::Box), box);
    emit(Op::Mov, dest + 8, data_word);
    type_word();
    return dest;
}

int FunctionContext::implicit(int slot, TypeId from, TypeId to, int dest, ExprId operand) {
    if (!unit.is_interface(to) || from == to) {
        if (dest == kNowhere) return slot;
        move(to, dest, slot);
        return dest;
    }
    if (!unit.is_interface(from)) return convert_to_interface(slot, from, to, dest, operand, nullptr);
    if (unit.types.underlying(from) == unit.types.underlying(to)) {
        if (dest == kNowhere) return slot;
        move(to, dest, slot);
        return dest;
    }
    if (dest == kNowhere) dest = temp(to);
    if (unit.is_empty_interface(to)) {
        emit(Op::IfaceType, dest, slot, 0, 1);
        emit(Op::Mov, dest + 8, slot + 8);
        if (dest == slot) code.code.pop_back(), code.lines.pop_back();
    } else {
        emit(Op::ConvIface, dest, slot, unit.describe(to), unit.is_empty_interface(from) ? 0 : 1);
    }
    return dest;
}

int FunctionContext::value(ExprId e, TypeId to, int dest) {
    const TypeId from = unit.in.type_of(e);
    const ExprInfo& info = unit.in.of(e);
    if (info.mode == Mode::NilValue || unit.kind(from) == Kind::UntypedNil) {
        if (dest == kNowhere) dest = temp(to);
        zero(to, dest);
        return dest;
    }
    if (!unit.is_interface(to) || unit.is_interface(from)) {
        if (is_constant(e)) return constant(constant_of(e), to, dest);
        if (!unit.is_interface(to)) return expr(e, dest);
        if (unit.types.underlying(from) == unit.types.underlying(to)) return expr(e, dest);
        return implicit(expr(e), from, to, dest, e);
    }
    TypeId concrete = from;
    switch (unit.kind(from)) {  // untyped operands that kept no type take their default one
        case Kind::UntypedBool: concrete = unit.types.basic(Kind::Bool); break;
        case Kind::UntypedInt: concrete = unit.types.basic(Kind::Int); break;
        case Kind::UntypedRune: concrete = unit.types.basic(Kind::Int32); break;
        case Kind::UntypedFloat: concrete = unit.types.basic(Kind::Float64); break;
        case Kind::UntypedComplex: concrete = unit.types.basic(Kind::Complex128); break;
        case Kind::UntypedString: concrete = unit.types.basic(Kind::String); break;
        default: break;
    }
    if (is_constant(e)) return convert_to_interface(kNowhere, concrete, to, dest, e, &constant_of(e));
    if (dest == kNowhere) dest = temp(to);
    const std::size_t before = mark();
    const int slot = expr(e);
    convert_to_interface(slot, concrete, to, dest, e, nullptr);
    release(before);
    return dest;
}

// A string that is only looked at: string(b) of a []byte is then the slice's own bytes [cmd/compile OBYTES2STRTMP].
int FunctionContext::text_operand(ExprId e, int dest) {
    const ExprId call = strip(e);
    const Expr& expression = unit.in.ast.exprs[call];
    if (!is_constant(call) && expression.kind == ExprKind::Call && unit.in.of(strip(expression.x)).mode == Mode::TypeExpr &&
        unit.shape_of(unit.in.type_of(call)) == Shape::String && expression.list.size() == 1) {
        const TypeId from = unit.in.type_of(expression.list[0]);
        if (unit.kind(from) == Kind::Slice && unit.size_of(unit.under(from).elem) == 1) {
            if (dest == kNowhere) dest = temp(unit.types.basic(Kind::String));
            const std::size_t before = mark();
            emit(Op::Mov2, dest, expr(expression.list[0]));
            release(before);
            return dest;
        }
    }
    return value(e, unit.in.type_of(e), dest);
}

// Room in the frame for the bytes of a string or slice that does not escape.
int FunctionContext::buffer(std::int64_t bytes) {
    const TypeId array = unit.types.array_of(unit.types.basic(Kind::Uint8), bytes);
    const int room = alloc_fixed(unit.mask_of(array));
    stack_object(room, array);
    return room;
}

// Why the allocation is on the heap, in the words of escape analysis where it has any.
std::string FunctionContext::reason(ExprId e, const std::string& otherwise) const {
    const auto found = unit.facts.reason.find(e);
    return found == unit.facts.reason.end() || found->second.empty() ? otherwise : found->second;
}

int FunctionContext::int_index(ExprId e) {
    // Unsigned 64-bit values over the int range fail the bounds check as huge, as they must.
    if (is_constant(e)) return constant(constant_of(e), unit.types.basic(Kind::Int), kNowhere);
    return expr(e);
}

int FunctionContext::index_value(ExprId e, int dest) {
    const Expr& expression = unit.in.ast.exprs[e];
    const TypeId container = unit.in.type_of(expression.x);
    if (unit.kind(container) == Kind::String || unit.kind(container) == Kind::UntypedString) {
        if (dest == kNowhere) dest = word();
        const std::size_t before = mark();
        const int text = expr(expression.x);
        const int index = int_index(expression.list[0]);
        emit(Op::IdxU8, dest, text, index);
        release(before);
        return dest;
    }
    if (unit.kind(container) == Kind::Map) return map_get(expression.x, expression.list[0], dest, kNowhere);
    if (dest == kNowhere) dest = temp(unit.in.type_of(e));
    const std::size_t before = mark();
    load(place(e), dest);
    release(before);
    return dest;
}

int FunctionContext::map_get(ExprId map, ExprId key, int dest, int ok) {
    const TypeId type = unit.in.type_of(map);
    if (dest == kNowhere) dest = temp(unit.under(type).elem);
    const std::size_t before = mark();
    const int m = expr(map);
    const TypeId key_type = unit.under(type).key;
    const int k = unit.shape_of(key_type) == Shape::String && !is_constant(key) ? text_operand(key, kNowhere) : value(key, key_type);
    emit(Op::MapGet, dest, m, k);
    data(unit.describe(type), ok);
    release(before);
    return dest;
}

int FunctionContext::receive(ExprId channel, TypeId elem, int dest, int ok) {
    const TypeId type = unit.in.type_of(channel);
    if (dest == kNowhere) dest = unit.shape_of(elem) == Shape::Empty ? word() : temp(elem);
    const std::size_t before = mark();
    const int c = expr(channel);
    const int target = has_pointers(unit.types, elem) ? temp(elem) : dest;
    if (target != dest) zero(elem, target);  // what stood there before must not stay alive while parked
    emit(Op::Recv, target, c, unit.describe(type), ok == kNowhere ? 0 : 1);
    data(ok);
    if (target != dest) move(elem, dest, target);
    release(before);
    return dest;
}

int FunctionContext::type_assert(ExprId e, int dest, int ok, bool only_ok) {
    const Expr& expression = unit.in.ast.exprs[e];
    const TypeId to = unit.in.type_of(e);
    if (dest == kNowhere) dest = unit.shape_of(to) == Shape::Empty ? word() : temp(to);
    const std::size_t before = mark();
    const int slot = expr(expression.x);
    assert_to(slot, unit.in.type_of(expression.x), to, dest, ok, only_ok);
    release(before);
    return dest;
}

// only_ok: the value is not wanted, so that the interface's data word need not be live.
int FunctionContext::assert_to(int slot, TypeId from, TypeId to, int dest, int ok, bool only_ok) {
    const auto flags = static_cast<std::uint16_t>((unit.is_empty_interface(from) ? 0 : 1) | (ok == kNowhere ? 0 : 2) | (only_ok ? 4 : 0));
    emit(unit.is_interface(to) ? Op::AssertIface : Op::AssertType, dest, slot, unit.describe(to), flags);
    data(ok, unit.describe(from));
    return dest;
}

int FunctionContext::expr(ExprId e, int dest) {
    const Expr& expression = unit.in.ast.exprs[e];
    const ExprInfo& info = unit.in.of(e);
    if (is_constant(e)) return constant(constant_of(e), info.type, dest);
    const Pos before_pos = pos;
    if (expression.pos) pos = expression.pos;
    const auto done = [&](int slot) {
        pos = before_pos;
        return slot;
    };
    const auto settle = [&](int slot) {  // a value that stands somewhere: move it if asked
        if (dest == kNowhere || dest == slot) return done(slot);
        move(info.type, dest, slot);
        return done(dest);
    };
    if (info.mode == Mode::NilValue || unit.kind(info.type) == Kind::UntypedNil) {
        if (dest == kNowhere) dest = info.type ? temp(info.type) : word();
        if (info.type) zero(info.type, dest);
        return done(dest);
    }
    if (!info.type && info.mode != Mode::NoValue && info.mode != Mode::Invalid) {
        unit.unsupported(expression.pos, "this expression (its type is unknown)");
        return done(dest == kNowhere ? word() : dest);
    }
    const auto instance = unit.in.instances.find(e);
    if (instance != unit.in.instances.end()) {
        return done(instance_value(e, instance->second, dest));
    }
    switch (expression.kind) {
        case ExprKind::Paren: return done(expr(expression.x, dest));
        case ExprKind::Ident: case ExprKind::Star: {
            const ObjectId object = expression.kind == ExprKind::Ident ? unit.in.object_of(e) : ObjectId();
            if (object && unit.in.objects[object].kind == ObjectKind::Function) {
                if (dest == kNowhere) dest = word(true);
                emit(Op::LoadFuncVal, dest, static_cast<std::int32_t>(unit.in.objects[object].function.index));
                return done(dest);
            }
            if (expression.kind == ExprKind::Ident && !(object && unit.in.objects[object].kind == ObjectKind::Variable)) {
                unit.unsupported(expression.pos, "this use of " + expression.text);
                return dest == kNowhere ? word() : dest;
            }
            return done(load(place(e), dest));
        }
        case ExprKind::Selector: {
            const auto found = unit.in.selections.find(e);
            if (found == unit.in.selections.end()) break;
            const Selection& selection = found->second;
            switch (selection.kind) {
                case SelectionKind::Qualified:
                    if (unit.in.objects[selection.object].kind == ObjectKind::Function) {
                        if (dest == kNowhere) dest = word(true);
                        emit(Op::LoadFuncVal, dest, static_cast<std::int32_t>(unit.in.objects[selection.object].function.index));
                        return done(dest);
                    }
                    return done(load(place(e), dest));
                case SelectionKind::Field: return done(load(place(e), dest));
                case SelectionKind::MethodExpression: return done(method_expression(e, selection, dest));
                default: return done(method_value(e, selection, dest));
            }
        }
        case ExprKind::Index: return done(index_value(e, dest));
        case ExprKind::Slice: return done(slice_expr(e, dest));
        case ExprKind::TypeAssert: return done(type_assert(e, dest, kNowhere));
        case ExprKind::Call: return done(call(e, dest));
        case ExprKind::FuncLit: return done(literal(e, dest));
        case ExprKind::CompositeLit: return done(composite(e, dest));
        case ExprKind::Unary: return done(unary(e, dest));
        case ExprKind::Binary: return done(binary(e, dest));
        default: break;
    }
    unit.unsupported(expression.pos, "this expression");
    return settle(dest == kNowhere ? temp(info.type) : dest);
}

}  // namespace tw::codegen
