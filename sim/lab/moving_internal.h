// How actions move the lab; shared by the files that implement actions.
#pragma once
#include "sim/lab/lab.h"

namespace tw {

// After any movement: what changed since the last place, and the line that ran last.
void arrive(Lab& lab);
// Begins a travel that stops at breakpoints as well, and makes its first slice.
void start_travel(Lab& lab, Travel travel);

// Another text is what is open now: all that belonged to the one before is forgotten.
void accept_source(Lab& lab, const std::string& file, const std::string& text);
void go_to_stop(Lab& lab, int stop);
void select_object(Lab& lab, std::uint64_t address);
void set_breakpoint(Lab& lab, const BreakpointAction& action);
void check_condition(Lab& lab, const std::string& text);
// The installed toolchain beside the model, in slices.
void ask_real_go(Lab& lab);
void poll_real_go(Lab& lab, std::uint64_t budget);
void cancel_real_go(Lab& lab);
void continue_marks(Lab& lab);   // of the selection, when nothing else is under way
void jump(Lab& lab, Jump to);    // about the selected object, bookmarks, the comparison
bool open(Lab& lab, const std::string& name);   // a lesson's name, a .go file or a folder; false: a message says why not

}  // namespace tw
