// One run of a program under collections at every Nth allocation, watched after each unit of the collector's work: the validator
// must have nothing to say, and what an own walk reaches must be kept.
#pragma once
#include <fmt/format.h>

#include <set>
#include <unordered_set>

#include "sim/bytecode/disassemble.h"
#include "tests/support/programs.h"
#include "tests/stress/step_validator.h"
#include "tests/support/reachability.h"

namespace tw::test {

struct StressCase {
    std::uint64_t seed = 0;
    bool stop_the_world = true;
    bool write_barrier = true;
    std::uint32_t collect_every = 1;
    std::uint32_t slice = 7;             // instructions between two units of a concurrent cycle
    std::uint64_t max_steps = 300'000'000;
};

struct StressResult {
    std::uint64_t collections = 0, mark_units = 0, validated = 0, sweep_units = 0, swept_checked = 0, walks = 0, full = 0, steps = 0;
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
            const std::uint64_t before = machine_.steps();
            if (machine_.run_to_unit(how_.max_steps)) one_unit(machine_.steps() != before);
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
    StepValidator validator_{machine_.rt};
    StressResult result_;
    std::unordered_set<std::uint64_t> reached_;              // before the first unit (world stopped) or before marking ends
    std::unordered_set<std::uint64_t> kept_by_finalizers_;   // they live once more
    std::unordered_map<std::uint32_t, std::vector<std::uint64_t>> reached_on_;  // page of the span → objects
    std::vector<std::uint32_t> sweep_gens_;                  // by page
    bool in_cycle_ = false;
    std::uint64_t units_of_cycle_ = 0;

    static RuntimeSettings settings_of(const StressCase& how) {
        RuntimeSettings settings;
        settings.seed = how.seed;
        settings.collector.stop_the_world = how.stop_the_world;
        settings.collector.write_barrier = how.write_barrier;
        settings.collector.collect_every = how.collect_every;
        settings.collector.concurrent_slice = how.slice;
        return settings;
    }
    void fail(std::string what) {
        if (result_.failure.empty())
            result_.failure = fmt::format("{} (collection {}, step {})", what, machine_.rt.collector.cycle().number, machine_.steps());
    }

    // Everything is looked at after every unit, of marking and of sweeping, and before marking ends.
    void one_unit(bool mutator_ran) {
        const Collector& collector = machine_.rt.collector;
        if (collector.marking() && !in_cycle_) begin_cycle();
        const bool was_marking = collector.marking(), stopped = machine_.collecting() && !mutator_ran && how_.stop_the_world;
        if (was_marking && (collector.mark_ends_next() || (stopped && units_of_cycle_ == 0))) walk();
        machine_.step();
        units_of_cycle_++;
        if (collector.marking() && was_marking) return after_marking(mutator_ran);
        if (was_marking) {  // marking ended with this unit
            result_.mark_units++;
            result_.validated++;
            check_reached_are_marked();
            note_spans();
        } else {
            result_.sweep_units++;
            check_swept();
        }
        if (collector.phase() == GcPhase::Sweep) return;
        result_.collections++;
        compare();
        in_cycle_ = false;
        if (collector.marking()) begin_cycle();  // runtime.GC waited for a concurrent cycle to end: its own began at once
    }
    void begin_cycle() {
        in_cycle_ = true;
        units_of_cycle_ = 0;
        validator_.begin();
    }
    void after_marking(bool mutator_ran) {
        result_.mark_units++;
        result_.validated++;
        // After the first unit of a cycle nothing is known of what the program did since the cycle was begun.
        for (const StepValidator::Finding& f : validator_.after_unit(mutator_ran || units_of_cycle_ == 1)) {
            if (!f.text.empty()) return fail(f.text);
            report({Address{f.black}, Address{f.slot}, Address{f.white}}, "");
        }
        if (units_of_cycle_ != 1 && !machine_.rt.collector.mark_ends_next() && result_.mark_units % 4096 != 0) return;
        result_.full++;
        for (const InvariantViolation& v : validate(machine_.rt.gc_context(), machine_.rt.collector)) report(v, " (full check)");
    }
    void report(const InvariantViolation& v, const char* by) {
        const Runtime& rt = machine_.rt;
        const std::set<std::uint64_t> unmapped = unmapped_goroutines(rt);
        for (const Goroutine& g : rt.goroutines)
            if (unmapped.count(g.id) != 0 && v.slot.value >= g.stack_low && v.slot.value < g.stack_high) return;
        fail(fmt::format("black 0x{:x} points at 0x{:x}{} to white 0x{:x}{}{}", v.black.value, v.slot.value, place_of(v.slot), v.white.value, describe(v.white), by));
    }
    void walk() {
        const Runtime& rt = machine_.rt;
        reached_ = precisely_reachable(rt);
        kept_by_finalizers_.clear();
        for (const auto& [base, list] : rt.heap.specials()) kept_by_finalizers_.insert(base);
        result_.walks++;
    }
    // ---- sweeping: what the walk reached stays
    bool is_kept(std::uint64_t base) const {
        const Runtime& rt = machine_.rt;
        const auto object = rt.heap.find_object(rt.memory, Address{base});
        return object && object->base.value == base && !rt.heap.is_condemned(rt.memory, *object);
    }
    void check_reached_are_marked() {
        for (const std::uint64_t base : reached_)
            if (!is_kept(base)) return fail(fmt::format("reachable but not marked: 0x{:x}{}", base, describe(Address{base})));
    }
    void note_spans() {
        const Runtime& rt = machine_.rt;
        reached_on_.clear();
        for (const std::uint64_t base : reached_) reached_on_[span_at(rt.memory, (base - kArenaBase) / kPageSize).start_page].push_back(base);
        sweep_gens_.assign(rt.memory.arena.used / kPageSize, 0);
        for (std::size_t page = 0; page < sweep_gens_.size(); page++) sweep_gens_[page] = span_at(rt.memory, page).sweep_gen;
        clear_since(machine_.rt.memory.spans);
    }
    static void clear_since(Region& region) {
        for (std::uint64_t page = 0; page <= region.used >> kTrackedShift; page++) region.dirty[page] &= kWritten & ~1;
    }
    // Every span whose record changed since the unit before.
    void check_swept() {
        result_.swept_checked++;
        Region& spans = machine_.rt.memory.spans;
        const std::uint64_t records = kTrackedPage / sizeof(SpanRecord);
        for (std::uint64_t page = 0; page << kTrackedShift < spans.used; page++) {
            if ((spans.dirty[page] & 1) == 0) continue;
            spans.dirty[page] &= kWritten & ~1;
            for (std::uint64_t i = page * records; i < (page + 1) * records && i < sweep_gens_.size(); i++) {
                const std::uint32_t now = span_at(machine_.rt.memory, i).sweep_gen;
                if (sweep_gens_[i] == now) continue;
                sweep_gens_[i] = now;
                const auto found = reached_on_.find(static_cast<std::uint32_t>(i));
                if (found == reached_on_.end()) continue;
                for (const std::uint64_t base : found->second)
                    if (!is_kept(base)) return fail(fmt::format("reachable but swept: 0x{:x}", base));
            }
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
