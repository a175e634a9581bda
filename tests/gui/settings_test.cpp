// Settings: what is written is read again; anything else is reported, left at its default, and kept.
#include <filesystem>
#include <fstream>

#include "gui/panes.h"
#include "gui/settings.h"
#include "tests/support/catch.h"

using namespace tw;
using namespace tw::gui;
namespace fs = std::filesystem;

namespace {

std::string fresh_path(const std::string& name) {
    const fs::path folder = fs::path(TWOWORD_BIN) / "test_settings" / name;
    fs::remove_all(folder);
    return (folder / "twoword" / "lab.json").string();
}

std::string read(const std::string& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("settings survive being written and read", "[gui][settings]") {
    UiState ui;
    ui.theme = Theme::Contrast;
    ui.language = Language::Chinese;
    ui.level = Level::Bytes;
    ui.scale = 2;
    choose_preset(ui, Preset::Memory);
    close_pane(ui.layout, "timeline");
    ui.layout.children[0].children[0].share = 0.41f;
    Settings s = settings_of(ui);
    s.recent = {"why-is-err-not-nil", "/tmp/x.go"};
    s.progress["why-is-err-not-nil"] = {{0, 1, 2}, {2}, {}};
    const std::string path = fresh_path("round");
    REQUIRE(save_settings(path, s));
    const ReadSettings again = load_settings(path);
    CHECK(again.problems.empty());
    CHECK(settings_text(again.settings) == settings_text(s));
    UiState other;
    apply_settings(again.settings, other);
    CHECK((other.theme == Theme::Contrast));
    CHECK(other.scale == 2);
    CHECK(area_of(other.layout, "timeline") == nullptr);
    CHECK(other.layout.children[0].children[0].share == Approx(0.41f));
    CHECK(again.settings.progress.at("why-is-err-not-nil").stops.size() == 3);
}

TEST_CASE("a faulty settings file is reported, kept, and its good parts are used", "[gui][settings]") {
    const std::string path = fresh_path("faulty");
    fs::create_directories(fs::path(path).parent_path());
    const std::string text = R"({"theme":"light","font":9000,"language":7,"preset":"nowhere","layouts":{"lesson":{"rows":[{"panes":["heap"]},{"panes":["heap"]}]}},
        "progress":{"a":{"stops":[1,-3]}},"recent":[5,"x"]})";
    std::ofstream(path) << text;
    const ReadSettings read_again = load_settings(path);
    CHECK((read_again.settings.theme == Theme::Light));
    CHECK(read_again.settings.font == 0);
    CHECK(read_again.settings.layouts.empty());
    CHECK(read_again.settings.progress.empty());
    CHECK(read_again.settings.recent == std::vector<std::string>{"x"});
    CHECK(read_again.problems.size() == 6);
    CHECK(read(path + ".broken") == text);
}

TEST_CASE("no text whatever breaks the reader", "[gui][settings]") {
    const std::string good = settings_text(settings_of(UiState{}));
    std::uint32_t seed = 12345;
    const auto random = [&] { return seed = seed * 1664525 + 1013904223, seed >> 8; };
    for (int i = 0; i < 2000; i++) {
        std::string text = good;
        for (int change = 0; change < 4; change++) {
            const std::size_t at = random() % text.size();
            if (random() % 3 == 0) text.erase(at, 1 + random() % 20);
            else text[at] = static_cast<char>(random() % 256);
            if (text.empty()) text = "{";
        }
        UiState ui;
        apply_settings(parse_settings(text).settings, ui);
        CHECK(valid(ui.layout));
    }
    CHECK(parse_settings("").problems.size() == 1);
    CHECK(parse_settings(std::string(100'000, '[')).problems.size() == 1);
    CHECK(load_settings("/nowhere/at/all.json").problems.empty());
}
