#include <algorithm>

#include "sim/bytecode/disassemble.h"
#include "sim/bytecode/verify.h"
#include "sim/codegen/generate.h"
#include "sim/types/check.h"
#include "tests/support/catch.h"

namespace {

tw::Program compile(const std::string& text) {
    tw::SourceSet sources;
    sources.add("main.go", "main", text);
    const auto checked = tw::check_program(sources, [](const std::string&) { return std::nullopt; });
    REQUIRE(checked.ok());
    tw::EscapeFacts facts;
    facts.variable_on_heap.assign(checked.value.objects.size(), false);
    facts.expr_on_heap.assign(checked.value.info.size(), true);
    const auto generated = tw::generate(checked.value, facts, sources);
    REQUIRE(generated.ok());
    return generated.value;
}

}  // namespace

TEST_CASE("a small function compiles to few, well-formed instructions") {
    const tw::Program program = compile("package main\nfunc fib(n int) int {\n\tif n < 2 {\n\t\treturn n\n\t}\n\treturn fib(n-1) + fib(n-2)\n}\nfunc main() { println(fib(5)) }\n");
    CHECK(tw::verify(program).empty());
    const auto fib = std::find_if(program.functions.begin(), program.functions.end(), [](const auto& f) { return f.symbol == "main.fib"; });
    REQUIRE(fib != program.functions.end());
    CHECK(fib->code.size() <= 12);
}

TEST_CASE("a slice that is used after a call is live there, and dead after its last use") {
    const tw::Program program = compile("package main\nfunc f() {}\nfunc main() {\n\ts := make([]byte, 10)\n\tf()\n\tprintln(s[0])\n\tf()\n}\n");
    const tw::FunctionCode& main = program.functions[static_cast<std::size_t>(program.main)];
    std::vector<bool> live;
    for (const tw::Safepoint& safepoint : main.safepoints) {
        if (main.code[safepoint.pc].op != tw::Op::Call) continue;
        const auto& bits = main.bitmaps[safepoint.bitmap];
        live.push_back(std::find(bits.begin(), bits.end(), true) != bits.end());
    }
    CHECK(live == std::vector<bool>{true, false});
}

namespace {

const tw::FunctionCode& function_of(const tw::Program& program, const std::string& symbol) {
    const auto found = std::find_if(program.functions.begin(), program.functions.end(), [&](const auto& f) { return f.symbol == symbol; });
    REQUIRE(found != program.functions.end());
    return *found;
}

std::size_t count(const tw::FunctionCode& function, tw::Op op) {
    return static_cast<std::size_t>(std::count_if(function.code.begin(), function.code.end(), [&](const auto& i) { return i.op == op; }));
}

}  // namespace

TEST_CASE("a loop's step and test are one instruction, and its body reads elements of elements at once") {
    const tw::Program program = compile(
        "package main\nfunc mul(a, b [][]float64, i, j, n int) float64 {\n\ts := 0.0\n\tfor k := 0; k < n; k++ {\n\t\ts += a[i][k] * b[k][j]\n\t}\n\treturn s\n}\nfunc main() { mul(nil, nil, 0, 0, 0) }\n");
    const tw::FunctionCode& mul = function_of(program, "main.mul");
    CHECK(tw::verify(program).empty());
    CHECK(count(mul, tw::Op::IdxIdx64) == 2);
    CHECK(count(mul, tw::Op::MulAddF64) == 1);
    CHECK(count(mul, tw::Op::IncJLtS) == 1);
}

TEST_CASE("the body of a range over a function is a function of its own, and its exits act in the loop's function") {
    const tw::Program program = compile(
        "package main\nfunc seq(yield func(int) bool) {}\nfunc find(n int) int {\n\tfor i := range seq {\n\t\tif i == n {\n\t\t\treturn i\n\t\t}\n\t\tdefer println(i)\n\t}\n\treturn -1\n}\nfunc main() { find(1) }\n");
    CHECK(tw::verify(program).empty());
    const tw::FunctionCode& find = function_of(program, "main.find");
    const tw::FunctionCode& body = function_of(program, "main.find-range1");
    CHECK(find.has_defer);
    CHECK(count(find, tw::Op::DeferRange) == 1);
    CHECK(count(body, tw::Op::DeferAt) == 1);
    CHECK(count(body, tw::Op::RangeState) == 1);
}

TEST_CASE("every allocating instruction names a site with a place, a type and a reason") {
    const tw::Program program = compile(
        "package main\ntype T struct{ a, b int }\nfunc main() {\n\tp := &T{1, 2}\n\ts := make([]int, 3)\n\ts = append(s, 4)\n\tm := map[string]int{\"a\": 1}\n\tvar x any = *p\n\tt := \"b\" + string(rune(s[0]))\n\tm[t]++\n\tprintln(len(m), x != nil)\n}\n");
    for (const tw::AllocationSite& site : program.sites) {
        CHECK(site.pos);
        CHECK(!site.reason.empty());
    }
    CHECK(program.sites.size() >= 6);
}

TEST_CASE("an array of which one element is used stays alive as a whole") {
    const tw::Program program = compile("package main\nfunc f() {}\nfunc main() {\n\tvar a [4]*int\n\ta[1] = new(int)\n\tf()\n\tprintln(a[0])\n}\n");
    const tw::FunctionCode& main = program.functions[static_cast<std::size_t>(program.main)];
    for (const tw::Safepoint& safepoint : main.safepoints) {
        if (main.code[safepoint.pc].op != tw::Op::Call) continue;
        const auto& bits = main.bitmaps[safepoint.bitmap];
        CHECK(std::count(bits.begin(), bits.end(), true) == 4);
    }
}
