// Where runs stop: lines with what they ask, and conditions that may come true anywhere. With the keyboard: arrows choose, Enter writes
// the condition, Delete takes it away, + and − set how often it must hold.
#include <fmt/format.h>

#include "gui/panels/drawing.h"

namespace tw::gui {
namespace {

std::string where(const UiState& ui, const Snapshot& snapshot, int id) {
    if (id < 0) return tr(ui, "stops.anywhere");
    std::string code = static_cast<std::size_t>(id) <= snapshot.source.lines.size() ? snapshot.source.lines[static_cast<std::size_t>(id - 1)].text : "";
    const std::size_t from = code.find_first_not_of(" \t");
    return fmt::format("{}  {}", id, from == std::string::npos ? "" : code.substr(from));
}

void draw_field_of_stop(const Snapshot& snapshot, UiState& ui, const Look& look, Actions& actions) {
    if (ui.view.ask != Asking::Stop) return;
    FieldState& field = ui.view.condition;
    ImGui::TextUnformatted((ui.view.stop == 0 ? std::string(tr(ui, "stops.anywhere")) : where(ui, snapshot, ui.view.stop)).c_str());
    const bool entered = draw_field(field, "stops.condition", tr(ui, "stops.hint"), ImGui::GetContentRegionAvail().x, ui);
    const ConditionCheck& check = snapshot.condition;
    if (entered) {
        std::uint64_t nth = 1;
        for (const BreakpointView& each : snapshot.breakpoints)
            if (each.id == ui.view.stop) nth = each.nth;
        actions.push_back(BreakpointAction{ui.view.stop, field.text, nth});
        const bool wrong = field.text[0] ? check.column != 0 && check.text == field.text : ui.view.stop <= 0;
        if (!wrong) ui.view.ask = Asking::Nothing;
        else field.focus = true;   // to be mended
    }
    draw_condition_check(check, field, look, actions);
    ImGui::Separator();
}

}  // namespace

Actions draw_breakpoints_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    Actions actions;
    draw_field_of_stop(snapshot, ui, look, actions);
    if (snapshot.breakpoints.empty()) muted_text(look, tr(ui, "stops.none"));
    ImGui::PushFont(look.fonts.mono);
    for (std::size_t i = 0; i < snapshot.breakpoints.size(); i++) {
        const BreakpointView& each = snapshot.breakpoints[i];
        ImGui::PushID(each.id);
        std::string text = where(ui, snapshot, each.id);
        if (!each.condition.empty()) text += fmt::format("\n    {} {}", tr(ui, "stops.when"), each.condition);
        if (each.nth > 1) text += fmt::format("\n    {}", fmt::format(fmt::runtime(tr(ui, "stops.nth")), each.nth));
        if (each.hits) text += fmt::format("\n    {}", fmt::format(fmt::runtime(tr(ui, "stops.hits")), each.hits));
        const bool chosen = ui.focus == "breakpoints" && static_cast<int>(i) == ui.view.chosen_stop;
        if (ImGui::Selectable(text.c_str(), chosen)) {
            ui.view.chosen_stop = static_cast<int>(i);
            if (each.id > 0) ui.source.cursor_line = ui.source.scroll_to = each.id;
        }
        mark(ui, "stops." + std::to_string(i + 1));
        if (ImGui::SmallButton(tr(ui, "stops.edit"))) ask_for_stop(ui, snapshot, each.id);
        mark(ui, "stops.edit." + std::to_string(i + 1));
        ImGui::SameLine();
        if (ImGui::SmallButton(tr(ui, "stops.remove"))) actions.push_back(ToggleBreakpointAction{each.id});
        mark(ui, "stops.remove." + std::to_string(i + 1));
        ImGui::PopID();
    }
    ImGui::PopFont();
    if (ImGui::SmallButton(tr(ui, "stops.add"))) ask_for_stop(ui, snapshot, 0);
    mark(ui, "stops.add");
    return actions;
}

void ask_for_stop(UiState& ui, const Snapshot& snapshot, int id) {
    ui.view.ask = Asking::Stop;
    ui.view.stop = id;
    FieldState& field = ui.view.condition;
    field.text[0] = 0;
    for (const BreakpointView& each : snapshot.breakpoints)
        if (each.id == id) field.text[each.condition.copy(field.text, sizeof field.text - 1)] = 0;
    field.focus = true;
}

}  // namespace tw::gui
