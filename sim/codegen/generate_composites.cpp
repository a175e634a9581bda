// Composite literals, slice expressions and conversions between types.
#include <algorithm>

#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {
namespace {

bool is_integer(Kind k) { return (k >= Kind::Int && k <= Kind::Uintptr) || k == Kind::UntypedInt || k == Kind::UntypedRune; }
bool is_signed(Kind k) { return (k >= Kind::Int && k <= Kind::Int64) || k == Kind::UntypedInt || k == Kind::UntypedRune; }
// The rune at `at` of a text, which moves on; invalid bytes are U+FFFD, one each.
std::int64_t next_rune(const std::string& text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned first = byte(at);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
    std::int64_t rune = length == 1 ? first : length == 0 ? 0xFFFD : first & (0xFFu >> (length + 1));
    bool good = length != 0;
    for (std::size_t i = 1; i < length; i++) {
        good = good && (byte(at + i) & 0xC0u) == 0x80;
        rune = rune << 6 | (byte(at + i) & 0x3F);
    }
    if (length > 2) good = good && rune >= (length == 3 ? 0x800 : 0x10000) && rune <= 0x10FFFF && (rune < 0xD800 || rune > 0xDFFF);
    at += good ? length : 1;
    return good ? rune : 0xFFFD;
}
bool is_float(Kind k) { return k == Kind::Float32 || k == Kind::Float64 || k == Kind::UntypedFloat; }

}  // namespace

// Fills the place with the elements of an array or struct literal.
void FunctionContext::composite_into(ExprId e, TypeId type, const Place& to, bool zeroed) {
    const Expr& literal = unit.in.ast.exprs[e];
    const Type shape = unit.under(type);
    const auto fill = [&](ExprId source, const Place& at) {
        const std::size_t before = mark();
        const ExprId inner = strip(source);
        const Expr& expression = unit.in.ast.exprs[inner];
        if (expression.kind == ExprKind::CompositeLit && unit.kind(unit.in.type_of(inner)) == unit.kind(at.type) &&
            (unit.kind(at.type) == Kind::Struct || unit.kind(at.type) == Kind::Array))
            composite_into(inner, at.type, at, true);
        else if (at.kind == Place::Kind::Frame && (unit.shape_of(at.type) != Shape::Word || unit.size_of(at.type) == 8) && at.slot % 8 == 0)
            value(source, at.type, at.slot);
        else
            store(at, value(source, at.type));
        release(before);
    };
    if (!zeroed) store_zero(to);
    if (shape.kind == Kind::Struct) {
        for (std::size_t i = 0; i < literal.list.size(); i++) {
            const Expr& element = unit.in.ast.exprs[literal.list[i]];
            int index = static_cast<int>(i);
            ExprId source = literal.list[i];
            if (element.kind == ExprKind::KeyValue) {
                const std::string& name = unit.in.ast.exprs[element.x].text;
                for (std::size_t f = 0; f < shape.fields.size(); f++)
                    if (shape.fields[f].name == name) index = static_cast<int>(f);
                source = element.y;
            }
            if (shape.fields[static_cast<std::size_t>(index)].name == "_") {  // evaluated, not kept
                const std::size_t before = mark();
                value(source, shape.fields[static_cast<std::size_t>(index)].type);
                release(before);
                continue;
            }
            fill(source, field_place(to, index));
        }
        return;
    }
    std::int64_t index = 0;
    const std::int64_t size = unit.size_of(shape.elem);
    for (ExprId item : literal.list) {
        const Expr& element = unit.in.ast.exprs[item];
        ExprId source = item;
        if (element.kind == ExprKind::KeyValue) {
            index = int64_of(constant_to_int(constant_of(element.x)));
            source = element.y;
        }
        Place at = to;
        at.type = shape.elem;
        if (at.kind == Place::Kind::Pointer) at.displacement += index * size;
        else { at.kind = Place::Kind::Frame; at.slot += static_cast<int>(index * size); }
        fill(source, at);
        index++;
    }
}

