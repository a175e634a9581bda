// The course: cards with progress, and the teacher's notes of the open lesson.
#include <fmt/format.h>

#include <algorithm>

#include "sim/lab/workbook_internal.h"

namespace tw {
namespace {

LessonCard card_of(const CatalogEntry& entry, const std::string& language) {
    LessonCard card;
    card.name = entry.name;
    const std::string folder = entry.folder.substr(entry.folder.rfind('/') + 1);
    card.number = folder.substr(0, folder.find('-'));
    const auto loaded = load_scenario(entry.folder);
    if (!loaded.ok()) {
        card.title = entry.name;
        card.problem = loaded.error;
        return card;
    }
    const Scenario& s = *loaded.value;
    card.title = in_language(s.title, language);
    card.misconception = in_language(s.misconception, language);
    card.level = s.level;
    card.minutes = s.minutes;
    card.stops = static_cast<int>(s.steps.size());
    for (const ScenarioStep& step : s.steps) card.questions += step.predict.empty() ? 0 : 1;
    card.after = s.after;
    card.chapters = s.chapters;
    card.errata = s.errata;
    for (const auto& [file, text] : s.files) card.variants.push_back(file);
    return card;
}

}  // namespace

void read_cards(Lab& lab) {
    Workbook& book = lab.workbook;
    if (!book.cards.empty() && book.cards_language == lab.language) return;
    book.cards.clear();
    for (const CatalogEntry& entry : lab.catalog) book.cards.push_back(card_of(entry, lab.language));
    book.cards_language = lab.language;
}

TeacherView teacher_view(const Lab& lab) {
    TeacherView view;
    if (!lab.player) return view;
    const Scenario& s = lab.player->scenario();
    view.notes = in_language(s.teacher, lab.language);
    view.misconception = in_language(s.misconception, lab.language);
    view.level = s.level;
    view.minutes = s.minutes;
    view.after = s.after;
    view.chapters = s.chapters;
    view.errata = s.errata;
    for (std::size_t i = 0; i < s.steps.size(); i++)
        for (const Prediction& prediction : s.steps[i].predict) {
            std::string choices;
            for (const Choice& choice : prediction.choices)
                choices += fmt::format("\n    {}{}", in_language(choice.text, lab.language),
                                       choice.because.empty() ? "" : " \xe2\x9c\x97 " + in_language(choice.because, lab.language));
            view.answers.push_back(fmt::format("{}. {}{}", i + 1, in_language(prediction.ask, lab.language), choices));
        }
    return view;
}

void note_progress(Lab& lab) {
    if (lab.workbook.survivors.active && lab.session && lab.session->machine.steps() != lab.workbook.survivors_step) lab.workbook.survivors = {};
    if (!lab.player || !lab.session || lab.workbook.edited || !lab.facts.ok()) return;
    LessonProgress& progress = lab.workbook.progress[lab.player->scenario().name];
    progress.stops.insert(lab.stop);
    if (lab.answer < 0 || lab.facts.predicted.empty() || progress.right.count(lab.stop) || progress.wrong.count(lab.stop)) return;
    const Prediction& prediction = lab.player->scenario().steps[static_cast<std::size_t>(lab.stop)].predict[0];
    (right_choice(prediction, lab.facts.predicted[0]) == lab.answer ? progress.right : progress.wrong).insert(lab.stop);
}

// The picture must not answer what is asked: nothing is told apart, nothing is selected.
static void hide_survivors(Snapshot& view) {
    for (ObjectView& object : view.heap.objects) object.reachable = true, object.colour = Colour::White;
    view.held_by = {};
}

void add_workbook(const Lab& lab, Snapshot& view) {
    const Workbook& book = lab.workbook;
    view.catalogue = book.cards;
    for (LessonCard& card : view.catalogue) {
        const auto done = book.progress.find(card.name);
        if (done == book.progress.end()) continue;
        card.seen = std::min(static_cast<int>(done->second.stops.size()), card.stops);
        card.right = static_cast<int>(done->second.right.size());
        card.done = card.stops > 0 && card.seen == card.stops;
    }
    view.teacher = teacher_view(lab);
    view.variants = book.variants;
    view.variants.available = lab.player && lab.files.size() > 1;
    view.survivors = book.survivors;
    if (book.survivors.active && !book.survivors.revealed) hide_survivors(view);
    view.edit.edited = book.edited;
    view.edit.on_disk = !book.path.empty();
    view.edit.errors = book.errors;
    view.path = book.path;
    view.can_go_back = !book.back.empty();
    view.can_go_forth = !book.forth.empty();
}

}  // namespace tw
