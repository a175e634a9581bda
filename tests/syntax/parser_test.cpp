#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/syntax/parser.h"
#include "tests/support/catch.h"

using namespace tw;

namespace {

std::string first_error(const std::string& text) {
    SourceSet sources;
    sources.add("./t.go", "main", text);
    Ast ast;
    const auto diagnostics = parse_file(sources, 0, ast);
    if (diagnostics.empty()) return "";
    const Location at = sources.locate(diagnostics[0].pos);
    return std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + diagnostics[0].message;
}

std::string read(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("the whole grammar parses", "[syntax]") {
    CHECK(first_error(R"(package main
import ( "fmt"; . "os"; _ "io" )
const ( A = iota; B; C )
type Pair[K comparable, V any] struct { Key K; Value V `json:"v"` }
type Num interface { ~int | ~float64; String() string }
type L[T any] []T
type P [4]int
type Q [A]int
func (p *Pair[K, V]) Get() (k K, v V) { return p.Key, p.Value }
func Map[T, U any](s []T, f func(T) U) []U { var r []U; for _, x := range s { r = append(r, f(x)) }; return r }
func main() {
	for i := range 10 { _ = i }
	for range func(yield func() bool) {} {}
	if x := f(); x == (T{1}) { goto end }
	switch y := z.(type) { case int, []string: default: }
	select { case v, ok := <-c: _, _ = v, ok; case c <- 1: default: }
	a, b := m[1:2:3], struct{ X int }{X: 1}
	var g <-chan (chan<- int) = nil
	defer func() { recover() }()
	go h(1, xs...)
	for ; ; { break }
	p := &Pair[string, int]{"a", 1}
	x := [...]int{5: 1, 2}
	if f := func() bool { return T{}.ok }; f() {}
end:
	fmt.Println(0x1p-2, 1_000, 'x', `raw`, 3i, a, b, g, p, x)
}
)") == "");
}

TEST_CASE("syntax errors use the compiler's words and places", "[syntax]") {
    CHECK(first_error("package main\nfunc main() {\n\tx := \n}\n") == "4:1: syntax error: unexpected }, expected expression");
    CHECK(first_error("package main\nx := 1\n") == "2:1: syntax error: non-declaration statement outside function body");
    CHECK(first_error("package main\nfunc main() {\n\tfoo(1 2)\n}\n") ==
          "3:8: syntax error: unexpected literal 2 in argument list; possibly missing comma or )");
    CHECK(first_error("package main\nfunc main()\n{\n}\n") == "3:1: syntax error: unexpected semicolon or newline before {");
    CHECK(first_error("package main\nvar s = \"abc\n") == "2:13: newline in string");
}

TEST_CASE("real Go's own library parses where it is installed", "[syntax]") {
    const std::filesystem::path root = "/usr/local/go/src";
    if (!std::filesystem::exists(root)) return;
    for (const char* package : {"fmt", "strings", "sort", "sync", "context", "encoding/json", "slices", "maps", "iter", "net/http", "reflect"})
        for (const auto& entry : std::filesystem::directory_iterator(root / package)) {
            if (entry.path().extension() != ".go") continue;
            INFO(entry.path().string());
            CHECK(first_error(read(entry.path())) == "");
        }
}
