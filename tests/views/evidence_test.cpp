// Views of evidence say what the queries say.
#include <fstream>
#include <sstream>

#include "sim/query/differences.h"
#include "sim/views/evidence_view.h"
#include "sim/query/scope.h"
#include "tests/query/at.h"

using namespace tw;
using tw::test::At;

TEST_CASE("views of structures, ledger, holders, cuts and paths", "[views]") {
    At at(R"(package main

import "runtime"

type node struct {
	next *node
	v    any
}

var head, other *node

func main() {
	for i := 0; i < 50; i++ {
		head = &node{head, i * 100}
	}
	local := &node{head, "x"}
	runtime.Gosched() //: here
	other = local
	println(local.next == head)
}
)");
    const Runtime& rt = at.machine->rt;
    const HeapPicture picture(rt);
    const StructureView structure = make_structure_view(rt, "layout", "*head");
    REQUIRE(structure.rows.size() == 3);
    CHECK(structure.rows[2].offset == 16);
    CHECK(structure.rows[0].points_to != 0);
    CHECK(!structure.rows[0].text.empty());
    CHECK(!make_structure_view(rt, "chan", "head").error.empty());

    const LedgerView ledger = make_ledger_view(rt);
    CHECK(ledger.conversions == 51);
    CHECK(ledger.allocations == 47);          // 0, 100, 200 come from the table
    CHECK(ledger.allocated_bytes == 47 * 8);

    const RetentionView retention = make_retention_view(picture, 5);
    CHECK(retention.top.size() == 5);
    CHECK(retention.top[0].held_only_by.empty());      // head's variable and local both lead to the list
    bool found = false;
    for (std::size_t i = 0; i < retention.holders.size(); i++) {
        CHECK(retention.holders[i].parent < static_cast<int>(i));
        found = found || (retention.holders[i].kind == "goroutine" && retention.holders[i].text.find("main.main") != std::string::npos && retention.holders[i].retained == 24);
    }
    CHECK(found);                                      // local's own node: 24 bytes
    std::uint64_t objects = 0, by_size = 0;
    for (const TypeTotalView& t : retention.totals) objects += t.objects;
    for (const SizeBucketView& b : retention.histogram) by_size += b.objects;
    CHECK(objects == by_size);

    const CutView view = make_cut_view(picture, cut(picture, "local"));
    CHECK(view.bytes == 24);
    CHECK(view.objects.size() == 1);
    CHECK(make_differences_view().size() == differences().size());
    for (const DifferenceView& d : make_differences_view()) CHECK((!d.english.empty() && !d.chinese.empty() && !d.subject.empty()));
}

TEST_CASE("the page of differences says what the table says", "[views]") {
    std::ifstream in(TWOWORD_ROOT "/docs/differences.md");
    std::stringstream page;
    page << in.rdbuf();
    std::size_t rows = 0;
    for (std::size_t at = 0; (at = page.str().find("\n| ", at)) != std::string::npos; at++) rows++;
    CHECK(rows == differences().size() + 2);   // the table's head
    for (const Difference& d : differences()) CHECK(page.str().find("| " + std::string(d.subject) + " | " + std::string(d.english) + " |") != std::string::npos);
}
