// What a person can do in the lab. A panel returns actions; lab::update applies them between frames.
#pragma once
#include <cstdint>
#include <string>
#include <variant>

namespace tw {

enum class StepKind : std::uint8_t {
    Instruction, Into, Over, Out, Back, BackOver, NextAllocation, NextCollectorUnit, NextEvent, PreviousEvent, ToEnd, ToStart
};

struct StepAction { StepKind kind; };
struct SeekAction { std::uint64_t step; };
struct RunToLineAction { int line; };
struct ToggleBreakpointAction { int line; };
struct SelectObjectAction { std::uint64_t address; };
struct OpenAction { std::string name; };        // a lesson's name or a .go file
struct LessonStepAction { int delta; };         // next or previous stop of the lesson
struct AnswerAction { int choice; };
struct VariantAction { std::string file; };     // main.go, fixed.go, control.go of the open lesson
struct CollectAction {};                        // force a collection now

using Action = std::variant<StepAction, SeekAction, RunToLineAction, ToggleBreakpointAction, SelectObjectAction, OpenAction,
                            LessonStepAction, AnswerAction, VariantAction, CollectAction>;

}  // namespace tw
