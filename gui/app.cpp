#include "gui/app.h"

#include <utility>

namespace tw::gui {
namespace {

// All text that may need glyphs beyond Latin.
std::string wide_text(const Snapshot& snapshot) {
    std::string text = snapshot.narration.title + snapshot.narration.text + snapshot.narration.question + snapshot.console;
    for (const SourceLineView& line : snapshot.source.lines) text += line.text;
    return text;
}

}  // namespace

App make_app(Lab lab, float scale, Theme theme) {
    App app;
    app.lab = std::move(lab);
    app.snapshot = snapshot(app.lab);
    app.ui.scale = scale;
    app.ui.theme = theme;
    return app;
}

bool refresh_look(App& app) {
    if (app.made_scale == app.ui.scale && app.made_theme == app.ui.theme) return false;
    const bool fonts_changed = app.made_scale != app.ui.scale;
    apply_theme(app.ui.theme, app.ui.scale);
    app.look.colours = palette(app.ui.theme);
    if (fonts_changed) app.look.fonts = load_fonts(app.ui.scale, wide_text(app.snapshot));
    app.made_scale = app.ui.scale;
    app.made_theme = app.ui.theme;
    return fonts_changed;
}

void apply_actions(App& app, const std::vector<Action>& actions) {
    if (actions.empty()) return;
    for (const Action& action : actions) app.lab = update(std::move(app.lab), action);
    app.snapshot = snapshot(app.lab);
}

void frame(App& app, const std::vector<KeyPress>& keys) {
    for (const KeyPress& key : keys) apply_actions(app, apply_key(key, app.snapshot, app.ui));
    apply_actions(app, draw_workspace(app.snapshot, app.ui, app.look));
}

}  // namespace tw::gui
