#include "gui/panels/drawing.h"

namespace tw::gui {

void draw_console_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextDisabled));
    ImGui::TextWrapped("%s", snapshot.status.c_str());
    ImGui::PopStyleColor();
    if (!snapshot.message.empty()) {
        ImGui::PushStyleColor(ImGuiCol_Text, look.colours.leak);
        ImGui::TextWrapped("%s", snapshot.message.c_str());
        ImGui::PopStyleColor();
    }
    ImGui::BeginChild("console", ImVec2(0, 0), false, ImGuiWindowFlags_HorizontalScrollbar);
    ImGui::PushFont(look.fonts.mono);
    for (const std::string& diagnostic : snapshot.diagnostics) ImGui::TextUnformatted(diagnostic.c_str());
    ImGui::TextUnformatted(snapshot.console.c_str());
    ImGui::SetScrollHereY(1);
    ImGui::PopFont();
    ImGui::EndChild();
    mark(ui, "console");
}

}  // namespace tw::gui
