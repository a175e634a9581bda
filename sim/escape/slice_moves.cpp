// Slices that grow in the frame and move to the heap where they are returned or assigned [go1.26 cmd/compile/internal/slice].
// A slice variable that is the only one to know its elements, until one statement passes it on, may keep the first of them in the
// frame: that statement moves them. Runs behind escape analysis; changes what is decided of the appends, not what -m says.
#include "sim/escape/location_graph.h"
#include "sim/escape/passes.h"

namespace tw::escape {
namespace {

constexpr std::int64_t kLargestElement = 32;  // base.Debug.VariableMakeThreshold

struct Tracked {
    int known = 0, all = 0;       // uses that are understood, and all uses
    const Node* transition = nullptr;
    std::vector<const Node*> appends;
    int weight = 0, depth = 0;
    bool cap_used = false, given_up = false;
};

class Analysis {
public:
    Analysis(const TypedProgram& program, const Func& fn, EscapeFacts& facts) : p_(program), fn_(fn), facts_(facts) {}

    void run() {
        for (const std::vector<Variable*>* list : {&fn_.params, &fn_.results, &fn_.dcl})
            for (const Variable* v : *list)
                if (v->object && p_.types.under(v->type).kind == Kind::Slice && p_.types[p_.types.under(v->type).elem].size <= kLargestElement) tracked_.try_emplace(v);
        if (tracked_.empty()) return;
        for (const Node* n : fn_.body) visit(n);
        for (auto& [v, info] : tracked_) decide(*v, info);
    }

private:
    Tracked* tracking(const Node* n) {
        if (!n || n->op != Op::Name || !n->var) return nullptr;
        const auto found = tracked_.find(n->var);
        return found == tracked_.end() || found->second.given_up ? nullptr : &found->second;
    }

    void passed_on(Tracked& info, const Node* statement) {
        if (info.transition || depth_ > info.depth || !statement->statement) info.given_up = true;
        else info.transition = statement;
    }

    void assign(const Node* x, const Node* y, const Node* statement) {
        if (Tracked* to = tracking(x)) {
            if (!y || y->op == Op::Nil) {
                to->known++;
            } else if (y->op == Op::SliceLit) {
                to->known++;
                to->cap_used = true;
            } else if (y->op == Op::Slice && tracking(y->x) == to) {
                to->known += 2;
                to->cap_used = true;
            } else if (y->op == Op::Append && !y->list.empty() && tracking(y->list[0]) == to) {
                to->known += 2;
                to->appends.push_back(y);
                to->weight += 1 + (depth_ - to->depth);
            }
        }
        if (Tracked* from = tracking(y)) {
            from->known++;
            passed_on(*from, statement);
        }
    }

    // Whether anything at all is known to happen to the argument.
    static bool argument_leaks(Node* call, std::size_t i) {
        const Node* callee = static_value(call->x);
        if (callee->op != Op::MethodExpr && callee->op != Op::FuncName && callee->op != Op::Closure) return true;
        if (!callee->fn || i >= callee->fn->tags.size()) return true;
        for (int k = 0; k < Leaks::kResult + Leaks::kResults; k++)
            if (callee->fn->tags[i].get(k) >= 0) return true;
        return false;
    }

    void returned(const Node* n) {
        for (const Node* x : n->list)
            if (Tracked* info = tracking(x)) {
                info->known++;
                passed_on(*info, n);
            }
        if (!n->list.empty()) return;
        for (const Variable* v : fn_.results)
            if (const auto found = tracked_.find(v); found != tracked_.end() && !found->second.given_up) passed_on(found->second, n);
    }

    void element_use(const Node* n) {
        if (Tracked* info = tracking(n->x)) info->known++;
    }

    void note(const Node* n) {
        switch (n->op) {
            case Op::Name:
                if (Tracked* info = tracking(n)) info->all++;
                return;
            case Op::Dcl:
                if (const auto found = tracked_.find(n->var); found != tracked_.end()) found->second.depth = depth_;
                return;
            case Op::Index: case Op::Len: case Op::Range: return element_use(n);
            case Op::Cap:
                if (Tracked* info = tracking(n->x)) info->known++, info->cap_used = true;
                return;
            case Op::Addr:
                if (n->x && n->x->op == Op::Index)
                    if (Tracked* info = tracking(n->x->x)) info->given_up = true;
                return;
            case Op::Return: return returned(n);
            case Op::CallFunc:
                for (std::size_t i = 0; i < n->list.size(); i++)
                    if (Tracked* info = tracking(n->list[i]); info && !argument_leaks(const_cast<Node*>(n), i)) info->known++, info->cap_used = true;
                return;
            case Op::As: return assign(n->x, n->y, n);
            case Op::As2:
                for (std::size_t i = 0; i < n->list.size() && i < n->list2.size(); i++) assign(n->list[i], n->list2[i], n);
                return;
            case Op::Closure:
                if (!n->fn) return;
                for (const Variable* v : n->fn->closure_vars)
                    if (const auto found = tracked_.find(v); found != tracked_.end()) found->second.given_up = true;
                return;
            case Op::Defer:  // after a recovered panic the results are returned as they are
                for (const Variable* v : fn_.results)
                    if (const auto found = tracked_.find(v); found != tracked_.end()) found->second.given_up = true;
                return;
            default: return;
        }
    }

    void visit(const Node* n) {
        note(n);
        const bool loop = n->op == Op::For || n->op == Op::Range;
        depth_ += loop;
        each_child(n, [&](const Node* c) { visit(c); });
        depth_ -= loop;
    }

    void decide(const Variable& v, const Tracked& info) {
        if (info.given_up || info.known != info.all || !info.transition || info.weight < 2) return;
        facts_.slice_moves[info.transition->statement].push_back({v.object, info.cap_used});
        for (const Node* append : info.appends) {
            if (!append->origin) continue;
            facts_.expr_on_heap[append->origin.index] = false;
            if (info.cap_used) facts_.stepwise_appends.insert(append->origin);
        }
    }

    const TypedProgram& p_;
    const Func& fn_;
    EscapeFacts& facts_;
    std::unordered_map<const Variable*, Tracked> tracked_;
    int depth_ = 0;
};

}  // namespace

void move_slices(const TypedProgram& program, const Tree& tree, EscapeFacts& facts) {
    for (const Func& fn : tree.functions) Analysis(program, fn, facts).run();
}

}  // namespace tw::escape
