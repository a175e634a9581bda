#include "tests/query/at.h"

using tw::test::At;

TEST_CASE("what the compiler said about a place", "[query]") {
    const At at(R"(package main

import "fmt"

type user struct{ name string }

func (u *user) String() string { return u.name }

func show(s fmt.Stringer) string { return s.String() } //: dynamic

func newUser(name string) *user {
	u := user{name} //: u
	return &u
}

func local() int {
	v := user{"v"}
	p := &v //: local
	return len(p.name)
}

func main() {
	w := user{"w"} //: w
	println(show(&w), newUser("b").name, local()) //: here
}
)");
    CHECK(at("escape(u)") == "moved to heap: u");
    CHECK(at("escape(12, u)") == "moved to heap: u");
    CHECK(at("escape(main.go:12)") == "moved to heap: u");
    CHECK(at("escape(local)") == "not mentioned");
    CHECK(at("escape(u, name)") == "not mentioned");
    CHECK(at("escape(nowhere)") == "error: there is no line and no place labelled nowhere");
    CHECK(at("explain(u)") == "~r0 ← &u");
    CHECK(at("cause(u)") == "return &u (return)");
    CHECK(at("escape(w)") == "moved to heap: w");
    CHECK(at("cause(w)") == "show(&w) (call parameter)");
    CHECK(at("escape(dynamic, s)") == "leaking param: s");
    CHECK(at("cause(dynamic, s)") == "s.String() (call parameter)");
    CHECK(at("explain(local)") == "nothing to explain: it does not escape");
    CHECK(at.ask("explain(dynamic)").lines.size() == 3);
}
