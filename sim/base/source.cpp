#include "sim/base/source.h"

#include <algorithm>

namespace tw {

std::size_t SourceSet::add(std::string name, std::string package, std::string text) {
    SourceFile file;
    file.base = files_.empty() ? 1 : files_.back().base + static_cast<std::uint32_t>(files_.back().text.size()) + 1;
    file.name = std::move(name);
    file.package = std::move(package);
    file.text = std::move(text);
    file.lines.push_back(0);
    for (std::size_t i = 0; i < file.text.size(); i++)
        if (file.text[i] == '\n') file.lines.push_back(static_cast<std::uint32_t>(i + 1));
    files_.push_back(std::move(file));
    return files_.size() - 1;
}

const SourceFile* SourceSet::file_of(Pos pos) const {
    if (!pos) return nullptr;
    auto after = std::upper_bound(files_.begin(), files_.end(), pos.offset,
                                  [](std::uint32_t offset, const SourceFile& f) { return offset < f.base; });
    return after == files_.begin() ? nullptr : &*(after - 1);
}

Location SourceSet::locate(Pos pos) const {
    const SourceFile* file = file_of(pos);
    if (!file) return {"?", 0, 0};
    const std::uint32_t offset = pos.offset - file->base;
    auto after = std::upper_bound(file->lines.begin(), file->lines.end(), offset);
    const auto line = static_cast<int>(after - file->lines.begin());
    return {file->name, line, static_cast<int>(offset - *(after - 1)) + 1};
}

}  // namespace tw
