// Breakpoints and what they ask.
#include <fmt/format.h>

#include <algorithm>

#include "sim/lab/moving_internal.h"

namespace tw {

void set_breakpoint(Lab& lab, const BreakpointAction& a) {
    Condition parsed;
    lab.condition = {};
    if (!a.condition.empty() || a.id <= 0) {
        const ConditionError wrong = parse_condition(a.condition, parsed);
        if (wrong.column) {
            lab.condition = {a.condition, wrong.column, wrong.message, ""};
            lab.message = fmt::format("{}: {}", wrong.column, wrong.message);
            return;
        }
    }
    int id = a.id;
    if (id == 0) id = lab.breakpoints.empty() ? -1 : std::min(-1, lab.breakpoints.begin()->first - 1);
    lab.breakpoints[id] = {a.condition, std::max<std::uint64_t>(1, a.nth), 0};
}

void check_condition(Lab& lab, const std::string& text) {
    Condition parsed;
    const ConditionError wrong = parse_condition(text, parsed);
    lab.condition = {text, wrong.column, wrong.message, ""};
    const bool quick = lab.session && (!needs_picture(parsed) || lab.session->machine.rt.heap.live_bytes() < (8u << 20));
    if (wrong.column == 0 && quick) lab.condition.now = condition_answer(*lab.session, parsed);
}

}  // namespace tw
