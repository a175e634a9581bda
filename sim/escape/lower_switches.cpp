// Switch statements; a constant tag selects its clause now.
#include "sim/escape/lower.h"

namespace tw::escape {

void Lower::switch_stmt(StmtId s, Nodes& out) {
    const Stmt& node = p_.ast.stmts[s];
    Node* n = tree_.add(Op::Switch, node.pos);
    stmt(node.init, n->init);
    ExprId tag = node.x ? strip(node.x) : ExprId{};
    std::vector<StmtId> clauses = node.stmts;
    TypeId tag_type = tag ? p_.type_of(tag) : p_.types.basic(Kind::Bool);
    // a constant tag (or none: true) with constant cases selects its clause now
    const ExprInfo none;
    const ExprInfo& info = tag ? p_.of(tag) : none;
    bool drop_cases = false;
    if (!tag || (info.mode == Mode::Constant && info.constant)) {
        bool constant = true;
        StmtId target;
        for (StmtId c : clauses) {
            const Stmt& clause = p_.ast.stmts[c];
            if (clause.flag && !target) target = c;
        }
        const Constant wanted = tag ? p_.constants[info.constant] : constant_bool(true);
        bool hit = false;
        for (StmtId c : clauses) {
            for (ExprId e : p_.ast.stmts[c].lhs) {
                const ExprInfo& each = p_.of(strip(e));
                if (hit) break;
                if (each.mode != Mode::Constant || !each.constant) {
                    constant = false;
                    break;
                }
                const Constant& value = p_.constants[each.constant];
                if (value.kind == wanted.kind && constant_compare(wanted, Token::Eql, value)) target = c, hit = true;
            }
            if (hit || !constant) break;
        }
        const auto falls = [&](StmtId c) {
            const auto& body = p_.ast.stmts[c].stmts;
            return !body.empty() && p_.ast.stmts[body.back()].kind == StmtKind::Branch && p_.ast.stmts[body.back()].op == Token::Fallthrough;
        };
        if (constant && !(target && falls(target))) {
            clauses = target ? std::vector<StmtId>{target} : std::vector<StmtId>{};
            drop_cases = true;
            tag = {};
            tag_type = p_.types.basic(Kind::Bool);
        }
    }
    if (kind(tag_type) != Kind::Chan && !drop_cases)
        for (StmtId c : clauses)
            for (ExprId e : p_.ast.stmts[c].lhs) {
                const TypeId type = p_.type_of(strip(e));
                const bool nil = p_.of(strip(e)).mode == Mode::NilValue;
                if (!nil && type && type != tag_type && is_interface(type) && !is_interface(tag_type)) tag_type = p_.types.any_type;
            }
    if (tag) n->x = implicit(tag_type, tag);
    breakable_++;
    for (StmtId c : clauses) {
        const Stmt& clause = p_.ast.stmts[c];
        Node* k = tree_.add(Op::Case, clause.pos);
        if (!drop_cases)
            for (ExprId e : clause.lhs) k->list.push_back(kind(tag_type) == Kind::Chan ? expr(e) : implicit(tag_type, e));
        stmts(clause.stmts, k->list2);
        n->list.push_back(k);
    }
    breakable_--;
    out.push_back(n);
}

// Where the compiler puts the variable of a type switch's clause: at the last name of its last type.
Pos Lower::type_end(ExprId e) const {
    while (true) {
        e = strip(e);
        const Expr& node = ast(e);
        switch (node.kind) {
            case ExprKind::Selector: return ast(node.x).pos;
            case ExprKind::Star: case ExprKind::ArrayType: e = node.x; break;
            case ExprKind::ChanType: case ExprKind::MapType: e = node.y; break;
            case ExprKind::Index: e = node.list.empty() ? node.x : node.list.back(); break;
            case ExprKind::FuncType:
                if (!node.results.empty()) e = node.results.back().type;
                else if (!node.params.empty()) e = node.params.back().type;
                else return node.pos;
                break;
            case ExprKind::InterfaceType:
                if (node.fields.empty()) return node.pos;
                e = node.fields.back().type;
                break;
            default: return node.pos;
        }
    }
}

void Lower::type_switch(StmtId s, Nodes& out) {
    const Stmt& node = p_.ast.stmts[s];
    Node* n = tree_.add(Op::TypeSwitch, node.pos);
    stmt(node.init, n->init);
    const ExprId guard = strip(node.x);
    n->x = expr(ast(guard).x);
    n->flag = !node.text.empty();
    breakable_++;
    for (StmtId c : node.stmts) {
        const Stmt& clause = p_.ast.stmts[c];
        Node* k = tree_.add(Op::Case, clause.pos);
        if (const auto found = p_.clause_objects.find(c); found != p_.clause_objects.end()) {
            const Pos pos = clause.lhs.empty() ? clause.pos : type_end(clause.lhs.back());
            k->var = declare_object(found->second, pos);
            k->var->pos = pos;
            k->var->defn = n;
        }
        stmts(clause.stmts, k->list2);
        n->list.push_back(k);
    }
    breakable_--;
    out.push_back(n);
}

}  // namespace tw::escape
