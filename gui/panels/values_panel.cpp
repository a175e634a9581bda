// Values of the running goroutine at their three levels: what they mean, their words, their bytes. An interface is drawn as its two
// words, each with an arrow to what it leads to, and `== nil` as the test of words that it is.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "gui/hover.h"
#include "gui/panels/drawing.h"

namespace tw::gui {
namespace {

bool is_zero(const std::string& word) { return word == "0x0" || word.empty(); }

// name | content ──► what it leads to
void word_row(const std::string& name, const std::string& content, const std::string& target, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float font = ImGui::GetFontSize(), height = font * 1.5f;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    const float name_width = font * 3.2f, box_width = std::min(font * 15, room * 0.52f);
    list.AddText({at.x, at.y + height * 0.15f}, look.colours.interface_word, name.c_str());
    const ImVec2 a(at.x + name_width, at.y), b(a.x + box_width, at.y + height - 3);
    list.AddRectFilled(a, b, (look.colours.interface_word & 0x00FFFFFF) | 0x28000000, 3);
    list.AddRect(a, b, look.colours.interface_word, 3, 0, is_zero(content) ? 1.f : 2.f);
    list.AddText({a.x + 6, a.y + height * 0.12f}, look.colours.text, elided(ImGui::GetFont(), font, content, box_width - 12).c_str());
    if (!target.empty()) {
        const float y = (a.y + b.y) / 2, tip = b.x + font * 1.8f;
        list.AddLine({b.x, y}, {tip - 7, y}, look.colours.interface_word, 2);
        list.AddTriangleFilled({tip, y}, {tip - 9, y - 5}, {tip - 9, y + 5}, look.colours.interface_word);
        list.AddText({tip + 4, a.y + height * 0.12f}, look.colours.text, elided(ImGui::GetFont(), font, target, at.x + room - tip - 6).c_str());
    }
    ImGui::Dummy({room, height});
}

std::string label_of(const HeapView& heap, std::uint64_t address) {
    for (const ObjectView& object : heap.objects)
        if (address >= object.address && address < object.address + std::max<std::uint64_t>(1, object.size)) return object.label;
    return "";
}

void draw_interface(const SlotView& slot, const HeapView& heap, UiState& ui, const Look& look, Actions& actions) {
    const ValueView& v = slot.value;
    const bool nil = is_zero(v.word0);
    word_row(v.word0_name, v.word0, nil ? "" : v.word0_name == "tab" ? tr(ui, "values.itab") : tr(ui, "values.type"), look);
    const std::string object = label_of(heap, v.points_to);
    word_row("data", v.word1, is_zero(v.word1) ? "" : object.empty() ? tr(ui, "values.elsewhere") : object, look);
    if (!object.empty() && ImGui::SmallButton(tr(ui, "values.select"))) actions.push_back(SelectObjectAction{v.points_to});
    // the test that the machine makes looks at the first word alone
    const std::string test = slot.name + " == nil  \xe2\x87\x94  " + v.word0_name + " == 0  \xe2\x87\x94  " + (nil ? "0x0 == 0" : fmt::format(fmt::runtime(tr(ui, "values.not_zero")), v.word0_name)) + "  \xe2\x87\x92  " + (nil ? "true" : "false");
    ImGui::TextWrapped("%s", test.c_str());
    if (!nil && is_zero(v.word1)) muted_text(look, tr(ui, "values.typed_nil"));
}

void draw_slot(const SlotView& slot, const HeapView& heap, UiState& ui, const Look& look, Actions& actions) {
    const ValueView& v = slot.value;
    ImGui::PushStyleColor(ImGuiCol_Text, slot.live ? look.colours.accent : look.colours.muted);
    ImGui::TextWrapped("%s%s  %s%s", slot.changed ? "* " : "", slot.name.c_str(), v.type.c_str(), slot.live ? "" : tr(ui, "values.dead"));
    ImGui::PopStyleColor();
    ImGui::Indent();
    if (ui.level == Level::Concept) ImGui::TextWrapped("%s", v.concept_text.c_str());
    else if (ui.level == Level::Bytes) ImGui::TextWrapped("%s", v.bytes_text.c_str());
    else if (!v.is_interface) ImGui::TextWrapped("%s", v.words_text.c_str());
    if (v.is_interface && ui.level != Level::Bytes) draw_interface(slot, heap, ui, look, actions);
    else if (v.points_to && ui.level != Level::Concept)
        if (const std::string label = label_of(heap, v.points_to); !label.empty() && line_selectable("\xe2\x86\x92 " + label)) actions.push_back(SelectObjectAction{v.points_to});
    ImGui::Unindent();
}

// A call followed word by word: each row leads to the next; a click goes to the object or the source line.
void draw_call(const DispatchView& call, int number, UiState& ui, const Look& look, Actions& actions) {
    const bool open = ui.view.chosen_call == number;
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.accent);
    if (ImGui::Selectable(((open ? "\xe2\x96\xbc " : "\xe2\x96\xb6 ") + call.title).c_str())) ui.view.chosen_call = open ? -1 : number, ui.view.chosen_row = 0;
    ImGui::PopStyleColor();
    mark(ui, "values.call." + std::to_string(number + 1));
    if (open && ui.view.chosen_row == 0 && std::exchange(ui.view.reveal, false)) ImGui::SetScrollHereY(0.3f);
    if (!open) return;
    for (std::size_t i = 0; i < call.rows.size(); i++) {
        const DispatchRow& row = call.rows[i];
        ImGui::PushID(static_cast<int>(i));
        std::string text = (i ? "   \xe2\x86\x93 " : "     ") + row.name + " = " + row.value;
        if (row.line) text += "  " + row.file + ":" + std::to_string(row.line);
        const bool chosen = ui.focus == "values" && ui.view.chosen_row == static_cast<int>(i) + 1;
        if (ImGui::Selectable(text.c_str(), chosen)) {
            ui.view.chosen_row = static_cast<int>(i) + 1;
            follow(row, ui, actions);
        }
        mark(ui, "values.row." + std::to_string(i + 1));
        if (chosen && std::exchange(ui.view.reveal, false)) ImGui::SetScrollHereY(0.6f);
        if (chosen || ImGui::IsItemHovered()) muted_text(look, std::string("       ") + tr(ui, row.note));
        if (row.object && ImGui::IsItemHovered()) point_at_object(ui, row.object);
        ImGui::PopID();
    }
}

}  // namespace

