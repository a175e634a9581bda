// Everything a reader of the lab sees at one moment, as plain values: the window, the terminal and the tests draw from this and
// from nothing else. Made by make_* functions from a Machine and its Program, both const.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/views/lesson_views.h"
#include "sim/views/panel_views.h"

namespace tw {

// A value at its three levels (design: concept, words, bytes).
struct ValueView {
    std::string concept_text;  // error(*MyErr, nil)
    std::string words_text;    // tab=itab<error,*main.MyErr> data=0x0
    std::string bytes_text;    // 08 1f 4b 00 …
    std::string type;          // error
    bool is_interface = false;
    std::string word0, word1;        // interfaces: the two words as text
    std::string word0_name;          // "type" or "tab"
    std::uint64_t points_to = 0;     // object or variable address the value refers to, 0 = none
};

struct SlotView {
    std::string name;
    ValueView value;
    std::uint64_t address = 0;
    bool live = true;       // in the stack map of this moment
    bool changed = false;   // since the last stop
    std::string place;      // "frame", "heap (moved: …)", "closure"
};

struct FrameView {
    std::string function;
    std::string file;
    int line = 0;
    std::uint64_t frame_pointer = 0;
    std::vector<SlotView> slots;
};

struct GoroutineView {
    std::uint64_t id = 0;
    std::string state;       // "running", "chan send", "sleep"
    std::string waiting_on;  // "chan 0xc000…" or ""
    std::string created_at;  // "main.main main.go:30"
    bool is_current = false;
    bool is_system = false;
    std::vector<FrameView> frames;  // innermost first
};

enum class Colour : std::uint8_t { White, Grey, Black };

struct ObjectView {
    std::uint64_t address = 0;
    std::uint64_t size = 0;      // bytes of its slot
    std::string label;           // "[]byte backing, 1 MiB"
    std::string type;
    Colour colour = Colour::White;
    bool reachable = true;
    int column = 0, row = 0;     // its place, the same from birth to sweep
    std::uint64_t retained = 0;
    std::string born;            // "main.go:14, step 1203"
    std::string reason;          // why it is on the heap
    std::string born_file;       // of its allocation: "main.go", "" = nobody knows
    int born_line = 0;
    bool is_new = false;
    bool dying = false;          // found white when marking ended: it goes when its span is swept
};

// Objects of one kind that are not drawn one by one.
struct GroupView {
    std::string key;             // its name in ExpandAction
    std::string label;           // "*node"
    std::uint64_t count = 0, bytes = 0, unreachable = 0;
    int column = 0, row = 0;
    std::size_t expanded = 0;    // how many of the kind a person has asked to see beside it
};

struct RootView {
    std::string label;           // "goroutine 18 › main.handle.func1 › i.data"
    std::string kind;            // "stack", "global", "timer", "finalizer"
    std::uint64_t target = 0;
    int row = 0;
    std::string lane;            // "globals", "goroutine 7 main.worker", "timers": roots of one lane stand together
};

struct EdgeView {
    std::uint64_t from = 0, to = 0;  // object addresses
    int from_root = -1;              // index into roots instead of `from`
    std::string name;                // ".data", "[0]", "elem"
    bool is_interface_data = false;
    int to_group = -1, from_group = -1;   // indices into groups instead of `to`, `from`
    std::uint64_t count = 1;     // references that this one stands for
    bool left_out = false;       // a path of `count` references of which the objects between are not drawn
};

// What is drawn of the heap. Empty texts and zeros let everything through.
struct HeapFilter {
    std::string text;                 // in label, type or address
    std::uint64_t goroutine = 0;      // reached from this goroutine's stack
    std::uint64_t min_size = 0, max_size = ~std::uint64_t{0};
    std::uint64_t min_age = 0, max_age = ~std::uint64_t{0};     // steps since birth
    std::uint64_t born_from = 0, born_to = ~std::uint64_t{0};   // steps
    bool unreachable_only = false;
    bool operator==(const HeapFilter&) const = default;
};

struct HeapView {
    std::vector<ObjectView> objects;
    std::vector<RootView> roots;
    std::vector<EdgeView> edges;
    std::vector<GroupView> groups;
    HeapFilter filter;
    std::size_t matching = 0;    // objects that the filter lets through
    std::uint64_t bytes = 0;
    std::size_t hidden = 0;      // objects of the runtime and library that the canvas leaves out
    bool measured = true;        // false: a large heap that is being looked at, or was given up; all that tells of objects is empty
};

struct PathRow { std::string text; std::uint64_t object = 0; };

struct HeldByView {
    bool has_selection = false;
    std::uint64_t address = 0;          // of the selected object
    std::string what;                 // "[]byte backing, 1 MiB"
    std::string sentence;             // "goroutine 18 keeps it through …"
    std::vector<PathRow> path;        // root first
    std::vector<std::string> roots;   // all roots that hold it
    std::vector<PathRow> dominators;  // root side first; not a path
    std::uint64_t shallow = 0, retained = 0;
    std::vector<std::string> words;   // its memory, a word per line
    std::vector<std::vector<PathRow>> others;   // further paths that share no reference with `path` nor with each other
    std::string text;                 // all of this, to be copied
};

struct SourceLineView {
    std::string text;
    std::vector<std::string> escapes;  // -m facts of this line
    std::vector<std::string> explanation;   // why, as -m=2 tells it
    std::uint64_t allocations = 0, allocated = 0;   // made here until now: how many, bytes
    bool breakpoint = false, conditional = false;
};

struct SourceView {
    std::string file;
    std::vector<SourceLineView> lines;
    int next_line = 0, last_line = 0;  // 0 = none in this file
};

struct EventMark { std::uint64_t step = 0; std::string kind; std::string text; };

struct TimelineView {
    std::uint64_t step = 0, end = 0;
    std::uint64_t begin = 0;  // where package main begins: what came before is of no interest
    bool end_known = false;
    std::vector<EventMark> events;
    bool more_events = false; // only the first ones were noted
    std::vector<Bookmark> bookmarks;
    std::vector<LaneView> lanes;
    std::vector<HeapSample> memory;      // live bytes over the run
    SelectionMarks marks;
};

struct CollectorView {
    std::string phase;      // "off", "mark", "mark termination", "sweep"
    std::uint64_t cycles = 0, heap_live = 0, goal = 0, grey = 0;
    std::string last_unit;  // "scanned root goroutine 1 …"
};

struct ChoiceView { std::string text; bool chosen = false; };

struct NarrationView {
    std::string title, lesson;
    int step = 0, count = 0;   // lesson steps
    std::string text;
    std::string question;      // "" = none here
    std::vector<ChoiceView> choices;
    bool answered = false, correct = false;
    std::string then;          // what the lesson says once the question is answered
    std::string verdict;       // after answering: refutation or confirmation, with what the machine computed
    std::vector<std::string> facts;  // computed answers shown with the step
};

// The same program under the installed toolchain, beside the model.
struct RealGoView {
    std::string file;      // that was asked about, "" = nobody asked
    std::string doing;     // "building", "running"; "" = answered
    std::string text;      // both answers side by side, or why there is none
    bool same = false;
};

struct Snapshot {
    std::string language = "en";  // of lesson and interface
    std::string program_name;
    std::string status;       // "running", "exited with status 0", "panic: …"
    std::string message;      // errors and notices
    SourceView source;
    std::vector<GoroutineView> goroutines;
    HeapView heap;
    HeldByView held_by;
    CollectorView collector;
    TimelineView timeline;
    NarrationView narration;
    ObjectsView objects;
    ValuesPanelView values;
    std::vector<GoroutineRow> goroutine_table;
    CollectorPanelView collector_panel;
    MarkingView marking;
    FlamesView evidence;
    DiffView comparison;
    SchedulesView schedules;
    CutView cut;
    std::string console;
    std::vector<std::string> diagnostics;  // the learner's program was rejected
    std::vector<std::string> lessons;      // names that can be opened
    std::vector<LessonCard> catalogue;     // the same with all that is known; empty until CatalogueAction
    TeacherView teacher;
    VariantsView variants;
    SurvivorsView survivors;
    EditView edit;
    RealGoView real_go;
    std::string path;                      // of the person's own program, "" = a lesson
    bool can_go_back = false, can_go_forth = false;
    std::vector<BreakpointView> breakpoints;
    ConditionCheck condition;
    bool busy = false;                     // something long goes on
    std::string doing;                     // what it is; "" = the program runs
    float done = -1;                       // how much of it, 0 … 1; −1 = nobody knows
};

}  // namespace tw
