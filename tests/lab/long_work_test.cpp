// Work that takes longer than a frame: in slices, with progress, and as if it had never been when it is cancelled.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "sim/query/answer.h"
#include "tests/lab/opened.h"

using namespace tw;

namespace {

// What a person sees and where the machine stands, as text.
std::string shape(const Lab& lab) {
    const Snapshot s = snapshot(lab);
    std::string text = s.program_name + s.status + s.console + s.source.file + std::to_string(s.timeline.step) + "/" + std::to_string(s.timeline.events.size()) + "/" + std::to_string(s.timeline.end) +
                       "/" + std::to_string(s.narration.step) + s.narration.text + s.held_by.text + s.real_go.text + std::to_string(s.variants.sides.size()) + std::to_string(s.schedules.tried);
    for (const ObjectView& object : s.heap.objects) text += std::to_string(object.address) + object.label + std::to_string(object.column) + "," + std::to_string(object.row);
    for (const SourceLineView& line : s.source.lines) text += std::to_string(line.allocations);
    return text;
}

// Begins it, lets it go on for some slices, cancels: nothing has changed but the message.
void cancelled(Lab& lab, const Action& action, int slices = 3) {
    const std::string before = shape(lab);
    const std::uint64_t step = lab.session->machine.steps();
    lab = update(std::move(lab), action);
    for (int i = 0; i < slices && lab.busy(); i++) {
        const Snapshot s = snapshot(lab);
        CHECK(s.busy);
        CHECK(s.done <= 1);
        lab = update(std::move(lab), ContinueAction{});
    }
    REQUIRE(lab.busy());
    lab = update(std::move(lab), CancelAction{});
    CHECK_FALSE(lab.message.empty());
    while (lab.measures()) lab = update(std::move(lab), ContinueAction{});   // a large heap is looked at where one stands
    CHECK_FALSE(lab.busy());
    CHECK(lab.session->machine.steps() == step);
    CHECK(shape(lab) == before);
}

// A loop that lasts, with an object from before it.
const char* kLong = R"(package main

type node struct {
	next *node
	key  int
}

var root *node

func main() {
	root = &node{key: 1}
	first := root
	n := 0
	for i := 0; i < 30000000; i++ {
		n += i & 3
	}
	first.key = n
	println(root.key)
	root = nil
	println(n)
}
)";

// A heap that takes the collector long.
const char* kLarge = R"(package main

type node struct{ left, right *node }

func tree(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{tree(depth - 1), tree(depth - 1)}
}

func main() {
	root := tree(18)
	println(root.left != nil)
	println(root.right != nil)
}
)";

// A lesson whose second stop is far away.
std::string far_lesson() {
    const std::string folder = std::string(TWOWORD_BIN) + "/far-lessons/far";
    std::filesystem::create_directories(folder);
    std::ofstream(folder + "/main.go") << "package main\n\nfunc main() {\n\tn := 0\n\tprintln(n) //: near\n\tfor i := 0; i < 3000000; i++ {\n\t\tn += i & 3\n\t}\n\tprintln(n) //: far\n}\n";
    std::ofstream(folder + "/lesson.toml") << R"(title = { en = "How far?", zh = "多远?" }
misconception = { en = "Near.", zh = "近。" }
level = "beginner"
minutes = 1
go = "1.26"
chapters = ["2.1"]

[[step]]
at = "near"
say = { en = "Near.", zh = "近。" }

[[step]]
at = "far"
say = { en = "Far.", zh = "远。" }

[[step]]
at = "end"
say = { en = "End.", zh = "完。" }
)";
    return folder;
}

}  // namespace

TEST_CASE("a far stop of a lesson is looked for in slices", "[lab][long]") {
    auto scenario = load_scenario(far_lesson());
    INFO(scenario.error);
    REQUIRE(scenario.ok());
    Lab lab = program("beside", kLong);
    lab.player = std::make_shared<LessonPlayer>(std::move(*scenario.value));
    lab.files = {"main.go"};
    lab = update(std::move(lab), LessonStepAction{-9});
    CHECK(snapshot(lab).narration.text == "Near.");
    cancelled(lab, LessonStepAction{1});
    // asked again while it is looked for: the stop after it
    lab = update(std::move(lab), LessonStepAction{1});
    REQUIRE(lab.busy());
    CHECK(snapshot(lab).narration.step == 1);
    CHECK(snapshot(lab).doing == "Looking for the stop");
    act(lab, LessonStepAction{1});
    CHECK(snapshot(lab).narration.text == "End.");
    act(lab, LessonStepAction{-1});
    CHECK(snapshot(lab).narration.text == "Far.");
    CHECK(snapshot(lab).source.next_line == 9);
}

