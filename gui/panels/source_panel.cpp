#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "gui/hover.h"
#include "gui/panels/panels.h"
#include "gui/widgets/code_text.h"

namespace tw::gui {
namespace {

// What the lines need of everything else that is shown.
struct Context {
    const Snapshot& snapshot;
    const SourceView& source;
    UiState& ui;
    const Look& look;
    float em = 0, height = 0;
    int gutter = 9;              // in columns
    std::vector<std::string> pointing;   // variables that refer to the object which another pane points at
    int born_line = 0;                   // where that object was allocated, in this file
};

const SlotView* slot_named(const Snapshot& snapshot, const std::string& name) {
    if (name.empty()) return nullptr;
    for (int pass = 0; pass < 2; pass++)   // the running goroutine first
        for (const GoroutineView& goroutine : snapshot.goroutines) {
            if (goroutine.is_current == (pass == 1)) continue;
            for (const FrameView& frame : goroutine.frames)
                for (const SlotView& slot : frame.slots)
                    if (slot.name == name) return &slot;
        }
    return nullptr;
}

std::vector<std::string> variables_of(const Snapshot& snapshot, std::uint64_t object) {
    std::vector<std::string> names;
    if (!object) return names;
    for (const GoroutineView& goroutine : snapshot.goroutines)
        for (const FrameView& frame : goroutine.frames)
            for (const SlotView& slot : frame.slots)
                if (slot.value.points_to && base_of(snapshot.heap, slot.value.points_to) == object) names.push_back(slot.name);
    return names;
}

// The gutter's mark: what the compiler's -m says about this line.
const char* gutter_mark(const SourceLineView& line) {
    for (const std::string& fact : line.escapes)
        if (fact.find("escapes to heap") != std::string::npos || fact.find("moved to heap") != std::string::npos) return "H";
    return line.escapes.empty() ? "" : "s";
}

std::string short_bytes(std::uint64_t bytes) {
    if (bytes < 10'000) return fmt::format("{}", bytes);
    if (bytes < 10'000'000) return fmt::format("{}K", bytes / 1024);
    return bytes < (std::uint64_t{10} << 30) ? fmt::format("{}M", bytes >> 20) : fmt::format("{}G", bytes >> 30);
}

// Boxes around each occurrence of a word that is pointed at here or elsewhere.
void draw_links(const Context& c, ImVec2 at, const std::string& shown) {
    const auto linked = [&](const std::string& word) {
        return (!c.ui.hover.variable.empty() && word == c.ui.hover.variable) || std::count(c.pointing.begin(), c.pointing.end(), word);
    };
    for (std::size_t begin = 0; begin < shown.size();) {
        const CodeSpan span = next_code_span(shown, begin, c.look.colours);
        if (span.word && linked(shown.substr(begin, span.end - begin))) {
            const float a = at.x + c.em * static_cast<float>(begin), b = at.x + c.em * static_cast<float>(span.end);
            ImGui::GetWindowDrawList()->AddRectFilled({a - 1, at.y}, {b + 1, at.y + c.height}, (c.look.colours.selected & 0x00FFFFFF) | 0x30000000, 3);
            ImGui::GetWindowDrawList()->AddRect({a - 1, at.y}, {b + 1, at.y + c.height}, c.look.colours.selected, 3);
        }
        begin = span.end;
    }
}

// The variables of a line, left to right.
std::vector<std::string> words_of_line(const Context& c, const std::string& shown) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < shown.size();) {
        const CodeSpan span = next_code_span(shown, begin, c.look.colours);
        if (span.word && slot_named(c.snapshot, shown.substr(begin, span.end - begin))) words.push_back(shown.substr(begin, span.end - begin));
        begin = span.end;
    }
    return words;
}

void point_at(const Context& c, const std::string& word) {
    const SlotView* slot = slot_named(c.snapshot, word);
    if (!slot) return;
    c.ui.hover_now = {word, "", base_of(c.snapshot.heap, slot->value.points_to)};
}

void hover_line(const Context& c, const SourceLineView& line, float code_x, const std::string& shown) {
    const float column = (ImGui::GetIO().MousePos.x - code_x) / c.em;
    const std::string word = column < 0 ? "" : word_at(shown, static_cast<std::size_t>(column));
    const SlotView* slot = slot_named(c.snapshot, word);
    if (slot) point_at(c, word);
    if (!slot && line.escapes.empty() && line.allocations == 0) return;
    ImGui::BeginTooltip();
    ImGui::PushFont(c.look.fonts.mono);
    if (slot) {
        ImGui::Text("%s %s", slot->name.c_str(), slot->value.type.c_str());
        ImGui::TextUnformatted(slot->value.concept_text.c_str());
        if (slot->value.words_text != slot->value.concept_text) ImGui::TextUnformatted(slot->value.words_text.c_str());
    } else {
        for (const std::string& fact : line.escapes) ImGui::TextUnformatted(fact.c_str());
        if (line.allocations) ImGui::TextUnformatted(fmt::format(fmt::runtime(tr(c.ui, "source.allocated")), line.allocations, line.allocated).c_str());
    }
    ImGui::PopFont();
    ImGui::EndTooltip();
}

void draw_gutter(const Context& c, ImVec2 at, int number, const SourceLineView& line) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Palette& colours = c.look.colours;
    const ImVec2 middle(at.x + c.em * 0.6f, at.y + c.height / 2);
    if (line.breakpoint && line.conditional) list.AddCircle(middle, c.em * 0.45f, colours.leak, 0, 2.5f);   // not always: a ring
    else if (line.breakpoint) list.AddCircleFilled(middle, c.em * 0.5f, colours.leak);
    list.AddText({at.x + c.em * 0.6f, at.y}, colours.muted, fmt::format("{:4}", number).c_str());
    const char* mark_text = gutter_mark(line);
    list.AddText({at.x + c.em * 5.2f, at.y}, *mark_text == 'H' ? colours.leak : colours.muted, mark_text);
    if (line.allocated && c.gutter > 9) list.AddText({at.x + c.em * 6.6f, at.y}, colours.leak, fmt::format("{:>5}", short_bytes(line.allocated)).c_str());
    const float arrow = at.x + c.em * (static_cast<float>(c.gutter) - 1.6f);
    if (number == c.source.next_line) list.AddText({arrow, at.y}, colours.accent, "\xe2\x96\xb6");
    else if (number == c.source.last_line) list.AddText({arrow, at.y}, colours.muted, "\xc2\xb7");
}

