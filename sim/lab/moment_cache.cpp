#include <algorithm>

#include "sim/lab/panel_state.h"
#include "sim/lab/session.h"

namespace tw {

MomentCache::Moment MomentCache::moment(const Session& session) { return {&session, session.machine.steps(), session.era()}; }

bool MomentCache::ready(const Session& session) const {
    if (picture_ && of_picture_ == moment(session)) return true;
    const Runtime& rt = session.machine.rt;
    return rt.heap.stats(rt.memory).heap_objects <= kAtOnce;
}

const HeapPicture& MomentCache::picture(const Session& session) {
    if (picture_ && of_picture_ == moment(session)) return *picture_;
    drop();
    picture_ = std::make_unique<HeapPicture>(session.machine.rt);
    of_picture_ = moment(session);
    built_++;
    return *picture_;
}

bool MomentCache::measure(const Session& session, std::uint64_t budget) {
    if (ready(session)) return true;
    const Moment here = moment(session);
    if (!making_ || of_making_ != here) {
        drop();
        const Runtime& rt = session.machine.rt;
        making_ = std::make_unique<HeapPicture>(rt, HeapPicture::InSlices{});
        expected_ = rt.heap.stats(rt.memory).heap_objects * HeapPicture::kPasses;
        finding_ = making_->find_objects();
        of_making_ = here;
    }
    if (!finding_.advance(budget)) return false;
    if (measuring_.spent() == 0) measuring_ = making_->measure();
    if (!measuring_.advance(budget)) return false;
    finish();
    return true;
}

void MomentCache::drop() {
    measuring_ = Sliced();   // before what they work on
    finding_ = Sliced();
    making_.reset();
}

void MomentCache::finish() {
    measuring_ = Sliced();
    finding_ = Sliced();
    picture_ = std::move(making_);
    of_picture_ = of_making_;
    built_++;
}

void MomentCache::stay_at(const Session& session) {
    if (given_up_ != moment(session)) given_up_ = {};
    if (making_ && of_making_ != moment(session)) drop();
}

float MomentCache::progress() const {
    if (!making_ || expected_ == 0) return -1;
    return std::min(0.99f, static_cast<float>(static_cast<double>(finding_.spent() + measuring_.spent()) / static_cast<double>(expected_)));
}

void MomentCache::give_up(const Session& session) {
    drop();
    given_up_ = moment(session);
}

}  // namespace tw
