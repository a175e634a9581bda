// What the panels of the machine's views (heap, held by, goroutines, timeline, values, …) remember for the window alone.
#pragma once

namespace tw::gui {

struct CanvasState {
    float zoom = 1, pan_x = 0, pan_y = 0;
    bool fit = true;  // keep everything in view until the person pans or zooms
};

struct ViewState {
    CanvasState canvas;
};

}  // namespace tw::gui
