// Bulk barriers: the pointer words of a range are shaded before it is overwritten and after.
// [go1.26 runtime/mbitmap.go bulkBarrierPreWrite]
// Differs: outside the heap (package variables, stacks) every word that names a heap object counts as a pointer.
#include <algorithm>

#include "sim/collector/collector.h"

namespace tw {

namespace {

// visit(slot) for the pointer words of `object` inside [from, to).
template <class Visit>
void for_each_slot_between(const Memory& memory, const Heap& heap, const ObjectRef& object, std::uint64_t from, std::uint64_t to, Visit&& visit) {
    const int index = heap.type_at(heap.header_type(memory, object));
    if (index < 0) {  // in-span bitmap: at most 64 words
        heap.for_each_pointer_slot(memory, object, [&](std::uint64_t slot) { if (slot >= from && slot < to) visit(slot); });
        return;
    }
    const HeapType& type = heap.type(index);
    const std::uint64_t first = object.base.value + (from - object.base.value) / type.size * type.size;
    const std::uint64_t end = std::min(to, object.base.value + object.size);
    for (std::uint64_t element = first; element < end && element + type.ptrdata <= object.base.value + object.size; element += type.size)
        for_each_masked_word(type, element, type.ptrdata, [&](std::uint64_t slot) { if (slot >= from && slot < to) visit(slot); });
}

void shade_range(Collector& collector, Memory& memory, Heap& heap, std::uint64_t at, std::uint64_t size) {
    if (size == 0) return;
    const auto shade_slot = [&](std::uint64_t slot) { collector.shade(memory, heap, memory.word(slot)); };
    if (const std::optional<ObjectRef> object = heap.find_object(memory, Address{at})) {
        if (!object->noscan) for_each_slot_between(memory, heap, *object, at, at + size, shade_slot);
        return;
    }
    for (std::uint64_t slot = (at + 7) & ~7ull; slot + 8 <= at + size; slot += 8) shade_slot(slot);
}

}  // namespace

void Collector::bulk_barrier_old(Memory& memory, Heap& heap, std::uint64_t at, std::uint64_t size) {
    if (barrier_) shade_range(*this, memory, heap, at, size);
}

void Collector::bulk_barrier_new(Memory& memory, Heap& heap, std::uint64_t at, std::uint64_t size) {
    if (barrier_) shade_range(*this, memory, heap, at, size);
}

}  // namespace tw
