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
