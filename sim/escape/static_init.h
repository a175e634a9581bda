// Package variables whose value is known before the program runs: their initialization leaves no statement, so that
// no allocation is seen in it [go1.26 staticinit/sched.go].
#pragma once
#include "sim/escape/ir.h"

namespace tw::escape {

class StaticInit {
public:
    StaticInit(const TypedProgram& program, Tree& tree) : p_(program), tree_(tree) {}
    // Appends what must still run of `statement` to `out`.
    void statement(Node* statement, std::vector<Node*>& out);

private:
    bool assign(Node* value, TypeId type, std::vector<Node*>& out);
    void assign_or_keep(Node* value, std::vector<Node*>& out);
    bool elements(Node* literal, std::vector<Node*>& out);
    bool copy(const std::string& name, TypeId type);
    [[nodiscard]] bool is_zero(const Node* n) const;

    const TypedProgram& p_;
    Tree& tree_;
    bool seen_mutation_ = false;
    std::vector<std::pair<std::string, Node*>> known_;  // variables initialized so far, with their value
};

}  // namespace tw::escape
