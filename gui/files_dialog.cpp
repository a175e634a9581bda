// Opening a file: a path that is typed and completed, folders and .go files below it.
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <filesystem>

#include "gui/dialogs.h"
#include "gui/panels/drawing.h"

namespace tw::gui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostEntries = 500;

std::string folder_part(const std::string& typed) {
    const std::size_t slash = typed.rfind('/');
    return slash == std::string::npos ? "" : typed.substr(0, slash + 1);
}

void read_folder(const std::string& folder, const std::string& begin, std::vector<FileEntry>& entries) {
    std::error_code error;
    for (fs::directory_iterator at(folder.empty() ? "." : folder, error), end; !error && at != end && entries.size() < kMostEntries; at.increment(error)) {
        const std::string name = at->path().filename().string();
        std::error_code ignored;
        const bool is_folder = at->is_directory(ignored);
        if (name.rfind(begin, 0) != 0 || (name[0] == '.' && begin.empty())) continue;
        if (is_folder || (name.ends_with(".go") && !name.ends_with("_test.go"))) entries.push_back({folder + name, is_folder});
    }
    std::sort(entries.begin(), entries.end(), [](const FileEntry& a, const FileEntry& b) { return std::pair(!a.folder, a.name) < std::pair(!b.folder, b.name); });
}

// What all entries have in common beyond what is typed.
std::string completed(const FilesState& files) {
    if (files.entries.empty()) return files.typed;
    std::string common = files.entries[0].name;
    for (const FileEntry& entry : files.entries) {
        std::size_t same = 0;
        while (same < common.size() && same < entry.name.size() && common[same] == entry.name[same]) same++;
        common.resize(same);
    }
    if (files.entries.size() == 1 && files.entries[0].folder) common += '/';
    return common.size() > files.typed.size() ? common : files.typed;
}

Actions open_entry(const FileEntry& entry, UiState& ui) {
    if (!entry.folder) {
        ui.dialog = Dialog::None;
        return {OpenAction{fs::absolute(entry.name).string()}};
    }
    ui.files.typed = entry.name + "/";
    ui.files.complete = true;
    ui.files.chosen = 0;
    return {};
}

int put_typed(ImGuiInputTextCallbackData* data) {   // the field keeps its own copy while it is active
    auto& files = *static_cast<FilesState*>(data->UserData);
    if (!files.complete) return 0;
    files.complete = false;
    data->DeleteChars(0, data->BufTextLen);
    data->InsertChars(0, files.typed.c_str());
    data->CursorPos = data->SelectionStart = data->SelectionEnd = data->BufTextLen;
    return 0;
}

}  // namespace

void list_files(UiState& ui) {
    FilesState& files = ui.files;
    if (files.listed == files.typed && !files.entries.empty()) return;
    if (files.listed == files.typed && files.opened) return;
    files.listed = files.typed;
    files.entries.clear();
    if (files.typed.empty())
        for (const std::string& name : ui.recent)
            if (std::error_code error; name.find('/') != std::string::npos && fs::exists(name, error)) files.entries.push_back({name, false});
    std::vector<FileEntry> found;
    const std::string folder = folder_part(files.typed);
    read_folder(folder, files.typed.substr(folder.size()), found);
    files.entries.insert(files.entries.end(), found.begin(), found.end());
    files.chosen = 0;
}

Actions draw_files(UiState& ui, const Look& look) {
    Actions actions;
    const float em = look.fonts.ui->FontSize;
    list_files(ui);
    begin_centred("files", {52 * em, 30 * em});
    ImGui::SetNextItemWidth(-1);
    if (!ui.files.opened) ImGui::SetKeyboardFocusHere();
    ui.files.opened = true;
    std::string typed = ui.files.typed;
    if (ImGui::InputTextWithHint("##path", tr(ui, "files.hint"), &typed, ImGuiInputTextFlags_CallbackAlways, put_typed, &ui.files)) ui.files.typed = typed;
    mark(ui, "files.path");
    ImGui::BeginChild("entries");
    for (std::size_t i = 0; i < ui.files.entries.size(); i++) {
        const FileEntry entry = ui.files.entries[i];
        const bool chosen = static_cast<int>(i) == ui.files.chosen;
        ImGui::PushID(static_cast<int>(i));
        if (line_selectable(entry.name + (entry.folder ? "/" : ""), chosen)) actions = open_entry(entry, ui);
        ImGui::PopID();
        if (i < 3) mark(ui, "files." + std::to_string(i + 1));
        if (chosen) ImGui::SetScrollHereY(0.5f);
    }
    if (ui.files.entries.empty()) ImGui::TextDisabled("%s", tr(ui, "files.none"));
    ImGui::EndChild();
    ImGui::End();
    return actions;
}

bool files_key(const KeyPress& key, UiState& ui, Actions& actions) {
    FilesState& files = ui.files;
    const int count = static_cast<int>(files.entries.size());
    if (key.name == "Down") files.chosen = std::min(files.chosen + 1, std::max(0, count - 1));
    else if (key.name == "Up") files.chosen = std::max(0, files.chosen - 1);
    else if (key.name == "Tab") files.typed = completed(files), files.complete = true;
    else if (key.name == "Return") {
        list_files(ui);
        if (files.chosen < static_cast<int>(files.entries.size())) actions = open_entry(FileEntry(files.entries[static_cast<std::size_t>(files.chosen)]), ui);
    } else return false;
    return true;
}

}  // namespace tw::gui
