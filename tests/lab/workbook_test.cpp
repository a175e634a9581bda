// Going back to where one was, editing and reloading, the catalogue, variants, guessing survivors, totals of lines.
#include <filesystem>
#include <fstream>

#include "sim/lab/lab.h"
#include "tests/support/catch.h"

using namespace tw;
namespace fs = std::filesystem;

namespace {

Lab lesson(const std::string& name) {
    auto lab = open_lab(name);
    REQUIRE(lab.ok());
    return std::move(*lab.value);
}

std::string write_program(const std::string& name, const std::string& text) {
    const fs::path folder = fs::path(TWOWORD_BIN) / "test_workbook" / name;
    fs::create_directories(folder);
    std::ofstream(folder / "main.go") << text;
    return (folder / "main.go").string();
}

constexpr const char* kLoop = "package main\n\nvar kept []*[64]byte\n\nfunc main() {\n\tfor i := 0; i < 5; i++ {\n\t\tkept = append(kept, new([64]byte))\n\t}\n\tprintln(len(kept))\n}\n";

}  // namespace

TEST_CASE("back and forth through the places where one stood", "[lab][workbook]") {
    Lab lab = lesson("why-is-err-not-nil");
    const std::uint64_t start = lab.session->machine.steps();
    lab = update_fully(std::move(lab), LessonStepAction{1});
    lab = update_fully(std::move(lab), LessonStepAction{1});
    const std::uint64_t third = lab.session->machine.steps();
    for (int i = 0; i < 3; i++) lab = update_fully(std::move(lab), StepAction{StepKind::Into});
    lab = update_fully(std::move(lab), NavigateAction{-1});   // neighbouring steps are one movement
    CHECK(lab.session->machine.steps() == third);
    CHECK(lab.stop == 2);
    lab = update_fully(std::move(lab), NavigateAction{-1});
    lab = update_fully(std::move(lab), NavigateAction{-1});
    CHECK(lab.session->machine.steps() == start);
    CHECK(lab.stop == 0);
    lab = update_fully(std::move(lab), NavigateAction{1});
    lab = update_fully(std::move(lab), NavigateAction{1});
    CHECK(lab.session->machine.steps() == third);
    lab = update_fully(std::move(lab), OpenAction{"who-is-stuck-on-this-channel"});
    lab = update_fully(std::move(lab), NavigateAction{-1});
    CHECK(lab.player->scenario().name == "why-is-err-not-nil");
    CHECK(lab.session->machine.steps() == third);
}

TEST_CASE("a person's own version runs in the place of the lesson's, and L goes back", "[lab][workbook]") {
    Lab lab = lesson("why-is-err-not-nil");
    const std::string original = lab.text;
    lab = update_fully(std::move(lab), EditAction{"package main\n\nfunc main() { println(42) }\n"});
    lab = update_fully(std::move(lab), StepAction{StepKind::ToEnd});
    CHECK(snapshot(lab).console == "42\n");
    CHECK(snapshot(lab).edit.edited);
    lab = update_fully(std::move(lab), CheckTextAction{"package main\n\nfunc main() { x := 1 }\n"});
    REQUIRE(snapshot(lab).edit.errors.size() == 1);
    CHECK(snapshot(lab).edit.errors[0].line == 3);
    CHECK(snapshot(lab).edit.errors[0].column == 15);
    CHECK(snapshot(lab).edit.errors[0].message == "declared and not used: x");
    lab = update_fully(std::move(lab), LessonStepAction{0});
    CHECK(!snapshot(lab).edit.edited);
    CHECK(lab.text == original);
}

