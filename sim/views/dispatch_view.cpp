#include "sim/views/dispatch_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/query/value.h"

namespace tw {
namespace {

constexpr std::uint64_t kFun = 24;   // of Fun[0] in an itab
constexpr std::size_t kMostMethods = 12;

// The function that a wrapper stands for: the one that it calls.
int behind_wrapper(const Program& program, int function) {
    const FunctionCode& code = program.functions[static_cast<std::size_t>(function)];
    for (const Instruction& each : code.code)
        if (each.op == Op::Call && each.a >= 0 && static_cast<std::size_t>(each.a) < program.functions.size()) {
            const std::string &symbol = program.functions[static_cast<std::size_t>(each.a)].symbol, &own = code.symbol;
            if (symbol.substr(symbol.rfind('.') + 1) == own.substr(own.rfind('.') + 1)) return each.a;
        }
    return -1;
}

DispatchRow function_row(const Program& program, int function, const char* note) {
    const FunctionCode& code = program.functions[static_cast<std::size_t>(function)];
    DispatchRow row;
    row.name = "func";
    row.value = code.symbol;
    row.note = note;
    if (!code.is_wrapper && program.sources.file_of(code.pos)) {
        const Location at = program.sources.locate(code.pos);
        row.file = at.file.substr(at.file.rfind('/') + 1);
        row.line = at.line;
    }
    return row;
}

}  // namespace

std::vector<DispatchView> make_dispatch_views(const Runtime& rt, const SlotView& slot) {
    std::vector<DispatchView> views;
    std::uint64_t tab = 0, inter_word = 0, type_word = 0, data = 0;
    if (!slot.value.is_interface || slot.value.word0_name != "tab" || !rt.memory.load(slot.address, tab) || tab == 0) return views;
    if (!rt.memory.load(tab, inter_word) || !rt.memory.load(tab + 8, type_word) || !rt.memory.load(slot.address + 8, data)) return views;
    const int inter = rt.type_index(inter_word), type = rt.type_index(type_word);
    if (inter < 0 || type < 0) return views;
    const Program& program = *rt.image->program;
    const auto& methods = rt.descriptor(inter).interface_methods;
    for (std::size_t i = 0; i < methods.size() && i < kMostMethods; i++) {
        std::uint64_t code = 0;
        if (!rt.memory.load(tab + kFun + 8 * i, code) || code < kTextBase || code - kTextBase >= rt.image->code.size()) continue;
        int function = rt.image->function_of(static_cast<std::uint32_t>(code - kTextBase));
        if (function < 0) continue;
        DispatchView view;
        view.variable = slot.name;
        view.title = fmt::format("{}.{}()", slot.name, methods[i].name);
        view.rows.push_back({slot.name + " word 0", fmt::format("{:#x}", tab), "dispatch.tab", 0, "", 0});
        view.rows.push_back({"itab", slot.value.word0, "dispatch.itab", 0, "", 0});
        view.rows.push_back({fmt::format("Fun[{}] at +{}", i, kFun + 8 * i), fmt::format("{:#x}", code), "dispatch.fun", 0, "", 0});
        const bool wrapper = program.functions[static_cast<std::size_t>(function)].is_wrapper;
        view.rows.push_back(function_row(program, function, wrapper ? "dispatch.wrapper" : "dispatch.function"));
        if (const int behind = wrapper ? behind_wrapper(program, function) : -1; behind >= 0) view.rows.push_back(function_row(program, behind, "dispatch.function"));
        DispatchRow receiver{slot.name + " word 1", fmt::format("{:#x}", data), "dispatch.receiver", slot.value.points_to, "", 0};
        view.rows.push_back(std::move(receiver));
        views.push_back(std::move(view));
    }
    return views;
}

}  // namespace tw
