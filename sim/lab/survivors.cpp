// "Which objects survive a collection here?": the student clicks on them, and each wrong click is refuted by a path or its absence.
#include <fmt/format.h>

#include <algorithm>

#include "sim/lab/workbook_internal.h"
#include "sim/query/picture.h"

namespace tw {
namespace {

SurvivorRow row_of(const HeapPicture& picture, NodeId node, const std::vector<std::uint64_t>& picked) {
    SurvivorRow row;
    row.object = picture.graph.nodes[node.index].object.base.value;
    row.text = picture.label(node);
    row.picked = std::count(picked.begin(), picked.end(), row.object) > 0;
    HeapPath path;
    row.survives = shortest_path(picture.graph, node, path);
    row.because = row.survives ? join_rows(picture.rows(path)) : "no root leads to it";
    return row;
}

void reveal(Lab& lab) {
    SurvivorsView& view = lab.workbook.survivors;
    const HeapPicture picture(lab.session->machine.rt);
    view.rows.clear();
    view.right = view.wrong = view.missed = 0;
    for (std::uint32_t i = 0; i < picture.graph.nodes.size(); i++) {
        if (!picture.of_program(NodeId{i})) continue;
        SurvivorRow row = row_of(picture, NodeId{i}, view.picked);
        if (row.picked == row.survives) view.right++;
        else if (row.picked) view.wrong++;
        else view.missed++;
        view.rows.push_back(std::move(row));
    }
    std::stable_partition(view.rows.begin(), view.rows.end(), [](const SurvivorRow& row) { return row.picked != row.survives; });
    view.revealed = true;
}

}  // namespace

void guess_survivors(Lab& lab, const SurvivorsAction& action) {
    using Kind = SurvivorsAction::Kind;
    SurvivorsView& view = lab.workbook.survivors;
    if (!lab.session) return;
    switch (action.kind) {
        case Kind::Start:
            view = {};
            view.active = true;
            lab.workbook.survivors_step = lab.session->machine.steps();
            lab.selection = {};
            return;
        case Kind::Pick:
            if (!view.active || view.revealed) return;
            if (std::erase(view.picked, action.object) == 0) view.picked.push_back(action.object);
            return;
        case Kind::Reveal:
            if (view.active && !view.revealed) reveal(lab);
            return;
        case Kind::Stop: view = {}; return;
    }
}

}  // namespace tw
