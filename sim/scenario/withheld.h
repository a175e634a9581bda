// What a view keeps back while a lesson's question is open: the picture must not answer before the student does.
#pragma once
#include <set>
#include <string>

#include "sim/scenario/scenario.h"

namespace tw {

struct Withheld {
    bool notes = false;                // what the compiler says, and the boxing ledger
    bool goroutines = false;           // all but the running one
    bool reachability = false;         // whether objects can be reached
    std::set<std::string> variables;   // their values
};

// From the step's question: the variables that its query, its evidence and `look` name, wherever they are asked for their value.
// Empty for a step without a question.
Withheld withheld(const ScenarioStep& step);

}  // namespace tw
