#include "sim/views/goroutines_view.h"

#include <algorithm>

#include "sim/query/goroutines.h"
#include "sim/query/scope.h"
#include "sim/views/value_view.h"

namespace tw {
namespace {

FrameView frame_view(const Runtime& rt, const Runtime::Frame& frame, FrameLiveness& liveness, bool running, bool with_slots) {
    const Program& program = *rt.image->program;
    const FunctionCode& code = program.functions[static_cast<std::size_t>(frame.function)];
    FrameView view;
    view.function = code.symbol;
    view.frame_pointer = frame.fp;
    const std::uint32_t pc = frame.code_index - rt.image->functions[static_cast<std::size_t>(frame.function)].entry;
    const Location at = program.sources.locate(pc < code.lines.size() ? Pos{code.lines[pc]} : code.pos);
    view.file = at.file.substr(at.file.rfind('/') + 1);
    view.line = at.line;
    if (!with_slots) return view;
    std::vector<FrameVariable> variables = variables_in_scope(rt, frame, liveness, running);
    std::reverse(variables.begin(), variables.end());   // in the order of declaration
    for (const FrameVariable& v : variables) {
        SlotView slot;
        slot.name = v.variable->name;
        slot.address = v.slot;
        slot.live = v.live;
        slot.place = v.place;
        if (v.address) slot.value = make_value_view(rt, v.variable->type, v.address);
        else slot.value.type = type_name(rt, v.variable->type), slot.value.concept_text = "not set up yet";
        view.slots.push_back(std::move(slot));
    }
    return view;
}

GoroutineView goroutine_view(const Machine& machine, const Goroutine& g, FrameLiveness& liveness, const GoroutinesOptions& options) {
    const Runtime& rt = machine.rt;
    GoroutineView view;
    view.id = g.id;
    view.state = goroutine_state(g);
    view.waiting_on = waiting_text(rt, g);
    view.created_at = created_text(rt, g);
    view.is_current = &g == &rt.g() && g.status == GStatus::Running;
    view.is_system = g.is_system;
    rt.walk_frames(g, [&](const Runtime::Frame& frame) {
        if (frame.function < 0) return true;
        const bool of_main = rt.image->program->functions[static_cast<std::size_t>(frame.function)].package == "main";
        view.frames.push_back(frame_view(rt, frame, liveness, g.status == GStatus::Running, of_main || options.library));
        return view.frames.size() < options.most_frames;
    });
    if (view.frames.empty()) {   // not started: it has the closure it will run
        FrameView frame;
        frame.function = goroutine_name(rt, g);
        view.frames.push_back(std::move(frame));
    }
    return view;
}

}  // namespace

std::vector<GoroutineView> make_goroutines_view(const Machine& machine, const GoroutinesOptions& options) {
    const Runtime& rt = machine.rt;
    std::vector<const Goroutine*> shown;
    for (const Goroutine& g : rt.goroutines)
        if (exists(g) && (options.system || !g.is_system)) shown.push_back(&g);
    const Goroutine* running = rt.current < rt.goroutines.size() ? &rt.g() : nullptr;
    std::sort(shown.begin(), shown.end(), [&](const Goroutine* a, const Goroutine* b) { return std::pair(a != running, a->id) < std::pair(b != running, b->id); });
    if (shown.size() > options.most) shown.resize(options.most);
    std::sort(shown.begin(), shown.end(), [](const Goroutine* a, const Goroutine* b) { return a->id < b->id; });
    std::vector<GoroutineView> out;
    FrameLiveness liveness(*rt.image->program);
    for (const Goroutine* g : shown) out.push_back(goroutine_view(machine, *g, liveness, options));
    return out;
}

std::vector<SlotView> make_globals_view(const Machine& machine) {
    const Runtime& rt = machine.rt;
    std::vector<SlotView> out;
    for (const Variable& v : rt.image->program->globals) {
        if (!v.name.starts_with("main.") || v.type < 0) continue;
        SlotView slot;
        slot.name = v.name.substr(5);
        slot.address = rt.image->data_start + static_cast<std::uint64_t>(v.offset);
        slot.place = "package variable";
        slot.value = make_value_view(rt, v.type, slot.address);
        out.push_back(std::move(slot));
    }
    return out;
}

}  // namespace tw
