// A slice of `./dev stress`, and what happens without the write barrier.
#include "tests/stress/stressed_run.h"
#include "tests/support/catch.h"

using namespace tw;
using namespace tw::test;

namespace {

std::string root_path(const char* name) { return std::string(TWOWORD_ROOT) + "/" + name; }

// Moves pointers from where the collector has not been to where it has been, and forgets the old place.
const char* const kMover = R"go(
package main

import "fmt"

type node struct {
	next *node
	id   int
}

type holder struct{ first *node }

var rounds = 400

func rotate(from, to *holder) {
	n := from.first
	from.first = n.next
	n.next = to.first
	to.first = n
}

func main() {
	a, b := &holder{}, &holder{}
	for i := 0; i < 60; i++ {
		a.first = &node{a.first, i}
	}
	sum := 0
	for i := 0; i < rounds; i++ {
		for a.first != nil {
			rotate(a, b)
			if b.first.id%7 == 0 {
				b.first = &node{b.first.next, b.first.id}
			}
		}
		a, b = b, a
	}
	for n := a.first; n != nil; n = n.next {
		sum += n.id
	}
	fmt.Println(sum)
}
)go";

RuntimeSettings concurrent(bool barrier, std::uint32_t every) {
    RuntimeSettings settings;
    settings.collector.stop_the_world = false;
    settings.collector.write_barrier = barrier;
    settings.collector.collect_every = every;
    settings.collector.concurrent_slice = 5;
    return settings;
}

}  // namespace

TEST_CASE("programs run the same under collections at every allocation, and nothing reachable is lost", "[stress]") {
    const char* const name = GENERATE("tests/oracle/021_maps_kinds.go", "tests/oracle/065_channel_holds.go", "scenarios/22-who-is-stuck-on-this-channel/main.go");
    const auto image = image_of(read_text(root_path(name)), root_path(name));
    for (std::uint64_t seed = 0; seed < 3; seed++) {
        RuntimeSettings settings;
        settings.seed = seed;
        for (const bool stopped : {true, false}) {
            StressCase how;
            how.seed = seed;
            how.stop_the_world = stopped;
            how.slice = static_cast<std::uint32_t>(3 + seed * 8);
            const StressResult r = StressedRun(image, how).run();
            CAPTURE(name, seed, stopped);
            CHECK(r.failure == "");
            CHECK(r.collections > 2);
            CHECK(r.validated > 100);
            CHECK(r.validated == r.mark_units);
            CHECK(r.swept_checked == r.sweep_units);
        }
    }
}

TEST_CASE("a concurrent collection is the same one step at a time", "[stress]") {
    const auto image = image_of(kMover);
    Machine whole(image, concurrent(true, 40)), stepped(image, concurrent(true, 40));
    for (std::uint64_t step = 20'000; step <= 60'000; step += 10'000) {
        whole.run(step);
        while (stepped.steps() < step && !stepped.ended()) stepped.step();
        REQUIRE(equal(whole, stepped));
    }
    const MachineCheckpoint at = stepped.checkpoint();
    const Output first = run_to_its_end(stepped);
    const std::uint64_t steps = stepped.steps();
    stepped.restore(at);
    const Output again = run_to_its_end(stepped);
    CHECK(stepped.steps() == steps);
    CHECK(first.out.ends_with(again.out));
    CHECK(whole.rt.collector.cycles() > 3);
}

TEST_CASE("with the barrier nothing is lost; without it the lost object is found and named", "[stress]") {
    const auto image = image_of(kMover);
    Machine with(image, concurrent(true, 40));
    const Output good = run_to_its_end(with);
    CHECK(with.lost_objects().empty());
    CHECK(good.out == "1770\n");

    Machine without(image, concurrent(false, 40));
    bool seen_by_validator = false;
    while (!without.ended() && without.lost_objects().empty() && without.steps() < 5'000'000) {
        const bool unit = without.unit_is_next();
        without.step();
        if (!unit || !without.rt.collector.marking()) continue;
        for (const InvariantViolation& v : validate(without.rt.gc_context(), without.rt.collector)) seen_by_validator = seen_by_validator || v.black.value != 0;
    }
    REQUIRE_FALSE(without.lost_objects().empty());
    CHECK(seen_by_validator);
    const LostObject& lost = without.lost_objects()[0];
    CHECK(lost.goroutine == 1);
    CHECK(lost.text.find("lost object in cycle") == 0);
    CHECK(lost.text.find("main.node") != std::string::npos);
    CHECK(lost.text.find("goroutine 1") != std::string::npos);
    Output output;
    drain(without, output);
    CHECK(output.err.find("twoword: " + lost.text + "\n") != std::string::npos);
}

TEST_CASE("the validator that follows each unit finds what is lost without the barrier, and nothing with it", "[stress]") {
    const auto image = image_of(kMover);
    StressCase how;
    how.stop_the_world = false;
    how.collect_every = 40;
    how.slice = 5;
    how.max_steps = 200'000;
    CHECK(StressedRun(image, how).run().failure.find("too many steps") == 0);
    how.write_barrier = false;
    const StressResult r = StressedRun(image, how).run();
    CAPTURE(r.failure);
    CHECK(r.failure.find("black 0x") == 0);
    CHECK(r.failure.find("full check") == std::string::npos);
    CHECK(r.validated == r.mark_units);
}
