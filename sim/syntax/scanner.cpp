#include "sim/syntax/scanner.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <unordered_map>

namespace tw {
namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
}

const std::unordered_map<std::string_view, Token>& keywords() {
    static const auto table = [] {
        std::unordered_map<std::string_view, Token> t;
        for (int k = static_cast<int>(Token::Break); k <= static_cast<int>(Token::Var); k++)
            t[spelling(static_cast<Token>(k))] = static_cast<Token>(k);
        return t;
    }();
    return table;
}

const char* base_name(int base) {
    return base == 2 ? "binary" : base == 8 ? "octal" : base == 16 ? "hexadecimal" : "decimal";
}

}  // namespace

bool ends_statement(Token token) {
    switch (token) {
        case Token::Name: case Token::Int: case Token::Float: case Token::Imag: case Token::Char: case Token::String:
        case Token::Break: case Token::Continue: case Token::Fallthrough: case Token::Return:
        case Token::Inc: case Token::Dec: case Token::RParen: case Token::RBrack: case Token::RBrace:
            return true;
        default:
            return false;
    }
}

bool Scanner::skip_comment() {
    const std::size_t start = at_;
    if (peek(1) == '/') {
        while (more() && peek() != '\n') at_++;
        comment_(static_cast<std::uint32_t>(start), text_.substr(start, at_ - start));
        return false;
    }
    at_ += 2;
    bool newline = false;
    while (more() && !(peek() == '*' && peek(1) == '/')) newline |= text_[at_++] == '\n';
    if (!more()) error(start, "comment not terminated");
    else at_ += 2;
    comment_(static_cast<std::uint32_t>(start), text_.substr(start, at_ - start));
    return newline;
}

bool Scanner::skip_space() {
    while (more()) {
        const char c = peek();
        if (c == '\n') {
            if (semicolon_due_) return true;
            at_++;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            at_++;
        } else if (c == '/' && (peek(1) == '/' || peek(1) == '*')) {
            const std::size_t start = at_;
            if (skip_comment() && semicolon_due_) {
                offset = static_cast<std::uint32_t>(start);
                literal = "newline";
                return true;
            }
        } else {
            break;
        }
    }
    return !more() && semicolon_due_;
}

void Scanner::next() {
    bad = false;
    literal = {};
    offset = ~0u;
    if (skip_space()) {
        if (offset == ~0u) offset = static_cast<std::uint32_t>(at_);
        literal = more() ? "newline" : "EOF";
        token = Token::Semicolon;
        semicolon_due_ = false;
        end = offset;
        return;
    }
    offset = static_cast<std::uint32_t>(at_);
    const char c = peek();
    if (!more()) token = Token::Eof;
    else if (is_letter(c)) name();
    else if (is_digit(c) || (c == '.' && is_digit(peek(1)))) number();
    else if (c == '"') string();
    else if (c == '`') raw_string();
    else if (c == '\'') rune();
    else operator_token();
    semicolon_due_ = ends_statement(token);
    end = static_cast<std::uint32_t>(at_);
}

void Scanner::name() {
    const std::size_t start = at_;
    while (more() && (is_letter(peek()) || is_digit(peek()))) at_++;
    literal = text_.substr(start, at_ - start);
    const auto found = keywords().find(literal);
    token = found == keywords().end() ? Token::Name : found->second;
}

void Scanner::digits(int base, std::size_t* invalid, bool* any) {
    const int limit = base <= 10 ? 10 : 16;
    for (; more(); at_++) {
        if (peek() == '_') continue;
        const int value = hex_value(peek());
        if (value >= limit || (base <= 10 && !is_digit(peek()))) break;
        if (value >= base && *invalid == std::string_view::npos) *invalid = at_;
        *any = true;
    }
}

