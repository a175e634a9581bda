#include "sim/lab/lab.h"

#include <fstream>

#include "tests/support/catch.h"

using namespace tw;

namespace {

// find_scenarios follows the program's place; tests run from anywhere, so open by the catalog of the source tree.
Lab lesson(const std::string& name) {
    Lab lab;
    lab.root = std::string(TWOWORD_ROOT) + "/scenarios";
    lab.catalog = scenario_catalog(lab.root);
    return update_fully(std::move(lab), OpenAction{name});
}

Lab program(const std::string& name, const std::string& text) {
    const std::string path = std::string(TWOWORD_BIN) + "/" + name + ".go";
    std::ofstream(path) << text;
    return update_fully(Lab{}, OpenAction{path});
}

Lab go(Lab lab, StepKind kind) { return update_fully(std::move(lab), StepAction{kind}); }

int line(const Lab& lab) { return snapshot(lab).source.next_line; }

constexpr const char* kCalls = R"(package main

type node struct{ next *node }

func leaf(n int) int {
	m := n + 1
	return m
}

func middle(n int) int {
	a := leaf(n)
	b := leaf(a)
	return a + b
}

func main() {
	x := middle(1)
	list := &node{}
	for i := 0; i < 3; i++ {
		list = &node{list}
	}
	println(x, list != nil)
}
)";

}  // namespace

TEST_CASE("a lesson is walked stop by stop, and never past its ends", "[lab]") {
    Lab lab = lesson("why-is-err-not-nil");
    CHECK(snapshot(lab).narration.step == 1);
    lab = update_fully(std::move(lab), LessonStepAction{-1});
    CHECK(snapshot(lab).narration.step == 1);
    for (int i = 0; i < 20; i++) lab = update_fully(std::move(lab), LessonStepAction{1});
    const Snapshot last = snapshot(lab);
    CHECK(last.narration.step == last.narration.count);
    CHECK(last.source.file == "fixed.go");
    CHECK(last.source.next_line > 0);
}

TEST_CASE("variants change the source, breakpoints belong to it", "[lab]") {
    Lab lab = lesson("what-does-the-sleeping-goroutine-hold");
    lab = update_fully(std::move(lab), ToggleBreakpointAction{3});
    CHECK(snapshot(lab).source.lines[2].breakpoint);
    lab = update_fully(std::move(lab), VariantAction{"control.go"});
    CHECK(snapshot(lab).source.file == "control.go");
    CHECK_FALSE(snapshot(lab).source.lines[2].breakpoint);
}

TEST_CASE("what cannot be opened leaves the lab as it was, with a message", "[lab]") {
    Lab lab = lesson("why-is-err-not-nil");
    const std::string before = snapshot(lab).source.file;
    lab = update_fully(std::move(lab), OpenAction{"no-such-lesson"});
    CHECK(snapshot(lab).message == "no lesson \"no-such-lesson\"");
    lab = update_fully(std::move(lab), OpenAction{"missing/file.go"});
    CHECK(snapshot(lab).message.find("no such file") != std::string::npos);
    CHECK(snapshot(lab).source.file == before);
}

TEST_CASE("a rejected program shows its errors and runs nothing", "[lab]") {
    Lab lab = program("rejected", "package main\n\nfunc main() { x := 1 }\n");
    const Snapshot view = snapshot(lab);
    REQUIRE(view.diagnostics.size() == 1);
    CHECK(view.diagnostics[0] == "./rejected.go:3:15: declared and not used: x");
    lab = go(std::move(lab), StepKind::Over);
    CHECK(snapshot(lab).message.find("rejected") != std::string::npos);
}

TEST_CASE("a package that is no program is said to be none", "[lab]") {
    const std::string path = std::string(TWOWORD_BIN) + "/no_main.go";
    std::ofstream(path) << "package p\n\nfunc F() {}\n";
    const auto opened = open_lab(path);
    const std::string said = opened.ok() ? snapshot(*opened.value).message + (opened.value->diagnostics.empty() ? "" : opened.value->diagnostics[0]) : opened.error;
    CHECK(said.find("is not a main package") != std::string::npos);
    const Lab lab = update_fully(lesson("why-is-err-not-nil"), OpenAction{path});   // and the lab stays as it was, with that message
    CHECK(snapshot(lab).message.find("is not a main package") != std::string::npos);
}

