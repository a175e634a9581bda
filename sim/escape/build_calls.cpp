// What flows through calls, built-in ones included [go1.26 escape/call.go].
#include "sim/escape/location_graph.h"
#include "sim/escape/passes.h"

namespace tw::escape {
namespace {

Func* static_callee(Node* fun) {
    Node* v = static_value(fun);
    if (v->op == Op::MethodExpr || v->op == Op::FuncName || v->op == Op::Closure) return v->fn;
    return nullptr;
}

}  // namespace

// The hole for an argument passed to parameter `param` (receiver first) of fn, none when the callee is not known.
Hole Batch::tag_hole(const Holes* ks, Func* fn, std::size_t param) {
    if (!fn || param >= fn->params.size()) return heap();
    if (in_batch(fn)) {
        Variable* v = fn->params[param];
        if (v->name == "_" || v->name.empty()) return discard_hole();
        return {location_of(v), 0, nullptr, false};
    }
    // Of a parameter without pointers nothing is recorded. That matters where a wrapper's argument is the address of one.
    if (!pointers(fn->params[param]->type)) return heap();
    const Leaks& leaks = fn->tags[param];
    Holes tags;
    if (const int x = leaks.get(Leaks::kHeap); x >= 0) tags.push_back(shift(heap(), x));
    if (const int x = leaks.get(Leaks::kMutator); x >= 0) tags.push_back(shift(mutator(), x));
    if (const int x = leaks.get(Leaks::kCallee); x >= 0) tags.push_back(shift(callee(), x));
    if (ks)
        for (std::size_t i = 0; i < Leaks::kResults && i < ks->size(); i++)
            if (const int x = leaks.get(Leaks::kResult + static_cast<int>(i)); x >= 0) tags.push_back(shift((*ks)[i], x));
    return tee(tags);
}

bool Batch::has_pragma(const Func* fn, const char* pragma) const {
    if (!fn || !fn->id || fn->closure) return false;
    return escape::has_pragma(p_.functions[fn->id].pragmas, pragma);
}

// f(uintptr(p)) where f is //go:uintptrescapes: p goes into a temporary that escapes [rewriteArgument].
void Batch::keep_uintptr(Node* arg, const Func* fn) {
    if (!has_pragma(fn, "//go:uintptrescapes")) return;
    const auto keep = [&](Node* conv) {
        if (conv->op != Op::ConvNop && conv->op != Op::Conv) return;
        if (!conv->type || kind(conv->type) != Kind::Uintptr || !conv->x->type || kind(conv->x->type) != Kind::UnsafePointer) return;
        Variable& tmp = result_.variables.emplace_back();
        tmp.name = ".autotmp";
        tmp.type = conv->x->type;
        tmp.pos = conv->pos;
        tmp.curfn = curfn_;
        tmp.autotemp = true;
        Location* loc = new_location(&tmp, nullptr, true);
        expr({loc, 0, nullptr, false}, conv->x);
        Node& use = result_nodes_.emplace_back();
        use.op = Op::Name;
        use.pos = conv->pos;
        use.type = tmp.type;
        use.var = &tmp;
        conv->x = &use;
        flow(note(heap(), conv, "//go:uintptrescapes"), loc);
    };
    if (arg->op != Op::SliceLit) return keep(arg);
    for (Node* e : arg->list) keep(e->op == Op::Key ? e->y : e);
}

void Batch::function_call(const Holes* ks, Node* n) {
    Func* fn = n->op == Op::CallFunc ? static_callee(n->x) : nullptr;
    if (fn && !fn->has_body && fn->state == State::Unknown) fn = nullptr;
    if (ks && fn && in_batch(fn))
        for (std::size_t i = 0; i < fn->results.size() && i < ks->size(); i++) flow((*ks)[i], location_of(fn->results[i]));
    const auto argument = [&](std::size_t param, Node* arg) {
        keep_uintptr(arg, fn);
        expr(note(tag_hole(ks, fn, param), n, "call parameter"), arg);
    };
    if (n->op == Op::CallFunc) {
        Hole k = discard_hole();
        if (!fn && ks)
            for (const Hole& each : *ks)
                if (each.dst != &blank_) {
                    k = note(callee(), n, "callee operand");
                    break;
                }
        expr(k, n->x);
    } else {
        argument(0, n->x->x);
    }
    for (std::size_t i = 0; i < n->list.size(); i++) argument(i, n->list[i]);
}

void Batch::append(const Holes* ks, Node* n) {
    const Hole result = ks ? (*ks)[0] : discard_hole();
    const auto argument = [&](const Hole& k, Node* arg) { expr(note(k, n, "call parameter"), arg); };
    if (n->list.empty()) return;
    const auto elem_pointers = [&](TypeId t) { return kind(t) == Kind::Slice && pointers(under(t).elem); };
    Hole appendee = tee({result, mutator()});
    if (elem_pointers(n->list[0]->type)) appendee = tee({appendee, deref(heap(), n, "appendee slice")});
    argument(appendee, n->list[0]);
    if (n->ddd) {
        Hole appended = discard_hole();
        if (n->list.size() > 1 && elem_pointers(n->list[1]->type)) appended = deref(heap(), n, "appended slice...");
        if (n->list.size() > 1) argument(appended, n->list[1]);
    } else {
        for (std::size_t i = 1; i < n->list.size(); i++) argument(heap(), n->list[i]);
    }
    // the backing store that append may allocate; reuse is prevented elsewhere, so that loops do not matter
    spill(result, n).dst->loop_depth = 0;
}

void Batch::call(const Holes* ks, Node* n) {
    const auto argument = [&](const Hole& k, Node* arg) { expr(note(k, n, "call parameter"), arg); };
    switch (n->op) {
        case Op::CallFunc: case Op::CallInter: return function_call(ks, n);
        case Op::InlinedCall:
            stmts(n->list);
            for (std::size_t i = 0; i < n->list2.size(); i++) expr(ks && i < ks->size() ? (*ks)[i] : discard_hole(), n->list2[i]);
            return;
        case Op::Append: return append(ks, n);
        case Op::Copy: {
            argument(mutator(), n->x);
            Hole copied = discard_hole();
            if (n->y && kind(n->y->type) == Kind::Slice && pointers(under(n->y->type).elem)) copied = deref(heap(), n, "copied slice");
            argument(copied, n->y);
            return;
        }
        case Op::Panic: return argument(heap(), n->x);
        case Op::Complex:
            discard(n->x);
            discard(n->y);
            return;
        case Op::Delete: case Op::Print: case Op::Println: case Op::Recover: return discards(n->list);
        case Op::Min: case Op::Max:
            for (Node* arg : n->list) argument(ks ? (*ks)[0] : discard_hole(), arg);
            return;
        case Op::Len: case Op::Cap: case Op::Real: case Op::Imag: case Op::Close: return discard(n->x);
        case Op::Clear: return argument(mutator(), n->x);
        case Op::UnsafeStringData: case Op::UnsafeSliceData: return argument(ks ? (*ks)[0] : discard_hole(), n->x);
        case Op::UnsafeAdd: case Op::UnsafeSlice: case Op::UnsafeString:
            argument(ks ? (*ks)[0] : discard_hole(), n->x);
            return discard(n->y);
        default:  // a statement's expression that is none of these has no value
            each_child(n, [&](Node* c) { discard(c); });
    }
}

void Batch::go_defer(Node* n) {
    Hole k = heap();
    // what a defer outside loops needs lives until the function returns, but not longer
    if (n->op == Op::Defer && loop_depth_ == 1 && !n->flag) k = later(discard_hole());
    expr(k, n->x->x);
}

}  // namespace tw::escape
