// Key presses as the window system reports them, and their names.
#pragma once
#include <string>
#include <vector>

namespace tw::gui {

struct KeyPress {
    std::string name;   // "F10", "Right", "s", "?", "plus"
    bool shift = false, control = false, alt = false;
    bool operator==(const KeyPress&) const = default;
};

// Parses "F10", "shift+Right", "ctrl+alt+plus".
KeyPress parse_key(const std::string& text);

// As it is written for people: "Shift+F10".
std::string key_text(const KeyPress& key);

}  // namespace tw::gui
