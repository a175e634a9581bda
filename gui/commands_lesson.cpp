// Commands of the lesson and of what is open.
#include "gui/commands.h"

namespace tw::gui {
namespace {

void next_lesson(CommandCall& call) {
    const auto& lessons = call.snapshot.lessons;
    if (lessons.empty()) return;
    std::size_t at = 0;
    for (std::size_t i = 0; i < lessons.size(); i++)
        if (lessons[i] == call.snapshot.narration.lesson) at = i + 1;
    call.act(OpenAction{lessons[at % lessons.size()]});
}

void answer(CommandCall& call) {
    if (call.key.name.empty()) call.ui.notice = tr(call.ui, "notice.answer_by_digit");
    else call.act(AnswerAction{call.key.name[0] - '1'});
}

}  // namespace

void add_lesson_commands(std::vector<Command>& all) {
    const char* group = "lesson";
    const auto add = [&](const char* id, std::vector<KeyPress> keys, void (*run)(CommandCall&)) { all.push_back({id, group, std::move(keys), run}); };
    add("lesson.next", {{"n"}}, [](CommandCall& call) { call.act(LessonStepAction{1}); });
    add("lesson.previous", {{"p"}}, [](CommandCall& call) { call.act(LessonStepAction{-1}); });
    add("lesson.again", {{"l"}}, [](CommandCall& call) { call.act(LessonStepAction{0}); });
    all.push_back({"lesson.answer", group, {}, answer, false, "1 \xe2\x80\xa6 9"});
    for (char digit = '1'; digit <= '9'; digit++) all.back().keys.push_back({std::string(1, digit)});
    add("lesson.open_next", {{"o", true}}, next_lesson);
    add("lesson.variant", {{"x"}}, [](CommandCall& call) { call.act(VariantAction{""}); });
}

}  // namespace tw::gui