TEST_CASE("a collection that is asked for can be taken back", "[lab][long]") {
    Lab lab = program("large", kLarge);
    act(lab, RunToLineAction{14});
    REQUIRE(snapshot(lab).source.next_line == 14);
    cancelled(lab, CollectAction{}, 1);
    const std::uint64_t step = lab.session->machine.steps();
    act(lab, StepAction{StepKind::Over});
    CHECK(snapshot(lab).source.next_line == 15);
    act(lab, SeekAction{step});
    act(lab, CollectAction{});
    CHECK(lab.session->machine.rt.collector.cycles() >= 1);
    CHECK(lab.session->machine.steps() > step);
}

TEST_CASE("searches about the selected object can be cancelled", "[lab][long]") {
    Lab lab = program("long", kLong);
    act(lab, RunToLineAction{19});   // behind the loop and the write after it
    const Snapshot here = snapshot(lab);
    REQUIRE(here.source.next_line == 19);
    REQUIRE(!here.heap.objects.empty());
    act(lab, SelectObjectAction{here.heap.objects[0].address});
    act(lab, JumpAction{Jump::LastWrite});
    CHECK(snapshot(lab).source.last_line == 17);
    act(lab, RunToLineAction{12});
    act(lab, StepAction{StepKind::ToStart});
    act(lab, RunToLineAction{13});
    // the next write lies thirty million iterations ahead; the page of the object is not written meanwhile
    act(lab, JumpAction{Jump::NextWrite});
    CHECK(snapshot(lab).source.last_line == 17);
}

TEST_CASE("variants are run in slices", "[lab][long]") {
    auto opened = open_lab("what-does-the-sleeping-goroutine-hold", std::string(TWOWORD_BIN) + "/test_lab");
    REQUIRE(opened.ok());
    Lab lab = std::move(*opened.value);
    lab = update(std::move(lab), VariantsAction{});
    if (lab.busy()) {
        CHECK(snapshot(lab).doing == "Running the variants");
        lab = update(std::move(lab), CancelAction{});
        CHECK(snapshot(lab).variants.sides.empty());
    }
    const std::uint64_t step = lab.session->machine.steps();
    act(lab, VariantsAction{});
    CHECK(snapshot(lab).variants.sides.size() >= 2);
    CHECK(lab.session->machine.steps() == step);
}

TEST_CASE("schedules and the comparison with Go are given up without a trace", "[lab][long]") {
    Lab lab = program("schedules", R"(package main

func main() {
	c := make(chan int)
	go func() { c <- 1 }()
	for i := 0; i < 3000000; i++ {
	}
	println(<-c)
}
)");
    cancelled(lab, SearchSchedulesAction{1000});
    if (find_go().empty()) return;
    cancelled(lab, RealGoAction{}, 1);
}

TEST_CASE("the timeline's marks of the selected object", "[lab][long]") {
    Lab lab = program("marks", kLong);
    act(lab, RunToLineAction{12});
    const Snapshot here = snapshot(lab);
    REQUIRE(here.heap.objects.size() == 1);
    act(lab, SelectObjectAction{here.heap.objects[0].address});
    act(lab, StepAction{StepKind::ToEnd});
    const std::string before = shape(lab);
    int slices = 0;
    for (; lab.in_background() && slices < 20'000; slices++) {
        lab = update(std::move(lab), ContinueAction{});
        if (slices % 64 == 0) CHECK(shape(lab) == before);
    }
    const SelectionMarks marks = snapshot(lab).timeline.marks;
    CHECK(marks.done == 1);
    CHECK(marks.born == lab.selection.born + 1);
    REQUIRE(marks.writes.size() >= 1);
    CHECK(marks.writes.back().place.find("marks.go:17") == 0);
    REQUIRE(!marks.life.empty());
    CHECK(marks.life.back().kind == "cut");
    CHECK(marks.life.back().place.find("marks.go:19") == 0);
    CHECK(slices < 2000);
    // Escape ends the search; it is not begun again
    act(lab, SelectObjectAction{0});
    act(lab, RunToLineAction{12});
    act(lab, StepAction{StepKind::ToStart});
    act(lab, RunToLineAction{12});
    act(lab, SelectObjectAction{here.heap.objects[0].address});
    lab = update(std::move(lab), ContinueAction{});
    lab = update(std::move(lab), CancelAction{});
    CHECK_FALSE(lab.in_background());
    CHECK(snapshot(lab).timeline.marks.done == -1);
}

