// The actions of the panels: heap, time, comparison, schedules.
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

TEST_CASE("many objects of a kind are a group, and the selection stays whatever is grouped", "[panels]") {
    Lab lab = program("groups", kTree);
    act(lab, StepAction{StepKind::ToEnd});
    Snapshot view = snapshot(lab);
    REQUIRE(view.heap.groups.size() == 1);
    const std::size_t drawn = view.heap.objects.size();
    CHECK(view.heap.groups[0].label == "*main.node");
    CHECK(drawn < 40);
    CHECK(view.heap.groups[0].count + drawn >= 201);
    const std::string key = view.heap.groups[0].key;
    act(lab, ExpandAction{key, 20});
    CHECK(snapshot(lab).heap.objects.size() == drawn + 20);
    act(lab, ExpandAction{key, 0});
    CHECK(snapshot(lab).heap.objects.size() == drawn);
    // the deepest of the list: selected by the table, drawn with the ends of its path
    act(lab, SortObjectsAction{ObjectColumn::Distance});
    act(lab, SortObjectsAction{ObjectColumn::Distance});
    view = snapshot(lab);
    REQUIRE(!view.objects.rows.empty());
    REQUIRE(view.objects.rows[0].distance > 150);
    act(lab, SelectObjectAction{view.objects.rows[0].address});
    view = snapshot(lab);
    const std::uint64_t selected = view.held_by.address;
    CHECK(std::any_of(view.heap.objects.begin(), view.heap.objects.end(), [&](const ObjectView& o) { return o.address == selected; }));
    CHECK(std::any_of(view.heap.edges.begin(), view.heap.edges.end(), [](const EdgeView& e) { return e.left_out && e.count > 100; }));
    CHECK(view.heap.objects.size() < 70);
}

TEST_CASE("filters by text, size, age and goroutine", "[panels]") {
    Lab lab = lesson("what-does-the-sleeping-goroutine-hold");
    act(lab, LessonStepAction{1});
    act(lab, AnswerAction{0});
    const Snapshot all = snapshot(lab);
    const ObjectView* backing = object_named(all, "[]byte backing, 1 MiB");
    REQUIRE(backing);
    HeapFilter filter;
    filter.min_size = 1 << 20;
    act(lab, FilterAction{filter});
    CHECK(snapshot(lab).heap.matching == 1);
    filter = {};
    filter.text = "[]byte";
    act(lab, FilterAction{filter});
    Snapshot view = snapshot(lab);
    CHECK(view.heap.matching >= 1);
    CHECK(view.heap.matching < all.heap.matching);
    filter = {};
    filter.goroutine = 1;
    act(lab, FilterAction{filter});
    view = snapshot(lab);
    CHECK(std::none_of(view.heap.roots.begin(), view.heap.roots.end(), [](const RootView& r) { return r.label.empty(); }));
    filter = {};
    filter.born_from = ~std::uint64_t{0};
    act(lab, FilterAction{filter});
    CHECK(snapshot(lab).heap.matching == 0);
    CHECK(snapshot(lab).held_by.has_selection);
}

TEST_CASE("what if this edge were cut", "[panels]") {
    Lab lab = program("tree", kTree);
    act(lab, RunToLineAction{15});
    Snapshot view = snapshot(lab);
    REQUIRE(view.heap.objects.size() == 3);
    const EdgeView* left = nullptr;
    for (const EdgeView& edge : view.heap.edges)
        if (edge.name == ".left") left = &edge;
    REQUIRE(left);
    const std::uint64_t from = left->from, shared = left->to;
    act(lab, CutAction{from, shared});
    view = snapshot(lab);
    CHECK(view.cut.active);
    CHECK(view.cut.objects.empty());   // the other one leads to it
    act(lab, CutAction{from, shared});
    CHECK_FALSE(snapshot(lab).cut.active);
    act(lab, RunToLineAction{17});
    act(lab, CutAction{from, shared});
    view = snapshot(lab);
    CHECK(view.cut.objects.size() == 1);
    CHECK(view.cut.bytes == 24);
    CHECK(view.cut.objects == std::vector<std::uint64_t>{shared});
    act(lab, CutAction{0, from});
    view = snapshot(lab);
    CHECK(view.cut.objects.size() == 2);
    // independent paths: two before the one is cut
    act(lab, RunToLineAction{2});
    act(lab, StepAction{StepKind::ToStart});
    act(lab, RunToLineAction{15});
    act(lab, SelectObjectAction{shared});
    view = snapshot(lab);
    CHECK(view.held_by.others.size() == 1);
    CHECK(view.held_by.text.find("and by\n") != std::string::npos);
    CHECK(view.held_by.dominators.size() <= 1);
}

