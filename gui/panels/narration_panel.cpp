#include "gui/panels/panels.h"

namespace tw::gui {
namespace {

void draw_question(const NarrationView& narration, UiState& ui, const Look& look, Actions& actions) {
    ImGui::Spacing();
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.accent);
    ImGui::TextWrapped("%s", narration.question.c_str());
    ImGui::PopStyleColor();
    for (std::size_t i = 0; i < narration.choices.size(); i++) {
        const ChoiceView& choice = narration.choices[i];
        const std::string label = std::to_string(i + 1) + "  " + choice.text + (choice.chosen ? std::string("   \xe2\x97\x80 ") + tr(ui, "narration.your_answer") : "");
        if (ImGui::Selectable(label.c_str(), choice.chosen)) actions.push_back(AnswerAction{static_cast<int>(i)});
        mark(ui, "choice." + std::to_string(i + 1));
    }
    if (!narration.answered) return;
    ImGui::PushStyleColor(ImGuiCol_Text, narration.correct ? look.colours.root : look.colours.leak);
    ImGui::TextWrapped("%s %s", tr(ui, narration.correct ? "narration.right" : "narration.wrong"), narration.verdict.c_str());
    ImGui::PopStyleColor();
    if (!narration.then.empty()) ImGui::TextWrapped("%s", narration.then.c_str());
}

// What the machine answered: the question muted, the answer in code letters, rows of a path below each other.
void draw_facts(const NarrationView& narration, const Look& look) {
    if (narration.facts.empty()) return;
    ImGui::Spacing();
    ImGui::PushFont(look.fonts.mono);
    for (const std::string& fact : narration.facts) {
        const std::size_t colon = fact.starts_with("    ") ? std::string::npos : fact.find("): ");
        if (colon == std::string::npos) {
            ImGui::TextWrapped("%s", fact.c_str());
            continue;
        }
        ImGui::TextDisabled("%s", fact.substr(0, colon + 1).c_str());
        if (ImGui::CalcTextSize(fact.c_str()).x < ImGui::GetContentRegionAvail().x) ImGui::SameLine();
        ImGui::TextWrapped("%s", fact.substr(colon + 3).c_str());
    }
    ImGui::PopFont();
}

}  // namespace

Actions draw_narration_panel(const NarrationView& narration, UiState& ui, const Look& look) {
    Actions actions;
    ImGui::PushFont(look.fonts.title);
    ImGui::TextWrapped("%s", narration.title.c_str());
    ImGui::PopFont();
    if (narration.count > 0) {
        if (ImGui::Button(tr(ui, "narration.previous"))) actions.push_back(LessonStepAction{-1});
        mark(ui, "lesson.previous");
        ImGui::SameLine();
        if (ImGui::Button(tr(ui, "narration.next"))) actions.push_back(LessonStepAction{1});
        mark(ui, "lesson.next");
        ImGui::SameLine();
        ImGui::TextDisabled(tr(ui, "narration.stop_of"), narration.step, narration.count);
    }
    ImGui::Spacing();
    ImGui::TextWrapped("%s", narration.text.c_str());
    if (!narration.question.empty()) draw_question(narration, ui, look, actions);
    draw_facts(narration, look);
    return actions;
}

}  // namespace tw::gui
