#include "sim/lab/export_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "sim/lab/embedded.h"
#include "sim/lab/lesson.h"
#include "sim/lab/session.h"
#include "sim/lab/slot_values_internal.h"
#include "sim/scenario/withheld.h"
#include "sim/views/goroutines_view.h"
#include "sim/views/heap_view.h"
#include "sim/views/source_view.h"

namespace tw {
namespace {

using nlohmann::json;

constexpr std::uint64_t kLongestWalk = 50'000'000;

std::string id_text(std::uint64_t address) { return address ? fmt::format("0x{:x}", address) : std::string(); }

json rows_json(const std::vector<PathStep>& rows) {
    json out = json::array();
    for (const PathStep& row : rows) out.push_back({{"text", row.text}, {"id", id_text(row.object)}});
    return out;
}

json path_json(const HeapPicture& picture, NodeId node) {
    HeapPath path;
    return shortest_path(picture.graph, node, path) ? rows_json(picture.rows(path)) : json::array();
}

json dominators_json(const HeapPicture& picture, NodeId node) {
    std::vector<PathStep> rows;
    for (const NodeId each : picture.dominator_chain(node)) rows.push_back({picture.label(each), picture.graph.nodes[each.index].object.base.value});
    constexpr std::size_t kMost = 12;
    if (rows.size() > kMost) rows.erase(rows.begin() + kMost / 2, rows.end() - kMost / 2);
    return rows_json(rows);
}

json heap_json(const HeapView& heap, const HeapPicture& picture, bool marking) {
    static constexpr const char* kColours[] = {"white", "grey", "black"};
    json objects = json::array(), roots = json::array(), edges = json::array();
    for (const ObjectView& o : heap.objects) {
        const NodeId node = picture.find(o.address);
        objects.push_back({{"id", id_text(o.address)}, {"label", o.label}, {"size", o.size}, {"retained", o.retained}, {"live", o.reachable},
                           {"colour", kColours[static_cast<int>(marking ? o.colour : Colour::White)]}, {"column", o.column}, {"row", o.row}, {"born", o.reason.empty() ? o.born : o.born + ": " + o.reason},
                           {"path", node && o.reachable ? path_json(picture, node) : json::array()},
                           {"dominators", node && o.reachable ? dominators_json(picture, node) : json::array()}});
    }
    for (const RootView& r : heap.roots) roots.push_back({{"label", r.label}, {"kind", r.kind}, {"row", r.row}});
    for (const EdgeView& e : heap.edges) edges.push_back({{"from", id_text(e.from)}, {"to", id_text(e.to)}, {"name", e.name}, {"root", e.from_root}});
    return {{"objects", objects}, {"roots", roots}, {"edges", edges}, {"hidden", heap.hidden}, {"marking", marking}};
}

json slot_json(const SlotView& slot, bool changed) {
    json out{{"name", slot.name}, {"value", slot.value.concept_text}, {"live", slot.live}, {"changed", changed}};
    if (slot.value.is_interface) out["two"] = {slot.value.word0_name, slot.value.word0, slot.value.word1};
    return out;
}

json goroutines_json(const std::vector<GoroutineView>& goroutines, const std::map<std::string, std::string>& before) {
    json out = json::array();
    for (const GoroutineView& g : goroutines) {
        json frames = json::array();
        for (std::size_t f = 0; f < g.frames.size(); f++) {
            json slots = json::array();
            for (const SlotView& slot : g.frames[f].slots) {
                const auto known = before.find(slot_key(g, f, slot));
                slots.push_back(slot_json(slot, !before.empty() && (known == before.end() || known->second != slot.value.words_text)));
            }
            frames.push_back({{"function", g.frames[f].function}, {"place", fmt::format("{}:{}", g.frames[f].file, g.frames[f].line)}, {"slots", slots}});
        }
        out.push_back({{"id", g.id}, {"state", g.state}, {"current", g.is_current}, {"frames", frames}});
    }
    return out;
}

std::string ending_text(const Machine& machine) {
    const ProgramEnd& end = machine.rt.end;
    if (end.kind == EndKind::Running) return "";
    return end.kind == EndKind::Budget ? end.text : fmt::format("exit status {}", end.status);
}

// Where a page stands in a run: statements of package main, and stops of a lesson.
struct Place { std::uint64_t step = 0; int stop = -1; };

class Page {
public:
    explicit Page(const PageOptions& options) : options_(options) {
        out_["parts"] = json::array();
        out_["frames"] = json::array();
        out_["stops"] = json::array();
        out_["files"] = json::object();
    }

