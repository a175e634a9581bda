// Selectors, embedded fields, receivers, and what generic instances hide behind dictionaries.
#include <algorithm>

#include "sim/escape/lower.h"

namespace tw::escape {

Node* Lower::walk_fields(Node* x, TypeId& type, const std::vector<int>& path, std::size_t count, Pos pos) {
    for (std::size_t i = 0; i < count && i < path.size(); i++) {
        const bool pointer = kind(type) == Kind::Pointer;
        const Type& t = under(pointer ? under(type).elem : type);
        if (static_cast<std::size_t>(path[i]) >= t.fields.size()) return x;
        const StructField& field = t.fields[static_cast<std::size_t>(path[i])];
        Node* n = tree_.add(pointer ? Op::DotPtr : Op::Dot, pos, field.type);
        n->x = x;
        n->text = field.name;
        type = field.type;
        x = n;
    }
    return x;
}

// The receiver as the method wants it: embedded fields walked, address taken or pointer followed.
Node* Lower::receiver(ExprId e, const Selection& selection, TypeId wanted) {
    const Expr& node = ast(e);
    Node* x = expr(node.x);
    TypeId type = x->type ? x->type : p_.type_of(node.x);
    x = walk_fields(x, type, selection.path, selection.path.size(), node.pos);
    if (!wanted || type == wanted) return x;
    if (kind(type) == Kind::Pointer && under(type).elem == wanted) {
        Node* n = tree_.add(Op::Deref, node.pos, wanted);
        n->x = x;
        n->implicit = true;
        return n;
    }
    if (kind(wanted) == Kind::Pointer && under(wanted).elem == type) {
        Node* n = address(x, node.pos, true);
        n->type = wanted;
        return n;
    }
    return x;
}

// In an instance: whether t is one of the type arguments. The checker keeps no trace of type parameters in instances, so
// that the same type written out in a generic body counts as the parameter too.
bool Lower::is_type_arg(TypeId t) const {
    const Func* f = fn_;
    while (f && f->parent) f = f->parent;
    return f && t && std::find(f->type_args.begin(), f->type_args.end(), t) != f->type_args.end();
}

// x.M where x's type is a type parameter in the generic declaration: the callee is only known through the dictionary.
bool Lower::receiver_is_type_param(ExprId e) const { return is_type_arg(p_.type_of(strip(ast(e).x))); }

// The method's function value needs the dictionary: the compiler writes a literal for it, of which -m says nothing.
bool Lower::receiver_is_derived(ExprId e) const {
    TypeId t = p_.type_of(strip(ast(e).x));
    if (!t || is_type_arg(t)) return bool(t);
    if (!p_.types[t].object && p_.types[t].kind == Kind::Pointer) t = p_.types[t].elem;
    const std::vector<TypeId>& args = p_.types[t].type_args;
    return std::any_of(args.begin(), args.end(), [&](TypeId arg) { return is_type_arg(arg); });
}

Node* Lower::selector(ExprId e) {
    const Expr& node = ast(e);
    const auto found = p_.selections.find(e);
    if (found == p_.selections.end()) {
        Node* n = tree_.add(Op::TypeExpr, node.pos, p_.type_of(e));
        n->type_expr = e;
        return n;
    }
    const Selection& s = found->second;
    const TypeId type = p_.type_of(e);
    switch (s.kind) {
        case SelectionKind::Qualified: return object(s.object, node.pos, e);
        case SelectionKind::Field: {
            Node* x = expr(node.x);
            TypeId at = x->type ? x->type : p_.type_of(node.x);
            return walk_fields(x, at, s.path, s.path.size(), node.pos);
        }
        case SelectionKind::Method: case SelectionKind::InterfaceMethod: {
            const bool unknown = s.kind == SelectionKind::InterfaceMethod || receiver_is_type_param(e);
            Func* fn = s.object ? func_of(p_.objects[s.object].function) : nullptr;
            const TypeId wanted = s.object && p_.objects[s.object].function ? p_.functions[p_.objects[s.object].function].receiver_type : TypeId{};
            Node* n = tree_.add(Op::MethValue, node.pos, type);
            n->x = receiver(e, s, wanted);
            n->fn = unknown ? nullptr : fn;
            n->text = node.text;
            n->origin = e;
            n->implicit = receiver_is_derived(e);
            return n;
        }
        case SelectionKind::MethodExpression: {
            Node* n = tree_.add(Op::MethodExpr, node.pos, type);
            n->fn = s.object ? func_of(p_.objects[s.object].function) : nullptr;
            // through a wrapper of another receiver type: it is not inlined, but its tags are those of the method itself
            n->implicit = n->fn && (!s.path.empty() || p_.functions[n->fn->id].receiver_type != p_.type_of(node.x));
            n->text = node.text;
            n->type_expr = node.x;
            return n;
        }
    }
    return tree_.add(Op::Nil, node.pos, type);
}

}  // namespace tw::escape
