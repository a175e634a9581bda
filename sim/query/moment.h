// What is kept of a moment to compare it with another one, and the comparison.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/query/picture.h"
#include "sim/query/retention.h"

namespace tw {

struct MomentObject {
    std::uint64_t base = 0, birth = 0, size = 0;
    std::string label;               // interned by the moment's maker; without the size of one object
    bool reachable = false;
    std::size_t words = 0, count = 0;   // its contents: Moment::words[words … words + count)
};
struct MomentGoroutine { std::uint64_t id = 0; std::string line; };
struct MomentVariable { std::string name, value; };   // "main.total", "goroutine 1 main.main › x"

struct Moment {
    std::uint64_t step = 0;
    std::vector<MomentObject> objects;   // the program's, ascending by address
    std::vector<std::uint64_t> words;
    std::vector<MomentGoroutine> goroutines;
    std::vector<MomentVariable> variables;
    bool all_words = true;               // false: contents of some objects were left out for their number
};
Moment capture_moment(const HeapPicture& picture);

struct TypeGrowth { std::string label; std::int64_t objects = 0, bytes = 0; };
struct ChangedWord { std::uint64_t object = 0; std::string place; std::uint64_t before = 0, after = 0; };
struct ChangedVariable { std::string name, before, after; };   // "" = it was not there
struct MomentDiff {
    std::uint64_t from = 0, to = 0;      // steps
    std::vector<std::uint64_t> born, freed, unreachable, reachable_again;   // addresses of objects; by the moment in which they exist
    std::uint64_t born_bytes = 0, freed_bytes = 0, unreachable_bytes = 0;
    std::vector<TypeGrowth> growth;      // by type, largest change first
    std::vector<std::string> started, ended, changed_goroutines;
    std::vector<ChangedWord> words;      // of objects that are in both
    std::vector<ChangedVariable> variables;
    bool all_words = true;
};
// `now`: the picture of the later moment, for names.
MomentDiff diff_moments(const Moment& before, const Moment& after, const HeapPicture& now);
std::vector<std::string> diff_lines(const MomentDiff& diff);
std::string diff_summary(const MomentDiff& diff);

}  // namespace tw
