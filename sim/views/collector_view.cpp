#include "sim/views/collector_view.h"

namespace tw {

CollectorView make_collector_view(const Machine& machine) {
    const Collector& collector = machine.rt.collector;
    CollectorView view;
    switch (collector.phase()) {
        case GcPhase::Off: view.phase = "off"; break;
        case GcPhase::Mark: view.phase = "mark"; break;
        case GcPhase::MarkTermination: view.phase = "mark termination"; break;
        case GcPhase::Sweep: view.phase = "sweep"; break;
    }
    view.cycles = collector.cycles();
    view.heap_live = machine.rt.heap.live_bytes();
    view.goal = collector.goal();
    view.grey = collector.grey_objects();
    return view;
}

}  // namespace tw