int FunctionContext::composite(ExprId e, int dest) {
    TypeId type = unit.in.type_of(e);
    switch (unit.kind(type)) {
        case Kind::Slice: return slice_literal(e, type, dest);
        case Kind::Map: return map_literal(e, type, dest);
        case Kind::Pointer: return address_of_composite(e, e, dest);  // elided &T in a literal of pointers
        default: break;
    }
    // Built aside: the elements may read the variable that is being assigned.
    const int room = temp(type);
    composite_into(e, type, Place{Place::Kind::Frame, type, room, 0, kNowhere, {}}, false);
    if (dest == kNowhere) return room;
    move(type, dest, room);
    return dest;
}

int FunctionContext::address_of_composite(ExprId e, ExprId literal, int dest) {
    TypeId type = unit.under(unit.in.type_of(e)).elem;
    if (dest == kNowhere) dest = word(true);
    const Kind literal_kind = unit.kind(type);
    if (literal_kind != Kind::Struct && literal_kind != Kind::Array && literal_kind != Kind::Slice && literal_kind != Kind::Map) {
        unit.unsupported(unit.in.ast.exprs[e].pos, "a literal of this type");
        return dest;
    }
    const std::size_t before = mark();
    const int pointer = word(true);
    if (stays(e)) {
        emit(Op::Lea, pointer, room(type));
    } else {
        const int descriptor = unit.describe(type);
        emit(Op::New, pointer, descriptor, unit.site(unit.in.ast.exprs[e].pos, descriptor, reason(e, "escapes to heap"), AllocationSite::Kind::Composite));
    }
    const Kind k = unit.kind(type);
    if (k == Kind::Struct || k == Kind::Array) {
        composite_into(literal, type, pointer_place(pointer, type), true);
    } else {
        const int header = k == Kind::Slice ? slice_literal(literal, type, kNowhere) : map_literal(literal, type, kNowhere);
        store(pointer_place(pointer, type), header);
    }
    emit(Op::Mov, dest, pointer);
    release(before);
    return dest;
}

int FunctionContext::slice_literal(ExprId e, TypeId type, int dest) {
    const Expr& literal = unit.in.ast.exprs[e];
    const TypeId elem = unit.under(type).elem;
    std::int64_t index = 0, length = 0;
    for (ExprId item : literal.list) {
        const Expr& element = unit.in.ast.exprs[item];
        if (element.kind == ExprKind::KeyValue) index = int64_of(constant_to_int(constant_of(element.x)));
        length = std::max(length, ++index);
    }
    if (dest == kNowhere) dest = temp(type);
    const std::size_t before = mark();
    const TypeId array = unit.types.array_of(elem, length);
    const int pointer = word(true);
    const int descriptor = unit.describe(array);
    if (stays(e) && unit.size_of(array) <= 65536) {
        emit(Op::Lea, pointer, room(array));
    } else {
        emit(Op::New, pointer, descriptor, unit.site(literal.pos, descriptor, reason(e, "slice literal escapes to heap"), AllocationSite::Kind::Composite));
    }
    composite_into(e, array, pointer_place(pointer, array), true);
    emit(Op::Mov, dest, pointer);
    load_immediate(dest + 8, length);
    load_immediate(dest + 16, length);
    release(before);
    return dest;
}

