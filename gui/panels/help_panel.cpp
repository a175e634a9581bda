#include "gui/keys.h"
#include "gui/panels/panels.h"

namespace tw::gui {

void draw_help_panel(UiState& ui, const Look& look) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x * 0.5f, screen.y * 0.5f}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::Begin("Keys", &ui.show_help, ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoMove);
    if (ImGui::BeginTable("keys", 2)) {
        for (const KeyBinding& binding : key_bindings()) {
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            ImGui::PushStyleColor(ImGuiCol_Text, look.colours.accent);
            ImGui::TextUnformatted(binding.shown);
            ImGui::PopStyleColor();
            ImGui::TableNextColumn();
            ImGui::TextUnformatted(binding.sentence);
        }
        ImGui::EndTable();
    }
    ImGui::End();
}

}  // namespace tw::gui
