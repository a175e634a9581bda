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

}  // namespace

Result<std::shared_ptr<Session>> LessonPlayer::session(const std::string& file, const LessonSettings& settings) {
    using Made = Result<std::shared_ptr<Session>>;
    for (Played& known : sessions_) {
        if (known.file != file || known.settings != settings) continue;
        if (known.session->in_another_future()) {   // the stops belong to the run that nobody has touched
            auto untouched = runtime_settings(settings);
            if (untouched.ok()) known.session = std::make_shared<Session>(known.session->image, std::move(*untouched.value));
        }
        return Made::success(known.session);
    }
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
    StopSearch search(*this, stop);
    while (!search.advance(kLongestLesson)) {}
    return search.facts();
}

StopSearch::StopSearch(LessonPlayer& player, std::size_t stop) : step_(player.scenario().steps[stop]), stop_(stop) {
    const auto made = player.session(step_);
    if (!made.ok()) {
        fail(made.error);
        return;
    }
    session_ = *made.value;
    if (step_.at == "end") {
        phase_ = Phase::End;
        return;
    }
    facts_.line = labelled_line(player.scenario().files.at(step_.file), step_.at);
    line_.file = step_.file;
    line_.line = facts_.line;
    line_.hit = step_.hit;
}

void StopSearch::fail(const std::string& why) {
    facts_.error = why;
    if (session_) facts_.step = session_->machine.steps();
    phase_ = Phase::Done;
}

// From the step's place on into a collection: to the phase it names, then by its units.
void StopSearch::enter_collector() {
    walked_ = 0;
    collecting_ = session_->machine.rt.collector.phase() != GcPhase::Off;   // "off" is the end of a cycle, not the wait for it
    unit_ = session_->machine.unit_is_next();
    phase_ = !step_.phase.empty() ? Phase::Collector : step_.units > 0 ? Phase::Units : Phase::Ask;
}

void StopSearch::go_on(std::uint64_t budget) {
    const Machine& machine = session_->machine;
    const bool to_phase = phase_ == Phase::Collector;
    const GcPhase wanted = phase_named(step_.phase);
    budget = std::min(budget, kLongestLesson - walked_);
    walked_ += budget;
    const bool there = session_->walk(budget, [&] {
        if (to_phase) {
            const GcPhase now = machine.rt.collector.phase();
            collecting_ = collecting_ || now != GcPhase::Off;
            return collecting_ && now == wanted;
        }
        units_made_ += unit_;
        unit_ = machine.unit_is_next();
        return units_made_ == step_.units;
    });
    if (there) {
        unit_ = machine.unit_is_next();
        walked_ = 0;
        phase_ = to_phase && step_.units > 0 ? Phase::Units : Phase::Ask;
    } else if (machine.ended() || walked_ >= kLongestLesson) {
        fail("the program ends before the collector is so far");
    }
}

void StopSearch::slice(std::uint64_t budget) {
    Session& session = *session_;
    switch (phase_) {
        case Phase::Line:
            if (!session.look_for(line_, budget)) return;
            if (!line_.found) return fail(line_.error);
            session.seek(line_.step);
            return enter_collector();
        case Phase::End:
            session.seek(kLongestLesson, budget * 12);
            if (session.machine.ended()) phase_ = Phase::Ask;
            else if (session.machine.steps() >= kLongestLesson) fail("the program does not end");
            return;
        case Phase::Collector: case Phase::Units: return go_on(budget);
        case Phase::Ask: {
            facts_.step = session.machine.steps();
            Asker asker(session.machine.rt, session.console());
            ask_all(asker, step_, facts_);
            phase_ = Phase::Done;
            return;
        }
        case Phase::Done: return;
    }
}

bool StopSearch::advance(std::uint64_t budget) {
    if (phase_ == Phase::Done) return true;
    if (phase_ != Phase::Line || line_.begun) session_->seek(at_);
    Phase before;
    do {   // phases that cost nothing follow at once
        before = phase_;
        slice(budget);
    } while (phase_ != before && phase_ != Phase::Done);
    at_ = session_->machine.steps();
    return phase_ == Phase::Done;
}

float StopSearch::progress() const {
    if (!session_ || !session_->end_known() || session_->observed() == 0) return -1;
    return static_cast<float>(static_cast<double>(at_) / static_cast<double>(session_->observed()));
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
        rows.push_back(fmt::format("{}: {}", answer.query, answer.text.empty() ? "nothing so far" : answer.text));
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
