// What belongs to the window alone: never to the Machine, never saved into a run.
#pragma once
#include <map>
#include <string>

#include "gui/palette.h"

namespace tw::gui {

enum class Level { Concept, Words, Bytes };

struct Rect { float x0 = 0, y0 = 0, x1 = 0, y1 = 0; };

struct CanvasState {
    float zoom = 1, pan_x = 0, pan_y = 0;
    bool fit = true;  // keep everything in view until the person pans or zooms
};

struct UiState {
    Theme theme = Theme::Dark;
    float scale = 1;
    Level level = Level::Concept;
    bool show_help = false;
    bool quit = false;
    int source_scroll_to = 0;   // line to bring into view; 0 = none
    int shown_line = 0;         // line that was last brought into view
    int cursor_line = 0;        // chosen by click in the source
    CanvasState canvas;
    float left = 0.345f, right = 0.265f;   // shares of the width
    float top = 0.55f;                   // share of the height of source and canvas
    std::map<std::string, Rect> marks;   // where each control was drawn: for tests and for the state file
};

// Remembers where the last drawn item stands under a stable name.
void mark(UiState& ui, const std::string& name);

}  // namespace tw::gui
