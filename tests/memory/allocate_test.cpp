#include <set>

#include "sim/memory/heap.h"
#include "tests/support/catch.h"

using namespace tw;

namespace {

struct World {
    Memory memory{1ull << 30};
    Heap heap;
    int pointer, pair, wide;
    World() {
        heap.zero_base = Address{kLowBase + 8};
        pointer = heap.register_type({8, 8, {1}, Address{kLowBase + 0x100}});
        pair = heap.register_type({16, 16, {2}, Address{kLowBase + 0x140}});       // a scalar, then a pointer
        wide = heap.register_type({24, 8, {1}, Address{kLowBase + 0x180}});        // a pointer, then scalars
    }
    std::uint64_t make(std::uint64_t size, int type = kNoPointers, ObjectNote note = {}) { return heap.allocate(memory, size, type, note).value; }
    ObjectRef object(std::uint64_t at) const {
        const auto found = heap.find_object(memory, Address{at});
        REQUIRE(found);
        return *found;
    }
    std::vector<std::uint64_t> slots(std::uint64_t at) const {
        std::vector<std::uint64_t> result;
        heap.for_each_pointer_slot(memory, object(at), [&](std::uint64_t slot) { result.push_back(slot - at); });
        return result;
    }
};

}  // namespace

TEST_CASE("zero-size objects share zerobase and count nothing", "[memory]") {
    World w;
    REQUIRE(w.make(0) == kLowBase + 8);
    REQUIRE(w.heap.stats(w.memory).mallocs == 0);
}

TEST_CASE("small objects fill a span from its start", "[memory]") {
    World w;
    const std::uint64_t first = w.make(24, w.wide);
    REQUIRE(first == kArenaBase);
    for (int i = 1; i < 330; i++) REQUIRE(w.make(24, w.wide) == first + static_cast<std::uint64_t>(i) * 24);
    REQUIRE(w.make(24, w.wide) == first + kPageSize);
    REQUIRE(w.heap.live_bytes() == 2 * kPageSize);  // refills count whole spans
    const HeapStats stats = w.heap.stats(w.memory);
    REQUIRE(stats.mallocs == 331);
    REQUIRE(stats.total_alloc == 331 * 24);
    REQUIRE(stats.heap_inuse == 2 * kPageSize);
    REQUIRE(stats.heap_sys == 4 << 20);
}

TEST_CASE("tiny objects share 16-byte blocks with Go's alignment", "[memory]") {
    World w;
    const std::uint64_t a = w.make(1), b = w.make(2), c = w.make(4), d = w.make(8);
    REQUIRE(b == a + 2);
    REQUIRE(c == a + 4);
    REQUIRE(d == a + 8);
    REQUIRE(w.make(1) == a + 16);
    const HeapStats stats = w.heap.stats(w.memory);
    REQUIRE(stats.mallocs == 5);
    REQUIRE(stats.frees == 3);
    REQUIRE(stats.tiny_allocs == 3);
    REQUIRE(stats.total_alloc == 32);
    REQUIRE(w.object(d).base.value == a);
    // A new block becomes current only when it has more room left.
    World v;
    const std::uint64_t x = v.make(3), y = v.make(15), z = v.make(5);
    REQUIRE(y == x + 16);
    REQUIRE(z == x + 3);
}

TEST_CASE("four int32 cost one block", "[memory]") {
    World w;
    for (int i = 0; i < 4; i++) w.make(4);
    REQUIRE(w.heap.stats(w.memory).mallocs == 4);
    REQUIRE(w.heap.stats(w.memory).total_alloc == 16);
}

TEST_CASE("objects with pointers over 512 bytes have a header", "[memory]") {
    World w;
    const std::uint64_t at = w.make(520, w.pointer);
    REQUIRE(at % kPageSize == 8);
    REQUIRE(w.memory.word(at - 8) == kLowBase + 0x100);
    const ObjectRef object = w.object(at + 100);
    REQUIRE(object.base.value == at);
    REQUIRE(object.size == 568);
    REQUIRE(w.heap.header_type(w.memory, object).value == kLowBase + 0x100);
    REQUIRE(w.object(w.make(512, w.pointer)).size == 512);
    REQUIRE(w.object(w.make(32760, w.pointer)).size == 32760);
}

