#include "gui/dialogs.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cctype>

#include "gui/commands.h"
#include "gui/panels/drawing.h"
#include "gui/panes.h"

namespace tw::gui {

void begin_centred(const char* name, ImVec2 size) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    size = {std::min(size.x, screen.x * 0.96f), std::min(size.y, screen.y * 0.94f)};
    ImGui::SetNextWindowPos({screen.x * 0.5f, screen.y * 0.5f}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::Begin(name, nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleVar();
    if (ImGui::IsWindowAppearing()) ImGui::SetWindowFocus();
}

namespace {

Actions run_entry(const PaletteEntry& entry, const Snapshot& snapshot, UiState& ui) {
    ui.dialog = Dialog::None;
    if (entry.kind == PaletteEntry::Kind::Lesson) return {OpenAction{entry.id}};
    if (entry.kind == PaletteEntry::Kind::Pane) {
        show_pane(ui.layout, entry.id, ui.focus);
        ui.focus = entry.id;
        return {};
    }
    const Command* command = command_named(entry.id);
    if (!command) return {};
    CommandCall call{snapshot, ui, {}, {}};
    command->run(call);
    return std::move(call.actions);
}

bool palette_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions) {
    const auto entries = palette_entries(snapshot, ui);
    const int count = static_cast<int>(entries.size());
    if (key.name == "Down") ui.palette.chosen = std::min(ui.palette.chosen + 1, std::max(0, count - 1));
    else if (key.name == "Up") ui.palette.chosen = std::max(0, ui.palette.chosen - 1);
    else if (key.name == "Return") {
        if (ui.palette.chosen < count) actions = run_entry(entries[static_cast<std::size_t>(ui.palette.chosen)], snapshot, ui);
    } else return false;
    return true;
}

void draw_help(UiState& ui, const Look& look) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    begin_centred("help", {screen.x * 0.92f, screen.y * 0.92f});
    ImGui::BeginChild("rows");   // scrolls where there are more than fit
    const float room = ImGui::GetContentRegionAvail().x, column = 30 * look.fonts.ui->FontSize;
    const int columns = std::clamp(static_cast<int>(room / column), 1, 4);
    if (ImGui::BeginTable("keys", columns)) {
        const std::size_t count = commands().size(), per = (count + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns);
        const char* group = "";
        for (std::size_t i = 0; i < count; i++) {
            if (i % per == 0) ImGui::TableNextColumn(), group = "";
            const Command& command = commands()[i];
            if (std::string(group) != command.group) {
                group = command.group;
                ImGui::Spacing();
                ImGui::TextDisabled("%s", tr(ui, std::string("group.") + group));
            }
            const float left = ImGui::GetCursorPosX(), keys = 9 * look.fonts.ui->FontSize;
            ImGui::PushStyleColor(ImGuiCol_Text, look.colours.accent);
            ImGui::TextUnformatted(keys_of(command).c_str());
            ImGui::PopStyleColor();
            ImGui::SameLine();
            ImGui::SetCursorPosX(std::max(ImGui::GetCursorPosX(), left + keys));
            ImGui::TextWrapped("%s", tr(ui, std::string("cmd.") + command.id));
        }
        ImGui::EndTable();
    }
    ImGui::EndChild();
    ImGui::End();
    mark(ui, "help");
}

Actions draw_palette(const Snapshot& snapshot, UiState& ui, const Look& look) {
    Actions actions;
    const float em = look.fonts.ui->FontSize;
    begin_centred("palette", {46 * em, 28 * em});
    ImGui::SetNextItemWidth(-1);
    if (!ui.palette.opened) ImGui::SetKeyboardFocusHere();
    ui.palette.opened = true;
    if (ImGui::InputTextWithHint("##query", tr(ui, "palette.hint"), &ui.palette.query)) ui.palette.chosen = 0;
    mark(ui, "palette.query");
    const auto entries = palette_entries(snapshot, ui);
    ImGui::BeginChild("found");
    for (std::size_t i = 0; i < entries.size(); i++) {
        const bool chosen = static_cast<int>(i) == ui.palette.chosen;
        ImGui::PushID(static_cast<int>(i));
        const float width = ImGui::CalcTextSize(entries[i].keys.c_str()).x;
        const std::string shown = elided(look.fonts.ui, look.fonts.ui->FontSize, entries[i].text, ImGui::GetContentRegionAvail().x - width - em);
        if (ImGui::Selectable((shown + "###entry").c_str(), chosen)) actions = run_entry(entries[i], snapshot, ui);
        if (i < 3) mark(ui, "palette." + std::to_string(i + 1));
        ImGui::PopID();
        if (chosen) ImGui::SetScrollHereY(0.5f);
        ImGui::SameLine(ImGui::GetContentRegionMax().x - width);
        ImGui::TextDisabled("%s", entries[i].keys.c_str());
    }
    if (entries.empty()) ImGui::TextDisabled("%s", tr(ui, "palette.none"));
    ImGui::EndChild();
    ImGui::End();
    return actions;
}

}  // namespace

