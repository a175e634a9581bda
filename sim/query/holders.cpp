// Who holds what: the roots put together by variable, frame and goroutine, so that one pass over the dominator tree gives the
// retained size of every object and of every holder.
#include <fmt/format.h>

#include <map>
#include <tuple>

#include "sim/query/goroutines.h"
#include "sim/query/picture.h"

namespace tw {
namespace {

bool in_frame(Root::Kind kind) { return kind == Root::Kind::Frame || kind == Root::Kind::StackObject || kind == Root::Kind::FrameClosure; }

}  // namespace

RootGroups HeapPicture::group_roots() const {
    RootGroups groups;
    holders_.assign(1, Holder{});
    std::map<std::tuple<Holder::Kind, std::uint64_t, std::uint64_t, std::int64_t>, std::uint32_t> known;
    const auto holder = [&](Holder one, std::uint64_t first, std::uint64_t second, std::int64_t third) {
        const auto [at, fresh] = known.try_emplace(std::tuple(one.kind, first, second, third), static_cast<std::uint32_t>(holders_.size()));
        if (!fresh) return at->second;
        groups.parent.push_back(one.parent);
        holders_.push_back(one);
        return at->second;
    };
    using Kind = Holder::Kind;
    for (std::uint32_t r = 0; r < graph.roots.size(); r++) {
        const Root& root = graph.roots[r].root;
        Holder one;
        one.root = r;
        one.detail = root.detail;
        std::uint32_t group = 0;
        if (root.owner != 0 && is_owned_by(root, root.owner)) {
            one.goroutine = root.owner;
            one.kind = Kind::Goroutine;
            one.parent = holder(one, root.owner, 0, 0);
            if (in_frame(root.kind)) {
                one.kind = Kind::Frame;
                one.function = root.function;
                one.depth = root.depth;
                one.parent = holder(one, root.owner, root.depth, root.function);
            }
            one.kind = Kind::Variable;
            const auto which = root.kind == Root::Kind::StackObject ? Root::Kind::Frame : root.kind;
            group = holder(one, root.owner, (static_cast<std::uint64_t>(root.depth) << 8) + static_cast<std::uint64_t>(which), root.detail);
        } else if (root.kind == Root::Kind::Global) {
            one.kind = Kind::PackageVariable;
            group = holder(one, 0, 0, root.detail);
        } else {
            one.kind = Kind::Other;
            group = holder(one, static_cast<std::uint64_t>(root.kind), root.owner, root.kind == Root::Kind::Timer ? 0 : root.detail);
        }
        groups.of_root.push_back(group);
    }
    return groups;
}

Sliced HeapPicture::measure() const {
    constexpr std::uint64_t kBlock = 1 << 12;   // units
    Dominators found;
    for (Sliced finding = tw::dominators(found, graph, group_roots()); !finding.advance(kBlock);) co_await spend(finding.last_slice());
    dominators_ = std::move(found);
    for (std::size_t i = 0; i < holders_.size(); i++) holders_[i].retained = dominators_->group_retained[i];
}

void HeapPicture::find_dominators() const {
    if (!dominators_) measure().finish();
}

const Dominators& HeapPicture::dominators() const {
    find_dominators();
    return *dominators_;
}
const std::vector<Holder>& HeapPicture::holders() const {
    find_dominators();
    return holders_;
}

std::string HeapPicture::holder_text(const Holder& holder) const {
    if (holder.kind == Holder::Kind::All) return "several";
    const std::vector<PathStep> all = root_rows(graph.roots[holder.root]);
    const std::size_t rows = holder.kind == Holder::Kind::Goroutine ? 1 : holder.kind == Holder::Kind::Frame ? 2 : all.size();
    return join_rows({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(rows, all.size()))});
}

std::uint32_t HeapPicture::only_holder(NodeId node) const {
    if (!node || !graph.nodes[node.index].reachable) return 0;
    NodeId top = node;
    while (dominators().dominator[top.index]) top = dominators().dominator[top.index];
    return dominators().group[top.index];
}

}  // namespace tw
