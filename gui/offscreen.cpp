// glad first: it defines what the EGL headers also want.
#include <glad/gl.h>
//
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <imgui_impl_opengl3.h>

#include <cstdio>

#include "gui/picture.h"
#include "gui/state_json.h"
#include "gui/window.h"

namespace tw::gui {
namespace {

// A surfaceless context of Mesa's software renderer: needs neither X nor a graphics card.
bool make_context(int width, int height) {
    auto get_display = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
    if (!get_display) return false;
    EGLDisplay display = get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    EGLint major = 0, minor = 0, count = 0;
    if (!eglInitialize(display, &major, &minor) || !eglBindAPI(EGL_OPENGL_API)) return false;
    const EGLint wanted[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_RED_SIZE, 8,
                             EGL_GREEN_SIZE, 8, EGL_BLUE_SIZE, 8, EGL_ALPHA_SIZE, 8, EGL_NONE};
    EGLConfig config = nullptr;
    if (!eglChooseConfig(display, wanted, &config, 1, &count) || count == 0) return false;
    const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 3,
                              EGL_CONTEXT_OPENGL_PROFILE_MASK, EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    EGLContext context = eglCreateContext(display, config, EGL_NO_CONTEXT, version);
    const EGLint size[] = {EGL_WIDTH, width, EGL_HEIGHT, height, EGL_NONE};
    EGLSurface surface = eglCreatePbufferSurface(display, config, size);
    return eglMakeCurrent(display, surface, surface, context) && gladLoadGL(reinterpret_cast<GLADloadfunc>(eglGetProcAddress));
}

void draw_once(App& app, const std::vector<KeyPress>& keys, const ShowOptions& options) {
    if (refresh_look(app)) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    }
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    frame(app, keys);
    ImGui::Render();
    glViewport(0, 0, options.width, options.height);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    if (!app.ui.picture_to.empty()) picture_written(app, write_picture(app.ui.picture_to, options.width, options.height));
}

}  // namespace

int show_offscreen(App app, const ShowOptions& options) {
    if (!make_context(options.width, options.height)) {
        std::fprintf(stderr, "twoword-lab: no software renderer for a picture without a display (libegl1, libgl1-mesa-dri)\n");
        return 3;
    }
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {static_cast<float>(options.width), static_cast<float>(options.height)};
    io.DeltaTime = 1 / 60.f;
    ImGui_ImplOpenGL3_Init("#version 330 core");
    draw_once(app, {}, options);
    for (const KeyPress& key : options.keys) {
        draw_once(app, {key}, options);
        draw_once(app, {}, options);   // a field that this opens takes text from the next frame on
        while (wants_frames(app)) draw_once(app, {}, options);
    }
    for (int settle = 0; settle < 4; settle++) draw_once(app, {}, options);
    int status = 0;
    if (!options.shot.empty() && !write_picture(options.shot, options.width, options.height)) status = 1;
    if (!options.settings.empty() && !save_settings(options.settings, settings_of(app))) status = 1;
    if (!options.state.empty() && !write_state(options.state, app.snapshot, app.ui)) status = 1;
    if (status) std::fprintf(stderr, "twoword-lab: cannot write %s\n", options.shot.empty() ? options.state.c_str() : options.shot.c_str());
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
    return status;
}

}  // namespace tw::gui
