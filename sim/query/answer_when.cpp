// Questions about when, and what changed since another moment.
#include <fmt/format.h>

#include "sim/query/answering_internal.h"
#include "sim/query/moment.h"
#include "sim/query/when.h"

namespace tw {
namespace {

constexpr std::uint64_t kSlice = 10'000'000;

std::string at_text(const LifeChange& change) {
    return fmt::format("step {}{}", change.step, change.place.empty() ? " (the collector)" : fmt::format(" ({})", change.place));
}

std::string change_text(const LifeChange& change) {
    std::string text = fmt::format("{}: {} → {}", at_text(change), life_text(change.from), life_text(change.to));
    if (change.cause != CutCause::None) text += fmt::format("; {}: {}", cause_text(change.cause), change.link);
    return text;
}

const LifeChange* last_to(const LifeStory& story, LifeState from, bool any_from, LifeState to) {
    const LifeChange* found = nullptr;
    for (const LifeChange& change : story.changes)
        if ((any_from || change.from == from) && change.to == to) found = &change;
    return found;
}

// The last change after which no root leads to it, when none does at the end.
const LifeChange* last_cut(const LifeStory& story) {
    const LifeChange* found = nullptr;
    for (const LifeChange& change : story.changes) {
        if (change.from == LifeState::Reachable) found = &change;
        if (change.to == LifeState::Reachable && change.from != LifeState::Unborn) found = nullptr;
    }
    return found;
}

void answer_life(Answer& out, const std::string& name, const LifeStory& story) {
    const std::string still = fmt::format("{} up to step {}{}", story.changes.empty() ? life_text(story.now) : life_text(story.changes.back().to), story.last, story.ended ? ", where the program ends" : ", as far as the run is known");
    for (const LifeChange& change : story.changes) out.lines.push_back(change_text(change));
    if (name == "swept") {
        const LifeChange* swept = last_to(story, {}, true, LifeState::Swept);
        out.text = swept ? "step " + fmt::to_string(swept->step) : "never: it is " + still;
    } else if (name == "garbage") {
        const LifeChange* cut = last_cut(story);
        out.text = cut ? "since " + at_text(*cut) : "never: it is " + still;
    } else if (name == "lastcut") {
        const LifeChange* cut = last_cut(story);
        out.text = cut ? fmt::format("{}, {}: {}", at_text(*cut), cause_text(cut->cause), cut->link) : "never: it is " + still;
        if (cut)
            for (const std::string& row : cut->path) out.lines.push_back("the last path: " + row);
    } else {
        out.text = fmt::format("{}; {}", story.label, still);
    }
    if (!story.exact) out.notes.push_back("the program has finalizers, cleanups or weak pointers, which can bring objects back: a loss that was made good between two of the steps looked at may be missing");
}

}  // namespace

const std::vector<std::string>& when_names() {
    static const std::vector<std::string> names{"born", "lastcut", "garbage", "swept", "life", "lastwrite", "nextwrite"};
    return names;
}

// The allocator notes it with the object: no past is needed.
void Answering::born() {
    std::vector<NodeId> nodes;
    if (!targets(nodes)) return;
    const Program& program = *rt.image->program;
    const auto text = [&](NodeId node) {
        const ObjectNote& note = picture().graph.nodes[node.index].note;
        const bool known = note.site != ObjectNote::kNoSite && note.site < program.sites.size();
        return fmt::format("step {}{}", note.birth, known ? fmt::format(" ({})", position_text(program, program.sites[note.site].pos)) : "");
    };
    if (nodes.empty()) {
        out.text = "no such object";
        return;
    }
    out.text = text(nodes[0]);
    out.object = picture().graph.nodes[nodes[0].index].object.base.value;
    for (const NodeId node : nodes)
        if (out.lines.size() < 20) out.lines.push_back(fmt::format("{}: {}, {}", picture().label(node), text(node), birth_text(rt, picture().kind(node))));
}

void Answering::when() {
    if (name == "born") return born();
    if (!past()) return fail(name + "() needs a recorded run");
    if (name == "lastwrite" || name == "nextwrite") {
        Located x;
        if (!located(x)) return;
        const std::uint64_t size = x.type >= 0 && !x.is_address ? static_cast<std::uint64_t>(rt.descriptor(x.type).size) : 8;
        WriteSearch search(*past(), word_at(rt, x.address, size), name == "lastwrite" ? WriteSearch::Direction::Last : WriteSearch::Direction::Next);
        while (!search.advance(kSlice)) {}
        const Write& write = search.found();
        if (!write.found) out.text = "never: " + write.why_not;
        else out.text = fmt::format("step {}{} by goroutine {}", write.step, write.place.empty() ? "" : " (" + write.place + ")", write.goroutine);
        if (write.found) out.lines.push_back(write.changed ? fmt::format("{:#x} → {:#x}", write.before, write.after) : fmt::format("{:#x} again", write.after));
        return;
    }
    std::vector<NodeId> nodes;
    if (!targets(nodes)) return;
    if (nodes.empty()) {
        out.text = "no such object";
        return;
    }
    const HeapNode& node = picture().graph.nodes[nodes[0].index];
    out.object = node.object.base.value;
    if (nodes.size() > 1) out.notes.push_back(fmt::format("the first of {} such objects", nodes.size()));
    LifeSearch search(*past(), {node.object.base.value, node.note.birth}, picture().label(nodes[0]), birth_text(rt, picture().kind(nodes[0])));
    while (!search.advance(kSlice)) {}
    answer_life(out, name, search.story());
}

void Answering::diff() {
    if (!since()) return fail("diff() needs a moment to compare with: --since");
    const MomentDiff found = diff_moments(*since(), capture_moment(picture()), picture());
    out.text = diff_summary(found);
    out.lines = diff_lines(found);
}

}  // namespace tw
