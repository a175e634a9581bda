#include "sim/lab/lab.h"

#include <fstream>

#include "tests/support/catch.h"

using namespace tw;

namespace {

Lab lesson(const std::string& name) {
    auto lab = open_lab(name, std::string(TWOWORD_ROOT) + "/build/release/x");
    // find_scenarios follows the program's place; tests run from anywhere, so open by the catalog of the source tree
    if (lab.ok()) return std::move(*lab.value);
    Lab empty;
    empty.root = std::string(TWOWORD_ROOT) + "/scenarios";
    empty.catalog = scenario_catalog(empty.root);
    return update(std::move(empty), OpenAction{name});
}

}  // namespace

TEST_CASE("a lesson is walked stop by stop, and never past its ends", "[lab]") {
    Lab lab = lesson("why-is-err-not-nil");
    CHECK(snapshot(lab).narration.step == 1);
    lab = update(std::move(lab), LessonStepAction{-1});
    CHECK(snapshot(lab).narration.step == 1);
    for (int i = 0; i < 50; i++) lab = update(std::move(lab), LessonStepAction{1});
    const Snapshot last = snapshot(lab);
    CHECK(last.narration.step == last.narration.count);
    CHECK(last.source.file == "fixed.go");
    CHECK(last.source.next_line > 0);
}

TEST_CASE("variants change the source, breakpoints belong to it", "[lab]") {
    Lab lab = lesson("what-does-the-sleeping-goroutine-hold");
    lab = update(std::move(lab), ToggleBreakpointAction{3});
    CHECK(snapshot(lab).source.lines[2].breakpoint);
    lab = update(std::move(lab), VariantAction{"control.go"});
    CHECK(snapshot(lab).source.file == "control.go");
    CHECK_FALSE(snapshot(lab).source.lines[2].breakpoint);
}

TEST_CASE("what cannot be opened leaves the lab as it was, with a message", "[lab]") {
    Lab lab = lesson("why-is-err-not-nil");
    const std::string before = snapshot(lab).source.file;
    lab = update(std::move(lab), OpenAction{"no-such-lesson"});
    CHECK(snapshot(lab).message == "no lesson \"no-such-lesson\"");
    lab = update(std::move(lab), OpenAction{"missing/file.go"});
    CHECK(snapshot(lab).message.find("no such file") != std::string::npos);
    CHECK(snapshot(lab).source.file == before);
}

TEST_CASE("a rejected program shows its errors", "[lab]") {
    const std::string path = std::string(TWOWORD_BIN) + "/rejected.go";
    std::ofstream(path) << "package main\n\nfunc main() { x := 1 }\n";
    Lab lab = lesson("why-is-err-not-nil");
    lab = update(std::move(lab), OpenAction{path});
    const Snapshot view = snapshot(lab);
    REQUIRE(view.diagnostics.size() == 1);
    CHECK(view.diagnostics[0] == "./rejected.go:3:15: declared and not used: x");
}
