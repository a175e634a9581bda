// What the panels beside source and narration show, as plain values: tables of objects and goroutines, the collector's work,
// evidence as flame graphs, two moments compared, the student's own marking. Part of a Snapshot.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace tw {

// Parts of a Snapshot that cost something and are made only when somebody looks at them.
enum class Part : std::uint32_t { Heap = 1, HeldBy = 2, Objects = 4, GoroutineTable = 8, Collector = 16, Evidence = 32, Comparison = 64, Goroutines = 128, Values = 256 };
using Parts = std::uint32_t;
inline constexpr Parts kAllParts = ~Parts{0};
constexpr bool wants(Parts parts, Part part) { return (parts & static_cast<Parts>(part)) != 0; }
constexpr Parts parts_of(Part part) { return static_cast<Parts>(part); }

// ---- objects

enum class ObjectColumn : std::uint8_t { Retained, Shallow, Type, State, Distance, Born, HeldBy };

struct ObjectRow {
    std::uint64_t address = 0, birth = 0;
    std::string label, state;       // "white", "grey", "black", "reachable", "unreachable"
    std::uint64_t shallow = 0, retained = 0;
    double share = 0;               // of the bytes on the heap, by what it retains
    int distance = -1;              // references from the nearest root, −1: none leads to it
    std::string born;               // "main.go:14, step 1203"
    std::string held_only_by;       // its dominator, or the one goroutine or variable whose roots alone lead to it; "" = several
};

struct TypeTotal { std::string type; std::uint64_t count = 0, bytes = 0, unreachable = 0, largest = 0; };   // largest: address of a reachable one

struct ObjectsView {
    std::vector<ObjectRow> rows;    // the first by the chosen column
    std::vector<TypeTotal> totals;  // by bytes, largest first
    std::uint64_t count = 0, bytes = 0;   // of all that the filter lets through
    ObjectColumn sorted = ObjectColumn::Retained;
    bool ascending = false;
};

// ---- values

// What stands in memory behind a variable, field by field: an itab with its methods, a channel with its queue, a map, a closure.
struct StructureText { std::string title; std::vector<std::string> rows; };

// A method call through an interface, followed word by word to the source.
struct DispatchRow {
    std::string name, value;                   // "word 0", "itab<error,*main.MyErr>"
    std::string note;                          // what the step does: "the call loads Fun[0]"
    std::uint64_t object = 0;                  // a heap object that it stands for, 0 = none
    std::string file;                          // a place in the source, "" = none
    int line = 0;
};
struct DispatchView {
    std::string title;                         // "err.Error()"
    std::string variable;
    std::vector<DispatchRow> rows;             // interface word 0 → itab → Fun[i] → function → its line
};
struct ValuesPanelView {
    std::vector<DispatchView> calls;          // that the interfaces of the innermost frame allow
    std::vector<StructureText> structures;    // of the innermost frame's variables
    std::vector<std::string> ledger;          // conversions to interfaces by line, and how they ended
};

// ---- goroutines

struct GoroutineRow {
    std::uint64_t id = 0;
    std::string name, state, waiting_on;
    std::uint64_t retained = 0;     // bytes that only its roots reach
    std::uint64_t parent = 0;
    std::string created_at;
    std::string verdict, why;       // "runs", "can be woken", "leaked"; why: one sentence
    bool is_current = false, can_run = false;
};

// The search for leaked goroutines, round by round. [go1.26 runtime/mgc.go findMaybeRunnableGoroutines]
struct LeakRound { std::vector<std::string> added; };   // lines of those found to be wakeable in this round, each with why
struct LeakRoundsView {
    std::vector<LeakRound> rounds;         // the first: those that can run, with which marking begins
    std::vector<std::string> leaked;       // left over after the last round
    std::size_t shown = 0;                 // rounds that the person has asked for so far, 0 = none
};

// ---- the collector

struct CycleView {
    std::uint64_t number = 0, step = 0;
    bool forced = false;
    std::uint64_t live_at_start = 0, live_at_end = 0, marked = 0, goal = 0;
    std::string trace;              // as GODEBUG=gctrace=1 prints it
    std::string pacing;             // between trigger and goal, and who scanned what
};

struct HeapSample { std::uint64_t step = 0, live = 0, goal = 0, trigger = 0; };

struct BarrierRow { std::uint64_t step = 0, object = 0; std::string text; };   // "main.go:12 shaded *node"

