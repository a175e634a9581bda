// Roots of a moment between two safepoints, for who knows which words of the running frame are still needed.
#pragma once
#include <vector>

#include "sim/runtime/runtime.h"

namespace tw {

// As Runtime::all_roots, but in the running goroutine's innermost frame, where that stands without a stack map, only the words
// from fp on that `live` names count, and what dead pointers lead to inside the stack does not. nullptr: all words.
std::vector<Root> roots_with_live_words(const Runtime& rt, const std::vector<bool>* live);

}  // namespace tw