// When runs stop here, behind the line's code.
void draw_condition(const Context& c, ImVec2 at, int number) {
    for (const BreakpointView& each : c.snapshot.breakpoints) {
        if (each.id != number) continue;
        std::string text = std::string(tr(c.ui, "stops.when")) + " " + each.condition;
        if (each.nth > 1) text += fmt::format(" \xc3\x97{}", each.nth);
        if (each.hits) text += fmt::format("  ({})", each.hits);
        ImGui::GetWindowDrawList()->AddText(at, c.look.colours.leak, text.c_str());
    }
}

void draw_error_marks(const Context& c, ImVec2 at, int number) {
    for (const ErrorMark& error : c.snapshot.edit.errors) {
        if (error.line != number) continue;
        const std::string& text = c.source.lines[static_cast<std::size_t>(number - 1)].text;
        const std::size_t column = shown_code(text.substr(0, static_cast<std::size_t>(std::max(0, error.column - 1)))).size();
        const float x = at.x + c.em * static_cast<float>(column);
        ImGui::GetWindowDrawList()->AddRectFilled({x, at.y + c.height - 3}, {x + c.em * 3, at.y + c.height - 1}, c.look.colours.leak);
    }
}

void draw_line(const Context& c, int number, float widest, bool& in_string, Actions& actions) {
    const SourceLineView& line = c.source.lines[static_cast<std::size_t>(number - 1)];
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 corner(at.x + std::max(ImGui::GetContentRegionAvail().x, c.em * widest), at.y + c.height);
    if (number == c.source.next_line) list.AddRectFilled(at, corner, c.look.colours.current_line);
    else if (number == c.source.last_line) list.AddRectFilled(at, corner, c.look.colours.last_line);
    const std::string shown = shown_code(line.text);
    const ImVec2 code(at.x + c.em * static_cast<float>(c.gutter), at.y);
    ImGui::PushID(number);
    if (ImGui::InvisibleButton("line", ImVec2(corner.x - at.x, c.height))) {
        c.ui.source.cursor_line = number;
        const float x = ImGui::GetIO().MousePos.x;
        if (x < at.x + c.em * 2) actions.push_back(ToggleBreakpointAction{number});
        else if (x > code.x)
            if (const SlotView* slot = slot_named(c.snapshot, word_at(shown, static_cast<std::size_t>((x - code.x) / c.em))); slot && slot->value.points_to)
                actions.push_back(SelectObjectAction{slot->value.points_to});
    }
    mark(c.ui, "line." + std::to_string(number));
    if (ImGui::IsItemHovered()) {
        if (ImGui::IsMouseDoubleClicked(0) && ImGui::GetIO().MousePos.x >= at.x + c.em * 2) actions.push_back(ToggleBreakpointAction{number});
        hover_line(c, line, code.x, shown);
    }
    ImGui::PopID();
    if (number == c.ui.source.cursor_line) {
        list.AddRect(at, corner, c.look.colours.accent);
        const auto words = words_of_line(c, shown);
        if (c.ui.source.word >= static_cast<int>(words.size())) c.ui.source.word = static_cast<int>(words.size()) - 1;
        if (c.ui.source.word >= 0) point_at(c, words[static_cast<std::size_t>(c.ui.source.word)]);
    }
    if (number == c.born_line) {   // the object that is pointed at was made here
        list.AddRectFilled({code.x - 4, at.y}, {corner.x, corner.y}, (c.look.colours.selected & 0x00FFFFFF) | 0x22000000);
        list.AddRectFilled({code.x - 4, at.y}, {code.x - 1, corner.y}, c.look.colours.selected);
    }
    draw_gutter(c, at, number, line);
    if (line.conditional) draw_condition(c, {code.x + c.em * static_cast<float>(shown.size() + 2), at.y}, number);
    draw_links(c, code, shown);
    draw_code(list, code, shown, c.look.colours, in_string);
    draw_error_marks(c, code, number);
}

