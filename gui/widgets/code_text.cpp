#include "gui/widgets/code_text.h"

#include <algorithm>
#include <cctype>

namespace tw::gui {
namespace {

bool is_keyword(std::string_view word) {
    static constexpr std::string_view kWords[] = {
        "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go", "goto",
        "if", "import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type", "var", "nil"};
    return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

bool word_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80); }

}  // namespace

CodeSpan next_code_span(std::string_view line, std::size_t at, const Palette& colours) {
    const char c = line[at];
    if (line.substr(at).starts_with("//")) return {line.size(), colours.comment, false};
    if (c == '"' || c == '\'' || c == '`') {
        std::size_t end = at + 1;
        while (end < line.size() && line[end] != c) end += line[end] == '\\' && c != '`' ? 2 : 1;
        return {std::min(end + 1, line.size()), colours.string, false};
    }
    if (!word_char(c)) return {at + 1, colours.text, false};
    std::size_t end = at;
    while (end < line.size() && word_char(line[end])) end++;
    if (std::isdigit(static_cast<unsigned char>(c))) return {end, colours.number, false};
    return {end, is_keyword(line.substr(at, end - at)) ? colours.keyword : colours.text, true};
}

std::string shown_code(const std::string& line, bool keep_labels) {
    std::string text = line;
    if (const std::size_t label = text.rfind("//: "); label != std::string::npos && !keep_labels) {
        const std::size_t end = text.find_last_not_of(" \t", label == 0 ? 0 : label - 1);
        text = label == 0 || end == std::string::npos ? "" : text.substr(0, end + 1);
    }
    std::string out;
    for (char c : text) {
        if (c == '\t') out.append(4, ' ');
        else out += c;
    }
    return out;
}

void draw_code(ImDrawList& list, ImVec2 at, const std::string& shown, const Palette& colours, bool& in_string) {
    std::size_t begin = 0;
    const auto piece = [&](std::size_t end, ImU32 colour) {
        list.AddText(at, colour, shown.data() + begin, shown.data() + end);
        at.x += ImGui::CalcTextSize(shown.data() + begin, shown.data() + end).x;
        begin = end;
    };
    if (in_string) {
        const std::size_t end = shown.find('`');
        in_string = end == std::string::npos;
        piece(in_string ? shown.size() : end + 1, colours.string);
    }
    while (begin < shown.size()) {
        const CodeSpan span = next_code_span(shown, begin, colours);
        if (shown[begin] == '`') in_string = span.end == shown.size() && (shown.back() != '`' || span.end == begin + 1);
        piece(span.end, span.colour);
    }
}

bool raw_string_goes_on(const std::string& line, bool in_string) {
    char quote = in_string ? '`' : 0;
    if (!in_string && line.find('`') == std::string::npos) return false;
    for (std::size_t i = 0; i < line.size(); i++) {
        if (quote && quote != '`' && line[i] == '\\') i++;
        else if (quote ? line[i] == quote : line[i] == '`' || line[i] == '"' || line[i] == '\'') quote = quote ? 0 : line[i];
        else if (!quote && line.compare(i, 2, "//") == 0) return false;
    }
    return quote == '`';
}

std::string word_at(const std::string& shown, std::size_t column) {
    if (column >= shown.size() || !word_char(shown[column])) return "";
    std::size_t begin = column, end = column;
    while (begin > 0 && word_char(shown[begin - 1])) begin--;
    while (end < shown.size() && word_char(shown[end])) end++;
    if (std::isdigit(static_cast<unsigned char>(shown[begin]))) return "";
    return shown.substr(begin, end - begin);
}

}  // namespace tw::gui
