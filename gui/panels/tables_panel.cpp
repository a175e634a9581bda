// Tables: objects, totals by type, goroutines; the comparison of two moments.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "gui/panels/drawing.h"
#include "gui/said.h"

namespace tw::gui {
namespace {

constexpr ImGuiTableFlags kTable = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY | ImGuiTableFlags_ScrollX | ImGuiTableFlags_Resizable;

struct Heading { const char* key; ObjectColumn column; float width; };

// A heading that sorts when it is clicked; the sorted one carries an arrow.
void sort_headings(const ObjectsView& objects, UiState& ui, Actions& actions) {
    static constexpr Heading kHeadings[] = {{"objects.label", ObjectColumn::Type, 14}, {"objects.retained", ObjectColumn::Retained, 6.5f}, {"objects.share", ObjectColumn::Retained, 4},
                                            {"objects.shallow", ObjectColumn::Shallow, 5}, {"objects.held", ObjectColumn::HeldBy, 16}, {"objects.state", ObjectColumn::State, 6},
                                            {"objects.distance", ObjectColumn::Distance, 6}, {"objects.born", ObjectColumn::Born, 11}};
    for (const Heading& heading : kHeadings) ImGui::TableSetupColumn(tr(ui, heading.key), ImGuiTableColumnFlags_WidthFixed, heading.width * ImGui::GetFontSize());
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (const Heading& heading : kHeadings) {
        ImGui::TableNextColumn();
        const bool sorted = objects.sorted == heading.column && std::string(heading.key) != "objects.share";
        const std::string text = std::string(tr(ui, heading.key)) + (sorted ? objects.ascending ? " \xe2\x86\x91" : " \xe2\x86\x93" : "") + "##" + heading.key;
        if (ImGui::Selectable(text.c_str())) actions.push_back(SortObjectsAction{heading.column});
        mark(ui, heading.key);
    }
}

void number(std::uint64_t value) { ImGui::Text("%llu", static_cast<unsigned long long>(value)); }

void object_row(const ObjectRow& row, bool selected, const UiState& ui, Actions& actions) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::PushID(static_cast<int>(row.address >> 3));
    if (row_selectable(row.label, selected)) actions.push_back(SelectObjectAction{row.address});
    ImGui::PopID();
    ImGui::TableNextColumn();
    number(row.retained);
    ImGui::TableNextColumn();
    ImGui::Text("%.0f%%", row.share * 100);
    ImGui::TableNextColumn();
    number(row.shallow);
    ImGui::TableNextColumn();
    line_text(row.held_only_by);
    ImGui::TableNextColumn();
    line_text(said(ui.language, row.state));
    ImGui::TableNextColumn();
    if (row.distance >= 0) ImGui::Text("%d", row.distance);
    else ImGui::TextUnformatted("\xe2\x80\x93");
    ImGui::TableNextColumn();
    line_text(row.born);
}

void bring_row_into_view(const ObjectsView& objects, std::uint64_t selected, UiState& ui) {
    const bool small = ImGui::GetWindowHeight() < 5 * ImGui::GetTextLineHeightWithSpacing();
    if (ui.view.shown_object == selected || small) return;
    ui.view.shown_object = selected;
    for (std::size_t i = 0; selected && i < objects.rows.size(); i++) {
        if (objects.rows[i].address != selected) continue;
        const float height = ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y, y = height * static_cast<float>(i + 1);
        if (y + 2 * height > ImGui::GetScrollY() + ImGui::GetWindowHeight() || y < ImGui::GetScrollY() + height) ImGui::SetScrollY(height * std::floor(std::max(0.f, y - ImGui::GetWindowHeight() * 0.4f) / height));
        return;
    }
}

}  // namespace

