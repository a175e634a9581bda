#include "sim/query/goroutines.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "sim/bytecode/op_info.h"
#include "sim/query/value.h"

namespace tw {
namespace {

const FunctionCode& code_of(const Runtime& rt, int function) { return rt.image->program->functions[static_cast<std::size_t>(function)]; }

// What a wrapper made for a go statement calls.
int called_by(const Runtime& rt, int function) {
    const FunctionCode& code = code_of(rt, function);
    for (const Instruction& at : code.code)
        if (at.op == Op::Call) return at.a;
    return -1;
}

std::string position_of(const Runtime& rt, std::uint32_t code_index) {
    const int function = rt.image->function_of(code_index);
    if (function < 0) return "";
    const std::uint32_t pc = code_index - rt.image->functions[static_cast<std::size_t>(function)].entry;
    const FunctionCode& code = code_of(rt, function);
    return position_text(*rt.image->program, pc < code.lines.size() ? Pos{code.lines[pc]} : code.pos);
}

std::vector<int> functions_of(const Runtime& rt, const Goroutine& g) {
    std::vector<int> functions;
    rt.walk_frames(g, [&](const Runtime::Frame& frame) {
        if (frame.function >= 0) functions.push_back(frame.function);
        return true;
    });
    if (functions.empty()) {  // not started
        const int start = g.start_function ? function_of_record(rt, g.start_function) : rt.image->function_of(g.code_index);
        if (start >= 0) functions.push_back(start);
    }
    return functions;
}

bool blocked_for_good(const Goroutine& g) {
    if (!exists(g) || g.is_system || g.status != GStatus::Waiting) return false;
    switch (g.reason) {
        case WaitReason::ChanReceiveNil: case WaitReason::ChanSendNil: case WaitReason::ChanReceive: case WaitReason::ChanSend:
        case WaitReason::Select: case WaitReason::SelectNoCases: case WaitReason::SemAcquire: case WaitReason::MutexLock:
        case WaitReason::RWMutexRLock: case WaitReason::RWMutexLock: case WaitReason::CondWait: case WaitReason::WaitGroupWait: return true;
        default: return false;
    }
}

constexpr std::uint64_t kSudogChannel = 88;

std::vector<std::uint64_t> waits_on(const Runtime& rt, const Goroutine& g) {
    std::vector<std::uint64_t> on;
    if (g.waiting_on) on.push_back(g.waiting_on);
    for (const std::uint64_t sudog : g.sudogs) {
        std::uint64_t channel = 0;
        if (rt.memory.load(sudog + kSudogChannel, channel) && channel) on.push_back(channel);
    }
    return on;
}

}  // namespace

bool is_owned_by(const Root& root, std::uint64_t goroutine) {
    if (root.owner != goroutine) return false;
    switch (root.kind) {
        case Root::Kind::Frame: case Root::Kind::FrameClosure: case Root::Kind::StackObject: case Root::Kind::Defer: case Root::Kind::Panic:
        case Root::Kind::Goroutine: return true;
        default: return false;
    }
}

bool exists(const Goroutine& g) { return g.status != GStatus::Dead && g.status != GStatus::Idle; }

std::string goroutine_state(const Goroutine& g) {
    switch (g.status) {
        case GStatus::Idle: return "idle";
        case GStatus::Runnable: return "runnable";
        case GStatus::Running: return "running";
        case GStatus::Waiting: return g.reason == WaitReason::None ? "waiting" : wait_reason_text(g.reason);
        case GStatus::Dead: return "dead";
    }
    return "idle";
}

std::string goroutine_name(const Runtime& rt, const Goroutine& g) {
    if (g.id == 1) return code_of(rt, rt.image->program->main).symbol;
    const std::vector<int> functions = functions_of(rt, g);
    if (functions.empty()) return "";
    for (auto f = functions.rbegin(); f != functions.rend(); f++) {
        if (!code_of(rt, *f).is_wrapper) return code_of(rt, *f).symbol;
        if (f + 1 == functions.rend()) {
            const int called = called_by(rt, *f);
            if (called >= 0) return code_of(rt, called).symbol;
        }
    }
    return code_of(rt, functions.back()).symbol;
}

std::string waiting_text(const Runtime& rt, const Goroutine& g) {
    if (g.status != GStatus::Waiting) return "";
    std::string out;
    for (const std::uint64_t at : waits_on(rt, g)) {
        const bool channel = g.reason == WaitReason::ChanReceive || g.reason == WaitReason::ChanSend || g.reason == WaitReason::Select;
        const std::string one = fmt::format("{} {:#x}", channel ? "chan" : "lock", at);
        if (out.find(one) == std::string::npos) out += (out.empty() ? "" : ", ") + one;
    }
    return out;
}

std::string created_text(const Runtime& rt, const Goroutine& g) {
    if (g.id == 1 || g.created_at == 0) return "";
    const int function = rt.image->function_of(g.created_at);
    return function < 0 ? "" : code_of(rt, function).symbol + " " + position_of(rt, g.created_at);
}

std::string goroutine_line(const Runtime& rt, const Goroutine& g) {
    std::string where;
    rt.walk_frames(g, [&](const Runtime::Frame& frame) {
        if (frame.function < 0 || code_of(rt, frame.function).package != "main") return true;
        where = position_of(rt, frame.code_index);
        return false;
    });
    std::string line = fmt::format("goroutine {} [{}] {}", g.id, goroutine_state(g), goroutine_name(rt, g));
    if (!where.empty()) line += " " + where;
    const std::string on = waiting_text(rt, g);
    return on.empty() ? line : line + " on " + on;
}

bool parse_goroutine_number(const std::string& wanted, std::uint64_t& number) {
    std::string digits = wanted.starts_with("goroutine ") ? wanted.substr(10) : wanted;
    if (digits.empty() || digits.size() > 18 || digits.find_first_not_of("0123456789") != std::string::npos) return false;
    number = std::stoull(digits);
    return true;
}

bool names_function(const Runtime& rt, const std::string& wanted) {
    const auto& named = rt.image->function_named;
    return named.count(wanted) > 0 || named.count("main." + wanted) > 0;
}

std::vector<std::uint32_t> goroutines_named(const Runtime& rt, const std::string& wanted) {
    std::vector<std::uint32_t> started, framed;
    std::uint64_t number = 0;
    const bool by_number = parse_goroutine_number(wanted, number);
    const auto fits = [&](const std::string& symbol) { return symbol == wanted || symbol == "main." + wanted; };
    for (std::uint32_t slot = 0; slot < rt.goroutines.size(); slot++) {
        const Goroutine& g = rt.goroutines[slot];
        if (!exists(g)) continue;
        if (by_number) {
            if (g.id == number) started.push_back(slot);
            continue;
        }
        if (fits(goroutine_name(rt, g))) started.push_back(slot);
        const std::vector<int> functions = functions_of(rt, g);
        if (std::any_of(functions.begin(), functions.end(), [&](int f) { return fits(code_of(rt, f).symbol); })) framed.push_back(slot);
    }
    return started.empty() ? framed : started;
}

std::vector<std::uint64_t> blocked_on(const Runtime& rt, const Goroutine& g) { return waits_on(rt, g); }

std::vector<std::uint32_t> leaked_goroutines(const Runtime& rt, const HeapGraph& graph) { return search_leaked_goroutines(rt, graph).leaked; }

LeakSearch search_leaked_goroutines(const Runtime& rt, const HeapGraph& graph) {
    LeakSearch search;
    std::vector<std::uint32_t> waiting;
    for (std::uint32_t slot = 0; slot < rt.goroutines.size(); slot++)
        if (blocked_for_good(rt.goroutines[slot])) waiting.push_back(slot);
    std::vector<bool> seen(graph.nodes.size(), false);
    std::vector<std::uint32_t> work;
    const auto visit = [&](NodeId node) {
        if (!node || seen[node.index]) return;
        seen[node.index] = true;
        work.push_back(node.index);
    };
    const auto drain = [&] {
        while (!work.empty()) {
            const HeapNode& node = graph.nodes[work.back()];
            work.pop_back();
            for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; e++) visit(graph.edges[e].to);
        }
    };
    std::unordered_map<std::uint64_t, std::vector<NodeId>> held;   // by goroutines that wait
    for (const std::uint32_t slot : waiting) held[rt.goroutines[slot].id];
    for (const RootEdge& root : graph.roots) {
        const auto waiter = held.find(root.root.owner);
        if (waiter != held.end() && is_owned_by(root.root, waiter->first)) waiter->second.push_back(root.to);
        else visit(root.to);
    }
    drain();
    const auto woken_through = [&](std::uint32_t slot) {
        for (const std::uint64_t at : waits_on(rt, rt.goroutines[slot])) {
            const NodeId node = graph.find(Address{at});
            if (node ? static_cast<bool>(seen[node.index]) : place_of(rt, at) == PlaceKind::Data) return at;
        }
        return std::uint64_t{0};
    };
    while (true) {
        std::vector<LeakSearch::Woken> round;
        for (const std::uint32_t slot : waiting)
            if (const std::uint64_t through = woken_through(slot)) round.push_back({slot, through});
        if (round.empty()) break;
        for (const LeakSearch::Woken& woken : round) {
            std::erase(waiting, woken.slot);
            for (const NodeId node : held[rt.goroutines[woken.slot].id]) visit(node);
        }
        drain();
        search.rounds.push_back(std::move(round));
    }
    search.leaked = std::move(waiting);
    return search;
}

}  // namespace tw
