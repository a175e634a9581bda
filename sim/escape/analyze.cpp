// The whole analysis: lower, simplify, then batches of functions, callees before callers [go1.26 ir/scc.go].
#include <algorithm>

#include "sim/escape/location_graph.h"
#include "sim/escape/lower.h"
#include "sim/escape/passes.h"

namespace tw {
namespace escape {
namespace {

class BottomUp {
public:
    BottomUp(const TypedProgram& program, const SourceSet& sources, Result& result) : p_(program), sources_(sources), result_(result) {}

    std::uint32_t visit(Func* fn) {
        if (fn->visit > 0) return fn->visit;
        const std::uint32_t id = ++generation_;
        fn->visit = id;
        std::uint32_t least = ++generation_;
        stack_.push_back(fn);
        const auto do_function = [&](Func* f) {
            if (f) least = std::min(least, visit(f));
        };
        const auto scan = [&](auto&& self, const Node* n) -> void {
            if (n->op == Op::FuncName || n->op == Op::MethodExpr || n->op == Op::MethValue || n->op == Op::Closure) do_function(n->fn);
            each_child(n, [&](const Node* c) { self(self, c); });
        };
        for (const Node* n : fn->body) scan(scan, n);
        if ((least == id || least == id + 1) && !fn->is_closure()) {
            std::size_t i = stack_.size();
            do {
                i--;
                stack_[i]->visit = ~0u;
            } while (stack_[i] != fn);
            std::vector<Func*> batch(stack_.begin() + static_cast<std::ptrdiff_t>(i), stack_.end());
            stack_.resize(i);
            const bool explain = std::any_of(batch.begin(), batch.end(), [](const Func* f) { return f->reports; });
            Batch(p_, sources_, std::move(batch), explain, result_).run();
        }
        return least;
    }

private:
    const TypedProgram& p_;
    const SourceSet& sources_;
    Result& result_;
    std::vector<Func*> stack_;
    std::uint32_t generation_ = 0;
};

void fill_captures(const TypedProgram& program, const Tree& tree, EscapeFacts& facts) {
    std::unordered_map<ObjectId, const Variable*> by_object;
    for (const Variable& v : tree.variables)
        if (v.object) by_object[v.object] = &v;
    facts.captures.resize(program.functions.size());
    for (std::size_t f = 0; f < facts.captures.size(); f++)
        for (ObjectId o : program.functions[FuncId(f)].captures) {
            const auto found = by_object.find(o);
            const Variable* v = found == by_object.end() ? nullptr : found->second;
            const Object& object = program.objects[o];
            // what only code that is never compiled captures: as the checker saw it
            const bool value = v && v->byval_known ? v->byval : !object.reassigned && !object.address_taken;
            facts.captures[f].push_back({o, value});
        }
}

void fill_variable_reasons(const TypedProgram& program, Result& result) {
    if (result.variable_reason.empty()) return;
    for (std::size_t i = 0; i < program.objects_of.size() && i < program.ast.exprs.size(); i++) {
        const ObjectId o = program.objects_of[i];
        if (!o || program.ast.exprs[ExprId(i)].kind != ExprKind::Ident) continue;
        const auto found = result.variable_reason.find(o);
        if (found != result.variable_reason.end() && program.objects[o].pos == program.ast.exprs[ExprId(i)].pos) result.facts.reason.emplace(ExprId(i), found->second);
    }
}

}  // namespace
}  // namespace escape

EscapeFacts analyze_escape(const TypedProgram& program, const SourceSet& sources, const EscapeOptions& options) {
    using namespace escape;
    Result result;
    result.options = options;
    result.facts.variable_on_heap.assign(program.objects.size(), false);
    result.facts.expr_on_heap.assign(program.ast.exprs.size(), true);
    result.decided.assign(program.ast.exprs.size(), false);
    Tree tree;
    Lower(program, tree).run();
    devirtualize(program, tree, result.facts.lines);
    loop_variables(program, tree);
    dead_locals(program, tree);
    note_assignments(program, tree);
    BottomUp order(program, sources, result);
    for (Func& fn : tree.functions)
        if (!fn.is_closure()) order.visit(&fn);
    move_slices(program, tree, result.facts);
    fill_captures(program, tree, result.facts);
    fill_variable_reasons(program, result);
    const auto by_position = [](const EscapeLine& a, const EscapeLine& b) { return a.pos < b.pos; };
    std::stable_sort(result.facts.lines.begin(), result.facts.lines.end(), by_position);
    std::stable_sort(result.facts.capture_lines.begin(), result.facts.capture_lines.end(), by_position);
    return std::move(result.facts);
}

}  // namespace tw