TEST_CASE("over, into and out move by statements", "[lab]") {
    Lab lab = program("calls", kCalls);
    CHECK(line(lab) == 17);
    lab = go(std::move(lab), StepKind::Into);
    CHECK(line(lab) == 11);
    lab = go(std::move(lab), StepKind::Into);
    CHECK(line(lab) == 6);
    lab = go(std::move(lab), StepKind::Out);
    CHECK(line(lab) == 12);
    lab = go(std::move(lab), StepKind::Over);
    CHECK(line(lab) == 13);
    lab = go(std::move(lab), StepKind::Out);
    CHECK(line(lab) == 18);
    lab = go(std::move(lab), StepKind::NextAllocation);
    CHECK(snapshot(lab).heap.objects.size() == 1);
    CHECK(snapshot(lab).heap.objects[0].is_new);
    lab = go(std::move(lab), StepKind::ToEnd);
    CHECK(snapshot(lab).status == "exited with status 0");
    CHECK(snapshot(lab).console == "5 true\n");
}

TEST_CASE("each step back is the inverse of the step before it", "[lab]") {
    Lab lab = program("calls", kCalls);
    std::vector<std::uint64_t> into;
    while (!lab.session->machine.ended()) {
        into.push_back(lab.session->machine.steps());
        lab = go(std::move(lab), StepKind::Into);
    }
    REQUIRE(into.size() > 12);
    for (std::size_t i = into.size(); i-- > 0;) {
        lab = go(std::move(lab), StepKind::Back);
        CHECK(lab.session->machine.steps() == into[i]);
    }
    // over and back over, in main's own frame
    lab = go(std::move(lab), StepKind::Over);
    const std::uint64_t second = lab.session->machine.steps();
    lab = go(std::move(lab), StepKind::Over);
    CHECK(line(lab) == 19);
    lab = go(std::move(lab), StepKind::BackOver);
    CHECK(lab.session->machine.steps() == second);
    lab = go(std::move(lab), StepKind::BackOver);
    CHECK(line(lab) == 17);
    // from inside a call, back over goes to the call
    lab = go(std::move(lab), StepKind::Into);
    lab = go(std::move(lab), StepKind::BackOver);
    CHECK(line(lab) == 17);
}

TEST_CASE("run to line and breakpoints stop each time round", "[lab]") {
    Lab lab = program("calls", kCalls);
    lab = update_fully(std::move(lab), RunToLineAction{20});
    CHECK(line(lab) == 20);
    lab = update_fully(std::move(lab), ToggleBreakpointAction{20});
    for (int i = 0; i < 2; i++) {
        lab = go(std::move(lab), StepKind::Run);
        CHECK(line(lab) == 20);
        CHECK_FALSE(lab.session->machine.ended());
    }
    lab = go(std::move(lab), StepKind::Run);
    CHECK(lab.session->machine.ended());
    lab = update_fully(std::move(lab), RunToLineAction{2});
    CHECK(snapshot(lab).message == "no statement begins on line 2");
}

