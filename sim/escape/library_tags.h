// What real Go's own standard library lets flow. The modelled library's bodies are simpler than the real ones, so that
// less may leak from them; callers must see what they would see with the real library.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "sim/escape/ir.h"

namespace tw::escape {

struct LibraryFlow {
    std::size_t param = 0;   // receiver first
    int level = 0;           // dereferences
    int result = -1;         // -1: to the heap
    bool reads = false;      // does not write what it points to
    bool nothing = false;    // known to keep nothing, whatever its body seems to do
};

class LibraryTags {
public:
    LibraryTags();
    // Adds what the function with this symbol ("sync.(*Mutex).Lock") lets flow from its parameter `param`.
    void add(const std::string& symbol, std::size_t param, Leaks& leaks) const;

private:
    std::unordered_map<std::string, std::vector<LibraryFlow>> flows_;
};

}  // namespace tw::escape
