// Seeking: whatever the order of seeks, the machine at a step is the machine that ran there.
#include "tests/support/catch.h"
#include "tests/support/programs.h"

using namespace tw;
using namespace tw::test;

namespace {

const char* const kProgram = R"go(
package main

import (
	"fmt"
	"time"
)

type item struct {
	next *item
	data []byte
}

func deep(n int) int {
	var room [20]int
	room[n%20] = n
	if n == 0 {
		return 0
	}
	return deep(n-1) + room[n%20]
}

func main() {
	var head *item
	c := make(chan any, 3)
	go func() {
		for v := range c {
			fmt.Println("got", v)
			time.Sleep(time.Millisecond)
		}
	}()
	for i := 0; i < 20000; i++ {
		head = &item{head, make([]byte, 400)}
		if i%1000 == 0 {
			head = nil
			c <- deep(i / 2)
		}
	}
	close(c)
	fmt.Println(head != nil)
}
)go";

}  // namespace

TEST_CASE("seeking there and back gives equal machines") {
    const auto image = image_of(kProgram);
    Machine machine(image, {});
    Recording recording(machine);
    while (!machine.ended()) {
        machine.run(machine.steps() + 50'000);
        recording.note(machine);
    }
    const std::uint64_t end = machine.steps();
    REQUIRE(end > 1'000'000);
    std::uint64_t state = 12345;
    for (int i = 0; i < 60; i++) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        const std::uint64_t step = (state >> 20) % end;
        recording.seek(machine, step);
        REQUIRE(machine.steps() == step);
        if (i % 6) continue;
        Machine fresh(image, {});
        fresh.run(step);
        CHECK(equal(machine, fresh));
    }
    recording.seek(machine, end + 1000);
    CHECK(machine.ended());
    CHECK(machine.steps() == end);
}

TEST_CASE("stepping back is seeking to the step before") {
    const auto image = image_of(kProgram);
    Machine machine(image, {});
    Recording recording(machine);
    machine.run(30'000);
    recording.note(machine);
    for (int i = 0; i < 50; i++) recording.seek(machine, machine.steps() - 1);
    Machine fresh(image, {});
    fresh.run(29'950);
    CHECK(equal(machine, fresh));
}