Actions draw_objects_panel(const ObjectsView& objects, std::uint64_t selected, UiState& ui, const Look& look) {
    Actions actions;
    if (draw_field(ui.view.objects, "objects.search", tr(ui, "objects.search"), ImGui::GetFontSize() * 12, ui, ImGuiInputTextFlags_AutoSelectAll)) actions.push_back(ObjectsTextAction{ui.view.objects.text});
    const std::string all = fmt::format(fmt::runtime(tr(ui, "objects.all")), objects.count, size_text(ui, objects.bytes));
    next_on_row(ImGui::CalcTextSize(all.c_str()).x);
    ImGui::TextDisabled("%s", all.c_str());
    ImGui::PushFont(look.fonts.small);
    if (ImGui::BeginTable("objects", 8, kTable)) {
        sort_headings(objects, ui, actions);
        bring_row_into_view(objects, selected, ui);
        ImGuiListClipper clipper;
        clipper.Begin(static_cast<int>(objects.rows.size()));
        while (clipper.Step())
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; i++) {
                const ObjectRow& row = objects.rows[static_cast<std::size_t>(i)];
                object_row(row, selected && row.address == selected, ui, actions);
                if (i == 0) mark(ui, "objects.first");
            }
        if (!objects.rows.empty()) {   // the last row must not hide behind the bar
            ImGui::TableNextRow(ImGuiTableRowFlags_None, ImGui::GetStyle().ScrollbarSize);
            ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, 0);
            ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg1, 0);
        }
        ImGui::EndTable();
    }
    ImGui::PopFont();
    return actions;
}

Actions draw_totals_panel(const ObjectsView& objects, UiState& ui, const Look& look) {
    Actions actions;
    ImGui::PushFont(look.fonts.small);
    if (ImGui::BeginTable("totals", 4, kTable)) {
        for (const char* heading : {"totals.type", "totals.count", "totals.bytes", "totals.unreachable"}) ImGui::TableSetupColumn(tr(ui, heading));
        ImGui::TableSetupScrollFreeze(1, 1);
        ImGui::TableHeadersRow();
        for (const TypeTotal& total : objects.totals) {
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            const bool alone = ui.view.objects.text == total.type;
            if (row_selectable(total.type, alone)) {   // the canvas and the table show that type alone; again: all
                HeapFilter filter;
                if (!alone) filter.text = total.type;
                ui.view.objects.text[filter.text.copy(ui.view.objects.text, sizeof ui.view.objects.text - 1)] = 0;
                actions.push_back(FilterAction{filter});
                actions.push_back(ObjectsTextAction{filter.text});
                if (total.largest && !alone) actions.push_back(SelectObjectAction{total.largest});   // Held by says who keeps one of them
            }
            if (&total == &objects.totals[0]) mark(ui, "totals.first");
            ImGui::TableNextColumn();
            number(total.count);
            ImGui::TableNextColumn();
            number(total.bytes);
            ImGui::TableNextColumn();
            number(total.unreachable);
        }
        ImGui::EndTable();
    }
    ImGui::PopFont();
    return actions;
}

Actions draw_goroutine_table_panel(const std::vector<GoroutineRow>& rows, UiState& ui, const Look& look) {
    Actions actions;
    ImGui::PushFont(look.fonts.small);
    if (ImGui::BeginTable("goroutine_table", 7, kTable)) {
        for (const char* heading : {"gtable.goroutine", "gtable.state", "gtable.verdict", "gtable.waiting", "gtable.retained", "gtable.parent", "gtable.created"})
            ImGui::TableSetupColumn(tr(ui, heading));
        ImGui::TableSetupScrollFreeze(1, 1);
        ImGui::TableHeadersRow();
        for (const GoroutineRow& row : rows) {
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            const std::string name = std::string(row.is_current ? "\xe2\x96\xb6 " : "  ") + "G" + std::to_string(row.id) + " " + row.name;
            if (row_selectable(name, row.is_current)) actions.push_back(ChooseGoroutineAction{row.id});
            mark(ui, "gtable." + std::to_string(row.id));
            ImGui::TableNextColumn();
            line_text(said(ui.language, row.state));
            ImGui::TableNextColumn();
            const bool leaked = row.verdict == "leaked";
            if (leaked) ImGui::PushStyleColor(ImGuiCol_Text, look.colours.leak);
            line_text((leaked ? "! " : "") + said(ui.language, row.verdict) + (row.why.empty() ? "" : ": " + row.why));
            if (leaked) ImGui::PopStyleColor();
            ImGui::TableNextColumn();
            line_text(row.waiting_on);
            ImGui::TableNextColumn();
            number(row.retained);
            ImGui::TableNextColumn();
            if (row.parent) ImGui::Text("G%llu", static_cast<unsigned long long>(row.parent));
            ImGui::TableNextColumn();
            line_text(row.created_at);
        }
        ImGui::EndTable();
    }
    ImGui::PopFont();
    return actions;
}

