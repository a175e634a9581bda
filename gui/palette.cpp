#include "gui/palette.h"

#include <cmath>
#include <filesystem>
#include <initializer_list>

namespace tw::gui {
namespace {

ImU32 rgb(unsigned value, unsigned alpha = 255) {
    return IM_COL32((value >> 16) & 255u, (value >> 8) & 255u, value & 255u, alpha);
}

ImVec4 vec(unsigned value, float alpha = 1.f) {
    ImVec4 colour = ImGui::ColorConvertU32ToFloat4(rgb(value));
    colour.w = alpha;
    return colour;
}

const char* first_existing(std::initializer_list<const char*> paths) {
    for (const char* path : paths)
        if (std::filesystem::exists(path)) return path;
    return nullptr;
}

// The surfaces of a theme: everything else in the style derives from these.
struct Surfaces {
    unsigned window, panel, border, text, muted, button, hovered, active, accent;
};

Surfaces surfaces(Theme theme) {
    if (theme == Theme::Contrast)
        return {0x000000, 0x000000, 0xFFFFFF, 0xFFFFFF, 0xD8D8D8, 0x202020, 0x004C8C, 0x0070C0, 0x66D9FF};
    if (theme == Theme::Dark)
        return {0x161B22, 0x1B212A, 0x2D3643, 0xE3E8EF, 0x93A0B0, 0x2A3340, 0x37465A, 0x2F6FA8, 0x56B4E9};
    return {0xEEF1F5, 0xFFFFFF, 0xD0D6DE, 0x1B2027, 0x5B6675, 0xFFFFFF, 0xE3EEFA, 0xC4DDF5, 0x0072B2};
}

void set_colours(ImGuiStyle& style, const Surfaces& s) {
    ImVec4* c = style.Colors;
    c[ImGuiCol_Text] = vec(s.text);
    c[ImGuiCol_TextDisabled] = vec(s.muted);
    c[ImGuiCol_WindowBg] = vec(s.window);
    c[ImGuiCol_ChildBg] = vec(s.panel);
    c[ImGuiCol_PopupBg] = vec(s.panel);
    c[ImGuiCol_Border] = vec(s.border);
    c[ImGuiCol_FrameBg] = vec(s.button);
    c[ImGuiCol_FrameBgHovered] = vec(s.hovered);
    c[ImGuiCol_FrameBgActive] = vec(s.active);
    c[ImGuiCol_Button] = vec(s.button);
    c[ImGuiCol_ButtonHovered] = vec(s.hovered);
    c[ImGuiCol_ButtonActive] = vec(s.active);
    c[ImGuiCol_Header] = vec(s.hovered);
    c[ImGuiCol_HeaderHovered] = vec(s.hovered);
    c[ImGuiCol_HeaderActive] = vec(s.active);
    c[ImGuiCol_SliderGrab] = vec(s.accent);
    c[ImGuiCol_SliderGrabActive] = vec(s.accent);
    c[ImGuiCol_CheckMark] = vec(s.accent);
    c[ImGuiCol_Separator] = vec(s.border);
    c[ImGuiCol_TableBorderStrong] = vec(s.border);
    c[ImGuiCol_TableBorderLight] = vec(s.border);
    c[ImGuiCol_TableHeaderBg] = vec(s.button);
    c[ImGuiCol_ScrollbarBg] = vec(s.panel, 0.f);
    c[ImGuiCol_ScrollbarGrab] = vec(s.border);
}

void add_chinese(ImFontAtlas& atlas, float size, const std::string& text, ImVector<ImWchar>& ranges) {
    const char* path = first_existing({"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
                                       "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"});
    if (!path || text.empty()) return;
    if (ranges.empty()) {
        ImFontGlyphRangesBuilder builder;
        builder.AddText(text.c_str());
        builder.BuildRanges(&ranges);
    }
    ImFontConfig config;
    config.MergeMode = true;
    const bool noto = std::string(path).find("noto") != std::string::npos;
    config.FontNo = noto ? 2 : 0;                // the Simplified Chinese face of the collection
    const float larger = noto ? 1.18f : 1.05f;   // at equal size Chinese is visibly too small beside Latin
    atlas.AddFontFromFileTTF(path, std::round(size * larger), &config, ranges.Data);
}

}  // namespace

const char* theme_name(Theme theme) {
    return theme == Theme::Dark ? "dark" : theme == Theme::Light ? "light" : "contrast";
}

// Black and white, and few hues at full strength.
static Palette contrast_palette(Palette p) {
    p.canvas = rgb(0x000000);
    p.current_line = rgb(0x00406E);
    p.last_line = rgb(0x303030);
    p.fill_white = rgb(0xFFFFFF);
    p.fill_grey = rgb(0xA0A0A0);
    p.fill_black = rgb(0x000000);
    p.outline = rgb(0xFFFFFF);
    p.root = rgb(0x66D9FF);
    p.leak = rgb(0xFF8C42);
    p.selected = rgb(0xFFF000);
    p.edge = rgb(0xC8C8C8);
    p.edge_path = rgb(0xFFC000);
    p.interface_word = rgb(0xFF9AD5);
    p.keyword = rgb(0xE3B8FF);
    p.string = rgb(0xB8F5BA);
    p.comment = rgb(0xD0D0D0);
    p.number = rgb(0xFFCB85);
    return p;
}

Palette palette(Theme theme) {
    Palette p{};
    const Surfaces s = surfaces(theme);
    const bool dark = theme != Theme::Light;
    p.canvas = rgb(dark ? 0x12161C : 0xFAFBFC);
    p.border = rgb(s.border);
    p.text = rgb(s.text);
    p.muted = rgb(s.muted);
    p.accent = rgb(s.accent);
    p.current_line = rgb(dark ? 0x2A3A55 : 0xD8E8FA);
    p.last_line = rgb(dark ? 0x232B36 : 0xEDF1F6);
    p.fill_white = rgb(dark ? 0xF4F6F8 : 0xFFFFFF);
    p.fill_grey = rgb(dark ? 0x8E97A4 : 0x9AA3AF);
    p.fill_black = rgb(dark ? 0x05070A : 0x1B2027);
    p.ink_on_light = rgb(0x14181E);
    p.ink_on_dark = rgb(0xF4F6F8);
    p.outline = rgb(dark ? 0x8A94A3 : 0x4A5563);
    p.root = rgb(dark ? 0x56B4E9 : 0x0072B2);
    p.leak = rgb(dark ? 0xFF7A33 : 0xD55E00);
    p.selected = rgb(dark ? 0xF0E442 : 0x000000);
    p.edge = rgb(dark ? 0x6C7787 : 0x5B6675, 190);
    p.edge_path = rgb(dark ? 0xE69F00 : 0xB36B00);
    p.interface_word = rgb(dark ? 0xCC79A7 : 0xA0457B);
    p.keyword = rgb(dark ? 0xC792EA : 0x7B30A8);
    p.string = rgb(dark ? 0xA5D6A7 : 0x1E7B34);
    p.comment = rgb(dark ? 0x8793A2 : 0x6A7482);
    p.number = rgb(dark ? 0xF0B36B : 0x9A4B00);
    return theme == Theme::Contrast ? contrast_palette(p) : p;
}

void apply_theme(Theme theme, float scale) {
    ImGuiStyle style;  // fresh each time: ScaleAllSizes cannot be applied twice
    if (theme == Theme::Light) ImGui::StyleColorsLight(&style);
    else ImGui::StyleColorsDark(&style);
    style.WindowPadding = {10, 8};
    style.FramePadding = {8, 5};
    style.ItemSpacing = {8, 6};
    style.CellPadding = {6, 3};
    style.ScrollbarSize = 12;
    style.WindowRounding = 0;
    style.ChildRounding = 6;
    style.FrameRounding = 5;
    style.PopupRounding = 6;
    style.ScrollbarRounding = 6;
    style.GrabRounding = 4;
    style.WindowBorderSize = 0;
    style.FrameBorderSize = theme == Theme::Dark ? 0.f : 1.f;
    set_colours(style, surfaces(theme));
    style.ScaleAllSizes(scale);
    ImGui::GetStyle() = style;
}

Fonts load_fonts(float scale, const std::string& extra_text) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    static constexpr ImWchar kLatin[] = {0x20, 0x17F, 0x2010, 0x205E, 0x2190, 0x22FF, 0x2500, 0x25FF, 0};
    const char* ui = first_existing({"/usr/share/fonts/opentype/inter/Inter-Regular.otf",
                                     "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"});
    const char* mono = first_existing({"/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf",
                                       "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"});
    ImVector<ImWchar> chinese;  // must live until the atlas is built, below
    auto add = [&](const char* path, float size) {
        ImFont* font = path ? atlas.AddFontFromFileTTF(path, std::round(size * scale), nullptr, kLatin) : nullptr;
        if (!font) font = atlas.AddFontDefault();
        add_chinese(atlas, size * scale, extra_text, chinese);
        return font;
    };
    Fonts fonts;
    fonts.ui = add(ui, 16);
    fonts.mono = add(mono, 15);
    fonts.large = add(mono, 21);
    fonts.small = add(mono, 12);
    fonts.title = add(ui, 20);
    fonts.label = add(ui, 14);
    atlas.Build();
    return fonts;
}

}  // namespace tw::gui
