// The collector's panels: leaked goroutines round by round, units and phases, the barrier's log, marking by hand.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "tests/lab/opened.h"

using namespace tw;

namespace {

const char* kTree = R"(package main

type node struct {
	left, right *node
	key         int
}

var root, other *node

func main() {
	shared := &node{key: 3}
	root = &node{left: shared, key: 1}
	other = &node{right: shared, key: 2}
	shared = nil
	root.key = 10
	other.right = nil
	root.left = nil
	println(root.key)
	root = nil
	for i := 0; i < 200; i++ {
		other = &node{left: other, key: i}
	}
	println(other.key)
}
)";

const char* kWaiters = R"(package main

import "time"

func wait(ch chan int, name string) {
	v := <-ch
	println(name, v)
}

func main() {
	a := make(chan int)
	b := make(chan int)
	go wait(a, "a")
	go wait(b, "b")
	time.Sleep(time.Millisecond)
	println("sent")
	b <- 1
	time.Sleep(time.Millisecond)
}
)";

}  // namespace

TEST_CASE("the leak search round by round, and the table's verdicts", "[panels]") {
    Lab lab = program("waiters", kWaiters);
    act(lab, RunToLineAction{17});
    Snapshot view = snapshot(lab);
    CHECK(view.collector_panel.leaks.shown == 0);
    for (int i = 0; i < 5; i++) act(lab, LeakRoundAction{1});
    view = snapshot(lab);
    const LeakRoundsView& leaks = view.collector_panel.leaks;
    CHECK(leaks.shown == leaks.rounds.size() + 1);
    REQUIRE(leaks.rounds.size() == 2);
    REQUIRE(leaks.leaked.size() == 1);
    CHECK(leaks.leaked[0].find("main.wait") != std::string::npos);
    int leaked = 0, woken = 0;
    for (const GoroutineRow& row : view.goroutine_table) {
        leaked += row.verdict == "leaked";
        woken += row.verdict == "can be woken";
        if (row.verdict == "leaked") CHECK(row.why.find("chan int") != std::string::npos);
    }
    CHECK(leaked == 1);
    CHECK(woken == 1);
    act(lab, LeakRoundAction{0});
    CHECK(snapshot(lab).collector_panel.leaks.shown == 0);
}

TEST_CASE("the collector by unit, phase and cycle, and with other settings", "[panels]") {
    Lab lab = lesson("what-does-the-sleeping-goroutine-hold");
    act(lab, LessonStepAction{1});
    act(lab, CollectorStepAction{CollectorStep::Phase});
    CHECK(snapshot(lab).collector.phase == "mark");
    act(lab, CollectorStepAction{CollectorStep::Unit});
    Snapshot view = snapshot(lab);
    CHECK(!view.collector_panel.root_jobs.empty());
    act(lab, CollectorStepAction{CollectorStep::Phase});
    CHECK(snapshot(lab).collector.phase == "sweep");
    act(lab, CollectorStepAction{CollectorStep::Cycle});
    view = snapshot(lab);
    CHECK(view.collector.phase == "off");
    REQUIRE(view.collector_panel.cycles.size() == 1);
    CHECK(view.collector_panel.cycles[0].trace.starts_with("gc 1 @"));
    CHECK(!view.collector_panel.differences.empty());
    MachineAction settings;
    settings.stop_the_world = false;
    settings.write_barrier = false;
    settings.gogc = 50;
    act(lab, settings);
    view = snapshot(lab);
    CHECK_FALSE(view.collector_panel.stop_the_world);
    CHECK_FALSE(view.collector_panel.barrier_on);
    CHECK(view.collector_panel.gogc == 50);
    CHECK(view.collector_panel.cycles.empty());
}

TEST_CASE("the barrier's log names the stores that shaded", "[panels]") {
    Lab lab = program("barrier", R"(package main

type node struct {
	next *node
	pad  [60]int
}

var nodes []*node
var junk *node

func main() {
	for i := 0; i < 4000; i++ {
		nodes = append(nodes, &node{next: &node{}})
	}
	for i := 0; i < 40000; i++ {
		junk = &node{}
		a, b := nodes[i%4000], nodes[(i*7+1)%4000]
		a.next, b.next = b.next, a.next
	}
	println(junk != nil)
}
)");
    MachineAction concurrent;
    concurrent.stop_the_world = false;
    act(lab, concurrent);
    act(lab, RunToLineAction{17});
    bool logged = false;
    for (int i = 0; i < 40 && !logged; i++) {
        for (int unit = 0; unit < 20; unit++) act(lab, CollectorStepAction{CollectorStep::Unit});
        const std::uint64_t here = lab.session->machine.steps();
        for (const BarrierRow& row : snapshot(lab).collector_panel.barrier) logged = logged || row.text.starts_with("barrier.go:");
        CHECK(lab.session->machine.steps() == here);
    }
    CHECK(logged);
}

TEST_CASE("the student marks, and the invariant corrects", "[panels]") {
    Lab lab = program("marking", kTree);
    act(lab, RunToLineAction{17});
    using Kind = MarkingAction::Kind;
    act(lab, MarkingAction{Kind::Start});
    MarkingView view = snapshot(lab).marking;
    REQUIRE(view.active);
    REQUIRE(!view.grey.empty());
    std::uint64_t parent = 0, child = 0;
    for (const EdgeView& edge : snapshot(lab).heap.edges)
        if (edge.name == ".left") parent = edge.from, child = edge.to;
    act(lab, MarkingAction{Kind::Pick, child});
    CHECK(snapshot(lab).marking.mistakes == 1);   // it is white
    act(lab, MarkingAction{Kind::Pick, parent});
    act(lab, MarkingAction{Kind::Blacken});
    view = snapshot(lab).marking;
    CHECK(view.mistakes == 2);
    CHECK(view.message.find("which is white") != std::string::npos);
    act(lab, MarkingAction{Kind::Shade, child});
    act(lab, MarkingAction{Kind::Blacken});
    CHECK(snapshot(lab).marking.mistakes == 2);
    for (int i = 0; i < 500 && !snapshot(lab).marking.done; i++) {
        view = snapshot(lab).marking;
        act(lab, MarkingAction{Kind::Pick, view.grey[0].first});
        for (const auto& [address, label] : snapshot(lab).marking.white_children) act(lab, MarkingAction{Kind::Shade, address});
        act(lab, MarkingAction{Kind::Blacken});
    }
    view = snapshot(lab).marking;
    CHECK(view.done);
    CHECK(view.message.find("marking ends") != std::string::npos);
    act(lab, MarkingAction{Kind::Stop});
    CHECK_FALSE(snapshot(lab).marking.active);
}
