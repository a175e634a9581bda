// What the compiler does to a function between type checking and escape analysis, as far as -l leaves it on.
#pragma once
#include <unordered_set>

#include "sim/escape/facts.h"
#include "sim/escape/ir.h"

namespace tw::escape {

// Whether the pragma list has `pragma`; what follows the first word of a line is commentary.
bool has_pragma(const std::vector<std::string>& pragmas, const std::string& pragma);
// Sets Variable::assigned_again for all variables [ir.Reassigned].
void note_assignments(const TypedProgram& program, Tree& tree);
void note_assignments(const TypedProgram& program, const Node* n);   // adds those under n
// The expression that a never reassigned local variable stands for [ir.StaticValue].
Node* static_value(Node* n);
// Interface calls whose receiver's type is known become direct calls [devirtualize/devirtualize.go].
class Devirtualizer {
public:
    Devirtualizer(const TypedProgram& program, Tree& tree, std::vector<EscapeLine>& lines) : p_(program), tree_(tree), lines_(lines) {}
    void run();                                    // every call of the tree
    void imprecise_calls();                        // of methods of type parameters that stand for interfaces: says so
    void collect(Node* n);                         // notes the assignments under n
    void static_call(const Func& caller, Node* call);   // one call

private:
    [[nodiscard]] bool is_interface(TypeId t) const { return t && p_.types.under(t).kind == Kind::Interface; }
    void note(const Node* left, Node* value, TypeId type, std::size_t result = 0);
    TypeId concrete(Node* n, std::unordered_set<Variable*>& seen, bool& known);
    void visit(const Func& caller, Node* n);
    void imprecise(const Func& caller, Node* n);
    [[nodiscard]] bool shaped(const Func& caller, TypeId type) const;
    [[nodiscard]] bool writes_type_param(ExprId type) const;
    Node* embedded(Node* x, TypeId& at, const std::vector<int>& path, Pos pos);

    const TypedProgram& p_;
    Tree& tree_;
    std::vector<EscapeLine>& lines_;
    const Node* found_ = nullptr;   // the value whose type `concrete` gave
};
// Loop variables that are captured or whose address is taken get declared inside the loop [loopvar/loopvar.go].
void loop_variables(const TypedProgram& program, Tree& tree);
// Assignments without effect to variables that are never read vanish [deadlocals/deadlocals.go].
void dead_locals(const TypedProgram& program, Tree& tree);
// Indices that need no check. Requires: everything else is done.
void elided_bounds(const TypedProgram& program, const Tree& tree, EscapeFacts& facts, std::size_t& printed);
// Which slices grow in the frame and move to the heap later [slice/slice.go]. Requires: all functions are tagged.
void move_slices(const TypedProgram& program, const Tree& tree, EscapeFacts& facts);

}  // namespace tw::escape
