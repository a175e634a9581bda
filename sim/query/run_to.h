// Runs a Machine to a place in its source.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/machine/machine.h"

namespace tw {

// Code indices at which the statement on that line begins: the first of the line in each function, literals inside the
// line's own statement left out. `file`: base name, "" = any file of package main. Empty: no statement begins there.
std::vector<std::uint32_t> statements_at(const Image& image, const std::string& file, int line);

enum class RunResult : std::uint8_t { Reached, Ended, Budget, NoStatement };
// Steps until some goroutine is about to run the statement on the line for the `hit`-th time (from 1), counted from now:
// a machine that stands there already has reached it once. Every instruction is a step of its own, at most `max_steps` are made.
RunResult run_to(Machine& machine, const std::string& file, int line, int hit = 1, std::uint64_t max_steps = ~0ull);
// Until the program has ended.
RunResult run_to_end(Machine& machine, std::uint64_t max_steps = ~0ull);

}  // namespace tw
