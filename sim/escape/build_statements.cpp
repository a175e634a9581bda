// What statements let flow [go1.26 escape/stmt.go].
#include "sim/escape/location_graph.h"

namespace tw::escape {

Hole Batch::declare(Variable* v) {
    Location* loc = location_of(v);
    loc->loop_depth = loop_depth_;
    return {loc, 0, nullptr, false};
}

// A label with a goto behind it heads a loop.
void Batch::find_labels(const std::vector<Node*>& list) {
    const auto visit = [&](auto&& self, const Node* n) -> void {
        if (n->op == Op::Label) labels_[n->text] = 2;
        if (n->op == Op::Goto)
            if (const auto at = labels_.find(n->text); at != labels_.end() && at->second == 2) at->second = 1;
        each_child(n, [&](const Node* c) { self(self, c); });
    };
    for (const Node* n : list) visit(visit, n);
}

void Batch::range(Node* n) {
    Location* tmp = new_location(nullptr, nullptr, true);
    expr({tmp, 0, nullptr, false}, n->x);
    loop_depth_++;
    const Holes ks = addrs({n->y, n->z});
    if (kind(n->x->type) == Kind::Array) flow(note(ks[1], n, "range"), tmp);
    else flow(deref(ks[1], n, "range-deref"), tmp);
    reassigned(ks, n);
    block(n->list2);
    loop_depth_--;
}

void Batch::type_switch(Node* n) {
    Holes ks;
    for (Node* c : n->list) {
        if (!c->var) continue;
        const Hole k = declare(c->var);
        if (pointers(c->var->type)) ks.push_back(dot_type(k, c->var->type, c, "switch case"));
    }
    expr(tee(ks), n->x);
    for (Node* c : n->list) block(c->list2);
}

void Batch::stmt(Node* n) {
    if (!n) return;
    stmts(n->init);
    switch (n->op) {
        case Op::Fall: case Op::Break: case Op::Continue: case Op::Goto: case Op::CheckNil: break;
        case Op::Block: stmts(n->list); break;
        case Op::Dcl:
            if (n->var) declare(n->var);
            break;
        case Op::Label:
            if (labels_[n->text] == 1) loop_depth_++;
            break;
        case Op::If:
            discard(n->x);
            block(n->list);
            block(n->list2);
            break;
        case Op::For:
            loop_depth_++;
            discard(n->x);
            stmt(n->y);
            block(n->list);
            loop_depth_--;
            break;
        case Op::Range: range(n); break;
        case Op::TypeSwitch: type_switch(n); break;
        case Op::Switch:
            discard(n->x);
            for (Node* c : n->list) {
                discards(c->list);
                block(c->list2);
            }
            break;
        case Op::Select:
            for (Node* c : n->list) {
                stmt(c->x);
                block(c->list);
            }
            break;
        case Op::Recv: expr_skip_init(discard_hole(), n); break;
        case Op::Send:
            discard(n->x);
            assign_heap(n->y, "send", n);
            break;
        case Op::As: case Op::AsOp: assign_list({n->x}, {n->y}, "assign", n); break;
        case Op::As2: assign_list(n->list, n->list2, "assign-pair", n); break;
        case Op::As2DotType: assign_list(n->list, n->list2, "assign-pair-dot-type", n); break;
        case Op::As2MapR: assign_list(n->list, n->list2, "assign-pair-mapr", n); break;
        case Op::As2Recv: assign_list(n->list, n->list2, "assign-pair-receive", n); break;
        case Op::As2Func: {
            stmts(n->list2[0]->init);
            const Holes ks = addrs(n->list);
            call(&ks, n->list2[0]);
            reassigned(ks, n);
            break;
        }
        case Op::Return: {
            std::vector<Node*> dsts;
            for (Variable* r : curfn_->results) {
                result_nodes_.emplace_back();
                Node& name = result_nodes_.back();
                name.op = Op::Name;
                name.pos = r->pos;
                name.type = r->type;
                name.var = r;
                dsts.push_back(&name);
            }
            assign_list(dsts, n->list, "return", n);
            break;
        }
        case Op::Go: case Op::Defer: go_defer(n); break;
        default: call(nullptr, n);
    }
}

}  // namespace tw::escape
