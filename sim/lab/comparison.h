// One program, two runtimes: what each prints, how it ends, and what the compiler says about escape, side by side.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sim/lab/build.h"
#include "sim/lab/real_go.h"
#include "sim/machine/machine.h"

namespace tw {

// What the model says about a program, in the same shape as the real toolchain's answer.
// Takes the budget of steps; `timed_out` when it was not enough.
RealGoAnswer model_answer(const std::vector<SourceText>& sources, std::uint64_t max_steps);

// The same in slices.
class ModelRun {
public:
    ModelRun(const std::vector<SourceText>& sources, std::uint64_t max_steps);
    bool advance(std::uint64_t budget);   // so many steps; true: done
    [[nodiscard]] const RealGoAnswer& answer() const { return answer_; }
    [[nodiscard]] float progress() const;

private:
    std::uint64_t most_;
    RealGoAnswer answer_;
    std::unique_ptr<Machine> machine_;    // null: it has ended, or never began
};

// A line of each side; the sides are aligned so that equal lines stand beside each other. A missing one is empty.
struct ComparedRow { std::string real, model; bool same = false; };

struct Comparison {
    RealGoAnswer real, model;
    std::vector<ComparedRow> output, errors, escapes;   // errors: of the compiler, or standard error without goroutine dumps
    [[nodiscard]] bool same_output() const;
    [[nodiscard]] bool same_status() const { return real.status == model.status && real.built == model.built; }
    [[nodiscard]] bool same_errors() const;
    [[nodiscard]] bool same_escapes() const;
    [[nodiscard]] bool same() const { return same_output() && same_status() && same_errors() && same_escapes(); }
};
Comparison compare_answers(RealGoAnswer real, RealGoAnswer model);

// Lines of both sides, aligned by their longest common subsequence.
std::vector<ComparedRow> align_lines(const std::vector<std::string>& real, const std::vector<std::string>& model);

// The whole comparison as text in two columns of together `width` characters.
std::string comparison_text(const Comparison& comparison, int width);

}  // namespace tw
