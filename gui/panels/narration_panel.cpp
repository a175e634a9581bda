#include "gui/panels/panels.h"
#include "gui/widgets/wrapped_text.h"

namespace tw::gui {
namespace {

// An answer to choose: over as many lines as it needs.
void draw_choice(const ChoiceView& choice, int index, UiState& ui, const Look& look, Actions& actions) {
    const std::string label = std::to_string(index + 1) + "  " + choice.text + (choice.chosen ? std::string("   \xe2\x97\x80 ") + tr(ui, "narration.your_answer") : "");
    const std::vector<std::string> lines = wrapped_lines(label, std::max(40.f, ImGui::GetContentRegionAvail().x));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetTextLineHeight() + 2;
    ImGui::PushID(index);
    if (ImGui::Selectable("##choice", choice.chosen, 0, ImVec2(0, height * static_cast<float>(lines.size())))) actions.push_back(AnswerAction{index});
    mark(ui, "choice." + std::to_string(index + 1));
    ImGui::PopID();
    for (std::size_t i = 0; i < lines.size(); i++) ImGui::GetWindowDrawList()->AddText({at.x, at.y + height * static_cast<float>(i)}, look.colours.text, lines[i].c_str());
}

void draw_question(const NarrationView& narration, UiState& ui, const Look& look, Actions& actions) {
    ImGui::Spacing();
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.accent);
    draw_wrapped(narration.question);
    ImGui::PopStyleColor();
    for (std::size_t i = 0; i < narration.choices.size(); i++) draw_choice(narration.choices[i], static_cast<int>(i), ui, look, actions);
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

// A new stop is read from its beginning; what an answer brings has the last word. Where a person scrolls, it stays.
void bring_into_view(const NarrationView& narration, NarrationState& state) {
    const NarrationState now{narration.lesson, narration.step, narration.answered ? narration.verdict : "", ImGui::GetWindowHeight()};
    if (now == state) return;
    const bool below = ImGui::GetCursorPosY() - ImGui::GetScrollY() > ImGui::GetWindowHeight();
    if (narration.answered && below) ImGui::SetScrollHereY(1);
    else if (!narration.answered && (now.lesson != state.lesson || now.step != state.step)) ImGui::SetScrollY(0);
    state = now;
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
    bring_into_view(narration, ui.narration);
    draw_facts(narration, look);
    return actions;
}

}  // namespace tw::gui
