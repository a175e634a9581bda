#include "gui/window.h"

#include <glad/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <cctype>
#include <cstdio>
#include <deque>
#include <utility>

#include "gui/picture.h"
#include "gui/state_json.h"

namespace tw::gui {
namespace {

constexpr int kFramesAfterInput = 3;  // Dear ImGui settles within this many

struct Input {            // what arrived since the last frame; owned by the window
    std::vector<KeyPress> keys;
    bool touched = true;
    struct Tap { int code, mods; };
    std::deque<Tap> taps = {};   // for text fields
};

std::string name_of(int key, int mods) {
    switch (key) {
        case GLFW_KEY_RIGHT: return "Right";
        case GLFW_KEY_LEFT: return "Left";
        case GLFW_KEY_UP: return "Up";
        case GLFW_KEY_DOWN: return "Down";
        case GLFW_KEY_HOME: return "Home";
        case GLFW_KEY_END: return "End";
        case GLFW_KEY_TAB: return "Tab";
        case GLFW_KEY_ESCAPE: return "Escape";
        case GLFW_KEY_ENTER: case GLFW_KEY_KP_ENTER: return "Return";
        case GLFW_KEY_BACKSPACE: return "Backspace";
        case GLFW_KEY_DELETE: return "Delete";
        case GLFW_KEY_PAGE_UP: return "PageUp";
        case GLFW_KEY_PAGE_DOWN: return "PageDown";
        case GLFW_KEY_SPACE: return "Space";
        case GLFW_KEY_PERIOD: return ".";
        case GLFW_KEY_LEFT_BRACKET: return "[";
        case GLFW_KEY_RIGHT_BRACKET: return "]";
        case GLFW_KEY_SLASH: return (mods & GLFW_MOD_SHIFT) ? "?" : "/";
        case GLFW_KEY_EQUAL: return (mods & (GLFW_MOD_SHIFT | GLFW_MOD_CONTROL)) ? "plus" : "=";   // Ctrl+= is Ctrl++ without Shift
        case GLFW_KEY_KP_ADD: return "plus";
        case GLFW_KEY_MINUS: case GLFW_KEY_KP_SUBTRACT: return "minus";
        default: break;
    }
    if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F12) return "F" + std::to_string(key - GLFW_KEY_F1 + 1);
    if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) return std::string(1, static_cast<char>('0' + key - GLFW_KEY_0));
    const char* name = glfwGetKeyName(key, 0);  // letters by the keyboard's own layout
    return name && name[0] && !name[1] ? std::string(1, static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])))) : "";
}

// Shortcuts come from our own queue: polling the pressed state loses fast taps.
void on_key(GLFWwindow* window, int key, int, int action, int mods) {
    auto& input = *static_cast<Input*>(glfwGetWindowUserPointer(window));
    input.touched = true;
    if (action == GLFW_RELEASE) return;
    if (action == GLFW_PRESS && key >= GLFW_KEY_ENTER && key <= GLFW_KEY_END) input.taps.push_back({key, mods});   // those that edit; letters come as text
    KeyPress press{name_of(key, mods), (mods & GLFW_MOD_SHIFT) != 0, (mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_ALT) != 0};
    if (press.name == "?") press.shift = false;
    if (!press.name.empty()) input.keys.push_back(press);
}

void touch(GLFWwindow* window) { static_cast<Input*>(glfwGetWindowUserPointer(window))->touched = true; }

GLFWwindow* open_window(const ShowOptions& options) {
    glfwSetErrorCallback([](int, const char* what) { std::fprintf(stderr, "twoword-lab: %s\n", what); });
#ifdef GLFW_PLATFORM
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
    if (!glfwInit()) return nullptr;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    GLFWwindow* window = glfwCreateWindow(options.width, options.height, "twoword lab", nullptr, nullptr);
    if (!window) return nullptr;
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
    return gladLoadGL(glfwGetProcAddress) ? window : nullptr;
}

void install_callbacks(GLFWwindow* window, Input& input) {
    glfwSetWindowUserPointer(window, &input);
    glfwSetKeyCallback(window, on_key);
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { touch(w); });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { touch(w); });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double, double) { touch(w); });
    glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
        touch(w);
        if (count > 0) static_cast<Input*>(glfwGetWindowUserPointer(w))->keys.push_back({std::string("drop:") + paths[0]});
    });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned) { touch(w); });
    glfwSetWindowRefreshCallback(window, touch);
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { touch(w); });
}

