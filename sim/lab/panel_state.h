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

// The heap of one moment, built when first asked for and kept while one stands there.
class MomentCache {
public:
    const HeapPicture& picture(const Session& session);
    [[nodiscard]] std::uint64_t built() const { return built_; }   // how often: for the test that nothing is built twice

    // Barrier log of the cycle under way, by the step that it was made for.
    std::uint64_t barrier_step = ~std::uint64_t{0};
    std::vector<BarrierRow> barrier;

private:
    const Session* session_ = nullptr;
    std::uint64_t step_ = 0, era_ = 0, built_ = 0;
    std::unique_ptr<HeapPicture> picture_;
};

struct Lab;
// Actions of the panels; false: it is not one of them, or nothing runs. May leave `lab.travel` or a search under way.
bool update_panels(Lab& lab, const Action& action);
// Fills what the panels show, those parts only that are asked for.
void add_panels(const Lab& lab, Parts parts, Snapshot& view);

}  // namespace tw
