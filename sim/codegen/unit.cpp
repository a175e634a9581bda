#include <fmt/format.h>

#include "sim/codegen/unit_internal.h"

namespace tw::codegen {

Unit::Unit(const TypedProgram& program, const EscapeFacts& escape, SourceSet sources)
    : in(program), facts(escape), types(program.types) {
    out.sources = std::move(sources);
    captured_by_reference.assign(program.objects.size(), false);
    for (std::size_t i = 0; i < escape.captures.size(); i++)
        for (const Capture& capture : escape.captures[i])
            if (!capture.by_value) captured_by_reference[capture.variable.index] = true;
    for (const auto& [e, text] : escape.reason) {
        const ObjectId object = e.index < program.objects_of.size() ? program.object_of(e) : ObjectId();
        if (object && program.objects[object].pos == program.ast.exprs[e].pos) variable_reason[object.index] = text;
    }
    defers_from_bodies.assign(program.functions.size(), false);
    for (std::size_t i = 0; i < program.functions.size(); i++) {
        FuncId at(i);
        if (!program.functions[at].is_range_body) continue;
        if (i >= escape.captures.size() || escape.captures[i].size() != program.functions[at].captures.size())
            for (ObjectId object : program.functions[at].captures) captured_by_reference[object.index] = true;
        if (!program.functions[at].has_defer) continue;
        while (program.functions[at].is_range_body) at = program.functions[at].parent;
        defers_from_bodies[at.index] = true;
    }
}

std::string Unit::reason_of(ObjectId object) const {
    const auto found = variable_reason.find(object.index);
    return found == variable_reason.end() || found->second.empty() ? "moved to heap: " + in.objects[object].name : found->second;
}

std::int64_t Unit::size_of(TypeId id) {
    if (!id) return 0;
    if (types[id].size < 0) compute_layout(types, id);
    return types[id].size;
}

Shape Unit::shape_of(TypeId id) {
    switch (kind(id)) {
        case Kind::String: case Kind::UntypedString: return Shape::String;
        case Kind::Interface: return Shape::Interface;
        case Kind::Complex128: case Kind::UntypedComplex: return Shape::Complex;
        case Kind::Slice: return Shape::Slice;
        case Kind::Array: case Kind::Struct: return size_of(id) == 0 ? Shape::Empty : Shape::Memory;
        case Kind::Tuple: return Shape::Empty;
        default: return Shape::Word;
    }
}

bool Unit::can_split(TypeId id) {
    if (size_of(id) > 4 * 8) return false;
    const Type type = under(id);
    if (type.kind == Kind::Array) return type.length == 0 || (type.length == 1 && can_split(type.elem));
    if (type.kind != Kind::Struct) return true;
    if (type.fields.size() > 4) return false;
    for (const StructField& field : type.fields)
        if (!can_split(field.type)) return false;
    return true;
}

std::vector<bool> Unit::mask_of(TypeId id) {
    if (shape_of(id) == Shape::Empty) return {};
    if (size_of(id) == 0) return {};
    std::vector<bool> mask = pointer_mask(types, id);
    mask.resize(static_cast<std::size_t>((size_of(id) + 7) / 8), false);
    return mask;
}

int Unit::string(const std::string& bytes) {
    const auto [it, added] = string_index.emplace(bytes, static_cast<int>(out.strings.size()));
    if (added) out.strings.push_back(bytes);
    return it->second;
}

int Unit::rodata(const std::string& bytes, const std::vector<RodataString>& strings) {
    std::string key = bytes;   // equal contents are one piece of data
    for (const RodataString& each : strings) key += fmt::format("/{}:{}", each.offset, each.string);
    const auto [it, added] = rodata_index.emplace(key, static_cast<int>(out.rodata.size()));
    if (added) out.rodata.push_back({bytes, strings, {}});
    return it->second;
}

int Unit::site(Pos pos, int type, std::string reason, AllocationSite::Kind kind) {
    AllocationSite site;
    site.pos = pos;
    site.type = type;
    site.reason = std::move(reason);
    site.kind = kind;
    out.sites.push_back(std::move(site));
    return static_cast<int>(out.sites.size()) - 1;
}

void Unit::unsupported(Pos pos, const std::string& what) {
    diagnostics.push_back({pos, "not supported yet: " + what, false});
}

int Unit::add_function(FunctionCode code) {
    out.functions.push_back(std::move(code));
    return static_cast<int>(out.functions.size()) - 1;
}

int Unit::direct_function(ObjectId method) const {
    const FuncId function = in.objects[method].function;
    return function ? static_cast<int>(function.index) : -1;
}

}  // namespace tw::codegen
