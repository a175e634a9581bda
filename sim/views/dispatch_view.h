// A method call through an interface, followed from the interface's first word to the source line that will run.
// [go1.26 runtime/iface.go getitab: Fun[0] decides whether the type implements the interface; internal/abi/iface.go ITab]
#pragma once
#include "sim/runtime/runtime.h"
#include "sim/views/snapshot.h"

namespace tw {

// One for each method of the slot's interface type; none where its tab word is zero, or where it has no methods.
std::vector<DispatchView> make_dispatch_views(const Runtime& rt, const SlotView& slot);

}  // namespace tw
