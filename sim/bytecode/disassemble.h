// Bytecode as text, for `twoword disasm` and tests.
#pragma once
#include <string>

#include "sim/bytecode/program.h"

namespace tw {

// One instruction: "AddImm       32 <- 40, 1". Takes its function for context.
std::string disassemble(const Program& program, const FunctionCode& function, std::size_t pc);
// The function with frame size, variables, code with source lines and stack maps.
std::string disassemble(const Program& program, const FunctionCode& function);
// All functions of package main.
std::string disassemble(const Program& program);

}  // namespace tw
