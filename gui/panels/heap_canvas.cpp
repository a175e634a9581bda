#include "gui/panels/heap_canvas.h"

#include <algorithm>
#include <map>
#include <utility>

#include "sim/views/heap_filter.h"

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
void draw_groups(ImDrawList& list, const UiState& ui, const Look& look, const Transform& to, const HeapView& heap) {
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
        text_in(list, look, to, box, 1, size_text(ui, group.bytes) + (group.unreachable ? ", " + std::to_string(group.unreachable) + " " + tr(ui, "canvas.unreachable") : ""), look.colours.ink_on_light);
    }
}

namespace {

// Where the small picture stands: in the first corner, from the lower right on, where it covers nothing. Where it covers something
// everywhere it stands only when a person has moved the picture and so looks for the way: where it covers least. False: nowhere.
bool minimap_place(ImVec2 low, ImVec2 high, ImVec2 small, const HeapView& heap, ImVec2 origin, float zoom, bool moved, ImVec2& place) {
    const ImVec2 places[] = {{high.x - small.x, high.y - small.y}, {high.x - small.x, low.y}, {low.x, high.y - small.y}, {low.x, low.y}};
    int covered[4] = {};
    const auto count = [&](const Box& box) {
        const ImVec2 a(origin.x + box.x * zoom, origin.y + box.y * zoom), b(a.x + box.w * zoom, a.y + box.h * zoom);
        for (int i = 0; i < 4; i++)
            if (b.x > places[i].x - 8 && b.y > places[i].y - 8 && a.x < places[i].x + small.x + 8 && a.y < places[i].y + small.y + 8) covered[i]++;
    };
    for (const ObjectView& object : heap.objects) count(object_box(object));
    for (const GroupView& group : heap.groups) count(group_box(group));
    for (const RootView& root : heap.roots) count(root_box(root));
    const int* least = std::min_element(covered, covered + 4);
    place = places[least - covered];
    return *least == 0 || moved;
}

}  // namespace

// The whole heap small in a corner, with a frame around what is in view.
void draw_minimap(ImDrawList& list, const Look& look, ImVec2 corner, ImVec2 size, const HeapView& heap, std::uint64_t selected, CanvasState& canvas) {
    const CanvasState::Map before = std::exchange(canvas.map, {});
    const ImVec2 whole = canvas_extent(heap);
    const float beside = 84;   // names of edges may stand there
    const bool all_in_view = canvas.pan_x >= 0 && canvas.pan_y >= 0 && (whole.x - beside) * canvas.zoom + canvas.pan_x <= size.x && whole.y * canvas.zoom + canvas.pan_y <= size.y;
    if (!canvas.minimap || all_in_view || size.x < 260 || size.y < look.fonts.small->FontSize * 16) return;   // in a small pane it would be in the way
    const float width = std::min(150.f, size.x * 0.25f), scale = std::min(width / whole.x, size.y * 0.3f / whole.y);
    ImVec2 a(before.x, before.y);
    if (!canvas.map_held && !minimap_place({corner.x + 12, corner.y + 12}, {corner.x + size.x - 12, corner.y + size.y - 8}, {whole.x * scale, whole.y * scale}, heap, {corner.x + canvas.pan_x, corner.y + canvas.pan_y}, canvas.zoom, !canvas.fit, a)) return;
    const ImVec2 b(a.x + whole.x * scale, a.y + whole.y * scale);
    canvas.map = {a.x, a.y, b.x - a.x, b.y - a.y, scale};
    list.AddRectFilled({a.x - 3, a.y - 3}, {b.x + 3, b.y + 3}, look.colours.canvas, 4);
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

namespace {

// Which parts of the canvas are written on, in cells of a few pixels.
class Taken {
public:
    Taken(ImVec2 low, ImVec2 high) : low_(low), columns_(count(high.x - low.x)), rows_(count(high.y - low.y)), cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}
    void take(ImVec2 a, ImVec2 b) {
        for_cells(a, b, [&](std::size_t cell) { return cells_[cell] = 1, true; });
    }
    // Also false where it would stand beyond the border.
    [[nodiscard]] bool free(ImVec2 a, ImVec2 b) const {
        if (a.x < low_.x || a.y < low_.y || b.x > low_.x + static_cast<float>(columns_ * kCell) || b.y > low_.y + static_cast<float>(rows_ * kCell)) return false;
        return for_cells(a, b, [&](std::size_t cell) { return cells_[cell] == 0; });
    }

private:
    static constexpr int kCell = 4;
    static int count(float pixels) { return std::max(0, static_cast<int>(pixels) / kCell); }
    template <class Do>
    bool for_cells(ImVec2 a, ImVec2 b, const Do& visit) const {
        const int x0 = std::max(0, static_cast<int>(a.x - low_.x) / kCell), x1 = std::min(columns_ - 1, static_cast<int>(b.x - low_.x) / kCell);
        const int y0 = std::max(0, static_cast<int>(a.y - low_.y) / kCell), y1 = std::min(rows_ - 1, static_cast<int>(b.y - low_.y) / kCell);
        if (b.x < low_.x || b.y < low_.y) return true;
        for (int y = y0; y <= y1; y++)
            for (int x = x0; x <= x1; x++)
                if (!visit(static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x))) return false;
        return true;
    }
    ImVec2 low_;
    int columns_, rows_;
    std::vector<char> cells_;
};

}  // namespace

