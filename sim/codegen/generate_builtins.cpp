// Predeclared functions and those of package unsafe.
#include <algorithm>

#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {
namespace {

constexpr std::int64_t kSmallRoom = 32;  // [go1.26 cmd/compile VariableMakeThreshold]

}  // namespace

void FunctionContext::print(const std::vector<std::pair<int, TypeId>>& values, bool line) {
    bool following = false;
    for (const auto& [slot, type] : values) {
        if (following && line) emit(Op::Print, kNowhere, 9);
        following = true;
        int kind = 5;
        const Kind k = unit.kind(type);
        switch (k) {
            case Kind::Bool: case Kind::UntypedBool: kind = 0; break;
            case Kind::Int: case Kind::Int8: case Kind::Int16: case Kind::Int32: case Kind::Int64: case Kind::UntypedInt: case Kind::UntypedRune: kind = 1; break;
            case Kind::Uint: case Kind::Uint8: case Kind::Uint16: case Kind::Uint32: case Kind::Uint64: case Kind::Uintptr: kind = 2; break;
            case Kind::Float64: case Kind::UntypedFloat: kind = 3; break;
            case Kind::Float32: kind = 12; break;
            case Kind::String: case Kind::UntypedString: kind = 4; break;
            case Kind::Slice: kind = 6; break;
            case Kind::Interface: kind = unit.is_empty_interface(type) ? 7 : 11; break;
            case Kind::Complex128: case Kind::UntypedComplex: kind = 8; break;
            case Kind::Complex64: kind = 13; break;
            default: break;
        }
        emit(Op::Print, slot, kind);
    }
    if (line) emit(Op::Print, kNowhere, 10);
}

// Appends the bytes or elements of slot pair + 24 to the slice at slot pair.
void FunctionContext::append_slice(int pair, TypeId elem, int dest, TypeId source, Pos at) {
    const int descriptor = unit.describe(elem);
    if (unit.shape_of(source) == Shape::String) emit(Op::Mov, pair + 40, pair + 32);
    emit(Op::AppendSlice, dest, pair, descriptor);
    data(unit.site(at, descriptor, "append", AllocationSite::Kind::Append));
}

// Appends the values to the slice at slot `slice`, which is changed.
void FunctionContext::append_values(int slice, TypeId elem, const std::vector<int>& values, Pos at, bool small, int steps) {
    if (values.empty()) return;
    const auto count = static_cast<std::int32_t>(values.size());
    const int descriptor = unit.describe(elem), fits = label(), old_length = word();
    emit(Op::Mov, old_length, slice + 8);
    emit(Op::AddImm, slice + 8, slice + 8, count);
    emit(Op::JLeU, slice + 8, slice + 16, fits);
    if (small) append_small(slice, elem, old_length, fits);
    emit(Op::GrowSlice, slice, slice, descriptor, steps == kNowhere ? 0 : 1);
    data(unit.site(at, descriptor, "append", AllocationSite::Kind::Append), count, steps == kNowhere ? 0 : steps);
    bind(fits);
    for (std::int32_t i = 0; i < count; i++) {
        int index = old_length;
        if (i > 0) {
            index = word();
            emit(Op::AddImm, index, old_length, i);
        }
        store(Place{Place::Kind::Element, elem, slice, 0, index, {}}, values[static_cast<std::size_t>(i)]);
    }
}

// Whether this is the append of its slice variable that may use the frame for the first elements.
bool FunctionContext::small_append(ExprId slice, TypeId elem) {
    const std::int64_t size = unit.size_of(elem);
    if (size == 0 || size > kSmallRoom) return false;
    slice = strip(slice);
    const ExprKind kind = unit.in.ast.exprs[slice].kind;
    if (kind == ExprKind::Selector || kind == ExprKind::Index || kind == ExprKind::Star) return false;
    const ObjectId object = kind == ExprKind::Ident ? unit.in.object_of(slice) : ObjectId();
    if (!object || unit.in.objects[object].kind != ObjectKind::Variable) return true;
    if (unit.in.objects[object].is_global || lives_in_memory(object) || on_heap(object)) return false;
    return small_appends_.insert(object.index).second;
}

