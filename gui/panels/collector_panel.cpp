// The collector at work: phase, roots, work list, barrier, pacer, cycles; the search for leaked goroutines; marking by hand.
#include <algorithm>

#include "gui/panels/drawing.h"

namespace tw::gui {
namespace {

void row_begins() {
    const float y = ImGui::GetCursorPosY();
    ImGui::Dummy({0, 0});
    ImGui::SetCursorPosY(y);
}

void button(UiState& ui, Actions& actions, const char* key, Action action) {
    const std::string text = tr(ui, key);
    const float last = ImGui::GetItemRectMax().x;   // of an empty item: the row's begin
    if (ImGui::GetItemRectSize().x > 0 && last + ImGui::CalcTextSize(text.c_str()).x + 30 < ImGui::GetWindowPos().x + ImGui::GetWindowWidth()) ImGui::SameLine();
    if (ImGui::SmallButton((text + "##" + key).c_str())) actions.push_back(std::move(action));
    mark(ui, key);
}

std::string counted(const UiState& ui, const char* key, std::size_t count) { return std::string(tr(ui, key)) + " (" + std::to_string(count) + ")"; }

void small_lines(const std::vector<std::string>& lines, const Look& look) {
    ImGui::PushFont(look.fonts.small);
    for (const std::string& line : lines) ImGui::TextWrapped("%s", line.c_str());
    ImGui::PopFont();
}

void object_list(const std::vector<std::pair<std::uint64_t, std::string>>& rows, const char* empty, UiState& ui, const Look& look, Actions& actions) {
    if (rows.empty()) return muted_text(look, empty);
    ImGui::PushFont(look.fonts.small);
    for (const auto& [address, label] : rows) {
        ImGui::PushID(static_cast<int>(address >> 3));
        if (line_selectable(label)) actions.push_back(SelectObjectAction{address});
        if (address == rows[0].first) mark(ui, "collector.grey.1");
        ImGui::PopID();
    }
    ImGui::PopFont();
}

// Live heap, goal and trigger over the run: full line, dashes, dots, named at their ends.
void pacer_curve(const CollectorPanelView& view, const TimelineView& timeline, UiState& ui, const Look& look) {
    const float height = ImGui::GetFontSize() * 5.5f, width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({width, height});
    mark(ui, "collector.curve");
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + width, at.y + height}, look.colours.canvas, 4);
    if (view.curve.size() < 2) return;
    std::uint64_t most = 1;
    for (const HeapSample& sample : view.curve) most = std::max({most, sample.live, sample.goal});
    const double span = static_cast<double>(std::max<std::uint64_t>(1, timeline.end - timeline.begin));
    const auto x = [&](std::uint64_t step) { return at.x + width * static_cast<float>(static_cast<double>(step > timeline.begin ? step - timeline.begin : 0) / span); };
    const auto y = [&](std::uint64_t bytes) { return at.y + height - 3 - (height - look.fonts.small->FontSize - 12) * static_cast<float>(static_cast<double>(bytes) / static_cast<double>(most)); };
    for (std::size_t i = 1; i < view.curve.size(); i++) {
        const HeapSample &a = view.curve[i - 1], &b = view.curve[i];
        list.AddLine({x(a.step), y(a.live)}, {x(b.step), y(b.live)}, look.colours.accent, 2);
        if (i % 2 == 0) list.AddLine({x(a.step), y(a.goal)}, {x(b.step), y(b.goal)}, look.colours.leak, 1.5f);
        if (i % 4 == 0) list.AddLine({x(a.step), y(a.trigger)}, {x(b.step), y(b.trigger)}, look.colours.muted, 1.5f);
    }
    const float now = x(timeline.step);
    list.AddLine({now, at.y}, {now, at.y + height}, look.colours.text, 1);
    const HeapSample& last = view.curve.back();
    const std::string text = std::string(tr(ui, "collector.live")) + " \xe2\x80\x94  " + tr(ui, "collector.goal") + " - -  " + tr(ui, "collector.trigger") + " \xc2\xb7 \xc2\xb7   " + size_text(ui, last.live) + " / " + size_text(ui, last.goal);
    list.AddText(look.fonts.small, look.fonts.small->FontSize, {at.x + 6, at.y + 2}, look.colours.muted, elided(look.fonts.small, look.fonts.small->FontSize, text, width - 8).c_str());
}

void settings(const CollectorPanelView& view, UiState& ui, const Look& look, Actions& actions) {
    muted_text(look, std::string(tr(ui, view.stop_the_world ? "collector.stw" : "collector.concurrent")) + ", GOGC=" + std::to_string(view.gogc) + ", " + tr(ui, view.barrier_on ? "collector.barrier_is_on" : "collector.barrier_is_off"));
    MachineAction mode, barrier, less, more;
    mode.stop_the_world = !view.stop_the_world;
    barrier.write_barrier = !view.barrier_on;
    if (view.barrier_on) barrier.stop_the_world = false;   // without the barrier only a concurrent cycle loses objects
    less.gogc = std::max(5, view.gogc / 2);
    more.gogc = std::min(1600, std::max(10, view.gogc * 2));
    row_begins();
    button(ui, actions, view.stop_the_world ? "collector.make_concurrent" : "collector.make_stw", mode);
    button(ui, actions, view.barrier_on ? "collector.barrier_off" : "collector.barrier_on", barrier);
    button(ui, actions, "collector.gogc_less", less);
    button(ui, actions, "collector.gogc_more", more);
}

