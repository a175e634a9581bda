#include "sim/cli/render_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace tw::cli {
namespace {

std::string without_tabs(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\t') out += "    ";
        else out += c;
    }
    return out;
}

std::string slot_text(const SlotView& slot) {
    const std::string name = (slot.changed ? "*" : " ") + slot.name;
    const std::string dead = slot.live ? "" : "   (dead: nothing reads it any more)";
    if (slot.value.is_interface)
        return fmt::format("      {:<10} [ {} {} | data {} ]   {}{}\n", name, slot.value.word0_name, slot.value.word0, slot.value.word1, slot.value.concept_text, dead);
    const std::string& concept_ = slot.value.concept_text;
    const std::string& words = slot.value.words_text;
    return fmt::format("      {:<10} {}{}{}\n", name, concept_, words.empty() || words == concept_ ? "" : "   " + words, dead);
}

std::string one_line(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

}  // namespace

std::string render_source(const SourceView& source, int around) {
    std::string out;
    const int count = static_cast<int>(source.lines.size());
    const int at = source.next_line ? source.next_line : source.last_line;
    if (at == 0) return fmt::format("  {}: at the end\n", source.file);
    for (int line = std::max(1, at - around); line <= std::min(count, at + around); line++) {
        const SourceLineView& each = source.lines[static_cast<std::size_t>(line - 1)];
        out += fmt::format("  {} {:3}  {}\n", line == source.next_line ? ">" : " ", line, without_tabs(each.text));
        if (line == at)
            for (const std::string& fact : each.escapes) out += fmt::format("         -m: {}\n", fact);
    }
    return out;
}

std::string render_goroutines(const std::vector<GoroutineView>& goroutines) {
    std::string out;
    for (const GoroutineView& goroutine : goroutines) {
        out += fmt::format("  goroutine {} [{}]{}\n", goroutine.id, goroutine.state, goroutine.waiting_on.empty() ? "" : " on " + goroutine.waiting_on);
        for (const FrameView& frame : goroutine.frames) {
            out += fmt::format("    {}{}\n", frame.function, frame.line ? fmt::format("  {}:{}", frame.file, frame.line) : "");
            for (const SlotView& slot : frame.slots) out += slot_text(slot);
        }
    }
    return out;
}

std::string render_held_by(const HeldByView& held) {
    if (!held.has_selection) return "";
    std::string out = fmt::format("  {}: {} bytes itself, {} retained\n  {}\n", held.what, held.shallow, held.retained, held.sentence);
    for (std::size_t i = 0; i < held.path.size(); i++) out += fmt::format("    {}{}\n", i ? "-> " : "   ", held.path[i].text);
    if (held.roots.size() > 1) {
        out += "  all roots that reach it:\n";
        for (const std::string& root : held.roots) out += fmt::format("    {}\n", root);
    }
    return out;
}

std::string render_collector(const CollectorView& collector, const HeapView& heap) {
    return fmt::format("  collector: {}, {} collection{} so far; heap: {} bytes, {} object{} of the program\n", collector.phase, collector.cycles,
                       collector.cycles == 1 ? "" : "s", heap.bytes, heap.objects.size(), heap.objects.size() == 1 ? "" : "s");
}

std::string render_events(const TimelineView& timeline, std::uint64_t from, std::uint64_t to) {
    std::vector<std::pair<std::string, int>> rows;
    for (const EventMark& event : timeline.events) {
        if (event.step <= from || event.step > to || event.kind == "switch") continue;
        const std::string row = event.text.empty() ? event.kind : fmt::format("{}: {}", event.kind, one_line(event.text));
        const auto known = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.first == row; });
        if (known == rows.end()) rows.emplace_back(row, 1);
        else known->second++;
    }
    std::string out;
    constexpr std::size_t kMost = 14;
    for (std::size_t i = 0; i < rows.size(); i++) {
        if (rows.size() > kMost && i >= kMost / 2 && i < rows.size() - kMost / 2) {
            if (i == kMost / 2) out += fmt::format("    … {} more\n", rows.size() - kMost);
            continue;
        }
        out += fmt::format("    {}{}\n", rows[i].first, rows[i].second > 1 ? fmt::format(" ({} times)", rows[i].second) : "");
    }
    return out;
}

}  // namespace tw::cli