bool FunctionContext::frame_slice(ObjectId object) { return !lives_in_memory(object) && !on_heap(object); }

// A word with the address of the room that all appends to the variable share, cleared when the first of them is reached
// [go1.26 cmd/compile ssagen state.append, UseBuf].
int FunctionContext::step_room(ObjectId variable, TypeId elem) {
    const auto [at, fresh] = step_rooms_.try_emplace(variable.index);
    const TypeId array = unit.types.array_of(elem, kSmallRoom / unit.size_of(elem));
    if (fresh) {
        at->second = {alloc_fixed(unit.mask_of(array)), entry_word()};
        stack_object(at->second.first, array);
    }
    const int clean = label(), pointer = word(true);
    emit(Op::JNeImm, at->second.second, 0, clean);
    zero(array, at->second.first);
    load_immediate(at->second.second, 1);
    bind(clean);
    emit(Op::Lea, pointer, at->second.first);
    return pointer;
}

// Before statement s: slices whose elements stand in this frame and are passed on by it [go1.26 runtime/slice.go moveSlice].
void FunctionContext::move_slices(StmtId s) {
    const auto found = unit.facts.slice_moves.find(s);
    if (found == unit.facts.slice_moves.end()) return;
    for (const SliceMove& move : found->second) {
        const TypeId type = unit.in.objects[move.variable].type, elem = unit.under(type).elem;
        if (unit.size_of(elem) == 0 || !frame_slice(move.variable)) continue;  // no append uses the frame
        const std::size_t before = mark();
        const int slice = temp(type), descriptor = unit.describe(elem);
        load(variable_place(move.variable), slice);
        emit(Op::GrowSlice, slice, slice, descriptor, move.keeps_capacity ? 3 : 2);
        data(unit.site(unit.in.ast.stmts[s].pos, descriptor, "append", AllocationSite::Kind::Append));
        store(variable_place(move.variable), slice);
        release(before);
    }
}

// The first elements of a slice that does not escape stand in the frame, once [go1.26 cmd/compile ssagen state.append].
void FunctionContext::append_small(int slice, TypeId elem, int old_length, int fits) {
    const auto count = static_cast<std::int32_t>(kSmallRoom / unit.size_of(elem));
    const int grow = label(), used = entry_word();
    emit(Op::JGtSImm, slice + 8, count, grow);
    emit(Op::JNeImm, used, 0, grow);
    emit(Op::JNeImm, old_length, 0, grow);
    emit(Op::Lea, slice, room(unit.types.array_of(elem, count)));
    load_immediate(slice + 16, count);
    load_immediate(used, 1);
    jump(fits);
    bind(grow);
}

// append(s, make([]T, n)...) extends s in place: nothing is made, the new elements are cleared. The pair gets no array, but n.
// [go1.26 cmd/compile/internal/walk/assign.go isAppendOfMake extendSlice]
bool FunctionContext::append_made(ExprId e, int pair) {
    e = strip(e);
    const Expr& made = unit.in.ast.exprs[e];
    if (made.kind != ExprKind::Call || made.list.size() != 2) return false;
    const ExprId callee = strip(made.x);
    if (unit.in.of(callee).mode != Mode::Builtin || unit.in.ast.exprs[callee].text != "make" || unit.kind(unit.in.type_of(e)) != Kind::Slice) return false;
    const TypeId length = unit.in.type_of(made.list[1]);
    if (!is_constant(made.list[1]) && (unit.size_of(length) > 8 || unit.kind(length) == Kind::Uint64 || unit.kind(length) == Kind::Uint || unit.kind(length) == Kind::Uintptr)) return false;
    if (is_constant(made.list[1])) constant(constant_to_int(constant_of(made.list[1])), unit.types.basic(Kind::Int), pair + 8);
    else emit(Op::Mov, pair + 8, expr(made.list[1]));
    load_immediate(pair, 0);
    emit(Op::Mov, pair + 16, pair + 8);
    return true;
}

