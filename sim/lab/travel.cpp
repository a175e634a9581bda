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

// The object's bytes changed in the last step; its birth is no write.
bool was_written(const Session& session, Travel& travel) {
    std::string now = bytes_of_object(session, travel.object, travel.born);
    const bool changed = !now.empty() && !travel.words.empty() && now != travel.words;
    travel.words = std::move(now);
    return changed;
}

bool exists_now(const Session& session, const Travel& travel) { return !bytes_of_object(session, travel.object, travel.born).empty(); }

bool condition(const Session& session, Travel& travel) {
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
        case Kind::CollectorPhase: return session.machine.rt.collector.phase() != travel.phase;
        case Kind::CollectorCycle:
            return session.machine.rt.collector.phase() == GcPhase::Off && (session.machine.rt.collector.cycles() > travel.cycles || travel.phase != GcPhase::Off);
        case Kind::Condition: return session.at_statement() && condition_holds(session, travel.condition);
        case Kind::Write: case Kind::WriteBack: return was_written(session, travel);
        case Kind::Swept: return !exists_now(session, travel);
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
    if (exists_now(session, travel)) return {session.machine.ended(), false};
    std::uint64_t high = session.machine.steps();
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        session.seek(middle);
        (exists_now(session, travel) ? low : high) = middle;
    }
    session.seek(high);
    return {true, true};
}

TravelEnd forward_slice(Session& session, Travel& travel, std::uint64_t budget) {
    if (travel.kind == Travel::Kind::Run && travel.breakpoints.empty()) {
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
            travel.words = bytes_of_object(session, travel.object, travel.born);
            if (travel.kind != Travel::Kind::WriteBack && condition(session, travel)) travel.found = travel.window_low;
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

std::string bytes_of_object(const Session& session, std::uint64_t object, std::uint64_t born) {
    const Runtime& rt = session.machine.rt;
    const auto found = rt.heap.find_object(rt.memory, Address{object});
    if (!found || found->base.value != object || rt.heap.note(rt.memory, *found).birth != born) return "";
    const std::uint64_t size = std::min(found->size, kWatchedBytes);
    const std::byte* bytes = rt.memory.read_range(object, size);
    return bytes ? std::string(reinterpret_cast<const char*>(bytes), size) : "";
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
    if (travel.kind == Kind::Back || travel.kind == Kind::BackOver || travel.kind == Kind::WriteBack) return backward_slice(session, travel, budget);
    if (session.machine.ended()) return {true, false};
    if (travel.kind == Kind::Swept) return swept_slice(session, travel, budget);
    if (travel.kind == Kind::Condition) budget /= 20;   // asking costs more than a step
    return forward_slice(session, travel, budget);
}

}  // namespace tw
