#include "gui/said.h"

#include <string_view>
#include <vector>

namespace tw::gui {
namespace {

constexpr std::string_view kArrow = " \xe2\x80\xba ";

struct SaidRow { std::string_view english, chinese; };

const std::vector<SaidRow>& said_rows() {
    static const std::vector<SaidRow> rows = {
#define SAID(english, chinese) {english, chinese},
#include "gui/texts_said.def"
#undef SAID
    };
    return rows;
}

struct Holes { std::string_view at[10]; };

// Matches from left to right, each hole {0} … {9} as short as possible; {s} is an s or nothing.
bool matches(std::string_view pattern, std::string_view text, Holes& holes) {
    while (!pattern.empty() && pattern[0] != '{') {
        if (text.empty() || text[0] != pattern[0]) return false;
        pattern.remove_prefix(1), text.remove_prefix(1);
    }
    if (pattern.empty()) return text.empty();
    const std::string_view rest = pattern.substr(3);
    if (pattern[1] == 's') return (!text.empty() && text[0] == 's' && matches(rest, text.substr(1), holes)) || matches(rest, text, holes);
    const auto hole = static_cast<std::size_t>(pattern[1] - '0');
    if (rest.empty()) return holes.at[hole] = text, !text.empty();
    const std::size_t literal = rest.find('{');
    const std::string_view next = rest.substr(0, literal);
    for (std::size_t at = text.find(next, 1); at != std::string_view::npos; at = text.find(next, at + 1))
        if (matches(rest, text.substr(at), holes)) return holes.at[hole] = text.substr(0, at), true;
    return false;
}

std::string chinese_of(std::string_view text, int depth);

std::string filled(std::string_view chinese, const Holes& holes, int depth) {
    std::string out;
    for (std::size_t i = 0; i < chinese.size(); i++) {
        if (chinese[i] != '{' || i + 2 >= chinese.size()) {
            out += chinese[i];
            continue;
        }
        out += chinese_of(holes.at[static_cast<std::size_t>(chinese[i + 1] - '0')], depth + 1);
        i += 2;
    }
    return out;
}

std::string chinese_of(std::string_view text, int depth) {
    if (text.empty() || depth > 6) return std::string(text);
    for (const SaidRow& row : said_rows())
        if (Holes holes; matches(row.english, text, holes)) return filled(row.chinese, holes, depth);
    const std::size_t arrow = text.find(kArrow);
    if (arrow == std::string_view::npos) return std::string(text);
    return chinese_of(text.substr(0, arrow), depth + 1) + std::string(kArrow) + chinese_of(text.substr(arrow + kArrow.size()), depth);
}

void each_line(std::string& text) {
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out += chinese_of(std::string_view(text).substr(at, end - at), 0);
        if (end < text.size()) out += '\n';
        at = end + 1;
    }
    text = std::move(out);
}

void put(std::string& text) {
    if (!text.empty()) text = chinese_of(text, 0);
}

void put(std::vector<std::string>& texts) {
    for (std::string& text : texts) put(text);
}

void put(std::vector<PathRow>& rows) {
    for (PathRow& row : rows) put(row.text);
}

void put(std::vector<std::pair<std::uint64_t, std::string>>& rows) {
    for (auto& [address, label] : rows) put(label);
}

void put(std::vector<LifeMark>& marks) {
    for (LifeMark& mark : marks) put(mark.text);
}

// Where a word leads; types and values are Go's own.
void translate_values(std::vector<GoroutineView>& goroutines) {
    for (GoroutineView& goroutine : goroutines)
        for (FrameView& frame : goroutine.frames)
            for (SlotView& slot : frame.slots) put(slot.value.word1), put(slot.value.words_text);
}

void translate_heap(Snapshot& s) {
    for (ObjectView& object : s.heap.objects) put(object.label), put(object.born), put(object.reason);
    for (GroupView& group : s.heap.groups) put(group.label);
    for (RootView& root : s.heap.roots) put(root.label), put(root.kind);
    for (EdgeView& edge : s.heap.edges)
        if (edge.left_out) put(edge.name);
    HeldByView& held = s.held_by;
    put(held.what), put(held.sentence), put(held.path), put(held.roots), put(held.dominators), put(held.words);
    for (std::vector<PathRow>& other : held.others) put(other);
    each_line(held.text);
    for (ObjectRow& row : s.objects.rows) put(row.label), put(row.born), put(row.held_only_by);
    put(s.cut.cut), put(s.cut.sentence);
    put(s.timeline.marks.life);
}

void translate_panels(Snapshot& s) {
    put(s.collector.last_unit);
    CollectorPanelView& c = s.collector_panel;
    put(c.root_jobs), put(c.work), put(c.assist), put(c.lost), put(c.differences), put(c.leaks.leaked);
    for (BarrierRow& row : c.barrier) put(row.text);
    for (LeakRound& round : c.leaks.rounds) put(round.added);
    put(s.marking.grey), put(s.marking.white_children), put(s.marking.message);
    for (GoroutineRow& row : s.goroutine_table) put(row.why), put(row.waiting_on);
    for (FlameView* flame : {&s.evidence.by_site, &s.evidence.by_stack, &s.evidence.by_holder})
        for (FlameBox& box : flame->boxes) put(box.label);
    DiffView& diff = s.comparison;
    put(diff.summary), put(diff.started), put(diff.ended), put(diff.changed_goroutines), put(diff.largest), put(diff.lines);
    for (GrowthView& growth : diff.growth) put(growth.label);
    for (SchedulesView::Found& found : s.schedules.found) put(found.what);
    for (StructureText& structure : s.values.structures) put(structure.title), put(structure.rows);
    put(s.values.ledger);
}

}  // namespace

std::string said(Language language, const std::string& english) { return language == Language::Chinese ? chinese_of(english, 0) : english; }

void translate(Snapshot& s, Language language) {
    if (language != Language::Chinese) return;
    put(s.message), put(s.status);
    if (s.narration.lesson.empty()) put(s.narration.text);
    put(s.narration.facts);
    translate_values(s.goroutines);
    translate_heap(s);
    translate_panels(s);
    for (SurvivorRow& row : s.survivors.rows) put(row.text), put(row.because);
    for (VariantSide& side : s.variants.sides) put(side.status), put(side.leaked);
    each_line(s.real_go.text);
}

}  // namespace tw::gui
