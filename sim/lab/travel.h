// Travelling through a run: each kind of step is a Travel, advanced in slices so that a window stays alive. Forward it makes
// single steps until a condition holds; backward it re-executes ever longer windows of the past and takes the last step in
// them at which the condition held. Used by the lab alone.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/lab/action.h"
#include "sim/lab/session.h"

namespace tw {

struct Travel {
    enum class Kind : std::uint8_t { Instruction, Into, Over, Out, Back, BackOver, Allocation, CollectorUnit, Event, Line, Run, Seek,
        CollectorPhase, CollectorCycle, Condition, Write, WriteBack, Swept } kind = Kind::Seek;
    std::uint64_t origin = 0;             // the step where it began
    std::uint64_t goroutine = 0, height = 0;  // who ran there, and how many bytes its stack held

    std::uint64_t target = 0;             // Seek
    std::vector<std::uint32_t> line;        // Line: code indices where it begins
    std::vector<std::uint32_t> breakpoints; // the same of all lines with one
    // Write, WriteBack, Swept: the object, known by its birth, and its first bytes as they were
    std::uint64_t object = 0, born = 0;
    std::string words;
    std::string condition;                // Condition: a query, and what it is compared with
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
// The first bytes of an object (at most kWatchedBytes), "" when it does not exist now.
inline constexpr std::uint64_t kWatchedBytes = 4096;
std::string bytes_of_object(const Session& session, std::uint64_t object, std::uint64_t born);

// `condition`: "isnil(err)" holds when the answer is true; "count(worker) > 3", "state(worker) = chan send" compare it. Questions
// that cannot be answered at a moment (a variable out of scope) do not hold. `error`: what is wrong with the text itself.
bool condition_holds(const Session& session, const std::string& condition);
std::string condition_error(const std::string& condition);

// Goes on for about `budget` single steps.
TravelEnd advance(Session& session, Travel& travel, std::uint64_t budget);

}  // namespace tw
