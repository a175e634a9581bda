// Sizes, alignments and pointer words on amd64. [go1.26 cmd/compile/internal/types/size.go CalcSize]
#include <algorithm>

#include "sim/types/type.h"

namespace tw {
namespace {

constexpr std::int64_t kWord = 8;

std::int64_t align_up(std::int64_t value, std::int64_t align) { return (value + align - 1) / align * align; }

struct Layout { std::int64_t size, align, ptrdata; };

Layout struct_layout(TypeTable& types, TypeId id) {
    const std::size_t count = types[id].fields.size();
    Layout layout{0, 1, 0};
    for (std::size_t i = 0; i < count; i++) {
        const TypeId field_type = types[id].fields[i].type;
        compute_layout(types, field_type);
        const Type& field = types[field_type];
        layout.size = align_up(layout.size, field.align);
        types.mutate(id).fields[i].offset = layout.size;
        if (field.ptrdata) layout.ptrdata = layout.size + field.ptrdata;
        layout.size += field.size;
        layout.align = std::max(layout.align, field.align);
        // a final field without size gets a byte, so that its address stays inside the struct
        if (i + 1 == count && field.size == 0 && layout.size > 0) layout.size++;
    }
    layout.size = align_up(layout.size, layout.align);
    return layout;
}

Layout layout_of(TypeTable& types, TypeId id) {
    const Type type = types[id];
    switch (type.kind) {
        case Kind::Pointer: case Kind::Map: case Kind::Chan: case Kind::Func: return {kWord, kWord, kWord};
        case Kind::Slice: return {3 * kWord, kWord, kWord};
        case Kind::Interface: return {2 * kWord, kWord, 2 * kWord};
        case Kind::Struct: return struct_layout(types, id);
        case Kind::Array: {
            compute_layout(types, type.elem);
            const Type& elem = types[type.elem];
            const std::int64_t ptrdata = elem.ptrdata && type.length ? (type.length - 1) * elem.size + elem.ptrdata : 0;
            return {elem.size * type.length, elem.align, ptrdata};
        }
        default: return {type.size < 0 ? 0 : type.size, type.align, type.ptrdata};
    }
}

void mark_pointers(const TypeTable& types, TypeId id, std::int64_t offset, std::vector<bool>& mask) {
    const TypeId under_id = types.underlying(id);
    const Type& type = types[under_id];
    auto set = [&](std::int64_t at) { mask[static_cast<std::size_t>(at / kWord)] = true; };
    switch (type.kind) {
        case Kind::Pointer: case Kind::Map: case Kind::Chan: case Kind::Func: case Kind::UnsafePointer: case Kind::String: case Kind::Slice:
            set(offset);
            break;
        case Kind::Interface: set(offset + kWord); break;  // the type word is never scanned
        case Kind::Struct:
            for (const StructField& field : type.fields)
                if (types[field.type].ptrdata) mark_pointers(types, field.type, offset + field.offset, mask);
            break;
        case Kind::Array:
            for (std::int64_t i = 0; i < type.length && types[type.elem].ptrdata; i++)
                mark_pointers(types, type.elem, offset + i * types[type.elem].size, mask);
            break;
        default: break;
    }
}

}  // namespace

void compute_layout(TypeTable& types, TypeId id) {
    if (types[id].size >= 0) return;
    const TypeId under_id = types.underlying(id);
    if (under_id != id) {
        compute_layout(types, under_id);
        Type& named = types.mutate(id);
        named.size = types[under_id].size;
        named.align = types[under_id].align;
        named.ptrdata = types[under_id].ptrdata;
        return;
    }
    const Layout layout = layout_of(types, id);
    Type& type = types.mutate(id);
    type.size = layout.size;
    type.align = layout.align;
    type.ptrdata = layout.ptrdata;
}

std::vector<bool> pointer_mask(const TypeTable& types, TypeId id) {
    std::vector<bool> mask(static_cast<std::size_t>((types[id].size + kWord - 1) / kWord));
    if (types[id].ptrdata) mark_pointers(types, id, 0, mask);
    return mask;
}

bool is_direct_iface(const TypeTable& types, TypeId id) {
    const Type& type = types.under(id);
    switch (type.kind) {
        case Kind::Pointer: case Kind::Map: case Kind::Chan: case Kind::Func: case Kind::UnsafePointer: return true;
        case Kind::Array: return type.length == 1 && is_direct_iface(types, type.elem);
        case Kind::Struct: return type.fields.size() == 1 && is_direct_iface(types, type.fields[0].type);
        default: return false;
    }
}

bool has_pointers(const TypeTable& types, TypeId id) { return types[id].ptrdata != 0; }

}  // namespace tw
