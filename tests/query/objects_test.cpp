#include <chrono>

#include "tests/query/at.h"
#include "tests/support/reachability.h"

using tw::test::At;

TEST_CASE("objects are called what they are in Go", "[query]") {
    const At at(R"(package main

import "runtime"

type user struct {
	name string
	next *user
	tags []string
	any  any
}

var cache = map[string]*user{}
var keep any
var f func() int
var ch chan any
var blob []byte

func fill(n int) {
	u := &user{name: "ann", tags: make([]string, n)}
	u.next = &user{name: "bob"}
	u.any = make([]byte, n)
	cache["ann"] = u
	keep = []byte{1, 2, 3}
	f = func() int { return n + len(u.name) }
	ch = make(chan any, 1)
	ch <- u
	blob = make([]byte, 1<<20)
}

func main() {
	fill(3)
	runtime.GC()
	runtime.Gosched() //: here
	println(len(cache), f(), len(blob))
}
)");
    CHECK(at("alive(type:*main.user)") == "true");
    CHECK(at("objects(type:main.user)").starts_with("2 objects"));
    CHECK(at("alive(type:[]byte backing)") == "true");
    CHECK(at("alive(type:[]byte backing, 1 MiB)") == "true");
    CHECK(at("alive(type:[]string backing)") == "true");
    CHECK(at("alive(type:boxed []uint8)") == "true");
    CHECK(at("alive(type:boxed []byte)") == "true");
    CHECK(at("alive(type:chan interface {})") == "true");
    CHECK(at("alive(type:chan any (cap 1))") == "true");
    CHECK(at("alive(type:map[string]*main.user)") == "true");
    CHECK(at("alive(type:func literal main.fill.func1)") == "true");
    CHECK(at("alive(type:*main.nothing)") == "false");
    CHECK(at("path(blob)") == "package variable main.blob › .array []byte backing, 1 MiB");
    CHECK(at("path(cache)") == "package variable main.cache › map[string]*main.user");
    CHECK(at("path(keep)") == "package variable main.keep › .data boxed []uint8");
    CHECK(at("path(f)") == "package variable main.f › func literal main.fill.func1");
    CHECK(at.ask("paths(type:*main.user)").lines.size() >= 4);
    const tw::Answer roots = at.ask("roots(type:main.user)");
    CHECK(roots.text == "3 roots");
    CHECK(at("retained(blob)") == "1 MiB");
}

TEST_CASE("a path names every field", "[query]") {
    const At at(R"(package main

import "runtime"

type node struct {
	id   int
	kids [2]*node
	m    map[int]any
}

func build() *node {
	leaf := &node{id: 3}
	leaf.m = map[int]any{5: &node{id: 9}}
	return &node{id: 1, kids: [2]*node{nil, leaf}}
}

func main() {
	root := build()
	runtime.Gosched() //: here
	println(root.kids[1].id)
	runtime.KeepAlive(root)
}
)");
    CHECK(at("path(root.kids[1])") == "goroutine 1 main.main [running] › frame main.main › root › *main.node › .kids[1] *main.node");
    CHECK(at("path(root.kids[1].m)").ends_with(" › .m map[int]interface {}"));
    const tw::Answer all = at.ask("objects(type:main.node)");
    CHECK(all.text.starts_with("3 objects"));
    CHECK(at.ask("dominators(root.kids[1])").lines.size() == 2);
}

TEST_CASE("maps are read entry by entry", "[query]") {
    const At at(R"(package main

import "runtime"

type item struct {
	n    int
	self *item
}

var byName = map[string]*item{}
var byNumber = map[int]any{}
var wide = map[[20]int64]string{}

func main() {
	for i := 0; i < 100; i++ {
		name := string(rune('a'+i/10)) + string(rune('0'+i%10))
		byName[name] = &item{n: i}
		byNumber[i] = []int{i}
		wide[[20]int64{int64(i)}] = "w" + name
	}
	delete(byNumber, 7)
	small := map[string]bool{"x]": true, "y": false}
	runtime.Gosched() //: here
	println(len(byName), len(byNumber), len(small))
}
)");
    CHECK(at("concept(small)") == "map[string]bool{\"x]\": true, \"y\": false}");
    CHECK(at("concept(small[\"x]\"])") == "true");
    CHECK(at("concept(byName[\"c4\"])") == "&main.item{n: 24, self: nil}");
    CHECK(at("concept(byName[\"c4\"].n)") == "24");
    CHECK(at("concept(byNumber[99])") == "any([]int, []int{99} len 1 cap 1)");
    CHECK(at("concept(byNumber[7])") == "error: the map has no key 7");
    CHECK(at("concept(byNumber)").ends_with("7: any([]int, []int{7} len 1 cap 1), …} len 99") == false);
    CHECK(at("path(byName[\"c4\"])").ends_with("› [\"c4\"] *main.item"));
    CHECK(at("path(byNumber[99])").ends_with("[99].data boxed []int"));
    CHECK(at("objects(type:main.item)").starts_with("100 objects"));
    CHECK(at("path(type:*[20]int64)") .find("key [20]int64{") != std::string::npos);
}

TEST_CASE("many goroutines are asked about in time", "[query][slow]") {
    const At at(R"(package main

import "time"

func wait(ch chan int, n *int) {
	<-ch
	println(*n)
}

func main() {
	ch := make(chan int)
	for i := 0; i < 5000; i++ {
		go wait(ch, &i)
	}
	time.Sleep(time.Millisecond)
	println("x") //: here
	ch <- 1
}
)");
    CHECK(at("count(wait)") == "5000");
    CHECK(at("roots(ch)") != "");
    CHECK(at("leaks()") == "none");
    CHECK(at("state(wait)") == "chan receive");
}