int fuzzy_score(const std::string& query, const std::string& text) {
    const auto lower = [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); };
    int score = 1, run = 0;
    std::size_t at = 0;
    for (const char wanted : query) {
        if (wanted == ' ') { run = 0; continue; }
        const std::size_t from = at;
        while (at < text.size() && lower(text[at]) != lower(wanted)) at++;
        if (at == text.size()) return 0;
        run = at == from ? run + 1 : 0;   // side by side counts most, then the beginning of a word
        const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '-' || text[at - 1] == '.';
        score += 1 + run * 3 + (begins ? 4 : 0);
        at++;
    }
    return score;
}

std::vector<PaletteEntry> palette_entries(const Snapshot& snapshot, const UiState& ui) {
    using Kind = PaletteEntry::Kind;
    std::vector<PaletteEntry> all;
    const auto add = [&](Kind kind, std::string id, std::string text, std::string keys, const std::string& also) {
        const int score = std::max(fuzzy_score(ui.palette.query, text), fuzzy_score(ui.palette.query, also));
        if (score > 0) all.push_back({kind, std::move(id), std::move(text), std::move(keys), score});
    };
    for (const Command& command : commands()) {
        const std::string key = std::string("cmd.") + command.id;
        add(Kind::Command, command.id, tr(ui, key), keys_of(command), tr(Language::English, key));
    }
    for (const Pane& pane : panes()) add(Kind::Pane, pane.id, tr(ui, "palette.pane") + (": " + pane_title(pane.id, ui.language)), "", pane_title(pane.id, Language::English));
    for (const LessonCard& card : snapshot.catalogue) add(Kind::Lesson, card.name, tr(ui, "palette.lesson") + (": " + card.title), "", card.name);
    if (snapshot.catalogue.empty())
        for (const std::string& lesson : snapshot.lessons) add(Kind::Lesson, lesson, tr(ui, "palette.lesson") + (": " + lesson), "", lesson);
    if (!ui.palette.query.empty()) std::stable_sort(all.begin(), all.end(), [](const PaletteEntry& a, const PaletteEntry& b) { return a.score > b.score; });
    return all;
}

Actions draw_dialog(const Snapshot& snapshot, UiState& ui, const Look& look) {
    switch (ui.dialog) {
        case Dialog::Help: draw_help(ui, look); return {};
        case Dialog::Palette: return draw_palette(snapshot, ui, look);
        case Dialog::Catalogue: return draw_catalogue(snapshot, ui, look);
        case Dialog::Files: return draw_files(ui, look);
        case Dialog::None: break;
    }
    return {};
}

bool dialog_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions) {
    if (key.control || key.alt || key.shift) return false;
    if (ui.dialog == Dialog::Palette) return palette_key(key, snapshot, ui, actions);
    if (ui.dialog == Dialog::Catalogue) return catalogue_key(key, snapshot, ui, actions);
    if (ui.dialog == Dialog::Files) return files_key(key, ui, actions);
    return false;
}

}  // namespace tw::gui
