#include "gui/panels/drawing.h"

namespace tw::gui {

std::string size_text(std::uint64_t bytes) {
    if (bytes < 10240) return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
    return bytes < (10u << 20) ? std::to_string(bytes >> 10) + " KiB" : std::to_string(bytes >> 20) + " MiB";
}

std::string elided(ImFont* font, float pixels, const std::string& text, float width) {
    if (font->CalcTextSizeA(pixels, 1e6f, 0, text.c_str()).x <= width) return text;
    std::size_t keep = text.size();
    std::string out;
    do {
        keep--;
        while (keep > 0 && (text[keep] & 0xC0) == 0x80) keep--;
        out = text.substr(0, keep) + "\xe2\x80\xa6";
    } while (keep > 0 && font->CalcTextSizeA(pixels, 1e6f, 0, out.c_str()).x > width);
    return out;
}

bool draw_field(FieldState& field, const char* name, const char* hint, float width, UiState& ui) {
    ImGui::SetNextItemWidth(width);
    if (field.focus) ImGui::SetKeyboardFocusHere();
    field.focus = false;
    const bool entered = ImGui::InputTextWithHint((std::string("##") + name).c_str(), hint, field.text, sizeof field.text, ImGuiInputTextFlags_EnterReturnsTrue);
    mark(ui, name);
    return entered;
}

bool row_selectable(const char* label, bool selected) { return ImGui::Selectable(label, selected, ImGuiSelectableFlags_SpanAllColumns); }

void muted_text(const Look& look, const std::string& text) {
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.muted);
    ImGui::TextWrapped("%s", text.c_str());
    ImGui::PopStyleColor();
}

}  // namespace tw::gui
