#include <functional>
#include <map>
#include <random>
#include <set>

#include "sim/collector/collector.h"
#include "tests/support/catch.h"

using namespace tw;

namespace {

// Jobs: the words of one stack each. A stack that a job has scanned is black.
struct Stacks : RootProvider {
    std::vector<std::vector<std::uint64_t>> stacks;
    std::uint32_t root_jobs() override { return static_cast<std::uint32_t>(stacks.size()); }
    void visit_root_job(std::uint32_t job, const RootVisitor& visit) override {
        for (std::uint64_t word : stacks[job]) { Root root; root.kind = Root::Kind::Frame; root.value = word; visit(root); }
    }
};

struct World {
    Memory memory{1ull << 30};
    Heap heap;
    Collector collector;
    Stacks roots;
    int node, pointer;
    World() {
        memory.add_data(4096);
        node = heap.register_type({24, 24, {6}, Address{kLowBase + 0x100}});  // scalar, two pointers
        pointer = heap.register_type({8, 8, {1}, Address{kLowBase + 0x140}});
        roots.stacks.resize(3);
    }
    GcContext context() { return {memory, heap, roots}; }
    std::uint64_t make(std::uint64_t size, int type) { return heap.allocate(memory, size, type, {}).value; }
    void collect() {
        collector.start_cycle(context(), true, 0);
        collector.finish_mark(context(), 0);
        collector.finish_sweep(context());
    }
    [[nodiscard]] bool alive(std::uint64_t at) const { return heap.find_object(memory, Address{at}).has_value(); }
    // An own walk that knows no mark bits.
    [[nodiscard]] std::set<std::uint64_t> reachable() {
        std::set<std::uint64_t> seen;
        std::vector<std::uint64_t> pending;
        const auto reach = [&](std::uint64_t word) {
            const auto object = heap.find_object(memory, Address{word});
            if (object && seen.insert(object->base.value).second) pending.push_back(object->base.value);
        };
        for (const auto& stack : roots.stacks) for (std::uint64_t word : stack) reach(word);
        while (!pending.empty()) {
            const ObjectRef object = *heap.find_object(memory, Address{pending.back()});
            pending.pop_back();
            heap.for_each_pointer_slot(memory, object, [&](std::uint64_t slot) { reach(memory.word(slot)); });
        }
        return seen;
    }
    [[nodiscard]] std::set<std::uint64_t> objects() const {
        std::set<std::uint64_t> all;
        heap.for_each_object(memory, [&](const ObjectRef& object) { all.insert(object.base.value); });
        return all;
    }
};

// A random graph of small, headed and large objects; half of the words are interior pointers.
void build_graph(World& w, std::mt19937& random, int count) {
    std::vector<std::uint64_t> made;
    for (int i = 0; i < count; i++) {
        const std::uint64_t sizes[] = {8, 16, 24, 48, 240, 512, 600, 3000, 40000};
        const std::uint64_t size = sizes[random() % 9];
        const int type = random() % 4 == 0 ? kNoPointers : size % 24 == 0 && random() % 2 ? w.node : w.pointer;
        made.push_back(w.make(size, type));
    }
    for (std::uint64_t at : made) {
        const auto object = w.heap.find_object(w.memory, Address{at});
        w.heap.for_each_pointer_slot(w.memory, *object, [&](std::uint64_t slot) {
            if (random() % 8 == 0) w.memory.set_word(slot, made[random() % made.size()] + random() % 2 * 7);
        });
    }
    for (auto& stack : w.roots.stacks) for (int i = 0; i < 3; i++) stack.push_back(made[random() % made.size()]);
}

}  // namespace

