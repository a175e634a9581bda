// `check`: for continuous integration; status 1 and the paths that hold memory where a bound is broken.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <fstream>

#include "sim/cli/at_place.h"
#include "sim/cli/commands.h"
#include "sim/lab/execution.h"
#include "sim/report/check_report.h"

namespace tw::cli {
namespace {

struct CheckOptions {
    AtPlace place;
    std::string max_live, junit;
    std::uint64_t max_goroutines = ~0ull;
    bool no_leaks = false;
};

bool write_junit(const std::string& file, const CheckReport& report, const std::string& program) {
    std::ofstream out(file, std::ios::binary);
    out << junit_xml(report, program);
    if (out.flush()) return true;
    fmt::print(stderr, "twoword: {} cannot be written\n", file);
    return false;
}

int check(const CheckOptions& options) {
    CheckLimits limits;
    if (options.max_live.empty() && options.max_goroutines == ~0ull && !options.no_leaks)
        fmt::print(stderr, "twoword: no bound is given (--max-live SIZE, --max-goroutines N, --no-leaked-goroutines); only the program's end is checked\n");
    if (!options.max_live.empty()) {
        const auto bytes = parse_size(options.max_live);
        if (!bytes.ok()) {
            fmt::print(stderr, "twoword: --max-live: {}\n", bytes.error);
            return 1;
        }
        limits.max_live = *bytes.value;
    }
    if (options.max_goroutines != ~0ull) limits.max_goroutines = options.max_goroutines;
    limits.no_leaked_goroutines = options.no_leaks;
    auto stopped = run_to_place(options.place);
    if (!stopped.ok()) {
        fmt::print(stderr, "{}\n", stopped.error);
        return 1;
    }
    const CheckReport report = check_at_exit(*stopped.value->machine, limits);
    fmt::print("{}", report.text());
    if (!options.junit.empty() && !write_junit(options.junit, report, options.place.path)) return 1;
    return report.ok() ? 0 : 1;
}

}  // namespace

void add_check(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("check", "status 1 when the program leaves more behind than is allowed");
    auto o = std::make_shared<CheckOptions>();
    command->add_option("FILE", o->place.path, "a .go file or a folder of package main")->required();
    command->add_option("--max-live", o->max_live, "bytes reachable when main has returned, as 64KiB");
    command->add_option("--max-goroutines", o->max_goroutines, "goroutines that exist when main has returned, main's included");
    command->add_flag("--no-leaked-goroutines", o->no_leaks, "none may be blocked where nothing can wake it");
    command->add_option("--junit", o->junit, "also write the report as a JUnit file");
    command->add_option("--seed", o->place.seed, "another order of goroutines and choices");
    command->add_option("--max-steps", o->place.max_steps, "give up after so many steps");
    command->callback([o, &status] { status = check(*o); });
}

}  // namespace tw::cli
