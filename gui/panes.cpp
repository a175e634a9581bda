#include "gui/panes.h"

#include <algorithm>
#include <iterator>

#include "gui/twins.h"

namespace tw::gui {

const std::vector<Pane>& panes() {
    static const std::vector<Pane> all = [] {
        std::vector<Pane> made;
        add_frame_panes(made);
        add_view_panes(made);
        return made;
    }();
    return all;
}

const Pane* pane_named(const std::string& id) {
    for (const Pane& pane : panes())
        if (id == pane.id) return &pane;
    return nullptr;
}

bool tells_of_objects(const std::string& id) {
    static constexpr const char* kIds[] = {"heap", "held", "objects", "totals", "goroutine_table", "holders", "sites", "compare", "marking"};
    return std::find(std::begin(kIds), std::end(kIds), id) != std::end(kIds);
}

const char* unmeasured_text(const Snapshot& snapshot, const UiState& ui) { return tr(ui, snapshot.busy ? "heap.measuring" : "heap.unmeasured"); }

std::string pane_text(const Pane& pane, const Snapshot& snapshot, const UiState& ui) {
    if (!snapshot.heap.measured && tells_of_objects(pane.id)) return std::string(unmeasured_text(snapshot, ui)) + "\n";
    const std::string text = pane.twin(snapshot, ui);
    return text.empty() ? tr(ui, "twin.nothing") : text;
}

std::string pane_title(const std::string& id, Language language) { return tr(language, "pane." + id); }

void add_frame_panes(std::vector<Pane>& all) {
    all.push_back({"source", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_source_panel(s, ui, look); }, source_twin, source_key});
    all.push_back({"narration", [](const Snapshot& s, UiState& ui, const Look& look) { return draw_narration_panel(s.narration, ui, look); }, narration_twin, narration_key});
    all.push_back({"output", [](const Snapshot& s, UiState& ui, const Look& look) { draw_console_panel(s, ui, look); return Actions{}; }, output_twin, nullptr});
    all.push_back({"teacher", draw_teacher_panel, teacher_twin, nullptr});
    all.push_back({"variants", draw_variants_panel, variants_twin, nullptr});
    all.push_back({"real_go", draw_real_go_panel, real_go_twin, nullptr});
    all.push_back({"survivors", draw_survivors_panel, survivors_twin, survivors_key});
}

}  // namespace tw::gui
