#include "sim/bytecode/verify.h"

#include <fmt/format.h>

#include "sim/bytecode/op_info.h"

namespace tw {
namespace {

struct Verifier {
    const Program& program;
    std::vector<std::string> problems;

    void report(const FunctionCode& function, std::size_t pc, const std::string& what) {
        problems.push_back(fmt::format("{} {}: {}: {}", function.symbol, pc, info_of(function.code[pc].op).name, what));
    }

    void check_instruction(const FunctionCode& function, std::size_t pc) {
        Instruction pair[2] = {function.code[pc], pc + 1 < function.code.size() ? function.code[pc + 1] : Instruction{}};
        const OpInfo& info = info_of(pair[0].op);
        if (info.has_data && pair[1].op != Op::Data) report(function, pc, "no Data instruction after it");
        const std::int64_t limit = function.frame_size + kFrameHeader + function.args_size;
        visit_slots(pair, program.types, [&](std::int32_t& offset, std::int64_t bytes, Access) {
            if (offset < 0 || offset > limit || (bytes > 0 && offset + bytes > ((limit + 7) & ~std::int64_t{7}) + (offset % 8)))
                report(function, pc, fmt::format("slot {} (+{}) outside of the frame of {}", offset, bytes, limit));
        });
        visit_targets(pair, [&](std::int32_t& target) {
            if (target < 0 || target >= static_cast<std::int32_t>(function.code.size())) report(function, pc, "jump outside of the function");
        });
        const std::int32_t operands[3] = {pair[0].a, pair[0].b, pair[0].c};
        for (std::size_t i = 0; i < 3; i++) {
            const auto bad = [&](std::size_t size) { return operands[i] < 0 || operands[i] >= static_cast<std::int64_t>(size); };
            if (info.kinds[i] == OperandKind::Type && bad(program.types.size())) report(function, pc, "type index");
            if (info.kinds[i] == OperandKind::Function && bad(program.functions.size())) report(function, pc, "function index");
            if (info.kinds[i] == OperandKind::Native && bad(program.natives.size())) report(function, pc, "native index");
        }
    }
};

}  // namespace

std::vector<std::string> verify(const Program& program) {
    Verifier verifier{program, {}};
    for (const FunctionCode& function : program.functions) {
        for (std::size_t pc = 0; pc < function.code.size(); pc++) verifier.check_instruction(function, pc);
        const auto words = static_cast<std::size_t>(function.frame_size + kFrameHeader + function.args_size) / 8;
        for (const std::vector<bool>& map : function.bitmaps)
            if (map.size() != words) verifier.problems.push_back(function.symbol + ": stack map of the wrong size");
    }
    return verifier.problems;
}

}  // namespace tw
