#include "gui/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace tw::gui {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::size_t kMostRecent = 12, kMostLessons = 500, kLargestFile = 1 << 20;
constexpr const char* kLevels[] = {"concept", "words", "bytes"};

struct Reader {
    std::vector<std::string>& problems;

    void complain(const std::string& where, const char* wanted) { problems.push_back(fmt::format("{}: {}", where, wanted)); }

    template <class Apply>
    void text(const json& all, const char* key, const char* wanted, Apply apply) {
        const auto found = all.find(key);
        if (found == all.end()) return;
        if (!found->is_string() || !apply(found->get<std::string>())) complain(key, wanted);
    }
    template <class Apply>
    void object(const json& all, const char* key, Apply apply) {
        const auto found = all.find(key);
        if (found == all.end()) return;
        if (!found->is_object()) return complain(key, "an object is wanted");
        for (const auto& [name, value] : found->items()) apply(name, value);
    }
};

bool read_layout(const json& from, Layout& layout, int depth) {
    if (depth > 8 || !from.is_object()) return false;
    const json share = from.value("share", json(1));
    if (!share.is_number()) return false;
    layout.share = share.get<float>();
    for (const auto& [key, kind] : {std::pair{"columns", Layout::Kind::Columns}, std::pair{"rows", Layout::Kind::Rows}}) {
        const auto children = from.find(key);
        if (children == from.end()) continue;
        if (!children->is_array()) return false;
        layout.kind = kind;
        for (const json& child : *children)
            if (!read_layout(child, layout.children.emplace_back(), depth + 1)) return false;
        return true;
    }
    const auto panes = from.find("panes"), shown = from.find("shown");
    if (panes == from.end() || !panes->is_array()) return false;
    for (const json& pane : *panes) {
        if (!pane.is_string()) return false;
        layout.panes.push_back(pane.get<std::string>());
    }
    if (shown != from.end()) {
        if (!shown->is_number_integer()) return false;
        layout.shown = static_cast<int>(std::clamp<std::int64_t>(shown->get<std::int64_t>(), -1, 100));
    }
    return true;
}

json layout_json(const Layout& layout) {
    json out{{"share", std::round(layout.share * 10000) / 10000}};
    if (layout.kind == Layout::Kind::Area) {
        out["panes"] = layout.panes;
        out["shown"] = layout.shown;
        return out;
    }
    json& children = out[layout.kind == Layout::Kind::Columns ? "columns" : "rows"] = json::array();
    for (const Layout& child : layout.children) children.push_back(layout_json(child));
    return out;
}

bool read_stops(const json& from, const char* key, std::set<int>& stops) {
    const auto found = from.find(key);
    if (found == from.end()) return true;
    if (!found->is_array() || found->size() > 100) return false;
    for (const json& stop : *found) {
        if (!stop.is_number_integer() || stop.get<std::int64_t>() < 0 || stop.get<std::int64_t>() > 99) return false;
        stops.insert(stop.get<int>());
    }
    return true;
}

bool read_progress(const json& from, LessonProgress& progress) {
    return from.is_object() && read_stops(from, "stops", progress.stops) && read_stops(from, "right", progress.right) && read_stops(from, "wrong", progress.wrong);
}

void read_recent(const json& all, Settings& settings, Reader& reader) {
    const auto found = all.find("recent");
    if (found == all.end()) return;
    if (!found->is_array()) return reader.complain("recent", "a list is wanted");
    for (const json& name : *found) {
        if (!name.is_string() || name.get<std::string>().size() > 4096) reader.complain("recent", "names are wanted");
        else if (settings.recent.size() < kMostRecent) settings.recent.push_back(name.get<std::string>());
    }
}

