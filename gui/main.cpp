// twoword-lab: the window in which one steps through a program.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <sstream>

#include "gui/window.h"

namespace {

std::vector<tw::gui::KeyPress> parse_keys(const std::string& script) {
    std::vector<tw::gui::KeyPress> keys;
    std::istringstream in(script);
    for (std::string word; in >> word;) keys.push_back(tw::gui::parse_key(word));
    return keys;
}

// What was kept; where the file is faulty, a message says so.
void remember(tw::gui::App& app, const tw::gui::ReadSettings& read, const std::string& path) {
    tw::gui::apply_settings(app, read.settings);
    if (read.problems.empty()) return;
    app.ui.notice = tr(app.ui, "notice.settings") + path + ".broken";
    for (const std::string& problem : read.problems) std::fprintf(stderr, "twoword-lab: %s: %s\n", path.c_str(), problem.c_str());
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App cli{"twoword-lab: step through a Go program inside a model of Go's runtime"};
    std::string name, keys, language;
    std::uint64_t at = 0;
    bool light = false, contrast = false;
    float scale = 0;
    tw::gui::ShowOptions options;
    cli.add_option("NAME", name, "a lesson's name or a .go file (default: the first lesson)");
    cli.add_option("--at", at, "seek to this step first");
    cli.add_option("--shot", options.shot, "write a picture and leave; needs no display");
    cli.add_option("--state", options.state, "write what is shown as JSON; with no --shot a window keeps it up to date");
    cli.add_option("--keys", keys, "keys to press first, separated by spaces: \"n n F10 shift+F10 ctrl+plus\"");
    cli.add_option("--width", options.width, "in pixels")->check(CLI::Range(400, 8000));
    cli.add_option("--height", options.height, "in pixels")->check(CLI::Range(300, 8000));
    cli.add_option("--scale", scale, "size of text and controls; default: by the window's height")->check(CLI::Range(0.8, 2.5));
    cli.add_option("--lang", language, "of the lesson: en or zh");
    cli.add_flag("--light", light, "the light theme");
    cli.add_flag("--contrast", contrast, "the high-contrast theme");
    bool offscreen = false;
    std::string settings = tw::gui::settings_path(), pictures = ".";
    auto* settings_option = cli.add_option("--settings", settings, "where looks, panes and progress are kept (default: " + settings + ")");
    cli.add_option("--pictures", pictures, "folder for pictures of steps and lessons");
    cli.add_flag("--no-window", offscreen, "never open a window (with --state alone)");
    CLI11_PARSE(cli, argc, argv);

    auto lab = tw::open_lab(name);
    if (!lab.ok()) {
        std::fprintf(stderr, "twoword-lab: %s\n", lab.error.c_str());
        return 1;
    }
    options.keys = parse_keys(keys);
    const bool picture = !options.shot.empty() || offscreen;
    const bool remembers = !picture || settings_option->count() > 0;   // a picture shows the same on every machine
    const auto read = remembers ? tw::gui::load_settings(settings) : tw::gui::ReadSettings{};
    if (scale == 0) scale = std::clamp(static_cast<float>(options.height) / 870, 0.9f, 2.5f);
    const bool scale_wanted = cli.count("--scale") > 0;
    auto app = tw::gui::make_app(std::move(*lab.value), scale, contrast ? tw::gui::Theme::Contrast : light ? tw::gui::Theme::Light : tw::gui::Theme::Dark);
    app.picture_folder = pictures;
    if (remembers) remember(app, read, settings);
    if (scale_wanted || (read.settings.font == 0 && remembers)) app.ui.scale = scale;
    if (light || contrast) app.ui.theme = contrast ? tw::gui::Theme::Contrast : tw::gui::Theme::Light;
    if (remembers) options.settings = settings;
    app.all_parts = !options.state.empty();
    if (at) tw::gui::apply_actions(app, {tw::SeekAction{at}});
    while (app.lab.busy()) tw::gui::apply_actions(app, {tw::ContinueAction{}});
    if (!language.empty()) tw::gui::apply_actions(app, {tw::LanguageAction{language}});
    if (picture) return tw::gui::show_offscreen(std::move(app), options);
    return tw::gui::show_window(std::move(app), options);
}
