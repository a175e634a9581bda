#include "gui/layout.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "gui/panes.h"

namespace tw::gui {
namespace {

using Kind = Layout::Kind;

Layout area(float share, std::vector<std::string> panes) { return {Kind::Area, share, {}, std::move(panes), 0}; }
Layout columns(float share, std::vector<Layout> children) { return {Kind::Columns, share, std::move(children), {}, 0}; }
Layout rows(float share, std::vector<Layout> children) { return {Kind::Rows, share, std::move(children), {}, 0}; }

Layout wanted_layout(Preset preset) {
    switch (preset) {
        case Preset::Lesson:
            return rows(1, {columns(0.87f, {rows(0.345f, {area(0.54f, {"source"}), area(0.46f, {"narration", "teacher", "survivors"})}),
                                            rows(0.39f, {area(0.58f, {"heap", "variants", "real_go"}), area(0.42f, {"held", "values"})}),
                                            rows(0.265f, {area(0.74f, {"goroutines", "collector"}), area(0.26f, {"output", "breakpoints"})})}),
                            area(0.13f, {"timeline"})});
        case Preset::Memory:
            return rows(1, {columns(0.83f, {rows(0.34f, {area(0.42f, {"source", "narration"}), area(0.58f, {"objects", "totals", "compare", "holders", "sites"})}),
                                            area(0.37f, {"heap"}),
                                            rows(0.29f, {area(0.55f, {"held"}), area(0.45f, {"values", "goroutines", "output", "breakpoints"})})}),
                            area(0.17f, {"timeline"})});
        case Preset::Goroutines:
            return rows(1, {columns(0.77f, {rows(0.33f, {area(0.62f, {"source", "narration"}), area(0.38f, {"output", "breakpoints", "dump", "stacks"})}),
                                            rows(0.37f, {area(0.6f, {"goroutines"}), area(0.4f, {"goroutine_table", "schedule"})}),
                                            rows(0.3f, {area(0.6f, {"heap"}), area(0.4f, {"held"})})}),
                            area(0.23f, {"timeline"})});
        case Preset::Collector:
            return rows(1, {columns(0.83f, {rows(0.28f, {area(0.62f, {"source", "narration"}), area(0.38f, {"output", "memstats"})}),
                                            area(0.42f, {"heap"}),
                                            rows(0.3f, {area(0.62f, {"collector"}), area(0.38f, {"held", "marking", "goroutines"})})}),
                            area(0.17f, {"timeline"})});
        case Preset::Presentation:
            return columns(1, {rows(0.45f, {area(0.54f, {"source"}), area(0.46f, {"narration", "survivors"})}),
                               rows(0.55f, {area(0.65f, {"heap", "values"}), area(0.35f, {"goroutines", "held", "output"})})});
    }
    return area(1, {"source"});
}

// Without the panes that are not registered, and without the areas and splits that this leaves empty.
bool only_known(Layout& layout) {
    std::erase_if(layout.panes, [](const std::string& id) { return pane_named(id) == nullptr; });
    std::erase_if(layout.children, [](Layout& child) { return !only_known(child); });
    return layout.kind == Kind::Area ? !layout.panes.empty() : !layout.children.empty();
}

Layout* first_area(Layout& layout) {
    if (layout.kind == Kind::Area) return &layout;
    return layout.children.empty() ? nullptr : first_area(layout.children[0]);
}

bool valid_below(const Layout& layout, int depth, std::set<std::string>& seen) {
    if (depth > 8 || !std::isfinite(layout.share) || layout.share < 0.02f || layout.share > 1) return false;
    if (layout.kind != Kind::Area) {
        if (layout.children.empty() || layout.children.size() > 8) return false;
        return std::all_of(layout.children.begin(), layout.children.end(), [&](const Layout& child) { return valid_below(child, depth + 1, seen); });
    }
    if (layout.panes.empty() || layout.shown < 0 || layout.shown >= static_cast<int>(layout.panes.size())) return false;
    return std::all_of(layout.panes.begin(), layout.panes.end(), [&](const std::string& id) { return pane_named(id) && seen.insert(id).second; });
}

}  // namespace

const char* preset_name(Preset preset) {
    static constexpr const char* kNames[] = {"lesson", "memory", "goroutines", "collector", "presentation"};
    return kNames[static_cast<int>(preset)];
}

bool preset_named(const std::string& name, Preset& preset) {
    for (int i = 0; i < kPresetCount; i++)
        if (name == preset_name(static_cast<Preset>(i))) return preset = static_cast<Preset>(i), true;
    return false;
}

Layout preset_layout(Preset preset) {
    Layout layout = wanted_layout(preset);
    only_known(layout);
    return layout;
}

Layout* area_of(Layout& layout, const std::string& pane) {
    if (layout.kind == Kind::Area) return std::count(layout.panes.begin(), layout.panes.end(), pane) ? &layout : nullptr;
    for (Layout& child : layout.children)
        if (Layout* found = area_of(child, pane)) return found;
    return nullptr;
}

void show_pane(Layout& layout, const std::string& pane, const std::string& beside) {
    if (!pane_named(pane)) return;
    Layout* place = area_of(layout, pane);
    if (!place) {
        place = area_of(layout, beside);
        if (!place) place = first_area(layout);
        if (!place) return;
        place->panes.push_back(pane);
    }
    place->shown = static_cast<int>(std::find(place->panes.begin(), place->panes.end(), pane) - place->panes.begin());
}

void close_pane(Layout& layout, const std::string& pane) {
    Layout* place = area_of(layout, pane);
    if (!place || (place->panes.size() == 1 && shown_panes(layout).size() == 1)) return;
    std::erase(place->panes, pane);
    place->shown = std::max(0, std::min(place->shown, static_cast<int>(place->panes.size()) - 1));
    only_known(layout);
}

std::vector<std::string> shown_panes(const Layout& layout) {
    if (layout.kind == Kind::Area) {
        if (layout.panes.empty()) return {};
        return {layout.panes[static_cast<std::size_t>(std::clamp(layout.shown, 0, static_cast<int>(layout.panes.size()) - 1))]};
    }
    std::vector<std::string> all;
    for (const Layout& child : layout.children)
        for (std::string& id : shown_panes(child)) all.push_back(std::move(id));
    return all;
}

bool valid(const Layout& layout) {
    std::set<std::string> seen;
    return valid_below(layout, 0, seen);
}

}  // namespace tw::gui