TEST_CASE("a collection keeps exactly what an own walk reaches", "[collector]") {
    for (unsigned seed = 1; seed <= 20; seed++) {
        std::mt19937 random(seed);
        World w;
        build_graph(w, random, 400);
        const std::set<std::uint64_t> expected = w.reachable();
        w.collect();
        REQUIRE(w.objects() == expected);
        w.collect();
        REQUIRE(w.objects() == expected);
        std::uint64_t bytes = 0;
        w.heap.for_each_object(w.memory, [&](const ObjectRef& object) { bytes += span_at(w.memory, object.page).elem_size; });
        REQUIRE(w.heap.stats(w.memory).heap_alloc == bytes);
        REQUIRE(w.collector.cycle().marked == bytes);
    }
}

TEST_CASE("one unit at a time: the invariant holds after each and the result is the same", "[collector]") {
    for (unsigned seed = 1; seed <= 8; seed++) {
        std::mt19937 random(seed);
        World w;
        build_graph(w, random, 150);
        World whole = w;
        const std::set<std::uint64_t> expected = w.reachable();
        w.collector.start_cycle(w.context(), false, 0);
        std::set<std::uint64_t> blackened;
        while (w.collector.phase() != GcPhase::Off) {
            const GcUnit unit = w.collector.advance(w.context(), 0);
            REQUIRE(unit.kind != GcUnit::Kind::None);
            if (unit.kind == GcUnit::Kind::Object) REQUIRE(blackened.insert(unit.object.value).second);
            REQUIRE(validate(w.context(), w.collector).empty());
        }
        REQUIRE(w.objects() == expected);
        whole.collect();
        REQUIRE(whole.memory == w.memory);
    }
}

TEST_CASE("many units at once are the same units", "[collector]") {
    std::mt19937 random(3);
    World w;
    build_graph(w, random, 300);
    World other = w;
    w.collector.start_cycle(w.context(), false, 0);
    other.collector.start_cycle(other.context(), false, 0);
    while (w.collector.phase() != GcPhase::Off) {
        const std::uint64_t n = w.collector.advance_many(w.context(), 1 + random() % 9, 0);
        for (std::uint64_t i = 0; i < n; i++) other.collector.advance(other.context(), 0);
        REQUIRE(w.collector.work() == other.collector.work());
        REQUIRE(w.memory == other.memory);
    }
    REQUIRE(other.collector.phase() == GcPhase::Off);
}

TEST_CASE("an object with a finalizer lives once more, with all it points to", "[collector]") {
    World w;
    const std::uint64_t inner = w.make(24, w.node), outer = w.make(24, w.node), function = w.make(16, w.pointer);
    w.memory.set_word(outer + 8, inner);
    Special special;
    special.function = Address{function};
    w.heap.add_special(Address{outer}, special);
    w.collect();
    REQUIRE(w.heap.ready.size() == 1);
    REQUIRE(w.heap.ready[0].object.value == outer);
    REQUIRE(w.heap.specials().empty());
    w.collect();  // queued: still a root
    REQUIRE((w.alive(outer) && w.alive(inner) && w.alive(function)));
    w.heap.ready.clear();
    w.collect();
    REQUIRE_FALSE((w.alive(outer) || w.alive(inner) || w.alive(function)));
}

TEST_CASE("finalizers run from the outside in, and never in a cycle", "[collector]") {
    World w;
    const std::uint64_t a = w.make(24, w.node), b = w.make(24, w.node), x = w.make(24, w.node), y = w.make(24, w.node);
    w.memory.set_word(a + 8, b);
    w.memory.set_word(x + 8, y);
    w.memory.set_word(y + 8, x);
    for (std::uint64_t at : {a, b, x}) w.heap.add_special(Address{at}, Special{});
    w.collect();
    REQUIRE(w.heap.ready.size() == 1);
    REQUIRE(w.heap.ready[0].object.value == a);
    w.heap.ready.clear();
    w.collect();
    REQUIRE(w.heap.ready.size() == 1);
    REQUIRE(w.heap.ready[0].object.value == b);
    w.heap.ready.clear();
    w.collect();
    REQUIRE(w.heap.ready.empty());
    REQUIRE((w.alive(x) && w.alive(y)));
}

