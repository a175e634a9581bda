#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "sim/cli/commands.h"
#include "sim/lab/build.h"

namespace tw::cli {
namespace {

// Every error, not only the first ten: vet's reader wants the whole list.
int vet(const std::string& path) {
    auto sources = read_sources(path);
    if (!sources.ok()) {
        fmt::print(stderr, "twoword: {}\n", sources.error);
        return 1;
    }
    const Built built = build(std::move(*sources.value));
    for (const Diagnostic& diagnostic : built.diagnostics) {
        const Location at = built.sources.locate(diagnostic.pos);
        fmt::print(stderr, "{}:{}:{}: {}\n", at.file, at.line, at.column, diagnostic.message);
    }
    return built.ok() ? 0 : 1;
}

}  // namespace

void add_vet(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("vet", "type-check a program and list all errors");
    auto path = std::make_shared<std::string>();
    command->add_option("FILE", *path, "a .go file or a folder of package main")->required();
    command->callback([path, &status] { status = vet(*path); });
}

}  // namespace tw::cli
