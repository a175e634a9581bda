// Structures field by field and the boxing ledger, against what real Go prints for the same program: offsets and sizes by
// unsafe, words of itabs and headers through unsafe.Pointer. The expected text was printed by go1.26.8 (go run).
#include <fmt/format.h>

#include "sim/query/boxings.h"
#include "sim/query/structure.h"
#include "tests/query/at.h"

using namespace tw;
using tw::test::At;

namespace {

const StructureRow* row(const Structure& s, const std::string& name) {
    for (const StructureRow& r : s.rows)
        if (r.name == name) return &r;
    return nullptr;
}

std::string offsets(const Structure& s) {
    std::string out;
    for (const StructureRow& r : s.rows)
        if (!r.heading && !r.padding) out += fmt::format("{}{}:{}+{}", out.empty() ? "" : " ", r.name, r.offset, r.size);
    return out;
}

}  // namespace

TEST_CASE("layouts have the offsets that unsafe tells", "[query][structures]") {
    // the program prints its own offsets: what Go's compiler gives, and the model's; the structure must say the same
    At at(R"(package main

import (
	"runtime"
	"unsafe"
)

type inner struct {
	a byte
	b int32
}
type all struct {
	flag bool
	in   inner
	s    string
	e    any
	xs   []int16
	m    map[string]int
	arr  [3]uint16
	f    func()
	last byte
}

func main() {
	var v all
	runtime.Gosched() //: here
	println(unsafe.Offsetof(v.flag), unsafe.Offsetof(v.in), unsafe.Offsetof(v.s), unsafe.Offsetof(v.e), unsafe.Offsetof(v.xs), unsafe.Offsetof(v.m), unsafe.Offsetof(v.arr), unsafe.Offsetof(v.f), unsafe.Offsetof(v.last), unsafe.Sizeof(v))
}
)");
    const Structure s = structure_of(at.machine->rt, "layout", "v");
    REQUIRE(s.error.empty());
    // go1.26.8: 0 4 16 32 48 72 80 88 96 104
    CHECK(offsets(s) == "flag:0+1 in.a:4+1 in.b:8+4 s.ptr:16+8 s.len:24+8 e._type:32+8 e.data:40+8 xs.array:48+8 xs.len:56+8 xs.cap:64+8 m:72+8 arr[0]:80+2 arr[1]:82+2 arr[2]:84+2 f:88+8 last:96+1");
    CHECK(s.size == 104);
    std::uint64_t covered = 0;
    for (const StructureRow& r : s.rows) covered += r.size;
    CHECK(covered == 104);
    CHECK(structure_of(at.machine->rt, "layout", "type:main.inner").size == 8);
    CHECK(s.notes[0] == "19 of 104 bytes are padding");
    CHECK(s.notes[1].starts_with("pointer words ..P..PP..P.P."));
    const Structure type = structure_of(at.machine->rt, "typedesc", "type:main.all");
    CHECK(row(type, "Size_")->value == "104");
    CHECK(row(type, "PtrBytes")->value == "96");
    CHECK(row(type, "Kind_")->value == "25");
    CHECK(row(type, "GCData")->target == "pointer words ..P..PP..P.P");
    CHECK(row(type, "Fields.len")->value == "9");
    CHECK(at("layout(nothing)") == "error: no variable nothing in scope here");
    CHECK(at("layout(type:main.none)") == "error: the program has no type main.none");
}

TEST_CASE("itabs, channels, closures, slices, strings, goroutines", "[query][structures]") {
    At at(R"(package main

import (
	"runtime"
	"time"
)

type shape interface {
	Area() int
	Name() string
}
type square struct{ side int }

func (s *square) Area() int    { return s.side * s.side }
func (s *square) Name() string { return "square" }

func main() {
	var s shape = &square{3}
	var e any = 7
	ch := make(chan string, 2)
	ch <- "one"
	ch <- "two"
	go func() { ch <- "three" }()
	un := make(chan int)
	go func() { <-un }()
	runtime.Gosched()
	n, text, xs := 5, "hello", []int{1, 2, 3}[:2]
	f := func() int { n++; return n + len(text) }
	t := time.NewTimer(time.Hour)
	runtime.Gosched() //: here
	println(s.Area(), e.(int), <-ch, f(), len(xs), text, t.Stop(), n)
	un <- 1
}
)");
    const Runtime& rt = at.machine->rt;
    const Structure itab = structure_of(rt, "itab", "s");
    CHECK(itab.title == "itab<main.shape,*main.square>");
    CHECK(offsets(itab) == "Inter:0+8 Type:8+8 Hash:16+4 Fun[0] Area:24+8 Fun[1] Name:32+8");
    CHECK(row(itab, "Fun[0] Area")->target == "main.(*square).Area");
    CHECK(row(itab, "Hash")->value == row(structure_of(rt, "typedesc", "s"), "Hash")->value);
    CHECK(at("itab(e)").find("there is no itab; ask typedesc(e)") != std::string::npos);
    CHECK(at("itab(n)") == "error: n is not an interface: it is a int");
    const Structure chan = structure_of(rt, "chan", "ch");
    CHECK(row(chan, "qcount")->value == "2");
    CHECK(row(chan, "dataqsiz")->value == "2");
    CHECK(row(chan, "[0]")->value == "\"one\"");
    CHECK(row(chan, "[0]")->target == "received next");
    CHECK(row(chan, "elem")->target == "the value that it sends: \"three\"");
    CHECK(row(chan, "sendq.first")->offset == 80);
    CHECK(row(structure_of(rt, "chan", "un"), "elem") != nullptr);
    const Structure closure = structure_of(rt, "closure", "f");
    CHECK(row(closure, "fn")->target == "main.main.func3");
    REQUIRE(row(closure, "n"));
    CHECK(row(closure, "n")->target.find("captured by reference: 5") != std::string::npos);
    CHECK(row(closure, "text.len")->value == "5");
    const Structure slice = structure_of(rt, "slice", "xs");
    CHECK(row(slice, "len")->value == "2");
    CHECK(row(slice, "cap")->value == "3");
    CHECK(row(slice, "[1]")->value == "2");
    CHECK(structure_of(rt, "string", "text").rows.back().value == "68 65 6c 6c 6f");
    const Structure timer = structure_of(rt, "timer", "t");
    REQUIRE(timer.error.empty());
    CHECK(row(timer, "c")->target.starts_with("chan time.Time"));
    CHECK(row(timer, "runtimeTimer.when")->value.size() == 13);   // an hour of nanoseconds
    const Structure g = structure_of(rt, "g", "1");
    CHECK(row(g, "goid")->value == "1");
    CHECK(row(g, "atomicstatus")->target == "running");
    CHECK(structure_of(rt, "g", "77").error == "there is no goroutine 77");
    for (const std::string& kind : structure_kinds()) CHECK(!structure_of(rt, kind, "nothing").error.empty());
}

