// Text twins of the tables, the collector, the evidence and the schedules.
#include <fmt/format.h>

#include "gui/twins.h"

namespace tw::gui {

std::string values_twin(const Snapshot& snapshot, const UiState& ui) {
    std::string text = "values of the running goroutine\n";
    for (const GoroutineView& g : snapshot.goroutines) {
        if (!g.is_current) continue;
        for (const FrameView& f : g.frames)
            for (const SlotView& s : f.slots) {
                const ValueView& v = s.value;
                text += fmt::format("{} {} {}\n  concept {}\n  words   {}\n  bytes   {}\n", f.function, s.name, v.type, v.concept_text, v.words_text, v.bytes_text);
                if (v.is_interface) text += fmt::format("  {} == nil is {} == 0: {}\n", s.name, v.word0_name, v.word0 == "0x0" ? "true" : "false");
            }
    }
    for (const DispatchView& call : snapshot.values.calls) {
        text += call.title + "\n";
        for (const DispatchRow& row : call.rows) text += fmt::format("  {} = {}{}: {}\n", row.name, row.value, row.line ? fmt::format(" {}:{}", row.file, row.line) : "", tr(ui, row.note));
    }
    for (const StructureText& structure : snapshot.values.structures) {
        text += structure.title + "\n";
        for (const std::string& row : structure.rows) text += "  " + row + "\n";
    }
    for (const std::string& row : snapshot.values.ledger) text += "boxing " + row + "\n";
    return text;
}

std::string objects_twin(const Snapshot& snapshot, const UiState&) {
    std::string text = fmt::format("{} objects, {} bytes\n", snapshot.objects.count, snapshot.objects.bytes);
    for (const ObjectRow& r : snapshot.objects.rows)
        text += fmt::format("0x{:x} {} | {} | {} | {} | {:.0f}% | {} | {} | {}\n", r.address, r.label, r.state, r.shallow, r.retained, r.share * 100, r.distance, r.born, r.held_only_by);
    return text;
}

std::string totals_twin(const Snapshot& snapshot, const UiState&) {
    std::string text = fmt::format("{} types\n", snapshot.objects.totals.size());
    for (const TypeTotal& t : snapshot.objects.totals) text += fmt::format("{} | {} | {} bytes | {} unreachable\n", t.type, t.count, t.bytes, t.unreachable);
    return text;
}

std::string compare_twin(const Snapshot& snapshot, const UiState&) {
    const DiffView& c = snapshot.comparison;
    if (!c.has_base) return "no moment is remembered\n";
    std::string text = fmt::format("step {} against {}: {}\n", c.from, snapshot.timeline.step, c.summary);
    for (const std::string& line : c.lines) text += line + "\n";
    return text;
}

namespace {

std::string flame_text(const FlameView& flame) {
    std::string text = fmt::format("{}: {} {}\n", flame.title, flame.total, flame.unit);
    for (const FlameBox& box : flame.boxes) text += fmt::format("{}{} {}\n", std::string(static_cast<std::size_t>(box.depth) * 2 + 2, ' '), box.value, box.label);
    return text;
}

}  // namespace

std::string holders_twin(const Snapshot& snapshot, const UiState&) { return flame_text(snapshot.evidence.by_holder); }
std::string sites_twin(const Snapshot& snapshot, const UiState&) { return flame_text(snapshot.evidence.by_site); }
std::string stacks_twin(const Snapshot& snapshot, const UiState&) { return flame_text(snapshot.evidence.by_stack); }
std::string dump_twin(const Snapshot& snapshot, const UiState&) { return "goroutines\n" + snapshot.evidence.dump; }

std::string memstats_twin(const Snapshot& snapshot, const UiState&) {
    std::string text = "MemStats\n";
    for (const auto& [name, value] : snapshot.evidence.memstats) text += fmt::format("{} = {}\n", name, value);
    return text;
}

std::string goroutine_table_twin(const Snapshot& snapshot, const UiState&) {
    std::string text = fmt::format("{} goroutines\n", snapshot.goroutine_table.size());
    for (const GoroutineRow& r : snapshot.goroutine_table)
        text += fmt::format("G{} {} | {} | {}{}{} | {} | {} bytes | created by {}\n", r.id, r.name, r.state, r.verdict, r.why.empty() ? "" : ": ", r.why, r.waiting_on, r.retained, r.created_at);
    return text;
}

std::string schedule_twin(const Snapshot& snapshot, const UiState&) {
    const SchedulesView& s = snapshot.schedules;
    std::string text = "who can run, and which schedules leak\n";
    for (const GoroutineRow& r : snapshot.goroutine_table)
        if (r.can_run) text += fmt::format("can run: G{} {}\n", r.id, r.name);
    if (s.tried || s.wanted) text += fmt::format("{} of {} schedules tried{}: {} leak, {} deadlock, {} die, {} go on\n", s.tried, s.wanted, s.running ? ", running" : "", s.leaking, s.deadlocked, s.died, s.unfinished);
    for (const SchedulesView::Found& f : s.found) text += fmt::format("seed {}: {}\n", f.seed, f.what);
    return text;
}

std::string collector_twin(const Snapshot& snapshot, const UiState&) {
    const CollectorPanelView& c = snapshot.collector_panel;
    std::string text = fmt::format("phase {}, {}\n{}, barrier {}, GOGC={}, seed {}\n{}\n", snapshot.collector.phase, snapshot.collector.last_unit, c.stop_the_world ? "stop the world" : "concurrent",
                                   c.barrier_on ? "on" : "off", c.gogc, c.seed, c.assist);
    for (const std::string& job : c.root_jobs) text += "root " + job + "\n";
    text += fmt::format("work list: {}\n", c.work_count);
    for (const auto& [address, label] : c.work) text += fmt::format("  0x{:x} {}\n", address, label);
    for (const BarrierRow& row : c.barrier) text += "barrier " + row.text + "\n";
    for (const std::string& line : c.pacer) text += "pacer: " + line + "\n";
    for (const std::string& line : c.assists) text += "assist: " + line + "\n";
    for (const CycleView& cycle : c.cycles) text += cycle.trace + "\n" + cycle.pacing + "\n";
    for (const std::string& lost : c.lost) text += "lost: " + lost + "\n";
    for (std::size_t i = 0; i < c.leaks.rounds.size() && i < c.leaks.shown; i++)
        for (const std::string& line : c.leaks.rounds[i].added) text += fmt::format("round {}: {}\n", i, line);
    if (c.leaks.shown > c.leaks.rounds.size())
        for (const std::string& line : c.leaks.leaked) text += "leaked: " + line + "\n";
    for (const std::string& line : c.differences) text += "differs: " + line + "\n";
    return text;
}

std::string marking_twin(const Snapshot& snapshot, const UiState&) {
    const MarkingView& m = snapshot.marking;
    if (!m.active) return "marking by hand is not under way\n";
    std::string text = fmt::format("{} white, {} grey, {} black, {} mistakes\n{}\n", m.white, m.grey.size(), m.black, m.mistakes, m.message);
    for (const auto& [address, label] : m.grey) text += fmt::format("grey 0x{:x} {}{}\n", address, label, address == m.scanning ? " (being scanned)" : "");
    for (const auto& [address, label] : m.white_children) text += fmt::format("child 0x{:x} {}\n", address, label);
    return text;
}

}  // namespace tw::gui
