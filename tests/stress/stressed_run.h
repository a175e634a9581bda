// One run of a program under collections at every Nth allocation, watched after each unit of the collector's work: the validator
// must have nothing to say, and what an own walk reaches must be kept.
#pragma once
#include <fmt/format.h>

#include <set>
#include <unordered_set>

#include "sim/bytecode/disassemble.h"
#include "tests/support/programs.h"
#include "tests/support/reachability.h"

namespace tw::test {

struct StressCase {
    std::uint64_t seed = 0;
    bool stop_the_world = true;
    std::uint32_t collect_every = 1;
    std::uint32_t slice = 7;             // instructions between two units of a concurrent cycle
    std::uint64_t budget = 1'000'000;    // objects that checks may look at; after that every 64th unit and 16th collection is checked
    std::uint64_t max_steps = 300'000'000;
};

struct StressResult {
    std::uint64_t collections = 0, units = 0, validated = 0, walks = 0, steps = 0;
    std::string failure;                 // what went wrong first, "" for nothing
    Output output;
    ProgramEnd end;
};

// Goroutines that stand where there is no stack map: the dead words of that frame cannot be told from the live ones.
inline std::set<std::uint64_t> unmapped_goroutines(const Runtime& rt) {
    std::set<std::uint64_t> ids;
    for (const Goroutine& g : rt.goroutines) {
        if (g.status == GStatus::Idle || g.status == GStatus::Dead || !g.started) continue;
        rt.walk_frames(g, [&](const Runtime::Frame& frame) {
            if (frame.function < 0) return true;
            // With deferred calls the results count as live from the first instruction, before they are cleared.
            const auto f = static_cast<std::size_t>(frame.function);
            const bool at_entry = rt.image->program->functions[f].has_defer && frame.code_index - rt.image->functions[f].entry < 4;
            if (!frame.map || (frame.depth == 0 && at_entry)) ids.insert(g.id);
            return true;
        });
    }
    return ids;
}

// As reachable_objects, from precise roots only.
inline std::unordered_set<std::uint64_t> precisely_reachable(const Runtime& rt) {
    const std::set<std::uint64_t> unmapped = unmapped_goroutines(rt);
    std::unordered_set<std::uint64_t> seen;
    std::vector<ObjectRef> work;
    const auto follow = [&](std::uint64_t pointer) {
        const auto object = rt.heap.find_object(rt.memory, Address{pointer});
        if (object && seen.insert(object->base.value).second) work.push_back(*object);
    };
    for (const Root& root : rt.all_roots()) {
        const bool on_stack = root.kind == Root::Kind::Frame || root.kind == Root::Kind::StackObject;
        if (!on_stack || unmapped.count(root.owner) == 0) follow(root.value);
    }
    while (!work.empty()) {
        const ObjectRef object = work.back();
        work.pop_back();
        rt.heap.for_each_pointer_slot(rt.memory, object, [&](std::uint64_t slot) { follow(rt.memory.word(slot)); });
    }
    return seen;
}

class StressedRun {
public:
    StressedRun(const std::shared_ptr<const Image>& image, const StressCase& how) : how_(how), machine_(image, settings_of(how)) {}

    StressResult run() {
        while (!machine_.ended() && machine_.steps() < how_.max_steps && result_.failure.empty()) {
            const bool unit = machine_.unit_is_next();
            if (unit && machine_.rt.collector.marking()) before_unit();
            machine_.step();
            if (unit) after_unit();
            if (!machine_.rt.pending_output.empty()) drain(machine_, result_.output);
        }
        drain(machine_, result_.output);
        if (machine_.steps() >= how_.max_steps && result_.failure.empty()) result_.failure = "too many steps";
        result_.steps = machine_.steps();
        result_.end = machine_.rt.end;
        return std::move(result_);
    }

private:
    StressCase how_;
    Machine machine_;
    StressResult result_;
    std::unordered_set<std::uint64_t> reached_;   // before the first unit (world stopped) or before marking ends
    std::unordered_set<std::uint64_t> kept_by_finalizers_;   // they live once more
    bool marking_ = false, walked_ = false;
    std::uint64_t spent_ = 0, objects_ = 1000;

    static RuntimeSettings settings_of(const StressCase& how) {
        RuntimeSettings settings;
        settings.seed = how.seed;
        settings.collector.stop_the_world = how.stop_the_world;
        settings.collector.collect_every = how.collect_every;
        settings.collector.concurrent_slice = how.slice;
        return settings;
    }
    bool affordable() {
        spent_ += objects_;
        return spent_ < how_.budget;
    }
    void fail(std::string what) {
        if (result_.failure.empty())
            result_.failure = fmt::format("{} (collection {}, step {})", what, machine_.rt.collector.cycle().number, machine_.steps());
    }

