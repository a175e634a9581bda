// `lessons` lists the course; `lesson NAME` reads one aloud: its places in the source, sentences and questions.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <sstream>

#include "sim/cli/commands.h"
#include "sim/lab/build.h"
#include "sim/scenario/scenario.h"

namespace tw::cli {
namespace {

std::string scenarios_root() { return find_scenarios("/proc/self/exe"); }

int list_lessons(const std::string& language) {
    const auto entries = scenario_catalog(scenarios_root());
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

std::string line_of(const std::string& source, int number) {
    std::istringstream in(source);
    std::string line;
    for (int i = 0; i < number && std::getline(in, line); i++) {}
    const auto first = line.find_first_not_of(" \t");
    return first == std::string::npos ? "" : line.substr(first);
}

void read_step(const ScenarioStep& step, const Scenario& scenario, const std::string& language) {
    const std::string& source = scenario.files.at(step.file);
    if (step.at == "end") fmt::print("\n{}: at the end\n", step.file);
    else {
        const int line = labelled_line(source, step.at);
        fmt::print("\n{}:{}: {}\n", step.file, line, line_of(source, line));
    }
    fmt::print("  {}\n", in_language(step.say, language));
    for (const Prediction& prediction : step.predict) {
        fmt::print("  ? {}\n", in_language(prediction.ask, language));
        for (const Choice& choice : prediction.choices) fmt::print("    - {}\n", in_language(choice.text, language));
    }
}

int read_lesson(const std::string& name, const std::string& language) {
    for (const CatalogEntry& entry : scenario_catalog(scenarios_root())) {
        if (entry.name != name) continue;
        const auto scenario = load_scenario(entry.folder);
        if (!scenario.ok()) {
            fmt::print(stderr, "{}\n", scenario.error);
            return 1;
        }
        fmt::print("{}\n", in_language(scenario.value->title, language));
        for (const ScenarioStep& step : scenario.value->steps) read_step(step, *scenario.value, language);
        return 0;
    }
    fmt::print(stderr, "twoword: no lesson \"{}\"; `twoword lessons` lists them\n", name);
    return 1;
}

}  // namespace

void add_lessons(CLI::App& app, int& status) {
    auto language = std::make_shared<std::string>("en");
    auto* list = app.add_subcommand("lessons", "list the lessons in order of study");
    list->add_option("--lang", *language, "en or zh");
    list->callback([language, &status] { status = list_lessons(*language); });
    auto name = std::make_shared<std::string>();
    auto* one = app.add_subcommand("lesson", "read a lesson: its places, sentences and questions");
    one->add_option("NAME", *name, "as `lessons` lists it")->required();
    one->add_option("--lang", *language, "en or zh");
    one->callback([name, language, &status] { status = read_lesson(*name, *language); });
}

}  // namespace tw::cli
