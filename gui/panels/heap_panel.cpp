#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_map>
#include <unordered_set>

#include "gui/hover.h"
#include "gui/panels/heap_canvas.h"
#include "gui/widgets/wrapped_text.h"

namespace tw::gui {
namespace {

const ObjectView* object_at(const HeapView& heap, std::uint64_t address) {
    for (const ObjectView& object : heap.objects)
        if (object.address == address) return &object;
    return nullptr;
}

// Everything in view where text stays readable; else from the top left, moved so that the selected object is in view, and of the
// path to it as many of the last objects as there is room for. What is in view stays where it is: no step makes the picture jump
// that does not make it larger.
void fit(CanvasState& canvas, ImVec2 size, const HeapView& heap, const HeldByView& held, float scale) {
    const ImVec2 extent = canvas_extent(heap);
    const ImVec2 most(canvas.fitted_x = std::max(canvas.fitted_x, extent.x), canvas.fitted_y = std::max(canvas.fitted_y, extent.y));
    const float zoom = std::clamp(std::min((size.x - 30) / most.x, (size.y - 64 * scale) / most.y), 0.7f * scale, 1.3f * scale);
    if (zoom != canvas.zoom || canvas.pan_x == 0) canvas.pan_x = canvas.pan_y = 15;
    canvas.zoom = zoom;
    const ObjectView* object = object_at(heap, held.address);
    if (!object) return;
    const float room_x = size.x - 20, room_y = size.y - 64 * scale;
    Box box = object_box(*object);
    for (auto row = held.path.rbegin(); row != held.path.rend(); ++row) {
        const ObjectView* holder = row->object && row->object != held.address ? object_at(heap, row->object) : nullptr;
        if (!holder) continue;
        const Box more = object_box(*holder);
        const float x = std::min(box.x, more.x), y = std::min(box.y, more.y);
        const Box both{x, y, std::max(box.x + box.w, more.x + more.w) - x, std::max(box.y + box.h, more.y + more.h) - y};
        if (both.w * zoom > room_x - 15 || both.h * zoom > room_y - 15) break;
        box = both;
    }
    const ImVec2 low(box.x * zoom, box.y * zoom), high((box.x + box.w) * zoom, (box.y + box.h) * zoom);
    const auto brought_in = [](float pan, float from, float to, float room) { return to + pan > room ? room - to : from + pan < 4 ? std::min(15.f, 4 - from) : pan; };
    canvas.pan_x = brought_in(canvas.pan_x, low.x, high.x, room_x);
    canvas.pan_y = brought_in(canvas.pan_y, low.y, high.y, room_y);
}

// Pressed in the small picture, the place under the mouse comes to the middle, and follows it. True: the mouse is taken.
bool use_map(CanvasState& canvas, ImVec2 size) {
    const ImGuiIO& io = ImGui::GetIO();
    const CanvasState::Map& map = canvas.map;
    const auto inside = [&](ImVec2 at) { return map.width > 0 && at.x >= map.x && at.y >= map.y && at.x < map.x + map.width && at.y < map.y + map.height; };
    if (ImGui::IsMouseClicked(0)) canvas.map_held = ImGui::IsItemHovered() && inside(io.MousePos);
    if (!ImGui::IsMouseDown(0) && !ImGui::IsMouseReleased(0)) canvas.map_held = false;
    if (!canvas.map_held || map.width <= 0) return false;
    canvas.pan_x = size.x / 2 - (io.MousePos.x - map.x) / map.scale * canvas.zoom;
    canvas.pan_y = size.y / 2 - (io.MousePos.y - map.y) / map.scale * canvas.zoom;
    canvas.fit = false;
    return true;
}

void note_still_place(CanvasState& canvas, ImVec2 size, const ObjectView* selected) {
    canvas.still_x = size.x / 2, canvas.still_y = size.y / 2;
    if (!selected) return;
    const Box box = object_box(*selected);
    const ImVec2 at((box.x + box.w / 2) * canvas.zoom + canvas.pan_x, (box.y + box.h / 2) * canvas.zoom + canvas.pan_y);
    if (at.x > 0 && at.y > 0 && at.x < size.x && at.y < size.y) canvas.still_x = at.x, canvas.still_y = at.y;
}

void pan_and_zoom(CanvasState& canvas, ImVec2 corner) {
    const ImGuiIO& io = ImGui::GetIO();
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

void dashed_rect(ImDrawList& list, ImVec2 a, ImVec2 b, ImU32 colour) {
    for (float x = a.x; x < b.x; x += 10) {
        list.AddLine({x, a.y}, {std::min(x + 5, b.x), a.y}, colour, 2);
        list.AddLine({x, b.y}, {std::min(x + 5, b.x), b.y}, colour, 2);
    }
    for (float y = a.y; y < b.y; y += 10) {
        list.AddLine({a.x, y}, {a.x, std::min(y + 5, b.y)}, colour, 2);
        list.AddLine({b.x, y}, {b.x, std::min(y + 5, b.y)}, colour, 2);
    }
}

// White is an outline, grey a hatch, black solid: told apart without hue.
void fill_colour(ImDrawList& list, const Look& look, ImVec2 a, ImVec2 b, Colour colour) {
    const Palette& p = look.colours;
    list.AddRectFilled(a, b, colour == Colour::Black ? p.fill_black : colour == Colour::Grey ? p.fill_grey : p.fill_white, 5);
    if (colour == Colour::Grey) {
        list.PushClipRect(a, b, true);
        for (float x = a.x - (b.y - a.y); x < b.x; x += 9) list.AddLine({x, b.y}, {x + (b.y - a.y), a.y}, p.outline, 1);
        list.AddRectFilled({a.x + 5, a.y + 4}, {b.x - (b.x - a.x) * 0.14f, b.y - 4}, (p.fill_grey & 0x00FFFFFF) | 0xD8000000, 3);   // under its text
        list.PopClipRect();
    }
}

// Without the step: Chinese has a comma of its own.
std::string place_of_birth(const ObjectView& object) { return object.born.substr(0, std::min(object.born.find(','), object.born.find("\xef\xbc\x8c"))); }

// The second row: the colour's letter while the collector is at work, then where it was born or that nothing reaches it.
std::string second_row(const UiState& ui, const ObjectView& object, bool coloured) {
    static constexpr const char* kLetters[] = {"W ", "G ", "B "};
    const std::string letter = coloured ? kLetters[static_cast<int>(object.colour)] : "";
    if (object.dying) return letter + tr(ui, "canvas.dying");
    return letter + (object.reachable ? place_of_birth(object) : tr(ui, "canvas.unreachable"));
}

// What is drawn about an object beside what it is.
struct Emphasis {
    bool selected = false, coloured = false, would_go = false, pointed = false;
    bool guessing = false, picked = false;           // which objects survive?
    int verdict = 0;                                 // of the guess: 1 right, −1 wrong
};

// A box with a tick for what the student says survives; afterwards whether that was right.
void draw_guess(ImDrawList& list, const Look& look, const Transform& to, ImVec2 corner, const Emphasis& e) {
    const float size = 15 * to.zoom;
    const ImVec2 a(corner.x - size - 5 * to.zoom, corner.y + 5 * to.zoom), b(a.x + size, a.y + size);
    const ImU32 ink = e.verdict == 0 ? look.colours.selected : e.verdict > 0 ? look.colours.root : look.colours.leak;
    list.AddRectFilled(a, b, look.colours.canvas, 3);
    list.AddRect(a, b, ink, 3, 0, 2);
    if (e.picked) {
        list.AddLine({a.x + size * 0.2f, a.y + size * 0.55f}, {a.x + size * 0.42f, a.y + size * 0.8f}, ink, 2.5f);
        list.AddLine({a.x + size * 0.42f, a.y + size * 0.8f}, {a.x + size * 0.85f, a.y + size * 0.2f}, ink, 2.5f);
    }
    if (e.verdict < 0) list.AddLine({a.x - 2, b.y + 2}, {b.x + 2, a.y - 2}, ink, 2.5f);   // struck out
}

void draw_object(ImDrawList& list, const UiState& ui, const Look& look, const Transform& to, const ObjectView& object, const Emphasis& e) {
    const Box box = object_box(object);
    const ImVec2 a = to(box.x, box.y), b = to(box.x + box.w, box.y + box.h);
    if (!ImGui::IsRectVisible({a.x - 4, a.y - 4}, {b.x + 4, b.y + 4})) return;
    fill_colour(list, look, a, b, object.colour);
    if (object.reachable) list.AddRect(a, b, look.colours.outline, 5, 0, object.is_new ? 3.f : 1.3f);
    else dashed_rect(list, a, b, look.colours.leak);
    if (e.pointed) list.AddRect({a.x - 6, a.y - 6}, {b.x + 6, b.y + 6}, look.colours.interface_word, 9, 0, 2);
    if (object.dying || e.would_go) {   // crossed out before it goes
        if (e.would_go) dashed_rect(list, {a.x - 3, a.y - 3}, {b.x + 3, b.y + 3}, look.colours.leak);
        list.AddLine({b.x - 14 * to.zoom, a.y + 4}, {b.x - 4, a.y + 14 * to.zoom}, look.colours.leak, 2.5f);
        list.AddLine({b.x - 4, a.y + 4}, {b.x - 14 * to.zoom, a.y + 14 * to.zoom}, look.colours.leak, 2.5f);
    }
    if (e.selected) list.AddRect({a.x - 4, a.y - 4}, {b.x + 4, b.y + 4}, look.colours.selected, 8, 0, 3);
    const bool on_dark = object.colour == Colour::Black;
    text_in(list, look, to, box, 0, object.label, on_dark ? look.colours.ink_on_dark : look.colours.ink_on_light);
    const float pixels = 13 * to.zoom;
    const char* fresh = tr(ui, "canvas.new");
    const float of_new = object.is_new ? look.fonts.small->CalcTextSizeA(pixels, 1e6f, 0, fresh).x / to.zoom + 8 : 0;
    text_in(list, look, to, {box.x, box.y, box.w - of_new, box.h}, 1, second_row(ui, object, e.coloured), on_dark ? look.colours.ink_on_dark : look.colours.ink_on_light);
    if (object.is_new && pixels >= 6) list.AddText(look.fonts.small, pixels, {b.x - of_new * to.zoom, b.y - pixels - 3}, on_dark ? look.colours.ink_on_dark : look.colours.ink_on_light, fresh);
    if (e.guessing) draw_guess(list, look, to, {b.x, a.y}, e);
}

// "goroutine 7 main.handle.func2 [sleep] › frame … › i" has room for "G7 main.handle.func2" above "i".
std::string root_owner(const std::string& label) {
    std::string owner = label.substr(0, label.find(" \xe2\x80\xba "));
    if (const std::size_t state = owner.rfind(" ["); state != std::string::npos) owner.resize(state);
    if (owner.starts_with("goroutine ")) owner = "G" + owner.substr(10);
    return owner;
}

// "package variable main.pool" is named by its last word, in Chinese too.
std::pair<std::string, std::string> name_and_kind(const std::string& label) {
    const std::size_t name = label.find("main.");
    if (name == std::string::npos || name == 0) return {label, ""};
    return {label.substr(name), label.substr(0, label.find_last_not_of(' ', name - 1) + 1)};
}

void draw_root(ImDrawList& list, const Look& look, const Transform& to, const RootView& root) {
    const Box box = root_box(root);
    const ImVec2 a = to(box.x, box.y), b = to(box.x + box.w, box.y + box.h);
    list.AddRect(a, b, look.colours.root, 5, 0, 2);
    list.AddRectFilled(a, {a.x + 5 * to.zoom, b.y}, look.colours.root, 5);
    const std::size_t last = root.label.rfind(" \xe2\x80\xba ");
    if (last == std::string::npos) {   // "package variable main.pool" has room for its name above its kind
        const auto [name, kind] = name_and_kind(root.label);
        text_in(list, look, to, box, 0, name, look.colours.text);
        return text_in(list, look, to, box, 1, kind, look.colours.muted);
    }
    text_in(list, look, to, box, 0, root_owner(root.label), look.colours.muted);
    text_in(list, look, to, box, 1, root.label.substr(last + 5), look.colours.text);
}

struct Curve { ImVec2 a, c1, c2, b; float tip; };  // tip: −1 points left to right, +1 right to left

// `share`: where on the source's side the edge leaves, 0 top to 1 bottom.
Curve curve_between(const Transform& to, const Box& from, const Box& target, float share) {
    const ImVec2 right = to(from.x + from.w, from.y + from.h * share);
    if (target.x > from.x) {
        const ImVec2 b = to(target.x, target.y + target.h / 2);
        const float bend = std::max(24.f, (b.x - right.x) * 0.45f);
        return {right, {right.x + bend, right.y}, {b.x - bend, b.y}, b, -1};
    }
    // the same column, or back: around the right sides
    const ImVec2 b = to(target.x + target.w, target.y + target.h / 2);
    const float bend = 34 * to.zoom + std::max(0.f, right.x - b.x) * 0.3f;
    return {right, {right.x + bend, right.y}, {b.x + bend, b.y}, b, 1};
}

// The reference that is thought away: its ends, a gap between two strokes, and how much would go.
void draw_cut_edge(ImDrawList& list, const UiState& ui, const Look& look, const Transform& to, const Curve& c, std::uint64_t bytes) {
    const ImU32 ink = look.colours.leak;
    const auto at = [&](float t) {
        const float u = 1 - t;
        return ImVec2(u * u * u * c.a.x + 3 * u * u * t * c.c1.x + 3 * u * t * t * c.c2.x + t * t * t * c.b.x, u * u * u * c.a.y + 3 * u * u * t * c.c1.y + 3 * u * t * t * c.c2.y + t * t * t * c.b.y);
    };
    for (float t = 0; t < 0.999f; t += 0.05f)
        if (t < 0.4f || t > 0.56f) list.AddLine(at(t), at(std::min(1.f, t + 0.05f)), ink, 2);
    for (const float t : {0.42f, 0.58f}) {
        const ImVec2 p = at(t);
        list.AddLine({p.x - 4, p.y - 9}, {p.x + 4, p.y + 9}, ink, 2.5f);
    }
    list.AddTriangleFilled(c.b, {c.b.x + 9 * c.tip, c.b.y - 5}, {c.b.x + 9 * c.tip, c.b.y + 5}, ink);
    const float pixels = 14 * to.zoom;
    if (pixels < 8) return;
    const std::string text = "\xe2\x88\x92" + size_text(ui, bytes);
    const ImVec2 p = at(0.5f), size = look.fonts.small->CalcTextSizeA(pixels, 1e6f, 0, text.c_str());
    list.AddRectFilled({p.x - size.x / 2 - 3, p.y + 11}, {p.x + size.x / 2 + 3, p.y + 13 + size.y}, look.colours.canvas, 3);
    list.AddText(font_for(look, pixels), pixels, {p.x - size.x / 2, p.y + 12}, ink, text.c_str());
}

void draw_edge(ImDrawList& list, const UiState& ui, const Look& look, const Transform& to, const Box& from, const Box& target, const EdgeView& edge, bool on_path, float share, const CutView* cut, std::vector<EdgeName>& names) {
    const Curve c = curve_between(to, from, target, share);
    if (!ImGui::IsRectVisible({std::min({c.a.x, c.b.x, c.c2.x}), std::min(c.a.y, c.b.y) - 20}, {std::max({c.a.x, c.b.x, c.c1.x, c.c2.x}), std::max(c.a.y, c.b.y) + 20})) return;
    const ImU32 colour = on_path ? look.colours.edge_path : edge.is_interface_data ? look.colours.interface_word : look.colours.edge;
    const int segments = to.zoom < 0.45f ? 6 : 14;
    if (cut) return draw_cut_edge(list, ui, look, to, c, cut->bytes);
    if (edge.left_out) {   // what lies between is not drawn: dots
        for (int i = 0; i <= 12; i++) list.AddCircleFilled({c.a.x + (c.b.x - c.a.x) * static_cast<float>(i) / 12, c.a.y + (c.b.y - c.a.y) * static_cast<float>(i) / 12}, 2.2f, colour, 6);
    } else {
        list.AddBezierCubic(c.a, c.c1, c.c2, c.b, colour, on_path ? 3.f : 1.5f, segments);
    }
    if (edge.is_interface_data)
        list.AddBezierCubic({c.a.x, c.a.y + 4}, {c.c1.x, c.c1.y + 4}, {c.c2.x, c.c2.y + 4}, {c.b.x, c.b.y + 4}, colour, 1.5f, segments);
    list.AddTriangleFilled(c.b, {c.b.x + 9 * c.tip, c.b.y - 5}, {c.b.x + 9 * c.tip, c.b.y + 5}, colour);
    const std::string name = edge.left_out ? edge.name : edge.name + (edge.count > 1 ? " \xc3\x97" + std::to_string(edge.count) : "");
    if (!name.empty() && edge.from_root < 0) names.push_back({c.a, c.b, from, target, c.tip < 0, on_path, name});
}

// The path's rows before its first object, joined as a root's label is.
std::string root_of_path(const HeldByView& held) {
    std::string label;
    for (const PathRow& row : held.path) {
        if (row.object) break;
        label += (label.empty() ? "" : " \xe2\x80\xba ") + row.text;
    }
    return label;
}

// A root's label may go on with its word's name: "… › scratch.array".
bool is_root_of(const std::string& label, const std::string& path) {
    return label.starts_with(path) && (label.size() == path.size() || label[path.size()] == '.' || label[path.size()] == '[');
}

void draw_edges(ImDrawList& list, const UiState& ui, const Look& look, const Transform& to, const HeapView& heap, const HeldByView& held, const CutView& cut, std::vector<EdgeName>& names) {
    std::unordered_map<std::uint64_t, const ObjectView*> by_address;
    for (const ObjectView& object : heap.objects) by_address[object.address] = &object;
    std::vector<std::uint64_t> path;   // the objects on the selection's path
    for (const PathRow& row : held.path)
        if (row.object && (path.empty() || path.back() != row.object)) path.push_back(row.object);
    auto step_on_path = [&](std::uint64_t from, std::uint64_t target) {
        for (std::size_t i = 1; i < path.size(); i++)
            if (path[i - 1] == from && path[i] == target) return true;
        return false;
    };
    const std::string root_label = root_of_path(held);
    std::unordered_map<std::uint64_t, int> leaving, drawn;   // edges of each object
    for (const EdgeView& edge : heap.edges) leaving[edge.from]++;
    const auto group = [&](int index) -> const GroupView* { return index >= 0 && static_cast<std::size_t>(index) < heap.groups.size() ? &heap.groups[static_cast<std::size_t>(index)] : nullptr; };
    const auto cut_here = [&](const EdgeView& edge) { return cut.active && edge.to == cut.to && (edge.from_root >= 0 ? cut.from == 0 : edge.from == cut.from && !edge.left_out) ? &cut : nullptr; };
    std::vector<std::function<void()>> last;   // what is cut stands above all others
    for (const EdgeView& edge : heap.edges) {
        const auto target = by_address.find(edge.to);
        const GroupView* into = group(edge.to_group);
        if (target == by_address.end() && !into) continue;
        const Box target_box = into ? group_box(*into) : object_box(*target->second);
        if (edge.from_root >= 0) {
            const RootView& root = heap.roots[static_cast<std::size_t>(edge.from_root)];
            const bool on_path = !path.empty() && path[0] == edge.to && is_root_of(root.label, root_label);
            const auto draw = [&, on_path, target_box, from = root_box(root)] { draw_edge(list, ui, look, to, from, target_box, edge, on_path, 0.5f, cut_here(edge), names); };
            if (cut_here(edge)) last.push_back(draw);
            else draw();
        } else if (const GroupView* out_of = group(edge.from_group)) {
            if (out_of != into) draw_edge(list, ui, look, to, group_box(*out_of), target_box, edge, false, 0.5f, nullptr, names);
        } else if (const auto from = by_address.find(edge.from); from != by_address.end()) {
            const auto& count = leaving[edge.from];
            const float share = (static_cast<float>(drawn[edge.from]++) + 0.5f) / static_cast<float>(std::max(count, 1));
            const auto draw = [&, share, target_box, from_box = object_box(*from->second)] { draw_edge(list, ui, look, to, from_box, target_box, edge, edge.left_out || step_on_path(edge.from, edge.to), share, cut_here(edge), names); };
            if (cut_here(edge)) last.push_back(draw);
            else draw();
        }
    }
    for (const auto& draw : last) draw();
}

const ObjectView* object_under(const HeapView& heap, const Transform& to, ImVec2 mouse) {
    for (const ObjectView& object : heap.objects)
        if (contains(to, object_box(object), mouse)) return &object;
    return nullptr;
}

void tooltip(const UiState& ui, const ObjectView& object) {
    ImGui::BeginTooltip();
    ImGui::TextUnformatted(object.label.c_str());
    ImGui::TextUnformatted(fmt::format(fmt::runtime(tr(ui, "canvas.size_at")), object.size, object.address, object.retained).c_str());
    ImGui::Text("%s %s", tr(ui, "canvas.born"), object.born.c_str());
    if (!object.reason.empty()) ImGui::Text("%s %s", tr(ui, "canvas.why_heap"), object.reason.c_str());
    ImGui::EndTooltip();
}

// One line whatever it says: the canvas below it must not move.
void header(const HeapView& heap, const CollectorView& collector, UiState& ui, const Look& look) {
    ImGui::Text("%s %s", tr(ui, "pane.heap"), size_text(ui, heap.bytes).c_str());
    ImGui::SameLine();
    if (collector.phase == "off") {
        ImGui::PushStyleColor(ImGuiCol_Text, look.colours.muted);
        line_text(fmt::format(fmt::runtime(tr(ui, "heap.collector_off")), collector.cycles));
        ImGui::PopStyleColor();
        return;
    }
    ImGui::PushStyleColor(ImGuiCol_Text, look.colours.accent);
    line_text(fmt::format(fmt::runtime(tr(ui, "heap.at_work")), tr(ui, "phase." + collector.phase), collector.grey) + "   " + collector.last_unit);
    ImGui::PopStyleColor();
}

// As many rows as the pane's width asks for, from the bottom up; the height that they take.
float legend(ImDrawList& list, const UiState& ui, const Look& look, ImVec2 corner, ImVec2 size, const HeapView& heap, bool coloured) {
    if (heap.objects.empty()) return 0;
    std::vector<std::string> parts{tr(ui, "legend.roots")};
    if (std::any_of(heap.edges.begin(), heap.edges.end(), [](const EdgeView& edge) { return edge.is_interface_data; })) parts.emplace_back(tr(ui, "legend.data_word"));
    if (!heap.groups.empty()) parts.emplace_back(tr(ui, "legend.group"));
    if (coloured) parts = {tr(ui, "legend.white"), tr(ui, "legend.grey"), tr(ui, "legend.black")};
    if (heap.hidden) parts.push_back(fmt::format(fmt::runtime(tr(ui, "legend.hidden")), heap.hidden));
    std::vector<std::string> rows{""};
    const float pixels = look.fonts.small->FontSize, room = size.x - 20;
    for (const std::string& part : parts) {
        const std::string wider = rows.back().empty() ? part : rows.back() + "   " + part;
        const float width = look.fonts.small->CalcTextSizeA(pixels, 1e6f, 0, wider.c_str()).x;
        if (width > room && !rows.back().empty()) rows.push_back(part);
        else rows.back() = wider;
    }
    const float height = std::min((pixels + 3) * static_cast<float>(rows.size()) + 14, size.y * 0.25f);   // a low pane is for the heap
    for (std::size_t i = 0; i < rows.size(); i++) {
        const float y = corner.y + size.y - height + 8 + (pixels + 3) * static_cast<float>(i);
        if (y + pixels <= corner.y + size.y) list.AddText(look.fonts.small, pixels, {corner.x + 10, y}, look.colours.muted, elided(look.fonts.small, pixels, rows[i], room).c_str());
    }
    return height;
}

}  // namespace

namespace {

void draw_nothing(ImDrawList& list, const UiState& ui, const Look& look, ImVec2 corner, ImVec2 size, std::size_t hidden) {
    const std::string text = hidden ? fmt::format(fmt::runtime(tr(ui, "heap.empty_but")), hidden) : tr(ui, "heap.empty");
    float y = corner.y + 20;
    for (const std::string& line : wrapped_lines(text, size.x - 40)) {
        list.AddText({corner.x + 20, y}, look.colours.muted, elided(ImGui::GetFont(), ImGui::GetFontSize(), line, size.x - 30).c_str());
        y += ImGui::GetTextLineHeightWithSpacing();
    }
}

void draw_objects(ImDrawList& list, const Look& look, const Transform& to, const Snapshot& snapshot, const UiState& ui) {
    const SurvivorsView& guess = snapshot.survivors;
    const std::unordered_set<std::uint64_t> going(snapshot.cut.active ? snapshot.cut.objects.begin() : snapshot.cut.objects.end(), snapshot.cut.objects.end());
    const std::unordered_set<std::uint64_t> picked(guess.picked.begin(), guess.picked.end());
    std::unordered_map<std::uint64_t, const SurvivorRow*> answers;
    for (const SurvivorRow& row : guess.rows) answers[row.object] = &row;
    const std::uint64_t pointed = base_of(snapshot.heap, ui.hover.object);
    const auto& objects = snapshot.heap.objects;
    for (std::size_t i = 0; i < objects.size(); i++) {
        const std::uint64_t address = objects[i].address;
        Emphasis e;
        e.selected = snapshot.held_by.address && address == snapshot.held_by.address;
        e.coloured = snapshot.collector.phase != "off";
        e.would_go = going.count(address) > 0;
        e.pointed = pointed && address == pointed;
        e.guessing = guess.active;
        e.picked = picked.count(address) > 0;
        if (const auto answer = answers.find(address); answer != answers.end()) e.verdict = answer->second->picked == answer->second->survives ? 1 : -1;
        if (guess.active && !guess.revealed && ui.focus == "survivors" && static_cast<int>(i) == ui.chosen_survivor) e.pointed = true;
        draw_object(list, ui, look, to, objects[i], e);
    }
}

}  // namespace

Actions draw_heap_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    const HeapView& heap = snapshot.heap;
    const HeldByView& held_by = snapshot.held_by;
    const CollectorView& collector = snapshot.collector;
    Actions actions;
    header(heap, collector, ui, look);
    draw_canvas_controls(heap, ui, look, actions);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 size = ImGui::GetContentRegionAvail();
    if (size.x < 40 || size.y < 40) return actions;
    ImGui::InvisibleButton("canvas", size, ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonMiddle);
    mark(ui, "canvas");
    const bool hovered = ImGui::IsItemHovered();
    if (ui.view.canvas.fit) fit(ui.view.canvas, size, heap, held_by, ui.scale);
    const bool map_used = use_map(ui.view.canvas, size);
    if (!map_used) pan_and_zoom(ui.view.canvas, corner);
    note_still_place(ui.view.canvas, size, object_at(heap, held_by.address));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PushClipRect(corner, {corner.x + size.x, corner.y + size.y}, true);
    list.AddRectFilled(corner, {corner.x + size.x, corner.y + size.y}, look.colours.canvas, 6);
    const Transform to{{corner.x + ui.view.canvas.pan_x, corner.y + ui.view.canvas.pan_y}, ui.view.canvas.zoom};
    const bool coloured = collector.phase != "off";
    const float foot = legend(list, ui, look, corner, size, heap, coloured);
    const ImVec2 high(corner.x + size.x, corner.y + size.y - foot);
    list.PushClipRect(corner, high, true);
    draw_lane_frames(list, look, to, heap);
    std::vector<EdgeName> names;
    draw_edges(list, ui, look, to, heap, held_by, snapshot.cut, names);
    draw_groups(list, ui, look, to, heap);
    for (const RootView& root : heap.roots) draw_root(list, look, to, root);
    draw_objects(list, look, to, snapshot, ui);
    if (heap.objects.empty()) draw_nothing(list, ui, look, corner, size, heap.hidden);
    draw_edge_names(list, look, to, corner, high, heap, names);
    draw_minimap(list, look, corner, {size.x, size.y - foot}, heap, held_by.address, ui.view.canvas);
    list.PopClipRect();
    list.PopClipRect();
    if (const CanvasState::Map& map = ui.view.canvas.map; map.width > 0) ui.marks["canvas.map"] = {map.x, map.y, map.x + map.width, map.y + map.height};
    if (!hovered || map_used) return actions;
    if (const ObjectView* object = object_under(heap, to, ImGui::GetIO().MousePos)) {
        tooltip(ui, *object);
        point_at_object(ui, object->address);
        if (ImGui::IsMouseReleased(0) && !ImGui::IsMouseDragging(0)) actions.push_back(SelectObjectAction{object->address});
        return actions;
    }
    for (const GroupView& group : heap.groups)
        if (contains(to, group_box(group), ImGui::GetIO().MousePos) && ImGui::IsMouseReleased(0)) actions.push_back(ExpandAction{group.key, 20});
    return actions;
}

}  // namespace tw::gui
