#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "sim/query/goroutines.h"
#include "sim/query/picture.h"
#include "sim/query/reach.h"
#include "sim/query/when.h"

namespace tw {
namespace {

constexpr std::uint64_t kSamples = 40;
constexpr std::uint64_t kVisitCost = 100'000;   // steps of re-execution that one look costs, about

// One reference of a path, remembered so that it can be looked for a step later.
struct Link {
    Root root;
    bool is_root = false;
    std::uint64_t holder = 0, offset = 0, target = 0;   // objects and the word
    std::uint64_t height = 0;       // stack roots: below the stack's high end
    std::string text, frame, goroutine;
};

const Goroutine* goroutine_of(const Runtime& rt, std::uint64_t id) {
    for (const Goroutine& g : rt.goroutines)
        if (g.id == id && exists(g)) return &g;
    return nullptr;
}

bool leads_to(const Runtime& rt, std::uint64_t slot, std::uint64_t object) {
    std::uint64_t value = 0;
    if (!rt.memory.load(slot, value)) return false;
    const auto found = rt.heap.find_object(rt.memory, Address{value});
    return found && found->base.value == object;
}

std::vector<Link> links_of(const HeapPicture& picture, const HeapPath& path) {
    std::vector<Link> links;
    const RootEdge& root = picture.graph.roots[path.root];
    Link first;
    first.root = root.root;
    first.is_root = true;
    first.target = picture.graph.nodes[root.to.index].object.base.value;
    first.text = picture.root_text(root);
    if (const Goroutine* g = is_owned_by(root.root, root.root.owner) ? goroutine_of(picture.rt, root.root.owner) : nullptr) first.height = g->stack_high - root.root.slot.value;
    const std::vector<PathStep> rows = picture.root_rows(root);
    if (rows.size() > 1) first.goroutine = rows[0].text, first.frame = rows[1].text;
    links.push_back(std::move(first));
    for (const std::uint32_t e : path.edges) {
        const NodeId from = picture.edge_source(e);
        Link link;
        link.holder = picture.graph.nodes[from.index].object.base.value;
        link.offset = picture.graph.edges[e].offset;
        link.target = picture.graph.nodes[picture.graph.edges[e].to.index].object.base.value;
        link.text = picture.label(from) + picture.edge_word(e).name;
        links.push_back(std::move(link));
    }
    return links;
}

// Why a root's reference is no more; None: it still is.
CutCause broken_root(const Runtime& rt, const Link& link) {
    using Kind = Root::Kind;
    const Root& root = link.root;
    if (root.kind == Kind::Global) return leads_to(rt, root.slot.value, link.target) ? CutCause::None : CutCause::Assignment;
    if (root.kind == Kind::Timer) return CutCause::TimerGone;
    if (!is_owned_by(root, root.owner)) return CutCause::RuntimeState;
    const Goroutine* g = goroutine_of(rt, root.owner);
    if (!g) return CutCause::GoroutineEnd;
    if (root.kind != Kind::Frame && root.kind != Kind::FrameClosure && root.kind != Kind::StackObject) return CutCause::RuntimeState;
    const std::uint64_t slot = g->stack_high - link.height;
    if (g->fp > slot) return CutCause::FrameLeft;
    return leads_to(rt, slot, link.target) ? CutCause::LivenessEnd : CutCause::Assignment;
}

std::string statement_place(const Machine& machine) {
    if (machine.unit_is_next()) return "";
    std::string place;
    machine.rt.walk_frames(machine.rt.g(), [&](const Runtime::Frame& frame) {
        if (frame.function < 0) return true;
        const FunctionCode& code = machine.rt.image->program->functions[static_cast<std::size_t>(frame.function)];
        const std::uint32_t pc = frame.code_index - machine.rt.image->functions[static_cast<std::size_t>(frame.function)].entry;
        if (code.package != "main" || pc >= code.lines.size()) return true;
        place = position_text(*machine.rt.image->program, Pos{code.lines[pc]});
        return false;
    });
    return place;
}

}  // namespace

const char* life_text(LifeState state) {
    switch (state) {
        case LifeState::Unborn: return "not born yet";
        case LifeState::Reachable: return "reachable";
        case LifeState::Unreachable: return "unreachable";
        case LifeState::Condemned: return "found dead, not swept yet";
        case LifeState::Swept: return "swept";
    }
    return "?";
}

const char* cause_text(CutCause cause) {
    switch (cause) {
        case CutCause::None: return "";
        case CutCause::Assignment: return "assignment";
        case CutCause::FrameLeft: return "frame left";
        case CutCause::LivenessEnd: return "last use";
        case CutCause::GoroutineEnd: return "goroutine end";
        case CutCause::TimerGone: return "timer gone";
        case CutCause::RuntimeState: return "the runtime let it go";
        case CutCause::Unknown: return "unknown";
    }
    return "?";
}

struct LifeSearch::State {
    Past past;
    LifeStory story;
    struct Interval { std::uint64_t low, high; LifeState at_low, at_high; };
    std::vector<std::uint64_t> samples;           // ascending; looked at in this order
    std::size_t next_sample = 0;
    std::map<std::uint64_t, LifeState> seen;
    std::vector<Interval> work;
    std::size_t next_change = 0;                  // to be explained
    std::uint64_t halvings = 0;
    bool split = false, done = false;

