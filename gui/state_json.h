// What is shown, for scripts, tests and screen readers.
#pragma once
#include <string>

#include "gui/ui_state.h"
#include "sim/views/snapshot.h"

namespace tw::gui {

// Everything on screen as JSON text: the whole snapshot and the window's own state.
std::string state_json(const Snapshot& snapshot, const UiState& ui);

// Writes through a temporary file and a rename, so that a reader never sees half of it.
bool write_state(const std::string& path, const Snapshot& snapshot, const UiState& ui);

}  // namespace tw::gui
