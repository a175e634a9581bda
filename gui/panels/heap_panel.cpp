#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "gui/panels/panels.h"

namespace tw::gui {
namespace {

constexpr float kColumn = 250, kRow = 64, kWidth = 205, kHeight = 44, kRootWidth = 230;

struct Transform {
    ImVec2 origin;
    float zoom;
    [[nodiscard]] ImVec2 operator()(float x, float y) const { return {origin.x + x * zoom, origin.y + y * zoom}; }
};

struct Box { float x, y, w, h; };

Box object_box(const ObjectView& object) {
    return {kRootWidth + 60 + static_cast<float>(object.column) * kColumn, static_cast<float>(object.row) * kRow, kWidth, kHeight};
}
Box root_box(const RootView& root) { return {0, static_cast<float>(root.row) * kRow, kRootWidth, kHeight}; }

ImVec2 extent(const HeapView& heap) {
    ImVec2 most(kRootWidth, kHeight);
    for (const ObjectView& object : heap.objects) {
        const Box box = object_box(object);
        most = {std::max(most.x, box.x + box.w), std::max(most.y, box.y + box.h)};
    }
    for (const RootView& root : heap.roots) most.y = std::max(most.y, root_box(root).y + kHeight);
    return most;
}

void pan_and_zoom(CanvasState& canvas, ImVec2 corner, ImVec2 size, const HeapView& heap) {
    const ImGuiIO& io = ImGui::GetIO();
    if (canvas.fit) {
        const ImVec2 most = extent(heap);
        canvas.zoom = std::clamp(std::min((size.x - 30) / most.x, (size.y - 60) / most.y), 0.12f, 1.15f);
        canvas.pan_x = 15;
        canvas.pan_y = 15;
    }
    if (!ImGui::IsItemHovered()) return;
    if (io.MouseWheel != 0) {
        const float before = canvas.zoom;
        canvas.zoom = std::clamp(before * std::pow(1.15f, io.MouseWheel), 0.1f, 4.f);
        const ImVec2 at(io.MousePos.x - corner.x, io.MousePos.y - corner.y);
        canvas.pan_x = at.x - (at.x - canvas.pan_x) * canvas.zoom / before;
        canvas.pan_y = at.y - (at.y - canvas.pan_y) * canvas.zoom / before;
        canvas.fit = false;
    }
    if (ImGui::IsMouseDragging(0) || ImGui::IsMouseDragging(2)) {
        canvas.pan_x += io.MouseDelta.x;
        canvas.pan_y += io.MouseDelta.y;
        canvas.fit = false;
    }
}

ImFont* font_for(const Look& look, float pixels) { return pixels < 11 ? look.fonts.small : look.fonts.mono; }

void text_in(ImDrawList& list, const Look& look, const Transform& to, const Box& box, float line, const std::string& text, ImU32 ink) {
    const float pixels = 14 * to.zoom;
    if (pixels < 6) return;
    const ImVec2 at = to(box.x + 9, box.y + 5 + line * 17);
    const ImVec2 end = to(box.x + box.w - 4, box.y + box.h);
    const ImVec4 clip(at.x, to(box.x, box.y).y, end.x, end.y);
    list.AddText(font_for(look, pixels), pixels, at, ink, text.c_str(), nullptr, 0, &clip);
}

// White is an outline, grey a hatch, black solid: told apart without hue.
void fill_colour(ImDrawList& list, const Look& look, ImVec2 a, ImVec2 b, Colour colour) {
    const Palette& p = look.colours;
    list.AddRectFilled(a, b, colour == Colour::Black ? p.fill_black : colour == Colour::Grey ? p.fill_grey : p.fill_white, 5);
    if (colour == Colour::Grey) {
        list.PushClipRect(a, b, true);
        for (float x = a.x - (b.y - a.y); x < b.x; x += 9) list.AddLine({x, b.y}, {x + (b.y - a.y), a.y}, p.outline, 1);
        list.PopClipRect();
    }
}

void draw_object(ImDrawList& list, const Look& look, const Transform& to, const ObjectView& object, bool selected) {
    const Box box = object_box(object);
    const ImVec2 a = to(box.x, box.y), b = to(box.x + box.w, box.y + box.h);
    fill_colour(list, look, a, b, object.colour);
    list.AddRect(a, b, look.colours.outline, 5, 0, object.is_new ? 2.5f : 1.2f);
    if (selected) list.AddRect({a.x - 4, a.y - 4}, {b.x + 4, b.y + 4}, look.colours.selected, 8, 0, 3);
    const ImU32 ink = object.colour == Colour::Black ? look.colours.ink_on_dark : look.colours.ink_on_light;
    text_in(list, look, to, box, 0, object.label, ink);
    const char letter = object.colour == Colour::Black ? 'B' : object.colour == Colour::Grey ? 'G' : 'W';
    const std::string second = object.reachable ? std::string(1, letter) + "  " + object.born : std::string(1, letter) + "  unreachable";
    text_in(list, look, to, box, 1, second, ink);
    if (!object.reachable) {
        list.AddLine(a, b, look.colours.leak, 2);
        list.AddLine({a.x, b.y}, {b.x, a.y}, look.colours.leak, 2);
    }
}

void draw_root(ImDrawList& list, const Look& look, const Transform& to, const RootView& root) {
    const Box box = root_box(root);
    const ImVec2 a = to(box.x, box.y), b = to(box.x + box.w, box.y + box.h);
    list.AddRect(a, b, look.colours.root, 5, 0, 1.5f);
    list.AddRect({a.x + 3, a.y + 3}, {b.x - 3, b.y - 3}, look.colours.root, 4, 0, 1);
    text_in(list, look, to, box, 0, root.label, look.colours.text);
    text_in(list, look, to, box, 1, root.kind, look.colours.muted);
}

void draw_edge(ImDrawList& list, const Look& look, const Transform& to, const Box& from, const Box& target, const EdgeView& edge, bool on_path) {
    const ImVec2 a = to(from.x + from.w, from.y + from.h / 2), b = to(target.x, target.y + target.h / 2);
    const float bend = std::max(20.f, std::abs(b.x - a.x) * 0.4f);
    const ImU32 colour = on_path ? look.colours.edge_path : edge.is_interface_data ? look.colours.interface_word : look.colours.edge;
    list.AddBezierCubic(a, {a.x + bend, a.y}, {b.x - bend, b.y}, b, colour, on_path ? 3.f : 1.5f, 12);
    if (edge.is_interface_data) list.AddBezierCubic({a.x, a.y + 4}, {a.x + bend, a.y + 4}, {b.x - bend, b.y + 4}, {b.x, b.y + 4}, colour, 1.5f, 12);
    list.AddTriangleFilled(b, {b.x - 8, b.y - 5}, {b.x - 8, b.y + 5}, colour);
    const float pixels = 12 * to.zoom;
    if (!edge.name.empty() && pixels >= 8 && edge.from_root < 0)
        list.AddText(font_for(look, pixels), pixels, {(a.x + b.x) / 2 - 18, (a.y + b.y) / 2 - 16}, look.colours.muted, edge.name.c_str());
}

void draw_edges(ImDrawList& list, const Look& look, const Transform& to, const HeapView& heap, const HeldByView& held) {
    std::unordered_map<std::uint64_t, const ObjectView*> by_address;
    for (const ObjectView& object : heap.objects) by_address[object.address] = &object;
    auto step_on_path = [&](std::uint64_t from, std::uint64_t target) {
        for (std::size_t i = 0; i < held.path.size(); i++)
            if (held.path[i].object == target) return i > 0 && held.path[i - 1].object == from;
        return false;
    };
    for (const EdgeView& edge : heap.edges) {
        const auto target = by_address.find(edge.to);
        if (target == by_address.end()) continue;
        if (edge.from_root >= 0) {
            const bool on_path = !held.path.empty() && held.path.size() > 1 && held.path[1].object == edge.to;
            draw_edge(list, look, to, root_box(heap.roots[static_cast<std::size_t>(edge.from_root)]), object_box(*target->second), edge, on_path);
        } else if (const auto from = by_address.find(edge.from); from != by_address.end()) {
            draw_edge(list, look, to, object_box(*from->second), object_box(*target->second), edge, step_on_path(edge.from, edge.to));
        }
    }
}

const ObjectView* object_under(const HeapView& heap, const Transform& to, ImVec2 mouse) {
    for (const ObjectView& object : heap.objects) {
        const Box box = object_box(object);
        const ImVec2 a = to(box.x, box.y), b = to(box.x + box.w, box.y + box.h);
        if (mouse.x >= a.x && mouse.x <= b.x && mouse.y >= a.y && mouse.y <= b.y) return &object;
    }
    return nullptr;
}

void tooltip(const ObjectView& object) {
    ImGui::BeginTooltip();
    ImGui::Text("%s", object.label.c_str());
    ImGui::Text("%llu bytes at 0x%llx, keeps %llu", static_cast<unsigned long long>(object.size),
                static_cast<unsigned long long>(object.address), static_cast<unsigned long long>(object.retained));
    ImGui::Text("born: %s", object.born.c_str());
    if (!object.reason.empty()) ImGui::Text("on the heap: %s", object.reason.c_str());
    ImGui::EndTooltip();
}

// As many rows as the pane's width asks for, from the bottom up.
void legend(ImDrawList& list, const Look& look, ImVec2 corner, ImVec2 size, const HeapView& heap) {
    std::vector<std::string> parts = {"W white: not reached yet", "G grey: reached, not scanned", "B black: scanned",
                                      "double line: interface data word"};
    if (heap.hidden) parts.push_back("(" + std::to_string(heap.hidden) + " runtime objects not shown)");
    std::vector<std::string> rows{""};
    const float pixels = look.fonts.small->FontSize;
    for (const std::string& part : parts) {
        const std::string wider = rows.back().empty() ? part : rows.back() + "   " + part;
        const float width = look.fonts.small->CalcTextSizeA(pixels, 1e6f, 0, wider.c_str()).x;
        if (width > size.x - 20 && !rows.back().empty()) rows.push_back(part);
        else rows.back() = wider;
    }
    for (std::size_t i = 0; i < rows.size(); i++) {
        const float y = corner.y + size.y - 8 - (pixels + 3) * static_cast<float>(rows.size() - i);
        list.AddText(look.fonts.small, pixels, {corner.x + 10, y}, look.colours.muted, rows[i].c_str());
    }
}

}  // namespace

Actions draw_heap_panel(const HeapView& heap, const HeldByView& held_by, UiState& ui, const Look& look) {
    Actions actions;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 size = ImGui::GetContentRegionAvail();
    if (size.x < 40 || size.y < 40) return actions;
    ImGui::InvisibleButton("canvas", size, ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonMiddle);
    mark(ui, "canvas");
    const bool hovered = ImGui::IsItemHovered();
    pan_and_zoom(ui.canvas, corner, size, heap);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PushClipRect(corner, {corner.x + size.x, corner.y + size.y}, true);
    list.AddRectFilled(corner, {corner.x + size.x, corner.y + size.y}, look.colours.canvas, 6);
    const Transform to{{corner.x + ui.canvas.pan_x, corner.y + ui.canvas.pan_y}, ui.canvas.zoom};
    draw_edges(list, look, to, heap, held_by);
    for (const RootView& root : heap.roots) draw_root(list, look, to, root);
    const std::uint64_t selected = held_by.path.empty() ? 0 : held_by.path.back().object;
    for (const ObjectView& object : heap.objects) draw_object(list, look, to, object, object.address == selected);
    legend(list, look, corner, size, heap);
    list.PopClipRect();
    if (!hovered) return actions;
    if (const ObjectView* object = object_under(heap, to, ImGui::GetIO().MousePos)) {
        tooltip(*object);
        if (ImGui::IsMouseReleased(0) && !ImGui::IsMouseDragging(0)) actions.push_back(SelectObjectAction{object->address});
    }
    return actions;
}

}  // namespace tw::gui
