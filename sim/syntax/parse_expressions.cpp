#include "sim/syntax/parser_internal.h"

namespace tw {
namespace {

int precedence_of(Token op) {
    switch (op) {
        case Token::LOr: return 1;
        case Token::LAnd: return 2;
        case Token::Eql: case Token::Neq: case Token::Lss: case Token::Leq: case Token::Gtr: case Token::Geq: return 3;
        case Token::Add: case Token::Sub: case Token::Or: case Token::Xor: return 4;
        case Token::Mul: case Token::Quo: case Token::Rem: case Token::And: case Token::AndNot: case Token::Shl: case Token::Shr:
            return 5;
        default: return 0;
    }
}

}  // namespace

ExprId Parser::expression() { return binary({}, 0); }

ExprId Parser::typed_or_expression() { return expression(); }

std::vector<ExprId> Parser::expression_list() {
    std::vector<ExprId> list{expression()};
    while (got(Token::Comma)) list.push_back(expression());
    return list;
}

// Expression = UnaryExpr | Expression binary_op Expression .
ExprId Parser::binary(ExprId left, int precedence) {
    if (!left) left = unary();
    for (int p = precedence_of(token()); p > precedence; p = precedence_of(token())) {
        const Token op = token();
        const Pos where = pos();
        next();
        const ExprId right = binary({}, p);
        const ExprId node = new_expr(ExprKind::Binary, where, expr(left).start);
        expr(node).op = op;
        expr(node).pos2 = where;
        expr(node).x = left;
        expr(node).y = right;
        left = finish(node);
    }
    return left;
}

// UnaryExpr = PrimaryExpr | unary_op UnaryExpr .
ExprId Parser::unary() {
    const Nested nested(*this);
    if (too_deep()) return bad_expr();
    const Pos start = pos();
    switch (token()) {
        case Token::Mul: {
            next();
            const ExprId node = new_expr(ExprKind::Star, start, start);
            const ExprId x = unary();
            expr(node).x = x;
            return finish(node);
        }
        case Token::Add: case Token::Sub: case Token::Not: case Token::Xor: case Token::Tilde: case Token::And: {
            const Token op = token();
            next();
            const ExprId node = new_expr(ExprKind::Unary, start, start);
            const ExprId x = unary();
            expr(node).op = op;
            expr(node).x = x;
            return finish(node);
        }
        case Token::Arrow: {
            next();
            // "<-chan T" is a type, "<-x" a receive
            const ExprId x = unary();
            if (expr(x).kind == ExprKind::ChanType) {
                // <-chan T, and <-(chan T) re-associated: the arrow belongs to the channel type
                Expr& chan = expr(x);
                if (chan.dir == ChanDir::Send) {  // <-chan<- T reads as <-chan (<-T)
                    const ExprId inner = new_expr(ExprKind::ChanType, expr(x).pos, expr(x).start);
                    expr(inner).dir = ChanDir::Recv;
                    expr(inner).y = expr(expr(x).y).kind == ExprKind::ChanType ? expr(x).y : expr(x).y;
                    return finish(inner);
                }
                chan.dir = ChanDir::Recv;
                chan.pos = chan.start = start;
                return x;
            }
            const ExprId node = new_expr(ExprKind::Unary, start, start);
            expr(node).op = Token::Arrow;
            expr(node).x = x;
            return finish(node);
        }
        default:
            return primary({}, true);
    }
}

ExprId Parser::literal() {
    const ExprId lit = new_expr(ExprKind::BasicLit, pos(), pos());
    expr(lit).lit = token();
    expr(lit).text = scanner_.literal;
    expr(lit).flag = scanner_.bad;
    next();
    return finish(lit);
}

// Operand = Literal | OperandName [ TypeArgs ] | "(" Expression ")" .
ExprId Parser::operand(bool keep_parens) {
    (void)keep_parens;
    const Pos start = pos();
    switch (token()) {
        case Token::Name: return name();
        case Token::Int: case Token::Float: case Token::Imag: case Token::Char: case Token::String: return literal();
        case Token::LParen: {
            next();
            expr_level_++;
            const ExprId paren = new_expr(ExprKind::Paren, start, start);
            const ExprId inner = expression();
            expr(paren).x = inner;
            expr_level_--;
            want(Token::RParen);
            return finish(paren);
        }
        case Token::Func: {
            next();
            const ExprId signature = func_type(start);
            if (!at(Token::LBrace)) return signature;
            expr_level_++;
            const ExprId lit = new_expr(ExprKind::FuncLit, start, start);
            const StmtId body = func_body();
            expr(lit).x = signature;
            expr(lit).body = body;
            expr_level_--;
            return finish(lit);
        }
        case Token::LBrack: case Token::Chan: case Token::Map: case Token::Struct: case Token::Interface: return type();
        default: {
            const ExprId bad = bad_expr();
            syntax_error("expected expression");
            advance({Token::RParen, Token::RBrack, Token::RBrace});
            return bad;
        }
    }
}

bool Parser::is_literal_type(ExprId x) const {
    const Expr& e = ast_.exprs[x];
    switch (e.kind) {
        case ExprKind::Ident: return true;
        case ExprKind::Selector: return ast_.exprs[e.x].kind == ExprKind::Ident;
        case ExprKind::Index: return is_literal_type(e.x);
        case ExprKind::ArrayType: case ExprKind::StructType: case ExprKind::MapType: return true;
        default: return false;
    }
}

// PrimaryExpr = Operand | PrimaryExpr (Selector | Index | Slice | TypeAssertion | Arguments) | CompositeLit .
ExprId Parser::primary(ExprId x, bool keep_parens) {
    if (!x) x = operand(keep_parens);
    while (true) {
        switch (token()) {
            case Token::Dot: x = selector(x); break;
            case Token::LBrack: x = index_or_slice(x); break;
            case Token::LParen: x = call(x); break;
            case Token::LBrace: {
                ExprId t = x;
                while (expr(t).kind == ExprKind::Paren) t = expr(t).x;
                const ExprKind kind = expr(t).kind;
                const bool plain = kind == ExprKind::Ident || kind == ExprKind::Selector || kind == ExprKind::Index;
                // in "if x == T {" the brace begins the block, not a literal
                if (!is_literal_type(t) || (plain && expr_level_ < 0)) return x;
                if (t != x) syntax_error("cannot parenthesize type in composite literal");
                x = composite(x);
                break;
            }
            default: return x;
        }
    }
}

ExprId Parser::selector(ExprId x) {
    const Pos dot = pos();
    next();
    if (at(Token::Name)) {
        const ExprId sel = new_expr(ExprKind::Selector, dot, expr(x).start);
        expr(sel).x = x;
        expr(sel).pos2 = pos();
        expr(sel).text = scanner_.literal;
        next();
        return finish(sel);
    }
    if (!got(Token::LParen)) {
        syntax_error("expected name or (");
        advance({Token::Semicolon, Token::RParen});
        return x;
    }
    const ExprId assertion = new_expr(ExprKind::TypeAssert, dot, expr(x).start);
    ExprId t;
    if (!got(Token::Type)) t = type();
    want(Token::RParen);
    expr(assertion).x = x;
    expr(assertion).y = t;
    return finish(assertion);
}

ExprId Parser::index_or_slice(ExprId x) {
    const Pos open = pos();
    next();
    expr_level_++;
    std::vector<ExprId> list;
    if (at(Token::RBrack)) {
        syntax_error("expected operand");
        list.push_back(bad_expr());
    } else if (!at(Token::Colon)) {
        list.push_back(typed_or_expression());
        while (at(Token::Comma)) {
            next();
            if (at(Token::RBrack)) break;
            list.push_back(type());
        }
    }
    if (!at(Token::Colon) || list.size() > 1) {
        expr_level_--;
        want(Token::RBrack);
        const ExprId index = new_expr(ExprKind::Index, open, expr(x).start);
        expr(index).x = x;
        expr(index).list = std::move(list);
        return finish(index);
    }
    ExprId bounds[3] = {list.empty() ? ExprId{} : list[0], {}, {}};
    bool full = false;
    next();  // the first colon
    if (!at(Token::Colon) && !at(Token::RBrack)) bounds[1] = expression();
    if (at(Token::Colon)) {
        full = true;
        if (!bounds[1]) error_at(pos(), "middle index required in 3-index slice");
        next();
        if (at(Token::RBrack)) error_at(pos(), "final index required in 3-index slice");
        else bounds[2] = expression();
    }
    expr_level_--;
    want(Token::RBrack);
    const ExprId slice = new_expr(ExprKind::Slice, open, expr(x).start);
    Expr& node = expr(slice);
    node.x = x;
    node.y = bounds[0];
    node.z = bounds[1];
    node.w = bounds[2];
    node.flag = full;
    return finish(slice);
}

ExprId Parser::call(ExprId fun) {
    const Pos open = pos();
    next();
    expr_level_++;
    std::vector<ExprId> args;
    bool dots = false;
    while (!at(Token::Eof) && !at(Token::RParen)) {
        args.push_back(typed_or_expression());
        dots = got(Token::Ellipsis) || dots;
        if (!got(Token::Comma)) {
            if (!at(Token::RParen)) {
                syntax_error("in argument list; possibly missing comma or )");
                advance({Token::RParen, Token::RBrack, Token::RBrace});
            }
            break;
        }
    }
    expr_level_--;
    want(Token::RParen);
    const ExprId node = new_expr(ExprKind::Call, open, expr(fun).start);
    expr(node).x = fun;
    expr(node).pos2 = open;
    expr(node).list = std::move(args);
    expr(node).flag = dots;
    return finish(node);
}

// LiteralValue = "{" [ ElementList [ "," ] ] "}" . `type` is none where it is elided.
ExprId Parser::composite(ExprId type) {
    const Nested nested(*this);
    if (too_deep()) return bad_expr();
    const Pos open = pos();
    next();
    const int outer = expr_level_;
    expr_level_ = outer < 0 ? 1 : outer + 1;  // inside braces literals are plain again
    std::vector<ExprId> list;
    while (!at(Token::Eof) && !at(Token::RBrace)) {
        list.push_back(composite_element());
        if (!got(Token::Comma)) {
            if (!at(Token::RBrace)) {
                syntax_error("in composite literal; possibly missing comma or }");
                advance({Token::RBrace, Token::RParen, Token::RBrack});
            }
            break;
        }
    }
    expr_level_ = outer;
    want(Token::RBrace);
    const ExprId node = new_expr(ExprKind::CompositeLit, open, type ? expr(type).start : open);
    expr(node).x = type;
    expr(node).list = std::move(list);
    return finish(node);
}

ExprId Parser::element_value() { return at(Token::LBrace) ? composite({}) : expression(); }

ExprId Parser::composite_element() {
    const ExprId first = element_value();
    if (!at(Token::Colon)) return first;
    const Pos colon = pos();
    next();
    const ExprId value = element_value();
    const ExprId pair = new_expr(ExprKind::KeyValue, expr(first).start, expr(first).start);
    expr(pair).pos2 = colon;
    expr(pair).x = first;
    expr(pair).y = value;
    return finish(pair);
}

}  // namespace tw
