#include "tests/gui/text_recorder.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace tw::gui {
namespace {

TextRecorder* recorder_of() { return ImGui::GetCurrentContext() ? static_cast<TextRecorder*>(ImGui::GetIO().UserData) : nullptr; }

bool near(float a, float b) { return std::abs(a - b) <= 1.5f; }

// Whether one can scroll to what the clip rectangle takes away on that axis, in the window or in one that it stands in.
bool can_scroll(const ImGuiWindow* window, ImGuiAxis axis, float low, float high) {
    for (; window; window = (window->Flags & ImGuiWindowFlags_ChildWindow) ? window->ParentWindow : nullptr) {
        const ImRect inner = window->InnerClipRect;
        const bool at_border = near(high, inner.Max[axis]) || near(low, inner.Min[axis]) || high > inner.Max[axis] || low < inner.Min[axis];
        if (at_border && (axis == ImGuiAxis_X ? window->ScrollbarX : window->ScrollbarY)) return true;
    }
    return false;
}

void note(const ImFont* font, float pixels, const ImVec2& at, ImU32 colour, const char* begin, const char* end, float wrap, const ImVec4* fine) {
    TextRecorder* recorder = recorder_of();
    ImGuiWindow* window = ImGui::GetCurrentContext() ? GImGui->CurrentWindow : nullptr;
    if (!recorder || !window || !begin || (colour >> 24) == 0) return;
    if (!end) end = begin + std::char_traits<char>::length(begin);
    if (begin == end) return;
    if (!font) font = ImGui::GetFont(), pixels = ImGui::GetFontSize();
    const ImVec2 size = font->CalcTextSizeA(pixels, FLT_MAX, wrap, begin, end);
    ImVec4 clip = window->DrawList->_CmdHeader.ClipRect;
    if (fine) clip = {std::max(clip.x, fine->x), std::max(clip.y, fine->y), std::min(clip.z, fine->z), std::min(clip.w, fine->w)};
    DrawnText drawn;
    drawn.text.assign(begin, end);
    drawn.window = window->Name;
    drawn.root = window->RootWindow ? window->RootWindow->Name : window->Name;
    drawn.low = at;
    drawn.high = {at.x + size.x, at.y + size.y};
    drawn.clip_low = {clip.x, clip.y};
    drawn.clip_high = {clip.z, clip.w};
    drawn.scrolls_across = can_scroll(window, ImGuiAxis_X, clip.x, clip.z);
    drawn.scrolls_down = can_scroll(window, ImGuiAxis_Y, clip.y, clip.w);
    recorder->texts.push_back(std::move(drawn));
}

bool blank(const std::string& text) { return text.find_first_not_of(" \t\n") == std::string::npos; }

bool is_rect(const DrawnText& text, const Rect& r) { return near(text.clip_low.x, r.x0) && near(text.clip_low.y, r.y0) && near(text.clip_high.x, r.x1); }

struct Seen { const DrawnText* text; ImVec2 low, high; };

// Texts of one window that stand on each other; a line's own spacing above and below is not ink.
void find_overlaps(std::vector<Seen>& seen, std::vector<Fault>& faults) {
    std::sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) { return a.low.y < b.low.y; });
    for (std::size_t i = 0; i < seen.size(); i++)
        for (std::size_t j = i + 1; j < seen.size() && seen[j].low.y < seen[i].high.y; j++) {
            const Seen &a = seen[i], &b = seen[j];
            if (a.text->root != b.text->root) continue;
            if (a.text->text == b.text->text && near(a.text->low.x, b.text->low.x) && near(a.text->low.y, b.text->low.y)) continue;   // the same twice: nobody sees it
            const float across = std::min(a.high.x, b.high.x) - std::max(a.low.x, b.low.x), down = std::min(a.high.y, b.high.y) - std::max(a.low.y, b.low.y);
            const float least = std::min(a.text->high.y - a.text->low.y, b.text->high.y - b.text->low.y);
            if (across > 2 && down > 0.3f * least) faults.push_back({"overlaps", a.text->window, a.text->text, b.text->text});
        }
}

