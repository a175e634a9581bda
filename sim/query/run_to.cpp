#include "sim/query/run_to.h"

#include <algorithm>
#include <map>

namespace tw {
namespace {

std::string base_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

bool stands_inside(const Program& program, int function, const std::map<int, std::uint32_t>& found) {
    for (int at = program.functions[static_cast<std::size_t>(function)].parent; at >= 0; at = program.functions[static_cast<std::size_t>(at)].parent)
        if (found.count(at)) return true;
    return false;
}

}  // namespace

std::vector<std::uint32_t> statements_at(const Image& image, const std::string& file, int line) {
    const Program& program = *image.program;
    std::map<int, std::uint32_t> first;   // function → pc
    for (std::size_t f = 0; f < program.functions.size(); f++) {
        const FunctionCode& code = program.functions[f];
        if (code.package != "main") continue;
        for (const std::uint32_t pc : code.statements) {
            if (pc >= code.lines.size()) continue;
            const Location at = program.sources.locate(Pos{code.lines[pc]});
            if (at.line != line || (!file.empty() && base_name(at.file) != base_name(file))) continue;
            const auto [it, added] = first.emplace(static_cast<int>(f), pc);
            if (!added) it->second = std::min(it->second, pc);
        }
    }
    std::vector<std::uint32_t> places;
    for (const auto& [function, pc] : first)
        if (!stands_inside(program, function, first)) places.push_back(image.functions[static_cast<std::size_t>(function)].entry + pc);
    return places;
}

RunResult run_to(Machine& machine, const std::string& file, int line, int hit, std::uint64_t max_steps) {
    const std::vector<std::uint32_t> places = statements_at(*machine.rt.image, file, line);
    if (places.empty()) return RunResult::NoStatement;
    const std::uint64_t limit = max_steps > ~0ull - machine.steps() ? ~0ull : machine.steps() + max_steps;
    // A goroutine that stands at the place while others run has arrived once.
    std::map<std::uint64_t, bool> standing;
    while (!machine.ended()) {
        const Goroutine& g = machine.rt.g();
        const bool here = std::find(places.begin(), places.end(), g.code_index) != places.end() && g.status == GStatus::Running && !g.instruction_done;
        if (here) {
            bool& counted = standing[g.id];
            if (!counted && --hit <= 0) return RunResult::Reached;
            counted = true;
        } else if (!standing.empty()) {
            standing.erase(g.id);
        }
        if (machine.steps() >= limit) return RunResult::Budget;
        machine.step();
    }
    return RunResult::Ended;
}

RunResult run_to_end(Machine& machine, std::uint64_t max_steps) {
    const std::uint64_t limit = max_steps > ~0ull - machine.steps() ? ~0ull : machine.steps() + max_steps;
    machine.run(limit);
    return machine.ended() ? RunResult::Ended : RunResult::Budget;
}

}  // namespace tw
