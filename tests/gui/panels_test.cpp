// The panels drawn without any display: a null backend, hand-written views.
#include <set>

#include "gui/commands.h"
#include "gui/dialogs.h"
#include "gui/panes.h"
#include "gui/workspace.h"
#include "sim/views/heap_filter.h"
#include "tests/support/catch.h"

using namespace tw;
using namespace tw::gui;

namespace {

Snapshot sample() {
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
std::string shape(const UiState& ui) {
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

}  // namespace

TEST_CASE("the whole workspace draws without a display", "[gui]") {
    Stage stage;
    for (int i = 0; i < 4; i++) stage.frame();
    CHECK(ImGui::GetDrawData()->TotalVtxCount > 500);
    for (const char* name : {"toolbar.over", "lesson.next", "choice.2", "scrubber", "canvas", "console"}) CHECK(stage.ui.marks.count(name) == 1);
}

TEST_CASE("clicks become actions", "[gui]") {
    Stage stage;
    CHECK(has<StepAction>(stage.click("toolbar.over")));
    CHECK(has<LessonStepAction>(stage.click("lesson.next")));
    CHECK(has<AnswerAction>(stage.click("choice.2")));
    CHECK(has<SeekAction>(stage.click("scrubber")));
}

TEST_CASE("every command has its words in both languages, and its keys for itself", "[gui]") {
    std::set<std::string> ids, keys;
    for (const Command& command : commands()) {
        INFO(command.id);
        CHECK(ids.insert(command.id).second);
        for (const Language language : {Language::English, Language::Chinese}) {
            CHECK(std::string(tr(language, std::string("cmd.") + command.id)) != std::string("cmd.") + command.id);
            CHECK(std::string(tr(language, std::string("group.") + command.group)) != std::string("group.") + command.group);
        }
        for (const KeyPress& key : command.keys) CHECK(keys.insert(key_text(key)).second);
        CHECK(command_named(command.id) == &command);
    }
}

TEST_CASE("every command does something", "[gui]") {
    for (const Command& command : commands()) {
        Stage stage;
        stage.ui.source.cursor_line = 2;
        stage.ui.focus = "source";
        stage.ui.view.canvas.fit = false;
        stage.ui.scale = 1.25f;
        stage.ui.view.timeline = {TimelineState::Shows::Chosen, 20, 60, 20, 60};
        stage.ui.dialog = std::string(command.id) == "window.escape" ? Dialog::Help : Dialog::None;
        if (std::string(command.id) == "preset.reset") close_pane(stage.ui.layout, "narration");
        if (std::string(command.id) == "preset.lesson") choose_preset(stage.ui, Preset::Memory);
        if (std::string(command.id) == "look.dark") stage.ui.theme = Theme::Light;
        if (std::string(command.id) == "pane.tab") show_pane(stage.ui.layout, "output", "source"), close_pane(stage.ui.layout, "output"), show_pane(stage.ui.layout, "output", "source");
        const std::string before = shape(stage.ui);
        CommandCall call{stage.snapshot, stage.ui, command.keys.empty() ? KeyPress{} : command.keys[0], {}};
        command.run(call);
        INFO(command.id);
        CHECK((!call.actions.empty() || shape(stage.ui) != before));
    }
}

TEST_CASE("the table of texts is complete", "[gui]") {
    std::set<std::string> keys;
    for (const TextRow& row : text_rows()) {
        INFO(row.key);
        CHECK(keys.insert(row.key).second);
        CHECK(*row.english);
        CHECK(*row.chinese);
        CHECK((tr(Language::Chinese, row.key) == row.chinese));
    }
    for (const Pane& pane : panes()) CHECK(keys.count(std::string("pane.") + pane.id) == 1);
}

TEST_CASE("presets are valid layouts of registered panes", "[gui]") {
    for (int i = 0; i < kPresetCount; i++) {
        Stage stage;
        choose_preset(stage.ui, static_cast<Preset>(i));
        CHECK(valid(stage.ui.layout));
        for (int j = 0; j < 3; j++) stage.frame();
        for (const std::string& id : shown_panes(stage.ui.layout)) CHECK(stage.ui.marks.count("pane." + id) == 1);
    }
    Layout broken = preset_layout(Preset::Lesson);
    broken.children[0].share = 7;
    CHECK(!valid(broken));
    broken = preset_layout(Preset::Lesson);
    area_of(broken, "heap")->panes.push_back("source");
    CHECK(!valid(broken));
}

TEST_CASE("the palette finds commands by a few letters and runs them", "[gui]") {
    Stage stage;
    apply_key(parse_key("ctrl+p"), stage.snapshot, stage.ui);
    CHECK((stage.ui.dialog == Dialog::Palette));
    stage.frame();
    stage.ui.palette.query = "collnow";
    REQUIRE(!palette_entries(stage.snapshot, stage.ui).empty());
    CHECK(palette_entries(stage.snapshot, stage.ui)[0].id == "collector.collect");
    CHECK(has<CollectAction>(apply_key(parse_key("Return"), stage.snapshot, stage.ui)));
    CHECK((stage.ui.dialog == Dialog::None));
    CHECK(fuzzy_score("zzz", "collect now") == 0);
}

TEST_CASE("Tab moves the focus, and the focused pane gets the arrows", "[gui]") {
    Stage stage;
    CHECK(has<StepAction>(apply_key(parse_key("Down"), stage.snapshot, stage.ui)));
    apply_key(parse_key("Tab"), stage.snapshot, stage.ui);
    CHECK(stage.ui.focus == "source");
    CHECK(apply_key(parse_key("Down"), stage.snapshot, stage.ui).empty());
    CHECK(stage.ui.source.cursor_line == 3);
    CHECK(has<RunToLineAction>(apply_key(parse_key("Return"), stage.snapshot, stage.ui)));
    apply_key(parse_key("shift+Tab"), stage.snapshot, stage.ui);
    CHECK(stage.ui.focus == "timeline");
}

TEST_CASE("every pane has a text twin", "[gui]") {
    Stage stage;
    for (const Pane& pane : panes()) {
        INFO(pane.id);
        CHECK(!pane_text(pane, stage.snapshot, stage.ui).empty());
    }
    for (const char* filled : {"source", "narration", "heap", "goroutines", "timeline"}) {
        INFO(filled);
        CHECK(pane_named(filled)->twin(stage.snapshot, stage.ui).size() > 10);
    }
}

TEST_CASE("a pane that is too small for its panel draws nothing and does not fail", "[gui]") {
    Stage stage;
    ImGui::GetIO().DisplaySize = {120, 90};
    for (int i = 0; i < 3; i++) stage.frame();
    stage.ui.dialog = Dialog::Help;
    ImGui::GetIO().DisplaySize = {900, 500};
    for (int i = 0; i < 3; i++) stage.frame();
}

namespace {

// What the panels of tables, collector, evidence and schedules need of a moment.
void add_panels(Snapshot& s) {
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

}  // namespace

TEST_CASE("every pane draws alone, in both languages, large and small, and has its text", "[gui][panels]") {
    for (const Pane& pane : panes())
        for (const Language language : {Language::English, Language::Chinese}) {
            Stage stage;
            add_panels(stage.snapshot);
            INFO(pane.id);
            stage.ui.language = language;
            show_pane(stage.ui.layout, pane.id, "source");
            stage.ui.focus = pane.id;
            stage.ui.maximised = true;
            for (const ImVec2 size : {ImVec2(1600, 1000), ImVec2(300, 120), ImVec2(3200, 2000)}) {
                ImGui::GetIO().DisplaySize = size;
                for (int i = 0; i < 3; i++) stage.frame();
                if (size.x > 300) CHECK(stage.ui.marks.count(std::string("pane.") + pane.id) == 1);   // the smallest has no room for it
            }
            pane.twin(stage.snapshot, stage.ui);
        }
}

TEST_CASE("clicks in the panels become actions", "[gui][panels]") {
    CHECK(clicked<SelectObjectAction>("objects", "objects.first"));
    CHECK(clicked<SortObjectsAction>("objects", "objects.shallow"));
    CHECK(clicked<FilterAction>("totals", "totals.first"));
    CHECK(clicked<ChooseGoroutineAction>("goroutine_table", "gtable.7"));
    CHECK(clicked<CompareAction>("compare", "compare.remember"));
    CHECK(clicked<JumpAction>("compare", "compare.go"));
    CHECK(clicked<CollectorStepAction>("collector", "collector.step_phase"));
    CHECK(clicked<CollectAction>("collector", "collector.now"));
    CHECK(clicked<MachineAction>("collector", "collector.make_concurrent"));
    CHECK(clicked<LeakRoundAction>("collector", "collector.round"));
    CHECK(clicked<MarkingAction>("marking", "marking.grey.1"));
    CHECK(clicked<MarkingAction>("marking", "marking.child.1"));
    CHECK(clicked<MarkingAction>("marking", "marking.blacken"));
    CHECK(clicked<SearchSchedulesAction>("schedule", "schedule.search"));
    CHECK(clicked<MachineAction>("schedule", "schedule.first"));
    CHECK(clicked<ChooseGoroutineAction>("schedule", "schedule.run.7"));
    CHECK(clicked<SelectObjectAction>("held", "held_by.other.1.2"));
}

TEST_CASE("the timeline is zoomed, moved and fitted by keys and wheel", "[gui][panels]") {
    Stage stage;
    Snapshot& s = stage.snapshot;
    s.timeline.begin = 100;
    s.timeline.end = 1'000'100;
    s.timeline.step = 500;
    s.timeline.events.clear();
    for (std::uint64_t i = 0; i < 60; i++) s.timeline.events.push_back({200 + i * 10, "allocation", "main.go:2 int"});
    s.timeline.events.push_back({1'000'000, "output", "done"});
    TimelineState& state = stage.ui.view.timeline;
    stage.frame();
    CHECK(state.shown_from >= 100);
    CHECK(state.shown_to < 2000);   // where things happen, not the long loop behind them
    const auto press = [&](const char* key) { apply_key(parse_key(key), s, stage.ui), stage.frame(); };
    press("shift+w");
    CHECK(state.shown_from == 100);
    CHECK(state.shown_to == 1'000'100);
    press("ctrl+]");
    CHECK(state.shown_to - state.shown_from == 500'000);
    CHECK(state.shown_from <= 500);
    press("alt+]");
    CHECK(state.shown_from > 100'000);
    press("ctrl+[");
    press("ctrl+[");
    CHECK(state.shown_to - state.shown_from == 1'000'000);
    press("shift+a");
    CHECK(state.shown_from < 500);
    CHECK(state.shown_to > 500);
    CHECK(state.shown_to - state.shown_from < 1000);
    press("shift+v");
    const double width = state.shown_to - state.shown_from;
    const Rect r = stage.ui.marks.at("scrubber");
    stage.mouse((r.x0 + r.x1) / 2, (r.y0 + r.y1) / 2, false);
    stage.frame();
    stage.wheel(1);
    stage.frame();
    stage.frame();
    CHECK(state.shown_to - state.shown_from < width);
    // in the focused pane: arrows
    stage.ui.focus = "timeline";
    press("Return");
    CHECK((state.shows == TimelineState::Shows::Events));
    press("Up");
    CHECK(state.shown_to - state.shown_from < width);
    CHECK(has<SeekAction>(apply_key(parse_key("Right"), s, stage.ui)));
    press("shift+Right");
    CHECK((state.shows == TimelineState::Shows::Chosen));
}

TEST_CASE("the timeline fits its pane at twice the size", "[gui][panels]") {
    for (const float scale : {1.f, 2.f}) {
        Stage stage;
        add_panels(stage.snapshot);
        apply_theme(stage.ui.theme, scale);
        stage.look.fonts = load_fonts(scale, "");
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
        stage.ui.scale = scale;
        for (int i = 0; i < 3; i++) stage.frame();
        const Rect inside = stage.ui.marks.at("scrubber"), pane = stage.ui.marks.at("pane.timeline");
        CHECK(inside.y1 <= pane.y1);
        CHECK(inside.x1 <= pane.x1);
        CHECK(inside.x1 - inside.x0 > (pane.x1 - pane.x0) * 0.6f);
    }
}

TEST_CASE("breakpoints are listed, chosen, edited and removed by keys", "[gui][panels]") {
    Stage stage;
    add_panels(stage.snapshot);
    show_pane(stage.ui.layout, "breakpoints", "output");
    stage.ui.focus = "breakpoints";
    stage.frame();
    CHECK(stage.ui.marks.count("stops.2") == 1);
    apply_key(parse_key("Down"), stage.snapshot, stage.ui);
    const Actions removed = apply_key(parse_key("Delete"), stage.snapshot, stage.ui);
    REQUIRE(has<ToggleBreakpointAction>(removed));
    CHECK(std::get<ToggleBreakpointAction>(removed[0]).line == 2);
    const Actions more = apply_key(parse_key("plus"), stage.snapshot, stage.ui);
    REQUIRE(has<BreakpointAction>(more));
    CHECK(std::get<BreakpointAction>(more[0]).nth == 2);
    CHECK(apply_key(parse_key("Return"), stage.snapshot, stage.ui).empty());
    CHECK((stage.ui.view.ask == Asking::Stop));
    CHECK(std::string(stage.ui.view.condition.text) == "isnil(err)");
    CHECK(has<CheckConditionAction>(stage.frame()));   // asks whether it is right
    stage.snapshot.condition = {"isnil(err)", 0, "", "true"};
    CHECK_FALSE(has<CheckConditionAction>(stage.frame()));
    CHECK(has<ToggleBreakpointAction>(stage.click("stops.remove.1")));
}

TEST_CASE("a method call is followed to its source line", "[gui][panels]") {
    Stage stage;
    add_panels(stage.snapshot);
    show_pane(stage.ui.layout, "values", "held");
    stage.ui.focus = "values";
    stage.frame();
    CHECK(stage.ui.marks.count("values.row.2") == 1);
    apply_key(parse_key("Down"), stage.snapshot, stage.ui);
    CHECK(stage.ui.source.cursor_line == 0);
    apply_key(parse_key("Down"), stage.snapshot, stage.ui);
    CHECK(stage.ui.view.chosen_row == 2);
    CHECK(stage.ui.source.cursor_line == 2);
    CHECK(stage.ui.source.scroll_to == 2);
    stage.ui.source.cursor_line = 0;
    stage.click("values.row.2");
    CHECK(stage.ui.source.cursor_line == 2);
}

TEST_CASE("what is pointed at in one pane is shown in the others", "[gui][panels]") {
    Stage stage;
    Snapshot& s = stage.snapshot;
    s.heap.objects[1].born_file = "main.go";
    s.heap.objects[1].born_line = 2;
    s.heap.objects[1].size = 16;
    s.goroutines[0].frames[0].slots[0].value.points_to = s.heap.objects[1].address + 4;   // into its middle
    stage.frame();
    stage.ui.focus = "goroutines";
    apply_key(parse_key("Down"), s, stage.ui);
    stage.frame();
    stage.frame();
    CHECK(stage.ui.hover.variable == "err");
    CHECK(stage.ui.hover.function == "main.main");
    CHECK(stage.ui.hover.object == s.heap.objects[1].address);
    CHECK(stage.ui.marks.count("source.born.2") == 1);
    CHECK(has<SelectObjectAction>(apply_key(parse_key("Return"), s, stage.ui)));
    // the selected object, while the heap has the focus
    stage.ui.view.chosen_slot = -1;
    stage.ui.focus = "heap";
    stage.frame();
    stage.frame();
    CHECK(stage.ui.hover.object == 0);
    CHECK(stage.ui.marks.count("source.born.2") == 1);
    stage.ui.focus = "source";
    stage.frame();
    CHECK(stage.ui.marks.count("source.born.2") == 0);
    // by the mouse, over the slot
    const Rect r = stage.ui.marks.at("slot.0");
    stage.mouse(r.x0 + 3, (r.y0 + r.y1) / 2, false);
    stage.frame();
    stage.frame();
    stage.frame();
    CHECK(stage.ui.hover.variable == "err");
}

TEST_CASE("filters of the canvas are a line of text", "[gui][panels]") {
    const HeapFilter filter = parse_heap_filter("*main.node size>1K size<2M age>5 age<500 g:7 dead big");
    CHECK(filter.text == "*main.node big");
    CHECK(filter.min_size == 1024);
    CHECK(filter.max_size == 2u << 20);
    CHECK(filter.min_age == 5);
    CHECK(filter.max_age == 500);
    CHECK(filter.goroutine == 7);
    CHECK(filter.unreachable_only);
    CHECK((parse_heap_filter(filter_text(filter)) == filter));
    CHECK((parse_heap_filter("") == HeapFilter{}));
    CHECK(parse_heap_filter("size>x").text == "size>x");
    Stage stage;
    const Actions first = apply_key(parse_key("shift+k"), stage.snapshot, stage.ui);
    REQUIRE(has<FilterAction>(first));
    stage.snapshot.heap.filter = std::get<FilterAction>(first[0]).filter;
    const Actions both = apply_key(parse_key("alt+n"), stage.snapshot, stage.ui);   // added to the first
    REQUIRE(has<FilterAction>(both));
    CHECK(std::get<FilterAction>(both[0]).filter.min_size == 1024);
    CHECK(std::get<FilterAction>(both[0]).filter.max_age < ~std::uint64_t{0});
    CHECK(std::string(stage.ui.view.search.text).starts_with("size>1K age<"));
}
