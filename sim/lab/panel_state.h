// What a person has set for the panels of the machine's views, and the heap of the moment that they share.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/lab/action.h"
#include "sim/lab/marking.h"
#include "sim/lab/schedules.h"
#include "sim/query/moment.h"
#include "sim/query/picture.h"
#include "sim/views/objects_view.h"

namespace tw {

class Session;

struct PanelState {
    HeapFilter filter;
    std::map<std::string, std::size_t> expanded;
    std::optional<CutAction> cut;
    ObjectColumn sort = ObjectColumn::Retained;
    bool ascending = false;
    std::string objects_text;
    std::shared_ptr<const Moment> base;       // of the comparison
    std::vector<Bookmark> bookmarks;              // ascending by step
    std::size_t leak_rounds = 0;                  // shown
    Marking marking;
    std::shared_ptr<ScheduleSearch> search;
};

// The heap of one moment, built when first asked for and kept while one stands there. A large one is measured in slices before.
class MomentCache {
public:
    static constexpr std::uint64_t kAtOnce = 100'000;   // objects that are looked at within a frame
    // Where the session stands, whether it has been measured or not.
    const HeapPicture& picture(const Session& session);
    // It can be had at once: it has been measured, or is small.
    [[nodiscard]] bool ready(const Session& session) const;
    // Goes on measuring; true: it is ready.
    bool measure(const Session& session, std::uint64_t budget);
    [[nodiscard]] float progress() const;               // 0 … 1; −1: nothing is measured
    // Until one moves or asks again, this moment stays unmeasured.
    void give_up(const Session& session);
    void ask_again() { given_up_ = {}; }
    [[nodiscard]] bool given_up(const Session& session) const { return given_up_ == moment(session); }
    // What was begun elsewhere is dropped.
    void stay_at(const Session& session);
    [[nodiscard]] std::uint64_t built() const { return built_; }   // how often: for the test that nothing is built twice

    // Barrier log of the cycle under way, by the step that it was made for.
    std::uint64_t barrier_step = ~std::uint64_t{0};
    std::vector<BarrierRow> barrier;

private:
    struct Moment {
        const Session* session = nullptr;
        std::uint64_t step = 0, era = 0;
        bool operator==(const Moment&) const = default;
    };
    static Moment moment(const Session& session);
    void drop();
    void finish();
    Moment of_picture_, of_making_, given_up_;
    std::uint64_t built_ = 0, expected_ = 0;       // units of work
    std::unique_ptr<HeapPicture> picture_, making_;
    Sliced finding_, measuring_;                   // destroyed before what they work on
};

struct Lab;
// Actions of the panels; false: it is not one of them, or nothing runs. May leave `lab.travel` or a search under way.
bool update_panels(Lab& lab, const Action& action);
// Fills what the panels show, those parts only that are asked for.
void add_panels(const Lab& lab, Parts parts, Snapshot& view);

}  // namespace tw
