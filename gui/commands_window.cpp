// Commands of the window itself: panes, looks, overlays.
#include <algorithm>
#include <cmath>

#include "gui/commands.h"
#include "gui/panes.h"

namespace tw::gui {
namespace {

constexpr float kSmallest = 14 / 16.f, kLargest = 40 / 16.f;

void zoom_text(CommandCall& call, float pixels) {
    call.ui.scale = std::clamp(std::round(call.ui.scale * 16 + pixels) / 16, kSmallest, kLargest);
}

void move_focus(CommandCall& call, int delta) {
    UiState& ui = call.ui;
    const std::vector<std::string> shown = shown_panes(ui.layout);
    if (shown.empty()) return;
    const int count = static_cast<int>(shown.size());
    const auto at = std::find(shown.begin(), shown.end(), ui.focus);
    const int index = at == shown.end() ? (delta > 0 ? 0 : count - 1) : (static_cast<int>(at - shown.begin()) + delta + count) % count;
    ui.focus = shown[static_cast<std::size_t>(index)];
}

// The next pane of the focused area comes to the front.
void next_tab(CommandCall& call) {
    Layout* area = area_of(call.ui.layout, call.ui.focus);
    if (!area || area->panes.size() < 2) return;
    area->shown = (area->shown + 1) % static_cast<int>(area->panes.size());
    call.ui.focus = area->panes[static_cast<std::size_t>(area->shown)];
}

void toggle(UiState& ui, Dialog dialog) { ui.dialog = ui.dialog == dialog ? Dialog::None : dialog; }

void escape(CommandCall& call) {
    UiState& ui = call.ui;
    // what goes on in the background ends when nothing else is left to close
    const bool nothing_open = ui.dialog == Dialog::None && !ui.editor.open && !ui.maximised && ui.focus.empty();
    if (ui.dialog != Dialog::None) ui.dialog = Dialog::None;
    else if (ui.editor.open) ui.editor.open = false;
    else if (ui.maximised) ui.maximised = false;
    else ui.focus.clear();
    ui.source.word = -1;
    ui.notice.clear();
    if (call.snapshot.busy || nothing_open) call.act(CancelAction{});
}

// All headings of the focused pane, of those that are drawn; when all are unfolded they are folded away.
void unfold(CommandCall& call) {
    UiState& ui = call.ui;
    const std::string mine = "heading." + ui.focus + ".";
    std::vector<bool*> headings;
    for (auto mark = ui.marks.lower_bound(mine); mark != ui.marks.end() && mark->first.starts_with(mine); ++mark)
        if (const auto heading = ui.view.unfolded.find(mark->first.substr(8)); heading != ui.view.unfolded.end()) headings.push_back(&heading->second);
    const bool all = std::all_of(headings.begin(), headings.end(), [](const bool* each) { return *each; });
    for (bool* each : headings) *each = !all;
    if (ui.focus.empty() || headings.empty()) ui.notice = tr(ui, "notice.no_headings");
}

void copy_pane(CommandCall& call) {
    UiState& ui = call.ui;
    std::string text;
    if (const Pane* pane = pane_named(ui.focus)) text = pane_text(*pane, call.snapshot, ui);
    else
        for (const std::string& id : shown_panes(ui.layout)) text += "# " + pane_title(id, ui.language) + "\n" + pane_text(*pane_named(id), call.snapshot, ui) + "\n";
    ui.clipboard = text;
    ui.notice = tr(ui, "notice.copied");
}

template <int index>
void preset(CommandCall& call) { choose_preset(call.ui, static_cast<Preset>(index)); }

template <Theme theme>
void choose_theme(CommandCall& call) { call.ui.theme = theme; }

using Add = void (*)(CommandCall&);

void add_layout_commands(std::vector<Command>& all) {
    const char* group = "panes";
    const auto add = [&](const char* id, std::vector<KeyPress> keys, Add run) { all.push_back({id, group, std::move(keys), run, true}); };
    add("pane.next", {{"Tab"}}, [](CommandCall& call) { move_focus(call, 1); });
    all.back().while_typing = false;
    add("pane.previous", {{"Tab", true}}, [](CommandCall& call) { move_focus(call, -1); });
    all.back().while_typing = false;
    add("pane.tab", {{"Tab", false, true}}, next_tab);
    add("pane.maximise", {{"w"}}, [](CommandCall& call) { call.ui.maximised = !call.ui.maximised && !call.ui.focus.empty(); });
    all.back().while_typing = false;
    add("pane.close", {{"w", false, true}}, [](CommandCall& call) { close_pane(call.ui.layout, call.ui.focus), call.ui.focus.clear(); });
    add("pane.unfold", {{"u", false, true}}, unfold);
    all.back().while_typing = false;
    add("pane.copy", {{"c", true, true}}, copy_pane);
    add("preset.lesson", {{"1", false, true}}, preset<0>);
    add("preset.memory", {{"2", false, true}}, preset<1>);
    add("preset.goroutines", {{"3", false, true}}, preset<2>);
    add("preset.collector", {{"4", false, true}}, preset<3>);
    add("preset.presentation", {{"5", false, true}}, preset<4>);
    add("preset.reset", {}, [](CommandCall& call) { call.ui.layout = preset_layout(call.ui.preset); });
}

}  // namespace

void choose_preset(UiState& ui, Preset preset) {
    ui.kept_layouts[preset_name(ui.preset)] = ui.layout;
    const bool large = preset == Preset::Presentation;
    if (large != (ui.preset == Preset::Presentation)) ui.scale = std::clamp(ui.scale * (large ? 1.5f : 1 / 1.5f), kSmallest, kLargest);
    ui.preset = preset;
    const auto kept = ui.kept_layouts.find(preset_name(preset));
    ui.layout = kept != ui.kept_layouts.end() ? kept->second : preset_layout(preset);
    ui.maximised = false;
    if (!area_of(ui.layout, ui.focus)) ui.focus.clear();
}

void add_window_commands(std::vector<Command>& all) {
    add_layout_commands(all);
    const char* group = "look";
    const auto add = [&](const char* id, std::vector<KeyPress> keys, Add run, bool while_typing = true) { all.push_back({id, group, std::move(keys), run, while_typing}); };
    add("look.level", {{"v"}}, [](CommandCall& call) { call.ui.level = static_cast<Level>((static_cast<int>(call.ui.level) + 1) % 3); }, false);
    add("look.theme", {{"t"}}, [](CommandCall& call) { call.ui.theme = static_cast<Theme>((static_cast<int>(call.ui.theme) + 1) % 3); }, false);
    add("look.dark", {}, choose_theme<Theme::Dark>);
    add("look.light", {}, choose_theme<Theme::Light>);
    add("look.contrast", {}, choose_theme<Theme::Contrast>);
    add("look.larger", {{"plus", false, true}, {"plus", true, true}}, [](CommandCall& call) { zoom_text(call, 2); });
    all.back().shown = "Ctrl++";
    add("look.smaller", {{"minus", false, true}}, [](CommandCall& call) { zoom_text(call, -2); });
    add("look.normal", {{"0", false, true}}, [](CommandCall& call) { call.ui.scale = 1; });
    add("look.language", {{"y"}}, [](CommandCall& call) { call.act(LanguageAction{""}); }, false);
    group = "window";
    add("window.back", {{"Left", false, false, true}}, [](CommandCall& call) { call.act(NavigateAction{-1}); });
    add("window.forth", {{"Right", false, false, true}}, [](CommandCall& call) { call.act(NavigateAction{1}); });
    add("window.palette", {{"p", false, true}, {"p", true, true}}, [](CommandCall& call) {
        toggle(call.ui, Dialog::Palette);
        call.ui.palette = {};
        call.act(CatalogueAction{});
    });
    add("window.help", {{"?"}, {"F1"}}, [](CommandCall& call) { toggle(call.ui, Dialog::Help); }, false);
    add("window.escape", {{"Escape"}}, escape);
    add("window.quit", {{"q", false, true}}, [](CommandCall& call) { call.ui.quit = true; });
}

}  // namespace tw::gui
