// The syntax tree of a whole program (the learner's package and the library packages it imports). One arena holds all
// nodes; ids name them; later stages keep their facts in tables indexed by the same ids. Nodes are uniform structs: the
// comment beside each kind names the fields that it uses and its grammar line [spec Source file organization …].
#pragma once
#include <string>
#include <vector>

#include "sim/base/ids.h"
#include "sim/base/source.h"
#include "sim/syntax/token.h"

namespace tw {

using ExprId = Id<struct ExprTag>;  // expressions and type expressions alike (as in go/ast)
using StmtId = Id<struct StmtTag>;
using DeclId = Id<struct DeclTag>;

enum class ExprKind : std::uint8_t {
    Bad,
    Ident,         // text                                   name
    BasicLit,      // lit, text (source spelling)            int, float, imaginary, rune, string literal
    CompositeLit,  // x = type (or none when elided), list   T{...}; elements are KeyValue or plain expressions
    KeyValue,      // x : y
    FuncLit,       // x = FuncType, body                     func(...) {...}
    Paren,         // (x)
    Selector,      // x . text     pos2 = position of the selected name
    Index,         // x [ list ]   one index, or type arguments
    Slice,         // x [ y : z : w ]   y, z, w may be none; flag = full slice expression (three indices)
    TypeAssert,    // x . ( y )    y none in a type switch guard: x.(type)
    Call,          // x ( list )   flag = last argument is followed by ...; list[0] may be a type (make, new)
    Star,          // * x          dereference or pointer type
    Unary,         // op x         + - ! ^ & <- ~
    Binary,        // x op y       pos2 = position of the operator
    // types
    ArrayType,      // [ y ] x      y = length; flag = [...]x; both none/false = slice type []x
    StructType,     // fields
    FuncType,       // params, results, type_params (only on declarations)
    InterfaceType,  // fields: methods (names = 1, type = FuncType), embedded elements (no names; type may be a union of Binary | and Unary ~)
    MapType,        // map[ x ] y
    ChanType,       // chan y, dir
    Ellipsis,       // ... x        only as the type of a final parameter
};

enum class ChanDir : std::uint8_t { Both, Send, Recv };

// One entry "a, b T `tag`" of a parameter list, struct or interface.
struct Field {
    std::vector<ExprId> names;  // Ident expressions; empty: embedded field, unnamed parameter or interface element
    ExprId type;
    ExprId tag;  // BasicLit string or none
    Pos pos;
};

struct Expr {
    ExprKind kind = ExprKind::Bad;
    Token op = Token::None;   // Unary, Binary
    Token lit = Token::None;  // BasicLit: Int, Float, Imag, Char, String
    ChanDir dir = ChanDir::Both;
    bool flag = false;
    Pos pos;   // where types2 reports it: start for operands, the operator for Binary/KeyValue ..., see position_of()
    Pos pos2;  // extra position named above (operator, selected name, opening bracket or parenthesis)
    Pos start; // first character of the expression
    Pos end;   // just after its last character
    ExprId x, y, z, w;
    std::vector<ExprId> list;
    std::string text;
    StmtId body;
    std::vector<Field> fields;       // StructType, InterfaceType
    std::vector<Field> type_params;  // FuncType of a generic declaration
    std::vector<Field> params, results;  // FuncType
};

enum class StmtKind : std::uint8_t {
    Bad,
    Empty,
    Expr,        // x
    Send,        // x <- y
    IncDec,      // x op           op = Inc or Dec
    Assign,      // lhs op rhs     op = Assign, Define, or AddAssign … (one on each side)
    Go,          // go x           x = Call
    Defer,       // defer x
    Return,      // rhs
    Branch,      // op = Break, Continue, Goto, Fallthrough; text = label or ""
    Block,       // stmts
    If,          // init; x; body; els (If or Block or none)
    Case,        // one clause of a Switch or TypeSwitch: lhs = expressions or types (empty and flag = default), stmts
    Switch,      // init; x (may be none); stmts = Case clauses
    TypeSwitch,  // init; x = TypeAssert guard; text = bound name or "", pos2 its position; stmts = Case clauses
    Comm,        // one clause of a Select: init = Send, Expr or Assign statement (none and flag = default), stmts
    Select,      // stmts = Comm clauses
    For,         // init; x; post; body
    Range,       // lhs = key, value (0..2, may be blank idents); op = Define, Assign or None; x; body
    Labeled,     // text; body = the statement
    Decl,        // decl = Const, Var or Type declaration (a group is a Group decl)
};

struct Stmt {
    StmtKind kind = StmtKind::Bad;
    Token op = Token::None;
    bool flag = false;
    Pos pos;   // where types2 reports it (for Assign: the operator's position is pos2)
    Pos pos2;  // operator, bound name, label
    Pos end;   // just after its last character (of a Block: the closing brace itself)
    ExprId x, y;
    std::vector<ExprId> lhs, rhs;
    StmtId init, post, body, els;
    std::vector<StmtId> stmts;
    std::string text;
    DeclId decl;
};

enum class DeclKind : std::uint8_t {
    Bad,
    Import,  // text = path (unquoted), name = local name, "." or "_" or ""
    Const,   // names, type, values; iota; inherited: values and type repeat the previous line's (implicit repetition)
    Var,     // names, type, values
    Type,    // names[0], type_params, type; flag = alias
    Func,    // names[0], receiver (0 or 1 field), type = FuncType, body (none: declared without body)
    Group,   // decls in parentheses
};

struct Decl {
    DeclKind kind = DeclKind::Bad;
    bool flag = false;
    bool inherited = false;
    int iota = 0;
    Pos pos;
    Pos end;
    std::string text;
    std::string name;
    std::vector<ExprId> names;  // Ident expressions
    ExprId type;
    std::vector<ExprId> values;
    std::vector<Field> type_params;
    std::vector<Field> receiver;
    StmtId body;
    std::vector<DeclId> decls;
    std::vector<std::string> pragmas;  // "//go:noinline" … lines right above a Func
};

struct FileAst {
    std::size_t source = 0;  // index into the SourceSet
    std::string package_name;
    Pos package_pos;
    std::vector<DeclId> decls;  // groups are kept as Group
    std::string go_version;     // of a //go:build go1.N line, or ""
};

struct Ast {
    Table<ExprId, Expr> exprs;
    Table<StmtId, Stmt> stmts;
    Table<DeclId, Decl> decls;
    std::vector<FileAst> files;
};

}  // namespace tw
