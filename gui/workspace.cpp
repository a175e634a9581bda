#include "gui/workspace.h"

#include <algorithm>
#include <utility>

namespace tw::gui {
namespace {

void append(Actions& all, Actions more) {
    for (Action& action : more) all.push_back(std::move(action));
}

// A pane border that can be dragged; `share` is of `whole` pixels.
void splitter(UiState& ui, const char* name, bool vertical, float length, float& share, float whole, float sign) {
    ImGui::InvisibleButton(name, vertical ? ImVec2(6, length) : ImVec2(length, 6));
    mark(ui, name);
    if (ImGui::IsItemHovered() || ImGui::IsItemActive())
        ImGui::SetMouseCursor(vertical ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    if (!ImGui::IsItemActive()) return;
    const ImVec2 delta = ImGui::GetIO().MouseDelta;
    share = std::clamp(share + sign * (vertical ? delta.x : delta.y) / whole, 0.12f, 0.75f);
}

template <class Draw>
void pane(const char* name, ImVec2 size, Draw draw) {
    ImGui::BeginChild(name, size, true);
    draw();
    ImGui::EndChild();
}

void left_column(const Snapshot& snapshot, UiState& ui, const Look& look, ImVec2 size, Actions& actions) {
    ImGui::BeginGroup();
    const float top = size.y * ui.top;
    pane("source", {size.x, top}, [&] { append(actions, draw_source_panel(snapshot.source, ui, look)); });
    splitter(ui, "split.left", false, size.x, ui.top, size.y, 1);
    pane("narration", {size.x, size.y - top - 6 - ImGui::GetStyle().ItemSpacing.y * 2},
         [&] { append(actions, draw_narration_panel(snapshot.narration, ui, look)); });
    ImGui::EndGroup();
}

void middle_column(const Snapshot& snapshot, UiState& ui, const Look& look, ImVec2 size, Actions& actions) {
    ImGui::BeginGroup();
    const float top = size.y * 0.58f;
    pane("heap", {size.x, top}, [&] { append(actions, draw_heap_panel(snapshot.heap, snapshot.held_by, snapshot.collector, ui, look)); });
    pane("held", {size.x, size.y - top - ImGui::GetStyle().ItemSpacing.y},
         [&] { append(actions, draw_held_by_panel(snapshot.held_by, ui, look)); });
    ImGui::EndGroup();
}

void right_column(const Snapshot& snapshot, UiState& ui, const Look& look, ImVec2 size, Actions& actions) {
    ImGui::BeginGroup();
    const float top = size.y * 0.74f;
    pane("goroutines", {size.x, top}, [&] { append(actions, draw_goroutines_panel(snapshot.goroutines, ui, look)); });
    pane("output", {size.x, size.y - top - ImGui::GetStyle().ItemSpacing.y}, [&] { draw_console_panel(snapshot, ui, look); });
    ImGui::EndGroup();
}

}  // namespace

void mark(UiState& ui, const std::string& name) {
    const ImVec2 a = ImGui::GetItemRectMin(), b = ImGui::GetItemRectMax();
    ui.marks[name] = {a.x, a.y, b.x, b.y};
}

Actions draw_workspace(const Snapshot& snapshot, UiState& ui, const Look& look) {
    Actions actions;
    ui.marks.clear();
    const ImGuiIO& io = ImGui::GetIO();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::PushFont(look.fonts.ui);
    ImGui::Begin("workspace", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                           ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNavInputs);
    append(actions, draw_toolbar_panel(snapshot, ui, look));
    const ImVec2 space = ImGui::GetContentRegionAvail();
    const float gap = 2;
    const float timeline = timeline_height(look, ui.scale) + 4;
    const float height = space.y - timeline - ImGui::GetStyle().ItemSpacing.y;
    const float left = space.x * ui.left, right = space.x * ui.right, middle = space.x - left - right - 12 - gap * 4;
    left_column(snapshot, ui, look, {left, height}, actions);
    ImGui::SameLine(0, gap);
    splitter(ui, "split.middle", true, height, ui.left, space.x, 1);
    ImGui::SameLine(0, gap);
    middle_column(snapshot, ui, look, {middle, height}, actions);
    ImGui::SameLine(0, gap);
    splitter(ui, "split.right", true, height, ui.right, space.x, -1);
    ImGui::SameLine(0, gap);
    right_column(snapshot, ui, look, {right, height}, actions);
    append(actions, draw_timeline_panel(snapshot.timeline, ui, look));
    ImGui::End();
    if (ui.show_help) draw_help_panel(ui, look);
    ImGui::PopFont();
    return actions;
}

}  // namespace tw::gui
