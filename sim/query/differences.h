// Where the model differs from Go 1.26's own runtime on purpose. One table: the lab, the command line and docs/differences.md say
// what stands here (a test compares).
#pragma once
#include <string_view>
#include <vector>

namespace tw {

struct Difference {
    std::string_view subject;   // "collector", "scheduler", "memory", "time", "types"
    std::string_view english, chinese;
};
const std::vector<Difference>& differences();

}  // namespace tw
