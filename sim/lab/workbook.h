// What a person does beside moving the machine: opening and editing files, going back to where one was, the course's catalogue with
// progress, variants side by side, guessing which objects survive. Part of the Lab.
#pragma once
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "sim/lab/action.h"
#include "sim/lab/lesson.h"
#include "sim/views/lesson_views.h"
#include "sim/views/snapshot.h"

namespace tw {

struct Lab;

// Where one stood: enough to stand there again.
struct Place {
    std::shared_ptr<LessonPlayer> player;
    std::shared_ptr<Session> session;
    std::vector<std::string> files, diagnostics;
    std::string file, text, path;
    bool edited = false;
    int stop = 0, answer = -1;
    StopFacts facts;
    std::uint64_t step = 0;
    std::uint64_t selected = 0, selected_born = 0;
    std::map<int, struct Breakpoint> breakpoints;
};

struct Workbook {
    std::vector<Place> back, forth;           // navigation
    bool last_was_step = false;               // neighbouring steps count as one movement
    Progress progress;
    std::string path;                         // the .go file or folder that is open; "" = a lesson
    bool edited = false;
    std::vector<ErrorMark> errors;
    std::vector<LessonCard> cards;            // read when first asked for
    std::string cards_language;
    VariantsView variants;
    SurvivorsView survivors;
    std::uint64_t survivors_step = 0;
};

// Before an action that moves: remembers the place.
void remember_place(Lab& lab, const Action& action);
// After any action: the stop that is seen now, the exercise that is over.
void note_progress(Lab& lab);
// Actions of this file; false: it is not one of them.
bool update_workbook(Lab& lab, const Action& action);
void add_workbook(const Lab& lab, Snapshot& view);

// "file.go:3:5: message" → line, column, message; lines of other files are left out.
std::vector<ErrorMark> error_marks(const std::vector<std::string>& diagnostics, const std::string& file);

}  // namespace tw
