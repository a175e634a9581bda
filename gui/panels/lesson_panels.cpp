// Teacher's notes, the guess which objects survive, and the lesson's variants side by side.
#include <fmt/format.h>

#include <algorithm>

#include "gui/panels/panels.h"
#include "gui/widgets/code_text.h"
#include "gui/widgets/wrapped_text.h"

namespace tw::gui {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

void row(const UiState& ui, const char* key, const std::string& value) {
    if (value.empty()) return;
    ImGui::TextDisabled("%s", tr(ui, key));
    draw_wrapped(value);
}

}  // namespace

Actions draw_teacher_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    const TeacherView& t = snapshot.teacher;
    if (snapshot.narration.lesson.empty()) {
        ImGui::TextDisabled("%s", tr(ui, "teacher.no_lesson"));
        return {};
    }
    ImGui::PushFont(look.fonts.title);
    draw_wrapped(snapshot.narration.title);
    ImGui::PopFont();
    ImGui::TextDisabled("%s", fmt::format(fmt::runtime(tr(ui, "teacher.minutes")), tr(ui, "level." + t.level), t.minutes).c_str());
    row(ui, "teacher.misconception", t.misconception);
    row(ui, "teacher.notes", t.notes.empty() ? tr(ui, "teacher.no_notes") : t.notes);
    row(ui, "teacher.after", joined(t.after));
    row(ui, "teacher.chapters", joined(t.chapters));
    row(ui, "teacher.errata", joined(t.errata));
    if (!t.answers.empty()) ImGui::TextDisabled("%s", tr(ui, "teacher.questions"));
    for (const std::string& answer : t.answers) draw_wrapped(answer);
    return {};
}

Actions draw_survivors_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    using Kind = SurvivorsAction::Kind;
    Actions actions;
    const SurvivorsView& view = snapshot.survivors;
    if (!view.active) {
        draw_wrapped(tr(ui, "survivors.what"));
        if (ImGui::Button(tr(ui, "survivors.start"))) actions.push_back(SurvivorsAction{Kind::Start});
        mark(ui, "survivors.start");
        return actions;
    }
    if (!view.revealed) {
        draw_wrapped(tr(ui, "survivors.ask"));
        if (ImGui::Button(tr(ui, "survivors.reveal"))) actions.push_back(SurvivorsAction{Kind::Reveal});
        mark(ui, "survivors.reveal");
    } else {
        ImGui::TextUnformatted(fmt::format(fmt::runtime(tr(ui, "survivors.score")), view.right, view.rows.size(), view.wrong, view.missed).c_str());
    }
    ImGui::SameLine();
    if (ImGui::Button(tr(ui, "survivors.stop"))) actions.push_back(SurvivorsAction{Kind::Stop});
    mark(ui, "survivors.stop");
    ImGui::PushFont(look.fonts.mono);
    if (!view.revealed)
        for (std::size_t i = 0; i < snapshot.heap.objects.size(); i++) {
            const ObjectView& object = snapshot.heap.objects[i];
            bool picked = std::count(view.picked.begin(), view.picked.end(), object.address) > 0;
            if (ui.focus == "survivors" && static_cast<int>(i) == ui.chosen_survivor) {   // what the arrows have chosen
                const ImVec2 at = ImGui::GetCursorScreenPos();
                ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + ImGui::GetContentRegionAvail().x, at.y + ImGui::GetFrameHeight()}, look.colours.current_line, 4);
            }
            if (ImGui::Checkbox(fmt::format("{}##{}", object.label, i).c_str(), &picked)) actions.push_back(SurvivorsAction{Kind::Pick, object.address});
            mark(ui, "survivors.object." + std::to_string(i + 1));
        }
    for (const SurvivorRow& each : view.rows) {
        const bool right = each.picked == each.survives;
        ImGui::PushStyleColor(ImGuiCol_Text, right ? look.colours.root : look.colours.leak);
        ImGui::TextWrapped("%s %s: %s", right ? "\xe2\x88\x9a" : "\xc3\x97", each.text.c_str(), tr(ui, each.survives ? "survivors.survives" : "survivors.dies"));
        ImGui::PopStyleColor();
        ImGui::PushStyleColor(ImGuiCol_Text, look.colours.muted);
        ImGui::TextWrapped("    %s", each.because.c_str());
        ImGui::PopStyleColor();
    }
    ImGui::PopFont();
    return actions;
}

