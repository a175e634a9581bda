#include "gui/commands.h"

#include <algorithm>

#include "gui/dialogs.h"
#include "gui/panes.h"

namespace tw::gui {

const std::vector<Command>& commands() {
    static const std::vector<Command> all = [] {
        std::vector<Command> made;
        add_lesson_commands(made);
        add_step_commands(made);
        add_view_commands(made);
        add_panel_commands(made);
        add_window_commands(made);
        return made;
    }();
    return all;
}

const Command* command_named(const std::string& id) {
    for (const Command& command : commands())
        if (id == command.id) return &command;
    return nullptr;
}

const Command* command_for(const KeyPress& key) {
    for (const Command& command : commands())
        if (std::count(command.keys.begin(), command.keys.end(), key)) return &command;
    return nullptr;
}

std::string keys_of(const Command& command) {
    if (command.shown) return command.shown;
    std::string text;
    for (const KeyPress& key : command.keys) text += (text.empty() ? "" : ", ") + key_text(key);
    return text;
}

Actions apply_key(const KeyPress& key, const Snapshot& snapshot, UiState& ui, bool typing) {
    Actions actions;
    if (dialog_key(key, snapshot, ui, actions)) return actions;
    typing = typing || (ui.dialog != Dialog::None && ui.dialog != Dialog::Help);
    if (!typing && ui.dialog == Dialog::None && !ui.focus.empty())
        if (const Pane* pane = pane_named(ui.focus); pane && pane->key && pane->key(key, snapshot, ui, actions)) return actions;
    const Command* command = command_for(key);
    if (!command || (typing && !command->while_typing)) return actions;
    CommandCall call{snapshot, ui, key, {}};
    command->run(call);
    return std::move(call.actions);
}

}  // namespace tw::gui
