#include "gui/keys.h"

#include <algorithm>

namespace tw::gui {
namespace {

std::vector<Action> step(StepKind kind) { return {StepAction{kind}}; }

void zoom_text(UiState& ui, float factor) { ui.scale = std::clamp(ui.scale * factor, 0.8f, 2.5f); }

std::vector<Action> select_neighbour(const Snapshot& snapshot, int delta) {
    const auto& objects = snapshot.heap.objects;
    if (objects.empty()) return {};
    int index = delta > 0 ? -1 : 0;
    for (std::size_t i = 0; i < objects.size(); i++)
        if (objects[i].address == snapshot.held_by.address) index = static_cast<int>(i);
    const int count = static_cast<int>(objects.size());
    index = ((index + delta) % count + count) % count;
    return {SelectObjectAction{objects[static_cast<std::size_t>(index)].address}};
}

// The object before the selected one on its path from the root.
std::vector<Action> select_holder(const Snapshot& snapshot) {
    const auto& path = snapshot.held_by.path;
    std::uint64_t selected = 0, holder = 0;
    for (const PathRow& row : path) {
        if (!row.object || row.object == selected) continue;
        holder = selected;
        selected = row.object;
    }
    return holder ? std::vector<Action>{SelectObjectAction{holder}} : std::vector<Action>{};
}

// A hundredth of the run so far, forth or back.
std::vector<Action> scrub(const Snapshot& snapshot, bool forth) {
    const TimelineView& t = snapshot.timeline;
    const std::uint64_t part = std::max<std::uint64_t>(1, (t.end - t.begin) / 100);
    if (forth) return {SeekAction{t.step + part}};
    return {SeekAction{t.step > t.begin + part ? t.step - part : t.begin}};
}

void move_cursor(const Snapshot& snapshot, UiState& ui, int delta) {
    const int count = static_cast<int>(snapshot.source.lines.size());
    if (ui.cursor_line == 0) ui.cursor_line = snapshot.source.next_line ? snapshot.source.next_line : 1;
    else ui.cursor_line = std::clamp(ui.cursor_line + delta, 1, std::max(1, count));
    ui.source_scroll_to = ui.cursor_line;
}

void zoom_canvas(UiState& ui, float factor) {
    ui.canvas.fit = false;
    ui.canvas.zoom = std::clamp(ui.canvas.zoom * factor, 0.1f, 4.f);
}

void pan_canvas(UiState& ui, float x, float y) {
    ui.canvas.fit = false;
    ui.canvas.pan_x += x;
    ui.canvas.pan_y += y;
}

std::vector<Action> next_lesson(const Snapshot& snapshot) {
    if (snapshot.lessons.empty()) return {};
    std::size_t at = 0;
    for (std::size_t i = 0; i < snapshot.lessons.size(); i++)
        if (snapshot.lessons[i] == snapshot.narration.lesson) at = i + 1;
    return {OpenAction{snapshot.lessons[at % snapshot.lessons.size()]}};
}

constexpr float kPan = 80;

std::vector<Action> control_key(const std::string& name, UiState& ui) {
    if (name == "plus") zoom_text(ui, 1.15f);
    if (name == "minus") zoom_text(ui, 1 / 1.15f);
    if (name == "0") ui.scale = 1;
    if (name == "q") ui.quit = true;
    if (name == "Left") pan_canvas(ui, kPan, 0);
    if (name == "Right") pan_canvas(ui, -kPan, 0);
    if (name == "Up") pan_canvas(ui, 0, kPan);
    if (name == "Down") pan_canvas(ui, 0, -kPan);
    return {};
}

void window_key(const std::string& name, UiState& ui) {
    if (name == "?" || name == "F1") ui.show_help = !ui.show_help;
    if (name == "v") ui.level = static_cast<Level>((static_cast<int>(ui.level) + 1) % 3);
    if (name == "t") ui.theme = ui.theme == Theme::Dark ? Theme::Light : Theme::Dark;
    if (name == "f") ui.canvas = CanvasState{};
}

void source_and_canvas_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui) {
    if (key.name == "j") move_cursor(snapshot, ui, 1);
    if (key.name == "k") move_cursor(snapshot, ui, -1);
    if (key.name == "z") zoom_canvas(ui, key.shift ? 1 / 1.25f : 1.25f);
}

}  // namespace

