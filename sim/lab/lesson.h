// A lesson played on a Machine: each stop computed at its labelled place. Nothing is typed in: what is shown, which choice is
// right and what refutes a wrong one are answers of queries about that moment. Used by the lab and by `twoword lesson`.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/lab/session.h"
#include "sim/query/answer.h"
#include "sim/scenario/scenario.h"

namespace tw {

struct CheckedExpectation { std::string query, wanted, got; bool ok = false; };

struct StopFacts {
    std::string error;                        // the place is never reached, or the program was rejected
    std::uint64_t step = 0;
    int line = 0;
    std::vector<Answer> shown;                // of the step's `show`
    std::uint64_t look = 0;                   // heap object to select, 0 = none
    bool look_found = true;                   // what the step points at exists, on the heap or not
    std::vector<Answer> predicted;            // per prediction: what its query answers
    std::vector<Answer> evidence;
    std::vector<CheckedExpectation> expectations;
    [[nodiscard]] bool ok() const { return error.empty(); }
};

// One Session per file of the lesson and way of setting its machine, made when first needed.
class LessonPlayer {
public:
    explicit LessonPlayer(Scenario scenario) : scenario_(std::move(scenario)) {}
    [[nodiscard]] const Scenario& scenario() const { return scenario_; }
    Result<std::shared_ptr<Session>> session(const std::string& file) { return session(file, scenario_.settings); }
    Result<std::shared_ptr<Session>> session(const std::string& file, const LessonSettings& settings);
    Result<std::shared_ptr<Session>> session(const ScenarioStep& step) { return session(step.file, over(scenario_.settings, step.settings)); }
    // Seeks that stop's session to its place and asks all its queries there.
    StopFacts go_to(std::size_t stop);   // to the end at once; StopSearch does it in slices

private:
    Scenario scenario_;
    struct Played { std::string file; LessonSettings settings; std::shared_ptr<Session> session; };
    std::vector<Played> sessions_;
};

// A stop of a lesson being looked for, and its questions asked there. Between two slices its session's machine may be moved about.
class StopSearch {
public:
    StopSearch(LessonPlayer& player, std::size_t stop);
    bool advance(std::uint64_t budget);   // about so many single steps; true: done. Leaves the machine somewhere else
    [[nodiscard]] const StopFacts& facts() const { return facts_; }   // once done, as the machine stands there
    [[nodiscard]] std::size_t stop() const { return stop_; }
    [[nodiscard]] const std::shared_ptr<Session>& session() const { return session_; }
    [[nodiscard]] float progress() const;   // −1: nobody knows

private:
    enum class Phase : std::uint8_t { Line, End, Collector, Units, Ask, Done } phase_ = Phase::Line;
    const ScenarioStep& step_;
    std::size_t stop_;
    std::shared_ptr<Session> session_;
    Session::LineSearch line_;
    StopFacts facts_;
    std::uint64_t at_ = 0, walked_ = 0;
    bool collecting_ = false, unit_ = false;
    int units_made_ = 0;
    void slice(std::uint64_t budget);
    void go_on(std::uint64_t budget);
    void enter_collector();
    void fail(const std::string& why);
};

// The index of the choice whose answer the machine gave; −1: none, a mistake in the lesson.
int right_choice(const Prediction& prediction, const Answer& computed);

// The answer as a reader sees it: "words(err): tab=0x0 data=0x0", paths over several lines.
std::vector<std::string> answer_rows(const Answer& answer);

// All expectations and predictions of all stops: one line each, in order; `failures` counts those that do not hold.
std::vector<std::string> check_lesson(LessonPlayer& player, int& failures);

}  // namespace tw
