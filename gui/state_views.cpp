#include "gui/state_views.h"

namespace tw::gui {

void add_views_state(nlohmann::json& state, const Snapshot&, const UiState& ui) {
    const CanvasState& canvas = ui.view.canvas;
    state["window"]["canvas"] = {{"zoom", canvas.zoom}, {"fit", canvas.fit}};
}

}  // namespace tw::gui
