// The machine as a whole: run = single steps, panics in Go's words, stack growth, collections against an independent walk.
#include <algorithm>
#include <set>

#include "tests/support/catch.h"
#include "tests/support/programs.h"
#include "tests/support/reachability.h"

using namespace tw;
using namespace tw::test;

namespace {

const char* const kBusy = R"go(
package main

import "fmt"

type node struct {
	left, right *node
	value       any
}

func build(depth int) *node {
	if depth == 0 {
		return &node{value: depth}
	}
	return &node{build(depth - 1), build(depth - 1), fmt.Sprint(depth)}
}

func (n *node) count() int {
	if n == nil {
		return 0
	}
	return 1 + n.left.count() + n.right.count()
}

func worker(in chan any, out chan int) {
	total := 0
	for v := range in {
		switch v := v.(type) {
		case int:
			total += v
		case string:
			total += len(v)
		case *node:
			total += v.count()
		}
	}
	out <- total
}

func main() {
	in, out := make(chan any, 2), make(chan int)
	for i := 0; i < 3; i++ {
		go worker(in, out)
	}
	m := map[string]*node{}
	for i := 0; i < 40; i++ {
		n := build(i % 6)
		m[fmt.Sprint("k", i%7)] = n
		in <- n
		in <- i
		in <- fmt.Sprintf("%03d", i)
	}
	close(in)
	sum := 0
	for i := 0; i < 3; i++ {
		sum += <-out
	}
	fmt.Println(sum, len(m))
}
)go";

Output run_text(const std::string& text, RuntimeSettings settings = {}) {
    Machine machine(image_of(text), settings);
    return run_to_its_end(machine);
}

}  // namespace

TEST_CASE("a run is the same as its single steps") {
    const auto image = image_of(kBusy);
    Machine whole(image, {}), single(image, {});
    const Output a = run_to_its_end(whole);
    while (!single.ended()) single.step();
    Output b;
    drain(single, b);
    CHECK(a.out == b.out);
    CHECK(a.out == "1646 7\n");
    CHECK(whole.steps() == single.steps());
    CHECK(equal(whole, single));
}

