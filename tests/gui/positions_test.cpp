// Nothing jumps: an object and a root have one place from step to step, forth and back, in every scenario; measured on the screen.
#include <cmath>
#include <map>

#include "gui/panels/heap_canvas.h"
#include "tests/gui/states.h"
#include "tests/support/catch.h"

using namespace tw;
using namespace tw::gui;

namespace {

struct Place { int column = 0, row = 0; float x = 0, y = 0; };
using Places = std::map<std::string, Place>;

// A goroutine's state changes, its root stays: "goroutine 7 main.f [sleep] › …".
std::string root_name(const RootView& root) {
    std::string label = root.label;
    const std::size_t from = label.find(" ["), to = label.find(']', from == std::string::npos ? 0 : from);
    if (label.starts_with("goroutine ") && from != std::string::npos && to != std::string::npos) label.erase(from, to + 1 - from);
    return root.lane + "/" + label;
}

Places places_of(const App& app) {
    Places places;
    const CanvasState& canvas = app.ui.view.canvas;
    const auto corner = app.ui.marks.find("canvas");
    const auto put = [&](const std::string& name, int column, int row, const Box& box) {
        if (corner != app.ui.marks.end()) places[name] = {column, row, corner->second.x0 + canvas.pan_x + box.x * canvas.zoom, corner->second.y0 + canvas.pan_y + box.y * canvas.zoom};
    };
    for (const ObjectView& object : app.snapshot.heap.objects) put(std::to_string(object.address) + " " + object.born, object.column, object.row, object_box(object));
    for (const RootView& root : app.snapshot.heap.roots) put(root_name(root), 0, root.row, root_box(root));
    return places;
}

struct Walk {
    StateWalk& stage;
    Places seen;              // where each was last
    std::size_t measured = 0;
    ImVec2 fitted;

    // Compares this moment with the one before: what both hold must stand where it stood, unless the picture had to grow.
    void look(const std::string& what) {
        for (int i = 0; i < 2; i++) stage.draw();
        const CanvasState& canvas = stage.app().ui.view.canvas;
        const bool grown = canvas.fitted_x != fitted.x || canvas.fitted_y != fitted.y;
        fitted = {canvas.fitted_x, canvas.fitted_y};
        for (const auto& [name, place] : places_of(stage.app())) {
            const auto before = seen.find(name);
            if (before != seen.end()) {
                INFO(what << ": " << name);
                measured++;
                const bool same = before->second.column == place.column && before->second.row == place.row;
                if (!same) CHECK(same);
                const bool still = grown || std::isnan(before->second.x) || (std::abs(before->second.x - place.x) < 0.01f && std::abs(before->second.y - place.y) < 0.01f);
                if (!still) CHECK(still);
            }
            seen[name] = place;
        }
        if (grown)   // those that are not to be seen now stand elsewhere when they come back
            for (auto& [name, place] : seen) place.x = place.y = NAN;
        for (const auto& [name, place] : places_of(stage.app())) seen[name] = place;
    }
};

void upload() {
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
}

constexpr int kSteps = 25;

}  // namespace

TEST_CASE("objects and roots stay where they are from step to step, forth and back, in every scenario", "[gui][positions]") {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().DeltaTime = 1 / 20.f;
    std::size_t measured = 0;
    {
        StateWalk stage(1, upload);
        for (const std::string& scenario : all_scenarios()) {
            stage.open(scenario);
            stage.show({Preset::Memory, Theme::Dark, 1, Language::English});
            Walk walk{stage, {}, 0, {}};
            const auto step = [&](const char* command, int times) {
                for (int i = 0; i < times; i++) {
                    stage.draw({{command}});
                    while (stage.app().lab.busy()) stage.draw();
                    walk.look(scenario + ", " + command + " " + std::to_string(i + 1) + ", step " + std::to_string(stage.app().snapshot.timeline.step));
                }
            };
            step("cmd:step.back", kSteps);
            step("cmd:step.into", 2 * kSteps);
            step("cmd:step.back", 2 * kSteps);
            step("cmd:time.event", kSteps);        // farther: from event to event, where collections sweep
            step("cmd:time.event_back", kSteps);
            measured += walk.measured;
        }
    }
    ImGui::DestroyContext();
    CHECK(measured > 10'000);
}
