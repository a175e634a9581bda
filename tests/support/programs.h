// Runs Go programs in tests: text to Machine, and what it printed.
#pragma once
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "sim/lab/build.h"
#include "sim/lab/execution.h"

namespace tw::test {

inline std::string read_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

// The image of one file of package main; throws with the diagnostics when it is rejected.
inline std::shared_ptr<const Image> image_of(const std::string& text, const std::string& name = "./prog.go") {
    const Compiled compiled = compile({{name, text}});
    if (!compiled.program) throw std::runtime_error(diagnostics_text(compiled.built));
    auto image = load_image(compiled.program);
    if (!image.ok()) throw std::runtime_error(image.error);
    return *image.value;
}

struct Output { std::string out, err; };

inline void drain(Machine& machine, Output& output) {
    for_each_output(machine.rt.pending_output, [&](int fd, std::string_view bytes) { (fd == 1 ? output.out : output.err) += bytes; });
    machine.rt.pending_output.clear();
}

inline Output run_to_its_end(Machine& machine, std::uint64_t max_steps = 2'000'000'000) {
    Output output;
    while (!machine.ended() && machine.steps() < max_steps) {
        machine.run(std::min(max_steps, machine.steps() + 10'000'000));
        drain(machine, output);
    }
    return output;
}

}  // namespace tw::test
