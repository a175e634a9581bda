#include <fmt/format.h>

#include "sim/types/checker_internal.h"

namespace tw {

void Checker::block(const std::vector<StmtId>& stmts) {
    for (StmtId s : stmts) stmt(s);
}

void Checker::stmt(StmtId s) {
    const Stmt node = p_.ast.stmts[s];
    switch (node.kind) {
        case StmtKind::Bad: case StmtKind::Empty: case StmtKind::Branch: break;
        case StmtKind::Expr: {
            Operand x;
            raw_expr(x, node.x);
            if (!x.ok()) break;
            ExprId inner = node.x;
            while (p_.ast.exprs[inner].kind == ExprKind::Paren) inner = p_.ast.exprs[inner].x;
            const Expr e = p_.ast.exprs[inner];
            const bool receive = e.kind == ExprKind::Unary && e.op == Token::Arrow;
            bool used = receive || e.kind == ExprKind::Call;
            if (e.kind == ExprKind::Call) {
                const ExprInfo& fun = p_.info[e.x.index];
                if (fun.mode == Mode::TypeExpr) used = false;
                if (fun.mode == Mode::Builtin && x.mode != Mode::NoValue) {
                    const std::string name = p_.ast.exprs[e.x].text;
                    used = name == "copy" || name == "recover";
                    if (!used) {
                        error_at(node.x, fmt::format("{} (value of type {}) is not used", text(node.x), text(x.type)));
                        break;
                    }
                }
            }
            if (x.mode == Mode::Builtin) error_at(node.x, fmt::format("{} (built-in) must be called", text(node.x)));
            else if (!used) error_at(node.x, fmt::format("{} is not used", x.mode == Mode::TypeExpr ? text(node.x) + " (type)" : describe(x)));
            break;
        }
        case StmtKind::Send: {
            Operand channel, value;
            expr(channel, node.x);
            if (!channel.ok()) break;
            const Type under = p_.types.under(channel.type);
            expr(value, node.y, under.kind == Kind::Chan ? under.elem : TypeId{});
            if (under.kind != Kind::Chan) error(node.pos, fmt::format("invalid operation: cannot send to non-channel {}", describe(channel)));
            else if (under.dir == ChanDir::Recv) error(node.pos, fmt::format("invalid operation: cannot send to receive-only channel {}", describe(channel)));
            else assignment(value, under.elem, "send");
            break;
        }
        case StmtKind::IncDec: {
            Operand x;
            expr(x, node.x);
            if (!x.ok()) break;
            if (!is_numeric(x.type)) {
                error_at(node.x, fmt::format("invalid operation: {}{} (non-numeric type {})", text(node.x), spelling(node.op), text(x.type)));
                break;
            }
            assign_target(node.x);
            mark_assigned(node.x);
            break;
        }
        case StmtKind::Assign: assign_stmt(s); break;
        case StmtKind::Go: case StmtKind::Defer: {
            if (node.kind == StmtKind::Defer && function_) p_.functions[function_].has_defer = true;
            Operand x;
            raw_expr(x, node.x);
            const Expr e = p_.ast.exprs[node.x];
            if (!x.ok() || e.kind != ExprKind::Call) break;
            const char* word = node.kind == StmtKind::Go ? "go" : "defer";
            const ExprInfo& fun = p_.info[e.x.index];
            if (fun.mode == Mode::TypeExpr) error(node.pos, fmt::format("{} requires function call, not conversion", word));
            else if (fun.mode == Mode::Builtin && x.mode != Mode::NoValue && p_.ast.exprs[e.x].text != "copy" && p_.ast.exprs[e.x].text != "recover")
                error(node.pos, fmt::format("{} discards result of {}", word, text(node.x)));
            break;
        }
        case StmtKind::Return: return_stmt(s); break;
        case StmtKind::Block:
            open_scope();
            block(node.stmts);
            close_scope();
            break;
        case StmtKind::If: if_stmt(s); break;
        case StmtKind::Switch: switch_stmt(s); break;
        case StmtKind::TypeSwitch: type_switch_stmt(s); break;
        case StmtKind::Select: select_stmt(s); break;
        case StmtKind::For: for_stmt(s); break;
        case StmtKind::Range: range_stmt(s); break;
        case StmtKind::Labeled:
            if (node.body) stmt(node.body);
            break;
        case StmtKind::Decl: local_decl(node.decl); break;
        case StmtKind::Case: case StmtKind::Comm: break;
    }
}

// The right-hand sides as `wanted` operands: one each, or the results of one call, or a comma-ok form.
std::vector<Operand> Checker::values(const std::vector<ExprId>& rhs, std::size_t wanted, const std::vector<TypeId>& hints, Pos at, const char* what, bool returning) {
    std::vector<Operand> out;
    const auto plural = [](std::size_t n, const char* one) { return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s"); };
    if (rhs.size() == wanted) {
        for (std::size_t i = 0; i < wanted; i++) {
            Operand x;
            expr(x, rhs[i], i < hints.size() ? hints[i] : TypeId{});
            out.push_back(x);
        }
        return out;
    }
    if (rhs.size() == 1) {
        Operand x;
        raw_expr(x, rhs[0]);
        if (x.ok() && returning && x.mode != Mode::NoValue && x.mode != Mode::TypeExpr && x.mode != Mode::Builtin && kind(x.type) != Kind::Tuple) return {x};
        if (!x.ok()) return std::vector<Operand>(wanted);
        if (x.mode == Mode::NoValue) {
            error_at(rhs[0], fmt::format("{} (no value) used as value", text(rhs[0])));
            return std::vector<Operand>(wanted);
        }
        if (x.mode == Mode::TypeExpr || x.mode == Mode::Builtin) {
            expr(x, rhs[0]);
            return std::vector<Operand>(wanted);
        }
        if (kind(x.type) == Kind::Tuple && p_.types[x.type].results.size() == wanted) {
            for (TypeId type : p_.types[x.type].results) {
                Operand each;
                each.mode = Mode::Value;
                each.type = type;
                each.expr = rhs[0];
                out.push_back(each);
            }
            return out;
        }
        if (wanted == 2 && !returning && (x.mode == Mode::CommaOk || x.mode == Mode::MapIndex)) {
            Operand ok;
            ok.mode = Mode::Value;
            ok.type = basic(Kind::Bool);
            ok.expr = rhs[0];
            x.mode = Mode::Value;
            return {x, ok};
        }
        ExprId inner = rhs[0];
        while (p_.ast.exprs[inner].kind == ExprKind::Paren) inner = p_.ast.exprs[inner].x;
        if (!returning && p_.ast.exprs[inner].kind == ExprKind::Call) {
            const std::size_t have = kind(x.type) == Kind::Tuple ? p_.types[x.type].results.size() : 1;
            error(at, fmt::format("assignment mismatch: {} but {} returns {}", plural(wanted, "variable"), text(p_.ast.exprs[inner].x) + "()", plural(have, "value")));
            return std::vector<Operand>(wanted);
        }
    } else {
        for (ExprId e : rhs) {
            Operand x;
            expr(x, e);
            out.push_back(x);
        }
    }
    if (returning) return out.empty() ? std::vector<Operand>(1) : out;
    error(at, fmt::format("assignment mismatch: {} but {}", plural(wanted, "variable"), plural(rhs.size(), "value")));
    (void)what;
    return std::vector<Operand>(wanted);
}

void Checker::mark_assigned(ExprId e) {
    while (p_.ast.exprs[e].kind == ExprKind::Paren) e = p_.ast.exprs[e].x;
    const Expr& node = p_.ast.exprs[e];
    if (node.kind == ExprKind::Ident && p_.objects_of[e.index]) p_.objects[p_.objects_of[e.index]].reassigned = true;
    // assigning a field or an array element assigns the variable
    if (node.kind == ExprKind::Selector && p_.info[node.x.index].type && kind(p_.info[node.x.index].type) == Kind::Struct) mark_assigned(node.x);
    if (node.kind == ExprKind::Index && p_.info[node.x.index].type && kind(p_.info[node.x.index].type) == Kind::Array) mark_assigned(node.x);
}

// The type of an assignable left side; none (reported) when it is not assignable or blank.
TypeId Checker::assign_target(ExprId lhs) {
    ExprId inner = lhs;
    while (p_.ast.exprs[inner].kind == ExprKind::Paren) inner = p_.ast.exprs[inner].x;
    const Expr node = p_.ast.exprs[inner];
    if (node.kind == ExprKind::Ident && node.text == "_") return {};
    // being assigned does not count as use
    ObjectId object;
    bool was_used = false;
    if (node.kind == ExprKind::Ident) {
        object = find(node.text);
        was_used = object && used_.count(object);
    }
    Operand x;
    expr(x, lhs);
    if (object && !was_used && p_.objects[object].kind == ObjectKind::Variable && !p_.objects[object].is_global) used_.erase(object);
    if (!x.ok()) return basic(Kind::Invalid);
    if (x.mode == Mode::Variable || x.mode == Mode::MapIndex) return x.type;
    const bool map_field = node.kind == ExprKind::Selector && p_.info[node.x.index].mode == Mode::MapIndex;
    if (map_field) error_at(lhs, fmt::format("cannot assign to struct field {} in map", text(lhs)));
    else error_at(lhs, fmt::format("cannot assign to {} (neither addressable nor a map index expression)", describe(x)));
    return basic(Kind::Invalid);
}

void Checker::assign_to(ExprId lhs, Operand& x) {
    const TypeId target = assign_target(lhs);
    if (!target) return assignment(x, {}, "assignment to _ identifier");
    if (kind(target) == Kind::Invalid) return;
    assignment(x, target, "assignment");
    mark_assigned(lhs);
}

void Checker::assign_stmt(StmtId s) {
    const Stmt node = p_.ast.stmts[s];
    if (node.op == Token::Define) return define(s);
    if (node.op != Token::Assign) return assign_op(s);
    std::vector<TypeId> hints;
    for (ExprId l : node.lhs) {
        TypeId hint;
        ExprId inner = l;
        while (p_.ast.exprs[inner].kind == ExprKind::Paren) inner = p_.ast.exprs[inner].x;
        if (p_.ast.exprs[inner].kind == ExprKind::Ident && p_.ast.exprs[inner].text != "_")
            if (const ObjectId o = find(p_.ast.exprs[inner].text); o && p_.objects[o].kind == ObjectKind::Variable) hint = p_.objects[o].type;
        hints.push_back(hint);
    }
    auto all = values(node.rhs, node.lhs.size(), hints, p_.ast.exprs[node.lhs[0]].start, "assignment");
    for (std::size_t i = 0; i < node.lhs.size(); i++) assign_to(node.lhs[i], all[i]);
}

void Checker::assign_op(StmtId s) {
    const Stmt node = p_.ast.stmts[s];
    // x op= y is checked as the binary expression x op y, whose node stays in the tree for later stages' types
    Expr binary_node;
    binary_node.kind = ExprKind::Binary;
    binary_node.op = static_cast<Token>(static_cast<int>(node.op) - static_cast<int>(Token::AddAssign) + static_cast<int>(Token::Add));
    static constexpr Token kOps[] = {Token::Add, Token::Sub, Token::Mul, Token::Quo, Token::Rem, Token::And, Token::Or, Token::Xor, Token::Shl, Token::Shr, Token::AndNot};
    binary_node.op = kOps[static_cast<int>(node.op) - static_cast<int>(Token::AddAssign)];
    binary_node.pos = binary_node.pos2 = node.pos;
    binary_node.start = p_.ast.exprs[node.lhs[0]].start;
    binary_node.end = node.end;
    binary_node.x = node.lhs[0];
    binary_node.y = node.rhs[0];
    const ExprId e = p_.ast.exprs.add(std::move(binary_node));
    p_.objects_of.resize(p_.ast.exprs.size());
    Operand x;
    expr(x, e);
    if (!x.ok()) return;
    Operand result = x;
    const TypeId target = assign_target(node.lhs[0]);
    if (!target || kind(target) == Kind::Invalid) return;
    assignment(result, target, "assignment operation");
    mark_assigned(node.lhs[0]);
}

// lhs := rhs [spec Short variable declarations]
void Checker::define(StmtId s) {
    const Stmt node = p_.ast.stmts[s];
    std::vector<ObjectId> fresh;
    std::vector<bool> is_new;
    bool any_new = false;
    std::set<std::string> names;
    std::vector<TypeId> hints;
    for (ExprId l : node.lhs) {
        const Expr e = p_.ast.exprs[l];
        if (e.kind != ExprKind::Ident) {
            error_at(l, fmt::format("non-name {} on left side of :=", text(l)));
            is_new.push_back(false);
            hints.push_back({});
            continue;
        }
        if (e.text != "_" && !names.insert(e.text).second) error_at(l, fmt::format("{} repeated on left side of :=", e.text));
        const bool known = scope_->names.count(e.text) && e.text != "_";
        is_new.push_back(!known);
        any_new |= !known && e.text != "_";
        hints.push_back(known ? p_.objects[scope_->names[e.text]].type : TypeId{});
    }
    auto all = values(node.rhs, node.lhs.size(), hints, p_.ast.exprs[node.lhs[0]].start, "assignment");
    if (!any_new) error(node.pos, "no new variables on left side of :=");
    for (std::size_t i = 0; i < node.lhs.size(); i++) {
        if (p_.ast.exprs[node.lhs[i]].kind != ExprKind::Ident) continue;
        if (!is_new[i]) {
            assign_to(node.lhs[i], all[i]);
            continue;
        }
        assignment(all[i], {}, "assignment");
        fresh.push_back(declare_local(node.lhs[i], ObjectKind::Variable, all[i].ok() ? all[i].type : basic(Kind::Invalid)));
    }
    for (ObjectId object : fresh) declare(scope_, object);
}

void Checker::return_stmt(StmtId s) {
    const Stmt node = p_.ast.stmts[s];
    const Type signature = p_.types[p_.functions[function_].signature];
    const auto& results = p_.functions[function_].results;
    if (node.rhs.empty()) {
        if (signature.results.empty()) return;
        const bool named = p_.objects[results[0]].name.rfind("~r", 0) != 0;
        if (!named) return error(node.pos, fmt::format("not enough return values\n\thave ()\n\twant {}", text(p_.types.func_of(signature.results, {}, false)).substr(4)));
        for (ObjectId r : results)
            if (const ObjectId visible = find(p_.objects[r].name); visible != r && p_.objects[r].name != "_") {
                const Location at = sources_.locate(p_.objects[visible].pos);
                error(node.pos, fmt::format("result parameter {} not in scope at return\n\t{}:{}:{}: inner declaration of var {} {}", p_.objects[r].name, at.file, at.line, at.column, p_.objects[r].name, text(p_.objects[visible].type)));
            }
        return;
    }
    if (signature.results.empty()) {
        Operand x;
        for (ExprId e : node.rhs) raw_expr(x, e);
        return error_at(node.rhs[0], "too many return values\n\thave (" + [&] {
            std::string have;
            for (ExprId e : node.rhs) have += (have.empty() ? "" : ", ") + (p_.info[e.index].type ? (is_untyped(p_.info[e.index].type) ? std::string("number") : text(p_.info[e.index].type)) : std::string("?"));
            return have;
        }() + ")\n\twant ()");
    }
    auto all = values(node.rhs, signature.results.size(), signature.results, node.pos, "return statement", true);
    if (all.size() != signature.results.size()) {
        std::string have;
        for (const Operand& x : all) {
            if (!x.ok()) return;
            if (kind(x.type) == Kind::Tuple) have += text(x.type).substr(1, text(x.type).size() - 2);
            else have += (have.empty() ? "" : ", ") + (x.mode == Mode::NilValue ? "nil" : is_untyped(x.type) && is_numeric(x.type) ? "number" : text(default_type(x.type)));
        }
        return error_at(node.rhs[0], fmt::format("{} return values\n\thave ({})\n\twant {}", all.size() < signature.results.size() ? "not enough" : "too many", have, text(p_.types.func_of(signature.results, {}, false)).substr(4)));
    }
    for (ObjectId result : results) p_.objects[result].reassigned = true;
    for (std::size_t i = 0; i < all.size(); i++) assignment(all[i], signature.results[i], "return statement");
}

}  // namespace tw