    void walk() {
        walked_ = affordable() || result_.collections % 16 == 0;
        if (!walked_) return;
        reached_ = precisely_reachable(machine_.rt);
        objects_ = reached_.size() + 100;
        kept_by_finalizers_.clear();
        for (const auto& [base, list] : machine_.rt.heap.specials()) kept_by_finalizers_.insert(base);
        result_.walks++;
    }
    void before_unit() {
        const bool first = !marking_;
        marking_ = true;
        if (machine_.collecting() ? first && how_.stop_the_world : false) walk();
        if ((!how_.stop_the_world || !machine_.collecting()) && machine_.rt.collector.mark_ends_next()) walk();
    }
    void after_unit() {
        result_.units++;
        const Runtime& rt = machine_.rt;
        if (rt.collector.marking()) {
            if (affordable() || result_.units % 64 == how_.seed % 64) check_invariant();
            return;
        }
        if (!marking_) return;
        marking_ = false;
        result_.collections++;
        if (walked_) compare();
    }
    void check_invariant() {
        result_.validated++;
        const auto violations = validate(machine_.rt.gc_context(), machine_.rt.collector);
        if (violations.empty()) return;
        const Runtime& rt = machine_.rt;
        const std::set<std::uint64_t> unmapped = unmapped_goroutines(rt);
        for (const InvariantViolation& v : violations) {
            bool dead = false;
            for (const Goroutine& g : rt.goroutines)
                dead = dead || (unmapped.count(g.id) != 0 && v.slot.value >= g.stack_low && v.slot.value < g.stack_high);
            if (dead) continue;
            return fail(fmt::format("black 0x{:x} points at 0x{:x}{} to white 0x{:x}{}", v.black.value, v.slot.value, place_of(v.slot), v.white.value, describe(v.white)));
        }
    }
    std::string place_of(Address slot) const {  // the frame of a stack slot
        const Runtime& rt = machine_.rt;
        std::string text;
        for (const Goroutine& g : rt.goroutines) {
            if (slot.value < g.stack_low || slot.value >= g.stack_high) continue;
            rt.walk_frames(g, [&](const Runtime::Frame& frame) {
                if (slot.value < frame.fp || frame.function < 0) return true;
                const FunctionCode& code = rt.image->program->functions[static_cast<std::size_t>(frame.function)];
                const std::uint32_t pc = frame.code_index - rt.image->functions[static_cast<std::size_t>(frame.function)].entry;
                text = fmt::format(" (goroutine {}, {}, before \"{}\", depth {}, +{})", g.id, code.symbol, disassemble(*rt.image->program, code, pc), frame.depth, slot.value - frame.fp);
                return true;
            });
        }
        return text;
    }
    std::string describe(Address at) const {
        const Runtime& rt = machine_.rt;
        const auto object = rt.heap.find_object(rt.memory, at);
        if (!object) return " (free)";
        const Program& program = *rt.image->program;
        const ObjectNote note = rt.heap.note(rt.memory, *object);
        std::string text = fmt::format(" ({} bytes, born at step {}", object->size, note.birth);
        if (note.site < program.sites.size()) {
            const AllocationSite& site = program.sites[note.site];
            const Location place = program.sources.locate(site.pos);
            text += fmt::format(", {} at {}:{}", site.type >= 0 ? rt.descriptor(site.type).text : "?", place.file, place.line);
        }
        return text + ")";
    }
    void compare() {
        const Runtime& rt = machine_.rt;
        std::unordered_set<std::uint64_t> kept;
        rt.heap.for_each_object(rt.memory, [&](const ObjectRef& object) {
            if (rt.heap.is_condemned(rt.memory, object)) return;
            kept.insert(object.base.value);
            if (!how_.stop_the_world || reached_.count(object.base.value)) return;
            const bool tiny = object.noscan && object.size == 16, finalizer = kept_by_finalizers_.count(object.base.value) > 0;
            if (!tiny && !finalizer && unmapped_goroutines(rt).empty()) fail(fmt::format("kept but not reachable: 0x{:x}{}", object.base.value, describe(object.base)));
        });
        for (const std::uint64_t base : reached_)
            if (!kept.count(base)) return fail(fmt::format("reachable but freed: 0x{:x}", base));
        if (!machine_.lost_objects().empty()) fail(machine_.lost_objects()[0].text);
    }
};

}  // namespace tw::test
