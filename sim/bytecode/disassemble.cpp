#include "sim/bytecode/disassemble.h"

#include <fmt/format.h>

#include "sim/bytecode/op_info.h"

namespace tw {
namespace {

std::string operand_text(const Program& program, OperandKind kind, std::int32_t value) {
    switch (kind) {
        case OperandKind::Write: return fmt::format("[{}]=", value);
        case OperandKind::Update: return fmt::format("[{}]+=", value);
        case OperandKind::Read: return fmt::format("[{}]", value);
        case OperandKind::Area: return fmt::format("area[{}]", value);
        case OperandKind::Jump: return fmt::format("->{}", value);
        case OperandKind::Function:
            return value >= 0 && value < static_cast<int>(program.functions.size()) ? program.functions[static_cast<std::size_t>(value)].symbol : "?";
        case OperandKind::Type:
            return value >= 0 && value < static_cast<int>(program.types.size()) ? program.types[static_cast<std::size_t>(value)].text : "-";
        case OperandKind::Native:
            return value >= 0 && value < static_cast<int>(program.natives.size()) ? program.natives[static_cast<std::size_t>(value)] : "?";
        default: return fmt::format("{}", value);
    }
}

std::string map_text(const FunctionCode& function, std::uint32_t pc) {
    for (const Safepoint& safepoint : function.safepoints) {
        if (safepoint.pc != pc) continue;
        std::string text = "  ; live";
        const std::vector<bool>& bits = function.bitmaps[safepoint.bitmap];
        for (std::size_t w = 0; w < bits.size(); w++)
            if (bits[w]) text += fmt::format(" {}", w * 8);
        return text;
    }
    return "";
}

}  // namespace

std::string disassemble(const Program& program, const FunctionCode& function, std::size_t pc) {
    const Instruction& at = function.code[pc];
    const OpInfo& info = info_of(at.op);
    std::string text = fmt::format("{:<13}", info.name);
    const std::int32_t operands[3] = {at.a, at.b, at.c};
    bool first = true;
    for (std::size_t i = 0; i < 3; i++) {
        if (info.kinds[i] == OperandKind::None) continue;
        if (i == 1 && info.wide_immediate) {
            text += fmt::format(" {}", at.imm64());
            break;
        }
        text += fmt::format("{}{}", first ? " " : ", ", operand_text(program, info.kinds[i], operands[i]));
        first = false;
    }
    if (at.e) text += fmt::format(" e={}", at.e);
    return text;
}

std::string disassemble(const Program& program, const FunctionCode& function) {
    std::string text = fmt::format("{}{}  frame {} args {} results at {}\n", function.symbol, function.params_text, function.frame_size,
                                   function.args_size, function.results_offset);
    for (const Variable& variable : function.variables)
        text += fmt::format("  var {} at {} pcs {}-{}{}{}\n", variable.name, variable.offset, variable.from, variable.to,
                            variable.on_heap ? " on the heap" : "", variable.by_reference ? " by reference" : "");
    int last_line = 0;
    for (std::size_t pc = 0; pc < function.code.size(); pc++) {
        const int line = program.sources.locate(Pos{function.lines[pc]}).line;
        text += fmt::format("{:>5} {:>4}  {}{}\n", line != last_line ? std::to_string(line) : "", pc, disassemble(program, function, pc),
                            map_text(function, static_cast<std::uint32_t>(pc)));
        last_line = line;
    }
    return text;
}

std::string disassemble(const Program& program) {
    std::string text;
    for (const FunctionCode& function : program.functions)
        if (function.package == "main") text += disassemble(program, function) + "\n";
    return text;
}

}  // namespace tw
