// The lesson's programs beside each other: where they differ, and how each ends.
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "sim/lab/workbook_internal.h"
#include "sim/query/answer.h"

namespace tw {
namespace {

constexpr std::uint64_t kMostSteps = 20'000'000;   // a variant that runs longer is shown as it stands there

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(std::move(line));
    return lines;
}

// Marks the lines of `lines` that are on no longest common subsequence with `base`.
std::vector<bool> changed_lines(const std::vector<std::string>& base, const std::vector<std::string>& lines) {
    const std::size_t n = base.size(), m = lines.size();
    std::vector<std::vector<std::uint16_t>> length(n + 1, std::vector<std::uint16_t>(m + 1, 0));
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;)
            length[i][j] = base[i] == lines[j] ? static_cast<std::uint16_t>(length[i + 1][j + 1] + 1) : std::max(length[i + 1][j], length[i][j + 1]);
    std::vector<bool> changed(m, true);
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
        if (base[i] == lines[j]) changed[j] = false, i++, j++;
        else if (length[i + 1][j] >= length[i][j + 1]) i++;
        else j++;
    }
    return changed;
}

std::string end_text(const ProgramEnd& end) {
    switch (end.kind) {
        case EndKind::Running: return "still runs";
        case EndKind::Exited: return fmt::format("exited with status {}", end.status);
        case EndKind::Panicked: case EndKind::Fatal: return fmt::format("died with status {}", end.status);
        case EndKind::Budget: return end.text;
    }
    return "";
}

// Runs the variant from its start to its end and puts its Session back where it stood.
VariantSide run_variant(LessonPlayer& player, const std::string& file) {
    VariantSide side;
    side.file = file;
    side.lines = lines_of(player.scenario().files.at(file));
    const auto session = player.session(file);
    if (!session.ok()) {
        side.status = session.error;
        return side;
    }
    Session& run = **session.value;
    const std::uint64_t stood = run.machine.steps();
    run.look_ahead(kMostSteps);
    run.seek(run.observed());
    side.status = end_text(run.machine.rt.end);
    side.output = run.console();
    Asker asker(run.machine.rt);
    const HeapPicture& picture = asker.picture();
    for (std::uint32_t node = 0; node < picture.graph.nodes.size(); node++)
        if (picture.of_program(NodeId{node}) && picture.graph.nodes[node].reachable) side.heap_bytes += picture.graph.nodes[node].object.size;
    for (const std::string& line : asker.answer("leaks()").lines) side.leaked.push_back(line);
    run.seek(stood);
    return side;
}

}  // namespace

void make_variants(Lab& lab) {
    VariantsView view;
    if (!lab.player) {
        lab.message = "Only a lesson has variants.";
        return;
    }
    view.lesson = lab.player->scenario().name;
    for (const std::string& file : lab.files) view.sides.push_back(run_variant(*lab.player, file));
    for (std::size_t i = 0; i < view.sides.size(); i++)
        view.sides[i].changed = i == 0 ? std::vector<bool>(view.sides[0].lines.size(), false) : changed_lines(view.sides[0].lines, view.sides[i].lines);
    lab.workbook.variants = std::move(view);
}

}  // namespace tw
