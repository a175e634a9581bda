#include "sim/lab/lab.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace tw {
namespace {

void check_source(Lab& lab) {
    lab.diagnostics.clear();
    const Built built = build({{"./" + lab.file, lab.text}});
    for (const Diagnostic& diagnostic : built.diagnostics) {
        const Location at = built.sources.locate(diagnostic.pos);
        lab.diagnostics.push_back(fmt::format("{}:{}:{}: {}", at.file, at.line, at.column, diagnostic.message));
    }
}

void show_file(Lab& lab, const std::string& name) {
    if (lab.file == name) return;
    lab.file = name;
    lab.text = lab.scenario.files.at(name);
    lab.breakpoints.clear();
    check_source(lab);
}

void go_to_stop(Lab& lab, int stop) {
    if (lab.scenario.steps.empty()) return;
    lab.stop = std::clamp(stop, 0, static_cast<int>(lab.scenario.steps.size()) - 1);
    lab.answer = -1;
    show_file(lab, lab.scenario.steps[static_cast<std::size_t>(lab.stop)].file);
}

bool open_lesson(Lab& lab, const std::string& name) {
    for (const CatalogEntry& entry : lab.catalog) {
        if (entry.name != name) continue;
        auto loaded = load_scenario(entry.folder);
        if (!loaded.ok()) {
            lab.message = loaded.error;
            return false;
        }
        lab.scenario = std::move(*loaded.value);
        lab.file.clear();
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
    lab.scenario = Scenario{};
    lab.file = path.substr(path.rfind('/') + 1);
    lab.text = (*sources.value)[0].text;
    lab.breakpoints.clear();
    check_source(lab);
    return true;
}

bool open(Lab& lab, const std::string& name) {
    return name.size() > 3 && name.ends_with(".go") ? open_program(lab, name) : open_lesson(lab, name);
}

void next_variant(Lab& lab, const std::string& wanted) {
    if (lab.scenario.files.empty()) return;
    auto at = lab.scenario.files.find(wanted.empty() ? lab.file : wanted);
    if (at == lab.scenario.files.end()) return;
    if (wanted.empty() && ++at == lab.scenario.files.end()) at = lab.scenario.files.begin();
    // the first stop in that file, or the file alone
    for (std::size_t i = 0; i < lab.scenario.steps.size(); i++)
        if (lab.scenario.steps[i].file == at->first) return go_to_stop(lab, static_cast<int>(i));
    show_file(lab, at->first);
}

void toggle_breakpoint(Lab& lab, int line) {
    if (!lab.breakpoints.insert(line).second) lab.breakpoints.erase(line);
}

constexpr const char* kNoMachine = "This build checks programs and reads lessons; it cannot run them yet.";

struct Updater {
    Lab& lab;
    void operator()(const LessonStepAction& a) const { go_to_stop(lab, lab.stop + a.delta); }
    void operator()(const OpenAction& a) const { open(lab, a.name); }
    void operator()(const VariantAction& a) const { next_variant(lab, a.file); }
    void operator()(const ToggleBreakpointAction& a) const { toggle_breakpoint(lab, a.line); }
    void operator()(const AnswerAction& a) const { lab.answer = a.choice; }
    void operator()(const SelectObjectAction&) const { lab.message = kNoMachine; }
    void operator()(const StepAction&) const { lab.message = kNoMachine; }
    void operator()(const SeekAction&) const { lab.message = kNoMachine; }
    void operator()(const RunToLineAction&) const { lab.message = kNoMachine; }
    void operator()(const CollectAction&) const { lab.message = kNoMachine; }
};

SourceView source_view(const Lab& lab) {
    SourceView view;
    view.file = lab.file;
    std::istringstream in(lab.text);
    for (std::string line; std::getline(in, line);) {
        SourceLineView each;
        each.text = line;
        each.breakpoint = lab.breakpoints.count(static_cast<int>(view.lines.size()) + 1) > 0;
        view.lines.push_back(std::move(each));
    }
    if (!lab.scenario.steps.empty()) {
        const ScenarioStep& step = lab.scenario.steps[static_cast<std::size_t>(lab.stop)];
        if (step.file == lab.file) view.next_line = labelled_line(lab.text, step.at);
    }
    return view;
}

NarrationView narration_view(const Lab& lab) {
    NarrationView view;
    if (lab.scenario.steps.empty()) {
        view.title = lab.file;
        view.text = lab.diagnostics.empty() ? "The program is accepted." : "The program is rejected:";
        view.facts = lab.diagnostics;
        return view;
    }
    const ScenarioStep& step = lab.scenario.steps[static_cast<std::size_t>(lab.stop)];
    view.lesson = lab.scenario.name;
    view.title = in_language(lab.scenario.title, lab.language);
    view.step = lab.stop + 1;
    view.count = static_cast<int>(lab.scenario.steps.size());
    view.text = in_language(step.say, lab.language);
    if (step.predict.empty()) return view;
    const Prediction& prediction = step.predict[0];
    view.question = in_language(prediction.ask, lab.language);
    for (std::size_t i = 0; i < prediction.choices.size(); i++)
        view.choices.push_back({in_language(prediction.choices[i].text, lab.language), static_cast<int>(i) == lab.answer});
    return view;
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
    lab.message.clear();
    std::visit(Updater{lab}, action);
    return lab;
}

Snapshot snapshot(const Lab& lab) {
    Snapshot view;
    view.program_name = lab.scenario.name.empty() ? lab.file : lab.scenario.name + " / " + lab.file;
    view.status = lab.diagnostics.empty() ? "accepted" : fmt::format("{} error{}", lab.diagnostics.size(), lab.diagnostics.size() == 1 ? "" : "s");
    view.message = lab.message;
    view.source = source_view(lab);
    view.narration = narration_view(lab);
    view.collector.phase = "off";
    if (lab.scenario.steps.empty() || !lab.diagnostics.empty()) view.diagnostics = lab.diagnostics;
    for (const CatalogEntry& entry : lab.catalog) view.lessons.push_back(entry.name);
    return view;
}

}  // namespace tw