const std::vector<KeyBinding>& key_bindings() {
    static const std::vector<KeyBinding> bindings = {
        {{"n"}, "N", "next stop of the lesson"},
        {{"p"}, "P", "previous stop of the lesson"},
        {{"l"}, "L", "back to this stop of the lesson"},
        {{"1"}, "1 … 9", "answer the question"},
        {{"F10"}, "F10 or Right", "step over: the next statement of this function"},
        {{"F10", true}, "Shift+F10 or Left", "back over: the statement before, in this function"},
        {{"F11"}, "F11 or Down", "step into: the next statement anywhere"},
        {{"F11", true}, "Shift+F11 or Up", "step out of this function"},
        {{"b"}, "B", "back to the statement before, anywhere"},
        {{"."}, ".", "one instruction, or one unit of the collector's work"},
        {{"a"}, "A", "next allocation by package main"},
        {{"m"}, "M", "next unit of the collector's work"},
        {{"e"}, "E", "next event on the timeline"},
        {{"e", true}, "Shift+E", "previous event"},
        {{"g"}, "G", "collect now"},
        {{"j"}, "J, K", "choose the next line, the line above"},
        {{"F4"}, "F4", "run to the chosen line"},
        {{"F5"}, "F5", "run to the next breakpoint, or to the end"},
        {{"F9"}, "F9", "breakpoint on the chosen line"},
        {{"Escape"}, "Escape", "stop what is running; close this"},
        {{"Home"}, "Home, End", "first step, last step"},
        {{"]"}, "[, ]", "a hundredth of the run back, forth"},
        {{"Tab"}, "Tab, Shift+Tab", "select the next, the previous object"},
        {{"h"}, "H", "select what holds the selected object"},
        {{"v"}, "V", "values as concept, words, bytes"},
        {{"f"}, "F", "fit the heap into its pane"},
        {{"z"}, "Z, Shift+Z", "heap larger, smaller"},
        {{"Left", false, true}, "Ctrl+arrows", "move the heap"},
        {{"o"}, "O", "open the next lesson"},
        {{"x"}, "X", "next variant: main, fixed, control"},
        {{"y"}, "Y", "lesson in English, in Chinese"},
        {{"t"}, "T", "dark or light"},
        {{"plus", false, true}, "Ctrl+Plus, Minus, 0", "size of everything"},
        {{"?"}, "? or F1", "these keys"},
        {{"q", false, true}, "Ctrl+Q", "leave"},
    };
    return bindings;
}

KeyPress parse_key(const std::string& text) {
    KeyPress key;
    std::string rest = text;
    for (bool more = true; more;) {
        more = false;
        if (rest.rfind("shift+", 0) == 0) key.shift = more = true, rest = rest.substr(6);
        if (rest.rfind("ctrl+", 0) == 0) key.control = more = true, rest = rest.substr(5);
    }
    key.name = rest;
    return key;
}

namespace {

std::vector<Action> stepping_key(const KeyPress& key) {
    const std::string& name = key.name;
    if (name == "F10" || name == "Right" || name == "Left") return step(key.shift || name == "Left" ? StepKind::BackOver : StepKind::Over);
    if (name == "F11" || name == "Down" || name == "Up") return step(key.shift || name == "Up" ? StepKind::Out : StepKind::Into);
    if (name == "b") return step(StepKind::Back);
    if (name == ".") return step(StepKind::Instruction);
    if (name == "a") return step(StepKind::NextAllocation);
    if (name == "m") return step(StepKind::NextCollectorUnit);
    if (name == "e") return step(key.shift ? StepKind::PreviousEvent : StepKind::NextEvent);
    if (name == "F5") return step(StepKind::Run);
    if (name == "Home") return step(StepKind::ToStart);
    if (name == "End") return step(StepKind::ToEnd);
    return {};
}

}  // namespace

std::vector<Action> apply_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui) {
    const std::string& name = key.name;
    if (key.control) return control_key(name, ui);
    if (name.size() == 1 && name[0] >= '1' && name[0] <= '9') return {AnswerAction{name[0] - '1'}};
    if (auto actions = stepping_key(key); !actions.empty()) return actions;
    if (name == "n") return {LessonStepAction{1}};
    if (name == "p") return {LessonStepAction{-1}};
    if (name == "l") return {LessonStepAction{0}};
    if (name == "g") return {CollectAction{}};
    if (name == "[" || name == "]") return scrub(snapshot, name == "]");
    if (name == "F4" && ui.cursor_line) return {RunToLineAction{ui.cursor_line}};
    if (name == "F9" && ui.cursor_line) return {ToggleBreakpointAction{ui.cursor_line}};
    if (name == "Tab") return select_neighbour(snapshot, key.shift ? -1 : 1);
    if (name == "h") return select_holder(snapshot);
    if (name == "o") return next_lesson(snapshot);
    if (name == "x") return {VariantAction{""}};
    if (name == "y") return {LanguageAction{""}};
    if (name == "Escape") {
        ui.show_help = false;
        return {CancelAction{}};
    }
    window_key(name, ui);
    source_and_canvas_key(key, snapshot, ui);
    return {};
}

}  // namespace tw::gui
