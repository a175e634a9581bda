#include "sim/lab/lesson.h"

#include <fmt/format.h>

#include "sim/lab/build.h"

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

}  // namespace

Result<std::shared_ptr<Session>> LessonPlayer::session(const std::string& file) {
    using Made = Result<std::shared_ptr<Session>>;
    if (const auto known = sessions_.find(file); known != sessions_.end()) return Made::success(known->second);
    const auto source = scenario_.files.find(file);
    if (source == scenario_.files.end()) return Made::failure(fmt::format("no file {} in the lesson", file));
    const Compiled compiled = compile({{"./" + file, source->second}});
    if (!compiled.program) return Made::failure(diagnostics_text(compiled.built));
    auto made = Session::start(compiled.program);
    if (made.ok()) sessions_[file] = *made.value;
    return made;
}

StopFacts LessonPlayer::go_to(std::size_t stop) {
    StopFacts facts;
    const ScenarioStep& step = scenario_.steps[stop];
    const auto made = session(step.file);
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
        if (found.ok()) session.seek(*found.value);
        else facts.error = found.error;
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
