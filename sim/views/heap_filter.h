// A heap filter as a line of text and back: "node size>1K age<500 g:7 dead".
#pragma once
#include <string>

#include "sim/views/snapshot.h"

namespace tw {

// size>1K size<64 (bytes; K, M), age>500 age<500 (steps since birth), born>500 (step), g:7 (reached from that goroutine's stack), dead
// (nothing reaches it); all else is text in label, type or address. Never fails: a word that is none of these is text.
HeapFilter parse_heap_filter(const std::string& text);
std::string filter_text(const HeapFilter& filter);

}  // namespace tw
