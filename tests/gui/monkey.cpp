// Random keys and clicks on the whole lab, without a display: nothing may crash, hang, or be reported by the sanitizers.
// monkey LESSON|FILE.go|all [COUNT] [SEED]   exit 1: a frame took too long
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "gui/app.h"
#include "gui/commands.h"
#include "gui/state_json.h"

using namespace tw;
using namespace tw::gui;

namespace {

struct Random {
    std::uint64_t state;
    std::uint64_t next() {   // xorshift
        state ^= state << 13, state ^= state >> 7, state ^= state << 17;
        return state;
    }
    std::size_t below(std::size_t most) { return most == 0 ? 0 : static_cast<std::size_t>(next() % most); }
};

void upload_fonts() {
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
}

struct Stage {
    App app;
    double slowest = 0;
    std::string slowest_what;
    explicit Stage(Lab lab) {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {1600, 1000};
        io.DeltaTime = 1 / 20.f;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
        app = make_app(std::move(lab), 1, Theme::Dark);
        app.picture_folder = "/nonexistent";
    }
    ~Stage() { ImGui::DestroyContext(); }
    void draw(const std::vector<KeyPress>& keys, const std::string& what) {
        const auto begin = std::chrono::steady_clock::now();
        if (refresh_look(app)) upload_fonts();
        ImGui::NewFrame();
        frame(app, keys);
        ImGui::Render();
        if (!app.ui.picture_to.empty()) picture_written(app, true);
        app.ui.quit = false;
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        if (seconds > slowest) slowest = seconds, slowest_what = what;
    }
    void mouse(float x, float y, bool down, float wheel = 0) {
        ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
        io.AddMousePosEvent(x, y);
        io.AddMouseButtonEvent(0, down);
        if (wheel != 0) io.AddMouseWheelEvent(0, wheel);
#else
        io.MousePos = {x, y};
        io.MouseDown[0] = down;
        io.MouseWheel = wheel;
#endif
    }
};

std::string random_text(Random& random) {
    static constexpr const char* kTexts[] = {"x", "func", "\xe5\x90\x8d", "/", "..", "}", " ", "collect", "\"", "9999999999", "type:main.", "a=b"};
    return std::string("text:") + kTexts[random.below(std::size(kTexts))];
}

std::vector<KeyPress> random_keys(Random& random) {
    static constexpr const char* kPlain[] = {"Return", "Escape", "Up", "Down", "Left", "Right", "Tab", "Space", "PageUp", "PageDown", "Backspace", "Delete"};
    const std::size_t kind = random.below(10);
    if (kind == 0) return {{random_text(random)}};
    if (kind <= 2) return {{kPlain[random.below(std::size(kPlain))], random.below(4) == 0, random.below(6) == 0, random.below(8) == 0}};
    if (kind == 3) return {{std::string("cmd:") + commands()[random.below(commands().size())].id}};
    const Command& command = commands()[random.below(commands().size())];
    return command.keys.empty() ? std::vector<KeyPress>{} : std::vector<KeyPress>{command.keys[random.below(command.keys.size())]};
}

void click_somewhere(Stage& stage, Random& random) {
    ImVec2 at(static_cast<float>(random.below(1600)), static_cast<float>(random.below(1000)));
    const auto& marks = stage.app.ui.marks;
    std::string what = "click";
    if (!marks.empty() && random.below(3) != 0) {   // mostly on something
        auto mark = marks.begin();
        std::advance(mark, static_cast<std::ptrdiff_t>(random.below(marks.size())));
        const Rect& r = mark->second;
        at = {r.x0 + (r.x1 - r.x0) * static_cast<float>(random.below(100)) / 100, r.y0 + (r.y1 - r.y0) * static_cast<float>(random.below(100)) / 100};
        what += " " + mark->first;
    }
    const bool drag = random.below(4) == 0;
    stage.mouse(at.x, at.y, false, random.below(5) == 0 ? static_cast<float>(random.below(5)) - 2 : 0);
    stage.draw({}, what);
    stage.mouse(at.x, at.y, true);
    stage.draw({}, what);
    if (drag) at = {at.x + static_cast<float>(random.below(400)) - 200, at.y + static_cast<float>(random.below(300)) - 150};
    stage.mouse(at.x, at.y, true);
    stage.draw({}, what);
    stage.mouse(at.x, at.y, false);
    stage.draw({}, what);
}

int play(const std::string& name, std::uint64_t count, std::uint64_t seed, double longest) {
    auto lab = open_lab(name);
    if (!lab.ok()) return std::fprintf(stderr, "monkey: %s\n", lab.error.c_str()), 1;
    Stage stage(std::move(*lab.value));
    Random random{seed * 0x9E3779B97F4A7C15ull + 1};
    std::size_t text = 0;
    for (std::uint64_t i = 0; i < count; i++) {
        if (random.below(3) == 0) click_somewhere(stage, random);
        else {
            const auto keys = random_keys(random);
            stage.draw(keys, keys.empty() ? "" : key_text(keys[0]));
        }
        if (i % 500 == 0) text = std::max(text, state_json(stage.app.snapshot, stage.app.ui).size());
        if (random.below(400) == 0) stage.draw({{"drop:" + name}}, "drop");   // back to where it began
        if (random.below(200) == 0) ImGui::GetIO().DisplaySize = {static_cast<float>(200 + random.below(2400)), static_cast<float>(150 + random.below(1500))};
    }
    std::printf("%-48s %llu random keys and clicks, seed %llu: longest frame %.0f ms (%s), state up to %zu KiB\n", name.c_str(), static_cast<unsigned long long>(count),
                static_cast<unsigned long long>(seed), stage.slowest * 1000, stage.slowest_what.c_str(), text / 1024);
    return stage.slowest > longest ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string name = argc > 1 ? argv[1] : "all";
    const std::uint64_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10'000, seed = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1;
    const double longest = argc > 4 ? std::strtod(argv[4], nullptr) : 20;
    if (name != "all") return play(name, count, seed, longest);
    int status = 0;
    for (const CatalogEntry& entry : scenario_catalog(find_scenarios("/proc/self/exe"))) status |= play(entry.name, count, seed, longest);
    return status;
}