TEST_CASE("cleanups run after death, and after a finalizer", "[collector]") {
    World w;
    const std::uint64_t at = w.make(24, w.node), function = w.make(16, w.pointer);
    Special cleanup;
    cleanup.kind = Special::Kind::Cleanup;
    cleanup.function = Address{function};
    w.heap.add_special(Address{at}, cleanup);
    w.heap.add_special(Address{at}, Special{});
    w.collect();
    REQUIRE(w.heap.ready.size() == 1);
    REQUIRE(w.heap.ready[0].special.kind == Special::Kind::Finalizer);
    w.heap.ready.clear();
    w.collect();
    REQUIRE(w.heap.ready.size() == 1);
    REQUIRE(w.heap.ready[0].special.kind == Special::Kind::Cleanup);
    REQUIRE_FALSE(w.alive(at));
    REQUIRE(w.alive(function));
}

TEST_CASE("a weak handle is cleared when its object dies, before the finalizer runs", "[collector]") {
    World w;
    const std::uint64_t object = w.make(48, w.node), handle = w.make(8, kNoPointers);
    w.memory.set_word(handle, object);
    Special weak;
    weak.kind = Special::Kind::WeakHandle;
    weak.function = Address{handle};
    w.heap.add_special(Address{object}, weak);
    w.heap.add_special(Address{object}, Special{});
    w.roots.stacks[0] = {object};
    w.collect();
    REQUIRE(w.memory.word(handle) == object);
    w.roots.stacks[0].clear();
    w.collector.start_cycle(w.context(), false, 0);
    w.collector.finish_mark(w.context(), 0);
    REQUIRE(w.collector.weak_value(w.memory, w.heap, Address{object}).value == (w.heap.find_special(Address{object}, Special::Kind::WeakHandle) ? 0 : object));
    w.collector.finish_sweep(w.context());
    REQUIRE(w.memory.word(handle) == 0);
    REQUIRE(w.heap.ready.size() == 1);
}

TEST_CASE("asking a weak handle while marking keeps the object", "[collector]") {
    World w;
    const std::uint64_t object = w.make(48, w.node);
    w.collector.start_cycle(w.context(), false, 0);
    REQUIRE(w.collector.weak_value(w.memory, w.heap, Address{object}).value == object);
    w.collector.finish_mark(w.context(), 0);
    w.collector.finish_sweep(w.context());
    REQUIRE(w.alive(object));
}

TEST_CASE("the tiny block survives the cycle in which it is current", "[collector]") {
    World w;
    const std::uint64_t a = w.make(4, kNoPointers);
    w.collect();
    REQUIRE(w.alive(a));
    REQUIRE(w.make(4, kNoPointers) != a + 4);  // dropped with the caches
    w.collect();
    REQUIRE_FALSE(w.alive(a));
}

TEST_CASE("trace lines are written as Go writes them", "[collector]") {
    CycleStats cycle;
    cycle.number = 5;
    cycle.start = 4'200'000;
    cycle.mark_end = cycle.start + 1'234'567;
    cycle.clock_time = cycle.background_time = cycle.gc_time_so_far = 1'234'567;
    cycle.live_at_start = 39ull << 20;
    cycle.live_at_end = 40ull << 20;
    cycle.marked = 20ull << 20;
    cycle.goal = 40ull << 20;
    REQUIRE(gctrace_line(cycle, 12'345'670) ==
            "gc 5 @0.004s 10%: 0+1.2+0 ms clock, 0+0/1.2/0+0 ms cpu, 39->40->20 MB, 40 MB goal, 0 MB stacks, 0 MB globals, 1 P");
    cycle.forced = true;
    REQUIRE(gctrace_line(cycle, 12'345'670).ends_with("1 P (forced)"));
}