TEST_CASE("large objects have their own pages", "[memory]") {
    World w;
    const std::uint64_t at = w.make(32761);
    const ObjectRef object = w.object(at + 32000);
    REQUIRE(object.base.value == at);
    REQUIRE(object.size == 32768);
    REQUIRE_FALSE(w.heap.find_object(w.memory, Address{at + 32761}));
    const std::uint64_t scan = w.make(100'000, w.pair);
    REQUIRE(w.object(scan).size == 13 * kPageSize);
    REQUIRE(w.slots(scan).size() == 6250);
    REQUIRE(w.slots(scan)[1] == 24);
    REQUIRE(w.heap.stats(w.memory).total_alloc == 32768 + 13 * kPageSize);
}

TEST_CASE("pointer words follow the type, repeated for arrays", "[memory]") {
    World w;
    REQUIRE(w.slots(w.make(8, w.pointer)) == std::vector<std::uint64_t>{0});
    REQUIRE(w.slots(w.make(16, w.pair)) == std::vector<std::uint64_t>{8});
    REQUIRE(w.slots(w.make(80, w.wide)) == std::vector<std::uint64_t>{0, 24, 48, 72});
    for (std::uint64_t n = 1; n <= 64; n++) REQUIRE(w.slots(w.make(8 * n, w.pointer)).size() == n);
    for (int round = 0; round < 50; round++)  // bitmaps of neighbours do not touch
        for (std::uint64_t n : {3u, 5u, 11u, 21u}) {
            const std::uint64_t a = w.make(24 * n, w.wide), b = w.make(24 * n, w.wide);
            REQUIRE(w.slots(a).size() == n);
            REQUIRE(w.slots(b).size() == n);
        }
}

TEST_CASE("every allocated object is found by each of its bytes and listed once", "[memory]") {
    World w;
    std::set<std::uint64_t> made;
    for (std::uint64_t size = 16; size < 40000; size += size / 3) {
        for (int type : {kNoPointers, w.pointer}) {
            const std::uint64_t at = w.make(size, type);
            made.insert(at);
            for (std::uint64_t inside : {std::uint64_t{0}, size / 2, size - 1}) REQUIRE(w.object(at + inside).base.value == at);
            REQUIRE(w.object(at).noscan == (type == kNoPointers));
        }
    }
    std::set<std::uint64_t> listed;
    w.heap.for_each_object(w.memory, [&](const ObjectRef& object) { REQUIRE(listed.insert(object.base.value).second); });
    REQUIRE(listed == made);
}

TEST_CASE("notes say who made an object", "[memory]") {
    World w;
    const std::uint64_t a = w.make(48, w.wide, {7, 1234}), b = w.make(48, w.wide, {8, 1235});
    REQUIRE(w.heap.note(w.memory, w.object(a)).site == 7);
    REQUIRE(w.heap.note(w.memory, w.object(a)).birth == 1234);
    REQUIRE(w.heap.note(w.memory, w.object(b)).site == 8);
}

TEST_CASE("stacks come in powers of two and are no heap objects", "[memory]") {
    World w;
    const Address a = w.heap.stack_alloc(w.memory, 2048), b = w.heap.stack_alloc(w.memory, 2048);
    REQUIRE(b.value == a.value + 2048);
    REQUIRE_FALSE(w.heap.find_object(w.memory, a));
    const Address big = w.heap.stack_alloc(w.memory, 65536);
    REQUIRE(w.heap.stats(w.memory).stack_inuse == 32768 + 65536);
    w.heap.stack_free(w.memory, big, 65536);
    w.heap.stack_free(w.memory, b, 2048);
    REQUIRE(w.heap.stack_alloc(w.memory, 2048) == b);
    REQUIRE(w.heap.stats(w.memory).stack_inuse == 32768);
}

TEST_CASE("the memory budget ends in nil, not in a crash", "[memory]") {
    World w;
    w.heap.max_bytes = 64 * kPageSize;
    int made = 0;
    while (w.make(8192) != 0) made++;
    REQUIRE(made == 64);
    REQUIRE(w.heap.stack_alloc(w.memory, 2048).value == 0);
    REQUIRE(w.make(1 << 20) == 0);
}

TEST_CASE("dead memory keeps its bytes until its slot is used again", "[memory]") {
    World w;
    const std::uint64_t a = w.make(64, w.pointer), b = w.make(64, w.pointer);
    w.memory.set_word(a, 42);
    w.heap.begin_mark(w.memory);
    w.heap.set_marked(w.memory, w.object(b));
    w.heap.begin_sweep(w.memory);
    while (w.heap.sweep_next(w.memory)) {}
    REQUIRE_FALSE(w.heap.find_object(w.memory, Address{a}));
    REQUIRE(w.memory.word(a) == 42);
    REQUIRE(w.heap.stats(w.memory).frees == 1);
    REQUIRE(w.make(64, w.pointer) == a);
    REQUIRE(w.memory.word(a) == 0);
}

TEST_CASE("pages of dead spans serve other classes", "[memory]") {
    World w;
    for (int i = 0; i < 1000; i++) w.memory.set_word(w.make(1024, w.pointer), ~0ull);
    w.heap.begin_mark(w.memory);
    w.heap.begin_sweep(w.memory);
    while (w.heap.sweep_next(w.memory)) {}
    REQUIRE(w.heap.stats(w.memory).heap_inuse == 0);
    REQUIRE(w.heap.stats(w.memory).heap_alloc == 0);
    const std::uint64_t at = w.make(100'000, w.pointer);
    REQUIRE(at == kArenaBase);
    for (std::uint64_t i = 0; i < 100'000; i += 8) REQUIRE(w.memory.word(at + i) == 0);
}
