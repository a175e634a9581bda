#include "sim/lab/marking.h"

#include <fmt/format.h>

#include <algorithm>

namespace tw {
namespace {

std::string name_of(const HeapPicture& picture, std::uint64_t address) {
    const NodeId node = picture.find(address);
    return node ? picture.label(node) : fmt::format("{:#x}", address);
}

std::vector<std::uint64_t> children_of(const HeapPicture& picture, std::uint64_t address) {
    std::vector<std::uint64_t> out;
    const NodeId node = picture.find(address);
    if (!node) return out;
    const HeapNode& n = picture.graph.nodes[node.index];
    for (std::uint32_t e = n.first_edge; e < n.first_edge + n.edge_count; e++) {
        const std::uint64_t to = picture.graph.nodes[picture.graph.edges[e].to.index].object.base.value;
        if (std::find(out.begin(), out.end(), to) == out.end()) out.push_back(to);
    }
    return out;
}

bool is_white(const Marking& marking, std::uint64_t address) { return !marking.grey.count(address) && !marking.black.count(address); }

void mistake(Marking& marking, std::string why) {
    marking.mistakes++;
    marking.message = std::move(why);
}

std::string end_text(const Marking& marking, const HeapPicture& picture) {
    std::size_t white = 0;
    std::uint64_t bytes = 0;
    for (const HeapNode& node : picture.graph.nodes)
        if (is_white(marking, node.object.base.value)) white++, bytes += node.object.size;
    return fmt::format("No grey object is left: marking ends. {} white object{} of {} bytes will be swept; you made {} mistake{}.", white, white == 1 ? "" : "s", bytes,
                       marking.mistakes, marking.mistakes == 1 ? "" : "s");
}

}  // namespace

void start_marking(Marking& marking, const HeapPicture& picture) {
    marking = Marking{};
    marking.active = true;
    marking.step = picture.rt.steps;
    for (const RootEdge& root : picture.graph.roots) marking.grey.insert(picture.graph.nodes[root.to.index].object.base.value);
    marking.message = marking.grey.empty() ? end_text(marking, picture) : "The roots have been scanned: what they point to is grey. Pick a grey object to scan.";
}

void pick_grey(Marking& marking, const HeapPicture& picture, std::uint64_t address) {
    if (marking.scanning == address) return;
    if (marking.scanning) return mistake(marking, fmt::format("{} is not finished: shade its white children, then turn it black.", name_of(picture, marking.scanning)));
    if (marking.black.count(address)) return mistake(marking, fmt::format("{} is black already: the collector never looks at it again in this cycle.", name_of(picture, address)));
    if (!marking.grey.count(address)) return mistake(marking, fmt::format("{} is white: nothing that was scanned so far leads to it, so the collector does not know of it.", name_of(picture, address)));
    marking.scanning = address;
    const std::vector<std::uint64_t> children = children_of(picture, address);
    const auto white = std::count_if(children.begin(), children.end(), [&](std::uint64_t child) { return is_white(marking, child); });
    marking.message = fmt::format("Scanning {}: it has {} pointer{} into the heap. Shade each child that is still white{}", name_of(picture, address), children.size(),
                                  children.size() == 1 ? "" : "s", white ? "." : "; if there is none, turn it black.");
}

void shade_child(Marking& marking, const HeapPicture& picture, std::uint64_t address) {
    if (!marking.scanning) return mistake(marking, "Pick the grey object that you scan first.");
    const std::vector<std::uint64_t> children = children_of(picture, marking.scanning);
    if (std::find(children.begin(), children.end(), address) == children.end())
        return mistake(marking, fmt::format("{} has no pointer to {}.", name_of(picture, marking.scanning), name_of(picture, address)));
    if (!is_white(marking, address)) return mistake(marking, fmt::format("{} is {} already: it is on the work list once, and once is enough.", name_of(picture, address), marking.black.count(address) ? "black" : "grey"));
    marking.grey.insert(address);
    marking.message = fmt::format("{} is grey now: it waits on the work list.", name_of(picture, address));
}

void blacken(Marking& marking, const HeapPicture& picture) {
    if (!marking.scanning) return mistake(marking, "Pick a grey object first.");
    for (const std::uint64_t child : children_of(picture, marking.scanning))
        if (is_white(marking, child))
            return mistake(marking, fmt::format("Not yet: {} still points to {}, which is white. Were it black now, nobody would look again, and {} would be freed while it is reachable.",
                                                name_of(picture, marking.scanning), name_of(picture, child), name_of(picture, child)));
    marking.grey.erase(marking.scanning);
    marking.black.insert(marking.scanning);
    const std::uint64_t done = std::exchange(marking.scanning, 0);
    marking.message = marking.grey.empty() ? end_text(marking, picture) : fmt::format("{} is black. Pick the next grey object.", name_of(picture, done));
}

MarkingView marking_view(const Marking& marking, const HeapPicture& picture) {
    constexpr std::size_t kMostListed = 200;
    MarkingView view;
    view.active = marking.active;
    view.scanning = marking.scanning;
    view.message = marking.message;
    view.mistakes = marking.mistakes;
    view.black = marking.black.size();
    if (!marking.active) return view;
    for (const std::uint64_t each : marking.grey)
        if (view.grey.size() < kMostListed) view.grey.emplace_back(each, name_of(picture, each));
    if (marking.scanning)
        for (const std::uint64_t child : children_of(picture, marking.scanning)) view.white_children.emplace_back(child, name_of(picture, child));
    for (const HeapNode& node : picture.graph.nodes) view.white += is_white(marking, node.object.base.value);
    view.done = marking.grey.empty();
    return view;
}

}  // namespace tw
