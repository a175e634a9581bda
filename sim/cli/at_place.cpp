#include "sim/cli/at_place.h"

#include <fmt/format.h>

#include "sim/lab/build.h"
#include "sim/query/run_to.h"
#include "sim/scenario/scenario.h"

namespace tw::cli {
namespace {

bool is_number(const std::string& text) { return !text.empty() && text.size() < 9 && text.find_first_not_of("0123456789") == std::string::npos; }

struct Wanted { std::string file; int line = 0, hit = 1; bool end = false; };

Result<Wanted> find_place(const std::vector<SourceText>& sources, const std::string& at) {
    Wanted wanted;
    std::string name = at;
    const std::size_t colon = at.rfind(':');
    if (colon != std::string::npos) {
        if (!is_number(at.substr(colon + 1))) return Result<Wanted>::failure(fmt::format("--at {}: behind the colon stands how often the place was reached", at));
        wanted.hit = std::stoi(at.substr(colon + 1));
        name = at.substr(0, colon);
    }
    if (is_number(name)) {
        wanted.line = std::stoi(name);
        wanted.file = sources.size() == 1 ? sources[0].name : "";
        return Result<Wanted>::success(wanted);
    }
    for (const SourceText& source : sources) {
        wanted.line = labelled_line(source.text, name);
        wanted.file = source.name;
        if (wanted.line) return Result<Wanted>::success(wanted);
    }
    wanted.end = name == "end";
    return wanted.end ? Result<Wanted>::success(wanted) : Result<Wanted>::failure(fmt::format("--at {}: no comment \"//: {}\" in the source", at, name));
}

std::string how_it_ended(const Machine& machine) {
    const ProgramEnd& end = machine.rt.end;
    return end.text.empty() ? fmt::format("it exited with status {}", end.status) : end.text.substr(0, end.text.find('\n'));
}

}  // namespace

Result<Stopped> run_to_place(const AtPlace& place) {
    using Answer = Result<Stopped>;
    auto sources = read_sources(place.path);
    if (!sources.ok()) return Answer::failure("twoword: " + sources.error);
    auto wanted = find_place(*sources.value, place.at);
    if (!wanted.ok()) return Answer::failure("twoword: " + wanted.error);
    const Compiled compiled = compile(std::move(*sources.value));
    if (!compiled.program) {
        std::string text = diagnostics_text(compiled.built);
        if (!text.empty() && text.back() == '\n') text.pop_back();
        return Answer::failure(text);
    }
    auto image = load_image(compiled.program);
    if (!image.ok()) return Answer::failure("twoword: " + image.error);
    RuntimeSettings settings;
    settings.seed = place.seed;
    settings.args = {place.path};
    Stopped stopped;
    stopped.machine = std::make_unique<Machine>(*image.value, settings);
    Machine& machine = *stopped.machine;
    if (place.before_running) place.before_running(machine);
    RunResult result = RunResult::Ended;
    // "end" names the program's end even where a label of that name exists
    if (place.at == "end") result = run_to_end(machine, place.max_steps);
    else result = run_to(machine, wanted.value->file, wanted.value->line, wanted.value->hit, place.max_steps);
    for_each_output(machine.rt.pending_output, [&](int, std::string_view bytes) { stopped.console.append(bytes); });
    machine.rt.pending_output.clear();
    switch (result) {
        case RunResult::Reached: break;
        case RunResult::Budget: return Answer::failure(fmt::format("twoword: {} steps were made without getting there", place.max_steps));
        case RunResult::NoStatement: return Answer::failure(fmt::format("twoword: no statement of package main begins on line {}", wanted.value->line));
        case RunResult::Ended:
            if (place.at != "end" && place.must_arrive)
                return Answer::failure(fmt::format("twoword: the program never reached line {} (time {}): {}", wanted.value->line, wanted.value->hit, how_it_ended(machine)));
            break;
    }
    return Answer::success(std::move(stopped));
}

}  // namespace tw::cli
