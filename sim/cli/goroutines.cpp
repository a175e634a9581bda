// `goroutines`: the dump that a real program prints with GOTRACEBACK=all, at any place; with --leaks the verdict for each.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "sim/cli/at_place.h"
#include "sim/cli/commands.h"
#include "sim/query/goroutines.h"
#include "sim/query/picture.h"

namespace tw::cli {
namespace {

int goroutines(const AtPlace& place, bool leaks) {
    auto stopped = run_to_place(place);
    if (!stopped.ok()) {
        fmt::print(stderr, "{}\n", stopped.error);
        return 1;
    }
    const Runtime& rt = stopped.value->machine->rt;
    if (!leaks) {
        fmt::print("{}", rt.goroutine_dump(true));
        return 0;
    }
    const HeapPicture picture(rt);
    const std::vector<std::uint32_t> leaked = leaked_goroutines(rt, picture.graph);
    for (std::uint32_t slot = 0; slot < rt.goroutines.size(); slot++) {
        const Goroutine& g = rt.goroutines[slot];
        if (!exists(g) || g.is_system) continue;
        const bool is_leaked = std::find(leaked.begin(), leaked.end(), slot) != leaked.end();
        fmt::print("{}: {}\n", is_leaked ? "leaked" : "ok", goroutine_line(rt, g));
    }
    return 0;
}

}  // namespace

void add_goroutines(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("goroutines", "the goroutine dump at a place, in the real runtime's words");
    auto place = std::make_shared<AtPlace>();
    auto leaks = std::make_shared<bool>(false);
    command->add_option("FILE", place->path, "a .go file or a folder of package main")->required();
    command->add_option("--at", place->at, "LABEL of a comment `//: LABEL`, or a line, either with :HIT; end = when it has ended");
    command->add_option("--seed", place->seed, "another order of goroutines and choices");
    command->add_option("--max-steps", place->max_steps, "give up after so many steps");
    command->add_flag("--leaks", *leaks, "whether each can ever run again");
    command->callback([=, &status] { status = goroutines(*place, *leaks); });
}

}  // namespace tw::cli
