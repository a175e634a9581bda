// The lab at each scenario's key step in any preset, theme, scale and language: for pictures and for what is measured on them.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "gui/app.h"
#include "tests/gui/text_recorder.h"

namespace tw::gui {

struct State {
    Preset preset = Preset::Lesson;
    Theme theme = Theme::Dark;
    float scale = 1;           // 1: 1600×1000; 2: type and controls twice as large on a projector's 1920×1080
    Language language = Language::English;
    [[nodiscard]] std::string text() const;   // "lesson-dark-100-en"
};

ImVec2 screen_of(const State& state);
float type_of(const State& state);   // the presentation makes the type larger by itself, up to the largest

// One scenario after another with one size of type. Needs a Dear ImGui context; fonts are made once, for all scenarios.
class StateWalk {
public:
    // `upload`: called when the fonts were made.
    StateWalk(float type, std::function<void()> upload);
    void open(const std::string& scenario);   // at its key step: the first question, answered; else the last stop
    App& show(const State& state);            // and lets the layout settle
    App& show_alone(const std::string& pane, Language language);   // one pane over the whole window
    static std::vector<std::string> panes();
    App& app() { return app_; }
    TextRecorder& recorder() { return recorder_; }   // what the last frame drew
    void draw(const std::vector<KeyPress>& keys = {});

private:
    float type_;
    std::function<void()> upload_;
    std::string text_;
    Look look_;
    App app_;
    TextRecorder recorder_;
};

std::vector<std::string> all_scenarios();

}  // namespace tw::gui