void draw_edge_names(ImDrawList& list, const Look& look, const Transform& to, ImVec2 low, ImVec2 high, const HeapView& heap, std::vector<EdgeName>& names) {
    const float pixels = 13 * to.zoom;
    if (pixels < 8 || names.empty() || high.x <= low.x || high.y <= low.y) return;
    Taken taken(low, high);
    const auto take = [&](const Box& box) { taken.take(to(box.x, box.y), to(box.x + box.w, box.y + box.h)); };
    for (const ObjectView& object : heap.objects) take(object_box(object));
    for (const GroupView& group : heap.groups) take(group_box(group));
    for (const RootView& root : heap.roots) take(root_box(root));
    std::stable_sort(names.begin(), names.end(), [](const EdgeName& a, const EdgeName& b) { return a.on_path > b.on_path; });
    ImFont* font = font_for(look, pixels);
    for (const EdgeName& name : names) {
        const float width = font->CalcTextSizeA(pixels, 1e6f, 0, name.text.c_str()).x, gap = (kRow - kHeight) * to.zoom, between = (gap - pixels) / 2;
        const float above = to(0, name.source.y).y - gap + between, below = to(0, name.source.y + name.source.h).y + between;
        const float at_tip = to(0, name.target.y + name.target.h).y + between, left = name.to_the_right ? name.tip.x - width - 12 : name.tip.x + 12;
        const ImVec2 places[] = {{name.from.x + 5, name.from.y - pixels - 2}, {name.from.x + 5, below}, {name.from.x + 5, above}, {left, name.tip.y - pixels - 2}, {left, at_tip}, {(name.from.x + name.tip.x - width) / 2, (name.from.y + name.tip.y) / 2 - pixels - 2}};
        for (const ImVec2& at : places) {
            const ImVec2 end(at.x + width, at.y + pixels);
            if (!taken.free(at, end)) continue;
            taken.take(at, end);
            list.AddRectFilled({at.x - 1, at.y + 1}, {end.x + 1, end.y}, (look.colours.canvas & 0x00FFFFFF) | 0xC8000000, 2);   // edges end behind it
            list.AddText(font, pixels, at, name.on_path ? look.colours.edge_path : look.colours.muted, name.text.c_str());
            break;
        }
    }
}

void draw_canvas_controls(const HeapView& heap, UiState& ui, const Look& look, Actions& actions) {
    if (draw_field(ui.view.search, "canvas.search", tr(ui, "canvas.search"), ImGui::GetFontSize() * 15, ui, ImGuiInputTextFlags_AutoSelectAll)) actions.push_back(FilterAction{parse_heap_filter(ui.view.search.text)});
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", tr(ui, "canvas.grammar"));
    if (heap.filter == HeapFilter{}) return;
    ImGui::SameLine();
    const std::string said = elided(ImGui::GetFont(), ImGui::GetFontSize(), std::to_string(heap.matching) + ": " + filter_text(heap.filter), ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(" \xc3\x97MM").x);
    if (ImGui::SmallButton((said + " \xc3\x97##nofilter").c_str())) {
        ui.view.search.text[0] = 0;
        actions.push_back(FilterAction{});
    }
    mark(ui, "canvas.nofilter");
    static_cast<void>(look);
}

}  // namespace tw::gui
