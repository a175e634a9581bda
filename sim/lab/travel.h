// Travelling through a run: each kind of step is a Travel, advanced in slices so that a window stays alive. Forward it makes
// single steps until a condition holds; backward it re-executes ever longer windows of the past and takes the last step in
// them at which the condition held. Used by the lab alone.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/lab/action.h"
#include "sim/lab/session.h"

namespace tw {

// A question that is true or not at a moment: "isnil(err)" holds when the answer is true; "count(worker) > 3",
// "state(worker) = chan send" compare it. What cannot be answered at a moment (a variable out of scope) does not hold.
struct Condition { std::string query, compare, value; };
// Column (from 1) and words of what is wrong with the text; column 0: nothing.
struct ConditionError { int column = 0; std::string message; };
ConditionError parse_condition(const std::string& text, Condition& condition);
bool condition_holds(const Session& session, const Condition& condition);
std::string condition_answer(const Session& session, const Condition& condition);   // "count(worker) is 2 here"
bool needs_picture(const Condition& condition);                                      // asking looks at the whole heap

// Where a run stops: at a line when its condition holds there, or anywhere at the first step at which its condition comes true.
struct TravelStop {
    int id = 0;                             // of the breakpoint; 0: of this travel alone
    std::vector<std::uint32_t> places;      // code indices where the line begins; empty: anywhere
    std::optional<Condition> condition;
    std::uint64_t nth = 1, hits = 0;        // stops the nth time, counted from the travel's origin
    bool held = false;                      // anywhere: when it was asked last
    std::uint64_t asked_at = 0;             // and when that was
};

struct Travel {
    enum class Kind : std::uint8_t { Instruction, Into, Over, Out, Back, BackOver, Allocation, CollectorUnit, Event, Line, Run, Seek,
        CollectorPhase, CollectorCycle, Swept } kind = Kind::Seek;
    std::uint64_t origin = 0;             // the step where it began
    std::uint64_t goroutine = 0, height = 0;  // who ran there, and how many bytes its stack held

    std::uint64_t target = 0;             // Seek
    std::vector<std::uint32_t> line;        // Line: code indices where it begins
    std::vector<TravelStop> stops;
    int refining = -1;                    // this stop's condition came true since it was asked: each step is looked at
    std::uint64_t refine_to = 0;
    std::uint64_t object = 0, born = 0;   // Swept: known by its birth
    std::string arrived;                  // said on arrival
    std::shared_ptr<const Session::Noted> undo;   // what cancelling brings back; null: where it has come to
    GcPhase phase = GcPhase::Off;         // CollectorPhase, CollectorCycle: at the origin
    std::uint32_t cycles = 0;
    // backward
    std::uint64_t window_low = 0, window_high = 0, width = 0;
    std::optional<std::uint64_t> found;
    bool in_window = false;
};

// From where `session` stands.
Travel begin_travel(const Session& session, Travel::Kind kind);
Travel travel_to(const Session& session, std::uint64_t step);

struct TravelEnd {
    bool arrived = false;   // false: the slice is over, there is more to do
    bool reached = false;   // arrived where it was meant to, not merely at the program's start or end
};
// Whether an object, known by its birth, exists now.
bool exists_now(const Session& session, std::uint64_t object, std::uint64_t born);

// Goes on for about `budget` single steps.
TravelEnd advance(Session& session, Travel& travel, std::uint64_t budget);

}  // namespace tw