// Those that are in view; what stands above counts only where a raw string goes on from there.
void draw_lines(const Context& c, float widest, Actions& actions) {
    const int count = static_cast<int>(c.source.lines.size()), room = static_cast<int>(ImGui::GetWindowHeight() / c.height) + 3;
    const int first = std::clamp(static_cast<int>(ImGui::GetScrollY() / c.height), 1, std::max(1, count)), last = std::min(count, first + room);
    const float top = ImGui::GetCursorPosY();
    bool in_string = false;
    for (int number = 1; number < first; number++) in_string = raw_string_goes_on(c.source.lines[static_cast<std::size_t>(number - 1)].text, in_string);
    for (int number = first; number <= last; number++) {
        ImGui::SetCursorPosY(top + c.height * static_cast<float>(number - 1));
        draw_line(c, number, widest, in_string, actions);
    }
    ImGui::SetCursorPosY(top + c.height * static_cast<float>(count));
    ImGui::Dummy({c.em * widest, 0});
}

int explained_line(const Context& c) { return c.ui.source.cursor_line ? c.ui.source.cursor_line : c.source.next_line; }

// What the compiler's -m says about the line that runs next, or the chosen one; on demand how it came to say so.
void draw_escapes(const Context& c) {
    const int number = explained_line(c);
    ImGui::BeginChild("escapes", ImVec2(0, 0));
    if (number >= 1 && number <= static_cast<int>(c.source.lines.size())) {
        const SourceLineView& line = c.source.lines[static_cast<std::size_t>(number - 1)];
        std::string text = fmt::format(fmt::runtime(tr(c.ui, "source.line")), number);
        for (std::size_t i = 0; i < line.escapes.size(); i++) text += (i ? "; " : "") + line.escapes[i];
        if (line.escapes.empty()) text += tr(c.ui, "source.nothing_escapes");
        if (line.allocations) text += "   " + fmt::format(fmt::runtime(tr(c.ui, "source.allocated")), line.allocations, line.allocated);
        if (!c.ui.source.explain && !line.explanation.empty()) text += std::string("   ") + tr(c.ui, "source.explain_hint");
        ImGui::PushFont(c.look.fonts.small);
        ImGui::PushStyleColor(ImGuiCol_Text, c.look.colours.muted);
        ImGui::TextWrapped("%s", text.c_str());
        ImGui::PopStyleColor();
        if (c.ui.source.explain)
            for (const std::string& step : line.explanation) ImGui::TextWrapped("%s", step.c_str());
        if (c.ui.source.explain && line.explanation.empty()) ImGui::TextWrapped("%s", tr(c.ui, "source.no_explanation"));
        ImGui::PopFont();
    }
    ImGui::EndChild();
    mark(c.ui, "source.escapes");
}

