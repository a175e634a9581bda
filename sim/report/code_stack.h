// Where code stands, as profiles name it: functions, files, lines.
#pragma once
#include <cstdint>
#include <vector>

#include "sim/report/pprof.h"
#include "sim/runtime/runtime.h"

namespace tw {

// The frame of an instruction: address of code_index.
PprofFrame frame_of_code(const Image& image, std::uint32_t code_index);

// Code indices of a goroutine's frames, innermost first; the machine's own stubs left out.
std::vector<std::uint32_t> code_stack(const Runtime& rt, const Goroutine& g);

// Made by the compiler, or, `leaf`, of the runtime: profiles of the heap leave them out. [go1.26 runtime/pprof/protomem.go writeHeapProto]
bool is_wrapper_code(const Image& image, std::uint32_t code_index);
bool is_runtime_code(const Image& image, std::uint32_t code_index);

}  // namespace tw
