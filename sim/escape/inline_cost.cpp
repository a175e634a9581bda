// What a function costs the inliner, node by node [go1.26 inline/inl.go hairyVisitor].
#include <fmt/format.h>

#include "sim/escape/clone.h"
#include "sim/escape/inline.h"
#include "sim/escape/intrinsics.h"

namespace tw::escape {
namespace {

bool literal_zero(const TypedProgram& p, const Node* n) {
    if (!n || n->op != Op::Literal) return false;
    if (!n->constant) return n->number == 0 && n->text == "0";
    const Constant c = constant_to_int(p.constants[n->constant]);
    return c.kind == ConstantKind::Int && constant_sign(c) == 0;
}

// A package that stands beside the file, not in the library.
bool is_neighbour(const std::string& path) { return path.starts_with("./") || path.starts_with("test/"); }

// A declared variable that nothing names is no node of its own: `var x T` inside Dcl, the variable of a type switch's clause.
int hidden_nodes(const Node* n) {
    switch (n->op) {
        case Op::Dcl: return 1;
        case Op::Case: return n->var ? 1 : 0;
        case Op::TypeSwitch: return n->flag ? 2 : 1;            // the guard, and its name
        case Op::MakeMap: case Op::MakeChan: return n->x ? 0 : 1;   // a size of 0
        case Op::StructKey: return 0;
        case Op::Comm:
            if (!n->x) return 0;
            if (n->x->op == Op::Recv) return 3;                 // _, _ = <-c
            return n->x->op == Op::As ? 1 : 0;                  // v, _ = <-c
        default: return 0;
    }
}

// &s.f where f is the first field costs nothing.
bool first_field(const TypedProgram& p, const Node* dot) {
    if ((dot->op != Op::Dot && dot->op != Op::DotPtr) || (dot->x->op != Op::Name && dot->x->op != Op::Global) || !dot->x->type) return false;
    const Type* t = &p.types.under(dot->x->type);
    if (t->kind == Kind::Pointer) t = &p.types.under(t->elem);
    for (const StructField& f : t->fields)
        if (f.name == dot->text) return f.offset == 0;
    return false;
}

}  // namespace

// What a call costs beyond its nodes.
int Inliner::cost_of_call(const Func* caller, const Node* n) {
    const Node* fun = n->x;
    if (fun->op == Op::FuncName || fun->op == Op::MethodExpr) {
        const std::string symbol = fun->fn && fun->fn->id ? p_.functions[fun->fn->id].symbol : "";
        if (is_cheap_call(symbol) || is_intrinsic(symbol)) return 0;
    }
    if (n->op == Op::CallFunc)
        if (Func* callee = callee_of(caller, n->x, false); callee && prepared(callee) && callee->inl.possible && cheap_at(caller, n, callee, is_big(caller), false)) return callee->inl.cost;
    if (n->op == Op::CallFunc && fun->op == Op::Name && fun->var && (fun->var->kind == Class::Param || fun->var->curfn != caller)) return kParameterCallCost;
    return kCallCost;
}

namespace {
// The dictionary that a call of an instance passes: &.dict.F[int], or (*[N]uintptr)(.dict[i]) of the caller's own.
int dictionary_cost(const Func* caller, const Node* n) {
    if (n->x->op == Op::TypeExpr) return 5;   // a method of a type parameter: the callee is in the dictionary
    const bool instance = (n->x->op == Op::FuncName || n->x->op == Op::MethodExpr) && n->x->fn && n->x->fn->shaped && !n->x->implicit;
    return !instance ? 0 : caller->shaped ? 4 : 2;
}
}  // namespace

// What the node costs without its children; a reason when it makes the function impossible to inline.
int Inliner::cost_of_node(const Func* caller, const Node* n, std::string& reason) {
    const int hidden = hidden_nodes(n);
    switch (n->op) {
        case Op::CallFunc: case Op::CallInter: return 1 + cost_of_call(caller, n) + dictionary_cost(caller, n);
        case Op::Panic: return n->x && n->x->op == Op::ConvIface && n->x->implicit ? 1 : 2;
        case Op::Recover: reason = "call to recover"; return 0;
        case Op::Closure: return 16;
        case Op::Go: reason = "unhandled op GO"; return 0;
        case Op::Defer: reason = "unhandled op DEFER"; return 0;
        case Op::Addr: return first_field(p_, n->x) ? -1 : 1;
        case Op::Deref: {
            const Node* ptr = n->x;
            while (ptr->op == Op::ConvNop) ptr = ptr->x;
            return ptr->op == Op::Addr ? 0 : 1;
        }
        case Op::ConvNop: case Op::Block: case Op::Comm: case Op::MethodExpr: return (n->op == Op::Comm ? 1 : 0) + hidden;
        case Op::MethValue: case Op::SliceLit: return 2;
        case Op::As2:
            if (!n->list2.empty() && n->list2[0]->init.size() == 1) {
                switch (n->list2[0]->init[0]->op) {
                    case Op::As2: case Op::As2Func: case Op::As2DotType: case Op::As2MapR: case Op::As2Recv: return 1 - (4 * static_cast<int>(n->list.size()) + 1);
                    default: break;
                }
            }
            return 1;
        case Op::Slice: case Op::SliceArr: case Op::SliceStr: {
            int cost = 1;
            if (literal_zero(p_, n->y)) cost--;
            if (n->z && n->z->op == Op::Len && n->z->x->op == Op::Name && n->x->op == Op::Name && n->z->x->var == n->x->var) cost -= 2;
            return cost;
        }
        default: return 1 + hidden;
    }
}

// Takes what n and its children cost from the budget; true when the function cannot be inlined.
bool Inliner::visit_cost(const Func* caller, const Node* n, int& budget, std::string& reason) {
    if (n->op == Op::TypeExpr || n->op == Op::Fall) return false;
    budget -= cost_of_node(caller, n, reason);
    if (!reason.empty()) return true;
    if (budget < 0 && !options_.reasons) {
        reason = "too expensive";
        return true;
    }
    bool stop = false;
    each_child(n, [&](const Node* c) { stop = stop || visit_cost(caller, c, budget, reason); });
    return stop;
}

bool Inliner::is_big(const Func* fn) {
    int budget = kBigFunctionNodes;
    const auto count = [&](auto&& self, const Node* n) -> void {
        if (budget <= 0) return;
        budget -= 1 + hidden_nodes(n);
        each_child(n, [&](const Node* c) { self(self, c); });
    };
    for (const Node* n : fn->body) count(count, n);
    return budget <= 0;
}

namespace {

bool can_delay_results(const Func* fn) {
    int returns = 0;
    const auto visit = [&](auto&& self, const Node* n) -> void {
        if (n->op == Op::Return) returns += n->list.empty() ? 2 : 1;
        each_child(n, [&](const Node* c) { self(self, c); });
    };
    for (const Node* n : fn->body) visit(visit, n);
    if (returns != 1) return false;
    for (const Variable* r : fn->results)
        if (!r->name.starts_with("~r") && r->name != "_") return false;
    return true;
}

// Why fn is never inlined, whatever it costs.
std::string impossible(const TypedProgram& p, const Func* fn, bool race) {
    if (const FuncId source = fn->id ? fn->id : fn->shaped_id; source && !fn->closure) {
        const auto marked = [&](const char* pragma) { return has_pragma(p.functions[source].pragmas, pragma); };
        if (marked("//go:noinline")) return "marked go:noinline";
        if (race && marked("//go:norace")) return "marked go:norace with -race compilation";
        if (marked("//go:cgo_unsafe_args")) return "marked go:cgo_unsafe_args";
        if (marked("//go:uintptrkeepalive")) return "marked as having a keep-alive uintptr argument";
        if (marked("//go:uintptrescapes")) return "marked as having an escaping uintptr argument";
    }
    return fn->body.empty() ? "no function body" : "";
}

}  // namespace

void Inliner::can_inline(Func* fn) {
    if (fn->inl.checked) return;
    fn->inl.checked = true;
    const bool recorded = !fn->user && !fn->shaped && fn->id && !is_neighbour(p_.packages[p_.functions[fn->id].package].path);
    if (recorded) return can_inline_library(fn);
    std::string reason;
    int cost = 0;
    if (fits(fn, cost, reason)) {
        fn->inl.possible = true;
        fn->inl.cost = cost;
        fn->inl.delay_results = can_delay_results(fn);
        fn->inl.body = Clone(*fn, originals_).function();
    }
    if (fn->reports) note_inlinable(fn, cost, reason);
}

// Whether the body can be inlined, and what it costs.
bool Inliner::fits(Func* fn, int& cost, std::string& reason) {
    reason = impossible(p_, fn, options_.race);
    if (!reason.empty()) return false;
    const int budget = budget_of(fn);
    int left = budget;
    bool stop = false;
    for (std::size_t i = 0; i < fn->body.size() && !stop; i++) stop = visit_cost(fn, fn->body[i], left, reason);
    cost = budget - left;
    if (!stop && left < 0) reason = fmt::format("function too complex: cost {} exceeds budget {}", cost, budget);
    return reason.empty();
}

void Inliner::can_inline_library(Func* fn) {
    if (!fn->id) return;
    const LibraryCost* real = library_.find(p_.functions[fn->id].symbol);
    if (!real) return;
    fn->inl.possible = true;
    fn->inl.cost = real->cost;
    std::string reason;
    int cost = 0;
    if (!fits(fn, cost, reason) || cost != real->cost) return;
    fn->inl.delay_results = can_delay_results(fn);
    fn->inl.body = Clone(*fn, originals_).function();
}

std::string Inliner::signature_text(const Func* fn) const {
    const auto types = [&](const std::vector<Variable*>& list, std::size_t from) {
        std::string out;
        for (std::size_t i = from; i < list.size(); i++) out += (i > from ? ", " : "") + type_display(p_, list[i]->type);
        return out;
    };
    const bool method = fn->id && !fn->closure && p_.functions[fn->id].receiver_type;
    std::string out = method ? fmt::format("method({}) ", type_display(p_, fn->params[0]->type)) : "";
    out += "func(" + types(fn->params, method ? 1 : 0) + ")";
    if (fn->results.size() == 1) out += " " + types(fn->results, 0);
    if (fn->results.size() > 1) out += " (" + types(fn->results, 0) + ")";
    return out;
}

void Inliner::note_inlinable(const Func* fn, int cost, const std::string& reason) {
    const Pos pos = fn->pos;
    if (!reason.empty()) {
        if (options_.reasons) lines_.push_back({pos, fmt::format("cannot inline {}: {}", fn->name, reason), {}});
        return;
    }
    if (!options_.reasons) {
        lines_.push_back({pos, "can inline " + fn->name, {}});
        return;
    }
    Node body;
    body.list = fn->body;
    lines_.push_back({pos, fmt::format("can inline {} with cost {} as: {} {{ {} }}", fn->name, cost, signature_text(fn), node_text(p_, &body)), {}});
}

}  // namespace tw::escape
