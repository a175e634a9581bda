// All lessons, loaded, in order of study.
#pragma once
#include <string>
#include <vector>

#include "sim/scenario/scenario.h"
#include "tests/support/catch.h"

namespace tw::test {

inline std::vector<Scenario> course() {
    std::vector<Scenario> all;
    for (const CatalogEntry& entry : scenario_catalog(std::string(TWOWORD_ROOT) + "/scenarios")) {
        auto scenario = load_scenario(entry.folder);
        INFO(scenario.error);
        REQUIRE(scenario.ok());
        all.push_back(std::move(*scenario.value));
    }
    return all;
}

}  // namespace tw::test
