#include "sim/escape/location_graph.h"

#include "sim/types/lookup.h"

namespace tw::escape {

bool Batch::pointers(TypeId t) const { return t && has_pointers(p_.types, t); }

Hole Batch::note(Hole k, const Node* where, Pos pos, const char* why) {
    if (!explain_) return k;
    notes_.push_back({k.notes, where, pos, why});
    k.notes = &notes_.back();
    return k;
}

Hole Batch::dot_type(Hole k, TypeId type, const Node* where, const char* why) {
    if (kind(type) != Kind::Interface && !is_direct_iface(p_.types, type)) k = shift(k, 1);
    return note(k, where, why);
}

void Batch::flow(const Hole& k, Location* src) {
    if (k.addrtaken) src->addrtaken = true;
    Location* dst = k.dst;
    if (dst == &blank_) return;
    if (dst == src && k.derefs >= 0) return;
    if (dst->has(kEscapes) && k.derefs < 0) {
        if (explains(src)) {
            std::vector<std::string> body;
            explain_flow(dst, src, k.derefs, k.notes, body);
            explain_escape(src, body);
        }
        src->attributes |= kEscapes | kPersists | kMutates | kCalls;
        return;
    }
    dst->edges.push_back({src, k.derefs, k.notes});
}

Location* Batch::new_location(Variable* v, Node* n, bool persists) {
    locations_.emplace_back();
    Location& loc = locations_.back();
    loc.var = v;
    loc.node = n;
    loc.curfn = curfn_;
    loc.loop_depth = loop_depth_;
    if (v) {
        loc.param = v->kind == Class::Param;
        loc.param_out = v->kind == Class::ParamOut;
        v->location = &loc;
    }
    if (persists) loc.attributes |= kPersists;
    return &loc;
}

Location* Batch::location_of(Variable* v) {
    if (!v->location) {  // a variable of a function outside this batch: only when the form is inconsistent
        Func* const here = std::exchange(curfn_, v->curfn);
        new_location(v, nullptr, true);
        curfn_ = here;
    }
    return v->location;
}

// A hole that flows into each of ks.
Hole Batch::tee(const Holes& ks) {
    if (ks.empty()) return discard_hole();
    if (ks.size() == 1) return ks[0];
    Location* loc = new_location(nullptr, nullptr, false);
    for (const Hole& k : ks) flow(k, loc);
    return {loc, 0, nullptr, false};
}

// A hole that flows into k, but some time later.
Hole Batch::later(const Hole& k) {
    Location* loc = new_location(nullptr, nullptr, true);
    flow(k, loc);
    return {loc, 0, nullptr, false};
}

// The storage that expression n allocates: its address flows to k.
Hole Batch::spill(const Hole& k, Node* n) {
    Location* loc = new_location(nullptr, n, false);
    flow(addr_of(k, n, "spill"), loc);
    return {loc, 0, nullptr, false};
}

}  // namespace tw::escape
