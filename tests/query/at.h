// A Go program run to a labelled place.
#pragma once
#include <memory>
#include <string>

#include "sim/lab/build.h"
#include "sim/lab/execution.h"
#include "sim/query/answer.h"
#include "sim/query/run_to.h"
#include "sim/scenario/scenario.h"
#include "tests/support/catch.h"

namespace tw::test {

struct At {
    std::unique_ptr<Machine> machine;
    std::string source;

    explicit At(std::string text, const std::string& label = "here", int hit = 1) : source(std::move(text)) {
        const Compiled compiled = compile({{"./main.go", source}});
        INFO(diagnostics_text(compiled.built));
        REQUIRE(compiled.program);
        auto image = load_image(compiled.program);
        REQUIRE(image.ok());
        machine = std::make_unique<Machine>(*image.value, RuntimeSettings{});
        go(label, hit);
    }
    void go(const std::string& label, int hit = 1) {
        if (label == "end") REQUIRE(run_to_end(*machine, 50'000'000) == RunResult::Ended);
        else REQUIRE(run_to(*machine, "main.go", labelled_line(source, label), hit, 50'000'000) == RunResult::Reached);
    }
    Answer ask(const std::string& query) const { return answer(machine->rt, query); }
    std::string operator()(const std::string& query) const {
        const Answer a = ask(query);
        return a.ok() ? a.text : "error: " + a.error;
    }
};

}  // namespace tw::test