TEST_CASE("jumps about the selected object", "[panels]") {
    Lab lab = program("jumps", kTree);
    act(lab, RunToLineAction{15});
    std::uint64_t shared = 0, root = 0;
    for (const EdgeView& edge : snapshot(lab).heap.edges)
        if (edge.name == ".left") shared = edge.to, root = edge.from;
    act(lab, SelectObjectAction{shared});
    const std::uint64_t born = lab.selection.born;
    act(lab, JumpAction{Jump::Born});
    CHECK(lab.session->machine.steps() == born + 1);
    CHECK(snapshot(lab).held_by.has_selection);
    act(lab, JumpAction{Jump::LastPathCut});
    CHECK(snapshot(lab).source.next_line >= 17);
    CHECK(snapshot(lab).held_by.path.empty());
    const std::uint64_t cut = lab.session->machine.steps();
    act(lab, SeekAction{cut - 1});
    CHECK_FALSE(snapshot(lab).held_by.path.empty());
    // root.key = 10 and root.left = nil write to the other one
    act(lab, StepAction{StepKind::ToStart});
    act(lab, RunToLineAction{15});
    act(lab, SelectObjectAction{root});
    act(lab, JumpAction{Jump::NextWrite});
    const std::uint64_t first = lab.session->machine.steps();
    act(lab, JumpAction{Jump::NextWrite});
    const std::uint64_t second = lab.session->machine.steps();
    CHECK(second == cut);
    act(lab, JumpAction{Jump::LastWrite});
    CHECK(lab.session->machine.steps() == first);
    // swept by a collection that is asked for
    act(lab, SeekAction{cut + 200});
    act(lab, SelectObjectAction{shared});
    act(lab, CollectAction{});
    const std::uint64_t after = lab.session->machine.steps();
    act(lab, JumpAction{Jump::Swept});
    CHECK(lab.session->machine.steps() <= after);
    CHECK_FALSE(snapshot(lab).held_by.has_selection);
    act(lab, SeekAction{lab.session->machine.steps() - 1});
    CHECK(snapshot(lab).held_by.has_selection);
}

TEST_CASE("bookmarks, and the comparison of two moments", "[panels]") {
    Lab lab = program("compare", kTree);
    act(lab, RunToLineAction{15});
    const std::uint64_t here = lab.session->machine.steps();
    act(lab, BookmarkAction{"two hold it"});
    act(lab, CompareAction{});
    act(lab, StepAction{StepKind::ToEnd});
    const DiffView compared = snapshot(lab).comparison;
    REQUIRE(compared.has_base);
    CHECK(compared.from == here);
    CHECK(compared.born.size() == 200);
    CHECK(compared.unreachable.size() + compared.freed.size() >= 1);
    REQUIRE(compared.growth.size() == 1);
    CHECK(compared.growth[0].label == "*main.node");
    CHECK(compared.growth[0].objects == 200);
    CHECK(compared.largest.size() == 30);
    CHECK(std::any_of(compared.variables.begin(), compared.variables.end(), [](const ChangedView& v) { return v.name == "main.root"; }));
    act(lab, JumpAction{Jump::PreviousBookmark});
    CHECK(lab.session->machine.steps() == here);
    CHECK(lab.message == "two hold it");
    REQUIRE(snapshot(lab).timeline.bookmarks.size() == 1);
    act(lab, BookmarkAction{"another note"});
    CHECK(snapshot(lab).timeline.bookmarks[0].note == "another note");
    act(lab, RemoveBookmarkAction{here});
    CHECK(snapshot(lab).timeline.bookmarks.empty());
    act(lab, StepAction{StepKind::ToStart});
    act(lab, JumpAction{Jump::Comparison});
    CHECK(lab.session->machine.steps() == here);
}

