// Which objects of a large heap are drawn one by one, and which stand in groups. Used by heap_view.cpp.
#pragma once
#include "sim/views/heap_view.h"

namespace tw {

struct HeapChoice {
    std::vector<std::uint32_t> shown;        // nodes, nearest first
    std::vector<bool> is_shown;              // by node
    std::vector<std::int32_t> group_of;      // by node, −1: in none
    std::vector<GroupView> groups;           // without places; column is the wished one
    // parts of a long path that are left out: from the shown node before it to the one behind it
    struct Gap { std::uint32_t from, to, references; };
    std::vector<Gap> gaps;
    std::size_t matching = 0;
};
HeapChoice choose_objects(const Machine& machine, const HeapPicture& picture, const HeapOptions& options);

}  // namespace tw