    Machine& machine() const { return *past.machine; }
    LifeState look() const {
        const Runtime& rt = machine().rt;
        const ObjectIdentity& object = story.object;
        if (machine().steps() < object.birth) return LifeState::Unborn;
        const auto found = rt.heap.find_object(rt.memory, Address{object.base});
        if (!found || found->base.value != object.base || rt.heap.note(rt.memory, *found).birth != object.birth) return LifeState::Swept;
        if (rt.heap.is_condemned(rt.memory, *found)) return LifeState::Condemned;
        return reaches(rt, object.base) ? LifeState::Reachable : LifeState::Unreachable;
    }
    LifeState look_at(std::uint64_t step) {
        const auto known = seen.find(step);
        if (known != seen.end()) return known->second;
        past.seek(step);
        if (!machine().rt.heap.specials().empty()) story.exact = false;
        return seen[step] = look();
    }
    void begin_halving() {
        split = true;
        auto before = seen.begin();
        for (auto at = std::next(before); at != seen.end(); before = at++)
            if (before->second != at->second) work.push_back({before->first, at->first, before->second, at->second});
        std::reverse(work.begin(), work.end());
    }
    void halve() {
        const Interval one = work.back();
        work.pop_back();
        halvings++;
        if (one.high - one.low == 1) {
            LifeChange change;
            change.step = one.high;
            change.from = one.at_low, change.to = one.at_high;
            story.changes.push_back(change);
            return;
        }
        const std::uint64_t middle = one.low + (one.high - one.low) / 2;
        const LifeState state = look_at(middle);
        if (state != one.at_high) work.push_back({middle, one.high, state, one.at_high});
        if (state != one.at_low) work.push_back({one.low, middle, one.at_low, state});
    }
    void explain(LifeChange& change) {
        past.seek(change.step - 1);
        change.goroutine = machine().rt.g().id;
        change.place = statement_place(machine());
        const bool cut = change.from == LifeState::Reachable, back = change.to == LifeState::Reachable;
        std::vector<Link> links;
        if (cut) links = last_path(change);
        if (!links.empty()) {
            past.seek(change.step);
            find_broken(links, change);
        } else if (back && change.from != LifeState::Unborn) {
            past.seek(change.step);
            last_path(change);
        }
    }
    std::vector<Link> last_path(LifeChange& change) const {
        const HeapPicture picture(machine().rt);
        const NodeId node = picture.find(story.object.base);
        HeapPath path;
        if (!node || !shortest_path(picture.graph, node, path)) return {};
        for (const PathStep& row : picture.rows(path)) change.path.push_back(row.text);
        return links_of(picture, path);
    }
    void find_broken(const std::vector<Link>& links, LifeChange& change) const {
        const Runtime& rt = machine().rt;
        for (std::size_t i = 1; i < links.size(); i++) {
            if (leads_to(rt, links[i].holder + links[i].offset, links[i].target)) continue;
            change.cause = CutCause::Assignment;
            change.link = links[i].text;
            return;
        }
        change.cause = broken_root(rt, links[0]);
        change.link = links[0].text;
        if (change.cause == CutCause::GoroutineEnd) change.link = links[0].goroutine;
        if (change.cause == CutCause::FrameLeft) change.link = links[0].frame + " › " + links[0].text.substr(links[0].text.rfind(" › ") == std::string::npos ? 0 : links[0].text.rfind(" › ") + 5);
        if (change.cause == CutCause::None) change.cause = CutCause::Unknown;
    }
    void finish() {
        past.seek(story.origin);
        done = true;
    }
};

LifeSearch::LifeSearch(Past past, ObjectIdentity object, std::string label, std::string born_at) : state_(std::make_unique<State>()) {
    State& s = *state_;
    s.past = std::move(past);
    s.story.object = object;
    s.story.label = std::move(label);
    s.story.born_at = std::move(born_at);
    s.story.birth = object.birth;
    s.story.origin = s.machine().steps();
    s.story.last = std::max(s.past.last, s.story.origin);
    s.story.ended = s.past.ended;
    const std::uint64_t from = std::max(object.birth, s.past.first), to = s.story.last;
    s.done = from > to;   // of another future: as far as this one is known it is not born
    if (s.done) return;
    for (std::uint64_t i = 0; i <= kSamples; i++) s.samples.push_back(from + (to - from) * i / kSamples);
    if (object.birth > s.past.first) s.samples.push_back(object.birth - 1);
    s.samples.push_back(s.story.origin);
    std::sort(s.samples.begin(), s.samples.end());
    s.samples.erase(std::unique(s.samples.begin(), s.samples.end()), s.samples.end());
}
LifeSearch::~LifeSearch() = default;

bool LifeSearch::advance(std::uint64_t budget) {
    State& s = *state_;
    const std::uint64_t made_again = (s.story.last - s.past.first) / 200;   // checkpoints of a long run are that far apart
    for (std::uint64_t spent = 0; !s.done && spent < std::max<std::uint64_t>(budget, 1); spent += kVisitCost + made_again) {
        if (s.next_sample < s.samples.size()) {
            s.look_at(s.samples[s.next_sample++]);
        } else if (!s.split) {
            s.story.now = s.look_at(s.story.origin);
            s.begin_halving();
        } else if (!s.work.empty()) {
            s.halve();
        } else if (s.next_change < s.story.changes.size()) {
            s.explain(s.story.changes[s.next_change++]);
        } else {
            s.finish();
        }
    }
    return s.done;
}

void LifeSearch::cancel() {
    if (!state_->done) state_->finish();
}
double LifeSearch::progress() const {
    const State& s = *state_;
    if (s.done) return 1;
    const double samples = static_cast<double>(s.samples.size()), expected = samples + 60;
    return std::min(0.99, (static_cast<double>(s.next_sample) + std::min(50.0, static_cast<double>(s.halvings)) + static_cast<double>(s.next_change)) / expected);
}
const LifeStory& LifeSearch::story() const { return state_->story; }

}  // namespace tw
