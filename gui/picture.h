// A frame as a PNG file.
#pragma once
#include <string>

namespace tw::gui {

// Reads the current OpenGL framebuffer (width x height pixels) and writes it. False when the file cannot be written.
bool write_picture(const std::string& path, int width, int height);

}  // namespace tw::gui
