#include <fstream>
#include <sstream>

#include "sim/views/collector_view.h"
#include "sim/views/goroutines_view.h"
#include "sim/views/heap_view.h"
#include "sim/views/held_by_view.h"
#include "sim/views/source_view.h"
#include "tests/query/at.h"

using namespace tw;
using tw::test::At;

namespace {

const char* kProgram = R"(package main

import "runtime"

type node struct {
	next *node
	any  any
}

var list *node

func push(n int) {
	list = &node{list, n * 1000}
}

func main() {
	var err error
	for i := 1; i < 4; i++ {
		push(i) //: here
	}
	xs := make([]int, 3)
	runtime.Gosched() //: built
	println(len(xs), list != nil, err == nil)
	list = nil
	runtime.GC()
	println("x") //: gone
}
)";

const ObjectView* find(const HeapView& view, std::uint64_t at) {
    for (const ObjectView& o : view.objects)
        if (o.address == at) return &o;
    return nullptr;
}

}  // namespace

TEST_CASE("frames show values, liveness and places", "[views]") {
    const At at(kProgram, "built");
    const auto goroutines = make_goroutines_view(*at.machine);
    REQUIRE(goroutines.size() == 1);
    CHECK(goroutines[0].is_current);
    CHECK(goroutines[0].state == "running");
    const FrameView& frame = goroutines[0].frames[0];
    CHECK(frame.function == "main.main");
    CHECK(frame.file == "main.go");
    CHECK(frame.line == labelled_line(at.source, "built"));
    REQUIRE(frame.slots.size() >= 2);
    CHECK(frame.slots[0].name == "err");
    CHECK(frame.slots[0].value.is_interface);
    CHECK(frame.slots[0].value.word0 == "0x0");
    CHECK(frame.slots[0].value.concept_text == "error(nil)");
    CHECK(frame.slots[1].name == "xs");
    CHECK(frame.slots[1].value.concept_text == "[]int{0, 0, 0} len 3 cap 3");
    const auto globals = make_globals_view(*at.machine);
    REQUIRE(globals.size() == 1);
    CHECK(globals[0].name == "list");
    const SourceView source = make_source_view(*at.machine, "main.go");
    CHECK(source.next_line == frame.line);
    CHECK(make_collector_view(*at.machine).phase == "off");
}

TEST_CASE("objects keep their places", "[views]") {
    At at(kProgram, "here", 2);
    Places places;
    const HeapPicture before(at.machine->rt);
    const HeapView first = make_heap_view(*at.machine, before, places);
    at.go("built");
    const HeapPicture after(at.machine->rt);
    const HeapView second = make_heap_view(*at.machine, after, places);
    CHECK(second.objects.size() > first.objects.size());
    for (const ObjectView& o : first.objects) {
        const ObjectView* same = find(second, o.address);
        REQUIRE(same);
        CHECK(same->column == o.column);
        CHECK(same->row == o.row);
        CHECK(same->label == o.label);
    }
    const NodeId head = after.find(answer(at.machine->rt, "words(list)").object);
    REQUIRE(head);
    const HeldByView held = make_held_by_view(after, after.graph.nodes[head.index].object.base.value);
    CHECK(held.has_selection);
    CHECK(held.what == "*main.node");
    REQUIRE(held.path.size() == 2);
    CHECK(held.path[0].text == "package variable main.list");
    CHECK(held.retained >= 3 * held.shallow);
    CHECK(held.roots.size() == 1);
    bool next_edge = false;
    for (const EdgeView& e : second.edges) next_edge = next_edge || e.name == ".next";
    CHECK(next_edge);
    At gone(kProgram, "gone");
    const HeapPicture last(gone.machine->rt);
    for (const ObjectView& o : make_heap_view(*gone.machine, last, places).objects) CHECK(o.label != "*main.node");
}

// Every view can be made at any instruction of any lesson.
TEST_CASE("views can be made anywhere", "[views][slow]") {
    for (const CatalogEntry& entry : scenario_catalog(std::string(TWOWORD_ROOT) + "/scenarios")) {
        const auto scenario = load_scenario(entry.folder);
        REQUIRE(scenario.ok());
        for (const auto& [name, text] : scenario.value->files) {
            INFO(entry.name << " " << name);
            const Compiled compiled = compile({{"./" + name, text}});
            if (!compiled.program) continue;   // not supported yet
            auto image = load_image(compiled.program);
            REQUIRE(image.ok());
            Machine machine(*image.value, RuntimeSettings{});
            Places places;
            for (int stop = 0; stop < 150 && !machine.ended(); stop++) {
                machine.run(machine.steps() + 1 + static_cast<std::uint64_t>(stop) * 7);
                const HeapPicture picture(machine.rt);
                const HeapView heap = make_heap_view(machine, picture, places);
                CHECK(make_goroutines_view(machine, {true, true}).size() >= 1);
                CHECK_FALSE(make_source_view(machine).lines.empty());
                for (const ObjectView& o : heap.objects) {
                    CHECK_FALSE(o.label.empty());
                    if (stop % 10 == 0) CHECK(make_held_by_view(picture, o.address).has_selection);
                }
            }
        }
    }
}
