#include <algorithm>

#include "gui/panels/panels.h"

namespace tw::gui {
namespace {

struct Control { const char* label; const char* name; Action action; };

// The same row while there is room, else the next one.
void next_on_row(const char* label) {
    const ImGuiStyle& style = ImGui::GetStyle();
    const float width = ImGui::CalcTextSize(label).x + style.FramePadding.x * 2 + style.ItemSpacing.x;
    if (ImGui::GetItemRectMax().x + width < ImGui::GetIO().DisplaySize.x - style.WindowPadding.x) ImGui::SameLine();
}

}  // namespace

Actions draw_toolbar_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    Actions actions;
    ImGui::PushFont(look.fonts.title);
    ImGui::TextUnformatted("twoword");
    ImGui::PopFont();
    ImGui::SameLine();
    ImGui::SetNextItemWidth(std::min(430 * ui.scale, ImGui::GetIO().DisplaySize.x * 0.25f));
    if (ImGui::BeginCombo("##lesson", snapshot.program_name.c_str())) {
        for (const std::string& lesson : snapshot.lessons)
            if (ImGui::Selectable(lesson.c_str())) actions.push_back(OpenAction{lesson});
        ImGui::EndCombo();
    }
    mark(ui, "toolbar.lesson");
    const Control controls[] = {
        {"|<", "start", StepAction{StepKind::ToStart}},
        {"Back \xe2\x86\x90", "back", StepAction{StepKind::BackOver}},
        {"Over \xe2\x86\x92", "over", StepAction{StepKind::Over}},
        {"Into \xe2\x86\x93", "into", StepAction{StepKind::Into}},
        {"Out \xe2\x86\x91", "out", StepAction{StepKind::Out}},
        {"Alloc A", "alloc", StepAction{StepKind::NextAllocation}},
        {"Event E", "event", StepAction{StepKind::NextEvent}},
        {"GC unit M", "unit", StepAction{StepKind::NextCollectorUnit}},
        {"GC now G", "gc", CollectAction{}},
        {">|", "end", StepAction{StepKind::ToEnd}},
        {"Variant X", "variant", VariantAction{""}},
    };
    for (const Control& control : controls) {
        next_on_row(control.label);
        if (ImGui::Button(control.label)) actions.push_back(control.action);
        mark(ui, std::string("toolbar.") + control.name);
    }
    next_on_row("?");
    if (ImGui::Button("?")) ui.dialog = ui.dialog == Dialog::Help ? Dialog::None : Dialog::Help;
    mark(ui, "toolbar.help");
    const TimelineView& t = snapshot.timeline;
    const std::string step = "step " + std::to_string(t.step) + " of " + std::to_string(t.end) + (t.end_known ? "" : "+");
    next_on_row(step.c_str());
    ImGui::TextDisabled("%s", step.c_str());
    return actions;
}

}  // namespace tw::gui
