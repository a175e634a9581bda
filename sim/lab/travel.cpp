#include "sim/lab/travel.h"

#include <algorithm>

namespace tw {
namespace {

constexpr std::uint64_t kFirstWindow = 2048;
constexpr std::uint64_t kSeekFactor = 12;   // steps at full speed that cost as much as a single one

// Bytes on the stack of the running goroutine: the same in a copied stack, larger in deeper frames.
std::uint64_t height_of(const Machine& machine) { return machine.rt.g().stack_high - machine.rt.g().fp; }

bool at_any(const Session& session, const std::vector<std::uint32_t>& places) {
    return !places.empty() && session.at_statement() &&
           std::find(places.begin(), places.end(), session.machine.rt.g().code_index) != places.end();
}

// In single steps: what a question costs. Many build a picture of the whole heap.
std::uint64_t cost_of(const Session& session, const Condition& condition) {
    return needs_picture(condition) ? 400 + session.machine.rt.heap.live_bytes() / 16 : 20;
}

// Asks all that is to be asked at this step. `spent`: what that cost.
bool at_stop(const Session& session, Travel& travel, std::uint64_t& spent) {
    bool stops = false;
    const bool worth_asking = session.at_statement() || session.machine.collecting() || session.machine.ended();
    for (std::size_t i = 0; i < travel.stops.size(); i++) {
        TravelStop& stop = travel.stops[i];
        if (stop.places.empty() ? !worth_asking : !at_any(session, stop.places)) continue;
        bool holds = true;
        if (stop.condition) {
            spent += cost_of(session, *stop.condition);
            holds = condition_holds(session, *stop.condition);
        }
        if (!stop.places.empty()) {
            if (holds && ++stop.hits >= stop.nth) stops = true;
            continue;
        }
        const bool came_true = holds && !stop.held;
        stop.held = holds;
        if (came_true && ++stop.hits >= stop.nth) {
            travel.refining = static_cast<int>(i);
            travel.refine_to = session.machine.steps();
            return true;
        }
        stop.asked_at = session.machine.steps();
    }
    return stops;
}

bool start_goroutine_exists(const Session& session, const Travel& travel) {
    for (const Goroutine& g : session.machine.rt.goroutines)
        if (g.id == travel.goroutine && g.status != GStatus::Dead && g.status != GStatus::Idle) return true;
    return false;
}

// The statement is one of the goroutine that the travel began in, and not deeper than `height`.
bool statement_within(const Session& session, const Travel& travel, bool same_frame_too) {
    if (!session.at_statement()) return false;
    const Machine& machine = session.machine;
    if (machine.rt.g().id != travel.goroutine) return !start_goroutine_exists(session, travel);
    return same_frame_too ? height_of(machine) <= travel.height : height_of(machine) < travel.height;
}

// What this kind of step waits for; stops are asked beside it.
bool condition(const Session& session, const Travel& travel) {
    using Kind = Travel::Kind;
    switch (travel.kind) {
        case Kind::Instruction: return true;
        case Kind::Into: case Kind::Back: return session.at_statement();
        case Kind::Over: return statement_within(session, travel, true);
        case Kind::BackOver: return statement_within(session, travel, true);
        case Kind::Out: return statement_within(session, travel, false);
        case Kind::Allocation: return session.seen().allocation;
        case Kind::CollectorUnit: return session.machine.rt.collector.phase() != GcPhase::Off;
        case Kind::Event: return session.seen().event;
        case Kind::Line: return at_any(session, travel.line);
        case Kind::Run: return false;
        case Kind::CollectorPhase: return session.machine.rt.collector.phase() != travel.phase;
        case Kind::CollectorCycle:
            return session.machine.rt.collector.phase() == GcPhase::Off && (session.machine.rt.collector.cycles() > travel.cycles || travel.phase != GcPhase::Off);
        case Kind::Swept: return !exists_now(session, travel.object, travel.born);
        case Kind::Seek: return false;
    }
    return false;
}

TravelEnd seek_slice(Session& session, Travel& travel, std::uint64_t budget) {
    session.seek(travel.target, budget * kSeekFactor);
    const bool there = session.machine.steps() >= travel.target;
    return {there || session.machine.ended(), there};
}

// At full speed until the object is gone, then back to the step that swept it: from then on it never exists again.
TravelEnd swept_slice(Session& session, const Travel& travel, std::uint64_t budget) {
    std::uint64_t low = session.machine.steps();
    session.seek(low + budget * kSeekFactor);
    if (exists_now(session, travel.object, travel.born)) return {session.machine.ended(), false};
    std::uint64_t high = session.machine.steps();
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        session.seek(middle);
        (exists_now(session, travel.object, travel.born) ? low : high) = middle;
    }
    session.seek(high);
    return {true, true};
}

// A condition that may come true anywhere is asked at statements; the step at which it came true lies after the last one that was asked.
TravelEnd refine_slice(Session& session, Travel& travel, std::uint64_t budget) {
    const TravelStop& stop = travel.stops[static_cast<std::size_t>(travel.refining)];
    if (session.machine.steps() >= travel.refine_to) session.seek(stop.asked_at);
    std::uint64_t spent = 0;
    bool found = false;
    session.walk(budget, [&] {
        spent += 1 + cost_of(session, *stop.condition);
        found = session.machine.steps() >= travel.refine_to || condition_holds(session, *stop.condition);
        return found || spent >= budget;
    });
    return {found || session.machine.ended(), found || session.machine.ended()};
}

TravelEnd forward_slice(Session& session, Travel& travel, std::uint64_t budget) {
    if (travel.refining >= 0) return refine_slice(session, travel, budget);
    if (travel.kind == Travel::Kind::Run && travel.stops.empty()) {
        session.seek(session.machine.steps() + budget * kSeekFactor);
        return {session.machine.ended(), false};
    }
    // within a cycle: the next unit, after those instructions that a concurrent one leaves to the program
    if (travel.kind == Travel::Kind::CollectorUnit && session.machine.rt.collector.phase() != GcPhase::Off) {
        bool unit = session.machine.unit_is_next();
        const bool made = session.walk(budget, [&] {
            const bool was_unit = unit;
            unit = session.machine.unit_is_next();
            return was_unit;
        });
        return {made || session.machine.ended(), made};
    }
    const bool stops_too = travel.kind == Travel::Kind::Run || travel.kind == Travel::Kind::Over || travel.kind == Travel::Kind::Out || travel.kind == Travel::Kind::Line;
    std::uint64_t spent = 0;
    bool stopped = false;
    session.walk(budget, [&] {
        spent++;
        stopped = condition(session, travel) || (stops_too && at_stop(session, travel, spent));
        return stopped || spent >= budget;
    });
    if (travel.refining >= 0) return {};
    return {stopped || session.machine.ended(), stopped};
}

// Looks for the last place before the origin, in windows that grow tenfold.
TravelEnd backward_slice(Session& session, Travel& travel, std::uint64_t budget) {
    while (budget > 0) {
        if (!travel.in_window) {
            if (travel.window_high == 0) break;
            travel.width = travel.width == 0 ? kFirstWindow : travel.width * 10;
            travel.window_low = travel.window_high > travel.width ? travel.window_high - travel.width : 0;
            session.seek(travel.window_low);
            travel.in_window = true;
            if (condition(session, travel)) travel.found = travel.window_low;
        }
        const std::uint64_t left = travel.window_high - 1 - session.machine.steps();
        const std::uint64_t now = std::min(left, budget);
        session.walk(now, [&] {
            if (condition(session, travel)) travel.found = session.machine.steps();
            return false;
        });
        budget -= now;
        if (now < left) return {};
        travel.in_window = false;
        if (travel.found) break;
        travel.window_high = travel.window_low;
        if (budget == 0) return {};
    }
    session.seek(travel.found.value_or(0));
    return {true, travel.found.has_value()};
}

}  // namespace