// Text fields of Dear ImGui before 1.87 see only keys that are down when a frame begins: a tap that was shorter is held for one
// frame, one tap a frame.
struct Taps {
#if IMGUI_VERSION_NUM < 18700
    GLFWwindow* window;
    int code = -1;
    Taps(GLFWwindow* of, Input& input) : window(of) {
        if (input.taps.empty()) return;
        const Input::Tap tap = input.taps.front();
        ImGuiIO& io = ImGui::GetIO();
        const bool known = tap.code >= 0 && tap.code < static_cast<int>(IM_ARRAYSIZE(io.KeysDown));
        if (known && io.KeysDownDuration[tap.code] >= 0) {   // the same key again: it must be seen up in between
            io.KeysDown[tap.code] = false;
            return;
        }
        input.taps.pop_front();
        if (!known) return;
        code = tap.code;
        io.KeysDown[code] = true;
        io.KeyCtrl = (tap.mods & GLFW_MOD_CONTROL) != 0;
        io.KeyShift = (tap.mods & GLFW_MOD_SHIFT) != 0;
        io.KeyAlt = (tap.mods & GLFW_MOD_ALT) != 0;
    }
    ~Taps() {
        if (code < 0) return;
        const auto down = [&](int key) { return glfwGetKey(window, key) == GLFW_PRESS; };
        ImGuiIO& io = ImGui::GetIO();
        io.KeysDown[code] = down(code);
        io.KeyCtrl = down(GLFW_KEY_LEFT_CONTROL) || down(GLFW_KEY_RIGHT_CONTROL);
        io.KeyShift = down(GLFW_KEY_LEFT_SHIFT) || down(GLFW_KEY_RIGHT_SHIFT);
        io.KeyAlt = down(GLFW_KEY_LEFT_ALT) || down(GLFW_KEY_RIGHT_ALT);
    }
    Taps(const Taps&) = delete;
    Taps& operator=(const Taps&) = delete;
#else
    Taps(GLFWwindow*, Input& input) { input.taps.clear(); }
#endif
};

void draw_once(GLFWwindow* window, App& app, const std::vector<KeyPress>& keys) {
    if (refresh_look(app)) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    frame(app, keys);
    ImGui::Render();
    int width = 0, height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    glViewport(0, 0, width, height);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    if (!app.ui.picture_to.empty()) picture_written(app, write_picture(app.ui.picture_to, width, height));
    glfwSwapBuffers(window);
}

// Written when the person pauses and at the end, when something is different.
void keep_settings(const App& app, const ShowOptions& options, std::string& kept) {
    if (options.settings.empty()) return;
    const Settings settings = settings_of(app);
    std::string text = settings_text(settings);
    if (text == kept) return;
    if (save_settings(options.settings, settings)) kept = std::move(text);
}

void run_loop(GLFWwindow* window, App& app, Input& input, const ShowOptions& options) {
    int awake = kFramesAfterInput;
    std::string kept = settings_text(settings_of(app));
    while (!glfwWindowShouldClose(window) && !app.ui.quit) {
        if (awake > 0 || wants_frames(app)) glfwPollEvents();
        else glfwWaitEventsTimeout(0.25);  // an idle lab takes no processor time
        if (input.touched || wants_frames(app) || files_changed(app)) awake = kFramesAfterInput;  // a long run goes on slice by slice
        if (awake <= 0) {
            keep_settings(app, options, kept);
            continue;
        }
        awake--;
        const std::vector<KeyPress> keys = std::exchange(input.keys, {});
        input.touched = !input.taps.empty();
        const Taps tap(window, input);
        draw_once(window, app, keys);
        if (!options.state.empty()) write_state(options.state, app.snapshot, app.ui);
    }
    keep_settings(app, options, kept);
}

}  // namespace

int show_window(App app, const ShowOptions& options) {
    GLFWwindow* window = open_window(options);
    if (!window) {
        std::fprintf(stderr, "twoword-lab: no display; use --shot FILE.png, or `twoword lesson` in the terminal\n");
        glfwTerminate();
        return 3;
    }
    Input input;
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    install_callbacks(window, input);
    ImGui_ImplGlfw_InitForOpenGL(window, true);  // chains to the callbacks above
    ImGui_ImplOpenGL3_Init("#version 330 core");
    run_loop(window, app, input, options);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window);
    glfwTerminate();
    return 0;
}

}  // namespace tw::gui
