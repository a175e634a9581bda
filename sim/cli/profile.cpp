// `profile`: what `go tool pprof` reads: who allocated, where goroutines stand, who keeps the memory.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <fstream>
#include <memory>

#include "sim/cli/at_place.h"
#include "sim/cli/commands.h"
#include "sim/query/picture.h"
#include "sim/report/goroutine_profile.h"
#include "sim/report/heap_profile.h"
#include "sim/report/holder_profile.h"

namespace tw::cli {
namespace {

struct ProfileOptions {
    AtPlace place;
    std::string heap, goroutine, holders;
};

// The name a build of the file would have.
std::string program_name(std::string path) {
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    path = path.substr(path.rfind('/') + 1);
    return path.ends_with(".go") ? path.substr(0, path.size() - 3) : path;
}

bool write(const std::string& file, const PprofProfile& profile) {
    std::ofstream out(file, std::ios::binary);
    const std::string bytes = profile.gzip();
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out) fmt::print(stderr, "twoword: {} cannot be written\n", file);
    else fmt::print("{}: {} bytes, for go tool pprof\n", file, bytes.size());
    return static_cast<bool>(out);
}

int profile(ProfileOptions options) {
    if (options.heap.empty() && options.goroutine.empty() && options.holders.empty()) {
        fmt::print(stderr, "twoword: profile needs at least one of --heap F, --goroutine F, --holders F\n");
        return 1;
    }
    std::unique_ptr<AllocationProfiler> profiler;
    if (!options.heap.empty())
        options.place.before_running = [&profiler](Machine& machine) {
            profiler = std::make_unique<AllocationProfiler>(machine.rt);
            machine.rt.events = profiler->sink();
        };
    auto stopped = run_to_place(options.place);
    if (!stopped.ok()) {
        fmt::print(stderr, "{}\n", stopped.error);
        return 1;
    }
    Runtime& rt = stopped.value->machine->rt;
    rt.events = nullptr;
    const HeapPicture picture(rt);
    const std::string program = program_name(options.place.path);
    bool ok = true;
    if (profiler) ok = write(options.heap, profiler->profile(picture.graph, program)) && ok;
    if (!options.goroutine.empty()) ok = write(options.goroutine, goroutine_profile(rt, program)) && ok;
    if (!options.holders.empty()) ok = write(options.holders, holder_profile(picture, program)) && ok;
    return ok ? 0 : 1;
}

}  // namespace

void add_profile(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("profile", "gzipped profiles for go tool pprof: heap, goroutines, holders");
    auto o = std::make_shared<ProfileOptions>();
    command->add_option("FILE", o->place.path, "a .go file or a folder of package main")->required();
    command->add_option("--heap", o->heap, "who allocated: allocated and in use, by call stack");
    command->add_option("--goroutine", o->goroutine, "where goroutines stand");
    command->add_option("--holders", o->holders, "who keeps the memory: bytes under the chain of those that alone keep it");
    command->add_option("--at", o->place.at, "LABEL of a comment `//: LABEL`, or a line, either with :HIT; end = when it has ended");
    command->add_option("--seed", o->place.seed, "another order of goroutines and choices");
    command->add_option("--max-steps", o->place.max_steps, "give up after so many steps");
    command->callback([o, &status] { status = profile(*o); });
}

}  // namespace tw::cli
