// What belongs to the window alone: never to the Machine, never saved into a run.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "gui/layout.h"
#include "gui/palette.h"
#include "gui/text.h"
#include "gui/view_state.h"

namespace tw::gui {

enum class Level { Concept, Words, Bytes };

struct Rect { float x0 = 0, y0 = 0, x1 = 0, y1 = 0; };

// The overlay that stands above the panes; one at a time.
enum class Dialog { None, Help, Palette, Catalogue, Files };

struct PaletteState {      // the command palette
    std::string query;
    int chosen = 0;
    bool opened = false;   // draw once with the keyboard in the field
};

struct SourceState {
    int scroll_to = 0;     // line to bring into view; 0 = none
    int shown_line = 0;    // line that was last brought into view
    float shown_height = 0;   // of the pane, then
    int cursor_line = 0;   // chosen by click or J, K
    int word = -1;         // variable of that line that the keyboard points at, −1 = none
    bool explain = false;  // the chain of -m=2 under the source
};

struct NarrationState {   // what the lesson's pane has brought into view
    std::string lesson;
    int step = 0;
    std::string verdict;
    float height = 0;      // of the pane, then
    bool operator==(const NarrationState&) const = default;
};

struct EditorState {       // the open file being edited in place
    bool open = false;
    int focus = 0;         // frames until the keyboard is surely in the field
    std::string file, original;   // what the text was made from
    std::string text;
    std::string checked;   // what was checked last
    double changed_at = 0;
    int caret_line = 0;
    [[nodiscard]] bool changed() const { return text != original; }
};

struct FileEntry { std::string name; bool folder = false; };
struct FilesState {        // the file dialog
    std::string typed;
    std::string listed;    // what `entries` belong to
    std::vector<FileEntry> entries;
    int chosen = 0;
    bool opened = false, complete = false;
};

struct CatalogueState { std::string query; int chosen = -1; bool opened = false; };

// What the mouse or the keyboard points at, so that other panes can show the same thing. Set while drawing, read in the next frame.
struct Hover {
    std::string variable;      // its name in the source …
    std::string function;      // … of this function ("main.handle"), "" = any
    std::uint64_t object = 0;  // address of a heap object, 0 = none
    bool operator==(const Hover&) const = default;
};

struct UiState {
    Theme theme = Theme::Dark;
    Language language = Language::English;
    float scale = 1;            // 1 = 16 px text; 0.875 … 2.5
    Level level = Level::Concept;
    Preset preset = Preset::Lesson;
    Layout layout = preset_layout(Preset::Lesson);
    std::map<std::string, Layout> kept_layouts;   // of the presets that were changed and left
    std::string focus;          // pane that gets the keys first; "" = none
    bool maximised = false;     // the focused pane alone
    Dialog dialog = Dialog::None;
    PaletteState palette;
    SourceState source;
    NarrationState narration;
    EditorState editor;
    FilesState files;
    CatalogueState catalogue;
    std::string picture_to;     // write the frame that is being drawn to this PNG; "" = no
    bool take_picture = false, take_series = false;   // asked for; the loop gives the files their names
    int chosen_survivor = 0;             // by the keyboard, in the survivors' pane
    std::vector<std::uint64_t> picked;   // objects that the student says survive
    std::vector<std::string> recent;     // lessons and files opened before, latest first
    ViewState view;
    Hover hover, hover_now;     // of the last frame, and being found in this one
    bool quit = false;
    std::string clipboard;      // to be copied after this frame
    std::string notice;         // what the window itself has to say, "" = nothing
    std::map<std::string, Rect> marks;   // where each control was drawn: for tests and for the state file
};

// Remembers where the last drawn item stands under a stable name.
void mark(UiState& ui, const std::string& name);

void choose_preset(UiState& ui, Preset preset);

inline const char* tr(const UiState& ui, std::string_view key) { return tr(ui.language, key); }

}  // namespace tw::gui
