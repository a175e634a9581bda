#include <map>

#include "sim/types/check.h"
#include "tests/support/catch.h"

using namespace tw;

namespace {

LibraryLoader no_library() {
    return [](const std::string&) { return std::nullopt; };
}

// All messages of a program as "line:column: message".
std::vector<std::string> errors_of(const std::string& body, const LibraryLoader& library = no_library()) {
    SourceSet sources;
    sources.add("./t.go", "main", body);
    const auto checked = check_program(sources, library);
    std::vector<std::string> out;
    for (const Diagnostic& d : checked.diagnostics) {
        const Location at = sources.locate(d.pos);
        out.push_back(std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + d.message);
    }
    return out;
}

std::string only_error(const std::string& body) {
    const auto all = errors_of("package main\n" + body);
    REQUIRE(all.size() == 1);
    return all[0];
}

}  // namespace

TEST_CASE("a program with every kind of declaration is accepted", "[types]") {
    CHECK(errors_of(R"(package main
type Shape interface { Area() float64 }
type Square struct{ side float64 }
func (s *Square) Area() float64 { return s.side * s.side }
type Named struct { *Square; name string }
type List[T any] struct { head *node[T]; size int }
type node[T any] struct { value T; next *node[T] }
func (l *List[T]) Push(v T) { l.head = &node[T]{v, l.head}; l.size++ }
func Map[T, U any](s []T, f func(T) U) (r []U) { for _, v := range s { r = append(r, f(v)) }; return }
type Number interface { ~int | ~float64 }
func Sum[N Number](all ...N) (total N) { for _, n := range all { total += n }; return }
const ( KB = 1 << (10 * (iota + 1)); MB )
var a, b = two()
func two() (int, string) { return 1, "x" }
func seq(yield func(int, string) bool) { _ = yield(1, "a") }
func main() {
	var s Shape = &Named{&Square{2}, "n"}
	if q, ok := s.(*Named); ok { println(q.Area(), q.name) }
	switch v := any(s).(type) { case nil: case error: println(v.Error()); default: _ = v }
	var l List[string]
	l.Push("x")
	println(len(Map([]int{1, 2}, func(i int) string { return "y" })), Sum(1, 2.5), MB, a, b)
	for i, w := range seq { println(i, w) }
	for i := range 3 { defer func() { println(i, recover()) }() }
	c := make(chan any, 1)
	select { case c <- 1: case v, ok := <-c: println(v, ok); default: }
	m := map[string][]int{"a": {1}}
	if v, ok := m["a"]; ok { m["a"] = append(v, 2) }
	p := new(KB + 1)
	println(*p, complex(1, 2), min(1, 2.5), 'a' << 2, len([...]int{5: 1}))
}
)").empty());
}

TEST_CASE("errors stand where the toolchain puts them, in its words", "[types]") {
    CHECK(only_error("func main() { x := 1 }\n") == "2:15: declared and not used: x");
    CHECK(only_error("func main() { y = 2 }\n") == "2:15: undefined: y");
    CHECK(only_error("func main() { var s string = 1; _ = s }\n") ==
          "2:30: cannot use 1 (untyped int constant) as string value in variable declaration");
    CHECK(only_error("func f() int { }\nfunc main() { f() }\n") == "2:16: missing return");
    CHECK(only_error("func main() { a, b := 1; _, _ = a, b }\n") == "2:15: assignment mismatch: 2 variables but 1 value");
    CHECK(only_error("func main() { var i int; var f float64; _ = i + f }\n") ==
          "2:45: invalid operation: i + f (mismatched types int and float64)");
    CHECK(only_error("type T struct{}\nfunc main() { T{}.x() }\n") == "3:19: T{}.x undefined (type T has no field or method x)");
    CHECK(only_error("type T struct{}\nfunc (t *T) Error() string { return \"\" }\nfunc main() { var e error = T{}; _ = e }\n") ==
          "4:29: cannot use T{} (value of struct type T) as error value in variable declaration: T does not implement error (method Error has pointer receiver)");
    CHECK(only_error("func f(a int, b string) {}\nfunc main() { f(1) }\n") ==
          "3:18: not enough arguments in call to f\n\thave (number)\n\twant (int, string)");
    CHECK(only_error("func main() { break }\n") == "2:15: break is not in a loop, switch, or select");
    CHECK(only_error("import \"net\"\nfunc main() {}\n") == "2:8: package net: not in twoword's library");
}

TEST_CASE("all errors of a file are reported, sorted", "[types]") {
    const auto all = errors_of("package main\nfunc main() {\n\tx := 1\n\tvar y string = 2\n\tz()\n}\n");
    REQUIRE(all.size() == 4);
    CHECK(all[0] == "3:2: declared and not used: x");
    CHECK(all[3] == "5:2: undefined: z");
}

TEST_CASE("a literal captures each outer variable once, in order of first use", "[types]") {
    SourceSet sources;
    sources.add("./t.go", "main", "package main\nfunc main() { a, b := 1, 2; f := func() int { return b + a + b }; println(f()) }\n");
    const auto checked = check_program(sources, no_library());
    REQUIRE(checked.ok());
    const TypedProgram& p = checked.value;
    for (const Function& f : p.functions) {
        if (f.symbol != "main.main.func1") continue;
        REQUIRE(f.captures.size() == 2);
        CHECK(p.objects[f.captures[0]].name == "b");
        CHECK(p.objects[f.captures[1]].name == "a");
        return;
    }
    FAIL("main.main.func1 is missing");
}

TEST_CASE("package variables are initialized in dependency order", "[types]") {
    SourceSet sources;
    sources.add("./t.go", "main", "package main\nvar a = c + b\nvar b = f()\nvar c = 1\nvar d = 3\nfunc f() int { d++; return d }\nfunc main() {}\n");
    const auto checked = check_program(sources, no_library());
    REQUIRE(checked.ok());
    const TypedProgram& p = checked.value;
    std::string order;
    for (const Package& package : p.packages)
        for (const InitStep& step : package.init_order) order += p.objects[step.lhs[0]].name;
    CHECK(order == "cdba");
}

TEST_CASE("library packages are checked before those that import them", "[types]") {
    const LibraryLoader library = [](const std::string& path) -> std::optional<std::vector<LibraryFile>> {
        if (path == "a") return std::vector<LibraryFile>{{"a.go", "package a\nimport \"b\"\nfunc A() b.T { return b.T{X: 1} }\n"}};
        if (path == "b") return std::vector<LibraryFile>{{"b.go", "package b\ntype T struct{ X int; y int }\nfunc Native() int\n"}};
        return std::nullopt;
    };
    CHECK(errors_of("package main\nimport \"a\"\nfunc main() { println(a.A().X) }\n", library).empty());
    const auto all = errors_of("package main\nimport \"a\"\nfunc main() { println(a.A().y) }\n", library);
    REQUIRE(all.size() == 1);
    CHECK(all[0] == "3:29: a.A().y undefined (cannot refer to unexported field y)");
}

TEST_CASE("sizes, offsets and pointer words are those of amd64", "[types]") {
    SourceSet sources;
    sources.add("./t.go", "main", R"(package main
type T struct { a int8; b int64; c int8 }
type U struct { a int32; z struct{} }
type V struct { n int; p *int; s string; i any; w [2]*int; x int }
func main() {}
)");
    const auto checked = check_program(sources, no_library());
    REQUIRE(checked.ok());
    const TypeTable& types = checked.value.types;
    std::map<std::string, TypeId> named;
    for (std::size_t i = 0; i < types.size(); i++)
        if (types[TypeId(i)].object) named[types[TypeId(i)].name] = TypeId(i);
    CHECK(types[named["T"]].size == 24);
    CHECK(types[named["U"]].size == 8);
    CHECK(types[named["V"]].size == 72);
    CHECK(types[named["V"]].ptrdata == 64);
    CHECK(pointer_mask(types, named["V"]) == std::vector<bool>{false, true, true, false, false, true, true, true, false});
    CHECK_FALSE(is_direct_iface(types, named["T"]));
}

TEST_CASE("instances that ask for ever larger instances are refused, not followed", "[types]") {
    const auto all = errors_of("package main\nfunc f[T interface{ ~[]P }, P any](t T) { f[[]T, T]([]T{t}) }\nfunc main() { f[[]int](nil) }\n");
    REQUIRE_FALSE(all.empty());
    CHECK(all[0] == "2:6: instantiation cycle");
}

TEST_CASE("a type that holds itself is refused with the cycle", "[types]") {
    const auto all = errors_of("package main\ntype T struct { u U }\ntype U [2]T\nfunc main() {}\n");
    REQUIRE_FALSE(all.empty());
    CHECK(all[0] == "2:6: invalid recursive type T\n\t./t.go:2:6: T refers to U\n\t./t.go:3:6: U refers to T");
}

TEST_CASE("goto and fallthrough stand where they may", "[types]") {
    CHECK(only_error("func main() {\n\tgoto L\n\tx := 1\n\t_ = x\nL:\n}\n").find("goto L jumps over variable declaration at line 4") != std::string::npos);
    CHECK(only_error("func main() {\n\tgoto L\n\t{\n\tL:\n\t}\n}\n").find("goto L jumps into block") != std::string::npos);
    CHECK(only_error("func main() {\n\tswitch {\n\tcase true:\n\t\tfallthrough\n\t}\n}\n").find("cannot fallthrough final case in switch") != std::string::npos);
}

TEST_CASE("predeclared types are named types", "[types]") {
    CHECK(only_error("type T int\nfunc main() {\n\tvar x int\n\tvar t T = x\n\t_ = t\n}\n").find("cannot use x") != std::string::npos);
    CHECK(errors_of("package main\ntype F func()\nfunc main() {\n\tvar f F = func() {}\n\t_ = f\n}\n").empty());
}

TEST_CASE("an alias may meet itself", "[types]") {
    CHECK(errors_of("package main\ntype F = func(E)\ntype E struct{ f F }\nfunc main() { _ = E{func(E) {}} }\n").empty());
    CHECK(errors_of("package main\ntype T struct{}\ntype A = T\nfunc (A) m() {}\nfunc main() { T{}.m() }\n").empty());
}

TEST_CASE("a variable that needs itself through a function is a cycle", "[types]") {
    CHECK(only_error("var x = f()\nfunc f() int { return x }\nfunc main() {}\n").find("initialization cycle") != std::string::npos);
}
