// A mutator that runs between the units of a concurrent cycle.
#include <random>
#include <set>

#include "sim/collector/collector.h"
#include "tests/support/catch.h"

using namespace tw;

namespace {

struct Stacks : RootProvider {
    std::vector<std::vector<std::uint64_t>> stacks;
    std::uint32_t root_jobs() override { return static_cast<std::uint32_t>(stacks.size()); }
    void visit_root_job(std::uint32_t job, const RootVisitor& visit) override {
        for (std::uint64_t word : stacks[job]) { Root root; root.value = word; visit(root); }
    }
};

// Every move is one that a Go program can make: load from an object or stack that it reaches, store where it reaches.
class Mutator {
public:
    Mutator(bool barrier, unsigned seed) : random_(seed) {
        collector.settings.write_barrier = barrier;
        collector.settings.stop_the_world = false;
        node_ = heap.register_type({24, 24, {6}, Address{kLowBase + 0x100}});
        roots.stacks.assign(4, std::vector<std::uint64_t>(6, 0));
        for (auto& stack : roots.stacks) for (auto& word : stack) word = make();
        for (int i = 0; i < 400; i++) step();
    }
    GcContext context() { return {memory, heap, roots}; }
    std::uint64_t make() { return heap.allocate(memory, 24, node_, {}).value; }
    void store(std::uint64_t slot, std::uint64_t value) {
        collector.write_barrier(memory, heap, memory.word(slot), value);
        memory.set_word(slot, value);
    }
    void step() {
        auto& stack = roots.stacks[random_() % 4];
        std::uint64_t& word = stack[random_() % 6];
        const std::uint64_t other = stack[random_() % 6];
        const std::uint64_t field = 8 + random_() % 2 * 8;
        switch (random_() % 6) {
        case 0: word = make(); break;
        case 1: case 2: if (other) word = memory.word(other + field); break;
        case 3: case 4: if (word) store(word + field, other); break;
        default: if (word) store(word + field, 0); break;
        }
    }
    // Reachable words that name no allocated object.
    std::size_t lost() {
        std::set<std::uint64_t> seen;
        std::vector<std::uint64_t> pending;
        std::size_t dangling = 0;
        const auto reach = [&](std::uint64_t word) {
            if (word == 0 || !seen.insert(word).second) return;
            if (!heap.find_object(memory, Address{word})) { dangling++; return; }
            pending.push_back(word);
        };
        for (const auto& stack : roots.stacks) for (std::uint64_t word : stack) reach(word);
        while (!pending.empty()) {
            const std::uint64_t at = pending.back();
            pending.pop_back();
            reach(memory.word(at + 8));
            reach(memory.word(at + 16));
        }
        return dangling;
    }

    Memory memory{1ull << 30};
    Heap heap;
    Collector collector;
    Stacks roots;

private:
    int node_ = 0;
    std::mt19937 random_;
};

struct Outcome { std::size_t lost = 0, violations = 0; };

Outcome run(bool barrier, unsigned seed) {
    Mutator m(barrier, seed);
    Outcome outcome;
    for (int cycle = 0; cycle < 4 && outcome.lost == 0; cycle++) {
        m.collector.start_cycle(m.context(), false, 0);
        while (m.collector.phase() != GcPhase::Off) {
            m.collector.advance(m.context(), 0);
            outcome.violations += validate(m.context(), m.collector).size();
            for (int i = 0; i < 3; i++) {
                m.step();
                outcome.violations += validate(m.context(), m.collector).size();
            }
        }
        outcome.lost += m.lost();
    }
    return outcome;
}

}  // namespace

TEST_CASE("with the write barrier a concurrent cycle loses nothing", "[collector]") {
    for (unsigned seed = 1; seed <= 25; seed++) {
        const Outcome outcome = run(true, seed);
        CAPTURE(seed);
        REQUIRE(outcome.lost == 0);
        REQUIRE(outcome.violations == 0);
    }
}

TEST_CASE("without it objects are lost, and validate says so before", "[collector]") {
    int losing = 0;
    for (unsigned seed = 1; seed <= 25; seed++) {
        const Outcome outcome = run(false, seed);
        if (outcome.lost == 0) continue;
        losing++;
        REQUIRE(outcome.violations != 0);
    }
    REQUIRE(losing > 0);
}

TEST_CASE("bulk barriers shade the old and the new pointer words", "[collector]") {
    Memory memory{1ull << 30};
    Heap heap;
    Collector collector;
    Stacks roots;
    const int pair = heap.register_type({16, 16, {2}, Address{kLowBase + 0x100}});
    for (std::uint64_t count : {2u, 20u, 100u, 5000u}) {
        const std::uint64_t array = heap.allocate(memory, 16 * count, pair, {}).value;
        std::vector<std::uint64_t> targets;
        for (std::uint64_t i = 0; i < count; i++) {
            targets.push_back(heap.allocate(memory, 32, kNoPointers, {}).value);
            memory.set_word(array + 16 * i, targets.back());  // not a pointer word
            memory.set_word(array + 16 * i + 8, targets.back());
        }
        collector.start_cycle({memory, heap, roots}, false, 0);
        collector.bulk_barrier_old(memory, heap, array + 16, 16 * (count - 1));
        for (std::uint64_t i = 0; i < count; i++)
            REQUIRE(heap.is_marked(memory, *heap.find_object(memory, Address{targets[i]})) == (i > 0));
        collector.finish_mark({memory, heap, roots}, 0);
        collector.finish_sweep({memory, heap, roots});
    }
}
