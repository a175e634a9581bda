#include "sim/views/flames_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "sim/query/goroutines.h"

namespace tw {
namespace {

constexpr std::size_t kMostBoxes = 2000;
constexpr int kMostDepth = 40;

// A tree of labels with values, turned into boxes side by side, the largest first.
struct Branch {
    std::uint64_t own = 0, total = 0, object = 0;
    std::map<std::string, std::unique_ptr<Branch>> below;
    Branch& child(const std::string& label) {
        std::unique_ptr<Branch>& at = below[label];
        if (!at) at = std::make_unique<Branch>();
        return *at;
    }
};

void add_up(Branch& branch) {
    branch.total = branch.own;
    for (auto& [label, below] : branch.below) {
        add_up(*below);
        branch.total += below->total;
    }
}

void lay_out(const Branch& branch, int depth, int parent, std::uint64_t start, FlameView& view) {
    std::vector<std::pair<const std::string*, const Branch*>> order;
    for (const auto& [label, below] : branch.below) order.emplace_back(&label, below.get());
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second->total > b.second->total; });
    for (const auto& [label, below] : order) {
        if (view.boxes.size() >= kMostBoxes || below->total == 0) return;
        const int index = static_cast<int>(view.boxes.size());
        view.boxes.push_back({*label, start, below->total, depth, parent, below->object});
        if (depth < kMostDepth) lay_out(*below, depth + 1, index, start, view);
        start += below->total;
    }
}

FlameView flame(std::string title, std::string unit, Branch& root) {
    FlameView view;
    view.title = std::move(title);
    view.unit = std::move(unit);
    add_up(root);
    view.total = root.total;
    lay_out(root, 0, -1, 0, view);
    return view;
}

// Function, then line and type: an allocation is known by its site, not by the calls that led to it.
Branch heap_by_site(const HeapPicture& picture) {
    const Program& program = *picture.rt.image->program;
    Branch root;
    std::map<int, std::string> functions;   // by site
    for (std::uint32_t n = 0; n < picture.graph.nodes.size(); n++) {
        const ObjectKind& kind = picture.kinds[n];
        const std::uint64_t size = picture.graph.nodes[n].object.size;
        if (kind.site < 0 || static_cast<std::size_t>(kind.site) >= program.sites.size()) {
            root.child("the runtime").own += size;
            continue;
        }
        const AllocationSite& site = program.sites[static_cast<std::size_t>(kind.site)];
        const SourceFile* source = program.sources.file_of(site.pos);
        const std::string package = source ? source->package : "";
        Branch& line = root.child(package.empty() ? "the runtime" : package).child(position_text(program, site.pos));
        Branch& type = line.child(object_label(picture.rt, kind, picture.graph.nodes[n].object, false));
        type.own += size;
        if (type.object == 0) type.object = picture.graph.nodes[n].object.base.value;
    }
    return root;
}

Branch goroutines_by_stack(const HeapPicture& picture) {
    const Runtime& rt = picture.rt;
    Branch root;
    for (const Goroutine& g : rt.goroutines) {
        if (!exists(g) || g.is_system) continue;
        std::vector<std::string> functions;   // innermost first
        rt.walk_frames(g, [&](const Runtime::Frame& frame) {
            if (frame.function < 0) return true;
            const FunctionCode& code = rt.image->program->functions[static_cast<std::size_t>(frame.function)];
            if (!code.is_wrapper) functions.push_back(code.symbol);
            return functions.size() < static_cast<std::size_t>(kMostDepth) - 2;
        });
        if (functions.empty()) functions.push_back(goroutine_name(rt, g));
        Branch* at = &root;
        for (auto f = functions.rbegin(); f != functions.rend(); ++f) at = &at->child(*f);
        at->child("[" + goroutine_state(g) + "]").own++;
    }
    return root;
}

