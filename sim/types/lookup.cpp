#include "sim/types/lookup.h"

#include <fmt/format.h>

#include <set>

namespace tw {
namespace {

struct Step { TypeId type; std::vector<int> path; bool indirect; };

bool visible(const std::string& name, const std::string& owner, const std::string& package) { return is_exported(name) || owner == package; }

// Methods and fields of one type without looking into embedded fields.
void direct_members(const TypedProgram& program, const Step& step, const std::string& name, const std::string& package, std::vector<Member>& found) {
    const TypeTable& types = program.types;
    for (ObjectId method : types[step.type].method_objects) {
        const Object& object = program.objects[method];
        if (object.name != name || !visible(name, types[step.type].package, package)) continue;
        Member m{Member::Kind::Method, step.path, object.type, method, -1, step.indirect, object.pointer_receiver, step.type};
        found.push_back(m);
        return;
    }
    const Type& type = types.under(step.type);
    if (type.kind == Kind::Interface) {
        for (std::size_t i = 0; i < type.methods.size(); i++)
            if (type.methods[i].name == name && visible(name, type.methods[i].package, package)) {
                found.push_back({Member::Kind::InterfaceMethod, step.path, type.methods[i].signature, {}, static_cast<int>(i), step.indirect, false, step.type});
                return;
            }
    }
    if (type.kind != Kind::Struct) return;
    for (std::size_t i = 0; i < type.fields.size(); i++) {
        const StructField& field = type.fields[i];
        if (field.name != name || name == "_" || !visible(name, field.package, package)) continue;
        Member m{Member::Kind::Field, step.path, field.type, {}, -1, step.indirect, false, step.type};
        m.path.push_back(static_cast<int>(i));
        found.push_back(m);
    }
}

std::vector<Step> embedded(const TypedProgram& program, const Step& step) {
    std::vector<Step> out;
    const Type& type = program.types.under(step.type);
    if (type.kind != Kind::Struct) return out;
    for (std::size_t i = 0; i < type.fields.size(); i++) {
        if (!type.fields[i].embedded) continue;
        Step next{type.fields[i].type, step.path, step.indirect};
        next.path.push_back(static_cast<int>(i));
        const Type& field = program.types[next.type];
        if (!field.object && field.kind == Kind::Pointer) next.type = field.elem, next.indirect = true;
        out.push_back(std::move(next));
    }
    return out;
}

}  // namespace

bool is_exported(const std::string& name) {
    if (name.empty()) return false;
    if (!(name[0] & 0x80)) return name[0] >= 'A' && name[0] <= 'Z';
    // two-byte capitals of Latin-1, Greek and Cyrillic; other scripts have no capitals worth naming here
    const unsigned rune = (static_cast<unsigned char>(name[0]) & 0x1Fu) << 6 | (static_cast<unsigned char>(name[1]) & 0x3Fu);
    return (rune >= 0xC0 && rune <= 0xDE && rune != 0xD7) || (rune >= 0x391 && rune <= 0x3A9) || (rune >= 0x400 && rune <= 0x42F);
}

Member find_member(const TypedProgram& program, TypeId type, const std::string& name, const std::string& package) {
    const TypeTable& types = program.types;
    Step start{type, {}, false};
    const Type& outer = types[type];
    if (outer.object && types.under(type).kind == Kind::Pointer) {
        // a defined pointer type has no methods, but the fields of what it points to
        start = {types.under(type).elem, {}, true};
    } else if (!outer.object && outer.kind == Kind::Pointer) {
        start = {outer.elem, {}, true};
        if (types.under(outer.elem).kind == Kind::Interface) return {};
        if (types.under(outer.elem).kind == Kind::Pointer) return {};  // one pointer is followed, not two
    }
    std::vector<Step> level{start};
    std::set<TypeId> seen;
    while (!level.empty()) {
        std::vector<Member> found;
        std::vector<Step> next;
        for (const Step& step : level) {
            if (types[step.type].object && !seen.insert(step.type).second) continue;
            direct_members(program, step, name, package, found);
            if (found.empty())
                for (Step& deeper : embedded(program, step)) next.push_back(std::move(deeper));
        }
        if (found.size() > 1) return Member{Member::Kind::Ambiguous, {}, {}, {}, -1, false, false, {}};
        if (found.size() == 1) {
            if (outer.object && types.under(type).kind == Kind::Pointer && (found[0].kind == Member::Kind::Method || found[0].kind == Member::Kind::InterfaceMethod)) return {};
            return found[0];
        }
        level = std::move(next);
    }
    return {};
}

std::string missing_method(const TypedProgram& program, TypeId type, TypeId target) {
    const TypeTable& types = program.types;
    const bool is_interface = types.under(type).kind == Kind::Interface;
    for (const InterfaceMethod& method : types.under(target).methods) {
        const Member m = find_member(program, type, method.name, method.package.empty() ? types[type].package : method.package);
        const bool is_method = m.kind == Member::Kind::Method || m.kind == Member::Kind::InterfaceMethod;
        if (!is_method) return fmt::format("missing method {}", method.name);
        if (m.type != method.signature)
            return fmt::format("wrong type for method {})\n\t\thave {}{}\n\t\twant {}{}", method.name, method.name,
                               type_text(types, m.type, Qualify::RelativeToMain).substr(4), method.name,
                               type_text(types, method.signature, Qualify::RelativeToMain).substr(4));
        const bool pointer = !types[type].object && types[type].kind == Kind::Pointer;
        if (m.kind == Member::Kind::Method && m.pointer_receiver && !pointer && !m.indirect && !is_interface)
            return fmt::format("method {} has pointer receiver", method.name);
    }
    return "";
}

}  // namespace tw
