// What the inliner knows of the standard library's functions, as recorded from the real ones.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

namespace tw::escape {

struct LibraryCost {
    int cost = 0;
    std::vector<std::string> nested;   // the calls that are inlined in it, as they are named
};

class LibraryCosts {
public:
    LibraryCosts();
    // None: it is not inlined. `symbol`: "strings.(*Builder).Len".
    [[nodiscard]] const LibraryCost* find(const std::string& symbol) const;

private:
    std::unordered_map<std::string, LibraryCost> costs_;
};

}  // namespace tw::escape
