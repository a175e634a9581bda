// Commands that move through the run.
#include <algorithm>

#include "gui/commands.h"

namespace tw::gui {
namespace {

template <StepKind kind>
void step(CommandCall& call) { call.act(StepAction{kind}); }

void move_cursor(CommandCall& call, int delta) {
    SourceState& source = call.ui.source;
    const int count = static_cast<int>(call.snapshot.source.lines.size());
    if (source.cursor_line == 0) source.cursor_line = call.snapshot.source.next_line ? call.snapshot.source.next_line : 1;
    else source.cursor_line = std::clamp(source.cursor_line + delta, 1, std::max(1, count));
    source.scroll_to = source.cursor_line;
}

int chosen_line(const CommandCall& call) { return call.ui.source.cursor_line ? call.ui.source.cursor_line : call.snapshot.source.next_line; }

// The condition of a breakpoint, in the pane that lists them.
void ask(CommandCall& call, int id) {
    show_pane(call.ui.layout, "breakpoints", "output");
    call.ui.focus = "breakpoints";
    ask_for_stop(call.ui, call.snapshot, id);
}

}  // namespace

void add_step_commands(std::vector<Command>& all) {
    const char* group = "step";
    const auto add = [&](const char* id, std::vector<KeyPress> keys, void (*run)(CommandCall&)) { all.push_back({id, group, std::move(keys), run}); };
    add("step.over", {{"F10"}, {"Right"}}, step<StepKind::Over>);
    add("step.back_over", {{"F10", true}, {"Left"}}, step<StepKind::BackOver>);
    add("step.into", {{"F11"}, {"Down"}}, step<StepKind::Into>);
    add("step.out", {{"F11", true}, {"Up"}}, step<StepKind::Out>);
    add("step.back", {{"b"}}, step<StepKind::Back>);
    add("step.instruction", {{"."}}, step<StepKind::Instruction>);
    add("step.start", {{"Home"}}, step<StepKind::ToStart>);
    add("step.end", {{"End"}}, step<StepKind::ToEnd>);
    add("run.run", {{"F5"}}, step<StepKind::Run>);
    add("run.line", {{"F4"}}, [](CommandCall& call) { if (const int line = chosen_line(call)) call.act(RunToLineAction{line}); });
    add("run.breakpoint", {{"F9"}}, [](CommandCall& call) { if (const int line = chosen_line(call)) call.act(ToggleBreakpointAction{line}); });
    add("run.condition", {{"F9", true}}, [](CommandCall& call) { if (const int line = chosen_line(call)) ask(call, line); });
    add("run.stop_when", {{"F6", true}}, [](CommandCall& call) { ask(call, 0); });
    add("source.down", {{"j"}}, [](CommandCall& call) { move_cursor(call, 1); });
    add("source.up", {{"k"}}, [](CommandCall& call) { move_cursor(call, -1); });
}

}  // namespace tw::gui
