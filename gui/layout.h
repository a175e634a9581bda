// Where the panes stand: a tree of splits whose leaves are areas, each with one pane shown and others behind it as tabs.
#pragma once
#include <string>
#include <vector>

namespace tw::gui {

struct Layout {
    enum class Kind { Columns, Rows, Area } kind = Kind::Area;
    float share = 1;                  // of the parent's width or height, against its siblings
    std::vector<Layout> children;     // of a split
    std::vector<std::string> panes;   // of an area: ids from the registry
    int shown = 0;                    // which of them
    bool operator==(const Layout&) const = default;
};

enum class Preset { Lesson, Memory, Goroutines, Collector, Presentation };
inline constexpr int kPresetCount = 5;
const char* preset_name(Preset preset);           // "lesson": for settings, state and the text key "preset.lesson"
bool preset_named(const std::string& name, Preset& preset);
Layout preset_layout(Preset preset);              // names only panes that are registered

// The area that holds `pane`, null when none does.
Layout* area_of(Layout& layout, const std::string& pane);
// Brings `pane` to the front; where no area holds it, it joins the area of `beside` (or the first area).
void show_pane(Layout& layout, const std::string& pane, const std::string& beside);
// Takes `pane` out; an area that becomes empty vanishes, the last one stays.
void close_pane(Layout& layout, const std::string& pane);
// Ids of the panes that can be seen, in reading order.
std::vector<std::string> shown_panes(const Layout& layout);

// Whether the tree can be drawn: known panes, each once, shares within bounds, not too deep. For layouts read from a file.
bool valid(const Layout& layout);

}  // namespace tw::gui
