// How much each allocation site of package main has allocated until any step of the run: noted once, while a step is made for the
// first time. Sums stand between stretches of notes, so that any step is found quickly.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

namespace tw {

struct SiteTotal { std::uint64_t count = 0, bytes = 0; };

class AllocationLedger {
public:
    void note(std::uint64_t step, std::int32_t site, std::uint64_t size);
    void forget_after(std::uint64_t step);      // what is noted later than that step
    [[nodiscard]] bool full() const;            // totals are lower bounds from here on
    [[nodiscard]] std::vector<SiteTotal> totals(std::uint64_t step) const;   // by site; allocations of steps <= step

private:
    struct Note { std::uint64_t step, size; std::int32_t site; };
    std::vector<Note> notes_;                   // ascending by step
    std::vector<std::pair<std::size_t, std::vector<SiteTotal>>> sums_;   // of the first so many notes
};

}  // namespace tw
