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
        if (!snapshot.held_by.path.empty() && objects[i].address == snapshot.held_by.path.back().object) index = static_cast<int>(i);
    const int count = static_cast<int>(objects.size());
    index = ((index + delta) % count + count) % count;
    return {SelectObjectAction{objects[static_cast<std::size_t>(index)].address}};
}

std::vector<Action> next_lesson(const Snapshot& snapshot) {
    if (snapshot.lessons.empty()) return {};
    std::size_t at = 0;
    for (std::size_t i = 0; i < snapshot.lessons.size(); i++)
        if (snapshot.lessons[i] == snapshot.narration.lesson) at = i + 1;
    return {OpenAction{snapshot.lessons[at % snapshot.lessons.size()]}};
}

std::vector<Action> control_key(const std::string& name, UiState& ui) {
    if (name == "plus") zoom_text(ui, 1.15f);
    if (name == "minus") zoom_text(ui, 1 / 1.15f);
    if (name == "0") ui.scale = 1;
    if (name == "q") ui.quit = true;
    return {};
}

void window_key(const std::string& name, UiState& ui) {
    if (name == "?" || name == "F1") ui.show_help = !ui.show_help;
    if (name == "Escape") ui.show_help = false;
    if (name == "v") ui.level = static_cast<Level>((static_cast<int>(ui.level) + 1) % 3);
    if (name == "t") ui.theme = ui.theme == Theme::Dark ? Theme::Light : Theme::Dark;
    if (name == "f") ui.canvas = CanvasState{};
}

}  // namespace

const std::vector<KeyBinding>& key_bindings() {
    static const std::vector<KeyBinding> bindings = {
        {{"n"}, "N", "next stop of the lesson"},
        {{"p"}, "P", "previous stop of the lesson"},
        {{"1"}, "1 … 9", "answer the question"},
        {{"F10"}, "F10 or Right", "step over: the next statement of this function"},
        {{"F10", true}, "Shift+F10 or Left", "back over"},
        {{"F11"}, "F11 or Down", "step into: the next statement anywhere"},
        {{"F11", true}, "Shift+F11 or Up", "step out of this function"},
        {{"b"}, "B", "back to the statement before"},
        {{"."}, ".", "one instruction"},
        {{"a"}, "A", "next allocation"},
        {{"m"}, "M", "next unit of collector work"},
        {{"e"}, "E", "next event"},
        {{"e", true}, "Shift+E", "previous event"},
        {{"g"}, "G", "collect now"},
        {{"F5"}, "F5", "run to the chosen line, or to the end"},
        {{"F9"}, "F9", "breakpoint on the chosen line"},
        {{"Home"}, "Home", "first step"},
        {{"End"}, "End", "last step"},
        {{"Tab"}, "Tab", "select the next object"},
        {{"Tab", true}, "Shift+Tab", "select the previous object"},
        {{"v"}, "V", "values as concept, words, bytes"},
        {{"f"}, "F", "fit the heap into its pane"},
        {{"o"}, "O", "open the next lesson"},
        {{"x"}, "X", "next variant: main, fixed, control"},
        {{"t"}, "T", "dark or light"},
        {{"plus", false, true}, "Ctrl+Plus, Ctrl+Minus, Ctrl+0", "size of everything"},
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

std::vector<Action> apply_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui) {
    const std::string& name = key.name;
    if (key.control) return control_key(name, ui);
    if (name.size() == 1 && name[0] >= '1' && name[0] <= '9') return {AnswerAction{name[0] - '1'}};
    if (name == "n") return {LessonStepAction{1}};
    if (name == "p") return {LessonStepAction{-1}};
    if (name == "F10" || name == "Right" || name == "Left")
        return step(key.shift || name == "Left" ? StepKind::BackOver : StepKind::Over);
    if (name == "F11" || name == "Down" || name == "Up") return step(key.shift || name == "Up" ? StepKind::Out : StepKind::Into);
    if (name == "b") return step(StepKind::Back);
    if (name == ".") return step(StepKind::Instruction);
    if (name == "a") return step(StepKind::NextAllocation);
    if (name == "m") return step(StepKind::NextCollectorUnit);
    if (name == "e") return step(key.shift ? StepKind::PreviousEvent : StepKind::NextEvent);
    if (name == "g") return {CollectAction{}};
    if (name == "Home") return step(StepKind::ToStart);
    if (name == "End") return step(StepKind::ToEnd);
    if (name == "F5") return ui.cursor_line ? std::vector<Action>{RunToLineAction{ui.cursor_line}} : step(StepKind::ToEnd);
    if (name == "F9" && ui.cursor_line) return {ToggleBreakpointAction{ui.cursor_line}};
    if (name == "Tab") return select_neighbour(snapshot, key.shift ? -1 : 1);
    if (name == "o") return next_lesson(snapshot);
    if (name == "x") return {VariantAction{""}};
    window_key(name, ui);
    return {};
}

}  // namespace tw::gui
