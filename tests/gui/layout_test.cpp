// What a student in the last row could not read, measured on a few scenarios; `matrix` does it for all (./dev shot --check).
#include "gui/said.h"
#include <nlohmann/json.hpp>

#include "gui/panes.h"
#include "tests/gui/latin.h"
#include "tests/gui/states.h"
#include "tests/support/catch.h"

using namespace tw;
using namespace tw::gui;

namespace {

struct Context {
    Context() {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DeltaTime = 1 / 20.f;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    }
    ~Context() { ImGui::DestroyContext(); }
};

void upload() {
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
}

void check_faults(StateWalk& walk, const std::string& what) {
    INFO(what);
    for (const Fault& fault : faults_of(walk.recorder().texts, walk.app().ui.marks)) {
        INFO(fault.what << " in " << fault.window << ": " << fault.text << " | " << fault.other);
        CHECK(false);
    }
}

}  // namespace

TEST_CASE("no text is clipped or overlaps, in any preset, at one and two times the size, in both languages", "[gui][layout]") {
    for (const float scale : {1.f, 2.f})
        for (const bool presentation : {false, true}) {
            const Context context;
            StateWalk walk(type_of({presentation ? Preset::Presentation : Preset::Lesson, Theme::Dark, scale}), upload);
            for (const char* scenario : {"who-is-stuck-on-this-channel", "which-cache-forgets", "how-does-marking-go-on"}) {
                walk.open(scenario);
                for (const Preset preset : {Preset::Lesson, Preset::Memory, Preset::Goroutines, Preset::Collector, Preset::Presentation})
                    for (const Language language : {Language::English, Language::Chinese}) {
                        if ((preset == Preset::Presentation) != presentation) continue;
                        const State state{preset, Theme::Dark, scale, language};
                        walk.show(state);
                        check_faults(walk, scenario + (" " + state.text()));
                    }
            }
        }
}

TEST_CASE("nothing of the overlays is clipped", "[gui][layout]") {
    for (const float scale : {1.f, 2.f}) {
        const Context context;
        StateWalk walk(scale, upload);
        walk.open("why-is-err-not-nil");
        for (const Language language : {Language::English, Language::Chinese})
            for (const char* command : {"cmd:window.help", "cmd:window.palette", "cmd:lesson.catalogue", "cmd:file.open"}) {
                const State state{Preset::Lesson, Theme::Light, scale, language};
                walk.show(state);
                walk.draw({{command}});
                for (int i = 0; i < 4; i++) walk.draw();
                check_faults(walk, command + (" " + state.text()));
                walk.draw({{"Escape"}});
            }
    }
}

TEST_CASE("the recorder finds what cannot be read", "[gui][layout]") {
    const Context context;
    TextRecorder recorder;
    ImGui::GetIO().DisplaySize = {400, 300};
    ImGui::GetIO().Fonts->AddFontDefault();
    upload();
    for (int i = 0; i < 2; i++) {
        recorder.clear();
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({120, 100});
        ImGui::Begin("small", nullptr, ImGuiWindowFlags_NoDecoration);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddText({5, 5}, ~0u, "far too long for a window of this width");
        list.AddText({5, 40}, ~0u, "one");
        list.AddText({8, 42}, ~0u, "two");
        list.AddText({5, 500}, ~0u, "below");
        ImGui::End();
        ImGui::Render();
    }
    std::set<std::string> kinds;
    for (const Fault& fault : faults_of(recorder.texts, {})) kinds.insert(fault.what);
    CHECK(kinds == std::set<std::string>{"clipped", "hidden", "overlaps"});
}

TEST_CASE("the Chinese interface says nothing in English but what Go says", "[gui][texts]") {
    const Context context;
    StateWalk walk(1, upload);
    const std::set<std::string> allowed = words_of_go();
    for (const char* scenario : {"what-does-the-sleeping-goroutine-hold", "why-a-write-barrier", "when-does-an-interface-allocate"}) {
        walk.open(scenario);
        for (const std::string& pane : StateWalk::panes()) {
            walk.show_alone(pane, Language::Chinese);
            for (const auto& [word, text] : english_in(walk.recorder().texts, allowed)) {
                INFO(scenario << ", " << pane << ": " << word << " in \"" << text << "\"");
                CHECK(false);
            }
        }
    }
    std::vector<DrawnText> english(1);
    english[0].text = "notwithstanding whosoever";
    CHECK(english_in(english, allowed).size() == 2);
}

TEST_CASE("what holds an object is said in Chinese whole") {
    const std::string root = "goroutine 1 main.main [running] \xe2\x80\xba frame main.main \xe2\x80\xba ch";
    for (const char* rest : {" leads straight to it; no other root does.", " keeps it, over a path of 3 references; 1 other root keeps it too.",
                             " leads straight to it; 2 other roots keep it too. 2 paths have no reference in common: all must be cut to free it.",
                             " keeps it, over a path of 3 references; no other root does. At least 6 paths have no reference in common: all must be cut to free it."}) {
        const std::string text = said(Language::Chinese, root + rest);
        INFO(text);
        for (const char* english : {"keep", "root", "path", "references", "leads"}) CHECK(text.find(english) == std::string::npos);
    }
}
