// Text of the teacher's, survivors' and variants' panes.
#include <fmt/format.h>

#include <algorithm>

#include "gui/twins.h"

namespace tw::gui {

std::string teacher_twin(const Snapshot& snapshot, const UiState& ui) {
    const TeacherView& t = snapshot.teacher;
    if (snapshot.narration.lesson.empty()) return std::string(tr(ui, "teacher.no_lesson")) + "\n";
    std::string text = snapshot.narration.title + "\n" + fmt::format(fmt::runtime(tr(ui, "teacher.minutes")), tr(ui, "level." + t.level), t.minutes) + "\n";
    const auto add = [&](const char* key, const std::string& value) { if (!value.empty()) text += std::string(tr(ui, key)) + " " + value + "\n"; };
    add("teacher.misconception", t.misconception);
    add("teacher.notes", t.notes);
    for (const std::string& chapter : t.chapters) add("teacher.chapters", chapter);
    for (const std::string& letter : t.errata) add("teacher.errata", letter);
    for (const std::string& answer : t.answers) text += answer + "\n";
    return text;
}

std::string survivors_twin(const Snapshot& snapshot, const UiState& ui) {
    const SurvivorsView& view = snapshot.survivors;
    if (!view.active) return std::string(tr(ui, "survivors.what")) + "\n";
    std::string text;
    if (!view.revealed)
        for (const ObjectView& o : snapshot.heap.objects) text += fmt::format("[{}] {}\n", std::count(view.picked.begin(), view.picked.end(), o.address) ? "x" : " ", o.label);
    else text = fmt::format(fmt::runtime(tr(ui, "survivors.score")), view.right, view.rows.size(), view.wrong, view.missed) + "\n";
    for (const SurvivorRow& row : view.rows)
        text += fmt::format("{} {}: {} ({})\n", row.picked == row.survives ? "+" : "-", row.text, tr(ui, row.survives ? "survivors.survives" : "survivors.dies"), row.because);
    return text;
}

std::string variants_twin(const Snapshot& snapshot, const UiState& ui) {
    if (!snapshot.variants.available || snapshot.variants.sides.empty()) return std::string(tr(ui, "variants.none")) + "\n";
    std::string text;
    for (const VariantSide& side : snapshot.variants.sides) {
        text += fmt::format("== {} ({})\n{}\n{}\n", side.file, side.status, fmt::format(fmt::runtime(tr(ui, "variants.heap")), side.heap_bytes),
                            fmt::format(fmt::runtime(tr(ui, "variants.leaks")), side.leaked.size()));
        for (const std::string& line : side.leaked) text += "  " + line + "\n";
        for (std::size_t i = 0; i < side.lines.size(); i++)
            if (side.changed[i]) text += fmt::format("+{:4}  {}\n", i + 1, side.lines[i]);
    }
    return text;
}

bool survivors_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions) {
    const SurvivorsView& view = snapshot.survivors;
    if (key.control || key.alt || key.shift) return false;
    const int count = static_cast<int>(snapshot.heap.objects.size());
    if (!view.active) {
        if (key.name != "Return") return false;
        actions.push_back(SurvivorsAction{SurvivorsAction::Kind::Start});
        return true;
    }
    if (view.revealed) return false;
    if (key.name == "Down" || key.name == "Up") {
        ui.chosen_survivor = std::clamp(ui.chosen_survivor + (key.name == "Down" ? 1 : -1), 0, std::max(0, count - 1));
        return true;
    }
    if (key.name == "Return" && ui.chosen_survivor < count) actions.push_back(SurvivorsAction{SurvivorsAction::Kind::Pick, snapshot.heap.objects[static_cast<std::size_t>(ui.chosen_survivor)].address});
    else if (key.name == "Space") actions.push_back(SurvivorsAction{SurvivorsAction::Kind::Reveal});
    else return false;
    return true;
}

std::string real_go_twin(const Snapshot& snapshot, const UiState& ui) {
    const RealGoView& view = snapshot.real_go;
    if (view.file.empty()) return std::string(tr(ui, "real_go.ask")) + "\n";
    if (!view.doing.empty()) return fmt::format("{}: {}\n", view.file, tr(ui, "real_go.busy"));
    return fmt::format("{}\n{}\n", view.file, view.text);
}

}  // namespace tw::gui
