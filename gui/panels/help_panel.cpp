#include "gui/keys.h"
#include "gui/panels/panels.h"

namespace tw::gui {

void draw_help_panel(UiState& ui, const Look& look) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x * 0.5f, screen.y * 0.5f}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::Begin("Keys", &ui.show_help, ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoMove);
    if (ImGui::BeginTable("keys", 4)) {
        const auto& bindings = key_bindings();
        const std::size_t half = (bindings.size() + 1) / 2;
        for (std::size_t i = 0; i < half * 2; i++) {   // two columns of bindings
            const std::size_t at = i / 2 + (i % 2) * half;
            if (at >= bindings.size()) continue;
            const KeyBinding& binding = bindings[at];
            if (i % 2 == 0) ImGui::TableNextRow();
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
