// What the machine's views add to the state file.
#pragma once
#include <nlohmann/json.hpp>

#include "gui/ui_state.h"
#include "sim/views/snapshot.h"

namespace tw::gui {

void add_views_state(nlohmann::json& state, const Snapshot& snapshot, const UiState& ui);

}  // namespace tw::gui
