#include "gui/panels/panels.h"

namespace tw::gui {

void draw_console_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    ImGui::TextDisabled("%s", snapshot.status.c_str());
    if (!snapshot.message.empty()) {
        ImGui::PushStyleColor(ImGuiCol_Text, look.colours.leak);
        ImGui::TextWrapped("%s", snapshot.message.c_str());
        ImGui::PopStyleColor();
    }
    ImGui::BeginChild("console");
    ImGui::PushFont(look.fonts.mono);
    for (const std::string& diagnostic : snapshot.diagnostics) ImGui::TextWrapped("%s", diagnostic.c_str());
    ImGui::TextUnformatted(snapshot.console.c_str());
    ImGui::SetScrollHereY(1);
    ImGui::PopFont();
    ImGui::EndChild();
    mark(ui, "console");
}

}  // namespace tw::gui
