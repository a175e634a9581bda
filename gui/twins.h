// What each pane shows, as text: copied by a command, written under `panes` of --state. And the panes' own keys.
#pragma once
#include <string>

#include "gui/keys.h"
#include "gui/panels/panels.h"

namespace tw::gui {

std::string source_twin(const Snapshot& snapshot, const UiState& ui);
std::string narration_twin(const Snapshot& snapshot, const UiState& ui);
std::string output_twin(const Snapshot& snapshot, const UiState& ui);
bool source_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions);
bool narration_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions);

// twins_lesson.cpp
std::string teacher_twin(const Snapshot& snapshot, const UiState& ui);
std::string real_go_twin(const Snapshot& snapshot, const UiState& ui);
std::string survivors_twin(const Snapshot& snapshot, const UiState& ui);
std::string variants_twin(const Snapshot& snapshot, const UiState& ui);
bool survivors_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions);

// twins_views.cpp
std::string heap_twin(const Snapshot& snapshot, const UiState& ui);
std::string held_twin(const Snapshot& snapshot, const UiState& ui);
std::string goroutines_twin(const Snapshot& snapshot, const UiState& ui);
std::string timeline_twin(const Snapshot& snapshot, const UiState& ui);
std::string values_twin(const Snapshot& snapshot, const UiState& ui);
std::string objects_twin(const Snapshot& snapshot, const UiState& ui);
std::string totals_twin(const Snapshot& snapshot, const UiState& ui);
std::string compare_twin(const Snapshot& snapshot, const UiState& ui);
std::string holders_twin(const Snapshot& snapshot, const UiState& ui);
std::string sites_twin(const Snapshot& snapshot, const UiState& ui);
std::string stacks_twin(const Snapshot& snapshot, const UiState& ui);
std::string dump_twin(const Snapshot& snapshot, const UiState& ui);
std::string memstats_twin(const Snapshot& snapshot, const UiState& ui);
std::string goroutine_table_twin(const Snapshot& snapshot, const UiState& ui);
std::string schedule_twin(const Snapshot& snapshot, const UiState& ui);
std::string collector_twin(const Snapshot& snapshot, const UiState& ui);
std::string marking_twin(const Snapshot& snapshot, const UiState& ui);
std::string breakpoints_twin(const Snapshot& snapshot, const UiState& ui);
bool breakpoints_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions);
bool goroutines_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions);
bool values_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions);
bool heap_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions);
bool timeline_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, Actions& actions);

}  // namespace tw::gui