bool exists_now(const Session& session, std::uint64_t object, std::uint64_t born) {
    const Runtime& rt = session.machine.rt;
    const auto found = rt.heap.find_object(rt.memory, Address{object});
    return found && found->base.value == object && rt.heap.note(rt.memory, *found).birth == born;
}

Travel begin_travel(const Session& session, Travel::Kind kind) {
    Travel travel;
    travel.kind = kind;
    travel.origin = travel.window_high = session.machine.steps();
    travel.goroutine = session.machine.rt.g().id;
    travel.height = height_of(session.machine);
    travel.phase = session.machine.rt.collector.phase();
    travel.cycles = session.machine.rt.collector.cycles();
    return travel;
}

Travel travel_to(const Session& session, std::uint64_t step) {
    Travel travel = begin_travel(session, Travel::Kind::Seek);
    travel.target = step;
    return travel;
}

TravelEnd advance(Session& session, Travel& travel, std::uint64_t budget) {
    using Kind = Travel::Kind;
    if (travel.kind == Kind::Seek) return seek_slice(session, travel, budget);
    if (travel.kind == Kind::Back || travel.kind == Kind::BackOver) return backward_slice(session, travel, budget);
    if (session.machine.ended()) return {true, false};
    if (travel.kind == Kind::Swept) return swept_slice(session, travel, budget);
    return forward_slice(session, travel, budget);
}

}  // namespace tw
