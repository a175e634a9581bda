#include "sim/lab/library.h"

#include <string_view>

namespace tw {

LibraryLoader library_loader() {
    return [](const std::string& import_path) -> std::optional<std::vector<LibraryFile>> {
        std::vector<LibraryFile> found;
        for (const EmbeddedFile* file = embedded_library(); file->path; file++) {
            const std::string_view path = file->path;
            const auto slash = path.rfind('/');
            if (slash == std::string_view::npos || path.substr(0, slash) != import_path) continue;
            found.push_back({std::string("$GOROOT/src/") + std::string(path), file->text});
        }
        if (found.empty()) return std::nullopt;
        return found;
    };
}

}  // namespace tw
