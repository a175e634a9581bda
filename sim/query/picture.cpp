#include "sim/query/picture.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/query/goroutines.h"
#include "sim/query/liveness.h"

namespace tw {
namespace {

bool is_frame_root(Root::Kind kind) { return kind == Root::Kind::Frame || kind == Root::Kind::StackObject; }
ObjectKind kind_of_variable(const Variable& v) { return {ObjectForm::Variable, v.type, -1, -1}; }

}  // namespace

HeapPicture::HeapPicture(const Runtime& rt_) : HeapPicture(rt_, InSlices{}) { find_objects().finish(); }

const Goroutine* HeapPicture::goroutine(std::uint64_t id) const {
    const auto found = slot_of_.find(id);
    return found == slot_of_.end() ? nullptr : &rt.goroutines[found->second];
}

const Runtime::Frame* HeapPicture::frame_of(const Root& root) const {
    auto found = frames_.find(root.owner);
    if (found == frames_.end()) {
        found = frames_.emplace(root.owner, std::vector<Runtime::Frame>{}).first;
        if (const Goroutine* g = goroutine(root.owner)) rt.walk_frames(*g, [&](const Runtime::Frame& f) { found->second.push_back(f); return true; });
    }
    // depths ascend by one, but frames that have not started are left out
    for (std::size_t i = root.depth < found->second.size() ? root.depth : 0; i < found->second.size(); i++)
        if (found->second[i].depth == root.depth) return &found->second[i];
    return nullptr;
}

WordName HeapPicture::root_word(const Root& root) const {
    WordName name;
    const Program& program = *rt.image->program;
    using Kind = Root::Kind;
    if (root.kind == Kind::Global && root.detail >= 0) {
        const Variable& v = program.globals[static_cast<std::size_t>(root.detail)];
        const std::uint64_t base = rt.image->data_start + static_cast<std::uint64_t>(v.offset);
        return word_in_value(rt, v.type, base, root.slot.value - base);
    }
    if (is_frame_root(root.kind) && root.function >= 0 && root.detail >= 0) {
        const Variable& v = program.functions[static_cast<std::size_t>(root.function)].variables[static_cast<std::size_t>(root.detail)];
        const Runtime::Frame* frame = frame_of(root);
        if (!frame) return name;
        const std::uint64_t base = frame->fp + static_cast<std::uint64_t>(v.offset);
        if (v.on_heap || v.by_reference) {
            name.target = kind_of_variable(v);
            name.at = base;
            return name;
        }
        return word_in_value(rt, v.type, base, root.slot.value - base);
    }
    if (root.kind == Kind::FrameClosure || root.kind == Kind::Defer || root.kind == Kind::Cleanup || root.kind == Kind::Finalizer)
        name.target = {ObjectForm::Closure, -1, function_of_record(rt, root.value), -1};
    return name;
}

NodeId HeapPicture::edge_source(std::uint32_t edge) const { return tw::edge_source(graph, edge); }

WordName HeapPicture::edge_word(std::uint32_t edge) const {
    const NodeId from = edge_source(edge);
    return word_in_object(rt, kinds[from.index], graph.nodes[from.index].object, graph.edges[edge].offset);
}

// What its site says; false: what leads to it may say more. A tiny block has the site of one of the values that share it, so
// what leads to it counts more.
bool HeapPicture::name_by_site(std::size_t n) {
    const ObjectRef& object = graph.nodes[n].object;
    kinds[n] = kind_by_site(rt, object, graph.nodes[n].note);
    const bool tiny = object.noscan && object.size == 16;
    return !tiny && kinds[n].form != ObjectForm::Unknown;
}

// By the pointer of a shortest path; what it leaves has its name.
void HeapPicture::name_by_pointer(std::size_t n) {
    const std::int64_t parent = graph.parent_edge[n];
    const WordName word = parent < 0 ? root_word(graph.roots[static_cast<std::size_t>(-1 - parent)].root) : edge_word(static_cast<std::uint32_t>(parent));
    ObjectKind found = word.target;
    if (found.form == ObjectForm::Value && found.type < 0) found.form = ObjectForm::Unknown;
    if (found.form == ObjectForm::Unknown && kinds[n].form != ObjectForm::Unknown) return;
    const bool bytes = kinds[n].form == ObjectForm::StringData || kinds[n].form == ObjectForm::Backing;
    // a pointer to another type than that of its elements tells that the array is but one of those that share a tiny block
    const bool other = found.form == ObjectForm::Box || (found.form == ObjectForm::Value && found.type != kinds[n].type);
    if (bytes && !(other && in_tiny_block(rt, found, graph.nodes[n].object))) return;
    const bool agrees = kinds[n].form == ObjectForm::Unknown || (kinds[n].type == found.type && !bytes);
    if (agrees && kinds[n].form != ObjectForm::Unknown) return;
    found.site = agrees ? kinds[n].site : -1;
    kinds[n] = found;
}

bool HeapPicture::root_of_program(const Root& root) const {
    const Program& program = *rt.image->program;
    const auto of_main = [&](int function) { return function >= 0 && program.functions[static_cast<std::size_t>(function)].package == "main"; };
    switch (root.kind) {
        case Root::Kind::Global: return root.detail >= 0 && program.globals[static_cast<std::size_t>(root.detail)].name.starts_with("main.");
        case Root::Kind::Frame: case Root::Kind::StackObject: return of_main(root.function);
        case Root::Kind::FrameClosure: case Root::Kind::Defer: return of_main(root.function) || of_main(function_of_record(rt, root.value));
        case Root::Kind::Goroutine: case Root::Kind::Panic: return true;
        default: return false;
    }
}

Sliced HeapPicture::find_objects() {
    constexpr std::size_t kBlock = 1 << 12;   // objects
    for (Sliced making = build_graph(graph, rt.memory, rt.heap, precise_roots(rt)); !making.advance(kBlock);) co_await spend(making.last_slice());
    for (std::uint32_t slot = 0; slot < rt.goroutines.size(); slot++)
        if (exists(rt.goroutines[slot])) slot_of_.emplace(rt.goroutines[slot].id, slot);

    kinds.resize(graph.nodes.size());
    std::vector<std::uint32_t> unsure;
    for (std::size_t n = 0; n < graph.nodes.size(); n++) {
        if (!name_by_site(n) && graph.nodes[n].reachable) unsure.push_back(static_cast<std::uint32_t>(n));
        if (n % kBlock == kBlock - 1) co_await spend(kBlock);
    }
    // nearest objects first, so that what leads to one is known
    std::sort(unsure.begin(), unsure.end(), [&](std::uint32_t a, std::uint32_t b) { return std::pair(graph.distance[a], a) < std::pair(graph.distance[b], b); });
    for (std::size_t i = 0; i < unsure.size(); i++) {
        name_by_pointer(unsure[i]);
        if (i % kBlock == kBlock - 1) co_await spend(kBlock);
    }

    of_program_.assign(graph.nodes.size(), false);
    std::vector<std::uint32_t> work;
    const auto add = [&](NodeId node) {
        if (of_program_[node.index]) return;
        of_program_[node.index] = true;
        work.push_back(node.index);
    };
    for (const RootEdge& root : graph.roots)
        if (root_of_program(root.root)) add(root.to);
    for (std::size_t looked_at = 1; !work.empty(); looked_at++) {
        const HeapNode& node = graph.nodes[work.back()];
        work.pop_back();
        for (std::uint32_t e = node.first_edge; e < node.first_edge + node.edge_count; e++) add(graph.edges[e].to);
        if (looked_at % kBlock == 0) co_await spend(kBlock);
    }
    for (std::size_t n = 0; n < kinds.size(); n++)
        if (!of_program_[n] && allocated_by_main(rt, kinds[n])) of_program_[n] = true;
}

std::string HeapPicture::label(NodeId node) const { return object_label(rt, kinds[node.index], graph.nodes[node.index].object); }

std::vector<NodeId> HeapPicture::labelled(const std::string& wanted) const {
    std::vector<NodeId> found;
    // Labels without their sizes are the same for all objects of one kind, of which a heap has few.
    const bool by_kind = wanted.find_first_of(",(") == std::string::npos;
    struct Known { ObjectKind kind; bool fits; };
    std::vector<Known> known;
    for (std::size_t n = 0; n < kinds.size(); n++) {
        if (!of_program_[n]) continue;
        bool fits = false;
        const auto it = by_kind ? std::find_if(known.rbegin(), known.rend(), [&](const Known& k) { return k.kind == kinds[n]; }) : known.rend();
        if (it != known.rend()) {
            fits = it->fits;
        } else {
            fits = label_matches(object_label(rt, kinds[n], graph.nodes[n].object), object_type(rt, kinds[n]), wanted);
            if (by_kind) known.push_back({kinds[n], fits});
        }
        if (fits) found.push_back(NodeId(n));
    }
    return found;
}

std::string HeapPicture::variable_text(const Root& root) const {
    if (root.detail < 0 || root.function < 0) return "a temporary";
    const FunctionCode& function = rt.image->program->functions[static_cast<std::size_t>(root.function)];
    const Variable& v = function.variables[static_cast<std::size_t>(root.detail)];
    const bool captured = std::any_of(function.captures.begin(), function.captures.end(), [&](const Variable& c) { return c.name == v.name && c.pos == v.pos; });
    if (captured) return v.name + (v.by_reference ? " (closure variable, by reference)" : " (closure variable)");
    if (v.on_heap) return v.name + " (moved to heap)";
    if (v.is_param) return v.name + " (parameter)";
    return v.name;
}

std::vector<PathStep> HeapPicture::root_rows(const RootEdge& edge) const {
    const Root& root = edge.root;
    const Program& program = *rt.image->program;
    std::vector<PathStep> rows;
    if (is_owned_by(root, root.owner) && root.owner != 0)
        if (const Goroutine* g = goroutine(root.owner)) rows.push_back({fmt::format("goroutine {} {} [{}]", g->id, goroutine_name(rt, *g), goroutine_state(*g)), 0});
    const auto frame = [&] {
        if (root.function >= 0) rows.push_back({"frame " + program.functions[static_cast<std::size_t>(root.function)].symbol, 0});
    };
    using Kind = Root::Kind;
    switch (root.kind) {
        case Kind::Global:
            rows.push_back({"package variable " + (root.detail >= 0 ? program.globals[static_cast<std::size_t>(root.detail)].name : std::string("?")), 0});
            break;
        case Kind::Frame: case Kind::StackObject: frame(), rows.push_back({variable_text(root), 0}); break;
        case Kind::FrameClosure: frame(), rows.push_back({root.function >= 0 ? "its closure" : "function it starts with", 0}); break;
        case Kind::Defer: rows.push_back({"deferred call", 0}); break;
        case Kind::Panic: rows.push_back({"value of a panic", 0}); break;
        case Kind::Goroutine: rows.push_back({"value it waits to receive", 0}); break;
        case Kind::Timer: {
            std::string text = "timer";
            for (const TimerRecord& t : rt.timers)
                if (t.sequence == root.owner && t.when != ~0ull) text = fmt::format("timer that fires in {:.3f} s", t.when > rt.now() ? static_cast<double>(t.when - rt.now()) / 1e9 : 0.0);
            rows.push_back({text, 0});
            break;
        }
        case Kind::Finalizer: rows.push_back({"finalizer", 0}); break;
        case Kind::FinalizerObject: rows.push_back({"object with a finalizer", 0}); break;
        case Kind::Cleanup: rows.push_back({"cleanup", 0}); break;
        case Kind::WeakHandle: rows.push_back({"weak pointer's handle", 0}); break;
        case Kind::Runtime: rows.push_back({"the runtime", 0}); break;
    }
    return rows;
}

std::string HeapPicture::root_text(const RootEdge& root) const { return join_rows(root_rows(root)) + root_word(root.root).name; }

std::vector<PathStep> HeapPicture::rows(const HeapPath& path) const {
    const RootEdge& root = graph.roots[path.root];
    std::vector<PathStep> out = root_rows(root);
    const auto enter = [&](const std::string& name, NodeId node) {
        out.push_back({name.empty() ? label(node) : name + " " + label(node), graph.nodes[node.index].object.base.value});
    };
    enter(root_word(root.root).name, root.to);
    constexpr std::size_t kHead = 20, kTail = 10;
    const std::size_t count = path.edges.size();
    for (std::size_t i = 0; i < count; i++) {
        if (i == kHead && count > kHead + kTail + 1) {
            out.push_back({fmt::format("… {} more references", count - kHead - kTail), 0});
            i = count - kTail;
        }
        enter(edge_word(path.edges[i]).name, graph.edges[path.edges[i]].to);
    }
    return out;
}

std::vector<NodeId> HeapPicture::dominator_chain(NodeId node) const {
    std::vector<NodeId> chain;
    if (!node || !graph.nodes[node.index].reachable) return chain;
    for (NodeId at = node; at; at = dominators().dominator[at.index]) chain.push_back(at);
    std::reverse(chain.begin(), chain.end());
    return chain;
}

std::string join_rows(const std::vector<PathStep>& rows) {
    std::string out;
    for (const PathStep& row : rows) out += (out.empty() ? "" : " › ") + row.text;
    return out;
}

}  // namespace tw
