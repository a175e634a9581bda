// A large heap is looked at in slices: the window lives, what is shown in the end is the same, and giving it up changes nothing.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "sim/lab/lab.h"

using namespace tw;

namespace {

// A tree of 2^17 − 1 nodes, each with a box: 1.5 times as many objects as are looked at at once, and more.
std::string tree_program() {
    const std::string path = (std::filesystem::temp_directory_path() / "large_heap_test.go").string();
    std::ofstream(path) << "package main\n\ntype node struct {\n\tleft, right *node\n\tvalue any\n}\n\nfunc build(depth int) *node {\n\tif depth == 0 {\n\t\treturn &node{value: 1000}\n\t}\n"
                           "\treturn &node{build(depth - 1), build(depth - 1), depth * 1000}\n}\n\nvar kept *node\n\nfunc main() {\n\tkept = build(16)\n\tprintln(kept.value.(int))\n}\n";
    return path;
}

Lab at_end() {
    auto lab = open_lab(tree_program());
    REQUIRE(lab.ok());
    Lab moved = update(std::move(*lab.value), StepAction{StepKind::ToEnd});
    while (moved.travel) moved = update(std::move(moved), ContinueAction{});
    return moved;
}

std::uint64_t kept_bytes(const Snapshot& view) {
    std::uint64_t most = 0;
    for (const ObjectRow& row : view.objects.rows) most = std::max(most, row.retained);
    return most;
}

}  // namespace

TEST_CASE("a large heap is measured in slices, and then shows what it shows at once") {
    Lab lab = at_end();
    REQUIRE(lab.busy());
    const Snapshot before = snapshot(lab);
    CHECK_FALSE(before.heap.measured);
    CHECK(before.objects.rows.empty());
    int slices = 0;
    float done = -1;
    while (lab.busy()) {
        lab = update(std::move(lab), ContinueAction{});
        Snapshot view;
        refresh_progress(lab, view);
        if (lab.busy()) CHECK((view.done >= done && view.done < 1 && !view.doing.empty()));
        done = view.done;
        slices++;
    }
    CHECK(slices > 5);
    const Snapshot after = snapshot(lab);
    CHECK(after.heap.measured);
    CHECK(lab.cache->built() > 0);
    const HeapPicture whole(lab.session->machine.rt);   // in one piece
    std::uint64_t most = 0;
    for (const std::uint64_t bytes : whole.dominators().retained) most = std::max(most, bytes);
    CHECK(kept_bytes(after) == most);
    CHECK(most > 131'071 * 32);
}

TEST_CASE("measuring a large heap can be given up and asked for again") {
    Lab lab = at_end();
    lab = update(std::move(lab), ContinueAction{});
    REQUIRE(lab.busy());
    const std::uint64_t step = lab.session->machine.steps();
    lab = update(std::move(lab), CancelAction{});
    CHECK_FALSE(lab.busy());
    CHECK_FALSE(snapshot(lab).heap.measured);
    CHECK(lab.session->machine.steps() == step);
    lab = update(std::move(lab), CompareAction{});
    CHECK(lab.message.find("not been measured") != std::string::npos);
    CHECK_FALSE(lab.panels.base);
    lab = update_fully(std::move(lab), MeasureAction{});
    CHECK(snapshot(lab).heap.measured);
}

TEST_CASE("moving away while a large heap is measured begins anew there") {
    Lab lab = at_end();
    lab = update(std::move(lab), ContinueAction{});
    lab = update_fully(std::move(lab), StepAction{StepKind::Back});
    CHECK(snapshot(lab).heap.measured);
    lab = update_fully(std::move(lab), StepAction{StepKind::ToStart});
    const Snapshot view = snapshot(lab);
    CHECK(view.heap.measured);
    CHECK(view.objects.rows.size() < 100);
}
