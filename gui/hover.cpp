#include "gui/hover.h"

#include <algorithm>

namespace tw::gui {

std::uint64_t base_of(const HeapView& heap, std::uint64_t address) {
    if (address == 0) return 0;
    for (const ObjectView& object : heap.objects)
        if (address >= object.address && address < object.address + std::max<std::uint64_t>(1, object.size)) return object.address;
    return address;
}

bool is_pointed_at(const UiState& ui, const HeapView& heap, const std::string& function, const SlotView& slot) {
    const Hover& hover = ui.hover;
    if (!hover.variable.empty() && slot.name == hover.variable && (hover.function.empty() || hover.function == function)) return true;
    return hover.variable.empty() && hover.object != 0 && slot.value.points_to != 0 && base_of(heap, slot.value.points_to) == base_of(heap, hover.object);
}

void point_at_slot(UiState& ui, const HeapView& heap, const std::string& function, const SlotView& slot) {
    ui.hover_now = {slot.name, function, base_of(heap, slot.value.points_to)};
}

void point_at_object(UiState& ui, std::uint64_t object) { ui.hover_now = {"", "", object}; }

bool has_slots(const FrameView& frame) { return frame.function.starts_with("main.") && frame.function.find("gowrap") == std::string::npos && !frame.slots.empty(); }

std::vector<ShownSlot> shown_slots(const Snapshot& snapshot) {
    std::vector<ShownSlot> all;
    for (const GoroutineView& goroutine : snapshot.goroutines) {
        if (goroutine.is_system) continue;
        for (const FrameView& frame : goroutine.frames)
            for (const SlotView& slot : frame.slots)
                if (has_slots(frame)) all.push_back({&frame, &slot});
    }
    return all;
}

std::uint64_t pointed_object(const UiState& ui, const HeldByView& held) {
    if (ui.hover.object || !ui.hover.variable.empty()) return ui.hover.object;
    const bool objects = ui.focus == "heap" || ui.focus == "held" || ui.focus == "objects" || ui.focus == "goroutines";
    return objects && held.has_selection ? held.address : 0;
}

}  // namespace tw::gui
