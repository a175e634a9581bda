#include "sim/query/reach.h"

#include <vector>

#include "sim/query/liveness.h"

namespace tw {

bool reaches(const Runtime& rt, std::uint64_t base) {
    std::vector<bool> seen(rt.memory.arena.used / 8 + 1, false);   // by word of the arena
    std::vector<ObjectRef> work;
    bool found = false;
    const auto follow = [&](std::uint64_t pointer) {
        if (found || pointer < kArenaBase) return;
        const auto object = rt.heap.find_object(rt.memory, Address{pointer});
        if (!object || rt.heap.is_condemned(rt.memory, *object)) return;
        if (object->base.value == base) {
            found = true;
            return;
        }
        const std::size_t word = (object->base.value - kArenaBase) / 8;
        if (seen[word]) return;
        seen[word] = true;
        if (!object->noscan) work.push_back(*object);
    };
    for (const Root& root : precise_roots(rt)) follow(root.value);
    while (!work.empty() && !found) {
        const ObjectRef object = work.back();
        work.pop_back();
        rt.heap.for_each_pointer_slot(rt.memory, object, [&](std::uint64_t slot) {
            std::uint64_t value = 0;
            if (rt.memory.load(slot, value)) follow(value);
        });
    }
    return found;
}

}  // namespace tw