void follow(const DispatchRow& row, UiState& ui, Actions& actions) {
    if (row.object) actions.push_back(SelectObjectAction{row.object});
    if (row.line) ui.source.cursor_line = ui.source.scroll_to = row.line;
}

Actions draw_values_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    const HeapView& heap = snapshot.heap;
    const ValuesPanelView& values = snapshot.values;
    Actions actions;
    static constexpr const char* kLevels[] = {"values.concept", "values.words", "values.bytes"};
    for (int i = 0; i < 3; i++) {
        if (i > 0) next_on_row(ImGui::CalcTextSize(tr(ui, kLevels[i])).x + ImGui::GetFrameHeight() + ImGui::GetStyle().ItemInnerSpacing.x);
        if (ImGui::RadioButton(tr(ui, kLevels[i]), static_cast<int>(ui.level) == i)) ui.level = static_cast<Level>(i);
        mark(ui, kLevels[i]);
    }
    ImGui::PushFont(look.fonts.mono);
    for (const GoroutineView& goroutine : snapshot.goroutines) {
        if (!goroutine.is_current) continue;
        for (const FrameView& frame : goroutine.frames) {
            if (frame.slots.empty()) continue;
            muted_text(look, frame.function);
            for (const SlotView& slot : frame.slots) {
                ImGui::PushID(&slot);
                const float top = ImGui::GetCursorScreenPos().y;
                ImDrawList& list = *ImGui::GetWindowDrawList();
                list.ChannelsSplit(2);   // what is pointed at gets a ground
                list.ChannelsSetCurrent(1);
                draw_slot(slot, heap, ui, look, actions);
                const ImVec2 end = ImGui::GetCursorScreenPos(), mouse = ImGui::GetIO().MousePos;
                list.ChannelsSetCurrent(0);
                if (is_pointed_at(ui, heap, frame.function, slot)) list.AddRectFilled({end.x, top}, {end.x + ImGui::GetContentRegionAvail().x, end.y - 2}, (look.colours.selected & 0x00FFFFFF) | 0x30000000, 4);
                list.ChannelsMerge();
                if (ImGui::IsWindowHovered() && mouse.y >= top && mouse.y < end.y) point_at_slot(ui, heap, frame.function, slot);
                ImGui::PopID();
            }
        }
    }
    if (!values.calls.empty()) ImGui::TextDisabled("%s", tr(ui, "values.calls"));
    for (std::size_t i = 0; i < values.calls.size(); i++) {
        ImGui::PushID(static_cast<int>(i) + 5000);
        draw_call(values.calls[i], static_cast<int>(i), ui, look, actions);
        ImGui::PopID();
    }
    ImGui::PopFont();
    ImGui::PushFont(look.fonts.small);
    for (std::size_t i = 0; i < values.structures.size(); i++) {
        const StructureText& structure = values.structures[i];
        if (!draw_heading("values.structure." + std::to_string(i + 1), structure.title, false, ui)) continue;
        for (const std::string& row : structure.rows) line_text(row);
    }
    if (!values.ledger.empty() && draw_heading("values.ledger", tr(ui, "values.ledger"), true, ui))
        for (const std::string& row : values.ledger) ImGui::TextWrapped("%s", row.c_str());
    ImGui::PopFont();
    return actions;
}

}  // namespace tw::gui