TEST_CASE("a run is that many single steps, and seeking there and back gives equal machines", "[lab]") {
    for (const char* name : {"why-is-err-not-nil", "what-does-the-sleeping-goroutine-hold", "who-is-stuck-on-this-channel"}) {
        Lab lab = lesson(name);
        for (const std::string& file : lab.files) {
            INFO(name << " " << file);
            auto session = lab.player->session(file);
            REQUIRE(session.ok());
            Session& s = **session.value;
            s.seek(~std::uint64_t{0});
            const std::uint64_t end = s.observed();
            const std::string printed = s.console();
            const std::size_t marks = s.events().size();
            Machine single(s.image, {}), whole(s.image, {});
            whole.run(end);
            while (!single.ended()) single.step();
            CHECK(equal(single, whole));
            CHECK(equal(s.machine, whole));
            for (const std::uint64_t at : {end / 3, end / 7, end - 1, std::uint64_t{1}, end / 2}) {
                s.seek(at);
                Machine fresh(s.image, {});
                fresh.run(at);
                CHECK(equal(s.machine, fresh));
                s.last_line();
                CHECK(equal(s.machine, fresh));
            }
            s.seek(end);
            CHECK(equal(s.machine, whole));
            CHECK(s.console() == printed);
            CHECK(s.events().size() == marks);
        }
    }
}

TEST_CASE("the terminal shows the text of the moment", "[lab]") {
    Lab lab = lesson("why-is-err-not-nil");
    lab = go(std::move(lab), StepKind::ToEnd);
    const std::string all = snapshot(lab).console;
    CHECK(all.find("box keeps 1") != std::string::npos);
    lab = update_fully(std::move(lab), LessonStepAction{0});
    CHECK(snapshot(lab).console.empty());
    lab = update_fully(std::move(lab), LessonStepAction{2});
    CHECK(snapshot(lab).console == "no error yet: true\n");
}

TEST_CASE("events are walked both ways", "[lab]") {
    Lab lab = lesson("who-is-stuck-on-this-channel");
    lab = go(std::move(lab), StepKind::ToStart);
    std::vector<std::uint64_t> at;
    for (int i = 0; i < 8; i++) {
        lab = go(std::move(lab), StepKind::NextEvent);
        at.push_back(lab.session->machine.steps());
    }
    for (std::size_t i = at.size() - 1; i-- > 0;) {
        lab = go(std::move(lab), StepKind::PreviousEvent);
        CHECK(lab.session->machine.steps() == at[i]);
    }
}

TEST_CASE("a collection is stepped unit by unit, and objects keep their places", "[lab]") {
    Lab lab = lesson("what-does-the-sleeping-goroutine-hold");
    lab = update_fully(std::move(lab), LessonStepAction{1});
    std::map<std::uint64_t, std::pair<int, int>> places;
    bool grey = false, black = false;
    for (int unit = 0; unit < 400; unit++) {
        lab = go(std::move(lab), StepKind::NextCollectorUnit);
        const Snapshot view = snapshot(lab);
        if (view.collector.phase == "off") break;
        for (const ObjectView& object : view.heap.objects) {
            grey = grey || object.colour == Colour::Grey;
            black = black || (object.colour == Colour::Black && view.collector.phase == "mark");
            const auto [known, fresh] = places.try_emplace(object.address, object.column, object.row);
            CHECK(known->second == std::pair(object.column, object.row));
        }
    }
    CHECK(grey);
    CHECK(black);
    CHECK(lab.session->machine.rt.collector.cycles() == 1);
}

TEST_CASE("a collection that is asked for frees what nothing reaches, and is part of the past from then on", "[lab]") {
    Lab lab = program("garbage", R"(package main

type big struct{ bytes [1 << 16]byte }

var kept *big

func main() {
	kept = &big{}
	kept = &big{}
	kept.bytes[0] = 1
	println(kept.bytes[0])
}
)");
    lab = update_fully(std::move(lab), RunToLineAction{10});
    const std::uint64_t before = lab.session->machine.steps();
    CHECK(snapshot(lab).heap.objects.size() == 2);
    lab = update_fully(std::move(lab), CollectAction{});
    CHECK(snapshot(lab).heap.objects.size() == 1);
    const std::uint64_t after = lab.session->machine.steps();
    lab = update_fully(std::move(lab), SeekAction{before - 1});
    CHECK(snapshot(lab).heap.objects.size() == 2);
    lab = update_fully(std::move(lab), SeekAction{after});
    CHECK(snapshot(lab).heap.objects.size() == 1);
    lab = go(std::move(lab), StepKind::ToStart);
    lab = go(std::move(lab), StepKind::NextCollectorUnit);
    CHECK(lab.session->machine.steps() == before + 1);
    lab = go(std::move(lab), StepKind::ToEnd);
    CHECK(snapshot(lab).console == "1\n");
}

