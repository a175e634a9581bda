#include <cctype>
#include <string_view>

#include "gui/panels/panels.h"

namespace tw::gui {
namespace {

bool is_keyword(std::string_view word) {
    static constexpr std::string_view kWords[] = {
        "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go", "goto",
        "if", "import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type", "var", "nil"};
    for (std::string_view keyword : kWords)
        if (keyword == word) return true;
    return false;
}

struct Span { std::size_t end; ImU32 colour; };

bool word_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80); }

// One lexical piece of a line from `at` on, with its colour.
Span next_span(std::string_view line, std::size_t at, const Palette& colours) {
    const char c = line[at];
    if (line.substr(at).starts_with("//")) return {line.size(), colours.comment};
    if (c == '"' || c == '`' || c == '\'') {
        std::size_t end = at + 1;
        while (end < line.size() && line[end] != c) end += line[end] == '\\' && c != '`' ? 2 : 1;
        return {std::min(end + 1, line.size()), colours.string};
    }
    if (!word_char(c)) return {at + 1, colours.text};
    std::size_t end = at;
    while (end < line.size() && word_char(line[end])) end++;
    if (std::isdigit(static_cast<unsigned char>(c))) return {end, colours.number};
    return {end, is_keyword(line.substr(at, end - at)) ? colours.keyword : colours.text};
}

std::string expand_tabs(const std::string& text) {
    std::string out;
    for (char c : text) {
        if (c == '\t') out.append(4 - out.size() % 4, ' ');
        else out += c;
    }
    return out;
}

void draw_code(ImDrawList& list, ImVec2 at, const std::string& text, const Palette& colours) {
    const std::string line = expand_tabs(text);
    const float advance = ImGui::CalcTextSize("M").x;
    std::size_t begin = 0;
    while (begin < line.size()) {
        const Span span = next_span(line, begin, colours);
        const char* first = line.data() + begin;
        list.AddText(at, span.colour, first, line.data() + span.end);
        at.x += ImGui::CalcTextSize(first, line.data() + span.end).x;
        begin = span.end;
    }
    (void)advance;
}

// The gutter's mark: what the compiler's -m says about this line.
const char* gutter_mark(const SourceLineView& line) {
    for (const std::string& fact : line.escapes)
        if (fact.find("escapes to heap") != std::string::npos || fact.find("moved to heap") != std::string::npos) return "H";
    return line.escapes.empty() ? "" : "s";
}

void draw_line(const SourceView& source, int number, UiState& ui, const Look& look, Actions& actions) {
    const SourceLineView& line = source.lines[static_cast<std::size_t>(number - 1)];
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetTextLineHeightWithSpacing();
    const float em = ImGui::CalcTextSize("M").x;
    const ImVec2 corner(at.x + std::max(ImGui::GetContentRegionAvail().x, em * 90), at.y + height);
    if (number == source.next_line) list.AddRectFilled(at, corner, look.colours.current_line);
    else if (number == source.last_line) list.AddRectFilled(at, corner, look.colours.last_line);
    ImGui::PushID(number);
    if (ImGui::InvisibleButton("line", ImVec2(corner.x - at.x, height))) ui.cursor_line = number;
    const bool hovered = ImGui::IsItemHovered();
    if (hovered && ImGui::IsMouseDoubleClicked(0)) actions.push_back(ToggleBreakpointAction{number});
    if (hovered && !line.escapes.empty()) {
        ImGui::BeginTooltip();
        for (const std::string& fact : line.escapes) ImGui::TextUnformatted(fact.c_str());
        ImGui::EndTooltip();
    }
    ImGui::PopID();
    if (number == ui.cursor_line) list.AddRect(at, corner, look.colours.accent);
    if (line.breakpoint) list.AddCircleFilled({at.x + em * 0.6f, at.y + height / 2}, em * 0.4f, look.colours.leak);
    char text[16];
    std::snprintf(text, sizeof text, "%4d", number);
    list.AddText({at.x + em * 0.6f, at.y}, look.colours.muted, text);
    const char* mark_text = gutter_mark(line);
    list.AddText({at.x + em * 5.2f, at.y}, *mark_text == 'H' ? look.colours.leak : look.colours.muted, mark_text);
    if (number == source.next_line) list.AddText({at.x + em * 6.3f, at.y}, look.colours.accent, "\xe2\x96\xb6");
    else if (number == source.last_line) list.AddText({at.x + em * 6.3f, at.y}, look.colours.muted, "\xc2\xb7");
    draw_code(list, {at.x + em * 8, at.y}, line.text, look.colours);
}

}  // namespace

Actions draw_source_panel(const SourceView& source, UiState& ui, const Look& look) {
    Actions actions;
    ImGui::PushFont(look.fonts.ui);
    ImGui::TextDisabled("%s   H: something here goes to the heap, s: stays on the stack", source.file.c_str());
    ImGui::PopFont();
    ImGui::BeginChild("code", ImVec2(0, 0), false, ImGuiWindowFlags_HorizontalScrollbar);
    ImGui::PushFont(look.fonts.mono);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    const float height = ImGui::GetTextLineHeightWithSpacing();
    for (int number = 1; number <= static_cast<int>(source.lines.size()); number++) draw_line(source, number, ui, look, actions);
    const int target = source.next_line ? source.next_line : source.last_line;
    if (target && target != ui.shown_line) {
        const float wanted = (static_cast<float>(target) - 0.5f) * height - ImGui::GetWindowHeight() * 0.5f;
        ImGui::SetScrollY(std::max(0.f, wanted));
        ui.shown_line = target;
    }
    ImGui::PopStyleVar();
    ImGui::PopFont();
    ImGui::EndChild();
    return actions;
}

}  // namespace tw::gui