void Scanner::number() {
    const std::size_t start = at_;
    token = Token::Int;
    int base = 10;
    char prefix = 0;
    bool any = false;
    std::size_t invalid = std::string_view::npos;
    if (peek() == '0') {
        const char p = static_cast<char>(peek(1) | 0x20);
        if (p == 'x' || p == 'o' || p == 'b') base = p == 'x' ? 16 : p == 'o' ? 8 : 2, prefix = p, at_ += 2;
        else base = 8, prefix = '0';
    }
    if (peek() != '.') digits(base == 8 && prefix == '0' ? 10 : base, &invalid, &any);
    const std::size_t int_end = at_;
    if (peek() == '.') {
        token = Token::Float;
        if (prefix == 'o' || prefix == 'b') error(at_, fmt::format("invalid radix point in {} literal", base_name(base)));
        at_++;
        digits(base == 8 ? 10 : base, &invalid, &any);
    }
    if (!any) error(start, fmt::format("{} literal has no digits", base_name(base)));
    const char e = static_cast<char>(peek() | 0x20);
    if ((e == 'e' && prefix != 'x') || e == 'p') {
        if (e == 'e' && prefix && prefix != '0') error(at_, fmt::format("'{}' exponent requires decimal mantissa", peek()));
        else if (e == 'p' && prefix != 'x') error(at_, fmt::format("'{}' exponent requires hexadecimal mantissa", peek()));
        at_++;
        token = Token::Float;
        if (peek() == '+' || peek() == '-') at_++;
        bool exponent = false;
        std::size_t none = 0;
        digits(10, &none, &exponent);
        if (!exponent) error(start, "exponent has no digits");
    } else if (prefix == 'x' && token == Token::Float) {
        error(start, "hexadecimal mantissa requires a 'p' exponent");
    }
    if (peek() == 'i') token = Token::Imag, at_++;
    literal = text_.substr(start, at_ - start);
    if (token == Token::Int && prefix == '0') {
        for (std::size_t i = start; i < int_end && invalid == std::string_view::npos; i++)
            if (text_[i] == '8' || text_[i] == '9') invalid = i;
    }
    if (token == Token::Int && invalid != std::string_view::npos && !bad)
        error(invalid, fmt::format("invalid digit '{}' in {} literal", text_[invalid], base_name(base)));
    for (std::size_t i = 0; i + 1 < literal.size() + 1 && !bad; i++) {
        if (literal[i] != '_') continue;
        const char before = i ? literal[i - 1] : ' ', after = i + 1 < literal.size() ? literal[i + 1] : ' ';
        const bool good = (hex_value(before) < 16 || (i == 2 && prefix && prefix != '0') || (i == 1 && prefix == '0')) && hex_value(after) < 16;
        if (!good) error(start + i, "'_' must separate successive digits");
    }
}

bool Scanner::escape(char quote) {
    at_++;  // the backslash
    const std::size_t start = at_;
    const char c = peek();
    int count = 0, base = 16;
    std::uint32_t max = 255;
    switch (c) {
        case 'a': case 'b': case 'f': case 'n': case 'r': case 't': case 'v': case '\\': at_++; return true;
        case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': count = 3; base = 8; break;
        case 'x': at_++; count = 2; break;
        case 'u': at_++; count = 4; max = 0x10FFFF; break;
        case 'U': at_++; count = 8; max = 0x10FFFF; break;
        default:
            if (c == quote && more()) { at_++; return true; }
            if (!more()) return true;
            error(start, "unknown escape");
            return false;
    }
    std::uint64_t value = 0;
    for (int i = 0; i < count; i++, at_++) {
        const int digit = hex_value(peek());
        if (!more()) return true;
        if (digit >= base) {
            error(at_, fmt::format("invalid character {} in {} escape", peek() == quote ? std::string(1, quote) : fmt::format("'{}'", peek()),
                                   base == 8 ? "octal" : "hexadecimal"));
            return false;
        }
        value = value * static_cast<unsigned>(base) + static_cast<unsigned>(digit);
    }
    if (value > max && base == 8) return error(start, fmt::format("octal escape value {} > 255", value)), false;
    if (value > max || (value >= 0xD800 && value < 0xE000 && max > 255))
        return error(start, fmt::format("escape is invalid Unicode code point U+{:04X}", value)), false;
    return true;
}