TEST_CASE("a sleeping goroutine keeps what it will use", "[query]") {
    const At at(R"(package main

import (
	"runtime"
	"time"
)

func handle(done chan bool) {
	data := make([]byte, 1<<20)
	var i interface{} = data
	go func() {
		time.Sleep(time.Second)
		println(len(i.([]byte)))
		done <- true
	}()
}

func main() {
	done := make(chan bool)
	handle(done)
	time.Sleep(time.Millisecond)
	runtime.GC() //: here
	<-done
	runtime.GC()
	println("end") //: after
}
)");
    CHECK(at("state(main.handle.func1)") == "sleep");
    CHECK(at("count(main.handle.func1)") == "1");
    CHECK(at("alive(type:[]byte backing)") == "true");
    const tw::Answer path = at.ask("path(type:[]byte backing)");
    INFO(path.text);
    CHECK(path.text.find("main.handle.func1 [sleep] › frame main.handle.func1 › i (closure variable) › .data boxed []uint8 › .array []byte backing, 1 MiB") != std::string::npos);
    CHECK(at("retained(main.handle.func1)").starts_with("1.0 MiB"));
    At later(at.source, "after");
    CHECK(later("alive(type:[]byte backing)") == "false");
    CHECK(later("count(main.handle.func1)") == "0");
}

TEST_CASE("goroutines that wait for each other and nobody else are leaked", "[query]") {
    const At at(R"(package main

import "time"

var global = make(chan int)

func forgotten() {
	ch := make(chan int)
	go func() { ch <- 1 }()
}

func listener() { <-global }

func main() {
	forgotten()
	go listener()
	go time.Sleep(time.Hour)
	time.Sleep(time.Millisecond)
	println("x") //: here
}
)");
    CHECK(at("count(main.listener)") == "1");
    CHECK(at("state(main.listener)") == "chan receive");
    CHECK(at("state(main.forgotten.func1)") == "chan send");
    CHECK(at.ask("goroutines()").lines.size() == 4);
    const tw::Answer leaks = at.ask("leaks()");
    REQUIRE(leaks.lines.size() == 1);
    CHECK(leaks.lines[0].find("main.forgotten.func1") != std::string::npos);
}

TEST_CASE("hits are counted, and places without a statement are refused", "[query]") {
    const std::string source = R"(package main

func main() {
	sum := 0
	for i := 0; i < 5; i++ {
		sum += i //: here
	}
	println(sum)
}
)";
    CHECK(At(source, "here", 1)("concept(i)") == "0");
    CHECK(At(source, "here", 4)("concept(i)") == "3");
    CHECK(At(source, "here", 4)("concept(sum)") == "3");
    At at(source, "here", 1);
    CHECK(tw::run_to(*at.machine, "main.go", 2) == tw::RunResult::NoStatement);
    CHECK(tw::run_to(*at.machine, "main.go", 6, 9) == tw::RunResult::Ended);
}

TEST_CASE("a million objects are asked about in time", "[query][slow]") {
    const At at(R"(package main

import "runtime"

type node struct {
	next *node
	data [1]*int
}

var list *node

func main() {
	for i := 0; i < 500000; i++ {
		n := i
		list = &node{list, [1]*int{&n}}
	}
	runtime.Gosched() //: here
	println(list != nil)
}
)");
    const auto start = std::chrono::steady_clock::now();
    CHECK(at("retained(list)").ends_with("MiB"));
    CHECK(at("objects(type:main.node)").starts_with("500000 objects"));
    const auto spent = std::chrono::steady_clock::now() - start;
    WARN("two questions took " << std::chrono::duration_cast<std::chrono::milliseconds>(spent).count() << " ms");
    CHECK(spent < std::chrono::seconds(20));
}

TEST_CASE("the collector marks exactly what a plain walk reaches", "[query][gc]") {
    At at(R"(package main

import "runtime"

type tree struct {
	left, right *tree
	text        string
	bag         any
}

func build(d int) *tree {
	if d == 0 {
		return nil
	}
	return &tree{build(d - 1), build(d - 1), string(rune('a' + d)), []int{d}}
}

func worker(in chan *tree, out chan int) {
	for t := range in {
		n := 0
		for ; t != nil; t = t.left {
			n++
		}
		out <- n
	}
}

func main() {
	println("start") //: here
	in, out := make(chan *tree), make(chan int)
	go worker(in, out)
	m := map[int]*tree{}
	for i := 0; i < 40; i++ {
		t := build(6)
		m[i%7] = t
		in <- t
		if i%5 == 0 {
			runtime.GC()
		}
		println(<-out)
	}
	defer func() { println(len(m)) }()
	runtime.GC()
}
)");
    int collections = 0;
    CHECK(tw::test::check_marks(*at.machine, 200'000'000, collections) == "");
    CHECK(collections >= 9);
    CHECK(at.machine->ended());
}

TEST_CASE("what stands in memory, its colour and the collector's phase", "[query]") {
    const At at(R"(package main

import "runtime"

type page struct{ bytes [64]byte }

var kept *page

func fill() {
	kept = &page{}
	kept = &page{}
}

func main() {
	fill()
	println(1) //: here
	runtime.GC()
	println(kept.bytes[0])
}
)");
    CHECK(at("allocated(type:main.page)") == "2");
    CHECK(at("alive(kept)") == "true");
    CHECK(at("colour(kept)") == "white");
    CHECK(at("colour(type:main.page)") == "2 white");
    CHECK(at("colour(type:main.none)") == "no such object");
    CHECK(at("phase()") == "off");
    CHECK(at("memstats(NumGC)") == "0");
    CHECK(at("memstats()").starts_with("HeapAlloc="));
    CHECK(at("memstats(Heap)").find("knows no Heap") != std::string::npos);
}
