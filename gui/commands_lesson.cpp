// Commands of the lesson and of what is open.
#include "gui/commands.h"
#include "gui/panes.h"

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

void show(CommandCall& call, const char* pane) {
    show_pane(call.ui.layout, pane, call.ui.focus);
    call.ui.focus = pane;
}

// UTF-8 without zero bytes: a field would give back something else, again and again.
bool is_text(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        if (lead == 0 || (lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || i + length > text.size()) return false;
        for (std::size_t k = 1; k < length; k++)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
        i += length;
    }
    return true;
}

void edit(CommandCall& call) {
    EditorState& editor = call.ui.editor;
    if (editor.open) {
        editor.open = false;
        return;
    }
    std::string text;
    for (const SourceLineView& line : call.snapshot.source.lines) text += line.text + "\n";
    if (!is_text(text)) {
        call.ui.notice = tr(call.ui, "notice.not_text");
        return;
    }
    if (editor.file != call.snapshot.source.file || editor.original != text) editor.file = call.snapshot.source.file, editor.original = editor.text = editor.checked = text;
    editor.open = true;
    editor.focus = 2;
    show(call, "source");
}

void run_edited(CommandCall& call, bool save) {
    EditorState& editor = call.ui.editor;
    if (!editor.open) {
        call.ui.notice = tr(call.ui, "notice.not_editing");
        return;
    }
    call.act(EditAction{editor.text, save});
    editor.open = false;
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
    add("lesson.catalogue", {{"o"}}, [](CommandCall& call) {
        call.ui.dialog = Dialog::Catalogue;
        call.ui.catalogue = {};
        call.act(CatalogueAction{});
    });
    add("lesson.variants", {{"x", true}}, [](CommandCall& call) { show(call, "variants"); });
    add("lesson.survivors", {{"q"}}, [](CommandCall& call) {
        show(call, "survivors");
        call.act(SurvivorsAction{SurvivorsAction::Kind::Start});
    });
    add("lesson.teacher", {}, [](CommandCall& call) { show(call, "teacher"); });
    group = "file";
    all.push_back({"file.open", group, {{"o", false, true}}, [](CommandCall& call) { call.ui.dialog = Dialog::Files, call.ui.files = {}; }, true});
    all.push_back({"file.edit", group, {{"e", false, true}}, edit, true});
    all.push_back({"file.run", group, {{"Return", false, true}}, [](CommandCall& call) { run_edited(call, false); }, true});
    all.push_back({"file.save", group, {{"s", false, true}}, [](CommandCall& call) { run_edited(call, true); }, true});
    add("file.real_go", {{"F12"}}, [](CommandCall& call) { show(call, "real_go"); call.act(RealGoAction{}); });
    add("file.explain", {{"i"}}, [](CommandCall& call) { call.ui.source.explain = !call.ui.source.explain; });
    all.push_back({"file.picture", group, {{"s", true, true}}, [](CommandCall& call) { call.ui.take_picture = true; }, true});
    add("file.pictures", {}, [](CommandCall& call) { call.ui.take_series = true; });
}

}  // namespace tw::gui