namespace {

void draw_side(const VariantSide& side, float code_height, UiState& ui, const Look& look) {
    ImGui::TextUnformatted(side.file.c_str());
    ImGui::SameLine();
    ImGui::TextDisabled("%s", side.status.c_str());
    ImGui::BeginChild((side.file + ".code").c_str(), ImVec2(0, code_height), true, ImGuiWindowFlags_HorizontalScrollbar);
    ImGui::PushFont(look.fonts.mono);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float height = ImGui::GetTextLineHeight(), em = ImGui::CalcTextSize("M").x;
    bool in_string = false;
    for (std::size_t i = 0; i < side.lines.size(); i++) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const std::string shown = shown_code(side.lines[i]);
        if (side.changed[i]) {
            list.AddRectFilled(at, {at.x + std::max(ImGui::GetContentRegionAvail().x, em * static_cast<float>(shown.size() + 2)), at.y + height}, look.colours.current_line);
            list.AddText(at, look.colours.accent, "+");
        }
        draw_code(list, {at.x + em * 1.5f, at.y}, shown, look.colours, in_string);
        ImGui::Dummy(ImVec2(em * static_cast<float>(shown.size() + 2), height));
    }
    ImGui::PopStyleVar();
    ImGui::PopFont();
    ImGui::EndChild();
    ImGui::TextWrapped("%s", fmt::format(fmt::runtime(tr(ui, "variants.heap")), side.heap_bytes).c_str());
    ImGui::PushStyleColor(ImGuiCol_Text, side.leaked.empty() ? look.colours.root : look.colours.leak);
    ImGui::TextWrapped("%s", fmt::format(fmt::runtime(tr(ui, "variants.leaks")), side.leaked.size()).c_str());
    ImGui::PopStyleColor();
    ImGui::PushFont(look.fonts.mono);
    for (const std::string& line : side.leaked) ImGui::TextWrapped("%s", line.c_str());
    ImGui::TextDisabled("%s", side.output.c_str());
    ImGui::PopFont();
}

}  // namespace

Actions draw_variants_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    const VariantsView& view = snapshot.variants;
    if (!view.available) {
        ImGui::TextDisabled("%s", tr(ui, "variants.none"));
        return {};
    }
    if (view.lesson != snapshot.narration.lesson) return {VariantsAction{}};   // made when first looked at
    if (view.sides.empty()) {   // under way, or stopped
        if (snapshot.busy) ImGui::TextUnformatted(snapshot.doing.c_str());
        else if (ImGui::Button(tr(ui, "variants.run"))) return {VariantsAction{}};
        mark(ui, "variants.run");
        return {};
    }
    const float code = ImGui::GetContentRegionAvail().y * 0.66f;
    if (!ImGui::BeginTable("sides", static_cast<int>(view.sides.size()), ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_SizingStretchSame)) return {};
    for (const VariantSide& side : view.sides) {
        ImGui::TableNextColumn();
        draw_side(side, code, ui, look);
    }
    ImGui::EndTable();
    return {};
}

Actions draw_real_go_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    const RealGoView& view = snapshot.real_go;
    Actions actions;
    if (!view.doing.empty()) {
        ImGui::TextWrapped("%s: %s", view.file.c_str(), tr(ui, "real_go.busy"));
        return actions;
    }
    if (ImGui::Button(tr(ui, "real_go.button"))) actions.push_back(RealGoAction{});
    mark(ui, "real_go.button");
    if (view.file.empty()) {
        ImGui::TextWrapped("%s", tr(ui, "real_go.ask"));
        return actions;
    }
    ImGui::PushFont(look.fonts.small);
    ImGui::BeginChild("answers", {0, 0}, false, ImGuiWindowFlags_HorizontalScrollbar);
    ImGui::TextUnformatted(view.text.c_str());
    ImGui::EndChild();
    ImGui::PopFont();
    return actions;
}

}  // namespace tw::gui
