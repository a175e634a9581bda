// What the actions of the panels do to the lab.
#include <fmt/format.h>

#include <algorithm>

#include "sim/lab/lab.h"
#include "sim/lab/moving_internal.h"

namespace tw {

namespace {

// ---- bookmarks

void bookmark(Lab& lab, const std::string& note) {
    const std::uint64_t step = lab.session->machine.steps();
    auto& marks = lab.panels.bookmarks;
    const auto at = std::lower_bound(marks.begin(), marks.end(), step, [](const Bookmark& mark, std::uint64_t s) { return mark.step < s; });
    if (at != marks.end() && at->step == step) {
        if (note.empty()) marks.erase(at);   // the key again takes it away
        else at->note = note;
        return;
    }
    marks.insert(at, {step, note});
}

// ---- the machine

void open_with(Lab& lab, const MachineAction& a) {
    RuntimeSettings settings = lab.session->machine.rt.settings;
    CollectorSettings& collector = settings.collector;
    collector = lab.session->machine.rt.collector.settings;
    if (a.stop_the_world) collector.stop_the_world = *a.stop_the_world;
    if (a.write_barrier) collector.write_barrier = *a.write_barrier;
    if (a.gogc) collector.gogc = *a.gogc;
    if (a.seed) settings.seed = *a.seed;
    lab.session = std::make_shared<Session>(lab.session->image, std::move(settings));
    lab.selection = {};
    lab.answer = -1;
    lab.values.clear();
    lab.values_before.clear();
    lab.panels.marking = {};
    lab.panels.leak_rounds = 0;
    lab.panels.cut.reset();
    arrive(lab);
    const CollectorSettings& now = lab.session->machine.rt.collector.settings;
    lab.message = fmt::format("Opened again: {}, write barrier {}, GOGC={}, {}.", now.stop_the_world ? "stop the world" : "concurrent marking", now.write_barrier ? "on" : "off",
                              now.gogc < 0 ? "off" : std::to_string(now.gogc), lab.session->machine.rt.settings.seed == 0 ? "Go's order of goroutines" : fmt::format("schedule {}", lab.session->machine.rt.settings.seed));
}

struct PanelUpdater {
    Lab& lab;
    [[nodiscard]] const HeapPicture& picture() const { return lab.cache->picture(*lab.session); }
    // What looks at the whole heap waits until a large one has been measured.
    [[nodiscard]] bool measured() const {
        if (lab.cache->ready(*lab.session)) return true;
        lab.message = said(lab, "The heap of this moment has not been measured.", "此刻的堆尚未测量。");
        return false;
    }
    bool operator()(const MeasureAction&) const { lab.cache->ask_again(); return true; }
    bool operator()(const FilterAction& a) const { lab.panels.filter = a.filter; return true; }
    bool operator()(const ExpandAction& a) const {
        if (a.more > 0) lab.panels.expanded[a.group] = std::min<std::size_t>(lab.panels.expanded[a.group] + static_cast<std::size_t>(a.more), 1000);
        else lab.panels.expanded.erase(a.group);
        return true;
    }
    bool operator()(const CutAction& a) const {
        const bool same = lab.panels.cut && lab.panels.cut->from == a.from && lab.panels.cut->to == a.to;
        if (same || a.to == 0) lab.panels.cut.reset();
        else lab.panels.cut = a;
        return true;
    }
    bool operator()(const SortObjectsAction& a) const {
        lab.panels.ascending = lab.panels.sort == a.column ? !lab.panels.ascending : a.column == ObjectColumn::Type || a.column == ObjectColumn::Distance;
        lab.panels.sort = a.column;
        return true;
    }
    bool operator()(const ObjectsTextAction& a) const { lab.panels.objects_text = a.text; return true; }
    bool operator()(const CompareAction&) const {
        const bool here = lab.panels.base && lab.panels.base->step == lab.session->machine.steps();
        if (here) lab.panels.base.reset();
        else if (!measured()) return true;
        else lab.panels.base = std::make_shared<const Moment>(capture_moment(picture()));
        lab.message = here ? "Forgotten." : "This moment is remembered: go somewhere else to compare.";
        return true;
    }
    bool operator()(const BookmarkAction& a) const { bookmark(lab, a.note); return true; }
    bool operator()(const RemoveBookmarkAction& a) const {
        std::erase_if(lab.panels.bookmarks, [&](const Bookmark& mark) { return mark.step == a.step; });
        return true;
    }
    bool operator()(const JumpAction& a) const { jump(lab, a.to); return true; }
    bool operator()(const RunUntilAction& a) const {
        TravelStop stop;
        const ConditionError wrong = parse_condition(a.condition, stop.condition.emplace());
        lab.condition = {a.condition, wrong.column, wrong.message, ""};
        if (wrong.column) lab.message = fmt::format("{}: {}", wrong.column, wrong.message);
        if (wrong.column) return true;
        Travel travel = begin_travel(*lab.session, Travel::Kind::Run);
        travel.stops.push_back(std::move(stop));
        start_travel(lab, std::move(travel));
        return true;
    }
    bool operator()(const ChooseGoroutineAction& a) const {
        std::string why;
        lab.step_before = lab.session->machine.steps();
        const bool chosen = lab.session->choose_goroutine(a.id, why);
        if (chosen) arrive(lab);
        lab.message = chosen ? fmt::format("Goroutine {} runs now; what came after is another future.", a.id) : fmt::format("Goroutine {}: {}.", a.id, why);
        return true;
    }
    bool operator()(const CollectorStepAction& a) const {
        using Kind = Travel::Kind;
        start_travel(lab, begin_travel(*lab.session, a.step == CollectorStep::Unit ? Kind::CollectorUnit : a.step == CollectorStep::Phase ? Kind::CollectorPhase : Kind::CollectorCycle));
        return true;
    }
    bool operator()(const MachineAction& a) const { open_with(lab, a); return true; }
    bool operator()(const LeakRoundAction& a) const {
        if (!measured()) return true;
        const std::size_t rounds = make_leak_rounds(picture()).rounds.size() + 1;   // the last one names those left over
        lab.panels.leak_rounds = a.delta == 0 ? 0 : std::min(rounds, lab.panels.leak_rounds + static_cast<std::size_t>(a.delta));
        return true;
    }
    bool operator()(const MarkingAction& a) const {
        using Kind = MarkingAction::Kind;
        Marking& marking = lab.panels.marking;
        if (a.kind == Kind::Stop) marking = {};
        else if (!measured()) return true;
        else if (a.kind == Kind::Start) start_marking(marking, picture());
        else if (!marking.active || marking.step != lab.session->machine.steps()) lab.message = "Marking is played at one moment: start it here first.";
        else if (a.kind == Kind::Pick) pick_grey(marking, picture(), a.object);
        else if (a.kind == Kind::Shade) shade_child(marking, picture(), a.object);
        else blacken(marking, picture());
        return true;
    }
    bool operator()(const SearchSchedulesAction& a) const {
        if (a.count == 0) {
            if (lab.panels.search) lab.panels.search->stop();
            return true;
        }
        RuntimeSettings settings = lab.session->machine.rt.settings;
        settings.collector = lab.session->machine.rt.collector.settings;
        lab.panels.search = std::make_shared<ScheduleSearch>(lab.session->image, std::move(settings), std::min<std::uint64_t>(a.count, 100'000));
        return true;
    }
    template <class Other>
    bool operator()(const Other&) const { return false; }
};

}  // namespace

bool update_panels(Lab& lab, const Action& action) { return lab.session && std::visit(PanelUpdater{lab}, action); }

}  // namespace tw
