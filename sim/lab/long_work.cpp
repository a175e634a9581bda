#include "sim/lab/long_work.h"

#include <algorithm>

#include "sim/lab/moving_internal.h"

namespace tw {

std::string said(const Lab& lab, const char* english, const char* chinese) { return lab.language == "zh" ? chinese : english; }

void start_work(Lab& lab, LongWork work, std::uint64_t first_budget) {
    lab.work = std::make_shared<LongWork>(std::move(work));
    continue_work(lab, first_budget);
}

void continue_work(Lab& lab, std::uint64_t budget) {
    if (!lab.work) return;
    const std::shared_ptr<LongWork> work = lab.work;   // it may begin another one
    lab.message.clear();
    if (!work->advance(lab, budget)) {
        lab.message = work->what + said(lab, "… Escape stops it.", "……按 Esc 停止。");
        return;
    }
    if (lab.work == work) lab.work.reset();
}

bool cancel_work(Lab& lab) {
    if (!lab.work) return false;
    lab.work.reset();
    lab.message = said(lab, "Stopped; nothing has changed.", "已停止；一切照旧。");
    return true;
}

// The search for marks goes on when nothing else does.
void continue_marks(Lab& lab) {
    constexpr std::uint64_t kBackground = 60'000;
    if (!lab.in_background()) return;
    const ObjectIdentity object{lab.selection.address, lab.selection.born};
    if (!lab.marks || !lab.marks->about(lab.session, object)) lab.marks = std::make_shared<MarksSearch>(lab.session, object, "");
    lab.marks->follow();
    lab.marks->advance(kBackground);
}


namespace {

constexpr std::uint64_t kComparedSteps = 200'000'000;

}  // namespace

void ask_real_go(Lab& lab) {
    auto run = RealGoRun::start({{"./" + lab.file, lab.text}});
    lab.real_go_view = {lab.file, "", run.ok() ? "" : run.error, false};
    if (!run.ok()) return;
    lab.real_go = std::move(*run.value);
    lab.real_go_view.doing = lab.real_go->doing();
}

void poll_real_go(Lab& lab, std::uint64_t budget) {
    if (!lab.real_go) return;
    if (!lab.model_run) {
        if (!lab.real_go->poll()) {
            lab.real_go_view.doing = lab.real_go->doing();
            return;
        }
        lab.real_go_view.doing = "model";
        lab.model_run = std::make_shared<ModelRun>(std::vector<SourceText>{{"./" + lab.file, lab.text}}, kComparedSteps);
        return;
    }
    if (!lab.model_run->advance(budget)) return;
    const Comparison comparison = compare_answers(lab.real_go->answer(), lab.model_run->answer());
    constexpr int kWidth = 88;   // of a pane
    lab.real_go_view.doing.clear();
    lab.real_go_view.text = comparison_text(comparison, kWidth);
    lab.real_go_view.same = comparison.same();
    lab.model_run.reset();
    lab.real_go.reset();
}

void cancel_real_go(Lab& lab) {
    if (!lab.real_go) return;
    lab.model_run.reset();
    lab.real_go.reset();
    lab.real_go_view = {};
    lab.message = said(lab, "Stopped; nothing has changed.", "已停止；一切照旧。");
}

}  // namespace tw
