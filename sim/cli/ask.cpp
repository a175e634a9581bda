// `ask`: questions about a program at a place, answered as text or JSON.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "sim/cli/at_place.h"
#include "sim/cli/commands.h"
#include "sim/query/answer.h"
#include "sim/query/moment.h"
#include "sim/query/recorded_run.h"
#include "sim/query/when.h"

namespace tw::cli {
namespace {

struct AskOptions {
    AtPlace place;
    std::vector<std::string> queries;
    std::string since;
    bool json = false;
};

std::string json_text(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') out += '\\', out += c;
        else if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else if (byte < 0x20) out += fmt::format("\\u{:04x}", byte);
        else out += c;
    }
    return out + "\"";
}

std::string json_list(const std::vector<std::string>& items) {
    std::string out = "[";
    for (std::size_t i = 0; i < items.size(); i++) out += (i ? ", " : "") + json_text(items[i]);
    return out + "]";
}

void print_json(const std::vector<Answer>& answers) {
    fmt::print("[\n");
    for (std::size_t i = 0; i < answers.size(); i++) {
        const Answer& a = answers[i];
        std::string fields = fmt::format("\"query\": {}", json_text(a.query));
        if (a.ok()) fields += fmt::format(", \"answer\": {}, \"lines\": {}", json_text(a.text), json_list(a.lines));
        else fields += fmt::format(", \"error\": {}", json_text(a.error));
        if (!a.notes.empty()) fields += fmt::format(", \"notes\": {}", json_list(a.notes));
        if (a.object) fields += fmt::format(", \"object\": \"{:#x}\"", a.object);
        fmt::print("  {{{}}}{}\n", fields, i + 1 < answers.size() ? "," : "");
    }
    fmt::print("]\n");
}

void print_text(const Answer& a, bool several) {
    const std::string head = several ? a.query + ": " : "";
    if (!a.ok()) {
        fmt::print(stderr, "{}{}\n", head, a.error);
        return;
    }
    // a path stands better in rows; other lines say more than the answer does
    const bool is_path = !a.lines.empty() && a.text.find(" › ") != std::string::npos && a.text.starts_with(a.lines[0] + " › ");
    if (is_path) fmt::print("{}\n", several ? a.query + ":" : a.lines[0]);
    else fmt::print("{}{}{}\n", head, several && a.text.find('\n') != std::string::npos ? "\n" : "", a.text);
    const bool repeats = a.text.find('\n') != std::string::npos || (a.lines.size() == 1 && a.lines[0] == a.text);
    for (std::size_t i = is_path && !several ? 1 : 0; i < a.lines.size() && !repeats; i++) fmt::print("  {}\n", a.lines[i]);
    for (const std::string& note : a.notes) fmt::print("  ({})\n", note);
}

std::string questions_text() {
    std::string text;
    for (const std::string& name : query_names()) text += (text.empty() ? "" : " ") + name + (takes_argument(name) ? "(…)" : "()");
    return text + "; sim/query/answer.h says what each takes";
}

bool asks_when(const std::vector<std::string>& queries) {
    return std::any_of(queries.begin(), queries.end(), [](const std::string& text) {
        std::string error;
        const std::string name = parse_query(text, error).name;
        return std::find(when_names().begin(), when_names().end(), name) != when_names().end();
    });
}

int ask(const AskOptions& options) {
    for (const std::string& query : options.queries) {   // before a long run
        std::string error;
        parse_query(query, error);
        if (error.empty()) continue;
        fmt::print(stderr, "twoword: {}\n", error);
        return 1;
    }
    auto stopped = run_to_place(options.place);
    if (!stopped.ok()) {
        fmt::print(stderr, "{}\n", stopped.error);
        return 1;
    }
    RecordedRun run;
    const Machine* machine = stopped.value->machine.get();
    if (asks_when(options.queries)) {
        run = record_run(*machine, options.place.max_steps);
        machine = run.machine.get();
    }
    std::optional<Moment> since;
    if (!options.since.empty()) {
        AtPlace before = options.place;
        before.at = options.since;
        auto earlier = run_to_place(before);
        if (!earlier.ok()) {
            fmt::print(stderr, "{}\n", earlier.error);
            return 1;
        }
        since = capture_moment(HeapPicture(earlier.value->machine->rt));
    }
    Asker asker(machine->rt, stopped.value->console);
    asker.set_past(run.machine ? &run.past : nullptr);
    asker.set_since(since ? &*since : nullptr);
    std::vector<Answer> answers;
    int status = 0;
    for (const std::string& query : options.queries) {
        answers.push_back(asker.answer(query));
        if (!answers.back().ok()) status = 1;
    }
    if (options.json) print_json(answers);
    else
        for (const Answer& a : answers) print_text(a, answers.size() > 1);
    return status;
}

}  // namespace

void add_ask(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("ask", "answer questions about a program at a place in it, as path(data) or isnil(err)");
    auto o = std::make_shared<AskOptions>();
    command->add_option("FILE", o->place.path, "a .go file or a folder of package main")->required();
    command->add_option("QUERY", o->queries, questions_text())->required();
    command->add_option("--at", o->place.at, "LABEL of a comment `//: LABEL`, or a line, either with :HIT; end = when it has ended");
    command->add_option("--since", o->since, "another place, written as for --at: what diff() compares with");
    command->add_option("--seed", o->place.seed, "another order of goroutines and choices");
    command->add_option("--max-steps", o->place.max_steps, "give up after so many steps");
    command->add_flag("--json", o->json, "as JSON");
    command->callback([o, &status] { status = ask(*o); });
}

}  // namespace tw::cli
