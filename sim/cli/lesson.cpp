// `lesson NAME` plays a lesson in the terminal, stop by stop: the place in the source, the sentences, what the machine answers
// there, the two words of interfaces, paths, and what was collected. `--check` runs all its expectations instead.
#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "sim/cli/commands.h"
#include "sim/cli/render_text.h"
#include "sim/lab/lab.h"

namespace tw::cli {
namespace {

struct LessonOptions {
    std::string name, language = "en";
    bool check = false;
};

std::string indented(const std::string& text) {
    std::string out = "  ";
    for (const char c : text) {
        out += c;
        if (c == '\n') out += "  ";
    }
    return out;
}

std::string without_last_newline(std::string text) {
    if (text.ends_with('\n')) text.pop_back();
    return text;
}

// A line from the terminal; "" when standard input is none, so that a script or a pipe plays the lesson through.
std::string read_line(const char* prompt) {
    if (!isatty(0)) return "";
    fmt::print("{}", prompt);
    std::fflush(stdout);
    char buffer[64];
    if (!std::fgets(buffer, sizeof buffer, stdin)) return "q";
    std::string line = buffer;
    while (!line.empty() && line.back() == '\n') line.pop_back();
    return line;
}

Lab ask(Lab lab, const NarrationView& narration) {
    fmt::print("\n  ? {}\n", narration.question);
    for (std::size_t i = 0; i < narration.choices.size(); i++) fmt::print("    {}  {}\n", i + 1, narration.choices[i].text);
    const std::string line = read_line("  your answer: ");
    int chosen = line.size() == 1 && line[0] >= '1' && line[0] <= '9' ? line[0] - '1' : -1;
    const Prediction& prediction = lab.player->scenario().steps[static_cast<std::size_t>(lab.stop)].predict[0];
    const int right = right_choice(prediction, lab.facts.predicted[0]);
    if (chosen < 0 || chosen >= static_cast<int>(narration.choices.size())) chosen = right;
    lab = update_fully(std::move(lab), AnswerAction{chosen});
    const NarrationView answered = snapshot(lab).narration;
    if (!answered.correct) fmt::print("  Not so. {}\n", answered.verdict);
    else fmt::print("  Answer {}: {}\n", right + 1, answered.verdict);
    if (!answered.then.empty()) fmt::print("  {}\n", answered.then);
    for (std::size_t i = 0; i < prediction.choices.size(); i++) {
        const std::string& because = in_language(prediction.choices[i].because, lab.language);
        if (static_cast<int>(i) != right && static_cast<int>(i) != chosen && !because.empty()) fmt::print("    Not {}: {}\n", i + 1, because);
    }
    return lab;
}

// `events`: what happened since the stop before; after a question only, because it may tell the answer.
Lab show_stop(Lab lab, const Snapshot& at, const std::string& events) {
    fmt::print("\n== {}/{}  {}\n", at.narration.step, at.narration.count, at.source.file);
    fmt::print("{}\n{}\n", render_source(at.source), indented(at.narration.text));
    const bool asked = !at.narration.question.empty();
    if (asked) lab = ask(std::move(lab), at.narration);
    const Snapshot view = snapshot(lab);
    for (const std::string& fact : view.narration.facts) fmt::print("  {} {}\n", fact.starts_with("    ") ? " " : "-", fact);
    if (asked) fmt::print("{}", events);
    fmt::print("\n{}", render_goroutines(view.goroutines));
    const std::string held = render_held_by(view.held_by);
    if (!held.empty()) fmt::print("\n{}", held);
    fmt::print("{}", render_collector(view.collector, view.heap));
    return lab;
}

int play(Lab lab, const LessonOptions& options) {
    lab = update(std::move(lab), LanguageAction{options.language});
    const Snapshot first = snapshot(lab);
    fmt::print("{}\n", first.narration.title);
    std::uint64_t from = 0;
    std::size_t printed = 0;
    std::string file = first.source.file;
    for (int stop = 0; stop < first.narration.count; stop++) {
        if (stop > 0) {
            const std::string line = read_line("\n[Enter: go on, q: leave] ");
            if (line == "q") return 0;
            lab = update_fully(std::move(lab), LessonStepAction{1});
        }
        const Snapshot view = snapshot(lab);
        if (view.source.file != file || view.timeline.step < from) from = printed = 0;
        file = view.source.file;
        std::string events = render_events(view.timeline, from, view.timeline.step);
        if (!events.empty()) events = fmt::format("\n  since {}:\n{}", from ? "then" : "the start", events);
        if (view.narration.question.empty()) fmt::print("{}", events);
        if (view.console.size() > printed) fmt::print("  printed:\n{}\n", indented(without_last_newline(view.console.substr(printed))));
        printed = view.console.size();
        from = view.timeline.step;
        lab = show_stop(std::move(lab), view, events);
        if (!lab.facts.ok()) {
            fmt::print(stderr, "twoword: {}\n", lab.facts.error);
            return 1;
        }
    }
    return 0;
}

int check(Lab lab) {
    int failures = 0;
    for (const std::string& line : check_lesson(*lab.player, failures)) fmt::print("{}\n", line);
    if (failures) fmt::print(stderr, "twoword: {} of {} do not hold\n", failures, lab.player->scenario().name);
    return failures ? 1 : 0;
}

int lesson(const LessonOptions& options) {
    auto lab = open_lab(options.name);
    if (!lab.ok() || !lab.value->player) {
        fmt::print(stderr, "twoword: {}; `twoword lessons` lists them\n", lab.ok() ? fmt::format("no lesson \"{}\"", options.name) : lab.error);
        return 1;
    }
    return options.check ? check(std::move(*lab.value)) : play(std::move(*lab.value), options);
}

}  // namespace

void add_lesson(CLI::App& app, int& status) {
    auto o = std::make_shared<LessonOptions>();
    auto* one = app.add_subcommand("lesson", "play a lesson in the terminal, step by step");
    one->add_option("NAME", o->name, "as `lessons` lists it; default: the first");
    one->add_flag("--check", o->check, "run all its expectations instead; exit status 1 when one does not hold");
    one->add_option("--lang", o->language, "en or zh");
    one->callback([o, &status] { status = lesson(*o); });
}

}  // namespace tw::cli
