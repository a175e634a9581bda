// Expressions and statements as the compiler prints them [go1.26 ir/fmt.go].
#include <fmt/format.h>

#include <cmath>

#include "sim/escape/ir.h"

namespace tw::escape {
namespace {

int precedence(const Node* n) {
    switch (n->op) {
        case Op::Plus: case Op::Neg: case Op::BitNot: case Op::Not: case Op::Addr: case Op::Deref: case Op::Recv: return 7;
        case Op::PtrLit: case Op::InlinedCall: case Op::Recover: return 0;
        case Op::Binary:
            switch (n->token) {
                case Token::Mul: case Token::Quo: case Token::Rem: case Token::Shl: case Token::Shr: case Token::And: case Token::AndNot: return 6;
                case Token::Add: case Token::Sub: case Token::Or: case Token::Xor: return 5;
                default: return 4;
            }
        case Op::AddStr: return 0;
        case Op::Logical: return n->token == Token::LAnd ? 2 : 1;
        case Op::Send: return 3;
        case Op::Complex: case Op::Real: case Op::Imag: case Op::Closure: return 0;
        default: return 8;
    }
}

class Printer {
public:
    explicit Printer(const TypedProgram& program) : p_(program) {}

    std::string text(const Node* n) const { return expr(n, 0); }
    std::string display(TypeId t) const { return type_name(t); }

private:
    // A type as the source writes it; a type parameter shows as the shape it stands for.
    std::string type_syntax(ExprId e) const {
        const Expr& node = p_.ast.exprs[e];
        const TypeId type = p_.type_of(e);
        switch (node.kind) {
            case ExprKind::Paren: return type_syntax(node.x);
            case ExprKind::Star: return "*" + type_syntax(node.x);
            case ExprKind::MapType: return "map[" + type_syntax(node.x) + "]" + type_syntax(node.y);
            case ExprKind::ChanType:
                return (node.dir == ChanDir::Recv ? "<-chan " : node.dir == ChanDir::Send ? "chan<- " : "chan ") + type_syntax(node.y);
            case ExprKind::ArrayType:
                if (!node.y && !node.flag) return "[]" + type_syntax(node.x);
                return fmt::format("[{}]{}", type ? p_.types.under(type).length : 0, type_syntax(node.x));
            case ExprKind::StructType: {
                std::string fields;
                for (const Field& f : node.fields) {
                    if (f.names.empty() || f.tag) return type_name(type);
                    for (ExprId name : f.names) fields += std::string(fields.empty() ? " " : "; ") + p_.ast.exprs[name].text + " " + type_syntax(f.type);
                }
                return "struct {" + fields + (fields.empty() ? "}" : " }");
            }
            case ExprKind::Ident: {
                const ObjectId o = p_.object_of(e);
                if (!o || !type) break;
                const Object& object = p_.objects[o];
                if (!object.pos && (object.name == "byte" || object.name == "rune" || object.name == "any")) return object.name;
                if (!object.pos && object.name != p_.types[type].name && object.name != "error" && object.name != "comparable") return shape_text(p_, type);
                break;
            }
            case ExprKind::Index: {
                if (!type || !p_.types.is_named(type)) break;
                const Type& t = p_.types[type];
                std::string out = type_text(p_.types, type, Qualify::RelativeToMain);
                out = out.substr(0, out.find('['));
                std::string args;
                for (std::size_t i = 0; i < node.list.size(); i++) {
                    const std::string arg = type_syntax(node.list[i]);
                    args += (i ? "," : "") + (arg.find("go.shape.") == std::string::npos ? type_text(p_.types, p_.type_of(node.list[i]), Qualify::ImportPath) : arg);
                }
                return t.type_args.empty() ? out : out + "[" + args + "]";
            }
            default: break;
        }
        return type_name(type);
    }
    std::string type_name(TypeId t) const {
        if (!t) return "<nil>";
        const Type& type = p_.types[t];
        if (!type.object) {
            switch (type.kind) {
                case Kind::Pointer: return "*" + type_name(type.elem);
                case Kind::Slice: return "[]" + type_name(type.elem);
                case Kind::Array: return fmt::format("[{}]{}", type.length, type_name(type.elem));
                case Kind::Map: return "map[" + type_name(type.key) + "]" + type_name(type.elem);
                case Kind::Interface:
                    if (type.methods.empty()) return "interface {}";
                    return type_text(p_.types, t, Qualify::PackageName);
                case Kind::Struct: {
                    std::string out = "struct {";
                    for (std::size_t i = 0; i < type.fields.size(); i++)
                        out += (i ? "; " : " ") + (type.fields[i].embedded ? std::string() : type.fields[i].name + " ") + type_name(type.fields[i].type);
                    return out + (type.fields.empty() ? "}" : " }");
                }
                default: break;
            }
        }
        std::string out = type_text(p_.types, t, Qualify::RelativeToMain);
        if (type.type_args.empty()) return out;
        out = out.substr(0, out.find('[')) + "[";
        for (std::size_t i = 0; i < type.type_args.size(); i++) out += (i ? "," : "") + type_text(p_.types, type.type_args[i], Qualify::ImportPath);
        return out + "]";
    }
    std::string type_of(const Node* n) const { return n->type_expr ? type_syntax(n->type_expr) : type_name(n->type); }

