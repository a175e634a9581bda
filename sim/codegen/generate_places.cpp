// Places: where variables, fields and elements live, and how to read, write and address them.
#include "sim/codegen/function_context_internal.h"

#include <algorithm>

namespace tw::codegen {
namespace {

bool is_signed(Kind kind) { return kind >= Kind::Int && kind <= Kind::Int64; }

// How a scalar of a type is read and written in memory.
struct ScalarOps { Op load, slot_load, slot_store, store, index_load, index_store; bool whole; };

ScalarOps scalar_ops(Kind kind, std::int64_t size, bool pointer) {
    const bool s = is_signed(kind);
    switch (size) {
        case 1: return {s ? Op::LoadI8 : Op::LoadU8, s ? Op::LoadSlotI8 : Op::LoadSlotU8, Op::StoreSlot8, Op::Store8,
                        s ? Op::IdxI8 : Op::IdxU8, Op::SetIdx8, false};
        case 2: return {s ? Op::LoadI16 : Op::LoadU16, s ? Op::LoadSlotI16 : Op::LoadSlotU16, Op::StoreSlot16, Op::Store16,
                        s ? Op::IdxI16 : Op::IdxU16, Op::SetIdx16, false};
        case 4: return {s ? Op::LoadI32 : Op::LoadU32, s ? Op::LoadSlotI32 : Op::LoadSlotU32, Op::StoreSlot32, Op::Store32,
                        s ? Op::IdxI32 : Op::IdxU32, Op::SetIdx32, false};
        default: return {Op::Load64, Op::Mov, Op::Mov, pointer ? Op::StorePtr : Op::Store64, Op::Idx64,
                         pointer ? Op::SetIdxPtr : Op::SetIdx64, true};
    }
}

ScalarOps ops_of(Unit& unit, TypeId type) {
    return scalar_ops(unit.kind(type), unit.size_of(type), has_pointers(unit.types, type));
}

}  // namespace

void FunctionContext::move(TypeId type, int dest, int source) {
    if (dest == source || dest == kNowhere) return;
    switch (unit.shape_of(type)) {
        case Shape::Empty: return;
        case Shape::Word: emit(Op::Mov, dest, source); return;
        case Shape::String: case Shape::Interface: case Shape::Complex: emit(Op::Mov2, dest, source); return;
        case Shape::Slice: emit(Op::Mov3, dest, source); return;
        case Shape::Memory: {
            const auto bytes = static_cast<std::int32_t>((unit.size_of(type) + 7) & ~std::int64_t{7});
            if (bytes == 8) emit(Op::Mov, dest, source);
            else emit(Op::MovN, dest, source, bytes);
        }
    }
}

void FunctionContext::load_immediate(int dest, std::int64_t value) {
    const int at = emit(Op::LoadImm, dest);
    code.code[static_cast<std::size_t>(at)].set_imm64(value);
}

void FunctionContext::zero(TypeId type, int dest) {
    const auto bytes = static_cast<std::int32_t>((unit.size_of(type) + 7) & ~std::int64_t{7});
    if (bytes == 8) load_immediate(dest, 0);
    else if (bytes > 0) emit(Op::ZeroN, dest, bytes);
}

bool FunctionContext::is_frame_memory(TypeId type) const { return unit.shape_of(type) == Shape::Memory; }
bool FunctionContext::on_heap(ObjectId object) const {
    return object.index < unit.facts.variable_on_heap.size() && unit.facts.variable_on_heap[object.index];
}
bool FunctionContext::lives_in_memory(ObjectId object) const {
    return unit.in.objects[object].address_taken || unit.captured_by_reference[object.index];
}

Place FunctionContext::pointer_place(int pointer_slot, TypeId elem, std::int64_t displacement) {
    return Place{Place::Kind::Pointer, elem, pointer_slot, displacement, kNowhere, {}};
}

void FunctionContext::note_variable(ObjectId object, int slot, bool heap, bool by_reference) {
    const Object& info = unit.in.objects[object];
    if (info.name == "_" || info.name.empty()) return;
    Variable variable;
    variable.name = info.name;
    variable.type = unit.describe(info.type);
    variable.offset = slot;
    variable.from = static_cast<std::uint32_t>(code.code.size());
    variable.is_param = info.is_param;
    variable.is_result = info.is_result;
    variable.on_heap = heap;
    if (heap) variable.reason = unit.reason_of(object);
    variable.by_reference = by_reference;
    variable.pos = info.pos;
    code.variables.push_back(std::move(variable));
}

// Makes room for a local variable; `zeroed`: it starts with its zero value.
Place FunctionContext::declare(ObjectId object, bool zeroed) {
    if (declared_.erase(object.index)) return variable_place(object);
    const TypeId type = unit.in.objects[object].type;
    Local local;
    if (on_heap(object)) {
        local.kind = Local::Kind::Heap;
        local.slot = new_heap_variable(type, unit.in.objects[object].pos, unit.reason_of(object));
    } else if (lives_in_memory(object)) {
        local.kind = Local::Kind::Frame;
        local.slot = alloc_fixed(unit.mask_of(type));
        stack_object(local.slot, type);
        zero(type, local.slot);
    } else {
        local.kind = is_frame_memory(type) ? Local::Kind::Frame : Local::Kind::Register;
        local.slot = is_frame_memory(type) ? alloc_fixed(unit.mask_of(type)) : temp(type);
        if (zeroed) zero(type, local.slot);
    }
    locals[object.index] = local;
    if (local.kind == Local::Kind::Frame) aggregate(local.slot, type);
    note_variable(object, local.slot, local.kind == Local::Kind::Heap, false);
    return variable_place(object);
}

Place FunctionContext::variable_place(ObjectId object) {
    const Object& info = unit.in.objects[object];
    if (info.is_global) {
        const int pointer = word(true);
        if (unit.size_of(info.type) == 0) {  // &runtime.zerobase, as every zero-size object
            emit(Op::New, pointer, unit.describe(info.type), unit.site(pos, unit.describe(info.type), "no bytes", AllocationSite::Kind::Variable));
            return pointer_place(pointer, info.type);
        }
        emit(Op::LoadGlobalAddr, pointer, static_cast<std::int32_t>(unit.global_offset[object.index]));
        return pointer_place(pointer, info.type);
    }
    const auto it = locals.find(object.index);
    if (it == locals.end()) {
        unit.unsupported(pos, "variable " + info.name + " of an enclosing function here");
        locals[object.index] = {Local::Kind::Register, temp(info.type)};
        return variable_place(object);
    }
    const Local& local = it->second;
    switch (local.kind) {
        case Local::Kind::Register: return Place{Place::Kind::Register, info.type, local.slot, 0, kNowhere, {}};
        case Local::Kind::Frame: return Place{Place::Kind::Frame, info.type, local.slot, 0, kNowhere, {}};
        default: return pointer_place(local.slot, info.type);
    }
}

Place FunctionContext::field_place(Place base, int index) {
    if (unit.kind(base.type) == Kind::Pointer) {
        const TypeId elem = unit.under(base.type).elem;
        base = pointer_place(load(base), elem);
    }
    if (unit.size_of(base.type) < 0) return base;  // computes the offsets
    const StructField field = unit.under(base.type).fields[static_cast<std::size_t>(index)];
    base = plain(base);
    if (base.kind == Place::Kind::Element || base.kind == Place::Kind::MapElement) {
        if (base.kind == Place::Kind::Element) base = pointer_place(address(base), base.type);
        else base = Place{Place::Kind::Frame, base.type, load(base), 0, kNowhere, {}};
    }
    if (base.kind == Place::Kind::Register) base.kind = Place::Kind::Frame;
    if (base.kind == Place::Kind::Frame) base.slot += static_cast<int>(field.offset);
    else base.displacement += field.offset;
    base.type = field.type;
    return base;
}

Place FunctionContext::walk(Place base, const std::vector<int>& path) {
    for (int index : path) base = field_place(base, index);
    return base;
}

Place FunctionContext::place(ExprId e) {
    const Expr& expression = unit.in.ast.exprs[e];
    const TypeId type = unit.in.type_of(e);
    switch (expression.kind) {
        case ExprKind::Paren: return place(expression.x);
        case ExprKind::Ident:
            if (expression.text == "_") return Place{};
            if (unit.in.object_of(e) && unit.in.objects[unit.in.object_of(e)].kind == ObjectKind::Variable) return variable_place(unit.in.object_of(e));
            break;
        case ExprKind::Selector: {
            const Selection& selection = unit.in.selections.at(e);
            if (selection.kind == SelectionKind::Qualified && unit.in.objects[selection.object].kind == ObjectKind::Variable)
                return variable_place(selection.object);
            if (selection.kind == SelectionKind::Field) return walk(place(expression.x), selection.path);
            break;
        }
        case ExprKind::Star: {
            const Place pointed = pointer_place(expr(expression.x), type);
            return pointed;
        }
        case ExprKind::Index: {
            if (unit.in.of(e).mode == Mode::Constant || unit.in.instances.contains(e)) break;
            const TypeId container = unit.in.type_of(expression.x);
            switch (unit.kind(container)) {
                case Kind::Map: {
                    const int map = expr(expression.x);
                    const TypeId key_type = unit.under(container).key;
                    int key = value(expression.list[0], key_type);
                    return Place{Place::Kind::MapElement, type, map, 0, key, container};
                }
                case Kind::Slice: {
                    const ExprId outer = strip(expression.x);
                    const Expr& first = unit.in.ast.exprs[outer];
                    const bool nested = first.kind == ExprKind::Index && !unit.in.instances.contains(outer) && unit.kind(unit.in.type_of(first.x)) == Kind::Slice;
                    if (nested && unit.shape_of(type) == Shape::Word && (unit.size_of(type) == 8 || (unit.size_of(type) == 1 && !is_signed(unit.kind(type))))) {
                        const int slices = expr(first.x), at = int_index(first.list[0]);
                        return Place{Place::Kind::Inner, type, slices, at, int_index(expression.list[0]), {}};
                    }
                    const int slice = expr(expression.x);
                    return Place{Place::Kind::Element, type, slice, 0, int_index(expression.list[0]), {}};
                }
                case Kind::Pointer: case Kind::Array: {
                    Place base = place(expression.x);
                    TypeId array = container;
                    if (unit.kind(container) == Kind::Pointer) {
                        array = unit.under(container).elem;
                        base = pointer_place(load(base), array);
                    }
                    const std::int64_t length = unit.under(array).length;
                    const std::int64_t size = unit.size_of(type);
                    if (is_constant(expression.list[0]) && (base.kind == Place::Kind::Pointer || base.kind == Place::Kind::Frame || base.kind == Place::Kind::Register)) {
                        const std::int64_t at = int64_of(constant_of(expression.list[0])) * size;
                        if (base.kind == Place::Kind::Pointer) base.displacement += at;
                        else { base.slot += static_cast<int>(at); base.kind = Place::Kind::Frame; }
                        base.type = type;
                        return base;
                    }
                    return array_place(base, expression.list[0], array, type);
                }
                default: break;
            }
            break;
        }
        default: break;
    }
    const int slot = expr(e);
    return Place{is_frame_memory(type) ? Place::Kind::Frame : Place::Kind::Register, type, slot, 0, kNowhere, {}};
}

// Element `index`, not constant, of an array.
Place FunctionContext::array_place(Place base, ExprId index_expr, TypeId array, TypeId elem) {
    const std::int64_t length = unit.under(array).length, size = unit.size_of(elem);
    if (base.kind == Place::Kind::MapElement) base = Place{Place::Kind::Frame, array, load(base), 0, kNowhere, {}};
    const int index = int_index(index_expr);
    if (unit.shape_of(elem) == Shape::Word && length > 0 && length <= 65535) {
        const bool framed = (base.kind == Place::Kind::Frame || base.kind == Place::Kind::Register) && base.slot >= kLocal && base.slot % 8 == 0;
        if (framed && size == 8) return Place{Place::Kind::FrameArray, elem, base.slot, length, index, {}};
        const Kind k = unit.kind(elem);
        if (size == 8 || size == 4 || (size == 1 && !is_signed(k))) return Place{Place::Kind::Array, elem, address(base), length, index, {}};
    }
    emit(Op::BoundsCheck, index, static_cast<std::int32_t>(length), 1);
    const int base_address = address(base);
    const int pointer = word(true);
    if (size > 65535) {
        const int scaled = word();
        emit(Op::MulImm, scaled, index, static_cast<std::int32_t>(size));
        emit(Op::PtrIndex, pointer, base_address, scaled, 1);
    } else {
        emit(Op::PtrIndex, pointer, base_address, index, static_cast<std::uint16_t>(size));
    }
    return pointer_place(pointer, elem);
}

Place FunctionContext::plain(const Place& of) {
    if (of.kind == Place::Kind::Inner) {
        const TypeId slice = unit.types.slice_of(of.type);
        const int header = load(Place{Place::Kind::Element, slice, of.slot, 0, static_cast<int>(of.displacement), {}});
        return Place{Place::Kind::Element, of.type, header, 0, of.index, {}};
    }
    if (of.kind != Place::Kind::Array && of.kind != Place::Kind::FrameArray) return of;
    int base = of.slot;
    if (of.kind == Place::Kind::FrameArray) base = address(Place{Place::Kind::Frame, unit.types.array_of(of.type, of.displacement), of.slot, 0, kNowhere, {}});
    emit(Op::BoundsCheck, of.index, static_cast<std::int32_t>(of.displacement), 1);
    const int pointer = word(true);
    emit(Op::PtrIndex, pointer, base, of.index, static_cast<std::uint16_t>(unit.size_of(of.type)));
    return pointer_place(pointer, of.type);
}

int FunctionContext::load_fused(const Place& from, int dest) {
    const int to = dest == kNowhere ? temp(from.type) : dest;
    const std::int64_t size = unit.size_of(from.type);
    const auto length = static_cast<std::uint16_t>(from.displacement);
    if (from.kind == Place::Kind::Inner) {
        emit(size == 8 ? Op::IdxIdx64 : Op::IdxIdxU8, to, from.slot, static_cast<std::int32_t>(from.displacement));
        data(from.index);
    } else if (from.kind == Place::Kind::FrameArray) {
        emit(Op::FrmIdx64, to, from.slot, from.index, length);
    } else {
        emit(size == 8 ? Op::ArrIdx64 : size == 1 ? Op::ArrIdxU8 : is_signed(unit.kind(from.type)) ? Op::ArrIdxI32 : Op::ArrIdxU32, to, from.slot, from.index, length);
    }
    return to;
}

// False: the value is a pointer that must pass the write barrier.
bool FunctionContext::store_fused(const Place& to, int value) {
    const std::int64_t size = unit.size_of(to.type);
    const auto length = static_cast<std::uint16_t>(to.displacement);
    if (to.kind == Place::Kind::FrameArray) {
        emit(Op::SetFrm64, to.slot, to.index, value, length);
        return true;
    }
    if (has_pointers(unit.types, to.type)) return false;
    if (to.kind == Place::Kind::Inner) {
        emit(size == 8 ? Op::SetIdxIdx64 : Op::SetIdxIdx8, to.slot, static_cast<std::int32_t>(to.displacement), to.index);
        data(value);
    } else {
        emit(size == 8 ? Op::SetArr64 : size == 1 ? Op::SetArr8 : Op::SetArr32, to.slot, to.index, value, length);
    }
    return true;
}

int FunctionContext::load(const Place& from, int dest) {
    const Shape shape = unit.shape_of(from.type);
    const auto room = [&] { return dest == kNowhere ? temp(from.type) : dest; };
    if (shape == Shape::Empty && from.kind != Place::Kind::MapElement && from.kind != Place::Kind::Element) {
        if (from.kind == Place::Kind::Pointer) emit(Op::NilCheck, from.slot);
        return dest == kNowhere ? word() : dest;
    }
    switch (from.kind) {
        case Place::Kind::Blank: return room();
        case Place::Kind::Register:
            if (dest == kNowhere) return from.slot;
            move(from.type, dest, from.slot);
            return dest;
        case Place::Kind::Frame: {
            if (shape != Shape::Word || unit.size_of(from.type) == 8) {
                if (dest == kNowhere && from.slot % 8 == 0) return from.slot;
                const int to = room();
                move(from.type, to, from.slot);
                return to;
            }
            const int to = room();
            emit(ops_of(unit, from.type).slot_load, to, from.slot);
            return to;
        }
        case Place::Kind::Pointer: {
            const int to = room();
            const auto at = static_cast<std::int32_t>(from.displacement);
            if (from.displacement >= 4096) emit(Op::NilCheck, from.slot);  // so far from nil that the access itself may not fault
            if (shape == Shape::Word) emit(ops_of(unit, from.type).load, to, from.slot, at);
            else if (shape == Shape::Slice) emit(Op::Load192, to, from.slot, at);
            else if (shape != Shape::Memory) emit(Op::Load128, to, from.slot, at);
            else if (unit.size_of(from.type) < 65528) emit(Op::LoadN, to, from.slot, at, static_cast<std::uint16_t>(unit.size_of(from.type)));
            else {
                const int target = word(true);
                zero(from.type, to);
                emit(Op::Lea, target, to);
                stack_object(to, from.type);
                const int source = address(from);
                emit(Op::MoveTyped, target, source, unit.describe(from.type));
            }
            return to;
        }
        case Place::Kind::Element: {
            if (shape == Shape::Word) {
                const int to = room();
                emit(ops_of(unit, from.type).index_load, to, from.slot, from.index);
                return to;
            }
            return load(pointer_place(address(from), from.type), dest);
        }
        case Place::Kind::Inner: case Place::Kind::Array: case Place::Kind::FrameArray: return load_fused(from, dest);
        case Place::Kind::MapElement: {
            const int to = room();
            emit(Op::MapGet, to, from.slot, from.index);
            data(unit.describe(from.map_type), kNowhere);
            return to;
        }
    }
    return dest;
}

void FunctionContext::store(const Place& to, int value) {
    const Shape shape = unit.shape_of(to.type);
    switch (to.kind) {
        case Place::Kind::Blank: return;
        case Place::Kind::Register: move(to.type, to.slot, value); return;
        case Place::Kind::Frame:
            if (shape == Shape::Word && unit.size_of(to.type) < 8) emit(ops_of(unit, to.type).slot_store, to.slot, value);
            else move(to.type, to.slot, value);
            return;
        case Place::Kind::Pointer: {
            const auto at = static_cast<std::int32_t>(to.displacement);
            if (to.displacement >= 4096) emit(Op::NilCheck, to.slot);
            switch (shape) {
                case Shape::Empty: emit(Op::NilCheck, to.slot); return;
                case Shape::Word: emit(ops_of(unit, to.type).store, to.slot, value, at); return;
                case Shape::String: emit(Op::StoreStr, to.slot, value, at); return;
                case Shape::Interface: emit(Op::StoreIface, to.slot, value, at); return;
                case Shape::Slice: emit(Op::StoreSlice, to.slot, value, at); return;
                default: break;
            }
            int pointer = to.slot;
            if (at > 65535) {
                pointer = word(true);
                emit(Op::NilCheck, to.slot);
                emit(Op::AddImm, pointer, to.slot, at);
            }
            emit(Op::StoreTyped, pointer, value, unit.describe(to.type), static_cast<std::uint16_t>(at > 65535 ? 0 : at));
            return;
        }
        case Place::Kind::Element:
            if (shape == Shape::Word) emit(ops_of(unit, to.type).index_store, to.slot, to.index, value);
            else store(pointer_place(address(to), to.type), value);
            return;
        case Place::Kind::Inner: case Place::Kind::Array: case Place::Kind::FrameArray:
            if (!store_fused(to, value)) store(plain(to), value);
            return;
        case Place::Kind::MapElement:
            emit(Op::MapSet, to.slot, to.index, value);
            data(unit.describe(to.map_type), unit.site(pos, unit.describe(to.map_type), "map growth", AllocationSite::Kind::Map));
            return;
    }
}

void FunctionContext::store_zero(const Place& to) {
    const std::size_t before = mark();
    if (to.kind == Place::Kind::Register || (to.kind == Place::Kind::Frame && unit.size_of(to.type) % 8 == 0 && to.slot % 8 == 0)) {
        zero(to.type, to.slot);
        return;
    }
    if (to.kind == Place::Kind::Pointer && unit.shape_of(to.type) == Shape::Memory) {
        const int pointer = address(to);
        emit(Op::ZeroTyped, pointer, 0, unit.describe(to.type));
        return;
    }
    const int slot = temp(to.type);
    zero(to.type, slot);
    store(to, slot);
    release(before);
}

int FunctionContext::address(const Place& of, int dest) {
    if (of.kind == Place::Kind::Inner || of.kind == Place::Kind::Array || of.kind == Place::Kind::FrameArray) return address(plain(of), dest);
    const auto room = [&] { return dest == kNowhere ? word(true) : dest; };
    switch (of.kind) {
        case Place::Kind::Register: case Place::Kind::Frame: {
            const int to = room();
            bool inside = false;
            for (const StackObject& object : code.stack_objects)
                if (of.slot >= object.offset && of.slot < object.offset + std::max<std::int64_t>(1, unit.out.types[static_cast<std::size_t>(object.type)].size)) inside = true;
            int slot = of.slot;
            if (!inside) {
                // A variable of the frame that only now turns out to need an address, or a temporary: the enclosing
                // local is the object.
                int base = of.slot;
                TypeId type = of.type;
                for (const auto& [object, local] : locals) {
                    const TypeId local_type = unit.in.objects[ObjectId(object)].type;
                    if ((local.kind == Local::Kind::Frame || local.kind == Local::Kind::Register) && of.slot >= local.slot && of.slot < local.slot + unit.size_of(local_type)) {
                        base = local.slot;
                        type = local_type;
                    }
                }
                if (base < kLocal) {  // an outgoing slot: give it a home
                    slot = alloc_fixed(unit.mask_of(of.type));
                    move(of.type, slot, of.slot);
                    base = slot;
                }
                stack_object(base, type);
            }
            emit(Op::Lea, to, slot);
            return to;
        }
        case Place::Kind::Pointer: {
            if (of.displacement == 0) {
                emit(Op::NilCheck, of.slot);
                if (dest == kNowhere) return of.slot;
                emit(Op::Mov, dest, of.slot);
                return dest;
            }
            const int to = room();
            emit(Op::NilCheck, of.slot);
            emit(Op::AddImm, to, of.slot, static_cast<std::int32_t>(of.displacement));
            return to;
        }
        case Place::Kind::Element: {
            const int to = room();
            const std::int64_t size = unit.size_of(of.type);
            if (size > 65535) {
                const int length = of.slot + 8;
                emit(Op::BoundsCheck, of.index, length, 0);
                const int scaled = word();
                emit(Op::MulImm, scaled, of.index, static_cast<std::int32_t>(size));
                emit(Op::PtrIndex, to, of.slot, scaled, 1);
            } else {
                emit(Op::IndexAddr, to, of.slot, of.index, static_cast<std::uint16_t>(size));
            }
            return to;
        }
        default: {
            const int copy = alloc_fixed(unit.mask_of(of.type));
            load(of, copy);
            stack_object(copy, of.type);
            const int to = room();
            emit(Op::Lea, to, copy);
            return to;
        }
    }
}

}  // namespace tw::codegen
