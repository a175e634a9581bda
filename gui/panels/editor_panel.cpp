// The open file, edited in place: coloured while typing, errors marked at their columns.
#include <imgui.h>
#include <imgui_stdlib.h>

#include <fmt/format.h>

#include <algorithm>

#include "gui/panels/panels.h"
#include "gui/widgets/code_text.h"

namespace tw::gui {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines(1);
    for (const char c : text) {
        if (c == '\n') lines.emplace_back();
        else lines.back() += c;
    }
    return lines;
}

struct Caret { int line = 0, column = 0; };   // column in bytes

Caret caret_of(const std::string& text, int at) {
    Caret caret;
    for (int i = 0; i < at && i < static_cast<int>(text.size()); i++) {
        if (text[static_cast<std::size_t>(i)] == '\n') caret = {caret.line + 1, 0};
        else caret.column++;
    }
    return caret;
}

int note_caret(ImGuiInputTextCallbackData* data) {
    *static_cast<int*>(data->UserData) = data->CursorPos;
    return 0;
}

float width_of(const std::string& line, int bytes) {
    const std::string before = shown_code(line.substr(0, static_cast<std::size_t>(std::clamp(bytes, 0, static_cast<int>(line.size())))), true);
    return ImGui::CalcTextSize(before.c_str()).x;
}

// The text in its colours over the field's own, which is invisible; the caret; marks below the places of errors.
void draw_over(const Snapshot& snapshot, const EditorState& editor, const std::vector<std::string>& lines, ImVec2 at, int caret_at, bool active, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float height = ImGui::GetTextLineHeight(), em = ImGui::CalcTextSize("M").x;
    bool in_string = false;
    for (std::size_t i = 0; i < lines.size(); i++) {
        const ImVec2 from(at.x, at.y + height * static_cast<float>(i));
        if (!ImGui::IsRectVisible({at.x - em * 6, from.y}, {at.x + 1e5f, from.y + height})) {
            in_string = raw_string_goes_on(lines[i], in_string);
            continue;
        }
        draw_code(list, from, shown_code(lines[i], true), look.colours, in_string);
        list.AddText({from.x - em * 5.2f, from.y}, look.colours.muted, fmt::format("{:4}", i + 1).c_str());
        for (const ErrorMark& error : snapshot.edit.errors) {
            if (error.line != static_cast<int>(i) + 1) continue;
            const float x = from.x + width_of(lines[i], error.column - 1);
            list.AddRectFilled({x, from.y + height - 2}, {x + em * 3, from.y + height}, look.colours.leak);
            list.AddText({from.x + ImGui::CalcTextSize(shown_code(lines[i], true).c_str()).x + em * 2, from.y}, look.colours.leak, error.message.c_str());
        }
    }
    if (!active) return;
    const Caret caret = caret_of(editor.text, caret_at);
    const float x = at.x + width_of(lines[std::min(static_cast<std::size_t>(caret.line), lines.size() - 1)], caret.column), y = at.y + height * static_cast<float>(caret.line);
    list.AddRectFilled({x, y}, {x + 2, y + height}, look.colours.accent);
}

// Keeps the caret in view: the field itself never scrolls, the pane around it does.
void follow_caret(EditorState& editor, const std::string& text, int caret_at, float top, float height) {
    const int line = caret_of(text, caret_at).line;
    if (line == editor.caret_line) return;
    editor.caret_line = line;
    const float y = top + height * static_cast<float>(line), room = ImGui::GetWindowHeight();
    if (y < ImGui::GetScrollY() + height) ImGui::SetScrollY(std::max(0.f, y - height));
    else if (y > ImGui::GetScrollY() + room - 3 * height) ImGui::SetScrollY(y - room + 4 * height);
}

void draw_field(const Snapshot& snapshot, UiState& ui, const Look& look) {
    EditorState& editor = ui.editor;
    const std::vector<std::string> lines = lines_of(editor.text);
    const float height = ImGui::GetTextLineHeight(), em = ImGui::CalcTextSize("M").x;
    std::size_t widest = 0;
    for (const std::string& line : lines) widest = std::max(widest, shown_code(line, true).size());
    const ImVec2 at = ImGui::GetCursorScreenPos(), padding = ImGui::GetStyle().FramePadding;
    const float gutter = em * 5.5f, top = ImGui::GetCursorPosY();
    const ImVec2 size(std::max(ImGui::GetContentRegionAvail().x - gutter, em * static_cast<float>(widest + 60)), height * static_cast<float>(lines.size() + 1) + padding.y * 2);
    ImGui::GetWindowDrawList()->AddRectFilled({at.x + gutter, at.y}, {at.x + gutter + size.x, at.y + size.y}, look.colours.canvas);
    ImGui::SetCursorScreenPos({at.x + gutter, at.y});
    if (editor.focus > 0) {   // the field is wider than the pane: focusing it must not scroll there
        if (editor.focus == 2) ImGui::SetKeyboardFocusHere();
        ImGui::SetScrollX(0);
        editor.focus--;
    }
    int caret = 0;
    ImGui::PushStyleColor(ImGuiCol_Text, IM_COL32(0, 0, 0, 0));
    ImGui::PushStyleColor(ImGuiCol_FrameBg, IM_COL32(0, 0, 0, 0));
    const bool changed = ImGui::InputTextMultiline("##text", &editor.text, size, ImGuiInputTextFlags_AllowTabInput | ImGuiInputTextFlags_CallbackAlways | ImGuiInputTextFlags_NoHorizontalScroll, note_caret, &caret);
    ImGui::PopStyleColor(2);
    mark(ui, "editor");
    if (changed) editor.changed_at = ImGui::GetTime();
    const bool active = ImGui::IsItemActive();
    draw_over(snapshot, editor, changed ? lines_of(editor.text) : lines, {at.x + gutter + padding.x, at.y + padding.y}, caret, active, look);
    if (active) follow_caret(editor, editor.text, caret, top, height);
}

}  // namespace

Actions draw_editor_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    Actions actions;
    EditorState& editor = ui.editor;
    ImGui::TextUnformatted(editor.file.c_str());
    ImGui::SameLine();
    if (ImGui::SmallButton(tr(ui, "editor.run"))) actions.push_back(EditAction{editor.text});
    mark(ui, "editor.run");
    ImGui::SameLine();
    if (snapshot.edit.on_disk && ImGui::SmallButton(tr(ui, "editor.save"))) actions.push_back(EditAction{editor.text, true});
    if (snapshot.edit.on_disk) mark(ui, "editor.save"), ImGui::SameLine();
    if (ImGui::SmallButton(tr(ui, "editor.close"))) editor.open = false;
    mark(ui, "editor.close");
    if (!actions.empty()) editor.open = false;
    const float foot = std::min(ImGui::GetContentRegionAvail().y * 0.3f, look.fonts.small->FontSize * 5);
    ImGui::BeginChild("field", ImVec2(0, -foot), false, ImGuiWindowFlags_HorizontalScrollbar);
    ImGui::PushFont(look.fonts.mono);
    draw_field(snapshot, ui, look);
    ImGui::PopFont();
    ImGui::EndChild();
    ImGui::BeginChild("errors");
    ImGui::PushFont(look.fonts.small);
    if (snapshot.edit.errors.empty()) ImGui::TextDisabled("%s", tr(ui, editor.checked == editor.text ? "editor.accepted" : "editor.checking"));
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.leak);
    for (const ErrorMark& error : snapshot.edit.errors) ImGui::TextWrapped("%d:%d  %s", error.line, error.column, error.message.c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
    ImGui::EndChild();
    return actions;
}

}  // namespace tw::gui
