#include <algorithm>

#include "sim/escape/lower.h"
#include "sim/types/lookup.h"

namespace tw::escape {

Variable* outer_variable(const TypedProgram& program, const Node* n) {
    while (n) {
        if (n->op == Op::Name) return n->var;
        if (n->op == Op::Dot) n = n->x;
        else if (n->op == Op::Index && n->x->type && program.types.under(n->x->type).kind == Kind::Array) n = n->x;
        else return nullptr;
    }
    return nullptr;
}

Node* Lower::name(Variable* v, Pos pos) {
    capture(v, pos);
    Node* n = tree_.add(Op::Name, pos, v->type);
    n->var = v;
    return n;
}

Node* Lower::init_expr(Nodes init, Node* x) {
    if (init.empty()) return x;
    if (x->op == Op::Name || x->op == Op::Literal || x->op == Op::Nil) {
        Node* hold = tree_.add(Op::ConvNop, x->pos, x->type);
        hold->x = x;
        x = hold;
    }
    x->init.insert(x->init.begin(), init.begin(), init.end());
    return x;
}

Node* Lower::literal(ExprId e) {
    Node* n = tree_.add(Op::Literal, ast(e).pos, p_.type_of(e));
    n->constant = p_.of(e).constant;
    n->origin = e;
    if (const Expr& node = ast(e); node.kind == ExprKind::Call) {  // T(0) where T is a type parameter
        const ExprId fun = strip(node.x);
        const ObjectId o = ast(fun).kind == ExprKind::Ident ? p_.object_of(fun) : ObjectId{};
        if (o && !p_.objects[o].pos && is_type_arg(n->type) && p_.objects[o].name != p_.types[n->type].name && p_.objects[o].name != "byte" && p_.objects[o].name != "rune") n->text = shape_text(p_, n->type);
    }
    // The compiler keeps byte and uint8 apart, rune and int32 too, though they are one type.
    // Differs: a program that writes int32 or uint8 anywhere has these names for all its constants.
    if (n->text.empty() && n->type == p_.types.basic(Kind::Uint8) && byte_) n->text = "byte";
    if (n->text.empty() && n->type == p_.types.basic(Kind::Int32) && rune_) n->text = "rune";
    return n;
}

Node* Lower::object(ObjectId id, Pos pos, ExprId e) {
    const Object& o = p_.objects[id];
    if (o.kind == ObjectKind::Nil) return tree_.add(Op::Nil, pos, p_.type_of(e));
    const bool foreign = o.package && p_.packages[o.package].is_library;
    const std::string shown = foreign ? p_.packages[o.package].name + "." + o.name : o.name;
    if (o.kind == ObjectKind::Function) {
        Node* n = tree_.add(Op::FuncName, pos, o.type);
        n->fn = func_of(o.function);
        n->text = shown;
        return n;
    }
    if (Variable* v = variable_of(id)) return name(v, pos);
    Node* n = tree_.add(Op::Global, pos, o.type);
    n->text = shown;
    return n;
}

// Conversion of x to type `to` [typecheck convertOp].
Node* Lower::convert(TypeId to, Node* x, Pos pos, bool implicit, ExprId type_expr, ExprId origin, ExprId operand) {
    const TypeId from = x->type;
    Op op = Op::Conv;
    const Kind a = kind(from), b = kind(to);
    const auto elem_kind = [&](TypeId t) { return kind(under(t).elem); };
    const bool integer = a >= Kind::Int && a <= Kind::Uintptr;
    if (from == to) op = Op::ConvNop;
    else if (b == Kind::Interface) op = a == Kind::Interface && p_.types.underlying(from) == p_.types.underlying(to) ? Op::ConvNop : Op::ConvIface;
    else if (p_.types.underlying(from) == p_.types.underlying(to)) op = Op::ConvNop;
    else if (integer && b == Kind::String) op = Op::RuneStr;
    else if (a == Kind::Slice && b == Kind::String) op = elem_kind(from) == Kind::Uint8 ? Op::Bytes2Str : Op::Runes2Str;
    else if (a == Kind::String && b == Kind::Slice) op = elem_kind(to) == Kind::Uint8 ? Op::Str2Bytes : Op::Str2Runes;
    else if (a == Kind::Slice && b == Kind::Array) op = Op::SliceToArr;
    else if (a == Kind::Slice && b == Kind::Pointer) op = Op::SliceToArrPtr;
    else if (b == Kind::UnsafePointer || a == Kind::UnsafePointer || b == Kind::Pointer || b == Kind::Chan || b == Kind::Struct || b == Kind::Func) op = Op::ConvNop;
    if (op == Op::Str2Runes && x->op == Op::Literal) op = Op::SliceLit;
    Node* n = tree_.add(op, pos, to);
    n->implicit = implicit;
    n->type_expr = type_expr;
    n->origin = op == Op::ConvIface ? operand : origin;
    if (op == Op::SliceLit) {  // []rune("abc") is a literal
        n->implicit = false;
        if (p_.constants[x->constant].text.empty()) return n;
        n->list.push_back(x);
        x->type = under(to).elem;
        return n;
    }
    if ((op == Op::Bytes2Str && under_elem(from) != p_.types.basic(Kind::Uint8)) || (op == Op::Runes2Str && under_elem(from) != p_.types.basic(Kind::Int32))) {
        Node* plain = tree_.add(Op::ConvNop, x->pos, from);  // a slice of a defined byte or rune type
        plain->text = op == Op::Bytes2Str ? "[]byte" : "[]rune";
        plain->x = x;
        x = plain;
    }
    n->x = x;
    return n;
}

// The expression, converted to `to` where its type differs.
Node* Lower::implicit(TypeId to, ExprId e) {
    if (p_.of(e).mode == Mode::NilValue || p_.of(strip(e)).mode == Mode::NilValue) return tree_.add(Op::Nil, ast(e).pos, to ? to : p_.type_of(e));
    Node* x = expr(e);
    if (!to || !x->type || x->type == to) return x;
    if (kind(x->type) >= Kind::UntypedBool && kind(x->type) <= Kind::UntypedNil && !is_interface(to)) {
        x->type = to;
        return x;
    }
    return convert(to, x, ast(e).pos, true, {}, e, e);
}

Node* Lower::expr(ExprId e) { return expr_unparen(strip(e)); }

Node* Lower::instance_name(ExprId e, FuncId function) {
    Node* n = tree_.add(Op::FuncName, ast(e).pos, p_.of(e).type);
    n->fn = func_of(function);
    n->text = n->fn ? n->fn->name : ast(e).text;
    return n;
}

// A function over this instance's own type arguments, as a value: the compiler writes a literal that holds its dictionary.
Node* Lower::dictionary_closure(ExprId e) {
    Node* n = tree_.add(Op::MethValue, ast(e).pos, p_.of(e).type);
    n->x = tree_.add(Op::Nil, ast(e).pos, p_.types.basic(Kind::UnsafePointer));
    n->origin = e;
    n->implicit = true;
    return n;
}

Node* Lower::expr_unparen(ExprId e) {
    const Expr& node = ast(e);
    const ExprInfo& info = p_.of(e);
    if (info.mode == Mode::Constant && info.constant) return literal(e);
    if (info.mode == Mode::NilValue) return tree_.add(Op::Nil, node.pos, info.type);
    if (const auto instance = p_.instances.find(e); instance != p_.instances.end()) {
        const std::vector<TypeId>& args = p_.functions[instance->second].type_args;
        if (std::any_of(args.begin(), args.end(), [&](TypeId arg) { return is_type_arg(arg); })) return dictionary_closure(e);
        return instance_name(e, instance->second);
    }
    switch (node.kind) {
        case ExprKind::Ident: {
            const ObjectId o = p_.object_of(e);
            if (o) return object(o, node.pos, e);
            return tree_.add(Op::Nil, node.pos, info.type);
        }
        case ExprKind::BasicLit: return literal(e);
        case ExprKind::CompositeLit: return composite(e, info.type, node.x);
        case ExprKind::FuncLit: return func_literal(e);
        case ExprKind::Selector: {
            Node* n = selector(e);
            return n->op == Op::MethodExpr && n->fn && receiver_is_derived(e) ? dictionary_closure(e) : n;
        }
        case ExprKind::Index: return index(e);
        case ExprKind::Slice: return slice(e);
        case ExprKind::TypeAssert: {
            Node* x = expr(node.x);
            Node* n = tree_.add(Op::DotType, node.pos, info.type);
            n->x = x;
            n->type_expr = node.y;
            return n;
        }
        case ExprKind::Call: return call(e);
        case ExprKind::Star: {
            Node* n = tree_.add(Op::Deref, node.pos, info.type);
            n->x = expr(node.x);
            return n;
        }
        case ExprKind::Unary: return unary(e);
        case ExprKind::Binary: return binary(e);
        default: {
            Node* n = tree_.add(Op::TypeExpr, node.pos, info.type);
            n->type_expr = e;
            return n;
        }
    }
}

Node* Lower::func_literal(ExprId e) {
    const auto found = p_.literals.find(e);
    if (found == p_.literals.end()) return tree_.add(Op::Nil, ast(e).pos, p_.type_of(e));
    const Function& source = p_.functions[found->second];
    tree_.functions.emplace_back();
    Func& fn = tree_.functions.back();
    tree_.by_id[found->second.index] = &fn;
    fn.id = found->second;
    fn.parent = fn_;
    fn.pos = ast(e).pos;
    fn.has_body = true;
    fn.reports = fn_->reports;
    fn.user = fn_->user;
    fn_->literals++;
    fn.shaped = fn_->shaped;
    fn.shows_params = fn_->shows_params;
    const std::size_t dot = source.symbol.find('.');
    fn.name = fn.reports && dot != std::string::npos ? source.symbol.substr(dot + 1) : source.symbol;
    const Func* outer = fn_;
    while (outer->parent) outer = outer->parent;
    if (outer->shaped && outer->id) fn.name = outer->name + source.symbol.substr(std::min(source.symbol.size(), p_.functions[outer->id].symbol.size()));
    Node* n = tree_.add(Op::Closure, ast(e).pos, p_.type_of(e));
    n->fn = &fn;
    n->origin = e;
    fn.closure = n;
    for (ObjectId o : source.params) fn.params.push_back(new_variable(fn, p_.objects[o].name, p_.objects[o].type, Class::Param, p_.objects[o].pos, o));
    for (ObjectId o : source.results) fn.results.push_back(new_variable(fn, p_.objects[o].name, p_.objects[o].type, Class::ParamOut, p_.objects[o].pos, o));
    function_body(fn, source);
    return n;
}

Node* Lower::address(Node* x, Pos pos, bool implicit_) {
    const bool lit = x->op == Op::ArrayLit || x->op == Op::SliceLit || x->op == Op::StructLit || x->op == Op::MapLit;
    Node* n = tree_.add(lit ? Op::PtrLit : Op::Addr, pos);
    n->x = x;
    n->implicit = implicit_;
    if (Variable* v = outer_variable(p_, x)) v->addrtaken = true;
    return n;
}

Node* Lower::element(ExprId e, TypeId type, ExprId elem_type_expr) {
    const ExprId inner = strip(e);
    if (ast(inner).kind == ExprKind::CompositeLit && !ast(inner).x) return composite(inner, type, elem_type_expr);
    return implicit(type, e);
}

Node* Lower::composite(ExprId e, TypeId type, ExprId type_expr) {
    const Expr& node = ast(e);
    if (!type) type = p_.type_of(e);
    const TypeId whole = type;
    const bool pointer = !node.x && kind(type) == Kind::Pointer;
    if (pointer) type = under(type).elem;
    ExprId shape = strip(type_expr);
    if (pointer) shape = shape && ast(shape).kind == ExprKind::Star ? ast(shape).x : ExprId{};
    const Kind k = kind(type);
    Node* n = tree_.add(k == Kind::Struct ? Op::StructLit : k == Kind::Slice ? Op::SliceLit : k == Kind::Map ? Op::MapLit : Op::ArrayLit, node.pos, type);
    n->type_expr = shape;
    n->origin = e;
    ExprId key_shape, elem_shape;
    if (shape && ast(shape).kind == ExprKind::ArrayType) elem_shape = ast(shape).x;
    if (shape && ast(shape).kind == ExprKind::MapType) key_shape = ast(shape).x, elem_shape = ast(shape).y;
    const Type& t = under(type);
    for (std::size_t i = 0; i < node.list.size(); i++) {
        const ExprId item = node.list[i];
        const bool pair = ast(item).kind == ExprKind::KeyValue;
        const ExprId value = pair ? ast(item).y : item;
        if (k == Kind::Struct) {
            std::size_t field = i;
            if (pair)
                for (std::size_t f = 0; f < t.fields.size(); f++)
                    if (t.fields[f].name == ast(ast(item).x).text) field = f;
            Node* key = tree_.add(Op::StructKey, ast(item).pos);
            key->x = element(value, field < t.fields.size() ? t.fields[field].type : TypeId{}, {});
            key->text = field < t.fields.size() ? t.fields[field].name : "";
            n->list.push_back(key);
        } else if (pair) {
            Node* key = tree_.add(Op::Key, ast(item).pos);
            key->x = k == Kind::Map ? element(ast(item).x, t.key, key_shape) : expr(ast(item).x);
            key->y = element(value, t.elem, elem_shape);
            n->list.push_back(key);
        } else {
            n->list.push_back(element(value, t.elem, elem_shape));
        }
    }
    if (!pointer) return n;
    Node* p = address(n, node.pos, false);
    p->type = whole;
    p->origin = e;
    return p;
}

Node* Lower::index(ExprId e) {
    const Expr& node = ast(e);
    Node* x = expr(node.x);
    if (node.list.empty()) return x;
    const bool map = kind(x->type) == Kind::Map;
    if (kind(x->type) == Kind::Pointer) {
        Node* d = tree_.add(Op::Deref, node.pos, under_elem(x->type));
        d->x = x;
        d->implicit = true;
        x = d;
    }
    Node* n = tree_.add(map ? Op::IndexMap : Op::Index, node.pos, p_.type_of(e));
    n->x = x;
    n->y = implicit(map ? under(x->type).key : TypeId{}, node.list[0]);
    return n;
}

Node* Lower::slice(ExprId e) {
    const Expr& node = ast(e);
    Node* x = expr(node.x);
    Op op = Op::Slice;
    if (kind(x->type) == Kind::Array) {
        x = address(x, node.pos, true);
        op = Op::SliceArr;
    } else if (kind(x->type) == Kind::Pointer) op = Op::SliceArr;
    else if (kind(x->type) != Kind::Slice) op = Op::SliceStr;
    Node* n = tree_.add(op, node.pos, p_.type_of(e));
    n->x = x;
    n->flag = node.flag;
    n->y = node.y ? expr(node.y) : nullptr;
    n->z = node.z ? expr(node.z) : nullptr;
    n->w = node.w ? expr(node.w) : nullptr;
    return n;
}

Node* Lower::unary(ExprId e) {
    const Expr& node = ast(e);
    if (node.op == Token::And) {
        Node* n = address(expr(node.x), node.pos, false);
        n->type = p_.type_of(e);
        n->origin = e;
        return n;
    }
    const Op op = node.op == Token::Arrow ? Op::Recv : node.op == Token::Add ? Op::Plus : node.op == Token::Sub ? Op::Neg : node.op == Token::Xor ? Op::BitNot : Op::Not;
    Node* n = tree_.add(op, node.pos, p_.type_of(e));
    n->x = expr(node.x);
    return n;
}

Node* Lower::add_strings(Node* x, Node* y, Pos pos, TypeId type, ExprId e) {
    Node* n = x;
    if (x->op != Op::AddStr) {
        n = tree_.add(Op::AddStr, pos, type);
        n->list.push_back(x);
    }
    n->pos = pos;
    n->origin = e;
    if (y->op == Op::AddStr) n->list.insert(n->list.end(), y->list.begin(), y->list.end());
    else n->list.push_back(y);
    return n;
}

Node* Lower::binary(ExprId e) {
    const Expr& node = ast(e);
    const TypeId type = p_.type_of(e);
    const bool logical = node.op == Token::LAnd || node.op == Token::LOr;
    TypeId common;
    if (node.op != Token::Shl && node.op != Token::Shr) {
        const TypeId a = p_.type_of(strip(node.x)), b = p_.type_of(strip(node.y));
        if (a != b && a && b) common = is_interface(a) && !is_interface(b) ? a : is_interface(b) && !is_interface(a) ? b
                                : is_interface(a) ? (missing_method(p_, a, b).empty() ? b : a) : TypeId{};
        if (p_.of(strip(node.x)).mode == Mode::NilValue) common = b;
        if (p_.of(strip(node.y)).mode == Mode::NilValue) common = a;
    }
    Node* x = implicit(common, node.x);
    Node* y = implicit(common, node.y);
    if (node.op == Token::Add && (kind(type) == Kind::String || kind(type) == Kind::UntypedString)) return add_strings(x, y, node.pos, type, e);
    Node* n = tree_.add(logical ? Op::Logical : Op::Binary, node.pos, type);
    n->token = node.op;
    n->x = x;
    n->y = y;
    return n;
}

}  // namespace tw::escape
