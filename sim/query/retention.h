// What keeps how much: cuts, totals by type, the largest, by size; all for the program's own objects unless said otherwise.
// Typed values that queries, views and reports put into words.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/query/picture.h"

namespace tw {

struct LabelTotal {
    std::string label;                 // "[]byte backing", without the size of one object
    std::uint64_t objects = 0, bytes = 0;
    std::uint64_t unreachable = 0;     // of the objects
};
// Largest first. `nodes`: these; or all of the program's.
std::vector<LabelTotal> totals_by_type(const HeapPicture& picture);
std::vector<LabelTotal> totals_by_type(const HeapPicture& picture, const std::vector<NodeId>& nodes);

// The n objects that retain most, reachable ones of the program.
std::vector<NodeId> largest_retained(const HeapPicture& picture, std::size_t n);

// Objects by slot size: from..to bytes, doubling.
struct SizeBucket { std::uint64_t from = 0, to = 0, objects = 0, bytes = 0; };
std::vector<SizeBucket> size_histogram(const HeapPicture& picture);

// "What if this edge were cut."
struct Cut {
    std::string error;                             // "" = the words were found
    std::vector<std::uint32_t> edges, roots;       // indices into the graph
    Freed freed;
};
// `text`: "A -> B" (all words of A's object, or of goroutine A, that lead to B), or a place X: its pointer words.
Cut cut(const HeapPicture& picture, const std::string& text);
// All references of one object (`from` 0: of all roots) to another one, by addresses.
Cut cut_references(const HeapPicture& picture, std::uint64_t from, std::uint64_t to);
// The words that stand in [from, to).
Cut cut_words(const HeapPicture& picture, std::uint64_t from, std::uint64_t to);

// Objects that X names: what it refers to, or the object it is part of; `type:…`: all of that label. [answer.h]
struct Targets { std::string error; std::vector<NodeId> nodes; bool live = true; };
Targets find_targets(const HeapPicture& picture, const std::string& text);

}  // namespace tw
