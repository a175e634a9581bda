// An own walk over what the program reaches, compared with the marks. [go1.26 runtime/mgcmark.go gcMarkRootCheck]
#include "sim/machine/lost_objects.h"

#include <fmt/format.h>

#include <set>
#include <unordered_set>

namespace tw {
namespace {

std::string describe(const Runtime& rt, const ObjectRef& object) {
    const ObjectNote note = rt.heap.note(rt.memory, object);
    std::string text = fmt::format("0x{:x} ({} bytes", object.base.value, object.size);
    const Program& program = *rt.image->program;
    if (note.site < program.sites.size()) {
        const AllocationSite& site = program.sites[note.site];
        if (site.type >= 0) text += ", " + rt.descriptor(site.type).text;
        const Location at = program.sources.locate(site.pos);
        text += fmt::format(", allocated at {}:{}", at.file, at.line);
    }
    return text + fmt::format(", step {})", note.birth);
}

std::string describe_root(const Runtime& rt, const Root& root) {
    const Program& program = *rt.image->program;
    const std::string slot = root.slot.value ? fmt::format(" at 0x{:x}", root.slot.value) : "";
    if (root.kind == Root::Kind::Global) {
        const auto i = static_cast<std::size_t>(root.detail);
        return fmt::format("package variable {}{}", i < program.globals.size() ? program.globals[i].name : "?", slot);
    }
    if (root.function < 0) return root.owner ? fmt::format("a word of goroutine {}{}", root.owner, slot) : "the runtime" + slot;
    const FunctionCode& function = program.functions[static_cast<std::size_t>(root.function)];
    const auto i = static_cast<std::size_t>(root.detail);
    const std::string name = root.detail >= 0 && i < function.variables.size() ? "variable " + function.variables[i].name : "a temporary";
    return fmt::format("{} of {}{} on the stack of goroutine {}", name, function.symbol, slot, root.owner);
}

class Walk {
public:
    explicit Walk(const Runtime& rt) : rt_(rt) {}

    std::vector<LostObject> run() {
        find_unmapped();
        for (const Root& root : rt_.all_roots()) {
            if (counts(root)) follow(root.value, nullptr, root);
        }
        while (!work_.empty()) {
            const Found found = work_.back();
            work_.pop_back();
            rt_.heap.for_each_pointer_slot(rt_.memory, found.object, [&](std::uint64_t slot) {
                Root at = found.root;
                at.slot = Address{slot};
                follow(rt_.memory.word(slot), &found.object, at);
            });
        }
        return std::move(lost_);
    }

private:
    struct Found { ObjectRef object; Root root; };

    const Runtime& rt_;
    std::set<std::uint64_t> unmapped_;   // goroutines with a frame without a map: that frame's words do not count
    std::unordered_set<std::uint64_t> seen_;
    std::vector<Found> work_;
    std::vector<LostObject> lost_;

    void find_unmapped() {
        for (const Goroutine& g : rt_.goroutines) {
            if (g.status == GStatus::Idle || g.status == GStatus::Dead || !g.started) continue;
            rt_.walk_frames(g, [&](const Runtime::Frame& frame) {
                if (frame.function >= 0 && !frame.map) unmapped_.insert(g.id);
                return true;
            });
        }
    }
    bool counts(const Root& root) const {
        return (root.kind != Root::Kind::Frame && root.kind != Root::Kind::StackObject) || unmapped_.count(root.owner) == 0;
    }
    void follow(std::uint64_t pointer, const ObjectRef* holder, const Root& root) {
        const auto object = rt_.heap.find_object(rt_.memory, Address{pointer});
        if (!object || !seen_.insert(object->base.value).second) return;
        const bool white = !rt_.heap.is_marked(rt_.memory, *object);
        if (white && (!holder || rt_.heap.is_marked(rt_.memory, *holder))) add(*object, holder, root);
        work_.push_back({*object, root});
    }
    void add(const ObjectRef& object, const ObjectRef* holder, const Root& root) {
        LostObject lost;
        lost.object = object.base;
        lost.slot = root.slot;
        lost.goroutine = root.owner;
        lost.cycle = rt_.collector.cycle().number;
        const std::string from = holder ? fmt::format("the black object {} points to it at 0x{:x} (+{})", describe(rt_, *holder), root.slot.value, root.slot.value - holder->base.value)
                                        : describe_root(rt_, root) + " points to it";
        const std::string who = holder ? root.owner ? fmt::format(", reached from goroutine {}", root.owner) : ", reached from " + origin(root) : "";
        if (holder) lost.holder = holder->base;
        lost.text = fmt::format("lost object in cycle {}: {} is white and will be freed, but {}{}", lost.cycle, describe(rt_, object), from, who);
        lost_.push_back(std::move(lost));
    }
    std::string origin(Root root) const {
        root.slot = Address{};
        return describe_root(rt_, root);
    }
};

}  // namespace

std::vector<LostObject> find_lost_objects(const Runtime& rt) { return Walk(rt).run(); }

}  // namespace tw
