#include "sim/lab/allocations.h"

#include <algorithm>

namespace tw {
namespace {

constexpr std::size_t kStretch = 16384;   // notes between two sums
constexpr std::size_t kMostNotes = 2'000'000;   // 48 MB; what comes later is not counted

void add(std::vector<SiteTotal>& totals, std::int32_t site, std::uint64_t size) {
    const auto at = static_cast<std::size_t>(site);
    if (totals.size() <= at) totals.resize(at + 1);
    totals[at].count++;
    totals[at].bytes += size;
}

}  // namespace

void AllocationLedger::note(std::uint64_t step, std::int32_t site, std::uint64_t size) {
    if (site < 0 || full()) return;
    notes_.push_back({step, size, site});
    if (notes_.size() % kStretch != 0) return;
    std::vector<SiteTotal> sum = sums_.empty() ? std::vector<SiteTotal>{} : sums_.back().second;
    for (std::size_t i = notes_.size() - kStretch; i < notes_.size(); i++) add(sum, notes_[i].site, notes_[i].size);
    sums_.emplace_back(notes_.size(), std::move(sum));
}

bool AllocationLedger::full() const { return notes_.size() >= kMostNotes; }

void AllocationLedger::forget_after(std::uint64_t step) {
    while (!notes_.empty() && notes_.back().step > step) notes_.pop_back();
    while (!sums_.empty() && sums_.back().first > notes_.size()) sums_.pop_back();
}

std::vector<SiteTotal> AllocationLedger::totals(std::uint64_t step) const {
    const auto end = static_cast<std::size_t>(std::upper_bound(notes_.begin(), notes_.end(), step, [](std::uint64_t at, const Note& note) { return at < note.step; }) - notes_.begin());
    std::vector<SiteTotal> totals;
    std::size_t from = 0;
    for (const auto& [count, sum] : sums_)
        if (count <= end) totals = sum, from = count;
    for (std::size_t i = from; i < end; i++) add(totals, notes_[i].site, notes_[i].size);
    return totals;
}

}  // namespace tw
