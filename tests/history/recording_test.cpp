// Seeking: whatever the order of seeks, the machine at a step is the machine that ran there.
#include "sim/runtime/files.h"
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

const char* const kFiles = R"go(
package main

import (
	"fmt"
	"iter"
	"os"
)

func main() {
	f, _ := os.Create("/tmp/log")
	next, stop := iter.Pull(func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	})
	for i := 0; i < 300; i++ {
		n, _ := next()
		fmt.Fprintf(f, "line %d\n", n)
		if i%50 == 0 {
			os.Rename("/tmp/log", fmt.Sprint("/tmp/log", i))
			f.Close()
			f, _ = os.OpenFile("/tmp/log", os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o600)
		}
	}
	stop()
	list, _ := os.ReadDir("/tmp")
	for _, e := range list {
		b, _ := os.ReadFile("/tmp/" + e.Name())
		fmt.Println(e.Name(), len(b))
	}
}
)go";

}  // namespace

TEST_CASE("files and coroutines are part of the machine's value") {
    const auto image = image_of(kFiles);
    Machine machine(image, {});
    Recording recording(machine);
    while (!machine.ended()) {
        machine.run(machine.steps() + 20'000);
        recording.note(machine);
    }
    const std::uint64_t end = machine.steps();
    REQUIRE(machine.rt.files);
    CHECK(machine.rt.files->names.contains("/tmp/log250"));
    for (std::uint64_t part = 1; part < 10; part++) {
        recording.seek(machine, end - end * part / 10);
        Machine fresh(image, {});
        fresh.run(end - end * part / 10);
        CHECK(equal(machine, fresh));
    }
    recording.seek(machine, 1000);
    CHECK((!machine.rt.files || !machine.rt.files->names.contains("/tmp/log0")));
    recording.seek(machine, end);
    CHECK(machine.rt.files->nodes.at(machine.rt.files->names.at("/tmp/log0")).text() == "line 0\n");
}

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

TEST_CASE("no part of a long run is far from a checkpoint") {
    Machine machine(image_of("package main\n\nfunc main() {\n\tfor i := 0; ; i++ {\n\t\t_ = i\n\t}\n}\n"), {});
    Recording recording(machine);
    constexpr std::uint64_t kLong = 400'000'000;
    recording.seek(machine, kLong);
    CHECK(recording.checkpoints() <= 400);
    CHECK(recording.widest_gap() < kLong / 50);
}
