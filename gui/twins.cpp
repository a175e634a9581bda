#include "gui/twins.h"

#include <fmt/format.h>

namespace tw::gui {

std::string source_twin(const Snapshot& snapshot, const UiState& ui) {
    const SourceView& source = snapshot.source;
    std::string text = source.file + "\n";
    for (std::size_t i = 0; i < source.lines.size(); i++) {
        const SourceLineView& line = source.lines[i];
        const int number = static_cast<int>(i) + 1;
        const char* at = number == source.next_line ? ">" : number == source.last_line ? "." : " ";
        text += fmt::format("{}{}{:4}  {}\n", at, line.breakpoint ? "*" : " ", number, line.text);
        for (const std::string& fact : line.escapes) text += fmt::format("          -m: {}\n", fact);
        if (line.allocations) text += "          " + fmt::format(fmt::runtime(tr(ui, "source.allocated")), line.allocations, line.allocated) + "\n";
        if (ui.source.explain && number == ui.source.cursor_line)
            for (const std::string& step : line.explanation) text += "          " + step + "\n";
        for (const ErrorMark& error : snapshot.edit.errors)
            if (error.line == number) text += fmt::format("          {}:{}: {}\n", error.line, error.column, error.message);
    }
    return text;
}

std::string narration_twin(const Snapshot& snapshot, const UiState& ui) {
    const NarrationView& n = snapshot.narration;
    std::string text = n.title + "\n";
    if (n.count) text += fmt::format("{}/{}\n", n.step, n.count);
    text += n.text + "\n";
    if (!n.question.empty()) text += "\n" + n.question + "\n";
    for (std::size_t i = 0; i < n.choices.size(); i++)
        text += fmt::format("  {}  {}{}\n", i + 1, n.choices[i].text, n.choices[i].chosen ? std::string("  <- ") + tr(ui, "narration.your_answer") : "");
    if (n.answered) text += fmt::format("{} {}\n{}\n", tr(ui, n.correct ? "narration.right" : "narration.wrong"), n.verdict, n.then);
    for (const std::string& fact : n.facts) text += fact + "\n";
    return text;
}

std::string output_twin(const Snapshot& snapshot, const UiState&) {
    std::string text = snapshot.status + "\n";
    if (!snapshot.message.empty()) text += snapshot.message + "\n";
    for (const std::string& line : snapshot.diagnostics) text += line + "\n";
    return text + snapshot.console;
}

bool source_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions) {
    if (key.control || key.alt || key.shift) return false;
    SourceState& source = ui.source;
    const int count = static_cast<int>(snapshot.source.lines.size());
    int delta = key.name == "Down" ? 1 : key.name == "Up" ? -1 : key.name == "PageDown" ? 20 : key.name == "PageUp" ? -20 : 0;
    if (delta) {
        const int from = source.cursor_line ? source.cursor_line : snapshot.source.next_line;
        source.cursor_line = std::max(1, std::min(count, from + delta));
        source.scroll_to = source.cursor_line;
        source.word = -1;
        return true;
    }
    if (key.name == "Left" || key.name == "Right") {   // among the line's variables
        if (source.cursor_line == 0) source.cursor_line = snapshot.source.next_line;
        source.word = std::max(-1, source.word + (key.name == "Right" ? 1 : -1));
        return true;
    }
    if (key.name != "Return" || !source.cursor_line) return false;
    if (source.word >= 0 && ui.hover.object) actions.push_back(SelectObjectAction{ui.hover.object});
    else actions.push_back(RunToLineAction{source.cursor_line});
    return true;
}

bool narration_key(const KeyPress& key, const Snapshot& snapshot, UiState&, Actions& actions) {
    if (key.control || key.alt || key.shift || snapshot.narration.count == 0) return false;
    if (key.name == "Return" || key.name == "Down") actions.push_back(LessonStepAction{1});
    else if (key.name == "Up") actions.push_back(LessonStepAction{-1});
    else return false;
    return true;
}

}  // namespace tw::gui
