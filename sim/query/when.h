// *When* something happened in a recorded run, found by re-execution: an object's life (born, cut off from the roots, dead, swept)
// and the writes of a word. A search is advanced in slices, so that a window stays alive; it moves the machine about, and puts it
// back when it is done or cancelled.
//
// An object's life is looked at in some forty steps of its time, then every interval in which something changed is halved until
// the step is found. Being reachable is not monotone: a weak pointer or a finalizer can bring an object back. Where the program
// has neither, nothing can come back that was gone and the answer is exact; where it has, `exact` is false and a loss between two
// steps that were looked at, made good before the second, may have been missed.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/history/past.h"
#include "sim/memory/heap.h"

namespace tw {

// An object through time: addresses are used again, births are not.
struct ObjectIdentity { std::uint64_t base = 0, birth = 0; bool operator==(const ObjectIdentity&) const = default; };

enum class LifeState : std::uint8_t { Unborn, Reachable, Unreachable, Condemned, Swept };   // Condemned: found dead, not swept yet
const char* life_text(LifeState state);

enum class CutCause : std::uint8_t { None, Assignment, FrameLeft, LivenessEnd, GoroutineEnd, TimerGone, RuntimeState, Unknown };
const char* cause_text(CutCause cause);   // "assignment", "frame left", "last use", "goroutine end", …

// The step that made it so: the machine at `step` has the new state, the one at `step − 1` the old one.
struct LifeChange {
    std::uint64_t step = 0;
    LifeState from = LifeState::Unborn, to = LifeState::Unborn;
    std::string place;                    // "main.go:14": the statement that was run; "" for the collector's work
    std::uint64_t goroutine = 0;
    CutCause cause = CutCause::None;      // from Reachable to something else
    std::string link;                     // the reference that went: "main.cache", "frame main.load › data", "*main.node.next"
    std::vector<std::string> path;        // the last path before a cut; the first one after a return
};
struct LifeStory {
    ObjectIdentity object;
    std::string label;
    std::uint64_t birth = 0;
    std::string born_at;                  // "main.go:14", and why
    std::vector<LifeChange> changes;      // ascending
    LifeState now = LifeState::Unborn;    // where the search began
    std::uint64_t origin = 0, last = 0;   // steps: where it began, how far the run is known
    bool ended = false, exact = true;
};

class LifeSearch {
public:
    // `causes`: also find out what cut it off. The machine must stand at the moment that is asked from.
    LifeSearch(Past past, ObjectIdentity object, std::string label, std::string born_at);
    ~LifeSearch();
    bool advance(std::uint64_t budget);   // about so many steps of re-execution; true: done, the machine is back
    void cancel();                        // the machine is back, the story incomplete
    [[nodiscard]] double progress() const;
    [[nodiscard]] const LifeStory& story() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

// A word through time: in an object, on a stack (counted from its high end, which a copy keeps), or outside both.
struct WordIdentity {
    enum class Kind : std::uint8_t { Fixed, Heap, Stack } kind = Kind::Fixed;
    std::uint64_t address = 0;            // Fixed
    ObjectIdentity object;                // Heap
    std::uint64_t goroutine = 0;          // Stack
    std::uint64_t offset = 0;             // Heap: in the object; Stack: below the stack's high end
    std::uint64_t frame_end = 0;          // Stack: the frame's lowest word, below the high end; 0: it belongs to no known frame
    bool argument = false;                // Stack: written by the caller, before the frame began
    std::uint64_t size = 8;
};
// Of the bytes at `address` as they stand now.
WordIdentity word_at(const Runtime& rt, std::uint64_t address, std::uint64_t size);

struct Write {
    bool found = false;
    std::uint64_t step = 0;               // the machine at `step` has the new value
    std::string place;                    // "main.go:14"
    std::uint64_t goroutine = 0;
    bool changed = true;                  // false: the same value was written again
    std::uint64_t before = 0, after = 0;  // the first word
    std::string why_not;                  // not found: "since it was born at step 40", "before the program ends"
};

// The last write before now, or the next one after. Stretches in which no store touched the word's pages are passed at full speed;
// in others each step is looked at: stores of instructions are recognised also when they write what was there; what the library,
// maps and channels write is recognised by the change of the value.
class WriteSearch {
public:
    enum class Direction : std::uint8_t { Last, Next };
    WriteSearch(Past past, WordIdentity word, Direction direction);
    bool advance(std::uint64_t budget);   // about so many single steps
    void cancel();
    [[nodiscard]] double progress() const;
    [[nodiscard]] const Write& found() const { return found_; }

private:
    Past past_;
    WordIdentity word_;
    Direction direction_;
    Write found_;
    std::uint64_t origin_ = 0, low_ = 0, high_ = 0, width_ = 4096, bound_ = 0, stretch_ = 4096;
    bool in_window_ = false, done_ = false;
    void finish();
    bool look_back(std::uint64_t& budget);
    bool look_ahead(std::uint64_t& budget);
};

// All writes of a word, or of a whole object, from its birth to where the run is known, in order; the first `most` of them.
struct WriteMark { std::uint64_t step = 0; std::string place; std::uint64_t goroutine = 0; };
class WriteIndex {
public:
    WriteIndex(Past past, WordIdentity word, std::size_t most);
    bool advance(std::uint64_t budget);   // true: done, and the machine is back
    void cancel();
    void extend(const Past& past);        // the run is known further now: what is missing is looked for
    [[nodiscard]] double progress() const;
    [[nodiscard]] bool full() const { return writes_.size() >= most_; }
    [[nodiscard]] const std::vector<WriteMark>& writes() const { return writes_; }

private:
    Past past_;
    WordIdentity word_;
    std::size_t most_;
    std::vector<WriteMark> writes_;
    std::uint64_t origin_ = 0, first_ = 0, at_ = 0, stretch_ = 4096;
    bool begun_ = false, done_ = false, gone_ = false;
    void finish();
};

const std::vector<std::string>& when_names();   // born, lastcut, garbage, swept, life, lastwrite, nextwrite

}  // namespace tw
