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

bool condition(const Session& session, const Travel& travel) {
    using Kind = Travel::Kind;
    switch (travel.kind) {
        case Kind::Instruction: return true;
        case Kind::Into: case Kind::Back: return session.at_statement();
        case Kind::Over: return statement_within(session, travel, true) || at_any(session, travel.breakpoints);
        case Kind::BackOver: return statement_within(session, travel, true);
        case Kind::Out: return statement_within(session, travel, false) || at_any(session, travel.breakpoints);
        case Kind::Allocation: return session.seen().allocation;
        case Kind::CollectorUnit: return session.machine.rt.collector.phase() != GcPhase::Off;
        case Kind::Event: return session.seen().event;
        case Kind::Line: return at_any(session, travel.line) || at_any(session, travel.breakpoints);
        case Kind::Run: return at_any(session, travel.breakpoints);
        case Kind::Seek: return false;
    }
    return false;
}

TravelEnd seek_slice(Session& session, Travel& travel, std::uint64_t budget) {
    session.seek(travel.target, budget * kSeekFactor);
    const bool there = session.machine.steps() >= travel.target;
    return {there || session.machine.ended(), there};
}

TravelEnd forward_slice(Session& session, Travel& travel, std::uint64_t budget) {
    if (travel.kind == Travel::Kind::Run && travel.breakpoints.empty()) {
        session.seek(session.machine.steps() + budget * kSeekFactor);
        return {session.machine.ended(), false};
    }
    // the last unit of a cycle leaves the collector off: it counts as well
    const bool was_collecting = session.machine.rt.collector.phase() != GcPhase::Off;
    if (travel.kind == Travel::Kind::CollectorUnit && was_collecting) {
        session.walk(1, [] { return true; });
        return {true, true};
    }
    const bool stopped = session.walk(budget, [&] { return condition(session, travel); });
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

Travel begin_travel(const Session& session, Travel::Kind kind) {
    Travel travel;
    travel.kind = kind;
    travel.origin = travel.window_high = session.machine.steps();
    travel.goroutine = session.machine.rt.g().id;
    travel.height = height_of(session.machine);
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
    return forward_slice(session, travel, budget);
}

}  // namespace tw
