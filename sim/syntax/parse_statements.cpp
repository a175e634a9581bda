#include <fmt/format.h>

#include "sim/syntax/parser_internal.h"

namespace tw {
namespace {

bool is_assign_op(Token t) { return t >= Token::AddAssign && t <= Token::AndNotAssign; }

}  // namespace

StmtId Parser::func_body() {
    func_level_++;
    const int level = expr_level_;
    expr_level_ = 0;
    const StmtId body = block();
    expr_level_ = level;
    func_level_--;
    return body;
}

// Block = "{" StatementList "}" . The end of a Block is its closing brace.
StmtId Parser::block() {
    const StmtId node = new_stmt(StmtKind::Block, pos());
    want(Token::LBrace);
    auto stmts = statement_list();
    ast_.stmts[node].stmts = std::move(stmts);
    ast_.stmts[node].end = pos();
    want(Token::RBrace);
    return node;
}

StmtId Parser::block_after(const char* context) {
    if (!at(Token::LBrace)) {
        syntax_error(fmt::format("expected {{ after {}", context));
        advance({Token::Name, Token::RBrace});
        const StmtId empty = new_stmt(StmtKind::Block, pos());
        if (got(Token::RBrace)) return empty;
        ast_.stmts[empty].end = pos();
    }
    return block();
}

std::vector<StmtId> Parser::statement_list() {
    std::vector<StmtId> list;
    while (!at(Token::Eof) && !at(Token::RBrace) && !at(Token::Case) && !at(Token::Default)) {
        const StmtId s = statement_or_none();
        if (!s) break;
        list.push_back(s);
        if (got(Token::Semicolon)) continue;
        if (at(Token::RParen) || at(Token::RBrace)) {
            if (at(Token::RBrace)) continue;
        }
        syntax_error("at end of statement");
        advance({Token::Semicolon, Token::RBrace, Token::Case, Token::Default});
        got(Token::Semicolon);
    }
    return list;
}

StmtId Parser::statement_or_none() {
    const Nested nested(*this);
    if (too_deep()) return {};
    pragmas_.clear();
    switch (token()) {
        case Token::Name: {
            const ExprId first = expression();
            if (expr(first).kind == ExprKind::Ident && at(Token::Colon)) return labeled(first);
            return simple_statement(first, Token::None);
        }
        case Token::Var: case Token::Const: case Token::Type: return decl_statement();
        case Token::LBrace: return block();
        case Token::For: return for_statement();
        case Token::Switch: return switch_statement();
        case Token::Select: return select_statement();
        case Token::If: return if_statement();
        case Token::Fallthrough: case Token::Break: case Token::Continue: case Token::Goto: return branch_statement();
        case Token::Go: case Token::Defer: return call_statement();
        case Token::Return: return return_statement();
        case Token::Semicolon: return new_stmt(StmtKind::Empty, pos());
        case Token::Int: case Token::Float: case Token::Imag: case Token::Char: case Token::String: case Token::Func: case Token::LParen:
        case Token::LBrack: case Token::Struct: case Token::Map: case Token::Chan: case Token::Interface: case Token::Arrow:
        case Token::Add: case Token::Sub: case Token::Mul: case Token::And: case Token::Xor: case Token::Tilde: case Token::Not:
            return simple_statement({}, Token::None);
        default:
            syntax_error("expected }");  // what stands here can begin no statement
            advance({Token::Semicolon, Token::RBrace});
            return new_stmt(StmtKind::Bad, pos());
    }
}

StmtId Parser::decl_statement() {
    const StmtId node = new_stmt(StmtKind::Decl, pos());
    const DeclId decl = declaration_statement(token());
    ast_.stmts[node].decl = decl;
    return finish(node);
}

// SimpleStmt = ExpressionStmt | SendStmt | IncDecStmt | Assignment | ShortVarDecl | RangeClause (in for) .
StmtId Parser::simple_statement(ExprId first, Token keyword) {
    const Pos start = first ? expr(first).start : pos();
    if (keyword == Token::For && at(Token::Range)) return range_clause(start, {}, Token::None);
    std::vector<ExprId> lhs;
    if (first) {
        lhs.push_back(first);
        while (got(Token::Comma)) lhs.push_back(expression());
    } else {
        lhs = expression_list();
    }
    if (lhs.size() == 1 && !at(Token::Assign) && !at(Token::Define)) {
        const Pos where = pos();
        const Token op = token();
        if (is_assign_op(op)) {
            next();
            const StmtId node = new_stmt(StmtKind::Assign, where);
            const ExprId value = expression();
            Stmt& s = ast_.stmts[node];
            s.op = op;
            s.pos2 = where;
            s.lhs = lhs;
            s.rhs = {value};
            return finish(node);
        }
        if (op == Token::Inc || op == Token::Dec) {
            next();
            const StmtId node = new_stmt(StmtKind::IncDec, where);
            ast_.stmts[node].op = op;
            ast_.stmts[node].x = lhs[0];
            return finish(node);
        }
        if (op == Token::Arrow) {
            next();
            const StmtId node = new_stmt(StmtKind::Send, start);
            const ExprId value = expression();
            ast_.stmts[node].x = lhs[0];
            ast_.stmts[node].y = value;
            ast_.stmts[node].pos2 = where;
            return finish(node);
        }
        const StmtId node = new_stmt(StmtKind::Expr, start);
        ast_.stmts[node].x = lhs[0];
        return finish(node);
    }
    if (!at(Token::Assign) && !at(Token::Define)) {
        syntax_error("expected := or = or comma");
        advance({Token::Semicolon, Token::RBrace});
        const StmtId node = new_stmt(StmtKind::Expr, start);
        ast_.stmts[node].x = lhs[0];
        return finish(node);
    }
    return assign_or_range(start, std::move(lhs), keyword);
}

StmtId Parser::assign_or_range(Pos start, std::vector<ExprId> lhs, Token keyword) {
    const Pos where = pos();
    const Token op = token();
    next();
    if (keyword == Token::For && at(Token::Range)) return range_clause(where, std::move(lhs), op);
    std::vector<ExprId> rhs = expression_list();
    const Expr& value = expr(rhs[0]);
    if (keyword == Token::Switch && op == Token::Define && rhs.size() == 1 && value.kind == ExprKind::TypeAssert && !value.y) {
        std::string bound = "_";
        Pos bound_pos = start;
        if (lhs.size() == 1 && expr(lhs[0]).kind == ExprKind::Ident) bound = expr(lhs[0]).text, bound_pos = expr(lhs[0]).pos;
        else error_at(start, "invalid variable name in type switch");
        return type_switch_guard(start, bound_pos, bound, rhs[0]);
    }
    const StmtId node = new_stmt(StmtKind::Assign, where);
    Stmt& s = ast_.stmts[node];
    s.op = op;
    s.pos2 = where;
    s.lhs = std::move(lhs);
    s.rhs = std::move(rhs);
    return finish(node);
}

// A guard travels as a TypeSwitch statement without clauses until switch_statement completes it.
StmtId Parser::type_switch_guard(Pos start, Pos name_pos, const std::string& bound, ExprId guard) {
    const StmtId node = new_stmt(StmtKind::TypeSwitch, start);
    Stmt& s = ast_.stmts[node];
    s.x = guard;
    s.text = bound;
    s.pos2 = name_pos;
    return finish(node);
}

StmtId Parser::range_clause(Pos where, std::vector<ExprId> lhs, Token op) {
    const StmtId node = new_stmt(StmtKind::Range, where);
    want(Token::Range);
    const ExprId x = expression();
    Stmt& s = ast_.stmts[node];
    s.lhs = std::move(lhs);
    s.op = op;
    s.x = x;
    return finish(node);
}

StmtId Parser::labeled(ExprId label) {
    const StmtId node = new_stmt(StmtKind::Labeled, expr(label).pos);
    ast_.stmts[node].text = expr(label).text;
    ast_.stmts[node].pos2 = expr(label).pos;
    want(Token::Colon);
    if (at(Token::RBrace)) {  // a label at the end of a block labels an empty statement
        const StmtId empty = new_stmt(StmtKind::Empty, pos());
        ast_.stmts[node].body = empty;
        return finish(node);
    }
    const StmtId body = statement_or_none();
    if (!body) syntax_error_at(ast_.stmts[node].pos, "missing statement after label");
    ast_.stmts[node].body = body;
    return finish(node);
}

StmtId Parser::branch_statement() {
    const StmtId node = new_stmt(StmtKind::Branch, pos());
    const Token op = token();
    next();
    ast_.stmts[node].op = op;
    if (op != Token::Fallthrough && at(Token::Name)) {
        ast_.stmts[node].pos2 = pos();
        ast_.stmts[node].text = scanner_.literal;
        next();
    } else if (op == Token::Goto) {
        name();
    }
    return finish(node);
}

StmtId Parser::return_statement() {
    const StmtId node = new_stmt(StmtKind::Return, pos());
    next();
    if (!at(Token::Semicolon) && !at(Token::RBrace)) {
        auto list = expression_list();
        ast_.stmts[node].rhs = std::move(list);
    }
    return finish(node);
}

StmtId Parser::call_statement() {
    const Token keyword = token();
    const StmtId node = new_stmt(keyword == Token::Go ? StmtKind::Go : StmtKind::Defer, pos());
    next();
    const ExprId x = primary({}, true);
    ExprId inner = x;
    while (expr(inner).kind == ExprKind::Paren) inner = expr(inner).x;
    if (inner != x && expr(inner).kind == ExprKind::Call)
        error_at(expr(x).start, fmt::format("expression in {} must not be parenthesized", spelling(keyword)));
    else if (expr(inner).kind != ExprKind::Call && expr(inner).kind != ExprKind::Bad)
        error_at(expr(x).start, fmt::format("expression in {} must be function call", spelling(keyword)));
    ast_.stmts[node].x = inner;
    return finish(node);
}

ExprId Parser::header_expression(StmtId simple, const char* keyword) {
    if (!simple) return {};
    const Stmt& s = ast_.stmts[simple];
    if (s.kind == StmtKind::Expr) return s.x;
    if (s.kind == StmtKind::Assign && s.op == Token::Assign && s.lhs.size() == 1 && s.rhs.size() == 1)
        syntax_error_at(s.pos, fmt::format("cannot use assignment {} = {} as value", expression_text(ast_, s.lhs[0]), expression_text(ast_, s.rhs[0])));
    else syntax_error_at(s.pos, fmt::format("cannot use statement as value in {}", keyword));
    return bad_expr();
}

// What stands between the keyword and "{": [ init ";" ] [ condition ] and, for loops, [ ";" post ].
Parser::Header Parser::header(Token keyword) {
    Header h;
    next();
    if (at(Token::LBrace)) {
        if (keyword == Token::If) syntax_error("missing condition in if statement");
        return h;
    }
    const int outer = expr_level_;
    expr_level_ = -1;
    if (!at(Token::Semicolon)) h.init = simple_statement({}, keyword);
    if (h.init && ast_.stmts[h.init].kind == StmtKind::Range) {
        h.range = true;
        expr_level_ = outer;
        return h;
    }
    if (!at(Token::Semicolon)) {
        std::swap(h.init, h.condition);
        expr_level_ = outer;
        return h;
    }
    const Pos semicolon = pos();
    const std::string which(scanner_.literal);
    next();
    if (keyword == Token::For) {
        if (!at(Token::Semicolon)) {
            if (at(Token::LBrace)) syntax_error("expected for loop condition");
            else h.condition = simple_statement({}, Token::None);
        }
        want(Token::Semicolon);
        if (!at(Token::LBrace)) {
            h.post = simple_statement({}, Token::None);
            if (ast_.stmts[h.post].kind == StmtKind::Assign && ast_.stmts[h.post].op == Token::Define)
                syntax_error_at(ast_.stmts[h.post].pos, "cannot declare in post statement of for loop");
        }
    } else if (!at(Token::LBrace)) {
        h.condition = simple_statement({}, keyword);
    } else if (keyword == Token::If) {
        if (which == "newline") syntax_error_at(semicolon, "unexpected newline, expected { after if clause");
        else syntax_error_at(semicolon, "missing condition in if statement");
    }
    expr_level_ = outer;
    return h;
}

StmtId Parser::if_statement() {
    const StmtId node = new_stmt(StmtKind::If, pos());
    const Header h = header(Token::If);
    const ExprId condition = header_expression(h.condition, "if");
    const StmtId body = block_after("if clause");
    StmtId els;
    if (got(Token::Else)) {
        if (at(Token::If)) els = if_statement();
        else if (at(Token::LBrace)) els = block();
        else {
            syntax_error("else must be followed by if or statement block");
            advance({Token::Name, Token::RBrace});
        }
    }
    Stmt& s = ast_.stmts[node];
    s.init = h.init;
    s.x = condition;
    s.body = body;
    s.els = els;
    return finish(node);
}

StmtId Parser::for_statement() {
    const Pos start = pos();
    const Header h = header(Token::For);
    if (h.range) {
        const StmtId body = block_after("for clause");
        ast_.stmts[h.init].body = body;
        ast_.stmts[h.init].pos2 = ast_.stmts[h.init].pos;
        ast_.stmts[h.init].pos = start;
        return finish(h.init);
    }
    const StmtId node = new_stmt(StmtKind::For, start);
    const ExprId condition = header_expression(h.condition, "for");
    const StmtId body = block_after("for clause");
    Stmt& s = ast_.stmts[node];
    s.init = h.init;
    s.x = condition;
    s.post = h.post;
    s.body = body;
    return finish(node);
}

StmtId Parser::switch_statement() {
    const Pos start = pos();
    const Header h = header(Token::Switch);
    StmtId node = h.condition;
    bool types = node && ast_.stmts[node].kind == StmtKind::TypeSwitch;
    if (!types && node && ast_.stmts[node].kind == StmtKind::Expr) {
        const ExprId x = ast_.stmts[node].x;
        types = expr(x).kind == ExprKind::TypeAssert && !expr(x).y;
        if (types) node = type_switch_guard(start, {}, "", x);
    }
    const ExprId tag = types ? ExprId{} : header_expression(h.condition, "switch");
    if (!types) {
        node = new_stmt(StmtKind::Switch, start);
        ast_.stmts[node].x = tag;
    }
    ast_.stmts[node].pos = start;
    ast_.stmts[node].init = h.init;
    if (!got(Token::LBrace)) {
        syntax_error("missing { after switch clause");
        advance({Token::Case, Token::Default, Token::RBrace});
    }
    std::vector<StmtId> clauses;
    while (!at(Token::Eof) && !at(Token::RBrace)) clauses.push_back(case_clause());
    ast_.stmts[node].stmts = std::move(clauses);
    want(Token::RBrace);
    return finish(node);
}

StmtId Parser::case_clause() {
    const StmtId node = new_stmt(StmtKind::Case, pos());
    std::vector<ExprId> list;
    bool otherwise = false;
    if (got(Token::Case)) list = expression_list();
    else if (got(Token::Default)) otherwise = true;
    else {
        syntax_error("expected case or default or }");
        advance({Token::Colon, Token::Case, Token::Default, Token::RBrace});
    }
    ast_.stmts[node].pos2 = pos();
    want(Token::Colon);
    auto stmts = statement_list();
    Stmt& s = ast_.stmts[node];
    s.lhs = std::move(list);
    s.flag = otherwise;
    s.stmts = std::move(stmts);
    return finish(node);
}

StmtId Parser::select_statement() {
    const StmtId node = new_stmt(StmtKind::Select, pos());
    next();
    if (!got(Token::LBrace)) {
        syntax_error("missing { after select clause");
        advance({Token::Case, Token::Default, Token::RBrace});
    }
    std::vector<StmtId> clauses;
    while (!at(Token::Eof) && !at(Token::RBrace)) clauses.push_back(comm_clause());
    ast_.stmts[node].stmts = std::move(clauses);
    want(Token::RBrace);
    return finish(node);
}

StmtId Parser::comm_clause() {
    const StmtId node = new_stmt(StmtKind::Comm, pos());
    StmtId comm;
    bool otherwise = false;
    if (got(Token::Case)) comm = simple_statement({}, Token::None);
    else if (got(Token::Default)) otherwise = true;
    else {
        syntax_error("expected case or default or }");
        advance({Token::Colon, Token::Case, Token::Default, Token::RBrace});
    }
    ast_.stmts[node].pos2 = pos();
    want(Token::Colon);
    auto stmts = statement_list();
    Stmt& s = ast_.stmts[node];
    s.init = comm;
    s.flag = otherwise;
    s.stmts = std::move(stmts);
    return finish(node);
}

}  // namespace tw
