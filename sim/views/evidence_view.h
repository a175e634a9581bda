// Makers of the evidence views (evidence.h).
#pragma once
#include "sim/query/boxings.h"
#include "sim/query/moment.h"
#include "sim/query/structure.h"
#include "sim/query/when.h"
#include "sim/views/evidence.h"

namespace tw {

StructureView make_structure_view(const Structure& structure);
// `kind` and `argument` as in queries: ("chan", "results").
StructureView make_structure_view(const Runtime& rt, const std::string& kind, const std::string& argument);
LedgerView make_ledger_view(const Runtime& rt);
DiffView make_diff_view(const MomentDiff& diff, const HeapPicture& now);
LifeView make_life_view(const LifeStory& story);
// `top`: how many objects. Cost: dominators, once for each picture.
RetentionView make_retention_view(const HeapPicture& picture, std::size_t top);
CutView make_cut_view(const HeapPicture& picture, const Cut& cut);
std::vector<DifferenceView> make_differences_view();

}  // namespace tw
