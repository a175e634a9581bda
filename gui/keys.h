// Keys: one table makes the bindings, the `?` overlay and the test that every action has a key.
#pragma once
#include <string>
#include <vector>

#include "gui/ui_state.h"
#include "sim/lab/action.h"
#include "sim/views/snapshot.h"

namespace tw::gui {

// A key press as the window system reports it: the name "F10", "Right", "s", "?" and the modifiers.
struct KeyPress {
    std::string name;
    bool shift = false, control = false;
    bool operator==(const KeyPress&) const = default;
};

struct KeyBinding {
    KeyPress key;
    const char* shown;     // "Shift+F10"
    const char* sentence;  // what it does, for the overlay
};

const std::vector<KeyBinding>& key_bindings();

// Parses "F10", "shift+Right", "ctrl+plus". An unknown name gives an empty name.
KeyPress parse_key(const std::string& text);

// Applies a key: changes the window's own state, or returns actions for the lab.
std::vector<Action> apply_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui);

}  // namespace tw::gui
