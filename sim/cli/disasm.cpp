// `disasm`: a program's bytecode with stack maps, for those who work on the machine.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "sim/bytecode/disassemble.h"
#include "sim/bytecode/verify.h"
#include "sim/cli/commands.h"
#include "sim/lab/build.h"

namespace tw::cli {
namespace {

int disasm(const std::string& path) {
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
    fmt::print("{}", disassemble(*compiled.program));
    const auto broken = verify(*compiled.program);
    for (const std::string& rule : broken) fmt::print(stderr, "twoword: bytecode is malformed: {}\n", rule);
    return broken.empty() ? 0 : 1;
}

}  // namespace

void add_disasm(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("disasm", "the bytecode of package main, with stack maps");
    auto path = std::make_shared<std::string>();
    command->add_option("FILE", *path, "a .go file or a folder of package main")->required();
    command->callback([path, &status] { status = disasm(*path); });
}

}  // namespace tw::cli
