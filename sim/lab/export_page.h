// One page that steps through a lesson or a program in any browser: what the lab shows at each of its places, written out once.
// It loads nothing from anywhere. The page's own text, style and script are assets/page.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/lab/build.h"
#include "sim/scenario/scenario.h"

namespace tw {

struct PageOptions {
    std::size_t most_places = 150;   // of one file: statements of package main; a lesson's stops are always among them
    std::size_t most_objects = 200;  // on the heap's picture
};

// Errors: a stop that the program does not reach, or a rejected program, as text for the person who asked.
Result<std::string> lesson_page(const Scenario& scenario, const PageOptions& options = {});
Result<std::string> program_page(const std::vector<SourceText>& sources, const PageOptions& options = {});

}  // namespace tw
