// Maps over a hand-made image: sizes and counts of their parts, growth, deletion, iteration while they change.
#include <map>
#include <set>

#include "sim/runtime/map_types.h"
#include "sim/runtime/maps_internal.h"
#include "tests/support/catch.h"

using namespace tw;

namespace {

enum Types { kInt, kString, kFloat, kAny, kBig, kEmpty, kSlice, kIntInt, kStringInt, kFloatInt, kAnyInt, kBigBig, kIntEmpty, kStringAny, kTypeCount };

struct Builder {
    std::shared_ptr<Program> program = std::make_shared<Program>();
    std::shared_ptr<Image> image = std::make_shared<Image>();

    void add(std::uint8_t kind, const char* text, std::int64_t size, std::int64_t align, CompareForm compare, std::vector<bool> mask = {}, int key = -1, int elem = -1) {
        TypeDescriptor t;
        t.kind = kind;
        t.text = text;
        t.size = size;
        t.align = align;
        t.key = key;
        t.elem = elem;
        t.pointer_mask = std::move(mask);
        program->types.push_back(t);
        TypeInfo info;
        info.size = static_cast<std::uint64_t>(size);
        info.form = size == 0 ? SlotForm::Empty : size == 8 ? SlotForm::Word : SlotForm::Wide;
        info.compare = compare;
        const std::uint64_t record[6] = {};
        info.address = image->memory.add_read_only(record, sizeof record, 8).value;
        image->types.push_back(info);
    }
    void add_map(const char* text, int key, int elem) { add(21, text, 8, 8, CompareForm::None, {true}, key, elem); }

    std::shared_ptr<const Image> finish() {
        image->zero_base = image->memory.add_data(64).value;
        image->heap.zero_base = Address{image->zero_base};
        for (std::size_t i = 0; i < image->types.size(); i++) {
            TypeInfo& info = image->types[i];
            info.descriptor = &program->types[i];
            image->type_at[info.address] = static_cast<int>(i);
            HeapType heap;
            heap.size = info.size;
            heap.mask = {0};
            for (std::size_t w = 0; w < program->types[i].pointer_mask.size(); w++)
                if (program->types[i].pointer_mask[w]) heap.mask[0] |= 1ull << w, heap.ptrdata = (w + 1) * 8;
            heap.descriptor = Address{info.address};
            if (heap.ptrdata) info.heap_type = image->heap.register_type(heap);
        }
        register_map_types(*image);
        image->program = program;
        return image;
    }
};

std::shared_ptr<const Image> map_image() {
    Builder b;
    b.add(2, "int", 8, 8, CompareForm::Bytes);
    b.add(24, "string", 16, 8, CompareForm::String, {true, false});
    b.add(14, "float64", 8, 8, CompareForm::F64);
    b.add(20, "interface {}", 16, 8, CompareForm::Eface, {false, true});
    b.add(17, "[200]uint8", 200, 1, CompareForm::Bytes);
    b.add(25, "struct {}", 0, 1, CompareForm::Bytes);
    b.add(23, "[]int", 24, 8, CompareForm::None, {true, false, false});
    b.add_map("map[int]int", kInt, kInt);
    b.add_map("map[string]int", kString, kInt);
    b.add_map("map[float64]int", kFloat, kInt);
    b.add_map("map[interface {}]int", kAny, kInt);
    b.add_map("map[[200]uint8][200]uint8", kBig, kBig);
    b.add_map("map[int]struct {}", kInt, kEmpty);
    b.add_map("map[string]interface {}", kString, kAny);
    return b.finish();
}

struct MapWorld {
    std::shared_ptr<const Image> image = map_image();
    Runtime rt;
    MapWorld() : rt(image, {}) { rt.goroutines.emplace_back(); }

