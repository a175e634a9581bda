#include "gui/panels/panels.h"

namespace tw::gui {
namespace {

char letter_of(const std::string& kind) { return kind.empty() ? '?' : static_cast<char>(std::toupper(static_cast<unsigned char>(kind[0]))); }

float place(std::uint64_t step, std::uint64_t end, float width) {
    return end == 0 ? 0.f : static_cast<float>(static_cast<double>(step) / static_cast<double>(end) * width);
}

void draw_events(const TimelineView& timeline, ImVec2 at, ImVec2 size, const Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float last = -100;
    for (const EventMark& event : timeline.events) {
        const float x = at.x + place(event.step, timeline.end, size.x);
        if (x - last < 3) continue;
        list.AddLine({x, at.y + size.y * 0.45f}, {x, at.y + size.y}, look.colours.muted, 1);
        if (x - last >= 14) {
            const char text[2] = {letter_of(event.kind), 0};
            list.AddText(look.fonts.small, look.fonts.small->FontSize, {x - 3, at.y}, look.colours.text, text);
        }
        last = x;
    }
    const float x = at.x + place(timeline.step, timeline.end, size.x);
    list.AddRectFilled({x - 4, at.y + size.y * 0.35f}, {x + 4, at.y + size.y}, look.colours.accent, 3);
}

}  // namespace

Actions draw_timeline_panel(const TimelineView& timeline, const CollectorView& collector, UiState& ui, const Look& look) {
    Actions actions;
    ImGui::Text("step %llu of %llu%s", static_cast<unsigned long long>(timeline.step), static_cast<unsigned long long>(timeline.end),
                timeline.end_known ? "" : "+");
    ImGui::SameLine();
    ImGui::TextDisabled("   collector: %s, cycles %llu, live %llu bytes, goal %llu   %s", collector.phase.c_str(),
                        static_cast<unsigned long long>(collector.cycles), static_cast<unsigned long long>(collector.heap_live),
                        static_cast<unsigned long long>(collector.goal), collector.last_unit.c_str());
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size(ImGui::GetContentRegionAvail().x, 34 * ui.scale);
    ImGui::InvisibleButton("scrubber", size);
    mark(ui, "scrubber");
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + size.y * 0.45f}, {at.x + size.x, at.y + size.y}, look.colours.last_line, 4);
    draw_events(timeline, at, size, look);
    if (ImGui::IsItemActive() && timeline.end > 0) {
        const float share = std::min(1.f, std::max(0.f, (ImGui::GetIO().MousePos.x - at.x) / size.x));
        const auto step = static_cast<std::uint64_t>(static_cast<double>(share) * static_cast<double>(timeline.end));
        if (step != timeline.step) actions.push_back(SeekAction{step});
    }
    return actions;
}

}  // namespace tw::gui
