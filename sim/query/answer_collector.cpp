// What the collector stands at: colours of objects, its phase, the runtime's counters.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/collector/pacing_text.h"
#include "sim/query/answering_internal.h"

namespace tw {
namespace {

constexpr std::size_t kMostListed = 8;   // of more objects the numbers say enough

const char* colour_name(const Runtime& rt, const ObjectRef& object) {
    if (rt.collector.phase() == GcPhase::Off || !rt.heap.is_marked(rt.memory, object)) return "white";
    return rt.collector.marking() && rt.collector.is_grey(rt.memory, rt.heap, object) ? "grey" : "black";
}

}  // namespace

// Of several objects: how many have each colour, as "2 white, 1 black".
void Answering::colour() {
    std::vector<NodeId> nodes;
    if (!targets(nodes)) return;
    constexpr std::array<const char*, 3> kNames = {"white", "grey", "black"};
    std::array<std::size_t, 3> counts{};
    for (const NodeId node : nodes) {
        const HeapNode& n = picture().graph.nodes[node.index];
        const std::string name = colour_name(rt, n.object);
        counts[static_cast<std::size_t>(std::find(kNames.begin(), kNames.end(), name) - kNames.begin())]++;
        if (nodes.size() <= kMostListed) out.lines.push_back(fmt::format("{:#x} {}: {}", n.object.base.value, picture().label(node), name));
    }
    if (nodes.size() == 1) out.object = picture().graph.nodes[nodes[0].index].object.base.value;
    for (std::size_t i = 0; i < kNames.size(); i++) {
        if (!counts[i]) continue;
        out.text += (out.text.empty() ? "" : ", ") + (nodes.size() == 1 ? "" : fmt::format("{} ", counts[i])) + kNames[i];
    }
    if (nodes.empty()) out.text = "no such object";
}

// How many of them stand in memory, reached or not: what is garbage stands there until it is swept.
void Answering::allocated() {
    std::vector<NodeId> nodes;
    if (!targets(nodes)) return;
    std::size_t garbage = 0;
    for (const NodeId node : nodes) garbage += !picture().graph.nodes[node.index].reachable;
    out.text = fmt::to_string(nodes.size());
    out.lines.push_back(fmt::format("{}, {} of them garbage", out.text, garbage));
}

void Answering::phase() {
    switch (rt.collector.phase()) {
        case GcPhase::Off: out.text = "off"; break;
        case GcPhase::Mark: out.text = "mark"; break;
        case GcPhase::MarkTermination: out.text = "mark termination"; break;
        case GcPhase::Sweep: out.text = "sweep"; break;
    }
    if (rt.collector.barrier_on()) out.notes.push_back("the write barrier is on");
}

// Where the next collection begins and why; the lines say what it comes from.
void Answering::pacer() {
    out.lines = pacer_lines(rt.collector, rt.heap);
    out.text = out.lines.front();
}

// How often goroutines had to help in the running or last cycle.
void Answering::assists() {
    out.lines = assist_lines(rt.collector);
    out.text = fmt::to_string(rt.collector.cycle().assists);
    if (rt.collector.settings.stop_the_world) out.notes.push_back("with the world stopped nobody allocates while marking: run it concurrent");
}

void Answering::memstats() {
    const HeapStats stats = rt.heap.stats(rt.memory);
    const std::vector<std::pair<const char*, std::uint64_t>> all = {
        {"HeapAlloc", stats.heap_alloc}, {"HeapObjects", stats.heap_objects}, {"TotalAlloc", stats.total_alloc}, {"Mallocs", stats.mallocs},
        {"Frees", stats.frees},          {"HeapInuse", stats.heap_inuse},     {"HeapIdle", stats.heap_idle},     {"HeapSys", stats.heap_sys},
        {"StackInuse", stats.stack_inuse}, {"NumGC", rt.collector.cycles()},  {"NextGC", rt.collector.goal()}};
    for (const auto& [name, value] : all) {
        if (!argument.empty() && argument != name) continue;
        if (!argument.empty()) {
            out.text = fmt::to_string(value);
            return;
        }
        out.lines.push_back(fmt::format("{}={}", name, value));
        out.text += (out.text.empty() ? "" : " ") + out.lines.back();
    }
    if (out.text.empty()) fail(fmt::format("memstats knows no {}; memstats() lists all", argument));
}

}  // namespace tw
