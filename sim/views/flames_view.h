// Evidence of the kind that pprof gives: flame graphs of the heap by where it was allocated and by who holds it, of goroutines by
// their stacks, the dump of all goroutines, MemStats.
#pragma once
#include "sim/query/picture.h"
#include "sim/views/snapshot.h"

namespace tw {

FlamesView make_flames_view(const HeapPicture& picture);

}  // namespace tw
