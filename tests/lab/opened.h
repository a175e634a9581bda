// Labs for tests: with a program of the test's own, or with a lesson.
#pragma once
#include <fstream>

#include "sim/lab/lab.h"
#include "tests/support/catch.h"

namespace tw {

inline Lab program(const std::string& name, const std::string& text) {
    const std::string path = std::string(TWOWORD_BIN) + "/" + name + ".go";
    std::ofstream(path) << text;
    auto lab = open_lab(path);
    REQUIRE(lab.ok());
    return std::move(*lab.value);
}

inline Lab lesson(const std::string& name) {
    auto lab = open_lab(name, std::string(TWOWORD_BIN) + "/test_lab");
    INFO(lab.error);
    REQUIRE(lab.ok());
    return std::move(*lab.value);
}

inline void act(Lab& lab, const Action& action) { lab = update_fully(std::move(lab), action); }

inline const ObjectView* object_named(const Snapshot& view, const std::string& label) {
    for (const ObjectView& object : view.heap.objects)
        if (object.label == label) return &object;
    return nullptr;
}

}  // namespace tw
