#include <algorithm>

#include "gui/hover.h"
#include "gui/panels/drawing.h"
#include "gui/panels/panels.h"

namespace tw::gui {
namespace {

const std::string& text_at(const ValueView& value, Level level) {
    if (level == Level::Concept) return value.concept_text;
    return level == Level::Words ? value.words_text : value.bytes_text;
}

std::string elided(const std::string& text, float width) { return gui::elided(ImGui::GetFont(), ImGui::GetFontSize(), text, width); }

struct Word { const char* name; const std::string& text; };

// One word of an interface: its name small above, its content in a box.
void draw_word(const Word& word, bool filled, float width, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float small = look.fonts.small->FontSize;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string shown = elided(word.text, width - 12);
    const ImVec2 size(std::max(ImGui::CalcTextSize(shown.c_str()).x, ImGui::CalcTextSize(word.name).x) + 12, ImGui::GetTextLineHeight() + small + 6);
    list.AddText(look.fonts.small, small, {at.x + 4, at.y}, look.colours.interface_word, word.name);
    const ImVec2 a(at.x, at.y + small + 1), b(at.x + size.x, at.y + size.y);
    list.AddRectFilled(a, b, (look.colours.interface_word & 0x00FFFFFF) | 0x28000000, 3);
    list.AddRect(a, b, look.colours.interface_word, 3, 0, filled ? 1.6f : 1.f);
    list.AddText({a.x + 6, a.y + 2}, filled ? look.colours.text : look.colours.muted, shown.c_str());
    ImGui::Dummy(size);
}

// An interface as its two words, side by side where there is room. A word of zero is drawn thin.
void draw_two_words(const ValueView& value, const Look& look) {
    const float room = ImGui::GetContentRegionAvail().x;
    draw_word({value.word0_name.c_str(), value.word0}, value.word0 != "0x0", room, look);
    const float both = ImGui::CalcTextSize(value.word0.c_str()).x + ImGui::CalcTextSize(value.word1.c_str()).x + 26;
    if (both < room) ImGui::SameLine(0, 2);
    draw_word({"data", value.word1}, value.word1 != "0x0", room, look);
}

void draw_value(const SlotView& slot, UiState& ui, const Look& look, Actions& actions) {
    const std::string text = (slot.live ? "" : std::string(tr(ui, "slot.dead")) + ": ") + text_at(slot.value, ui.level);
    if (slot.value.is_interface && ui.level != Level::Bytes) {
        if (ui.level == Level::Concept) line_text(text);
        else if (!slot.live) line_text(tr(ui, "slot.dead"));
        draw_two_words(slot.value, look);
        if (slot.value.points_to && ImGui::IsItemHovered() && ImGui::IsMouseClicked(0)) actions.push_back(SelectObjectAction{slot.value.points_to});
        return;
    }
    if (!slot.value.points_to) {
        ImGui::TextWrapped("%s", text.c_str());
        return;
    }
    if (line_selectable(text)) actions.push_back(SelectObjectAction{slot.value.points_to});
}

// What the slots need of everything else that is shown.
struct Context {
    const Snapshot& snapshot;
    UiState& ui;
    const Look& look;
    Actions& actions;
    const SlotView* chosen = nullptr;   // by the keyboard
    int drawn = 0;
};

void draw_slot(const SlotView& slot, const std::string& function, Context& c) {
    UiState& ui = c.ui;
    const Look& look = c.look;
    ImGui::PushID(&slot);
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    const int number = c.drawn++;
    const float top = ImGui::GetCursorScreenPos().y;
    const bool chosen = c.chosen == &slot;
    if (chosen) point_at_slot(ui, c.snapshot.heap, function, slot);
    if (is_pointed_at(ui, c.snapshot.heap, function, slot)) ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, (look.colours.selected & 0x00FFFFFF) | 0x40000000);
    ImGui::PushStyleColor(ImGuiCol_Text, !slot.live ? look.colours.muted : slot.changed ? look.colours.edge_path : look.colours.text);
    line_text((slot.changed ? "* " : "  ") + slot.name);
    ImGui::PopStyleColor();
    mark(ui, "slot." + std::to_string(number));
    ImGui::TableNextColumn();
    if (!slot.live) ImGui::PushStyleColor(ImGuiCol_Text, look.colours.muted);
    draw_value(slot, ui, look, c.actions);
    if (!slot.live) ImGui::PopStyleColor();
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (ImGui::IsWindowHovered() && mouse.y >= top && mouse.y < ImGui::GetCursorScreenPos().y) point_at_slot(ui, c.snapshot.heap, function, slot);
    if (chosen && !ImGui::IsWindowHovered() && (top < ImGui::GetWindowPos().y || top > ImGui::GetWindowPos().y + ImGui::GetWindowHeight() - 40)) ImGui::SetScrollHereY();
    ImGui::PopID();
}

void draw_frame(const FrameView& frame, Context& c) {
    const Look& look = c.look;
    UiState& ui = c.ui;
    const bool of_main = frame.function.starts_with("main.") && frame.function.find("gowrap") == std::string::npos;
    const std::string text = frame.line ? frame.function + "  " + frame.file + ":" + std::to_string(frame.line) : frame.function + "  " + tr(ui, "goroutines.not_started");
    ImGui::PushStyleColor(ImGuiCol_Text, of_main ? look.colours.accent : look.colours.muted);
    line_text(text);
    ImGui::PopStyleColor();
    if (frame.slots.empty() || !of_main) return;
    if (!ImGui::BeginTable("slots", 2, ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingStretchProp)) return;
    ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthStretch, 0.26f);
    ImGui::TableSetupColumn("value", ImGuiTableColumnFlags_WidthStretch, 0.74f);
    for (const SlotView& slot : frame.slots) draw_slot(slot, frame.function, c);
    ImGui::EndTable();
}

}  // namespace