TEST_CASE("a program is read again when its file changes, and written when asked", "[lab][workbook]") {
    const std::string path = write_program("reload", kLoop);
    Lab lab = lesson(path);
    lab = update_fully(std::move(lab), ToggleBreakpointAction{7});
    std::ofstream(path) << "package main\n\nfunc main() {\n\tprintln(\"second\")\n}\n";
    lab = update_fully(std::move(lab), ReloadAction{});
    CHECK(lab.text.find("second") != std::string::npos);
    CHECK(lab.breakpoints.count(7) == 1);
    lab = update_fully(std::move(lab), EditAction{"package main\n\nfunc main() {\n\tprintln(\"third\")\n}\n", true});
    std::ifstream in(path);
    std::string all((std::istreambuf_iterator<char>(in)), {});
    CHECK(all.find("third") != std::string::npos);
    CHECK(!snapshot(lab).edit.edited);
}

TEST_CASE("totals of what each line has allocated follow the moment", "[lab][workbook]") {
    Lab lab = lesson(write_program("totals", kLoop));
    CHECK(snapshot(lab).source.lines[6].allocations == 0);
    lab = update_fully(std::move(lab), StepAction{StepKind::ToEnd});
    const Snapshot end = snapshot(lab);
    CHECK(end.source.lines[6].allocations == 5 + 4);               // five arrays; append grows at 1, 2, 4, 8
    CHECK(end.source.lines[6].allocated == 5 * 64 + 8 + 16 + 32 + 64);
    lab = update_fully(std::move(lab), StepAction{StepKind::ToStart});
    CHECK(snapshot(lab).source.lines[6].allocations == 0);
    CHECK(!end.source.lines[6].explanation.empty());
}

TEST_CASE("the catalogue has every lesson with its progress", "[lab][workbook]") {
    Lab lab = lesson("why-is-err-not-nil");
    lab = update_fully(std::move(lab), CatalogueAction{});
    for (int i = 0; i < 20; i++) lab = update_fully(std::move(lab), LessonStepAction{1});
    const Snapshot s = snapshot(lab);
    REQUIRE(s.catalogue.size() == s.lessons.size());
    for (const LessonCard& card : s.catalogue) {
        INFO(card.name);
        CHECK(card.problem.empty());
        CHECK(!card.title.empty());
        CHECK(card.stops > 0);
        CHECK(card.done == (card.name == "why-is-err-not-nil" && card.seen == card.stops));
    }
    CHECK(!s.teacher.answers.empty());
}

TEST_CASE("the variants of a lesson beside each other", "[lab][workbook]") {
    Lab lab = lesson("who-is-stuck-on-this-channel");
    lab = update_fully(std::move(lab), VariantsAction{});
    const VariantsView view = snapshot(lab).variants;
    REQUIRE(view.sides.size() >= 2);
    CHECK(view.sides[0].file == "main.go");
    CHECK(!view.sides[0].leaked.empty());
    for (const VariantSide& side : view.sides) {
        CHECK(side.lines.size() == side.changed.size());
        if (side.file != "fixed.go") continue;
        CHECK(side.leaked.empty());
        CHECK(std::count(side.changed.begin(), side.changed.end(), true) > 0);
        CHECK(std::count(side.changed.begin(), side.changed.end(), false) > 5);
    }
}

TEST_CASE("guessing which objects survive", "[lab][workbook]") {
    Lab lab = lesson("who-is-stuck-on-this-channel");
    for (int i = 0; i < 3; i++) lab = update_fully(std::move(lab), LessonStepAction{1});
    const Snapshot here = snapshot(lab);
    REQUIRE(here.heap.objects.size() > 1);
    lab = update_fully(std::move(lab), SurvivorsAction{SurvivorsAction::Kind::Start});
    for (const ObjectView& object : here.heap.objects) lab = update_fully(std::move(lab), SurvivorsAction{SurvivorsAction::Kind::Pick, object.address});
    lab = update_fully(std::move(lab), SurvivorsAction{SurvivorsAction::Kind::Reveal});
    const SurvivorsView all = snapshot(lab).survivors;
    CHECK(all.missed == 0);
    CHECK(all.right + all.wrong == static_cast<int>(all.rows.size()));
    for (const SurvivorRow& row : all.rows) CHECK(!row.because.empty());
    lab = update_fully(std::move(lab), StepAction{StepKind::Into});   // another moment: another question
    CHECK(!snapshot(lab).survivors.active);
}
