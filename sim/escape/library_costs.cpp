#include "sim/escape/library_costs.h"

#include <sstream>

namespace tw::escape {
namespace {

constexpr const char* kTable =
#include "sim/escape/library_costs.inc"
    ;

}  // namespace

LibraryCosts::LibraryCosts() {
    std::istringstream lines(kTable);
    std::string line;
    while (std::getline(lines, line)) {
        const std::size_t colon = line.find(':');
        const std::string package = line.substr(0, colon);
        std::istringstream entries(line.substr(colon + 1));
        std::string entry;
        while (std::getline(entries, entry, ';')) {
            std::istringstream words(entry);
            std::string name, nested;
            LibraryCost cost;
            if (!(words >> name >> cost.cost)) continue;
            while (words >> nested) cost.nested.push_back(nested);
            costs_.emplace(package + "." + name, std::move(cost));
        }
    }
}

const LibraryCost* LibraryCosts::find(const std::string& symbol) const {
    const auto found = costs_.find(symbol);
    return found == costs_.end() ? nullptr : &found->second;
}

}  // namespace tw::escape
