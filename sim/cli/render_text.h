// Views as text for the terminal: the same snapshot that the window draws.
#pragma once
#include <cstdint>
#include <string>

#include "sim/views/snapshot.h"

namespace tw::cli {

// Lines around the next one, which is marked with `>`.
std::string render_source(const SourceView& source, int around = 2);
// Goroutines with their frames; each slot by its words, interfaces as their two words.
std::string render_goroutines(const std::vector<GoroutineView>& goroutines);
// The selected object: path from its root, one row per reference, then its dominators and sizes.
std::string render_held_by(const HeldByView& held);
// One line: phase, cycles, live bytes, objects of the program.
std::string render_collector(const CollectorView& collector, const HeapView& heap);
// What happened between two steps, one line per kind and text, repeated ones counted.
std::string render_events(const TimelineView& timeline, std::uint64_t from, std::uint64_t to);

}  // namespace tw::cli
