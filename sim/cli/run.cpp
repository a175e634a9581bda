// `run`: a program under the model, as the real one would behave.
#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <memory>

#include "sim/cli/commands.h"
#include "sim/lab/build.h"
#include "sim/lab/execution.h"

namespace tw::cli {
namespace {

struct RunOptions {
    std::string path;
    std::uint64_t seed = 0, max_steps = ~0ull;
    std::string max_memory, gogc, memory_limit;
    bool gctrace = false, stop_the_world = false, concurrent = false, no_barrier = false, history = false;
    std::vector<std::string> args;
};

bool write_all(int fd, const char* bytes, std::size_t size) {
    while (size > 0) {
        const ssize_t n = ::write(fd, bytes, size);
        if (n <= 0) return false;
        bytes += n;
        size -= static_cast<std::size_t>(n);
    }
    return true;
}

void flush(Machine& machine) {
    for_each_output(machine.rt.pending_output, [](int fd, std::string_view bytes) { write_all(fd, bytes.data(), bytes.size()); });
    machine.rt.pending_output.clear();
}

// GOGC and GOMEMLIMIT as the environment of a real program would set them. False: said why. [go1.26 runtime/mgcpacer.go readGOGC]
bool set_collector(const RunOptions& options, CollectorSettings& collector) {
    collector.write_barrier = !options.no_barrier;
    collector.stop_the_world = options.stop_the_world || !(options.concurrent || options.no_barrier);
    if (options.gogc == "off") {
        collector.gogc = -1;
    } else if (!options.gogc.empty()) {
        const char* end = options.gogc.data() + options.gogc.size();
        const auto [at, error] = std::from_chars(options.gogc.data(), end, collector.gogc);
        if (error != std::errc{} || at != end || collector.gogc < 0) {
            fmt::print(stderr, "twoword: --gogc: a number from 0 on, or off\n");
            return false;
        }
    }
    if (options.memory_limit.empty() || options.memory_limit == "off") return true;
    const auto bytes = parse_size(options.memory_limit);
    if (!bytes.ok()) {
        fmt::print(stderr, "twoword: --memory-limit: {}\n", bytes.error);
        return false;
    }
    collector.memory_limit = *bytes.value;
    return true;
}

int run(const RunOptions& options) {
    auto sources = read_sources(options.path);
    if (!sources.ok()) {
        fmt::print(stderr, "twoword: {}\n", sources.error);
        return 1;
    }
    const Compiled compiled = compile(std::move(*sources.value));
    if (!compiled.program) {
        fmt::print(stderr, "{}", diagnostics_text(compiled.built));
        return 1;
    }
    RuntimeSettings settings;
    settings.seed = options.seed;
    settings.gctrace = options.gctrace;
    if (!set_collector(options, settings.collector)) return 1;
    if (!options.max_memory.empty()) {
        const auto bytes = parse_size(options.max_memory);
        if (!bytes.ok()) {
            fmt::print(stderr, "twoword: --max-memory: {}\n", bytes.error);
            return 1;
        }
        settings.max_memory = *bytes.value;
    }
    settings.args = {options.path};
    settings.args.insert(settings.args.end(), options.args.begin(), options.args.end());
    auto image = load_image(compiled.program);
    if (!image.ok()) {
        fmt::print(stderr, "twoword: {}\n", image.error);
        return 1;
    }
    Machine machine(*image.value, settings);
    machine.rt.input->read_more = [&machine](std::string& more) {
        flush(machine);
        char buffer[4096];
        const ssize_t n = ::read(0, buffer, sizeof buffer);
        if (n <= 0) return false;
        more.assign(buffer, static_cast<std::size_t>(n));
        return true;
    };
    std::unique_ptr<Recording> recording;
    if (options.history) recording = std::make_unique<Recording>(machine);
    constexpr std::uint64_t kSlice = 1 << 20;
    while (!machine.ended() && machine.steps() < options.max_steps) {
        machine.run(std::min(options.max_steps, machine.steps() + kSlice));
        if (recording) recording->note(machine);
        flush(machine);
    }
    flush(machine);
    if (!machine.ended()) {
        fmt::print(stderr, "twoword: step budget exceeded ({} steps)\n", options.max_steps);
        return 3;
    }
    return machine.rt.end.status;
}

}  // namespace

void add_run(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("run", "run a program in the model; arguments for it after --");
    auto o = std::make_shared<RunOptions>();
    command->add_option("FILE", o->path, "a .go file or a folder of package main")->required();
    command->add_option("--seed", o->seed, "another order of goroutines and choices; 0 = Go's with one processor");
    command->add_option("--max-steps", o->max_steps, "stop with status 3 after so many steps");
    command->add_option("--max-memory", o->max_memory, "stop with status 3 when heap and stacks need more, as 64MiB");
    command->add_flag("--gctrace", o->gctrace, "a line for each collection, as GODEBUG=gctrace=1");
    command->add_flag("--stw", o->stop_the_world, "collect with the world stopped (the default so far)");
    command->add_flag("--concurrent", o->concurrent, "collect while the program runs");
    command->add_flag("--no-barrier", o->no_barrier, "as --concurrent, without the write barrier: objects that are lost are named");
    command->add_option("--gogc", o->gogc, "GOGC: percentage, or off");
    command->add_option("--memory-limit", o->memory_limit, "GOMEMLIMIT, as 64MiB");
    command->add_flag("--history", o->history, "record while running, as the lab does");
    command->add_option("ARGS", o->args, "arguments of the program");
    command->callback([o, &status] { status = run(*o); });
}

}  // namespace tw::cli
