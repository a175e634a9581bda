// Which words of a frame are still needed, worked out from bytecode alone: for the running goroutine, which may stand where
// there is no stack map, and for words that hold no pointers. Agrees with the stack maps where there are any.
#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "sim/runtime/runtime.h"

namespace tw {

class FrameLiveness {
public:
    explicit FrameLiveness(const Program& program) : program_(program) {}
    // One flag per word from fp on: the word is read before it is written. `after_call`: the call at pc has been made.
    std::vector<bool> live_words(int function, std::uint32_t pc, bool after_call);

private:
    using Rows = std::vector<std::vector<std::uint64_t>>;
    const Program& program_;
    std::map<int, Rows> known_;   // live before each instruction
    const Rows& rows(int function);
};

// The roots of a Machine's moment. A frame without a stack map (only the running goroutine's innermost one between two
// safepoints) gives the words that are live there instead of all of them.
std::vector<Root> precise_roots(const Runtime& rt);

}  // namespace tw
