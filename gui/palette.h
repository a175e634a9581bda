// Colours, fonts and spacing in one place. Roles are told apart by shape and letter first; the hues are Okabe and Ito's.
#pragma once
#include <imgui.h>

#include <string>

namespace tw::gui {

enum class Theme { Dark, Light, Contrast };
const char* theme_name(Theme theme);   // "dark", "light", "contrast"

struct Palette {
    ImU32 canvas, border, text, muted, accent, current_line, last_line;
    ImU32 fill_white, fill_grey, fill_black, ink_on_light, ink_on_dark, outline;
    ImU32 root, leak, selected, edge, edge_path, interface_word;
    ImU32 keyword, string, comment, number;
};

struct Fonts {
    ImFont* ui = nullptr;
    ImFont* mono = nullptr;
    ImFont* large = nullptr;   // mono, for the canvas when it is near
    ImFont* small = nullptr;
    ImFont* title = nullptr;
    ImFont* label = nullptr;   // names of panes
};

Palette palette(Theme theme);

// Sets Dear ImGui's style from scratch for the theme at `scale` (1 = 16 px text).
void apply_theme(Theme theme, float scale);

// Fills the atlas with the interface and code fonts at `scale`; glyphs for `extra_text` (Chinese) are added where a font has
// them. Falls back to the built-in font where no file is found, so it never fails. The atlas texture must be re-made after.
Fonts load_fonts(float scale, const std::string& extra_text);

}  // namespace tw::gui