    template <class T> static const std::byte* slot(const T& v) { return reinterpret_cast<const std::byte*>(&v); }
    void put(int type, std::uint64_t map, std::uint64_t key, std::uint64_t value) {
        const std::uint64_t at = rt.map_assign(type, map, slot(key), -1);
        REQUIRE(at != 0);
        if (rt.descriptor(type).elem == kInt) rt.memory.set_word(at, value);
    }
    std::int64_t get(int type, std::uint64_t map, std::uint64_t key) {  // -1: absent
        const std::uint64_t at = rt.map_find(type, map, slot(key));
        return at ? static_cast<std::int64_t>(rt.memory.word(at)) : -1;
    }
    struct Count { std::uint64_t mallocs, bytes; bool operator==(const Count&) const = default; };
    template <class Body> Count allocated(Body&& body) {
        const HeapStats before = rt.heap.stats(rt.memory);
        body();
        const HeapStats after = rt.heap.stats(rt.memory);
        return {after.mallocs - before.mallocs, after.total_alloc - before.total_alloc};
    }
    const maps::Header& header(std::uint64_t map) const { return maps::header_at(rt.memory, map); }
};

}  // namespace

TEST_CASE("the parts of a map have the sizes and numbers of real ones") {
    // Measured with runtime.ReadMemStats, go1.26 amd64.
    MapWorld w;
    const auto filled = [&](int type, std::int64_t hint, std::uint64_t count) {
        return w.allocated([&] {
            const std::uint64_t map = w.rt.make_map(type, hint, -1);
            for (std::uint64_t i = 0; i < count; i++) w.put(type, map, i, i);
        });
    };
    CHECK(filled(kIntInt, 0, 0) == MapWorld::Count{1, 48});
    CHECK(filled(kIntInt, 0, 1) == MapWorld::Count{2, 48 + 144});
    CHECK(filled(kIntInt, 0, 8) == MapWorld::Count{2, 48 + 144});
    CHECK(filled(kIntInt, 0, 9) == MapWorld::Count{5, 48 + 144 + 8 + 32 + 288});
    CHECK(filled(kIntInt, 0, 15) == MapWorld::Count{7, 48 + 144 + 8 + 32 + 288 + 32 + 576});
    CHECK(filled(kIntInt, 100, 0) == MapWorld::Count{4, 48 + 8 + 32 + 2304});
    CHECK(filled(kIntInt, 1000, 0) == MapWorld::Count{6, 48 + 16 + 2 * 32 + 2 * 18432});
    CHECK(filled(kIntEmpty, 0, 1) == MapWorld::Count{2, 48 + 144});
    CHECK(w.image->maps[static_cast<std::size_t>(w.image->map_info_of_type[kStringInt])].group_size == 200);
    CHECK(w.image->maps[static_cast<std::size_t>(w.image->map_info_of_type[kStringAny])].group_size == 264);
}