// The pointer to a frame's room for a map's header and, unless more than eight entries are sure to come, its first group
// [go1.26 cmd/compile walk.walkMakeMap]. Large keys and elements stand behind pointers [go1.26 internal/abi MapMaxKeyBytes].
int FunctionContext::map_room(TypeId map, bool group) {
    constexpr std::int64_t kMaxInline = 128;
    const TypeId number = unit.types.basic(Kind::Uint64), key = unit.under(map).key, elem = unit.under(map).elem;
    const auto stored = [&](TypeId t) { return unit.size_of(t) > kMaxInline ? unit.types.pointer_to(t) : t; };
    const auto record = [&](const std::vector<std::pair<const char*, TypeId>>& list) {
        std::vector<StructField> fields(list.size());
        for (std::size_t i = 0; i < list.size(); i++) fields[i].name = list[i].first, fields[i].type = list[i].second;
        return unit.types.struct_of(std::move(fields));
    };
    std::vector<std::pair<const char*, TypeId>> words = {{"used", number}, {"seed", number}, {"dirPtr", unit.types.basic(Kind::UnsafePointer)},
                                                         {"dirLen", number}, {"flags", number}, {"clearSeq", number}};
    if (group) words.insert(words.end(), {{"ctrl", number}, {"slots", unit.types.array_of(record({{"key", stored(key)}, {"elem", stored(elem)}}), 8)}});
    const int pointer = word(true);
    emit(Op::Lea, pointer, room(record(words)));
    return pointer;
}

void FunctionContext::make_map(int dest, int hint, TypeId type, int room, int site) {
    emit(Op::MakeMap, dest, hint, unit.describe(type), room == kNowhere ? 0 : 1);
    data(site, room);
}

int FunctionContext::map_literal(ExprId e, TypeId type, int dest) {
    const Expr& literal = unit.in.ast.exprs[e];
    if (dest == kNowhere) dest = word(true);
    const std::size_t before = mark();
    const int map = word(true), hint = word();
    load_immediate(hint, static_cast<std::int64_t>(literal.list.size()));
    const int descriptor = unit.describe(type);
    make_map(map, hint, type, stays(e) ? map_room(type, literal.list.size() <= 8) : kNowhere, unit.site(literal.pos, descriptor, reason(e, "map literal"), AllocationSite::Kind::Map));
    for (ExprId item : literal.list) {
        const Expr& pair = unit.in.ast.exprs[item];
        const std::size_t inner = mark();
        const auto own = [&](ExprId source, TypeId t) {
            const int slot = value(source, t);
            return slot;
        };
        const int key = own(pair.x, unit.under(type).key);
        const int element = own(pair.y, unit.under(type).elem);
        store(Place{Place::Kind::MapElement, unit.under(type).elem, map, 0, key, type}, element);
        release(inner);
    }
    emit(Op::Mov, dest, map);
    release(before);
    return dest;
}

int FunctionContext::slice_expr(ExprId e, int dest) {
    const Expr& expression = unit.in.ast.exprs[e];
    const TypeId container = unit.in.type_of(expression.x);
    if (dest == kNowhere) dest = temp(unit.in.type_of(e));
    const std::size_t before = mark();
    const Kind k = unit.kind(container);
    int base = kNowhere;
    TypeId array;
    if (k == Kind::Array) {
        base = address(place(expression.x));
        array = container;
    } else {
        base = expr(expression.x);
        if (k == Kind::Pointer) array = unit.under(container).elem;
    }
    const int bounds = alloc({false, false, false});
    std::uint16_t given = 0;
    const ExprId parts[3] = {expression.y, expression.z, expression.w};
    for (int i = 0; i < 3; i++) {
        if (!parts[i]) {
            if (k != Kind::String || i < 2) load_immediate(bounds + i * 8, 0);
            continue;
        }
        given |= static_cast<std::uint16_t>(1u << i);
        const int at = int_index(parts[i]);
        emit(Op::Mov, bounds + i * 8, at);
    }
    if (k == Kind::String || k == Kind::UntypedString) {
        emit(Op::SliceStr, dest, base, bounds, given);
    } else if (array) {
        emit(Op::SliceArray, dest, base, bounds, given);
        data(static_cast<std::int32_t>(unit.size_of(unit.under(array).elem)), static_cast<std::int32_t>(unit.under(array).length));
    } else {
        emit(Op::SliceSlice, dest, base, bounds, given);
        data(static_cast<std::int32_t>(unit.size_of(unit.under(container).elem)));
    }
    release(before);
    return dest;
}

