// `lessons` lists the course.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <memory>

#include "sim/cli/commands.h"
#include "sim/scenario/scenario.h"

namespace tw::cli {
namespace {

int list_lessons(const std::string& language) {
    const auto entries = scenario_catalog(find_scenarios("/proc/self/exe"));
    if (entries.empty()) {
        fmt::print(stderr, "twoword: no scenarios folder beside the program\n");
        return 1;
    }
    for (const CatalogEntry& entry : entries) {
        const auto scenario = load_scenario(entry.folder);
        if (!scenario.ok()) {
            fmt::print(stderr, "{}\n", scenario.error);
            return 1;
        }
        fmt::print("{:44} {}\n", entry.name, in_language(scenario.value->title, language));
    }
    return 0;
}

}  // namespace

void add_lessons(CLI::App& app, int& status) {
    auto language = std::make_shared<std::string>("en");
    auto* list = app.add_subcommand("lessons", "list the lessons in order of study");
    list->add_option("--lang", *language, "en or zh");
    list->callback([language, &status] { status = list_lessons(*language); });
    add_lesson(app, status);
}

}  // namespace tw::cli
