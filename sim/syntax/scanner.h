// Source text to tokens, with automatic semicolons. Used by the parser only.
// Models [go1.26 cmd/compile/internal/syntax/scanner.go next].
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "sim/syntax/token.h"

namespace tw {

class Scanner {
public:
    // report(offset, message) is called for lexical errors; comment(offset, text) for each comment.
    using Report = std::function<void(std::uint32_t, const std::string&)>;
    using Comment = std::function<void(std::uint32_t, std::string_view)>;
    Scanner(std::string_view text, Report report, Comment comment)
        : text_(text), report_(std::move(report)), comment_(std::move(comment)) {}

    void next();  // reads the next token into the fields below

    Token token = Token::None;
    std::string_view literal;    // Name and literals: source spelling. Semicolon: "semicolon", "newline" or "EOF"
    std::uint32_t offset = 0;    // where the token starts
    std::uint32_t end = 0;       // just after it
    bool bad = false;            // literal was reported as malformed

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    [[nodiscard]] bool more() const { return at_ < text_.size(); }
    void error(std::size_t where, const std::string& message) { bad = true; report_(static_cast<std::uint32_t>(where), message); }
    bool skip_space();           // true: a semicolon is due here
    bool skip_comment();         // true: it held a newline that ends a statement
    void name();
    void number();
    void digits(int base, std::size_t* invalid, bool* any);
    void string();
    void raw_string();
    void rune();
    bool escape(char quote);
    void operator_token();
    void set(Token t, std::size_t length) { token = t; at_ += length; }
    void assign_or(Token plain, Token assign);

    std::string_view text_;
    Report report_;
    Comment comment_;
    std::size_t at_ = 0;
    bool semicolon_due_ = false;
};

// True when the literal or name token ends a statement at a line break [spec Semicolons].
bool ends_statement(Token token);

}  // namespace tw