// uint32(a * b): the sum, difference or product wraps at once.
bool FunctionContext::narrow_arithmetic(ExprId e, bool sign, int dest) {
    e = strip(e);
    const Expr& expression = unit.in.ast.exprs[e];
    const TypeId type = unit.in.type_of(e);
    if (is_constant(e) || expression.kind != ExprKind::Binary || unit.size_of(type) != 8) return false;
    Op op = Op::Nop;
    if (expression.op == Token::Add) op = sign ? Op::AddI32 : Op::AddU32;
    else if (expression.op == Token::Sub) op = sign ? Op::SubI32 : Op::SubU32;
    else if (expression.op == Token::Mul) op = sign ? Op::MulI32 : Op::MulU32;
    else return false;
    const int a = value(expression.x, type);
    emit(op, dest, a, operand(expression.y, type));
    return true;
}

// []byte("text") and []rune("text") have room of the right size [go1.26 cmd/compile walk.walkStringToBytes, typecheck.stringtoruneslit].
void FunctionContext::constant_text_slice(ExprId call, int dest) {
    const Expr& expression = unit.in.ast.exprs[call];
    const ExprId operand = expression.list[0];
    const TypeId elem = unit.under(unit.in.type_of(call)).elem;
    const bool bytes = unit.size_of(elem) == 1;
    const std::string& text = constant_of(operand).text;
    std::vector<std::int64_t> runes;
    for (std::size_t at = 0; !bytes && at < text.size();) runes.push_back(next_rune(text, at));
    const auto length = static_cast<std::int64_t>(bytes ? text.size() : runes.size());
    const TypeId array = unit.types.array_of(elem, length);
    const int pair = alloc({true, false, false, true, false, false});
    const int descriptor = unit.describe(array);
    if (stays(call) && unit.size_of(array) <= 65536) emit(Op::Lea, pair, room(array));
    else emit(Op::New, pair, descriptor, unit.site(expression.pos, descriptor, reason(call, "conversion"), AllocationSite::Kind::String));
    load_immediate(pair + 8, length);
    load_immediate(pair + 16, length);
    if (bytes) {
        expr(operand, pair + 24);
        load_immediate(pair + 40, length);
        emit(Op::CopySlice, word(), pair, unit.describe(elem));
    }
    const int value = word();
    for (std::size_t i = 0; i < runes.size(); i++) {
        load_immediate(value, runes[i]);
        store(pointer_place(pair, elem, static_cast<std::int64_t>(i) * 4), value);
    }
    emit(Op::Mov3, dest, pair);
}

