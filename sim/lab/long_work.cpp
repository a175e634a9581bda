#include "sim/lab/long_work.h"

#include "sim/lab/lab.h"

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

}  // namespace tw
