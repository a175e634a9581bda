// Every lesson on the machine: its expectations hold, and all its programs print what the real toolchain printed.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/lab/execution.h"
#include "sim/lab/lesson.h"
#include "sim/report/escape_text.h"
#include "tests/support/catch.h"

using namespace tw;
namespace fs = std::filesystem;

namespace {

std::vector<Scenario> lessons() {
    std::vector<Scenario> all;
    for (const CatalogEntry& entry : scenario_catalog(std::string(TWOWORD_ROOT) + "/scenarios")) {
        auto scenario = load_scenario(entry.folder);
        REQUIRE(scenario.ok());
        all.push_back(std::move(*scenario.value));
    }
    return all;
}

std::string recorded(const Scenario& scenario, const std::string& file, const char* kind) {
    const fs::path path = fs::path(scenario.folder) / "expected" / (fs::path(file).stem().string() + kind);
    REQUIRE(fs::exists(path));
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("all expectations of all lessons hold, and every prediction has a right choice", "[lab][lessons]") {
    for (const Scenario& scenario : lessons()) {
        LessonPlayer player(scenario);
        int failures = 0;
        for (const std::string& line : check_lesson(player, failures)) {
            INFO(scenario.name << ": " << line);
            CHECK_FALSE(line.starts_with("WRONG"));
        }
        CHECK(failures == 0);
    }
}

TEST_CASE("all programs of all lessons behave as under the real toolchain", "[lab][lessons]") {
    for (const Scenario& scenario : lessons()) {
        LessonPlayer player(scenario);
        LessonSettings as_real_go = scenario.settings;
        as_real_go.barrier = true;   // a lesson may take it away to show what is lost; real Go never runs without
        for (const auto& [file, text] : scenario.files) {
            INFO(scenario.name << "/" << file);
            auto session = player.session(file, as_real_go);
            INFO(session.error);
            REQUIRE(session.ok());
            Session& s = **session.value;
            s.seek(400'000'000);
            REQUIRE(s.machine.ended());
            CHECK(s.output(1) == recorded(scenario, file, ".stdout"));
            CHECK(std::to_string(s.machine.rt.end.status) + "\n" == recorded(scenario, file, ".exit"));
            CHECK(escape_text(*s.image->program, false) == recorded(scenario, file, ".escape"));
        }
    }
}