TEST_CASE("goals follow Go's formula", "[collector]") {
    Pacer pacer;
    pacer.commit(0, true);
    REQUIRE(pacer.goal_and_trigger({}).goal == 4 << 20);
    REQUIRE(pacer.goal_and_trigger({}).trigger == (4u << 20) / 64 * 61);  // as late as Go allows, while nothing is known of the program
    pacer.heap_marked = 21019664;
    pacer.last_stack_scan = 7872;
    pacer.globals_scan = 151810;
    pacer.commit(pacer.heap_marked, true);
    const PacerGoal goal = pacer.goal_and_trigger({});
    REQUIRE(goal.goal == 42199010);  // as a real program printed
    REQUIRE(goal.trigger == 21019664 + (42199010 - 21019664) / 64 * 61);
    pacer.gogc = -1;
    pacer.commit(pacer.heap_marked, true);
    REQUIRE(pacer.goal_and_trigger({}).goal > 1ull << 62);  // the default limit less headroom, as in a real program
    pacer.memory_limit = 40 << 20;
    REQUIRE(pacer.goal_and_trigger({}).goal == (40 << 20) - (40 << 20) / 100 * 3);
}

// Values worked out from the formulas of mgcpacer.go by hand.
TEST_CASE("the trigger leaves the runway that cons/mark asks for, within Go's bounds", "[collector]") {
    Pacer pacer;
    pacer.heap_marked = 10'000'000;
    pacer.globals_scan = 1'000'000;
    pacer.last_heap_scan = 3'000'000;
    pacer.last_stack_scan = 0;
    pacer.cons_mark = 0.125;  // runway = 0.125 * 3 * 4'000'000
    pacer.commit(10'000'000, true);
    REQUIRE(pacer.runway == 1'500'000);
    REQUIRE(pacer.percent_goal == 10'000'000 + 11'000'000);
    REQUIRE(pacer.goal_and_trigger({}).trigger == 21'000'000 - 1'500'000);
    pacer.cons_mark = 1;  // more than fits: seven tenths of the way
    pacer.commit(10'000'000, true);
    REQUIRE(pacer.goal_and_trigger({}).trigger == 10'000'000 + 11'000'000 / 64 * 45);
    pacer.cons_mark = 0;  // none: as late as possible, the goal less 4 MiB or 61/64 of the way
    pacer.commit(10'000'000, true);
    REQUIRE(pacer.goal_and_trigger({}).trigger == 10'000'000 + 11'000'000 / 64 * 61);
    pacer.commit(25'000'000, false);  // sweeping needs a MiB from where the heap is
    REQUIRE(pacer.goal_and_trigger({}).goal == 25'000'000 + (1 << 20));
}

