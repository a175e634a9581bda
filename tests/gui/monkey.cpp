// Random keys and clicks on the whole lab, without a display: nothing may crash, hang, or be reported by the sanitizers.
// monkey LESSON|FILE.go|all [COUNT] [SEED] [SECONDS]   exit 1: a frame took longer than SECONDS (20); 4: one did not end
#include <imgui.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "gui/app.h"
#include "gui/commands.h"
#include "gui/panes.h"
#include "gui/state_json.h"

using namespace tw;
using namespace tw::gui;

namespace {

namespace fs = std::filesystem;

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

// A frame that never ends is told by an alarm: what the handler may read stands here.
char current_event[200];
void on_alarm(int) {
    static constexpr char kHang[] = "monkey: hangs at: ";
    if (write(2, kHang, sizeof kHang - 1) < 0 || write(2, current_event, std::strlen(current_event)) < 0 || write(2, "\n", 1) < 0) _exit(4);
    _exit(4);
}

constexpr ImGuiKey kFieldKeys[] = {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Home, ImGuiKey_End, ImGuiKey_Delete,
                                   ImGuiKey_Backspace, ImGuiKey_Space, ImGuiKey_Enter, ImGuiKey_Escape, ImGuiKey_A, ImGuiKey_C, ImGuiKey_V, ImGuiKey_X, ImGuiKey_Y, ImGuiKey_Z};

struct Stage {
    App app;
    double slowest = 0;
    std::string slowest_what, own_file, home;   // home: nothing outside this folder may be saved
    std::set<std::string> panes, dialogs, ran;
    bool edited = false;
    explicit Stage(Lab lab) {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {1600, 1000};
        io.DeltaTime = 1 / 20.f;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
        for (const ImGuiKey key : kFieldKeys) io.KeyMap[key] = key;
        app = make_app(std::move(lab), 1, Theme::Dark);
        app.picture_folder = "/nonexistent";
    }
    ~Stage() { ImGui::DestroyContext(); }
    void draw(const std::vector<KeyPress>& keys, const std::string& what) {
        std::snprintf(current_event, sizeof current_event, "%s", what.c_str());
        alarm(kHangs);
        const auto begin = std::chrono::steady_clock::now();
        if (refresh_look(app)) upload_fonts();
        ImGui::NewFrame();
        frame(app, keys);
        ImGui::Render();
        if (!app.ui.picture_to.empty()) picture_written(app, true);
        app.ui.quit = false;
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        if (seconds > slowest) slowest = seconds, slowest_what = what;
        alarm(0);
        for (std::string& pane : shown_panes(app.ui.layout)) panes.insert(std::move(pane));
        dialogs.insert(std::to_string(static_cast<int>(app.ui.dialog)));
        edited = edited || app.ui.editor.open;
        // a file that the files' dialog found elsewhere is looked at, but what is typed must not be saved there
        if (const std::string& path = app.lab.workbook.path; !path.empty() && !path.starts_with(home) && what != "drop") draw({{"drop:" + own_file}}, "drop");
    }
    void mouse(float x, float y, int button, bool down, float wheel = 0) {
        ImGuiIO& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM >= 18700
        io.AddMousePosEvent(x, y);
        io.AddMouseButtonEvent(button, down);
        if (wheel != 0) io.AddMouseWheelEvent(0, wheel);
#else
        io.MousePos = {x, y};
        io.MouseDown[button] = down;
        io.MouseWheel = wheel;
#endif
    }

private:
    static constexpr unsigned kHangs = 120;   // seconds
};

std::string random_text(Random& random) {
    static constexpr const char* kTexts[] = {"x", "func", "\xe5\x90\x8d", "/", "..", "}", " ", "collect", "\"", "9999999999", "type:main.", "a=b", "isnil(err)", "`", "/*", "\xf0\x9f\x90\xb9", "{{{{{{{{", "-1", "0x", "%s%n", "//", "go f()", "\t"};
    return std::string("text:") + kTexts[random.below(std::size(kTexts))];
}

// Commands that compile a program, make all letters anew or play a whole lesson: as often as the others they would take most of
// the time.
bool takes_long(const Command& command) {
    static constexpr const char* kIds[] = {"lesson.open_next", "lesson.variant", "lesson.variants", "file.run", "file.real_go", "collector.mode", "collector.barrier", "collector.gogc_less", "collector.gogc_more", "schedule.search", "schedule.open",
                                           "file.pictures", "look.larger", "look.smaller", "look.normal", "preset.presentation"};
    return std::any_of(std::begin(kIds), std::end(kIds), [&](const char* id) { return std::strcmp(id, command.id) == 0; });
}

std::vector<KeyPress> random_keys(Stage& stage, Random& random) {
    static constexpr const char* kPlain[] = {"Return", "Escape", "Up", "Down", "Left", "Right", "Tab", "Space", "PageUp", "PageDown", "Backspace", "Delete", "Home", "End"};
    const std::size_t kind = random.below(10);
    if (kind == 0) return {{random_text(random)}};
    if (kind <= 2) return {{kPlain[random.below(std::size(kPlain))], random.below(4) == 0, random.below(6) == 0, random.below(8) == 0}};
    const Command* chosen = &commands()[random.below(commands().size())];
    if (takes_long(*chosen) && random.below(40) != 0) chosen = &commands()[random.below(commands().size())];
    const Command& command = *chosen;
    stage.ran.insert(command.id);
    if (kind == 3 || command.keys.empty()) return {{std::string("cmd:") + command.id}};
    return {command.keys[random.below(command.keys.size())]};
}

// What edits a field goes past the commands, straight to Dear ImGui, as the window passes it on.
void edit_field(Stage& stage, Random& random) {
    ImGuiIO& io = ImGui::GetIO();
    const ImGuiKey key = kFieldKeys[random.below(std::size(kFieldKeys))];
    io.KeyCtrl = random.below(3) == 0;
    io.KeyShift = random.below(4) == 0;
    io.KeysDown[key] = true;
    stage.draw({}, "a key in a field");
    io.KeysDown[key] = false;
    io.KeyCtrl = io.KeyShift = false;
    stage.draw({}, "a key in a field");
}

// Any pane at all comes to the front, as one would find it by its name.
void find_pane(Stage& stage, Random& random) {
    const Pane& pane = panes()[random.below(panes().size())];
    const std::string title = pane_title(pane.id, stage.app.ui.language);
    stage.draw({{"Escape"}}, "Escape");
    stage.draw({{"p", false, true, false}}, "Ctrl+P");
    for (int i = 0; i < 2; i++) stage.draw({}, "");
    stage.draw({{"text:" + title}}, "palette " + title);
    stage.draw({}, "");
    stage.draw({{"Return"}}, "palette Enter " + title);
}

void click_somewhere(Stage& stage, Random& random) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImVec2 at(static_cast<float>(random.below(static_cast<std::size_t>(screen.x))), static_cast<float>(random.below(static_cast<std::size_t>(screen.y))));
    const auto& marks = stage.app.ui.marks;
    std::string what = "click";
    const std::size_t where = random.below(6);
    if (!marks.empty() && where >= 2) {   // mostly on something; now and then on a border between panes
        auto mark = where == 2 ? marks.lower_bound("split.") : marks.begin();
        if (where == 2 && (mark == marks.end() || !mark->first.starts_with("split."))) mark = marks.begin();
        if (where > 2) std::advance(mark, static_cast<std::ptrdiff_t>(random.below(marks.size())));
        if (random.below(10) != 0 && (mark->first.starts_with("catalogue.") || mark->first == "toolbar.variant" || mark->first == "pane.real_go" || mark->first == "pane.variants")) mark = marks.find("toolbar.preset");
        if (mark == marks.end()) mark = marks.begin();
        const Rect& r = mark->second;
        at = {r.x0 + (r.x1 - r.x0) * static_cast<float>(random.below(100)) / 100, r.y0 + (r.y1 - r.y0) * static_cast<float>(random.below(100)) / 100};
        what += " " + mark->first;
    }
    const bool drag = random.below(4) == 0, twice = random.below(8) == 0;
    const int button = random.below(6) == 0 ? 1 + static_cast<int>(random.below(2)) : 0;
    stage.mouse(at.x, at.y, button, false, random.below(5) == 0 ? static_cast<float>(random.below(5)) - 2 : 0);
    stage.draw({}, what);
    for (int times = twice ? 2 : 1; times > 0; times--) {
        stage.mouse(at.x, at.y, button, true);
        stage.draw({}, what);
        if (drag) at = {at.x + static_cast<float>(random.below(400)) - 200, at.y + static_cast<float>(random.below(300)) - 150};
        stage.mouse(at.x, at.y, button, true);
        stage.draw({}, what);
        stage.mouse(at.x, at.y, button, false);
        stage.draw({}, what);
    }
}

