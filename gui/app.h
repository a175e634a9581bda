// One frame of the lab, whatever shows it: the window, the picture without a display and the tests share this.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gui/keys.h"
#include "gui/settings.h"
#include "gui/workspace.h"
#include "sim/lab/lab.h"

namespace tw::gui {

// The lesson being written as pictures, stop by stop.
struct Series {
    int stop = -1;     // −1: none under way
    int settle = 0;    // frames until this stop can be written
};

struct App {
    bool all_parts = false;      // the snapshot holds what no pane shows as well: for --state
    Parts made_parts = kAllParts;
    Lab lab;
    Snapshot snapshot;
    UiState ui;
    Look look;
    Series series;
    std::string picture_folder = ".";
    std::vector<std::string> pictures;           // written so far
    std::map<std::string, std::filesystem::file_time_type> watched;   // files of what is open, as they were read
    double watch_at = 0;                         // when they are looked at again
    const void* watched_session = nullptr;
    float made_scale = 0;        // fonts and style were made for this scale
    Theme made_theme = Theme::Light;
    std::vector<bool> made_glyphs;   // … and glyphs for these characters
};

App make_app(Lab lab, float scale, Theme theme);

// Makes fonts and style anew when scale, theme or the characters that are needed changed. True when the font texture must be
// uploaded again.
bool refresh_look(App& app);

// Fonts will have these characters too, the next time they are made.
void add_glyphs(App& app, std::string_view text);

// Applies the keys in order, then draws one frame and applies what the person did in it. Between NewFrame and Render.
// Beside real keys: "text:…" is typed, "drop:PATH" was dropped on the window, "cmd:ID" runs a command.
void frame(App& app, const std::vector<KeyPress>& keys);

// After the frame was rendered: whether it is to be written to `ui.picture_to`; tell picture_written how that went.
void picture_written(App& app, bool ok);

// Whether a file of what is open was written by somebody else: a frame will read it again.
bool files_changed(const App& app);

// Something goes on without input: a long run, a check of what is typed, a series of pictures.
bool wants_frames(const App& app);

void apply_actions(App& app, const std::vector<Action>& actions);

// What is remembered between starts.
Settings settings_of(const App& app);
void apply_settings(App& app, const Settings& settings);

}  // namespace tw::gui
