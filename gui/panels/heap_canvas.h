// The geometry of the heap canvas and what stands around its objects: lanes of roots, groups, the minimap, the controls above.
#pragma once
#include <algorithm>

#include "gui/panels/drawing.h"

namespace tw::gui {

inline constexpr float kColumn = 232, kRow = 62, kWidth = 178, kHeight = 46, kRootWidth = 200, kGap = 56;

struct Transform {
    ImVec2 origin;
    float zoom;
    [[nodiscard]] ImVec2 operator()(float x, float y) const { return {origin.x + x * zoom, origin.y + y * zoom}; }
};

struct Box { float x, y, w, h; };

inline Box box_at(int column, int row) { return {kRootWidth + kGap + static_cast<float>(std::max(0, column - 1)) * kColumn, static_cast<float>(row) * kRow, kWidth, kHeight}; }
inline Box object_box(const ObjectView& object) { return box_at(object.column, object.row); }
inline Box group_box(const GroupView& group) { return box_at(group.column, group.row); }
inline Box root_box(const RootView& root) { return {0, static_cast<float>(root.row) * kRow, kRootWidth, kHeight}; }
inline bool contains(const Transform& to, const Box& box, ImVec2 at) {
    const ImVec2 a = to(box.x, box.y), b = to(box.x + box.w, box.y + box.h);
    return at.x >= a.x && at.x <= b.x && at.y >= a.y && at.y <= b.y;
}

ImVec2 canvas_extent(const HeapView& heap);
ImFont* font_for(const Look& look, float pixels);   // the baked size nearest to what is drawn: a stretched one is blurred
void text_in(ImDrawList& list, const Look& look, const Transform& to, const Box& box, float line, const std::string& text, ImU32 ink);
void draw_lane_frames(ImDrawList& list, const Look& look, const Transform& to, const HeapView& heap);
void draw_groups(ImDrawList& list, const UiState& ui, const Look& look, const Transform& to, const HeapView& heap);

// Names of references, written where nothing else is: in the gaps between objects. Those for which there is no room are left out.
struct EdgeName { ImVec2 from, tip; Box source, target; bool to_the_right; bool on_path; std::string text; };
void draw_edge_names(ImDrawList& list, const Look& look, const Transform& to, ImVec2 low, ImVec2 high, const HeapView& heap, std::vector<EdgeName>& names);
void draw_minimap(ImDrawList& list, const Look& look, ImVec2 corner, ImVec2 size, const HeapView& heap, std::uint64_t selected, CanvasState& canvas);
void draw_canvas_controls(const HeapView& heap, UiState& ui, const Look& look, Actions& actions);

}  // namespace tw::gui
