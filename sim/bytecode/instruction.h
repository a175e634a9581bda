// One instruction: 16 bytes, fixed width. See instructions.def for the meaning of a, b, c and e.
#pragma once
#include <cstdint>

#include "sim/bytecode/instructions.def"

namespace tw {

enum class Op : std::uint16_t {
#define TW_OP(name, a, b, c, sentence) name,
    TW_INSTRUCTIONS(TW_OP)
#undef TW_OP
    Count
};

struct Instruction {
    Op op = Op::Nop;
    std::uint16_t e = 0;
    std::int32_t a = 0;
    std::int32_t b = 0;
    std::int32_t c = 0;
    [[nodiscard]] std::int64_t imm64() const {
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(static_cast<std::uint32_t>(b)) |
                                         static_cast<std::uint64_t>(static_cast<std::uint32_t>(c)) << 32);
    }
    void set_imm64(std::int64_t v) {
        b = static_cast<std::int32_t>(v);
        c = static_cast<std::int32_t>(v >> 32);
    }
    bool operator==(const Instruction&) const = default;
};
static_assert(sizeof(Instruction) == 16);

// Frame header between a frame and its arguments: return address, closure record.
inline constexpr std::int32_t kFrameHeader = 16;

}  // namespace tw
