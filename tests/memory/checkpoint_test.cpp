#include <random>

#include "sim/memory/heap.h"
#include "tests/support/catch.h"

using namespace tw;

namespace {

struct World {
    Memory memory{1ull << 30};
    Heap heap;
    int node;
    World() {
        const std::uint64_t constant = 77;
        memory.add_read_only(&constant, 8, 8);
        memory.add_data(4096);
        node = heap.register_type({24, 16, {3}, Address{kLowBase + 0x100}});
    }
    void churn(std::mt19937& random, int count) {
        for (int i = 0; i < count; i++) {
            const std::uint64_t at = heap.allocate(memory, 24 + random() % 4000, random() % 2 ? node : kNoPointers, {1, random()}).value;
            memory.set_word(at, random());
            memory.set_word(memory.data_start().value + random() % 500 * 8, at);
        }
        if (random() % 3 != 0) return;
        heap.begin_mark(memory);
        heap.for_each_object(memory, [&](const ObjectRef& object) { if (random() % 2) heap.set_marked(memory, object); });
        heap.begin_sweep(memory);
        while (heap.sweep_next(memory)) {}
    }
};

}  // namespace

TEST_CASE("the low segment refuses writes to read-only data and faults outside", "[memory]") {
    World w;
    REQUIRE(w.memory.word(kLowBase) == 77);
    REQUIRE(w.memory.writable(kLowBase, 8) == nullptr);
    REQUIRE(w.memory.write_range(kLowBase, 8) == nullptr);
    REQUIRE(w.memory.data_start().value % 4096 == 0);
    std::uint64_t word = 0;
    REQUIRE_FALSE(w.memory.load(0, word));
    REQUIRE_FALSE(w.memory.load(kArenaBase, word));
    REQUIRE(w.memory.read_range(w.memory.data_start().value, 4096) != nullptr);
    REQUIRE(w.memory.read_range(w.memory.data_start().value, 4097) == nullptr);
    const Address persistent = w.memory.add_persistent(100, 16);
    REQUIRE(persistent.value % 16 == 0);
    REQUIRE(w.memory.store(persistent.value, std::uint64_t{5}));
    REQUIRE(w.memory.data_end().value <= persistent.value);
}

TEST_CASE("there and back: a restored memory equals the copy made at the checkpoint", "[memory]") {
    std::mt19937 random(5);
    World w;
    std::vector<std::pair<MemoryCheckpoint, World>> moments;
    for (int i = 0; i < 12; i++) {
        w.churn(random, 300);
        MemoryCheckpoint checkpoint = take_checkpoint(w.memory);
        moments.emplace_back(checkpoint, w);
        REQUIRE(moments.back().second.memory == w.memory);
    }
    for (int i = 0; i < 40; i++) {
        const auto& [checkpoint, then] = moments[random() % moments.size()];
        if (random() % 2) w.churn(random, 200);
        restore(w.memory, checkpoint);
        w.heap = then.heap;
        REQUIRE(w.memory == then.memory);
        std::mt19937 same(i);  // and goes on in the same way
        World other = then;
        w.churn(same, 50);
        same.seed(i);
        other.churn(same, 50);
        REQUIRE(w.memory == other.memory);
    }
}

TEST_CASE("a checkpoint holds only pages that changed", "[memory]") {
    World w;
    const std::uint64_t at = w.heap.allocate(w.memory, 1 << 20, kNoPointers, {}).value;
    for (std::uint64_t i = 0; i < 1 << 20; i += 4096) w.memory.set_word(at + i, i + 1);
    REQUIRE(take_checkpoint(w.memory).fresh_bytes() >= 1 << 20);
    REQUIRE(take_checkpoint(w.memory).fresh_bytes() == 0);
    w.memory.set_word(at + 8192, 9);
    w.memory.set_word(at + 16384, 16385);  // the same value again
    REQUIRE(take_checkpoint(w.memory).fresh_bytes() == 4096);
}

TEST_CASE("writes without marks are kept once their range is told", "[memory]") {
    World w;
    const Address stack = w.heap.stack_alloc(w.memory, 8192);
    std::byte* frame = w.memory.translate(stack);
    frame[100] = std::byte{1};
    w.memory.mark_dirty_range(stack.value, stack.value + 8192);
    const MemoryCheckpoint first = take_checkpoint(w.memory);
    frame[100] = std::byte{2};
    w.memory.mark_dirty_range(stack.value, stack.value + 8192);
    restore(w.memory, first);
    REQUIRE(frame[100] == std::byte{1});
}

TEST_CASE("a copy is independent and its checkpoints fit the original", "[memory]") {
    World w;
    const std::uint64_t at = w.heap.allocate(w.memory, 64, kNoPointers, {}).value;
    w.memory.set_word(at, 1);
    take_checkpoint(w.memory);
    World copy = w;
    copy.memory.set_word(at, 2);
    REQUIRE(w.memory.word(at) == 1);
    REQUIRE_FALSE(copy.memory == w.memory);
    const MemoryCheckpoint later = take_checkpoint(copy.memory);
    restore(w.memory, later);
    REQUIRE(w.memory.word(at) == 2);
    REQUIRE(copy.memory == w.memory);
}
