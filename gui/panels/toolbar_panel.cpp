#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "gui/commands.h"
#include "gui/panels/panels.h"

namespace tw::gui {
namespace {

struct Control { std::string label; const char* name; const char* command; };

// The same row while there is room, else the next one.
void next_on_row(const std::string& label) {
    const ImGuiStyle& style = ImGui::GetStyle();
    const float width = ImGui::CalcTextSize(label.c_str()).x + style.FramePadding.x * 2 + style.ItemSpacing.x;
    if (ImGui::GetItemRectMax().x + width < ImGui::GetIO().DisplaySize.x - style.WindowPadding.x) ImGui::SameLine();
}

void run(const char* id, const Snapshot& snapshot, UiState& ui, Actions& actions) {
    const Command* command = command_named(id);
    if (!command) return;
    CommandCall call{snapshot, ui, {}, {}};
    command->run(call);
    for (Action& action : call.actions) actions.push_back(std::move(action));
}

void control(const Control& c, const Snapshot& snapshot, UiState& ui, Actions& actions) {
    next_on_row(c.label);
    if (ImGui::Button((c.label + "##" + c.name).c_str())) run(c.command, snapshot, ui, actions);
    mark(ui, std::string("toolbar.") + c.name);
    if (!ImGui::IsItemHovered()) return;
    const Command* command = command_named(c.command);
    const std::string keys = command ? keys_of(*command) : "";
    ImGui::SetTooltip("%s%s%s", tr(ui, std::string("cmd.") + c.command), keys.empty() ? "" : "   ", keys.c_str());
}

void draw_presets(const Snapshot& snapshot, UiState& ui, Actions& actions) {
    const std::string label = tr(ui, std::string("preset.") + preset_name(ui.preset));
    next_on_row(label + "MMM");
    ImGui::SetNextItemWidth(ImGui::CalcTextSize(label.c_str()).x + ImGui::GetFrameHeight() + ImGui::GetStyle().FramePadding.x * 3);
    if (ImGui::BeginCombo("##preset", label.c_str())) {
        for (int i = 0; i < kPresetCount; i++) {
            const std::string name = preset_name(static_cast<Preset>(i));
            if (ImGui::Selectable(tr(ui, "preset." + name), ui.preset == static_cast<Preset>(i))) run(("preset." + name).c_str(), snapshot, ui, actions);
        }
        ImGui::EndCombo();
    }
    mark(ui, "toolbar.preset");
}

// What goes on, how far it is, and how to stop it.
void draw_progress(const Snapshot& snapshot, UiState& ui, Actions& actions) {
    if (!snapshot.busy) return;
    const std::string stop = tr(ui, "toolbar.cancel");
    next_on_row(stop + "MMMMMMMMMMMM");
    const float width = ImGui::CalcTextSize("MMMMMMMMMM").x;
    const float done = snapshot.done >= 0 ? snapshot.done : static_cast<float>(std::fmod(ImGui::GetTime(), 1.0));
    ImGui::ProgressBar(done, ImVec2(width, 0), snapshot.done >= 0 ? nullptr : tr(ui, "status.running"));
    if (ImGui::IsItemHovered() && !snapshot.doing.empty()) ImGui::SetTooltip("%s", snapshot.doing.c_str());
    mark(ui, "toolbar.progress");
    ImGui::SameLine();
    if (ImGui::Button(stop.c_str())) actions.push_back(CancelAction{});
    mark(ui, "toolbar.cancel");
}

}  // namespace

Actions draw_toolbar_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    Actions actions;
    ImGui::PushFont(look.fonts.title);
    ImGui::TextUnformatted("twoword");
    ImGui::PopFont();
    ImGui::SameLine();
    std::string name = snapshot.program_name;
    if (name.size() > 30) name = "\xe2\x80\xa6" + name.substr(name.size() - 29);
    if (ImGui::Button((name + "##program").c_str())) run("lesson.catalogue", snapshot, ui, actions);
    mark(ui, "toolbar.lesson");
    const auto t = [&](const char* key) { return std::string(tr(ui, key)); };
    const Control controls[] = {
        {"|<", "start", "step.start"},
        {t("toolbar.back") + " \xe2\x86\x90", "back", "step.back_over"},
        {t("toolbar.over") + " \xe2\x86\x92", "over", "step.over"},
        {t("toolbar.into") + " \xe2\x86\x93", "into", "step.into"},
        {t("toolbar.out") + " \xe2\x86\x91", "out", "step.out"},
        {">|", "end", "step.end"},
        {t("toolbar.alloc"), "alloc", "time.allocation"},
        {t("toolbar.event"), "event", "time.event"},
        {t("toolbar.unit"), "unit", "collector.unit"},
        {t("toolbar.gc"), "gc", "collector.collect"},
        {t("toolbar.variant"), "variant", "lesson.variant"},
    };
    const bool few = ui.preset == Preset::Presentation;   // large type: the stepping alone
    for (const Control& each : controls)
        if (!few || std::string(each.command).starts_with("step.")) control(each, snapshot, ui, actions);
    draw_presets(snapshot, ui, actions);
    if (!few) control({t("toolbar.find"), "find", "window.palette"}, snapshot, ui, actions);
    control({"?", "help", "window.help"}, snapshot, ui, actions);
    const TimelineView& time = snapshot.timeline;
    const std::string step = fmt::format(fmt::runtime(tr(ui, "toolbar.step_of")), time.step, time.end, time.end_known ? "" : "+");
    next_on_row(step);
    ImGui::TextDisabled("%s", step.c_str());
    draw_progress(snapshot, ui, actions);
    if (ui.notice.empty()) return actions;
    next_on_row(ui.notice);
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.accent);
    ImGui::TextUnformatted(ui.notice.c_str());
    ImGui::PopStyleColor();
    mark(ui, "toolbar.notice");
    return actions;
}

}  // namespace tw::gui
