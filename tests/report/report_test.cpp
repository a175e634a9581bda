#include "sim/report/check_report.h"
#include "sim/report/escape_text.h"
#include "tests/query/at.h"

using tw::test::At;

TEST_CASE("bounds on what is left behind", "[report]") {
    At at(R"(package main

import "time"

var cache [][]byte

func leak() {
	ch := make(chan int)
	buf := make([]byte, 1<<16)
	go func() {
		ch <- len(buf)
		println(len(buf), cap(buf), buf[0])
	}()
}

func main() {
	for i := 0; i < 3; i++ {
		cache = append(cache, make([]byte, 100_000))
	}
	leak()
	time.Sleep(time.Millisecond)
}
)", "end");
    const tw::CheckReport good = tw::check_at_exit(*at.machine, {1 << 20, 2, false});
    INFO(good.text());
    CHECK(good.ok());
    const tw::CheckReport bad = tw::check_at_exit(*at.machine, {1 << 10, 1, true});
    INFO(bad.text());
    CHECK_FALSE(bad.ok());
    CHECK(bad.text().find("package variable main.cache") != std::string::npos);
    CHECK(bad.text().find("FAIL: 2 goroutines") != std::string::npos);
    CHECK(bad.text().find("FAIL: 1 leaked goroutine") != std::string::npos);
    CHECK(bad.text().find("created by main.leak main.go:10") != std::string::npos);
    CHECK(bad.text().find("[]byte backing, 64 KiB") != std::string::npos);
    const std::string xml = tw::junit_xml(bad, "cmd/<leak>.go");
    CHECK(xml.find("<testsuites tests=\"3\" failures=\"3\">") != std::string::npos);
    CHECK(xml.find("classname=\"cmd/&lt;leak&gt;.go\" name=\"leaked goroutines\"><failure message=\"1 leaked goroutine\">") != std::string::npos);
    CHECK(xml.find("created by main.leak main.go:10") != std::string::npos);
    CHECK(tw::junit_xml(good, "x.go").find("failures=\"0\"") != std::string::npos);
}

TEST_CASE("escape notes in the compiler's form", "[report]") {
    const At at(R"(package main

func main() {
	x := 1
	p := &x
	f := func() *int { return p }
	println(*f()) //: here
}
)");
    const std::string plain = tw::escape_text(*at.machine->rt.image->program, false);
    CHECK(plain == "main.go:6:7: func literal does not escape\n");
    const std::string explained = tw::escape_text(*at.machine->rt.image->program, true);
    CHECK(explained.find("main.go:5:2: main capturing by value: p (addr=false assign=false width=8)\n") != std::string::npos);
}