TEST_CASE("cons/mark is the highest of five cycles", "[collector]") {
    Pacer pacer;
    const auto cycle = [&](std::uint64_t allocated, std::uint64_t scanned, std::uint64_t assists) {
        pacer.start_cycle(1'000'000, 4'000'000);
        pacer.heap_scan_work = scanned;
        pacer.assist_time = assists;
        pacer.end_cycle(1'000'000 + allocated, 1000);
    };
    cycle(600'000, 200'000, 0);  // 3 bytes for each scanned, with a quarter against three quarters of the time
    REQUIRE(pacer.cons_mark == 1.0);
    cycle(600'000, 200'000, 250);  // with assists half of the time was marking
    REQUIRE(pacer.cons_mark == 3.0);
    for (int i = 0; i < 3; i++) cycle(6'000, 200'000, 0);
    REQUIRE(pacer.cons_mark == 3.0);
    cycle(6'000, 200'000, 0);
    REQUIRE(pacer.cons_mark == 3.0);
    cycle(6'000, 200'000, 0);
    REQUIRE(pacer.cons_mark < 0.1);
    const double before = pacer.cons_mark;
    cycle(0, 200'000, 0);  // nothing was allocated, as with the world stopped: nothing is learnt
    REQUIRE(pacer.cons_mark == before);
}

TEST_CASE("an allocated byte costs the marking that is left, spread over the bytes up to the goal", "[collector]") {
    Pacer pacer;
    pacer.last_heap_scan = 900'000;
    pacer.globals_scan = 100'000;
    pacer.heap_scan = 2'000'000;
    pacer.start_cycle(3'000'000, 4'000'000);
    REQUIRE(pacer.work_per_byte == 1.0);  // 1 MB of work, 1 MB of room
    pacer.heap_scan_work = 500'000;
    pacer.revise(3'750'000, 4'000'000);
    REQUIRE(pacer.work_per_byte == 2.0);
    REQUIRE(pacer.bytes_per_work == 0.5);
    pacer.heap_scan_work = 1'000'100;      // more than expected: the goal moves as if all 2.1 MB were live
    pacer.revise(4'000'000, 4'000'000);
    REQUIRE(pacer.work_per_byte == Approx((2'100'000.0 - 1'000'100) / (3'000'000 + 2'100'000 - 4'000'000)));
    pacer.revise(9'000'000, 4'000'000);    // beyond all goals: everything at once
    REQUIRE(pacer.work_per_byte == 2'100'000.0 - 1'000'100);
}

TEST_CASE("the memory limit leaves what lies beside the heap, what it is exceeded by, and three percent", "[collector]") {
    Pacer pacer;
    pacer.memory_limit = 100'000'000;
    pacer.gogc = -1;
    pacer.commit(0, true);
    REQUIRE(pacer.goal_and_trigger({30'000'000, 5'000'000, 5'000'000}).goal == 80'000'000 - 80'000'000 / 100 * 3);
    // 10 MB over: they are taken off once more
    REQUIRE(pacer.goal_and_trigger({110'000'000, 10'000'000, 70'000'000}).goal == 60'000'000 - 60'000'000 / 100 * 3);
    pacer.heap_marked = 70'000'000;
    pacer.commit(70'000'000, true);
    REQUIRE(pacer.goal_and_trigger({110'000'000, 10'000'000, 70'000'000}).goal == 70'000'000);  // never below what is live
    pacer.memory_limit = 8 << 20;
    pacer.heap_marked = 0;
    pacer.commit(0, true);
    REQUIRE(pacer.goal_and_trigger({4 << 20, 0, 0}).goal == 3 << 20);  // the headroom is at least 1 MiB
}

TEST_CASE("an assist takes credit first, then scans, at least 64 KiB", "[collector]") {
    World w;
    std::uint64_t head = 0;
    for (int i = 0; i < 20'000; i++) {
        const std::uint64_t at = w.make(24, w.node);
        w.memory.set_word(at + 8, head);
        head = at;
    }
    w.roots.stacks[0] = {head};
    w.collector.settings.stop_the_world = false;
    w.collector.start_cycle(w.context(), false, 0);
    std::int64_t balance = -1000;
    const std::int64_t all = w.collector.begin_assist(balance, 18, 1);
    REQUIRE(all == 64 << 10);  // no credit yet
    REQUIRE(balance == -1000);
    std::int64_t done = 0;
    while (done < all) {
        w.collector.begin_unit(true);
        w.collector.advance(w.context(), 0);
        done += static_cast<std::int64_t>(w.collector.end_unit(true));
    }
    REQUIRE(done < all + 24);  // objects of 24 bytes with pointers up to the last word
    w.collector.end_assist(balance, done);
    REQUIRE(balance > 0);
    REQUIRE(w.collector.pacer.credit == 0);  // what an assist scans is no credit
    for (int i = 0; i < 1000; i++) {
        w.collector.begin_unit(false);
        w.collector.advance(w.context(), 0);
        w.collector.end_unit(false);
    }
    REQUIRE(w.collector.pacer.credit == 24'000);
    balance = -1;
    REQUIRE(w.collector.begin_assist(balance, 18, 2) == (64 << 10) - 24'000);
    REQUIRE(w.collector.pacer.credit == 0);
    REQUIRE(w.collector.assists().back().stolen == 24'000);
    REQUIRE(w.collector.cycle().assist_work == static_cast<std::uint64_t>(done));
}
