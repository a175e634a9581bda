#include "gui/panels/panels.h"

namespace tw::gui {
namespace {

struct Control { const char* label; const char* name; Action action; };

}  // namespace

Actions draw_toolbar_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    Actions actions;
    ImGui::PushFont(look.fonts.title);
    ImGui::TextUnformatted("twoword");
    ImGui::PopFont();
    ImGui::SameLine();
    ImGui::SetNextItemWidth(330 * ui.scale);
    if (ImGui::BeginCombo("##lesson", snapshot.program_name.c_str())) {
        for (const std::string& lesson : snapshot.lessons)
            if (ImGui::Selectable(lesson.c_str())) actions.push_back(OpenAction{lesson});
        ImGui::EndCombo();
    }
    mark(ui, "toolbar.lesson");
    const Control controls[] = {
        {"|<", "start", StepAction{StepKind::ToStart}},   {"Back", "back", StepAction{StepKind::BackOver}},
        {"Into", "into", StepAction{StepKind::Into}},     {"Over", "over", StepAction{StepKind::Over}},
        {"Out", "out", StepAction{StepKind::Out}},        {"Alloc", "alloc", StepAction{StepKind::NextAllocation}},
        {"Event", "event", StepAction{StepKind::NextEvent}}, {"GC unit", "unit", StepAction{StepKind::NextCollectorUnit}},
        {"GC now", "gc", CollectAction{}},                {">|", "end", StepAction{StepKind::ToEnd}},
        {"Variant", "variant", VariantAction{""}},
    };
    for (const Control& control : controls) {
        ImGui::SameLine();
        if (ImGui::Button(control.label)) actions.push_back(control.action);
        mark(ui, std::string("toolbar.") + control.name);
    }
    ImGui::SameLine();
    if (ImGui::Button("?")) ui.show_help = !ui.show_help;
    mark(ui, "toolbar.help");
    ImGui::SameLine();
    ImGui::TextDisabled("%s", snapshot.status.c_str());
    return actions;
}

}  // namespace tw::gui
