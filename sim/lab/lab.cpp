// Actions: what each of them does to the lab.
#include "sim/lab/comparison.h"
#include "sim/lab/lab.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/lab/moving_internal.h"
#include "sim/lab/slot_values_internal.h"
#include "sim/query/run_to.h"

namespace tw {
namespace {

constexpr std::uint64_t kBudget = 200'000;   // single steps in one slice: about 10 ms

}  // namespace

void accept_source(Lab& lab, const std::string& file, const std::string& text) {
    if (lab.file != file) lab.breakpoints.clear();
    lab.panels = {};
    lab.file = file;
    lab.text = text;
    lab.diagnostics.clear();
    lab.workbook.edited = false;
    lab.workbook.errors.clear();
    lab.workbook.survivors = {};
    lab.selection = {};
    lab.travel.reset();
    lab.values.clear();
    lab.values_before.clear();
}

// After any movement: what changed since the last place, and the line that ran last.
void arrive(Lab& lab) {
    if (!lab.session) return;
    lab.last_line = lab.session->last_line();
    lab.values_before = std::move(lab.values);
    lab.values = slot_values(*lab.session);
    if (lab.session->machine.ended() && lab.message.empty()) lab.message = lab.session->machine.rt.end.kind == EndKind::Exited ? "The program has ended." : "The program has died.";
}

namespace {

void slice(Lab& lab) {
    if (!lab.travel || !lab.session) return;
    const TravelEnd end = advance(*lab.session, *lab.travel, kBudget);
    if (!end.arrived) {
        lab.message = fmt::format("running: step {}. Escape stops here.", lab.session->machine.steps());
        return;
    }
    using Kind = Travel::Kind;
    lab.message.clear();
    if (!end.reached && lab.travel->kind == Kind::CollectorUnit) lab.message = "No collection begins before the program ends; G asks for one now.";
    if (!end.reached && lab.travel->kind == Kind::Allocation) lab.message = "package main allocates nothing more before the program ends.";
    if (!end.reached && (lab.travel->kind == Kind::Write || lab.travel->kind == Kind::WriteBack)) lab.message = "It is not written to in that direction.";
    if (!end.reached && lab.travel->kind == Kind::Swept) lab.message = "It is not swept before the program ends.";
    if (!end.reached && lab.travel->kind == Kind::Condition) lab.message = "The condition does not hold before the program ends.";
    if (!end.reached && lab.travel->kind == Kind::Line) lab.message = "That line is not reached again.";
    lab.step_before = lab.travel->origin;
    // who looks for a write and finds none stays where he was
    if (!end.reached && (lab.travel->kind == Kind::Write || lab.travel->kind == Kind::WriteBack)) lab.session->seek(lab.travel->origin);
    lab.travel.reset();
    arrive(lab);
}

}  // namespace

void start_travel(Lab& lab, Travel travel) {
    for (const int line : lab.breakpoints)
        for (const std::uint32_t place : statements_at(*lab.session->image, lab.file, line)) travel.breakpoints.push_back(place);
    lab.travel = std::move(travel);
    slice(lab);
}

namespace {

// ---- opening

void select_object(Lab& lab, std::uint64_t address) {
    lab.selection = {};
    if (!lab.session || address == 0) return;
    const Runtime& rt = lab.session->machine.rt;
    if (const auto object = rt.heap.find_object(rt.memory, Address{address}))
        lab.selection = {object->base.value, rt.heap.note(rt.memory, *object).birth};
}

bool has_open_question(const Lab& lab) {
    return lab.player && lab.facts.ok() && !lab.facts.predicted.empty() && lab.answer < 0;
}

}  // namespace

void go_to_stop(Lab& lab, int stop) {
    const Scenario& scenario = lab.player->scenario();
    lab.stop = std::clamp(stop, 0, static_cast<int>(scenario.steps.size()) - 1);
    lab.answer = -1;
    const ScenarioStep& step = scenario.steps[static_cast<std::size_t>(lab.stop)];
    const bool same = lab.file == step.file && lab.session && !lab.workbook.edited;
    if (!same) accept_source(lab, step.file, scenario.files.at(step.file));
    lab.travel.reset();
    if (lab.session) lab.step_before = lab.session->machine.steps();
    lab.facts = lab.player->go_to(static_cast<std::size_t>(lab.stop));
    const auto session = lab.player->session(step);
    lab.session = session.ok() ? *session.value : nullptr;
    if (!session.ok()) lab.diagnostics = {session.error};
    lab.message = lab.facts.error;
    arrive(lab);
    if (lab.facts.ok()) lab.message.clear();
    if (!has_open_question(lab)) select_object(lab, lab.facts.look);
    else lab.selection = {};
}

namespace {

bool open_lesson(Lab& lab, const std::string& name) {
    for (const CatalogEntry& entry : lab.catalog) {
        if (entry.name != name) continue;
        auto loaded = load_scenario(entry.folder);
        if (!loaded.ok()) {
            lab.message = loaded.error;
            return false;
        }
        lab.player = std::make_shared<LessonPlayer>(std::move(*loaded.value));
        lab.files.clear();
        for (const auto& [file, text] : lab.player->scenario().files) lab.files.push_back(file);
        std::stable_partition(lab.files.begin(), lab.files.end(), [](const std::string& file) { return file == "main.go"; });
        lab.session.reset();
        lab.file.clear();
        lab.workbook.path.clear();
        lab.workbook.variants = {};
        go_to_stop(lab, 0);
        return true;
    }
    lab.message = fmt::format("no lesson \"{}\"", name);
    return false;
}

bool open_program(Lab& lab, const std::string& path) {
    auto sources = read_sources(path);
    if (!sources.ok()) {
        lab.message = sources.error;
        return false;
    }
    lab.player.reset();
    lab.facts = {};
    lab.session.reset();
    const std::string file = (*sources.value)[0].name.substr(2);
    accept_source(lab, file, (*sources.value)[0].text);
    lab.files = {file};
    lab.workbook.path = path;
    lab.workbook.variants = {};
    const Compiled compiled = compile(std::move(*sources.value));
    for (const Diagnostic& diagnostic : compiled.built.diagnostics) {
        const Location at = compiled.built.sources.locate(diagnostic.pos);
        lab.diagnostics.push_back(fmt::format("{}:{}:{}: {}", at.file, at.line, at.column, diagnostic.message));
    }
    lab.workbook.errors = error_marks(lab.diagnostics, file);
    if (!compiled.program) return true;
    auto session = Session::start(compiled.program);
    if (!session.ok()) {
        lab.message = session.error;
        return true;
    }
    lab.session = *session.value;
    arrive(lab);
    return true;
}

}  // namespace

bool open(Lab& lab, const std::string& name) {
    return name.size() > 3 && (name.ends_with(".go") || name.find('/') != std::string::npos) ? open_program(lab, name) : open_lesson(lab, name);
}

namespace {

void next_variant(Lab& lab, const std::string& wanted) {
    if (!lab.player) return;
    auto at = std::find(lab.files.begin(), lab.files.end(), wanted.empty() ? lab.file : wanted);
    if (at == lab.files.end()) return;
    if (wanted.empty() && ++at == lab.files.end()) at = lab.files.begin();
    const std::string file = *at;
    const Scenario& scenario = lab.player->scenario();
    for (std::size_t i = 0; i < scenario.steps.size(); i++)   // the first stop in that file
        if (scenario.steps[i].file == file) return go_to_stop(lab, static_cast<int>(i));
    const auto session = lab.player->session(file);
    if (!session.ok()) {
        lab.message = session.error;
        return;
    }
    accept_source(lab, file, scenario.files.at(file));
    lab.session = *session.value;
    lab.session->seek(lab.session->begin());
    arrive(lab);
}

// ---- moving

Travel::Kind travel_kind(StepKind kind) {
    using Kind = Travel::Kind;
    switch (kind) {
        case StepKind::Instruction: return Kind::Instruction;
        case StepKind::Into: return Kind::Into;
        case StepKind::Over: return Kind::Over;
        case StepKind::Out: return Kind::Out;
        case StepKind::Back: return Kind::Back;
        case StepKind::BackOver: return Kind::BackOver;
        case StepKind::NextAllocation: return Kind::Allocation;
        case StepKind::NextCollectorUnit: return Kind::CollectorUnit;
        case StepKind::NextEvent: return Kind::Event;
        case StepKind::Run: return Kind::Run;
        case StepKind::PreviousEvent: case StepKind::ToEnd: case StepKind::ToStart: return Kind::Seek;
    }
    return Kind::Seek;
}

std::uint64_t step_of_event_before(const Session& session) {
    const auto& events = session.events();
    const auto at = std::lower_bound(events.begin(), events.end(), session.machine.steps(), [](const EventMark& mark, std::uint64_t step) { return mark.step < step; });
    return at == events.begin() ? 0 : std::prev(at)->step;
}

void move(Lab& lab, StepKind kind) {
    Session& session = *lab.session;
    if (kind == StepKind::ToEnd) return start_travel(lab, travel_to(session, ~std::uint64_t{0}));
    if (kind == StepKind::ToStart) return start_travel(lab, travel_to(session, session.begin()));
    if (kind == StepKind::PreviousEvent) return start_travel(lab, travel_to(session, step_of_event_before(session)));
    start_travel(lab, begin_travel(session, travel_kind(kind)));
}

void run_to_line(Lab& lab, int line) {
    Travel travel = begin_travel(*lab.session, Travel::Kind::Line);
    travel.line = statements_at(*lab.session->image, lab.file, line);
    if (travel.line.empty()) {
        lab.message = fmt::format("no statement begins on line {}", line);
        return;
    }
    start_travel(lab, std::move(travel));
}

void collect(Lab& lab) {
    Session& session = *lab.session;
    if (session.machine.ended()) {
        lab.message = "The program has ended: nothing runs any more, so nothing is collected.";
        return;
    }
    if (session.machine.rt.collector.phase() == GcPhase::Off) session.request_collection();
    const std::uint32_t cycles = session.machine.rt.collector.cycles();
    lab.step_before = session.machine.steps();
    session.walk(50'000'000, [&] { return session.machine.rt.collector.phase() == GcPhase::Off && session.machine.rt.collector.cycles() > cycles; });
    arrive(lab);
    lab.message = "A collection has run here; what came after is another future now.";
}

// ---- the installed toolchain

constexpr std::uint64_t kComparedSteps = 200'000'000;

void ask_real_go(Lab& lab) {
    auto run = RealGoRun::start({{"./" + lab.file, lab.text}});
    lab.real_go_view = {lab.file, "", run.ok() ? "" : run.error, false};
    if (!run.ok()) return;
    lab.real_go = std::move(*run.value);
    lab.real_go_view.doing = lab.real_go->doing();
}

void poll_real_go(Lab& lab) {
    if (!lab.real_go) return;
    const bool done = lab.real_go->poll();
    lab.real_go_view.doing = done ? "" : lab.real_go->doing();
    if (!done) return;
    const Comparison comparison = compare_answers(lab.real_go->answer(), model_answer({{"./" + lab.file, lab.text}}, kComparedSteps));
    constexpr int kWidth = 88;   // of a pane
    lab.real_go_view.text = comparison_text(comparison, kWidth);
    lab.real_go_view.same = comparison.same();
    lab.real_go.reset();
}

void cancel_real_go(Lab& lab) {
    if (!lab.real_go) return;
    lab.real_go.reset();
    lab.real_go_view.doing.clear();
    lab.real_go_view.text = "stopped";
}

struct Updater {
    Lab& lab;
    [[nodiscard]] bool can_run() const {
        if (!lab.session) lab.message = "The program was rejected; there is nothing to run.";
        return lab.session != nullptr;
    }
    void operator()(const LessonStepAction& a) const { if (lab.player) go_to_stop(lab, lab.stop + a.delta); }
    void operator()(const OpenAction& a) const { open(lab, a.name); }
    void operator()(const VariantAction& a) const { next_variant(lab, a.file); }
    void operator()(const ToggleBreakpointAction& a) const { if (!lab.breakpoints.insert(a.line).second) lab.breakpoints.erase(a.line); }
    void operator()(const AnswerAction& a) const {
        if (!lab.player || lab.facts.predicted.empty()) return;
        const auto& choices = lab.player->scenario().steps[static_cast<std::size_t>(lab.stop)].predict[0].choices;
        if (a.choice < 0 || a.choice >= static_cast<int>(choices.size())) return;
        lab.answer = a.choice;
        if (lab.session && lab.session->machine.steps() == lab.facts.step) select_object(lab, lab.facts.look);
    }
    void operator()(const SelectObjectAction& a) const { select_object(lab, a.address); }
    void operator()(const StepAction& a) const { if (can_run()) move(lab, a.kind); }
    void operator()(const SeekAction& a) const { if (can_run()) start_travel(lab, travel_to(*lab.session, a.step)); }
    void operator()(const RunToLineAction& a) const { if (can_run()) run_to_line(lab, a.line); }
    void operator()(const CollectAction&) const { if (can_run()) collect(lab); }
    void operator()(const LanguageAction& a) const { lab.language = !a.language.empty() ? a.language : lab.language == "en" ? "zh" : "en"; }
    void operator()(const ContinueAction&) const {
        slice(lab);
        poll_real_go(lab);
        if (lab.panels.search) lab.panels.search->advance(kBudget * 10);
    }
    void operator()(const RealGoAction&) const { ask_real_go(lab); }
    void operator()(const CancelAction&) const {
        cancel_real_go(lab);
        if (lab.panels.search) lab.panels.search->stop();
        if (!lab.travel) return;
        lab.travel.reset();
        arrive(lab);
    }
    template <class Other>
    void operator()(const Other&) const { static_cast<void>(can_run()); }   // of the panels, with nothing that runs
};

bool moves(const Action& action) {
    return std::holds_alternative<StepAction>(action) || std::holds_alternative<SeekAction>(action) || std::holds_alternative<RunToLineAction>(action) ||
           std::holds_alternative<CollectAction>(action) || std::holds_alternative<LessonStepAction>(action) || std::holds_alternative<OpenAction>(action) ||
           std::holds_alternative<VariantAction>(action) || std::holds_alternative<JumpAction>(action) || std::holds_alternative<RunUntilAction>(action) ||
           std::holds_alternative<CollectorStepAction>(action) || std::holds_alternative<ChooseGoroutineAction>(action) || std::holds_alternative<MachineAction>(action);
}

}  // namespace

Result<Lab> open_lab(const std::string& name, const std::string& program_path) {
    Lab lab;
    lab.root = find_scenarios(program_path);
    lab.catalog = scenario_catalog(lab.root);
    if (name.empty() && lab.catalog.empty()) return Result<Lab>::failure("no scenarios folder beside the program; give a .go file");
    if (!open(lab, name.empty() ? lab.catalog[0].name : name)) return Result<Lab>::failure(lab.message);
    return Result<Lab>::success(std::move(lab));
}

Lab update(Lab lab, const Action& action) {
    if (!std::holds_alternative<ContinueAction>(action)) lab.message.clear();
    if (moves(action)) lab.travel.reset();   // a new movement takes the place of one under way
    remember_place(lab, action);
    if (!update_workbook(lab, action) && !update_panels(lab, action)) std::visit(Updater{lab}, action);
    note_progress(lab);
    return lab;
}

Lab update_fully(Lab lab, const Action& action) {
    lab = update(std::move(lab), action);
    while (lab.busy()) lab = update(std::move(lab), ContinueAction{});
    return lab;
}

}  // namespace tw
