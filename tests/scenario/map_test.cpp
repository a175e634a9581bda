// The map of the course: every chapter of the article and every erratum has its lesson, lessons stand in an order of study, and
// each of them asks and is held by expectations.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/scenario/course.h"

using namespace tw;
using namespace tw::test;

namespace {

// What of `wanted` no lesson names, in one line.
std::string unnamed(const std::vector<std::string>& wanted, const std::set<std::string>& named) {
    std::string missing;
    for (const std::string& one : wanted)
        if (!named.count(one)) missing += (missing.empty() ? "" : " ") + one;
    return missing;
}

int lines_of(const std::string& source) { return static_cast<int>(std::count(source.begin(), source.end(), '\n')); }

}  // namespace

TEST_CASE("every chapter of the article and every erratum has its lesson", "[scenario][course]") {
    std::set<std::string> chapters, errata;
    const std::vector<Scenario> all = course();
    for (const Scenario& lesson : all) {
        chapters.insert(lesson.chapters.begin(), lesson.chapters.end());
        errata.insert(lesson.errata.begin(), lesson.errata.end());
    }
    const std::vector<std::string> article = {"1",   "2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2", "3.3",
                                              "4.1", "4.2", "4.3", "4.4", "collector"};
    std::vector<std::string> letters;
    for (char letter = 'a'; letter <= 'o'; letter++) letters.emplace_back(1, letter);
    CHECK(unnamed(article, chapters) == "");
    CHECK(unnamed(letters, errata) == "");
    CHECK(unnamed({chapters.begin(), chapters.end()}, {article.begin(), article.end()}) == "");   // and none that does not exist
    CHECK(unnamed({errata.begin(), errata.end()}, {letters.begin(), letters.end()}) == "");
    CHECK(all.size() >= 36);
}

TEST_CASE("the index of the course leads to every lesson", "[scenario][course]") {
    std::ifstream in(std::string(TWOWORD_ROOT) + "/scenarios/README.md", std::ios::binary);
    std::stringstream index;
    index << in.rdbuf();
    for (const Scenario& lesson : course()) {
        const std::string folder = std::filesystem::path(lesson.folder).filename().string();
        INFO(folder);
        CHECK(index.str().find("[" + lesson.name + "](" + folder + "/lesson.toml)") != std::string::npos);
    }
}

TEST_CASE("what comes before a lesson exists and comes before it", "[scenario][course]") {
    std::set<std::string> earlier;
    for (const Scenario& lesson : course()) {
        INFO(lesson.name);
        CHECK(unnamed(lesson.after, earlier) == "");
        CHECK(earlier.insert(lesson.name).second);
        CHECK_FALSE(lesson.chapters.empty());
        CHECK(std::set<std::string>{"beginner", "intermediate", "advanced"}.count(lesson.level) == 1);
    }
}

TEST_CASE("every lesson asks, and every step is held by an expectation", "[scenario][course]") {
    for (const Scenario& lesson : course()) {
        INFO(lesson.name);
        std::size_t asked = 0;
        for (const ScenarioStep& step : lesson.steps) {
            INFO("at " << step.file << ": " << step.at);
            asked += step.predict.size();
            CHECK_FALSE(step.expect.empty());
        }
        CHECK(asked >= 1);
        CHECK(lesson.steps.size() >= 3);
        CHECK(lesson.steps.size() <= 9);
        CHECK(lines_of(lesson.files.at("main.go")) >= 15);
        CHECK(lines_of(lesson.files.at("main.go")) <= 65);
    }
}

