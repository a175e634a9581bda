// What the single panels draw, and what clicks and keys in them do.
#include "sim/views/heap_filter.h"
#include "tests/gui/stage.h"

using namespace tw;
using namespace tw::gui;

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
