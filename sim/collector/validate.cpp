// The weak tri-colour invariant, checked by an own walk over the whole heap.
// Grey: the objects of the work list and every root job that was not scanned yet. From them the white objects that are
// reachable over white ones are collected (protected); a black object or a scanned root that points to any other white
// object has lost it.
#include <unordered_set>

#include "sim/collector/collector.h"

namespace tw {

namespace {

class Check {
public:
    Check(GcContext context, const Collector& collector) : context_(context), collector_(collector) {}

    std::vector<InvariantViolation> run() {
        for (const std::uint64_t base : collector_.work()) {
            grey_.insert(base);
            scan(base);
        }
        visit_jobs(collector_.next_root_job(), collector_.root_jobs(), [&](std::uint64_t value, Address) { protect(value); });
        while (!pending_.empty()) {
            const std::uint64_t base = pending_.back();
            pending_.pop_back();
            scan(base);
        }
        check_objects();
        visit_jobs(0, collector_.next_root_job(), [&](std::uint64_t value, Address slot) { require(Address{}, slot, value); });
        return std::move(violations_);
    }

private:
    std::optional<ObjectRef> white(std::uint64_t value) const {
        std::optional<ObjectRef> object = context_.heap.find_object(context_.memory, Address{value});
        if (object && context_.heap.is_marked(context_.memory, *object)) object.reset();
        return object;
    }
    void protect(std::uint64_t value) {
        if (const auto object = white(value); object && protected_.insert(object->base.value).second) pending_.push_back(object->base.value);
    }
    void scan(std::uint64_t base) {
        if (const auto object = context_.heap.find_object(context_.memory, Address{base}))
            context_.heap.for_each_pointer_slot(context_.memory, *object, [&](std::uint64_t slot) { protect(context_.memory.word(slot)); });
    }
    void require(Address black, Address slot, std::uint64_t value) {
        const auto object = white(value);
        if (object && !protected_.contains(object->base.value)) violations_.push_back({black, slot, object->base});
    }
    void check_objects() {
        context_.heap.for_each_object(context_.memory, [&](const ObjectRef& object) {
            if (object.noscan || !context_.heap.is_marked(context_.memory, object) || grey_.contains(object.base.value)) return;
            context_.heap.for_each_pointer_slot(context_.memory, object, [&](std::uint64_t slot) {
                require(object.base, Address{slot}, context_.memory.word(slot));
            });
        });
    }
    template <class Visit> void visit_jobs(std::uint32_t first, std::uint32_t end, Visit&& visit) {
        for (std::uint32_t job = first; job < end; job++) {
            if (job + 1 == collector_.root_jobs()) { visit_specials(visit); continue; }
            context_.roots.visit_root_job(job, [&](const Root& root) { visit(root.value, root.slot); });
        }
    }
    template <class Visit> void visit_specials(Visit&& visit) {
        for (const auto& [at, list] : context_.heap.specials()) {
            for (const Special& special : list) {
                visit(special.function.value, Address{});
                visit(special.argument.value, Address{});
                if (special.kind != Special::Kind::Finalizer) continue;
                if (const auto object = context_.heap.find_object(context_.memory, Address{at}))
                    context_.heap.for_each_pointer_slot(context_.memory, *object, [&](std::uint64_t slot) { visit(context_.memory.word(slot), Address{slot}); });
            }
        }
    }

    GcContext context_;
    const Collector& collector_;
    std::unordered_set<std::uint64_t> grey_, protected_;
    std::vector<std::uint64_t> pending_;
    std::vector<InvariantViolation> violations_;
};

}  // namespace

std::vector<InvariantViolation> validate(GcContext context, const Collector& collector) {
    if (!collector.marking()) return {};
    return Check(context, collector).run();
}

}  // namespace tw
