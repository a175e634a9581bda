// Where goto and fallthrough may stand [go1.26 cmd/compile/internal/types2/labels.go].
#include <fmt/format.h>

#include "sim/types/checker_internal.h"

namespace tw {
namespace {

struct Jumps {
    struct Block { int parent = -1; Pos start; };
    struct Label { int block = -1; std::size_t at = 0; Pos pos; };
    struct Goto { int block = -1; std::size_t at = 0; Pos pos; std::string label; };
    struct Variable { int block = -1; std::size_t at = 0; Pos pos; };
    const Ast& ast;
    std::vector<Block> blocks;
    std::map<std::string, Label> labels;
    std::vector<Goto> gotos;
    std::vector<Variable> variables;
    std::vector<std::pair<Pos, std::string>> errors;
    std::size_t clock = 0;

    int open(int parent, Pos start) {
        blocks.push_back({parent, start});
        return static_cast<int>(blocks.size()) - 1;
    }
    void list(const std::vector<StmtId>& stmts, int block, bool last_clause, bool clause) {
        for (std::size_t i = 0; i < stmts.size(); i++) {
            StmtId s = stmts[i];
            std::size_t rest = i + 1;
            while (rest < stmts.size() && ast.stmts[stmts[rest]].kind == StmtKind::Empty) rest++;
            while (ast.stmts[s].kind == StmtKind::Labeled && ast.stmts[s].body) {
                label(s, block);
                s = ast.stmts[s].body;
            }
            const Stmt& node = ast.stmts[s];
            if (node.kind == StmtKind::Branch && node.op == Token::Fallthrough) {
                if (!clause || rest < stmts.size()) errors.emplace_back(node.pos, "fallthrough statement out of place");
                else if (last_clause) errors.emplace_back(node.pos, "cannot fallthrough final case in switch");
                continue;
            }
            statement(s, block);
        }
    }
    void label(StmtId s, int block) { labels.emplace(ast.stmts[s].text, Label{block, ++clock, ast.stmts[s].pos2}); }
    void statement(StmtId s, int block) {
        if (!s) return;
        const Stmt& node = ast.stmts[s];
        clock++;
        switch (node.kind) {
            case StmtKind::Labeled:
                label(s, block);
                statement(node.body, block);
                return;
            case StmtKind::Branch:
                if (node.op == Token::Goto) gotos.push_back({block, clock, node.pos2, node.text});
                if (node.op == Token::Fallthrough) errors.emplace_back(node.pos, "fallthrough statement out of place");
                return;
            case StmtKind::Assign:
                if (node.op == Token::Define) variables.push_back({block, clock, node.pos});
                return;
            case StmtKind::Decl:
                if (node.decl && declares(node.decl)) variables.push_back({block, clock, node.pos});
                return;
            case StmtKind::Block: list(node.stmts, open(block, node.pos), false, false); return;
            case StmtKind::If: case StmtKind::For: case StmtKind::Range: {
                const int header = open(block, node.body ? ast.stmts[node.body].pos : node.pos);
                statement(node.body, header);
                statement(node.els, header);
                return;
            }
            case StmtKind::Switch: case StmtKind::TypeSwitch: case StmtKind::Select:
                for (std::size_t i = 0; i < node.stmts.size(); i++) {
                    const Stmt& clause = ast.stmts[node.stmts[i]];
                    list(clause.stmts, open(block, clause.pos), i + 1 == node.stmts.size(), node.kind == StmtKind::Switch);
                }
                return;
            default: return;
        }
    }
    bool declares(DeclId d) const {
        const Decl& decl = ast.decls[d];
        if (decl.kind == DeclKind::Var) return true;
        for (DeclId inner : decl.decls)
            if (declares(inner)) return true;
        return false;
    }
    bool encloses(int outer, int inner) const {
        for (; inner >= 0; inner = blocks[static_cast<std::size_t>(inner)].parent)
            if (inner == outer) return true;
        return false;
    }
};

}  // namespace

void Checker::check_jumps(StmtId body) {
    Jumps jumps{p_.ast, {}, {}, {}, {}, {}};
    jumps.list(p_.ast.stmts[body].stmts, jumps.open(-1, p_.ast.stmts[body].pos), false, false);
    for (const auto& [pos, message] : jumps.errors) error(pos, message);
    for (const auto& from : jumps.gotos) {
        const auto found = jumps.labels.find(from.label);
        if (found == jumps.labels.end()) continue;
        const auto& to = found->second;
        if (!jumps.encloses(to.block, from.block)) {
            error(from.pos, fmt::format("goto {} jumps into block", from.label));
            continue;
        }
        for (const auto& variable : jumps.variables)
            if (variable.block == to.block && variable.at > from.at && variable.at < to.at) {
                error(from.pos, fmt::format("goto {} jumps over variable declaration at line {}", from.label, sources_.locate(variable.pos).line));
                break;
            }
    }
}

}  // namespace tw
