// `export`: a page that steps through a lesson or a program in any browser.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <fstream>

#include "sim/cli/commands.h"
#include "sim/lab/export_page.h"
#include "sim/scenario/scenario.h"

namespace tw::cli {
namespace {

struct ExportOptions {
    std::string name, file;
    PageOptions page;
};

Result<std::string> page_of(const ExportOptions& options) {
    using Made = Result<std::string>;
    if (options.name.ends_with(".go") || options.name.find('/') != std::string::npos) {
        auto sources = read_sources(options.name);
        return sources.ok() ? program_page(*sources.value, options.page) : Made::failure(sources.error);
    }
    for (const CatalogEntry& entry : scenario_catalog(find_scenarios("/proc/self/exe"))) {
        if (entry.name != options.name) continue;
        const auto scenario = load_scenario(entry.folder);
        return scenario.ok() ? lesson_page(*scenario.value, options.page) : Made::failure(scenario.error);
    }
    return Made::failure(fmt::format("no lesson \"{}\"; `twoword lessons` lists them", options.name));
}

int export_page(const ExportOptions& options) {
    const auto page = page_of(options);
    if (!page.ok()) {
        fmt::print(stderr, "twoword: {}\n", page.error);
        return 1;
    }
    std::ofstream out(options.file, std::ios::binary);
    out << *page.value;
    if (!out.flush()) {
        fmt::print(stderr, "twoword: {} cannot be written\n", options.file);
        return 1;
    }
    fmt::print("{}: {} KiB, opens in any browser, needs no network\n", options.file, page.value->size() / 1024);
    return 0;
}

}  // namespace

void add_export(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("export", "one HTML page that steps through a lesson or a program in any browser");
    auto o = std::make_shared<ExportOptions>();
    command->add_option("NAME", o->name, "a lesson, a .go file or a folder of package main")->required();
    command->add_option("-o,--output", o->file, "the page, as page.html")->required();
    command->add_option("--most", o->page.most_places, "places of one run on the page")->check(CLI::Range(10, 5000));
    command->callback([o, &status] { status = export_page(*o); });
}

}  // namespace tw::cli
