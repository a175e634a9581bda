// Evidence: flame graphs, the dump of all goroutines, MemStats; how many schedules leak.
#include <algorithm>

#include "gui/panels/drawing.h"
#include "gui/said.h"

namespace tw::gui {

// Root on top; a box's width is its value. Told apart by their labels and outlines, shaded by depth.
Actions draw_flame_panel(const FlameView& flame, std::uint64_t selected, UiState& ui, const Look& look) {
    Actions actions;
    const auto amount = [&](std::uint64_t value) { return flame.unit == "bytes" ? size_text(ui, value) : std::to_string(value) + " " + tr(ui, "unit.goroutines"); };
    muted_text(look, said(ui.language, flame.title) + ": " + amount(flame.total));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, row = look.fonts.small->FontSize * 1.5f;
    int deepest = 0;
    for (const FlameBox& box : flame.boxes) deepest = std::max(deepest, box.depth);
    if (flame.total == 0 || width < 20) return actions;
    ImGui::InvisibleButton("flame", {width, row * static_cast<float>(deepest + 1) + 4});
    mark(ui, "flame." + std::string(flame.unit == "bytes" ? flame.title.find("holds") != std::string::npos ? "holders" : "sites" : "stacks"));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool hovered = ImGui::IsItemHovered();
    const float font = look.fonts.small->FontSize;
    for (const FlameBox& box : flame.boxes) {
        const float scale = width / static_cast<float>(flame.total);
        const ImVec2 a(at.x + static_cast<float>(box.start) * scale, at.y + static_cast<float>(box.depth) * row);
        const ImVec2 b(a.x + std::max(1.f, static_cast<float>(box.value) * scale - 1), a.y + row - 2);
        if (b.x - a.x < 1.5f || !ImGui::IsRectVisible(a, b)) continue;
        const ImU32 fill = (look.colours.accent & 0x00FFFFFF) | (box.depth % 2 ? 0x30000000u : 0x48000000u);
        list.AddRectFilled(a, b, fill, 2);
        list.AddRect(a, b, box.object && box.object == selected ? look.colours.selected : look.colours.border, 2, 0, box.object && box.object == selected ? 2.5f : 1.f);
        if (b.x - a.x > font * 1.5f) list.AddText(look.fonts.small, font, {a.x + 3, a.y + row * 0.12f}, look.colours.text, elided(look.fonts.small, font, box.label, b.x - a.x - 6).c_str());
        if (!hovered || mouse.x < a.x || mouse.x > b.x || mouse.y < a.y || mouse.y > b.y) continue;
        ImGui::SetTooltip("%s\n%s / %s", box.label.c_str(), amount(box.value).c_str(), amount(flame.total).c_str());
        if (ImGui::IsMouseReleased(0) && box.object) actions.push_back(SelectObjectAction{box.object});
    }
    return actions;
}

Actions draw_dump_panel(const FlamesView& evidence, UiState& ui, const Look& look) {
    ImGui::PushFont(look.fonts.small);
    ImGui::TextUnformatted(evidence.dump.c_str());
    mark(ui, "dump");
    ImGui::PopFont();
    return {};
}

Actions draw_memstats_panel(const FlamesView& evidence, UiState& ui, const Look& look) {
    ImGui::PushFont(look.fonts.mono);
    if (ImGui::BeginTable("memstats", 2, ImGuiTableFlags_BordersInnerH)) {
        for (const auto& [name, value] : evidence.memstats) {
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            ImGui::TextUnformatted(name.c_str());
            ImGui::TableNextColumn();
            ImGui::Text("%llu", static_cast<unsigned long long>(value));
        }
        ImGui::EndTable();
    }
    mark(ui, "memstats");
    ImGui::PopFont();
    return {};
}

Actions draw_schedule_panel(const SchedulesView& schedules, const std::vector<GoroutineRow>& goroutines, UiState& ui, const Look& look) {
    Actions actions;
    ImGui::TextDisabled("%s", tr(ui, "schedule.choose"));
    for (const GoroutineRow& row : goroutines) {
        if (!row.can_run) continue;
        const std::string label = "G" + std::to_string(row.id) + " " + row.name;
        if (line_selectable(label)) actions.push_back(ChooseGoroutineAction{row.id});
        mark(ui, "schedule.run." + std::to_string(row.id));
    }
    ImGui::Separator();
    const std::string search = std::string(tr(ui, "schedule.search")) + " " + std::to_string(ui.view.schedules);
    if (ImGui::SmallButton(search.c_str())) actions.push_back(SearchSchedulesAction{static_cast<std::uint64_t>(ui.view.schedules)});
    mark(ui, "schedule.search");
    next_on_row(ImGui::CalcTextSize("MMM").x);
    if (ImGui::SmallButton("\xc3\x97" "4##more")) ui.view.schedules = std::min(ui.view.schedules * 4, 12800);
    mark(ui, "schedule.more");
    if (schedules.wanted == 0 && schedules.tried == 0) {
        muted_text(look, tr(ui, "schedule.hint"));
        return actions;
    }
    if (schedules.running) {
        ImGui::ProgressBar(static_cast<float>(schedules.tried) / static_cast<float>(std::max<std::uint64_t>(1, schedules.wanted)));
        muted_text(look, tr(ui, "schedule.stop"));
    }
    ImGui::TextWrapped("%llu %s: %llu %s, %llu %s, %llu %s", static_cast<unsigned long long>(schedules.tried), tr(ui, "schedule.tried"), static_cast<unsigned long long>(schedules.leaking), tr(ui, "schedule.leak"),
                       static_cast<unsigned long long>(schedules.deadlocked), tr(ui, "schedule.deadlock"), static_cast<unsigned long long>(schedules.died), tr(ui, "schedule.die"));
    for (const SchedulesView::Found& found : schedules.found) {
        MachineAction open;
        open.seed = found.seed;
        const std::string label = std::string(tr(ui, "schedule.seed")) + " " + std::to_string(found.seed) + ": " + found.what;
        if (line_selectable(label)) actions.push_back(open);
        if (&found == &schedules.found[0]) mark(ui, "schedule.first");
    }
    return actions;
}

}  // namespace tw::gui
