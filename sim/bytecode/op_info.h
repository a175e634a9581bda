// What an instruction reads and writes: the operand kinds of instructions.def and, for areas (M) and `Data` operands,
// their sizes. Used by codegen (relocation, liveness), the verifier and the disassembler.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "sim/bytecode/instruction.h"
#include "sim/bytecode/type_descriptor.h"

namespace tw {

enum class OperandKind : std::uint8_t { None, Write, Read, Update, Area, Immediate, Jump, Function, Type, Native };

struct OpInfo {
    std::string_view name;
    std::array<OperandKind, 3> kinds{};
    std::array<int, 3> words{};     // of Read and Write; 0 = N, see slot visits
    std::string_view sentence;
    bool has_data = false;          // a Data instruction follows
    bool wide_immediate = false;    // b and c form one 64-bit immediate
};

const OpInfo& info_of(Op op);

enum class Access : std::uint8_t { Read, Write, Update, Address };
// Called with a slot operand (may be changed), the bytes touched and how.
using SlotVisitor = std::function<void(std::int32_t& offset, std::int64_t bytes, Access access)>;
// Visits every frame slot that the instruction `code[0]` names (with its Data instruction `code[1]`, if it has one).
void visit_slots(Instruction* code, const std::vector<TypeDescriptor>& types, const SlotVisitor& visit);
// Visits the jump targets of the instruction.
void visit_targets(Instruction* code, const std::function<void(std::int32_t& target)>& visit);

// May call, allocate, park or start the collector: it has a stack map.
bool is_safepoint(Op op);
// Calls: the stack map is what is live after the call. Other safepoints: what is live before the instruction.
bool is_call(Op op);
// Control never reaches the next instruction.
bool ends_flow(Op op);

}  // namespace tw
