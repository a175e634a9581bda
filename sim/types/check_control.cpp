#include <fmt/format.h>

#include "sim/types/checker_internal.h"

namespace tw {

void Checker::if_stmt(StmtId s) {
    const Stmt node = p_.ast.stmts[s];
    open_scope();
    if (node.init) stmt(node.init);
    Operand x;
    expr(x, node.x);
    if (x.ok() && !is_boolean(x.type)) error_at(node.x, fmt::format("non-boolean condition in if statement"));
    else if (x.ok() && is_untyped(x.type)) convert_untyped(x, basic(Kind::Bool));
    open_scope();
    block(p_.ast.stmts[node.body].stmts);
    close_scope();
    if (node.els) stmt(node.els);
    close_scope();
}

void Checker::for_stmt(StmtId s) {
    const Stmt node = p_.ast.stmts[s];
    open_scope();
    if (node.init) stmt(node.init);
    if (node.x) {
        Operand x;
        expr(x, node.x);
        if (x.ok() && !is_boolean(x.type)) error_at(node.x, "non-boolean condition in for statement");
        else if (x.ok() && is_untyped(x.type)) convert_untyped(x, basic(Kind::Bool));
    }
    if (node.post) stmt(node.post);
    open_scope();
    block(p_.ast.stmts[node.body].stmts);
    close_scope();
    close_scope();
}

// Key and value types of "range x"; none where the form gives none. False: x cannot be ranged over.
bool Checker::range_types(const Operand& x, TypeId& key, TypeId& value, std::string& why) {
    const TypeId integer = basic(Kind::Int);
    Type under = p_.types.under(x.type);
    if (under.kind == Kind::Pointer && kind(under.elem) == Kind::Array) under = p_.types.under(under.elem);
    switch (under.kind) {
        case Kind::String: case Kind::UntypedString: key = integer, value = basic(Kind::Int32); return true;
        case Kind::Array: case Kind::Slice: key = integer, value = under.elem; return true;
        case Kind::Map: key = under.key, value = under.elem; return true;
        case Kind::Chan:
            if (under.dir == ChanDir::Send) return why = "receive from send-only channel", false;
            key = under.elem;
            return true;
        case Kind::Func: {
            if (under.params.size() != 1 || !under.results.empty() || kind(under.params[0]) != Kind::Func) return why = "func must be func(yield func(...) bool): argument is not func", false;
            const Type yield = p_.types.under(under.params[0]);
            if (yield.results.size() != 1 || !is_boolean(yield.results[0])) return why = "func must be func(yield func(...) bool): yield func does not return bool", false;
            if (yield.params.size() > 2) return why = "func must be func(yield func(...) bool): yield func has too many parameters", false;
            if (!yield.params.empty()) key = yield.params[0];
            if (yield.params.size() > 1) value = yield.params[1];
            return true;
        }
        default:
            if (is_integer(x.type)) return key = x.type, true;
            return false;
    }
}

void Checker::range_stmt(StmtId s) {
    const Stmt node = p_.ast.stmts[s];
    open_scope();
    Operand x;
    expr(x, node.x);
    TypeId types[2];
    std::string why;
    const bool over_func = x.ok() && kind(x.type) == Kind::Func;
    if (x.ok()) {
        if (x.mode == Mode::Constant && is_untyped(x.type) && is_numeric(x.type)) {
            // range 10: the type of the variable, or int
            TypeId target = basic(Kind::Int);
            if (node.op == Token::Assign && !node.lhs.empty() && p_.ast.exprs[node.lhs[0]].text != "_") {
                Operand l;
                expr(l, node.lhs[0]);
                if (l.ok()) target = l.type;
            } else if (constant_to_int(x.value).kind == ConstantKind::Int && kind(x.type) == Kind::UntypedRune) {
                target = basic(Kind::Int32);
            }
            Operand before = x;
            convert_untyped(x, target);
            if (!x.ok()) error_at(node.x, fmt::format("cannot range over {}", describe(before)));
        } else if (is_untyped(x.type)) {
            convert_untyped(x, default_type(x.type));
        }
    }
    if (x.ok() && !range_types(x, types[0], types[1], why))
        error_at(node.x, fmt::format("cannot range over {}{}{}", describe(x), why.empty() ? "" : ": ", why));
    else if (x.ok()) {
        for (std::size_t i = 0; i < node.lhs.size(); i++)
            if (i >= 2 || !types[i]) {
                error_at(node.lhs[i], i >= 2 ? "range clause permits at most two iteration variables"
                                             : fmt::format("range over {} permits {} iteration variable{}", describe(x), i == 0 ? "no" : "only one", i == 0 ? "s" : ""));
                break;
            }
    }
    const FuncId outer = function_;
    if (over_func) {  // the body runs as a function of its own
        Function body;
        body.symbol = fmt::format("{}-range{}", p_.functions[outer].symbol, ++literal_count_[outer]);
        body.parent = outer;
        body.literal = node.x;
        body.body = node.body;
        body.signature = p_.types.under(p_.types.under(x.type).params[0]).kind == Kind::Func ? p_.types.underlying(p_.types.under(x.type).params[0]) : x.type;
        body.package = package_;
        body.pos = node.pos;
        body.is_range_body = true;
        const FuncId id = p_.functions.add(std::move(body));
        p_.range_bodies[s] = id;
        function_ = id;
    }
    std::vector<ObjectId> fresh;
    for (std::size_t i = 0; i < node.lhs.size() && i < 2; i++) {
        const TypeId type = types[i] ? types[i] : basic(Kind::Invalid);
        if (node.op == Token::Define) {
            if (p_.ast.exprs[node.lhs[i]].kind != ExprKind::Ident) {
                error_at(node.lhs[i], fmt::format("non-name {} on left side of :=", text(node.lhs[i])));
                continue;
            }
            fresh.push_back(declare_local(node.lhs[i], ObjectKind::Variable, type));
            continue;
        }
        Operand value;
        value.mode = Mode::Value;
        value.type = type;
        value.expr = node.lhs[i];
        const TypeId target = assign_target(node.lhs[i]);
        if (!target || kind(target) == Kind::Invalid || kind(type) == Kind::Invalid) continue;
        std::string reason;
        if (!assignable(value, target, &reason)) error_at(node.lhs[i], fmt::format("cannot assign value of type {} to {} in range", text(type), text(node.lhs[i])));
        mark_assigned(node.lhs[i]);
    }
    for (ObjectId object : fresh) declare(scope_, object);
    open_scope();
    if (over_func) {
        // return statements inside belong to the enclosing function
        Function& body = p_.functions[function_];
        const TypeId own = body.signature;
        body.signature = p_.functions[outer].signature;
        const auto own_results = body.results;
        body.results = p_.functions[outer].results;
        block(p_.ast.stmts[node.body].stmts);
        p_.functions[function_].signature = own;
        p_.functions[function_].results = own_results;
    } else {
        block(p_.ast.stmts[node.body].stmts);
    }
    close_scope();
    function_ = outer;
    close_scope();
}

void Checker::switch_stmt(StmtId s) {
    const Stmt node = p_.ast.stmts[s];
    open_scope();
    if (node.init) stmt(node.init);
    Operand tag;
    if (node.x) {
        expr(tag, node.x);
        assignment(tag, {}, "switch expression");
        if (tag.ok() && !comparable(tag.type) && kind(tag.type) != Kind::Slice && kind(tag.type) != Kind::Map && kind(tag.type) != Kind::Func) {
            error_at(node.x, fmt::format("cannot switch on {}", describe(tag)));
            tag.mode = Mode::Invalid;
        }
    }
    std::map<std::string, Pos> seen;
    bool has_default = false;
    for (StmtId clause_id : node.stmts) {
        const Stmt clause = p_.ast.stmts[clause_id];
        if (clause.flag) {
            if (has_default) error(clause.pos, "multiple defaults in switch");
            has_default = true;
        }
        for (ExprId e : clause.lhs) {
            Operand x;
            expr(x, e);
            if (!x.ok() || (node.x && !tag.ok())) continue;
            Operand against = tag;
            if (!node.x) {
                if (is_interface(x.type) && assignable(Operand{Mode::Value, basic(Kind::Bool), {}, e, Builtin::None, {}, {}}, x.type)) continue;
                if (!is_boolean(x.type)) {
                    error_at(e, fmt::format("invalid case {} in switch (mismatched types {} and bool)", text(e), text(x.type)));
                    continue;
                }
                if (is_untyped(x.type)) convert_untyped(x, basic(Kind::Bool));
                continue;
            }
            const Kind tag_kind = kind(tag.type);
            if ((tag_kind == Kind::Slice || tag_kind == Kind::Map || tag_kind == Kind::Func) && x.mode != Mode::NilValue) {
                error_at(e, fmt::format("invalid case {} in switch on {} ({} can only be compared to nil)", text(e), text(node.x), tag_kind == Kind::Slice ? "slice" : tag_kind == Kind::Map ? "map" : "func"));
                continue;
            }
            const std::string shown = describe(x);
            const TypeId before = x.type;
            match(x, against);
            if (!x.ok() || (x.type != against.type && !assignable(x, against.type) && !assignable(against, x.type))) {
                error_at(e, fmt::format("invalid case {} in switch on {} (mismatched types {} and {})", text(e), text(node.x), text(before), text(tag.type)));
                continue;
            }
            if (x.mode == Mode::Constant) {
                const std::string key = fmt::format("{}:{}", text(x.type), constant_text(x.value));
                if (const auto [at, fresh] = seen.emplace(key, p_.ast.exprs[e].start); !fresh && x.value.kind != ConstantKind::Bool) {
                    const Location other = sources_.locate(at->second);
                    error_at(e, fmt::format("duplicate case {} in expression switch\n\t{}:{}:{}: previous case", text(e) == constant_text(x.value) ? text(e) : text(e) + " (constant " + constant_text(x.value) + " of type " + text(x.type) + ")", other.file, other.line, other.column));
                }
            }
        }
        open_scope();
        block(clause.stmts);
        close_scope();
    }
    close_scope();
}

void Checker::type_switch_stmt(StmtId s) {
    const Stmt node = p_.ast.stmts[s];
    open_scope();
    if (node.init) stmt(node.init);
    const Expr guard = p_.ast.exprs[node.x];
    Operand x;
    expr(x, guard.x);
    if (x.ok() && !is_interface(x.type)) {
        error_at(guard.x, fmt::format("{} is not an interface", describe(x)));
        x.mode = Mode::Invalid;
    }
    p_.info.resize(std::max(p_.info.size(), p_.ast.exprs.size()));
    p_.info[node.x.index] = {Mode::CommaOk, x.type, {}};
    const bool binds = !node.text.empty();
    if (binds && node.text == "_") error(node.pos2, "no new variable on left side of :=");
    std::vector<ObjectId> bound;
    std::map<TypeId, Pos> seen;
    bool has_default = false, has_nil = false;
    for (StmtId clause_id : node.stmts) {
        const Stmt clause = p_.ast.stmts[clause_id];
        if (clause.flag) {
            if (has_default) error(clause.pos, "multiple defaults in switch");
            has_default = true;
        }
        TypeId only = x.type;
        for (ExprId e : clause.lhs) {
            const Expr item = p_.ast.exprs[e];
            if (item.kind == ExprKind::Ident && item.text == "nil" && p_.objects[find("nil")].kind == ObjectKind::Nil) {
                if (has_nil) error_at(e, "multiple nil cases in type switch (first at ?)");
                has_nil = true;
                Operand nil;
                raw_expr(nil, e);
                only = x.type;
                continue;
            }
            const TypeId type = type_expr(e);
            only = type;
            if (!x.ok() || kind(type) == Kind::Invalid) continue;
            if (const auto [at, fresh] = seen.emplace(type, item.start); !fresh) {
                const Location other = sources_.locate(at->second);
                error_at(e, fmt::format("duplicate case {} in type switch\n\t{}:{}:{}: previous case", text(e), other.file, other.line, other.column));
            }
            if (is_interface(type)) continue;
            const std::string why = missing_method(p_, type, x.type);
            if (!why.empty()) error_at(e, fmt::format("impossible type switch case: {} cannot have dynamic type {} ({})", describe(x), text(type), why));
        }
        open_scope();
        if (binds) {
            const TypeId type = clause.lhs.size() == 1 ? only : x.type;
            const ObjectId object = new_object(ObjectKind::Variable, node.text, type ? type : basic(Kind::Invalid), node.pos2);
            p_.clause_objects[clause_id] = object;
            declare(scope_, object);
            bound.push_back(object);
        }
        block(clause.stmts);
        close_scope();
    }
    bool used = false;
    for (ObjectId object : bound) used |= used_.count(object) > 0;
    if (binds && !used && node.text != "_") error(node.pos2, fmt::format("declared and not used: {}", node.text), true);
    close_scope();
}

void Checker::select_stmt(StmtId s) {
    const Stmt node = p_.ast.stmts[s];
    bool has_default = false;
    for (StmtId clause_id : node.stmts) {
        const Stmt clause = p_.ast.stmts[clause_id];
        if (clause.flag) {
            if (has_default) error(clause.pos, "multiple defaults in select");
            has_default = true;
        }
        open_scope();
        if (clause.init) {
            const Stmt comm = p_.ast.stmts[clause.init];
            ExprId receive = comm.kind == StmtKind::Expr ? comm.x : comm.kind == StmtKind::Assign && comm.rhs.size() == 1 ? comm.rhs[0] : ExprId{};
            while (receive && p_.ast.exprs[receive].kind == ExprKind::Paren) receive = p_.ast.exprs[receive].x;
            const bool valid = comm.kind == StmtKind::Send || (receive && p_.ast.exprs[receive].kind == ExprKind::Unary && p_.ast.exprs[receive].op == Token::Arrow);
            if (!valid) error(comm.pos, "select case must be receive, send or assign recv");
            else stmt(clause.init);
        }
        block(clause.stmts);
        close_scope();
    }
}

// Terminating statements [spec Terminating statements].
bool Checker::terminates_list(const std::vector<StmtId>& list) {
    for (std::size_t i = list.size(); i-- > 0;) {
        if (p_.ast.stmts[list[i]].kind == StmtKind::Empty) continue;
        return terminates(list[i], "");
    }
    return false;
}

bool Checker::terminates(StmtId s, const std::string& label) {
    const Stmt& node = p_.ast.stmts[s];
    switch (node.kind) {
        case StmtKind::Return: return true;
        case StmtKind::Branch: return node.op == Token::Goto || node.op == Token::Fallthrough;
        case StmtKind::Expr: {
            ExprId e = node.x;
            while (p_.ast.exprs[e].kind == ExprKind::Paren) e = p_.ast.exprs[e].x;
            const Expr& call = p_.ast.exprs[e];
            if (call.kind != ExprKind::Call || p_.ast.exprs[call.x].kind != ExprKind::Ident) return false;
            const ObjectId object = p_.objects_of[call.x.index];
            return object && p_.objects[object].builtin == static_cast<int>(Builtin::Panic);
        }
        case StmtKind::Block: return terminates_list(node.stmts);
        case StmtKind::If: return node.els && terminates(node.body, "") && terminates(node.els, "");
        case StmtKind::For: return !node.x && !has_break(node.body, label, true);
        case StmtKind::Labeled: return node.body && terminates(node.body, node.text);
        case StmtKind::Switch: case StmtKind::TypeSwitch: case StmtKind::Select: {
            bool has_default = node.kind == StmtKind::Select;
            for (StmtId clause : node.stmts) {
                const Stmt& c = p_.ast.stmts[clause];
                has_default |= c.flag;
                if (!terminates_list(c.stmts)) return false;
                for (StmtId inner : c.stmts)
                    if (has_break(inner, label, true)) return false;
            }
            return has_default;
        }
        default: return false;
    }
}

bool Checker::has_break(StmtId s, const std::string& label, bool implicit) {
    if (!s) return false;
    const Stmt& node = p_.ast.stmts[s];
    switch (node.kind) {
        case StmtKind::Branch: return node.op == Token::Break && (node.text.empty() ? implicit : node.text == label);
        case StmtKind::Block:
            for (StmtId inner : node.stmts)
                if (has_break(inner, label, implicit)) return true;
            return false;
        case StmtKind::If: return has_break(node.body, label, implicit) || has_break(node.els, label, implicit);
        case StmtKind::Labeled: return has_break(node.body, label, implicit);
        case StmtKind::For: case StmtKind::Range: return !label.empty() && has_break(node.body, label, false);
        case StmtKind::Switch: case StmtKind::TypeSwitch: case StmtKind::Select:
            for (StmtId clause : node.stmts)
                for (StmtId inner : p_.ast.stmts[clause].stmts)
                    if (!label.empty() && has_break(inner, label, false)) return true;
            return false;
        default: return false;
    }
}

// Labels: declared once, used, and named by branches that may reach them; break and continue stand where they mean something.
void Checker::check_labels(StmtId body) {
    struct Context { bool loop = false, breakable = false; std::vector<std::pair<std::string, bool>> labels; };
    std::map<std::string, Pos> declared;
    std::set<std::string> used;
    auto declare_all = [&](auto&& self, StmtId s) -> void {
        if (!s) return;
        const Stmt node = p_.ast.stmts[s];
        if (node.kind == StmtKind::Labeled && node.text != "_") {
            if (const auto [at, fresh] = declared.emplace(node.text, node.pos2); !fresh) {
                const Location other = sources_.locate(at->second);
                error(node.pos2, fmt::format("label {} already declared at {}:{}:{}", node.text, other.file, other.line, other.column));
            }
        }
        for (StmtId inner : {node.body, node.els}) self(self, inner);
        for (StmtId inner : node.stmts) self(self, inner);
    };
    declare_all(declare_all, body);
    auto walk = [&](auto&& self, StmtId s, Context context, const std::string& own) -> void {
        if (!s) return;
        const Stmt node = p_.ast.stmts[s];
        const bool is_loop = node.kind == StmtKind::For || node.kind == StmtKind::Range;
        const bool is_switch = node.kind == StmtKind::Switch || node.kind == StmtKind::TypeSwitch || node.kind == StmtKind::Select;
        if (is_loop || is_switch) {
            context.breakable = true;
            context.loop |= is_loop;
            if (!own.empty()) context.labels.emplace_back(own, is_loop);
        }
        if (node.kind == StmtKind::Branch) {
            if (!node.text.empty()) {
                used.insert(node.text);
                if (!declared.count(node.text)) error(node.pos2, fmt::format("{} label not defined: {}", spelling(node.op), node.text));
                else if (node.op != Token::Goto) {
                    bool found = false, loop = false;
                    for (const auto& [name, l] : context.labels)
                        if (name == node.text) found = true, loop = l;
                    if (!found || (node.op == Token::Continue && !loop)) error(node.pos2, fmt::format("invalid {} label {}", spelling(node.op), node.text));
                }
            } else if (node.op == Token::Break && !context.breakable) {
                error(node.pos, "break is not in a loop, switch, or select");
            } else if (node.op == Token::Continue && !context.loop) {
                error(node.pos, "continue is not in a loop");
            }
        }
        for (StmtId inner : {node.body, node.els}) self(self, inner, context, node.kind == StmtKind::Labeled ? node.text : "");
        for (StmtId inner : node.stmts) self(self, inner, context, "");
    };
    walk(walk, body, {}, "");
    for (const auto& [name, pos] : declared)
        if (!used.count(name)) error(pos, fmt::format("label {} defined and not used", name));
}

}  // namespace tw
