// Copies of function bodies: variables, statements and literals of their own.
#pragma once
#include <unordered_map>

#include "sim/escape/ir.h"

namespace tw::escape {

class Clone {
public:
    Clone(const Func& from, Tree& into) : from_(from), into_(into) {}

    // The whole function, for later use.
    Func* function();

    // The body in place of `call` in `caller`: the call becomes an InlinedCall.
    struct Inlined { Func& caller; Node* call; int index; int generation; bool delay_results; std::string chain, package; };
    void inlined(const Inlined& where);

private:
    Variable* variable(Variable* v, Func* owner, bool inlined);
    Variable* mapped(Variable* v) const;
    Node* node(const Node* n);
    std::vector<Node*> nodes(const std::vector<Node*>& list);
    Func* literal(Func* fn);
    Node* return_block(const Node* n);
    void definitions();
    Node* name(Variable* v, Pos pos);
    Node* declaration(Variable* v, Pos pos);

    const Func& from_;
    Tree& into_;
    const Inlined* where_ = nullptr;   // set while the nodes are those of the inlined body itself, not of its literals
    const Inlined* target_ = nullptr;
    Func* owner_ = nullptr;
    std::vector<Variable*> results_;
    std::unordered_map<const Variable*, Variable*> variables_;
    std::vector<Variable*> fresh_;
    std::unordered_map<const Node*, Node*> nodes_;
};

}  // namespace tw::escape
