// Going to a stop of the lesson: it is looked for in slices, and stood at once it is found.
#include <algorithm>

#include "sim/lab/moving_internal.h"
#include "sim/lab/open_question.h"

namespace tw {

void select_object(Lab& lab, std::uint64_t address) {
    lab.selection = {};
    if (!lab.session || address == 0) return;
    const Runtime& rt = lab.session->machine.rt;
    if (const auto object = rt.heap.find_object(rt.memory, Address{address}))
        lab.selection = {object->base.value, rt.heap.note(rt.memory, *object).birth};
}

namespace {

void stand_at_stop(Lab& lab, const StopSearch& found) {
    const ScenarioStep& step = lab.player->scenario().steps[found.stop()];
    const std::uint64_t before = lab.session ? lab.session->machine.steps() : 0;
    const bool same = lab.file == step.file && lab.session && !lab.workbook.edited;
    if (!same) accept_source(lab, step.file, lab.player->scenario().files.at(step.file));
    lab.travel.reset();
    lab.step_before = before;
    lab.stop = static_cast<int>(found.stop());
    lab.answer = -1;
    lab.facts = found.facts();
    lab.session = found.session();
    if (!lab.session) lab.diagnostics = {lab.facts.error};
    else lab.session->seek(lab.facts.step);
    lab.message = lab.facts.error;
    arrive(lab);
    if (lab.facts.ok()) lab.message.clear();
    if (!has_open_question(lab)) select_object(lab, lab.facts.look);
    else lab.selection = {};
    note_progress(lab);
}

}  // namespace

// Stays where it is until the stop is found.
void go_to_stop(Lab& lab, int stop) {
    constexpr std::uint64_t kAtOnce = 1'500'000;   // single steps
    const int last = static_cast<int>(lab.player->scenario().steps.size()) - 1;
    const auto search = std::make_shared<StopSearch>(*lab.player, static_cast<std::size_t>(std::clamp(stop, 0, last)));
    LongWork work;
    work.what = said(lab, "Looking for the stop", "正在寻找这一站");
    work.stop = static_cast<int>(search->stop());
    work.progress = [search] { return search->progress(); };
    work.advance = [search, player = lab.player](Lab& at, std::uint64_t budget) {
        std::uint64_t home = search->session() ? search->session()->machine.steps() : 0;
        const bool done = search->advance(budget);
        if (search->session()) search->session()->seek(home);
        if (done && at.player == player) stand_at_stop(at, *search);
        return done;
    };
    start_work(lab, std::move(work), kAtOnce);
}

}  // namespace tw
