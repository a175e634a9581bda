// Travelling through a run: each kind of step is a Travel, advanced in slices so that a window stays alive. Forward it makes
// single steps until a condition holds; backward it re-executes ever longer windows of the past and takes the last step in
// them at which the condition held. Used by the lab alone.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/lab/action.h"
#include "sim/lab/session.h"

namespace tw {

struct Travel {
    enum class Kind : std::uint8_t { Instruction, Into, Over, Out, Back, BackOver, Allocation, CollectorUnit, Event, Line, Run, Seek } kind = Kind::Seek;
    std::uint64_t origin = 0;             // the step where it began
    std::uint64_t goroutine = 0, height = 0;  // who ran there, and how many bytes its stack held

    std::uint64_t target = 0;             // Seek
    std::vector<std::uint32_t> line;        // Line: code indices where it begins
    std::vector<std::uint32_t> breakpoints; // the same of all lines with one
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
// Goes on for about `budget` single steps.
TravelEnd advance(Session& session, Travel& travel, std::uint64_t budget);

}  // namespace tw
