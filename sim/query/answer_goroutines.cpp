#include <fmt/format.h>

#include <algorithm>

#include "sim/query/answering_internal.h"

namespace tw {
namespace {

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
    return out;
}

}  // namespace

void Answering::state() {
    std::uint64_t number = 0;
    if (!parse_goroutine_number(argument, number) && !names_function(rt, argument)) return fail(fmt::format("there is no function {}", argument));
    std::vector<std::string> states;
    for (const std::uint32_t slot : goroutines_named(rt, argument)) {
        const std::string one = goroutine_state(rt.goroutines[slot]);
        out.lines.push_back(goroutine_line(rt, rt.goroutines[slot]));
        if (std::find(states.begin(), states.end(), one) == states.end()) states.push_back(one);
    }
    for (const std::string& one : states) out.text += (out.text.empty() ? "" : ", ") + one;
    if (states.empty()) out.text = "none";
}

// Objects that a root leads to, by their type: *T, or type:LABEL as in other questions.
void Answering::count_objects() {
    const bool labelled = argument.starts_with("type:");
    const std::string wanted = labelled ? argument.substr(5) : argument;
    if (!labelled && type_named(rt, wanted) < 0 && type_named(rt, wanted.substr(1)) < 0) return fail(fmt::format("the program has no type {}", wanted));
    std::size_t found = 0;
    for (const NodeId node : picture().labelled(wanted)) found += picture().graph.nodes[node.index].reachable;
    out.text = fmt::to_string(found);
}

void Answering::count() {
    if (argument.starts_with("*") || argument.starts_with("type:")) return count_objects();
    std::uint64_t number = 0;
    if (!parse_goroutine_number(argument, number) && !names_function(rt, argument)) return fail(fmt::format("there is no function {}", argument));
    const std::vector<std::uint32_t> slots = goroutines_named(rt, argument);
    for (const std::uint32_t slot : slots) out.lines.push_back(goroutine_line(rt, rt.goroutines[slot]));
    out.text = fmt::to_string(slots.size());
}

void Answering::goroutines() {
    for (const Goroutine& g : rt.goroutines)
        if (exists(g) && !g.is_system) out.lines.push_back(goroutine_line(rt, g));
    out.text = joined(out.lines);
}

void Answering::leaks() {
    for (const std::uint32_t slot : leaked_goroutines(rt, picture().graph)) out.lines.push_back(goroutine_line(rt, rt.goroutines[slot]));
    out.text = out.lines.empty() ? "none" : joined(out.lines);
}

void Answering::output() {
    out.text = asker.console_;
    if (!out.text.empty() && out.text.back() == '\n') out.text.pop_back();
}

}  // namespace tw