    std::string list(const std::vector<Node*>& all, std::size_t from = 0) const {
        std::string out;
        for (std::size_t i = from; i < all.size(); i++) out += (i > from ? ", " : "") + text(all[i]);
        return out;
    }

    static bool char_literal(const Ast& ast, ExprId e) {
        const Expr& node = ast.exprs[e];
        if (node.kind == ExprKind::BasicLit) return node.lit == Token::Char;
        if (node.kind == ExprKind::Paren || node.kind == ExprKind::Unary) return char_literal(ast, node.x);
        if (node.kind == ExprKind::Binary) return char_literal(ast, node.x) || char_literal(ast, node.y);
        if (node.kind == ExprKind::Call && !node.list.empty()) {
            const Expr& fun = ast.exprs[node.x];
            return fun.kind == ExprKind::Ident && fun.text == "rune";
        }
        return false;
    }
    // strconv.Quote, at most 72 characters of the source [go/constant].
    static std::string string_text(const std::string& bytes) {
        std::vector<std::string> shown;
        for (std::size_t i = 0; i < bytes.size();) {
            const auto c = static_cast<unsigned char>(bytes[i]);
            std::size_t size = c < 0x80 ? 1 : c >= 0xF0 && c < 0xF5 ? 4 : c >= 0xE0 ? (c < 0xF0 ? 3 : 0) : c >= 0xC2 && c < 0xE0 ? 2 : 0;
            if (size == 0 || i + size > bytes.size()) size = 0;
            for (std::size_t k = 1; k < size; k++)
                if ((static_cast<unsigned char>(bytes[i + k]) & 0xC0) != 0x80) size = 0;
            if (size == 0) {
                shown.push_back(fmt::format("\\x{:02x}", c));
                i++;
                continue;
            }
            if (size > 1) shown.push_back(bytes.substr(i, size));
            else if (const char* escape = escaped(c)) shown.emplace_back(escape);
            else shown.push_back(c < 0x20 || c == 0x7f ? fmt::format("\\x{:02x}", c) : std::string(1, static_cast<char>(c)));
            i += size;
        }
        std::size_t length = 2;
        for (const std::string& s : shown) {
            std::size_t runes = 0;
            for (char c : s) runes += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
            length += runes;
        }
        std::string out = "\"";
        for (const std::string& s : shown) out += s;
        out += "\"";
        if (length <= 72) return out;
        std::size_t at = 0;
        for (int n = 0; n < 69; n++) {
            at++;
            while (at < out.size() && (static_cast<unsigned char>(out[at]) & 0xC0) == 0x80) at++;
        }
        return out.substr(0, at) + "...";
    }
    static const char* escaped(unsigned char c) {
        switch (c) {
            case '\a': return "\\a";
            case '\b': return "\\b";
            case '\f': return "\\f";
            case '\n': return "\\n";
            case '\r': return "\\r";
            case '\t': return "\\t";
            case '\v': return "\\v";
            case '"': return "\\\"";
            case '\\': return "\\\\";
            default: return nullptr;
        }
    }
    bool byte_conversion(ExprId e) const {
        while (e && p_.ast.exprs[e].kind == ExprKind::Paren) e = p_.ast.exprs[e].x;
        if (!e || p_.ast.exprs[e].kind != ExprKind::Call) return false;
        const Expr& fun = p_.ast.exprs[p_.ast.exprs[e].x];
        return fun.kind == ExprKind::Ident && fun.text == "byte";
    }
    static std::string rune_text(std::int64_t r) {
        switch (r) {
            case '\a': return "'\\a'";
            case '\b': return "'\\b'";
            case '\f': return "'\\f'";
            case '\n': return "'\\n'";
            case '\r': return "'\\r'";
            case '\t': return "'\\t'";
            case '\v': return "'\\v'";
            case '\'': return "'\\''";
            case '\\': return "'\\\\'";
            default: break;
        }
        if (r >= 0x20 && r < 0x7f) return std::string("'") + static_cast<char>(r) + "'";
        if (r < 0x80) return fmt::format("'\\x{:02x}'", r);
        std::string out = "'";
        if (r < 0x800) {
            out += static_cast<char>(0xC0 | (r >> 6));
        } else if (r < 0x10000) {
            out += static_cast<char>(0xE0 | (r >> 12));
            out += static_cast<char>(0x80 | ((r >> 6) & 0x3F));
        } else {
            out += static_cast<char>(0xF0 | (r >> 18));
            out += static_cast<char>(0x80 | ((r >> 12) & 0x3F));
            out += static_cast<char>(0x80 | ((r >> 6) & 0x3F));
        }
        out += static_cast<char>(0x80 | (r & 0x3F));
        return out + "'";
    }
    // [go1.26 go/constant/value.go floatVal.String]
    static std::string float_text(const Constant& value) {
        const double x = float64_of(value);
        const std::string text = fmt::format("{:.6g}", x);
        return x != std::floor(x) && text.find('.') == std::string::npos ? fmt::format("{}", x) : text;
    }

