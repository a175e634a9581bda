#include "sim/escape/static_init.h"

namespace tw::escape {
namespace {

bool any(const Node* n, bool (*condition)(const Node*)) {
    if (condition(n)) return true;
    bool found = false;
    each_child(n, [&](const Node* c) { found = found || any(c, condition); });
    return found;
}

bool may_modify(const Node* n) {
    switch (n->op) {
        case Op::CallFunc: case Op::CallInter: case Op::Append: case Op::Clear: case Op::Copy: return true;
        default: return false;
    }
}

bool has_side_effect(const Node* n) {
    switch (n->op) {
        case Op::Name: case Op::Global: case Op::FuncName: case Op::Literal: case Op::Nil: case Op::TypeExpr: case Op::MethodExpr:
        case Op::Plus: case Op::Neg: case Op::BitNot: case Op::Not: case Op::Logical: case Op::AddStr: case Op::Addr: case Op::Dot:
        case Op::Bytes2Str: case Op::Runes2Str: case Op::Str2Bytes: case Op::Str2Runes: case Op::Len: case Op::Cap: case Op::Complex:
        case Op::Real: case Op::Imag: case Op::MethValue: case Op::PtrLit: case Op::ArrayLit: case Op::SliceLit: case Op::StructLit:
        case Op::MapLit: case Op::Key: case Op::StructKey: case Op::Closure: case Op::Conv: case Op::ConvNop: case Op::ConvIface:
        case Op::New: case Op::RuneStr: return false;
        case Op::Binary: return (n->token == Token::Quo || n->token == Token::Rem) && n->y->op != Op::Literal;
        default: return true;
    }
}

}  // namespace

bool StaticInit::is_zero(const Node* n) const {
    if (n->op == Op::Nil) return true;
    if (n->op == Op::Literal) {
        if (!n->constant) return false;
        const Constant& c = p_.constants[n->constant];
        if (c.kind == ConstantKind::Bool) return !c.boolean;
        if (c.kind == ConstantKind::String) return c.text.empty();
        if (c.kind == ConstantKind::Int || c.kind == ConstantKind::Float) return constant_sign(c) == 0;
        return false;
    }
    if (n->op != Op::ArrayLit && n->op != Op::StructLit) return false;
    for (const Node* e : n->list) {
        const Node* value = e->op == Op::Key ? e->y : e->op == Op::StructKey ? e->x : e;
        if (!is_zero(value)) return false;
    }
    return true;
}

void StaticInit::statement(Node* s, std::vector<Node*>& out) {
    Node* value = s->op == Op::As ? s->y : s->list2.empty() ? nullptr : s->list2[0];
    if (!value) return;
    seen_mutation_ = seen_mutation_ || any(value, may_modify);
    const bool blank = s->op == Op::As && !s->x;
    if (blank && !any(value, has_side_effect)) return;
    if (s->op != Op::As) return out.push_back(s);
    std::vector<Node*> rest;
    const TypeId type = s->x ? s->x->type : value->type;
    if (!assign(value, type, rest)) return out.push_back(s);
    if (s->x) known_.emplace_back(s->x->text, value);
    out.insert(out.end(), rest.begin(), rest.end());
}

void StaticInit::assign_or_keep(Node* value, std::vector<Node*>& out) {
    std::vector<Node*> rest;
    if (assign(value, value->type, rest)) return static_cast<void>(out.insert(out.end(), rest.begin(), rest.end()));
    Node* s = tree_.add(Op::As, value->pos);
    s->x = tree_.add(Op::Global, value->pos, value->type);
    s->y = value;
    out.push_back(s);
}

bool StaticInit::elements(Node* literal, std::vector<Node*>& out) {
    for (Node* e : literal->list) {
        Node* value = e->op == Op::Key ? e->y : e->op == Op::StructKey ? e->x : e;
        if (is_zero(value) || value->op == Op::Literal) continue;
        assign_or_keep(value, out);
    }
    return true;
}

// var y = x copies what x was initialized with, when that was static itself.
bool StaticInit::copy(const std::string& name, TypeId type) {
    if (seen_mutation_ || p_.types.under(type).kind == Kind::String) return false;
    for (const auto& [known, value] : known_) {
        if (known != name) continue;
        const Node* r = value;
        while (r->op == Op::ConvNop) r = r->x;
        switch (r->op) {
            case Op::MethodExpr: case Op::FuncName: case Op::Nil: case Op::Literal: case Op::PtrLit: case Op::SliceLit: case Op::ArrayLit:
            case Op::StructLit: case Op::Addr: return true;
            default: return false;
        }
    }
    return false;
}

bool StaticInit::assign(Node* r, TypeId type, std::vector<Node*>& out) {
    while (r->op == Op::ConvNop && r->init.empty()) r = r->x;
    switch (r->op) {
        case Op::FuncName: case Op::MethodExpr: case Op::Nil: case Op::Literal: return true;
        case Op::Global: return copy(r->text, type);
        case Op::Addr: {
            const Node* inner = r->x;
            while (inner->op == Op::Dot) inner = inner->x;
            return inner->op == Op::Global && r->init.empty();
        }
        case Op::PtrLit:
            assign_or_keep(r->x, out);
            return true;
        case Op::Str2Bytes: return r->x->op == Op::Literal;
        case Op::SliceLit: case Op::ArrayLit: case Op::StructLit: return elements(r, out);
        case Op::Closure: return !r->fn->is_closure();
        case Op::ConvIface: {
            Node* value = r;
            while (value->op == Op::ConvIface) value = value->x;
            if (p_.types.under(value->type).kind == Kind::Interface) return value->op == Op::Nil;
            if (value->op == Op::Nil) return true;
            assign_or_keep(value, out);
            return true;
        }
        default: return false;
    }
}

}  // namespace tw::escape