// Files of all kinds, in a folder that goes away again: what may be dropped on the window.
struct Files {
    fs::path folder;
    std::vector<std::string> all;
    Files() {
        folder = fs::temp_directory_path() / ("twoword-monkey-" + std::to_string(getpid()));
        fs::create_directories(folder / "folder.go");
        add("own.go", "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tvar x any = 1000\n\tfmt.Println(x)\n}\n");
        add("errors.go", "package main\n\nfunc main() {\n\tx := y\n\treturn 1\n");
        add("empty.go", "");
        static constexpr char kBinary[] = "\x7f" "ELF\0\0\1\xff\xfe\x80 garbage";
        add("binary.go", std::string(kBinary, sizeof kBinary));
        add("latin.go", "package main\n\n// caf\xe9\nfunc main() { println(\"\xe9\") }\n");
        add("loop.go", "package main\n\nfunc main() {\n\tvar kept [][]byte\n\tfor i := 0; ; i++ {\n\t\tkept = append(kept, make([]byte, 10))\n\t\tif len(kept) > 100 {\n\t\t\tkept = nil\n\t\t}\n\t}\n}\n");
        add("package.go", "package p\n\nfunc F() {}\n");
        add("text.txt", "not Go");
        all.push_back((folder / "folder.go").string());
        all.push_back((folder / "missing.go").string());
    }
    ~Files() {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    void add(const std::string& name, const std::string& text) {
        std::ofstream(folder / name, std::ios::binary) << text;
        all.push_back((folder / name).string());
    }
};

void event(Stage& stage, Random& random, const Files& files, const std::string& name) {
    const std::size_t kind = random.below(600);
    if (kind < 190) click_somewhere(stage, random);
    else if (kind < 230) edit_field(stage, random);
    else if (kind < 236) find_pane(stage, random);
    else if (kind < 237) stage.draw({{"drop:" + name}}, "drop");   // back to where it began
    else if (kind < 238) stage.draw({{"drop:" + files.all[random.below(files.all.size())]}}, "drop");
    else if (kind < 242) ImGui::GetIO().DisplaySize = {static_cast<float>(200 + random.below(2400)), static_cast<float>(150 + random.below(1500))};
    else {
        const auto keys = random_keys(stage, random);
        stage.draw(keys, keys.empty() ? "" : key_text(keys[0]));
    }
}

int play(const std::string& name, std::uint64_t count, std::uint64_t seed, double longest) {
    auto lab = open_lab(name);
    if (!lab.ok()) return std::fprintf(stderr, "monkey: %s\n", lab.error.c_str()), 1;
    const Files files;
    Stage stage(std::move(*lab.value));
    stage.home = files.folder.string();
    stage.own_file = files.all[0];
    Random random{seed * 0x9E3779B97F4A7C15ull + 1};
    for (const char c : name) random.state ^= static_cast<unsigned char>(c), random.next();   // another sequence for each scenario
    std::size_t text = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (std::uint64_t i = 0; i < count; i++) {
        event(stage, random, files, name);
        if (i % 500 == 0) text = std::max(text, state_json(stage.app.snapshot, stage.app.ui).size());
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("%-44s %llu keys and clicks, seed %llu, %.0f s: longest frame %.0f ms (%s), state up to %zu KiB; %zu of %zu panes, %zu of %zu commands, %zu of 4 dialogs%s\n", name.c_str(),
                static_cast<unsigned long long>(count), static_cast<unsigned long long>(seed), seconds, stage.slowest * 1000, stage.slowest_what.c_str(), text / 1024, stage.panes.size(), panes().size(),
                stage.ran.size(), commands().size(), stage.dialogs.size() - 1, stage.edited ? ", editor" : "");
    std::fflush(stdout);
    return stage.slowest > longest ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string name = argc > 1 ? argv[1] : "all";
    const std::uint64_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 10'000, seed = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1;
    const double longest = argc > 4 ? std::strtod(argv[4], nullptr) : 20;
    std::signal(SIGALRM, on_alarm);
    setenv("PATH", "/nonexistent", 1);   // the installed Go is asked by a test of its own
    if (name != "all") return play(name, count, seed, longest);
    int status = 0;
    for (const CatalogEntry& entry : scenario_catalog(find_scenarios("/proc/self/exe"))) status |= play(entry.name, count, seed, longest);
    return status;
}
