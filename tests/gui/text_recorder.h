// Every text that is drawn, with the rectangle it needs and the one it is clipped to: what a reader would miss is found by program.
// The linker puts __wrap_ functions before Dear ImGui's AddText (tests/CMakeLists.txt), which note here and then draw.
#pragma once
#include <imgui.h>

#include <string>
#include <vector>

#include "gui/ui_state.h"

namespace tw::gui {

struct DrawnText {
    std::string text, window, root;   // root: the window that overlaps others as a whole (a dialog, a tooltip)
    ImVec2 low, high;                 // the whole text
    ImVec2 clip_low, clip_high;       // what of it may be seen
    bool scrolls_across = false, scrolls_down = false;   // one can get at the rest by scrolling
};

struct Fault {
    std::string what;   // "clipped", "hidden", "overlaps", "no room"
    std::string window, text, other;
};

// Records while it lives; one at a time.
class TextRecorder {
public:
    TextRecorder();
    ~TextRecorder();
    TextRecorder(const TextRecorder&) = delete;
    TextRecorder& operator=(const TextRecorder&) = delete;
    void clear() { texts.clear(); }
    std::vector<DrawnText> texts;   // since the last clear
};

// What of the recorded frame cannot be read. `marks`: where the frame's controls stand; a canvas may be panned and is let off.
std::vector<Fault> faults_of(const std::vector<DrawnText>& texts, const std::map<std::string, Rect>& marks);

}  // namespace tw::gui
