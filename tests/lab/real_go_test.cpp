// The installed toolchain beside the model, asked from the lab; without one the lab says so.
#include <filesystem>
#include <fstream>

#include "sim/lab/comparison.h"
#include "sim/lab/lab.h"
#include "tests/support/catch.h"

using namespace tw;

TEST_CASE("the lab asks real Go about the open file, or says that there is none", "[lab]") {
    auto lab = open_lab("why-is-err-not-nil");
    REQUIRE(lab.ok());
    Lab now = update(std::move(*lab.value), RealGoAction{});
    const std::uint64_t step = now.session->machine.steps();
    if (find_go().empty()) {
        CHECK_FALSE(now.busy());
        CHECK(snapshot(now).real_go.text.find("no go command") != std::string::npos);
        return;
    }
    CHECK(now.busy());
    while (now.busy()) now = update(std::move(now), ContinueAction{});
    const RealGoView view = snapshot(now).real_go;
    INFO(view.text);
    CHECK(view.file == "main.go");
    CHECK(view.same);
    CHECK(view.text.find("Both runtimes give the same answer.") != std::string::npos);
    CHECK(now.session->machine.steps() == step);   // one stands where one stood

    now = update(std::move(now), RealGoAction{});
    now = update(std::move(now), CancelAction{});
    CHECK_FALSE(now.busy());
    CHECK(snapshot(now).real_go.doing.empty());
}

TEST_CASE("lines of both sides are aligned by what they share", "[lab]") {
    const auto rows = align_lines({"a", "b", "c", "d"}, {"a", "x", "c", "d", "e"});
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].same);
    CHECK((rows[1].real == "b" && rows[1].model == "x" && !rows[1].same));
    CHECK((rows[2].same && rows[3].same));
    CHECK((rows[4].real.empty() && rows[4].model == "e"));
    CHECK(align_lines({}, {}).empty());
}

TEST_CASE("answers that differ are told apart by what differs", "[lab]") {
    RealGoAnswer real{"go1.26.8 linux/amd64", true, {"m.go:1:2: x escapes to heap"}, "", "one\n", "panic: boom\n\ngoroutine 1 [running]:\nmain.main()\n", 2, false};
    RealGoAnswer model = real;
    model.err = "panic: boom\n\ngoroutine 1 [running]:\nother\n";
    CHECK(compare_answers(real, model).same());   // dumps name places of the real binary
    model.out = "two\n";
    const Comparison differs = compare_answers(real, model);
    CHECK_FALSE(differs.same_output());
    CHECK(differs.same_escapes());
    CHECK(comparison_text(differs, 100).find("1 of 1 lines differ") != std::string::npos);
    model = real;
    model.escapes.clear();
    CHECK_FALSE(compare_answers(real, model).same_escapes());
}