// Down the dominator tree: a box is as wide as what would go with it. Objects of one label under one holder are one box.
// Differs from goref, which follows each object's first reference: here nothing is counted for one of several holders.
class Holders {
public:
    explicit Holders(const HeapPicture& picture) : picture_(picture), graph_(picture.graph) {
        const auto& dominator = picture.dominators().dominator;
        below_.resize(graph_.nodes.size());
        for (std::uint32_t n = 0; n < graph_.nodes.size(); n++) {
            if (!graph_.nodes[n].reachable || !picture.of_program(NodeId(n))) continue;
            if (dominator[n]) below_[dominator[n].index].push_back(n);
            else top_.push_back(n);
        }
    }
    Branch make() {
        std::map<std::uint32_t, std::vector<std::uint32_t>> roots_of;   // by node: roots that point to it
        for (std::uint32_t r = 0; r < graph_.roots.size(); r++) roots_of[graph_.roots[r].to.index].push_back(r);
        Branch root;
        for (const std::uint32_t n : top_) {
            Branch* at = &root;
            const auto direct = roots_of.find(n);
            if (direct == roots_of.end()) at = &root.child("held by several");
            else if (direct->second.size() > 1) at = &root.child(several(direct->second));
            else
                for (const PathStep& step : picture_.root_rows(graph_.roots[direct->second[0]])) at = &at->child(step.text);
            add(n, *at);
        }
        return root;
    }

private:
    const HeapPicture& picture_;
    const HeapGraph& graph_;
    std::vector<std::vector<std::uint32_t>> below_;
    std::vector<std::uint32_t> top_;
    std::vector<std::string> label_cache_;

    // One name when all are of one goroutine.
    std::string several(const std::vector<std::uint32_t>& roots) const {
        const Root& first = graph_.roots[roots[0]].root;
        for (const std::uint32_t r : roots)
            if (!is_owned_by(graph_.roots[r].root, first.owner)) return "held by several";
        const auto rows = picture_.root_rows(graph_.roots[roots[0]]);
        return rows.empty() ? "held by several" : rows[0].text;
    }

    // Without recursion: a list of a million nodes is as deep.
    void add(std::uint32_t node, Branch& under) {
        struct Work { std::uint32_t node; Branch* under; int depth; };
        std::vector<Work> work{{node, &under, 0}};
        while (!work.empty()) {
            const Work now = work.back();
            work.pop_back();
            const HeapNode& n = graph_.nodes[now.node];
            Branch& own = now.depth >= kMostDepth ? *now.under : now.under->child(object_label(picture_.rt, picture_.kinds[now.node], n.object, false));
            own.own += n.object.size;
            if (own.object == 0) own.object = n.object.base.value;
            for (const std::uint32_t below : below_[now.node]) work.push_back({below, &own, now.depth + 1});
        }
    }
};

std::vector<std::pair<std::string, std::uint64_t>> memstats(const Runtime& rt) {
    const HeapStats s = rt.heap.stats(rt.memory);
    return {{"HeapAlloc", s.heap_alloc}, {"HeapObjects", s.heap_objects}, {"TotalAlloc", s.total_alloc}, {"Mallocs", s.mallocs}, {"Frees", s.frees},
            {"HeapInuse", s.heap_inuse}, {"HeapIdle", s.heap_idle}, {"HeapSys", s.heap_sys}, {"StackInuse", s.stack_inuse},
            {"NextGC", rt.collector.goal()}, {"NumGC", rt.collector.cycles()}, {"NumForcedGC", rt.collector.forced_cycles()}, {"NumGoroutine", rt.goroutine_count()}};
}

}  // namespace

FlamesView make_flames_view(const HeapPicture& picture) {
    FlamesView view;
    Branch site = heap_by_site(picture), stack = goroutines_by_stack(picture), holders = Holders(picture).make();
    view.by_site = flame("heap by where it was allocated", "bytes", site);
    view.by_stack = flame("goroutines by stack", "goroutines", stack);
    view.by_holder = flame("heap by who holds it", "bytes", holders);
    view.dump = picture.rt.goroutine_dump(true);
    view.memstats = memstats(picture.rt);
    return view;
}

}  // namespace tw
