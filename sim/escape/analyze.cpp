// The whole analysis: lower, simplify, then batches of functions, callees before callers [go1.26 ir/scc.go].
#include <algorithm>

#include "sim/escape/bottom_up.h"
#include "sim/escape/inline.h"
#include "sim/escape/location_graph.h"
#include "sim/escape/lower.h"
#include "sim/escape/passes.h"

namespace tw {
namespace escape {
namespace {

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
    Lower(program, sources, tree).run(options.inlining || options.reasons);
    Devirtualizer devirtualizer(program, tree, result.facts.lines);
    devirtualizer.imprecise_calls();
    if (options.inlining) Inliner(program, tree, options, devirtualizer, result.facts.inline_lines).run();
    else devirtualizer.run();
    loop_variables(program, tree);
    dead_locals(program, tree);
    note_assignments(program, tree);
    const auto batch = [&](std::vector<Func*> functions) {
        const bool explain = std::any_of(functions.begin(), functions.end(), [](const Func* f) { return f->reports; });
        Batch(program, sources, std::move(functions), explain, result).run();
    };
    BottomUp order(batch);
    for (Func& fn : tree.functions)
        if (!fn.is_closure()) order.visit(&fn);
    if (!options.inlining) move_slices(program, tree, result.facts);
    elided_bounds(program, tree, result.facts, result.printed);
    fill_captures(program, tree, result.facts);
    fill_variable_reasons(program, result);
    const auto by_position = [](const EscapeLine& a, const EscapeLine& b) { return a.pos < b.pos; };
    std::stable_sort(result.facts.lines.begin(), result.facts.lines.end(), by_position);
    std::stable_sort(result.facts.capture_lines.begin(), result.facts.capture_lines.end(), by_position);
    return std::move(result.facts);
}

}  // namespace tw