TEST_CASE("an open question about what stays alive is not answered by the canvas", "[lab]") {
    auto opened = open_lab("what-does-the-sleeping-goroutine-hold", std::string(TWOWORD_BIN) + "/test_lab");
    REQUIRE(opened.ok());
    Lab lab = std::move(*opened.value);
    act(lab, LessonStepAction{4});
    Snapshot s = snapshot(lab);
    REQUIRE(!s.narration.question.empty());
    for (const ObjectView& object : s.heap.objects) CHECK(object.reachable);
    act(lab, AnswerAction{1});
    s = snapshot(lab);
    CHECK(std::any_of(s.heap.objects.begin(), s.heap.objects.end(), [](const ObjectView& object) { return !object.reachable; }));
}

TEST_CASE("breakpoints with conditions", "[lab][breakpoints]") {
    Lab lab = program("stops", R"(package main

type node struct{ next *node }

var head *node

func add() {
	head = &node{head}
}

func main() {
	for i := 0; i < 10; i++ {
		add()
	}
	head = nil
	println("done")
}
)");
    act(lab, BreakpointAction{13, "concept(i) > 5"});
    act(lab, StepAction{StepKind::Run});
    Snapshot s = snapshot(lab);
    CHECK(s.source.next_line == 13);
    CHECK(s.source.lines[12].conditional);
    REQUIRE(s.breakpoints.size() == 1);
    CHECK(s.breakpoints[0].hits == 1);
    const auto value = [&] {
        const Snapshot now = snapshot(lab);
        for (const FrameView& frame : now.goroutines[0].frames)
            for (const SlotView& slot : frame.slots)
                if (slot.name == "i") return slot.value.concept_text;
        return std::string("?");
    };
    CHECK(value() == "6");
    // the third time that the line is met
    act(lab, StepAction{StepKind::ToStart});
    act(lab, BreakpointAction{13, "", 3});
    act(lab, StepAction{StepKind::Run});
    CHECK(value() == "2");
    CHECK(snapshot(lab).breakpoints[0].hits == 3);
    // anywhere: the first step at which it is true, not the next statement
    act(lab, ToggleBreakpointAction{13});
    act(lab, StepAction{StepKind::ToStart});
    act(lab, BreakpointAction{0, "count(*main.node) > 3"});
    act(lab, StepAction{StepKind::Run});
    s = snapshot(lab);
    REQUIRE(s.breakpoints.size() == 1);
    CHECK(s.breakpoints[0].id < 0);
    const std::uint64_t step = s.timeline.step;
    const auto count = [&] { return answer(lab.session->machine.rt, "count(*main.node)").text; };
    CHECK(count() == "4");
    act(lab, SeekAction{step - 1});
    CHECK(count() == "3");
    act(lab, SeekAction{step});
    act(lab, StepAction{StepKind::Run});   // it holds already: it must come true again, which it does not
    CHECK(snapshot(lab).status == "exited with status 0");
    CHECK(lab.message == "No breakpoint is met before the program ends.");
}

TEST_CASE("what is wrong with a condition is said at its column", "[lab][breakpoints]") {
    Lab lab = program("wrong", kLong);
    const auto column = [&](const std::string& text) {
        lab = update(std::move(lab), CheckConditionAction{text});
        const ConditionCheck check = snapshot(lab).condition;
        INFO(text << ": " << check.error);
        CHECK((check.column == 0) == check.error.empty());
        return check.column;
    };
    CHECK(column("isnil(root)") == 0);
    CHECK(snapshot(lab).condition.now == "true");
    CHECK(column("nonsense") == 1);
    CHECK(column("isnill(root)") == 1);
    CHECK(column("isnil(root") == 6);
    CHECK(column("isnil()") == 7);
    CHECK(column("count(worker) > many") == 17);
    CHECK(column("count(worker) >") == 16);
    CHECK(column("isnil(root) maybe") == 13);
    CHECK(column("life(root)") == 1);
    act(lab, BreakpointAction{11, "count(worker) > many"});
    CHECK(lab.breakpoints.empty());
    CHECK(lab.message.find("17: ") == 0);
}
