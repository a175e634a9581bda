// Every scenario's key step in presets, themes, scales and languages: what cannot be read is found by program, or pictures are made.
// matrix --check [SCENARIO…]            all five presets; exit 1: something is clipped or overlaps
// matrix --english [SCENARIO…]          English that is left in the Chinese interface; exit 1: there is some
// matrix --pictures FOLDER [SCENARIO…]  three presets, as PNG, and sheets of small ones; needs no display
#include <glad/gl.h>
//
#include <imgui_impl_opengl3.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gui/picture.h"
#include "gui/surface.h"
#include "tests/gui/latin.h"
#include "tests/gui/states.h"

using namespace tw;
using namespace tw::gui;

namespace {

struct Options {
    std::string folder;
    std::vector<std::string> scenarios;
    std::vector<Preset> presets = {Preset::Lesson, Preset::Memory, Preset::Goroutines, Preset::Collector, Preset::Presentation};
};

// All states that one set of fonts serves.
std::map<float, std::vector<State>> states_by_type(const Options& options) {
    std::map<float, std::vector<State>> all;
    for (const float scale : {1.f, 2.f})
        for (const Preset preset : options.presets)
            for (const Language language : {Language::English, Language::Chinese})
                for (const Theme theme : {Theme::Dark, Theme::Light}) {
                    const State state{preset, theme, scale, language};
                    all[type_of(state)].push_back(state);
                }
    return all;
}

void upload_alone() {
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
}

void upload_to_gl() {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
}

void print(const std::string& scenario, const State& state, const std::vector<Fault>& faults) {
    for (const Fault& fault : faults)
        std::printf("%s %s: %s in %s: \"%s\"%s%s\n", scenario.c_str(), state.text().c_str(), fault.what.c_str(), fault.window.substr(fault.window.rfind('/') + 1).c_str(), fault.text.c_str(),
                    fault.other.empty() ? "" : " | ", fault.other.c_str());
}

void render_to_gl() {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    glViewport(0, 0, static_cast<int>(size.x), static_cast<int>(size.y));
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

int walk(const Options& options) {
    const bool pictures = !options.folder.empty();
    std::size_t states = 0, faulty = 0;
    for (const auto& [type, of_type] : states_by_type(options)) {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DeltaTime = 1 / 20.f;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
        if (pictures) ImGui_ImplOpenGL3_Init("#version 330 core"), ImGui_ImplOpenGL3_NewFrame();   // which makes its shaders
        {
            StateWalk walk(type, pictures ? upload_to_gl : upload_alone);
            for (const std::string& scenario : options.scenarios) {
                walk.open(scenario);
                for (const State& state : of_type) {
                    App& app = walk.show(state);
                    const auto faults = faults_of(walk.recorder().texts, app.ui.marks);
                    states++;
                    faulty += !faults.empty();
                    print(scenario, state, faults);
                    if (!pictures) continue;
                    render_to_gl();
                    const ImVec2 size = io.DisplaySize;
                    if (!write_picture(options.folder + "/" + scenario + "-" + state.text() + ".png", static_cast<int>(size.x), static_cast<int>(size.y))) return std::fprintf(stderr, "matrix: cannot write into %s\n", options.folder.c_str()), 3;
                }
            }
        }
        if (pictures) ImGui_ImplOpenGL3_Shutdown();
        ImGui::DestroyContext();
    }
    std::printf("%zu scenarios, %zu states, %zu with text that is clipped or overlaps\n", options.scenarios.size(), states, faulty);
    return faulty ? 1 : 0;
}

// Every pane of every scenario, one after another, in Chinese.
int english(const Options& options) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DeltaTime = 1 / 20.f;
    std::set<std::pair<std::string, std::string>> found;
    {
        StateWalk walk(1, upload_alone);
        const std::set<std::string> allowed = words_of_go();
        for (const std::string& scenario : options.scenarios) {
            walk.open(scenario);
            for (const std::string& pane : walk.panes()) {
                walk.show_alone(pane, Language::Chinese);
                found.merge(english_in(walk.recorder().texts, allowed));
            }
        }
    }
    ImGui::DestroyContext();
    for (const auto& [word, text] : found) std::printf("%s: \"%s\"\n", word.c_str(), text.c_str());
    std::printf("%zu scenarios, %zu texts with English words in the Chinese interface\n", options.scenarios.size(), found.size());
    return found.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string mode = argc > 1 ? argv[1] : "";
    if (mode != "--check" && mode != "--english" && mode != "--pictures") return std::fprintf(stderr, "matrix --check|--english|--pictures FOLDER [SCENARIO…]\n"), 2;
    Options options;
    int next = 2;
    if (mode == "--pictures") {
        options.folder = argc > 2 ? argv[next++] : "pictures";
        options.presets = {Preset::Lesson, Preset::Memory, Preset::Presentation};
        std::error_code error;
        std::filesystem::create_directories(options.folder, error);
        if (!make_surface(1920, 1080)) return std::fprintf(stderr, "matrix: no software renderer for pictures without a display (libegl1, libgl1-mesa-dri)\n"), 3;
    }
    for (; next < argc; next++) options.scenarios.emplace_back(argv[next]);
    if (options.scenarios.empty()) options.scenarios = all_scenarios();
    return mode == "--english" ? english(options) : walk(options);
}
