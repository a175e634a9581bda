// Words of English that are left in the Chinese interface.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "tests/gui/text_recorder.h"

namespace tw::gui {

// Names of programs and of Go itself, which stay as they are: every word of the scenarios' sources, and Go's own terms.
std::set<std::string> words_of_go();

// The texts with a word that is neither, and that word; each text once, numbers in it as 0.
std::set<std::pair<std::string, std::string>> english_in(const std::vector<DrawnText>& texts, const std::set<std::string>& allowed);

}  // namespace tw::gui
