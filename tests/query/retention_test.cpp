// Who keeps how much: cuts against the collector's own verdict, holders, totals, and how long it takes.
#include <chrono>

#include "sim/query/retention.h"
#include "tests/query/at.h"

using namespace tw;
using tw::test::At;

namespace {

const char* const kShared = R"(package main

import "runtime"

type node struct {
	next *node
	data []byte
}

var head, spare *node
var boxed any

func main() {
	big := make([]byte, 1<<20)
	head = &node{data: big}
	head.next = &node{data: make([]byte, 1<<16)}
	spare = &node{next: head.next}
	boxed = make([]int, 1024)
	runtime.Gosched() //: here
	CUT
	runtime.GC()
	runtime.Gosched() //: after
	println(head != nil, spare != nil, boxed != nil)
}
)";

std::string with(const std::string& statement) {
    std::string text = kShared;
    return text.replace(text.find("CUT"), 3, statement);
}

std::uint64_t live_bytes(const At& at) {
    const HeapPicture picture(at.machine->rt);
    std::uint64_t bytes = 0;
    for (const HeapNode& node : picture.graph.nodes)
        if (node.reachable) bytes += node.object.size;
    return bytes;
}

}  // namespace

TEST_CASE("a cut tells what the program would lose by the assignment", "[query]") {
    struct Case { const char* statement; const char* cut; };
    for (const Case& one : {Case{"head = nil", "cut(head)"}, Case{"head.data = nil", "cut(head.data)"}, Case{"head.next = nil", "cut(head.next)"},
                            Case{"spare.next = nil", "cut(spare -> head.next)"}, Case{"boxed = nil", "cut(boxed)"}}) {
        INFO(one.statement);
        At at(with(one.statement));
        const HeapPicture picture(at.machine->rt);
        const std::string argument(one.cut + 4, std::string(one.cut).size() - 5);
        const Cut made = cut(picture, argument);
        REQUIRE(made.error.empty());
        const std::uint64_t before = live_bytes(at);
        at.go("after");
        CHECK(before - live_bytes(at) == made.freed.bytes);
    }
}

TEST_CASE("holders, words and the nearest without which it would go", "[query]") {
    const At at(with("spare = nil"));
    CHECK(at("cut(head.next)") == "frees nothing: other references keep all of it");
    CHECK(at("retained(variable head)") == "1.0 MiB");
    CHECK(at("retained(word boxed)") == "8.0 KiB");
    CHECK(at("held_only_by(head.data)") == "*main.node");
    CHECK(at("held_only_by(head)") == "package variable main.head");
    CHECK(at("held_only_by(head.next)").starts_with("nothing alone: 2 roots"));
    CHECK(at("independent(head.next)") == "2 independent paths");
    CHECK(at("independent(head.data)") == "1 independent path");
    CHECK(at("distance(head)") == "1");
    CHECK(at("distance(head.next.data)") == "3");
    CHECK(at("top(1)") == "1 object");
    CHECK(at.ask("top(1)").lines[0].find("*main.node") != std::string::npos);
    CHECK(at("top(x)").starts_with("error:"));
    CHECK(at("cut(head -> boxed)") == "error: no word of head leads to boxed");
    const Answer totals = at.ask("totals()");
    CHECK(totals.lines[0].find("1.1 MiB in       2 []byte backing") != std::string::npos);
    CHECK(at("histogram()") == totals.text.substr(totals.text.find("in ") + 3) + ", " + totals.text.substr(0, totals.text.find(" in ")));
}

TEST_CASE("goroutines and frames are holders", "[query]") {
    const At at(R"(package main

import "runtime"

func hold(c chan int) {
	data := make([]byte, 1<<17)
	<-c
	println(len(data), data[0])
}

func deep(c chan int, n int) {
	local := make([]byte, 4096*n)
	if n > 1 {
		deep(c, n-1)
	} else {
		<-c
	}
	println(local[0])
}

func main() {
	c, d := make(chan int), make(chan int)
	go hold(c)
	go deep(d, 2)
	runtime.Gosched()
	runtime.Gosched() //: here
	close(c)
	close(d)
}
)");
    CHECK(at("retained(goroutine 6)") == at("retained(hold)"));
    CHECK(at("retained(hold)") == "128 KiB");
    CHECK(at("retained(frame hold)") == "128 KiB");
    CHECK(at("retained(frame deep)") == "12 KiB");
    CHECK(at("retained(frame nothing)") == "error: there is no function nothing");
}

TEST_CASE("a hundred thousand objects are answered at once", "[query]") {
    const At at(R"(package main

import "runtime"

type tree struct {
	left, right, up *tree
	value any
}

func build(depth int, up *tree) *tree {
	t := &tree{up: up, value: depth * 1000}
	if depth > 0 {
		t.left, t.right = build(depth-1, t), build(depth-1, t)
	}
	return t
}

var root, other *tree

func main() {
	root = build(16, nil)
	other = root.left.right
	runtime.Gosched() //: here
	println(root != nil)
}
)");
    const auto began = std::chrono::steady_clock::now();
    const auto since = [&] { return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count(); };
    const HeapPicture picture(at.machine->rt);
    const auto built = since();
    REQUIRE(picture.graph.nodes.size() > 150'000);
    CHECK(largest_retained(picture, 10).size() == 10);
    const auto dominated = since();
    const Targets target = find_targets(picture, "other");
    CHECK(disjoint_paths(picture.graph, target.nodes[0], 5).size() == 2);
    CHECK(cut(picture, "root.left").error.empty());
    CHECK(!totals_by_type(picture).empty());
    const auto all = since();
    WARN("picture " << built << " ms, dominators and top 10 " << dominated - built << " ms, paths, cut, totals " << all - dominated << " ms, objects " << picture.graph.nodes.size());
    CHECK(all < 2000);   // a loaded machine in any build; the message tells
}
