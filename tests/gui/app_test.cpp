// The loop with a real lab inside, on Dear ImGui's null backend.
#include <imgui.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "gui/app.h"
#include "gui/state_json.h"
#include "tests/support/catch.h"

using namespace tw;
using namespace tw::gui;
namespace fs = std::filesystem;

namespace {

struct Stage {
    App app;
    std::vector<std::string> pictures;
    explicit Stage(const std::string& name) {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {1600, 1000};
        io.DeltaTime = 1 / 20.f;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
        auto lab = open_lab(name);
        REQUIRE(lab.ok());
        app = make_app(std::move(*lab.value), 1, Theme::Dark);
        draw();
    }
    ~Stage() { ImGui::DestroyContext(); }
    void draw(const std::vector<KeyPress>& keys = {}) {
        if (refresh_look(app)) {
            unsigned char* pixels = nullptr;
            int width = 0, height = 0;
            ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
        }
        ImGui::NewFrame();
        frame(app, keys);
        ImGui::Render();
        if (!app.ui.picture_to.empty()) picture_written(app, true);
    }
    void press(const std::string& key) {
        draw({parse_key(key)});
        draw();
        while (wants_frames(app)) draw();
    }
    void point(const std::string& mark, float x = 0.5f, float y = 0.5f) {
        const Rect r = app.ui.marks.at(mark);
        const ImVec2 at(r.x0 + (r.x1 - r.x0) * x, r.y0 + (r.y1 - r.y0) * y);
#if IMGUI_VERSION_NUM >= 18700
        ImGui::GetIO().AddMousePosEvent(at.x, at.y);
#else
        ImGui::GetIO().MousePos = at;
#endif
        for (int i = 0; i < 3; i++) draw();
    }
};

}  // namespace

TEST_CASE("a variable and its object point at each other", "[gui][app]") {
    Stage stage("who-is-stuck-on-this-channel");
    stage.press("n");
    stage.press("Tab");
    stage.app.ui.source.cursor_line = 16;   // ch <- r
    stage.press("Right");
    stage.draw();
    CHECK(stage.app.ui.hover.variable == "ch");
    CHECK(stage.app.ui.hover.object != 0);
    const std::uint64_t channel = stage.app.ui.hover.object;
    stage.press("Return");
    CHECK(stage.app.snapshot.held_by.address == channel);
    CHECK(nlohmann::json::parse(state_json(stage.app.snapshot, stage.app.ui))["window"]["hover"]["variable"] == "ch");
}

TEST_CASE("a dropped file is opened", "[gui][app]") {
    const fs::path path = fs::path(TWOWORD_BIN) / "test_app" / "dropped.go";
    fs::create_directories(path.parent_path());
    std::ofstream(path) << "package main\n\nfunc main() { println(1) }\n";
    Stage stage("why-is-err-not-nil");
    stage.press("drop:" + path.string());
    CHECK(stage.app.snapshot.source.file == "dropped.go");
    CHECK(stage.app.ui.recent.at(0) == path.string());
    stage.press("drop:/nowhere/to/be/found.go");
    CHECK(stage.app.snapshot.source.file == "dropped.go");
    CHECK(!stage.app.snapshot.message.empty());
}

TEST_CASE("a lesson becomes a series of pictures", "[gui][app]") {
    Stage stage("why-is-err-not-nil");
    stage.press("n");
    stage.press("cmd:file.pictures");
    const std::size_t stops = stage.app.lab.player->scenario().steps.size();
    REQUIRE(stage.app.pictures.size() == stops);
    CHECK(stage.app.pictures[0] == "./why-is-err-not-nil-01.png");
    stage.press("cmd:file.picture");
    CHECK(stage.app.pictures.size() == stops + 1);
}

TEST_CASE("clicks on the heap answer which objects survive, and select nothing meanwhile", "[gui][app]") {
    Stage stage("who-is-stuck-on-this-channel");
    for (int i = 0; i < 3; i++) stage.press("n");
    stage.press("q");
    REQUIRE(stage.app.snapshot.survivors.active);
    for (const ObjectView& object : stage.app.snapshot.heap.objects) CHECK(object.reachable);   // the picture does not tell
    stage.press("s");   // selecting an object chooses it
    CHECK(stage.app.snapshot.held_by.path.empty());
    stage.press("Return");
    CHECK(stage.app.ui.picked.size() == 1);
    stage.press("Space");
    CHECK(stage.app.snapshot.survivors.revealed);
}

TEST_CASE("typing in the editor is checked after a pause", "[gui][app]") {
    Stage stage("why-is-err-not-nil");
    stage.press("ctrl+e");
    REQUIRE(stage.app.ui.editor.open);
    for (int i = 0; i < 5; i++) stage.draw();
    stage.draw({{"text:x"}});
    stage.draw();
    CHECK(stage.app.ui.editor.changed());
    for (int i = 0; i < 30 && wants_frames(stage.app); i++) stage.draw();
    REQUIRE(stage.app.snapshot.edit.errors.size() >= 1);
    CHECK(stage.app.snapshot.edit.errors[0].line == 1);
    stage.press("Escape");
    CHECK(!stage.app.ui.editor.open);
    CHECK(stage.app.ui.editor.changed());   // what was typed is not lost
}

TEST_CASE("the window's words are all in the table", "[gui][texts]") {
    std::set<std::string> keys;
    for (const TextRow& row : text_rows()) keys.insert(row.key);
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(TWOWORD_ROOT) / "gui")) {
        if (entry.path().extension() != ".cpp") continue;
        std::ifstream in(entry.path());
        const std::string text((std::istreambuf_iterator<char>(in)), {});
        for (std::size_t at = text.find("tr(ui, \""); at != std::string::npos; at = text.find("tr(ui, \"", at + 1)) {
            const std::size_t begin = at + 8, end = text.find('"', begin);
            const std::string key = text.substr(begin, end - begin);
            INFO(entry.path().string() << ": " << key);
            CHECK((key.ends_with(".") || keys.count(key) == 1));   // a prefix is completed while running
        }
    }
}