// What unsafe.Slice and unsafe.String demand of their arguments. [go1.26 runtime/unsafe.go unsafeslice unsafestring]
void FunctionContext::check_unsafe(std::int64_t elem_size, int pointer, int length, const std::string& what) {
    const int wrong = label(), fine = label(), some = label();
    emit(Op::JLtSImm, length, 0, wrong);
    emit(Op::JNeImm, pointer, 0, some);
    emit(Op::JEqImm, length, 0, fine);
    emit(Op::PanicWrap, unit.string(what + ": ptr is nil and len is not zero"), 0, 0, 1);
    bind(some);
    const std::size_t before = mark();
    if (elem_size > 0) {  // the last byte must have an address
        const int size = word(), bytes = word(), room = word(), inside = label();
        load_immediate(size, static_cast<std::int64_t>(~std::uint64_t{0} / static_cast<std::uint64_t>(elem_size)));
        emit(Op::JLeU, length, size, inside);
        jump(wrong);
        bind(inside);
        load_immediate(size, elem_size);
        emit(Op::Mul, bytes, length, size);
        load_immediate(room, 0);
        emit(Op::Sub, room, room, pointer);
        emit(Op::JLeU, bytes, room, fine);
    } else {
        jump(fine);
    }
    release(before);
    bind(wrong);
    emit(Op::PanicWrap, unit.string(what + ": len out of range"), 0, 0, 1);
    bind(fine);
}

int FunctionContext::append(ExprId e, int dest) {
    const Expr& expression = unit.in.ast.exprs[e];
    const TypeId type = unit.in.type_of(e), elem = unit.under(type).elem;
    if (dest == kNowhere) dest = temp(type);
    const std::size_t before = mark();
    if (expression.flag) {
        const int pair = alloc({true, false, false, true, false, false});
        value(expression.list[0], type, pair);
        const TypeId source = unit.in.type_of(expression.list[1]);
        const bool text = unit.shape_of(source) == Shape::String;
        if (append_made(expression.list[1], pair + 24)) {}
        else if (text) expr(expression.list[1], pair + 24);
        else value(expression.list[1], type, pair + 24);
        append_slice(pair, elem, dest, source, expression.pos);
        release(before);
        return dest;
    }
    const int slice = temp(type);
    value(expression.list[0], type, slice);
    std::vector<int> values;
    for (std::size_t i = 1; i < expression.list.size(); i++) {
        const bool later = i + 1 < expression.list.size() && !is_simple(expression.list[i + 1]);
        values.push_back(value(expression.list[i], elem, later && unit.shape_of(elem) != Shape::Empty ? temp(elem) : kNowhere));
    }
    const ExprId variable = strip(expression.list[0]);
    if (unit.facts.stepwise_appends.contains(e) && unit.size_of(elem) > 0 && frame_slice(unit.in.object_of(variable)))
        append_values(slice, elem, values, expression.pos, false, step_room(unit.in.object_of(variable), elem));
    else append_values(slice, elem, values, expression.pos, stays(e) && small_append(expression.list[0], elem));
    move(type, dest, slice);
    release(before);
    return dest;
}

// A built-in function on arguments that stand in slots: results of one call, or what a go or defer statement kept.
int FunctionContext::builtin_of_values(const std::string& name, const std::vector<std::pair<int, TypeId>>& values, TypeId result, int dest) {
    const auto as = [&](std::size_t i, TypeId to) { return implicit(values[i].first, values[i].second, to, kNowhere, ExprId()); };
    if (name == "print" || name == "println") {
        print(values, name == "println");
    } else if (name == "close") {
        emit(Op::Close, values[0].first);
    } else if (name == "panic") {
        emit(Op::Panic, as(0, unit.types.any_type));
    } else if (name == "recover") {
        if (dest == kNowhere) dest = temp(unit.types.any_type);
        emit(Op::Recover, dest);
    } else if (name == "delete") {
        emit(Op::MapDelete, values[0].first, as(1, unit.under(values[0].second).key), unit.describe(values[0].second));
    } else if (name == "clear") {
        if (unit.kind(values[0].second) == Kind::Map) emit(Op::MapClear, values[0].first, 0, unit.describe(values[0].second));
        else emit(Op::ClearSlice, values[0].first, unit.describe(unit.under(values[0].second).elem));
    } else if (name == "copy") {
        if (dest == kNowhere) dest = word();
        const int pair = alloc({true, false, false, true, false, false});
        move(values[0].second, pair, values[0].first);
        move(values[1].second, pair + 24, values[1].first);
        if (unit.shape_of(values[1].second) == Shape::String) emit(Op::Mov, pair + 40, pair + 32);
        emit(Op::CopySlice, dest, pair, unit.describe(unit.under(values[0].second).elem));
    } else if (name == "append") {
        const TypeId elem = unit.under(result).elem;
        std::vector<int> added;
        for (std::size_t i = 1; i < values.size(); i++) added.push_back(as(i, elem));
        append_values(values[0].first, elem, added, pos);
        move(result, dest, values[0].first);
    } else if (name == "complex") {
        const bool narrow = unit.kind(result) == Kind::Complex64;
        const int wide = alloc({false, false});
        emit(narrow ? Op::F32ToF64 : Op::Mov, wide, values[0].first);
        emit(narrow ? Op::F32ToF64 : Op::Mov, wide + 8, values[1].first);
        emit(narrow ? Op::C128ToC64 : Op::Mov2, dest, wide);
    } else {
        unit.unsupported(pos, "builtin " + name + " here");
    }
    return dest;
}

