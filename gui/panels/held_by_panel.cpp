#include "gui/panels/drawing.h"
#include "gui/widgets/wrapped_text.h"

namespace tw::gui {
namespace {

// Root on top, a row for each reference, every row leads to its object.
void draw_path(const std::vector<PathRow>& path, const std::string& name, UiState& ui, const Look& look, Actions& actions) {
    ImGui::PushFont(look.fonts.mono);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(4, 2));
    for (std::size_t i = 0; i < path.size(); i++) {
        ImGui::PushID(static_cast<int>(i));
        const std::string row = (i == 0 ? "" : "\xe2\x86\x93 ") + path[i].text;
        if (line_selectable(row) && path[i].object) actions.push_back(SelectObjectAction{path[i].object});
        mark(ui, name + std::to_string(i + 1));
        ImGui::PopID();
    }
    ImGui::PopStyleVar();
    ImGui::PopFont();
}

}  // namespace

Actions draw_held_by_panel(const HeldByView& held, const CutView& cut, UiState& ui, const Look& look) {
    Actions actions;
    if (!held.has_selection) {
        muted_text(look, tr(ui, "held.hint"));
        return actions;
    }
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.accent);
    ImGui::TextWrapped("%s", held.what.c_str());
    ImGui::PopStyleColor();
    next_on_row(ImGui::CalcTextSize(tr(ui, "held.copy")).x + 2 * ImGui::GetStyle().FramePadding.x);
    if (ImGui::SmallButton(tr(ui, "held.copy"))) ui.clipboard = held.text;
    mark(ui, "held.copy");
    muted_text(look, std::string(tr(ui, "held.itself")) + " " + size_text(ui, held.shallow) + ", " + tr(ui, "held.keeps") + " " + size_text(ui, held.retained));
    draw_wrapped(held.sentence);
    if (cut.active) {
        ImGui::PushStyleColor(ImGuiCol_Text, look.colours.leak);
        draw_wrapped(cut.sentence);
        ImGui::PopStyleColor();
        mark(ui, "held.cut");
    }
    draw_path(held.path, "held_by.row.", ui, look, actions);
    for (std::size_t i = 0; i < held.others.size(); i++) {
        muted_text(look, tr(ui, "held.and_by"));
        ImGui::PushID(static_cast<int>(i) + 1000);
        draw_path(held.others[i], "held_by.other." + std::to_string(i + 1) + ".", ui, look, actions);
        ImGui::PopID();
    }
    if (!held.dominators.empty()) {
        ImGui::Separator();
        muted_text(look, tr(ui, "held.dominated"));
        for (std::size_t i = 0; i < held.dominators.size(); i++) {
            const PathRow& row = held.dominators[i];
            ImGui::PushID(&row);
            ImGui::Bullet();
            ImGui::SameLine();
            if (line_selectable(row.text) && row.object) actions.push_back(SelectObjectAction{row.object});
            mark(ui, "held_by.dominator." + std::to_string(i + 1));
            ImGui::PopID();
        }
    }
    if (held.roots.size() > 1) {
        muted_text(look, tr(ui, "held.roots"));
        for (const std::string& root : held.roots) {
            ImGui::Bullet();
            ImGui::SameLine();
            ImGui::TextWrapped("%s", root.c_str());
        }
    }
    if (!held.words.empty()) {
        ImGui::TextDisabled("%s", tr(ui, "held.words"));
        ImGui::PushFont(look.fonts.mono);
        for (const std::string& word : held.words) line_text(word);
        ImGui::PopFont();
    }
    return actions;
}

}  // namespace tw::gui