struct CollectorPanelView {
    std::vector<std::string> root_jobs;        // "scanned: package variables", "next: stack of goroutine 7"
    std::vector<std::pair<std::uint64_t, std::string>> work;   // grey objects, the next one first
    std::size_t work_count = 0;
    std::vector<BarrierRow> barrier;           // of this cycle, newest last
    std::vector<CycleView> cycles;
    std::vector<HeapSample> curve;
    std::string assist;                        // what an allocation would have to do now
    std::vector<std::string> pacer, assists;   // where goal and trigger come from, sweeping ahead; who assisted in this cycle
    std::vector<std::string> lost;             // objects freed although something led to them (barrier off)
    std::vector<std::string> differences;      // from Go's own collector
    bool stop_the_world = true, barrier_on = true;
    int gogc = 100;
    std::uint64_t seed = 0;
    LeakRoundsView leaks;
};

// The student does the marking: picks a grey object, then those of its children that are still white.
struct MarkingView {
    bool active = false, done = false;
    std::uint64_t scanning = 0;                // the object picked, 0 = none
    std::vector<std::pair<std::uint64_t, std::string>> grey, white_children;   // children: of the one being scanned, all shown as candidates
    std::size_t black = 0, white = 0, mistakes = 0;
    std::string message;                       // what to do, or what was wrong
};

// ---- evidence

struct FlameBox {
    std::string label;
    std::uint64_t start = 0, value = 0;        // in the graph's unit, from the left
    int depth = 0, parent = -1;
    std::uint64_t object = 0;                  // 0 = none stands for it
};
struct FlameView { std::string title, unit; std::uint64_t total = 0; std::vector<FlameBox> boxes; };

struct FlamesView {
    FlameView by_site, by_stack, by_holder;
    std::string dump;                          // debug=2
    std::vector<std::pair<std::string, std::uint64_t>> memstats;
};

// ---- two moments

struct GrowthView { std::string label; std::int64_t objects = 0, bytes = 0; };
struct ChangedView { std::string name, before, after; std::uint64_t object = 0; };   // "" = it was not there
struct DiffView {
    bool has_base = false;
    std::uint64_t from = 0, to = 0;            // steps
    std::string summary;
    std::vector<std::uint64_t> born, freed, unreachable, reachable_again;
    std::uint64_t born_bytes = 0, freed_bytes = 0, unreachable_bytes = 0;
    std::vector<GrowthView> growth;            // by type, largest change first
    std::vector<std::string> started, ended, changed_goroutines;
    std::vector<ChangedView> variables, words;
    std::vector<std::string> lines;            // all of it as text
    std::vector<std::pair<std::uint64_t, std::string>> largest;   // of those born since
};

// ---- time

struct Bookmark { std::uint64_t step = 0; std::string note; };

struct LaneView {                               // one goroutine over the run
    std::uint64_t id = 0;
    std::string name;
    struct Span { std::uint64_t from = 0; char state = 'R'; };   // X running, R runnable, s send, r receive, S select, m lock, z sleep, w other, D done
    std::vector<Span> spans;
};

// The selected object's life on the timeline, as far as it was looked for.
struct LifeMark { std::uint64_t step = 0; std::string kind, place, text; };   // kind: "cut", "back", "dead", "swept"
struct WriteTick { std::uint64_t step = 0; std::string place; };              // "main.go:14"
struct SelectionMarks {
    std::uint64_t object = 0, born = 0;          // 0 = nothing is selected
    std::vector<LifeMark> life;
    std::vector<WriteTick> writes;
    bool more_writes = false, exact = true;      // more than are kept; nothing can have come back unseen
    float done = 1;                              // 0 … 1: is still looked for; −1: was given up
};

// Where runs stop.
struct BreakpointView {
    int id = 0;                                  // its line; negative: anywhere
    std::string condition;                       // a query and what its answer is compared with; "" = always
    std::uint64_t nth = 1, hits = 0;             // stops the nth time; how often it held in the last run
};
// A condition being written.
struct ConditionCheck {
    std::string text;
    int column = 0;                              // of what is wrong, from 1; 0 = nothing
    std::string error;
    std::string now;                             // what the question answers at this moment
};

// How many of N schedules leak.
struct SchedulesView {
    std::uint64_t tried = 0, wanted = 0;
    bool running = false;
    std::uint64_t leaking = 0, deadlocked = 0, died = 0, unfinished = 0;
    struct Found { std::uint64_t seed = 0; std::string what; };
    std::vector<Found> found;                  // the first seeds of each kind
};

// What would go if references were cut.
struct TypeTotalView { std::string label; std::uint64_t objects = 0, bytes = 0, unreachable = 0; };
struct CutView {
    std::string error;                         // "" = the words were found
    std::vector<std::string> cut;              // the words
    std::uint64_t bytes = 0;
    std::vector<std::uint64_t> objects;        // that would go
    std::vector<TypeTotalView> freed;
    // asked about on the canvas
    bool active = false;
    std::uint64_t from = 0, to = 0;            // objects; from 0: all roots
    std::string sentence;
};

}  // namespace tw
