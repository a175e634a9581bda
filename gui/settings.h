// What the window remembers between starts. The file is read as untrusted input: what is wrong in it is reported and left at its
// default, and before a faulty file is overwritten it is kept beside itself as FILE.broken.
#pragma once
#include <string>
#include <vector>

#include "gui/ui_state.h"
#include "sim/views/lesson_views.h"

namespace tw::gui {

struct Settings {
    Theme theme = Theme::Dark;
    Language language = Language::English;
    int font = 0;                              // pixels, 14 … 40; 0 = by the window's height
    Level level = Level::Concept;
    Preset preset = Preset::Lesson;
    std::map<std::string, Layout> layouts;     // by preset, where they were changed
    std::vector<std::string> recent;           // lessons and files opened, latest first
    Progress progress;
};

struct ReadSettings { Settings settings; std::vector<std::string> problems; };
ReadSettings parse_settings(const std::string& text);
std::string settings_text(const Settings& settings);

// $XDG_CONFIG_HOME/twoword/lab.json or ~/.config/twoword/lab.json; "" where neither is known.
std::string settings_path();
// A missing file gives the defaults and no problem. A faulty one is copied to FILE.broken.
ReadSettings load_settings(const std::string& path);
bool save_settings(const std::string& path, const Settings& settings);

void apply_settings(const Settings& settings, UiState& ui);
Settings settings_of(const UiState& ui);       // looks and layouts; recent and progress are the caller's

}  // namespace tw::gui
