// Opening, editing and reloading files; going back to where one was.
#include "sim/lab/workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>

#include "sim/lab/lab.h"
#include "sim/lab/moving_internal.h"
#include "sim/lab/workbook_internal.h"

namespace tw {
namespace {

constexpr std::size_t kMostPlaces = 200;

Place place_of(const Lab& lab) {
    Place place{lab.player, lab.session, lab.files, lab.diagnostics, lab.file, lab.text, lab.workbook.path, lab.workbook.edited, lab.stop, lab.answer, lab.facts, 0, 0, 0, {}};
    if (lab.session) place.step = lab.session->machine.steps();
    place.selected = lab.selection.address;
    place.selected_born = lab.selection.born;
    place.breakpoints = lab.breakpoints;
    return place;
}

void stand_at(Lab& lab, const Place& place) {
    if (lab.file != place.file || lab.session != place.session) accept_source(lab, place.file, place.text);
    lab.player = place.player;
    lab.session = place.session;
    lab.files = place.files;
    lab.diagnostics = place.diagnostics;
    lab.workbook.path = place.path;
    lab.workbook.edited = place.edited;
    lab.workbook.errors = error_marks(place.diagnostics, place.file);
    lab.stop = place.stop;
    lab.answer = place.answer;
    lab.facts = place.facts;
    lab.breakpoints = place.breakpoints;
    lab.travel.reset();
    lab.work.reset();
    if (lab.session) lab.session->seek(place.step);
    arrive(lab);
    lab.selection = {place.selected, place.selected_born};
    lab.message.clear();
}

bool same_place(const Place& a, const Place& b) {
    return a.session == b.session && a.step == b.step && a.stop == b.stop && a.answer == b.answer && a.file == b.file && a.selected == b.selected;
}

void navigate(Lab& lab, int delta) {
    auto& from = delta < 0 ? lab.workbook.back : lab.workbook.forth;
    auto& onto = delta < 0 ? lab.workbook.forth : lab.workbook.back;
    const Place here = place_of(lab);
    while (!from.empty() && same_place(from.back(), here)) from.pop_back();
    if (from.empty()) {
        lab.message = delta < 0 ? "There is no earlier place to go back to." : "There is no later place to go to.";
        return;
    }
    onto.push_back(here);
    const Place place = std::move(from.back());
    from.pop_back();
    stand_at(lab, place);
    lab.workbook.last_was_step = false;
}

// ---- editing

// Checks and generates `text` in the place of the open file, with the other files of its folder.
Compiled compile_edited(const Lab& lab, const std::string& text) {
    if (!lab.workbook.path.empty())
        if (auto sources = read_sources(lab.workbook.path); sources.ok() && !sources.value->empty()) {
            (*sources.value)[0].text = text;
            return compile(std::move(*sources.value));
        }
    return compile({{"./" + lab.file, text}});
}

std::vector<std::string> diagnostic_lines(const Built& built) {
    std::vector<std::string> lines;
    for (const Diagnostic& diagnostic : built.diagnostics) {
        const Location at = built.sources.locate(diagnostic.pos);
        lines.push_back(fmt::format("{}:{}:{}: {}", at.file, at.line, at.column, diagnostic.message));
    }
    return lines;
}

void run_edited(Lab& lab, const std::string& text) {
    const Compiled compiled = compile_edited(lab, text);
    const Breakpoints breakpoints = lab.breakpoints;
    accept_source(lab, lab.file, text);
    lab.breakpoints = breakpoints;
    lab.workbook.edited = true;
    lab.diagnostics = diagnostic_lines(compiled.built);
    lab.workbook.errors = error_marks(lab.diagnostics, lab.file);
    lab.session.reset();
    lab.facts = {};
    lab.answer = -1;
    if (!compiled.program) return;
    auto session = Session::start(compiled.program);
    if (!session.ok()) {
        lab.message = session.error;
        return;
    }
    lab.session = *session.value;
    arrive(lab);
    lab.message = lab.player ? "Your version runs. The lesson's stops belong to the original: L goes back to it." : "Your version runs.";
}

void save_edited(Lab& lab, const std::string& text) {
    namespace fs = std::filesystem;
    std::error_code error;
    if (lab.workbook.path.empty() || fs::is_directory(lab.workbook.path, error)) {
        lab.message = "A lesson's file is not overwritten; run your version, or copy it.";
        return;
    }
    const std::string temporary = lab.workbook.path + ".part";
    {
        std::ofstream out(temporary, std::ios::binary);
        out << text;
        if (!out) lab.message = fmt::format("cannot write {}", temporary);
    }
    if (lab.message.empty()) fs::rename(temporary, lab.workbook.path, error);
    if (error) lab.message = fmt::format("cannot write {}: {}", lab.workbook.path, error.message());
    if (!lab.message.empty()) return;
    run_edited(lab, text);
    lab.workbook.edited = false;
    lab.message = fmt::format("{} is written and runs.", lab.workbook.path);
}

// The file or the lesson has changed on disk: opened anew, standing at the same stop or the start.
void reload(Lab& lab) {
    const int stop = lab.stop;
    const Breakpoints breakpoints = lab.breakpoints;
    if (!lab.player) {
        if (lab.workbook.path.empty()) return;
        const std::string file = lab.file;
        if (!open(lab, std::string(lab.workbook.path))) return;
        if (lab.file == file) lab.breakpoints = breakpoints;
        lab.message = lab.diagnostics.empty() ? "The file has changed on disk: read again." : "The file has changed on disk, and is rejected.";
        return;
    }
    const std::shared_ptr<LessonPlayer> before = lab.player;
    if (!open(lab, std::string(before->scenario().name))) return;
    if (stop < static_cast<int>(lab.player->scenario().steps.size())) go_to_stop(lab, stop);
    if (lab.message.empty()) lab.message = "The lesson has changed on disk: read again.";
}

bool steps_only(const Action& action) { return std::holds_alternative<StepAction>(action); }

bool makes_a_place(const Action& action) {
    return steps_only(action) || std::holds_alternative<SeekAction>(action) || std::holds_alternative<RunToLineAction>(action) || std::holds_alternative<SelectObjectAction>(action) ||
           std::holds_alternative<OpenAction>(action) || std::holds_alternative<LessonStepAction>(action) || std::holds_alternative<VariantAction>(action) ||
           std::holds_alternative<CollectAction>(action) || std::holds_alternative<EditAction>(action);
}

}  // namespace

std::vector<ErrorMark> error_marks(const std::vector<std::string>& diagnostics, const std::string& file) {
    std::vector<ErrorMark> marks;
    for (const std::string& text : diagnostics) {
        const std::size_t name = text.find(file + ":");
        if (name == std::string::npos || name > 2) continue;
        const char* at = text.data() + name + file.size() + 1;
        const char* end = text.data() + text.size();
        ErrorMark mark;
        auto read = std::from_chars(at, end, mark.line);
        if (read.ec != std::errc{} || read.ptr == end) continue;
        read = std::from_chars(read.ptr + 1, end, mark.column);
        if (read.ec != std::errc{}) continue;
        mark.message = std::string(std::min(read.ptr + 2, end), end);
        marks.push_back(std::move(mark));
    }
    return marks;
}

void remember_place(Lab& lab, const Action& action) {
    if (!makes_a_place(action)) return;
    Workbook& book = lab.workbook;
    const bool step = steps_only(action);
    const bool joins = step && book.last_was_step;
    book.last_was_step = step;
    book.forth.clear();
    if (joins) return;
    Place here = place_of(lab);
    if (!book.back.empty() && same_place(book.back.back(), here)) return;
    book.back.push_back(std::move(here));
    if (book.back.size() > kMostPlaces) book.back.erase(book.back.begin());
}

bool update_workbook(Lab& lab, const Action& action) {
    if (const auto* a = std::get_if<NavigateAction>(&action)) navigate(lab, a->delta);
    else if (const auto* edit = std::get_if<EditAction>(&action)) edit->save ? save_edited(lab, edit->text) : run_edited(lab, edit->text);
    else if (const auto* check = std::get_if<CheckTextAction>(&action)) lab.workbook.errors = error_marks(diagnostic_lines(compile_edited(lab, check->text).built), lab.file);
    else if (std::holds_alternative<ReloadAction>(action)) reload(lab);
    else if (std::holds_alternative<VariantsAction>(action)) make_variants(lab);
    else if (const auto* guess = std::get_if<SurvivorsAction>(&action)) guess_survivors(lab, *guess);
    else if (std::holds_alternative<CatalogueAction>(action)) read_cards(lab);
    else return false;
    return true;
}

}  // namespace tw
