// A collection that was asked for, or another choice of who runs, begins another future: what belongs to the one before stays there.
#include <algorithm>

#include "tests/lab/opened.h"

using namespace tw;

TEST_CASE("a lesson's stops belong to the run that nobody has touched", "[lab]") {
    Lab lab = lesson("who-is-stuck-on-this-channel");
    act(lab, LessonStepAction{1});
    const std::uint64_t step = lab.session->machine.steps();
    const std::vector<std::string> facts = snapshot(lab).narration.facts;
    act(lab, LessonStepAction{-1});
    act(lab, CollectAction{});
    REQUIRE(lab.session->in_another_future());
    act(lab, LessonStepAction{1});
    CHECK(lab.session->machine.steps() == step);
    CHECK(snapshot(lab).narration.facts == facts);
    CHECK_FALSE(lab.session->in_another_future());
}

TEST_CASE("an object of a future that was given up is not looked for", "[lab][long]") {
    Lab lab = program("futures", "package main\n\nvar kept []*int\n\nfunc main() {\n\tfor i := 0; ; i++ {\n\t\tkept = append(kept[:i%4], new(int))\n\t}\n}\n");
    const std::uint64_t early = lab.session->machine.steps() + 200;
    act(lab, SeekAction{early + 12'000'000});
    const Snapshot late = snapshot(lab);
    const auto newest = std::max_element(late.objects.rows.begin(), late.objects.rows.end(), [](const ObjectRow& a, const ObjectRow& b) { return a.address < b.address; });
    REQUIRE(newest != late.objects.rows.end());
    act(lab, SelectObjectAction{newest->address});
    lab.selection.born = early + 10'000'000;   // as far as that future went
    act(lab, SeekAction{early});
    act(lab, CollectAction{});              // another future begins here
    const std::uint64_t known = lab.session->observed();
    REQUIRE(known < lab.selection.born);
    CHECK_FALSE(lab.in_background());
    MarksSearch marks(lab.session, {lab.selection.address, lab.selection.born}, "");
    marks.advance(1);
    marks.advance(1);
    CHECK(marks.done());
    CHECK(lab.session->observed() == known);
}
