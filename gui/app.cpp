#include "gui/app.h"

#include <algorithm>
#include <utility>

#include "gui/commands.h"
#include "gui/said.h"

namespace tw::gui {
namespace {

constexpr double kCheckAfter = 0.35, kWatchEvery = 0.5;   // seconds
constexpr std::uint32_t kCodePoints = 0x110000;
constexpr int kSettle = 4;                                // frames until the layout stands still

// Calls `see` for each character beyond Latin: those that fonts are made for on demand.
template <class See>
void for_each_wide(std::string_view text, const See& see) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        if (length >= 3 && i + length <= text.size()) {
            std::uint32_t code = length == 3 ? lead & 0x0Fu : lead & 0x07u;
            for (std::size_t k = 1; k < length; k++) code = code << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
            if (code < kCodePoints) see(code);
        }
        i += length;
    }
}

// Every sentence of the lesson in every language: glyphs are made once for all of its stops.
template <class See>
void see_lesson(const Lab& lab, const See& see) {
    if (!lab.player) return;
    const auto see_text = [&](const Text& text) {
        for (const auto& [language, sentence] : text) for_each_wide(sentence, see);
    };
    const Scenario& scenario = lab.player->scenario();
    for (const Text* text : {&scenario.title, &scenario.misconception, &scenario.teacher}) see_text(*text);
    for (const ScenarioStep& step : scenario.steps) {
        see_text(step.say);
        see_text(step.then);
        for (const Prediction& prediction : step.predict) {
            see_text(prediction.ask);
            for (const Choice& choice : prediction.choices) see_text(choice.text), see_text(choice.because);
        }
    }
}

// The characters beyond Latin that can be seen.
template <class See>
void see_characters(const App& app, const See& see) {
    see_lesson(app.lab, see);
    const UiState& ui = app.ui;
    for (const std::string* text : {&app.snapshot.console, &ui.editor.text, &ui.palette.query, &ui.files.typed, &ui.catalogue.query, &app.snapshot.message, &app.snapshot.program_name}) for_each_wide(*text, see);
    for (const SourceLineView& line : app.snapshot.source.lines) for_each_wide(line.text, see);
    for (const LessonCard& card : app.snapshot.catalogue) for_each_wide(card.title, see), for_each_wide(card.misconception, see);
}

// Looked at before each frame: no copies, and nothing is kept but what is new.
bool has_new_characters(const App& app) {
    bool found = app.made_glyphs.empty();
    see_characters(app, [&](std::uint32_t code) { found = found || !app.made_glyphs[code]; });
    return found;
}

std::string utf8_of(const std::vector<bool>& codes) {
    std::string all;
    for (std::uint32_t code = 0x800; code < codes.size(); code++) {
        if (!codes[code]) continue;
        if (code >= 0x10000) all += static_cast<char>(0xF0 | code >> 18), all += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        else all += static_cast<char>(0xE0 | code >> 12);
        all += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        all += static_cast<char>(0x80 | (code & 0x3F));
    }
    return all;
}

void remember_opened(App& app, const Action& action) {
    const auto* open = std::get_if<OpenAction>(&action);
    if (!open || (!app.lab.player && app.lab.workbook.path.empty())) return;
    const std::string name = app.lab.player ? app.lab.player->scenario().name : app.lab.workbook.path;
    std::erase(app.ui.recent, name);
    app.ui.recent.insert(app.ui.recent.begin(), name);
    if (app.ui.recent.size() > 12) app.ui.recent.resize(12);
    app.ui.editor = {};
    app.ui.source = {};
    app.ui.view.canvas.fitted_x = app.ui.view.canvas.fitted_y = 0;
    app.series = {};   // its pictures are of another lesson
}

void press(App& app, const KeyPress& key, bool typing) {
    const std::string& name = key.name;
    if (name.starts_with("text:")) return ImGui::GetIO().AddInputCharactersUTF8(name.c_str() + 5);
    if (name.starts_with("drop:")) return apply_actions(app, {OpenAction{name.substr(5)}});
    if (!name.starts_with("cmd:")) return apply_actions(app, apply_key(key, app.snapshot, app.ui, typing));
    const Command* command = command_named(name.substr(4));
    if (!command) return;
    CommandCall call{app.snapshot, app.ui, {}, {}};
    command->run(call);
    apply_actions(app, call.actions);
}

// Clicks on objects answer the question while the student guesses which survive.
void answer_by_clicks(const App& app, std::vector<Action>& actions) {
    if (!app.snapshot.survivors.active || app.snapshot.survivors.revealed) return;
    for (Action& action : actions)
        if (const auto* select = std::get_if<SelectObjectAction>(&action)) action = SurvivorsAction{SurvivorsAction::Kind::Pick, select->address};
}

