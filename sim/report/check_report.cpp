#include "sim/report/check_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/query/goroutines.h"
#include "sim/query/picture.h"

namespace tw {
namespace {

constexpr std::size_t kMostPaths = 5;

struct Checker {
    const Machine& machine;
    const Runtime& rt;
    HeapPicture picture;
    CheckReport report;

    void judge(const char* name, bool ok, std::string summary) { report.bounds.push_back({name, ok, std::move(summary), ""}); }
    void line(const std::string& text) { report.bounds.back().details += text + "\n"; }

    void live(std::uint64_t bound) {
        std::uint64_t bytes = 0;
        for (const HeapNode& node : picture.graph.nodes)
            if (node.reachable) bytes += node.object.size;
        const bool kept = bytes <= bound;
        judge("live memory", kept, fmt::format("{} live at the end of main, at most {} allowed", size_text(bytes), size_text(bound)));
        if (kept) return;
        // what stands directly under the roots, the largest first
        const Dominators& dominators = picture.dominators();
        std::vector<std::uint32_t> tops;
        for (std::size_t n = 0; n < picture.graph.nodes.size(); n++)
            if (picture.graph.nodes[n].reachable && !dominators.dominator[n]) tops.push_back(static_cast<std::uint32_t>(n));
        std::sort(tops.begin(), tops.end(), [&](std::uint32_t a, std::uint32_t b) { return dominators.retained[a] > dominators.retained[b]; });
        for (std::size_t i = 0; i < tops.size() && i < kMostPaths; i++) {
            const NodeId largest = largest_below(NodeId(tops[i]));
            HeapPath path;
            if (!shortest_path(picture.graph, largest, path)) continue;
            line(fmt::format("  {} held by {}", size_text(dominators.retained[tops[i]]), picture.label(NodeId(tops[i]))));
            rows(path);
        }
    }

    // Follows the child that retains the most, so that the path ends at what weighs.
    NodeId largest_below(NodeId node) {
        const Dominators& d = picture.dominators();
        for (;;) {
            NodeId best;
            for (std::uint32_t e = picture.graph.nodes[node.index].first_edge; e < picture.graph.nodes[node.index].first_edge + picture.graph.nodes[node.index].edge_count; e++) {
                const NodeId to = picture.graph.edges[e].to;
                if (d.dominator[to.index] == node && (!best || d.retained[to.index] > d.retained[best.index])) best = to;
            }
            if (!best || d.retained[best.index] * 2 < d.retained[node.index]) return node;
            node = best;
        }
    }

    void rows(const HeapPath& path) {
        for (const PathStep& row : picture.rows(path)) line("    " + row.text);
    }

    void goroutines(std::uint64_t bound) {
        std::vector<const Goroutine*> all;
        for (const Goroutine& g : rt.goroutines)
            if (exists(g) && !g.is_system) all.push_back(&g);
        const bool kept = all.size() <= bound;
        judge("goroutines", kept, fmt::format("{} goroutine{} at the end of main, at most {} allowed", all.size(), all.size() == 1 ? "" : "s", bound));
        if (kept) return;
        for (const Goroutine* g : all) describe(*g);
    }

    void describe(const Goroutine& g) {
        line("  " + goroutine_line(rt, g));
        const std::string created = created_text(rt, g);
        if (!created.empty()) line("    created by " + created);
        std::vector<std::uint32_t> owned;
        for (std::uint32_t r = 0; r < picture.graph.roots.size(); r++)
            if (is_owned_by(picture.graph.roots[r].root, g.id)) owned.push_back(r);
        line("    retains " + size_text(retained_by_roots(picture.graph, owned)));
        // the heaviest thing that its roots hold
        std::uint32_t heaviest = ~0u;
        for (const std::uint32_t r : owned)
            if (heaviest == ~0u || picture.dominators().retained[picture.graph.roots[r].to.index] > picture.dominators().retained[picture.graph.roots[heaviest].to.index]) heaviest = r;
        if (heaviest == ~0u) return;
        HeapPath path;
        if (shortest_path_from(picture.graph, heaviest, largest_below(picture.graph.roots[heaviest].to), path)) rows(path);
    }

    void leaked() {
        const std::vector<std::uint32_t> slots = leaked_goroutines(rt, picture.graph);
        judge("leaked goroutines", slots.empty(), fmt::format("{} leaked goroutine{}", slots.empty() ? "no" : fmt::to_string(slots.size()), slots.size() == 1 ? "" : "s"));
        for (const std::uint32_t slot : slots) describe(rt.goroutines[slot]);
    }
};

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;   // other control bytes are no XML
    }
    return out;
}

}  // namespace

bool CheckReport::ok() const {
    return std::all_of(bounds.begin(), bounds.end(), [](const CheckedBound& bound) { return bound.ok; });
}

std::string CheckReport::text() const {
    std::string out;
    for (const CheckedBound& bound : bounds) out += fmt::format("{}: {}\n{}", bound.ok ? "ok" : "FAIL", bound.summary, bound.details);
    return out;
}

std::string junit_xml(const CheckReport& report, const std::string& program) {
    const auto failures = std::count_if(report.bounds.begin(), report.bounds.end(), [](const CheckedBound& bound) { return !bound.ok; });
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += fmt::format("<testsuites tests=\"{0}\" failures=\"{1}\">\n<testsuite name=\"twoword check {2}\" tests=\"{0}\" failures=\"{1}\" errors=\"0\">\n",
                       report.bounds.size(), failures, escaped(program));
    for (const CheckedBound& bound : report.bounds) {
        out += fmt::format("<testcase classname=\"{}\" name=\"{}\">", escaped(program), bound.name);
        if (bound.ok) out += fmt::format("<system-out>{}</system-out>", escaped(bound.summary));
        else out += fmt::format("<failure message=\"{}\">{}</failure>", escaped(bound.summary), escaped(bound.details));
        out += "</testcase>\n";
    }
    return out + "</testsuite>\n</testsuites>\n";
}

CheckReport check_at_exit(const Machine& machine, const CheckLimits& limits) {
    Checker checker{machine, machine.rt, HeapPicture(machine.rt), {}};
    if (machine.rt.end.kind == EndKind::Panicked || machine.rt.end.kind == EndKind::Fatal || machine.rt.end.kind == EndKind::Budget) {
        checker.judge("ends by itself", false, fmt::format("the program did not end by itself: {}", machine.rt.end.text.substr(0, machine.rt.end.text.find('\n'))));
    }
    if (limits.max_live) checker.live(*limits.max_live);
    if (limits.max_goroutines) checker.goroutines(*limits.max_goroutines);
    if (limits.no_leaked_goroutines) checker.leaked();
    return checker.report;
}

}  // namespace tw
