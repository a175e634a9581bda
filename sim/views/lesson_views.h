// What the lesson's panels show beside the narration: the catalogue with progress, teacher's notes, variants side by side, the
// student's guess which objects survive, and the source being edited. Part of a Snapshot.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace tw {

// What was done in a lesson; remembered between starts.
struct LessonProgress {
    std::set<int> stops;      // indices that were seen
    std::set<int> right;      // stops whose question was answered right at the first try
    std::set<int> wrong;      // … wrong at the first try
    bool operator==(const LessonProgress&) const = default;
};
using Progress = std::map<std::string, LessonProgress>;

struct LessonCard {
    std::string name, number;            // folder "22-who-is-stuck" → "22"
    std::string title, misconception;    // in the chosen language
    std::string level;                   // "beginner", "intermediate", "advanced"
    int minutes = 0, stops = 0, questions = 0;
    std::vector<std::string> after, chapters, errata, variants;
    int seen = 0, right = 0;             // progress, in stops and questions
    bool done = false;                   // all stops seen
    std::string problem;                 // the lesson cannot be read: why
};

struct TeacherView {
    std::string notes, misconception, level;
    int minutes = 0;
    std::vector<std::string> after, chapters, errata;
    std::vector<std::string> answers;    // per question of the lesson: where, what is asked, which choice is right
};

// A variant of the lesson's program, run to its end.
struct VariantSide {
    std::string file;
    std::vector<std::string> lines;
    std::vector<bool> changed;           // lines that the first file lacks
    std::string status, output;
    std::uint64_t heap_bytes = 0;        // reachable at the end
    std::vector<std::string> leaked;     // goroutines that nothing can wake, one line each
};
struct VariantsView {
    std::string lesson;                  // "" = not made yet: VariantsAction makes it
    bool available = false;              // the lesson has more than one file
    std::vector<VariantSide> sides;
};

// "Which objects survive?" answered by clicking on the picture.
struct SurvivorRow { std::uint64_t object = 0; std::string text; bool picked = false, survives = false; std::string because; };
struct SurvivorsView {
    bool active = false, revealed = false;
    std::vector<std::uint64_t> picked;
    int right = 0, wrong = 0, missed = 0;
    std::vector<SurvivorRow> rows;       // after revealing: each object, wrong ones first
};

struct ErrorMark { int line = 0, column = 0; std::string message; };
struct EditView {
    bool edited = false;                 // what runs is not what the file says
    bool on_disk = false;                // a file of the person's own, which can be saved
    std::vector<ErrorMark> errors;       // of the text that was checked last, or of what was to run
};

}  // namespace tw