int FunctionContext::conversion(ExprId call, int dest) {
    const Expr& expression = unit.in.ast.exprs[call];
    const ExprId operand = expression.list[0];
    const TypeId to = unit.in.type_of(call), from = unit.in.type_of(operand);
    if (unit.is_interface(to) || unit.in.of(operand).mode == Mode::NilValue) return value(operand, to, dest);
    const Kind t = unit.kind(to), f = unit.kind(from);
    const bool on_stack = stays(call);
    const auto string_site = [&] { return unit.site(expression.pos, unit.describe(to), reason(call, "conversion"), AllocationSite::Kind::String); };
    const auto elem_size = [&](TypeId slice) { return unit.size_of(unit.under(slice).elem); };
    const auto sized = [&](Op op, int room, int source) {
        emit(op, room, source, 0, on_stack ? 1 : 0);
        data(string_site(), !on_stack ? kNowhere : op == Op::StrToRunes ? buffer(128) : buffer(32));
        return room;
    };
    if (is_integer(t) && (is_integer(f) || f == Kind::UnsafePointer) && is_constant(operand)) return constant(constant_of(operand), to, dest);
    if (dest == kNowhere) dest = temp(to);
    const std::size_t before = mark();
    if (t == Kind::Slice && is_constant(operand) && !constant_of(operand).text.empty() && !(elem_size(to) == 1 && unit.facts.zero_copy.contains(call))) {
        constant_text_slice(call, dest);
        release(before);
        return dest;
    }
    if ((t == Kind::Uint32 || t == Kind::Int32) && is_integer(f) && narrow_arithmetic(operand, t == Kind::Int32, dest)) {
        release(before);
        return dest;
    }
    const int x = expr(operand);
    if (t == Kind::Slice && unit.facts.zero_copy.contains(call) && elem_size(to) == 1) {  // nobody writes to it: the string's own bytes
        const int bytes = label(), none = unit.describe(unit.types.array_of(unit.under(to).elem, 0));
        emit(Op::Mov2, dest, x);
        emit(Op::Mov, dest + 16, dest + 8);
        emit(Op::JNeImm, dest, 0, bytes);
        emit(Op::New, dest, none, unit.site(expression.pos, none, "no bytes", AllocationSite::Kind::Slice));  // []byte("") is not nil
        bind(bytes);
        release(before);
        return dest;
    }
    if (t == Kind::String && f == Kind::Slice) sized(elem_size(from) == 1 ? Op::BytesToStr : Op::RunesToStr, dest, x);
    else if (t == Kind::String && is_integer(f)) sized(Op::RuneToStr, dest, x);
    else if (t == Kind::Slice && (f == Kind::String || f == Kind::UntypedString)) sized(elem_size(to) == 1 ? Op::StrToBytes : Op::StrToRunes, dest, x);
    else if (f == Kind::Slice && (t == Kind::Array || (t == Kind::Pointer && unit.kind(unit.under(to).elem) == Kind::Array))) {
        const TypeId array = t == Kind::Array ? to : unit.under(to).elem;
        emit(Op::PanicSliceConvert, x + 8, static_cast<std::int32_t>(unit.under(array).length));
        if (t == Kind::Pointer) emit(Op::Mov, dest, x);
        else if (unit.size_of(array) > 0) load(pointer_place(x, array), dest);
    } else if (is_integer(t) && is_integer(f)) {
        if (unit.size_of(to) < 8 && (unit.size_of(to) < unit.size_of(from) || (unit.size_of(to) == unit.size_of(from) && is_signed(t) != is_signed(f)) || (is_signed(f) && !is_signed(t)))) {
            const Kind kinds = t;
            const Op op = kinds == Kind::Int8 ? Op::ExtI8 : kinds == Kind::Int16 ? Op::ExtI16 : kinds == Kind::Int32 ? Op::ExtI32 : kinds == Kind::Uint8 ? Op::ExtU8 : kinds == Kind::Uint16 ? Op::ExtU16 : Op::ExtU32;
            emit(op, dest, x);
        } else {
            emit(Op::Mov, dest, x);
        }
    } else if (is_float(t) && is_integer(f)) {
        const bool single = t == Kind::Float32, s = is_signed(f);
        emit(single ? (s ? Op::I64ToF32 : Op::U64ToF32) : (s ? Op::I64ToF64 : Op::U64ToF64), dest, x);
    } else if (is_integer(t) && is_float(f)) {
        int wide = x;
        if (f == Kind::Float32) {
            wide = word();
            emit(Op::F32ToF64, wide, x);
        }
        emit(!is_signed(t) && unit.size_of(to) == 8 ? Op::F64ToU64 : Op::F64ToI64, dest, wide);
        wrap(to, dest);
    } else if (is_float(t) && is_float(f)) {
        emit(t == Kind::Float32 && f != Kind::Float32 ? Op::F64ToF32 : t != Kind::Float32 && f == Kind::Float32 ? Op::F32ToF64 : Op::Mov, dest, x);
    } else if (t == Kind::Complex64 && f == Kind::Complex128) {
        emit(Op::C128ToC64, dest, x);
    } else if (t == Kind::Complex128 && f == Kind::Complex64) {
        emit(Op::C64ToC128, dest, x);
    } else {
        move(to, dest, x);
    }
    release(before);
    return dest;
}

}  // namespace tw::codegen