TEST_CASE("two machines of one image do not disturb each other") {
    const auto image = image_of(kBusy);
    Machine a(image, {});
    a.run(20'000);
    Machine b(image, {});
    b.run(20'000);
    CHECK(equal(a, b));
    a.run(21'000);
    CHECK_FALSE(equal(a, b));
    b.run(21'000);
    CHECK(equal(a, b));
}

TEST_CASE("every collection keeps what can be reached, under several seeds and a tiny heap goal") {
    for (std::uint64_t seed = 0; seed < 4; seed++) {
        RuntimeSettings settings;
        settings.seed = seed;
        settings.collector.gogc = 1;  // as often as the heap's least goal allows
        Machine machine(image_of(kBusy), settings);
        int collections = 0;
        CHECK(check_marks(machine, 3'000'000, collections) == "");
        CHECK(collections > 0);
        CHECK(machine.ended());
    }
}

TEST_CASE("panics end the program in Go's words with status 2") {
    const auto dies = [](const std::string& body, const std::string& words) {
        Machine machine(image_of("package main\n\ntype T struct{ x int }\n\nvar zero, five = 0, 5\nvar p *T\nvar a []int\nvar e any\nvar m map[string]int\n\nfunc main() {\n" + body + "\n}\n"), {});
        const Output output = run_to_its_end(machine);
        CHECK(machine.rt.end.status == 2);
        CHECK(output.err.substr(0, output.err.find('\n')) == words);
    };
    dies("println(five / zero)", "panic: runtime error: integer divide by zero");
    dies("println(p.x)", "panic: runtime error: invalid memory address or nil pointer dereference");
    dies("println(a[five])", "panic: runtime error: index out of range [5] with length 0");
    dies("println(len(a[five:]))", "panic: runtime error: slice bounds out of range [5:0]");
    dies("println(e.(int))", "panic: interface conversion: interface {} is nil, not int");
    dies("e = \"s\"; println(e.(int))", "panic: interface conversion: interface {} is string, not int");
    dies("m[\"k\"] = 1", "panic: assignment to entry in nil map");
    dies("var c chan int; close(c)", "panic: close of nil channel");
    dies("panic(five)", "panic: 5");
    dies("type S string; panic(S(\"text\"))", "panic: main.S(\"text\")");
    dies("defer func() { panic(\"second\") }(); panic(\"first\")", "panic: first");
    dies("<-make(chan int)", "fatal error: all goroutines are asleep - deadlock!");
}

TEST_CASE("recover's rules: only the deferred function itself, results of the recovered function, nested panics, Goexit") {
    const Output output = run_text(R"go(
package main

import "runtime"

func named() (r int) {
	defer func() { r = recover().(int) + 1 }()
	panic(41)
}
func helper() any { return recover() }
func indirect() (r string) {
	defer func() {
		recover()
		r = "inner"
	}()
	defer func() {
		if helper() != nil {
			r = "wrong"
		}
	}()
	panic(1)
}
func replaced() (r any) {
	defer func() { r = recover() }()
	defer func() { panic("new") }()
	panic("old")
}
func main() {
	println(named(), indirect(), replaced().(string))
	done := make(chan bool)
	go func() {
		defer close(done)
		defer println("deferred before Goexit ends it")
		runtime.Goexit()
	}()
	<-done
	func() {
		defer func() { println("again", recover() == nil) }()
	}()
}
)go");
    CHECK(output.err == "42 inner new\ndeferred before Goexit ends it\nagain true\n");
}

TEST_CASE("stacks grow by copying and pointers into them follow") {
    const Output output = run_text(R"go(
package main

type big struct{ a [40]int }

func deep(n int, up *int) int {
	var b big
	b.a[n%40] = n
	p := &b.a[n%40]
	if n == 0 {
		*up++
		return *p
	}
	return deep(n-1, up) + *p
}
func main() {
	hits := 0
	f := func() { hits += deep(3000, &hits) }
	f()
	println(hits)
}
)go");
    CHECK(output.err == "4501501\n");
}

const char* const kDeep = R"go(
package main

import "runtime"

func dig(n int, above *[64]int) int {
	var pad [64]int
	if n == 0 {
		return 0
	}
	if above != nil {
		pad[0] = above[0] + 1
	}
	return dig(n-1, &pad) + 1
}

func wait(in, out chan int) {
	x := 1
	p := &x
	out <- dig(200, nil)
	x = <-in
	*p++
	out <- x
}

var keep [][]byte

func main() {
	in, out := make(chan int), make(chan int)
	go wait(in, out)
	println(<-out)
	for i := 0; i < 12; i++ {
		runtime.GC()
		keep = append(keep, make([]byte, 100))
	}
	in <- 41
	println(<-out)
	dig(200, nil)
	for i := 0; i < 20000; i++ {
		keep[i%len(keep)] = make([]byte, 2000)
	}
	println("end")
}
)go";

// The goroutine beside main.
const Goroutine* other_goroutine(const Machine& machine) {
    for (const Goroutine& g : machine.rt.goroutines)
        if (g.id > 1 && !g.is_system && g.stack_high != 0) return &g;
    return nullptr;
}

TEST_CASE("collections halve the stack of a goroutine that uses less than a quarter, down to where that stops") {
    Machine machine(image_of(kDeep), {});
    std::set<std::uint64_t> sizes;
    std::uint64_t last = 0;
    while (!machine.ended() && machine.rt.collector.cycles() < 12) {
        machine.step();
        const Goroutine* g = other_goroutine(machine);
        if (!g) continue;
        last = g->stack_high - g->stack_low;
        if (machine.rt.collector.cycles() > 0) sizes.insert(last);
        REQUIRE(machine.rt.memory.word(g->record) == g->stack_low);
        REQUIRE(machine.rt.memory.word(g->record + 8) == g->stack_high);
    }
    REQUIRE(last == 4096);  // where real Go stops, too: a parked goroutine uses over 224 bytes
    REQUIRE(*sizes.rbegin() >= 64 << 10);
    std::uint64_t expected = 4096;
    for (const std::uint64_t size : sizes) {
        REQUIRE(size == expected);
        expected *= 2;
    }
    const Output rest = run_to_its_end(machine);
    REQUIRE(rest.err.ends_with("42\nend\n"));

    RuntimeSettings still;
    still.shrink_stacks = false;
    Machine other(image_of(kDeep), still);
    while (!other.ended() && other.rt.collector.cycles() < 12) other.run(other.steps() + 50);
    REQUIRE(other_goroutine(other)->stack_high - other_goroutine(other)->stack_low > *sizes.rbegin());
}

TEST_CASE("stacks shrink and goroutines assist alike in one run, in single steps and after going back") {
    for (const bool stopped : {true, false}) {
        RuntimeSettings settings;
        settings.collector.stop_the_world = stopped;
        settings.collector.concurrent_slice = 5;
        settings.collector.collect_every = 7;
        const auto image = image_of(kBusy);
        Machine once(image, settings), steps(image, settings);
        const MachineCheckpoint begin = steps.checkpoint();
        std::uint64_t assists = 0;
        while (!once.ended()) {
            once.run(once.steps() + 997);
            while (!steps.ended() && steps.steps() < once.steps()) steps.step();
            REQUIRE(equal(once, steps));
            assists += once.rt.collector.cycle().assists;
        }
        REQUIRE((assists > 0) == !stopped);
        const std::uint64_t middle = once.steps() / 2;
        Machine there(image, settings);
        there.run(middle);
        steps.restore(begin);
        steps.run(middle);
        REQUIRE(equal(there, steps));
    }
}

TEST_CASE("a cycle beside the program ends by its goal, with the help of those who allocate") {
    RuntimeSettings settings;
    settings.collector.stop_the_world = false;
    Machine machine(image_of(R"go(
package main

type node struct {
	next *node
	pad  [5]int
}

var head *node

func main() {
	for i := 0; i < 400000; i++ {
		head = &node{head, [5]int{i}}
		if i%60000 == 0 {
			head = nil
		}
	}
	println("end")
}
)go"),
                    settings);
    std::uint64_t seen = 0, helped = 0;
    while (!machine.ended()) {
        machine.run(machine.steps() + 5000);
        const CycleStats& cycle = machine.rt.collector.cycle();
        if (machine.rt.collector.cycles() == seen) continue;
        seen = machine.rt.collector.cycles();
        helped += cycle.assist_work > 0;
        REQUIRE(cycle.live_at_end <= cycle.goal * 22 / 10);   // the hard goal is never passed
        REQUIRE(cycle.assist_work + cycle.background_work == cycle.heap_work + cycle.stack_bytes + cycle.global_bytes);
    }
    REQUIRE(seen >= 4);
    REQUIRE(helped > 0);
}

TEST_CASE("budgets end in a clear error and status 3") {
    RuntimeSettings settings;
    settings.max_memory = 32 << 20;
    Machine machine(image_of("package main\n\nvar keep [][]byte\n\nfunc main() {\n\tfor {\n\t\tkeep = append(keep, make([]byte, 1<<20))\n\t}\n}\n"), settings);
    const Output output = run_to_its_end(machine);
    CHECK(machine.rt.end.status == 3);
    CHECK(output.err == "twoword: memory budget exceeded\n");
}
