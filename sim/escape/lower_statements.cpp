#include "sim/escape/lower.h"

namespace tw::escape {

Node* Lower::int_literal(Pos pos, std::int64_t value) {
    Node* n = tree_.add(Op::Literal, pos, p_.types.basic(Kind::Int));
    n->text = std::to_string(value);
    return n;
}

Node* Lower::make_assign(Node* x, Node* y, Pos pos) {
    Node* n = tree_.add(Op::As, pos);
    n->x = x;
    n->y = y;
    return n;
}

// What follows a terminating statement, up to the last label, is never compiled.
void Lower::stmts(const std::vector<StmtId>& list, Nodes& out) {
    std::ptrdiff_t last_label = -1;
    for (std::size_t i = 0; i < list.size(); i++)
        if (p_.ast.stmts[list[i]].kind == StmtKind::Labeled) last_label = static_cast<std::ptrdiff_t>(i);
    bool dead = false;
    for (std::size_t i = 0; i < list.size(); i++) {
        if (dead && static_cast<std::ptrdiff_t>(i) > last_label) continue;
        stmt(list[i], out);
        dead = terminates(list[i]);
    }
}

bool Lower::terminates(StmtId s) const {
    if (!s) return false;
    const Stmt& node = p_.ast.stmts[s];
    switch (node.kind) {
        case StmtKind::Branch: return node.op == Token::Goto;
        case StmtKind::Return: return true;
        case StmtKind::Expr: {
            const ExprId x = strip(node.x);
            return ast(x).kind == ExprKind::Call && p_.of(strip(ast(x).x)).mode == Mode::Builtin && ast(strip(ast(x).x)).text == "panic";
        }
        case StmtKind::If: {
            ExprId c = node.x;
            const int cond = static_bool(c);
            return (cond < 0 || terminates(node.body)) && (cond > 0 || terminates(node.els));
        }
        case StmtKind::Block:
            for (std::size_t i = node.stmts.size(); i-- > 0;)
                if (p_.ast.stmts[node.stmts[i]].kind != StmtKind::Empty) return terminates(node.stmts[i]);
            return false;
        default: return false;
    }
}

// 1, -1 or 0: the condition is known true, false, or not known. `e` may be replaced by the part that must be evaluated.
int Lower::static_bool(ExprId& e) const {
    const ExprInfo& info = p_.of(strip(e));
    if (info.mode == Mode::Constant && info.constant) return p_.constants[info.constant].boolean ? 1 : -1;
    const Expr& node = ast(e);
    if (node.kind == ExprKind::Unary && node.op == Token::Not) {
        ExprId x = node.x;
        return -static_bool(x);
    }
    if (node.kind != ExprKind::Binary || (node.op != Token::LAnd && node.op != Token::LOr)) return 0;
    const int stop = node.op == Token::LAnd ? -1 : 1;
    ExprId left = node.x, right = node.y;
    const int x = static_bool(left);
    if (x == stop) {
        e = node.x;
        return x;
    }
    const int y = static_bool(right);
    if (x != -stop && y != stop) return 0;
    if (p_.of(strip(node.x)).mode == Mode::Constant) e = node.y;
    return y;
}

void Lower::block(StmtId s, Nodes& out) {
    if (s) stmts(p_.ast.stmts[s].stmts, out);
}

void Lower::stmt(StmtId s, Nodes& out) {
    if (!s) return;
    const Stmt& node = p_.ast.stmts[s];
    const std::string label = std::exchange(pending_label_, "");
    switch (node.kind) {
        case StmtKind::Bad: case StmtKind::Empty: case StmtKind::Case: case StmtKind::Comm: return;
        case StmtKind::Expr: out.push_back(expr(node.x)); return;
        case StmtKind::Send: {
            Node* n = tree_.add(Op::Send, node.pos2 ? node.pos2 : node.pos);
            n->x = expr(node.x);
            n->y = implicit(under_elem(p_.type_of(strip(node.x))), node.y);
            out.push_back(n);
            return;
        }
        case StmtKind::IncDec: return assign_op(s, out);
        case StmtKind::Assign:
            if (node.op != Token::Assign && node.op != Token::Define) return assign_op(s, out);
            {
                const std::size_t first = out.size();
                assign(node.lhs, node.rhs, node.pos, out);
                for (std::size_t i = first; i < out.size(); i++) out[i]->statement = s;
                return;
            }
        case StmtKind::Go: case StmtKind::Defer: return go_defer(s, out);
        case StmtKind::Return: return return_stmt(s, out);
        case StmtKind::Branch: {
            if (leaves_loop(s, out)) return;
            Node* n = tree_.add(node.op == Token::Break ? Op::Break : node.op == Token::Continue ? Op::Continue : node.op == Token::Goto ? Op::Goto : Op::Fall, node.pos);
            n->text = node.text;
            out.push_back(n);
            return;
        }
        case StmtKind::Block: return block(s, out);
        case StmtKind::If: return if_stmt(s, out);
        case StmtKind::Switch: return switch_stmt(s, out);
        case StmtKind::TypeSwitch: return type_switch(s, out);
        case StmtKind::Select: return select_stmt(s, out);
        case StmtKind::For: return for_stmt(s, out);
        case StmtKind::Range:
            pending_label_ = label;
            if (kind(p_.type_of(strip(node.x))) == Kind::Func) return range_function(s, out);
            pending_label_.clear();
            return range_stmt(s, out);
        case StmtKind::Labeled: {
            Node* n = tree_.add(Op::Label, node.pos);
            n->text = node.text;
            out.push_back(n);
            labels_inside_.push_back(node.text);
            pending_label_ = node.text;
            stmt(node.body, out);
            pending_label_.clear();
            labels_inside_.pop_back();
            return;
        }
        case StmtKind::Decl: return declare(node.decl, out);
    }
}

Node* Lower::assignee(ExprId e, Nodes& dcls, std::vector<Variable*>& names) {
    e = strip(e);
    const Expr& node = ast(e);
    if (node.kind == ExprKind::Ident && node.text == "_") return tree_.add(Op::Name, node.pos);
    const ObjectId o = node.kind == ExprKind::Ident ? p_.object_of(e) : ObjectId{};
    if (o && p_.objects[o].pos == node.pos && !p_.objects[o].is_global && !variable_of(o)) {
        Variable* v = declare_object(o, node.pos);
        Node* dcl = tree_.add(Op::Dcl, node.pos);
        dcl->var = v;
        dcls.push_back(dcl);
        names.push_back(v);
        return name(v, node.pos);
    }
    return expr(e);
}

void Lower::assign(const std::vector<ExprId>& lhs, const std::vector<ExprId>& rhs, Pos pos, Nodes& out) {
    Nodes dcls, left;
    std::vector<Variable*> names;
    for (ExprId l : lhs) left.push_back(assignee(l, dcls, names));
    if (rhs.empty()) {
        std::size_t at = 0;
        for (Node* l : left) {
            if (!l->var) continue;
            Node* as = make_assign(l, nullptr, pos);
            if (at < dcls.size()) as->init.push_back(dcls[at++]);
            out.push_back(as);
        }
        return;
    }
    std::vector<TypeId> targets;
    for (Node* l : left) targets.push_back(l->op == Op::Name && !l->var ? TypeId{} : l->type);
    Nodes right = multi(rhs, targets, pos);
    Node* as = nullptr;
    if (left.size() == 1 && right.size() == 1) {
        as = make_assign(left[0], right[0], pos);
    } else {
        as = tree_.add(Op::As2, pos);
        as->list = std::move(left);
        as->list2 = std::move(right);
    }
    as->flag = !names.empty();
    for (Variable* v : names) v->defn = as;
    as->init = std::move(dcls);
    out.push_back(as);
}

void Lower::declare(DeclId d, Nodes& out) {
    const Decl& node = p_.ast.decls[d];
    if (node.kind == DeclKind::Group)
        for (DeclId each : node.decls) declare(each, out);
    if (node.kind == DeclKind::Var) assign(node.names, node.values, node.pos, out);
}

void Lower::assign_op(StmtId s, Nodes& out) {
    const Stmt& node = p_.ast.stmts[s];
    Node* n = tree_.add(Op::AsOp, node.pos);
    n->token = node.op;
    if (node.kind == StmtKind::IncDec) {
        n->flag = true;
        n->x = expr(node.x);
        n->y = int_literal(node.pos, 1);
        n->y->type = n->x->type;
    } else {
        n->x = expr(node.lhs[0]);
        const bool shift = node.op == Token::ShlAssign || node.op == Token::ShrAssign;
        n->y = implicit(shift ? TypeId{} : n->x->type, node.rhs[0]);
    }
    out.push_back(n);
}

void Lower::return_stmt(StmtId s, Nodes& out) {
    const Stmt& node = p_.ast.stmts[s];
    if (leaves_loop(s, out)) return;
    std::vector<TypeId> targets;
    for (const Variable* r : fn_->results) targets.push_back(r->type);
    Node* n = tree_.add(Op::Return, node.pos);
    n->statement = s;
    n->list = multi(node.rhs, targets, node.pos);
    out.push_back(n);
}

void Lower::if_stmt(StmtId s, Nodes& out) {
    const Stmt& node = p_.ast.stmts[s];
    ExprId condition = node.x;
    const int known = static_bool(condition);
    Nodes init, then, els;
    stmt(node.init, init);
    Node* cond = expr(condition);
    if (known >= 0) block(node.body, then);
    if (known <= 0) stmt(node.els, els);
    if (known == 0) {
        Node* n = tree_.add(Op::If, node.pos);
        n->init = std::move(init);
        n->x = cond;
        n->list = std::move(then);
        n->list2 = std::move(els);
        out.push_back(n);
        return;
    }
    if (cond->op != Op::Literal) init.push_back(make_assign(tree_.add(Op::Name, node.pos), cond, node.pos));
    for (Nodes* part : {&init, &then, &els}) out.insert(out.end(), part->begin(), part->end());
}

void Lower::for_stmt(StmtId s, Nodes& out) {
    const Stmt& node = p_.ast.stmts[s];
    ExprId condition = node.x;
    const bool never = condition && static_bool(condition) < 0;
    Nodes init;
    stmt(node.init, init);
    Node* n = tree_.add(Op::For, node.pos);
    n->x = condition ? expr(condition) : nullptr;
    Nodes post;
    if (!never) stmt(node.post, post);
    n->y = post.empty() ? nullptr : post[0];
    breakable_++, continuable_++;
    if (!never) block(node.body, n->list);
    breakable_--, continuable_--;
    if (n->x && n->x->op == Op::Literal && never) {
        out.insert(out.end(), init.begin(), init.end());
        return;
    }
    n->flag = true;
    n->init = std::move(init);
    out.push_back(n);
}

// The keyword behind the variables of a range clause.
Pos Lower::range_keyword(Pos from) const {
    const SourceFile* file = sources_.file_of(from);
    const std::size_t at = file ? file->text.find("range", from.offset - file->base) : std::string::npos;
    return at == std::string::npos ? from : Pos{file->base + static_cast<std::uint32_t>(at)};
}

void Lower::range_stmt(StmtId s, Nodes& out) {
    const Stmt& node = p_.ast.stmts[s];
    Node* n = tree_.add(Op::Range, range_keyword(node.pos2 ? node.pos2 : node.pos));
    Nodes dcls;
    std::vector<Variable*> names;
    for (std::size_t i = 0; i < node.lhs.size() && i < 2; i++) {
        Node* l = assignee(node.lhs[i], dcls, names);
        if (i == 0) n->y = l;
        else n->z = l;
    }
    for (Variable* v : names) v->defn = n;
    n->init = std::move(dcls);
    n->flag = !names.empty();
    n->x = expr(node.x);
    breakable_++, continuable_++;
    block(node.body, n->list2);
    breakable_--, continuable_--;
    out.push_back(n);
}

void Lower::select_stmt(StmtId s, Nodes& out) {
    const Stmt& node = p_.ast.stmts[s];
    Node* n = tree_.add(Op::Select, node.pos);
    breakable_++;
    for (StmtId c : node.stmts) {
        const Stmt& clause = p_.ast.stmts[c];
        Node* k = tree_.add(Op::Comm, clause.pos);
        Nodes comm;
        stmt(clause.init, comm);
        Nodes before;
        Node* first = comm.empty() ? nullptr : comm[0];
        if (first && first->op == Op::As && !first->flag && first->y && first->y->op == Op::ConvIface) {
            // case i = <-c with a conversion: case tmp := <-c: i = tmp
            Variable* tmp = temp(clause.pos, first->y->x->type);
            Node* as = make_assign(name(tmp, clause.pos), first->y->x, clause.pos);
            as->flag = true;
            Node* dcl = tree_.add(Op::Dcl, clause.pos);
            dcl->var = tmp;
            as->init.push_back(dcl);
            first->y->x = name(tmp, clause.pos);
            before.push_back(first);
            first = as;
        } else if (first && first->op == Op::As2 && !first->list2.empty() && !first->list2[0]->init.empty()) {
            Node* recv = first->list2[0]->init[0];
            first->list2[0]->init.clear();
            before.push_back(first);
            first = recv;
        }
        k->x = first;
        k->list = std::move(before);
        stmts(clause.stmts, k->list);
        n->list.push_back(k);
    }
    breakable_--;
    out.push_back(n);
}

void Lower::go_defer(StmtId s, Nodes& out) {
    const Stmt& node = p_.ast.stmts[s];
    Node* n = tree_.add(node.kind == StmtKind::Go ? Op::Go : Op::Defer, node.pos);
    Node* target = expr(node.x);
    n->flag = !outer_.loops.empty() && node.kind == StmtKind::Defer;
    n->x = normalize_go_defer(n->op, target, node.pos, n->init);
    out.push_back(n);
}

}  // namespace tw::escape