void Scanner::string() {
    const std::size_t start = at_++;
    token = Token::String;
    while (true) {
        if (!more()) { error(start, "string not terminated"); break; }
        const char c = peek();
        if (c == '"') { at_++; break; }
        if (c == '\n') { error(at_, "newline in string"); break; }
        if (c == '\\') escape('"');
        else at_++;
    }
    literal = text_.substr(start, at_ - start);
}

void Scanner::raw_string() {
    const std::size_t start = at_++;
    token = Token::String;
    while (more() && peek() != '`') at_++;
    if (!more()) error(start, "string not terminated");
    else at_++;
    literal = text_.substr(start, at_ - start);
}

void Scanner::rune() {
    const std::size_t start = at_++;
    token = Token::Char;
    int count = 0;
    while (true) {
        const char c = peek();
        if (!more()) { error(start, "rune literal not terminated"); break; }
        if (c == '\'') {
            at_++;
            if (!bad && count == 0) error(start, "empty rune literal or unescaped ' in rune literal");
            else if (!bad && count != 1) error(start, "more than one character in rune literal");
            break;
        }
        if (c == '\n') {
            if (!bad) error(at_, "newline in rune literal");
            break;
        }
        if (c == '\\') escape('\'');
        else do at_++; while ((peek() & 0xC0) == 0x80);
        count++;
    }
    literal = text_.substr(start, at_ - start);
}

void Scanner::assign_or(Token plain, Token assign) {
    if (peek() == '=') set(assign, 1);
    else token = plain;
}

void Scanner::operator_token() {
    const char c = text_[at_++];
    switch (c) {
        case '(': token = Token::LParen; return;
        case ')': token = Token::RParen; return;
        case '[': token = Token::LBrack; return;
        case ']': token = Token::RBrack; return;
        case '{': token = Token::LBrace; return;
        case '}': token = Token::RBrace; return;
        case ',': token = Token::Comma; return;
        case ';': token = Token::Semicolon; literal = "semicolon"; return;
        case '~': token = Token::Tilde; return;
        case ':': assign_or(Token::Colon, Token::Define); return;
        case '.':
            if (peek() == '.' && peek(1) == '.') set(Token::Ellipsis, 2);
            else token = Token::Dot;
            return;
        case '+': if (peek() == '+') set(Token::Inc, 1); else assign_or(Token::Add, Token::AddAssign); return;
        case '-': if (peek() == '-') set(Token::Dec, 1); else assign_or(Token::Sub, Token::SubAssign); return;
        case '*': assign_or(Token::Mul, Token::MulAssign); return;
        case '/': assign_or(Token::Quo, Token::QuoAssign); return;
        case '%': assign_or(Token::Rem, Token::RemAssign); return;
        case '^': assign_or(Token::Xor, Token::XorAssign); return;
        case '=': assign_or(Token::Assign, Token::Eql); return;
        case '!': assign_or(Token::Not, Token::Neq); return;
        case '&':
            if (peek() == '&') set(Token::LAnd, 1);
            else if (peek() == '^') { at_++; assign_or(Token::AndNot, Token::AndNotAssign); }
            else assign_or(Token::And, Token::AndAssign);
            return;
        case '|': if (peek() == '|') set(Token::LOr, 1); else assign_or(Token::Or, Token::OrAssign); return;
        case '<':
            if (peek() == '<') { at_++; assign_or(Token::Shl, Token::ShlAssign); }
            else if (peek() == '-') set(Token::Arrow, 1);
            else assign_or(Token::Lss, Token::Leq);
            return;
        case '>':
            if (peek() == '>') { at_++; assign_or(Token::Shr, Token::ShrAssign); }
            else assign_or(Token::Gtr, Token::Geq);
            return;
        default:
            error(at_ - 1, fmt::format("invalid character U+{:04X}{}", static_cast<unsigned char>(c), std::isprint(static_cast<unsigned char>(c)) ? fmt::format(" '{}'", c) : ""));
            next();
    }
}

}  // namespace tw
