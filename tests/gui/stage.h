// A workspace for tests, drawn with no display by a null backend, over a view written by hand.
#pragma once
#include <set>
#include <string>

#include "gui/commands.h"
#include "gui/dialogs.h"
#include "gui/panes.h"
#include "gui/workspace.h"
#include "tests/support/catch.h"

namespace tw::gui {

inline Snapshot sample() {
    Snapshot s;
    s.program_name = "why-is-err-not-nil";
    s.source.file = "main.go";
    s.source.lines.resize(3);
    s.source.lines[0].text = "package main";
    s.source.lines[1] = {"\tx := 1 // one", {"x escapes to heap"}, {"flow: {heap} = &x"}, 1, 8, true};
    s.source.lines[2].text = "}";
    s.source.next_line = 2;
    GoroutineView g;
    g.id = 1;
    g.state = "running";
    g.is_current = true;
    FrameView f;
    f.function = "main.main";
    f.line = 2;
    SlotView slot;
    slot.name = "err";
    slot.value.is_interface = true;
    slot.value.concept_text = "error(*MyErr, nil)";
    slot.value.words_text = "tab=itab<error,*main.MyErr> data=0x0";
    slot.value.word0_name = "tab";
    slot.value.word0 = "itab<error,*main.MyErr>";
    slot.value.word1 = "0x0";
    f.slots.push_back(slot);
    g.frames.push_back(f);
    s.goroutines.push_back(g);
    for (int i = 0; i < 3; i++) {
        ObjectView o;
        o.address = 0xc000000000ull + static_cast<unsigned>(i) * 16;
        o.label = "[]byte backing, 1 MiB";
        o.colour = static_cast<Colour>(i);
        o.column = i;
        o.row = i;
        s.heap.objects.push_back(o);
    }
    s.heap.roots.push_back({"goroutine 1 › main.main › err.data", "stack", 0xc000000000ull, 0});
    s.heap.edges.push_back({0, 0xc000000000ull, 0, "", false});
    s.heap.edges.push_back({0xc000000000ull, 0xc000000010ull, -1, ".data", true});
    s.held_by.has_selection = true;
    s.held_by.address = 0xc000000010ull;
    s.held_by.what = "[]byte backing, 1 MiB";
    s.held_by.path = {{"goroutine 1 main.main", 0}, {"err", 0xc000000000ull}, {".data", 0xc000000010ull}};
    s.collector.phase = "mark";
    s.narration.title = "Why is err != nil?";
    s.narration.question = "What will err == nil say?";
    s.narration.choices = {{"true", false}, {"false", false}};
    s.narration.step = 1;
    s.narration.count = 3;
    s.timeline.step = 5;
    s.timeline.end = 100;
    s.timeline.end_known = true;
    s.timeline.events = {{10, "allocation", "main.go:2 int"}, {20, "collection starts", ""}, {40, "collection ends", ""}, {50, "output", "hello"}};
    s.lessons = {"why-is-err-not-nil", "who-is-stuck-on-this-channel"};
    return s;
}

struct Stage {
    Snapshot snapshot = sample();
    UiState ui;
    Look look;
    Stage() {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {1600, 1000};
        io.DeltaTime = 1 / 60.f;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
        apply_theme(ui.theme, 1);
        look.fonts = load_fonts(1, "");
        look.colours = palette(ui.theme);
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    }
    ~Stage() { ImGui::DestroyContext(); }
    Actions frame() {
        ImGui::NewFrame();
        Actions actions = draw_workspace(snapshot, ui, look);
        ImGui::Render();
        return actions;
    }
    void mouse(float x, float y, bool down) {
        ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
        io.AddMousePosEvent(x, y);
        io.AddMouseButtonEvent(0, down);
#else
        io.MousePos = {x, y};
        io.MouseDown[0] = down;
#endif
    }
    void wheel(float lines) {
#if IMGUI_VERSION_NUM >= 18700
        ImGui::GetIO().AddMouseWheelEvent(0, lines);
#else
        ImGui::GetIO().MouseWheel = lines;
#endif
    }
    Actions click(const std::string& name) {
        frame();
        const Rect r = ui.marks.at(name);
        const float x = (r.x0 + r.x1) / 2, y = (r.y0 + r.y1) / 2;
        Actions all;
        for (const bool down : {false, true, true, false, false}) {
            mouse(x, y, down);
            for (Action& a : frame()) all.push_back(a);
        }
        return all;
    }
};

// What a command can change in the window, as text.
inline std::string shape(const UiState& ui) {
    std::string text = ui.focus + std::string(theme_name(ui.theme)) + preset_name(ui.preset) + ui.clipboard + ui.notice + ui.palette.query;
    for (const std::string& id : shown_panes(ui.layout)) text += id;
    const CanvasState& c = ui.view.canvas;
    const TimelineState& t = ui.view.timeline;
    text += std::to_string(static_cast<int>(t.shows)) + " " + std::to_string(t.from) + " " + std::to_string(t.to);
    for (const bool flag : {c.minimap, ui.view.search.focus, ui.view.objects.focus, ui.view.ask != Asking::Nothing}) text += flag ? "1" : "0";
    for (const float number : {ui.scale, c.zoom, c.pan_x, c.pan_y, static_cast<float>(ui.source.cursor_line), static_cast<float>(static_cast<int>(ui.level)),
                               static_cast<float>(static_cast<int>(ui.dialog)), ui.editor.open ? 1.f : 0.f, ui.source.explain ? 1.f : 0.f,
                               ui.take_picture ? 1.f : 0.f, ui.take_series ? 1.f : 0.f, ui.maximised ? 1.f : 0.f, ui.quit ? 1.f : 0.f, c.fit ? 1.f : 0.f})
        text += " " + std::to_string(number);
    return text;
}

template <class T>
bool has(const Actions& actions) {
    for (const Action& a : actions)
        if (std::holds_alternative<T>(a)) return true;
    return false;
}

// What the panels of tables, collector, evidence and schedules need of a moment.
inline void add_panels(Snapshot& s) {
    s.held_by.others = {{{"package variable main.cache", 0}, {"[0]", 0xc000000010ull}}};
    s.held_by.text = "[]byte backing, 1 MiB";
    s.heap.groups.push_back({"node@3", "*main.node", 500, 12000, 3, 2, 3, 0});
    s.heap.edges.push_back({0xc000000000ull, 0, -1, ".next", false, 0, -1, 7, false});
    s.objects.rows.push_back({0xc000000000ull, 7, "[]byte backing, 1 MiB", "reachable", 1048576, 1048600, 0.9, 2, "main.go:9, step 7", "boxed []uint8"});
    s.objects.totals.push_back({"[]byte backing", 1, 1048576, 0});
    s.goroutine_table.push_back({1, "main.main", "running", "", 0, 0, "", "runs", "", true, false});
    s.goroutine_table.push_back({7, "main.worker", "runnable", "", 24, 1, "main.main main.go:12", "runs", "", false, true});
    s.goroutine_table.push_back({8, "main.stuck", "chan send", "chan int 0xc000", 24, 1, "main.main main.go:13", "leaked", "nothing that can still run reaches it", false, false});
    s.collector_panel.work = {{0xc000000000ull, "[]byte backing, 1 MiB"}};
    s.collector_panel.curve = {{1, 10, 100, 90}, {50, 60, 100, 90}, {99, 95, 120, 90}};
    s.collector_panel.cycles.push_back({1, 40, false, 10, 20, 15, 100, "gc 1 @0.000s"});
    s.collector_panel.leaks.rounds.resize(2);
    s.marking.active = true;
    s.marking.grey = {{0xc000000000ull, "[]byte backing, 1 MiB"}};
    s.marking.scanning = 0xc000000000ull;
    s.marking.white_children = {{0xc000000010ull, "*main.node"}};
    for (FlameView* flame : {&s.evidence.by_site, &s.evidence.by_stack, &s.evidence.by_holder}) *flame = {"heap by who holds it", "bytes", 100, {{"main", 0, 100, 0, -1, 0}, {"node", 0, 60, 1, 0, 0xc000000000ull}}};
    s.evidence.dump = "goroutine 1 [running]:";
    s.evidence.memstats = {{"HeapAlloc", 1}};
    s.comparison.has_base = true;
    s.comparison.growth.push_back({"*main.node", 2, 48});
    s.comparison.words.push_back({"*main.node.next", "0x0", "0xc000000010", 0xc000000010ull});
    s.schedules.tried = s.schedules.wanted = 50;
    s.schedules.found.push_back({3, "1 leaked: goroutine 8"});
    s.timeline.lanes.push_back({1, "main.main", {{1, 'X'}, {40, 's'}, {60, 'R'}}});
    s.timeline.bookmarks.push_back({30, "here"});
    s.timeline.memory = s.collector_panel.curve;
    s.cut.active = true;
    s.cut.sentence = "If .data were cut, 1 object of 1 MiB would go.";
    s.cut.from = 0xc000000000ull;
    s.cut.to = 0xc000000010ull;
    s.cut.bytes = 1 << 20;
    s.cut.objects = {0xc000000010ull};
    s.breakpoints = {{-1, "count(worker) > 3", 2, 1}, {2, "isnil(err)", 1, 0}};
    s.timeline.marks = {0xc000000010ull, 8, {{60, "cut", "main.go:2", "assignment: x"}, {80, "swept", "", ""}}, {{12, "main.go:2"}, {30, "main.go:2"}}, false, true, 1};
    s.values.calls.push_back({"err.Error()", "err", {{"err word 0", "0x4a10", "dispatch.tab", 0, "", 0}, {"func", "main.(*MyErr).Error", "dispatch.function", 0, "main.go", 2}}});
}

template <class T>
bool clicked(const char* pane, const char* control) {
    Stage stage;
    add_panels(stage.snapshot);
    show_pane(stage.ui.layout, pane, "source");
    stage.ui.focus = pane;
    stage.ui.maximised = true;
    INFO(pane << " " << control);
    stage.frame();
    stage.frame();
    REQUIRE(stage.ui.marks.count(control) == 1);
    return has<T>(stage.click(control));
}

}  // namespace tw::gui
