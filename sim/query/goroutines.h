// Goroutines by the words of Go's tracebacks, and the leak verdict.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/heapgraph/graph.h"
#include "sim/runtime/runtime.h"

namespace tw {

bool exists(const Goroutine& g);                       // not dead, not idle
std::string goroutine_state(const Goroutine& g);       // "running", "runnable", "chan send", "sleep"
// The function that its go statement named (behind compiler-made wrappers); main.main for goroutine 1.
std::string goroutine_name(const Runtime& rt, const Goroutine& g);
std::string waiting_text(const Runtime& rt, const Goroutine& g);   // "chan 0xc000…", "" when it waits for nothing in memory
std::string created_text(const Runtime& rt, const Goroutine& g);   // "main.main main.go:30", "" for goroutine 1
std::string goroutine_line(const Runtime& rt, const Goroutine& g); // "goroutine 18 [chan send] main.produce main.go:15"

// Slots of goroutines named by "7", "goroutine 7" or a function: those started with it, or, when there are none, those
// that have a frame of it. "main." may be left out.
std::vector<std::uint32_t> goroutines_named(const Runtime& rt, const std::string& wanted);
bool names_function(const Runtime& rt, const std::string& wanted);
bool parse_goroutine_number(const std::string& wanted, std::uint64_t& number);

bool is_owned_by(const Root& root, std::uint64_t goroutine);   // stands on that goroutine's stack or in its record

// Goroutines that nothing can wake any more: blocked on channels or locks that only they themselves reach.
// Roots without blocked goroutines; those blocked on what is reached are added; until nothing changes.
// [go1.26 runtime/mgc.go gcMarkDone findMaybeRunnableGoroutines]. Slots, ascending.
std::vector<std::uint32_t> leaked_goroutines(const Runtime& rt, const HeapGraph& graph);

// The same search with its rounds: who was found to be wakeable in each of them, and through what.
struct LeakSearch {
    struct Woken { std::uint32_t slot = 0; std::uint64_t through = 0; };   // channel or lock that what is marked so far reaches
    std::vector<std::vector<Woken>> rounds;
    std::vector<std::uint32_t> leaked;   // slots, ascending
};
LeakSearch search_leaked_goroutines(const Runtime& rt, const HeapGraph& graph);
// What a blocked goroutine waits on: channels of a select, the channel or lock otherwise. Empty for one that nothing can wake.
std::vector<std::uint64_t> blocked_on(const Runtime& rt, const Goroutine& g);

}  // namespace tw
