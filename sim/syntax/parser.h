// Front door of the syntax stage: source text to syntax tree.
#pragma once
#include "sim/base/source.h"
#include "sim/syntax/ast.h"

namespace tw {

// Parses file `index` of `sources` into `ast` (appending to its arena). Reports syntax errors in the words of
// cmd/compile ("syntax error: unexpected newline, expected …"), in source order, at most one per line.
// [go1.26 cmd/compile/internal/syntax/parser.go]
std::vector<Diagnostic> parse_file(const SourceSet& sources, std::size_t index, Ast& ast);

// The source form of an expression, as the compiler prints it in messages: "&T{…}", "make([]byte, n)", "func literal".
// `escape_style` follows -m's abbreviations ("&T{...}", "func literal"), otherwise types2's ("T{…}", "func() {…}").
enum class ExprStyle : std::uint8_t { Types, Escape };
std::string expression_text(const Ast& ast, ExprId expr, ExprStyle style = ExprStyle::Types);

}  // namespace tw