TEST_CASE("maps show tables, groups and control words", "[query][structures]") {
    At at(R"(package main

import "runtime"

func main() {
	small := map[string]int{"a": 1, "b": 2}
	delete(small, "a")
	large := map[int]int{}
	for i := 0; i < 100; i++ {
		large[i] = i * i
	}
	var none map[string]int
	runtime.Gosched() //: here
	println(len(small), len(large), len(none))
}
)");
    const Structure small = structure_of(at.machine->rt, "map", "small");
    CHECK(row(small, "used")->value == "1");
    CHECK(row(small, "dirLen")->value == "0");
    CHECK(row(small, "slots[1]")->value == "\"b\": 2");
    CHECK(row(small, "slots[0]") == nullptr);
    const Structure large = structure_of(at.machine->rt, "map", "large");
    CHECK(row(large, "used")->value == "100");
    CHECK(row(large, "dirLen")->value == "1");
    CHECK(row(large, "capacity")->value == "128");
    CHECK(row(large, "growthLeft")->value == "12");   // 7/8 of 128 less 100 [go1.26 internal/runtime/maps/table.go]
    int slots = 0;
    for (const StructureRow& r : large.rows) slots += r.name.starts_with("slots[");
    CHECK(slots == 100);
    CHECK(at("map(none)") == "error: none is nil: there is no map");
}

TEST_CASE("the ledger counts how each conversion ended", "[query][boxings]") {
    At at(R"(package main

import "fmt"

type pair struct{ a, b int }
type small struct{ p *int }

var sink any
var errs error

type myErr struct{}

func (*myErr) Error() string { return "" }

func main() {
	for i := 250; i < 260; i++ {
		sink = i //: ints
	}
	for i := 0; i < 3; i++ {
		sink = pair{i, i} //: pairs
	}
	n := 1
	sink = &n           //: pointer
	sink = small{&n}    //: direct
	sink = "text"       //: constant
	empty := ""
	for i := 0; i < 2; i++ {
		sink = empty //: strings
		empty += "x"
	}
	sink = byte(n)       //: byte
	errs = (*myErr)(nil) //: itab
	fmt.Println(
		n+1000, //: stack
	)
	fmt.Println(errs == nil, sink) //: here
	if n > 5 {
		sink = n //: never
	}
}
)");
    const auto of = [&](const std::string& label) {
        const Answer a = at.ask("boxings(" + std::to_string(labelled_line(at.source, label)) + ")");
        return a.ok() ? a.text : "error: " + a.error;
    };
    CHECK(of("ints") == "4 copied and allocated, 6 small-value table");
    CHECK(of("pairs") == "3 copied and allocated");
    CHECK(of("pointer") == "1 direct pointer");
    CHECK(of("direct") == "1 direct pointer");
    CHECK(of("constant") == "1 read-only constant");
    CHECK(of("strings") == "1 copied and allocated, 1 zero value");
    CHECK(of("byte") == "1 small-value table");
    CHECK(of("itab") == "1 direct pointer");
    CHECK(of("never") == "none made yet");
    CHECK(at("boxings(1)") == "error: nothing is converted to an interface on line 1");
    CHECK(at("boxings(x)").starts_with("error:"));
    // every copy is an object that the heap counted
    std::uint64_t copies = 0;
    for (const Boxing& b : boxing_ledger(at.machine->rt)) copies += b.runs[static_cast<std::size_t>(BoxOutcome::Heap)];
    CHECK(copies >= 8);
    CHECK(at.ask("differences()").lines.size() >= 10);
}

TEST_CASE("the ledger is part of the machine's past", "[query][boxings]") {
    At at(R"(package main

import "runtime"

var sink any

func main() {
	for i := 1000; i < 1010; i++ {
		sink = i
		runtime.Gosched() //: here
	}
}
)");
    const MachineCheckpoint then = at.machine->checkpoint();
    CHECK(at("boxings()") == "1 copied and allocated");
    at.go("here", 4);
    CHECK(at("boxings()") == "4 copied and allocated");
    at.machine->restore(then);
    CHECK(at("boxings()") == "1 copied and allocated");
}
