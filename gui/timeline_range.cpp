#include "gui/timeline_range.h"

#include <algorithm>

namespace tw::gui {
namespace {

constexpr double kLeastWidth = 20;   // steps

void choose(const TimelineView& timeline, TimelineState& state, StepRange range) {
    const StepRange whole = whole_run(timeline);
    const double width = std::clamp(range.width(), std::min(kLeastWidth, whole.width()), whole.width());
    const double middle = (range.from + range.to) / 2;
    range.from = std::clamp(middle - width / 2, whole.from, whole.to - width);
    state.from = range.from;
    state.to = range.from + width;
    state.shows = TimelineState::Shows::Chosen;
}

}  // namespace

StepRange whole_run(const TimelineView& timeline) {
    return {static_cast<double>(timeline.begin), static_cast<double>(std::max(timeline.end, timeline.begin + 1))};
}

StepRange where_events_are(const TimelineView& timeline) {
    const StepRange whole = whole_run(timeline);
    const auto first = std::lower_bound(timeline.events.begin(), timeline.events.end(), timeline.begin, [](const EventMark& mark, std::uint64_t step) { return mark.step < step; });
    const auto count = static_cast<std::size_t>(timeline.events.end() - first);
    if (count < 4) return whole;
    // all but the outermost: a line printed at the end of a long loop must not squeeze the rest
    const std::size_t outer = std::max<std::size_t>(1, count / 20);
    const double low = static_cast<double>((first + static_cast<std::ptrdiff_t>(outer) - 1)->step), high = static_cast<double>((first + static_cast<std::ptrdiff_t>(count - outer) - 1)->step);
    if (high - low > whole.width() * 0.15) return whole;
    const double margin = std::max((high - low) * 0.08, kLeastWidth), now = static_cast<double>(timeline.step);
    StepRange range{std::max(whole.from, low - margin), std::min(whole.to, high + margin)};
    if (now < range.from) range.from = std::max(whole.from, now - margin);
    if (now > range.to) range.to = std::min(whole.to, now + margin);
    return range;
}

StepRange shown_range(const TimelineView& timeline, const TimelineState& state) {
    using Shows = TimelineState::Shows;
    if (state.shows == Shows::Run) return whole_run(timeline);
    if (state.shows == Shows::Events || state.to <= state.from) return where_events_are(timeline);
    const StepRange whole = whole_run(timeline);   // the run may have become another one
    if (state.from >= whole.to || state.to <= whole.from) return where_events_are(timeline);
    return {std::max(state.from, whole.from), std::min(state.to, whole.to)};
}

void zoom_timeline(const TimelineView& timeline, TimelineState& state, double factor, double at) {
    const StepRange now = shown_range(timeline, state);
    const double fixed = std::clamp(at, now.from, now.to);
    choose(timeline, state, {fixed - (fixed - now.from) * factor, fixed + (now.to - fixed) * factor});
}

void pan_timeline(const TimelineView& timeline, TimelineState& state, double share) {
    const StepRange now = shown_range(timeline, state);
    const double by = now.width() * share;
    choose(timeline, state, {now.from + by, now.to + by});
}

void fit_around_here(const TimelineView& timeline, TimelineState& state) {
    constexpr std::ptrdiff_t kNeighbours = 12;
    const auto& events = timeline.events;
    const auto here = std::lower_bound(events.begin(), events.end(), timeline.step, [](const EventMark& mark, std::uint64_t step) { return mark.step < step; });
    const double now = static_cast<double>(timeline.step);
    double reach = kLeastWidth;
    if (here - events.begin() > 0) reach = std::max(reach, now - static_cast<double>((here - std::min(kNeighbours, here - events.begin()))->step));
    if (here != events.end()) reach = std::max(reach, static_cast<double>((here + std::min(kNeighbours, events.end() - here - 1))->step) - now);
    const double most = shown_range(timeline, state).width();   // nearer than now, or as near
    reach = std::min(reach * 1.1, std::max(kLeastWidth, most / 2));
    choose(timeline, state, {now - reach, now + reach});
}

}  // namespace tw::gui
