#include "gui/app.h"

#include <utility>

#include "gui/commands.h"

namespace tw::gui {
namespace {

// All text that may need glyphs beyond Latin.
std::string wide_text(const Snapshot& snapshot, const std::string& lesson_text) {
    std::string text = snapshot.console;
    for (const SourceLineView& line : snapshot.source.lines) text += line.text;
    return text + lesson_text;
}

void add_text(std::string& all, const Text& text) {
    for (const auto& [language, sentence] : text) all += sentence;
}

// Every sentence of the lesson in every language: glyphs are made once for all of its stops.
std::string lesson_text(const Lab& lab) {
    std::string all;
    if (!lab.player) return all;
    add_text(all, lab.player->scenario().title);
    for (const ScenarioStep& step : lab.player->scenario().steps) {
        add_text(all, step.say);
        add_text(all, step.then);
        for (const Prediction& prediction : step.predict) {
            add_text(all, prediction.ask);
            for (const Choice& choice : prediction.choices) add_text(all, choice.text), add_text(all, choice.because);
        }
    }
    return all;
}

}  // namespace

App make_app(Lab lab, float scale, Theme theme) {
    App app;
    app.lab = std::move(lab);
    app.snapshot = snapshot(app.lab);
    app.ui.scale = scale;
    app.ui.theme = theme;
    app.ui.language = language_named(app.snapshot.language);
    return app;
}

bool refresh_look(App& app) {
    const bool new_text = app.lab.player.get() != app.made_lesson || app.lab.file != app.made_file;
    if (app.made_scale == app.ui.scale && app.made_theme == app.ui.theme && !new_text) return false;
    const bool fonts_changed = app.made_scale != app.ui.scale || new_text;
    apply_theme(app.ui.theme, app.ui.scale);
    app.look.colours = palette(app.ui.theme);
    if (fonts_changed) app.look.fonts = load_fonts(app.ui.scale, wide_text(app.snapshot, lesson_text(app.lab) + all_chinese()));
    app.made_scale = app.ui.scale;
    app.made_theme = app.ui.theme;
    app.made_lesson = app.lab.player.get();
    app.made_file = app.lab.file;
    return fonts_changed;
}

void apply_actions(App& app, const std::vector<Action>& actions) {
    if (actions.empty()) return;
    for (const Action& action : actions) app.lab = update(std::move(app.lab), action);
    app.snapshot = snapshot(app.lab);
    app.ui.language = language_named(app.snapshot.language);
}

void press(App& app, const KeyPress& key, bool typing) {
    if (key.name.starts_with("text:")) ImGui::GetIO().AddInputCharactersUTF8(key.name.c_str() + 5);
    else apply_actions(app, apply_key(key, app.snapshot, app.ui, typing));
}

void frame(App& app, const std::vector<KeyPress>& keys) {
    if (app.lab.travel && keys.empty()) apply_actions(app, {ContinueAction{}});
    for (const KeyPress& key : keys) press(app, key, ImGui::GetIO().WantTextInput);
    apply_actions(app, draw_workspace(app.snapshot, app.ui, app.look));
    if (!app.ui.clipboard.empty()) ImGui::SetClipboardText(app.ui.clipboard.c_str());
}

}  // namespace tw::gui
