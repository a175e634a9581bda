// The command table: everything that can be done, with its keys. The keyboard, the palette, the `?` overlay and the tests use it;
// titles are the texts "cmd.ID", groups "group.GROUP".
#pragma once
#include <string>
#include <vector>

#include "gui/keys.h"
#include "gui/panels/panels.h"

namespace tw::gui {

struct CommandCall {
    const Snapshot& snapshot;
    UiState& ui;
    KeyPress key;        // the one that called it; empty name: the palette
    Actions actions;     // for the lab
    void act(Action action) { actions.push_back(std::move(action)); }
};

struct Command {
    const char* id;                 // "step.over"
    const char* group;              // "step"
    std::vector<KeyPress> keys;     // the first is shown beside it
    void (*run)(CommandCall& call);
    bool while_typing = false;      // its keys work while text is being edited
    const char* shown = nullptr;    // keys as shown, where they are many: "1 … 9"
};

const std::vector<Command>& commands();
const Command* command_named(const std::string& id);
const Command* command_for(const KeyPress& key);
std::string keys_of(const Command& command);   // "F10, →"; "" = none

// Applies a key: the focused pane's own keys first, then the command table. Returns actions for the lab.
Actions apply_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, bool typing = false);

void add_step_commands(std::vector<Command>& all);
void add_lesson_commands(std::vector<Command>& all);
void add_window_commands(std::vector<Command>& all);
void add_view_commands(std::vector<Command>& all);   // of the canvas, objects, timeline, collector
void add_panel_commands(std::vector<Command>& all);  // filters, jumps, bookmarks, comparison, schedules, marking

}  // namespace tw::gui
