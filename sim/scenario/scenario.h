// A lesson: a folder with a Go program, its variants, and lesson.toml, which binds sentences and questions to labelled
// places in the source. Read as untrusted input: whatever is wrong becomes a message with file, line and column.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/result.h"

namespace tw {

// Texts live beside their language keys: {"en": …, "zh": …}.
using Text = std::map<std::string, std::string>;
const std::string& in_language(const Text& text, const std::string& language);  // falls back to English, then to ""

struct Choice {
    std::string answer;   // what the query answers when this choice is right
    Text text;
    Text because;         // wrong choices: the misconception, named
};

struct Prediction {
    Text ask;
    std::string query;            // computes the right answer; never typed into the lesson
    std::vector<Choice> choices;
    std::string evidence;         // query whose answer confirms or refutes on screen
};

struct Expectation { std::string query, answer; };

// How the Machine of a lesson or of one of its steps is set; what is not named stays as the lesson or the model has it.
struct LessonSettings {
    std::optional<std::int64_t> seed, gogc;       // gogc −1: off
    std::optional<std::string> memory_limit;      // "16MiB"
    std::optional<bool> concurrent, barrier, gctrace;
    bool operator==(const LessonSettings&) const = default;
};
LessonSettings over(const LessonSettings& lesson, const LessonSettings& step);  // the step's where it says something

struct ScenarioStep {
    std::string file = "main.go";
    std::string at;               // label in the source: `//: label`; "end" = the program's end
    int hit = 1;                  // how often the place was reached
    std::string phase;            // then on until the collector enters it: "mark", "mark termination", "sweep", "off"; "" = stay
    int units = 0;                // then on by so many units of the collector's work
    LessonSettings settings;
    Text say;
    Text then;                    // said once the question is answered; needs a prediction
    std::string look;             // variable or object to select, "" = none
    std::vector<std::string> show;  // queries whose answers stand beside the text
    std::vector<Prediction> predict;  // none or one
    std::vector<Expectation> expect;
};

struct Scenario {
    std::string name;             // folder name without its number
    std::string folder;
    Text title, misconception;
    std::string level, go_version;
    int minutes = 0;
    std::vector<std::string> after;     // lessons that come before it
    std::vector<std::string> chapters;  // of the article: "1", "2.3", "collector"
    std::vector<std::string> errata;    // letters of what is often written wrong and set right here: "a"
    Text teacher;                       // what to ask, what usually goes wrong
    LessonSettings settings;
    std::map<std::string, std::string> files;  // "main.go", "fixed.go", … → source text
    std::vector<ScenarioStep> steps;
};

// Reads scenarios/<folder>. Errors name lesson.toml's line and column.
Result<Scenario> load_scenario(const std::string& folder);

// The line (from 1) that carries `//: label`; 0 when there is none.
int labelled_line(const std::string& source, const std::string& label);

struct CatalogEntry { std::string name, folder; };
// All lessons below `root`, in order of study (the folders' numbers). Empty when there is no such folder.
std::vector<CatalogEntry> scenario_catalog(const std::string& root);

// Where the lessons are, seen from the running program (links are followed): beside the build, installed, or "".
std::string find_scenarios(const std::string& program_path);

}  // namespace tw
