// `escape`: what the compiler says about each value, as `go build -gcflags='-m -l'`; with --gcflags as other flags have it.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "sim/cli/commands.h"
#include "sim/lab/build.h"
#include "sim/report/escape_text.h"

namespace tw::cli {
namespace {

struct Flags {
    EscapeOptions options;
    int level = 0;              // of -m
    bool all_errors = false;    // not only the first ten
    std::vector<std::string> ignored;
};

// The flags of `go tool compile` that have to do with -m; the others are named and ignored.
Flags parse_flags(const std::string& text) {
    Flags out;
    out.options.inlining = true;
    std::istringstream words(text);
    std::string word;
    while (words >> word) {
        if (word == "-0" || word == "-+" || word == "-complete" || word == "-std" || word.starts_with("-p=") || word.starts_with("-wb=")) continue;
        if (word == "-m") out.level++;
        else if (word.starts_with("-m=")) out.level = std::atoi(word.c_str() + 3);
        else if (word == "-race") out.options.race = true;
        else if (word == "-e") out.all_errors = true;
        else if (word == "-l" || word == "-N") out.options.inlining = false;
        else if (word.starts_with("-d=")) {
            std::istringstream names(word.substr(3));
            std::string name;
            while (std::getline(names, name, ',')) {
                if (name == "escapemutationscalls") out.options.mutations_calls = true;
                else if (name != "zerocopy" && name != "inlfuncswithclosures=1") out.ignored.push_back("-d=" + name);
            }
        } else out.ignored.push_back(word);
    }
    out.options.reasons = out.level > 1;
    return out;
}

int escape(const std::string& path, const Flags& flags, bool by_position) {
    auto sources = read_sources(path);
    if (!sources.ok()) {
        fmt::print(stderr, "twoword: {}\n", sources.error);
        return 1;
    }
    for (const std::string& flag : flags.ignored) fmt::print(stderr, "twoword: {} is not modelled\n", flag);
    const std::string folder = std::filesystem::is_directory(path) ? path : std::filesystem::path(path).parent_path().string();
    Notes notes = compiler_notes(std::move(*sources.value), folder, flags.options);
    if (!notes.built.ok()) {
        fmt::print(stderr, "{}", diagnostics_text(notes.built, flags.all_errors));
        return 1;
    }
    if (flags.level < 1) return 0;
    if (by_position) std::stable_sort(notes.notes.begin(), notes.notes.end(), [](const EscapeNote& a, const EscapeNote& b) { return a.pos < b.pos; });
    fmt::print("{}", notes_text(notes.built.sources, notes.notes, flags.level > 1));
    return 0;
}

}  // namespace

void add_escape(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("escape", "the escape analysis of one package, as the compiler prints it with -m -l");
    auto path = std::make_shared<std::string>();
    auto level = std::make_shared<std::string>("1");
    auto gcflags = std::make_shared<std::string>();
    command->add_option("FILE", *path, "a .go file or the folder of a package")->required();
    auto* m = command->add_option("-m", *level, "1, or 2 for the reasons")->check(CLI::IsMember({"1", "2", "=1", "=2"}));
    auto* all = command->add_option("--gcflags", *gcflags, "the compiler's flags instead, e.g. \"-m\" (with inlining), \"-m=2 -l\"")->excludes(m);
    command->callback([=, &status] { status = escape(*path, parse_flags(all->count() ? *gcflags : level->ends_with('2') ? "-m=2 -l" : "-m -l"), !all->count()); });
}

}  // namespace tw::cli
