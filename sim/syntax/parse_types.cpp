#include <algorithm>

#include "sim/syntax/parser_internal.h"

namespace tw {

bool Parser::starts_type() const {
    switch (token()) {
        case Token::Mul: case Token::Arrow: case Token::Func: case Token::LBrack: case Token::Chan: case Token::Map:
        case Token::Struct: case Token::Interface: case Token::Name: case Token::LParen:
            return true;
        default:
            return false;
    }
}

ExprId Parser::type() {
    ExprId t = type_or_none();
    if (t) return t;
    t = bad_expr();
    syntax_error("expected type");
    advance({Token::Comma, Token::Colon, Token::Semicolon, Token::RParen, Token::RBrack, Token::RBrace});
    return t;
}

// Type = TypeName [ TypeArgs ] | TypeLit | "(" Type ")" .
ExprId Parser::type_or_none() {
    const Nested nested(*this);
    if (too_deep()) return {};
    const Pos start = pos();
    switch (token()) {
        case Token::Mul: {
            next();
            const ExprId star = new_expr(ExprKind::Star, start, start);
            const ExprId elem = type();
            expr(star).x = elem;
            return finish(star);
        }
        case Token::Arrow: case Token::Chan: return chan_type();
        case Token::Func: next(); return func_type(start);
        case Token::LBrack: return array_or_slice_type();
        case Token::Map: return map_type();
        case Token::Struct: return struct_type();
        case Token::Interface: return interface_type();
        case Token::Name: return qualified_name({});
        case Token::LParen: {
            next();
            const ExprId paren = new_expr(ExprKind::Paren, start, start);
            const ExprId inner = type();
            expr(paren).x = inner;
            want(Token::RParen);
            return finish(paren);
        }
        default: return {};
    }
}

ExprId Parser::qualified_name(ExprId first) {
    ExprId x = first ? first : name();
    if (at(Token::Dot)) {
        const Pos dot = pos();
        next();
        const ExprId sel = new_expr(ExprKind::Selector, dot, expr(x).start);
        expr(sel).pos2 = pos();
        const ExprId selected = name();
        expr(sel).x = x;
        expr(sel).text = expr(selected).text;
        x = finish(sel);
    }
    return at(Token::LBrack) ? type_instance(x) : x;
}

// TypeArgs = "[" TypeList [ "," ] "]" .
ExprId Parser::type_instance(ExprId generic) {
    const Pos open = pos();
    next();
    expr_level_++;
    std::vector<ExprId> args;
    if (at(Token::RBrack)) syntax_error("expected type argument list");
    while (!at(Token::Eof) && !at(Token::RBrack)) {
        args.push_back(type());
        if (!got(Token::Comma)) break;
    }
    expr_level_--;
    want(Token::RBrack);
    const ExprId index = new_expr(ExprKind::Index, open, expr(generic).start);
    expr(index).x = generic;
    expr(index).list = std::move(args);
    return finish(index);
}

ExprId Parser::array_or_slice_type() {
    const Pos start = pos();
    next();
    const ExprId array = new_expr(ExprKind::ArrayType, start, start);
    if (got(Token::RBrack)) {
        const ExprId elem = type();
        expr(array).x = elem;
        return finish(array);
    }
    ExprId length;
    if (got(Token::Ellipsis)) expr(array).flag = true;
    else {
        expr_level_++;
        length = expression();
        expr_level_--;
    }
    if (at(Token::Comma)) {
        syntax_error("unexpected comma; expected ]");
        next();
    }
    want(Token::RBrack);
    const ExprId elem = type();
    expr(array).x = elem;
    expr(array).y = length;
    return finish(array);
}

ExprId Parser::map_type() {
    const Pos start = pos();
    next();
    const ExprId map = new_expr(ExprKind::MapType, start, start);
    want(Token::LBrack);
    const ExprId key = type();
    want(Token::RBrack);
    const ExprId value = type();
    expr(map).x = key;
    expr(map).y = value;
    return finish(map);
}

// ChannelType = ( "chan" | "chan" "<-" | "<-" "chan" ) ElementType .
ExprId Parser::chan_type() {
    const Pos start = pos();
    const ExprId chan = new_expr(ExprKind::ChanType, start, start);
    ChanDir dir = ChanDir::Both;
    if (got(Token::Arrow)) {
        want(Token::Chan);
        dir = ChanDir::Recv;
    } else {
        next();
        if (got(Token::Arrow)) dir = ChanDir::Send;
    }
    ExprId elem = type_or_none();
    if (!elem) {
        elem = bad_expr();
        syntax_error("missing channel element type");
    }
    expr(chan).y = elem;
    expr(chan).dir = dir;
    return finish(chan);
}

// The keyword "func" has been read; `start` is its position.
ExprId Parser::func_type(Pos start, bool allow_type_params) {
    const ExprId func = new_expr(ExprKind::FuncType, start, start);
    std::vector<Field> type_params;
    if (at(Token::LBrack)) {
        const Pos open = pos();
        next();
        if (at(Token::RBrack)) {
            syntax_error("empty type parameter list");
            next();
        } else {
            type_params = parameters(Token::RBrack, true);
            if (!allow_type_params) syntax_error_at(open, "function type must have no type parameters");
        }
    }
    want(Token::LParen);
    auto params = parameters(Token::RParen, false);
    auto result_list = results();
    Expr& node = expr(func);
    node.type_params = std::move(type_params);
    node.params = std::move(params);
    node.results = std::move(result_list);
    return finish(func);
}

std::vector<Field> Parser::results() {
    if (got(Token::LParen)) return parameters(Token::RParen, false);
    const Pos start = pos();
    const ExprId result = type_or_none();
    if (!result) return {};
    Field field;
    field.type = result;
    field.pos = start;
    return {field};
}

// ParameterList = ParameterDecl { "," ParameterDecl } . Names and types are told apart at the end: either every
// entry has a name or none has. The opening bracket has been read; reads the closing one.
std::vector<Field> Parser::parameters(Token close, bool type_params, ExprId first_name, ExprId) {
    struct Entry { ExprId name, type; Pos pos; };
    std::vector<Entry> entries;
    bool named = false;
    expr_level_++;
    while (!at(Token::Eof) && (first_name || !at(close))) {
        Entry entry;
        entry.pos = first_name ? expr(first_name).pos : pos();
        auto rest = [&]() -> ExprId {
            if (type_params) return type_elem();
            if (at(Token::Ellipsis)) {
                const Pos dots = pos();
                next();
                const ExprId ellipsis = new_expr(ExprKind::Ellipsis, dots, dots);
                ExprId elem = type_or_none();
                if (!elem) {
                    elem = bad_expr();
                    syntax_error("... is missing type");
                }
                expr(ellipsis).x = elem;
                return finish(ellipsis);
            }
            return type_or_none();
        };
        if (first_name || at(Token::Name)) {
            ExprId n = first_name ? first_name : name();
            first_name = {};
            if (type_params && (at(Token::Or) || at(Token::Dot))) {
                entry.type = union_rest(qualified_name(n));
            } else if (at(Token::Dot)) {
                entry.type = qualified_name(n);
            } else if (at(Token::LBrack)) {
                // name []T, name [n]T, or a generic type T[A]
                const ExprId bracket = array_or_type_args(n);
                if (expr(bracket).kind == ExprKind::ArrayType) entry.name = n, entry.type = bracket;
                else entry.type = bracket;
                if (type_params && entry.name) entry.type = union_rest(entry.type);
            } else if (!at(Token::Comma) && !at(close)) {
                entry.name = n;
                entry.type = rest();
                if (!entry.type) entry.type = n, entry.name = {};
            } else {
                entry.type = n;
            }
        } else {
            entry.type = rest();
            if (!entry.type) {
                syntax_error(std::string("expected ") + (close == Token::RBrack ? "]" : ")"));
                advance({Token::Comma, close});
                if (!got(Token::Comma)) break;
                continue;
            }
        }
        named |= bool(entry.name);
        entries.push_back(entry);
        if (!got(Token::Comma)) {
            if (!at(close)) {
                syntax_error(std::string("in ") + (type_params ? "type parameter" : "parameter") + " list; possibly missing comma or " + (close == Token::RBrack ? "]" : ")"));
                advance({Token::RParen, Token::RBrack, Token::RBrace});
            }
            break;
        }
    }
    expr_level_--;
    want(close);
    std::vector<Field> fields;
    if (!named) {
        for (const Entry& entry : entries) {
            Field field;
            field.type = entry.type;
            field.pos = entry.pos;
            if (type_params) {
                syntax_error_at(entry.pos, "missing type constraint");
                field.names = {entry.type};
            }
            fields.push_back(std::move(field));
        }
        return fields;
    }
    // distribute types backwards over "a, b T"
    ExprId current;
    bool mixed = false;
    for (std::size_t i = entries.size(); i-- > 0;) {
        Entry& entry = entries[i];
        if (entry.name) current = entry.type;
        else if (current && expr(entry.type).kind == ExprKind::Ident) entry.name = entry.type, entry.type = current;
        else mixed = true;
    }
    if (mixed)
        syntax_error_at(entries.back().pos, type_params ? "missing type parameter name" : "mixed named and unnamed parameters");
    for (const Entry& entry : entries) {
        const bool same = !fields.empty() && fields.back().type == entry.type && entry.name;
        if (same) {
            fields.back().names.push_back(entry.name);
            continue;
        }
        Field field;
        if (entry.name) field.names = {entry.name};
        field.type = entry.type;
        field.pos = entry.pos;
        fields.push_back(std::move(field));
    }
    return fields;
}

// After a name in a parameter list stands "[": an array or slice type (the name is a parameter), or type arguments.
ExprId Parser::array_or_type_args(ExprId before) {
    const Pos open = pos();
    next();
    if (got(Token::RBrack)) {
        const ExprId slice = new_expr(ExprKind::ArrayType, open, open);
        const ExprId elem = type();
        expr(slice).x = elem;
        return finish(slice);
    }
    expr_level_++;
    std::vector<ExprId> args;
    bool dots = false;
    if (got(Token::Ellipsis)) dots = true;
    while (!dots && !at(Token::Eof) && !at(Token::RBrack)) {
        args.push_back(typed_or_expression());
        if (!got(Token::Comma)) break;
    }
    expr_level_--;
    want(Token::RBrack);
    if (args.size() <= 1) {
        if (const ExprId elem = type_or_none()) {
            const ExprId array = new_expr(ExprKind::ArrayType, open, open);
            expr(array).x = elem;
            expr(array).flag = dots;
            if (!args.empty()) expr(array).y = args[0];
            return finish(array);
        }
    }
    const ExprId index = new_expr(ExprKind::Index, open, expr(before).start);
    expr(index).x = before;
    expr(index).list = std::move(args);
    return finish(index);
}

// TypeElem = TypeTerm { "|" TypeTerm } .  TypeTerm = Type | "~" Type .
ExprId Parser::type_elem() {
    const Pos start = pos();
    ExprId term;
    if (got(Token::Tilde)) {
        const ExprId tilde = new_expr(ExprKind::Unary, start, start);
        const ExprId t = type();
        expr(tilde).op = Token::Tilde;
        expr(tilde).x = t;
        term = finish(tilde);
    } else {
        term = type_or_none();
        if (!term) {
            term = bad_expr();
            syntax_error("expected ~ term or type");
            advance({Token::Or, Token::Semicolon, Token::RParen, Token::RBrack, Token::RBrace});
        }
    }
    return union_rest(term);
}

ExprId Parser::union_rest(ExprId left) {
    if (!at(Token::Or)) return left;
    const Pos op = pos();
    next();
    // left-associative like any binary operator: fold the terms one at a time
    const ExprId node = new_expr(ExprKind::Binary, op, expr(left).start);
    ExprId right;
    const Pos start = pos();
    if (got(Token::Tilde)) {
        right = new_expr(ExprKind::Unary, start, start);
        const ExprId t = type();
        expr(right).op = Token::Tilde;
        expr(right).x = t;
        finish(right);
    } else {
        right = type();
    }
    expr(node).op = Token::Or;
    expr(node).pos2 = op;
    expr(node).x = left;
    expr(node).y = right;
    return union_rest(finish(node));
}

ExprId Parser::tag() {
    if (!at(Token::String)) return {};
    return literal();
}

ExprId Parser::struct_type() {
    const Pos start = pos();
    const ExprId node = new_expr(ExprKind::StructType, start, start);
    next();
    want(Token::LBrace);
    std::vector<Field> fields;
    while (!at(Token::Eof) && !at(Token::RBrace)) {
        field_decl(fields);
        if (!got(Token::Semicolon) && !at(Token::RBrace)) {
            syntax_error("in struct type; possibly missing semicolon or newline or }");
            advance({Token::Semicolon, Token::RBrace});
            if (!got(Token::Semicolon) && !at(Token::RBrace)) break;  // what follows is no part of it
        }
    }
    want(Token::RBrace);
    expr(node).fields = std::move(fields);
    return finish(node);
}

ExprId Parser::embedded_type() {
    const Pos start = pos();
    if (got(Token::Mul)) {
        const ExprId star = new_expr(ExprKind::Star, start, start);
        if (at(Token::LParen)) syntax_error("cannot parenthesize embedded type");
        const ExprId inner = at(Token::LParen) ? type() : qualified_name({});
        expr(star).x = inner;
        return finish(star);
    }
    return qualified_name({});
}

// FieldDecl = (IdentifierList Type | EmbeddedField) [ Tag ] .
void Parser::field_decl(std::vector<Field>& fields) {
    Field field;
    field.pos = pos();
    if (at(Token::Name)) {
        const ExprId first = name();
        if (at(Token::Dot) || at(Token::String) || at(Token::Semicolon) || at(Token::RBrace)) {
            field.type = qualified_name(first);
        } else if (at(Token::LBrack)) {
            const ExprId bracket = array_or_type_args(first);
            field.type = bracket;
            if (expr(bracket).kind == ExprKind::ArrayType) field.names = {first};
        } else {
            field.names = name_list_from(first);
            field.type = type();
        }
    } else if (at(Token::Mul)) {
        field.type = embedded_type();
    } else if (at(Token::LParen)) {
        syntax_error("cannot parenthesize embedded type");
        advance({Token::Semicolon, Token::RBrace});
        return;
    } else {
        syntax_error("expected field name or embedded type");
        advance({Token::Semicolon, Token::RBrace});
        return;
    }
    field.tag = tag();
    fields.push_back(std::move(field));
}

// MethodSpec | TypeElem
Field Parser::method_decl() {
    Field field;
    field.pos = pos();
    if (!at(Token::Name)) {
        field.type = type_elem();
        return field;
    }
    const ExprId first = name();
    if (!at(Token::LParen)) {
        field.type = union_rest(qualified_name(first));
        return field;
    }
    field.names = {first};
    field.type = func_type(pos());
    return field;
}

ExprId Parser::interface_type() {
    const Pos start = pos();
    const ExprId node = new_expr(ExprKind::InterfaceType, start, start);
    next();
    want(Token::LBrace);
    std::vector<Field> fields;
    while (!at(Token::Eof) && !at(Token::RBrace)) {
        fields.push_back(method_decl());
        if (!got(Token::Semicolon) && !at(Token::RBrace)) {
            syntax_error("in interface type; possibly missing semicolon or newline or }");
            advance({Token::Semicolon, Token::RBrace});
            if (!got(Token::Semicolon) && !at(Token::RBrace)) break;  // what follows is no part of it
        }
    }
    want(Token::RBrace);
    expr(node).fields = std::move(fields);
    return finish(node);
}

}  // namespace tw
