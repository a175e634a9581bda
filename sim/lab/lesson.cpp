#include "sim/lab/lesson.h"

#include <fmt/format.h>

#include <sstream>

#include "sim/lab/build.h"
#include "sim/lab/execution.h"

namespace tw {
namespace {

constexpr std::uint64_t kLongestLesson = 400'000'000;

std::uint64_t object_of(Asker& asker, const std::string& look) {
    if (look.empty()) return 0;
    const Answer path = asker.answer(fmt::format("path({})", look));
    return path.object ? path.object : asker.answer(fmt::format("retained({})", look)).object;
}

void ask_all(Asker& asker, const ScenarioStep& step, StopFacts& facts) {
    for (const std::string& query : step.show) facts.shown.push_back(asker.answer(query));
    for (const Prediction& prediction : step.predict) {
        facts.predicted.push_back(asker.answer(prediction.query));
        facts.evidence.push_back(prediction.evidence.empty() ? Answer{} : asker.answer(prediction.evidence));
    }
    for (const Expectation& expectation : step.expect) {
        const Answer got = asker.answer(expectation.query);
        const std::string text = got.ok() ? got.text : got.error;
        facts.expectations.push_back({expectation.query, expectation.answer, text, got.ok() && got.text == expectation.answer});
    }
    facts.look = object_of(asker, step.look);
    facts.look_found = facts.look != 0 || step.look.starts_with("type:") || step.look.empty() || asker.answer(fmt::format("words({})", step.look)).ok();
}

Result<RuntimeSettings> runtime_settings(const LessonSettings& wanted) {
    using Made = Result<RuntimeSettings>;
    RuntimeSettings settings;
    settings.seed = static_cast<std::uint64_t>(wanted.seed.value_or(0));
    settings.gctrace = wanted.gctrace.value_or(false);
    settings.collector.gogc = static_cast<int>(wanted.gogc.value_or(100));
    settings.collector.stop_the_world = !wanted.concurrent.value_or(false);
    settings.collector.write_barrier = wanted.barrier.value_or(true);
    if (!wanted.memory_limit) return Made::success(std::move(settings));
    const auto limit = parse_size(*wanted.memory_limit);
    if (!limit.ok()) return Made::failure(limit.error);
    settings.collector.memory_limit = *limit.value;
    return Made::success(std::move(settings));
}

GcPhase phase_named(const std::string& name) {
    if (name == "mark") return GcPhase::Mark;
    if (name == "mark termination") return GcPhase::MarkTermination;
    return name == "sweep" ? GcPhase::Sweep : GcPhase::Off;
}

// From the step's place on into a collection: to the phase it names, then by its units. False: the program ended before.
bool go_on(Session& session, const ScenarioStep& step) {
    const Machine& machine = session.machine;
    if (!step.phase.empty()) {
        const GcPhase wanted = phase_named(step.phase);
        bool collecting = machine.rt.collector.phase() != GcPhase::Off;   // "off" is the end of a cycle, not the wait for it
        const bool entered = session.walk(kLongestLesson, [&] {
            const GcPhase now = machine.rt.collector.phase();
            collecting = collecting || now != GcPhase::Off;
            return collecting && now == wanted;
        });
        if (!entered) return false;
    }
    if (step.units == 0) return true;
    int made = 0;
    bool unit = machine.unit_is_next();
    return session.walk(kLongestLesson, [&] {
        made += unit;
        unit = machine.unit_is_next();
        return made == step.units;
    });
}

}  // namespace

Result<std::shared_ptr<Session>> LessonPlayer::session(const std::string& file, const LessonSettings& settings) {
    using Made = Result<std::shared_ptr<Session>>;
    for (const Played& known : sessions_)
        if (known.file == file && known.settings == settings) return Made::success(known.session);
    const auto source = scenario_.files.find(file);
    if (source == scenario_.files.end()) return Made::failure(fmt::format("no file {} in the lesson", file));
    const Compiled compiled = compile({{"./" + file, source->second}});
    if (!compiled.program) return Made::failure(diagnostics_text(compiled.built));
    auto machine_settings = runtime_settings(settings);
    if (!machine_settings.ok()) return Made::failure(machine_settings.error);
    auto made = Session::start(compiled.program, std::move(*machine_settings.value));
    if (made.ok()) sessions_.push_back({file, settings, *made.value});
    return made;
}

StopFacts LessonPlayer::go_to(std::size_t stop) {
    StopFacts facts;
    const ScenarioStep& step = scenario_.steps[stop];
    const auto made = session(step);
    if (!made.ok()) {
        facts.error = made.error;
        return facts;
    }
    Session& session = **made.value;
    if (step.at == "end") {
        session.seek(kLongestLesson);
        if (!session.machine.ended()) facts.error = "the program does not end";
    } else {
        facts.line = labelled_line(scenario_.files.at(step.file), step.at);
        const auto found = session.find_line(step.file, facts.line, step.hit);
        if (!found.ok()) facts.error = found.error;
        else session.seek(*found.value);
        if (facts.ok() && !go_on(session, step)) facts.error = "the program ends before the collector is so far";
    }
    facts.step = session.machine.steps();
    if (!facts.ok()) return facts;
    Asker asker(session.machine.rt, session.console());
    ask_all(asker, step, facts);
    return facts;
}

int right_choice(const Prediction& prediction, const Answer& computed) {
    for (std::size_t i = 0; i < prediction.choices.size(); i++)
        if (computed.ok() && prediction.choices[i].answer == computed.text) return static_cast<int>(i);
    return -1;
}

std::vector<std::string> answer_rows(const Answer& answer) {
    std::vector<std::string> rows;
    if (!answer.ok()) return {fmt::format("{}: {}", answer.query, answer.error)};
    if (answer.lines.size() > 1) {
        rows.push_back(answer.query + ":");
        for (const std::string& line : answer.lines) rows.push_back("    " + line);
    } else if (answer.text.find('\n') != std::string::npos) {   // what the program printed
        rows.push_back(answer.query + ":");
        std::istringstream in(answer.text);
        for (std::string line; std::getline(in, line);) rows.push_back("    " + line);
    } else {
        rows.push_back(fmt::format("{}: {}", answer.query, answer.text));
    }
    for (const std::string& note : answer.notes) rows.push_back("    " + note);
    return rows;
}

std::vector<std::string> check_lesson(LessonPlayer& player, int& failures) {
    std::vector<std::string> report;
    const auto say = [&](bool ok, const std::string& text) {
        report.push_back((ok ? "ok    " : "WRONG ") + text);
        failures += !ok;
    };
    for (std::size_t i = 0; i < player.scenario().steps.size(); i++) {
        const ScenarioStep& step = player.scenario().steps[i];
        const std::string place = fmt::format("{}: {}", step.file, step.at);
        const StopFacts facts = player.go_to(i);
        if (!facts.ok()) {
            say(false, place + ": " + facts.error);
            continue;
        }
        for (const Answer& shown : facts.shown)
            say(shown.ok(), fmt::format("{}: {} answers {}", place, shown.query, shown.ok() ? shown.text : shown.error));
        if (!step.look.empty()) say(facts.look_found, fmt::format("{}: {} is there to look at", place, step.look));
        for (std::size_t p = 0; p < step.predict.size(); p++) {
            const Answer& answer = facts.predicted[p];
            say(right_choice(step.predict[p], answer) >= 0,
                fmt::format("{}: {} answers {}, which is one of the choices", place, answer.query, answer.ok() ? answer.text : answer.error));
            if (!step.predict[p].evidence.empty()) say(facts.evidence[p].ok(), fmt::format("{}: evidence {}", place, facts.evidence[p].query));
        }
        for (const CheckedExpectation& each : facts.expectations)
            say(each.ok, fmt::format("{}: {} is {}{}", place, each.query, each.wanted, each.ok ? "" : ", but the machine answers " + each.got));
    }
    return report;
}

}  // namespace tw
