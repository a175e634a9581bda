// The course as a whole: every text in both languages; what a leaking program is expected to show is no longer so once the leak
// is repaired; look-alikes are quiet.
#include <algorithm>

#include "sim/lab/lesson.h"
#include "tests/scenario/course.h"

using namespace tw;
using namespace tw::test;

namespace {

bool in_both_languages(const Text& text) {
    return !in_language(text, "en").empty() && text.count("zh") == 1 && !text.at("zh").empty();
}

// The question is about what is kept alive or who waits: its answer must change when a leak is repaired.
bool is_about_a_leak(const Expectation& expectation) {
    for (const char* name : {"alive(", "retained(", "paths(", "roots(", "objects(", "leaks(", "count(", "state("})
        if (expectation.query.starts_with(name)) return true;
    return false;
}

bool shows_a_leak(const Scenario& scenario) {
    for (const ScenarioStep& step : scenario.steps)
        if (step.file == "main.go" && std::any_of(step.expect.begin(), step.expect.end(), is_about_a_leak)) return true;
    return false;
}

struct Mutated { int asked = 0, failed = 0; };

// The steps of main.go played on another program, where it has their places.
Mutated play_on(Scenario scenario, const std::string& program) {
    Mutated result;
    scenario.files["main.go"] = scenario.files.at(program);
    LessonPlayer player(std::move(scenario));
    for (std::size_t i = 0; i < player.scenario().steps.size(); i++) {
        const ScenarioStep& step = player.scenario().steps[i];
        if (step.file != "main.go") continue;
        if (step.at != "end" && labelled_line(player.scenario().files.at("main.go"), step.at) == 0) continue;
        const StopFacts facts = player.go_to(i);
        if (!facts.ok()) continue;   // never comes there: that alone proves nothing
        for (const CheckedExpectation& each : facts.expectations) {
            result.asked++;
            result.failed += !each.ok;
        }
    }
    return result;
}

}  // namespace

TEST_CASE("every text of every lesson is there in both languages", "[scenario][course]") {
    for (const Scenario& lesson : course()) {
        INFO(lesson.name);
        CHECK(in_both_languages(lesson.title));
        CHECK(in_both_languages(lesson.misconception));
        CHECK((lesson.teacher.empty() || in_both_languages(lesson.teacher)));
        for (const ScenarioStep& step : lesson.steps) {
            INFO("at " << step.file << ": " << step.at);
            CHECK(in_both_languages(step.say));
            CHECK((step.then.empty() || in_both_languages(step.then)));
            for (const Prediction& prediction : step.predict) {
                CHECK(in_both_languages(prediction.ask));
                for (const Choice& choice : prediction.choices) {
                    CHECK(in_both_languages(choice.text));
                    CHECK((choice.because.empty() || in_both_languages(choice.because)));
                }
            }
        }
    }
}

TEST_CASE("what a leaking program is expected to show is not so once it is repaired", "[scenario][course]") {
    int mutated = 0;
    for (const Scenario& lesson : course()) {
        if (!lesson.files.count("fixed.go") || !shows_a_leak(lesson)) continue;
        INFO(lesson.name);
        const Mutated with_repair = play_on(lesson, "fixed.go");
        CHECK(with_repair.asked >= 1);    // the repair keeps at least one place of the leaking program
        CHECK(with_repair.failed >= 1);
        CHECK(play_on(lesson, "main.go").failed == 0);
        mutated++;
    }
    CHECK(mutated >= 12);
}

TEST_CASE("no look-alike has a leaked goroutine", "[scenario][course]") {
    int controls = 0;
    for (const Scenario& lesson : course()) {
        if (!lesson.files.count("control.go")) continue;
        INFO(lesson.name);
        Scenario quiet = lesson;
        ScenarioStep end;
        end.file = "control.go";
        end.at = "end";
        end.expect = {{"leaks()", "none"}};
        quiet.steps = {end};
        LessonPlayer player(std::move(quiet));
        const StopFacts facts = player.go_to(0);
        INFO(facts.error);
        REQUIRE(facts.ok());
        CHECK(facts.expectations.at(0).got == "none");
        controls++;
    }
    CHECK(controls >= 5);
}
