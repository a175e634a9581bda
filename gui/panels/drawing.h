// What several panels draw with: sizes as text, elided text, table cells that can be clicked, a field sent with Enter.
#pragma once
#include <string>

#include "gui/panels/panels.h"

namespace tw::gui {

std::string size_text(std::uint64_t bytes);   // "1234 bytes", "12 KiB"
std::string elided(ImFont* font, float pixels, const std::string& text, float width);
// A field with a hint; true when Enter was pressed.
bool draw_field(FieldState& field, const char* name, const char* hint, float width, UiState& ui);
// A row of a table that spans all columns and can be clicked.
bool row_selectable(const char* label, bool selected);
void muted_text(const Look& look, const std::string& text);

}  // namespace tw::gui