void check_typed(App& app) {
    EditorState& editor = app.ui.editor;
    if (!editor.open || editor.text == editor.checked || ImGui::GetTime() - editor.changed_at < kCheckAfter) return;
    editor.checked = editor.text;
    apply_actions(app, {CheckTextAction{editor.text}});
}

std::vector<std::string> files_of(const App& app) {
    std::vector<std::string> files;
    if (app.lab.player) {
        const std::string& folder = app.lab.player->scenario().folder;
        files.push_back(folder + "/lesson.toml");
        for (const auto& [file, text] : app.lab.player->scenario().files) files.push_back(folder + "/" + file);
    } else if (!app.lab.workbook.path.empty()) {
        files.push_back(app.lab.workbook.path);
    }
    return files;
}

std::map<std::string, std::filesystem::file_time_type> times_of(const App& app) {
    std::map<std::string, std::filesystem::file_time_type> times;
    for (const std::string& file : files_of(app)) {
        std::error_code error;
        const auto time = std::filesystem::last_write_time(file, error);
        if (!error) times[file] = time;
    }
    return times;
}

// Reads what is open again when somebody else has written one of its files.
void watch_files(App& app) {
    const bool opened = app.watched_session != app.lab.session.get();
    if (!opened && ImGui::GetTime() < app.watch_at) return;
    app.watch_at = ImGui::GetTime() + kWatchEvery;
    const bool changed = !opened && files_changed(app);
    app.watched = times_of(app);
    app.watched_session = app.lab.session.get();
    if (!changed || app.ui.editor.open || app.lab.workbook.edited) return;
    apply_actions(app, {ReloadAction{}});
    app.watched_session = app.lab.session.get();
}

// ---- pictures

std::string picture_name(const App& app, bool of_series) {
    std::string name = app.lab.player ? app.lab.player->scenario().name : app.lab.file;
    std::replace(name.begin(), name.end(), '/', '-');
    const std::string stop = std::to_string(app.lab.stop + 1);
    name += app.lab.player ? (stop.size() < 2 ? "-0" : "-") + stop : "";
    if (!of_series) name += "-step-" + std::to_string(app.snapshot.timeline.step);
    return app.picture_folder + "/" + name + ".png";
}

void begin_pictures(App& app) {
    if (std::exchange(app.ui.take_picture, false)) app.ui.picture_to = picture_name(app, false);
    if (!std::exchange(app.ui.take_series, false)) return;
    if (!app.lab.player) {
        app.ui.notice = tr(app.ui, "notice.no_lesson");
        return;
    }
    app.series = {0, kSettle};
    apply_actions(app, {LessonStepAction{-100}});
}

void advance_series(App& app) {
    Series& series = app.series;
    if (series.stop < 0 || app.lab.busy() || !app.ui.picture_to.empty()) return;
    if (series.settle-- > 0) return;
    app.ui.picture_to = picture_name(app, true);
}

// The selected object's marks are looked for while somebody can see them.
bool looks_for_marks(const App& app) {
    const auto shown = shown_panes(app.ui.layout);
    return app.lab.in_background() && (app.all_parts || std::count(shown.begin(), shown.end(), "timeline") > 0);
}

// Only what can be seen is worked out.
Parts wanted_parts(const App& app) {
    if (app.all_parts) return kAllParts;
    Parts parts = parts_of(Part::Heap) | parts_of(Part::HeldBy) | parts_of(Part::Goroutines) | parts_of(Part::Values);
    for (const std::string& id : shown_panes(app.ui.layout)) {
        if (id == "objects" || id == "totals") parts |= parts_of(Part::Objects);
        if (id == "goroutine_table") parts |= parts_of(Part::GoroutineTable);
        if (id == "collector") parts |= parts_of(Part::Collector);
        if (id == "compare") parts |= parts_of(Part::Comparison);
        if (id == "holders" || id == "sites" || id == "stacks" || id == "dump" || id == "memstats") parts |= parts_of(Part::Evidence);
    }
    return parts;
}

void look_at_lab(App& app) {
    app.snapshot = snapshot(app.lab, app.made_parts);
    app.ui.language = language_named(app.snapshot.language);
    translate(app.snapshot, app.ui.language);
}

}  // namespace

App make_app(Lab lab, float scale, Theme theme) {
    App app;
    app.lab = std::move(lab);
    look_at_lab(app);
    app.ui.scale = scale;
    app.ui.theme = theme;
    return app;
}

void add_glyphs(App& app, std::string_view text) {
    app.made_glyphs.resize(kCodePoints);
    for_each_wide(text, [&](std::uint32_t code) { app.made_glyphs[code] = true; });
}

