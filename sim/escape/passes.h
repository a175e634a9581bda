// What the compiler does to a function between type checking and escape analysis, as far as -l leaves it on.
#pragma once
#include "sim/escape/facts.h"
#include "sim/escape/ir.h"

namespace tw::escape {

// Sets Variable::assigned_again for all variables [ir.Reassigned].
void note_assignments(const TypedProgram& program, Tree& tree);
// The expression that a never reassigned local variable stands for [ir.StaticValue].
Node* static_value(Node* n);
// Interface calls whose receiver's type is known become direct calls [devirtualize/devirtualize.go].
void devirtualize(const TypedProgram& program, Tree& tree, std::vector<EscapeLine>& lines);
// Loop variables that are captured or whose address is taken get declared inside the loop [loopvar/loopvar.go].
void loop_variables(const TypedProgram& program, Tree& tree);
// Assignments without effect to variables that are never read vanish [deadlocals/deadlocals.go].
void dead_locals(const TypedProgram& program, Tree& tree);
// Which slices grow in the frame and move to the heap later [slice/slice.go]. Requires: all functions are tagged.
void move_slices(const TypedProgram& program, const Tree& tree, EscapeFacts& facts);

}  // namespace tw::escape
