// Minimal dereferences between all pairs of locations, and what follows from them [go1.26 escape/solve.go].
#include <fmt/format.h>

#include "sim/escape/location_graph.h"

namespace tw::escape {

void Batch::enqueue(Location* l) {
    if (l->queued_all) return;
    l->queued_all = true;
    if (l->has(kEscapes)) todo_.push_front(l);
    else todo_.push_back(l);
}

void Batch::walk_all() {
    for (Location& loc : locations_) {
        todo_.push_front(&loc);
        loc.queued_all = true;
    }
    for (Location* special : {&mutator_, &callee_, &heap_}) {
        todo_.push_front(special);
        special->queued_all = true;
    }
    std::uint32_t walk = 0;
    while (!todo_.empty()) {
        Location* root = todo_.front();
        todo_.pop_front();
        root->queued_all = false;
        walk_one(root, ++walk);
    }
}

void Batch::leak_to(Location* l, const Location* sink, int derefs) {
    if (!sink->has(kEscapes) && sink->param_out && sink->curfn == l->curfn && sink->result_index - 1 < Leaks::kResults) {
        l->param_leaks.add(Leaks::kResult + sink->result_index - 1, derefs);
        return;
    }
    l->param_leaks.add(Leaks::kHeap, derefs);
}

void Batch::walk_one(Location* root, std::uint32_t walk) {
    root->walk = walk;
    root->derefs = 0;
    root->dst = nullptr;
    if (root->has(kCalls) && root->node && root->node->op == Op::Closure) {
        Func* fn = root->node->fn;
        if (in_batch(fn) && !fn->closure_results_lost) {
            fn->closure_results_lost = true;
            for (Variable* r : fn->results) enqueue(location_of(r));
        }
    }
    std::deque<Location*> todo{root};
    while (!todo.empty()) {
        Location* l = todo.front();
        todo.pop_front();
        l->queued_one = 0;
        int derefs = l->derefs;
        std::uint8_t fresh = 0;
        if (derefs < 0) {  // l's address flows to root
            derefs = 0;
            if (outlives(root, l)) {
                if (!l->has(kEscapes) && explains(l)) explain_escape(l, explain_path(root, l));
                fresh |= kEscapes | kPersists | kMutates | kCalls;
            } else if (root->has(kPersists)) {
                fresh |= kPersists;
            }
        }
        if (derefs == 0) fresh |= root->attributes & (kMutates | kCalls);
        if (l->param) {  // l's value flows to root
            if (outlives(root, l)) {
                if (!l->has(kEscapes) && explains(l)) {
                    std::vector<std::string>& out = explanations_[l];
                    out.push_back(fmt::format("parameter {} leaks to {} for {} with derefs={}:", l->var->name, location_text(root), l->curfn->name, derefs));
                    const auto path = explain_path(root, l);
                    out.insert(out.end(), path.begin(), path.end());
                }
                leak_to(l, root, derefs);
            }
            if (root->has(kMutates)) l->param_leaks.add(Leaks::kMutator, derefs);
            if (root->has(kCalls)) l->param_leaks.add(Leaks::kCallee, derefs);
        }
        if (fresh & ~l->attributes) {
            l->attributes |= fresh;
            enqueue(l);
            if (l->has(kEscapes)) continue;
        }
        for (std::size_t i = 0; i < l->edges.size(); i++) {
            const Edge& edge = l->edges[i];
            if (edge.src->has(kEscapes)) continue;
            const int d = derefs + edge.derefs;
            if (edge.src->walk == walk && edge.src->derefs <= d) continue;
            edge.src->walk = walk;
            edge.src->derefs = d;
            edge.src->dst = l;
            edge.src->dst_edge = i;
            if (edge.src->queued_one == walk) continue;
            edge.src->queued_one = walk;
            todo.push_back(edge.src);
        }
    }
}

// Whether c is a literal inside f.
bool Batch::contains_closure(const Func* f, const Func* c) {
    if (!f || !c || f == c || !c->closure) return false;
    for (const Func* p = c->parent; p; p = p->parent)
        if (p == f) return true;
    return false;
}

// Whether values stored in l may survive beyond the lifetime of `other` on the stack.
bool Batch::outlives(const Location* l, const Location* other) const {
    if (l->has(kEscapes)) return true;
    if (l == &mutator_ || l == &callee_) return false;
    if (l->param_out) return !(contains_closure(other->curfn, l->curfn) && !l->curfn->closure_results_lost);
    if (l->curfn == other->curfn && l->loop_depth < other->loop_depth) return true;
    return contains_closure(l->curfn, other->curfn);
}

}  // namespace tw::escape
