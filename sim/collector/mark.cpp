// Marking: roots, specials, and the drain of the work list. [go1.26 runtime/mgcmark.go gcDrain]
// A unit is a root job or an object; draining many units is the same acts in the same order as draining one at a time.
#include <algorithm>

#include "sim/collector/collector.h"
#include "sim/collector/mark_internal.h"

namespace tw {

void Collector::shade(Memory& memory, Heap& heap, std::uint64_t pointer) {
    Marker marker(memory, heap);
    const std::uint64_t grey = marker.mark(pointer);
    heap.bytes_marked += marker.bytes_marked;
    cycle_.objects_marked += marker.objects_marked;
    if (grey != 0) work_.push_back(grey);
    if (marker.objects_marked != 0) shaded_[shaded_count_++ % kShaded] = pointer;
}

// The newest object is next when it lies near the one before (what was allocated together is scanned together); else it goes to the
// end of the queue, and the queue's first one, whose memory had time to come, is next.
// [go1.26 runtime/mgcwork.go tryGetObj]  Differs: Go prefetches nothing for small work lists and queues spans for the rest.
std::uint64_t Collector::drain(Memory& memory, Heap& heap, std::uint64_t limit) {
    Marker marker(memory, heap);
    std::size_t top = work_.size();
    std::uint64_t done = 0;
    std::uint32_t first = queue_first_, waiting = waiting_;
    while (done < limit) {
        // As below, many at a time.
        if (waiting == kQueue - 1) done += marker.scan_steadily<kQueue>(queue_.data(), first, work_, top, last_, limit - done);
        if (done == limit) break;
        if (top != 0 && Marker::is_near(work_[top - 1], last_)) {
            last_ = work_[--top];
        } else {
            for (; waiting < kQueue && top != 0; waiting++) {
                const std::uint64_t base = work_[--top];
                marker.prefetch(base);
                queue_[(first + waiting) % kQueue] = base;
            }
            if (waiting == 0) break;
            last_ = queue_[first];
            first = (first + 1) % kQueue;
            waiting--;
        }
        done++;
        top = marker.scan(last_, work_, top);
    }
    work_.resize(top);
    queue_first_ = first;
    waiting_ = waiting;
    heap.bytes_marked += marker.bytes_marked;
    cycle_.objects_marked += marker.objects_marked;
    cycle_.objects_scanned += done;
    pacer.heap_scan_work += marker.scan_work;
    return done;
}

Address Collector::next_object() const {
    if (!work_.empty() && (waiting_ == 0 || Marker::is_near(work_.back(), last_))) return Address{work_.back()};
    return Address{queue_[queue_first_]};
}

std::vector<std::uint64_t> Collector::waiting_objects() const {
    std::vector<std::uint64_t> all;
    for (std::uint32_t i = 0; i < waiting_; i++) all.push_back(queue_[(queue_first_ + i) % kQueue]);
    return all;
}

std::vector<std::uint64_t> Collector::work() const {
    std::vector<std::uint64_t> all = waiting_objects();
    std::reverse(all.begin(), all.end());
    all.insert(all.end(), work_.begin(), work_.end());
    if (all.empty()) return all;
    const auto next = std::find(all.begin(), all.end(), next_object().value);
    std::rotate(next, next + 1, all.end());
    return all;
}

void Collector::scan_job(GcContext context, std::uint32_t job) {
    if (job + 1 == jobs_) return scan_specials(context);
    const RootWork work = context.roots.begin_root_job(job);
    pacer.stack_scan_work += work.stack;
    pacer.globals_scan_work += work.globals;
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
    for (std::uint32_t i = 0; i < waiting_; i++)
        if (queue_[(queue_first_ + i) % kQueue] == object.base.value) return true;
    return std::find(work_.begin(), work_.end(), object.base.value) != work_.end();
}

}  // namespace tw
