#include "tests/query/at.h"

using tw::test::At;

TEST_CASE("variables of basic types are read from memory", "[query]") {
    const At at(R"(package main

import "runtime"

type point struct{ x, y int }
type line struct {
	from, to point
	name     string
}

var total = 7

func main() {
	n, small, ok := 42, int8(-3), true
	f := 1.5
	s := "hé\n"
	xs := []int{1, 2, 3}
	p := &point{4, 5}
	l := line{point{1, 2}, point{3, 4}, "edge"}
	var none []int
	runtime.Gosched() //: here
	println(n, small, ok, f, s, len(xs), p.x, l.name, len(none), total)
	for _, x := range xs {
		println(x, l.to.y)
	}
	keep(xs, p, &l)
}

func keep(xs []int, p *point, l *line) {}
)");
    CHECK(at("concept(n)") == "42");
    CHECK(at("concept(small)") == "-3");
    CHECK(at("concept(ok)") == "true");
    CHECK(at("concept(f)") == "1.5");
    CHECK(at("concept(s)") == "\"hé\\n\"");
    CHECK(at("concept(xs)") == "[]int{1, 2, 3} len 3 cap 3");
    CHECK(at("concept(xs[1])") == "2");
    CHECK(at("concept(p)") == "&main.point{x: 4, y: 5}");
    CHECK(at("concept(*p)") == "main.point{x: 4, y: 5}");
    CHECK(at("concept(p.y)") == "5");
    CHECK(at("concept(l.to.x)") == "3");
    CHECK(at("concept(none)") == "[]int(nil)");
    CHECK(at("isnil(none)") == "true");
    CHECK(at("isnil(p)") == "false");
    CHECK(at("concept(total)") == "7");
    CHECK(at("type(l)") == "main.line");
    CHECK(at("size(l)") == "48");
    CHECK(at("offset(l.name)") == "32");
    CHECK(at("size(main.point)") == "16");
    CHECK(at("offset(main.line.to)") == "16");
    CHECK(at("isnil(n)") == "error: n cannot be nil: it is a int");
    CHECK(at("concept(l.length)") == "error: main.line has no field length");
    CHECK(at("concept(xs[3])") == "error: index 3 out of range: length is 3");
    CHECK(at("concept(nothing)") == "error: no variable nothing in scope here");
}

TEST_CASE("the words of interfaces", "[query]") {
    const At at(R"(package main

import "runtime"

type MyErr struct{ code int }

func (e *MyErr) Error() string { return "my error" }

type pair struct{ a, b int }

func check(bad bool) error {
	var e *MyErr
	if bad {
		e = &MyErr{1}
	}
	return e
}

func box(n int) any       { return n }
func text(s string) any   { return s }
func slice(b []byte) any  { return b }
func both(p pair) any     { return p }
func empty(s struct{}) any { return s }

func main() {
	var none error
	err := check(false)
	small, large := box(7), box(1000)
	zero, word, constant := text(""), text("ab"+string(rune('c'+len("x")))), any("lit")
	nothing := slice(nil)
	pairs := both(pair{1, 2})
	void := empty(struct{}{})
	runtime.Gosched() //: here
	println(none == nil, err == nil, small, large, zero, word, constant, nothing, pairs, void)
}
)");
    CHECK(at("isnil(none)") == "true");
    CHECK(at("words(none)") == "tab=0x0 data=0x0");
    CHECK(at("isnil(err)") == "false");
    CHECK(at("words(err)") == "tab=itab<error,*main.MyErr> data=0x0");
    CHECK(at("concept(err)") == "error(*main.MyErr, nil)");
    CHECK(at("boxing(err)") == "direct pointer");
    CHECK(at("boxing(none)") == "nil interface");
    CHECK(at("boxing(small)") == "small-value table");
    CHECK(at("boxing(large)") == "heap");
    CHECK(at("boxing(zero)") == "zero value");
    CHECK(at("boxing(word)") == "heap");
    CHECK(at("boxing(constant)") == "read-only constant");
    CHECK(at("place(constant)") == "read-only constant");
    CHECK(at("place(large)") == "heap");
    CHECK(at("place(err)") == "nowhere: it is 0");
    CHECK(at("boxing(nothing)") == "zero value");
    CHECK(at("boxing(pairs)") == "heap");
    CHECK(at("boxing(void)") == "zero value");
    CHECK(at("concept(large)") == "any(int, 1000)");
    CHECK(at("concept(pairs)") == "any(main.pair, {a: 1, b: 2})");
    CHECK(at.ask("type(large)").lines == std::vector<std::string>{"dynamic type int"});
    CHECK(at("reason(large)").find("int converted to") != std::string::npos);
}

TEST_CASE("questions that are none", "[query]") {
    std::string error;
    tw::parse_query("path data", error);
    CHECK(error.find("is not a query") != std::string::npos);
    tw::parse_query("size()", error);
    CHECK(error == "size() needs an argument");
    tw::parse_query("goroutines(1)", error);
    CHECK(error == "goroutines() takes no argument");
    tw::parse_query("where(x)", error);
    CHECK(error.starts_with("unknown query \"where\""));
    CHECK(tw::parse_query(" path( type:[]byte backing ) ", error).argument == "type:[]byte backing");
    CHECK(error.empty());
}

TEST_CASE("a dead variable is said to be dead", "[query]") {
    const At at(R"(package main

import "runtime"

func main() {
	a := make([]int, 1000)
	b := make([]int, 2000)
	println(len(a), len(b))
	runtime.GC() //: here
	println(b[0])
}
)");
    CHECK(at.ask("words(a)").notes.size() == 1);
    CHECK(at.ask("words(b)").notes.empty());
}
