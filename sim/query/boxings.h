// The boxing ledger: every conversion of package main from a concrete value to an interface, and how each one that was made so
// far ended, as the machine saw it: by the address of the data word (Runtime::count_conversion).
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/runtime/runtime.h"

namespace tw {

struct Boxing {
    std::string file;                     // base name
    int line = 0, column = 0;
    std::string from, to;                 // types
    std::array<std::uint64_t, kBoxOutcomes> runs{};  // by BoxOutcome
    std::uint64_t total = 0;
    std::uint64_t size = 0;               // bytes of the value
    std::uint64_t slot = 0;               // bytes that a copy on the heap takes; 0: it never takes any
    bool tiny = false;                    // … or a part of a tiny block of 16 bytes
    bool constant = false;                // known while compiling
};
// By place. Places that stand more than once in the code (instances of generic functions) are one row for each pair of types.
std::vector<Boxing> boxing_ledger(const Runtime& rt);

// "copied, allocated 24 bytes", "direct pointer", "small-value table", "zero value", "read-only constant", "on the stack".
std::string outcome_text(const Boxing& boxing, BoxOutcome outcome);
// "main.go:14  int → any: small-value table ×2, copied, allocated 8 bytes ×1"
std::string boxing_line(const Boxing& boxing);

}  // namespace tw
