// From types::Type to TypeDescriptor, method sets and method tables.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/codegen/function_context_internal.h"

namespace tw::codegen {
namespace {

std::uint32_t hash_of(const std::string& text) {  // FNV-1a
    std::uint32_t hash = 2166136261u;
    for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

bool is_exported(const std::string& name) { return !name.empty() && name[0] >= 'A' && name[0] <= 'Z'; }

bool comparable(const TypeTable& types, TypeId id) {
    const Type& type = types.under(id);
    switch (type.kind) {
        case Kind::Slice: case Kind::Map: case Kind::Func: return false;
        case Kind::Array: return comparable(types, type.elem);
        case Kind::Struct: return std::all_of(type.fields.begin(), type.fields.end(), [&](const StructField& f) { return comparable(types, f.type); });
        default: return true;
    }
}

// Equality is equality of bytes: no floats, strings, interfaces, padding or blank fields.
bool regular(const TypeTable& types, TypeId id) {
    const Type& type = types.under(id);
    switch (type.kind) {
        case Kind::Float32: case Kind::Float64: case Kind::Complex64: case Kind::Complex128: case Kind::String:
        case Kind::Interface: case Kind::Slice: case Kind::Map: case Kind::Func: return false;
        case Kind::Array: return regular(types, type.elem);
        case Kind::Struct: {
            std::int64_t end = 0;
            for (const StructField& field : type.fields) {
                if (field.name == "_" || field.offset != end || !regular(types, field.type)) return false;
                end = field.offset + types[field.type].size;
            }
            return end == types[id].size;
        }
        default: return true;
    }
}

}  // namespace

int Unit::describe(TypeId id) {
    if (!id) return -1;
    const auto known = type_index.find(id.index);
    if (known != type_index.end()) return known->second;
    const auto index = static_cast<std::size_t>(out.types.size());
    type_index[id.index] = static_cast<int>(index);
    out.types.emplace_back();
    described.push_back(id);
    TypeDescriptor d;
    if (kind(id) < Kind::UntypedBool) d.size = size_of(id);
    else return static_cast<int>(index);
    const Type type = types[id];
    const Type base = under(id);
    d.kind = static_cast<std::uint8_t>(base.kind);
    d.align = type.align;
    d.ptrdata = type.ptrdata;
    d.pointer_mask = pointer_mask(types, id);
    d.text = type_text(types, id, Qualify::PackageName);
    d.name = type.name;
    d.package_path = type.package;
    d.direct_iface = is_direct_iface(types, id);
    d.comparable = comparable(types, id);
    d.regular_memory = regular(types, id);
    d.hash = hash_of(type_text(types, id, Qualify::ImportPath) + (type.local_index ? std::to_string(type.local_index) : ""));
    d.length = base.length;
    d.variadic = base.variadic;
    d.chan_dir = base.kind != Kind::Chan ? 0 : base.dir == ChanDir::Both ? 3 : base.dir == ChanDir::Recv ? 1 : 2;
    if (type.object && type.object.index < in.objects.size()) d.pos = in.objects[type.object].pos;
    if (base.elem) d.elem = describe(base.elem);
    if (base.key) d.key = describe(base.key);
    for (const StructField& field : base.fields) {
        FieldDescriptor f;
        f.name = field.name;
        f.type = describe(field.type);
        f.offset = field.offset;
        f.embedded = field.embedded;
        f.exported = is_exported(field.name);
        f.tag = field.tag;
        f.package = field.package;
        d.fields.push_back(std::move(f));
    }
    for (TypeId param : base.params) d.params.push_back(describe(param));
    for (TypeId result : base.results) d.results.push_back(describe(result));
    if (base.kind == Kind::Interface)
        for (const InterfaceMethod& method : base.methods) d.interface_methods.push_back({method.name, method.package, describe(method.signature)});
    out.types[index] = std::move(d);
    if (base.kind != Kind::Interface && base.kind != Kind::Pointer && !method_set(types.pointer_to(id)).empty())
        out.types[index].pointer_to = describe(types.pointer_to(id));
    return static_cast<int>(index);
}

namespace {

struct Reached { TypeId type; std::vector<int> path; bool indirect = false; };

// Methods and field names at one depth of embedding; names that appear twice cancel each other.
void collect_depth(Unit& unit, const std::vector<Reached>& level, std::vector<Reached>& next, std::map<std::string, int>& count,
                   std::map<std::string, MethodEntry>& found) {
    const TypeTable& types = unit.types;
    for (const Reached& at : level) {
        const Type named = types[at.type];
        for (ObjectId object : named.method_objects) {
            const Object& info = unit.in.objects[object];
            if (!info.function) continue;
            const Function& function = unit.in.functions[info.function];
            MethodEntry entry;
            entry.name = info.name;
            entry.package = named.package;
            entry.signature = function.signature;
            entry.path = at.path;
            entry.object = object;
            entry.holder = at.type;
            entry.pointer_receiver = function.receiver_type != at.type;
            entry.indirect = at.indirect;
            count[entry.name]++;
            found[entry.name] = entry;
        }
        const Type shape = types.under(at.type);
        if (shape.kind == Kind::Interface && !at.path.empty()) {
            for (std::size_t i = 0; i < shape.methods.size(); i++) {
                MethodEntry entry;
                entry.name = shape.methods[i].name;
                entry.package = shape.methods[i].package;
                entry.signature = shape.methods[i].signature;
                entry.path = at.path;
                entry.interface_index = static_cast<int>(i);
                entry.holder = at.type;
                count[entry.name]++;
                found[entry.name] = entry;
            }
        }
        if (shape.kind != Kind::Struct) continue;
        for (std::size_t i = 0; i < shape.fields.size(); i++) {
            const StructField& field = shape.fields[i];
            count[field.name]++;
            if (!field.embedded) continue;
            Reached deeper{field.type, at.path, at.indirect};
            deeper.path.push_back(static_cast<int>(i));
            if (types.under(field.type).kind == Kind::Pointer) {
                deeper.type = types.under(field.type).elem;
                deeper.indirect = true;
            }
            next.push_back(std::move(deeper));
        }
    }
}

}  // namespace

std::vector<MethodEntry> Unit::method_set(TypeId id) {
    const bool pointer = kind(id) == Kind::Pointer && !types.is_named(id);
    const TypeId base = pointer ? under(id).elem : id;
    if (kind(base) == Kind::Interface || (pointer && kind(base) == Kind::Pointer)) return {};
    std::vector<MethodEntry> set;
    std::set<std::string> seen;
    std::set<std::uint32_t> visited;
    std::vector<Reached> level{{base, {}, false}};
    while (!level.empty()) {
        std::vector<Reached> next;
        std::map<std::string, int> count;
        std::map<std::string, MethodEntry> found;
        std::erase_if(level, [&](const Reached& r) { return visited.contains(r.type.index); });
        for (const Reached& r : level) visited.insert(r.type.index);
        collect_depth(*this, level, next, count, found);
        for (const auto& [name, entry] : found)
            if (count[name] == 1 && !seen.contains(name) && (pointer || entry.indirect || !entry.pointer_receiver)) set.push_back(entry);
        for (const auto& [name, n] : count) seen.insert(name);
        level = std::move(next);
    }
    std::sort(set.begin(), set.end(), [](const MethodEntry& a, const MethodEntry& b) { return a.name < b.name; });
    return set;
}

void Unit::fill_methods() {
    for (; methods_done < described.size(); methods_done++) {
        const TypeId id = described[methods_done];
        if (kind(id) >= Kind::UntypedBool) continue;
        const bool direct = is_direct_iface(types, id);
        std::vector<MethodDescriptor> table;
        for (const MethodEntry& entry : method_set(id)) {
            MethodDescriptor method;
            method.name = entry.name;
            method.package = entry.package;
            method.signature = describe(entry.signature);
            method.exported = is_exported(entry.name);
            const bool own = entry.object && entry.path.empty() && in.functions[in.objects[entry.object].function].receiver_type == id;
            method.tfn = own ? direct_function(entry.object) : method_wrapper(id, entry);
            method.ifn = method.tfn;
            if (!direct) method.ifn = method_wrapper(types.pointer_to(id), entry);
            table.push_back(std::move(method));
        }
        out.types[methods_done].methods = std::move(table);
    }
}

}  // namespace tw::codegen
