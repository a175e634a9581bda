#include "sim/escape/inline.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/escape/bottom_up.h"
#include "sim/escape/clone.h"
#include "sim/escape/intrinsics.h"

namespace tw::escape {

Inliner::Inliner(const TypedProgram& program, Tree& tree, const EscapeOptions& options, Devirtualizer& devirtualizer, std::vector<EscapeLine>& lines)
    : p_(program), tree_(tree), options_(options), devirtualizer_(devirtualizer), lines_(lines) {}

void Inliner::run() {
    note_assignments(p_, tree_);
    for (Func& fn : tree_.functions)
        if (fn.user)
            for (Node* n : fn.body) devirtualizer_.collect(n);
    std::vector<Func*> user;
    for (Func& fn : tree_.functions)
        if (fn.user) user.push_back(&fn);
    const auto of_init = [](const Func* fn) { return fn->parent && !fn->parent->id && !fn->parent->parent; };   // literals of package variables come first
    std::stable_partition(user.begin(), user.end(), of_init);
    const auto check = [&](const std::vector<Func*>& batch) {
        for (Func* fn : batch)
            if (fn->user) can_inline(fn);
    };
    BottomUp first(check);
    for (Func* fn : user)
        if (!fn->is_closure()) first.visit(fn);
    for (Func* fn : user) {
        Caller& caller = callers_[fn];
        caller.big = is_big(fn);
        for (Node* n : fn->body) mark(caller, n);
        for (Site& site : caller.sites) resolve(fn, site);
    }
    const auto work_on = [&](const std::vector<Func*>& batch) {
        bool again = true;
        while (again) {
            again = false;
            for (Func* fn : batch)
                if (fn->user && callers_.contains(fn)) again |= work(fn);
        }
    };
    BottomUp second(work_on);
    for (Func* fn : user)
        if (!fn->is_closure()) second.visit(fn);
}

// Notes the calls under n, innermost first.
void Inliner::mark(Caller& caller, Node* n) {
    if (n->marked) return;
    each_child(n, [&](Node* c) { mark(caller, c); });
    if (n->op != Op::CallFunc && n->op != Op::CallInter) return;
    n->marked = true;
    caller.sites.push_back({n, nullptr});
}

// The function that `fun` is known to be.
Func* Inliner::callee_of(const Func* caller, Node* fun, bool resolve_only) {
    Node* value = static_value(fun);
    if (value->op == Op::FuncName) return value->fn;
    if (value->op == Op::MethodExpr) {
        if (!value->fn || !value->fn->id) return nullptr;
        return value->fn;
    }
    if (value->op != Op::Closure) return nullptr;
    Func* literal = value->fn;
    if (!literal->closure_vars.empty() && literal->parent != caller) return nullptr;   // not across frames
    if (!resolve_only) can_inline(literal);
    return literal;
}

Func* Inliner::target(const Func* caller, Node* call) {
    if (call->op != Op::CallFunc || call->go_defer) return nullptr;
    if (call->x->op == Op::FuncName || call->x->op == Op::MethodExpr)
        if (call->x->fn && call->x->fn->id && is_intrinsic(p_.functions[call->x->fn->id].symbol)) return nullptr;
    return callee_of(caller, call->x, true);
}

bool Inliner::resolve(Func* caller, Site& site) {
    if (site.callee) return true;
    if (site.call->op == Op::InlinedCall) return false;
    if (!caller->shaped) devirtualizer_.static_call(*caller, site.call);
    site.callee = target(caller, site.call);
    if (!site.callee) return false;
    uses_[site.callee]++;
    return true;
}

bool Inliner::cheap_at(const Func* caller, const Node* call, const Func* callee, bool big, bool called_once) const {
    (void)caller, (void)call;
    int most = big ? kBigCallerCost : kBudget;
    if (callee->parent) {
        most *= 2;
        if (called_once) most = std::max(most, kClosureBudget);
    }
    return callee->inl.cost <= most;
}

// Whether inlining callee here would go round a cycle again.
bool Inliner::recursive(const Func* caller, const Node* call, const Func* callee, bool tell) {
    const Pos own = call->inner ? call->inner : call->pos;
    for (int i = call->inlining; i >= 0; i = inlinings_[static_cast<std::size_t>(i)].parent)
        if (inlinings_[static_cast<std::size_t>(i)].call == own) return true;
    for (int i = call->inlining; i >= 0; i = inlinings_[static_cast<std::size_t>(i)].parent) {
        if (inlinings_[static_cast<std::size_t>(i)].callee != callee) continue;
        if (tell && options_.reasons) line(call, caller, fmt::format("cannot inline {} into {}: repeated recursive cycle", callee->name, caller->name));
        return true;
    }
    return false;
}

void Inliner::line(const Node* at, const Func* about, std::string text) {
    if (about->reports && at->pos) lines_.push_back({at->pos, std::move(text), {}});
}

namespace {
// "bits.Len" of math/bits.
std::string shown(const Func* fn) { return fn->user ? fn->name : fn->name.substr(fn->name.rfind('/', fn->name.find('[')) + 1); }
}  // namespace

bool Inliner::edit(Func* caller, bool big, Site& site) {
    Node* call = site.call;
    if (site.done || call->op == Op::InlinedCall || !resolve(caller, site)) return false;
    if (!target(caller, call)) return false;
    Func* callee = callee_of(caller, call->x, false);
    if (!callee) return false;
    if (!callee->user) can_inline(callee);
    if (!callee->inl.possible) return false;
    const bool once = uses_[site.callee] == 1 && site.callee->parent;
    if (!cheap_at(caller, call, callee, big, once) || recursive(caller, call, callee, true)) return false;
    line(call, caller, "inlining call to " + shown(callee));
    if (callee->inl.body) {
        substitute(caller, call, callee);
        return true;
    }
    site.done = true;
    for (const std::string& nested : library_.find(p_.functions[callee->id].symbol)->nested) line(call, caller, "inlining call to " + nested);
    return false;
}

void Inliner::substitute(Func* caller, Node* call, Func* callee) {
    const Pos own = call->inner ? call->inner : call->pos;
    inlinings_.push_back({call->inlining, own, callee});
    const int index = static_cast<int>(inlinings_.size()) - 1;
    std::string chain;
    for (int i = index; i >= 0; i = inlinings_[static_cast<std::size_t>(i)].parent) chain.insert(0, "." + inlinings_[static_cast<std::size_t>(i)].callee->name);
    Clone(*callee->inl.body, tree_).inlined({*caller, call, index, ++generation_, callee->inl.delay_results, chain});
    note_assignments(p_, call);
    devirtualizer_.collect(call);
}

bool Inliner::work(Func* caller) {
    Caller& state = callers_[caller];
    bool changed = false;
    std::size_t from = 0, to = state.sites.size();
    while (true) {
        for (std::size_t i = from; i < to; i++) {
            Site site = state.sites[i];
            const bool edited = edit(caller, state.big, site);
            state.sites[i] = site;
            if (!edited) continue;
            changed = true;
            each_child(site.call, [&](Node* c) { mark(state, c); });
        }
        from = std::exchange(to, state.sites.size());
        if (from == to) return changed;
        for (std::size_t i = from; i < to; i++) resolve(caller, state.sites[i]);
    }
}

}  // namespace tw::escape