    std::string literal(const Node* n) const {
        if (!n->constant) return n->text;
        const Constant& value = p_.constants[n->constant];
        const Type& type = n->type ? p_.types[n->type] : p_.types[p_.types.basic(Kind::Int)];
        const bool named = type.object && !type.package.empty();
        const bool rune = !named && (n->text == "rune" || (type.kind == Kind::Int32 && n->origin && char_literal(p_.ast, n->origin)) || type.kind == Kind::UntypedRune);
        if (rune && constant_sign(value) < 0) return "rune(" + constant_text(value) + ")";
        if (rune) return rune_text(int64_of(constant_to_int(value)));
        const bool real = (type.kind == Kind::Float32 || type.kind == Kind::Float64) && (value.kind == ConstantKind::Int || value.kind == ConstantKind::Float);
        const std::string shown = value.kind == ConstantKind::String ? string_text(value.text) : real ? float_text(value) : constant_text(value);
        if (!n->text.empty()) return n->text + "(" + shown + ")";
        const Kind k = type.kind;
        bool plain = k >= Kind::UntypedBool && k <= Kind::UntypedNil;
        if (!named) {
            switch (value.kind) {
                case ConstantKind::Bool: plain |= k == Kind::Bool; break;
                case ConstantKind::String: plain |= k == Kind::String; break;
                case ConstantKind::Int: plain |= k == Kind::Int || (k == Kind::Float64) || (k == Kind::Complex128); break;
                case ConstantKind::Float: plain |= k == Kind::Float64; break;
                case ConstantKind::Complex: plain |= k == Kind::Complex128; break;
                default: break;
            }
        }
        return plain ? shown : (k == Kind::Uint8 && !named && byte_conversion(n->origin) ? "byte" : type_name(n->type)) + "(" + shown + ")";
    }

