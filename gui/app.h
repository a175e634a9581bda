// One frame of the lab, whatever shows it: the window and the picture without a display share this.
#pragma once
#include <string>
#include <vector>

#include "gui/keys.h"
#include "gui/workspace.h"
#include "sim/lab/lab.h"

namespace tw::gui {

struct App {
    Lab lab;
    Snapshot snapshot;
    UiState ui;
    Look look;
    float made_scale = 0;        // fonts and style were made for this scale
    Theme made_theme = Theme::Light;
    const void* made_lesson = nullptr;  // … and glyphs for the texts of this lesson and file
    std::string made_file;
};

App make_app(Lab lab, float scale, Theme theme);

// Makes fonts and style anew when scale or theme changed. True when the font texture must be uploaded again.
bool refresh_look(App& app);

// Applies the keys in order, then draws one frame and applies what the person did in it. Between NewFrame and Render.
void frame(App& app, const std::vector<KeyPress>& keys);

void apply_actions(App& app, const std::vector<Action>& actions);

}  // namespace tw::gui
