// What stands above the panes: the keys, the palette, the catalogue, the file dialog. One at a time (UiState::dialog).
#pragma once
#include <string>
#include <vector>

#include "gui/keys.h"
#include "gui/panels/panels.h"

namespace tw::gui {

Actions draw_dialog(const Snapshot& snapshot, UiState& ui, const Look& look);

// Keys while a dialog is open, before all commands: true = it was used.
bool dialog_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions);

// The parts: catalogue_dialog.cpp, files_dialog.cpp
Actions draw_catalogue(const Snapshot& snapshot, UiState& ui, const Look& look);
bool catalogue_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions);
Actions draw_files(UiState& ui, const Look& look);
bool files_key(const KeyPress& key, UiState& ui, Actions& actions);
void list_files(UiState& ui);   // reads the folder that is typed, when it changed
void begin_centred(const char* name, ImVec2 size);

// How well `text` answers `query`, letters in order though not side by side; 0 = not at all.
int fuzzy_score(const std::string& query, const std::string& text);

struct PaletteEntry {
    enum class Kind { Command, Pane, Lesson } kind = Kind::Command;
    std::string id, text, keys;
    int score = 0;
};
// Best first; an empty query gives all.
std::vector<PaletteEntry> palette_entries(const Snapshot& snapshot, const UiState& ui);

}  // namespace tw::gui