    json& operator[](const char* key) { return out_[key]; }

    // Adds every place of the run, in order.
    void add_run(Session& session, const std::string& file, const std::vector<Place>& places) {
        std::map<std::string, std::string> before;
        for (const Place& place : places) add_frame(session, file, place, before);
    }

    [[nodiscard]] std::string html() const {
        std::string data = out_.dump(-1, ' ', false, json::error_handler_t::replace);
        for (std::size_t at = 0; (at = data.find("</", at)) != std::string::npos; at += 3) data.replace(at, 2, "<\\/");   // no end of the script element
        std::string page = asset("page.html");
        fill(page, "@@STYLE@@", asset("page.css"));
        fill(page, "@@SCRIPT@@", asset("page.js"));
        std::string title = out_["title"].is_string() ? out_["title"].get<std::string>() : out_["title"].value("en", std::string("twoword"));
        for (const auto& [from, to] : {std::pair{"&", "&amp;"}, {"<", "&lt;"}})
            for (std::size_t at = 0; (at = title.find(from, at)) != std::string::npos; at += std::string(to).size()) title.replace(at, 1, to);
        fill(page, "@@TITLE@@", title);
        fill(page, "@@DATA@@", data);
        return page;
    }

private:
    PageOptions options_;
    json out_;
    std::map<std::string, int> part_of_;   // equal panels of neighbouring places are written once

    static std::string asset(const std::string& name) {
        for (const EmbeddedFile* file = embedded_page(); file->path; file++)
            if (name == file->path) return file->text;
        return "";
    }

    static void fill(std::string& page, const std::string& mark, const std::string& text) {
        const std::size_t at = page.find(mark);
        if (at != std::string::npos) page.replace(at, mark.size(), text);
    }

    int part(const json& value) {
        const std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
        const auto [found, added] = part_of_.emplace(text, static_cast<int>(out_["parts"].size()));
        if (added) out_["parts"].push_back(value);
        return found->second;
    }

    void add_file(const Session& session, const std::string& file) {
        if (out_["files"].contains(file)) return;
        json lines = json::array(), notes = json::object();
        const SourceView source = make_source_view(session.machine, file);
        for (std::size_t i = 0; i < source.lines.size(); i++) {
            lines.push_back(source.lines[i].text);
            if (!source.lines[i].escapes.empty()) notes[fmt::to_string(i)] = source.lines[i].escapes;
        }
        out_["files"][file] = {{"lines", lines}, {"notes", notes}};
    }

    void add_frame(Session& session, const std::string& file, const Place& place, std::map<std::string, std::string>& before) {
        session.seek(place.step);
        const Machine& machine = session.machine;
        std::vector<GoroutineView> goroutines = make_goroutines_view(machine);
        if (machine.ended()) std::erase_if(goroutines, [&](const GoroutineView& g) { return g.id == machine.rt.g().id && machine.rt.end.kind == EndKind::Exited; });
        const HeapPicture picture(machine.rt);
        HeapOptions options;
        options.most = options_.most_objects;
        const HeapView heap = make_heap_view(machine, picture, session.places, options);
        const SourceView source = make_source_view(machine, file);
        add_file(session, file);
        out_["frames"].push_back({{"file", file}, {"line", source.next_line}, {"step", machine.steps()}, {"stop", place.stop},
                                  {"goroutines", part(goroutines_json(goroutines, before))},
                                  {"heap", part(heap_json(heap, picture, machine.rt.collector.phase() != GcPhase::Off))},
                                  {"console", session.console()}, {"status", ending_text(machine)}});
        before = slot_values(goroutines);
    }
};

// Steps at which statements of package main begin, from the first to `until`, at most kLongestWalk steps further.
std::vector<std::uint64_t> statement_steps(Session& session, std::uint64_t until) {
    std::vector<std::uint64_t> steps{session.begin()};
    session.seek(session.begin());
    if (until <= session.begin()) return steps;
    session.walk(std::min(kLongestWalk, until - session.begin()), [&] {
        if (session.at_statement()) steps.push_back(session.machine.steps());
        return false;
    });
    if (session.machine.ended()) steps.push_back(session.machine.steps());
    return steps;
}

// The stops, and of the statements all when there are few, else the first ones and those that lead to each stop.
std::vector<Place> choose_places(const std::vector<std::uint64_t>& statements, const std::vector<Place>& stops, std::size_t most) {
    std::set<std::uint64_t> chosen;
    if (statements.size() <= most) chosen.insert(statements.begin(), statements.end());
    else {
        const std::size_t ends = stops.size() + 1, head = most / 3, each = (most - head) / ends;
        chosen.insert(statements.begin(), statements.begin() + static_cast<long>(head));
        std::vector<std::uint64_t> targets{statements.back() + 1};
        for (const Place& stop : stops) targets.push_back(stop.step);
        for (const std::uint64_t target : targets) {
            auto at = std::lower_bound(statements.begin(), statements.end(), target);
            for (std::size_t i = 0; i < each && at != statements.begin(); i++) chosen.insert(*--at);
        }
    }
    for (const Place& stop : stops) chosen.erase(stop.step);
    std::vector<Place> places;
    for (const std::uint64_t step : chosen) places.push_back({step, -1});
    places.insert(places.end(), stops.begin(), stops.end());
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return std::pair(a.step, a.stop) < std::pair(b.step, b.stop); });
    return places;
}

