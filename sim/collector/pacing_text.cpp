#include "sim/collector/pacing_text.h"

#include <fmt/format.h>

namespace tw {

std::vector<std::string> pacer_lines(const Collector& collector, const Heap& heap) {
    const Pacer& pacer = collector.pacer;
    std::vector<std::string> lines;
    if (collector.goal() == Pacer::kNever || collector.goal() > 1ull << 62) {
        lines.push_back(fmt::format("live {}, no goal: GOGC is off", heap.live_bytes()));
    } else {
        lines.push_back(fmt::format("live {}, trigger {}, goal {} bytes", heap.live_bytes(), collector.trigger(), collector.goal()));
    }
    lines.push_back(fmt::format("{} marked in the last cycle; runway {}, as cons/mark is {:.3f} and {} bytes of scan work are expected", pacer.heap_marked,
                                pacer.runway, pacer.cons_mark, pacer.expected_work()));
    lines.push_back(fmt::format("scanned {}: heap {}, stacks {}, package variables {}", pacer.scan_work(), pacer.heap_scan_work, pacer.stack_scan_work, pacer.globals_scan_work));
    if (collector.marking())
        lines.push_back(fmt::format("an allocated byte costs {:.3f} bytes of marking; the background's credit is {} bytes", pacer.work_per_byte, pacer.credit));
    if (!heap.swept())
        lines.push_back(fmt::format("{} spans wait for the sweeper, {} pages are swept, {} of them ahead of allocation: {:.2f} pages for each MiB", heap.unswept(),
                                    heap.pages_swept(), heap.pages_ahead(), heap.sweep_pages_per_byte() * (1 << 20)));
    return lines;
}

std::vector<std::string> assist_lines(const Collector& collector) {
    std::vector<std::string> lines;
    for (const Assist& assist : collector.assists()) lines.push_back(fmt::format("step {}: {}", assist.step, assist_text(assist)));
    return lines;
}

std::string cycle_line(const CycleStats& cycle) {
    return fmt::format("cycle {}: {} live at its begin, {} at its end, goal {}, marked {}; scanned by the background {}, by {} assists {} and {} of credit; cons/mark {:.3f}",
                       cycle.number, cycle.live_at_start, cycle.live_at_end, cycle.goal, cycle.marked, cycle.background_work, cycle.assists, cycle.assist_work,
                       cycle.stolen_work, cycle.cons_mark);
}

}  // namespace tw
