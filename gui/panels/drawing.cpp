#include "gui/panels/drawing.h"

namespace tw::gui {

std::string size_text(const UiState& ui, std::uint64_t bytes) {
    if (bytes < 10240) return std::to_string(bytes) + " " + tr(ui, bytes == 1 ? "size.byte" : "size.bytes");
    return bytes < (10u << 20) ? std::to_string(bytes >> 10) + " KiB" : std::to_string(bytes >> 20) + " MiB";
}

std::string elided(ImFont* font, float pixels, const std::string& text, float width) {
    static constexpr const char* kEllipsis = "\xe2\x80\xa6";
    const char *begin = text.data(), *end = begin + text.size(), *rest = end;
    // a long text is measured only as far as there is room
    if (font->CalcTextSizeA(pixels, width, 0, begin, end, &rest).x <= width && rest == end) return text;
    const float room = width - font->CalcTextSizeA(pixels, 1e6f, 0, kEllipsis).x;
    rest = begin;
    if (room > 0) font->CalcTextSizeA(pixels, room, 0, begin, end, &rest);
    return text.substr(0, static_cast<std::size_t>(rest - begin)) + kEllipsis;
}

namespace {

// One line of it: a tooltip holds the rest.
std::string shown_line(const std::string& text) { return elided(ImGui::GetFont(), ImGui::GetFontSize(), text, ImGui::GetContentRegionAvail().x); }

void tell_whole(const std::string& shown, const std::string& text) {
    if (shown.size() == text.size() || !ImGui::IsItemHovered()) return;
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(ImGui::GetFontSize() * 40);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

}  // namespace

void line_text(const std::string& text) {
    const std::string shown = shown_line(text);
    ImGui::TextUnformatted(shown.c_str());
    tell_whole(shown, text);
}

bool line_selectable(const std::string& text, bool selected, ImGuiSelectableFlags flags) {
    const std::string shown = shown_line(text);
    const bool chosen = ImGui::Selectable((shown + "###" + text).c_str(), selected, flags);
    tell_whole(shown, text);
    return chosen;
}

void next_on_row(float width) {
    ImGui::SameLine();
    if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
}

bool draw_field(FieldState& field, const char* name, const char* hint, float width, UiState& ui, ImGuiInputTextFlags flags) {
    ImGui::SetNextItemWidth(width);
    if (field.focus) ImGui::SetKeyboardFocusHere();
    field.focus = false;
    const bool entered = ImGui::InputTextWithHint((std::string("##") + name).c_str(), hint, field.text, sizeof field.text, ImGuiInputTextFlags_EnterReturnsTrue | flags);
    mark(ui, name);
    return entered;
}

void draw_condition_check(const ConditionCheck& check, const FieldState& field, const Look& look, Actions& actions) {
    if (check.text != field.text && field.text[0]) actions.push_back(CheckConditionAction{field.text});
    if (!field.text[0] || check.text != field.text) return;
    if (check.column == 0) {
        if (!check.now.empty()) muted_text(look, "\xe2\x86\x92 " + check.now);
        return;
    }
    const std::string before = check.text.substr(0, static_cast<std::size_t>(check.column - 1));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float x = at.x + ImGui::GetStyle().FramePadding.x + ImGui::CalcTextSize(before.c_str()).x, em = ImGui::CalcTextSize("m").x;
    ImGui::GetWindowDrawList()->AddTriangleFilled({x + em / 2, at.y - 3}, {x, at.y + 4}, {x + em, at.y + 4}, look.colours.leak);
    ImGui::Dummy({1, 4});
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.leak);
    ImGui::TextWrapped("%d: %s", check.column, check.error.c_str());
    ImGui::PopStyleColor();
}

bool row_selectable(const std::string& label, bool selected) { return line_selectable(label, selected, ImGuiSelectableFlags_SpanAllColumns); }

bool draw_heading(const std::string& key, const std::string& title, bool unfolded_at_first, UiState& ui) {
    bool& unfolded = ui.view.unfolded.try_emplace(key, unfolded_at_first).first->second;
    const std::string shown = elided(ImGui::GetFont(), ImGui::GetFontSize(), title, ImGui::GetContentRegionAvail().x - ImGui::GetTreeNodeToLabelSpacing() - 2 * ImGui::GetStyle().FramePadding.x);
    ImGui::SetNextItemOpen(unfolded);
    unfolded = ImGui::CollapsingHeader((shown + "###" + key).c_str());
    tell_whole(shown, title);
    mark(ui, "heading." + key);
    return unfolded;
}

void muted_text(const Look& look, const std::string& text) {
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.muted);
    ImGui::TextWrapped("%s", text.c_str());
    ImGui::PopStyleColor();
}

}  // namespace tw::gui
