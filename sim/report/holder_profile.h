// Who keeps memory, not who allocated it: each object's bytes under the chain of those that alone keep it, as a profile that
// `go tool pprof` reads. The outermost names are roots (goroutine, frame, variable; package variable), then objects; an
// object that several roots reach stands under "several roots". Cumulative bytes of a name = what would go if it went.
// Real Go has no such profile: it samples who allocates.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/query/picture.h"
#include "sim/report/pprof.h"

namespace tw {

struct Holding {                  // bytes of objects that share one chain
    std::vector<PprofFrame> chain;   // the object itself first, its outermost holder last
    std::uint64_t objects = 0, bytes = 0;
};

// Reachable objects only; of the program and of the library alike. Ordered by chain.
std::vector<Holding> holdings(const HeapPicture& picture);

PprofProfile holder_profile(const HeapPicture& picture, const std::string& program);

}  // namespace tw
