// Panes, commands and texts, drawn without any display.
#include "tests/gui/stage.h"

using namespace tw;
using namespace tw::gui;

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
