// When: lives of objects and writes of words, against a walk that looks at every single step.
#include "sim/query/moment.h"
#include "sim/query/reach.h"
#include "sim/query/recorded_run.h"
#include "sim/query/when.h"
#include "sim/query/scope.h"
#include "tests/query/at.h"

using namespace tw;
using tw::test::At;

namespace {

const char* const kProgram = R"(package main

import "runtime"

type box struct {
	next *box
	n    int
}

var global *box
var count int

func use(b *box) int { return b.n }

func hold(c chan int, b *box) {
	<-c
	println(b.n)
}

func main() {
	global = &box{n: 1}
	global.next = &box{n: 2}
	local := &box{n: 3}
	global.next.next = local
	c := make(chan int)
	sent := &box{n: 4}
	go hold(c, sent)
	runtime.Gosched()
	count = 5
	count = 5
	runtime.Gosched() //: here
	println(use(local))
	global.next = nil //: cut
	local = nil
	c <- 1
	for i := 0; i < 3; i++ {
		runtime.GC()
	}
	count = 6 //: six
	println(global.n, count)
}
)";

struct Recorded {
    At at;
    RecordedRun run;
    std::unique_ptr<Asker> asker;
    explicit Recorded(const std::string& text, const std::string& label = "here") : at(text, label), run(record_run(*at.machine, 10'000'000)) {
        REQUIRE(equal(*at.machine, *run.machine));
        asker = std::make_unique<Asker>(run.machine->rt);
        asker->set_past(&run.past);
    }
    std::string operator()(const std::string& query) { 
        const Answer a = asker->answer(query);
        CHECK(run.machine->steps() == at.machine->steps());
        return a.ok() ? a.text : "error: " + a.error;
    }
    ObjectIdentity object(const std::string& name) {
        const HeapPicture picture(run.machine->rt);
        const Targets t = find_targets(picture, name);
        REQUIRE(t.nodes.size() == 1);
        const HeapNode& node = picture.graph.nodes[t.nodes[0].index];
        return {node.object.base.value, node.note.birth};
    }
    // Every step of the run, one by one.
    std::vector<std::pair<std::uint64_t, LifeState>> brute(ObjectIdentity id) {
        std::vector<std::pair<std::uint64_t, LifeState>> changes;
        Machine machine(run.machine->rt.image, run.machine->rt.settings);
        LifeState state = LifeState::Unborn;
        while (!machine.ended()) {
            machine.step();
            const auto found = machine.rt.heap.find_object(machine.rt.memory, Address{id.base});
            const bool there = found && found->base.value == id.base && machine.rt.heap.note(machine.rt.memory, *found).birth == id.birth;
            LifeState now = LifeState::Swept;
            if (machine.steps() < id.birth) now = LifeState::Unborn;
            else if (there && machine.rt.heap.is_condemned(machine.rt.memory, *found)) now = LifeState::Condemned;
            else if (there) now = reaches(machine.rt, id.base) ? LifeState::Reachable : LifeState::Unreachable;
            if (now != state) changes.emplace_back(machine.steps(), now);
            state = now;
        }
        return changes;
    }
};

}  // namespace

TEST_CASE("an object's life is found without looking at every step", "[query][when]") {
    Recorded run(kProgram);
    for (const char* name : {"global", "global.next", "local", "sent"}) {
        INFO(name);
        if (std::string(name) == "sent") continue;   // dead in main: named below
        const ObjectIdentity id = run.object(name);
        LifeSearch search(run.run.past, id, name, "");
        int slices = 0;
        while (!search.advance(1)) {
            slices++;
            CHECK(search.progress() < 1);
        }
        CHECK(slices > 10);
        CHECK(run.run.machine->steps() == run.at.machine->steps());
        std::vector<std::pair<std::uint64_t, LifeState>> found;
        for (const LifeChange& change : search.story().changes) found.emplace_back(change.step, change.to);
        CHECK(found == run.brute(id));
        CHECK(search.story().exact);
    }
}

TEST_CASE("what cut the last path, and when it was swept", "[query][when]") {
    Recorded run(kProgram);
    CHECK(run("lastcut(global.next)").find("(main.go:33), assignment: *main.box.next") != std::string::npos);
    CHECK(run("garbage(global.next)").find("(main.go:33)") != std::string::npos);
    CHECK(run("swept(global.next)").starts_with("step "));
    CHECK(run("swept(global)").starts_with("never: it is "));
    CHECK(run("born(global.next)").find("(main.go:22)") != std::string::npos);
    // the argument of the goroutine: kept by its frame until its last use
    const std::string sent = run("lastcut(goroutine 6: b)");
    INFO(sent);
    CHECK(sent.find("(main.go:17)") != std::string::npos);
    CHECK((sent.find("last use") != std::string::npos && sent.find("› b") != std::string::npos));
    const At alone(kProgram);
    CHECK(alone("lastcut(global)") == "error: lastcut() needs a recorded run");
}

TEST_CASE("last and next write of a word", "[query][when]") {
    Recorded run(kProgram);
    CHECK(run("lastwrite(count)").find("(main.go:30)") != std::string::npos);   // the same value again is a write
    CHECK(run("nextwrite(count)").find("(main.go:39)") != std::string::npos);
    CHECK(run("lastwrite(global)").find("(main.go:21)") != std::string::npos);
    CHECK(run("lastwrite(global.next.next)").find("(main.go:24)") != std::string::npos);
    CHECK(run("lastwrite(local)").find("(main.go:23)") != std::string::npos);
    CHECK(run("nextwrite(global.next)").find("(main.go:33)") != std::string::npos);
    CHECK(run("nextwrite(global.n)") == "never: nothing writes it before the program ends");
}

