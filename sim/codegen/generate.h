// Front door of codegen: typed program and escape facts in, bytecode with everything the right half needs out.
#pragma once
#include "sim/base/source.h"
#include "sim/bytecode/program.h"
#include "sim/escape/facts.h"
#include "sim/types/typed_program.h"

namespace tw {

// Takes a program that checked without errors. Returns the Program; diagnostics "not supported yet: …" name what the
// bytecode cannot express so far.
Checked<Program> generate(const TypedProgram& program, const EscapeFacts& facts, SourceSet sources);

}  // namespace tw
