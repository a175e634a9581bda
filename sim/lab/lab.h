// The lab as a value: what is open and where one stands in it. Actions make the next lab; a snapshot is all that is shown.
// So far it opens lessons and programs, checks them and walks the stops of a lesson; it holds no Machine yet, so stepping,
// seeking and collecting say so in the message line.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/lab/action.h"
#include "sim/lab/build.h"
#include "sim/scenario/scenario.h"
#include "sim/views/snapshot.h"

namespace tw {

struct Lab {
    std::string root;                     // the scenarios folder, "" = none
    std::vector<CatalogEntry> catalog;
    Scenario scenario;                    // name "" when a plain program is open
    std::string language = "en";
    std::string file;                     // "main.go"
    std::string text;                     // its source
    int stop = 0;                         // index into scenario.steps
    int answer = -1;                      // chosen at this stop
    std::set<int> breakpoints;            // lines of `file`
    std::vector<std::string> diagnostics; // of `file`, as vet prints them
    std::string message;
};

// `name`: a lesson, a .go file, or "" for the first lesson. `program_path`: where the scenarios folder is looked for.
Result<Lab> open_lab(const std::string& name, const std::string& program_path = "/proc/self/exe");

// The lab after the action. Never fails: what cannot be done leaves the lab as it was, with a message.
Lab update(Lab lab, const Action& action);

Snapshot snapshot(const Lab& lab);

}  // namespace tw
