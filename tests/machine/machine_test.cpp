// The machine as a whole: run = single steps, panics in Go's words, stack growth, collections against an independent walk.
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

TEST_CASE("budgets end in a clear error and status 3") {
    RuntimeSettings settings;
    settings.max_memory = 32 << 20;
    Machine machine(image_of("package main\n\nvar keep [][]byte\n\nfunc main() {\n\tfor {\n\t\tkeep = append(keep, make([]byte, 1<<20))\n\t}\n}\n"), settings);
    const Output output = run_to_its_end(machine);
    CHECK(machine.rt.end.status == 3);
    CHECK(output.err == "twoword: memory budget exceeded\n");
}