Actions draw_goroutines_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    Actions actions;
    Context c{snapshot, ui, look, actions};
    if (const auto slots = shown_slots(snapshot); ui.focus == "goroutines" && ui.view.chosen_slot >= 0 && !slots.empty()) {
        ui.view.chosen_slot = std::min(ui.view.chosen_slot, static_cast<int>(slots.size()) - 1);
        c.chosen = slots[static_cast<std::size_t>(ui.view.chosen_slot)].slot;
    }
    static constexpr const char* kLevels[] = {"values.concept", "values.words", "values.bytes"};
    ImGui::TextDisabled("%s", tr(ui, "goroutines.values_as"));
    const std::string level = std::string(tr(ui, kLevels[static_cast<int>(ui.level)])) + " (V)";
    next_on_row(ImGui::CalcTextSize(level.c_str()).x + 2 * ImGui::GetStyle().FramePadding.x);
    if (ImGui::SmallButton(level.c_str())) ui.level = static_cast<Level>((static_cast<int>(ui.level) + 1) % 3);
    mark(ui, "goroutines.level");
    ImGui::BeginChild("goroutines");
    ImGui::PushFont(look.fonts.mono);
    for (const GoroutineView& goroutine : snapshot.goroutines) {
        if (goroutine.is_system) continue;
        ImGui::PushID(static_cast<int>(goroutine.id));
        if (goroutine.is_current && ui.view.shown_goroutine != goroutine.id) {
            ui.view.shown_goroutine = goroutine.id;
            if (ImGui::GetCursorPosY() - ImGui::GetScrollY() > ImGui::GetWindowHeight() * 0.6f) ImGui::SetScrollHereY(0);
        }
        const std::string heading = std::string(goroutine.is_current ? "\xe2\x96\xb6 " : "  ") + "goroutine " + std::to_string(goroutine.id) + " [" + goroutine.state + "]";
        if (draw_heading("goroutines." + std::to_string(goroutine.id), heading, true, ui)) {
            if (!goroutine.waiting_on.empty()) muted_text(look, std::string(tr(ui, "goroutines.waits_on")) + " " + goroutine.waiting_on);
            for (std::size_t f = 0; f < goroutine.frames.size(); f++) {
                ImGui::PushID(static_cast<int>(f));
                draw_frame(goroutine.frames[f], c);
                ImGui::PopID();
            }
            if (!goroutine.created_at.empty()) muted_text(look, std::string(tr(ui, "goroutines.created_by")) + " " + goroutine.created_at);
        }
        ImGui::PopID();
    }
    ImGui::PopFont();
    ImGui::EndChild();
    return actions;
}

}  // namespace tw::gui
