// What a person can do in the lab. A panel returns actions; lab::update applies them between frames.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "sim/views/snapshot.h"

namespace tw {

enum class StepKind : std::uint8_t {
    Instruction,        // one instruction, or one unit of the collector's work
    Into,               // to the next statement of package main, in whatever goroutine
    Over,               // to the next statement of this goroutine that is not deeper
    Out,                // until this function has returned
    Back, BackOver,     // to the start of the statement before
    NextAllocation, NextCollectorUnit, NextEvent, PreviousEvent,
    Run,                // to the next breakpoint, or to the end
    ToEnd, ToStart
};

struct StepAction { StepKind kind; };
struct SeekAction { std::uint64_t step; };
struct RunToLineAction { int line; };
struct ToggleBreakpointAction { int line; };
struct SelectObjectAction { std::uint64_t address; };
struct OpenAction { std::string name; };        // a lesson's name or a .go file
struct LessonStepAction { int delta; };         // next or previous stop of the lesson; 0 goes back to the present one
struct AnswerAction { int choice; };
struct VariantAction { std::string file; };     // main.go, fixed.go, control.go of the open lesson; "" = the next one
struct CollectAction {};                        // a whole collection now, as if the running goroutine called runtime.GC
struct LanguageAction { std::string language; };// "en", "zh"; "" = the other one

// Places, files and exercises
struct NavigateAction { int delta; };            // −1: to the place where one was before; +1: forth again
struct EditAction { std::string text; bool save = false; };   // runs this text in the place of the open file; `save`: writes it first
struct CheckTextAction { std::string text; };    // only says what is wrong in it
struct ReloadAction {};                          // the file or lesson has changed on disk
struct VariantsAction {};                        // runs all variants of the lesson and sets them beside each other
struct RealGoAction {};                          // runs the open file with the installed toolchain, too, and compares
struct CatalogueAction {};                       // reads the cards of all lessons
struct SurvivorsAction {                         // the student says which objects survive
    enum class Kind : std::uint8_t { Start, Pick, Reveal, Stop } kind;
    std::uint64_t object = 0;                    // Pick: chosen, or no longer
};

struct ContinueAction {};                       // one more slice of what is still running
struct CancelAction {};                         // stop what is still running, where it is

// The picture of the heap and its tables
struct FilterAction { HeapFilter filter; };                         // what the canvas shows
struct ExpandAction { std::string group; int more = 20; };          // shows more of a group's objects one by one; 0 closes it again
struct CutAction { std::uint64_t from = 0, to = 0; };               // what if that reference were cut (from 0: every root's); again: not
struct SortObjectsAction { ObjectColumn column; };                  // again: the other way round
struct ObjectsTextAction { std::string text; };                     // the table shows types that contain it
struct MeasureAction {};                                            // looks at the whole of a large heap, though it was given up here
struct CompareAction {};                                            // remember this moment; again at that moment: forget it

// Time
struct BookmarkAction { std::string note; };                        // here; where one is: its note is changed
struct RemoveBookmarkAction { std::uint64_t step; };
enum class Jump : std::uint8_t { Born, LastWrite, NextWrite, LastPathCut, Swept, NextBookmark, PreviousBookmark, Comparison };
struct JumpAction { Jump to; };                                     // all but the last three are about the selected object
struct RunUntilAction { std::string condition; };                   // to the first step at which it comes true: "isnil(err) = false"
struct BreakpointAction { int id = 0; std::string condition; std::uint64_t nth = 1; };   // id: a line; negative: known, anywhere; 0: a new one anywhere
struct CheckConditionAction { std::string text; };                  // only says what is wrong in it, and what it answers here
struct ChooseGoroutineAction { std::uint64_t id; };                 // it runs next; what came after is forgotten

// The collector and the machine's settings
enum class CollectorStep : std::uint8_t { Unit, Phase, Cycle };
struct CollectorStepAction { CollectorStep step; };
struct MachineAction {                                              // opens the program again with these; what is not named stays
    std::optional<bool> stop_the_world, write_barrier;
    std::optional<int> gogc;
    std::optional<std::uint64_t> seed;
};
struct LeakRoundAction { int delta; };                              // 1: one round more; 0: from the start
struct MarkingAction {                                              // the student marks
    enum class Kind : std::uint8_t { Start, Pick, Shade, Blacken, Stop } kind;
    std::uint64_t object = 0;                                       // Pick: a grey one; Shade: a child of it
};
struct SearchSchedulesAction { std::uint64_t count; };              // runs so many schedules to their ends; 0 stops

using Action = std::variant<StepAction, SeekAction, RunToLineAction, ToggleBreakpointAction, SelectObjectAction, OpenAction, LessonStepAction,
                            AnswerAction, VariantAction, CollectAction, LanguageAction, ContinueAction, CancelAction,
                            NavigateAction, EditAction, CheckTextAction, ReloadAction, VariantsAction, CatalogueAction, SurvivorsAction,
                            FilterAction, ExpandAction, CutAction, SortObjectsAction, ObjectsTextAction, MeasureAction, CompareAction, BookmarkAction, RemoveBookmarkAction,
                            JumpAction, RunUntilAction, ChooseGoroutineAction, CollectorStepAction, MachineAction, LeakRoundAction, MarkingAction,
                            SearchSchedulesAction, RealGoAction, BreakpointAction, CheckConditionAction>;

}  // namespace tw