    static const char* call_name(Op op) {
        switch (op) {
            case Op::Append: return "append";
            case Op::Cap: return "cap";
            case Op::Clear: return "clear";
            case Op::Close: return "close";
            case Op::Complex: return "complex";
            case Op::Copy: return "copy";
            case Op::Delete: return "delete";
            case Op::Imag: return "imag";
            case Op::Len: return "len";
            case Op::Max: return "max";
            case Op::Min: return "min";
            case Op::Panic: return "panic";
            case Op::Print: return "print";
            case Op::Println: return "println";
            case Op::Real: return "real";
            case Op::Recover: return "recover";
            case Op::UnsafeAdd: return "unsafe.Add";
            case Op::UnsafeSlice: return "unsafe.Slice";
            case Op::UnsafeSliceData: return "unsafe.SliceData";
            case Op::UnsafeString: return "unsafe.String";
            case Op::UnsafeStringData: return "unsafe.StringData";
            default: return nullptr;
        }
    }

    std::string method_expression(const Node* n) const {
        std::string type = n->type_expr ? type_syntax(n->type_expr) : type_name(n->signature);
        while (type.size() > 2 && type.front() == '(' && type.back() == ')') type = type.substr(1, type.size() - 2);
        if (!type.empty() && type[0] == '*') type = "(" + type + ")";
        return type + "." + n->text;
    }

    // (func(go.shape.int, string) bool)(&.dict[0])
    std::string dictionary_method(const Node* n) const {
        const Type& t = p_.types.under(n->type);
        std::string out = "(func(" + n->text, results;
        for (std::size_t i = n->flag ? 1 : 0; i < t.params.size(); i++) out += ", " + type_name(t.params[i]);
        for (const TypeId r : t.results) results += (results.empty() ? "" : ", ") + type_name(r);
        if (t.results.size() > 1) results = "(" + results + ")";
        return out + ")" + (results.empty() ? "" : " " + results) + fmt::format(")(&.dict[{}])", n->number - 1);
    }

    // A call of an instance: the function of its shape, with the dictionary as first argument behind the receiver.
    std::string shaped_call(const Node* n) const {
        const Node* callee = n->x;
        const bool method = callee->op == Op::MethodExpr;
        std::string name = method ? receiver_text(p_, callee->signature) + "." + callee->text : callee->fn->name.substr(0, callee->fn->name.find('[')) + "[";
        if (!method) {
            for (std::size_t i = 0; i < callee->fn->type_args.size(); i++) name += (i ? "," : "") + shape_text(p_, callee->fn->type_args[i]);
            name += "]";
        }
        const std::size_t before = method ? 1 : 0;
        const std::vector<Node*> rest(n->list.begin() + static_cast<long>(before), n->list.end());
        std::string args = method ? text(n->list[0]) + ", " : "";
        args += dictionary_text(p_, callee);
        if (!rest.empty()) args += ", " + list(rest);
        return name + "(" + args + (n->ddd ? "..." : "") + ")";
    }

    std::string slice(const Node* n) const {
        std::string out = expr(n->x, 8) + "[" + (n->y ? text(n->y) : "") + ":" + (n->z ? text(n->z) : "");
        if (n->flag) out += ":" + (n->w ? text(n->w) : std::string());
        return out + "]";
    }

    std::string conversion(const Node* n) const {
        const bool named = n->type && (p_.types[n->type].object || p_.types[n->type].kind <= Kind::Complex128 || p_.types[n->type].kind == Kind::String || p_.types[n->type].kind == Kind::UnsafePointer);
        if (!n->text.empty()) return "(" + n->text + ")(" + text(n->x) + ")";
        const std::string type = type_of(n);
        const bool sym = (named && type.find("go.shape.*") != 0) || type == "any" || type.starts_with("go.shape.");
        return (sym ? type : "(" + type + ")") + "(" + text(n->x) + ")";
    }

