// Finds what a query names: a variable in scope, a part of it, what it points to, an address. The running goroutine's frames
// are searched from the innermost outwards, then package variables; `goroutine 7: x` searches that goroutine's.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/query/liveness.h"
#include "sim/query/value.h"

namespace tw {

// A variable in one frame, with where its value stands now.
struct FrameVariable {
    const Variable* variable = nullptr;
    std::uint64_t slot = 0;     // in the frame
    std::uint64_t address = 0;  // of the value: the slot, or what it points to when moved to the heap or captured by reference
    bool live = true;           // some of it may still be used
    bool captured = false;
    std::string place;          // "frame", "heap (moved: …)", "closure"
};
// Variables in scope in a frame; later declarations of the same name first.
std::vector<FrameVariable> variables_in_scope(const Runtime& rt, const Runtime::Frame& frame, FrameLiveness& liveness, bool is_running);

struct Located {
    std::string error;          // "" = found
    std::string name;           // as written
    int type = -1;
    std::uint64_t address = 0;
    bool live = true;
    std::string place;          // "frame of main.main", "package variable", "heap"
    std::string reason;         // why a variable was moved to the heap
    std::int64_t offset = -1;   // of the last selected field in its struct
    bool is_address = false;    // written as 0x…: no type of its own
    [[nodiscard]] bool ok() const { return error.empty(); }
};
Located locate(const Runtime& rt, const std::string& text);

// A type by its text ("main.user", "*main.user", "[]byte"), −1 for none.
int type_named(const Runtime& rt, const std::string& text);

}  // namespace tw