namespace {

void draw_growth(const DiffView& compared, const UiState& ui) {
    if (compared.growth.empty() || !ImGui::BeginTable("compare", 3, ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_RowBg)) return;
    for (const char* heading : {"totals.type", "totals.count", "totals.bytes"}) ImGui::TableSetupColumn(tr(ui, heading));
    ImGui::TableHeadersRow();
    for (const GrowthView& change : compared.growth) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        line_text(change.label);
        ImGui::TableNextColumn();
        ImGui::Text("%+lld", static_cast<long long>(change.objects));
        ImGui::TableNextColumn();
        ImGui::Text("%+lld", static_cast<long long>(change.bytes));
    }
    ImGui::EndTable();
}

void draw_changed(const std::vector<ChangedView>& changed, const char* heading, UiState& ui, Actions& actions) {
    constexpr std::size_t kMost = 20;
    if (!changed.empty()) ImGui::TextDisabled("%s", tr(ui, heading));
    for (std::size_t i = 0; i < changed.size() && i < kMost; i++) {
        const ChangedView& each = changed[i];
        ImGui::PushID(static_cast<int>(i) + static_cast<int>(heading[8]) * 1000);
        const std::string text = each.name + ": " + (each.before.empty() ? "\xe2\x80\x93" : each.before) + " \xe2\x86\x92 " + (each.after.empty() ? "\xe2\x80\x93" : each.after);
        if (!each.object) ImGui::TextWrapped("%s", text.c_str());
        else if (line_selectable(text)) actions.push_back(SelectObjectAction{each.object});
        mark(ui, std::string(heading) + "." + std::to_string(i + 1));
        ImGui::PopID();
    }
}

}  // namespace

Actions draw_compare_panel(const DiffView& compared, std::uint64_t step, UiState& ui, const Look& look) {
    Actions actions;
    const bool here = compared.has_base && compared.from == step;
    if (ImGui::SmallButton(tr(ui, !compared.has_base || here ? (here ? "compare.forget" : "compare.remember") : "compare.again"))) actions.push_back(CompareAction{});
    mark(ui, "compare.remember");
    if (!compared.has_base) {
        muted_text(look, tr(ui, "compare.hint"));
        return actions;
    }
    next_on_row(ImGui::CalcTextSize(tr(ui, "compare.go")).x + 16);
    if (ImGui::SmallButton(tr(ui, "compare.go"))) actions.push_back(JumpAction{Jump::Comparison});
    mark(ui, "compare.go");
    ImGui::TextWrapped("%s %llu \xe2\x86\x92 %llu: %s", tr(ui, "compare.step"), static_cast<unsigned long long>(compared.from), static_cast<unsigned long long>(step), compared.summary.c_str());
    ImGui::PushFont(look.fonts.small);
    draw_growth(compared, ui);
    for (const std::string& line : compared.started) ImGui::TextWrapped("+ %s", line.c_str());
    for (const std::string& line : compared.ended) ImGui::TextWrapped("\xe2\x88\x92 %s", line.c_str());
    for (const std::string& line : compared.changed_goroutines) ImGui::TextWrapped("%s", line.c_str());
    draw_changed(compared.variables, "compare.variables", ui, actions);
    draw_changed(compared.words, "compare.words", ui, actions);
    if (!compared.largest.empty()) ImGui::TextDisabled("%s", tr(ui, "compare.new"));
    for (const auto& [address, label] : compared.largest) {
        ImGui::PushID(static_cast<int>(address >> 3));
        if (line_selectable(label)) actions.push_back(SelectObjectAction{address});
        if (address == compared.largest[0].first) mark(ui, "compare.new.1");
        ImGui::PopID();
    }
    ImGui::PopFont();
    return actions;
}

}  // namespace tw::gui