void leak_rounds(const LeakRoundsView& leaks, UiState& ui, const Look& look, Actions& actions) {
    if (!draw_heading("collector.leaks", tr(ui, "collector.leaks"), true, ui)) return;
    row_begins();
    button(ui, actions, "collector.round", LeakRoundAction{1});
    button(ui, actions, "collector.round_start", LeakRoundAction{0});
    for (std::size_t i = 0; i < leaks.rounds.size() && i < leaks.shown; i++) {
        ImGui::TextDisabled("%s %d", tr(ui, "collector.round_n"), static_cast<int>(i));
        for (const std::string& line : leaks.rounds[i].added) ImGui::TextWrapped("+ %s", line.c_str());
    }
    if (leaks.shown <= leaks.rounds.size()) return;
    if (leaks.leaked.empty()) return muted_text(look, tr(ui, "collector.no_leak"));
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.leak);
    for (const std::string& line : leaks.leaked) ImGui::TextWrapped("! %s: %s", tr(ui, "collector.leaked"), line.c_str());
    ImGui::PopStyleColor();
}

}  // namespace

Actions draw_collector_panel(const CollectorView& collector, const CollectorPanelView& view, const TimelineView& timeline, UiState& ui, const Look& look) {
    Actions actions;
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.accent);
    ImGui::Text("%s: %s", tr(ui, "collector.phase"), tr(ui, "phase." + collector.phase));
    ImGui::PopStyleColor();
    muted_text(look, collector.last_unit);
    row_begins();
    button(ui, actions, "collector.step_unit", CollectorStepAction{CollectorStep::Unit});
    button(ui, actions, "collector.step_phase", CollectorStepAction{CollectorStep::Phase});
    button(ui, actions, "collector.step_cycle", CollectorStepAction{CollectorStep::Cycle});
    button(ui, actions, "collector.now", CollectAction{});
    settings(view, ui, look, actions);
    pacer_curve(view, timeline, ui, look);
    ImGui::TextWrapped("%s", view.assist.c_str());
    if (draw_heading("collector.pacer", tr(ui, "collector.pacer"), false, ui))
        small_lines(view.pacer, look);
    if (!view.assists.empty() && draw_heading("collector.assists", counted(ui, "collector.assists", view.assists.size()), false, ui))
        small_lines(view.assists, look);
    for (const std::string& lost : view.lost) {
        ImGui::PushStyleColor(ImGuiCol_Text, look.colours.leak);
        ImGui::TextWrapped("! %s", lost.c_str());
        ImGui::PopStyleColor();
    }
    if (!view.root_jobs.empty() && draw_heading("collector.roots", tr(ui, "collector.roots"), false, ui))
        small_lines(view.root_jobs, look);
    if (draw_heading("collector.work", counted(ui, "collector.work", view.work_count), true, ui))
        object_list(view.work, tr(ui, "collector.no_work"), ui, look, actions);
    if (draw_heading("collector.barrier", counted(ui, "collector.barrier_log", view.barrier.size()), false, ui)) {
        std::vector<std::string> lines;
        for (const BarrierRow& row : view.barrier) lines.push_back(row.text);
        small_lines(lines, look);
    }
    if (draw_heading("collector.cycles", counted(ui, "collector.cycles", view.cycles.size()), false, ui)) {
        std::vector<std::string> lines;
        for (const CycleView& cycle : view.cycles) lines.push_back(cycle.trace), lines.push_back(cycle.pacing);
        small_lines(lines, look);
    }
    leak_rounds(view.leaks, ui, look, actions);
    if (draw_heading("collector.differences", tr(ui, "collector.differences"), false, ui))
        for (const std::string& line : view.differences) ImGui::TextWrapped("\xe2\x80\xa2 %s", line.c_str());
    return actions;
}

Actions draw_marking_panel(const MarkingView& marking, UiState& ui, const Look& look) {
    using Kind = MarkingAction::Kind;
    Actions actions;
    row_begins();
    button(ui, actions, marking.active ? "marking.again" : "marking.start", MarkingAction{Kind::Start});
    if (!marking.active) {
        muted_text(look, tr(ui, "marking.hint"));
        return actions;
    }
    button(ui, actions, "marking.stop", MarkingAction{Kind::Stop});
    ImGui::TextDisabled("W %d   G %d   B %d   %s: %d", static_cast<int>(marking.white), static_cast<int>(marking.grey.size()), static_cast<int>(marking.black), tr(ui, "marking.mistakes"), static_cast<int>(marking.mistakes));
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.accent);
    ImGui::TextWrapped("%s", marking.message.c_str());
    ImGui::PopStyleColor();
    if (marking.done) return actions;
    ImGui::TextUnformatted(tr(ui, "marking.grey"));
    for (std::size_t i = 0; i < marking.grey.size(); i++) {
        const auto& [address, label] = marking.grey[i];
        ImGui::PushID(static_cast<int>(address >> 3));
        const std::string row = (address == marking.scanning ? "\xe2\x96\xb6 " : "  ") + label;
        if (ImGui::Selectable(row.c_str(), address == marking.scanning)) actions.push_back(MarkingAction{Kind::Pick, address});
        if (i == 0) mark(ui, "marking.grey.1");
        ImGui::PopID();
    }
    if (!marking.scanning) return actions;
    ImGui::TextUnformatted(tr(ui, "marking.children"));
    for (std::size_t i = 0; i < marking.white_children.size(); i++) {
        const auto& [address, label] = marking.white_children[i];
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::Selectable(("   " + label).c_str())) actions.push_back(MarkingAction{Kind::Shade, address});
        if (i == 0) mark(ui, "marking.child.1");
        ImGui::PopID();
    }
    row_begins();
    button(ui, actions, "marking.blacken", MarkingAction{Kind::Blacken});
    return actions;
}

}  // namespace tw::gui