void read_all(const json& all, Settings& s, Reader& reader) {
    reader.text(all, "theme", "dark, light or contrast is wanted", [&](const std::string& name) {
        for (const Theme theme : {Theme::Dark, Theme::Light, Theme::Contrast})
            if (name == theme_name(theme)) return s.theme = theme, true;
        return false;
    });
    reader.text(all, "language", "en or zh is wanted", [&](const std::string& code) {
        s.language = language_named(code);
        return code == "en" || code == "zh";
    });
    reader.text(all, "level", "concept, words or bytes is wanted", [&](const std::string& name) {
        for (int i = 0; i < 3; i++)
            if (name == kLevels[i]) return s.level = static_cast<Level>(i), true;
        return false;
    });
    reader.text(all, "preset", "the name of a preset is wanted", [&](const std::string& name) { return preset_named(name, s.preset); });
    if (const auto font = all.find("font"); font != all.end()) {
        if (font->is_number_integer() && font->get<std::int64_t>() >= 14 && font->get<std::int64_t>() <= 40) s.font = font->get<int>();
        else reader.complain("font", "14 to 40 pixels are wanted");
    }
    reader.object(all, "layouts", [&](const std::string& name, const json& value) {
        Preset preset{};
        Layout layout;
        if (!preset_named(name, preset) || !read_layout(value, layout, 0) || !valid(layout)) reader.complain("layouts." + name.substr(0, 40), "not a layout of panes that exist");
        else s.layouts[name] = layout;
    });
    reader.object(all, "progress", [&](const std::string& name, const json& value) {
        LessonProgress progress;
        if (s.progress.size() >= kMostLessons || name.size() > 200 || !read_progress(value, progress)) reader.complain("progress." + name.substr(0, 40), "not what was done in a lesson");
        else s.progress[name] = progress;
    });
    read_recent(all, s, reader);
}

}  // namespace

ReadSettings parse_settings(const std::string& text) {
    ReadSettings read;
    const json all = json::parse(text, nullptr, false);
    if (all.is_discarded() || !all.is_object()) {
        read.problems.push_back("not a JSON object");
        return read;
    }
    Reader reader{read.problems};
    read_all(all, read.settings, reader);
    return read;
}

std::string settings_text(const Settings& s) {
    json layouts = json::object(), progress = json::object();
    for (const auto& [name, layout] : s.layouts) layouts[name] = layout_json(layout);
    for (const auto& [name, p] : s.progress) progress[name] = {{"stops", p.stops}, {"right", p.right}, {"wrong", p.wrong}};
    json all{{"theme", theme_name(s.theme)}, {"language", language_code(s.language)}, {"level", kLevels[static_cast<int>(s.level)]}, {"preset", preset_name(s.preset)},
             {"layouts", layouts}, {"progress", progress}, {"recent", s.recent}};
    if (s.font) all["font"] = s.font;
    return all.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string settings_path() {
    if (const char* config = std::getenv("XDG_CONFIG_HOME"); config && *config == '/') return std::string(config) + "/twoword/lab.json";
    if (const char* home = std::getenv("HOME"); home && *home == '/') return std::string(home) + "/.config/twoword/lab.json";
    return "";
}

ReadSettings load_settings(const std::string& path) {
    std::error_code error;
    if (path.empty() || !fs::exists(path, error)) return {};
    std::ifstream in(path, std::ios::binary);
    std::string text(kLargestFile, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    ReadSettings read = parse_settings(text);
    if (!read.problems.empty()) fs::copy_file(path, path + ".broken", fs::copy_options::overwrite_existing, error);
    return read;
}

bool save_settings(const std::string& path, const Settings& settings) {
    if (path.empty()) return false;
    std::error_code error;
    fs::create_directories(fs::path(path).parent_path(), error);
    const std::string temporary = path + ".part";
    {
        std::ofstream out(temporary, std::ios::binary);
        out << settings_text(settings);
        if (!out) return false;
    }
    fs::rename(temporary, path, error);
    return !error;
}

void apply_settings(const Settings& s, UiState& ui) {
    ui.theme = s.theme;
    ui.language = s.language;
    ui.level = s.level;
    ui.preset = s.preset;
    ui.kept_layouts = s.layouts;
    const auto kept = s.layouts.find(preset_name(s.preset));
    ui.layout = kept != s.layouts.end() ? kept->second : preset_layout(s.preset);
    if (s.font) ui.scale = static_cast<float>(s.font) / 16;
}

Settings settings_of(const UiState& ui) {
    Settings s;
    s.theme = ui.theme;
    s.language = ui.language;
    s.level = ui.level;
    s.preset = ui.preset;
    s.font = std::clamp(static_cast<int>(std::lround(ui.scale * 16)), 14, 40);
    auto layouts = ui.kept_layouts;
    layouts[preset_name(ui.preset)] = ui.layout;
    for (const auto& [name, layout] : layouts) {
        Preset preset{};
        if (preset_named(name, preset) && layout != preset_layout(preset)) s.layouts[name] = layout;
    }
    return s;
}

}  // namespace tw::gui
