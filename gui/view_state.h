// What the panels of the machine's views (heap, held by, goroutines, timeline, values, …) remember for the window alone.
#pragma once
#include <cstdint>
#include <map>
#include <string>

namespace tw::gui {

struct CanvasState {
    float zoom = 1, pan_x = 0, pan_y = 0;
    bool fit = true;  // keep everything in view until the person pans or zooms
    float fitted_x = 0, fitted_y = 0;   // the largest extent that was fitted: a picture that shrinks again stays where it is
    bool minimap = true;
    float still_x = 0, still_y = 0;     // what stays where it is when the keys zoom: the selected object or the middle, in pixels from the pane's corner
    struct Map { float x = 0, y = 0, width = 0, height = 0, scale = 1; } map;   // where the small picture stood in the last frame, in pixels; width 0: it did not
    bool map_held = false;              // the mouse went down in it and moves what is in view; it stays where it is until then
};

struct TimelineState {
    // Events: where something happens, the present moment always in view; Run: all of it; Chosen: what the person has zoomed to.
    enum class Shows : std::uint8_t { Events, Run, Chosen } shows = Shows::Events;
    double from = 0, to = 0;               // Chosen: steps
    double shown_from = 0, shown_to = 0;   // in the last frame
};

// A line of text that a person is writing in a panel; it is sent with Enter.
struct FieldState {
    char text[128] = "";
    bool focus = false;   // give it the keyboard in the next frame
};

// What a line of text is asked for: under the timeline, and where runs stop.
enum class Asking : std::uint8_t { Nothing, Note, Condition, Stop };

struct ViewState {
    CanvasState canvas;
    TimelineState timeline;
    FieldState search, objects, note, condition;
    Asking ask = Asking::Nothing;
    int stop = 0;                               // Asking::Stop: the breakpoint's line; negative: known, anywhere; 0: a new one anywhere
    int chosen_stop = 0;                        // by the keyboard, in the list of breakpoints
    int chosen_slot = -1;                       // by the keyboard, among the slots of the goroutines
    int chosen_call = 0, chosen_row = 0;        // by the keyboard, in the method call that is followed
    bool reveal = false;                        // what the keyboard has just chosen is scrolled into view
    std::uint64_t shown_goroutine = 0, shown_object = 0;   // that were last brought into view
    int schedules = 50;                         // to try
    std::map<std::string, bool> unfolded;       // headings that were drawn, by "pane.what": whether what belongs to them is shown
};

}  // namespace tw::gui