TEST_CASE("a map agrees with a reference under random operations") {
    MapWorld w;
    for (const std::uint64_t range : {10ull, 300ull, 20'000ull}) {
        const std::uint64_t map = w.rt.make_map(kIntInt, 0, -1);
        std::map<std::uint64_t, std::uint64_t> reference;
        std::uint64_t x = range;
        for (int i = 0; i < 60'000; i++) {
            x = x * 6364136223846793005ull + 1442695040888963407ull;
            const std::uint64_t key = (x >> 33) % range, what = (x >> 20) % 16;
            if (what < 8) w.put(kIntInt, map, key, x >> 3), reference[key] = x >> 3;
            else if (what < 14) w.rt.map_delete(kIntInt, map, MapWorld::slot(key)), reference.erase(key);
            else {
                const auto found = reference.find(key);
                REQUIRE(w.get(kIntInt, map, key) == (found == reference.end() ? -1 : static_cast<std::int64_t>(found->second)));
            }
            if (i % 20'011 == 20'010) w.rt.map_clear(kIntInt, map), reference.clear();
        }
        REQUIRE(w.rt.map_length(map) == reference.size());
        alignas(8) std::byte iterator[96];
        w.rt.map_iter_init(kIntInt, map, iterator);
        std::uint64_t key = 0, elem = 0;
        while (w.rt.map_iter_next(kIntInt, iterator, key, elem)) {
            const auto found = reference.find(w.rt.memory.word(key));
            REQUIRE(found != reference.end());
            REQUIRE(found->second == w.rt.memory.word(elem));
            reference.erase(found);
        }
        CHECK(reference.empty());
    }
}

TEST_CASE("tables grow to 1024 slots and are split then") {
    MapWorld w;
    const std::uint64_t map = w.rt.make_map(kIntInt, 0, -1);
    std::uint64_t n = 0;
    for (; n < 897; n++) w.put(kIntInt, map, n, n);
    CHECK(w.header(map).directory_length == 2);
    for (; n < 50'000; n++) w.put(kIntInt, map, n, n);
    CHECK(w.header(map).directory_length >= 64);
    CHECK(w.header(map).global_shift == 64 - w.header(map).global_depth);
    for (std::uint64_t i = 0; i < n; i++) REQUIRE(w.get(kIntInt, map, i) == static_cast<std::int64_t>(i));
    CHECK(w.get(kIntInt, map, n) == -1);
}

TEST_CASE("inserting and deleting in turn does not grow a map for ever") {
    MapWorld w;
    const std::uint64_t map = w.rt.make_map(kIntInt, 0, -1);
    for (std::uint64_t i = 0; i < 20'000; i++) {
        w.put(kIntInt, map, i, i);
        if (i < 50) continue;
        const std::uint64_t old = i - 50;
        w.rt.map_delete(kIntInt, map, MapWorld::slot(old));
    }
    CHECK(w.rt.map_length(map) == 50);
    CHECK(w.header(map).directory_length == 1);
    CHECK(maps::table_at(w.rt.memory, w.rt.memory.word(w.header(map).directory)).capacity <= 256);
}

TEST_CASE("ranging sees what stays once, and nothing that was deleted") {
    MapWorld w;
    for (const std::uint64_t start : {5ull, 8ull, 12ull, 900ull, 3000ull}) {
        const std::uint64_t map = w.rt.make_map(kIntInt, 0, -1);
        for (std::uint64_t i = 0; i < start; i++) w.put(kIntInt, map, i, i);
        alignas(8) std::byte iterator[96];
        w.rt.map_iter_init(kIntInt, map, iterator);
        std::set<std::uint64_t> seen, deleted;
        std::uint64_t key = 0, elem = 0, step = 0;
        while (w.rt.map_iter_next(kIntInt, iterator, key, elem)) {
            const std::uint64_t k = w.rt.memory.word(key);
            REQUIRE(seen.insert(k).second);
            REQUIRE_FALSE(deleted.contains(k));
            if (step++ == 2) {
                for (std::uint64_t i = 0; i < 5000; i++) w.put(kIntInt, map, 100'000 + i, i);
                for (std::uint64_t i = 0; i < start; i += 2) {
                    w.rt.map_delete(kIntInt, map, MapWorld::slot(i));
                    deleted.insert(i);
                }
            }
        }
        for (std::uint64_t i = 1; i < start; i += 2) REQUIRE(seen.contains(i));
    }
}

TEST_CASE("NaN keys are all kept, only clear removes them; zeros are one key and the last one stays") {
    MapWorld w;
    const std::uint64_t map = w.rt.make_map(kFloatInt, 0, -1);
    const double nan = std::numeric_limits<double>::quiet_NaN(), plus = 0, minus = -0.0;
    const auto put = [&](double key) { REQUIRE(w.rt.map_assign(kFloatInt, map, MapWorld::slot(key), -1) != 0); };
    for (int i = 0; i < 20; i++) put(nan);
    put(plus);
    put(minus);
    CHECK(w.rt.map_length(map) == 21);
    CHECK(w.rt.map_find(kFloatInt, map, MapWorld::slot(nan)) == 0);
    w.rt.map_delete(kFloatInt, map, MapWorld::slot(nan));
    CHECK(w.rt.map_length(map) == 21);
    alignas(8) std::byte iterator[96];
    w.rt.map_iter_init(kFloatInt, map, iterator);
    std::uint64_t key = 0, elem = 0;
    int count = 0;
    while (w.rt.map_iter_next(kFloatInt, iterator, key, elem)) {
        if (count++ == 3) for (int i = 0; i < 1000; i++) put(1.0 + i);
        const auto k = w.rt.memory.get<double>(key);
        if (k == 0) CHECK(std::signbit(k));
    }
    CHECK(count >= 21);
    w.rt.map_clear(kFloatInt, map);
    CHECK(w.rt.map_length(map) == 0);
}

TEST_CASE("keys and elements over 128 bytes stand behind pointers") {
    MapWorld w;
    const std::uint64_t map = w.rt.make_map(kBigBig, 0, -1);
    struct Big { std::uint8_t bytes[200]; };
    const auto count = w.allocated([&] {
        for (std::uint8_t i = 0; i < 30; i++) {
            Big b{};
            b.bytes[199] = i;
            const std::uint64_t at = w.rt.map_assign(kBigBig, map, MapWorld::slot(b), -1);
            w.rt.store_slot(w.rt.type(kBig), at, MapWorld::slot(b));
        }
    });
    CHECK(count.mallocs == 60 + 1 + 3 + 2 + 2);  // one group; table, groups, directory; two larger tables
    for (std::uint8_t i = 0; i < 30; i++) {
        Big b{};
        b.bytes[199] = i;
        const std::uint64_t at = w.rt.map_find(kBigBig, map, MapWorld::slot(b));
        REQUIRE(at != 0);
        CHECK(w.rt.memory.get<std::uint8_t>(at + 199) == i);
    }
}

TEST_CASE("nil maps and keys without hash") {
    MapWorld w;
    const std::uint64_t key = 1;
    CHECK(w.rt.map_length(0) == 0);
    CHECK(w.rt.map_find(kIntInt, 0, MapWorld::slot(key)) == 0);
    CHECK(w.rt.map_assign(kIntInt, 0, MapWorld::slot(key), -1) == 0);
    CHECK(w.rt.pending.kind == PanicKind::Plain);
    CHECK(w.rt.pending.text == "assignment to entry in nil map");
    w.rt.pending = {};
    const std::uint64_t map = w.rt.make_map(kAnyInt, 0, -1);
    const std::uint64_t bad[2] = {w.rt.type(kSlice).address, 0x1000};
    CHECK(w.rt.map_find(kAnyInt, map, MapWorld::slot(bad)) == 0);
    CHECK(w.rt.pending.kind == PanicKind::Unhashable);
    CHECK(w.rt.pending.words[0] == w.rt.type(kSlice).address);
    w.rt.pending = {};
    CHECK(w.rt.map_assign(kAnyInt, map, MapWorld::slot(bad), -1) == 0);
    CHECK(w.rt.pending.kind == PanicKind::Error);
    CHECK(w.rt.pending.text == "hash of unhashable type []int");
}

TEST_CASE("a map whose header and group stand in a frame allocates nothing until the ninth entry") {
    MapWorld w;
    const std::uint64_t frame = w.rt.memory.add_persistent(512, 8).value;
    std::uint64_t map = 0;
    CHECK(w.allocated([&] {
        map = w.rt.make_map(kIntInt, 3, -1, frame);
        for (std::uint64_t i = 0; i < 8; i++) w.put(kIntInt, map, i, i);
    }).mallocs == 0);
    CHECK(map == frame);
    CHECK(w.allocated([&] { w.put(kIntInt, map, 8, 8); }).mallocs == 3);
    for (std::uint64_t i = 0; i < 9; i++) CHECK(w.get(kIntInt, map, i) == static_cast<std::int64_t>(i));
}
