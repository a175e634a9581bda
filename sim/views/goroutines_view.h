// Goroutines with their frames and what stands in them.
#pragma once
#include <vector>

#include "sim/machine/machine.h"
#include "sim/views/snapshot.h"

namespace tw {

struct GoroutinesOptions {
    bool system = false;           // goroutines of the runtime too
    bool library = false;          // frames of library functions with their variables; without: their names only
    std::size_t most = 64;         // goroutines; the running one comes first and always
    std::size_t most_frames = 32;  // of each
};
std::vector<GoroutineView> make_goroutines_view(const Machine& machine, const GoroutinesOptions& options = {});
// Package variables of package main.
std::vector<SlotView> make_globals_view(const Machine& machine);

}  // namespace tw
