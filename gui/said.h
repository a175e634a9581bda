// What the machine's views say, in Chinese: they word everything in English, and here each sentence has its counterpart.
#pragma once
#include <string>

#include "gui/text.h"
#include "sim/views/snapshot.h"

namespace tw::gui {

// The sentence in that language; unchanged where the table (texts_said.def) has none. What stands in its holes and the parts of
// a path ("root › field › object") are translated each for itself.
std::string said(Language language, const std::string& english);

// All sentences of the snapshot that panels and their text twins show as they are.
void translate(Snapshot& snapshot, Language language);

}  // namespace tw::gui
