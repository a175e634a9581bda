#include "tests/gui/states.h"

#include <filesystem>
#include <fstream>
#include <utility>

#include "gui/panes.h"

namespace tw::gui {
namespace {

namespace fs = std::filesystem;

// All that can be written: the interface and all scenarios.
std::string text_of_all() {
    std::string text = all_chinese();
    for (const auto& entry : fs::recursive_directory_iterator(find_scenarios("/proc/self/exe"))) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path());
        text.append(std::istreambuf_iterator<char>(in), {});
    }
    return text;
}

int key_stop(const Scenario& scenario) {
    for (std::size_t i = 0; i < scenario.steps.size(); i++)
        if (!scenario.steps[i].predict.empty()) return static_cast<int>(i);
    return static_cast<int>(scenario.steps.size()) - 1;
}

}  // namespace

std::string State::text() const {
    return std::string(preset_name(preset)) + "-" + theme_name(theme) + "-" + std::to_string(static_cast<int>(scale * 100)) + "-" + language_code(language);
}

ImVec2 screen_of(const State& state) { return state.scale < 1.5f ? ImVec2(1600, 1000) : ImVec2(1920, 1080); }

float type_of(const State& state) { return state.preset == Preset::Presentation ? std::min(2.5f, state.scale * 1.5f) : state.scale; }

StateWalk::StateWalk(float type, std::function<void()> upload) : type_(type), upload_(std::move(upload)) {
    text_ = text_of_all();
}

void StateWalk::open(const std::string& scenario) {
    auto lab = open_lab(scenario);
    if (!lab.ok()) std::fprintf(stderr, "%s: %s\n", scenario.c_str(), lab.error.c_str()), std::exit(1);
    app_ = make_app(std::move(*lab.value), type_, Theme::Dark);
    const int stop = key_stop(app_.lab.player->scenario());
    apply_actions(app_, {LessonStepAction{stop}});
    while (app_.lab.busy()) apply_actions(app_, {ContinueAction{}});
    apply_actions(app_, {AnswerAction{0}});
    while (app_.lab.busy()) apply_actions(app_, {ContinueAction{}});
}

App& StateWalk::show(const State& state) {
    ImGui::GetIO().DisplaySize = screen_of(state);
    if (app_.ui.preset != state.preset) choose_preset(app_.ui, state.preset);
    app_.ui.scale = type_;
    app_.ui.theme = state.theme;
    app_.ui.view.canvas = {};
    if (app_.ui.language != state.language) apply_actions(app_, {LanguageAction{language_code(state.language)}});
    for (int i = 0; i < 5; i++) draw();
    return app_;
}

App& StateWalk::show_alone(const std::string& pane, Language language) {
    ImGui::GetIO().DisplaySize = {1600, 1000};
    app_.ui.scale = type_;
    if (app_.ui.language != language) apply_actions(app_, {LanguageAction{language_code(language)}});
    show_pane(app_.ui.layout, pane, "source");
    app_.ui.focus = pane;
    app_.ui.maximised = true;
    for (int i = 0; i < 4; i++) draw();
    while (app_.lab.busy()) draw();
    return app_;
}

std::vector<std::string> StateWalk::panes() {
    std::vector<std::string> ids;
    for (const Pane& pane : gui::panes()) ids.emplace_back(pane.id);
    return ids;
}

void StateWalk::draw(const std::vector<KeyPress>& keys) {
    if (app_.made_glyphs.empty()) {   // a lab that was just opened: the fonts of all scenarios serve it
        add_glyphs(app_, text_);
        app_.made_scale = look_.fonts.ui ? type_ : 0;
        app_.look = look_;
    }
    if (refresh_look(app_)) upload_();
    look_ = app_.look;
    recorder_.clear();
    ImGui::NewFrame();
    frame(app_, keys);
    ImGui::Render();
    app_.ui.picture_to.clear();
}

std::vector<std::string> all_scenarios() {
    std::vector<std::string> names;
    for (const CatalogEntry& entry : scenario_catalog(find_scenarios("/proc/self/exe"))) names.push_back(entry.name);
    return names;
}

}  // namespace tw::gui
