#include "sim/lab/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "sim/lab/execution.h"
#include "sim/report/escape_text.h"

namespace tw {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// The words of an ending; dumps of goroutines name addresses and places of the real binary.
std::vector<std::string> without_dumps(const std::string& text) {
    std::vector<std::string> lines;
    for (std::string& line : lines_of(text)) {
        if (line.starts_with("goroutine ") && line.ends_with(":")) break;
        if (line.starts_with("[signal ")) continue;
        lines.push_back(std::move(line));
    }
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    return lines;
}

// Without "# command-line-arguments" and "./".
std::vector<std::string> compiler_lines(const std::string& text) {
    std::vector<std::string> lines;
    for (std::string& line : lines_of(text)) {
        if (line.starts_with("# ")) continue;
        lines.push_back(line.starts_with("./") ? line.substr(2) : std::move(line));
    }
    return lines;
}

bool all_same(const std::vector<ComparedRow>& rows) {
    return std::all_of(rows.begin(), rows.end(), [](const ComparedRow& row) { return row.same; });
}

// Columns count characters, not bytes.
std::string fitted(const std::string& text, std::size_t width) {
    std::string out;
    std::size_t used = 0;
    for (std::size_t i = 0; i < text.size(); i++) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool begins = (byte & 0xC0) != 0x80;
        if (begins && used == width) {
            while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0) == 0x80) out.pop_back();
            if (!out.empty()) out.pop_back();
            return out + "…";
        }
        used += begins;
        out += byte == '\t' ? ' ' : text[i];
    }
    return out + std::string(width - used, ' ');
}

void add_section(std::string& out, const char* title, const std::vector<ComparedRow>& rows, std::size_t column) {
    const auto differing = std::count_if(rows.begin(), rows.end(), [](const ComparedRow& row) { return !row.same; });
    if (rows.empty()) return;
    out += fmt::format("\n{}: {}\n", title, differing == 0 ? fmt::format("the same, {} line{}", rows.size(), rows.size() == 1 ? "" : "s") : fmt::format("{} of {} lines differ", differing, rows.size()));
    for (const ComparedRow& row : rows) out += fmt::format("  {} {} {}\n", fitted(row.real, column), row.same ? "=" : "≠", row.model);
}

std::string ending(const RealGoAnswer& answer) {
    if (answer.timed_out) return "stopped: it took too long";
    if (!answer.built) return "rejected by the compiler";
    return fmt::format("exit status {}", answer.status);
}

}  // namespace

ModelRun::ModelRun(const std::vector<SourceText>& sources, std::uint64_t max_steps) : most_(max_steps) {
    answer_.version = "twoword, modelling go1.26 linux/amd64";
    answer_.status = 1;
    const Compiled compiled = compile(sources);
    if (!compiled.program) {
        answer_.errors = diagnostics_text(compiled.built);
        return;
    }
    auto image = load_image(compiled.program);
    if (!image.ok()) {
        answer_.errors = image.error;
        return;
    }
    answer_.built = true;
    answer_.escapes = lines_of(escape_text(*compiled.program, false));
    machine_ = std::make_unique<Machine>(*image.value, RuntimeSettings{});
}

bool ModelRun::advance(std::uint64_t budget) {
    if (!machine_) return true;
    machine_->run(std::min(most_, machine_->steps() + budget));
    for_each_output(machine_->rt.pending_output, [&](int fd, std::string_view bytes) { (fd == 2 ? answer_.err : answer_.out).append(bytes); });
    machine_->rt.pending_output.clear();
    if (!machine_->ended() && machine_->steps() < most_) return false;
    answer_.timed_out = !machine_->ended();
    answer_.status = machine_->rt.end.status;
    machine_.reset();
    return true;
}

float ModelRun::progress() const { return machine_ ? static_cast<float>(static_cast<double>(machine_->steps()) / static_cast<double>(most_)) : 1; }

RealGoAnswer model_answer(const std::vector<SourceText>& sources, std::uint64_t max_steps) {
    ModelRun run(sources, max_steps);
    while (!run.advance(1 << 20)) {}
    return run.answer();
}

std::vector<ComparedRow> align_lines(const std::vector<std::string>& real, const std::vector<std::string>& model) {
    // Long outputs are compared line by line: the table below grows with the product.
    constexpr std::size_t kLargest = 4'000'000;
    std::vector<ComparedRow> rows;
    const std::size_t n = real.size(), m = model.size();
    if (n * m > kLargest) {
        for (std::size_t i = 0; i < std::max(n, m); i++) {
            ComparedRow row{i < n ? real[i] : "", i < m ? model[i] : "", false};
            row.same = i < n && i < m && row.real == row.model;
            rows.push_back(std::move(row));
        }
        return rows;
    }
    std::vector<std::uint32_t> common((n + 1) * (m + 1), 0);   // length of the longest common subsequence of the rests
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return common[i * (m + 1) + j]; };
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;) at(i, j) = real[i] == model[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    std::size_t i = 0, j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && real[i] == model[j]) {
            rows.push_back({real[i++], model[j++], true});
        } else if (i < n && j < m && at(i + 1, j + 1) == at(i, j)) {   // neither has a partner: they stand beside each other
            rows.push_back({real[i++], model[j++], false});
        } else if (j == m || (i < n && at(i + 1, j) >= at(i, j + 1))) {
            rows.push_back({real[i++], "", false});
        } else {
            rows.push_back({"", model[j++], false});
        }
    }
    return rows;
}

bool Comparison::same_output() const { return real.out == model.out; }
bool Comparison::same_errors() const { return all_same(errors); }
bool Comparison::same_escapes() const { return all_same(escapes); }

Comparison compare_answers(RealGoAnswer real, RealGoAnswer model) {
    Comparison comparison;
    comparison.output = align_lines(lines_of(real.out), lines_of(model.out));
    const auto errors = [](const RealGoAnswer& answer) { return answer.built ? without_dumps(answer.err) : compiler_lines(answer.errors); };
    comparison.errors = align_lines(errors(real), errors(model));
    comparison.escapes = align_lines(real.escapes, model.escapes);
    comparison.real = std::move(real);
    comparison.model = std::move(model);
    return comparison;
}

std::string comparison_text(const Comparison& comparison, int width) {
    const std::size_t column = static_cast<std::size_t>(std::max(40, width - 6)) / 2;
    std::string out = fmt::format("  {}   {}\n", fitted("real: " + comparison.real.version, column), comparison.model.version);
    out += fmt::format("  {} {} {}\n", fitted(ending(comparison.real), column), comparison.same_status() ? "=" : "≠", ending(comparison.model));
    add_section(out, "standard output", comparison.output, column);
    add_section(out, comparison.real.built ? "standard error" : "errors", comparison.errors, column);
    add_section(out, "escape, -m -l", comparison.escapes, column);
    out += comparison.same() ? "\nBoth runtimes give the same answer.\n" : "\nThe two runtimes differ.\n";
    return out;
}

}  // namespace tw
