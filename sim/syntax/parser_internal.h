// The recursive-descent parser's state, shared by the parse_*.cpp files. One instance parses one file.
// Models [go1.26 cmd/compile/internal/syntax/parser.go].
#pragma once
#include <string>
#include <vector>

#include "sim/syntax/parser.h"
#include "sim/syntax/scanner.h"

namespace tw {

class Parser {
public:
    Parser(const SourceSet& sources, std::size_t index, Ast& ast);
    std::vector<Diagnostic> parse();

private:
    // tokens
    [[nodiscard]] Token token() const { return scanner_.token; }
    [[nodiscard]] Pos pos() const { return Pos{base_ + scanner_.offset}; }
    [[nodiscard]] bool at(Token t) const { return scanner_.token == t; }
    void next();
    bool got(Token t);
    void want(Token t);
    bool got_assign();
    void advance(std::initializer_list<Token> follow);
    void error_at(Pos at, const std::string& message);
    void syntax_error(const std::string& message) { syntax_error_at(pos(), message); }
    void syntax_error_at(Pos at, std::string message);
    [[nodiscard]] std::string token_text() const;

    // nodes
    ExprId new_expr(ExprKind kind, Pos at, Pos start);
    Expr& expr(ExprId id) { return ast_.exprs[id]; }
    ExprId finish(ExprId id) { expr(id).end = last_end_; return id; }
    StmtId new_stmt(StmtKind kind, Pos at);
    StmtId finish(StmtId id) { ast_.stmts[id].end = last_end_; return id; }
    ExprId bad_expr();
    ExprId name();
    ExprId name_or_blank();

    // declarations (parse_declarations.cpp)
    void file();
    void append_group(std::vector<DeclId>& out, DeclId (Parser::*one)(int));
    DeclId import_decl(int);
    DeclId const_decl(int index);
    DeclId type_decl(int);
    DeclId var_decl(int);
    DeclId func_decl();
    void generic_or_array(Decl& decl);
    std::vector<Field> type_parameters(Pos open, ExprId first_name, ExprId first_type);
    DeclId declaration_statement(Token keyword);
    std::vector<ExprId> name_list();
    std::vector<ExprId> name_list_from(ExprId first);

    // types (parse_types.cpp)
    ExprId type();
    ExprId type_or_none();
    ExprId type_elem();          // constraint: unions and ~
    ExprId func_type(Pos start, bool allow_type_params = false);
    ExprId struct_type();
    ExprId interface_type();
    ExprId map_type();
    ExprId chan_type();
    ExprId array_or_slice_type();
    ExprId qualified_name(ExprId first);
    ExprId type_instance(ExprId generic);
    void field_decl(std::vector<Field>& fields);
    ExprId embedded_type();
    Field method_decl();
    std::vector<Field> parameters(Token close, bool type_params, ExprId name = {}, ExprId type = {});
    void signature(Expr& type_node);
    std::vector<Field> results();
    ExprId tag();
    ExprId union_rest(ExprId left);
    ExprId array_or_type_args(ExprId before);
    [[nodiscard]] bool starts_type() const;

    // expressions (parse_expressions.cpp)
    ExprId expression();
    ExprId binary(ExprId left, int precedence);
    ExprId unary();
    ExprId primary(ExprId operand, bool keep_parens);
    ExprId operand(bool keep_parens);
    ExprId selector(ExprId x);
    ExprId index_or_slice(ExprId x);
    ExprId call(ExprId fun);
    ExprId composite(ExprId type);
    ExprId composite_element();
    ExprId element_value();
    ExprId func_literal();
    ExprId literal();
    std::vector<ExprId> expression_list();
    ExprId typed_or_expression();   // argument: expression or type
    [[nodiscard]] bool is_literal_type(ExprId x) const;

    // statements (parse_statements.cpp)
    StmtId statement_or_none();
    StmtId block();
    StmtId func_body();
    std::vector<StmtId> statement_list();
    StmtId simple_statement(ExprId lhs, Token keyword);
    StmtId assign_or_range(Pos start, std::vector<ExprId> lhs, Token keyword);
    StmtId range_clause(Pos at, std::vector<ExprId> lhs, Token op);
    StmtId type_switch_guard(Pos start, Pos name_pos, const std::string& name, ExprId guard);
    StmtId if_statement();
    StmtId for_statement();
    StmtId switch_statement();
    StmtId select_statement();
    StmtId case_clause();
    StmtId comm_clause();
    StmtId call_statement();
    StmtId labeled(ExprId label);
    StmtId branch_statement();
    StmtId return_statement();
    StmtId decl_statement();
    struct Header { StmtId init, condition, post; bool range = false; };
    Header header(Token keyword);
    StmtId block_after(const char* context);
    ExprId header_expression(StmtId simple, const char* keyword);

    void comment(std::uint32_t offset, std::string_view text);

    // How deep expressions, types and statements may stand in each other: every later stage goes down as far, on the same stack.
    // Differs: the compiler's own stack grows, so it takes any depth. Written by people one sees less than fifty.
    static constexpr int kDeepest = 500;
    struct Nested {
        int& depth;
        explicit Nested(Parser& parser) : depth(parser.depth_) { depth++; }
        ~Nested() { depth--; }
        Nested(const Nested&) = delete;
        Nested& operator=(const Nested&) = delete;
    };
    bool too_deep();   // says so and skips what is left of the file

    Ast& ast_;
    FileAst file_;
    std::string_view text_;
    std::uint32_t base_;
    std::vector<Diagnostic> diagnostics_;
    Scanner scanner_;
    Pos last_end_;
    int expr_level_ = 0;     // < 0: in a control clause, where a composite literal needs parentheses
    int func_level_ = 0;
    int depth_ = 0;
    std::uint32_t last_error_line_ = ~0u;
    std::vector<std::string> pragmas_;
    Decl* group_ = nullptr;
    DeclId previous_const_;
};

}  // namespace tw
