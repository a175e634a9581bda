// What several panels draw with: sizes as text, shortened text, table cells that can be clicked, a field sent with Enter.
#pragma once
#include <string>

#include "gui/panels/panels.h"

namespace tw::gui {

std::string size_text(const UiState& ui, std::uint64_t bytes);   // "1234 bytes", "12 KiB"
std::string elided(ImFont* font, float pixels, const std::string& text, float width);
// One line, shortened to the room there is; the whole of it when it is pointed at.
void line_text(const std::string& text);
bool line_selectable(const std::string& text, bool selected = false, ImGuiSelectableFlags flags = 0);
// Stays on the row when `width` more pixels fit, else begins the next one.
void next_on_row(float width);
// A field with a hint; true when Enter was pressed. `flags`: AutoSelectAll where what is typed replaces what stood there.
bool draw_field(FieldState& field, const char* name, const char* hint, float width, UiState& ui, ImGuiInputTextFlags flags = 0);
// Below a field with a condition: what is wrong under its column, or what the question answers here. Asks for the check while typing.
void draw_condition_check(const ConditionCheck& check, const FieldState& field, const Look& look, Actions& actions);
// A row of a table that spans all columns and can be clicked.
bool row_selectable(const std::string& label, bool selected);
void muted_text(const Look& look, const std::string& text);
// A heading whose rows are shown or folded away, remembered as `key` ("pane.what"): whether to draw them.
bool draw_heading(const std::string& key, const std::string& title, bool unfolded_at_first, UiState& ui);

}  // namespace tw::gui
