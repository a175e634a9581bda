// The lesson's programs beside each other: where they differ, and how each ends.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
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

// One variant run from its start to its end; its Session is back where it stood after each slice.
struct VariantRun {
    VariantSide side;
    std::shared_ptr<Session> session;
    std::uint64_t at = 0, most = 0;

    VariantRun(LessonPlayer& player, const std::string& file) {
        side.file = file;
        side.lines = lines_of(player.scenario().files.at(file));
        const auto made = player.session(file);
        if (made.ok()) session = *made.value;
        else side.status = made.error;
        if (session) at = session->machine.steps(), most = at + kMostSteps;
    }
    bool advance(std::uint64_t budget) {
        return !session || away(*session, at, [&] {
            if (!session->machine.ended() && session->machine.steps() < most) {
                session->seek(std::min(most, session->machine.steps() + budget * 10));
                if (!session->machine.ended() && session->machine.steps() < most) return false;
            }
            judge();
            return true;
        });
    }
    void judge() {
        side.status = end_text(session->machine.rt.end);
        side.output = session->console();
        Asker asker(session->machine.rt);
        const HeapPicture& picture = asker.picture();
        for (std::uint32_t node = 0; node < picture.graph.nodes.size(); node++)
            if (picture.of_program(NodeId{node}) && picture.graph.nodes[node].reachable) side.heap_bytes += picture.graph.nodes[node].object.size;
        for (const std::string& line : asker.answer("leaks()").lines) side.leaked.push_back(line);
    }
};

struct VariantsWork {
    std::shared_ptr<LessonPlayer> player;
    std::vector<std::string> files;
    VariantsView view;
    std::unique_ptr<VariantRun> run;

    bool advance(std::uint64_t budget) {
        if (view.sides.size() == files.size()) return true;
        if (!run) run = std::make_unique<VariantRun>(*player, files[view.sides.size()]);
        if (!run->advance(budget)) return false;
        view.sides.push_back(std::move(run->side));
        run.reset();
        if (view.sides.size() < files.size()) return false;
        for (std::size_t i = 0; i < view.sides.size(); i++)
            view.sides[i].changed = i == 0 ? std::vector<bool>(view.sides[0].lines.size(), false) : changed_lines(view.sides[0].lines, view.sides[i].lines);
        return true;
    }
};

}  // namespace

void make_variants(Lab& lab) {
    if (!lab.player) {
        lab.message = said(lab, "Only a lesson has variants.", "只有课程才有不同版本。");
        return;
    }
    const auto made = std::make_shared<VariantsWork>(VariantsWork{lab.player, lab.files, {}, nullptr});
    made->view.lesson = lab.player->scenario().name;
    lab.workbook.variants.lesson = made->view.lesson;   // cancelled, nobody asks again by itself
    lab.workbook.variants.sides.clear();
    LongWork work;
    work.what = said(lab, "Running the variants", "正在运行各个版本");
    work.progress = [made] { return static_cast<float>(made->view.sides.size()) / static_cast<float>(made->files.size()); };
    work.advance = [made](Lab& at, std::uint64_t budget) {
        if (!made->advance(budget)) return false;
        at.workbook.variants = std::move(made->view);
        return true;
    };
    start_work(lab, std::move(work), 200'000);
}

}  // namespace tw