    std::string expr(const Node* n, int outer) const {
        while (n && n->implicit && (n->op == Op::Addr || n->op == Op::Deref || n->op == Op::Conv || n->op == Op::ConvNop || n->op == Op::ConvIface ||
                                    n->op == Op::Str2Bytes || n->op == Op::Bytes2Str)) n = n->x;
        if (!n) return "<nil>";
        if (outer > precedence(n)) return "(" + text(n) + ")";
        const int own = precedence(n);
        if (const char* call = call_name(n->op)) {
            if (n->op == Op::UnsafeSliceData || n->op == Op::UnsafeString || n->op == Op::UnsafeStringData) return fmt::format("<node {}>", call);  // ir/fmt.go has no case
            std::string args = n->x ? text(n->x) + (n->y ? ", " + text(n->y) : "") : list(n->list);
            return fmt::format("{}({}{})", call, args, n->ddd ? "..." : "");
        }
        switch (n->op) {
            case Op::Name: return n->var ? n->var->name : "_";
            case Op::Global: case Op::FuncName: return n->text;
            case Op::Literal: return literal(n);
            case Op::Nil: return "nil";
            case Op::TypeExpr: return n->number > 0 ? dictionary_method(n) : type_of(n);
            case Op::MethodExpr: return method_expression(n);
            case Op::Plus: return prefix("+", n, own);
            case Op::Neg: return prefix("-", n, own);
            case Op::BitNot: return prefix("^", n, own);
            case Op::Not: return prefix("!", n, own);
            case Op::Recv: return prefix("<-", n, own);
            case Op::Addr: return prefix("&", n, own);
            case Op::Deref: return "*" + expr(n->x, own + 1);
            case Op::Binary: case Op::Logical: return expr(n->x, own) + " " + std::string(spelling(n->token)) + " " + expr(n->y, own + 1);
            case Op::AddStr: {
                std::string out;
                for (std::size_t i = 0; i < n->list.size(); i++) out += (i ? " + " : "") + expr(n->list[i], own);
                return out;
            }
            case Op::MethValue:
                if (n->implicit) return "func literal";
                return expr(n->x, own) + "." + n->text;
            case Op::Dot: case Op::DotPtr: case Op::DotInter: return expr(n->x, own) + "." + n->text;
            case Op::DotType: return expr(n->x, own) + ".(" + type_of(n) + ")";
            case Op::Index: case Op::IndexMap: return expr(n->x, own) + "[" + text(n->y) + "]";
            case Op::Slice: case Op::SliceArr: case Op::SliceStr: return slice(n);
            case Op::Conv: case Op::ConvNop: case Op::ConvIface: case Op::SliceToArr: case Op::SliceToArrPtr: case Op::Bytes2Str: case Op::Runes2Str:
            case Op::Str2Bytes: case Op::Str2Runes: case Op::RuneStr: return conversion(n);
            case Op::New: {
                const std::string type = n->type_expr ? type_syntax(n->type_expr) : type_name(p_.types.under(n->type).elem);
                return type.find("go.shape.") != std::string::npos ? "new(<node DYNAMICTYPE>)" : "new(" + type + ")";
            }
            case Op::MakeSlice: case Op::MakeMap: case Op::MakeChan: {
                std::string out = "make(" + type_of(n);
                if (n->x) out += ", " + text(n->x);
                if (n->y) out += ", " + text(n->y);
                return out + ")";
            }
            case Op::PtrLit: return "&" + text(n->x);
            case Op::ArrayLit: case Op::SliceLit: case Op::StructLit: case Op::MapLit:
                if (n->implicit) return "... argument";
                return type_of(n) + (n->list.empty() ? "{}" : "{...}");
            case Op::InlinedCall: return list(n->list2);
            case Op::Key: return text(n->x) + ":" + text(n->y);
            case Op::StructKey: return n->text + ":" + text(n->x);
            case Op::Closure: return "func literal";
            case Op::CallFunc: case Op::CallInter:
                if (n->dictionary) return shaped_call(n);
                return expr(n->x, own) + "(" + list(n->list) + (n->ddd ? "..." : "") + ")";
            default: return statement(n);
        }
    }
    std::string prefix(const char* op, const Node* n, int own) const { return op + std::string(n->x->op == n->op ? " " : "") + expr(n->x, own + 1); }

