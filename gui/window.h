// The two ways to show the lab: a real window, or one picture without any display.
#pragma once
#include <string>
#include <vector>

#include "gui/app.h"

namespace tw::gui {

struct ShowOptions {
    std::string shot;    // PNG to write, "" = none
    std::string state;   // JSON to write, "" = none
    std::vector<KeyPress> keys;  // pressed before the picture is taken
    int width = 1600, height = 1000;
    std::string settings;        // file in which the window's settings are kept, "" = nowhere
};

// Opens a window and runs until it is closed; writes `state` after every frame that was drawn. Returns the exit status;
// 3 when there is no display.
int show_window(App app, const ShowOptions& options);

// Draws without a display, presses the keys, writes what was asked for. Returns the exit status.
int show_offscreen(App app, const ShowOptions& options);

}  // namespace tw::gui
