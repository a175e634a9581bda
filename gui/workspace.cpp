#include "gui/workspace.h"

#include <algorithm>
#include <utility>

#include "gui/dialogs.h"
#include "gui/panes.h"
#include "gui/panels/drawing.h"

namespace tw::gui {
namespace {

constexpr float kGap = 6;

void append(Actions& all, Actions more) {
    for (Action& action : more) all.push_back(std::move(action));
}

struct Box { float x, y, width, height; };

struct Drawing {
    const Snapshot& snapshot;
    UiState& ui;
    const Look& look;
    Actions actions;
    int splits = 0;
};

// The names of an area's panes; the shown one underlined, thick where it has the focus.
void draw_tabs(Drawing& d, Layout& area) {
    ImGui::PushFont(d.look.fonts.label);
    for (std::size_t i = 0; i < area.panes.size(); i++) {
        const std::string& id = area.panes[i];
        const bool shown = static_cast<int>(i) == area.shown, focused = shown && d.ui.focus == id;
        const std::string title = pane_title(id, d.ui.language);
        const ImVec2 size = ImGui::CalcTextSize(title.c_str());
        if (i > 0) {
            ImGui::SameLine(0, 14);
            if (ImGui::GetContentRegionAvail().x < size.x) ImGui::NewLine();
        }
        const ImVec2 at = ImGui::GetCursorScreenPos();
        if (ImGui::InvisibleButton(id.c_str(), ImVec2(size.x, size.y + 3))) {
            area.shown = static_cast<int>(i);
            d.ui.focus = id;
        }
        mark(d.ui, "tab." + id);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddText(at, focused ? d.look.colours.accent : shown ? d.look.colours.text : d.look.colours.muted, title.c_str());
        if (shown && (focused || area.panes.size() > 1))
            list.AddRectFilled({at.x, at.y + size.y + 1}, {at.x + size.x, at.y + size.y + (focused ? 4.f : 2.f)}, focused ? d.look.colours.accent : d.look.colours.muted);
    }
    ImGui::PopFont();
}

void draw_area(Drawing& d, Layout& area, Box box) {
    if (area.panes.empty() || box.width < 8 || box.height < 8) return;
    area.shown = std::clamp(area.shown, 0, static_cast<int>(area.panes.size()) - 1);
    const std::string id = area.panes[static_cast<std::size_t>(area.shown)];
    const bool focused = d.ui.focus == id;
    ImGui::SetCursorScreenPos({box.x, box.y});
    if (focused) ImGui::PushStyleColor(ImGuiCol_Border, d.look.colours.accent);
    ImGui::BeginChild(("area." + area.panes[0]).c_str(), ImVec2(box.width, box.height), true, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    if (focused) ImGui::PopStyleColor();
    draw_tabs(d, area);
    ImGui::BeginChild(id.c_str());
    if (ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows) && ImGui::IsMouseClicked(0)) d.ui.focus = id;
    if (!d.snapshot.heap.measured && tells_of_objects(id)) muted_text(d.look, unmeasured_text(d.snapshot, d.ui));
    else if (const Pane* pane = pane_named(id)) append(d.actions, pane->draw(d.snapshot, d.ui, d.look));
    ImGui::EndChild();
    ImGui::EndChild();
    mark(d.ui, "pane." + id);
}

// A border between two neighbours that can be dragged: what one gains the other loses.
void splitter(Drawing& d, Layout& before, Layout& after, bool vertical, Box bar, float whole, float shares) {
    const std::string name = "split." + std::to_string(++d.splits);
    ImGui::SetCursorScreenPos({bar.x, bar.y});
    ImGui::InvisibleButton(name.c_str(), ImVec2(std::max(1.f, bar.width), std::max(1.f, bar.height)));
    mark(d.ui, name);
    if (ImGui::IsItemHovered() || ImGui::IsItemActive()) {
        ImGui::SetMouseCursor(vertical ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
        ImGui::GetWindowDrawList()->AddRectFilled({bar.x, bar.y}, {bar.x + bar.width, bar.y + bar.height}, d.look.colours.accent, 3);
    }
    if (!ImGui::IsItemActive() || whole <= 0) return;
    const ImVec2 delta = ImGui::GetIO().MouseDelta;
    const float least = 0.05f * shares, moved = (vertical ? delta.x : delta.y) / whole * shares;
    const float change = std::clamp(moved, std::min(0.f, least - before.share), std::max(0.f, after.share - least));
    before.share += change;
    after.share -= change;
}

void draw_layout(Drawing& d, Layout& layout, Box box);

// The timeline's lanes have their height whatever the size of type; other panes scroll.
float least_height(const Drawing& d, const Layout& layout) {
    const std::vector<std::string> shown = layout.kind == Layout::Kind::Area ? shown_panes(layout) : std::vector<std::string>{};
    if (shown.empty() || shown[0] != "timeline") return 0;
    const ImGuiStyle& style = ImGui::GetStyle();
    return timeline_height(d.look) + d.look.fonts.label->FontSize + 2 * style.WindowPadding.y + 2 * style.ItemSpacing.y;
}

// How long each child is: by its share, but for those that need more.
std::vector<float> lengths_of(const Drawing& d, const Layout& split, float room) {
    std::vector<float> lengths, least;
    float shares = 0, fixed = 0;
    for (const Layout& child : split.children) shares += child.share;
    float flexible = shares;
    for (const Layout& child : split.children) {
        const float needs = split.kind == Layout::Kind::Rows ? std::min(least_height(d, child), room * 0.4f) : 0;
        const bool more = needs > room * child.share / shares;
        least.push_back(more ? needs : -1);
        if (more) fixed += needs, flexible -= child.share;
    }
    for (std::size_t i = 0; i < split.children.size(); i++)
        lengths.push_back(least[i] >= 0 ? least[i] : flexible > 0 ? std::max(0.f, (room - fixed) * split.children[i].share / flexible) : 0);
    return lengths;
}

void draw_split(Drawing& d, Layout& split, Box box) {
    const bool across = split.kind == Layout::Kind::Columns;
    float shares = 0;
    for (const Layout& child : split.children) shares += child.share;
    const float room = (across ? box.width : box.height) - kGap * static_cast<float>(split.children.size() - 1);
    const std::vector<float> lengths = lengths_of(d, split, room);
    float at = across ? box.x : box.y;
    for (std::size_t i = 0; i < split.children.size(); i++) {
        const float length = lengths[i];
        draw_layout(d, split.children[i], across ? Box{at, box.y, length, box.height} : Box{box.x, at, box.width, length});
        at += length;
        if (i + 1 == split.children.size()) continue;
        const Box bar = across ? Box{at, box.y, kGap, box.height} : Box{box.x, at, box.width, kGap};
        splitter(d, split.children[i], split.children[i + 1], across, bar, room, shares);
        at += kGap;
    }
}

void draw_layout(Drawing& d, Layout& layout, Box box) {
    if (layout.kind == Layout::Kind::Area) draw_area(d, layout, box);
    else if (!layout.children.empty()) draw_split(d, layout, box);
}

void draw_panes(Drawing& d) {
    UiState& ui = d.ui;
    const ImVec2 at = ImGui::GetCursorScreenPos(), space = ImGui::GetContentRegionAvail();
    const Box box{at.x, at.y, space.x, space.y};
    if (!ui.focus.empty() && !area_of(ui.layout, ui.focus)) ui.focus.clear();
    ui.maximised = ui.maximised && !ui.focus.empty();
    if (!ui.maximised) return draw_layout(d, ui.layout, box);
    Layout alone{Layout::Kind::Area, 1, {}, {ui.focus}, 0};
    draw_area(d, alone, box);
}

}  // namespace

void mark(UiState& ui, const std::string& name) {
    const ImVec2 a = ImGui::GetItemRectMin(), b = ImGui::GetItemRectMax();
    ui.marks[name] = {a.x, a.y, b.x, b.y};
}

Actions draw_workspace(const Snapshot& snapshot, UiState& ui, const Look& look) {
    Drawing d{snapshot, ui, look, {}};
    ui.marks.clear();
    ui.hover = std::exchange(ui.hover_now, {});
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushFont(look.fonts.ui);
    ImGui::Begin("workspace", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                           ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoScrollWithMouse);
    append(d.actions, draw_toolbar_panel(snapshot, ui, look));
    draw_panes(d);
    ImGui::End();
    append(d.actions, draw_dialog(snapshot, ui, look));
    ImGui::PopFont();
    return std::move(d.actions);
}

}  // namespace tw::gui
