// The one window: panes laid out by shares of its size.
#pragma once
#include "gui/panels/panels.h"

namespace tw::gui {

// Draws everything into Dear ImGui's current frame and returns what the person did.
Actions draw_workspace(const Snapshot& snapshot, UiState& ui, const Look& look);

}  // namespace tw::gui