// A slice of unknown size that does not escape stands in the frame when it is small [go1.26 cmd/compile walk.walkMakeSlice].
void FunctionContext::make_small(TypeId elem, int sizes, int dest, int end) {
    const std::int64_t count = kSmallRoom / unit.size_of(elem);
    const int on_heap = label();
    emit(Op::JGtSImm, sizes + 8, static_cast<std::int32_t>(count), on_heap);
    emit(Op::JLtSImm, sizes + 8, 0, on_heap);  // wrong sizes panic there
    emit(Op::JLtU, sizes + 8, sizes, on_heap);
    emit(Op::Lea, dest, room(unit.types.array_of(elem, count)));
    emit(Op::Mov2, dest + 8, sizes);
    jump(end);
    bind(on_heap);
}

int FunctionContext::make(ExprId e, int dest) {
    const Expr& expression = unit.in.ast.exprs[e];
    const TypeId type = unit.in.type_of(e);
    const int descriptor = unit.describe(type);
    const bool on_stack = stays(e);
    if (dest == kNowhere) dest = temp(type);
    const std::size_t before = mark();
    const auto size = [&](std::size_t i, int slot) {
        if (i >= expression.list.size()) load_immediate(slot, 0);
        else if (is_constant(expression.list[i])) constant(constant_to_int(constant_of(expression.list[i])), unit.types.basic(Kind::Int), slot);
        else emit(Op::Mov, slot, expr(expression.list[i]));
    };
    if (unit.kind(type) == Kind::Slice) {
        const int sizes = alloc({false, false});
        size(1, sizes);
        if (expression.list.size() > 2) size(2, sizes + 8);
        else emit(Op::Mov, sizes + 8, sizes);
        const TypeId elem = unit.under(type).elem;
        const ExprId bound = expression.list[expression.list.size() - 1];
        const std::int64_t elem_size = unit.size_of(elem);
        const bool fixed = is_constant(bound) && is_constant(expression.list[1]);
        if (on_stack && fixed && int64_of(constant_to_int(constant_of(bound))) * elem_size <= 65536) {
            const TypeId array = unit.types.array_of(elem, int64_of(constant_to_int(constant_of(bound))));
            emit(Op::Lea, dest, room(array));
            emit(Op::Mov2, dest + 8, sizes);
        } else {
            const int end = label();
            if (on_stack && elem_size > 0 && elem_size <= kSmallRoom) make_small(elem, sizes, dest, end);
            emit(Op::MakeSlice, dest, sizes, unit.describe(elem), 0);
            data(unit.site(expression.pos, unit.describe(elem), reason(e, "make"), AllocationSite::Kind::Slice));
            bind(end);
        }
    } else {
        const int hint = word();
        size(1, hint);
        const bool map = unit.kind(type) == Kind::Map;
        const int site = unit.site(expression.pos, descriptor, reason(e, "make"), map ? AllocationSite::Kind::Map : AllocationSite::Kind::Chan);
        if (map) {
            const bool many = expression.list.size() > 1 && is_constant(expression.list[1]) && int64_of(constant_to_int(constant_of(expression.list[1]))) > 8;
            make_map(dest, hint, type, on_stack ? map_room(type, !many) : kNowhere, site);
        } else {
            emit(Op::MakeChan, dest, hint, descriptor, 0);
            data(site);
        }
    }
    release(before);
    return dest;
}

