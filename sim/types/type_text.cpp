// Types as text: as the running program prints them (%T) and as the checker's messages do.
#include <fmt/format.h>

#include "sim/types/lookup.h"
#include "sim/types/type.h"

namespace tw {
namespace {

struct Writer {
    const TypeTable& types;
    Qualify qualify;
    int depth = 0;

    [[nodiscard]] bool messages() const { return qualify == Qualify::RelativeToMain; }

    std::string package_prefix(const std::string& package) const {
        if (package.empty()) return "";
        if (messages() && package == "main") return "";
        if (qualify == Qualify::ImportPath) return package + ".";
        return package.substr(package.rfind('/') + 1) + ".";
    }
    std::string list(const std::vector<TypeId>& ids, bool variadic = false) {
        std::string out;
        for (std::size_t i = 0; i < ids.size(); i++) {
            if (i) out += ", ";
            const bool dots = variadic && i + 1 == ids.size();
            out += dots ? "..." + text(types.under(ids[i]).elem) : text(ids[i]);
        }
        return out;
    }
    std::string signature(const Type& type) {
        std::string out = "(" + list(type.params, type.variadic) + ")";
        if (type.results.size() == 1) return out + " " + text(type.results[0]);
        return type.results.empty() ? out : out + " (" + list(type.results) + ")";
    }
    static bool exported(const std::string& name) { return is_exported(name); }
    // Inside the brackets of an instance a field is named so that types of different packages differ, and one that is embedded
    // under an alias too: "main.a", "Int = int" [go1.26 cmd/compile/internal/types/fmt.go fldconv].
    std::string field_name(const StructField& field) const {
        if (qualify != Qualify::ImportPath) return field.embedded ? "" : field.name + " ";
        const Type& type = types[!types[field.type].object && types[field.type].kind == Kind::Pointer ? types[field.type].elem : field.type];
        if (field.embedded && type.name == field.name && (exported(field.name) || type.package == field.package)) return "";
        return (exported(field.name) ? "" : package_prefix(field.package)) + field.name + (field.embedded ? " = " : " ");
    }
    std::string structure(const Type& type) {
        std::string out = messages() ? "struct{" : type.fields.empty() ? "struct {" : "struct { ";
        for (std::size_t i = 0; i < type.fields.size(); i++) {
            const StructField& field = type.fields[i];
            if (i) out += "; ";
            out += field_name(field);
            out += text(field.type);
            if (!field.tag.empty()) out += " " + quote(field.tag);
        }
        return out + (messages() || type.fields.empty() ? "}" : " }");
    }
    static std::string quote(const std::string& text) {
        std::string out = "\"";
        for (char c : text) {
            if (c == '"' || c == '\\') out += '\\';
            out += c;
        }
        return out + "\"";
    }
    std::string interface(const Type& type) {
        if (type.methods.empty() && !type.has_terms && !type.comparable_constraint) return messages() ? "any" : "interface {}";
        std::string body;
        for (const InterfaceMethod& method : type.methods)
            body += (body.empty() ? "" : "; ") + (messages() || exported(method.name) ? "" : package_prefix(method.package)) + method.name + signature(types[method.signature]);
        if (type.comparable_constraint) body += body.empty() ? "comparable" : "; comparable";
        if (type.has_terms) {
            std::string terms;
            for (const UnionTerm& term : type.terms) terms += (terms.empty() ? "" : " | ") + std::string(term.tilde ? "~" : "") + text(term.type);
            body += (body.empty() ? "" : "; ") + terms;
        }
        return messages() ? "interface{" + body + "}" : "interface { " + body + " }";
    }
    std::string named(const Type& type) {
        std::string out = (type.kind == Kind::TypeParam ? "" : package_prefix(type.package)) + type.name;
        if (qualify == Qualify::ImportPath && type.local_index > 0) out += fmt::format("·{}", type.local_index);  // as link symbols say it
        if (type.type_args.empty()) return out;
        out += "[";
        for (std::size_t i = 0; i < type.type_args.size(); i++) {
            Writer inner{types, messages() ? qualify : Qualify::ImportPath, depth + 1};
            out += (i ? (messages() ? ", " : ",") : "") + inner.text(type.type_args[i]);
        }
        return out + "]";
    }
    std::string channel(const Type& type) {
        const char* arrow = type.dir == ChanDir::Recv ? "<-chan " : type.dir == ChanDir::Send ? "chan<- " : "chan ";
        const Type& elem = types[type.elem];
        const bool parens = type.dir != ChanDir::Send && !elem.object && elem.kind == Kind::Chan && elem.dir == ChanDir::Recv;
        return arrow + (parens ? "(" + text(type.elem) + ")" : text(type.elem));
    }
    std::string text(TypeId id) {
        if (!id) return "invalid type";
        if (++depth > 50) return "…";
        const Type& type = types[id];
        const std::string out = type.object ? named(type) : literal(type);
        depth--;
        return out;
    }
    std::string literal(const Type& type) {
        switch (type.kind) {
            case Kind::Pointer: return "*" + text(type.elem);
            case Kind::Slice: return "[]" + text(type.elem);
            case Kind::Array: return fmt::format("[{}]{}", type.length, text(type.elem));
            case Kind::Map: return "map[" + text(type.key) + "]" + text(type.elem);
            case Kind::Chan: return channel(type);
            case Kind::Func: return "func" + signature(type);
            case Kind::Struct: return structure(type);
            case Kind::Interface: return interface(type);
            case Kind::Tuple: return "(" + list(type.results) + ")";
            case Kind::Union: {
                std::string out;
                for (const UnionTerm& term : type.terms) out += (out.empty() ? "" : " | ") + std::string(term.tilde ? "~" : "") + text(term.type);
                return out;
            }
            default: return type.name;
        }
    }
};

}  // namespace

std::string type_text(const TypeTable& types, TypeId id, Qualify qualify) { return Writer{types, qualify}.text(id); }

}  // namespace tw
