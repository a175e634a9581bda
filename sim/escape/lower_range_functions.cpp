// Loops over functions: the body becomes a function literal; what leaves the loop goes through #next.
#include <fmt/format.h>

#include "sim/escape/lower.h"

namespace tw::escape {

Node* Lower::set_variable(Variable* v, Pos pos) {
    return make_assign(name(v, pos), int_literal(pos, 0), pos);
}

Node* Lower::return_bool(Pos pos) {
    Node* n = tree_.add(Op::Return, pos);
    n->list.push_back(tree_.add(Op::Literal, pos, p_.types.basic(Kind::Bool)));
    return n;
}

// A return, break, continue or goto inside the body of a loop over a function. True when it was rewritten.
bool Lower::leaves_loop(StmtId s, Nodes& out) {
    if (outer_.loops.empty()) return false;
    const Stmt& node = p_.ast.stmts[s];
    const bool is_return = node.kind == StmtKind::Return;
    const RangeLoop& loop = outer_.loops.back();
    if (!is_return) {
        if (node.op == Token::Fallthrough) return false;
        const bool labelled = !node.text.empty();
        if (!labelled && (node.op == Token::Break ? breakable_ : continuable_) > 0) return false;
        for (const std::string& l : labels_inside_)
            if (labelled && l == node.text) return false;
        if (node.op == Token::Goto) return false;
        if (!labelled || node.text == loop.label) {
            out.push_back(set_variable(loop.state, node.pos));
            out.push_back(return_bool(node.pos));
            return true;
        }
    }
    if (is_return && !node.rhs.empty()) {
        std::vector<TypeId> targets;
        Nodes left;
        for (std::size_t i = 0; i < outer_.fn->results.size(); i++) {
            Variable* r = outer_.fn->results[i];
            if (r->name.starts_with("~r") || r->name == "_") r->name = fmt::format("#rv{}", i + 1);
            targets.push_back(r->type);
            left.push_back(name(r, node.pos));
        }
        Nodes right = multi(node.rhs, targets, node.pos);
        if (left.size() == 1) {
            out.push_back(make_assign(left[0], right[0], node.pos));
        } else {
            Node* as = tree_.add(Op::As2, node.pos);
            as->list = std::move(left);
            as->list2 = std::move(right);
            out.push_back(as);
        }
    }
    if (!outer_.next) {
        Func* const here = std::exchange(fn_, outer_.fn);
        outer_.next = new_variable(*outer_.fn, "#next", p_.types.basic(Kind::Int), Class::Auto, {});
        Node* as = make_assign(name(outer_.next, outer_.next->pos), nullptr, outer_.next->pos);
        Node* dcl = tree_.add(Op::Dcl, outer_.next->pos);
        dcl->var = outer_.next;
        as->init.push_back(dcl);
        outer_.declared.push_back(as);
        fn_ = here;
    }
    out.push_back(set_variable(outer_.next, node.pos));
    out.push_back(set_variable(loop.state, node.pos));
    out.push_back(return_bool(node.pos));
    return true;
}

void Lower::range_function(StmtId s, Nodes& out) {
    const Stmt& node = p_.ast.stmts[s];
    const Pos start = node.pos;
    const std::string own_label = std::exchange(pending_label_, "");
    const TypeId integer = p_.types.basic(Kind::Int);
    Node* callee = expr(node.x);
    const Type& iterator = under(p_.type_of(strip(node.x)));
    const TypeId body_type = iterator.params.empty() ? TypeId{} : iterator.params[0];
    const Type& body_signature = under(body_type);
    RangeLoop loop;
    loop.stmt = s;
    loop.label = own_label;
    loop.state = new_variable(*fn_, fmt::format("#state{}", ++outer_.state_count), integer, Class::Auto, start);
    Variable* yield = new_variable(*fn_, fmt::format("#yield{}", ++outer_.yield_count), body_type, Class::Auto, start);

    tree_.functions.emplace_back();
    Func& fn = tree_.functions.back();
    if (const auto found = p_.range_bodies.find(s); found != p_.range_bodies.end()) {
        fn.id = found->second;
        tree_.by_id[found->second.index] = &fn;
    }
    fn.parent = fn_;
    fn.user = fn_->user;
    fn.pos = start;
    fn.has_body = true;
    fn.reports = fn_->reports;
    fn.shaped = fn_->shaped;
    fn.shows_params = fn_->shows_params;
    fn.name = fmt::format("{}-range{}", fn_->name, outer_.yield_count);
    Node* closure = tree_.add(Op::Closure, start, body_type);
    closure->fn = &fn;
    fn.closure = closure;

    Func* const outside = std::exchange(fn_, &fn);
    const int breaks = std::exchange(breakable_, 0), continues = std::exchange(continuable_, 0);
    std::vector<std::string> labels = std::exchange(labels_inside_, {});
    outer_.loops.push_back(loop);
    Nodes body;
    for (std::size_t i = 0; i < body_signature.params.size(); i++) {
        const bool given = i < node.lhs.size();
        const ExprId l = given ? strip(node.lhs[i]) : ExprId{};
        const ObjectId o = given && node.op == Token::Define ? p_.object_of(l) : ObjectId{};
        if (given && node.op == Token::Define) {
            fn.params.push_back(new_variable(fn, ast(l).text, body_signature.params[i], Class::Param, ast(l).pos, o));
            continue;
        }
        Variable* p = new_variable(fn, fmt::format("#p{}", i + 1), body_signature.params[i], Class::Param, start);
        fn.params.push_back(p);
        if (!given) continue;
        Nodes dcls;
        std::vector<Variable*> names;
        Node* left = assignee(l, dcls, names);
        Node* right = name(p, ast(l).pos);
        if (left->type && left->type != p->type) right = convert(left->type, right, ast(l).pos, true, {}, {}, {});
        body.push_back(make_assign(left, right, ast(l).pos));
    }
    fn.results.push_back(new_variable(fn, "#r", p_.types.basic(Kind::Bool), Class::ParamOut, start));
    Variable* seen = new_variable(fn, "#tmpState", integer, Class::Auto, start);
    Node* tmp = make_assign(name(seen, start), name(loop.state, start), start);
    seen->defn = tmp;
    tmp->flag = true;
    body.push_back(tmp);
    body.push_back(set_variable(loop.state, start));
    Node* used = tree_.add(Op::If, start);
    used->x = name(seen, start);
    body.push_back(used);
    block(node.body, body);
    body.push_back(set_variable(loop.state, start));
    body.push_back(return_bool(start));
    fn.body = std::move(body);
    capture_dictionary(fn);
    outer_.loops.pop_back();
    breakable_ = breaks;
    continuable_ = continues;
    labels_inside_ = std::move(labels);
    fn_ = outside;

    if (outer_.loops.empty()) {
        out.insert(out.end(), outer_.declared.begin(), outer_.declared.end());
        outer_.declared.clear();
        outer_.next = nullptr;
    }
    const auto declare_as = [&](Variable* v, Node* value) {
        Node* as = make_assign(name(v, start), value, start);
        Node* dcl = tree_.add(Op::Dcl, start);
        dcl->var = v;
        as->init.push_back(dcl);
        as->flag = true;
        v->defn = as;
        out.push_back(as);
    };
    declare_as(loop.state, int_literal(start, 1));
    declare_as(yield, closure);
    Node* call = tree_.add(Op::CallFunc, start);
    call->x = callee;
    call->list.push_back(name(yield, start));
    call->signature = p_.type_of(strip(node.x));
    rewrite_callee(call);
    out.push_back(call);
    Node* check = tree_.add(Op::If, start);
    check->x = name(loop.state, start);
    out.push_back(check);
    out.push_back(set_variable(loop.state, start));
}

}  // namespace tw::escape
