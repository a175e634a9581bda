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
    const Built built = build(std::move(*sources.value), BuildGoal::Check);
    for (const Diagnostic& diagnostic : built.diagnostics) {
        const Location at = built.sources.locate(diagnostic.pos);
        fmt::print(stderr, "{}:{}:{}: {}\n", at.file, at.line, at.column, diagnostic.message);
    }
    return built.ok() ? 0 : 1;
}

int escape(const std::string& path, int level) {
    auto sources = read_sources(path);
    if (!sources.ok()) {
        fmt::print(stderr, "twoword: {}\n", sources.error);
        return 1;
    }
    const Built built = build(std::move(*sources.value), BuildGoal::Escape);
    if (!built.ok()) {
        fmt::print(stderr, "{}", diagnostics_text(built));
        return 1;
    }
    for (const EscapeNote& note : built.escapes) {
        const Location at = built.sources.locate(note.pos);
        const std::string place = fmt::format("{}:{}:{}", at.file.substr(at.file.rfind('/') + 1), at.line, at.column);
        if (level >= 2)
            for (const std::string& line : note.explanation) fmt::print("{}: {}\n", place, line);
        fmt::print("{}: {}\n", place, note.text);
    }
    return 0;
}

}  // namespace

void add_vet(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("vet", "type-check a program and list all errors");
    auto path = std::make_shared<std::string>();
    command->add_option("FILE", *path, "a .go file or a folder of package main")->required();
    command->callback([path, &status] { status = vet(*path); });
}

void add_escape(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("escape", "what escapes to the heap, in the words of go build -gcflags='-m -l'");
    auto path = std::make_shared<std::string>();
    auto level = std::make_shared<int>(1);
    command->add_option("FILE", *path, "a .go file or a folder of package main")->required();
    command->add_option("-m", *level, "1: the lines; 2: with the chain of flows")->check(CLI::Range(1, 2));
    command->callback([path, level, &status] { status = escape(*path, *level); });
}

}  // namespace tw::cli
