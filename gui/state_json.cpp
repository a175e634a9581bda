#include "gui/state_json.h"

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

#include "gui/panes.h"
#include "gui/state_views.h"

namespace tw::gui {
namespace {

using nlohmann::json;

json value_json(const ValueView& v) {
    json out{{"concept", v.concept_text}, {"words", v.words_text}, {"bytes", v.bytes_text}, {"type", v.type}};
    if (v.is_interface) out["two_words"] = {{v.word0_name, v.word0}, {"data", v.word1}};
    if (v.points_to) out["points_to"] = v.points_to;
    return out;
}

json goroutines_json(const std::vector<GoroutineView>& goroutines) {
    json out = json::array();
    for (const GoroutineView& g : goroutines) {
        json frames = json::array();
        for (const FrameView& f : g.frames) {
            json slots = json::array();
            for (const SlotView& s : f.slots)
                slots.push_back({{"name", s.name}, {"live", s.live}, {"changed", s.changed}, {"value", value_json(s.value)}});
            frames.push_back({{"function", f.function}, {"line", f.line}, {"slots", slots}});
        }
        out.push_back({{"id", g.id}, {"state", g.state}, {"waiting_on", g.waiting_on}, {"current", g.is_current}, {"frames", frames}});
    }
    return out;
}

json heap_json(const HeapView& heap) {
    static constexpr const char* kColours[] = {"white", "grey", "black"};
    json objects = json::array(), roots = json::array(), edges = json::array();
    for (const ObjectView& o : heap.objects)
        objects.push_back({{"address", o.address}, {"size", o.size}, {"label", o.label}, {"colour", kColours[static_cast<int>(o.colour)]},
                           {"reachable", o.reachable}, {"column", o.column}, {"row", o.row}, {"retained", o.retained}, {"born", o.born}});
    for (const RootView& r : heap.roots) roots.push_back({{"label", r.label}, {"kind", r.kind}, {"target", r.target}});
    for (const EdgeView& e : heap.edges) edges.push_back({{"from", e.from}, {"to", e.to}, {"name", e.name}, {"root", e.from_root}});
    return {{"objects", objects}, {"roots", roots}, {"edges", edges}, {"bytes", heap.bytes}, {"hidden", heap.hidden}};
}

json held_json(const HeldByView& held) {
    json path = json::array();
    for (const PathRow& row : held.path) path.push_back(row.text);
    return {{"what", held.what}, {"sentence", held.sentence}, {"path", path}, {"roots", held.roots}, {"shallow", held.shallow}, {"retained", held.retained}};
}

json narration_json(const NarrationView& n) {
    json choices = json::array();
    for (const ChoiceView& c : n.choices) choices.push_back({{"text", c.text}, {"chosen", c.chosen}});
    return {{"title", n.title}, {"lesson", n.lesson}, {"step", n.step}, {"count", n.count}, {"text", n.text}, {"question", n.question},
            {"choices", choices}, {"answered", n.answered}, {"correct", n.correct}, {"verdict", n.verdict}, {"then", n.then}, {"facts", n.facts}};
}

json marks_json(const UiState& ui) {
    json out = json::object();
    for (const auto& [name, r] : ui.marks) out[name] = {r.x0, r.y0, r.x1, r.y1};
    return out;
}

// The text twin of every pane, whether it can be seen or not.
json panes_json(const Snapshot& snapshot, const UiState& ui) {
    json out = json::object();
    for (const Pane& pane : panes()) out[pane.id] = pane_text(pane, snapshot, ui);
    return out;
}

const char* dialog_name(Dialog dialog) {
    static constexpr const char* kNames[] = {"", "help", "palette", "catalogue", "files"};
    return kNames[static_cast<int>(dialog)];
}

json catalogue_json(const std::vector<LessonCard>& cards) {
    json out = json::array();
    for (const LessonCard& c : cards)
        out.push_back({{"name", c.name}, {"number", c.number}, {"title", c.title}, {"level", c.level}, {"minutes", c.minutes}, {"chapters", c.chapters}, {"errata", c.errata},
                       {"stops", c.stops}, {"seen", c.seen}, {"questions", c.questions}, {"right", c.right}, {"done", c.done}});
    return out;
}

json survivors_json(const SurvivorsView& view) {
    json rows = json::array();
    for (const SurvivorRow& row : view.rows) rows.push_back({{"object", row.object}, {"text", row.text}, {"picked", row.picked}, {"survives", row.survives}, {"because", row.because}});
    return {{"active", view.active}, {"revealed", view.revealed}, {"picked", view.picked}, {"right", view.right}, {"wrong", view.wrong}, {"missed", view.missed}, {"rows", rows}};
}

json variants_json(const VariantsView& view) {
    json out = json::array();
    for (const VariantSide& side : view.sides)
        out.push_back({{"file", side.file}, {"status", side.status}, {"output", side.output}, {"heap_bytes", side.heap_bytes}, {"leaked", side.leaked}});
    return out;
}

json source_json(const Snapshot& s, const UiState& ui) {
    json breakpoints = json::array(), allocated = json::object();
    for (std::size_t i = 0; i < s.source.lines.size(); i++) {
        if (s.source.lines[i].breakpoint) breakpoints.push_back(i + 1);
        if (s.source.lines[i].allocations) allocated[std::to_string(i + 1)] = {s.source.lines[i].allocations, s.source.lines[i].allocated};
    }
    return {{"file", s.source.file}, {"path", s.path}, {"next_line", s.source.next_line}, {"last_line", s.source.last_line}, {"breakpoints", breakpoints},
            {"allocated", allocated}, {"explain", ui.source.explain}};
}

json edit_json(const EditView& edit) {
    json errors = json::array();
    for (const ErrorMark& e : edit.errors) errors.push_back({{"line", e.line}, {"column", e.column}, {"message", e.message}});
    return {{"edited", edit.edited}, {"errors", errors}};
}

}  // namespace

std::string state_json(const Snapshot& s, const UiState& ui) {
    static constexpr const char* kLevels[] = {"concept", "words", "bytes"};
    json events = json::array();
    for (const EventMark& e : s.timeline.events) events.push_back({{"step", e.step}, {"kind", e.kind}, {"text", e.text}});
    json out{{"program", s.program_name}, {"status", s.status}, {"message", s.message}, {"console", s.console},
             {"diagnostics", s.diagnostics}, {"lessons", s.lessons},
             {"source", source_json(s, ui)}, {"catalogue", catalogue_json(s.catalogue)}, {"survivors", survivors_json(s.survivors)}, {"variants", variants_json(s.variants)},
             {"edit", edit_json(s.edit)}, {"busy", s.busy}, {"done", s.done},
             {"goroutines", goroutines_json(s.goroutines)}, {"heap", heap_json(s.heap)}, {"held_by", held_json(s.held_by)},
             {"collector", {{"phase", s.collector.phase}, {"cycles", s.collector.cycles}, {"heap_live", s.collector.heap_live}}},
             {"timeline", {{"step", s.timeline.step}, {"begin", s.timeline.begin}, {"end", s.timeline.end}, {"events", events}}}, {"narration", narration_json(s.narration)},
             {"window", {{"level", kLevels[static_cast<int>(ui.level)]}, {"theme", theme_name(ui.theme)}, {"language", language_code(ui.language)}, {"preset", preset_name(ui.preset)}, {"focus", ui.focus},
                         {"maximised", ui.maximised}, {"editing", ui.editor.open}, {"dialog", dialog_name(ui.dialog)}, {"palette", ui.palette.query}, {"shown", shown_panes(ui.layout)}, {"clipboard", ui.clipboard}, {"notice", ui.notice}, {"hover", {{"variable", ui.hover.variable}, {"object", ui.hover.object}}}, {"picked", ui.picked},
                         {"scale", ui.scale}, {"help", ui.dialog == Dialog::Help}, {"cursor_line", ui.source.cursor_line}, {"marks", marks_json(ui)}}}};
    out["panes"] = panes_json(s, ui);
    add_views_state(out, s, ui);
    return out.dump(1, ' ', false, json::error_handler_t::replace);
}

bool write_state(const std::string& path, const Snapshot& snapshot, const UiState& ui) {
    const std::string temporary = path + ".part";
    {
        std::ofstream out(temporary, std::ios::binary);
        out << state_json(snapshot, ui) << "\n";
        if (!out) return false;
    }
    return std::rename(temporary.c_str(), path.c_str()) == 0;
}

}  // namespace tw::gui
