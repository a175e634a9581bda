#include "sim/syntax/parser_internal.h"

namespace tw {
namespace {

std::string unquote_path(const std::string& literal) { return literal.size() >= 2 ? literal.substr(1, literal.size() - 2) : ""; }

}  // namespace

// SourceFile = PackageClause ";" { ImportDecl ";" } { TopLevelDecl ";" } .
void Parser::file() {
    if (!at(Token::Package)) {
        syntax_error("package statement must be first");
        return;
    }
    next();
    file_.package_pos = pos();
    file_.package_name = expr(name()).text;
    want(Token::Semicolon);
    if (!diagnostics_.empty()) return;
    Token previous = Token::Import;
    while (!at(Token::Eof)) {
        if (at(Token::Import) && previous != Token::Import) syntax_error("imports must appear before other declarations");
        previous = token();
        switch (token()) {
            case Token::Import: case Token::Const: case Token::Type: case Token::Var: {
                const DeclId decl = declaration_statement(token());
                file_.decls.push_back(decl);
                break;
            }
            case Token::Func: next(); file_.decls.push_back(func_decl()); break;
            default:
                if (at(Token::LBrace) && !file_.decls.empty() && ast_.decls[file_.decls.back()].kind == DeclKind::Func &&
                    !ast_.decls[file_.decls.back()].body)
                    syntax_error("unexpected semicolon or newline before {");
                else syntax_error("non-declaration statement outside function body");
                advance({Token::Import, Token::Const, Token::Type, Token::Var, Token::Func});
                continue;
        }
        pragmas_.clear();
        if (!at(Token::Eof) && !got(Token::Semicolon)) {
            syntax_error("after top level declaration");
            advance({Token::Import, Token::Const, Token::Type, Token::Var, Token::Func});
        }
    }
}

// One declaration, or a Group of them in parentheses. The keyword is the current token.
DeclId Parser::declaration_statement(Token keyword) {
    const Pos start = pos();
    next();
    DeclId (Parser::*one)(int) = keyword == Token::Import  ? &Parser::import_decl
                                 : keyword == Token::Const ? &Parser::const_decl
                                 : keyword == Token::Type  ? &Parser::type_decl
                                                           : &Parser::var_decl;
    previous_const_ = {};
    if (!at(Token::LParen)) return (this->*one)(0);
    next();
    std::vector<DeclId> decls;
    bool lost = false;  // what follows is no declaration: the group ends here, as in [go1.26 syntax.parser.list]
    for (int index = 0; !lost && !at(Token::Eof) && !at(Token::RParen); index++) {
        decls.push_back((this->*one)(index));
        if (!got(Token::Semicolon) && !at(Token::RParen)) {
            syntax_error("in grouped declaration; possibly missing semicolon or newline or )");
            advance({Token::RParen, Token::RBrack, Token::RBrace});
            lost = !at(Token::RParen);
        }
    }
    if (!lost) want(Token::RParen);
    Decl group;
    group.kind = DeclKind::Group;
    group.pos = start;
    group.end = last_end_;
    group.decls = std::move(decls);
    return ast_.decls.add(std::move(group));
}

// ImportSpec = [ "." | PackageName ] ImportPath .
DeclId Parser::import_decl(int) {
    Decl decl;
    decl.kind = DeclKind::Import;
    decl.pos = pos();
    if (at(Token::Name)) decl.name = expr(name()).text;
    else if (got(Token::Dot)) decl.name = ".";
    if (!at(Token::String)) {
        syntax_error("missing import path; require quoted string");
        advance({Token::Semicolon, Token::RParen});
        return ast_.decls.add(std::move(decl));
    }
    const ExprId path = literal();
    decl.pos = decl.name.empty() ? expr(path).pos : decl.pos;
    decl.type = path;
    decl.text = unquote_path(expr(path).text);
    decl.end = last_end_;
    return ast_.decls.add(std::move(decl));
}

// ConstSpec = IdentifierList [ [ Type ] "=" ExpressionList ] .
DeclId Parser::const_decl(int index) {
    Decl decl;
    decl.kind = DeclKind::Const;
    decl.pos = pos();
    decl.iota = index;
    decl.names = name_list();
    if (!at(Token::Eof) && !at(Token::Semicolon) && !at(Token::RParen)) {
        decl.type = type_or_none();
        if (got_assign()) decl.values = expression_list();
    }
    decl.end = last_end_;
    if (!decl.type && decl.values.empty() && previous_const_) {
        const Decl& previous = ast_.decls[previous_const_];
        decl.inherited = true;
        decl.type = previous.type;
        decl.values = previous.values;
        return ast_.decls.add(std::move(decl));
    }
    return previous_const_ = ast_.decls.add(std::move(decl));
}

// TypeSpec = identifier [ TypeParams ] [ "=" ] Type .
DeclId Parser::type_decl(int) {
    Decl decl;
    decl.kind = DeclKind::Type;
    decl.pos = pos();
    decl.names = {name()};
    if (at(Token::LBrack)) generic_or_array(decl);
    else {
        decl.flag = got_assign();
        decl.type = type_or_none();
    }
    if (!decl.type) {
        decl.type = bad_expr();
        syntax_error("in type declaration");
        advance({Token::Semicolon, Token::RParen});
    }
    decl.end = last_end_;
    return ast_.decls.add(std::move(decl));
}

// After "type T" stands "[": an array or slice type, or type parameters. Decided by looking at what is in the brackets.
void Parser::generic_or_array(Decl& decl) {
    const Pos open = pos();
    next();
    if (at(Token::RBrack)) {  // type T []E
        next();
        const ExprId slice = new_expr(ExprKind::ArrayType, open, open);
        const ExprId elem = type();
        expr(slice).x = elem;
        decl.type = finish(slice);
        return;
    }
    if (!at(Token::Name)) {  // type T [N]E with an expression that is no name, or [...]
        const ExprId array = new_expr(ExprKind::ArrayType, open, open);
        ExprId length;
        if (got(Token::Ellipsis)) expr(array).flag = true;
        else {
            expr_level_++;
            length = expression();
            expr_level_--;
        }
        want(Token::RBrack);
        const ExprId elem = type();
        expr(array).y = length;
        expr(array).x = elem;
        decl.type = finish(array);
        return;
    }
    // a name: parse an expression and see whether a constraint follows
    const ExprId first = name();
    if (at(Token::RBrack) || at(Token::Dot) || at(Token::Add) || at(Token::Sub) || at(Token::Quo) || at(Token::Shl)) {
        expr_level_++;
        ExprId length = primary(first, false);
        length = binary(length, 0);
        expr_level_--;
        want(Token::RBrack);
        const ExprId array = new_expr(ExprKind::ArrayType, open, open);
        expr(array).y = length;
        const ExprId elem = type();
        expr(array).x = elem;
        decl.type = finish(array);
        return;
    }
    if (at(Token::Mul) || at(Token::LParen)) {
        // [P *C] … and [P * C]E look alike: an expression that ends at "]" without a constraint mark is a length
        const Scanner saved = scanner_;
        const auto errors = diagnostics_.size();
        const auto line = last_error_line_;
        int depth = 0;
        bool constraint = false;
        for (; !at(Token::Eof); next()) {
            if (depth == 0 && (at(Token::Comma) || at(Token::Or) || at(Token::Tilde))) constraint = true;
            if (depth == 0 && at(Token::RBrack)) break;
            if (at(Token::LBrack) || at(Token::LParen) || at(Token::LBrace)) {
                if (at(Token::LBrace)) constraint = true;  // interface{…}
                depth++;
            }
            if (at(Token::RBrack) || at(Token::RParen) || at(Token::RBrace)) depth--;
        }
        diagnostics_.resize(errors);
        last_error_line_ = line;
        scanner_ = saved;
        if (!constraint) {
            expr_level_++;
            ExprId length = primary(first, false);
            length = binary(length, 0);
            expr_level_--;
            want(Token::RBrack);
            const ExprId array = new_expr(ExprKind::ArrayType, open, open);
            expr(array).y = length;
            const ExprId elem = type();
            expr(array).x = elem;
            decl.type = finish(array);
            return;
        }
    }
    decl.type_params = parameters(Token::RBrack, true, first);
    decl.flag = got_assign();
    decl.type = type_or_none();
}

// VarSpec = IdentifierList ( Type [ "=" ExpressionList ] | "=" ExpressionList ) .
DeclId Parser::var_decl(int) {
    Decl decl;
    decl.kind = DeclKind::Var;
    decl.pos = pos();
    decl.names = name_list();
    if (got_assign()) decl.values = expression_list();
    else {
        decl.type = type();
        if (got_assign()) decl.values = expression_list();
    }
    decl.end = last_end_;
    return ast_.decls.add(std::move(decl));
}

// FunctionDecl = "func" FunctionName [ TypeParams ] Signature [ FunctionBody ] .
DeclId Parser::func_decl() {
    Decl decl;
    decl.kind = DeclKind::Func;
    decl.pragmas = pragmas_;
    Pos start = last_end_;
    decl.pos = pos();
    if (at(Token::LParen)) {
        const Pos open = pos();
        next();
        decl.receiver = parameters(Token::RParen, false);
        if (decl.receiver.empty()) error_at(open, "method has no receiver");
        else if (decl.receiver.size() > 1 || decl.receiver[0].names.size() > 1) {
            error_at(open, "method has multiple receivers");
            decl.receiver.resize(1);
        }
    }
    if (!at(Token::Name)) {
        syntax_error(decl.receiver.empty() ? "expected name or (" : "expected name");
        const ExprId blank = new_expr(ExprKind::Ident, pos(), pos());
        expr(blank).text = "_";
        decl.names = {blank};
        decl.type = new_expr(ExprKind::FuncType, pos(), pos());
        advance({Token::LBrace, Token::Semicolon});
    } else {
        decl.names = {name()};
        decl.type = func_type(start, true);
    }
    decl.pos = expr(decl.names[0]).pos;
    if (at(Token::LBrace)) decl.body = func_body();
    decl.end = last_end_;
    return ast_.decls.add(std::move(decl));
}

}  // namespace tw
