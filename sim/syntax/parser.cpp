#include <fmt/format.h>

#include <algorithm>

#include "sim/syntax/parser_internal.h"

namespace tw {

std::vector<Diagnostic> parse_file(const SourceSet& sources, std::size_t index, Ast& ast) {
    return Parser(sources, index, ast).parse();
}

Parser::Parser(const SourceSet& sources, std::size_t index, Ast& ast)
    : ast_(ast),
      text_(sources.files()[index].text),
      base_(sources.files()[index].base),
      scanner_(
          text_, [this](std::uint32_t offset, const std::string& what) { error_at(Pos{base_ + offset}, what); },
          [this](std::uint32_t offset, std::string_view what) { comment(offset, what); }) {
    file_.source = index;
}

std::vector<Diagnostic> Parser::parse() {
    next();
    file();
    ast_.files.push_back(std::move(file_));
    return std::move(diagnostics_);
}

void Parser::comment(std::uint32_t, std::string_view text) {
    if (text.starts_with("//go:build go1.") && file_.package_name.empty()) file_.go_version = std::string(text.substr(11));
    else if (text.starts_with("//go:")) pragmas_.emplace_back(text);
}

void Parser::next() {
    last_end_ = Pos{base_ + scanner_.end};
    scanner_.next();
}

bool Parser::got(Token t) {
    if (!at(t)) return false;
    next();
    return true;
}

void Parser::want(Token t) {
    if (got(t)) return;
    std::string wanted(spelling(t));
    if (t == Token::Comma) wanted = "comma";
    if (t == Token::Semicolon) wanted = "semicolon or newline";
    syntax_error("expected " + wanted);
    advance({});
}

bool Parser::got_assign() {
    if (at(Token::Define)) syntax_error("expected =");
    if (!at(Token::Define) && !at(Token::Assign)) return false;
    next();
    return true;
}

void Parser::error_at(Pos where, const std::string& message) {
    const auto end = text_.begin() + std::min<std::size_t>(where.offset - base_, text_.size());
    const auto line = static_cast<std::uint32_t>(std::count(text_.begin(), end, '\n'));
    if (line == last_error_line_) return;  // one per line is enough: the rest follows from it
    last_error_line_ = line;
    diagnostics_.push_back({where, message});
}

std::string Parser::token_text() const {
    switch (token()) {
        case Token::Name: return "name " + std::string(scanner_.literal);
        case Token::Semicolon: return std::string(scanner_.literal);
        case Token::Int: case Token::Float: case Token::Imag: case Token::Char: case Token::String:
            return "literal " + std::string(scanner_.literal);
        case Token::Comma: return "comma";
        case Token::Eof: return "EOF";
        default: break;
    }
    const std::string text(spelling(token()));
    return token() >= Token::Break ? "keyword " + text : text;
}

void Parser::syntax_error_at(Pos where, std::string message) {
    if (message.starts_with("in ") || message.starts_with("at ") || message.starts_with("after ") || message.starts_with("expected ")) {
        message = (message.starts_with("expected ") ? ", " : " ") + message;
        message = "unexpected " + token_text() + message;
    }
    error_at(where, "syntax error: " + message);
}

// Skips to a token from which parsing can go on: one that follows, or a keyword that begins a statement.
void Parser::advance(std::initializer_list<Token> follow) {
    while (!at(Token::Eof)) {
        if (std::find(follow.begin(), follow.end(), token()) != follow.end()) return;
        switch (token()) {
            case Token::Break: case Token::Const: case Token::Continue: case Token::Defer: case Token::Fallthrough: case Token::For:
            case Token::Go: case Token::Goto: case Token::If: case Token::Return: case Token::Select: case Token::Switch:
            case Token::Type: case Token::Var:
                if (func_level_ > 0) return;
                break;
            default: break;
        }
        next();
    }
}

ExprId Parser::new_expr(ExprKind kind, Pos where, Pos start) {
    Expr e;
    e.kind = kind;
    e.pos = where;
    e.start = start;
    e.end = start;
    return ast_.exprs.add(std::move(e));
}

StmtId Parser::new_stmt(StmtKind kind, Pos where) {
    Stmt s;
    s.kind = kind;
    s.pos = where;
    s.end = where;
    return ast_.stmts.add(std::move(s));
}

bool Parser::too_deep() {
    if (depth_ <= kDeepest) return false;
    if (!at(Token::Eof)) syntax_error("nested more than " + std::to_string(kDeepest) + " deep");
    while (!at(Token::Eof)) next();
    return true;
}

ExprId Parser::bad_expr() { return new_expr(ExprKind::Bad, pos(), pos()); }

ExprId Parser::name() {
    if (!at(Token::Name)) {
        const ExprId blank = new_expr(ExprKind::Ident, pos(), pos());
        expr(blank).text = "_";
        syntax_error("expected name");
        advance({});
        return blank;
    }
    const ExprId id = new_expr(ExprKind::Ident, pos(), pos());
    expr(id).text = scanner_.literal;
    next();
    return finish(id);
}

std::vector<ExprId> Parser::name_list_from(ExprId first) {
    std::vector<ExprId> names{first};
    while (got(Token::Comma)) names.push_back(name());
    return names;
}

std::vector<ExprId> Parser::name_list() { return name_list_from(name()); }

}  // namespace tw
