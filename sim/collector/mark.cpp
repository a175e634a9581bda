// Marking: roots, specials, and the drain of the work list. [go1.26 runtime/mgcmark.go gcDrain]
// A unit is a root job or an object; draining many units is the same acts in the same order as draining one at a time.
#include "sim/collector/collector.h"
#include "sim/collector/mark_internal.h"

namespace tw {

void Collector::shade(Memory& memory, Heap& heap, std::uint64_t pointer) {
    Marker marker(memory, heap);
    const std::uint64_t grey = marker.mark(pointer);
    heap.bytes_marked += marker.bytes_marked;
    cycle_.objects_marked += marker.objects_marked;
    if (grey != 0) work_.push_back(grey);
}

std::uint64_t Collector::drain(Memory& memory, Heap& heap, std::uint64_t limit) {
    Marker marker(memory, heap);
    std::size_t top = work_.size();
    std::uint64_t done = 0;
    for (; top != 0 && done < limit; done++) {
        const std::uint64_t base = work_[top - 1];
        top = marker.scan(base, work_, top - 1);
    }
    work_.resize(top);
    heap.bytes_marked += marker.bytes_marked;
    cycle_.objects_marked += marker.objects_marked;
    cycle_.objects_scanned += done;
    return done;
}

void Collector::scan_job(GcContext context, std::uint32_t job) {
    if (job + 1 == jobs_) return scan_specials(context);
    context.roots.visit_root_job(job, [&](const Root& root) {
        shade(context.memory, context.heap, root.value);
        cycle_.roots_scanned++;
    });
}

// What finalizers, cleanups and weak handles keep: everything that an object with a finalizer points to (not the object
// itself), the functions, and the handles. [go1.26 runtime/mgcmark.go markrootSpans]
void Collector::scan_specials(GcContext context) {
    Memory& memory = context.memory;
    Heap& heap = context.heap;
    for (const auto& [at, list] : heap.specials()) {
        for (const Special& special : list) {
            shade(memory, heap, special.function.value);
            shade(memory, heap, special.argument.value);
            if (special.kind != Special::Kind::Finalizer) continue;
            if (const std::optional<ObjectRef> object = heap.find_object(memory, Address{at}))
                heap.for_each_pointer_slot(memory, *object, [&](std::uint64_t slot) { shade(memory, heap, memory.word(slot)); });
        }
    }
    for (const ReadySpecial& ready : heap.ready) {
        shade(memory, heap, ready.special.function.value);
        shade(memory, heap, ready.special.argument.value);
        if (ready.special.kind == Special::Kind::Finalizer) shade(memory, heap, ready.object.value);
    }
}

Address Collector::weak_value(Memory& memory, Heap& heap, Address object) {
    const std::optional<ObjectRef> found = heap.find_object(memory, object);
    if (!found) return object.value >= kArenaBase ? Address{} : object;  // package variables never die
    if (heap.is_condemned(memory, *found)) return Address{};
    if (marking()) shade(memory, heap, object.value);
    return object;
}

bool Collector::is_grey(const Memory&, const Heap&, const ObjectRef& object) const {
    for (const std::uint64_t base : work_)
        if (base == object.base.value) return true;
    return false;
}

}  // namespace tw
