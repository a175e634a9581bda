// `compare`: the same program under the installed toolchain and under the model, side by side.
#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "sim/cli/commands.h"
#include "sim/lab/comparison.h"

namespace tw::cli {
namespace {

constexpr int kSame = 0, kDiffers = 1, kNoGo = 2;

struct CompareOptions {
    std::string path;
    std::uint64_t max_steps = 1'000'000'000;
    int seconds = 60, width = 0;
};

int terminal_width() {
    winsize size{};
    return ::isatty(1) && ::ioctl(1, TIOCGWINSZ, &size) == 0 && size.ws_col > 40 ? size.ws_col : 140;
}

void show_model_alone(const RealGoAnswer& model) {
    fmt::print("{}\n{}{}", model.version, model.out, model.built ? model.err : model.errors);
    fmt::print("exit status {}\n", model.status);
    for (const std::string& line : model.escapes) fmt::print("{}\n", line);
}

int compare(const CompareOptions& options) {
    auto sources = read_sources(options.path);
    if (!sources.ok()) {
        fmt::print(stderr, "twoword: {}\n", sources.error);
        return kDiffers;
    }
    auto real = RealGoRun::start(*sources.value);   // runs beside the model
    RealGoAnswer model = model_answer(*sources.value, options.max_steps);
    if (!real.ok()) {
        fmt::print(stderr, "twoword: {}; this is what the model says alone\n", real.error);
        show_model_alone(model);
        return kNoGo;
    }
    (*real.value)->wait(options.seconds);
    const Comparison comparison = compare_answers((*real.value)->answer(), std::move(model));
    fmt::print("{}", comparison_text(comparison, options.width ? options.width : terminal_width()));
    return comparison.same() ? kSame : kDiffers;
}

}  // namespace

void add_compare(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("compare", "runs the installed go on the same file and shows both answers side by side");
    auto o = std::make_shared<CompareOptions>();
    command->add_option("FILE", o->path, "a .go file or a folder of package main; it is run on this computer")->required();
    command->add_option("--max-steps", o->max_steps, "the model gives up after so many steps");
    command->add_option("--seconds", o->seconds, "the real program is stopped after so many")->check(CLI::Range(1, 3600));
    command->add_option("--width", o->width, "characters of a row")->check(CLI::Range(60, 1000));
    command->callback([o, &status] { status = compare(*o); });
}

}  // namespace tw::cli
