#include "gui/picture.h"

#include <glad/gl.h>
#include <png.h>

#include <vector>

namespace tw::gui {

bool write_picture(const std::string& path, int width, int height) {
    std::vector<unsigned char> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    for (std::size_t i = 3; i < pixels.size(); i += 4) pixels[i] = 255;
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_RGBA;
    image.flags = PNG_IMAGE_FLAG_FAST;
    // a negative stride turns the rows over: OpenGL counts them from the bottom
    return png_image_write_to_file(&image, path.c_str(), 0, pixels.data(), -width * 4, nullptr) != 0;
}

}  // namespace tw::gui
