#include "gui/panels/panels.h"
#include "gui/widgets/wrapped_text.h"

namespace tw::gui {
namespace {

void draw_question(const NarrationView& narration, UiState& ui, const Look& look, Actions& actions) {
    ImGui::Spacing();
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.accent);
    draw_wrapped(narration.question);
    ImGui::PopStyleColor();
    for (std::size_t i = 0; i < narration.choices.size(); i++) {
        const ChoiceView& choice = narration.choices[i];
        const std::string label = std::to_string(i + 1) + "  " + choice.text + (choice.chosen ? std::string("   \xe2\x97\x80 ") + tr(ui, "narration.your_answer") : "");
        if (ImGui::Selectable(label.c_str(), choice.chosen)) actions.push_back(AnswerAction{static_cast<int>(i)});
        mark(ui, "choice." + std::to_string(i + 1));
    }
    if (!narration.answered) return;
    ImGui::PushStyleColor(ImGuiCol_Text, narration.correct ? look.colours.root : look.colours.leak);
    draw_wrapped(std::string(tr(ui, narration.correct ? "narration.right" : "narration.wrong")) + " " + narration.verdict);
    ImGui::PopStyleColor();
    if (!narration.then.empty()) draw_wrapped(narration.then);
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
    draw_wrapped(narration.title);
    ImGui::PopFont();
    if (narration.count > 0) {
        if (ImGui::Button(tr(ui, "narration.previous"))) actions.push_back(LessonStepAction{-1});
        mark(ui, "lesson.previous");
        ImGui::SameLine();
        if (ImGui::Button(tr(ui, "narration.next"))) actions.push_back(LessonStepAction{1});
        mark(ui, "lesson.next");
        char stop[80];
        std::snprintf(stop, sizeof stop, tr(ui, "narration.stop_of"), narration.step, narration.count);
        ImGui::SameLine();
        if (ImGui::GetContentRegionAvail().x < ImGui::CalcTextSize(stop).x) ImGui::NewLine();
        ImGui::TextDisabled("%s", stop);
    }
    ImGui::Spacing();
    draw_wrapped(narration.text);
    if (!narration.question.empty()) draw_question(narration, ui, look, actions);
    draw_facts(narration, look);
    return actions;
}

}  // namespace tw::gui
