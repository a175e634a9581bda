#include "sim/escape/clone.h"

#include <fmt/format.h>

#include <utility>

namespace tw::escape {

Variable* Clone::mapped(Variable* v) const {
    if (!v) return nullptr;
    const auto found = variables_.find(v);
    return found == variables_.end() ? v : found->second;
}

Variable* Clone::variable(Variable* v, Func* owner, bool inlined) {
    into_.variables.push_back(*v);
    Variable* copy = &into_.variables.back();
    copy->curfn = owner;
    copy->assignments.clear();
    copy->location = nullptr;
    copy->assigned_again = false;
    if (inlined) {
        copy->kind = Class::Auto;
        if (!target_->package.empty() && copy->name != "_" && copy->name[0] != '~' && !copy->autotemp) copy->name.insert(0, target_->package + ".");
        copy->pos = target_->call->pos;
    }
    variables_[v] = copy;
    fresh_.push_back(copy);
    owner->dcl.push_back(copy);
    return copy;
}

Node* Clone::name(Variable* v, Pos pos) {
    Node* n = into_.add(Op::Name, pos, v->type);
    n->var = v;
    return n;
}

Node* Clone::declaration(Variable* v, Pos pos) {
    Node* n = into_.add(Op::Dcl, pos);
    n->var = v;
    return n;
}

std::vector<Node*> Clone::nodes(const std::vector<Node*>& list) {
    std::vector<Node*> out;
    out.reserve(list.size());
    for (const Node* n : list) out.push_back(node(n));
    return out;
}

// return a, b  becomes  { ~r0, ~r1 = a, b; goto .i1 }
Node* Clone::return_block(const Node* n) {
    const Pos pos = target_->call->pos;
    Node* block = into_.add(Op::Block, pos);
    block->list = nodes(n->init);
    if (!n->list.empty()) {
        Node* as = into_.add(Op::As2, pos);
        as->list2 = nodes(n->list);
        for (Variable* r : results_) {
            as->list.push_back(name(r, pos));
            if (!target_->delay_results) continue;
            block->list.push_back(declaration(r, pos));
            r->defn = as;
        }
        block->list.push_back(as);
    }
    Node* leave = into_.add(Op::Goto, pos);
    leave->text = fmt::format(".i{}", target_->generation);
    block->list.push_back(leave);
    return block;
}

Node* Clone::node(const Node* n) {
    if (!n) return nullptr;
    if (const auto found = nodes_.find(n); found != nodes_.end()) return found->second;
    if (where_ && n->op == Op::Return) return nodes_[n] = return_block(n);
    into_.nodes.push_back(*n);
    Node* copy = &into_.nodes.back();
    nodes_[n] = copy;
    if (where_) {
        if (!copy->inner) copy->inner = n->pos;
        copy->pos = where_->call->pos;
        copy->inlining = where_->index;
        if (n->op == Op::Label || n->op == Op::Goto || n->op == Op::Break || n->op == Op::Continue)
            if (!copy->text.empty()) copy->text += fmt::format("·{}", where_->generation);
    }
    copy->marked = false;
    copy->init = nodes(n->init);
    copy->x = node(n->x);
    copy->y = node(n->y);
    copy->z = node(n->z);
    copy->w = node(n->w);
    copy->list = nodes(n->list);
    copy->list2 = nodes(n->list2);
    copy->var = mapped(n->var);
    if (n->op == Op::Closure) {
        copy->fn = literal(n->fn);
        copy->fn->closure = copy;
    }
    return copy;
}

// A literal's own body keeps its positions: it is a function of its own.
Func* Clone::literal(Func* fn) {
    into_.functions.push_back(*fn);
    Func* copy = &into_.functions.back();
    copy->parent = owner_;
    copy->inl = {};
    copy->state = State::Unknown;
    copy->tags.clear();
    copy->dcl.clear();
    if (target_) {
        copy->reports = target_->caller.reports;
        copy->user = target_->caller.user;
        copy->shaped = target_->caller.shaped;
        Func& outer = *owner_;
        const bool wrapper = fn->is_wrapper;
        const std::string chain = where_ ? target_->chain : "";
        const std::size_t range = fn->name.rfind("-range"), dot = fn->name.rfind('.');
        const bool body = range != std::string::npos && (dot == std::string::npos || range > dot);
        const std::string kind = wrapper ? fn->name.substr(dot, fn->name.find_last_not_of("0123456789") + 1 - dot) : body ? "-range" : outer.parent ? "." : ".func";
        copy->name = fmt::format("{}{}{}{}", outer.name, chain, kind, wrapper ? ++outer.go_defers : ++outer.literals);
        copy->literals = copy->go_defers = 0;
    }
    const Inlined* const outside = std::exchange(where_, nullptr);
    Func* const owner = std::exchange(owner_, copy);
    for (Variable* v : fn->dcl) variable(v, copy, false);
    for (Variable*& v : copy->params) v = mapped(v);
    for (Variable*& v : copy->results) v = mapped(v);
    for (Variable*& v : copy->closure_vars) v = mapped(v);
    copy->body = nodes(fn->body);
    where_ = outside;
    owner_ = owner;
    return copy;
}

// The statement that defines a copied variable is the copy.
void Clone::definitions() {
    for (Variable* v : fresh_) {
        if (!v->defn) continue;
        if (const auto found = nodes_.find(v->defn); found != nodes_.end()) {
            v->defn = found->second;
        } else if (v->defn->y && nodes_.contains(v->defn->y)) {   // new(value): a definition that stands nowhere
            Node* as = into_.add(Op::As, v->pos);
            as->y = nodes_[v->defn->y];
            v->defn = as;
        }
    }
}

Func* Clone::function() {
    into_.functions.push_back(from_);
    Func* copy = &into_.functions.back();
    owner_ = copy;
    copy->dcl.clear();
    for (Variable* v : from_.dcl) variable(v, copy, false);
    for (Variable*& v : copy->params) v = mapped(v);
    for (Variable*& v : copy->results) v = mapped(v);
    copy->body = nodes(from_.body);
    definitions();
    return copy;
}

void Clone::inlined(const Inlined& where) {
    where_ = target_ = &where;
    owner_ = &where.caller;
    Node* call = where.call;
    const Pos pos = call->pos;
    for (Variable* v : from_.dcl) variable(v, &where.caller, true);
    for (Variable* r : from_.results) results_.push_back(mapped(r));

    std::vector<Node*> init = std::move(call->init);
    Node* args = into_.add(Op::As2, pos);
    args->flag = true;
    for (std::size_t i = 0; i < from_.params.size(); i++) {
        Variable* v = mapped(from_.params[i]);
        if (v->name == "_" || v->name.empty()) {
            args->list.push_back(into_.add(Op::Name, pos));
            continue;
        }
        args->list.push_back(name(v, pos));
        args->init.push_back(declaration(v, pos));
        v->defn = args;
    }
    args->list2 = std::move(call->list);
    init.push_back(args);
    for (Variable* r : results_) {
        r->defn = nullptr;
        if (where.delay_results) continue;
        init.push_back(declaration(r, pos));
        Node* zero = into_.add(Op::As, pos);
        zero->x = name(r, pos);
        init.push_back(zero);
    }
    std::vector<Node*> body = nodes(from_.body);
    definitions();
    Node* label = into_.add(Op::Label, pos);
    label->text = fmt::format(".i{}", where.generation);
    body.push_back(label);

    call->op = Op::InlinedCall;
    call->init = std::move(init);
    call->x = nullptr;
    call->list = std::move(body);
    call->list2.clear();
    for (Variable* r : results_) call->list2.push_back(name(r, pos));
}

}  // namespace tw::escape