int FunctionContext::min_max(ExprId e, bool is_min, int dest) {
    const Expr& expression = unit.in.ast.exprs[e];
    const TypeId type = unit.in.type_of(e);
    if (dest == kNowhere) dest = temp(type);
    const std::size_t before = mark();
    const int best = temp(type);
    value(expression.list[0], type, best);
    for (std::size_t i = 1; i < expression.list.size(); i++) {
        const int next = value(expression.list[i], type);
        const Kind k = unit.kind(type);
        if (k == Kind::Float64 || k == Kind::Float32) {
            int a = best, b = next;
            if (k == Kind::Float32) {
                a = word(), b = word();
                emit(Op::F32ToF64, a, best);
                emit(Op::F32ToF64, b, next);
            }
            emit(is_min ? Op::MinF64 : Op::MaxF64, a, a, b);
            if (k == Kind::Float32) emit(Op::F64ToF32, best, a);
            continue;
        }
        const int keep = label();
        const int less = compare(is_min ? Token::Lss : Token::Gtr, type, next, best, kNowhere);
        emit(Op::JmpIfNot, less, keep);
        move(type, best, next);
        bind(keep);
    }
    move(type, dest, best);
    release(before);
    return dest;
}

int FunctionContext::builtin(ExprId e, const std::string& name, int dest) {
    const Expr& expression = unit.in.ast.exprs[e];
    const std::vector<ExprId>& list = expression.list;
    const Pos before_pos = pos;
    pos = expression.pos;
    const auto keep = [&] { if (dest == kNowhere) dest = word(); };
    if (list.size() == 1 && unit.kind(unit.in.type_of(list[0])) == Kind::Tuple) {
        if (dest == kNowhere && unit.in.of(e).mode == Mode::Value) dest = temp(unit.in.type_of(e));
        return builtin_of_values(name, multi_value(list[0], 0), unit.in.type_of(e), dest);
    }
    if (name == "append") return append(e, dest);
    if (name == "make") return make(e, dest);
    if (name == "min" || name == "max") return min_max(e, name == "min", dest);
    if (name == "print" || name == "println") {
        const std::size_t before = mark();
        std::vector<std::pair<int, TypeId>> values;
        for (ExprId argument : list) values.emplace_back(expr(argument), unit.in.type_of(argument));
        print(values, name == "println");
        release(before);
        return dest;
    }
    if (name == "len" || name == "cap") {
        keep();
        const std::size_t before = mark();
        TypeId type = unit.in.type_of(list[0]);
        const Kind k = unit.kind(type);
        if (k == Kind::Pointer || k == Kind::Array) {
            const TypeId array = k == Kind::Pointer ? unit.under(type).elem : type;
            expr(list[0]);
            load_immediate(dest, unit.under(array).length);
        } else if (k == Kind::Map) {
            emit(Op::MapLen, dest, expr(list[0]));
        } else if (k == Kind::Chan) {
            emit(name == "len" ? Op::ChanLen : Op::ChanCap, dest, expr(list[0]));
        } else {
            const int slot = expr(list[0]) + (name == "len" ? 8 : 16);
            if (dest != slot) emit(Op::Mov, dest, slot);
        }
        release(before);
        pos = before_pos;
        return dest;
    }
    if (name == "new") {
        if (dest == kNowhere) dest = word(true);
        const TypeId type = unit.under(unit.in.type_of(e)).elem;
        const int pointer = word(true);
        if (stays(e)) {
            emit(Op::Lea, pointer, room(type));
        } else {
            emit(Op::New, pointer, unit.describe(type), unit.site(expression.pos, unit.describe(type), reason(e, "new escapes to heap"), AllocationSite::Kind::New));
        }
        if (unit.in.of(list[0]).mode != Mode::TypeExpr) store(pointer_place(pointer, type), value(list[0], type));
        emit(Op::Mov, dest, pointer);
        return dest;
    }
    return builtin_more(e, name, dest);
}

