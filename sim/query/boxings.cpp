#include "sim/query/boxings.h"

#include <fmt/format.h>

#include <map>
#include <tuple>

#include "sim/query/value.h"

namespace tw {

std::vector<Boxing> boxing_ledger(const Runtime& rt) {
    std::map<std::tuple<std::uint32_t, int, int, bool>, Boxing> rows;
    const std::vector<Conversion>& conversions = rt.image->program->conversions;
    for (std::size_t i = 0; i < conversions.size(); i++) {
        const Conversion& c = conversions[i];
        Boxing& row = rows[{c.pos.offset, c.from, c.to, c.constant}];
        for (std::size_t k = 0; k < kBoxOutcomes; k++) row.runs[k] += rt.box_runs[i][k], row.total += rt.box_runs[i][k];
        if (!row.from.empty()) continue;
        const Location at = rt.image->program->sources.locate(c.pos);
        row.file = at.file.substr(at.file.rfind('/') + 1);
        row.line = at.line;
        row.column = at.column;
        row.from = type_name(rt, c.from);
        row.to = type_name(rt, c.to);
        row.constant = c.constant;
        const TypeInfo& type = rt.type(c.from);
        row.size = type.size;
        if (type.direct || c.constant || type.size <= 1) continue;
        row.tiny = type.noscan() && type.size < 16;
        row.slot = Heap::round_up_size(type.size, type.noscan());
    }
    std::vector<Boxing> out;
    for (auto& [key, row] : rows) out.push_back(std::move(row));
    return out;
}

std::string outcome_text(const Boxing& boxing, BoxOutcome outcome) {
    switch (outcome) {
        case BoxOutcome::Direct: return "direct pointer";
        case BoxOutcome::Heap:
            return boxing.tiny ? fmt::format("copied, allocated {} bytes in a tiny block", boxing.size)
                               : fmt::format("copied, allocated {} bytes{}", boxing.size, boxing.slot > boxing.size ? fmt::format(" (a slot of {})", boxing.slot) : "");
        case BoxOutcome::Stack: return "on the stack";
        case BoxOutcome::SmallValue: return "small-value table";
        case BoxOutcome::ZeroValue: return "zero value";
        case BoxOutcome::ReadOnly: return "read-only constant";
        case BoxOutcome::Count: break;
    }
    return "?";
}

std::string boxing_line(const Boxing& boxing) {
    std::string line = fmt::format("{}:{}:{}  {} → {}: ", boxing.file, boxing.line, boxing.column, boxing.from, boxing.to);
    if (boxing.total == 0) return line + "not made yet";
    bool first = true;
    for (std::size_t k = 0; k < kBoxOutcomes; k++) {
        if (boxing.runs[k] == 0) continue;
        line += fmt::format("{}{} ×{}", first ? "" : "; ", outcome_text(boxing, static_cast<BoxOutcome>(k)), boxing.runs[k]);
        first = false;
    }
    return line;
}

}  // namespace tw
