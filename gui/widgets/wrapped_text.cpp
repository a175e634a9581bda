#include "gui/widgets/wrapped_text.h"

#include <imgui.h>

#include <algorithm>

namespace tw::gui {
namespace {

std::size_t length_at(const std::string& text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    return std::min<std::size_t>(lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1, text.size() - at);
}

bool is_wide(const std::string& text, std::size_t at) {   // U+2E80 and above: Chinese characters and their punctuation
    return static_cast<unsigned char>(text[at]) > 0xE2 || (static_cast<unsigned char>(text[at]) == 0xE2 && static_cast<unsigned char>(text[at + 1]) >= 0xBA);
}

bool may_not_begin(const std::string& character) {   // punctuation stays with what it follows
    static const std::string kClosing[] = {"\xef\xbc\x8c", "\xe3\x80\x82", "\xef\xbc\x9a", "\xef\xbc\x9b", "\xef\xbc\x9f", "\xef\xbc\x81", "\xef\xbc\x89", "\xe3\x80\x81", "\xe2\x80\x9d",
                                           "\xe3\x80\x8b", ",", ".", ":", ";", "?", "!", ")"};
    return std::find(std::begin(kClosing), std::end(kClosing), character) != std::end(kClosing);
}

// The next piece that stays together: one Chinese character or a word, with the punctuation behind it.
std::size_t piece_end(const std::string& text, std::size_t at) {
    std::size_t end = at;
    if (is_wide(text, at)) end += length_at(text, at);
    else
        while (end < text.size() && text[end] != ' ' && text[end] != '\n' && !(end > at && is_wide(text, end))) end += length_at(text, end);
    while (end < text.size() && may_not_begin(text.substr(end, length_at(text, end)))) end += length_at(text, end);
    return end;
}

}  // namespace

std::vector<std::string> wrapped_lines(const std::string& text, float width) {
    std::vector<std::string> lines(1);
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == '\n') {
            lines.emplace_back();
            at++;
            continue;
        }
        std::size_t begin = at;
        while (begin < text.size() && text[begin] == ' ') begin++;
        if (begin == text.size() || text[begin] == '\n') {
            at = begin;
            continue;
        }
        const std::size_t end = piece_end(text, begin);
        const std::string with_blanks = lines.back() + text.substr(at, end - at);
        const bool fits = ImGui::CalcTextSize(with_blanks.c_str()).x <= width;
        if (fits || lines.back().empty()) lines.back() = with_blanks;
        else lines.push_back(text.substr(begin, end - begin));
        at = end;
    }
    return lines;
}

void draw_wrapped(const std::string& text) {
    for (const std::string& line : wrapped_lines(text, std::max(40.f, ImGui::GetContentRegionAvail().x))) {
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ImGui::GetStyle().ItemSpacing.x, 2));
        ImGui::TextWrapped("%s", line.c_str());   // a single word wider than the pane is broken by ImGui
        ImGui::PopStyleVar();
    }
    ImGui::Spacing();
}

}  // namespace tw::gui
