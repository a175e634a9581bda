// Expressions as the compiler prints them in messages. [go1.26 cmd/compile/internal/syntax/printer.go ShortForm]
#include <fmt/format.h>

#include "sim/syntax/parser.h"

namespace tw {
namespace {

struct Printer {
    const Ast& ast;
    ExprStyle style;

    std::string list(const std::vector<ExprId>& items) const {
        std::string out;
        for (ExprId item : items) out += (out.empty() ? "" : ", ") + text(item);
        return out;
    }
    std::string fields(const std::vector<Field>& all, const char* separator) const {
        std::string out;
        for (const Field& field : all) {
            std::string one;
            for (ExprId name : field.names) one += (one.empty() ? "" : ", ") + text(name);
            out += (out.empty() ? "" : separator) + one + (one.empty() ? "" : " ") + text(field.type);
        }
        return out;
    }
    std::string signature(const Expr& e) const {
        std::string out = "(" + fields(e.params, ", ") + ")";
        if (e.results.empty()) return out;
        const bool plain = e.results.size() == 1 && e.results[0].names.empty();
        return out + " " + (plain ? text(e.results[0].type) : "(" + fields(e.results, ", ") + ")");
    }
    std::string slice(const Expr& e) const {
        std::string out = text(e.x) + "[" + (e.y ? text(e.y) : "") + ":" + (e.z ? text(e.z) : "");
        if (e.flag) out += ":" + (e.w ? text(e.w) : "");
        return out + "]";
    }
    std::string type_literal(const Expr& e) const {
        switch (e.kind) {
            case ExprKind::ArrayType: return "[" + (e.flag ? "..." : e.y ? text(e.y) : "") + "]" + text(e.x);
            case ExprKind::StructType: return e.fields.empty() ? "struct{}" : "struct{" + fields(e.fields, "; ") + "}";
            case ExprKind::FuncType: return "func" + signature(e);
            case ExprKind::InterfaceType: return e.fields.empty() ? "interface{}" : "interface{…}";
            case ExprKind::MapType: return "map[" + text(e.x) + "]" + text(e.y);
            case ExprKind::ChanType:
                return std::string(e.dir == ChanDir::Recv ? "<-chan " : e.dir == ChanDir::Send ? "chan<- " : "chan ") + text(e.y);
            default: return "..." + text(e.x);
        }
    }
    std::string literal(const Expr& e) const {
        const char* dots = style == ExprStyle::Escape ? "..." : "…";
        if (e.kind == ExprKind::FuncLit) return style == ExprStyle::Escape ? "func literal" : text(e.x) + " {…}";
        return (e.x ? text(e.x) : "") + "{" + (e.list.empty() ? "" : dots) + "}";
    }
    std::string call(const Expr& e) const {
        const ExprKind kind = ast.exprs[e.x].kind;
        const bool type = kind == ExprKind::ArrayType || kind == ExprKind::MapType || kind == ExprKind::InterfaceType ||
                          kind == ExprKind::StructType;
        const std::string fun = style == ExprStyle::Escape && type ? "(" + text(e.x) + ")" : text(e.x);
        return fun + "(" + list(e.list) + (e.flag ? "..." : "") + ")";
    }
    std::string text(ExprId id) const {
        if (!id) return "";
        const Expr& e = ast.exprs[id];
        switch (e.kind) {
            case ExprKind::Bad: return "_";
            case ExprKind::Ident: case ExprKind::BasicLit: return e.text;
            case ExprKind::CompositeLit: case ExprKind::FuncLit: return literal(e);
            case ExprKind::KeyValue: return text(e.x) + ": " + text(e.y);
            case ExprKind::Paren: return style == ExprStyle::Escape ? text(e.x) : "(" + text(e.x) + ")";
            case ExprKind::Selector: return text(e.x) + "." + e.text;
            case ExprKind::Index: return text(e.x) + "[" + list(e.list) + "]";
            case ExprKind::Slice: return slice(e);
            case ExprKind::TypeAssert: return text(e.x) + ".(" + (e.y ? text(e.y) : "type") + ")";
            case ExprKind::Call: return call(e);
            case ExprKind::Star: return "*" + text(e.x);
            case ExprKind::Unary: return std::string(spelling(e.op)) + text(e.x);
            case ExprKind::Binary: return text(e.x) + " " + std::string(spelling(e.op)) + " " + text(e.y);
            default: return type_literal(e);
        }
    }
};

}  // namespace

std::string expression_text(const Ast& ast, ExprId expr, ExprStyle style) { return Printer{ast, style}.text(expr); }

}  // namespace tw
