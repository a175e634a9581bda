// Text over several lines that may also break between Chinese characters; Dear ImGui alone breaks at blanks only.
#pragma once
#include <string>
#include <vector>

namespace tw::gui {

// Where `text` breaks in the current font at `width`: the lines, without the blanks between them.
std::vector<std::string> wrapped_lines(const std::string& text, float width);

// Draws it at the cursor over the width that is there.
void draw_wrapped(const std::string& text);

}  // namespace tw::gui
