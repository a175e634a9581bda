// The lab: what is open, the run of it, and where one stands in both. Actions make the next lab; a snapshot is all that is shown.
// A Lab is a movable handle: its Session holds the Machine, so of two copies only the newer may be used.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/lab/action.h"
#include "sim/lab/build.h"
#include "sim/lab/lesson.h"
#include "sim/lab/long_work.h"
#include "sim/lab/comparison.h"
#include "sim/lab/real_go.h"
#include "sim/lab/panel_state.h"
#include "sim/lab/selection_marks.h"
#include "sim/lab/session.h"
#include "sim/lab/travel.h"
#include "sim/lab/workbook.h"
#include "sim/scenario/scenario.h"
#include "sim/views/snapshot.h"

namespace tw {

struct Selection {            // an object, by its place and birth: addresses are used again
    std::uint64_t address = 0;
    std::uint64_t born = 0;
};

// Where runs stop: at a line, or anywhere (negative numbers) as soon as the condition comes true.
struct Breakpoint {
    std::string condition;                // "" = always
    std::uint64_t nth = 1;                // stops the nth time
    std::uint64_t hits = 0;               // how often it held in the last run
};
using Breakpoints = std::map<int, Breakpoint>;   // by line of the open file

struct Lab {
    std::string root;                     // the scenarios folder, "" = none
    std::vector<CatalogEntry> catalog;
    std::string language = "en";
    std::shared_ptr<LessonPlayer> player; // of the open lesson; null when a plain program is open
    int stop = 0;                         // index into the lesson's steps
    StopFacts facts;                      // computed at that stop
    std::vector<std::string> files;       // variants that can be opened
    std::string file;                     // "main.go"
    std::string text;                     // its source
    std::vector<std::string> diagnostics; // of `file`, as vet prints them
    std::shared_ptr<Session> session;     // null when the program was rejected
    std::optional<Travel> travel;         // under way: ContinueAction goes on with it
    std::shared_ptr<LongWork> work;       // the same, with the machine back where it was after each slice
    std::shared_ptr<MarksSearch> marks;   // of the selection, in the background
    int answer = -1;                      // chosen at this stop
    Breakpoints breakpoints;
    ConditionCheck condition;             // that was checked last
    Selection selection;
    std::string message;
    int last_line = 0;                    // of the statement before this moment
    std::map<std::string, std::string> values_before, values;   // words of each slot, at the last place one stood and here
    std::uint64_t step_before = 0;        // that last place
    Workbook workbook;
    PanelState panels;
    std::shared_ptr<RealGoRun> real_go;   // under way
    std::shared_ptr<ModelRun> model_run;  // the model's side, once the toolchain has answered
    RealGoView real_go_view;
    std::shared_ptr<MomentCache> cache = std::make_shared<MomentCache>();
    // Something goes on when ContinueAction comes: a travel, schedules being tried, the toolchain.
    [[nodiscard]] bool busy() const { return travel || work || real_go || (panels.search && !panels.search->done()) || measures(); }
    // A large heap is looked at, once one stands still.
    [[nodiscard]] bool measures() const { return session && !travel && !cache->given_up(*session) && !cache->ready(*session); }
    // Something is looked for that nobody waits for; ContinueAction goes on with it when nothing else is under way.
    [[nodiscard]] bool in_background() const;
};

// `name`: a lesson, a .go file, or "" for the first lesson. `program_path`: where the scenarios folder is looked for.
Result<Lab> open_lab(const std::string& name, const std::string& program_path = "/proc/self/exe");

// The lab after the action. Never fails: what cannot be done leaves the lab as it was, with a message. Long travels stop after
// a slice and leave `travel` set.
Lab update(Lab lab, const Action& action);

// The same, and goes on until nothing is under way.
Lab update_fully(Lab lab, const Action& action);

Snapshot snapshot(const Lab& lab, Parts parts = kAllParts);
// Puts into `view` what a slice of work changes that has left the machine where it was.
void refresh_progress(const Lab& lab, Snapshot& view);

}  // namespace tw