// Windows that cannot be scrolled and have more in them than there is room for.
void find_overflow(std::vector<Fault>& faults) {
    for (const ImGuiWindow* window : GImGui->Windows) {
        if (!window->WasActive || window->Hidden || !(window->Flags & ImGuiWindowFlags_NoScrollbar)) continue;
        const float missing_x = window->ContentSize.x - (window->InnerRect.GetWidth() - 2 * window->WindowPadding.x), missing_y = window->ContentSize.y - (window->InnerRect.GetHeight() - 2 * window->WindowPadding.y);
        if (missing_x > 2 || missing_y > 2) faults.push_back({"no room", window->Name, std::to_string(static_cast<int>(missing_x)) + ", " + std::to_string(static_cast<int>(missing_y)) + " pixels missing", ""});
    }
}

}  // namespace

TextRecorder::TextRecorder() { ImGui::GetIO().UserData = this; }
TextRecorder::~TextRecorder() {
    if (ImGui::GetCurrentContext() && ImGui::GetIO().UserData == this) ImGui::GetIO().UserData = nullptr;
}

std::vector<Fault> faults_of(const std::vector<DrawnText>& texts, const std::map<std::string, Rect>& marks) {
    std::vector<Fault> faults;
    std::vector<Seen> seen;
    const auto canvas = marks.find("canvas");
    for (const DrawnText& t : texts) {
        if (blank(t.text)) continue;
        const ImVec2 low(std::max(t.low.x, t.clip_low.x), std::max(t.low.y, t.clip_low.y)), high(std::min(t.high.x, t.clip_high.x), std::min(t.high.y, t.clip_high.y));
        const bool on_canvas = canvas != marks.end() && is_rect(t, canvas->second);
        const bool visible = low.x < high.x && low.y < high.y;
        if (visible) seen.push_back({&t, low, high});
        if (on_canvas) continue;
        const float ink = 0.2f * (t.high.y - t.low.y);   // of a line's height nothing is written at its edges
        const bool across = (t.high.x > t.clip_high.x + 1.5f || t.low.x < t.clip_low.x - 1.5f) && !t.scrolls_across;
        const bool down = (t.high.y > t.clip_high.y + ink || t.low.y < t.clip_low.y - ink) && !t.scrolls_down;
        if (!visible && !t.scrolls_across && !t.scrolls_down) faults.push_back({"hidden", t.window, t.text, ""});
        else if (visible && (across || down)) faults.push_back({"clipped", t.window, t.text, across ? "at its side" : "above or below"});
    }
    find_overlaps(seen, faults);
    find_overflow(faults);
    return faults;
}

}  // namespace tw::gui

extern "C" {

void __real__ZN10ImDrawList7AddTextEPK6ImFontfRK6ImVec2jPKcS7_fPK6ImVec4(ImDrawList*, const ImFont*, float, const ImVec2&, ImU32, const char*, const char*, float, const ImVec4*);
void __real__ZN10ImDrawList7AddTextERK6ImVec2jPKcS4_(ImDrawList*, const ImVec2&, ImU32, const char*, const char*);

void __wrap__ZN10ImDrawList7AddTextEPK6ImFontfRK6ImVec2jPKcS7_fPK6ImVec4(ImDrawList* list, const ImFont* font, float pixels, const ImVec2& at, ImU32 colour, const char* begin, const char* end, float wrap, const ImVec4* fine) {
    tw::gui::note(font, pixels, at, colour, begin, end, wrap, fine);
    __real__ZN10ImDrawList7AddTextEPK6ImFontfRK6ImVec2jPKcS7_fPK6ImVec4(list, font, pixels, at, colour, begin, end, wrap, fine);
}

void __wrap__ZN10ImDrawList7AddTextERK6ImVec2jPKcS4_(ImDrawList* list, const ImVec2& at, ImU32 colour, const char* begin, const char* end) {
    tw::gui::note(nullptr, 0, at, colour, begin, end, 0, nullptr);
    __real__ZN10ImDrawList7AddTextERK6ImVec2jPKcS4_(list, at, colour, begin, end);
}

}
