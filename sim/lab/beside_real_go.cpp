// The installed toolchain runs the open program, then the model does; both answers stand side by side.
#include "sim/lab/moving_internal.h"

namespace tw {

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
