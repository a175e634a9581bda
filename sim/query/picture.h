// The heap of one moment, explained: graph, roots, what each object is, who dominates whom. Built once, asked often.
// Cost: the whole heap when made; dominators when first asked for. A large heap is looked at in slices instead.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "sim/heapgraph/graph.h"
#include "sim/query/objects.h"

namespace tw {

struct PathStep {
    std::string text;           // "frame main.handle.func1", "i (closure variable)", ".array []byte backing, 1 MiB"
    std::uint64_t object = 0;   // of rows that enter an object
};

// Who holds: goroutines, below them frames, below them variables; package variables; timers and what else the runtime has.
struct Holder {
    enum class Kind : std::uint8_t { All, Goroutine, Frame, Variable, PackageVariable, Other } kind = Kind::All;
    std::uint32_t parent = 0;       // index into HeapPicture::holders()
    std::uint64_t goroutine = 0;    // 0: none
    std::int32_t function = -1;     // frames and their variables
    std::uint32_t depth = 0;
    std::int32_t detail = -1;       // variable: index into the function's variables or Program::globals
    std::uint32_t root = 0;         // one of its roots
    std::uint64_t retained = 0;     // bytes that nothing else keeps
};

class HeapPicture {
public:
    explicit HeapPicture(const Runtime& rt);
    // Nothing is known until find_objects has finished; then measure finds the dominators before they are asked for. Together
    // about kPasses units of work for each object of the heap.
    struct InSlices {};
    HeapPicture(const Runtime& machine_runtime, InSlices) : rt(machine_runtime) {}
    [[nodiscard]] Sliced find_objects();
    [[nodiscard]] Sliced measure() const;
    static constexpr std::uint64_t kPasses = kGraphPasses + 2 + kDominatorPasses;

    const Runtime& rt;
    HeapGraph graph;
    std::vector<ObjectKind> kinds;   // by node

    [[nodiscard]] NodeId find(std::uint64_t at) const { return graph.find(Address{at}); }
    [[nodiscard]] std::string label(NodeId node) const;
    [[nodiscard]] const ObjectKind& kind(NodeId node) const { return kinds[node.index]; }
    // What is allocated by package main, or reached from its variables; the library's own objects are not.
    [[nodiscard]] bool of_program(NodeId node) const { return of_program_[node.index]; }
    [[nodiscard]] bool root_of_program(const Root& root) const;
    // Objects of the program with that label or type, ascending by address; also those that are unreachable.
    [[nodiscard]] std::vector<NodeId> labelled(const std::string& wanted) const;
    [[nodiscard]] const Dominators& dominators() const;
    [[nodiscard]] const std::vector<Holder>& holders() const;               // [0] stands for all of them
    [[nodiscard]] std::string holder_text(const Holder& holder) const;      // "goroutine 7 main.worker [chan send] › frame main.worker › data"
    // The smallest holder without which it would go; 0: it is held by several that have nothing in common.
    [[nodiscard]] std::uint32_t only_holder(NodeId node) const;

    // Rows of a path, root first. A root alone: edges empty. The middle of a path of more than 31 references is left out.
    [[nodiscard]] std::vector<PathStep> rows(const HeapPath& path) const;
    [[nodiscard]] std::vector<PathStep> root_rows(const RootEdge& root) const;   // goroutine, frame, variable
    [[nodiscard]] std::string root_text(const RootEdge& root) const;             // the same in one line
    [[nodiscard]] WordName root_word(const Root& root) const;                    // how the root's word leads on
    [[nodiscard]] WordName edge_word(std::uint32_t edge) const;
    [[nodiscard]] NodeId edge_source(std::uint32_t edge) const;
    // From the root side to the node itself: each dominates all behind it. Not a path.
    [[nodiscard]] std::vector<NodeId> dominator_chain(NodeId node) const;
    [[nodiscard]] const Goroutine* goroutine(std::uint64_t id) const;

private:
    mutable std::unordered_map<std::uint64_t, std::vector<Runtime::Frame>> frames_;   // by goroutine number
    std::unordered_map<std::uint64_t, std::uint32_t> slot_of_;
    mutable std::optional<Dominators> dominators_;
    mutable std::vector<Holder> holders_;
    void find_dominators() const;
    RootGroups group_roots() const;
    std::vector<bool> of_program_;
    [[nodiscard]] bool name_by_site(std::size_t node);
    void name_by_pointer(std::size_t node);
    [[nodiscard]] const Runtime::Frame* frame_of(const Root& root) const;
    [[nodiscard]] std::string variable_text(const Root& root) const;
};

std::string join_rows(const std::vector<PathStep>& rows);   // with " › "

}  // namespace tw
