// A variable in the source, its slot in the goroutines and the object on the heap point at each other: what one of them is pointed
// at, the others show. Used by the panels.
#pragma once
#include <vector>

#include "gui/ui_state.h"
#include "sim/views/snapshot.h"

namespace tw::gui {

std::uint64_t base_of(const HeapView& heap, std::uint64_t address);   // the drawn object that holds it; else the address itself
// Whether the slot is what is pointed at, or refers to the object that is.
bool is_pointed_at(const UiState& ui, const HeapView& heap, const std::string& function, const SlotView& slot);
// This slot is pointed at now: by the mouse or by the keyboard.
void point_at_slot(UiState& ui, const HeapView& heap, const std::string& function, const SlotView& slot);
void point_at_object(UiState& ui, std::uint64_t object);
// The slots of the goroutines' pane, from the top: what the keyboard goes through there.
struct ShownSlot { const FrameView* frame; const SlotView* slot; };
std::vector<ShownSlot> shown_slots(const Snapshot& snapshot);
bool has_slots(const FrameView& frame);
// The object that the other panes show: the one pointed at; while a pane of objects has the focus, the selected one.
std::uint64_t pointed_object(const UiState& ui, const HeldByView& held);

}  // namespace tw::gui