TEST_CASE("running until a condition holds", "[panels]") {
    Lab lab = program("condition", kTree);
    act(lab, RunUntilAction{"isnil(root) = false"});
    CHECK(snapshot(lab).source.next_line == 13);
    act(lab, RunUntilAction{"concept(i) > 5"});
    CHECK(snapshot(lab).source.next_line == 21);
    act(lab, RunUntilAction{"nonsense"});
    CHECK_FALSE(lab.message.empty());
    CHECK(snapshot(lab).source.next_line == 21);
}

TEST_CASE("a person chooses who runs next, and that is part of the past from then on", "[panels]") {
    Lab lab = program("choose", R"(package main

func say(name string) { println(name) }

func main() {
	go say("a")
	go say("b")
	for i := 0; i < 3; i++ {
		println("main", i)
	}
	done := make(chan bool)
	go func() { done <- true }()
	<-done
}
)");
    act(lab, RunToLineAction{8});
    const std::uint64_t here = lab.session->machine.steps();
    std::uint64_t a = 0;
    for (const GoroutineRow& row : snapshot(lab).goroutine_table)
        if (row.name == "main.say" && row.can_run && (a == 0 || row.id < a)) a = row.id;
    REQUIRE(a != 0);
    act(lab, ChooseGoroutineAction{a});
    CHECK(lab.session->machine.steps() == here);
    CHECK(lab.session->machine.rt.g().id == a);
    act(lab, StepAction{StepKind::ToEnd});
    const std::string chosen = snapshot(lab).console;
    CHECK(chosen.starts_with("a\n"));
    const std::uint64_t end = lab.session->machine.steps();
    Machine straight = lab.session->machine;
    // back before the choice, and forth across it: the same future
    act(lab, SeekAction{here - 5});
    CHECK(lab.session->machine.rt.g().id == 1);
    lab.session->walk(end, [] { return false; });
    CHECK(equal(lab.session->machine, straight));
    act(lab, SeekAction{here - 1});
    act(lab, SeekAction{end});
    CHECK(equal(lab.session->machine, straight));
    act(lab, ChooseGoroutineAction{999});
    CHECK(lab.message.find("ended") != std::string::npos);
}

