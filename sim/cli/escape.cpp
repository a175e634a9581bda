// `escape`: what the compiler says about each value, as `go build -gcflags='-m -l'`.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/lab/build.h"
#include "sim/report/escape_text.h"

namespace tw::cli {
namespace {

int escape(const std::string& path, const std::string& level) {
    auto sources = read_sources(path);
    if (!sources.ok()) {
        fmt::print(stderr, "twoword: {}\n", sources.error);
        return 1;
    }
    const Compiled compiled = compile(std::move(*sources.value));
    if (!compiled.program) {
        fmt::print(stderr, "{}", diagnostics_text(compiled.built));
        return 1;
    }
    fmt::print("{}", escape_text(*compiled.program, level.ends_with('2')));
    return 0;
}

}  // namespace

void add_escape(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("escape", "the escape analysis of package main, as the compiler prints it with -m -l");
    auto path = std::make_shared<std::string>();
    auto level = std::make_shared<std::string>("1");
    command->add_option("FILE", *path, "a .go file or a folder of package main")->required();
    command->add_option("-m", *level, "1, or 2 for the reasons")->check(CLI::IsMember({"1", "2", "=1", "=2"}));
    command->callback([=, &status] { status = escape(*path, *level); });
}

}  // namespace tw::cli
