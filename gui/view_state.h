// What the panels of the machine's views (heap, held by, goroutines, timeline, values, …) remember for the window alone.
#pragma once
#include <cstdint>
#include <string>

namespace tw::gui {

struct CanvasState {
    float zoom = 1, pan_x = 0, pan_y = 0;
    bool fit = true;  // keep everything in view until the person pans or zooms
    float fitted_x = 0, fitted_y = 0;   // the largest extent that was fitted: a picture that shrinks again stays where it is
    bool minimap = true;
};

// A line of text that a person is writing in a panel; it is sent with Enter.
struct FieldState {
    char text[128] = "";
    bool focus = false;   // give it the keyboard in the next frame
};

// What the timeline asks for in a line of text.
enum class Asking { Nothing, Note, Condition };

struct ViewState {
    CanvasState canvas;
    FieldState search, objects, note, condition;
    Asking ask = Asking::Nothing;
    int schedules = 50;                         // to try
};

}  // namespace tw::gui
