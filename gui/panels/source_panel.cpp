#include <cctype>
#include <cmath>
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

// A lesson's labels (`//: boxed`) are for the lesson, not for the reader.
std::string without_label(const std::string& text) {
    const std::size_t label = text.rfind("//: ");
    if (label == std::string::npos) return text;
    const std::size_t end = text.find_last_not_of(" \t", label == 0 ? 0 : label - 1);
    return end == std::string::npos ? "" : text.substr(0, end + 1);
}

void draw_code(ImDrawList& list, ImVec2 at, const std::string& text, const Palette& colours) {
    const std::string line = expand_tabs(without_label(text));
    std::size_t begin = 0;
    while (begin < line.size()) {
        const Span span = next_span(line, begin, colours);
        const char* first = line.data() + begin;
        list.AddText(at, span.colour, first, line.data() + span.end);
        at.x += ImGui::CalcTextSize(first, line.data() + span.end).x;
        begin = span.end;
    }
}

// The gutter's mark: what the compiler's -m says about this line.
const char* gutter_mark(const SourceLineView& line) {
    for (const std::string& fact : line.escapes)
        if (fact.find("escapes to heap") != std::string::npos || fact.find("moved to heap") != std::string::npos) return "H";
    return line.escapes.empty() ? "" : "s";
}

void draw_line(const SourceView& source, int number, float widest, UiState& ui, const Look& look, Actions& actions) {
    const SourceLineView& line = source.lines[static_cast<std::size_t>(number - 1)];
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetTextLineHeightWithSpacing();
    const float em = ImGui::CalcTextSize("M").x;
    const ImVec2 corner(at.x + std::max(ImGui::GetContentRegionAvail().x, em * widest), at.y + height);
    if (number == source.next_line) list.AddRectFilled(at, corner, look.colours.current_line);
    else if (number == source.last_line) list.AddRectFilled(at, corner, look.colours.last_line);
    ImGui::PushID(number);
    if (ImGui::InvisibleButton("line", ImVec2(corner.x - at.x, height))) ui.source.cursor_line = number;
    const bool hovered = ImGui::IsItemHovered();
    if (hovered && ImGui::IsMouseDoubleClicked(0)) actions.push_back(ToggleBreakpointAction{number});
    if (hovered && !line.escapes.empty()) {
        ImGui::BeginTooltip();
        for (const std::string& fact : line.escapes) ImGui::TextUnformatted(fact.c_str());
        ImGui::EndTooltip();
    }
    ImGui::PopID();
    if (number == ui.source.cursor_line) list.AddRect(at, corner, look.colours.accent);
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

namespace {

// What the compiler's -m says about the line that runs next, or the chosen one.
void draw_escapes(const SourceView& source, const UiState& ui, const Look& look) {
    const int number = ui.source.cursor_line ? ui.source.cursor_line : source.next_line;
    if (number < 1 || number > static_cast<int>(source.lines.size())) return;
    const auto& facts = source.lines[static_cast<std::size_t>(number - 1)].escapes;
    std::string text = "line " + std::to_string(number) + ": ";
    for (std::size_t i = 0; i < facts.size(); i++) text += (i ? "; " : "") + facts[i];
    ImGui::BeginChild("escapes", ImVec2(0, 0), false, ImGuiWindowFlags_NoScrollbar);
    ImGui::PushFont(look.fonts.small);
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.muted);
    ImGui::TextWrapped("%s", facts.empty() ? (text + tr(ui, "source.nothing_escapes")).c_str() : text.c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
    ImGui::EndChild();
}

void scroll_to(const SourceView& source, UiState& ui, float height) {
    int target = source.next_line ? source.next_line : source.last_line;
    if (ui.source.scroll_to) target = ui.source.scroll_to;
    else if (target == ui.source.shown_line) return;
    ui.source.scroll_to = 0;
    ui.source.shown_line = source.next_line ? source.next_line : source.last_line;
    if (!target) return;
    const float whole = static_cast<float>(source.lines.size()) * height, room = ImGui::GetWindowHeight();
    const float wanted = (static_cast<float>(target) - 0.5f) * height - room * 0.5f;
    ImGui::SetScrollY(whole <= room ? 0.f : std::floor(std::max(0.f, std::min(wanted, whole - room + height)) / height) * height);
}

}  // namespace

Actions draw_source_panel(const SourceView& source, UiState& ui, const Look& look) {
    Actions actions;
    ImGui::PushFont(look.fonts.ui);
    ImGui::TextUnformatted(source.file.c_str());
    ImGui::SameLine();
    ImGui::TextDisabled("%s", tr(ui, "source.legend"));
    ImGui::PopFont();
    const float foot = look.fonts.small->FontSize * 3.2f;
    ImGui::BeginChild("code", ImVec2(0, std::max(20.f, ImGui::GetContentRegionAvail().y - foot)), false, ImGuiWindowFlags_HorizontalScrollbar);
    ImGui::PushFont(look.fonts.mono);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    const float height = ImGui::GetTextLineHeightWithSpacing();
    std::size_t widest = 0;
    for (const SourceLineView& line : source.lines) widest = std::max(widest, expand_tabs(without_label(line.text)).size() + 9);
    for (int number = 1; number <= static_cast<int>(source.lines.size()); number++) draw_line(source, number, static_cast<float>(widest), ui, look, actions);
    scroll_to(source, ui, height);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    ImGui::EndChild();
    draw_escapes(source, ui, look);
    return actions;
}

}  // namespace tw::gui
