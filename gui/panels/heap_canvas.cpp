#include "gui/panels/heap_canvas.h"

#include <algorithm>
#include <map>

namespace tw::gui {

ImVec2 canvas_extent(const HeapView& heap) {
    ImVec2 most(kRootWidth, kHeight);
    const auto add = [&](const Box& box) { most = {std::max(most.x, box.x + box.w + 84), std::max(most.y, box.y + box.h)}; };
    for (const ObjectView& object : heap.objects) add(object_box(object));
    for (const GroupView& group : heap.groups) add(group_box(group));
    for (const RootView& root : heap.roots) most.y = std::max(most.y, root_box(root).y + kHeight);
    return most;
}

ImFont* font_for(const Look& look, float pixels) {
    if (pixels <= look.fonts.small->FontSize * 1.1f) return look.fonts.small;
    return pixels <= look.fonts.mono->FontSize * 1.12f ? look.fonts.mono : look.fonts.large;
}

void text_in(ImDrawList& list, const Look& look, const Transform& to, const Box& box, float line, const std::string& text, ImU32 ink) {
    const float pixels = 14.5f * to.zoom;
    if (pixels < 6) return;
    ImFont* font = font_for(look, pixels);
    list.AddText(font, pixels, to(box.x + 8, box.y + 5 + line * 19), ink, elided(font, pixels, text, (box.w - 14) * to.zoom).c_str());
}

// A bar at the left of roots that belong together: one goroutine's, the package variables.
void draw_lane_frames(ImDrawList& list, const Look& look, const Transform& to, const HeapView& heap) {
    std::map<std::string, std::pair<int, int>> lanes;   // first and last row
    for (const RootView& root : heap.roots) {
        const auto lane = lanes.emplace(root.lane, std::pair(root.row, root.row)).first;
        lane->second = {std::min(lane->second.first, root.row), std::max(lane->second.second, root.row)};
    }
    for (const auto& [name, rows] : lanes) {
        if (rows.first == rows.second) continue;
        const ImVec2 a = to(-9, static_cast<float>(rows.first) * kRow), b = to(-4, static_cast<float>(rows.second) * kRow + kHeight);
        list.AddRectFilled(a, {std::max(b.x, a.x + 2), b.y}, look.colours.root, 2);
    }
}

// Three sheets behind one another, so that a group is no object at first sight.
void draw_groups(ImDrawList& list, const Look& look, const Transform& to, const HeapView& heap) {
    for (const GroupView& group : heap.groups) {
        const Box box = group_box(group);
        for (int sheet = 2; sheet >= 0; sheet--) {
            const float shift = static_cast<float>(sheet) * 4;
            const ImVec2 a = to(box.x + shift, box.y + shift), b = to(box.x + box.w + shift, box.y + box.h + shift);
            if (!ImGui::IsRectVisible(a, b)) break;
            list.AddRectFilled(a, b, look.colours.fill_white, 5);
            list.AddRect(a, b, look.colours.outline, 5, 0, 1.3f);
        }
        text_in(list, look, to, box, 0, "\xc3\x97" + std::to_string(group.count) + " " + group.label, look.colours.ink_on_light);
        text_in(list, look, to, box, 1, size_text(group.bytes) + (group.unreachable ? ", " + std::to_string(group.unreachable) + " dead" : ""), look.colours.ink_on_light);
    }
}

namespace {

// Where the small picture stands: in the first corner, from the lower right on, that leaves the selected object free.
ImVec2 minimap_place(ImVec2 low, ImVec2 high, ImVec2 small, const HeapView& heap, std::uint64_t selected, ImVec2 origin, float zoom) {
    const ImVec2 places[] = {{high.x - small.x, high.y - small.y}, {high.x - small.x, low.y}, {low.x, high.y - small.y}, {low.x, low.y}};
    const auto object = std::find_if(heap.objects.begin(), heap.objects.end(), [&](const ObjectView& each) { return selected && each.address == selected; });
    if (object == heap.objects.end()) return places[0];
    const Box box = object_box(*object);
    const ImVec2 a(origin.x + box.x * zoom, origin.y + box.y * zoom), b(a.x + box.w * zoom, a.y + box.h * zoom);
    for (const ImVec2& place : places)
        if (b.x < place.x - 8 || b.y < place.y - 8 || a.x > place.x + small.x + 8 || a.y > place.y + small.y + 8) return place;
    return places[0];
}

}  // namespace

// The whole heap small in a corner, with a frame around what is in view.
void draw_minimap(ImDrawList& list, const Look& look, ImVec2 corner, ImVec2 size, const HeapView& heap, std::uint64_t selected, const CanvasState& canvas) {
    const ImVec2 whole = canvas_extent(heap);
    const bool all_in_view = canvas.pan_x >= 0 && canvas.pan_y >= 0 && whole.x * canvas.zoom + canvas.pan_x <= size.x && whole.y * canvas.zoom + canvas.pan_y <= size.y;
    if (!canvas.minimap || all_in_view || size.x < 260) return;
    const float width = std::min(150.f, size.x * 0.25f), scale = std::min(width / whole.x, size.y * 0.3f / whole.y);
    const float legend = look.fonts.small->FontSize * 3.6f;
    const ImVec2 a = minimap_place({corner.x + 12, corner.y + 12}, {corner.x + size.x - 12, corner.y + size.y - legend}, {whole.x * scale, whole.y * scale}, heap, selected,
                                   {corner.x + canvas.pan_x, corner.y + canvas.pan_y}, canvas.zoom);
    const ImVec2 b(a.x + whole.x * scale, a.y + whole.y * scale);
    list.AddRectFilled({a.x - 3, a.y - 3}, {b.x + 3, b.y + 3}, (look.colours.canvas & 0x00FFFFFF) | 0xE0000000, 4);
    list.AddRect({a.x - 3, a.y - 3}, {b.x + 3, b.y + 3}, look.colours.border, 4);
    const auto dot = [&](const Box& box, ImU32 colour) {
        list.AddRectFilled({a.x + box.x * scale, a.y + box.y * scale}, {a.x + std::max(box.x * scale + 2, (box.x + box.w) * scale), a.y + std::max(box.y * scale + 1.5f, (box.y + box.h) * scale)}, colour);
    };
    for (const RootView& root : heap.roots) dot(root_box(root), look.colours.root);
    for (const GroupView& group : heap.groups) dot(group_box(group), look.colours.outline);
    for (const ObjectView& object : heap.objects) dot(object_box(object), object.address == selected && selected ? look.colours.edge_path : look.colours.muted);
    const auto clamped = [&](float x, float y) { return ImVec2(std::clamp(a.x + x * scale, a.x - 2, b.x + 2), std::clamp(a.y + y * scale, a.y - 2, b.y + 2)); };
    list.AddRect(clamped(-canvas.pan_x / canvas.zoom, -canvas.pan_y / canvas.zoom), clamped((size.x - canvas.pan_x) / canvas.zoom, (size.y - canvas.pan_y) / canvas.zoom), look.colours.accent, 0, 0, 1.5f);
}

void draw_canvas_controls(const HeapView& heap, UiState& ui, const Look& look, Actions& actions) {
    HeapFilter filter = heap.filter;
    if (draw_field(ui.view.search, "canvas.search", tr(ui, "canvas.search"), ImGui::GetFontSize() * 11, ui)) {
        filter.text = ui.view.search.text;
        actions.push_back(FilterAction{filter});
    }
    if (heap.filter == HeapFilter{}) return;
    ImGui::SameLine();
    std::string said = std::to_string(heap.matching) + ":";
    if (!filter.text.empty()) said += " " + filter.text;
    if (filter.goroutine) said += " G" + std::to_string(filter.goroutine);
    if (filter.min_size) said += " \xe2\x89\xa5 " + size_text(filter.min_size);
    if (filter.born_from) said += std::string(" ") + tr(ui, "canvas.since") + " " + std::to_string(filter.born_from);
    if (filter.unreachable_only) said += std::string(" ") + tr(ui, "canvas.unreachable");
    if (ImGui::SmallButton((said + " \xc3\x97##nofilter").c_str())) {
        ui.view.search.text[0] = 0;
        actions.push_back(FilterAction{});
    }
    mark(ui, "canvas.nofilter");
    static_cast<void>(look);
}

}  // namespace tw::gui
