// What can be reached, by the plainest walk there is: a work list over all roots and every pointer word. Shares nothing with
// the collector or the heap graph, so that it can contradict both.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "sim/machine/machine.h"

namespace tw::test {

inline std::set<std::uint64_t> reachable_objects(const Runtime& rt) {
    std::set<std::uint64_t> seen;
    std::vector<ObjectRef> work;
    const auto follow = [&](std::uint64_t pointer) {
        const auto object = rt.heap.find_object(rt.memory, Address{pointer});
        if (object && seen.insert(object->base.value).second) work.push_back(*object);
    };
    for (const Root& root : rt.all_roots()) follow(root.value);
    while (!work.empty()) {
        const ObjectRef object = work.back();
        work.pop_back();
        rt.heap.for_each_pointer_slot(rt.memory, object, [&](std::uint64_t slot) {
            std::uint64_t value = 0;
            if (rt.memory.load(slot, value) && value) follow(value);
        });
    }
    return seen;
}

// Runs the machine to its end. At the start of each collection (world stopped: nothing moves until its end) it walks the heap;
// when marking is over exactly what was reached must still be there. The current tiny block is kept whatever points to it, and so
// is an object with a finalizer. Returns what went wrong first, "" for nothing. `collections`: how many were looked at.
inline std::string check_marks(Machine& machine, std::uint64_t max_steps, int& collections) {
    collections = 0;
    const Runtime& rt = machine.rt;
    std::set<std::uint64_t> reached;
    bool marking = false;
    while (!machine.ended() && machine.steps() < max_steps) {
        machine.step();
        if (rt.collector.marking()) {
            if (!marking) reached = reachable_objects(rt);
            marking = true;
            continue;
        }
        if (!marking) continue;
        marking = false;
        collections++;
        std::set<std::uint64_t> kept;
        std::string wrong;
        rt.heap.for_each_object(rt.memory, [&](const ObjectRef& object) {
            if (rt.heap.is_condemned(rt.memory, object)) return;
            kept.insert(object.base.value);
            const bool tiny = object.noscan && object.size == 16, finalizer = rt.heap.specials().count(object.base.value) > 0;
            if (!reached.count(object.base.value) && !tiny && !finalizer && wrong.empty()) wrong = "kept but not reachable: " + std::to_string(object.base.value);
        });
        for (const std::uint64_t base : reached)
            if (!kept.count(base) && wrong.empty()) wrong = "reachable but freed: " + std::to_string(base);
        if (!wrong.empty()) return wrong + " in collection " + std::to_string(rt.collector.cycles()) + " at step " + std::to_string(machine.steps());
    }
    return "";
}

}  // namespace tw::test
