// All lessons in groups, with what was done in each.
#include <imgui.h>
#include <imgui_stdlib.h>

#include <fmt/format.h>

#include <algorithm>

#include "gui/dialogs.h"
#include "gui/panels/drawing.h"
#include "gui/widgets/wrapped_text.h"

namespace tw::gui {
namespace {

// Lessons belong to a part of the course by the first chapter they cover: "2.3" → "2".
std::string group_of(const LessonCard& card) {
    if (card.chapters.empty()) return "other";
    return card.chapters[0].substr(0, card.chapters[0].find('.'));
}

std::vector<const LessonCard*> matching(const Snapshot& snapshot, const UiState& ui) {
    std::vector<const LessonCard*> cards;
    for (const LessonCard& card : snapshot.catalogue)
        if (ui.catalogue.query.empty() || fuzzy_score(ui.catalogue.query, card.title) || fuzzy_score(ui.catalogue.query, card.name)) cards.push_back(&card);
    const auto rank = [&](const LessonCard* card) {   // parts of the course in the order in which they first come
        return std::find_if(snapshot.catalogue.begin(), snapshot.catalogue.end(), [&](const LessonCard& other) { return group_of(other) == group_of(*card); }) - snapshot.catalogue.begin();
    };
    std::stable_sort(cards.begin(), cards.end(), [&](const LessonCard* a, const LessonCard* b) { return rank(a) < rank(b); });
    return cards;
}

int chosen_index(const std::vector<const LessonCard*>& cards, const Snapshot& snapshot, const UiState& ui) {
    if (ui.catalogue.chosen >= 0) return std::min(ui.catalogue.chosen, static_cast<int>(cards.size()) - 1);
    for (std::size_t i = 0; i < cards.size(); i++)
        if (cards[i]->name == snapshot.narration.lesson) return static_cast<int>(i);
    return 0;
}

std::string progress_text(const LessonCard& card, const UiState& ui) {
    if (card.seen == 0) return fmt::format(fmt::runtime(tr(ui, "catalogue.minutes")), card.minutes);
    return fmt::format("{}/{}{}", card.seen, card.stops, card.done ? " \xe2\x88\x9a" : "");
}

void draw_card(const Snapshot& snapshot, const LessonCard& card, UiState& ui, const Look& look) {
    ImGui::PushFont(look.fonts.title);
    draw_wrapped(card.title);
    ImGui::PopFont();
    if (!card.problem.empty()) {
        ImGui::TextWrapped("%s", card.problem.c_str());
        return;
    }
    ImGui::TextDisabled("%s", fmt::format(fmt::runtime(tr(ui, "teacher.minutes")), tr(ui, "level." + card.level), card.minutes).c_str());
    ImGui::TextDisabled("%s", tr(ui, "teacher.misconception"));
    draw_wrapped(card.misconception);
    ImGui::TextWrapped("%s", fmt::format(fmt::runtime(tr(ui, "catalogue.progress")), card.seen, card.stops, card.right, card.questions).c_str());
    if (!card.after.empty()) ImGui::TextDisabled("%s", tr(ui, "teacher.after"));
    for (const std::string& name : card.after) {
        const auto before = std::find_if(snapshot.catalogue.begin(), snapshot.catalogue.end(), [&](const LessonCard& other) { return other.name == name; });
        const bool known = before != snapshot.catalogue.end();
        ImGui::TextWrapped("%s %s", known && before->done ? "\xe2\x88\x9a" : "\xc2\xb7", known ? before->title.c_str() : name.c_str());
    }
    std::string variants;
    for (const std::string& file : card.variants) variants += (variants.empty() ? "" : ", ") + file;
    muted_text(look, variants);
}

Actions open_card(const LessonCard& card, UiState& ui) {
    ui.dialog = Dialog::None;
    return {OpenAction{card.name}};
}

}  // namespace

Actions draw_catalogue(const Snapshot& snapshot, UiState& ui, const Look& look) {
    Actions actions;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    begin_centred("catalogue", {screen.x * 0.9f, screen.y * 0.9f});
    if (snapshot.catalogue.empty()) actions.push_back(CatalogueAction{});
    ImGui::SetNextItemWidth(-1);
    if (!ui.catalogue.opened) ImGui::SetKeyboardFocusHere();
    const bool appearing = !ui.catalogue.opened;
    ui.catalogue.opened = true;
    if (ImGui::InputTextWithHint("##query", tr(ui, "catalogue.hint"), &ui.catalogue.query)) ui.catalogue.chosen = 0;
    const auto cards = matching(snapshot, ui);
    const int chosen = chosen_index(cards, snapshot, ui);
    ImGui::BeginChild("list", ImVec2(ImGui::GetContentRegionAvail().x * 0.6f, 0));
    std::string group;
    for (std::size_t i = 0; i < cards.size(); i++) {
        const LessonCard& card = *cards[i];
        if (group_of(card) != group) {
            group = group_of(card);
            ImGui::Spacing();
            ImGui::PushStyleColor(ImGuiCol_Text, look.colours.accent);
            ImGui::TextUnformatted(tr(ui, "chapter." + group));
            ImGui::PopStyleColor();
        }
        ImGui::PushID(static_cast<int>(i));
        const std::string progress = progress_text(card, ui);
        const float right = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(progress.c_str()).x;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        if (ImGui::Selectable("##card", static_cast<int>(i) == chosen)) actions = open_card(card, ui);
        if (ImGui::IsItemHovered() && (ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0)) ui.catalogue.chosen = static_cast<int>(i);
        mark(ui, "catalogue." + card.name);
        if (static_cast<int>(i) == chosen && (appearing || ui.catalogue.chosen >= 0)) ImGui::SetScrollHereY(0.5f);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddText(at, card.done ? look.colours.muted : look.colours.text, elided(look.fonts.ui, look.fonts.ui->FontSize, card.number + "  " + card.title, right - 8).c_str());
        list.AddText({at.x + right, at.y}, look.colours.muted, progress.c_str());
        ImGui::PopID();
    }
    if (cards.empty()) ImGui::TextDisabled("%s", tr(ui, "palette.none"));
    ImGui::EndChild();
    ImGui::SameLine(0, 16);
    ImGui::BeginChild("card");
    if (chosen >= 0 && chosen < static_cast<int>(cards.size())) draw_card(snapshot, *cards[static_cast<std::size_t>(chosen)], ui, look);
    ImGui::EndChild();
    ImGui::End();
    return actions;
}

bool catalogue_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions) {
    const auto cards = matching(snapshot, ui);
    const int count = static_cast<int>(cards.size()), chosen = chosen_index(cards, snapshot, ui);
    const int step = key.name == "Down" ? 1 : key.name == "Up" ? -1 : key.name == "PageDown" ? 10 : key.name == "PageUp" ? -10 : 0;
    if (step) ui.catalogue.chosen = std::clamp(chosen + step, 0, std::max(0, count - 1));
    else if (key.name == "Return" && chosen >= 0 && chosen < count) actions = open_card(*cards[static_cast<std::size_t>(chosen)], ui);
    else return false;
    return true;
}

}  // namespace tw::gui