void scroll_to(const Context& c) {
    SourceState& state = c.ui.source;
    const SourceView& source = c.source;
    int target = source.next_line ? source.next_line : source.last_line;
    if (state.scroll_to) target = state.scroll_to;
    else if (target == state.shown_line && state.shown_height == ImGui::GetWindowHeight()) return;   // a person may have scrolled
    state.scroll_to = 0;
    state.shown_height = ImGui::GetWindowHeight();
    state.shown_line = source.next_line ? source.next_line : source.last_line;
    if (!target) return;
    const float whole = static_cast<float>(source.lines.size()) * c.height, room = ImGui::GetWindowHeight();
    const float wanted = (static_cast<float>(target) - 0.5f) * c.height - room * 0.5f;
    ImGui::SetScrollY(whole <= room ? 0.f : std::floor(std::max(0.f, std::min(wanted, whole - room + c.height)) / c.height) * c.height);
}

void draw_head(const Context& c) {
    ImGui::TextUnformatted(c.source.file.c_str());
    if (c.snapshot.edit.edited) {
        ImGui::SameLine();
        ImGui::PushStyleColor(ImGuiCol_Text, c.look.colours.leak);
        ImGui::TextUnformatted(tr(c.ui, "source.edited"));
        ImGui::PopStyleColor();
    }
    const char* legend = tr(c.ui, "source.legend");
    if (ImGui::GetItemRectSize().x + ImGui::CalcTextSize(legend).x + 3 * ImGui::GetStyle().ItemSpacing.x > ImGui::GetContentRegionAvail().x) return;
    ImGui::SameLine();
    ImGui::TextDisabled("%s", legend);
}

void draw_errors(const Context& c) {
    ImGui::PushStyleColor(ImGuiCol_Text, c.look.colours.leak);
    for (const ErrorMark& error : c.snapshot.edit.errors) ImGui::TextWrapped("%d:%d  %s", error.line, error.column, error.message.c_str());
    ImGui::PopStyleColor();
}

}  // namespace

Actions draw_source_panel(const Snapshot& snapshot, UiState& ui, const Look& look) {
    if (ui.editor.open) return draw_editor_panel(snapshot, ui, look);
    Actions actions;
    const std::uint64_t pointed = base_of(snapshot.heap, pointed_object(ui, snapshot.held_by));
    Context c{snapshot, snapshot.source, ui, look, 0, 0, 9, variables_of(snapshot, pointed), 0};
    for (const ObjectView& object : snapshot.heap.objects)
        if (pointed && object.address == pointed && object.born_file == snapshot.source.file) c.born_line = object.born_line;
    ui.marks["source.born." + std::to_string(c.born_line)] = {};   // for the tests and the state
    draw_head(c);
    if (snapshot.source.next_line == 0) draw_errors(c);
    const float small = look.fonts.small->FontSize, room = ImGui::GetContentRegionAvail().y;
    const float foot = ui.source.explain ? std::min(room * 0.45f, small * 9) : std::min(room * 0.3f, small * 3.4f);
    ImGui::BeginChild("code", ImVec2(0, std::max(20.f, room - foot)), false, ImGuiWindowFlags_HorizontalScrollbar);
    ImGui::PushFont(look.fonts.mono);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    c.height = ImGui::GetTextLineHeightWithSpacing();
    c.em = ImGui::CalcTextSize("M").x;
    std::size_t widest = 0;
    for (const SourceLineView& line : c.source.lines) {
        const std::size_t label = line.text.rfind("//: ");   // which is not shown
        widest = std::max(widest, std::min(label, line.text.size()) + 3 * static_cast<std::size_t>(std::count(line.text.begin(), line.text.end(), '\t')));
        if (line.allocations) c.gutter = 14;
    }
    draw_lines(c, static_cast<float>(widest + static_cast<std::size_t>(c.gutter) + 1), actions);
    scroll_to(c);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    ImGui::EndChild();
    draw_escapes(c);
    return actions;
}

}  // namespace tw::gui