TEST_CASE("a finalizer that brings its object back is told", "[query][when]") {
    Recorded run(R"(package main

import "runtime"

type res struct{ n [4]int }

var saved *res

func main() {
	r := &res{}
	runtime.SetFinalizer(r, func(r *res) { saved = r })
	runtime.Gosched() //: here
	println(r.n[0])
	runtime.GC()
	for saved == nil {
		runtime.Gosched()
	}
	println(saved.n[1])
	saved = nil
	runtime.GC()
}
)");
    const Answer life = run.asker->answer("life(r)");
    REQUIRE(life.ok());
    REQUIRE(!life.notes.empty());
    CHECK(life.notes.back().find("finalizers") != std::string::npos);
    int back = 0;
    for (const std::string& line : life.lines) back += line.find("→ reachable") != std::string::npos && line.find("not born") == std::string::npos;
    CHECK(back >= 1);
}

TEST_CASE("a search can be cancelled", "[query][when]") {
    Recorded run(kProgram);
    LifeSearch life(run.run.past, run.object("global.next"), "", "");
    for (int i = 0; i < 5; i++) REQUIRE(!life.advance(1));
    life.cancel();
    CHECK(equal(*run.at.machine, *run.run.machine));
    WriteSearch write(run.run.past, word_at(run.run.machine->rt, locate(run.run.machine->rt, "count").address, 8), WriteSearch::Direction::Next);
    for (int i = 0; i < 5; i++) REQUIRE(!write.advance(1));
    write.cancel();
    CHECK(equal(*run.at.machine, *run.run.machine));
}

TEST_CASE("the index of writes is what asking again and again finds", "[query][when]") {
    Recorded run(kProgram);
    for (const char* name : {"global", "global.next", "count"}) {
        INFO(name);
        const Runtime& rt = run.run.machine->rt;
        WordIdentity word = word_at(rt, locate(rt, name).address, 8);
        if (std::string(name) != "count") {   // the object, all of it
            const ObjectIdentity id = run.object(name);
            word = word_at(rt, id.base, 16);
        }
        WriteIndex index(run.run.past, word, 1000);
        while (!index.advance(50)) CHECK(index.progress() <= 1);
        CHECK(equal(*run.at.machine, *run.run.machine));
        std::vector<std::uint64_t> found, asked;
        for (const WriteMark& write : index.writes()) found.push_back(write.step);
        run.run.past.seek(word.kind == WordIdentity::Kind::Heap ? word.object.birth : run.run.past.first);
        while (true) {
            WriteSearch next(run.run.past, word, WriteSearch::Direction::Next);
            while (!next.advance(1'000'000)) {}
            if (!next.found().found) break;
            asked.push_back(next.found().step);
            run.run.past.seek(next.found().step);
        }
        run.run.past.seek(run.at.machine->steps());
        CHECK(found == asked);
        CHECK_FALSE(found.empty());
    }
}

TEST_CASE("a write far back is found without looking at every step", "[query][when]") {
    Recorded run(R"(package main

type box struct{ n, m int }

var b, c *box

func main() {
	b = &box{}
	c = &box{}
	b.n = 1
	sum := 0
	for i := 0; i < 1500000; i++ {
		sum += i & 3
		if i == 400000 {
			c.m = 7
		}
	}
	println(b.n, c.m, sum) //: here
	println(b.n, c.m)
}
)");
    REQUIRE(run.run.machine->steps() > 4'000'000);
    const Runtime& rt = run.run.machine->rt;
    const std::uint64_t b = run.object("b").base;
    WriteSearch last(run.run.past, word_at(rt, b, 8), WriteSearch::Direction::Last);
    std::uint64_t slices = 0;
    while (!last.advance(10'000)) slices++;
    CHECK(last.found().found);
    CHECK(last.found().place.find("main.go:10") == 0);
    CHECK(slices < 60);   // not a single step for each of the run
}

TEST_CASE("a slice of the search is short for large objects too", "[query][when]") {
    Recorded run(R"(package main

var big []byte

func main() {
	big = make([]byte, 1<<20)
	for i := 0; i < 500; i++ {
		big[i] = 1
	}
	println(len(big)) //: here
	println(big[0])
}
)");
    const ObjectIdentity id = run.object("big");
    WriteIndex index(run.run.past, word_at(run.run.machine->rt, id.base, 1 << 20), 1000);
    CHECK_FALSE(index.advance(10'000));   // the run has fewer steps than that, but each one compares a mebibyte
    CHECK(index.progress() < 0.5);
    int slices = 1;
    while (!index.advance(1'000'000)) slices++;
    CHECK(slices < 100);
    CHECK(index.writes().size() >= 500);
}

TEST_CASE("two moments are compared", "[query][when]") {
    At at(kProgram);
    const Moment before = capture_moment(HeapPicture(at.machine->rt));
    at.go("six");
    const HeapPicture now(at.machine->rt);
    const MomentDiff diff = diff_moments(before, capture_moment(now), now);
    CHECK(diff.freed.size() >= 3);   // global.next, local, sent
    CHECK(diff.freed_bytes >= 3 * 16);
    CHECK(diff.ended.size() == 1);
    CHECK(diff.started.empty());
    REQUIRE(!diff.growth.empty());
    bool boxes = false;
    for (const TypeGrowth& g : diff.growth) boxes = boxes || (g.label == "*main.box" && g.objects == -3);
    CHECK(boxes);
    bool word = false;
    for (const ChangedWord& w : diff.words) word = word || (w.place == "*main.box.next" && w.after == 0);
    CHECK(word);
    const MomentDiff none = diff_moments(before, before, now);
    CHECK(none.born.empty());
    CHECK(none.words.empty());
    CHECK(none.variables.empty());
    CHECK(at("diff()") == "error: diff() needs a moment to compare with: --since");
}