json text_json(const Text& text) { return text.empty() ? json("") : json(text); }

json facts_json(const std::vector<Answer>& answers) {
    json rows = json::array();
    for (const Answer& answer : answers)
        for (const std::string& row : answer_rows(answer)) rows.push_back(row);
    return rows;
}

json stop_json(const ScenarioStep& step, const StopFacts& facts) {
    json out{{"say", text_json(step.say)}, {"look", id_text(facts.look)}, {"shown", facts_json(facts.shown)}};
    if (step.predict.empty()) return out;
    const Prediction& prediction = step.predict[0];
    json choices = json::array();
    for (const Choice& choice : prediction.choices) choices.push_back({{"text", text_json(choice.text)}, {"because", text_json(choice.because)}});
    out["ask"] = text_json(prediction.ask);
    out["choices"] = choices;
    out["right"] = right_choice(prediction, facts.predicted[0]);
    out["then"] = text_json(step.then);
    const Withheld hidden = withheld(step);
    out["hides_notes"] = hidden.notes;
    out["hides_goroutines"] = hidden.goroutines;
    out["hides_reachability"] = hidden.reachability;
    out["hides"] = hidden.variables;
    std::vector<Answer> evidence{facts.predicted[0]};
    if (!prediction.evidence.empty()) evidence.push_back(facts.evidence[0]);
    out["evidence"] = facts_json(evidence);
    return out;
}

}  // namespace

Result<std::string> lesson_page(const Scenario& scenario, const PageOptions& options) {
    using Made = Result<std::string>;
    LessonPlayer player(scenario);
    Page page(options);
    std::set<std::string> languages;
    for (const auto& [language, text] : scenario.title) languages.insert(language);
    page["title"] = text_json(scenario.title);
    page["misconception"] = text_json(scenario.misconception);
    page["languages"] = languages;
    const auto& steps = scenario.steps;
    for (std::size_t i = 0; i < steps.size();) {
        // stops that follow each other in one run are one way through it
        const auto made = player.session(steps[i]);
        if (!made.ok()) return Made::failure(made.error);
        std::vector<Place> stops;
        std::size_t next = i;
        for (; next < steps.size(); next++) {
            const auto other = player.session(steps[next]);
            if (!other.ok() || *other.value != *made.value) break;
            const StopFacts facts = player.go_to(next);
            if (!facts.ok()) return Made::failure(fmt::format("{}: {}: {}", steps[next].file, steps[next].at, facts.error));
            if (!stops.empty() && facts.step < stops.back().step) break;
            stops.push_back({facts.step, static_cast<int>(page["stops"].size())});
            page["stops"].push_back(stop_json(steps[next], facts));
        }
        page.add_run(**made.value, steps[i].file, choose_places(statement_steps(**made.value, stops.back().step), stops, options.most_places));
        i = next;
    }
    return Made::success(page.html());
}

Result<std::string> program_page(const std::vector<SourceText>& sources, const PageOptions& options) {
    using Made = Result<std::string>;
    const Compiled compiled = compile(sources);
    if (!compiled.program) return Made::failure(diagnostics_text(compiled.built));
    auto session = Session::start(compiled.program);
    if (!session.ok()) return Made::failure(session.error);
    Page page(options);
    const std::string file = sources[0].name.substr(sources[0].name.rfind('/') + 1);
    page["title"] = file;
    page["misconception"] = "";
    page["languages"] = {"en", "zh"};
    page.add_run(**session.value, file, choose_places(statement_steps(**session.value, ~std::uint64_t{0}), {}, options.most_places));
    return Made::success(page.html());
}

}  // namespace tw
