// Runs one program under many schedules to their ends, in slices: how many leave goroutines behind that nothing can wake.
// Used by the lab alone.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/machine/machine.h"
#include "sim/views/snapshot.h"

namespace tw {

class ScheduleSearch {
public:
    // Seeds 1 to `count`; `settings` otherwise.
    ScheduleSearch(std::shared_ptr<const Image> image, RuntimeSettings settings, std::uint64_t count);
    // Goes on for about `budget` steps.
    void advance(std::uint64_t budget);
    [[nodiscard]] bool done() const { return view_.tried == view_.wanted; }
    void stop() { view_.wanted = view_.tried; machine_.reset(); }
    [[nodiscard]] SchedulesView view() const;

    static constexpr std::uint64_t kLongestRun = 20'000'000;   // steps of one schedule

private:
    std::shared_ptr<const Image> image_;
    RuntimeSettings settings_;
    std::unique_ptr<Machine> machine_;   // the schedule under way
    SchedulesView view_;
    std::map<std::string, std::size_t> examples_;
    void judge();
};

}  // namespace tw
