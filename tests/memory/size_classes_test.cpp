#include "sim/memory/heap.h"
#include "tests/support/catch.h"

using namespace tw;

TEST_CASE("sizes round up to Go's classes", "[memory]") {
    REQUIRE(Heap::size_class_of(1) == 1);
    REQUIRE(Heap::size_class_of(8) == 1);
    REQUIRE(Heap::size_class_of(9) == 2);
    REQUIRE(Heap::size_class_of(1016) == 32);
    REQUIRE(Heap::size_class_of(1017) == 32);
    REQUIRE(Heap::size_class_of(1024) == 32);
    REQUIRE(Heap::size_class_of(1025) == 33);
    REQUIRE(Heap::size_class_of(32768) == 67);
    for (std::uint64_t size = 1; size <= 32768; size++) {
        const unsigned c = Heap::size_class_of(size);
        REQUIRE(Heap::kClassSize[c] >= size);
        REQUIRE(Heap::kClassSize[c - 1] < size);
    }
}

TEST_CASE("append grows to the usable bytes of a slot", "[memory]") {
    REQUIRE(Heap::round_up_size(5, true) == 8);
    REQUIRE(Heap::round_up_size(33, true) == 48);
    REQUIRE(Heap::round_up_size(512, false) == 512);
    REQUIRE(Heap::round_up_size(520, false) == 568);   // 576 less the header
    REQUIRE(Heap::round_up_size(520, true) == 576);
    REQUIRE(Heap::round_up_size(32760, false) == 32760);
    REQUIRE(Heap::round_up_size(32761, true) == 40960 - 8192);
    REQUIRE(Heap::round_up_size(32769, true) == 40960);
}

// Objects per span as counted in real programs (go1.26.8): noscan spans of 16 to 512 bytes lose 128 bytes to inline marks.
TEST_CASE("slots per span are Go 1.26's", "[memory]") {
    struct Row { unsigned size; int noscan, scan; };
    const Row rows[] = {{8, 1024, 1008}, {16, 504, 496}, {24, 336, 330}, {32, 252, 248}, {48, 168, 165}, {64, 126, 124}, {80, 100, 99},
                        {96, 84, 82}, {112, 72, 70}, {128, 63, 62}, {144, 56, 55}, {160, 50, 49}, {176, 45, 45}, {192, 42, 41},
                        {208, 38, 38}, {224, 36, 35}, {240, 33, 33}, {256, 31, 31}, {288, 28, 27}, {320, 25, 24}, {352, 22, 22},
                        {384, 21, 20}, {416, 19, 19}, {448, 18, 17}, {480, 16, 16}, {512, 15, 15}, {576, 14, 14}, {640, 12, 12},
                        {1024, 8, 8}, {1408, 11, 11}, {6912, 7, 7}, {32768, 1, 1}};
    for (const Row& row : rows) {
        const unsigned c = Heap::size_class_of(row.size);
        CAPTURE(row.size);
        REQUIRE(Heap::kClassSize[c] == row.size);
        REQUIRE(Heap::slots_of(c << 1 | 1) == row.noscan);
        REQUIRE(Heap::slots_of(c << 1) == row.scan);
    }
}

TEST_CASE("each class wastes less than a slot at the end of its span but for the reserved bytes", "[memory]") {
    for (unsigned c = 1; c < kSizeClasses; c++) {
        const std::uint64_t bytes = Heap::kClassPages[c] * kPageSize;
        REQUIRE(Heap::slots_of(c << 1) * static_cast<std::uint64_t>(Heap::kClassSize[c]) <= bytes);
        REQUIRE((Heap::slots_of(c << 1 | 1) + 1) * static_cast<std::uint64_t>(Heap::kClassSize[c]) + 128 > bytes);
    }
}