int FunctionContext::builtin_more(ExprId e, const std::string& name, int dest) {
    const Expr& expression = unit.in.ast.exprs[e];
    const std::vector<ExprId>& list = expression.list;
    const TypeId any = unit.types.any_type;
    if (name == "panic") {
        emit(Op::Panic, value(list[0], any));
        return dest;
    }
    if (name == "recover") {
        if (dest == kNowhere) dest = temp(any);
        emit(Op::Recover, dest);
        return dest;
    }
    if (name == "close") {
        emit(Op::Close, expr(list[0]));
        return dest;
    }
    if (name == "delete") {
        const std::size_t before = mark();
        const TypeId map = unit.in.type_of(list[0]);
        const int m = expr(list[0]);
        const int key = value(list[1], unit.under(map).key);
        emit(Op::MapDelete, m, key, unit.describe(map));
        release(before);
        return dest;
    }
    if (name == "clear") {
        const TypeId type = unit.in.type_of(list[0]);
        const int x = expr(list[0]);
        if (unit.kind(type) == Kind::Map) emit(Op::MapClear, x, 0, unit.describe(type));
        else emit(Op::ClearSlice, x, unit.describe(unit.under(type).elem));
        return dest;
    }
    if (name == "copy") {
        if (dest == kNowhere) dest = word();
        const TypeId type = unit.in.type_of(list[0]);
        const int pair = alloc({true, false, false, true, false, false});
        expr(list[0], pair);
        expr(list[1], pair + 24);
        if (unit.shape_of(unit.in.type_of(list[1])) == Shape::String) emit(Op::Mov, pair + 40, pair + 32);
        emit(Op::CopySlice, dest, pair, unit.describe(unit.under(type).elem));
        return dest;
    }
    if (name == "complex" || name == "real" || name == "imag") {
        const TypeId type = unit.in.type_of(e);
        if (dest == kNowhere) dest = temp(type);
        const int wide = alloc({false, false});
        if (name == "complex") {
            const bool narrow = unit.kind(type) == Kind::Complex64;
            const TypeId part = unit.types.basic(narrow ? Kind::Float32 : Kind::Float64);
            const int re = value(list[0], part), im = value(list[1], part);
            emit(narrow ? Op::F32ToF64 : Op::Mov, wide, re);
            emit(narrow ? Op::F32ToF64 : Op::Mov, wide + 8, im);
            emit(narrow ? Op::C128ToC64 : Op::Mov2, dest, wide);
            return dest;
        }
        const bool narrow = unit.kind(unit.in.type_of(list[0])) == Kind::Complex64;
        emit(narrow ? Op::C64ToC128 : Op::Mov2, wide, expr(list[0]));
        emit(narrow ? Op::F64ToF32 : Op::Mov, dest, name == "real" ? wide : wide + 8);
        return dest;
    }
    if (name == "Sizeof" || name == "Alignof") {  // of a type parameter: no constant for the checker
        if (dest == kNowhere) dest = word();
        const TypeId type = unit.in.type_of(list[0]);
        load_immediate(dest, name == "Sizeof" ? unit.size_of(type) : unit.types[type].align);
        return dest;
    }
    if (name == "Slice" || name == "String") {  // unsafe
        if (dest == kNowhere) dest = temp(unit.in.type_of(e));
        const int pointer = expr(list[0]);
        const int length = int_index(list[1]);
        check_unsafe(name == "Slice" ? unit.size_of(unit.under(unit.in.type_of(e)).elem) : 1, pointer, length, "unsafe." + name);
        emit(Op::Mov, dest, pointer);
        emit(Op::Mov, dest + 8, length);
        if (name == "Slice") emit(Op::Mov, dest + 16, length);
        return dest;
    }
    if (name == "StringData" || name == "SliceData") {
        if (dest == kNowhere) dest = word(true);
        emit(Op::Mov, dest, expr(list[0]));
        return dest;
    }
    if (name == "Add") {
        if (dest == kNowhere) dest = word(true);
        const int pointer = expr(list[0]);
        emit(Op::Add, dest, pointer, int_index(list[1]));
        return dest;
    }
    unit.unsupported(expression.pos, "builtin " + name);
    return dest == kNowhere ? word() : dest;
}

}  // namespace tw::codegen
