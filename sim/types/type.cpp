#include "sim/types/type.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/base/check.h"

namespace tw {
namespace {

struct Basic { Kind kind; const char* name; std::int64_t size, align; };

constexpr Basic kBasics[] = {
    {Kind::Invalid, "invalid type", 0, 1}, {Kind::Bool, "bool", 1, 1}, {Kind::Int, "int", 8, 8}, {Kind::Int8, "int8", 1, 1},
    {Kind::Int16, "int16", 2, 2}, {Kind::Int32, "int32", 4, 4}, {Kind::Int64, "int64", 8, 8}, {Kind::Uint, "uint", 8, 8},
    {Kind::Uint8, "uint8", 1, 1}, {Kind::Uint16, "uint16", 2, 2}, {Kind::Uint32, "uint32", 4, 4}, {Kind::Uint64, "uint64", 8, 8},
    {Kind::Uintptr, "uintptr", 8, 8}, {Kind::Float32, "float32", 4, 4}, {Kind::Float64, "float64", 8, 8},
    {Kind::Complex64, "complex64", 8, 4}, {Kind::Complex128, "complex128", 16, 8}, {Kind::String, "string", 16, 8},
    {Kind::UnsafePointer, "unsafe.Pointer", 8, 8}, {Kind::UntypedBool, "untyped bool", 0, 1},
    {Kind::UntypedInt, "untyped int", 0, 1}, {Kind::UntypedRune, "untyped rune", 0, 1}, {Kind::UntypedFloat, "untyped float", 0, 1},
    {Kind::UntypedComplex, "untyped complex", 0, 1}, {Kind::UntypedString, "untyped string", 0, 1}, {Kind::UntypedNil, "untyped nil", 0, 1},
};

std::string ids(const std::vector<TypeId>& types) {
    std::string out;
    for (TypeId t : types) out += fmt::format("{},", t.index);
    return out;
}

bool is_exported_name(const std::string& name) { return !name.empty() && ((name[0] >= 'A' && name[0] <= 'Z') || (name[0] & 0x80)); }

std::string qualified(const std::string& name, const std::string& package) {
    return is_exported_name(name) ? name : package + "." + name;
}

}  // namespace

TypeTable::TypeTable() {
    basic_.resize(static_cast<std::size_t>(Kind::Union) + 1);
    for (const Basic& basic : kBasics) {
        Type type;
        type.kind = basic.kind;
        type.name = basic.name;
        type.size = basic.size;
        type.align = basic.align;
        if (basic.kind == Kind::String || basic.kind == Kind::UnsafePointer) type.ptrdata = 8;
        types_.push_back(type);
        const TypeId id(types_.size() - 1);
        types_.back().underlying = id;
        basic_[static_cast<std::size_t>(basic.kind)] = id;
    }
    any_type = interface_of({});
}

TypeId TypeTable::intern(const std::string& key, Type type) {
    if (const auto found = interned_.find(key); found != interned_.end()) return found->second;
    types_.push_back(std::move(type));
    const TypeId id(types_.size() - 1);
    types_.back().underlying = id;
    interned_.emplace(key, id);
    return id;
}

TypeId TypeTable::pointer_to(TypeId elem) {
    Type type;
    type.kind = Kind::Pointer;
    type.elem = elem;
    return intern(fmt::format("*{}", elem.index), std::move(type));
}

TypeId TypeTable::slice_of(TypeId elem) {
    Type type;
    type.kind = Kind::Slice;
    type.elem = elem;
    return intern(fmt::format("[]{}", elem.index), std::move(type));
}

TypeId TypeTable::array_of(TypeId elem, std::int64_t length) {
    Type type;
    type.kind = Kind::Array;
    type.elem = elem;
    type.length = length;
    return intern(fmt::format("[{}]{}", length, elem.index), std::move(type));
}

TypeId TypeTable::map_of(TypeId key, TypeId value) {
    Type type;
    type.kind = Kind::Map;
    type.key = key;
    type.elem = value;
    return intern(fmt::format("map{}:{}", key.index, value.index), std::move(type));
}

TypeId TypeTable::chan_of(TypeId elem, ChanDir dir) {
    Type type;
    type.kind = Kind::Chan;
    type.elem = elem;
    type.dir = dir;
    return intern(fmt::format("chan{}:{}", static_cast<int>(dir), elem.index), std::move(type));
}

TypeId TypeTable::func_of(std::vector<TypeId> params, std::vector<TypeId> results, bool variadic) {
    const std::string key = fmt::format("func({}){}{}", ids(params), variadic ? "..." : "", ids(results));
    Type type;
    type.kind = Kind::Func;
    type.params = std::move(params);
    type.results = std::move(results);
    type.variadic = variadic;
    return intern(key, std::move(type));
}

TypeId TypeTable::tuple_of(std::vector<TypeId> members) {
    const std::string key = fmt::format("tuple{}", ids(members));
    Type type;
    type.kind = Kind::Tuple;
    type.results = std::move(members);
    return intern(key, std::move(type));
}

TypeId TypeTable::struct_of(std::vector<StructField> fields) {
    std::string key = "struct{";
    for (const StructField& field : fields)
        key += fmt::format("{}{}:{}`{}`;", field.embedded ? "!" : "", qualified(field.name, field.package), field.type.index, field.tag);
    Type type;
    type.kind = Kind::Struct;
    type.fields = std::move(fields);
    return intern(key, std::move(type));
}

TypeId TypeTable::interface_of(Type description) {
    std::sort(description.methods.begin(), description.methods.end(),
              [](const InterfaceMethod& a, const InterfaceMethod& b) { return std::tie(a.name, a.package) < std::tie(b.name, b.package); });
    std::string key = description.comparable_constraint ? "interface comparable{" : "interface{";
    for (const InterfaceMethod& method : description.methods)
        key += fmt::format("{}:{};", qualified(method.name, method.package), method.signature.index);
    if (description.has_terms) {
        key += "|";
        for (const UnionTerm& term : description.terms) key += fmt::format("{}{},", term.tilde ? "~" : "", term.type.index);
    }
    description.kind = Kind::Interface;
    return intern(key, std::move(description));
}

TypeId TypeTable::union_of(std::vector<UnionTerm> terms) {
    std::string key = "union";
    for (const UnionTerm& term : terms) key += fmt::format("{}{},", term.tilde ? "~" : "", term.type.index);
    Type type;
    type.kind = Kind::Union;
    type.terms = std::move(terms);
    return intern(key, std::move(type));
}

TypeId TypeTable::new_named(ObjectId object, std::string name, std::string package) {
    Type type;
    type.object = object;
    type.name = std::move(name);
    type.package = std::move(package);
    types_.push_back(std::move(type));
    return TypeId(types_.size() - 1);  // underlying stays none until the declaration is resolved
}

TypeId TypeTable::new_type_param(ObjectId object, std::string name, TypeId constraint) {
    const TypeId id = new_named(object, std::move(name), "");
    types_[id.index].kind = Kind::TypeParam;
    types_[id.index].underlying = constraint;
    return id;
}

// Named types point to their underlying type, which is never named itself; the walk is for declarations still being resolved.
TypeId TypeTable::underlying(TypeId id) const {
    for (int guard = 0; guard < 100; guard++) {  // type A B; type B A has no end
        const TypeId next = types_[id.index].underlying;
        if (!next) return basic(Kind::Invalid);
        if (next == id || types_[id.index].kind == Kind::TypeParam) return types_[id.index].kind == Kind::TypeParam ? id : next;
        id = next;
    }
    return basic(Kind::Invalid);
}

}  // namespace tw
