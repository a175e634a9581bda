#include "sim/scenario/withheld.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "sim/lab/build.h"
#include "tests/support/catch.h"

using namespace tw;
namespace fs = std::filesystem;

namespace {

// A lesson folder of this test's own.
std::string make_lesson(const std::string& name, const std::string& toml) {
    const fs::path folder = fs::path(TWOWORD_BIN) / "test_lessons" / name;
    fs::create_directories(folder);
    std::ofstream(folder / "lesson.toml") << toml;
    std::ofstream(folder / "main.go") << "package main\n\nfunc main() {\n\tprintln(1) //: here\n}\n";
    return folder.string();
}

}  // namespace

TEST_CASE("every lesson loads, in both languages", "[scenario]") {
    const auto entries = scenario_catalog(std::string(TWOWORD_ROOT) + "/scenarios");
    REQUIRE(entries.size() >= 3);
    for (const CatalogEntry& entry : entries) {
        INFO(entry.folder);
        const auto scenario = load_scenario(entry.folder);
        INFO(scenario.error);
        REQUIRE(scenario.ok());
        CHECK(scenario.value->title.count("en") == 1);
        CHECK(scenario.value->title.count("zh") == 1);
        for (const ScenarioStep& step : scenario.value->steps) {
            CHECK(step.say.count("zh") == 1);
            for (const Prediction& prediction : step.predict) CHECK(prediction.choices.size() >= 2);
        }
    }
}

TEST_CASE("every wrong choice names its misconception", "[scenario]") {
    for (const CatalogEntry& entry : scenario_catalog(std::string(TWOWORD_ROOT) + "/scenarios")) {
        const auto scenario = load_scenario(entry.folder);
        REQUIRE(scenario.ok());
        for (const ScenarioStep& step : scenario.value->steps)
            for (const Prediction& prediction : step.predict) {
                std::size_t unexplained = 0;
                for (const Choice& choice : prediction.choices) unexplained += choice.because.empty();
                INFO(entry.name << " at " << step.at);
                CHECK(unexplained == 1);  // the right one, whichever the machine says it is
            }
    }
}

TEST_CASE("the recorded answers of the real toolchain stand beside every program", "[scenario]") {
    for (const CatalogEntry& entry : scenario_catalog(std::string(TWOWORD_ROOT) + "/scenarios"))
        for (const auto& file : fs::directory_iterator(entry.folder)) {
            if (file.path().extension() != ".go") continue;
            for (const char* kind : {".stdout", ".exit", ".escape"}) {
                INFO(file.path().string() << kind);
                CHECK(fs::exists(fs::path(entry.folder) / "expected" / (file.path().stem().string() + kind)));
            }
        }
}

TEST_CASE("a broken lesson is refused with file, line and column", "[scenario]") {
    const auto syntax = load_scenario(make_lesson("broken", "title = \"x\n"));
    CHECK_FALSE(syntax.ok());
    CHECK(syntax.error.find("lesson.toml:1:") != std::string::npos);

    const auto label = load_scenario(make_lesson("label", "title = \"t\"\nmisconception = \"m\"\n[[step]]\nat = \"nowhere\"\nsay = \"s\"\n"));
    CHECK_FALSE(label.ok());
    CHECK(label.error.find("lesson.toml:3:1: no place labelled \"//: nowhere\" in main.go") != std::string::npos);

    const auto type = load_scenario(make_lesson("type", "title = 3\nmisconception = \"m\"\n[[step]]\nat = \"here\"\nsay = \"s\"\nhit = -1\n"));
    CHECK_FALSE(type.ok());
    CHECK(type.error.find("\"title\" must be a text") != std::string::npos);
    CHECK(type.error.find("\"hit\" must be a positive number") != std::string::npos);
}

TEST_CASE("a label is found on its own line only", "[scenario]") {
    CHECK(labelled_line("a //: one\nb //: on\n", "on") == 2);
    CHECK(labelled_line("a //: one\n", "two") == 0);
}

TEST_CASE("settings and places in a collection are read, and mistakes in them named", "[scenario]") {
    const std::string head = "title = \"t\"\nmisconception = \"m\"\nchapters = [\"2.1\"]\nerrata = [\"a\"]\nsettings = { gogc = 50, concurrent = true }\n";
    const auto good = load_scenario(make_lesson("settings", head + "[[step]]\nat = \"here\"\nsay = \"s\"\nphase = \"mark\"\nunits = 3\n"
                                                                   "settings = { barrier = false, gogc = -1 }\n"));
    INFO(good.error);
    REQUIRE(good.ok());
    const ScenarioStep& step = good.value->steps[0];
    CHECK(step.phase == "mark");
    CHECK(step.units == 3);
    const LessonSettings both = over(good.value->settings, step.settings);
    CHECK(both.gogc == -1);
    CHECK(both.concurrent == true);
    CHECK(both.barrier == false);
    CHECK_FALSE(both.seed.has_value());

    const auto bad = load_scenario(make_lesson("bad_settings", head + "[[step]]\nat = \"here\"\nsay = \"s\"\nphase = \"marking\"\n"
                                                                      "settings = { barier = false, gogc = \"off\" }\n"));
    CHECK_FALSE(bad.ok());
    CHECK(bad.error.find("no phase \"marking\"") != std::string::npos);
    CHECK(bad.error.find("no setting \"barier\"") != std::string::npos);
    CHECK(bad.error.find("\"gogc\" must be a number of at least -1") != std::string::npos);
}

TEST_CASE("an open question keeps back the variables that it names, and what the compiler says where it asks that", "[scenario]") {
    ScenarioStep step;
    step.look = "large";
    CHECK(withheld(step).variables.empty());   // no question
    step.predict.push_back({{}, "boxing(small)", {}, "words(*goroutine.next)"});
    CHECK(withheld(step).variables == std::set<std::string>{"goroutine", "large", "small"});
    CHECK(withheld(step).notes);
    step.predict[0] = {{}, "alive(type:[]byte backing)", {}, "goroutines()"};
    step.look = "type:[]byte backing";
    CHECK(withheld(step).variables.empty());
    CHECK(withheld(step).goroutines);
    CHECK(withheld(step).reachability);
    CHECK_FALSE(withheld(step).notes);
    step.predict[0] = {{}, "concept(goroutine 7: n[2])", {}, "path(data)"};   // a path may be read off the picture
    step.look.clear();
    CHECK(withheld(step).variables == std::set<std::string>{"n"});
}
