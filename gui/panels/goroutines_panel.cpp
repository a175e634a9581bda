#include "gui/panels/panels.h"

namespace tw::gui {
namespace {

const std::string& text_at(const ValueView& value, Level level) {
    if (level == Level::Concept) return value.concept_text;
    return level == Level::Words ? value.words_text : value.bytes_text;
}

// An interface as its two words, side by side, whatever the level of the others.
void draw_two_words(const ValueView& value, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::string first = value.word0_name + " " + value.word0;
    const std::string second = "data " + value.word1;
    for (const std::string* word : {&first, &second}) {
        const ImVec2 size = ImGui::CalcTextSize(word->c_str());
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const ImVec2 corner(at.x + size.x + 10, at.y + size.y + 2);
        list.AddRect(at, corner, look.colours.interface_word, 3);
        list.AddText({at.x + 5, at.y + 1}, look.colours.text, word->c_str());
        ImGui::Dummy({size.x + 10, size.y + 2});
        if (word == &first) ImGui::SameLine(0, 0);
    }
}

void draw_slot(const SlotView& slot, UiState& ui, const Look& look, Actions& actions) {
    ImGui::PushID(&slot);
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    const std::string name = (slot.changed ? "* " : "  ") + slot.name;
    if (slot.live) ImGui::TextUnformatted(name.c_str());
    else ImGui::TextDisabled("%s (dead)", name.c_str());
    ImGui::TableNextColumn();
    if (slot.value.is_interface && ui.level != Level::Bytes) {
        if (ui.level == Level::Concept) ImGui::TextUnformatted(slot.value.concept_text.c_str());
        draw_two_words(slot.value, look);
    } else if (slot.value.points_to) {
        if (ImGui::Selectable(text_at(slot.value, ui.level).c_str())) actions.push_back(SelectObjectAction{slot.value.points_to});
    } else {
        ImGui::TextWrapped("%s", text_at(slot.value, ui.level).c_str());
    }
    ImGui::PopID();
}

void draw_frame(const FrameView& frame, UiState& ui, const Look& look, Actions& actions) {
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.accent);
    ImGui::Text("%s  %s:%d", frame.function.c_str(), frame.file.c_str(), frame.line);
    ImGui::PopStyleColor();
    if (frame.slots.empty()) return;
    if (!ImGui::BeginTable("slots", 2, ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingStretchProp)) return;
    ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthStretch, 0.32f);
    ImGui::TableSetupColumn("value", ImGuiTableColumnFlags_WidthStretch, 0.68f);
    for (const SlotView& slot : frame.slots) draw_slot(slot, ui, look, actions);
    ImGui::EndTable();
}

}  // namespace

Actions draw_goroutines_panel(const std::vector<GoroutineView>& goroutines, UiState& ui, const Look& look) {
    Actions actions;
    static constexpr const char* kLevels[] = {"concept", "words", "bytes"};
    ImGui::TextDisabled("Goroutines: values as");
    ImGui::SameLine();
    if (ImGui::SmallButton(kLevels[static_cast<int>(ui.level)])) ui.level = static_cast<Level>((static_cast<int>(ui.level) + 1) % 3);
    mark(ui, "goroutines.level");
    ImGui::BeginChild("goroutines");
    ImGui::PushFont(look.fonts.mono);
    for (const GoroutineView& goroutine : goroutines) {
        if (goroutine.is_system) continue;
        ImGui::PushID(static_cast<int>(goroutine.id));
        const std::string heading = std::string(goroutine.is_current ? "\xe2\x96\xb6 " : "  ") + "goroutine " +
                                    std::to_string(goroutine.id) + " [" + goroutine.state + "]" +
                                    (goroutine.waiting_on.empty() ? "" : " on " + goroutine.waiting_on);
        if (ImGui::CollapsingHeader(heading.c_str(), ImGuiTreeNodeFlags_DefaultOpen)) {
            for (const FrameView& frame : goroutine.frames) draw_frame(frame, ui, look, actions);
            if (!goroutine.created_at.empty()) ImGui::TextDisabled("created by %s", goroutine.created_at.c_str());
        }
        ImGui::PopID();
    }
    ImGui::PopFont();
    ImGui::EndChild();
    return actions;
}

}  // namespace tw::gui