TEST_CASE("a long run goes on in slices and can be stopped", "[lab]") {
    Lab lab = program("forever", "package main\n\nfunc main() {\n\tn := 0\n\tfor {\n\t\tn++\n\t}\n}\n");
    lab = update(std::move(lab), StepAction{StepKind::ToEnd});
    REQUIRE(lab.travel);
    lab = update(std::move(lab), ContinueAction{});
    REQUIRE(lab.travel);
    lab = update(std::move(lab), CancelAction{});
    CHECK_FALSE(lab.travel);
    lab = go(std::move(lab), StepKind::Back);
    CHECK(line(lab) >= 5);
}

TEST_CASE("a selection survives travelling, and ends with its object", "[lab]") {
    Lab lab = lesson("what-does-the-sleeping-goroutine-hold");
    lab = update_fully(std::move(lab), LessonStepAction{1});
    CHECK_FALSE(snapshot(lab).held_by.has_selection);   // an open question comes first
    lab = update_fully(std::move(lab), AnswerAction{0});
    Snapshot view = snapshot(lab);
    CHECK(view.narration.correct);
    CHECK(view.held_by.what == "[]byte backing, 1 MiB");
    CHECK(view.held_by.path.size() >= 4);
    lab = go(std::move(lab), StepKind::ToStart);
    CHECK_FALSE(snapshot(lab).held_by.has_selection);   // not yet born
    lab = update_fully(std::move(lab), SeekAction{lab.facts.step});
    CHECK(snapshot(lab).held_by.has_selection);
    lab = go(std::move(lab), StepKind::ToEnd);
    CHECK(snapshot(lab).held_by.path.empty());          // its finalizer has run; the next collection takes it
    CHECK(snapshot(lab).held_by.sentence.find("Nothing leads to it") == 0);
}

TEST_CASE("a wrong answer is refuted by what the machine computes", "[lab]") {
    Lab lab = lesson("why-is-err-not-nil");
    lab = update_fully(std::move(lab), LessonStepAction{2});
    CHECK(snapshot(lab).narration.facts.empty());
    lab = update_fully(std::move(lab), AnswerAction{0});
    const NarrationView narration = snapshot(lab).narration;
    CHECK(narration.answered);
    CHECK_FALSE(narration.correct);
    CHECK(narration.verdict.find("isnil(err) = false") != std::string::npos);
    REQUIRE(!narration.facts.empty());
    CHECK(narration.facts[0].find("itab<error,*main.MyErr>") != std::string::npos);
}

TEST_CASE("every variable that an open question asks about is kept back until it is answered", "[lab]") {
    const auto shown = [](const Lab& lab, const std::string& name) -> std::string {
        for (const GoroutineView& goroutine : snapshot(lab).goroutines)
            for (const FrameView& frame : goroutine.frames)
                for (const SlotView& slot : frame.slots)
                    if (slot.name == name) return slot.value.words_text;
        return "no such variable";
    };
    Lab lab = update_fully(lesson("why-is-err-not-nil"), LessonStepAction{3});   // asks where the 7 is that small points to
    CHECK(shown(lab, "small") == "?");
    CHECK(shown(lab, "large") == "?");
    CHECK(shown(lab, "err") != "?");
    lab = update_fully(std::move(lab), AnswerAction{0});
    CHECK(shown(lab, "small").find("small-value table") != std::string::npos);
}

TEST_CASE("what changed since the last place is marked", "[lab]") {
    Lab lab = program("calls", kCalls);
    lab = go(std::move(lab), StepKind::Over);
    lab = go(std::move(lab), StepKind::Over);
    for (const SlotView& slot : snapshot(lab).goroutines[0].frames[0].slots) CHECK(slot.changed == (slot.name == "list"));
}
