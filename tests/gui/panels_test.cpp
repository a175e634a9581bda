// The panels drawn without any display: a null backend, hand-written views.
#include "gui/keys.h"
#include "gui/workspace.h"
#include "tests/support/catch.h"

using namespace tw;
using namespace tw::gui;

namespace {

Snapshot sample() {
    Snapshot s;
    s.program_name = "why-is-err-not-nil";
    s.source.file = "main.go";
    s.source.lines = {{"package main", {}, false}, {"\tx := 1 // one", {"x escapes to heap"}, true}, {"}", {}, false}};
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

TEST_CASE("every key of the overlay does something", "[gui]") {
    for (const KeyBinding& binding : key_bindings()) {
        Stage stage;
        stage.ui.cursor_line = 2;
        const UiState before = stage.ui;
        const auto actions = apply_key(binding.key, stage.snapshot, stage.ui);
        const bool changed = stage.ui.level != before.level || stage.ui.show_help != before.show_help || stage.ui.theme != before.theme ||
                             stage.ui.scale != before.scale || stage.ui.quit != before.quit || stage.ui.cursor_line != before.cursor_line || stage.ui.canvas.fit != before.canvas.fit ||
                             binding.key.name == "f";
        INFO(binding.shown);
        CHECK((!actions.empty() || changed));
    }
}

TEST_CASE("a pane that is too small for its panel draws nothing and does not fail", "[gui]") {
    Stage stage;
    ImGui::GetIO().DisplaySize = {120, 90};
    for (int i = 0; i < 3; i++) stage.frame();
    stage.ui.show_help = true;
    ImGui::GetIO().DisplaySize = {900, 500};
    for (int i = 0; i < 3; i++) stage.frame();
}
