// The interpreter loop and what its slow instructions share.
#pragma once
#include <cstdint>

#include "sim/runtime/runtime.h"

namespace tw {

enum class Halt : std::uint8_t {
    Fuel,      // all steps were made
    Switch,    // the goroutine no longer runs: parked, ended, or its time is over
    Collect,   // the next instruction allocates and a collection is due, or one was requested
    Ended,     // the program ended
};

// Runs the current goroutine for at most `fuel` instructions. rt.steps and the goroutine's fp and code_index are current on return.
Halt execute(Runtime& rt, std::uint64_t fuel);

// ---- slow instructions (execute_*.cpp). The goroutine's fp and code_index are saved before each call.
struct Slow {
    Runtime& rt;
    const Instruction* ip;   // ip[1] is its Data
    std::byte* fp;           // host address of the frame
    [[nodiscard]] std::uint64_t& word(std::int32_t slot) const { return *reinterpret_cast<std::uint64_t*>(fp + slot); }
    [[nodiscard]] std::uint64_t address(std::int32_t slot) const { return rt.g().fp + static_cast<std::uint64_t>(static_cast<std::int64_t>(slot)); }
};
enum class Flow : std::uint8_t {
    Next,    // go on behind the instruction (and its Data)
    Reload,  // frame or place changed: continue where the goroutine's record says
    Stop,    // the goroutine parked here; its instruction is completed by others
    Yield,   // as Next, but another goroutine may run first
};
using SlowFunction = Flow (*)(Slow&);
// nullptr for instructions that the loop executes itself.
SlowFunction slow_instruction(Op op);

// ---- panics and defers (panics.cpp)
void raise_pending(Runtime& rt);                     // turns rt.pending into calls on the goroutine's stack
void begin_panic(Runtime& rt, std::uint64_t type_word, std::uint64_t data);
void begin_goexit(Runtime& rt);
void return_to_panic(Runtime& rt);                   // PanicReturn
Flow run_deferred(Slow& x);                          // DeferReturn
Flow recover(Slow& x);
Flow defer_call(Slow& x);
Flow defer_at(Slow& x);
// Pushes a call of function value `fv` (no arguments) below the frame; `back` is the code index to return to.
bool push_call(Runtime& rt, std::uint64_t fv, std::uint32_t back);

// Interpreter bookkeeping of written stack pages: everything from g.watermark up is marked since the last checkpoint.
void mark_stack(Runtime& rt, std::uint64_t down_to);

inline constexpr std::uint64_t kStackGuard = 256;    // below it a call grows the stack; stubs and panics use it

}  // namespace tw
