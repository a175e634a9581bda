// When the selected object was born, written to, cut off and swept: looked for in the background, slice by slice, for the timeline.
// Nothing waits for it, and the machine is back after each slice.
#pragma once
#include <memory>

#include "sim/query/when.h"
#include "sim/views/snapshot.h"
#include "sim/lab/session.h"

namespace tw {

class MarksSearch {
public:
    MarksSearch(std::shared_ptr<Session> session, ObjectIdentity object, std::string label);
    // Whether it is about this object in this future of the session.
    [[nodiscard]] bool about(const std::shared_ptr<Session>& session, ObjectIdentity object) const;
    void advance(std::uint64_t budget);   // about so many single steps
    void follow();                        // the run is known further now: what is missing is looked for
    void give_up() { given_up_ = true; }
    // All is found that the run holds, up to a small part at its end.
    [[nodiscard]] bool done() const { return given_up_ || (life_done_ && writes_done_ && !behind()); }
    // The story of its life, nullptr as long as it is looked for.
    [[nodiscard]] const LifeStory* story() const { return life_done_ ? &life_->story() : nullptr; }
    void add_to(SelectionMarks& view) const;

private:
    std::shared_ptr<Session> session_;
    std::uint64_t era_, known_;
    ObjectIdentity object_;
    std::string label_;
    std::unique_ptr<LifeSearch> life_;
    std::unique_ptr<WriteIndex> writes_;
    std::uint64_t life_at_ = 0, writes_at_ = 0;
    bool life_done_ = false, writes_done_ = false, given_up_ = false;
    void begin_life();
    [[nodiscard]] bool behind() const;
};

}  // namespace tw
