// Tokens of Go [spec Lexical elements]. One list makes the enum and the spellings.
#pragma once
#include <cstdint>
#include <string_view>

namespace tw {

#define TW_TOKENS(T)                                                                                     \
    T(None, "") T(Eof, "EOF") T(Name, "name") T(Int, "int") T(Float, "float") T(Imag, "imag")             \
    T(Char, "rune") T(String, "string") T(Semicolon, ";") T(Comma, ",") T(Dot, ".") T(Colon, ":")          \
    T(LParen, "(") T(RParen, ")") T(LBrack, "[") T(RBrack, "]") T(LBrace, "{") T(RBrace, "}")              \
    T(Ellipsis, "...") T(Add, "+") T(Sub, "-") T(Mul, "*") T(Quo, "/") T(Rem, "%") T(And, "&") T(Or, "|")  \
    T(Xor, "^") T(Shl, "<<") T(Shr, ">>") T(AndNot, "&^") T(Tilde, "~") T(AddAssign, "+=")                 \
    T(SubAssign, "-=") T(MulAssign, "*=") T(QuoAssign, "/=") T(RemAssign, "%=") T(AndAssign, "&=")         \
    T(OrAssign, "|=") T(XorAssign, "^=") T(ShlAssign, "<<=") T(ShrAssign, ">>=") T(AndNotAssign, "&^=")    \
    T(LAnd, "&&") T(LOr, "||") T(Arrow, "<-") T(Inc, "++") T(Dec, "--") T(Eql, "==") T(Lss, "<")           \
    T(Gtr, ">") T(Assign, "=") T(Not, "!") T(Neq, "!=") T(Leq, "<=") T(Geq, ">=") T(Define, ":=")          \
    T(Break, "break") T(Case, "case") T(Chan, "chan") T(Const, "const") T(Continue, "continue")            \
    T(Default, "default") T(Defer, "defer") T(Else, "else") T(Fallthrough, "fallthrough") T(For, "for")    \
    T(Func, "func") T(Go, "go") T(Goto, "goto") T(If, "if") T(Import, "import") T(Interface, "interface")  \
    T(Map, "map") T(Package, "package") T(Range, "range") T(Return, "return") T(Select, "select")          \
    T(Struct, "struct") T(Switch, "switch") T(Type, "type") T(Var, "var")

enum class Token : std::uint8_t {
#define TW_TOKEN(name, spelling) name,
    TW_TOKENS(TW_TOKEN)
#undef TW_TOKEN
};

// The token's spelling: "+=", "func"; for Name, Int … the class name.
std::string_view spelling(Token token);

}  // namespace tw