    std::string statements(const std::vector<Node*>& all) const {
        std::string out;
        for (std::size_t i = 0; i < all.size(); i++) out += (i ? "; " : "") + text(all[i]);
        return out;
    }
    std::string statement(const Node* n) const {
        switch (n->op) {
            case Op::Dcl: return "var " + n->var->name + " " + type_name(n->var->type);
            case Op::As: return text(n->x) + (n->flag ? " := " : " = ") + text(n->y);
            case Op::AsOp: {
                if (n->flag) return text(n->x) + (n->token == Token::Inc ? "++" : "--");
                return text(n->x) + " " + std::string(spelling(n->token)) + " " + text(n->y);
            }
            case Op::As2: case Op::As2Func: case Op::As2DotType: case Op::As2MapR: case Op::As2Recv:
                return list(n->list) + (n->flag ? " := " : " = ") + list(n->list2);
            case Op::Block: return statements(n->list);
            case Op::Return: return "return " + list(n->list);
            case Op::Go: return "go " + text(n->x);
            case Op::Defer: return "defer " + text(n->x);
            case Op::If: return "if " + text(n->x) + " { " + statements(n->list) + " }" + (n->list2.empty() ? "" : " else { " + statements(n->list2) + " }");
            case Op::For: case Op::Range: return "for loop";
            case Op::Select: return "select statement";
            case Op::Switch: case Op::TypeSwitch: return "switch statement";
            case Op::Case: return (n->list.empty() ? "default" : "case " + list(n->list)) + ": " + statements(n->list2);
            case Op::Send: return expr(n->x, 3) + " <- " + expr(n->y, 4);
            case Op::Break: return n->text.empty() ? "break" : "break " + n->text;
            case Op::Continue: return n->text.empty() ? "continue" : "continue " + n->text;
            case Op::Goto: return "goto " + n->text;
            case Op::Fall: return "fallthrough";
            case Op::Label: return n->text + ": ";
            default: return "<node>";
        }
    }

    const TypedProgram& p_;
};

}  // namespace

std::string node_text(const TypedProgram& program, const Node* n) { return Printer(program).text(n); }

std::string shape_text(const TypedProgram& program, TypeId type) {
    const TypeId under = program.types.underlying(type);
    if (program.types[under].kind == Kind::Pointer) return "go.shape.*uint8";
    return "go.shape." + type_text(program.types, under, Qualify::ImportPath);
}

std::string receiver_text(const TypedProgram& p, TypeId type) {
    const Type& t = p.types[type];
    const bool pointer = !t.object && t.kind == Kind::Pointer;
    const TypeId base = pointer ? t.elem : type;
    std::string name = type_text(p.types, base, Qualify::RelativeToMain);
    if (const std::vector<TypeId>& args = p.types[base].type_args; !args.empty()) {
        name = name.substr(0, name.find('[')) + "[";
        for (std::size_t i = 0; i < args.size(); i++) name += (i ? "," : "") + shape_text(p, args[i]);
        name += "]";
    }
    return pointer ? "(*" + name + ")" : name;
}

// "areaG[*main.Square]", a library's "slices.Max[[]int,int]" with its package before the dictionary.
std::string dictionary_text(const TypedProgram& program, const Node* callee) {
    if (callee->op == Op::MethodExpr) {
        TypeId base = callee->signature;
        if (!program.types[base].object && program.types[base].kind == Kind::Pointer) base = program.types[base].elem;
        const std::string whole = type_text(program.types, base, Qualify::RelativeToMain);
        std::string args;
        for (const TypeId arg : program.types[base].type_args) args += (args.empty() ? "" : ",") + type_text(program.types, arg, Qualify::ImportPath);
        const std::string name = whole.substr(0, whole.find('['));
        const std::size_t dot = name.find('.');
        return dot == std::string::npos ? "&.dict." + name + "[" + args + "]" : "&" + name.substr(0, dot) + "..dict." + name.substr(dot + 1) + "[" + args + "]";
    }
    const std::string& name = callee->fn->instance;
    const std::size_t args = name.find('['), slash = name.rfind('/', args), from = slash == std::string::npos ? 0 : slash + 1, dot = name.find('.', from);
    return dot >= args ? "&.dict." + name : "&" + name.substr(from, dot - from) + "..dict." + name.substr(dot + 1);
}

std::string type_display(const TypedProgram& program, TypeId type) { return Printer(program).display(type); }

}  // namespace tw::escape
