#include <glad/gl.h>
//
#include <imgui_impl_opengl3.h>

#include <cstdio>

#include "gui/picture.h"
#include "gui/state_json.h"
#include "gui/surface.h"
#include "gui/window.h"

namespace tw::gui {
namespace {

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
    if (!make_surface(options.width, options.height)) {
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
