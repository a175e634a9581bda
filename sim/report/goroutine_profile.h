// Where goroutines stand, by stack, as `go tool pprof` reads it.
// Models [go1.26 runtime/pprof/pprof.go writeGoroutine]: the frames in which the runtime parks a goroutine stand on top.
// Differs: of those frames only the ones that say what it waits for; functions without a frame in the model are left out.
#pragma once
#include <string>

#include "sim/report/pprof.h"
#include "sim/runtime/runtime.h"

namespace tw {

PprofProfile goroutine_profile(const Runtime& rt, const std::string& program);

// The runtime's frames above a parked goroutine's own, innermost first; none when it is not parked.
std::vector<PprofFrame> parked_frames(const Goroutine& g);

}  // namespace tw
