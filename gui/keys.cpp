#include "gui/keys.h"

#include <cctype>

namespace tw::gui {

KeyPress parse_key(const std::string& text) {
    KeyPress key;
    std::string rest = text;
    for (bool more = true; more;) {
        more = false;
        if (rest.rfind("shift+", 0) == 0) key.shift = more = true, rest = rest.substr(6);
        if (rest.rfind("ctrl+", 0) == 0) key.control = more = true, rest = rest.substr(5);
        if (rest.rfind("alt+", 0) == 0) key.alt = more = true, rest = rest.substr(4);
    }
    key.name = rest;
    return key;
}

std::string key_text(const KeyPress& key) {
    std::string text;
    if (key.control) text += "Ctrl+";
    if (key.alt) text += "Alt+";
    if (key.shift) text += "Shift+";
    if (key.name == "Left") return text + "\xe2\x86\x90";
    if (key.name == "Right") return text + "\xe2\x86\x92";
    if (key.name == "Up") return text + "\xe2\x86\x91";
    if (key.name == "Down") return text + "\xe2\x86\x93";
    if (key.name == "plus") return text + "+";
    if (key.name == "minus") return text + "\xe2\x88\x92";
    if (key.name == "Escape") return text + "Esc";
    std::string name = key.name;
    if (name.size() == 1) name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    return text + name;
}

}  // namespace tw::gui