bool refresh_look(App& app) {
    const bool new_text = has_new_characters(app);
    if (app.made_scale == app.ui.scale && app.made_theme == app.ui.theme && !new_text) return false;
    const bool fonts_changed = app.made_scale != app.ui.scale || new_text;
    apply_theme(app.ui.theme, app.ui.scale);
    app.look.colours = palette(app.ui.theme);
    if (new_text) {   // those of before too: what one goes back to is there
        add_glyphs(app, all_chinese());
        see_characters(app, [&](std::uint32_t code) { app.made_glyphs[code] = true; });
    }
    if (fonts_changed) app.look.fonts = load_fonts(app.ui.scale, utf8_of(app.made_glyphs));
    app.made_scale = app.ui.scale;
    app.made_theme = app.ui.theme;
    return fonts_changed;
}

namespace {

// Where the machine stands, and what is open: a slice of work that changes neither leaves the picture as it is.
struct Standing {
    const Session* session;
    std::uint64_t step, era;
    bool travels, works, compares, measures;
    int answer, stop;
    bool operator==(const Standing&) const = default;
};

Standing standing(const Lab& lab) {
    const Session* s = lab.session.get();
    return {s, s ? s->machine.steps() : 0, s ? s->era() : 0, lab.travel.has_value(), lab.work != nullptr, lab.real_go != nullptr, lab.measures(), lab.answer, lab.stop};
}

}  // namespace

void apply_actions(App& app, const std::vector<Action>& actions) {
    if (actions.empty()) return;
    if (actions.size() == 1 && std::holds_alternative<ContinueAction>(actions[0])) {
        const Standing before = standing(app.lab);
        app.lab = update(std::move(app.lab), actions[0]);
        if (before == standing(app.lab) && !app.lab.travel) {
            refresh_progress(app.lab, app.snapshot);
            return translate(app.snapshot, app.ui.language);   // what was Chinese stays
        }
        app.made_parts = wanted_parts(app);
        return look_at_lab(app);
    }
    for (const Action& action : actions) {
        app.lab = update(std::move(app.lab), action);
        remember_opened(app, action);
    }
    app.made_parts = wanted_parts(app);
    look_at_lab(app);
    app.ui.picked = app.snapshot.survivors.active ? app.snapshot.survivors.picked : std::vector<std::uint64_t>{};
}

void frame(App& app, const std::vector<KeyPress>& keys) {
    if ((app.lab.busy() || looks_for_marks(app)) && keys.empty()) apply_actions(app, {ContinueAction{}});
    for (const KeyPress& key : keys) press(app, key, ImGui::GetIO().WantTextInput);
    check_typed(app);
    watch_files(app);
    begin_pictures(app);
    advance_series(app);
    if ((wanted_parts(app) & ~app.made_parts) != 0) {   // a pane has come to the front
        app.made_parts = wanted_parts(app);
        look_at_lab(app);
    }
    std::vector<Action> actions = draw_workspace(app.snapshot, app.ui, app.look);
    answer_by_clicks(app, actions);
    apply_actions(app, actions);
    if (!app.ui.clipboard.empty()) ImGui::SetClipboardText(app.ui.clipboard.c_str());
}

bool files_changed(const App& app) {
    for (const auto& [file, time] : times_of(app))
        if (const auto before = app.watched.find(file); before != app.watched.end() && before->second != time) return true;
    return false;
}

void picture_written(App& app, bool ok) {
    const std::string path = std::exchange(app.ui.picture_to, "");
    app.ui.notice = tr(app.ui, ok ? "notice.picture" : "notice.no_picture") + path;
    if (ok) app.pictures.push_back(path);
    if (app.series.stop < 0 || !app.lab.player) return;
    const int count = static_cast<int>(app.lab.player->scenario().steps.size());
    app.series = {app.series.stop + 1, kSettle};
    if (!ok || app.series.stop >= count) app.series = {};
    else apply_actions(app, {LessonStepAction{1}});
}

bool wants_frames(const App& app) {
    const EditorState& editor = app.ui.editor;
    return app.lab.busy() || looks_for_marks(app) || app.series.stop >= 0 || (editor.open && editor.text != editor.checked);
}

Settings settings_of(const App& app) {
    Settings settings = settings_of(app.ui);
    settings.recent = app.ui.recent;
    settings.progress = app.lab.workbook.progress;
    return settings;
}

void apply_settings(App& app, const Settings& settings) {
    apply_settings(settings, app.ui);
    app.ui.recent = settings.recent;
    for (const auto& [name, progress] : settings.progress) {
        LessonProgress& here = app.lab.workbook.progress[name];
        here.stops.insert(progress.stops.begin(), progress.stops.end());
        here.right.insert(progress.right.begin(), progress.right.end());
        here.wrong.insert(progress.wrong.begin(), progress.wrong.end());
    }
    apply_actions(app, {LanguageAction{language_code(settings.language)}});
}

}  // namespace tw::gui
