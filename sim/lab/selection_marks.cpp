#include "sim/lab/selection_marks.h"

#include "sim/lab/long_work.h"
#include "sim/lab/moving_internal.h"

namespace tw {
namespace {

constexpr std::size_t kMostWrites = 2000;

const char* kind_of(const LifeChange& change) {
    if (change.to == LifeState::Swept) return "swept";
    if (change.to == LifeState::Condemned) return "dead";
    if (change.from == LifeState::Reachable) return "cut";
    return change.to == LifeState::Reachable && change.from != LifeState::Unborn ? "back" : "";
}

}  // namespace

MarksSearch::MarksSearch(std::shared_ptr<Session> session, ObjectIdentity object, std::string label)
    : session_(std::move(session)), era_(session_->era()), known_(session_->observed()), object_(object), label_(std::move(label)) {
    begin_life();
    WordIdentity word = word_at(session_->machine.rt, object.base, 8);
    const Runtime& rt = session_->machine.rt;
    if (const auto found = rt.heap.find_object(rt.memory, Address{object.base})) word.size = found->size;
    word.kind = WordIdentity::Kind::Heap;
    word.object = object;
    word.offset = 0;
    writes_ = std::make_unique<WriteIndex>(session_->past(), word, kMostWrites);
    writes_at_ = session_->machine.steps();
}

void MarksSearch::begin_life() {
    life_ = std::make_unique<LifeSearch>(session_->past(), object_, label_, "");
    life_at_ = session_->machine.steps();
    life_done_ = false;
}

bool MarksSearch::about(const std::shared_ptr<Session>& session, ObjectIdentity object) const {
    return session_ == session && era_ == session->era() && object_ == object;
}

bool MarksSearch::behind() const {
    const std::uint64_t now = session_->observed();
    return now > known_ && (session_->end_known() || now > known_ + 1000 + known_ / 50);
}

void MarksSearch::follow() {
    if (given_up_ || !life_done_ || !writes_done_ || !behind()) return;
    known_ = session_->observed();
    const auto& changes = life_->story().changes;
    if (changes.empty() || changes.back().to != LifeState::Swept) begin_life();
    writes_->extend(session_->past());
    writes_at_ = session_->machine.steps();
    writes_done_ = false;
}

void MarksSearch::advance(std::uint64_t budget) {
    if (given_up_ || (life_done_ && writes_done_)) return;
    if (!life_done_) life_done_ = away(*session_, life_at_, [&] { return life_->advance(budget * 6); });
    else writes_done_ = away(*session_, writes_at_, [&] { return writes_->advance(budget); });
}

void MarksSearch::add_to(SelectionMarks& view) const {
    view.object = object_.base;
    view.born = object_.birth + 1;
    for (const WriteMark& write : writes_->writes()) view.writes.push_back({write.step, write.place});
    view.more_writes = writes_->full();
    if (life_done_) {
        for (const LifeChange& change : life_->story().changes)
            if (const std::string kind = kind_of(change); !kind.empty())
                view.life.push_back({change.step, kind, change.place, change.link.empty() ? std::string(life_text(change.to)) : std::string(cause_text(change.cause)) + ": " + change.link});
        view.exact = life_->story().exact;
    }
    view.done = given_up_ ? -1 : done() ? 1 : static_cast<float>(0.3 * life_->progress() + 0.7 * writes_->progress());
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

}  // namespace tw
