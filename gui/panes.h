// The registry of panes: whoever adds a panel adds a row here and its words to the table of texts ("pane.ID").
#pragma once
#include <string>
#include <vector>

#include "gui/keys.h"
#include "gui/panels/panels.h"

namespace tw::gui {

struct Pane {
    const char* id;   // "heap"; its title is the text "pane.heap"
    Actions (*draw)(const Snapshot& snapshot, UiState& ui, const Look& look);        // into the current child window
    std::string (*twin)(const Snapshot& snapshot, const UiState& ui);                // all that it shows, as text
    // Keys while the pane has the focus, before the commands: true = it was used. May be null.
    bool (*key)(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions) = nullptr;
};

const std::vector<Pane>& panes();
const Pane* pane_named(const std::string& id);
std::string pane_text(const Pane& pane, const Snapshot& snapshot, const UiState& ui);   // its twin; where it shows nothing, that it does
// Panes that stay empty, but for a sentence, until a large heap has been measured.
bool tells_of_objects(const std::string& id);
const char* unmeasured_text(const Snapshot& snapshot, const UiState& ui);
std::string pane_title(const std::string& id, Language language);

void add_frame_panes(std::vector<Pane>& all);   // source, narration, output, teacher, variants
void add_view_panes(std::vector<Pane>& all);    // heap, held by, goroutines, timeline, …

}  // namespace tw::gui