TEST_CASE("how many of N schedules leak", "[panels]") {
    Lab lab = program("schedules", R"(package main

import "time"

func main() {
	result := make(chan int)
	stop := make(chan bool)
	go func() { close(stop) }()
	go func() { result <- 1 }()
	select {
	case v := <-result:
		println("result", v)
	case <-stop:
		println("stopped")
	}
	time.Sleep(time.Millisecond)
}
)");
    act(lab, SearchSchedulesAction{60});
    const SchedulesView view = snapshot(lab).schedules;
    CHECK_FALSE(view.running);
    CHECK(view.tried == 60);
    std::set<std::uint64_t> leaking;
    for (const auto& found : view.found)
        if (found.what.find("leaked") != std::string::npos) leaking.insert(found.seed);
    CHECK(view.leaking > 0);
    CHECK(view.leaking < 60);
    REQUIRE(!leaking.empty());
    MachineAction again;
    again.seed = *leaking.begin();
    act(lab, again);
    act(lab, StepAction{StepKind::ToEnd});
    int verdicts = 0;
    for (const GoroutineRow& row : snapshot(lab).goroutine_table) verdicts += row.verdict == "leaked";
    CHECK(verdicts > 0);
    // a search can be stopped
    lab = update(std::move(lab), SearchSchedulesAction{100'000});
    lab = update(std::move(lab), ContinueAction{});
    CHECK(lab.busy());
    lab = update(std::move(lab), CancelAction{});
    CHECK_FALSE(lab.busy());
}

TEST_CASE("flame graphs add up, holders follow the dominators", "[panels]") {
    Lab lab = program("flames", kTree);
    act(lab, StepAction{StepKind::ToEnd});
    const FlamesView evidence = snapshot(lab).evidence;
    for (const FlameView* flame : {&evidence.by_site, &evidence.by_stack, &evidence.by_holder}) {
        INFO(flame->title);
        REQUIRE(!flame->boxes.empty());
        std::uint64_t top = 0;
        for (const FlameBox& box : flame->boxes) {
            if (box.depth == 0) top += box.value;
            if (box.parent < 0) continue;
            const FlameBox& parent = flame->boxes[static_cast<std::size_t>(box.parent)];
            CHECK(box.start >= parent.start);
            CHECK(box.start + box.value <= parent.start + parent.value);
        }
        CHECK(top == flame->total);
    }
    CHECK(std::any_of(evidence.by_holder.boxes.begin(), evidence.by_holder.boxes.end(), [](const FlameBox& b) { return b.label.find("main.other") != std::string::npos; }));
    CHECK(evidence.dump.find("goroutine 1") != std::string::npos);
    CHECK(evidence.memstats.size() > 8);
}

TEST_CASE("a moment's heap is built once, and only for what is looked at", "[panels]") {
    Lab lab = program("cached", kTree);
    act(lab, RunToLineAction{15});
    const std::uint64_t before = lab.cache->built();
    snapshot(lab);
    snapshot(lab);
    act(lab, ObjectsTextAction{"node"});
    CHECK(snapshot(lab).objects.count == 3);
    CHECK(lab.cache->built() <= before + 1);
    CHECK(snapshot(lab, parts_of(Part::Heap)).objects.rows.empty());
}

TEST_CASE("objects keep their places between neighbouring steps, and no two share one", "[panels]") {
    for (const char* name : {"what-does-the-sleeping-goroutine-hold", "who-is-stuck-on-this-channel"}) {
        Lab lab = lesson(name);
        act(lab, StepAction{StepKind::ToStart});
        std::map<std::pair<std::uint64_t, std::uint64_t>, std::pair<int, int>> places;
        const auto look = [&] {
            std::set<std::pair<int, int>> taken;
            for (const ObjectView& object : snapshot(lab, parts_of(Part::Heap)).heap.objects) {
                const auto at = lab.session->machine.rt.heap.find_object(lab.session->machine.rt.memory, Address{object.address});
                const std::uint64_t birth = lab.session->machine.rt.heap.note(lab.session->machine.rt.memory, *at).birth;
                const auto known = places.emplace(std::pair(object.address, birth), std::pair(object.column, object.row)).first;
                CHECK(known->second == std::pair(object.column, object.row));
                CHECK(taken.emplace(object.column, object.row).second);
            }
        };
        for (int i = 0; i < 60 && !lab.session->machine.ended(); i++) {
            look();
            act(lab, StepAction{StepKind::Into});
        }
        for (int i = 0; i < 30; i++) {
            act(lab, StepAction{StepKind::Back});
            look();
        }
        act(lab, StepAction{StepKind::ToEnd});
        look();
    }
}

TEST_CASE("lanes of goroutines and the memory curve cover the run", "[panels]") {
    Lab lab = program("lanes", kWaiters);
    act(lab, StepAction{StepKind::ToEnd});
    const TimelineView timeline = snapshot(lab).timeline;
    REQUIRE(timeline.lanes.size() == 3);
    std::string letters;
    for (const LaneView& lane : timeline.lanes)
        for (const LaneView::Span& span : lane.spans) letters += span.state;
    for (const char letter : {'X', 'R', 'r', 'z', 'D'}) CHECK(letters.find(letter) != std::string::npos);
}
