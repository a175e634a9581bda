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
constexpr std::uint64_t kMeasured = 120'000;   // units of looking at a large heap: about as long

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
    lab.work.reset();
    lab.marks.reset();
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

std::string not_reached(const Lab& lab, const Travel& travel) {
    using Kind = Travel::Kind;
    switch (travel.kind) {
        case Kind::CollectorUnit: return said(lab, "No collection begins before the program ends; G asks for one now.", "程序结束之前不会再开始垃圾回收；按 G 立刻要求一次。");
        case Kind::Allocation: return said(lab, "package main allocates nothing more before the program ends.", "程序结束之前 main 包不再分配。");
        case Kind::Swept: return said(lab, "It is not swept before the program ends.", "程序结束之前它不会被清扫。");
        case Kind::Line: return said(lab, "That line is not reached again.", "不会再到达那一行。");
        case Kind::Run:
            if (travel.stops.empty()) return "";
            return travel.stops.back().id == 0 ? said(lab, "The condition does not come true before the program ends.", "程序结束之前条件不会成立。")
                                               : said(lab, "No breakpoint is met before the program ends.", "程序结束之前没有遇到断点。");
        default: return "";
    }
}

void note_hits(Lab& lab) {
    for (const TravelStop& stop : lab.travel->stops)
        if (const auto known = lab.breakpoints.find(stop.id); known != lab.breakpoints.end()) known->second.hits = stop.hits;
}

void slice(Lab& lab) {
    if (!lab.travel || !lab.session) return;
    const TravelEnd end = advance(*lab.session, *lab.travel, kBudget);
    note_hits(lab);
    if (!end.arrived) {
        lab.message = fmt::format(fmt::runtime(said(lab, "running: step {}. Escape stops here.", "正在运行：第 {} 步。按 Esc 停在这里。")), lab.session->machine.steps());
        return;
    }
    lab.message = end.reached ? lab.travel->arrived : not_reached(lab, *lab.travel);
    lab.step_before = lab.travel->origin;
    lab.travel.reset();
    arrive(lab);
}

}  // namespace

void start_travel(Lab& lab, Travel travel) {
    std::vector<TravelStop> stops;
    for (const auto& [id, breakpoint] : lab.breakpoints) {
        TravelStop stop;
        stop.id = id;
        stop.nth = breakpoint.nth;
        if (id > 0) stop.places = statements_at(*lab.session->image, lab.file, id);
        Condition condition;
        if (!breakpoint.condition.empty() && parse_condition(breakpoint.condition, condition).column == 0) stop.condition = condition;
        if (!stop.places.empty() || (id < 0 && stop.condition)) stops.push_back(std::move(stop));
    }
    travel.stops.insert(travel.stops.begin(), stops.begin(), stops.end());   // a stop of this travel alone stands last
    for (TravelStop& stop : travel.stops) {
        stop.asked_at = lab.session->machine.steps();
        if (stop.places.empty() && stop.condition) stop.held = condition_holds(*lab.session, *stop.condition);
    }
    lab.travel = std::move(travel);
    slice(lab);
}

namespace {

// ---- opening

// The program of the first stop at its start, until that stop is found.
void show_beginning(Lab& lab) {
    const ScenarioStep& step = lab.player->scenario().steps[0];
    accept_source(lab, step.file, lab.player->scenario().files.at(step.file));
    const auto session = lab.player->session(step);
    if (!session.ok()) return;
    lab.session = *session.value;
    lab.session->seek(lab.session->begin());
    arrive(lab);
}

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
        lab.facts = {};
        lab.stop = 0;
        lab.workbook.path.clear();
        lab.workbook.variants = {};
        show_beginning(lab);
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

// Cancelled, what would have come is back.
void collect(Lab& lab) {
    Session& session = *lab.session;
    if (session.machine.ended()) {
        lab.message = said(lab, "The program has ended: nothing runs any more, so nothing is collected.", "程序已经结束：不再运行，也就不再回收。");
        return;
    }
    Travel travel = begin_travel(session, Travel::Kind::CollectorCycle);
    travel.undo = session.noted();
    travel.arrived = said(lab, "A collection has run here; what came after is another future now.", "这里进行了一次垃圾回收；此后是另一个未来。");
    if (session.machine.rt.collector.phase() == GcPhase::Off) session.request_collection();
    start_travel(lab, std::move(travel));
}

// What was under way is over; a collection that was asked for has not been.
void cancel_travel(Lab& lab) {
    if (!lab.travel) return;
    const Travel travel = std::move(*lab.travel);
    lab.travel.reset();
    if (travel.undo && lab.session) {
        lab.session->take_back(*travel.undo, travel.origin);
        lab.message = said(lab, "Stopped; nothing has changed.", "已停止；一切照旧。");
    }
    arrive(lab);
}

struct Updater {
    Lab& lab;
    [[nodiscard]] bool can_run() const {
        if (!lab.session) lab.message = "The program was rejected; there is nothing to run.";
        return lab.session != nullptr;
    }
    void operator()(const LessonStepAction& a) const {
        if (!lab.player) return;
        const int from = lab.work && lab.work->stop >= 0 ? lab.work->stop : lab.stop;   // pressed again while one is looked for
        lab.work.reset();
        go_to_stop(lab, from + a.delta);
    }
    void operator()(const OpenAction& a) const { open(lab, a.name); }
    void operator()(const VariantAction& a) const { next_variant(lab, a.file); }
    void operator()(const ToggleBreakpointAction& a) const {
        if (lab.breakpoints.erase(a.line) == 0 && a.line > 0) lab.breakpoints[a.line] = {};
    }
    void operator()(const BreakpointAction& a) const { set_breakpoint(lab, a); }
    void operator()(const CheckConditionAction& a) const { check_condition(lab, a.text); }
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
        if (!lab.busy()) return continue_marks(lab);
        if (lab.measures() && !lab.work) lab.cache->measure(*lab.session, kMeasured);
        slice(lab);
        continue_work(lab, kBudget);
        poll_real_go(lab, kBudget * 10);
        if (lab.panels.search) lab.panels.search->advance(kBudget * 10);
    }
    void operator()(const RealGoAction&) const { ask_real_go(lab); }
    void operator()(const CancelAction&) const {
        if (!lab.busy() && lab.marks) lab.marks->give_up();
        cancel_real_go(lab);
        if (!cancel_work(lab) && lab.measures()) {
            lab.cache->give_up(*lab.session);
            lab.message = said(lab, "Stopped; the heap of this moment is not measured.", "已停止；此刻的堆没有测量。");
        }
        if (lab.panels.search && !lab.panels.search->done()) {
            lab.panels.search.reset();
            lab.message = said(lab, "Stopped; nothing has changed.", "已停止；一切照旧。");
        }
        cancel_travel(lab);
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
    if (moves(action) && !std::holds_alternative<LessonStepAction>(action)) lab.work.reset();
    remember_place(lab, action);
    if (!update_workbook(lab, action) && !update_panels(lab, action)) std::visit(Updater{lab}, action);
    note_progress(lab);
    if (lab.session) lab.cache->stay_at(*lab.session);
    return lab;
}

bool Lab::in_background() const {
    if (busy() || !session || selection.address == 0 || selection.born > session->observed()) return false;   // born in another future
    if (!marks || !marks->about(session, {selection.address, selection.born})) return true;
    return !marks->done();
}

Lab update_fully(Lab lab, const Action& action) {
    lab = update(std::move(lab), action);
    while (lab.busy()) lab = update(std::move(lab), ContinueAction{});
    return lab;
}

}  // namespace tw
