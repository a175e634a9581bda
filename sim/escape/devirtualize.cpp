#include <algorithm>
#include <unordered_set>

#include "sim/escape/passes.h"
#include "sim/types/lookup.h"

namespace tw::escape {

void Devirtualizer::run() {
    for (Func& fn : tree_.functions)
        for (Node* n : fn.body) collect(n);
    const std::size_t count = tree_.functions.size();
    for (std::size_t i = 0; i < count; i++) {
        Func& fn = tree_.functions[i];
        for (Node* n : fn.body) visit(fn, n);
    }
}

void Devirtualizer::note(const Node* left, Node* value, TypeId type, std::size_t result) {
    if (!left || left->op != Op::Name || !left->var || left->var->kind != Class::Auto || !is_interface(left->var->type)) return;
    if (value && value->op == Op::Nil) return;
    if (!value && is_interface(type)) type = {};
    left->var->assignments.push_back({value, type, result});
}
void Devirtualizer::collect(Node* n) {
    const auto left = [&](std::size_t i) { return i < n->list.size() ? n->list[i] : nullptr; };
    switch (n->op) {
        case Op::As:
            if (n->y) note(n->x, n->y, {});
            break;
        case Op::As2:
            for (std::size_t i = 0; i < n->list2.size(); i++) note(left(i), n->list2[i], {});
            break;
        case Op::As2DotType: note(left(0), n->list2[0], {}); break;
        case Op::As2MapR: case Op::As2Recv: note(left(0), nullptr, n->list2[0]->type); break;
        case Op::As2Func: {
            const TypeId tuple = n->list2[0]->type;
            for (std::size_t i = 0; tuple && i < n->list.size() && i < p_.types[tuple].results.size(); i++) note(left(i), n->list2[0], p_.types[tuple].results[i], i);
            break;
        }
        case Op::Range: {
            if (!n->x->type) break;
            const Type* t = &p_.types.under(n->x->type);
            if (t->kind == Kind::Pointer) t = &p_.types.under(t->elem);
            if (t->kind == Kind::Map) note(n->y, nullptr, t->key);
            if (t->kind == Kind::Chan) note(n->y, nullptr, t->elem);
            else if (t->elem) note(n->z, nullptr, t->elem);
            break;
        }
        case Op::TypeSwitch:
            for (Node* c : n->list)
                if (c->var && c->var->kind == Class::Auto && is_interface(c->var->type)) c->var->assignments.push_back({n->x, {}, 0});
            break;
        default: break;
    }
    each_child(n, [&](Node* c) { collect(c); });
}

// The concrete type of n; `known` false: not known; none with known: only nil.
TypeId Devirtualizer::concrete(Node* n, std::unordered_set<Variable*>& seen, bool& known) {
    known = true;
    while (true) {
        if (!is_interface(n->type)) {
            known = bool(n->type);
            found_ = n;
            return n->type;
        }
        if (n->op == Op::ConvNop || n->op == Op::ConvIface || n->op == Op::DotType) n = n->x;
        else if (n->op == Op::InlinedCall && n->list2.size() == 1) n = n->list2[0];
        else break;
    }
    known = false;
    if (n->op != Op::Name || !n->var || n->var->kind != Class::Auto || n->var->addrtaken) return {};
    known = true;
    if (!seen.insert(n->var).second) return {};
    TypeId type;
    for (const Assignment& a : n->var->assignments) {
        TypeId t = is_interface(a.type) ? TypeId{} : a.type;
        Node* from = a.node;
        if (from && a.type) from = from->op == Op::InlinedCall ? from->list2[a.result] : nullptr;   // one of several results
        if (from) {
            bool ok = false;
            t = concrete(from, seen, ok);
            if (ok && !t) continue;
            if (!ok) t = {};
        }
        if (!t || (type && type != t)) {
            known = false;
            return {};
        }
        type = t;
    }
    return type;
}

// In an instance: whether the type is made of a type argument, and so stands for several types at once.
bool Devirtualizer::shaped(const Func& caller, TypeId type) const {
    const Func* outer = &caller;
    while (outer->parent) outer = outer->parent;
    if (!type || outer->type_args.empty()) return false;
    if (std::find(outer->type_args.begin(), outer->type_args.end(), type) != outer->type_args.end()) return true;
    const Type& t = p_.types[type];
    const auto any = [&](const std::vector<TypeId>& types) { return std::any_of(types.begin(), types.end(), [&](TypeId each) { return shaped(caller, each); }); };
    if (t.object) return any(t.type_args);
    return shaped(caller, t.elem) || shaped(caller, t.key) || any(t.params) || any(t.results) ||
           std::any_of(t.fields.begin(), t.fields.end(), [&](const StructField& field) { return shaped(caller, field.type); });
}

// The checker gives the type parameters of an instance objects without a place, under the parameter's name.
bool Devirtualizer::writes_type_param(ExprId e) const {
    const Expr& node = p_.ast.exprs[e];
    if (node.kind == ExprKind::Ident) {
        const ObjectId o = p_.object_of(e);
        const TypeId type = p_.type_of(e);
        return o && type && !p_.objects[o].pos && p_.objects[o].name != p_.types[type].name && p_.objects[o].name != "byte" && p_.objects[o].name != "rune" && p_.objects[o].name != "any";
    }
    for (const ExprId part : {node.x, node.y})
        if (part && writes_type_param(part)) return true;
    return std::any_of(node.list.begin(), node.list.end(), [&](ExprId part) { return writes_type_param(part); });
}

void Devirtualizer::visit(const Func& caller, Node* n) {
    each_child(n, [&](Node* c) { visit(caller, c); });
    if (n->op == Op::CallInter) static_call(caller, n);
}

// The method expression of the dictionary is called, not what the itab says [noder/reader.go exprCall].
void Devirtualizer::imprecise(const Func& caller, Node* n) {
    each_child(n, [&](Node* c) { imprecise(caller, c); });
    const bool from_dictionary = n->op == Op::CallFunc && n->x->op == Op::TypeExpr && n->x->number > 0 && !n->x->flag && !n->list.empty();
    if (from_dictionary && is_interface(n->list[0]->type)) lines_.push_back({n->x->pos, "imprecise interface call", {}});
}

void Devirtualizer::imprecise_calls() {
    for (Func& fn : tree_.functions)
        if (fn.shaped && fn.reports)
            for (Node* n : fn.body) imprecise(fn, n);
}

void Devirtualizer::static_call(const Func& caller, Node* call) {
    if (call->op != Op::CallInter || call->go_defer) return;
    Node* sel = call->x;
    std::unordered_set<Variable*> seen;
    bool known = false;
    const TypeId type = concrete(sel->x, seen, known);
    if (!known || !type || !missing_method(p_, type, sel->x->type).empty()) return;
    std::string package;
    for (const InterfaceMethod& m : p_.types.under(sel->x->type).methods)
        if (m.name == sel->text) package = m.package;
    const ExprId written = found_->op == Op::PtrLit && found_->x ? found_->x->type_expr : found_->type_expr;
    if (shaped(caller, type) && !(written && !writes_type_param(written))) return;
    if (shaped(caller, sel->x->type)) {   // its itab is that of the type argument's interface
        if (caller.reports) lines_.push_back({call->pos, "cannot devirtualize " + node_text(p_, call) + ": shaped interface " + receiver_text(p_, sel->x->type), {}});
        return;
    }
    const Member member = find_member(p_, type, sel->text, package);
    if (member.kind != Member::Kind::Method && member.kind != Member::Kind::InterfaceMethod) return;
    const bool whole = member.kind == Member::Kind::Method;
    if (caller.reports)
        lines_.push_back({call->pos, std::string(whole ? "" : "partially ") + "devirtualizing " + node_text(p_, sel) + " to " + type_display(p_, type), {}});
    Node* x = tree_.add(Op::DotType, call->pos, type);
    x->x = sel->x;
    TypeId at = type;
    for (int step : member.path) {
        const bool pointer = p_.types.under(at).kind == Kind::Pointer;
        const Type& t = p_.types.under(pointer ? p_.types.under(at).elem : at);
        if (static_cast<std::size_t>(step) >= t.fields.size()) break;
        Node* dot = tree_.add(pointer ? Op::DotPtr : Op::Dot, sel->pos, t.fields[static_cast<std::size_t>(step)].type);
        dot->x = x;
        dot->text = t.fields[static_cast<std::size_t>(step)].name;
        at = dot->type;
        x = dot;
    }
    if (!whole) {
        Node* dot = tree_.add(Op::DotInter, sel->pos, sel->type);
        dot->x = x;
        dot->text = sel->text;
        call->x = dot;
        return;
    }
    const FuncId function = p_.objects[member.object].function;
    if (!function) return;
    const TypeId wanted = p_.functions[function].receiver_type;
    if (at != wanted) {
        const bool deref = p_.types.under(at).kind == Kind::Pointer && p_.types.under(at).elem == wanted;
        Node* step = tree_.add(deref ? Op::Deref : Op::Addr, sel->pos, wanted);
        step->x = x;
        step->implicit = true;
        x = step;
    }
    Node* method = tree_.add(Op::MethodExpr, sel->pos, sel->type);
    method->fn = tree_.by_id[function.index];
    method->text = sel->text;
    method->signature = wanted;
    call->op = Op::CallFunc;
    call->flag = true;
    call->x = method;
    call->list.insert(call->list.begin(), x);
}

}  // namespace tw::escape
