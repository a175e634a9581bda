// Why something is on the heap, in the words of -m=2 [go1.26 escape/solve.go explainPath].
#include <fmt/format.h>

#include <unordered_set>

#include "sim/escape/location_graph.h"

namespace tw::escape {

std::string Batch::at(Pos pos) const {
    if (!pos) return "<unknown line number>";
    const tw::Location where = sources_.locate(pos);
    return fmt::format("{}:{}:{}", where.file, where.line, where.column);
}

std::string Batch::node_or_variable(const Location* l) const { return l->var ? l->var->name : l->node ? node_text(p_, l->node) : "{temp}"; }

std::string Batch::location_text(const Location* l) const {
    if (l == &heap_) return "{heap}";
    if (l->var) return l->var->name;
    if (l->node) return "{storage for " + node_text(p_, l->node) + "}";
    return "{temp}";
}

void Batch::explain_flow(const Location* dst, const Location* src, int derefs, const Note* notes, std::vector<std::string>& out) {
    const std::string ops = derefs >= 0 ? std::string(static_cast<std::size_t>(derefs), '*') : "&";
    out.push_back(fmt::format("  flow: {} \u2190 {}{}:", location_text(dst), ops, location_text(src)));
    for (const Note* n = notes; n; n = n->next) out.push_back(fmt::format("    from {} ({}) at {}", n->where ? node_text(p_, n->where) : "", n->why, at(n->pos)));
}

std::vector<std::string> Batch::explain_path(const Location* root, const Location* src) {
    std::vector<std::string> out;
    std::unordered_set<const Location*> visited;
    while (true) {
        if (!visited.insert(src).second) {
            out.push_back("  warning: truncated explanation due to assignment cycle; see golang.org/issue/35518");
            break;
        }
        const Location* dst = src->dst;
        if (!dst) break;
        const Edge& edge = dst->edges[src->dst_edge];
        explain_flow(dst, src, edge.derefs, edge.notes, out);
        if (dst == root) break;
        src = dst;
    }
    return out;
}

void Batch::explain_escape(const Location* src, const std::vector<std::string>& body) {
    std::vector<std::string>& out = explanations_[src];
    out.push_back(fmt::format("{} escapes to heap in {}:", node_or_variable(src), src->curfn->name));
    out.insert(out.end(), body.begin(), body.end());
    // the last step of the flow says where the value leaves
    std::string reason;
    for (const std::string& text : body)
        if (text.starts_with("    from ")) reason = text.substr(9);
    record_reason(src, reason);
}

void Batch::record_reason(const Location* l, const std::string& reason) {
    const ExprId e = l->node ? l->node->origin : l->var->origin;
    if (e) result_.facts.reason.emplace(e, reason);
    if (l->var && l->var->object) result_.variable_reason.emplace(l->var->object, reason);
}

}  // namespace tw::escape
