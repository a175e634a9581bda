// Jumps: to bookmarks, and to what happened to the selected object.
#include <fmt/format.h>

#include <algorithm>

#include "sim/lab/moving_internal.h"

namespace tw {
namespace {

void jump_to_bookmark(Lab& lab, bool forth) {
    const std::uint64_t now = lab.session->machine.steps();
    const Bookmark* best = nullptr;
    for (const Bookmark& mark : lab.panels.bookmarks) {
        if (forth && mark.step > now && !best) best = &mark;
        if (!forth && mark.step < now) best = &mark;
    }
    if (!best) {
        lab.message = forth ? "no bookmark after this moment" : "no bookmark before this moment";
        return;
    }
    const std::string note = best->note;
    start_travel(lab, travel_to(*lab.session, best->step));
    if (!note.empty()) lab.message = note;
}

// Goes there, with `message` on arrival.
void go(Lab& lab, std::uint64_t step, std::string message) {
    Travel travel = travel_to(*lab.session, step);
    travel.arrived = std::move(message);
    start_travel(lab, std::move(travel));
}

ObjectIdentity selected(const Lab& lab) { return {lab.selection.address, lab.selection.born}; }

// ---- its life

// Where the last path to it is cut: after this moment where it is held, before it where it is not.
void to_last_cut(Lab& lab, const LifeStory& story) {
    const std::uint64_t now = lab.session->machine.steps();
    LifeState here = LifeState::Unborn;
    const LifeChange* before = nullptr;
    const LifeChange* after = nullptr;
    for (const LifeChange& change : story.changes) {
        if (change.step <= now) here = change.to;
        if (change.from != LifeState::Reachable) continue;
        if (change.step <= now) before = &change;
        else if (!after) after = &change;
    }
    const bool held = here == LifeState::Reachable || here == LifeState::Unborn;
    const LifeChange* cut = held ? after : before;
    if (!cut) {
        lab.message = held ? said(lab, "As far as the run is known, a root leads to it.", "就目前所知的运行而言，一直有根通向它。")
                           : said(lab, "No root was found that ever led to it.", "没有找到曾经通向它的根。");
        return;
    }
    std::string message = said(lab, "Here the last path to it was cut; one instruction before it was held", "这里切断了通向它的最后一条路径；前一条指令时它还被引用着");
    if (!cut->link.empty()) message += fmt::format(" ({}: {})", cause_text(cut->cause), cut->link);
    go(lab, cut->step, message + said(lab, ".", "。"));
}

void to_sweep(Lab& lab, const LifeStory& story) {
    for (const LifeChange& change : story.changes)
        if (change.to == LifeState::Swept) return go(lab, change.step, "");
    if (!exists_now(*lab.session, lab.selection.address, lab.selection.born)) {
        lab.message = said(lab, "The selected object is not yet born.", "选中的对象还没有诞生。");
        return;
    }
    Travel travel = begin_travel(*lab.session, Travel::Kind::Swept);   // beyond where the run is known
    travel.object = lab.selection.address;
    travel.born = lab.selection.born;
    start_travel(lab, std::move(travel));
}

void with_story(Lab& lab, void (*then)(Lab&, const LifeStory&)) {
    if (lab.marks && lab.marks->about(lab.session, selected(lab)) && lab.marks->done() && lab.marks->story()) return then(lab, *lab.marks->story());
    struct Search {
        LifeSearch life;
        std::uint64_t at;
        Search(Past past, ObjectIdentity object) : life(std::move(past), object, "", ""), at(life.story().origin) {}
    };
    const auto search = std::make_shared<Search>(lab.session->past(), selected(lab));
    LongWork work;
    work.what = said(lab, "Looking for it in the run", "正在运行中寻找");
    work.progress = [search] { return static_cast<float>(search->life.progress()); };
    work.advance = [search, session = lab.session, then](Lab& at, std::uint64_t budget) {
        if (!away(*session, search->at, [&] { return search->life.advance(budget); })) return false;
        if (at.session == session) then(at, search->life.story());
        return true;
    };
    start_work(lab, std::move(work), 2'000'000);
}

// ---- writes to it

struct WriteJump {
    WordIdentity word;
    bool forth;
    std::unique_ptr<WriteSearch> search;
    std::uint64_t at, last;

    // The machine stands at `at`. Forth, the run may have to be made further than it is known.
    bool advance(Session& session, std::uint64_t budget) {
        if (!search) search = std::make_unique<WriteSearch>(session.past(), word, forth ? WriteSearch::Direction::Next : WriteSearch::Direction::Last);
        if (!search->advance(budget)) return false;
        if (search->found().found || !forth || session.end_known()) return true;
        session.seek(last);
        if (!exists_now(session, word.object.base, word.object.birth)) return true;
        session.look_ahead(budget * 10);
        const bool more = session.observed() > last;
        last = session.observed();
        if (!more) return true;
        search = std::make_unique<WriteSearch>(session.past(), word, WriteSearch::Direction::Next);
        return false;
    }
};

void jump_to_write(Lab& lab, bool forth) {
    Session& session = *lab.session;
    if (!exists_now(session, lab.selection.address, lab.selection.born)) {
        lab.message = said(lab, "The selected object does not exist here.", "选中的对象此刻不存在。");
        return;
    }
    const Runtime& rt = session.machine.rt;
    WordIdentity word = word_at(rt, lab.selection.address, rt.heap.find_object(rt.memory, Address{lab.selection.address})->size);
    const std::uint64_t now = session.machine.steps();
    // back: what was written by the step that led here is no news
    const auto job = std::make_shared<WriteJump>(WriteJump{word, forth, nullptr, forth || now == 0 ? now : now - 1, session.observed()});
    LongWork work;
    work.what = said(lab, "Looking for the write", "正在寻找这次写入");
    work.progress = [job] { return job->search ? static_cast<float>(job->search->progress()) : -1; };
    work.advance = [job, held = lab.session](Lab& here, std::uint64_t budget) {
        if (!away(*held, job->at, [&] { return job->advance(*held, budget); })) return false;
        if (here.session != held) return true;
        if (job->search && job->search->found().found) go(here, job->search->found().step, "");
        else here.message = said(here, "It is not written to in that direction", "在这个方向上没有写入") + (job->search && !job->search->found().why_not.empty() ? ": " + job->search->found().why_not : "") + ".";
        return true;
    };
    start_work(lab, std::move(work), 1'000'000);
}

}  // namespace

void jump(Lab& lab, Jump to) {
    if (to == Jump::NextBookmark || to == Jump::PreviousBookmark) return jump_to_bookmark(lab, to == Jump::NextBookmark);
    if (to == Jump::Comparison) {
        if (lab.panels.base) start_travel(lab, travel_to(*lab.session, lab.panels.base->step));
        else lab.message = said(lab, "No moment is remembered for comparison.", "没有记住用来比较的时刻。");
        return;
    }
    if (lab.selection.address == 0) {
        lab.message = said(lab, "Select an object first.", "请先选中一个对象。");
        return;
    }
    switch (to) {
        case Jump::Born: return go(lab, lab.selection.born + 1, "");
        case Jump::LastWrite: return jump_to_write(lab, false);
        case Jump::NextWrite: return jump_to_write(lab, true);
        case Jump::LastPathCut: return with_story(lab, to_last_cut);
        case Jump::Swept: return with_story(lab, to_sweep);
        default: return;
    }
}

}  // namespace tw
