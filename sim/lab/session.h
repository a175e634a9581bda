// One program being run under observation: its Machine, the recording of its past, and what was noted once, while each step
// was made for the first time: output with the step of each piece, and marks of events. Used by the lab alone.
// Seeking re-executes and notes nothing twice, so output and marks of a moment are a prefix of the whole list.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "sim/base/result.h"
#include "sim/history/past.h"
#include "sim/history/recording.h"
#include "sim/lab/allocations.h"
#include "sim/machine/machine.h"
#include "sim/views/heap_view.h"

namespace tw {

struct ConsolePiece {
    std::uint64_t step = 0;   // visible from this step on
    int fd = 1;
    std::string text;
};

// A collection's end, as it was noted when it first happened.
struct CycleEnd {
    std::uint64_t step = 0, run_nanoseconds = 0;
    CycleStats stats;
};

// Where statements of package main begin, by index into Image::code.
struct StatementMap {
    explicit StatementMap(const Image& image);
    [[nodiscard]] bool begins(std::uint32_t code_index) const { return line[code_index] != 0; }
    std::vector<std::int32_t> line;         // 0: no statement begins here
    std::vector<std::uint16_t> file;        // index into Program::sources
};

class Session {
public:
    static Result<std::shared_ptr<Session>> start(std::shared_ptr<const Program> program, RuntimeSettings settings = {});
    // Stands at the first statement of package main.
    Session(std::shared_ptr<const Image> image, RuntimeSettings settings);

    const std::shared_ptr<const Image> image;
    Machine machine;
    const StatementMap statements;
    Places places;                          // of objects on the canvas: they never move

    // Makes single steps until `stop` says so after one of them, `most` were made, or the program ended. True: `stop` did.
    bool walk(std::uint64_t most, const std::function<bool()>& stop);
    // At full speed to `step`, back or forth, but makes at most `most` steps that were never made before.
    void seek(std::uint64_t step, std::uint64_t most = ~std::uint64_t{0});
    // Runs ahead, at most `most` steps, and returns: so that the timeline knows the run's end.
    void look_ahead(std::uint64_t most);
    // A whole collection begins with the next step. What came after this moment is forgotten: it will be another future.
    void request_collection();

    // The running goroutine is preempted here and this one, which must be runnable, takes its place. What came after this moment
    // is forgotten. False, with the reason: it cannot be done here.
    bool choose_goroutine(std::uint64_t id, std::string& why_not);

    // Events of the last single step, for `stop`.
    struct Seen { bool allocation = false, event = false; };
    [[nodiscard]] const Seen& seen() const { return seen_; }

    [[nodiscard]] std::uint64_t begin() const { return begin_; }         // where the first statement of package main begins
    [[nodiscard]] std::uint64_t observed() const { return noted_.observed; }   // the furthest step made
    [[nodiscard]] bool end_known() const { return noted_.end_known; }
    [[nodiscard]] const std::vector<EventMark>& events() const { return noted_.events; }
    // What each site of package main has allocated up to this moment, by index into Program::sites.
    [[nodiscard]] std::vector<SiteTotal> site_totals() const { return noted_.allocations.totals(machine.steps()); }
    [[nodiscard]] const std::vector<CycleEnd>& cycles() const { return noted_.cycles; }
    [[nodiscard]] const std::vector<HeapSample>& memory() const { return noted_.memory; }   // live bytes over the run, at most 2000
    [[nodiscard]] const std::vector<LaneView>& lanes() const { return noted_.lanes; }       // states of goroutines over the run
    // A collection was asked for, or who runs was chosen: what came after is not what the program does by itself.
    [[nodiscard]] bool in_another_future() const { return noted_.eras.size() > 1; }
    [[nodiscard]] std::uint64_t era() const { return era_count_; }   // changes when the future is made anew
    [[nodiscard]] std::string console() const;                           // what stands on the terminal at this moment
    [[nodiscard]] std::string output(int fd) const;
    [[nodiscard]] bool at_statement() const;                             // the running goroutine is about to begin one
    // Line of the statement that began last before this moment, 0 = none lately. Looks back by re-executing, and returns.
    int last_line();

    // Looks for the step at which a line is about to run for the hit-th time. Begins at the run's start, wherever the machine
    // stands; leaves it somewhere else.
    struct LineSearch {
        std::string file;
        int line = 0, hit = 1, hits = 0;
        std::vector<std::uint32_t> places;
        std::map<std::uint64_t, bool> standing;   // a goroutine that stands there while others run has arrived once
        std::uint64_t walked = 0;
        bool begun = false, found = false;
        std::uint64_t step = 0;
        std::string error;                        // why it was not found
    };
    // Goes on for about `budget` single steps, from where the slice before ended. True: found, or `error` is set. Remembered.
    bool look_for(LineSearch& search, std::uint64_t budget);

    // The run as something to visit.
    [[nodiscard]] Past past();

    // All that was noted about the run: what a new future replaces. A person can have it back.
    struct Noted;
    [[nodiscard]] std::shared_ptr<const Noted> noted() const;
    void take_back(const Noted& noted, std::uint64_t step);   // and stands there

private:
    // A forced collection begins a new era: the step from `asked` to `start` is made with the request standing. A choice of the
    // goroutine that runs begins one without a step: the machine of `chosen` takes the place of the old one.
    struct Era { std::uint64_t asked, start; Recording recording; std::optional<MachineCheckpoint> chosen; };

public:
    struct Noted {
        std::vector<Era> eras;
        std::vector<ConsolePiece> console;
        std::vector<EventMark> events;
        AllocationLedger allocations;
        std::vector<CycleEnd> cycles;
        std::vector<HeapSample> memory;
        std::uint64_t next_sample = 0, sample_stride = 512;
        std::vector<LaneView> lanes;
        std::size_t lane_spans = 0;
        std::map<std::tuple<std::string, int, int>, std::uint64_t> found_lines;
        std::uint64_t observed = 0;
        bool end_known = false;
    };

private:
    Noted noted_;
    std::vector<bool> site_of_main_;
    std::uint64_t era_count_ = 0;
    std::uint64_t begin_ = 0;
    Seen seen_;
    EventSink sink_;

    void note(const RuntimeEvent& event);
    void note_output(const RuntimeEvent& event);
    void add_mark(const char* kind, std::string text);
    void note_memory();
    void note_lanes();
    void forget_after(std::uint64_t step);
    void run_observed(std::uint64_t until);
    void after_running();
    Era& era_of(std::uint64_t step);
    void enter_chosen_era();   // when one begins where the machine stands now
    std::uint64_t steps_to_next_request();
};

// Marks above this number are no longer kept (a program with millions of allocations); stepping still finds such events.
inline constexpr std::size_t kMostMarks = 20'000;
// The same for changes of goroutines' states, and for goroutines that have a lane.
inline constexpr std::size_t kMostLaneSpans = 20'000, kMostLanes = 200;

}  // namespace tw
