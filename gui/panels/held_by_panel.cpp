#include "gui/panels/panels.h"

namespace tw::gui {

Actions draw_held_by_panel(const HeldByView& held, UiState& ui, const Look& look) {
    Actions actions;
    ImGui::TextUnformatted(held.has_selection ? "Held by:" : "Held by");
    if (!held.has_selection) {
        ImGui::TextDisabled("Click an object, or press Tab.");
        return actions;
    }
    ImGui::SameLine();
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.accent);
    ImGui::TextUnformatted(held.what.c_str());
    ImGui::PopStyleColor();
    ImGui::TextDisabled("itself %llu bytes, keeps %llu bytes alive", static_cast<unsigned long long>(held.shallow),
                        static_cast<unsigned long long>(held.retained));
    ImGui::TextWrapped("%s", held.sentence.c_str());
    ImGui::PushFont(look.fonts.mono);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(4, 2));
    for (std::size_t i = 0; i < held.path.size(); i++) {
        ImGui::PushID(static_cast<int>(i));
        const std::string row = (i == 0 ? "" : "\xe2\x86\x93 ") + held.path[i].text;
        if (ImGui::Selectable(row.c_str()) && held.path[i].object) actions.push_back(SelectObjectAction{held.path[i].object});
        mark(ui, "held_by.row." + std::to_string(i + 1));
        ImGui::PopID();
    }
    mark(ui, "held_by.path");
    ImGui::PopStyleVar();
    ImGui::PopFont();
    if (held.roots.size() > 1) {
        ImGui::TextDisabled("all roots that reach it:");
        for (const std::string& root : held.roots) ImGui::BulletText("%s", root.c_str());
    }
    if (!held.dominators.empty()) {
        ImGui::TextDisabled("dominated by (not a path):");
        for (const PathRow& row : held.dominators) {
            ImGui::Bullet();
            ImGui::SameLine();
            if (ImGui::Selectable(row.text.c_str()) && row.object) actions.push_back(SelectObjectAction{row.object});
        }
    }
    if (!held.words.empty()) {
        ImGui::TextDisabled("its words:");
        ImGui::PushFont(look.fonts.mono);
        for (const std::string& word : held.words) ImGui::TextUnformatted(word.c_str());
        ImGui::PopFont();
    }
    return actions;
}

}  // namespace tw::gui
