// What stands in every slot of every goroutine, for telling what changed between two places.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "sim/lab/session.h"

namespace tw {

std::map<std::string, std::string> slot_values(const Session& session);
std::map<std::string, std::string> slot_values(const std::vector<GoroutineView>& goroutines);
// The key of one slot: frames are counted from the outermost, so that a call does not rename those below it.
std::string slot_key(const GoroutineView& goroutine, std::size_t frame, const SlotView& slot);

// What the collector's next unit will do, in words; "" when it is off.
std::string next_unit_text(const Session& session);

}  // namespace tw
