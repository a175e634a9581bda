// Evidence beside the heap's picture, as plain values like those of snapshot.h: structures field by field, the boxing ledger,
// what changed since another moment, an object's life, who holds how much, cuts, differences from Go. Made in evidence_view.h.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/views/snapshot.h"

namespace tw {

struct StructureRowView {
    int indent = 0;
    std::uint64_t address = 0, offset = 0, size = 0;
    std::string name, type, value;
    std::uint64_t points_to = 0;      // 0 = leads nowhere
    std::string target;               // what stands there
    bool padding = false, heading = false;
    std::string text;                 // the row as a line
};
struct StructureView {
    std::string error;                // "" = shown
    std::string title;
    std::uint64_t address = 0, size = 0;
    std::vector<StructureRowView> rows;
    std::vector<std::string> notes;
};

struct LedgerOutcomeView { std::string text; std::uint64_t count = 0; };   // "small-value table" ×2
struct LedgerRowView {
    std::string file;
    int line = 0, column = 0;
    std::string from, to;
    std::uint64_t total = 0, allocated_bytes = 0;   // so far
    std::vector<LedgerOutcomeView> outcomes;
    std::string text;
};
struct LedgerView {
    std::vector<LedgerRowView> rows;  // by place in the source
    std::uint64_t conversions = 0, allocations = 0, allocated_bytes = 0;
};

struct LifeChangeView {
    std::uint64_t step = 0, goroutine = 0;
    std::string from, to, place, cause, link;
    std::vector<std::string> path;    // the last path before a cut
};
struct LifeView {
    std::uint64_t object = 0, birth = 0, last = 0;
    std::string label, born_at, now;
    bool ended = false, exact = true;
    std::vector<LifeChangeView> changes;
};

struct HolderView { std::string kind, text; int parent = -1; std::uint64_t goroutine = 0, retained = 0; };   // parent: index, −1 = none
struct SizeBucketView { std::uint64_t from = 0, to = 0, objects = 0, bytes = 0; };
struct TopObjectView {
    std::uint64_t address = 0, shallow = 0, retained = 0;
    std::uint32_t distance = 0;
    std::string label, born, held_only_by;
};
struct RetentionView {
    std::vector<TopObjectView> top;           // by retained size
    std::vector<HolderView> holders;          // goroutines, frames, variables, package variables; largest first below each parent
    std::vector<TypeTotalView> totals;
    std::vector<SizeBucketView> histogram;
};


struct DifferenceView { std::string subject, english, chinese; };

}  // namespace tw
