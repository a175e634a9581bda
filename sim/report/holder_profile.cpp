#include "sim/report/holder_profile.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "sim/query/goroutines.h"
#include "sim/report/code_stack.h"

namespace tw {
namespace {

// A list of a million elements is one name, and a deep tree ends here.
constexpr std::size_t kDeepest = 64;

// The heap graph with a node for each holder outside the heap (goroutine, frame, variable), so that these dominate, too.
class HolderGraph {
public:
    explicit HolderGraph(const HeapPicture& picture) : picture_(picture), graph_(picture.graph) {
        for (const RootEdge& root : picture.graph.roots) enter(root);
        link();
        find_distances(graph_);
        dominators_ = tw::dominators(graph_);
    }

    // The object first, its outermost holder last.
    std::vector<PprofFrame> chain(std::uint32_t node) {
        std::vector<PprofFrame> out;
        NodeId at(node);
        for (; at; at = dominators_.dominator[at.index]) {
            const PprofFrame& frame = name(at.index);
            if (!out.empty() && out.back() == frame) continue;
            if (out.size() == kDeepest) out.erase(out.begin() + kDeepest / 2);
            out.push_back(frame);
            if (at.index >= holders_begin() && !dominators_.dominator[at.index]) return out;
        }
        out.push_back({"several roots", "", 0, 0, 0});
        return out;
    }

private:
    struct Holder { PprofFrame frame; std::vector<std::uint32_t> leads_to; };
    const HeapPicture& picture_;
    HeapGraph graph_;
    Dominators dominators_;
    std::vector<Holder> holders_;
    std::unordered_map<std::string, std::uint32_t> holder_of_;   // by the texts that lead to it
    std::vector<std::uint32_t> outermost_;
    std::unordered_map<std::uint32_t, PprofFrame> names_;

    [[nodiscard]] std::uint32_t holders_begin() const { return static_cast<std::uint32_t>(picture_.graph.nodes.size()); }

    void enter(const RootEdge& root) {
        std::string key;
        std::int64_t above = -1;
        for (const PathStep& row : picture_.root_rows(root)) {
            key += row.text + '\n';
            const auto [found, added] = holder_of_.emplace(key, static_cast<std::uint32_t>(holders_.size()));
            if (added) {
                holders_.push_back({frame_of_row(row.text, root.root), {}});
                if (above < 0) outermost_.push_back(found->second);
                else holders_[static_cast<std::size_t>(above)].leads_to.push_back(holders_begin() + found->second);
            }
            above = found->second;
        }
        if (above >= 0) holders_[static_cast<std::size_t>(above)].leads_to.push_back(root.to.index);
    }

    void link() {
        for (const Holder& holder : holders_) {
            HeapNode node;
            node.first_edge = static_cast<std::uint32_t>(graph_.edges.size());
            node.edge_count = static_cast<std::uint32_t>(holder.leads_to.size());
            for (const std::uint32_t to : holder.leads_to) graph_.edges.push_back({NodeId(to), 0, 0});
            graph_.nodes.push_back(node);
        }
        graph_.roots.clear();
        for (const std::uint32_t holder : outermost_) graph_.roots.push_back({Root{}, NodeId(holders_begin() + holder), 0});
    }

    // A thousand goroutines of one function are one name.
    [[nodiscard]] PprofFrame frame_of_row(const std::string& text, const Root& root) const {
        PprofFrame frame{text, "", 0, 0, 0};
        const Goroutine* g = picture_.goroutine(root.owner);
        if (text.starts_with("goroutine ") && g) frame.function = "goroutine " + goroutine_name(picture_.rt, *g) + " [" + goroutine_state(*g) + "]";
        if (root.function < 0) return frame;
        const Program& program = *picture_.rt.image->program;
        const FunctionCode& function = program.functions[static_cast<std::size_t>(root.function)];
        const Location at = program.sources.locate(function.pos);
        frame.file = at.file.starts_with("./") ? at.file.substr(2) : at.file;
        frame.line = frame.start_line = at.line;
        if (!text.starts_with("frame ") && !text.starts_with("goroutine ")) frame.function = function.symbol + " " + text;
        return frame;
    }

    const PprofFrame& name(std::uint32_t node) {
        if (node >= holders_begin()) return holders_[node - holders_begin()].frame;
        const auto [found, added] = names_.emplace(node, PprofFrame{});
        if (!added) return found->second;
        const ObjectKind& kind = picture_.kinds[node];
        const Program& program = *picture_.rt.image->program;
        PprofFrame& frame = found->second;
        frame.function = object_label(picture_.rt, kind, graph_.nodes[node].object, false);
        if (kind.site < 0 || static_cast<std::size_t>(kind.site) >= program.sites.size()) return frame;
        const Location at = program.sources.locate(program.sites[static_cast<std::size_t>(kind.site)].pos);
        frame.file = at.file.starts_with("./") ? at.file.substr(2) : at.file;
        frame.line = at.line;
        return frame;
    }
};

}  // namespace

std::vector<Holding> holdings(const HeapPicture& picture) {
    HolderGraph graph(picture);
    std::map<std::vector<PprofFrame>, Holding> found;
    for (std::uint32_t n = 0; n < picture.graph.nodes.size(); n++) {
        const HeapNode& node = picture.graph.nodes[n];
        if (!node.reachable) continue;
        std::vector<PprofFrame> chain = graph.chain(n);
        Holding& holding = found[chain];
        holding.objects++;
        holding.bytes += node.object.size;
        if (holding.chain.empty()) holding.chain = std::move(chain);
    }
    std::vector<Holding> all;
    for (auto& [chain, holding] : found) all.push_back(std::move(holding));
    return all;
}

PprofProfile holder_profile(const HeapPicture& picture, const std::string& program) {
    PprofProfile profile({{"held_objects", "count"}, {"held_space", "bytes"}}, {"space", "bytes"}, 1, program);
    profile.set_default_type("held_space");
    profile.comment("Who keeps the memory: read from the outermost name inwards; look at cumulative values (-cum).");
    for (const Holding& holding : holdings(picture))
        profile.add(holding.chain, {static_cast<std::int64_t>(holding.objects), static_cast<std::int64_t>(holding.bytes)});
    return profile;
}

}  // namespace tw
