// A collection that somebody outside the program asks for: as the lab's G does, at any moment.
#include "tests/support/catch.h"
#include "tests/support/programs.h"
#include "tests/support/reachability.h"

using namespace tw;
using namespace tw::test;

namespace {

// Every way in which a goroutine leaves the processor: it waits in a channel, a select, a lock, a timer, it yields, or it ends.
const char* const kComesAndGoes = R"go(
package main

import (
	"runtime"
	"sync"
	"time"
)

type message struct {
	text *string
	from int
}

func worker(id int, in <-chan *message, out chan<- *message, stop <-chan struct{}, done *sync.WaitGroup) {
	defer done.Done()
	for {
		select {
		case m := <-in:
			runtime.Gosched()
			text := *m.text + "!"
			out <- &message{&text, id}
		case <-stop:
			runtime.Goexit()
		}
	}
}

func main() {
	in, out, stop := make(chan *message), make(chan *message), make(chan struct{})
	var done sync.WaitGroup
	var lock sync.Mutex
	total := 0
	for id := 0; id < 3; id++ {
		done.Add(1)
		go worker(id, in, out, stop, &done)
	}
	go func() {
		for i := 0; i < 4; i++ {
			text := "word"
			in <- &message{text: &text}
		}
	}()
	for i := 0; i < 4; i++ {
		m := <-out
		done.Add(1)
		go func() {
			defer done.Done()
			lock.Lock()
			defer lock.Unlock()
			time.Sleep(time.Microsecond)
			total += len(*m.text)
		}()
	}
	close(stop)
	done.Wait()
	println(total)
}
)go";

}  // namespace

TEST_CASE("a collection asked for before any step changes nothing that the program says") {
    const auto image = image_of(kComesAndGoes);
    for (const bool stop_the_world : {true, false}) {
        for (std::uint64_t seed = 0; seed < 3; seed++) {
            RuntimeSettings settings;
            settings.seed = seed;
            settings.collector.stop_the_world = stop_the_world;
            Machine machine(image, settings);
            REQUIRE(run_to_its_end(machine).err == "20\n");
            const std::uint64_t last = machine.steps();
            Machine walker(image, settings);
            walker.run(100);
            Output so_far;
            while (walker.steps() + 1 < last) {
                const MachineCheckpoint here = walker.checkpoint();
                walker.rt.gc_requested = true;
                int collections = 0;
                const std::string wrong = walker.steps() % 16 == 0 ? check_marks(walker, last + 1'000'000, collections) : "";
                Output output = so_far;
                output.err += run_to_its_end(walker, last + 1'000'000).err;
                drain(walker, output);
                INFO("seed " << seed << (stop_the_world ? " stopped" : " concurrent"));
                walker.restore(here);
                INFO("at step " << walker.steps());
                REQUIRE(wrong == "");
                REQUIRE(output.err == "20\n");
                walker.rt.gc_requested = false;
                walker.step();
                drain(walker, so_far);
            }
        }
    }
}
